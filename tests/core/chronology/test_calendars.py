"""Calendar arithmetic against known days and against convertdate and hijridate."""

from __future__ import annotations

import convertdate
import pytest
from hijridate import Hijri
from hypothesis import given
from hypothesis import strategies as st

from core.chronology.calendars import from_jdn, is_day, month_days, month_length, to_jdn, weekday, year_days
from core.chronology.model import Calendar

GREGORIAN, JULIAN, JALALI, ISLAMIC = Calendar.GREGORIAN, Calendar.JULIAN, Calendar.JALALI, Calendar.ISLAMIC


@pytest.mark.parametrize(
    ("calendar", "day", "gregorian"),
    [
        (JULIAN, (1917, 10, 25), (1917, 11, 7)),
        (JULIAN, (1905, 1, 9), (1905, 1, 22)),
        (JALALI, (1296, 9, 23), (1917, 12, 14)),
        (JALALI, (1296, 9, 16), (1917, 12, 7)),
        (JALALI, (1396, 8, 2), (2017, 10, 24)),
        (JALALI, (1357, 11, 22), (1979, 2, 11)),
        (ISLAMIC, (1336, 1, 1), (1917, 10, 17)),
        (ISLAMIC, (61, 1, 10), (680, 10, 13)),
        (JULIAN, (680, 10, 10), (680, 10, 13)),
        (JULIAN, (-43, 3, 15), (-43, 3, 13)),
    ],
)
def test_known_days(calendar: Calendar, day: tuple[int, int, int], gregorian: tuple[int, int, int]) -> None:
    jdn = to_jdn(calendar, *day)
    assert from_jdn(GREGORIAN, jdn) == gregorian
    assert from_jdn(calendar, jdn) == day


def test_epochs_and_weekdays() -> None:
    assert to_jdn(JULIAN, -4712, 1, 1) == 0
    assert to_jdn(GREGORIAN, 2000, 1, 1) == 2_451_545
    assert to_jdn(ISLAMIC, 1, 1, 1) == to_jdn(JULIAN, 622, 7, 16)
    assert weekday(to_jdn(GREGORIAN, 1905, 1, 22)) == 6
    assert weekday(to_jdn(GREGORIAN, 2017, 10, 24)) == 1


@given(st.sampled_from(list(Calendar)), st.integers(-3_000_000, 6_000_000))
def test_there_and_back(calendar: Calendar, jdn: int) -> None:
    year, month, day = from_jdn(calendar, jdn)
    assert to_jdn(calendar, year, month, day) == jdn
    assert is_day(calendar, year, month, day)
    assert 28 <= month_length(calendar, year, month) <= 31
    first, last = month_days(calendar, year, month)
    assert first <= jdn <= last
    assert year_days(calendar, year)[0] <= first <= last <= year_days(calendar, year)[1]


@given(st.integers(1, 4000), st.integers(1, 12), st.integers(1, 28))
def test_like_convertdate(year: int, month: int, day: int) -> None:
    assert to_jdn(GREGORIAN, year, month, day) == round(convertdate.gregorian.to_jd(year, month, day) + 0.5)
    assert to_jdn(JULIAN, year, month, day) == round(convertdate.julian.to_jd(year, month, day) + 0.5)
    if not 1343 <= year <= 1500:
        assert to_jdn(ISLAMIC, year, month, day) == round(convertdate.islamic.to_jd(year, month, day) + 0.5)


@pytest.mark.parametrize("year", [1206, 1231, 1285, 1296, 1299, 1304, 1342, 1357, 1375, 1396, 1403, 1408, 1498])
def test_nowruz_is_astronomical(year: int) -> None:
    assert to_jdn(JALALI, year, 1, 1) == round(convertdate.persian.to_jd(year, 1, 1) + 0.5)


def test_leap_years_of_the_official_calendar() -> None:
    leap = [year for year in range(1304, 1412) if month_length(JALALI, year, 12) == 30]
    assert leap[:5] == [1304, 1309, 1313, 1317, 1321]
    assert {1375, 1379, 1383, 1387, 1391, 1395, 1399, 1403, 1408} <= set(leap)


def test_umm_al_qura_is_the_official_one() -> None:
    for year in range(1343, 1501):
        for month in range(1, 13):
            assert to_jdn(ISLAMIC, year, month, 1) == Hijri(year, month, 1).to_julian()
            assert month_length(ISLAMIC, year, month) == Hijri(year, month, 1).month_length()
    assert month_length(ISLAMIC, 1342, 12) == 28, "the civil calendar hands over a day late"
    assert to_jdn(ISLAMIC, 1501, 1, 1) == round(convertdate.islamic.to_jd(1501, 1, 1) + 0.5), "and takes over on time"


@pytest.mark.parametrize("calendar", list(Calendar))
def test_every_day_of_six_thousand_years(calendar: Calendar) -> None:
    """Forward through every month from 3000 BCE to 3000 CE, and back from every day of it."""
    first, last = to_jdn(GREGORIAN, -2999, 1, 1), to_jdn(GREGORIAN, 3000, 12, 31)
    year, month, _ = from_jdn(calendar, first)
    jdn = to_jdn(calendar, year, month, 1)
    while jdn <= last:
        length = month_length(calendar, year, month)
        assert 28 <= length <= 32
        assert [from_jdn(calendar, jdn + day) for day in range(length)] == [
            (year, month, day + 1) for day in range(length)
        ]
        assert to_jdn(calendar, year, month, length) == jdn + length - 1
        jdn += length
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
        assert to_jdn(calendar, year, month, 1) == jdn
