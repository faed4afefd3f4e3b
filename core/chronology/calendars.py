"""Julian day numbers to and from four calendars, both ways, before and after the common era.

Years are astronomical (0 is 1 BCE, -43 is 44 BCE) in every calendar. All arithmetic is on whole days.

=========  ====================================================================================
calendar   rule
=========  ====================================================================================
gregorian  proleptic
julian     proleptic
jalali     Solar Hijri by the 33-year rule of leap years: what Iran has used since 1304, and the
           astronomical Nowruz of all years 1206 to 1502 but six, where published tables disagree
islamic    Umm al-Qura from 1343 to 1500 AH; outside it tabular, civil epoch (Friday 16 July 622 Julian),
           leap years 2 5 7 10 13 16 18 21 24 26 29. The two meet a day apart in 1343, so the last
           month of 1342 has 28 days; a sighted month may begin up to two days earlier than a tabular one
=========  ====================================================================================
"""

from __future__ import annotations

from core.chronology import umm_al_qura
from core.chronology.model import Calendar

_JALALI_EPOCH = 1_948_319
"""The day before 1 Farvardin of year 1."""
_ISLAMIC_EPOCH = 1_948_439
"""The day before 1 Muharram of year 1."""
_MONTHS_IN_YEAR = 12


def to_jdn(calendar: Calendar, year: int, month: int, day: int) -> int:
    """The JDN of a day; a day past the month's end runs on into the next month."""
    if calendar is Calendar.JALALI:
        before = 31 * (month - 1) if month <= 7 else 186 + 30 * (month - 7)
        return _JALALI_EPOCH + 365 * (year - 1) + (8 * year + 21) // 33 + before + day
    if calendar is Calendar.ISLAMIC:
        if umm_al_qura.FIRST_YEAR <= year <= umm_al_qura.LAST_YEAR:
            return umm_al_qura.month_start(year, month) + day - 1
        return _ISLAMIC_EPOCH + 354 * (year - 1) + (3 + 11 * year) // 30 + (59 * (month - 1) + 1) // 2 + day
    a = (14 - month) // 12
    y = year + 4800 - a
    days = day + (153 * (month + 12 * a - 3) + 2) // 5 + 365 * y + y // 4
    return days - 32083 if calendar is Calendar.JULIAN else days - y // 100 + y // 400 - 32045


def from_jdn(calendar: Calendar, jdn: int) -> tuple[int, int, int]:
    """Year, month and day of a JDN; the inverse of :func:`to_jdn`."""
    if calendar is Calendar.JALALI:
        return _from_year_start(calendar, jdn, (33 * (jdn - _JALALI_EPOCH)) // 12053 + 1)
    if calendar is Calendar.ISLAMIC:
        if umm_al_qura.FIRST_DAY <= jdn < umm_al_qura.DAY_AFTER:
            return umm_al_qura.date_of(jdn)
        return _from_year_start(calendar, jdn, (30 * (jdn - _ISLAMIC_EPOCH)) // 10631 + 1)
    if calendar is Calendar.JULIAN:
        c, b = jdn + 32082, 0
    else:
        a = jdn + 32044
        b = (4 * a + 3) // 146097
        c = a - 146097 * b // 4
    d = (4 * c + 3) // 1461
    e = c - 1461 * d // 4
    m = (5 * e + 2) // 153
    return 100 * b + d - 4800 + m // 10, m + 3 - 12 * (m // 10), e - (153 * m + 2) // 5 + 1


def _from_year_start(calendar: Calendar, jdn: int, guess: int) -> tuple[int, int, int]:
    """Year, month and day, given a year at most one from the right one."""
    year = guess
    first = to_jdn(calendar, year, 1, 1)
    while first > jdn:
        year -= 1
        first = to_jdn(calendar, year, 1, 1)
    while (after := to_jdn(calendar, year + 1, 1, 1)) <= jdn:
        year, first = year + 1, after
    day = jdn - first  # of the year, from 0; months have 29 days or more
    month = min(day // 29 + 1, _MONTHS_IN_YEAR)
    while (first := to_jdn(calendar, year, month, 1)) > jdn:
        month -= 1
    return year, month, jdn - first + 1


def month_length(calendar: Calendar, year: int, month: int) -> int:
    """Days in a month."""
    after = (year + 1, 1) if month == _MONTHS_IN_YEAR else (year, month + 1)
    return to_jdn(calendar, *after, 1) - to_jdn(calendar, year, month, 1)


def is_day(calendar: Calendar, year: int, month: int, day: int) -> bool:
    """Whether the calendar has such a day."""
    return 1 <= month <= _MONTHS_IN_YEAR and 1 <= day <= month_length(calendar, year, month)


def year_days(calendar: Calendar, year: int, last_year: int | None = None) -> tuple[int, int]:
    """The first and last JDN of a year, or of the years from ``year`` to ``last_year``."""
    after = (year if last_year is None else last_year) + 1
    return to_jdn(calendar, year, 1, 1), to_jdn(calendar, after, 1, 1) - 1


def month_days(calendar: Calendar, year: int, month: int) -> tuple[int, int]:
    """The first and last JDN of a month."""
    first = to_jdn(calendar, year, month, 1)
    return first, first + month_length(calendar, year, month) - 1


def weekday(jdn: int) -> int:
    """0 Monday to 6 Sunday."""
    return jdn % 7
