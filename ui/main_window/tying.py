"""Tying: of two pages side by side, the one follows the other to the same day."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from core.chronology.display import format_year
from core.chronology.follow import mention_in_sight
from core.chronology.model import Calendar, DateMention, HistoricalDate
from core.chronology.tie import tied_offset, ties, year_of
from core.library.model import Changes
from ui.frame import StatusLine
from ui.reader import ReaderPane
from ui.reading_area import ReadingArea
from ui.session import Session
from ui.text import isolate

_HIGHEST, _LOWEST = 0.06, 0.75
"""Shares of a page's height between which a date that is met is left where it is."""


class Tying(QObject):
    """Brings the page beside the one being scrolled to the same day, month or year.

    The page the reader scrolls leads. The other moves only when the date at the leading page's
    reading line is another one than before; where it was put by a tie, or moved because the window
    was resized, it does not lead back.

    Signals:
        changed: tied or not any more.
    """

    changed = Signal(bool)

    def __init__(self, area: ReadingArea, session: Session, status: StatusLine, language: str) -> None:
        super().__init__(area)
        self._area, self._session, self._status, self._language = area, session, status, language
        self._tied = False
        self._pair: list[str] = []
        self._mentions: dict[str, Sequence[DateMention]] = {}
        self._placed: dict[str, object] = {}
        """What each page was held by when it was put in its place here: as long as it is, nobody scrolled it."""
        self._target: tuple[str, int, int] | None = None
        """The leading document and the days looked for."""
        self._spans: dict[str, tuple[int, int]] = {}
        """The two dates that meet, by document."""
        area.side_moved.connect(self.on_moved)
        area.current_changed.connect(self._tell)
        area.split_changed.connect(self._on_split)
        area.tie_requested.connect(self.set_tied)

    @property
    def tied(self) -> bool:
        """Whether the two pages are tied."""
        return self._tied

    def set_tied(self, tied: bool) -> None:
        """Tie the two sides or let them go; one side is split first."""
        if tied and not self._area.is_split():
            self._area.split()
            if not self._area.is_split():
                self._status.show_message(self.tr("Open two documents to tie them by date"))
                tied = False
        self._tied = tied
        self._start_over()
        self.changed.emit(tied)

    def on_changed(self, changes: Changes) -> None:
        """Forget what was read of documents that changed."""
        if changes.documents or changes.dates:
            self._mentions.clear()
            self._start_over()

    def on_moved(self, document_id: str) -> None:
        """A page of either side moved."""
        if not self._tied:
            return
        if self._area.shown_ids() != self._pair:
            self._start_over()
            return
        pane = self._area.pane(document_id)
        if pane is not None and len(self._pair) == 2 and self._scrolled(document_id, pane):
            self._lead(document_id, pane)
        self._show()

    def _start_over(self) -> None:
        """Tie the page shown beside the one in front anew."""
        self._pair = self._area.shown_ids()
        self._placed.clear()
        self._spans.clear()
        self._target = None
        for document_id in self._pair:
            self._area.say(document_id, "")
        pane = self._area.current_pane()
        if self._tied and len(self._pair) == 2 and pane is not None:
            self._lead(self._area.current_id(), pane)
        self._show()
        self._tell()

    def _scrolled(self, document_id: str, pane: ReaderPane) -> bool:
        """Whether it was the reader who moved a page."""
        page = pane.page()
        if page is None:
            return False
        if page.anchor is None:  # the page lets go of its anchor when it is scrolled by hand
            return True
        return document_id == self._area.current_id() and self._placed.get(document_id) is not page.anchor

    def _lead(self, document_id: str, pane: ReaderPane) -> None:
        mention = mention_in_sight(self._mentions_of(document_id), *pane.sight(), pane.reading_offset())
        if mention is None or mention.date is None or not ties(mention.date):
            return
        other = next(shown for shown in self._pair if shown != document_id)
        target = document_id, mention.date.earliest, mention.date.latest
        if target == self._target:
            if document_id in self._spans:
                self._spans[document_id] = mention.start, mention.end
            return
        self._target = target
        self._area.say(document_id, "")
        self._follow(other, mention.date, pane, (mention.start, mention.end), document_id)

    def _follow(
        self, document_id: str, date: HistoricalDate, leading: ReaderPane, span: tuple[int, int], leader: str
    ) -> None:
        pane = self._area.pane(document_id)
        page = pane.page() if pane is not None else None
        if pane is None or page is None:
            return
        found = tied_offset(self._mentions_of(document_id), date, near=pane.reading_offset())
        self._spans.clear()
        if found is None:
            year = format_year(year_of(date), Calendar.GREGORIAN, self._language)
            self._area.say(document_id, self.tr("No date in {year} here").format(year=isolate(year)))
            return
        self._area.say(document_id, "")
        self._spans = {leader: span, document_id: (found.offset, found.end)}
        share = _share(pane, found.offset, found.end)
        if share is None or not _HIGHEST <= share <= _LOWEST:
            beside = _share(leading, *span)
            place = min(max(beside if beside is not None else 0.3, _HIGHEST), _LOWEST)
            pane.go_to(found.offset, flash=(found.offset, found.end), place=place)
        self._placed[document_id] = page.keep()

    def _mentions_of(self, document_id: str) -> Sequence[DateMention]:
        if document_id not in self._mentions:
            self._mentions[document_id] = self._session.mentions(document_id)
        return self._mentions[document_id]

    def _show(self) -> None:
        self._area.show_tie(self._tied, self._spans if self._tied else None)

    def _tell(self) -> None:
        """Say in the status line what the page in front is tied to."""
        panes = [self._area.pane(shown) for shown in self._area.shown_ids() if shown != self._area.current_id()]
        documents = [pane.document() for pane in panes if pane is not None]
        title = documents[0].title if self._tied and documents and documents[0] is not None else ""
        self._status.show_tie(self.tr("Tied by date to {title}").format(title=isolate(title)) if title else "")

    def _on_split(self, split: bool) -> None:
        if not split and self._tied:
            self.set_tied(False)


def _share(pane: ReaderPane, start: int, end: int) -> float | None:
    """The share of a page's height a span stands at, where it is in sight."""
    page = pane.page()
    rects = page.rects(start, end) if page is not None else []
    share = rects[0].center().y() / max(pane.viewport().height(), 1) if rects else -1.0
    return share if 0 <= share <= 1 else None
