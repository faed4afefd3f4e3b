"""Dates in words, in a language and a calendar of one's choice; the words come from the lexicons."""

from __future__ import annotations

from typing import Any

from core.chronology.calendars import from_jdn, month_length
from core.chronology.lexicon import languages, lexicon
from core.chronology.model import Calendar, HistoricalDate, Precision

_FALLBACK = "en"
_PLAIN_DIGITS = "0123456789"


def _display(language: str) -> dict[str, Any]:
    """How a language writes dates; English for a language without a lexicon."""
    return dict(lexicon(language if language in languages() else _FALLBACK).display)


def month_names(language: str, calendar: Calendar) -> tuple[str, ...]:
    """The twelve month names of a calendar."""
    family = Calendar.GREGORIAN if calendar is Calendar.JULIAN else calendar
    return tuple(_display(language)["months"][family.value])


def format_number(number: int, language: str) -> str:
    """A number in the digits a language writes its dates with."""
    digits = _display(language)["digits"]
    return str(number) if digits == _PLAIN_DIGITS else str(number).translate(str.maketrans(_PLAIN_DIGITS, digits))


def format_year(year: int, calendar: Calendar, language: str) -> str:
    """An astronomical year with the era its calendar needs: ``44 BCE``, ``1336 AH``."""
    how = _display(language)
    if year <= 0:
        return str(how["bce"]).format(year=format_number(1 - year, language))
    era = how["eras"].get(calendar.value, "{year}")
    return str(era).format(year=format_number(year, language))


def format_day(jdn: int, calendar: Calendar, language: str) -> str:
    """One day: ``22 January 1905``."""
    year, month, day = from_jdn(calendar, jdn)
    return str(_display(language)["day"]).format(
        day=format_number(day, language),
        month=month_names(language, calendar)[month - 1],
        year=format_year(year, calendar, language),
    )


def format_date(date: HistoricalDate, language: str, calendar: Calendar | None = None) -> str:
    """A date as short as it can be said in a calendar (its own if None is given).

    ``January 1905``, ``1914–1918``, ``1930s``, ``20th century``, ``spring 1905``; what is not whole years
    or months there becomes a span of days.
    """
    chosen = calendar or date.calendar
    how = _display(language)
    words = _named_span(date, chosen, language)
    if words is None:
        if date.precision is Precision.DAY and date.latest - date.earliest == 2:  # a sighted Islamic day
            words = (
                format_day((date.earliest + date.latest) // 2, Calendar.ISLAMIC, language)
                if (chosen is Calendar.ISLAMIC)
                else None
            )
        if words is None:
            ends = _ends(date, chosen, language)
            pattern = str(how["range"])
            if any(" " in end for end in ends):  # "1917–8" would be read as a span of its own
                pattern = pattern.replace("–", " – ")
            words = ends[0] if ends[0] == ends[1] else pattern.format(start=ends[0], end=ends[1])
    return str(how["about"]).format(date=words) if date.approximate else words


def _named_span(date: HistoricalDate, calendar: Calendar, language: str) -> str | None:
    """A century, decade or season by its name, if the days are exactly one in this calendar."""
    how = _display(language)
    start, after = from_jdn(calendar, date.earliest), from_jdn(calendar, date.latest + 1)
    if date.precision is Precision.SEASON and calendar is date.calendar:
        return _season(start, calendar, language)
    if start[1:] != (1, 1) or after[1:] != (1, 1):
        return None
    if date.precision is Precision.DECADE and start[0] % 10 == 0 and after[0] - start[0] == 10 and start[0] > 0:
        return str(how["decade"]).format(year=format_number(start[0], language))
    if date.precision is Precision.CENTURY and after[0] - start[0] == 100:
        number = (start[0] + 99) // 100
        before = number <= 0
        number = 1 - number if before else number
        if number > len(how["ordinals"]):
            return None
        name = str(how["century_bce" if before else "century"]).format(ordinal=how["ordinals"][number - 1])
        return str(how["eras"].get(calendar.value, "{year}")).format(year=name) if not before else name
    return None


def _season(start: tuple[int, int, int], calendar: Calendar, language: str) -> str | None:
    how = _display(language)
    year, month, day = start
    index = (month - 1) // 3 if calendar is Calendar.JALALI else (month // 3 - 1)
    if day != 1 or not 0 <= index <= 3:
        return None
    return str(how["season"]).format(season=how["seasons"][index], year=format_year(year, calendar, language))


def _ends(date: HistoricalDate, calendar: Calendar, language: str) -> tuple[str, str]:
    """Both ends in whole years, else whole months, else days."""
    start, end = from_jdn(calendar, date.earliest), from_jdn(calendar, date.latest)
    month_ends = start[2] == 1 and end[2] == month_length(calendar, end[0], end[1])
    if month_ends and start[1] == 1 and end[1] == 12:
        return format_year(start[0], calendar, language), format_year(end[0], calendar, language)
    if month_ends:
        return _month(start, calendar, language), _month(end, calendar, language)
    return format_day(date.earliest, calendar, language), format_day(date.latest, calendar, language)


def _month(day: tuple[int, int, int], calendar: Calendar, language: str) -> str:
    alone = _display(language).get("months_alone", {}).get(calendar.value) or month_names(language, calendar)
    return str(_display(language)["month"]).format(
        month=alone[day[1] - 1], year=format_year(day[0], calendar, language)
    )
