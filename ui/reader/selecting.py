"""Mouse and keys on the text: a caret, selecting by cluster, word and block, scrolling past the edges.

Plain reading needs no caret: without one, arrows, Home, End and the page keys scroll. A click in the
text, or F7, sets a caret; then the same keys move it, and with Shift they select. Once the reader has
scrolled on and left the caret out of sight, keys without Shift scroll again, so that the page never
jumps back to it by surprise. Space always scrolls. Escape gives up first the selection, then the caret.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent

from ui.reader.caret import (
    Lean,
    Move,
    Place,
    caret_rect,
    column_of,
    direction_at,
    moved,
    place_at,
    row_of,
    whole_cluster,
)
from ui.reader.page import Page
from ui.reader.selection import Selection, Unit, word_span

if TYPE_CHECKING:
    from ui.reader.viewport import ReaderPane

_AUTOSCROLL_MS = 30
_FASTEST_PX = 120
_PAGE_OVERLAP = 0.9

_Keys = QKeySequence.StandardKey
_MOVES = (
    (_Keys.MoveToNextChar, _Keys.SelectNextChar, Move.RIGHT),
    (_Keys.MoveToPreviousChar, _Keys.SelectPreviousChar, Move.LEFT),
    (_Keys.MoveToNextWord, _Keys.SelectNextWord, Move.WORD_RIGHT),
    (_Keys.MoveToPreviousWord, _Keys.SelectPreviousWord, Move.WORD_LEFT),
    (_Keys.MoveToNextLine, _Keys.SelectNextLine, Move.DOWN),
    (_Keys.MoveToPreviousLine, _Keys.SelectPreviousLine, Move.UP),
    (_Keys.MoveToStartOfLine, _Keys.SelectStartOfLine, Move.LINE_START),
    (_Keys.MoveToEndOfLine, _Keys.SelectEndOfLine, Move.LINE_END),
    (_Keys.MoveToStartOfDocument, _Keys.SelectStartOfDocument, Move.TEXT_START),
    (_Keys.MoveToEndOfDocument, _Keys.SelectEndOfDocument, Move.TEXT_END),
    (_Keys.MoveToNextPage, _Keys.SelectNextPage, Move.PAGE_DOWN),
    (_Keys.MoveToPreviousPage, _Keys.SelectPreviousPage, Move.PAGE_UP),
)
_KEEP_COLUMN = (Move.UP, Move.DOWN, Move.PAGE_UP, Move.PAGE_DOWN)


@dataclass(frozen=True, slots=True)
class Press:
    """A mouse button going down."""

    point: QPointF
    extend: bool
    """Whether Shift was held."""


def press_of(event: QMouseEvent) -> Press:
    """The press a mouse event tells of."""
    return Press(event.position(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))


class Selecting(QObject):
    """Turns a pane's mouse and keys into a selection.

    Signals:
        changed(): what is selected is another span.
        caret_moved(): the caret is elsewhere, or came or went.
    """

    changed = Signal()
    caret_moved = Signal()

    def __init__(self, pane: ReaderPane) -> None:
        super().__init__(pane)
        self._pane = pane
        self._selection = Selection()
        self._lean = Lean.NEXT
        self._shown = False
        """Whether the reader has set a caret, by a click or by F7."""
        self._column: float | None = None
        """The x that going up and down keeps."""
        self._unit = Unit.CLUSTER
        self._pressed: QPointF | None = None
        self._dragged = False
        self._pointer = QPointF()
        self._double_at = (0.0, QPointF())
        self._autoscroll = QTimer(self)
        self._autoscroll.setInterval(_AUTOSCROLL_MS)
        self._autoscroll.timeout.connect(self._scroll_on)

    def span(self) -> tuple[int, int] | None:
        """What is selected."""
        return self._selection.span()

    def caret(self) -> int | None:
        """The moving end."""
        return self._selection.caret

    def place(self) -> Place | None:
        """Where the caret stands, if the reader has set one."""
        caret = self._selection.caret
        return Place(caret, self._lean) if self._shown and caret is not None else None

    def caret_rect(self) -> QRectF | None:
        """Where the caret is in the view, without width; None where there is none, or out of sight."""
        page, place = self._pane.page(), self.place()
        if not page or place is None or not page.rows.count:
            return None
        row = row_of(page, place)
        top = dict(page.scroll.visible()).get(row)
        if top is None:
            return None
        rect = caret_rect(page.paragraph(row), place).translated(page.left, top)
        return rect if rect.bottom() > 0 and rect.top() < page.height else None

    def flag(self) -> int:
        """1 where the text at the caret runs to the right in a line of both directions, -1 to the left, else 0."""
        page, place = self._pane.page(), self.place()
        return direction_at(page.paragraph(row_of(page, place)), place) if page and place else 0

    def set_caret(self, offset: int) -> None:
        """Put the caret before a cluster and bring it in sight; nothing is selected."""
        page = self._pane.page()
        if page:
            offset = min(max(offset, 0), len(page.document.text))
            self._put(page, Place(whole_cluster(page, offset, forwards=False)), extend=False)

    def toggle_caret(self) -> None:
        """Set a caret on the line being read, or take the caret in sight away."""
        page = self._pane.page()
        if self.caret_rect() is not None:
            self.clear()
        elif page:
            self.set_caret(page.reading_offset())

    def select(self, start: int, end: int) -> None:
        """Select ``start:end``, clamped to the text."""
        page = self._pane.page()
        if page:
            length = len(page.document.text)
            start, end = sorted((min(max(start, 0), length), min(max(end, 0), length)))
            self._change(partial(self._selection.choose, start, end), Lean.PREVIOUS)

    def clear(self) -> None:
        """Select nothing, and take the caret away."""
        self._autoscroll.stop()
        self._pressed = None
        self._shown = False
        self._change(self._selection.clear)

    def _change(self, act: Callable[[], None], lean: Lean = Lean.NEXT) -> None:
        before, place = self.span(), self.place()
        act()
        self._lean = lean
        self._column = None
        if self.place() != place:
            self.caret_moved.emit()
        if self.span() != before:
            self.changed.emit()

    # -- mouse ---------------------------------------------------------------------------------

    def press(self, press: Press) -> None:
        """The left button went down."""
        page = self._pane.page()
        if not page:
            return
        self._pressed, self._dragged = press.point, False
        self._shown = True
        self._pointer = press.point
        since, where = self._double_at
        hints = QGuiApplication.styleHints()
        third = (time.monotonic() - since) * 1000 < hints.mouseDoubleClickInterval()
        if third and (press.point - where).manhattanLength() < hints.startDragDistance():
            self._begin(page, Unit.BLOCK, press.point)
        elif press.extend and self._selection.caret is not None:
            self._extend(page)
        else:
            self._begin(page, Unit.CLUSTER, press.point)

    def double_press(self, press: Press) -> None:
        """The second of two quick presses."""
        page = self._pane.page()
        if page:
            self._pressed, self._dragged = press.point, True
            self._pointer = press.point
            self._double_at = time.monotonic(), press.point
            self._begin(page, Unit.WORD, press.point)

    def drag(self, point: QPointF) -> None:
        """The pointer moved with the button down."""
        page = self._pane.page()
        if not page or self._pressed is None:
            return
        self._pointer = point
        far = (point - self._pressed).manhattanLength() >= QGuiApplication.styleHints().startDragDistance()
        self._dragged = self._dragged or far
        if self._dragged:
            self._extend(page)
            if 0 <= point.y() < page.height:
                self._autoscroll.stop()
            elif not self._autoscroll.isActive():
                self._autoscroll.start()

    def release(self) -> bool:
        """The button came up; whether it was a plain click."""
        self._autoscroll.stop()
        clicked = self._pressed is not None and not self._dragged and self._unit is Unit.CLUSTER
        self._pressed = None
        return clicked and self.span() is None

    def _scroll_on(self) -> None:
        page = self._pane.page()
        if page:
            y = self._pointer.y()
            beyond = y if y < 0 else y - page.height
            self._pane.scroll_by(round(min(max(beyond / 2, -_FASTEST_PX), _FASTEST_PX)))
            self._extend(page)

    def _unit_span(self, page: Page, point: QPointF) -> tuple[int, int, Lean]:
        y = min(max(point.y(), 0.0), page.height - 1.0)
        place = place_at(page, point.x(), y)
        if self._unit is Unit.CLUSTER:
            return place.offset, place.offset, place.lean
        under = page.cluster_at(point.x(), y)
        row = page.rows.row_at(under)
        block = page.document.blocks[page.rows.block_of(row)[0]]
        if self._unit is Unit.BLOCK:
            return block.start, block.end, Lean.PREVIOUS
        start, end = page.rows.span(row)
        first, last = word_span(page.document.text[start:end], under - start)
        first = whole_cluster(page, start + first, forwards=False)
        return first, whole_cluster(page, start + last, forwards=True), Lean.PREVIOUS

    def _begin(self, page: Page, unit: Unit, point: QPointF) -> None:
        self._unit = unit
        *span, lean = self._unit_span(page, point)
        self._change(partial(self._selection.begin, *span), lean)

    def _extend(self, page: Page) -> None:
        *span, lean = self._unit_span(page, self._pointer)
        self._change(partial(self._selection.extend, *span), lean)
        if self._selection.caret == span[0] and self._unit is not Unit.CLUSTER:
            self._lean = Lean.NEXT

    # -- keys ----------------------------------------------------------------------------------

    def key(self, event: QKeyEvent) -> bool:
        """Act on a key; whether it meant something here."""
        page = self._pane.page()
        if not page:
            return False
        if event.matches(QKeySequence.StandardKey.Copy):
            self._pane.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self._pane.select_all()
        elif event.key() == Qt.Key.Key_F7 and not event.modifiers():
            self.toggle_caret()
        elif event.key() == Qt.Key.Key_Escape:
            return self._give_up(event)
        elif not self._move_caret(page, event) and not self._scroll_key(page, event):
            return False
        event.accept()
        return True

    def _give_up(self, event: QKeyEvent) -> bool:
        """Escape: the selection first, then the caret; whether there was either."""
        if self.span():
            self._change(self._selection.collapse, self._lean)
        elif self.place() is not None:
            self.clear()
        else:
            return False
        event.accept()
        return True

    def _move_caret(self, page: Page, event: QKeyEvent) -> bool:
        move, extend = _move_of(event)
        caret = self._selection.caret
        if move is None or caret is None or not (extend or self.caret_rect() is not None):
            return False
        span = self.span()
        if span and not extend and move in (Move.LEFT, Move.RIGHT):
            rtl = page.paragraph(page.rows.row_at(caret)).rtl
            ends = (move is Move.LEFT) is rtl
            self._put(page, Place(span[1], Lean.PREVIOUS) if ends else Place(span[0]), extend=False)
            return True
        place = Place(caret, self._lean)
        column = column_of(page, place) if self._column is None else self._column
        if move in (Move.PAGE_UP, Move.PAGE_DOWN):
            place = self._paged(page, place, move, column)
        else:
            place = moved(page, place, move, column)
        self._put(page, place, extend=extend)
        if move in _KEEP_COLUMN:
            self._column = column
        return True

    def _put(self, page: Page, place: Place, *, extend: bool) -> None:
        self._shown = True
        act = self._selection.extend if extend else self._selection.begin
        self._change(partial(act, place.offset, place.offset), place.lean)
        self._keep_in_sight(page, place)

    def _paged(self, page: Page, place: Place, move: Move, column: float) -> Place:
        """The place a page further, the page scrolled along."""
        down = move is Move.PAGE_DOWN
        rect = self.caret_rect()
        y = rect.center().y() if rect is not None else page.height / 2
        before = page.scroll.position
        view = round(page.height * _PAGE_OVERLAP)
        self._pane.scroll_by(view if down else -view)
        if abs(page.scroll.position - before) < view / 2:
            return moved(page, place, Move.TEXT_END if down else Move.TEXT_START)
        return place_at(page, page.left + column, y)

    def _keep_in_sight(self, page: Page, place: Place) -> None:
        """Scroll just so far that the whole line of a place is in sight."""
        row = row_of(page, place)
        tops = dict(page.scroll.visible())
        if tops and row not in tops:
            if row - 1 in tops:
                tops[row] = tops[row - 1] + page.paragraph(row - 1).height
            elif row + 1 in tops:
                tops[row] = tops[row + 1] - page.paragraph(row).height
        if row not in tops:
            self._pane.reveal(place.offset)
            return
        paragraph = page.paragraph(row)
        line = paragraph.line_at(caret_rect(paragraph, place).center().y())
        top = tops[row] + paragraph.tops[line]
        beyond = top + paragraph.line_height(line) - page.height
        if top < 0 or beyond > 0:
            self._pane.scroll_by(top if top < 0 else beyond)

    def _scroll_key(self, page: Page, event: QKeyEvent) -> bool:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        line = self._pane.line_px()
        view = round(page.height * _PAGE_OVERLAP)
        key = event.key()
        if key == Qt.Key.Key_Space:
            self._pane.scroll_by(-view if shift else view)
        elif key == Qt.Key.Key_PageDown:
            self._pane.scroll_by(view)
        elif key == Qt.Key.Key_PageUp:
            self._pane.scroll_by(-view)
        elif key == Qt.Key.Key_Down:
            self._pane.scroll_by(line)
        elif key == Qt.Key.Key_Up:
            self._pane.scroll_by(-line)
        elif key == Qt.Key.Key_Home:
            self._pane.scroll_to_start()
        elif key == Qt.Key.Key_End:
            self._pane.scroll_to_end()
        else:
            return False
        return True


def _move_of(event: QKeyEvent) -> tuple[Move | None, bool]:
    """The movement a key asks for, and whether it is to select."""
    for plain, with_shift, move in _MOVES:
        if event.matches(with_shift):
            return move, True
        if event.matches(plain):
            return move, False
    return None, False
