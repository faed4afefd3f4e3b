"""The axis: which days get a tick and a label at each zoom, in any calendar and language.

No year 0 is ever named: 1 BCE is followed by 1 CE, and steps of several years fall on the numbers a
person would expect on both sides (… 200 BCE, 100 BCE, 1, 100, 200 …).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from math import floor

from core.chronology.calendars import from_jdn, to_jdn
from core.chronology.display import format_date, format_day, format_number, format_year, month_names
from core.chronology.layout import Scale
from core.chronology.model import Calendar, HistoricalDate, Precision

GAP_PX = 16.0
"""Least distance between two labels."""
_OVERHANG_PX = 12.0
_PROLEPTIC = (Calendar.GREGORIAN, Calendar.JULIAN)


class Unit(StrEnum):
    """What a step of the axis counts."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Level:
    """A step of the axis; ``least_days`` is the smallest distance between two of its ticks."""

    unit: Unit
    step: int
    least_days: float


def _years(step: int) -> Level:
    # The first step of an era is one year short: 1, 5, 10 …
    return Level(Unit.YEAR, step, 354 * (step if step < 5 else step - 1))


LEVELS = (
    Level(Unit.DAY, 1, 1),
    Level(Unit.DAY, 5, 4),
    Level(Unit.DAY, 10, 9),
    Level(Unit.MONTH, 1, 28),
    Level(Unit.MONTH, 3, 88),
    Level(Unit.MONTH, 6, 177),
    *(_years(s) for s in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000)),
)
"""From the finest to the coarsest."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A day of the axis, its place, and its label (empty where it would touch another).

    A tick of a month or a year stands where it begins, a tick of a day at the day's middle: under the
    events of that day.
    """

    jdn: int
    x: float
    label: str
    major: bool
    """Whether it begins a larger unit: the first day of a month among days, a new year among months."""


@dataclass(frozen=True, slots=True)
class Axis:
    """The ticks in a window, and what their labels leave unsaid: the month, or the year, it begins in."""

    ticks: tuple[Tick, ...]
    context: str
    level: Level


Measure = Callable[[str], float]
"""The width of a label in pixels."""


def ticks(scale: Scale, calendar: Calendar, language: str, measure: Measure) -> Axis:
    """The finest axis whose labels do not touch, in one calendar and language.

    A calendar without an era before its own (Solar Hijri, Islamic) has no ticks before its year 1.
    The level depends on the zoom and on the widest label it can need, not on where the window stands,
    so labels do not come and go while panning.
    """
    level, whole = _choose(scale, calendar, language, measure)
    found: list[tuple[int, str, bool]] = []
    for year_number, month, day in _days(scale, calendar, level):
        label, major = _label(calendar, year_number, month, day, level.unit, whole, language)
        found.append((to_jdn(calendar, year_number, month, day), label, major))
    return Axis(
        _placed(found, 0.5 if level.unit is Unit.DAY else 0.0, scale, measure),
        "" if whole else _context(scale, calendar, level.unit, language),
        level,
    )


def _choose(scale: Scale, calendar: Calendar, language: str, measure: Measure) -> tuple[Level, bool]:
    """The finest level there is room for, and whether there is room for whole dates at every tick."""
    widest_year = _widest_year(scale, calendar)
    months = month_names(language, calendar)
    longest = max(range(1, 13), key=lambda month: measure(months[month - 1]))
    year_px = measure(_widest_digits(format_year(widest_year, calendar, language)))
    needed = {
        Unit.DAY: measure(format_number(28, language)),
        Unit.MONTH: max(measure(months[longest - 1]), year_px),
        Unit.YEAR: year_px,
    }
    for level in LEVELS:
        room = level.least_days * scale.px_per_day - GAP_PX
        if needed[level.unit] <= room:
            break
    if level.unit is Unit.YEAR:
        return level, False
    whole = _whole_label(calendar, widest_year, longest, 28, level.unit, language)
    return level, measure(_widest_digits(whole)) <= room


