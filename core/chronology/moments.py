"""A date as the words give it, before its year is known, and the days it stands for once it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.chronology.calendars import from_jdn, is_day, month_days, to_jdn, year_days
from core.chronology.edtf import season_days
from core.chronology.lexicon import PARTS
from core.chronology.model import Calendar, Conflict, Precision

_JALALI_SEASON = 3  # months in a season, the first of which begins the year
_HIJRI_DOUBT = 1
"""Days a sighted Islamic day may stand from the tabular one."""
_LONGEST_HIJRI_MONTH = 30
"""Days that any Islamic month may have had where it was sighted, whatever the tables say."""
_SOME_YEARS = range(1396, 1405)
"""Years of which in every calendar one is a leap year."""
_GREGORIAN_SEASON_STARTS = {1: 3, 2: 6, 3: 9, 4: 12}
STYLE_ROLES = (("old_style", Calendar.JULIAN), ("new_style", Calendar.GREGORIAN))
"""Words that say outright which of the two Christian calendars a day is in."""
HALVES = {"h1": (0, 2), "h2": (1, 2), "q1": (0, 4), "q2": (1, 4), "q3": (2, 4), "q4": (3, 4)}


@dataclass(frozen=True, slots=True)
class Year:
    """A year of a calendar, astronomical."""

    value: int
    calendar: Calendar


@dataclass(slots=True)
class Moment:
    """What an expression says: any of its parts may be missing."""

    first: int
    """Index of its first item."""
    last: int
    """Index after its last item."""
    start: int
    """Offset of its first code point."""
    end: int
    day: int | None = None
    months: tuple[tuple[Calendar, int], ...] = ()
    year: int | None = None
    """As written, always positive; see ``bce``."""
    years: int = 1
    """How many years on end it may mean: a year of an era that begins in spring lies in two of ours."""
    weak: bool = False
    """Whether it is a year only if that is near the story's: «سنة ثلاث وثلاثين», «في 267»."""
    short: bool = False
    """Whether only the last two digits of the year are written."""
    bce: bool = False
    calendar: Calendar | None = None
    """Only what the words say outright."""
    lean_unit: str = ""
    """What it leans on of what was said before («همان سال»): ``year month day decade century``, or ``next``."""
    lean: int = 0
    """How many of these units later."""
    again: Moment | None = None
    """The date that says at once what it comes to: ``two days later, on 5 May``."""
    season: int | None = None
    decade: int | None = None
    """First year; below 100 if the century is not said."""
    hundred: bool = False
    """Whether the decade is a hundred years long: ``the 1800s``."""
    century: int | None = None
    lone: bool = False
    """Whether it is a number of a month that is not said: ``on the 15th``."""
    part: int | None = None
    """Index into ``lexicon.PARTS``."""
    approximate: bool = False
    named: bool = False
    """Said to be a year by a word or an era."""
    stands: bool = False
    """Whether the words around it leave no doubt that it is a date."""
    broken: bool = False
    """Followed by a number that should be its year and cannot be: never filled in from elsewhere."""
    conflict: Conflict | None = None
    """What its own words, and the weekday beside them, contradict."""
    until: Moment | None = None
    """The end of a range that begins here."""

    @property
    def precision(self) -> Precision:
        """How fine the words are."""
        if self.until is not None:
            return Precision.RANGE
        if self.day is not None or self.lean_unit == "day":
            return Precision.DAY
        if self.months or self.lean_unit == "month":
            return Precision.MONTH
        if self.season is not None:
            return Precision.SEASON
        if self.lean_unit in ("decade", "century"):
            return Precision(self.lean_unit)
        if self.decade is not None:
            return Precision.CENTURY if self.hundred else Precision.DECADE
        return Precision.CENTURY if self.century is not None else Precision.YEAR

    @property
    def leans(self) -> bool:
        """Whether its year is to be found elsewhere."""
        if self.until is not None and self.until.leans:
            return True
        if self.century is not None:
            return False
        if self.decade is not None:
            return self.decade < 100 and not self.bce
        return self.year is None

    def stated_year(self, jalali_years: Sequence[int]) -> Year | None:
        """The year that stands in the words, with its calendar."""
        if self.year is None:
            return None
        calendar = self.calendar_in(self.year, jalali_years)
        return Year(1 - self.year if self.bce else self.year, calendar)

    def calendar_in(self, year: int | None, jalali_years: Sequence[int]) -> Calendar:
        """The calendar of a date with such a year: said outright, the month's own, the language's habit."""
        families = [calendar for calendar, _ in self.months]
        if families and self.calendar is not Calendar.JULIAN:
            return self.calendar if self.calendar in families else families[0]
        if self.calendar is not None:
            return self.calendar
        habit = year is not None and year in jalali_years and not self.bce
        return Calendar.JALALI if habit else Calendar.GREGORIAN

    def month_in(self, calendar: Calendar) -> int | None:
        """Its month's number in a calendar."""
        wanted = Calendar.GREGORIAN if calendar is Calendar.JULIAN else calendar
        return next((number for family, number in self.months if family is wanted), None)


