"""The axis: round numbers, no year 0, and labels that never touch, from a day to ten thousand years."""

from __future__ import annotations

import itertools

import pytest

from core.chronology.calendars import from_jdn, to_jdn
from core.chronology.display import format_number, format_year
from core.chronology.layout import MAX_WINDOW_DAYS, Scale
from core.chronology.model import Calendar
from core.chronology.ticks import LEVELS, Unit, ticks

GREGORIAN, JALALI = Calendar.GREGORIAN, Calendar.JALALI


def jdn(year: int, month: int = 1, day: int = 1) -> int:
    return to_jdn(GREGORIAN, year, month, day)


def measure(label: str) -> float:
    return 6.5 * len(label)


WINDOWS = {
    "three days": (jdn(1905, 1, 21), jdn(1905, 1, 24)),
    "three weeks": (jdn(1905, 1, 20), jdn(1905, 2, 10)),
    "four months": (jdn(1904, 12, 20), jdn(1905, 4, 20)),
    "two years": (jdn(1904, 6), jdn(1906, 6)),
    "six years": (jdn(1904), jdn(1910)),
    "around the beginning of the era": (jdn(-5), jdn(7)),
    "centuries before and after": (jdn(-320), jdn(450)),
    "ten millennia": (jdn(-8000), jdn(2100)),
    "as far as it goes": (jdn(-30000), jdn(-30000) + MAX_WINDOW_DAYS),
}


def dump(scale: Scale, calendar: Calendar, language: str) -> str:
    axis = ticks(scale, calendar, language, measure)
    lines = [f"{calendar} {language}: {axis.level.step} {axis.level.unit}; context {axis.context!r}"]
    lines += [f"  {t.x:8.2f} {t.jdn} {t.label}{' *' * t.major}" for t in axis.ticks]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("rtl", [False, True], ids=["ltr", "rtl"])
def test_golden_axes(golden, rtl):
    text = ""
    for name, (start, end) in WINDOWS.items():
        scale = Scale(start, end, 720, rtl)
        text += f"# {name}\n{dump(scale, GREGORIAN, 'en')}{dump(scale, JALALI, 'fa')}"
    golden(f"timeline_ticks_{'rtl' if rtl else 'ltr'}.txt", text)


@pytest.mark.parametrize("rtl", [False, True], ids=["ltr", "rtl"])
def test_golden_axes_of_two_other_calendars(golden, rtl):
    """Old Style beside Islamic, in the interface's language whatever the calendar is."""
    text = ""
    for name in ("three weeks", "six years", "around the beginning of the era", "centuries before and after"):
        scale = Scale(*WINDOWS[name], 720, rtl)
        text += f"# {name}\n{dump(scale, Calendar.JULIAN, 'ar')}{dump(scale, Calendar.ISLAMIC, 'ar')}"
        text += dump(scale, Calendar.JALALI, "en")
    golden(f"timeline_ticks_two_{'rtl' if rtl else 'ltr'}.txt", text)


@pytest.mark.parametrize("calendar", list(Calendar))
@pytest.mark.parametrize("language", ["en", "ar", "fa", "hi"])
def test_no_axis_ever_names_a_year_0(calendar, language):
    zero = format_year(1, calendar, language).replace(format_number(1, language), format_number(0, language))
    for days in (3, 40, 400, 4000, 40_000, 400_000, 4_000_000):
        for epoch in (jdn(1), jdn(622), jdn(0)):
            scale = Scale(epoch - days / 2, epoch + days / 2, 720)
            axis = ticks(scale, calendar, language, measure)
            labels = [tick.label for tick in axis.ticks]
            assert zero not in labels
            assert axis.context != zero
            assert not any(label.lstrip("-").strip() in ("0", "٠", "۰", "०") for label in labels)


