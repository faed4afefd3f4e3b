"""A date a person typed: the finest reading of it in any of some languages."""

from __future__ import annotations

from collections.abc import Iterable

from core.chronology.extract import find_dates
from core.chronology.model import HistoricalDate, Precision


def read_date(words: str, languages: Iterable[str]) -> HistoricalDate | None:
    """The date ``words`` name, read in each language in turn; None if none of them finds one.

    The whole of the words counts: the reading that covers most of them wins, then the earlier language.
    A person types «7 nov 1917» and ``october 1917`` without the capital a text would have. Two dates
    become the range from the first to the last of them.
    """
    best: HistoricalDate | None = None
    best_covered = 0
    for language in dict.fromkeys(languages):
        for form in dict.fromkeys((words, words.title())):
            mentions = [m for m in find_dates(form, language) if m.date is not None]
            covered = sum(m.end - m.start for m in mentions)
            if covered > best_covered:
                best, best_covered = _joined([m.date for m in mentions if m.date is not None]), covered
    return best


def _joined(dates: list[HistoricalDate]) -> HistoricalDate:
    if len(dates) == 1:
        return dates[0]
    earliest, latest = min(d.earliest for d in dates), max(d.latest for d in dates)
    return HistoricalDate(earliest, latest, Precision.RANGE, dates[0].calendar)
