"""Finding: search everything, find in page, go to a date or a place."""

from __future__ import annotations

import re

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QInputDialog

from core.chronology.extract import find_dates
from core.chronology.model import HistoricalDate
from core.document.finding import find_in_page
from core.jobs import CancelToken, Progress
from core.search.model import Hit
from ui.frame import StatusLine
from ui.main_window.following import Following
from ui.reading_area import ReadingArea
from ui.search_panel import SearchPanel
from ui.session import Session
from ui.text import error_sentence, isolate

_PERCENT = re.compile(r"(?:[%٪]\s*)?(\d{1,3}(?:[.,٫]\d+)?)\s*[%٪]?")
_MARKS = str.maketrans("", "", "\u061c\u200e\u200f\u2066\u2067\u2068\u2069")


def percentage(words: str) -> float | None:
    """What ``45%``, ``٪ ٤٥`` or ``۱۲٫۵٪`` say, up to 100; None for anything else."""
    plain = words.translate(_MARKS).strip()
    found = _PERCENT.fullmatch(plain)
    if found is None or not {"%", "٪"} & set(plain):
        return None
    share = float(found[1].replace(",", ".").replace("٫", "."))
    return share if share <= 100 else None


class Finding(QObject):
    """Answers the search panel and the find bar, and takes the reader to what was found."""

    def __init__(
        self,
        area: ReadingArea,
        session: Session,
        panel: SearchPanel,
        following: Following,
        status: StatusLine,
        language: str,
    ) -> None:
        super().__init__(area)
        self._area, self._session, self._panel = area, session, panel
        self._following, self._status, self._language = following, status, language
        self._matches: list[tuple[int, int]] = []
        self._match = 0
        self._found_in = ""
        """The document the matches are in."""
        panel.search_requested.connect(self._search)
        panel.hit_chosen.connect(self._go_to_hit)
        panel.cleared.connect(self._forget_search)
        area.find_bar.find_requested.connect(self._find_matches)
        area.find_bar.step_requested.connect(self._step_match)
        area.find_bar.closed.connect(self.close_find)

    def _forget_search(self) -> None:
        self._session.jobs.forget("search")
        self._panel.set_busy(False)

    def _search(self, query: str, exact: bool, this_document: bool, as_you_type: bool) -> None:
        self._panel.set_busy(True)
        self._session.search(
            query,
            exact=exact,
            document_id=(self._area.current_id() or None) if this_document else None,
            as_you_type=as_you_type,
            done=self._panel.set_results,
            failed=self._on_search_failed,
        )

    def _on_search_failed(self, error: BaseException) -> None:
        self._panel.set_error(error_sentence(error))

    def _go_to_hit(self, hit: Hit) -> None:
        self._following.go_to(hit.document_id, hit.start, (hit.start, hit.end))

    def open_find(self) -> None:
        """Show the find bar, with the selection as the words to find."""
        pane = self._area.current_pane()
        if pane is not None:
            selected = pane.selected_text()
            self._area.find_bar.open(selected if "\n" not in selected else "")

    def _find_matches(self, words: str, exact: bool) -> None:
        document_id = self._area.current_id()
        if not document_id:
            return
        document = self._session.document(document_id)

        def work(progress: Progress, token: CancelToken) -> list[tuple[int, int]]:
            return find_in_page(document, words, exact=exact, token=token)

        def done(matches: list[tuple[int, int]]) -> None:
            if document_id == self._area.current_id():
                self._found_in = document_id
                self._show_matches(matches)

        self._session.jobs.latest("find", work, done)

    def on_current(self, document_id: str) -> None:
        """Another document is in front: an open find bar looks for its words there."""
        if document_id == self._found_in:
            return
        self._unmark()
        if document_id and self._area.find_bar.isVisible():
            self._area.find_bar.ask()

    def _unmark(self) -> None:
        pane = self._area.pane(self._found_in)
        if pane is not None:
            pane.set_find_marks([], 0)
        self._found_in = ""
        self._matches = []

    def step(self, step: int) -> None:
        """Go to the next (+1) or previous (-1) match; open the find bar where there is none."""
        if self._area.find_bar.isVisible():
            self._step_match(step)
        else:
            self.open_find()

    def _show_matches(self, matches: list[tuple[int, int]]) -> None:
        pane = self._area.current_pane()
        if pane is None:
            return
        self._matches = matches
        at = pane.position()
        self._match = next((i for i, (start, _end) in enumerate(matches) if start >= at), 0)
        self._show_match()

    def _step_match(self, step: int) -> None:
        if self._matches:
            self._match = (self._match + step) % len(self._matches)
            self._show_match()

    def _show_match(self) -> None:
        pane = self._area.current_pane()
        if pane is None:
            return
        self._area.find_bar.show_count(self._match + 1, len(self._matches))
        pane.set_find_marks(self._matches, self._match)
        if self._matches:
            start, _end = self._matches[self._match]
            sight_start, sight_end = pane.sight()
            if not sight_start <= start < sight_end:
                pane.go_to(start)

    def close_find(self) -> None:
        """Hide the find bar and its marks; back to the page."""
        self._session.jobs.forget("find")
        self._unmark()
        pane = self._area.current_pane()
        if pane is not None:
            pane.setFocus(Qt.FocusReason.OtherFocusReason)
        self._area.find_bar.hide()

    def ask_place(self) -> None:
        """Ask for a date or a percentage; go to the mention nearest to the one, or so far into the text."""
        if not self._area.current_id():
            return
        words, given = QInputDialog.getText(
            self._area,
            self.tr("Go to a date or a place"),
            self.tr("A day, a month or a year, in any of the four calendars; or a percentage, such as 45%:"),
        )
        if not given or not words.strip():
            return
        share = percentage(words)
        if share is not None:
            self._following.go_to_share(share / 100)
            return
        date = self._read_date(words)
        if date is None:
            self._status.show_message(self.tr("{words} is not a date Tarikh can read").format(words=isolate(words)))
        elif not self._following.go_to_day(date):
            self._status.show_message(self.tr("This document names no date"))

    def _read_date(self, words: str) -> HistoricalDate | None:
        document = self._session.document(self._area.current_id())
        for language in dict.fromkeys((document.language, self._language, "en", "ar", "fa", "hi")):
            for mention in find_dates(words, language):
                if mention.date is not None:
                    return mention.date
        return None
