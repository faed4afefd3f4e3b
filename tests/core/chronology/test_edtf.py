"""EDTF and ISO text out and in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.chronology.calendars import month_days, to_jdn, year_days
from core.chronology.edtf import edtf_of, interval_of, iso_day, season_days
from core.chronology.model import Calendar, Precision

G = Calendar.GREGORIAN


def test_days_before_the_common_era_and_far_away() -> None:
    assert iso_day(to_jdn(G, -43, 3, 15)) == "-0043-03-15"
    assert iso_day(to_jdn(G, 0, 12, 31)) == "0000-12-31"
    assert iso_day(to_jdn(G, 17000, 1, 2)) == "Y17000-01-02"


@pytest.mark.parametrize(
    ("days", "precision", "text"),
    [
        ((to_jdn(G, 1917, 11, 7),) * 2, Precision.DAY, "1917-11-07"),
        (month_days(G, 1905, 1), Precision.MONTH, "1905-01"),
        (year_days(G, 1905), Precision.YEAR, "1905"),
        (year_days(G, 1914, 1918), Precision.RANGE, "1914/1918"),
        (year_days(G, 1930, 1939), Precision.DECADE, "193X"),
        (year_days(G, 1901, 2000), Precision.CENTURY, "1901/2000"),
        (season_days(1905, 3), Precision.SEASON, "1905-21"),
        (season_days(1916, 12), Precision.SEASON, "1916-24"),
        (year_days(G, -499, -400), Precision.CENTURY, "-0499/-0400"),
        (year_days(Calendar.JALALI, 1357), Precision.YEAR, "1978-03-21/1979-03-20"),
        ((month_days(G, 1917, 10)[0], month_days(G, 1918, 2)[1]), Precision.RANGE, "1917-10/1918-02"),
    ],
)
def test_shortest_form(days: tuple[int, int], precision: Precision, text: str) -> None:
    assert edtf_of(*days, precision) == text
    assert interval_of(text) == days


def test_approximate_is_marked() -> None:
    assert edtf_of(*year_days(G, 1900), Precision.YEAR, approximate=True) == "1900~"
    assert interval_of("1900~") == year_days(G, 1900)


@pytest.mark.parametrize("text", ["", "soon", "1917-13", "1917-02-30", "1918/1914", "1917-10-25-1", "19XX"])
def test_what_is_no_date(text: str) -> None:
    assert interval_of(text) is None


@given(st.integers(-2_000_000, 5_000_000), st.integers(0, 40_000), st.sampled_from(list(Precision)))
def test_text_gives_the_days_back(earliest: int, length: int, precision: Precision) -> None:
    assert interval_of(edtf_of(earliest, earliest + length, precision)) == (earliest, earliest + length)
