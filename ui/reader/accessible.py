"""The page for screen readers: its text, caret and selection, as far as it is in sight.

A short document is told whole; of a long one the rows in sight and their neighbours, so that a reader
of 50 MB answers as fast as one of a page. Positions told are UTF-16 units into what is told.

Qt's ``selection(index, start, end)`` cannot be overridden from Python, and Qt's bridges would read
chance numbers from it. So bridges are told of no selection; what is selected is spoken as an
announcement instead, once the reader rests.
"""

from __future__ import annotations

import weakref
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, QPoint, QPointF, QRect, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleInterface,
    QAccessibleTextCursorEvent,
    QAccessibleTextInterface,
    QAccessibleTextSelectionEvent,
    QAccessibleTextUpdateEvent,
)
from PySide6.QtWidgets import QAccessibleWidget

from ui.reader.copying import plain_text
from ui.reader.page import Page
from ui.reader.utf16 import Utf16Map
from ui.text import isolate

if TYPE_CHECKING:
    from ui.reader.viewport import ReaderPane

TOLD_WHOLE = 50_000
"""Code points of a document that is told as a whole."""
_REST_MS = 400
_MOST_SAID = 500
_NOTHING = shiboken6.Shiboken.VoidPtr(0)
_installed = False


def told_span(page: Page) -> tuple[int, int]:
    """The part of a page's text that is told to screen readers."""
    length = len(page.document.text)
    if length <= TOLD_WHOLE or not page.rows.count:
        return 0, length
    rows = [row for row, _ in page.scroll.visible()] or [page.scroll.row]
    first, last = max(rows[0] - 1, 0), min(rows[-1] + 1, page.rows.count - 1)
    return page.rows.span(first)[0], page.rows.span(last)[1]


class PageText(QAccessibleTextInterface):
    """The text of a pane; answers emptily once the pane is gone."""

    def __init__(self, pane: ReaderPane) -> None:
        super().__init__()
        self._pane = weakref.ref(pane)  # a strong one would keep the pane for as long as Qt keeps this
        self._known: tuple[object, tuple[int, int]] = None, (0, 0)
        self._text = ""
        self._units = Utf16Map("")

    def _page(self) -> Page | None:
        pane = self._pane()
        return pane.page() if pane is not None and shiboken6.isValid(pane) else None

    def _told(self) -> tuple[str, int]:
        """What is told now, and its offset in the document."""
        page = self._page()
        if page is None:
            self._known, self._text, self._units = (None, (0, 0)), "", Utf16Map("")
            return "", 0
        span = told_span(page)
        if self._known[0] is not page.document or self._known[1] != span:
            self._known = page.document, span
            self._text = plain_text(page.document, *span)
            self._units = Utf16Map(self._text)
        return self._text, span[0]

    def position_of(self, offset: int) -> int:
        """Position of an offset of the document; the nearest one told."""
        _, start = self._told()
        return self._units.to_units(offset - start)

    def offset_of(self, position: int) -> int:
        """Offset in the document of a position; a negative one is the end."""
        text, start = self._told()
        return start + (self._units.to_points(position) if position >= 0 else len(text))

    def text(self, start_offset: int, end_offset: int) -> str:
        """The text between two positions; a negative end is the end."""
        text, start = self._told()
        return text[self.offset_of(max(start_offset, 0)) - start : self.offset_of(end_offset) - start]

    def characterCount(self) -> int:
        self._told()
        return self._units.units

    def cursorPosition(self) -> int:
        """The caret; without one in what is told, the focused mark or the line being read."""
        page, pane = self._page(), self._pane()
        if page is None or pane is None:
            return 0
        start, end = told_span(page)
        mark = pane.focused_mark()
        offset = mark.start if mark else pane.caret()
        if offset is None or not start <= offset <= end:
            offset = pane.reading_offset()
        return self.position_of(offset)

    def setCursorPosition(self, position: int) -> None:
        pane = self._pane()
        if self._page() is not None and pane is not None:
            pane.set_caret(self.offset_of(position))

    def selectionCount(self) -> int:
        return 0  # see above: with 1, bridges would ask for what cannot be answered

    def selected(self) -> tuple[int, int] | None:
        """Positions of what is selected, as far as it is told."""
        pane = self._pane()
        span = pane.selection() if self._page() is not None and pane is not None else None
        return (self.position_of(span[0]), self.position_of(span[1])) if span else None

    def addSelection(self, start_offset: int, end_offset: int) -> None:
        self.setSelection(0, start_offset, end_offset)

    def setSelection(self, selection_index: int, start_offset: int, end_offset: int) -> None:
        pane = self._pane()
        if self._page() is not None and pane is not None:
            pane.select(self.offset_of(start_offset), self.offset_of(end_offset))

    def removeSelection(self, selection_index: int) -> None:
        pane = self._pane()
        if self._page() is not None and pane is not None:
            pane.clear_selection()

    def characterRect(self, offset: int) -> QRect:
        page, pane = self._page(), self._pane()
        if page is None or pane is None:
            return QRect()
        at = self.offset_of(offset)
        rects = page.rects(at, at + 1)
        if not rects:
            return QRect()
        rect = rects[0].toAlignedRect()
        return QRect(pane.viewport().mapToGlobal(rect.topLeft()), rect.size())

    def offsetAtPoint(self, point: QPoint) -> int:
        page, pane = self._page(), self._pane()
        if page is None or pane is None:
            return -1
        here = QPointF(pane.viewport().mapFromGlobal(point))
        return self.position_of(page.cluster_at(here.x(), here.y()))

    def scrollToSubstring(self, start_index: int, end_index: int) -> None:
        pane = self._pane()
        if self._page() is not None and pane is not None:
            pane.reveal(self.offset_of(start_index))


