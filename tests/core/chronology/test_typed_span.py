"""Dates a person types."""

from __future__ import annotations

import pytest

from core.chronology.typed_span import read_date
from tests.days import day

ALL = ("en", "ar", "fa", "hi")


@pytest.mark.parametrize(
    ("words", "earliest", "latest"),
    [
        ("1917", day(1917, 1, 1), day(1917, 12, 31)),
        ("october 1917", day(1917, 10, 1), day(1917, 10, 31)),
        ("25 october 1917", day(1917, 10, 25), day(1917, 10, 25)),
        ("٢٥ أكتوبر ١٩١٧", day(1917, 10, 25), day(1917, 10, 25)),
        ("۱۶ آبان ۱۲۹۶", day(1917, 11, 7), day(1917, 11, 7)),
        ("25 अक्टूबर 1917", day(1917, 10, 25), day(1917, 10, 25)),
        ("25 October 1917 to 8 November 1917", day(1917, 10, 25), day(1917, 11, 8)),
        ("44 BCE", day(-43, 1, 1), day(-43, 12, 31)),
    ],
)
def test_what_is_typed_is_read_in_any_language(words, earliest, latest):
    date = read_date(words, ALL)
    assert date is not None
    assert (date.earliest, date.latest) == (earliest, latest)


@pytest.mark.parametrize("words", ["", "   ", "a fine day", "٤٥ دقيقة"])
def test_what_is_no_date_is_refused(words):
    assert read_date(words, ALL) is None
