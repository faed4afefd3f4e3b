"""The two ends of a highlight under the pointer, to be taken hold of and dragged to other letters."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPen

from ui.reader.marks import HIGHLIGHT, NOTE, Mark, MarkSet
from ui.reader.page import Page
from ui.theme import Theme

if TYPE_CHECKING:
    from ui.reader.viewport import ReaderPane

_KNOB_PX = 4.0
"""Radius of the knob at a handle's end."""
_CATCH_PX = 5.0
"""How far beside a handle the pointer still takes hold of it."""
_SCROLL_MS = 40
_FASTEST_PX = 80


@dataclass(frozen=True, slots=True)
class _Handle:
    """One end of a mark: a stem beside its outermost letter, with a knob above the first or below the last."""

    stem: QRectF
    is_end: bool

    @property
    def knob(self) -> QPointF:
        return QPointF(self.stem.center().x(), self.stem.bottom() if self.is_end else self.stem.top())

    def catches(self, point: QPointF) -> bool:
        """Whether a press at ``point`` takes hold."""
        reach = self.stem.adjusted(-_CATCH_PX, 0, _CATCH_PX, 0)
        knob = self.knob
        return reach.united(QRectF(knob.x() - _CATCH_PX, knob.y() - _CATCH_PX, 2 * _CATCH_PX, 2 * _CATCH_PX)).contains(
            point
        )


class _Moved(MarkSet):
    """Marks of which one is shown elsewhere for the time of a drag."""

    def __init__(self, others: MarkSet, moved: Mark) -> None:
        super().__init__((moved,))
        self._others, self._moved = others, moved

    def overlapping(self, start: int, end: int) -> list[Mark]:
        """As of the others, with the moved one at its present place."""
        found = [mark for mark in self._others.overlapping(start, end) if not _same(mark, self._moved)]
        return sorted([*found, *super().overlapping(start, end)], key=lambda mark: (mark.start, mark.end))


def _same(one: Mark, other: Mark) -> bool:
    return one.id == other.id and one.kind == other.kind