class PageInterface(QAccessibleWidget):
    """What a screen reader is told of a pane."""

    def __init__(self, pane: ReaderPane) -> None:
        super().__init__(pane, QAccessible.Role.Document)
        self._content = PageText(pane)

    # The stub says it returns an address; what works is the interface itself.
    def interface_cast(self, kind: QAccessible.InterfaceType) -> object:  # type: ignore[override]
        """The text where it is asked for, else what any widget has."""
        if kind == QAccessible.InterfaceType.TextInterface:
            return self._content
        found = super().interface_cast(kind)
        return _NOTHING if found is None else found  # Qt crashes on None

    def state(self) -> QAccessible.State:
        """A text of many lines that is read and selected, not written."""
        state = super().state()
        for name in ("readOnly", "multiLine", "selectableText"):
            setattr(state, name, 1)
        return state


class Announcer(QObject):
    """Tells screen readers, if any listen, where the caret went, what is selected and what came in sight."""

    def __init__(self, pane: ReaderPane) -> None:
        super().__init__(pane)
        _install()
        self._pane = pane
        self._text = PageText(pane)
        self._before = ""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._say_selection)

    def caret_moved(self) -> None:
        """The caret, or the focus of a mark, is elsewhere."""
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleTextCursorEvent(self._pane, self._text.cursorPosition()))

    def selection_changed(self) -> None:
        """Another span is selected, or none."""
        if QAccessible.isActive():
            start, end = self._text.selected() or (self._text.cursorPosition(),) * 2
            QAccessible.updateAccessibility(QAccessibleTextSelectionEvent(self._pane, start, end))
            self._rest.start()

    def _say_selection(self) -> None:
        text = self._pane.selected_text()
        if text and QAccessible.isActive():
            said = text if len(text) <= _MOST_SAID else text[:_MOST_SAID] + "…"
            words = self.tr("Selected: {text}").format(text=isolate(said))
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._pane, words))

    def sight_changed(self) -> None:
        """The page has scrolled or is another: what is told may be new."""
        if QAccessible.isActive():
            now = self._text.text(0, -1)
            if now != self._before:
                QAccessible.updateAccessibility(QAccessibleTextUpdateEvent(self._pane, 0, self._before, now))
                self._before = now


def _make(kind: str, thing: QObject) -> QAccessibleInterface | None:
    """Qt asks this for every object it tells of; only panes are ours."""
    from ui.reader.viewport import ReaderPane

    return PageInterface(thing) if isinstance(thing, ReaderPane) else None


def _install() -> None:
    global _installed
    if not _installed:
        _installed = True
        QAccessible.installFactory(_make)