def days_of(moment: Moment, year: Year | None) -> tuple[int, int] | None:
    """First and last JDN of a moment that is no range, in the given year; None if there is no such day."""
    if moment.century is not None or (moment.decade is not None and (moment.decade >= 100 or moment.bce)):
        return _narrowed(moment, _long_days(moment))
    if year is None:
        return None
    month = moment.month_in(year.calendar)
    if moment.months and month is None:
        return None
    if moment.day is not None and month is not None:
        if not _may_be_day(year.calendar, year.value, month, moment.day):
            return None
        jdn = to_jdn(year.calendar, year.value, month, moment.day)
        doubt = _HIJRI_DOUBT if year.calendar is Calendar.ISLAMIC else 0
        return jdn - doubt, jdn + doubt
    if month is not None:
        return _narrowed(moment, month_days(year.calendar, year.value, month))
    if moment.season is not None:
        return _season_days(moment.season, year)
    return _narrowed(moment, year_days(year.calendar, year.value, year.value + moment.years - 1))


def _may_be_day(calendar: Calendar, year: int, month: int, day: int) -> bool:
    if calendar is Calendar.ISLAMIC:
        return 1 <= day <= _LONGEST_HIJRI_MONTH
    return is_day(calendar, year, month, day)


def is_no_day(moment: Moment, jalali_years: Sequence[int]) -> bool:
    """Whether a day of a month is named, at either end of a range, that the calendar has not: ``31 April 1917``.

    Without a year: that it has in no year.
    """
    if moment.until is not None and is_no_day(moment.until, jalali_years):
        return True
    calendar = moment.calendar_in(moment.year, jalali_years)
    month, stated = moment.month_in(calendar), moment.stated_year(jalali_years)
    if moment.day is None or month is None:
        return False
    years = [stated.value] if stated is not None and not moment.short else _SOME_YEARS
    return not any(_may_be_day(calendar, year, month, moment.day) for year in years)


def _long_days(moment: Moment) -> tuple[int, int]:
    calendar = moment.calendar or Calendar.GREGORIAN
    if moment.decade is not None:
        first = moment.decade + (100 * (moment.century - 1) if moment.century is not None else 0)
        last = first + (99 if moment.hundred else 9)
        return year_days(calendar, 1 - last, 1 - first) if moment.bce else year_days(calendar, first, last)
    assert moment.century is not None
    if moment.bce:
        return year_days(calendar, 1 - 100 * moment.century, -100 * (moment.century - 1))
    return year_days(calendar, 100 * (moment.century - 1) + 1, 100 * moment.century)


def _season_days(season: int, year: Year) -> tuple[int, int]:
    if year.calendar is Calendar.JALALI:
        first = _JALALI_SEASON * (season - 1) + 1
        start, _ = month_days(year.calendar, year.value, first)
        return start, month_days(year.calendar, year.value, first + _JALALI_SEASON - 1)[1]
    return season_days(year.value, _GREGORIAN_SEASON_STARTS[season])


def _narrowed(moment: Moment, days: tuple[int, int]) -> tuple[int, int]:
    """Halves and quarters narrow the days; early and late do not."""
    share = HALVES.get(PARTS[moment.part]) if moment.part is not None else None
    if share is None:
        return days
    first, last = days
    nth, of = share
    calendar = Calendar.GREGORIAN
    start, after = from_jdn(calendar, first), from_jdn(calendar, last + 1)
    months = (after[0] - start[0]) * 12 + after[1] - start[1]
    if start[2] == after[2] == 1 and months >= 12:  # by whole months
        return _months_on(start, months * nth // of), _months_on(start, months * (nth + 1) // of) - 1
    length = last - first + 1
    return first + length * nth // of, first + length * (nth + 1) // of - 1


def _months_on(start: tuple[int, int, int], months: int) -> int:
    total = start[1] - 1 + months
    return to_jdn(Calendar.GREGORIAN, start[0] + total // 12, total % 12 + 1, 1)


def year_in(moment: Moment, narrative: Year, calendar: Calendar) -> Year:
    """The year of ``calendar`` in which the moment falls within the narrative year."""
    if calendar is narrative.calendar or {calendar, narrative.calendar} == {
        Calendar.GREGORIAN,
        Calendar.JULIAN,
    }:
        return Year(narrative.value, calendar)
    month = moment.month_in(calendar) or 1
    first, last = year_days(narrative.calendar, narrative.value)
    guess = from_jdn(calendar, first)[0]
    for value in (guess, guess + 1):
        if first <= to_jdn(calendar, value, month, moment.day or 15) <= last:
            return Year(value, calendar)
    return Year(guess, calendar)