class Handles(QObject):
    """Shows the ends of the highlight or note under the pointer, and lets them be dragged.

    Signals:
        changed(): what is drawn is another.
        moved(str, int, int): id and new span of a mark, when an end was let go elsewhere.
    """

    changed = Signal()
    moved = Signal(str, int, int)

    def __init__(self, pane: ReaderPane) -> None:
        super().__init__(pane)
        self._pane = pane
        self._mark: Mark | None = None
        self._held: bool | None = None
        """Whether the end (or else the start) is under the hand; None while neither is."""
        self._from: Mark | None = None
        self._pointer = QPointF()
        self._scrolling = QTimer(self)
        self._scrolling.setInterval(_SCROLL_MS)
        self._scrolling.timeout.connect(self._scroll_on)

    @property
    def dragging(self) -> bool:
        """Whether an end is under the hand."""
        return self._held is not None

    def shown(self) -> Mark | None:
        """The mark whose ends are shown, as it is at this moment of a drag."""
        return self._mark

    def marks(self, marks: MarkSet) -> MarkSet:
        """The marks to draw: during a drag, with the dragged one at its present place."""
        return _Moved(marks, self._mark) if self._mark is not None and self.dragging else marks

    def forget(self) -> None:
        """Show nothing: the marks or the document are others."""
        if not self.dragging:
            self._show(None)

    # -- the pointer ---------------------------------------------------------------------------

    def hover(self, point: QPointF, marks: MarkSet) -> bool:
        """Show the ends of what is under the pointer; whether it is on one of them."""
        page = self._pane.page()
        if page is None:
            return False
        if self._at(page, point) is not None:
            return True
        under = page.cluster_at(point.x(), point.y())
        found = [mark for mark in marks.overlapping(under, under + 1) if mark.kind in (HIGHLIGHT, NOTE) and mark.id]
        found = [m for m in found if any(rect.contains(point) for rect in page.rects(m.start, m.end))]
        self._show(min(found, key=lambda mark: mark.end - mark.start, default=None))
        return self._at(page, point) is not None

    def press(self, point: QPointF) -> bool:
        """The left button went down; whether it took hold of an end."""
        page = self._pane.page()
        handle = self._at(page, point) if page is not None else None
        if handle is None:
            return False
        self._held, self._from, self._pointer = handle.is_end, self._mark, point
        return True

    def drag(self, point: QPointF) -> bool:
        """The pointer moved with the button down; whether it has hold of an end."""
        page = self._pane.page()
        if not self.dragging or page is None:
            return False
        self._pointer = point
        self._move_to(page, point)
        if 0 <= point.y() < page.height:
            self._scrolling.stop()
        elif not self._scrolling.isActive():
            self._scrolling.start()
        return True

    def release(self) -> bool:
        """The button came up; whether it let go of an end."""
        if not self.dragging:
            return False
        before, after = self._from, self._mark
        self._let_go()
        if before is not None and after is not None and (before.start, before.end) != (after.start, after.end):
            self.moved.emit(after.id, after.start, after.end)
        return True

    def cancel(self) -> bool:
        """Escape: the mark stays as it was; whether there was a drag."""
        if not self.dragging:
            return False
        self._mark = self._from
        self._let_go()
        return True

    def _let_go(self) -> None:
        self._scrolling.stop()
        self._held = self._from = None
        self.changed.emit()

    def _move_to(self, page: Page, point: QPointF) -> None:
        mark = self._mark
        if mark is None:
            return
        # Seams of clusters only: half a letter is never highlighted, and one always stays.
        offset = page.offset_at(point.x(), min(max(point.y(), 0.0), page.height - 1.0))
        if self._held and offset > mark.start:
            mark = replace(mark, end=offset)
        elif not self._held and offset < mark.end:
            mark = replace(mark, start=offset)
        if mark != self._mark:
            self._show(mark)

    def _scroll_on(self) -> None:
        page = self._pane.page()
        if page is not None and self.dragging:
            y = self._pointer.y()
            beyond = y if y < 0 else y - page.height
            self._pane.scroll_by(round(min(max(beyond / 2, -_FASTEST_PX), _FASTEST_PX)))
            self._move_to(page, self._pointer)

    def _show(self, mark: Mark | None) -> None:
        if mark != self._mark:
            self._mark = mark
            self.changed.emit()

    # -- where they are ------------------------------------------------------------------------

    def places(self) -> list[QRectF]:
        """The stems shown, the start's first, in pixels of the viewport."""
        page = self._pane.page()
        return [handle.stem for handle in self._handles(page)] if page is not None else []

    def _handles(self, page: Page) -> list[_Handle]:
        mark = self._mark
        if mark is None or mark.start >= mark.end:
            return []
        words = page.document.text[mark.start : mark.end]
        if not words.strip():
            return []
        first = mark.start + len(words) - len(words.lstrip())
        last = mark.start + len(words.rstrip()) - 1
        made = []
        for offset, is_end in ((first, False), (last, True)):
            rects = page.rects(offset, offset + 1)
            if not rects:
                continue
            rect = rects[-1] if is_end else rects[0]
            cluster = page.cluster_at(rect.center().x(), rect.center().y())
            # The nearest seam to a letter's left side comes after the letter where it runs to the left.
            rtl = page.offset_at(rect.left() + rect.width() / 8, rect.center().y()) > cluster
            x = rect.right() if rtl is not is_end else rect.left()
            made.append(_Handle(QRectF(x - 1, rect.top() + 1, 2, rect.height() - 2), is_end))
        return made

    def _at(self, page: Page, point: QPointF) -> _Handle | None:
        return next((handle for handle in self._handles(page) if handle.catches(point)), None)

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Draw both ends."""
        page = self._pane.page()
        if page is None or self._mark is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(QPen(theme.color("page"), 1))
        painter.setBrush(theme.color("accent"))
        for handle in self._handles(page):
            painter.fillRect(handle.stem, theme.color("accent"))
            painter.drawEllipse(handle.knob, _KNOB_PX, _KNOB_PX)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
