"""Whatever the text: mentions in order, inside the text, with days in order; and in linear time."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.chronology.edtf import interval_of
from core.chronology.events import find_events
from core.chronology.extract import find_dates
from core.chronology.model import Evidence

PIECES = [
    "1905", "17", "أكتوبر", "يناير", "عام", "من", "إلى", "و", "(", ")", "-", "/", "،", ",", ".", "القرن", "العشرين",
    "هـ", "ق.م", "السادس", "عشر", "نفسه", "العام", "در", "سال", "آذر", "ماه", "۱۲۹۶", "دهه", "بیست", "چهارم", "تا",
    "October", "May", "March", "the", "of", "in", "1930s", "century", "20th", "BC", "AD", "late", "same year",
    "next day",
    "अक्टूबर", "में", "के अंत", "सदी", "बीसवीं", "उसी वर्ष", "45", "دقيقة", "0", "31", "9999", "11917", "\n", "winter",
]  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(st.sampled_from(PIECES), max_size=24).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=16).map("".join),
)


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.sampled_from(["ar", "fa", "hi", "en", "und"]))
def test_any_text(text: str, language: str) -> None:
    mentions = find_dates(text, language)
    end = 0
    for mention in mentions:
        assert end <= mention.start < mention.end <= len(text)
        assert not text[mention.start : mention.end][0].isspace()
        end = mention.end
        assert (mention.date is None) == (mention.evidence is Evidence.UNRESOLVED)
        if mention.date is not None:
            assert mention.date.earliest <= mention.date.latest
            assert interval_of(mention.date.edtf) == (mention.date.earliest, mention.date.latest)
            assert mention.date.inferred == (mention.evidence is Evidence.CONTEXT)
    for event in find_events(text, language, (), mentions):
        assert 0 <= event.start <= event.mention_start < event.mention_end <= event.end <= len(text)
        assert event.label.strip()


def _seconds(text: str) -> float:
    start = time.perf_counter()
    find_events(text, "en", (), find_dates(text, "en"))
    return time.perf_counter() - start


def test_one_long_line_of_dates_takes_time_in_proportion() -> None:
    for unit in ("25 October 1917, ", "1917-", "(1917 ", "25 ", "May "):
        _seconds(unit * 50)
        short, long = min(_seconds(unit * 800) for _ in range(3)), _seconds(unit * 6400)
        assert long < 40 * short + 0.2, unit


@pytest.mark.parametrize(
    "unit", ["(1905-", "1941/42/", "5, ", "May 5, 6, 7, ", "2 (3) ", "30—", "a year later ", "1905@"]
)
def test_no_run_of_junk_takes_more_than_its_share(unit: str) -> None:
    times = []
    for size in (6_000, 24_000):
        began = time.process_time()
        find_dates(unit * (size // len(unit)), "en")
        times.append(time.process_time() - began)
    assert times[1] < 9 * times[0] + 0.3, "four times the text, well under sixteen times the time"
