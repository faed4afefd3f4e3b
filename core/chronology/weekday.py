"""Weekdays beside full dates: evidence of the calendar a date is in, or a contradiction to be shown.

«الأحد 22 يناير 1905» is a Sunday as it stands; ``Sunday, 9 January 1905`` is one only in the Julian
calendar; ``Monday, 22 January 1905`` is none in either. A weekday that stands between two dates, or for
one of several days, or beside a date whose year is not said, proves nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from core.chronology.calendars import weekday
from core.chronology.lexicon import Lexicon
from core.chronology.model import Calendar, Conflict
from core.chronology.moments import Moment, Year, days_of
from core.chronology.reading import COMMAS, DASHES
from core.chronology.tokens import Item, Items

_OLD_STYLE_UNTIL = 1924
"""The first year in which no country counted by the Julian calendar any more."""
_JALALI_IS_EXACT = 1304
_DOUBT_DAYS = 1
"""Days an Islamic date, beyond its own interval, or an early Solar Hijri one may be off."""
_LINE = "\u2028"
"""What stands between two rows of a table, or two lines that are not to be joined."""
_MOST_BETWEEN = 3  # items between a weekday and its date
_BEFORE = ("the", "fill", "day_word", "equals")
_AFTER = (*_BEFORE, "one", "post")
_GOES_ON = ("post", "day_word", "of")
"""What may follow a weekday that stands after its date, as signs may; in «Sunday schools» it stands for itself."""


class _Claim(NamedTuple):
    """A weekday beside a date."""

    place: int
    """Index of its item."""
    date: int
    """Index of the date among those weighed."""
    loose: bool
    """Whether a comma or bracket stands between them."""


def weigh_weekdays(text: str, moments: Sequence[Moment], items: Items, words: Lexicon) -> None:
    """Settle the calendar of moments by the weekdays beside them; those that match none become conflicts."""
    dates = [(whole, part) for whole in moments for part in (whole, whole.until) if part is not None]
    claims: dict[int, list[_Claim]] = {}
    for index, (whole, part) in enumerate(dates):
        if not _is_full_day(part):
            continue
        ends = part is whole.until or whole.until is None
        for claim in (_before(items, index, part.first), _after(items, index, part.last) if ends else None):
            if claim is not None and _in_one_row(text, items.at(claim.place), part):
                claims.setdefault(claim.place, []).append(claim)
    found: dict[int, int] = {}
    for place, rivals in claims.items():
        near = rivals if len(rivals) == 1 else [claim for claim in rivals if not claim.loose]
        if len(near) == 1:
            found.setdefault(near[0].date, _number(items, place))
    for index, number in found.items():
        whole, part = dates[index]
        _weigh(part, number, words)
        whole.conflict = whole.conflict or part.conflict
        if whole.until is not None:
            _share_style(whole, whole.until)


def _is_full_day(date: Moment) -> bool:
    """Whether day, month and year all stand in its words, the year whole and of one calendar."""
    said = date.day is not None and date.year is not None and bool(date.months)
    return said and not (date.broken or date.lean_unit or date.short or date.years > 1)


def _before(items: Items, date: int, first: int) -> _Claim | None:
    """``Sunday, the 22nd of January``, «يوم الأحد الموافق 22 يناير»."""
    place, loose = first - 1, False
    while place >= max(first - _MOST_BETWEEN, 0) and not _number(items, place):
        item = items.at(place)
        if item.form in COMMAS:
            loose = True
        elif not any(role in item.roles for role in _BEFORE):
            return None
        place -= 1
    if not _number(items, place) or _number(items, place - 1) or "eve" in items.at(place - 1).roles:
        return None
    joined = items.at(place - 1)
    links = joined.form in COMMAS or joined.form in DASHES or joined.form == "/" or joined.has("and", "to")
    if links and _number(items, place - 2):
        return None  # ``Saturday and Sunday, 21 and 22 January``
    return _Claim(place, date, loose)


def _after(items: Items, date: int, last: int) -> _Claim | None:
    """``22 January 1905, a Sunday``, «22 जनवरी 1905 (रविवार)»."""
    place, loose = last, False
    while place < last + _MOST_BETWEEN and not _number(items, place):
        item = items.at(place)
        if item.form in COMMAS or item.form == "(":
            loose = True
        elif not any(role in item.roles for role in _AFTER):
            return None
        place += 1
    after = items.at(place + 1)
    if not _number(items, place) or (after.is_word and not any(role in after.roles for role in _GOES_ON)):
        return None
    if _number(items, place + 2) and not after.is_word:
        return None  # ``21 and 22 January, Saturday/Sunday``
    return _Claim(place, date, loose)


def _in_one_row(text: str, item: Item, date: Moment) -> bool:
    return _LINE not in text[min(item.start, date.start) : max(item.end, date.start)]


def _number(items: Items, place: int) -> int:
    """The number of the weekday at a place, 0 where there is none."""
    return items.at(place).roles.get("weekday", 0)


def _weigh(date: Moment, number: int, words: Lexicon) -> None:
    """Give a date the first calendar in which it falls on the weekday; a conflict where it has a day in none."""
    assert date.year is not None
    value = 1 - date.year if date.bce else date.year
    there_is_a_day = False
    for calendar in _candidates(date, value, words):
        days = days_of(date, Year(value, calendar))
        if days is None:
            continue
        there_is_a_day = True
        exact = calendar in (Calendar.GREGORIAN, Calendar.JULIAN) or (
            calendar is Calendar.JALALI and value >= _JALALI_IS_EXACT
        )
        doubt = 0 if exact else _DOUBT_DAYS
        if any(weekday(day) + 1 == number for day in range(days[0] - doubt, days[1] + doubt + 1)):
            date.calendar = date.calendar or calendar
            return
    if there_is_a_day:
        date.conflict = Conflict.WEEKDAY


def _candidates(date: Moment, year: int, words: Lexicon) -> list[Calendar]:
    """The calendars a date can be in, the one it is read in without evidence first."""
    default = date.calendar_in(date.year, words.jalali_years)
    if date.calendar is not None:
        return [default]
    candidates = list(dict.fromkeys((default, *(calendar for calendar, _ in date.months))))
    if Calendar.GREGORIAN in candidates and year < _OLD_STYLE_UNTIL:
        candidates.append(Calendar.JULIAN)
    return candidates


def _share_style(begin: Moment, end: Moment) -> None:
    """Of a range of which a weekday shows one end to be Old Style, the other is too."""
    if begin.calendar is None and end.calendar is Calendar.JULIAN:
        begin.calendar = Calendar.JULIAN
    elif end.calendar is None and begin.calendar is Calendar.JULIAN:
        end.calendar = Calendar.JULIAN
