"""Time beyond the page: the timeline's lock and calendars, its annotations and hits, the selected days,
the table of events, what the sources say, and the timeline's exports.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from pathlib import Path

import shiboken6
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from core.chronology.follow import date_of_passage
from core.chronology.layout import Pin, PinKind
from core.chronology.model import Calendar, Event
from core.export.across import Across, gather, speaking_of
from core.export.timeline import EventRow, timeline_csv, timeline_ics, timeline_json, timeline_timelinejs
from core.jobs import CancelToken, Progress
from core.library.model import Changes
from core.paths import atomic_write
from core.search.model import Hit
from ui.across_view import AcrossView
from ui.actions import Actions
from ui.event_table import EventTable
from ui.frame import StatusLine
from ui.library_panel import LibraryPanel
from ui.main_window.finding import Finding
from ui.main_window.following import Following
from ui.search_panel import SearchPanel
from ui.session import Session
from ui.text import isolate
from ui.theme import Theme, load_theme
from ui.timeline import TimelineWidget
from ui.timeline.axis_menu import add_calendars, add_framing, add_lives
from ui.timeline.contents import span_words
from ui.timeline.corner import TimelineCorner

_KEY = "timeline"
_QUOTE_CHARACTERS = 160
_NEAR_CHARACTERS = 600
"""A hit is dated by the event nearest to it, if that is no farther away."""


class Timing(QObject):
    """Connects the timeline with search, library, notes and the two windows on time."""

    def __init__(
        self,
        window: QWidget,
        session: Session,
        timeline: TimelineWidget,
        following: Following,
        finding: Finding,
        panels: tuple[LibraryPanel, SearchPanel],
        actions: Actions,
        status: StatusLine,
        language: str,
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._timeline = window, session, timeline
        self._following, self._finding, self._status = following, finding, status
        self._library, self._search = panels
        self._actions, self._language = actions, language
        self._theme = load_theme("light")
        self._pins: dict[str, list[Pin]] = {}
        self._dirty: set[str] = set()
        self._hits: list[Hit] = []
        self.table: EventTable | None = None
        self.across: AcrossView | None = None
        self._corner = self._make_corner()
        timeline.set_corner(self._corner)
        self._restore()
        self._connect()
        self._refresh_pins({summary.id for summary in session.summaries()})

    def _connect(self) -> None:
        timeline, actions = self._timeline, self._actions
        actions["lock-timeline"].toggled.connect(timeline.set_following)
        actions["life-spans"].toggled.connect(timeline.set_lives)
        actions["across"].triggered.connect(lambda checked=False: self.show_across())
        actions["event-table"].triggered.connect(lambda checked=False: self.show_table())
        timeline.following_changed.connect(self._on_following)
        timeline.lives_changed.connect(self._on_lives)
        timeline.calendars_changed.connect(lambda first, second: self._remember())
        timeline.document_chosen.connect(self._following.open)
        timeline.span_selected.connect(lambda first, last: self._on_span((first, last)))
        timeline.span_cleared.connect(lambda: self._on_span(None))
        for panel in (self._library, self._search):
            panel.span_dismissed.connect(timeline.clear_span)
        timeline.events_changed.connect(self._on_events)
        self._finding.found.connect(self._on_found)
        self._session.changed.connect(self._on_changed)

    # --- The timeline's own buttons -----------------------------------------------------------------
    def _make_corner(self) -> TimelineCorner:
        menu = QMenu(self._window)
        menu.aboutToShow.connect(lambda: self._fill_menu(menu))
        self._fill_menu(menu)
        a = self._actions
        return TimelineCorner(a["lock-timeline"], a["fit-timeline"], menu, self.tr("More of the timeline"))

    def _fill_menu(self, menu: QMenu) -> None:
        for submenu in menu.findChildren(QMenu):
            submenu.deleteLater()
        menu.clear()
        add_framing(menu, self._timeline)
        menu.addSeparator()
        add_calendars(menu, self._timeline)
        add_lives(menu, self._timeline)
        menu.addSeparator()
        menu.addAction(self._actions["across"])
        menu.addAction(self._actions["event-table"])
        export = menu.addMenu(self.tr("Export"))
        for suffix, words in (
            ("svg", self.tr("This view as a drawing (SVG)…")),
            ("png", self.tr("This view as a picture (PNG)…")),
            ("pdf", self.tr("This view as a PDF…")),
            ("csv", self.tr("Events as a table (CSV)…")),
            ("json", self.tr("Events as JSON…")),
            ("timelinejs.json", self.tr("Events for TimelineJS…")),
            ("ics", self.tr("Events as a calendar (iCalendar)…")),
        ):
            export.addAction(words).setData(suffix)
        export.triggered.connect(lambda action: self._ask_file(action.data()))

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of ``theme``."""
        self._theme = theme
        for part in (self._corner, self.table, self.across):
            if part is not None:
                part.set_theme(theme)
        self._draw_lock(self._timeline.is_following())

    def _draw_lock(self, following: bool) -> None:
        self._actions["lock-timeline"].setIcon(self._theme.icon("lock" if following else "unlock"))

    def _on_following(self, following: bool) -> None:
        self._actions["lock-timeline"].setChecked(following)
        self._draw_lock(following)
        self._remember()

    def _on_lives(self, lives: bool) -> None:
        self._actions["life-spans"].setChecked(lives)
        self._remember()

    def _remember(self) -> None:
        first, second = self._timeline.calendars()
        value = {
            "calendars": [first, second],
            "following": self._timeline.is_following(),
            "lives": self._timeline.shows_lives(),
        }
        self._session.set_state(_KEY, value)

    def _restore(self) -> None:
        state = self._session.state(_KEY)
        state = state if isinstance(state, dict) else {}
        self._timeline.set_following(state.get("following") is not False)
        self._actions["lock-timeline"].setChecked(self._timeline.is_following())
        self._timeline.set_lives(state.get("lives") is True)
        self._actions["life-spans"].setChecked(self._timeline.shows_lives())
        calendars = state.get("calendars")
        known = {calendar.value: calendar for calendar in Calendar}
        if isinstance(calendars, list) and len(calendars) == 2 and calendars[0] in known:
            self._timeline.set_calendars(known[calendars[0]], known.get(calendars[1] or ""))

    # --- Annotations and hits -----------------------------------------------------------------------
    def _on_changed(self, changes: Changes, origin: object) -> None:
        touched = changes.annotations | changes.documents | changes.dates
        if touched:
            self._refresh_pins(set(touched))

    def _on_events(self) -> None:
        """The timeline has other events: so have the table, the selected days and the hits."""
        self._fill_table()
        if self._hits:
            self._on_found(self._hits)
        span = self._timeline.span()
        if span is not None:
            self._filter(span)

    def _refresh_pins(self, document_ids: set[str]) -> None:
        """Date the annotations of documents in the background: their texts may be long."""
        self._dirty |= document_ids
        wanted = frozenset(self._dirty)
        library = self._session.library

        def work(progress: Progress, token: CancelToken) -> dict[str, list[Pin]]:
            known = {summary.id for summary in library.documents.summaries()}
            found: dict[str, list[Pin]] = {}
            for document_id in wanted:
                token.check()
                annotations = library.notes.annotations(document_id) if document_id in known else []
                if not annotations:
                    found[document_id] = []
                    continue
                document, mentions = library.documents.get(document_id), library.documents.mentions(document_id)
                pins = found[document_id] = []
                for each in annotations:
                    start, end = each.anchor.start, each.anchor.end
                    date = None if each.orphaned else date_of_passage(document, mentions, start, end)
                    if date is not None:
                        words = " ".join((each.body or each.anchor.exact)[:_QUOTE_CHARACTERS].split())
                        pins.append(
                            Pin(
                                document_id,
                                PinKind(each.kind.value),
                                date.earliest,
                                date.latest,
                                start,
                                end,
                                each.id,
                                each.colour,
                                words,
                            )
                        )
            return found

        def done(found: dict[str, list[Pin]]) -> None:
            if not shiboken6.isValid(self._timeline):
                return
            self._dirty -= set(found)
            self._pins.update(found)
            self._timeline.set_annotations([pin for pins in self._pins.values() for pin in pins])

        self._session.jobs.latest("timeline-pins", work, done)

    def _on_found(self, hits: list[Hit]) -> None:
        """Hits stand at the date named nearest to them, else where their whole passage does."""
        self._hits = hits
        dated: dict[str, list[Event]] = {hit.document_id: [] for hit in hits}
        for document_id, event in self._timeline.events():
            if document_id in dated and not event.life:
                dated[document_id].append(event)
        for events in dated.values():
            events.sort(key=lambda event: event.start)
        found = []
        for hit in hits:
            near = _nearest(dated[hit.document_id], hit.start)
            if near is not None:
                found.append((hit.document_id, near.date.earliest, near.date.latest, hit.start))
            elif hit.earliest is not None and hit.latest is not None:
                found.append((hit.document_id, hit.earliest, hit.latest, hit.start))
        self._timeline.set_hits(found)

    # --- The selected days --------------------------------------------------------------------------
    def _words(self, span: tuple[int, int]) -> str:
        return span_words(span, self._timeline.calendars()[0], self._language)

    def _on_span(self, span: tuple[int, int] | None) -> None:
        """Search, library and the table keep to the selected days."""
        self._filter(span)
        if span is not None:
            self._status.show_message(
                self.tr("Only what speaks of {days}").format(days=isolate(self._words(span))),
                self.tr("Show all"),
                self._timeline.clear_span,
            )

    def _filter(self, span: tuple[int, int] | None) -> None:
        ids: frozenset[str] | None = None
        if span is not None:
            ids = frozenset(id for id, _event in speaking_of(self._timeline.events(), *span))
        days = self._words(span) if span is not None else ""
        self._library.set_span_filter(ids, days)
        self._finding.span = span
        self._search.set_span(days)
        if self.table is not None:
            self.table.set_span(span, days)

    # --- Two windows on time ------------------------------------------------------------------------
    def show_table(self) -> None:
        """Open the table of events, at the event being read."""
        if self.table is None:
            self.table = EventTable(self._window)
            self.table.set_theme(self._theme)
            self.table.set_language(self._language)
            self.table.event_chosen.connect(self._go)
            self.table.span_dismissed.connect(self._timeline.clear_span)
            self._fill_table()
            span = self._timeline.span()
            self.table.set_span(span, self._words(span) if span is not None else "")
        chosen = self._timeline.chosen()
        here = self._following.here()
        if chosen is not None:
            self.table.show_event(chosen.document_id, chosen.offset)
        elif here is not None:
            self.table.show_event(here.document_id, here.offset)
        _bring_up(self.table)

    def _fill_table(self) -> None:
        if self.table is not None:
            titles = {summary.id: summary.title for summary in self._session.summaries()}
            self.table.set_events(self._timeline.events(), titles)

    def show_across(self) -> None:
        """Open what the sources say: of the selected days, the chosen event's, or those being read."""
        if self.across is None:
            self.across = AcrossView(self._language, self._window)
            self.across.set_theme(self._theme)
            self.across.span_wanted.connect(self._gather)
            self.across.passage_chosen.connect(self._go)
        chosen, day = self._timeline.chosen(), self._timeline.cursor_jdn()
        span = self._timeline.span()
        if span is None and chosen is not None:
            span = chosen.earliest, chosen.latest
        if span is None and day is not None:
            span = day, day
        if span is not None:
            self.across.show_span(*span)
        _bring_up(self.across)

    def _gather(self, first: int, last: int, longer: bool) -> None:
        events, summaries = list(self._timeline.events()), self._session.summaries()
        document = self._session.library.documents.get

        def work(progress: Progress, token: CancelToken) -> Across:
            return gather(events, summaries, document, first, last, longer=longer)

        def done(across: Across) -> None:
            # Another interface language makes another window: this one may be gone by now.
            if self.across is not None and shiboken6.isValid(self.across):
                self.across.set_across(across)

        self._session.jobs.latest("across", work, done)

    def _go(self, document_id: str, start: int, end: int) -> None:
        self._following.go_to(document_id, start, (start, end))
        self._window.activateWindow()

    # --- Out ----------------------------------------------------------------------------------------
    def _ask_file(self, suffix: str) -> None:
        dialog = QFileDialog(self._window, self.tr("Export"), f"timeline.{suffix}", f"*.{suffix}")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.export(Path(name), suffix))
        dialog.open()

    def rows(self) -> list[EventRow]:
        """The events of the selected days, or all, as exports want them."""
        known = {summary.id: summary for summary in self._session.summaries()}
        events = self._timeline.events()
        span = self._timeline.span()
        chosen = events if span is None else speaking_of(events, *span)
        return [
            EventRow(id, known[id].title, known[id].language, known[id].direction, event)
            for id, event in chosen
            if id in known
        ]

    def export(self, path: Path, suffix: str) -> None:
        """Write the view or the events; what becomes of it is said in the status line."""
        left_out = 0
        writers: dict[str, Callable[[list[EventRow]], str]] = {
            "csv": timeline_csv,
            "json": timeline_json,
            "timelinejs.json": timeline_timelinejs,
        }
        try:
            if suffix in writers:
                atomic_write(path, writers[suffix](self.rows()).encode())
            elif suffix == "ics":
                calendar = timeline_ics(self.rows())
                left_out = calendar.left_out
                atomic_write(path, calendar.text.encode())
            else:
                self._timeline.export(path)
        except OSError as error:
            said = self.tr("{path} could not be written: {reason}")
            self._status.show_message(said.format(path=isolate(path), reason=isolate(error.strerror)))
            return
        words = self.tr("Written to {path}").format(path=isolate(path))
        if left_out:
            words += " · " + self.tr("%n event(s) before the year 1 left out", "", left_out)
        self._status.show_message(words)


def _nearest(events: list[Event], offset: int) -> Event | None:
    """The event whose sentence holds an offset or is nearest to it, if near enough."""
    after = bisect_right(events, offset, key=lambda event: event.start)
    near = events[max(after - 1, 0) : after + 1]
    best = min(near, key=lambda event: _away(event, offset), default=None)
    return best if best is not None and _away(best, offset) <= _NEAR_CHARACTERS else None


def _away(event: Event, offset: int) -> int:
    return max(event.start - offset, offset - event.end, 0)


def _bring_up(window: QWidget) -> None:
    window.show()
    window.activateWindow()
    window.setFocus(Qt.FocusReason.OtherFocusReason)
