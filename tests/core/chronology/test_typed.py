"""What a person may type for a date, and what is not one."""

from __future__ import annotations

import pytest

from core.chronology.calendars import year_days
from core.chronology.edtf import iso_day
from core.chronology.model import Calendar, Precision
from core.chronology.typed import as_about, in_calendar, read_typed


@pytest.mark.parametrize(
    ("text", "language", "earliest", "latest", "precision"),
    [
        ("22 January 1905", "ar", "1905-01-22", "1905-01-22", "day"),
        ("٢٢ يناير ١٩٠٥", "en", "1905-01-22", "1905-01-22", "day"),
        ("۱۶ آذر ۱۲۹۶", "en", "1917-12-07", "1917-12-07", "day"),
        ("25 अक्टूबर 1917", "en", "1917-10-25", "1917-10-25", "day"),
        ("في عام 1917", "ar", "1917-01-01", "1917-12-31", "year"),
        ("1905", "en", "1905-01-01", "1905-12-31", "year"),
        ("۱۲۹۶", "fa", "1917-03-21", "1918-03-21", "year"),
        ("44 BCE", "en", "-0043-01-01", "-0043-12-31", "year"),
        ("1917-10-25", "en", "1917-10-25", "1917-10-25", "day"),
        ("1917-10", "en", "1917-10-01", "1917-10-31", "month"),
        ("1904-21", "en", "1904-03-01", "1904-05-31", "season"),
        ("1914/1918", "en", "1914-01-01", "1918-12-31", "range"),
        ("193x", "en", "1930-01-01", "1939-12-31", "decade"),
        ("القرن العشرين", "en", "1901-01-01", "2000-12-31", "century"),
    ],
)
def test_dates(text, language, earliest, latest, precision):
    date = read_typed(text, [language])
    assert date is not None
    assert (iso_day(date.earliest), iso_day(date.latest), date.precision.value) == (earliest, latest, precision)


@pytest.mark.parametrize("text", ["", " ", "hello", "22 January 19", "22 January 1905 and more", "5", "x" * 5000])
def test_what_is_not_one_whole_date(text):
    assert read_typed(text, ["en"]) is None


def test_about():
    date = read_typed("1905~")
    assert date is not None
    assert date.approximate
    assert as_about(date, False).edtf == "1905"
    assert as_about(as_about(date, False), True) == date


def test_the_same_numbers_in_another_calendar():
    october, year = read_typed("25 October 1917", ["en"]), read_typed("1296")
    assert october is not None
    assert year is not None
    assert in_calendar(october, Calendar.JULIAN).edtf == "1917-11-07"
    assert in_calendar(october, Calendar.GREGORIAN) == october
    solar = in_calendar(year, Calendar.JALALI)
    assert (solar.earliest, solar.latest) == year_days(Calendar.JALALI, 1296)
    assert solar.precision is Precision.YEAR
