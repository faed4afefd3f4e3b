"""Following: page, timeline, contents, notes and status line kept in step, in both directions."""

from __future__ import annotations

from bisect import bisect_left

from PySide6.QtCore import QObject, QTimer

from core.chronology.calendars import from_jdn, year_days
from core.chronology.display import format_date
from core.chronology.follow import mention_in_sight
from core.chronology.model import Calendar, DateMention, Evidence, HistoricalDate
from core.library.model import Annotation, Changes
from ui.contents_panel import ContentsPanel
from ui.frame import StatusLine
from ui.history import History, Place
from ui.info_panel import InfoPanel
from ui.notes_panel import NotesPanel
from ui.page_marks import page_marks
from ui.reader import ReaderPane
from ui.reading_area import ReadingArea
from ui.session import Session
from ui.text import isolate
from ui.timeline import Lane, TimelineWidget

_SAVE_POSITION_MS = 800


class Following(QObject):
    """What happens when the page moves, another page comes in front, or an event is chosen."""

    def __init__(
        self,
        area: ReadingArea,
        session: Session,
        timeline: TimelineWidget,
        contents: ContentsPanel,
        notes: NotesPanel,
        info: InfoPanel,
        status: StatusLine,
        language: str,
        *,
        remember: bool,
    ) -> None:
        super().__init__(area)
        self._area, self._session, self._timeline = area, session, timeline
        self._contents, self._notes, self._info, self._status = contents, notes, info, status
        self._language = language
        self._remember = remember
        self.history = History()
        self._mentions: list[DateMention] = []
        self._before = ""
        """The document in front before."""
        self._travelling = False
        self._save_timer = QTimer(self)
        self._save_timer.setSingleShot(True)
        self._save_timer.setInterval(_SAVE_POSITION_MS)
        self._save_timer.timeout.connect(self.save_position)

    # --- The page leads ---------------------------------------------------------------------------
    def on_current(self, document_id: str) -> None:
        """Another document (or none) is in front."""
        self._leave_before(document_id)
        if not document_id:
            self._mentions = []
            self._contents.set_document(None)
            self._notes.set_annotations([], {})
            self._info.set_document(None, {}, self._language)
            self._timeline.set_cursor(None, None)
            self._status.show_place(None, "", "")
            return
        document = self._session.document(document_id)
        self._mentions = list(self._session.mentions(document_id))
        self._contents.set_document(document)
        self._tell_info(document_id)
        self.refresh_annotations()

    def _leave_before(self, document_id: str) -> None:
        """Remember the page a tab hid: one goes back to it as to any place jumped from."""
        before, self._before = self._before, document_id
        pane = self._area.pane(before)
        hidden = before != document_id and before not in self._area.shown_ids()
        if pane is not None and hidden and not self._travelling:
            self.history.leave(Place(before, _top_of(pane)))

    def on_moved(self) -> None:
        """The page in front scrolled: the date in sight goes to the timeline and the status line."""
        pane = self._area.current_pane()
        document_id = self._area.current_id()
        if pane is None or pane.document() is None:
            return
        document = self._session.document(document_id)
        offset = pane.reading_offset()
        start, end = pane.sight()
        mention = mention_in_sight(self._mentions, start, end, offset)
        date = mention.date if mention is not None else None
        self._timeline.set_cursor(document_id, date)
        self._contents.set_reading_offset(offset)
        at_end = end >= len(document.text)
        percent = 100 if at_end else round(100 * start / max(len(document.text), 1))
        self._status.show_place(percent, document.heading_at(offset), self._in_words(date))
        self.on_side_moved()

    def on_side_moved(self, document_id: str = "") -> None:
        """A page of either side scrolled: its place will be remembered."""
        if self._remember:
            self._save_timer.start()

    def _in_words(self, date: HistoricalDate | None) -> str:
        if date is None:
            return ""
        # Without a word on its calendar an Old Style day would be read thirteen days off.
        calendar = Calendar.GREGORIAN if date.calendar is Calendar.JULIAN else None
        return format_date(date, self._language, calendar)

    def save_position(self) -> None:
        """Remember how far the documents shown are read."""
        self._save_timer.stop()
        for document_id in self._area.shown_ids():
            pane = self._area.pane(document_id)
            if pane is not None and pane.document() is not None:
                self._session.set_reading_position(document_id, _top_of(pane))

    def mention(self, mark_id: str) -> DateMention | None:
        """The date of a mark on the page under the pointer."""
        index = int(mark_id) if mark_id.isdigit() else -1
        pointed = self._area.pointed_id()
        mentions = self._mentions if pointed == self._area.current_id() else self._session.mentions(pointed)
        return mentions[index] if 0 <= index < len(mentions) else None

    def mentions(self) -> list[DateMention]:
        """The dates of the document in front, resolved or not."""
        return self._mentions

    def mention_over(self, start: int, end: int) -> DateMention | None:
        """The first date that shares words with ``text[start:end]`` of the document in front."""
        first = bisect_left(self._mentions, start, key=lambda mention: mention.start)
        if first and self._mentions[first - 1].end > start:
            return self._mentions[first - 1]
        return next((one for one in self._mentions[first : first + 1] if one.start < end), None)

    def evidence_of(self, mention: DateMention) -> DateMention | None:
        """The last date before an inferred one that names its year itself."""
        if mention.date is None:
            return None
        year = from_jdn(mention.date.calendar, mention.date.earliest)[0]
        first, last = year_days(mention.date.calendar, year)
        at = bisect_left(self._mentions, mention.start, key=lambda one: one.start)
        for one in reversed(self._mentions[:at]):
            if one.date is None or one.life or one.evidence is not Evidence.STATED:
                continue
            if one.date.earliest <= last and first <= one.date.latest:
                return one
        return None

    # --- The timeline, the panels and the reader lead ------------------------------------------------
    def here(self) -> Place | None:
        """Where the reader is."""
        pane = self._area.current_pane()
        return None if pane is None else Place(self._area.current_id(), _top_of(pane))

    def go_to(self, document_id: str, offset: int, flash: tuple[int, int] | None = None) -> None:
        """Jump to a place, mark it for a moment, and remember the place left."""
        here = self.here()
        if here is not None:
            self.history.leave(here)
        self.open(document_id)
        pane = self._area.pane(document_id)
        if pane is not None:
            pane.go_to(offset, flash=flash)
            self.on_moved()

    def on_jumped(self, left: int) -> None:
        """The page in front jumped by itself (a click on its marker strip) from the offset ``left``."""
        self.history.leave(Place(self._area.current_id(), left))

    def open(self, document_id: str) -> None:
        """Bring a document to the front, where it was read last."""
        if self._area.pane(document_id) is None:
            document = self._session.document(document_id)
            offset = min(self._session.reading_position(document_id), len(document.text))
            self._area.open(document_id, document, offset)
            self.show_directions(document_id)
            self._mark(document_id)
        else:
            self._area.open(document_id, self._session.document(document_id), 0)

    def show_directions(self, document_id: str) -> None:
        """Turn an open page to the sides the reader said."""
        pane = self._area.pane(document_id)
        if pane is not None:
            pane.set_directions(self._session.directions(document_id))

    def travel(self, step: int) -> None:
        """Go back (-1) or forward (+1) through jumps."""
        here = self.here()
        if here is None:
            return
        place = self.history.back(here) if step < 0 else self.history.forward(here)
        if place is not None:
            self._travelling = True
            self.open(place.document_id)
            self._travelling = False
            pane = self._area.pane(place.document_id)
            if pane is not None:
                pane.go_to(place.offset, place=0.0)

    def go_to_day(self, date: HistoricalDate) -> bool:
        """Jump to the mention nearest to a date in the document in front; False where it has none."""
        dated = sorted(
            ((m.date.earliest, m.start, m) for m in self._mentions if m.date is not None),
            key=lambda item: item[:2],
        )
        if not dated:
            return False
        at = bisect_left(dated, (date.earliest, 0), key=lambda item: item[:2])
        near = min(dated[max(at - 1, 0) : at + 1], key=lambda item: abs(item[0] - date.earliest))
        self.go_to(self._area.current_id(), near[2].start, (near[2].start, near[2].end))
        return True

    def go_to_share(self, share: float) -> None:
        """Jump so far into the document in front: 0 is its beginning, 1 its end."""
        pane = self._area.current_pane()
        here = self.here()
        if pane is None or here is None:
            return
        self.history.leave(here)
        pane.go_to(round(share * len(self._session.document(here.document_id).text)), place=0.0)

    # --- What the session tells ---------------------------------------------------------------------
    def on_changed(self, changes: Changes) -> None:
        """Refresh what a write touched."""
        current = self._area.current_id()
        if changes.dates:
            self._on_dates(changes.dates)
        if changes.annotations:
            for document_id in changes.annotations.intersection(self._area.open_ids()) - {current}:
                self._mark(document_id)
            if current in changes.annotations:
                self.refresh_annotations()
        if changes.documents:
            alive = {summary.id for summary in self._session.summaries()}
            for document_id in set(self._area.open_ids()) - alive:
                self.history.forget(document_id)
                self._area.close_tab(document_id)
        if changes.documents or changes.dates:
            self.refresh_timeline()

    def _on_dates(self, document_ids: frozenset[str]) -> None:
        """Dates were corrected or read anew: pages first, the timeline after them."""
        current = self._area.current_id()
        if current in document_ids:
            self._mentions = list(self._session.mentions(current))
            self._tell_info(current)
            self.refresh_annotations()
        for document_id in document_ids.intersection(self._area.open_ids()) - {current}:
            self._mark(document_id)

    def _tell_info(self, document_id: str) -> None:
        metadata = self._session.document(document_id).metadata
        lost = [one for one in self._session.corrections(document_id) if one.orphaned]
        words = tuple(
            f"{isolate(' '.join(one.anchor.exact.split()))} → {isolate(self._in_words(one.date) or '×')}"
            for one in lost
        )
        self._info.set_document(self._session.summary(document_id), metadata, self._language, words)

    def refresh_annotations(self) -> None:
        """Show the annotations of the document in front, each with the date it stands at."""
        document_id = self._area.current_id()
        if not document_id:
            return
        document = self._session.document(document_id)
        annotations = self._session.annotations(document_id)
        dates: dict[str, str] = {}
        for annotation in annotations:
            if not annotation.orphaned and document.blocks:
                date = self._date_of(annotation)
                if date is not None:
                    dates[annotation.id] = self._in_words(date)
        self._notes.set_annotations(annotations, dates)
        self._mark(document_id)

    def _date_of(self, annotation: Annotation) -> HistoricalDate | None:
        document = self._session.document(annotation.document_id)
        block = document.blocks[document.block_at(annotation.anchor.start)]
        near = mention_in_sight(self._mentions, block.start, block.end, annotation.anchor.end)
        return near.date if near is not None and block.start <= near.start < block.end else None

    def refresh_timeline(self) -> None:
        """Give the timeline the events of all documents."""
        lanes = [Lane(s.id, s.title, s.language) for s in self._session.summaries() if s.dates]
        self._timeline.set_lanes(lanes)
        self._timeline.set_events(self._session.events())
        self.on_moved()

    def _mark(self, document_id: str) -> None:
        mentions = self._mentions if document_id == self._area.current_id() else self._session.mentions(document_id)
        self._area.set_marks(document_id, page_marks(mentions, self._session.annotations(document_id)))


def _top_of(pane: ReaderPane) -> int:
    """The offset to come back to: what was put at the top, also where its line now begins before it."""
    page = pane.page()
    anchor = page.anchor if page is not None else None
    return pane.position() if anchor is None or anchor.share else anchor.offset
