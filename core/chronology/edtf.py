"""Days and intervals as ISO 8601-2 (EDTF) text, level 1, proleptic Gregorian."""

from __future__ import annotations

import re

from core.chronology.calendars import from_jdn, is_day, month_days, to_jdn, year_days
from core.chronology.model import Calendar, Precision

_GREGORIAN = Calendar.GREGORIAN
_SEASON_CODES = {3: 21, 6: 22, 9: 23, 12: 24}
_SEASON_STARTS = {code: month for month, code in _SEASON_CODES.items()}
_LONGEST_PLAIN_YEAR = 9999
_POINT = re.compile(r"(Y?-?\d{4,9})(?:-(\d\d)(?:-(\d\d))?)?[?~%]?\Z")
_DECADE = re.compile(r"(-?\d{3})X[?~%]?\Z")


def _year(year: int) -> str:
    if abs(year) > _LONGEST_PLAIN_YEAR:
        return f"Y{year}"
    return f"-{-year:04d}" if year < 0 else f"{year:04d}"


def iso_day(jdn: int) -> str:
    """The day in the proleptic Gregorian calendar: ``1917-11-07``; ``-0043-03-15`` is in 44 BCE."""
    year, month, day = from_jdn(_GREGORIAN, jdn)
    return f"{_year(year)}-{month:02d}-{day:02d}"


def edtf_of(earliest: int, latest: int, precision: Precision, approximate: bool = False) -> str:
    """The shortest EDTF text for the days from ``earliest`` to ``latest`` (JDN, both included)."""
    mark = "~" if approximate else ""
    first = from_jdn(_GREGORIAN, earliest)
    after = from_jdn(_GREGORIAN, latest + 1)
    whole_years = first[1:] == after[1:] == (1, 1)
    if whole_years and precision is Precision.DECADE and first[0] % 10 == 0 and after[0] - first[0] == 10:
        if 0 <= first[0] <= _LONGEST_PLAIN_YEAR:
            return f"{first[0] // 10:03d}X{mark}"
    elif precision is Precision.SEASON and (season := _season(first, after)):
        return season + mark
    start, end = _shortest(earliest, first, after, latest)
    return f"{start}{mark}" if end is None else f"{start}{mark}/{end}{mark}"


def _season(first: tuple[int, int, int], after: tuple[int, int, int]) -> str:
    year, month, day = first
    following = (year, month + 3, 1) if month < 10 else (year + 1, month - 9, 1)
    if day == 1 and month in _SEASON_CODES and after == following:
        return f"{_year(year)}-{_SEASON_CODES[month]}"
    return ""


def _shortest(
    earliest: int, first: tuple[int, int, int], after: tuple[int, int, int], latest: int
) -> tuple[str, str | None]:
    """The interval's two ends in whole years, months or days; one end where it is one of these."""
    if first[1:] == after[1:] == (1, 1):
        start, end = _year(first[0]), _year(after[0] - 1)
    elif first[2] == after[2] == 1:
        last_month = (after[0], after[1] - 1) if after[1] > 1 else (after[0] - 1, 12)
        start, end = f"{_year(first[0])}-{first[1]:02d}", f"{_year(last_month[0])}-{last_month[1]:02d}"
    else:
        start, end = iso_day(earliest), iso_day(latest)
    return start, None if start == end else end


def interval_of(edtf: str) -> tuple[int, int] | None:
    """The days (JDN, both included) of a point, decade, season or closed interval; None if it is none."""
    start, slash, end = edtf.partition("/")
    first = _interval_of_point(start)
    if first is None or not slash:
        return first
    last = _interval_of_point(end)
    return None if last is None or last[1] < first[0] else (first[0], last[1])


def _interval_of_point(text: str) -> tuple[int, int] | None:
    if decade := _DECADE.match(text):
        year = int(decade[1]) * 10
        return year_days(_GREGORIAN, year, year + 9)
    found = _POINT.match(text)
    if found is None:
        return None
    year = int(found[1].lstrip("Y"))
    if found[2] is None:
        return year_days(_GREGORIAN, year)
    month = int(found[2])
    if found[3] is not None:
        day = int(found[3])
        if not is_day(_GREGORIAN, year, month, day):
            return None
        jdn = to_jdn(_GREGORIAN, year, month, day)
        return jdn, jdn
    if month in _SEASON_STARTS:
        return season_days(year, _SEASON_STARTS[month])
    return month_days(_GREGORIAN, year, month) if 1 <= month <= 12 else None


def season_days(year: int, first_month: int) -> tuple[int, int]:
    """The three Gregorian months from ``first_month``; winter, from December, ends in the next year."""
    months_on = first_month + 2
    last = (year, months_on) if months_on <= 12 else (year + 1, months_on - 12)
    return to_jdn(_GREGORIAN, year, first_month, 1), month_days(_GREGORIAN, *last)[1]
