"""Where another document speaks of the same day: the rule that ties two pages by date."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from typing import NamedTuple

from core.chronology.calendars import from_jdn, month_length, to_jdn
from core.chronology.model import Calendar, DateMention, HistoricalDate

_DAY = 3
"""Days an interval may have to count as one day: a sighted Islamic day is uncertain by one."""
_MONTH = 31
_YEAR = 366
_DECADE = 3653


class Exactness(IntEnum):
    """How well two dates meet; less is better."""

    DAY = 0
    MONTH = 1
    YEAR = 2
    SPAN = 3
    """Only a span of years, not longer than a decade, that holds the day."""


class Tied(NamedTuple):
    """The mention to go to: ``offset`` and ``end`` are code points."""

    offset: int
    end: int
    exactness: Exactness


def tied_offset(mentions: Iterable[DateMention], date: HistoricalDate, near: int = 0) -> Tied | None:
    """The mention that meets ``date`` best; None where no mention is of its year.

    A mention of the same day is better than one of the same month, that better than one of the same
    year (Gregorian ones, whatever the calendars of the two), and that better than a span of years
    around it. Among equals: the nearest in time, a stated one before an inferred one, the one nearest
    to the offset ``near``. A span of years is met by one much like it, else by what meets its first year.
    """
    if not ties(date):
        return None
    wide = days_of(date) > _YEAR
    spans = _around(date.earliest, date.earliest if wide else date.latest)
    middle = date.earliest + date.latest
    best: tuple[tuple[int, int, bool, int], DateMention] | None = None
    for mention in mentions:
        other = mention.date
        if other is None or other.latest < spans.year[0] or other.earliest > max(spans.year[1], date.latest):
            continue
        alike = wide and _alike(other, date)
        exactness = Exactness.DAY if alike else _exactness(other, spans)
        if exactness is None:
            continue
        apart = 0 if alike else abs(other.earliest + other.latest - (2 * date.earliest if wide else middle))
        key = (int(exactness), apart, other.inferred, abs(mention.start - near))
        if best is None or key < best[0]:
            best = key, mention
    if best is None:
        return None
    mention = best[1]
    found = Exactness(best[0][0])
    return Tied(mention.start, mention.end, Exactness.SPAN if wide and found is Exactness.DAY else found)


def ties(date: HistoricalDate) -> bool:
    """Whether a date is narrow enough to tie by: not a century, nor an age."""
    return days_of(date) <= _DECADE


def days_of(date: HistoricalDate) -> int:
    """How many days an interval has."""
    return date.latest - date.earliest + 1


def year_of(date: HistoricalDate) -> int:
    """The Gregorian year a date is looked for in: that of the middle of it, of its first day in a span of years."""
    day = date.earliest if days_of(date) > _YEAR else (date.earliest + date.latest) // 2
    return from_jdn(Calendar.GREGORIAN, day)[0]


class _Around(NamedTuple):
    day: tuple[int, int]
    month: tuple[int, int]
    year: tuple[int, int]


def _around(earliest: int, latest: int) -> _Around:
    """The days themselves, and the Gregorian month and year of the middle of them."""
    year, month, _day = from_jdn(Calendar.GREGORIAN, (earliest + latest) // 2)
    first = to_jdn(Calendar.GREGORIAN, year, month, 1)
    new_year = to_jdn(Calendar.GREGORIAN, year, 1, 1)
    return _Around(
        (earliest, latest),
        (first, first + month_length(Calendar.GREGORIAN, year, month) - 1),
        (new_year, to_jdn(Calendar.GREGORIAN, year + 1, 1, 1) - 1),
    )


def _exactness(other: HistoricalDate, around: _Around) -> Exactness | None:
    length = days_of(other)
    holds = _common(other, around.day) > 0
    asked = around.day[1] - around.day[0] + 1
    if length <= _DAY and asked <= _DAY and holds:
        return Exactness.DAY
    if length <= _MONTH and asked <= _MONTH and (holds or 2 * _common(other, around.month) >= length):
        return Exactness.MONTH
    # A year of another calendar lies across two of ours: it is of the one that holds most of it.
    if length <= _YEAR and (holds or 2 * _common(other, around.year) >= length):
        return Exactness.YEAR
    return Exactness.SPAN if length <= _DECADE and holds else None


def _common(date: HistoricalDate, span: tuple[int, int]) -> int:
    return max(min(date.latest, span[1]) - max(date.earliest, span[0]) + 1, 0)


def _alike(one: HistoricalDate, other: HistoricalDate) -> bool:
    """Whether two intervals share more than half of the days either has."""
    common = _common(one, (other.earliest, other.latest))
    return 2 * common > days_of(one) + days_of(other) - common
