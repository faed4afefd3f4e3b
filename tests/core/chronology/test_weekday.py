"""Weekdays beside dates, and days that do not exist."""

from __future__ import annotations

import pytest

from core.chronology.extract import find_dates
from core.chronology.lexicon import languages, lexicon
from core.chronology.model import Calendar, Conflict, DatingHints


def found(text: str, language: str, **hints: bool) -> list[str]:
    """``edtf``, then ``j`` for Julian, then the conflict's code."""
    mentions = find_dates(text, language, hints=DatingHints(**hints))
    return [
        (m.date.edtf + " j" * (m.date.calendar is Calendar.JULIAN) if m.date else "?")
        + (f" {m.conflict.value}" if m.conflict else "")
        for m in mentions
    ]


@pytest.mark.parametrize("language", languages())
def test_every_language_numbers_its_weekdays(language: str) -> None:
    words = lexicon(language)
    meanings = [*words._words.values(), *(phrase.meaning for phrase in words._phrases())]
    numbers = {meaning.roles["weekday"] for meaning in meanings if "weekday" in meaning.roles}
    assert numbers >= set(range(1, 8)) - ({2} if language == "fa" else set())


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("On Sunday, 22 January 1905 they marched.", "en"),
        ("On Sunday the 22nd of January 1905 they marched.", "en"),
        ("On Sunday, January 22, 1905, they marched.", "en"),
        ("They marched on 22 January 1905, a Sunday.", "en"),
        ("They marched on 22 January 1905 (Sunday).", "en"),
        ("الأحد 22 يناير 1905", "ar"),
        ("وفي يوم الأحد الموافق 22 يناير 1905 سار العمال.", "ar"),
        ("22 يناير 1905، يوم الأحد.", "ar"),
        ("22 जनवरी 1905, रविवार", "hi"),
        ("रविवार, 22 जनवरी 1905 को", "hi"),
        ("22 जनवरी 1905 (रविवार) को", "hi"),
        ("روز یکشنبه ۲۲ ژانویه ۱۹۰۵", "fa"),
        ("یک شنبه ۲۲ ژانویه ۱۹۰۵", "fa"),
        ("بروز اتوار 22 جنوری 1905", "ur"),
        ("в воскресенье, 22 января 1905 года", "ru"),
        ("ביום ראשון, 22 בינואר 1905", "he"),
        ("22 Ocak 1905 Pazar günü", "tr"),
    ],
)
def test_a_weekday_that_agrees_changes_nothing(text: str, language: str) -> None:
    assert found(text, language) == ["1905-01-22"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("On Monday, 22 January 1905 they marched.", "en"),
        ("They marched on 22 January 1905, a Monday.", "en"),
        ("الاثنين 22 يناير 1905", "ar"),
        ("22 जनवरी 1905, सोमवार", "hi"),
        ("پنج شنبه ۲۲ ژانویه ۱۹۰۵", "fa"),
        ("22 جنوری 1905، پیر", "ur"),
        ("в понедельник 22 января 1905 года", "ru"),
    ],
)
def test_a_weekday_that_agrees_with_no_calendar_is_a_conflict(text: str, language: str) -> None:
    assert found(text, language) == ["1905-01-22 weekday"]


def test_a_weekday_shows_the_julian_calendar() -> None:
    assert found("On Sunday, 9 January 1905 they marched.", "en") == ["1905-01-22 j"]
    assert found("الأحد 9 يناير 1905", "ar") == ["1905-01-22 j"]
    assert found("On Thursday, 29 February 1900 it froze.", "en") == ["?" + " no-such-day"]
    assert found("On Tuesday, 29 February 1900 it froze.", "en") == ["1900-03-13 j"], "a day only that calendar has"
    assert found("On Sunday, 9 January 1955 they marched.", "en") == ["1955-01-09"]
    assert found("On Saturday, 9 January 1955 they marched.", "en") == ["1955-01-09 weekday"], "too late for it"


