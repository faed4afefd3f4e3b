"""The timeline under the keys; whole, with what the pointer does."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from core.chronology.typed_span import read_date
from ui.timeline.axis_menu import axis_menu
from ui.timeline.date_field import DateField
from ui.timeline.pointing import FRAME_PADDING, PointedTimeline
from ui.timeline.view import middle_of

_KEY_ZOOM = 1.5
_PAN_SHARE = 0.8
_WALKING = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End)


class TimelineWidget(PointedTimeline):
    """All documents' events on one axis, in step with the page.

    Its signals are those of ``PointedTimeline`` (what is chosen and selected) and ``TimelineView`` (what is shown).
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._walked_from: int | None = None
        self._date_field = DateField(self, self.go_to_date)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def zoom(self, factor: float) -> None:
        """Nearer (above 1) or farther about the chosen event, else the cursor, else the middle."""
        scale = self._target()
        about = [] if self._chosen is None else [self._contents.index.mids[self._chosen]]
        if self._cursor is not None:
            about.append(middle_of(self._cursor))
        seen = (x for x in map(scale.x_of, about) if 0 <= x <= scale.width_px)
        self._moved = True
        self._show(scale.zoomed(factor, next(seen, scale.width_px / 2)))

    def go_to_date(self, words: str) -> bool:
        """Show the date that ``words`` name; False where they name none."""
        languages = (self._language, *(lane.language for lane in self._lanes[:8]), "en", "ar", "fa", "hi")
        date = read_date(words, languages)
        if date is None:
            return False
        self._moved = True
        scale, days = self._target(), date.latest + 1 - date.earliest
        middle = middle_of(date)
        if days > scale.days * 0.9 or days * scale.px_per_day < 2:
            # A century does not fit into a week, and a day is nothing in a millennium.
            self._show_extent((date.earliest, date.latest + 1), padding=FRAME_PADDING, free=True)
        else:
            self._show(replace(scale, start=middle - scale.days / 2, end=middle + scale.days / 2), free=True)
        return True

    def ask_date(self, begun: str = "") -> None:
        """Open the small field for a date, with what has been typed of it."""
        areas = self.areas()
        self._date_field.open_over(areas.lanes.left(), areas.strip.top(), areas.lanes.width(), begun)

    def date_field(self) -> DateField:
        """The field a date is typed into."""
        return self._date_field

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The axis' calendars, and ways to frame what is there."""
        axis_menu(self).popup(event.globalPos())

    # -- keys ------------------------------------------------------------------------------------

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Draw the focus ring."""
        self._refresh()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the focus ring away."""
        self._refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk the events as they are seen, Enter chooses; the rest moves the window."""
        quiet = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.modifiers() & ~quiet or not self._contents.events:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape and self._span is not None:
            self.clear_span()
        elif event.text().isdecimal() and event.key() != Qt.Key.Key_0:
            self.ask_date(event.text())
        elif not self._on_key(event.key()):
            super().keyPressEvent(event)
        elif shift and event.key() in _WALKING:
            self._extend_span()
        elif event.key() in _WALKING:
            self._span_anchor = None

    def _extend_span(self) -> None:
        """Shift with the walking keys selects from the event walked from to the one walked to."""
        if self._chosen is None:
            return
        index = self._contents.index
        if self._span_anchor is None:
            self._span_anchor = self._walked_from if self._walked_from is not None else self._chosen
        ends = (self._span_anchor, self._chosen)
        self.select_span(min(index.earliest[i] for i in ends), max(index.latest[i] for i in ends))

    def _on_key(self, key: int) -> bool:
        """Whether the key meant something here."""
        order = self._contents.index.order
        match key:
            case Qt.Key.Key_Left | Qt.Key.Key_Right:
                later = (key == Qt.Key.Key_Right) is not self.scale().rtl
                self._step(1 if later else -1)
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                self._step_lane(1 if key == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_Home:
                self._walk_to(order[0])
            case Qt.Key.Key_End:
                self._walk_to(order[-1])
            case Qt.Key.Key_PageUp:
                self._page(-_PAN_SHARE)
            case Qt.Key.Key_PageDown:
                self._page(_PAN_SHARE)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space if self._chosen is not None:
                self._choose(self._chosen)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom(_KEY_ZOOM)
            case Qt.Key.Key_Minus:
                self.zoom(1 / _KEY_ZOOM)
            case Qt.Key.Key_0 | Qt.Key.Key_F:
                self.fit_all()
            case Qt.Key.Key_S:
                self.fit_selection()
            case Qt.Key.Key_D:
                self.fit_current_document()
            case Qt.Key.Key_G:
                self.ask_date()
            case _:
                return False
        return True

    def fit_current_document(self) -> None:
        """Show the time that the document being read, or that of the chosen event, speaks of."""
        if self._chosen is not None:
            self.fit_document(self._contents.lane_of(self._chosen).document_id)
        elif self._cursor_document is not None:
            self.fit_document(self._cursor_document)

    def _page(self, share: float) -> None:
        """Move the window later (above 0) or earlier by a share of itself."""
        scale = self._target()
        self._moved = True
        self._show(replace(scale, start=scale.start + share * scale.days, end=scale.end + share * scale.days))

    def _where_to_start(self) -> int | None:
        """Where walking by keys begins: what is being read, else what is nearest to the middle."""
        if self._current is not None:
            return self._current
        scale = self._target()
        return self._contents.index.nearest((scale.start + scale.end) / 2)

    def _step(self, steps: int) -> None:
        if self._chosen is not None:
            self._walk_to(self._contents.index.step(self._chosen, steps))
        elif (start := self._where_to_start()) is not None:
            self._walk_to(start)

    def _step_lane(self, rows: int) -> None:
        """The nearest event in the next lane that has any."""
        start = self._chosen if self._chosen is not None else self._where_to_start()
        if start is None:
            return
        index = self._contents.index
        row = index.lanes[start] + rows
        while 0 <= row < len(self._lanes):
            found = index.nearest(index.mids[start], row)
            if found is not None:
                self._walk_to(found)
                return
            row += rows

    def _walk_to(self, event: int) -> None:
        self._moved = True
        self._walked_from = self._chosen
        self._select(event)
