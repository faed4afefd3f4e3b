"""Dates in words, four languages and four calendars."""

from __future__ import annotations

import pytest

from core.chronology.calendars import month_days, to_jdn, year_days
from core.chronology.display import format_date, format_day, month_names
from core.chronology.edtf import season_days
from core.chronology.lexicon import languages, lexicon
from core.chronology.model import Calendar, HistoricalDate, Precision

G, J = Calendar.GREGORIAN, Calendar.JALALI
DAY = to_jdn(G, 1917, 12, 14)


def test_one_day_in_every_calendar() -> None:
    assert format_day(DAY, G, "en") == "14 December 1917"
    assert format_day(DAY, Calendar.JULIAN, "en") == "1 December 1917"
    assert format_day(DAY, J, "fa") == "۲۳ آذر ۱۲۹۶"
    assert format_day(DAY, Calendar.ISLAMIC, "ar") == "29 صفر 1336 هـ"
    assert format_day(DAY, G, "hi") == "14 दिसंबर 1917"
    assert format_day(DAY, G, "fa") == "۱۴ دسامبر ۱۹۱۷"


@pytest.mark.parametrize(
    ("days", "precision", "english", "arabic"),
    [
        (month_days(G, 1905, 1), Precision.MONTH, "January 1905", "يناير 1905"),
        (year_days(G, 1905), Precision.YEAR, "1905", "1905"),
        (year_days(G, 1914, 1918), Precision.RANGE, "1914–1918", "1914–1918"),
        (year_days(G, 1930, 1939), Precision.DECADE, "1930s", "عقد 1930"),
        (year_days(G, 1901, 2000), Precision.CENTURY, "20th century", "القرن العشرون"),
        (year_days(G, -499, -400), Precision.CENTURY, "5th century BCE", "القرن الخامس ق.م"),
        (season_days(1905, 3), Precision.SEASON, "spring 1905", "ربيع 1905"),
        ((to_jdn(G, -43, 3, 15),) * 2, Precision.DAY, "15 March 44 BCE", "15 مارس 44 ق.م"),
        (year_days(G, -43), Precision.YEAR, "44 BCE", "44 ق.م"),
    ],
)
def test_as_short_as_it_can_be_said(days: tuple[int, int], precision: Precision, english: str, arabic: str) -> None:
    date = HistoricalDate(*days, precision)
    assert format_date(date, "en") == english
    assert format_date(date, "ar") == arabic


def test_own_calendar_first_and_another_on_demand() -> None:
    date = HistoricalDate(*year_days(J, 1357), Precision.YEAR, J)
    assert format_date(date, "fa") == "۱۳۵۷"
    assert format_date(date, "en") == "1357 SH"
    assert format_date(date, "en", G) == "21 March 1978 – 20 March 1979"


def test_a_sighted_islamic_day_is_named_by_its_middle() -> None:
    jdn = to_jdn(Calendar.ISLAMIC, 61, 1, 10)
    date = HistoricalDate(jdn - 1, jdn + 1, Precision.DAY, Calendar.ISLAMIC)
    assert format_date(date, "en") == "10 Muharram 61 AH"
    assert format_date(date, "en", G) == "12 October 680 – 14 October 680"


def test_about() -> None:
    assert format_date(HistoricalDate(*year_days(G, 1900), Precision.YEAR, approximate=True), "en") == "c. 1900"


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("calendar", list(Calendar))
def test_displayed_month_names_can_be_read_back(language: str, calendar: Calendar) -> None:
    names = month_names(language, calendar)
    assert len(set(names)) == 12
    if calendar in (G, Calendar.JULIAN):
        for number, name in enumerate(names, 1):
            found = lexicon(language).look_up(name.split()[0])
            phrase = lexicon(language).phrase(found, [lexicon(language).look_up(w).form for w in name.split()[1:]])
            months = phrase.meaning.months if phrase else found.meaning.months
            assert (G, number) in months


def test_a_language_without_a_lexicon_reads_english() -> None:
    assert format_day(DAY, G, "xx") == "14 December 1917"