def test_what_is_said_outright_is_stronger() -> None:
    assert found("On Sunday, 9 January 1905 New Style they marched.", "en") == ["1905-01-09 weekday"]
    assert found("On Sunday, 9 January (22 January) 1905 they marched.", "en") == ["1905-01-22 j", "1905-01-22"]


def test_a_weekday_is_stronger_than_the_documents_setting() -> None:
    assert found("On Sunday, 22 January 1905 they marched.", "en", old_style=True) == ["1905-01-22"]
    assert found("On Sunday, 9 January 1905 they marched.", "en", old_style=True) == ["1905-01-22 j"]


def test_other_calendars_may_be_off_by_a_day() -> None:
    assert found("یکشنبه ۲ دی ۱۲۹۶", "fa") == ["1917-12-23"]
    assert found("دوشنبه ۲ دی ۱۲۹۶", "fa") == ["1917-12-23"]
    assert found("چهارشنبه ۲ دی ۱۲۹۶", "fa") == ["1917-12-23 weekday"]
    assert found("سه‌شنبه ۲ آبان ۱۳۹۶", "fa") == ["2017-10-24"]
    assert found("دوشنبه ۲ آبان ۱۳۹۶", "fa") == ["2017-10-24 weekday"]


def test_only_the_date_that_is_touched() -> None:
    assert found("On Monday, 22 January and 5 March 1905 they met.", "en") == ["1905-01-22 weekday", "1905-03-05"]
    assert found("Sunday 22 January 1905, Monday 23 January 1905", "en") == ["1905-01-22", "1905-01-23"]
    assert found("22 January 1905 (Sunday), 23 January 1905 (Monday)", "en") == ["1905-01-22", "1905-01-23"]
    assert found("22 January 1905, Sunday, 24 January 1905, Tuesday", "en") == ["1905-01-22", "1905-01-24"]
    text = "From Sunday 9 January to 12 January 1905 they met."
    assert found(text, "en") == ["1905-01-22/1905-01-25 j"], "both ends of a range are in one calendar"
    assert found("From 22 January to Saturday 23 January 1905 they met.", "en") == ["1905-01-22/1905-01-23 weekday"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("On Saturday and Sunday, 22 and 23 January 1905 they met.", "en"),
        ("On Monday. 22 January 1905 was cold.", "en"),
        ("The Monday before 22 January 1905 was cold.", "en"),
        ("On 22 January 1905, Monday schools were closed.", "en"),
        ("ليلة الاثنين 22 يناير 1905", "ar"),
        ("it ended on Monday\u202822 January 1905 it began again", "en"),
    ],
)
def test_weekdays_that_are_not_its_own(text: str, language: str) -> None:
    assert not any(m.conflict for m in find_dates(text, language))


def test_without_a_stated_year_a_weekday_proves_nothing() -> None:
    assert found("In 1905 it began. On Monday, 22 January they marched.", "en") == ["1905", "1905-01-22"]


def test_the_weekday_stays_outside() -> None:
    (mention,) = find_dates("Monday, 22 January 1905, a cold day", "en")
    assert (mention.start, mention.end) == (8, 23)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("He came on 31 April 1917.", "en"),
        ("He came on April 31, 1917.", "en"),
        ("He came on 31/04/1917.", "en"),
        ("He came on 31 April.", "en"),
        ("जो 30 फरवरी 1917 को आया", "hi"),
        ("في 31 نيسان 1917", "ar"),
        ("۳۱ آبان ۱۲۹۶", "fa"),
    ],
)
def test_a_day_that_does_not_exist_is_shown(text: str, language: str) -> None:
    (mention,) = find_dates(text, language)
    assert (mention.date, mention.conflict, mention.kind) == (None, Conflict.NO_SUCH_DAY, "day")


def test_a_day_that_may_exist_is_no_conflict() -> None:
    assert found("في 30 صفر 1336 هـ", "ar") == ["1917-12-14/1917-12-16"], "a sighted month may have had it"
    assert found("In 1917 it began. On 29 February he came.", "en") == ["1917", "?"], "another year is meant"
    assert found("He came on 29 February 1900.", "en", old_style=True) == ["1900-03-13 j"]
