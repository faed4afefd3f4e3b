"""Marks by keyboard: which of those in sight has the focus, and where its ring is drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from ui.reader.marks import Mark, MarkSet
from ui.reader.page import Page
from ui.reader.painting import margin_rects

_RING_PX = 2.0


class MarkFocus(QObject):
    """Tab goes through the marks in sight, Enter acts on one, Escape lets go.

    Signals:
        changed(): another mark has the focus, or none.
        activated(str, str): Enter was pressed: kind and id of the mark.
    """

    changed = Signal()
    activated = Signal(str, str)

    def __init__(self, pane: QWidget, page: Callable[[], Page | None]) -> None:
        super().__init__(pane)
        self._page = page
        self._marks = MarkSet()
        self.mark: Mark | None = None
        """The one with the focus."""

    def set_marks(self, marks: MarkSet) -> None:
        """Go through these; the focus stays where its mark is still there."""
        self._marks = marks
        if self.mark not in marks.marks:
            self.mark = None

    def let_go(self) -> None:
        """Take the focus from the marks."""
        self._give(None)

    def _give(self, mark: Mark | None) -> None:
        if mark != self.mark:
            self.mark = mark
            self.changed.emit()

    def tab(self, start: int, *, forwards: bool) -> bool:
        """Go to the next mark in sight (or the one before), the first at or after the offset ``start``.

        Returns whether there was one; if not, no mark has the focus.
        """
        page = self._page()
        in_sight: Sequence[Mark] = self._marks.overlapping(*page.sight()) if page else ()
        found = None
        if self.mark in in_sight:
            place = in_sight.index(self.mark) + (1 if forwards else -1)
            found = in_sight[place] if 0 <= place < len(in_sight) else None
        elif forwards:
            found = next((mark for mark in in_sight if mark.start >= start), None)
        self._give(found)
        return found is not None

    def key(self, event: QKeyEvent) -> bool:
        """Act on a key meant for the mark with the focus; whether it was."""
        mark = self.mark
        if mark is None or not self.rects():
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.activated.emit(mark.kind, mark.id)
        elif event.key() == Qt.Key.Key_Escape:
            self.let_go()
        else:
            return False
        event.accept()
        return True

    def rects(self) -> list[QRectF]:
        """Where the mark is in the view: its words, or its sign in the margin where it has none."""
        page, mark = self._page(), self.mark
        if page is None or mark is None:
            return []
        return page.rects(mark.start, mark.end) or [
            rect.translated(page.left, top)
            for paragraph, top in page.visible()
            for other, rect in margin_rects(paragraph, self._marks.overlapping(paragraph.start, paragraph.end + 1))
            if other == mark
        ]

    def paint(self, painter: QPainter, colour: QColor) -> None:
        """Draw the focus around the pieces of the mark."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(QPen(colour, _RING_PX))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for rect in self.rects():
            painter.drawRoundedRect(rect.adjusted(-2, 1, 2, -1), 4, 4)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
