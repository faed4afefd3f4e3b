"""Days a person typed, perhaps from one date to another, without the capitals a text would have."""

from __future__ import annotations

from collections.abc import Iterable

from core.chronology.extract import find_dates
from core.chronology.model import HistoricalDate, Precision
from core.chronology.typed import read_typed


def read_date(words: str, languages: Iterable[str]) -> HistoricalDate | None:
    """The date ``words`` name, read in each language in turn; None if none of them finds one.

    One date that is all of the words is read as :func:`read_typed` does; else the reading that covers most
    of the words wins, then the earlier language, and two dates become the range from the first to the last.
    """
    languages = tuple(languages)
    for form in dict.fromkeys((words, words.title())):
        whole = read_typed(form, languages)
        if whole is not None:
            return whole
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