def _days(scale: Scale, calendar: Calendar, level: Level) -> Iterator[tuple[int, int, int]]:
    """The (year, month, day) of every tick in the window and one beyond each edge."""
    margin = 200 / scale.px_per_day
    first_year, first_month, _ = from_jdn(calendar, floor(scale.start - margin))
    last_year, last_month, _ = from_jdn(calendar, floor(scale.end + margin))
    if level.unit is Unit.YEAR:
        for year in _round_years(first_year, last_year, level.step, calendar in _PROLEPTIC):
            yield year, 1, 1
        return
    month_index = first_year * 12 + first_month - 1
    while month_index <= last_year * 12 + last_month - 1:
        year, month = divmod(month_index, 12)
        month_index += 1
        if year < 1 and calendar not in _PROLEPTIC:
            continue
        if level.unit is Unit.MONTH:
            if (month % level.step) == 0:
                yield year, month + 1, 1
            continue
        length = to_jdn(calendar, month_index // 12, month_index % 12 + 1, 1) - to_jdn(calendar, year, month + 1, 1)
        for day in range(1, length + 1):
            if level.step == 1 or day == 1 or (day % level.step == 0 and day <= 25):
                yield year, month + 1, day


def _round_years(first: int, last: int, step: int, proleptic: bool) -> Iterator[int]:
    """Astronomical years whose names are round: 1 - n for n BCE, never "0"."""
    if proleptic and first < 1:
        era_year = (1 - first) // step * step
        while era_year > 0 and 1 - era_year <= last:
            yield 1 - era_year
            era_year -= step
    if step >= 5 and first <= 1 <= last:
        yield 1
    year = max(-(-first // step) * step, step)
    while year <= last:
        yield year
        year += step


def _placed(found: list[tuple[int, str, bool]], into_day: float, scale: Scale, measure: Measure) -> tuple[Tick, ...]:
    """Ticks in the window; a label that would touch a major one, or be cut off by the edge, is dropped."""
    at = [(scale.x_of(jdn + into_day), measure(label) / 2) for jdn, label, _ in found]
    taken = [
        (x - half - GAP_PX / 2, x + half + GAP_PX / 2)
        for (x, half), (_, _, major) in zip(at, found, strict=True)
        if major
    ]
    placed: list[Tick] = []
    for (x, half), (jdn, label, major) in zip(at, found, strict=True):
        if not -0.5 <= x <= scale.width_px + 0.5:
            continue
        cut = x - half < -_OVERHANG_PX or x + half > scale.width_px + _OVERHANG_PX
        touches = not major and any(a < x + half and x - half < b for a, b in taken)
        placed.append(Tick(jdn, x, "" if cut or touches else label, major))
    return tuple(placed)


def _label(
    calendar: Calendar, year: int, month: int, day: int, unit: Unit, whole: bool, language: str
) -> tuple[str, bool]:
    """A tick's label, and whether it begins something larger than its unit."""
    if unit is Unit.YEAR:
        return format_year(year, calendar, language), False
    major = day == 1 and (unit is Unit.DAY or month == 1)
    if whole:
        return _whole_label(calendar, year, month, day, unit, language), major
    if day == 1 and month == 1:
        return format_year(year, calendar, language), True
    if day == 1:
        return month_names(language, calendar)[month - 1], major
    return format_number(day, language), False


@lru_cache(maxsize=1024)
def _whole_label(calendar: Calendar, year: int, month: int, day: int, unit: Unit, language: str) -> str:
    if unit is Unit.DAY:
        return format_day(to_jdn(calendar, year, month, day), calendar, language)
    first = to_jdn(calendar, year, month, 1)
    after = to_jdn(calendar, year + month // 12, month % 12 + 1, 1)
    return format_date(HistoricalDate(first, after - 1, Precision.MONTH, calendar), language, calendar)


def _context(scale: Scale, calendar: Calendar, unit: Unit, language: str) -> str:
    """What the window begins in: its month among days, its year among months, nothing among years."""
    year, month, _ = from_jdn(calendar, floor(scale.start))
    if unit is Unit.YEAR or (year < 1 and calendar not in _PROLEPTIC):
        return ""
    if unit is Unit.MONTH:
        return format_year(year, calendar, language)
    return _whole_label(calendar, year, month, 1, Unit.MONTH, language)


def _widest_year(scale: Scale, calendar: Calendar) -> int:
    """The year of the window whose name has the most letters."""
    first, last = from_jdn(calendar, floor(scale.start))[0], from_jdn(calendar, floor(scale.end))[0]
    if calendar not in _PROLEPTIC:
        return max(last, 1)
    return first if first < 1 else last


def _widest_digits(label: str) -> str:
    """The label with every digit an 8 of its script: no label of this form is wider."""
    return "".join(chr(ord(c) - int(c) + 8) if c.isdecimal() else c for c in label)