@pytest.mark.parametrize("calendar", list(Calendar))
@pytest.mark.parametrize("language", ["en", "ar", "fa"])
def test_labels_never_touch_at_any_zoom(calendar, language):
    days = 2.0
    levels = set()
    while days < MAX_WINDOW_DAYS:
        for start in (jdn(1905, 1, 20), jdn(-40, 12, 28), jdn(622, 7, 1)):
            axis = ticks(Scale(start, start + days, 700), calendar, language, measure)
            levels.add((axis.level.unit, axis.level.step))
            labelled = [t for t in axis.ticks if t.label]
            for a, b in itertools.pairwise(labelled):
                gap = b.x - measure(b.label) / 2 - (a.x + measure(a.label) / 2)
                assert gap >= 7.9, (days, a, b)
        days *= 1.3
    assert {unit for unit, _ in levels} == {Unit.DAY, Unit.MONTH, Unit.YEAR}
    assert len(levels) >= len(LEVELS) - 4


@pytest.mark.parametrize("width", [200, 700, 1500])
def test_an_axis_is_never_empty_nor_crowded(width):
    days = 40.0
    while days < MAX_WINDOW_DAYS / 2:
        axis = ticks(Scale(jdn(1905, 1, 20), jdn(1905, 1, 20) + days, width), GREGORIAN, "en", measure)
        assert 1 <= sum(bool(t.label) for t in axis.ticks) <= width / 16, days
        days *= 1.7


def test_year_1_follows_1_bce():
    axis = ticks(Scale(jdn(-4), jdn(5), 900), GREGORIAN, "en", measure)
    labels = [t.label for t in axis.ticks]
    assert labels[labels.index("1 BCE") + 1] == "1"
    assert "0" not in labels
    assert not any(label.startswith("0 ") for label in labels)


def test_a_calendar_with_one_era_has_no_years_before_it():
    axis = ticks(Scale(jdn(-3000), jdn(2000), 900), JALALI, "fa", measure)
    years = [from_jdn(JALALI, t.jdn)[0] for t in axis.ticks]
    assert years
    assert years[0] == 1
    assert ticks(Scale(jdn(-300), jdn(-299), 900), JALALI, "fa", measure).ticks == ()


def test_the_second_calendar_stands_at_its_own_days():
    scale = Scale(jdn(1904), jdn(1910), 800)
    ticks_of_years = {from_jdn(JALALI, t.jdn): t for t in ticks(scale, JALALI, "fa", measure).ticks}
    tick = ticks_of_years[(1283, 1, 1)]
    assert tick.jdn == jdn(1904, 3, 21)
    assert tick.label == "۱۲۸۳"
    assert tick.x == pytest.approx(scale.x_of(jdn(1904, 3, 21)))


def test_labels_stay_while_panning():
    scale = Scale(jdn(1999, 11, 3), jdn(2003, 11, 3), 640)
    level = ticks(scale, GREGORIAN, "en", measure).level
    labels = {t.jdn: t.label for t in ticks(scale, GREGORIAN, "en", measure).ticks if 100 < t.x < 540}
    for px in range(0, 90, 9):
        axis = ticks(scale.panned(px), GREGORIAN, "en", measure)
        assert axis.level == level
        assert labels.items() <= {t.jdn: t.label for t in axis.ticks}.items()


def test_the_context_says_what_the_labels_leave_out():
    days = ticks(Scale(jdn(1905, 1, 20), jdn(1905, 2, 19), 600), GREGORIAN, "en", measure)
    assert days.level.unit is Unit.DAY
    assert days.context == "January 1905"
    assert [t.label for t in days.ticks if t.major] == ["February"]
    months = ticks(Scale(jdn(1905, 6, 20), jdn(1905, 6, 20) + 250, 680), GREGORIAN, "en", measure)
    assert months.level.unit is Unit.MONTH
    assert months.context == "1905"
    assert [t.label for t in months.ticks if t.major] == ["1906"]
    years = ticks(Scale(jdn(1900), jdn(1950), 600), GREGORIAN, "en", measure)
    assert years.context == ""
