"""Mouse and keys on the text: selecting by cluster, word and block, scrolling past the edges."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent

from ui.reader.caret import Move, moved
from ui.reader.page import Page
from ui.reader.selection import Selection, Unit, word_span

if TYPE_CHECKING:
    from ui.reader.viewport import ReaderPane

_AUTOSCROLL_MS = 30
_FASTEST_PX = 120
_PAGE_OVERLAP = 0.9

_STANDARD_MOVES = (
    (QKeySequence.StandardKey.SelectNextChar, Move.RIGHT),
    (QKeySequence.StandardKey.SelectPreviousChar, Move.LEFT),
    (QKeySequence.StandardKey.SelectNextWord, Move.WORD_RIGHT),
    (QKeySequence.StandardKey.SelectPreviousWord, Move.WORD_LEFT),
    (QKeySequence.StandardKey.SelectNextLine, Move.DOWN),
    (QKeySequence.StandardKey.SelectPreviousLine, Move.UP),
    (QKeySequence.StandardKey.SelectStartOfLine, Move.LINE_START),
    (QKeySequence.StandardKey.SelectEndOfLine, Move.LINE_END),
    (QKeySequence.StandardKey.SelectStartOfDocument, Move.TEXT_START),
    (QKeySequence.StandardKey.SelectEndOfDocument, Move.TEXT_END),
)


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
    """

    changed = Signal()

    def __init__(self, pane: ReaderPane) -> None:
        super().__init__(pane)
        self._pane = pane
        self._selection = Selection()
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

    def select(self, start: int, end: int) -> None:
        """Select ``start:end``, clamped to the text."""
        page = self._pane.page()
        if page:
            length = len(page.document.text)
            start, end = sorted((min(max(start, 0), length), min(max(end, 0), length)))
            self._change(partial(self._selection.choose, start, end))

    def clear(self) -> None:
        """Select nothing."""
        self._autoscroll.stop()
        self._pressed = None
        self._change(self._selection.clear)

    def _change(self, act: Callable[[], None]) -> None:
        before = self.span()
        act()
        if self.span() != before:
            self.changed.emit()

    # -- mouse ---------------------------------------------------------------------------------

    def press(self, press: Press) -> None:
        """The left button went down."""
        page = self._pane.page()
        if not page:
            return
        self._pressed, self._dragged = press.point, False
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

    def _unit_span(self, page: Page, point: QPointF) -> tuple[int, int]:
        y = min(max(point.y(), 0.0), page.height - 1.0)
        offset = page.offset_at(point.x(), y)
        if self._unit is Unit.CLUSTER:
            return offset, offset
        index, _ = page.rows.block_of(page.rows.row_at(offset))
        block = page.document.blocks[index]
        if self._unit is Unit.BLOCK:
            return block.start, block.end
        under = page.cluster_at(point.x(), y)
        start, end = page.rows.span(page.rows.row_at(under))
        first, last = word_span(page.document.text[start:end], under - start)
        return start + first, start + last

    def _begin(self, page: Page, unit: Unit, point: QPointF) -> None:
        self._unit = unit
        span = self._unit_span(page, point)
        self._change(partial(self._selection.begin, *span))

    def _extend(self, page: Page) -> None:
        span = self._unit_span(page, self._pointer)
        self._change(partial(self._selection.extend, *span))

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
        elif not self._move_caret(page, event) and not self._scroll_key(page, event):
            return False
        event.accept()
        return True

    def _move_caret(self, page: Page, event: QKeyEvent) -> bool:
        move = next((move for key, move in _STANDARD_MOVES if event.matches(key)), None)
        if move is None or self._selection.caret is None:
            return False
        offset = moved(page, self._selection.caret, move)
        self._change(partial(self._selection.extend, offset, offset))
        self._pane.reveal(offset)
        return True

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
