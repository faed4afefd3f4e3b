"""The five documents the program is for, as they stand: values and counts, no sentences."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.chronology.events import find_events
from core.chronology.extract import find_dates
from core.chronology.model import DateMention, Event, Evidence

pytestmark = pytest.mark.corpus


def seed(corpus: Path, number: str, language: str) -> tuple[str, tuple[DateMention, ...], tuple[Event, ...]]:
    (path,) = (corpus / "seeds").glob(f"{number}_*.txt")
    text = path.read_text(encoding="utf-8")
    mentions = find_dates(text, language)
    return text, mentions, find_events(text, language, (), mentions)


def values(mentions: tuple[DateMention, ...]) -> set[str]:
    return {mention.date.edtf for mention in mentions if mention.date}


def test_arabic_chapter(corpus: Path) -> None:
    text, mentions, events = seed(corpus, "003", "ar")
    stated = {m.date.edtf for m in mentions if m.date and m.evidence is Evidence.STATED}
    assert {"1904-01-27", "1905-01-22", "1905-01-03", "1905-01-23", "1905-06-14", "1905-11", "1907"} <= stated
    october = [m for m in mentions if text[m.start : m.end] == "17 أكتوبر"]
    assert len(october) == 3
    assert all(m.date and m.date.edtf == "1905-10-17" and m.date.inferred for m in october)
    inferred = {m.date.edtf for m in mentions if m.date and m.date.inferred}
    assert {"1905-09", "1905-10", "1905-12-07"} <= inferred
    assert not {m.date.edtf[:4] for m in mentions if m.date} - {"1904", "1905", "1907", "1917"}
    counts = [text.index("45 دقيقة"), text.index("35 ألفاً"), text.index("270 ألف"), text.index("150 ألف")]
    for offset in counts:
        assert not any(m.start <= offset < m.end for m in mentions)
        assert not any(e.mention_start <= offset < e.mention_end for e in events)


def test_persian_essay(corpus: Path) -> None:
    text, mentions, _ = seed(corpus, "001", "fa")
    by_text = {text[m.start : m.end]: m.date.edtf for m in mentions if m.date}
    assert by_text["۱۶ آذر ۱۲۹۶"] == "1917-12-07"
    assert by_text["۲۳ آذرماه ۱۲۹۶"] == by_text["۱۴ دسامبر ۱۹۱۷"] == "1917-12-14"
    assert by_text["دوم آبان ۱۳۹۶"] == by_text["بیست و چهارم اکتبر ۲۰۱۷"] == "2017-10-24"
    assert by_text["۱۹۲۹ تا ۱۹۳۳"] == "1929/1933"
    durations = text.index("۷۴ سال قدرت")
    assert not any(m.start <= durations < m.end for m in mentions)


def test_hindi_text(corpus: Path) -> None:
    text, mentions, _ = seed(corpus, "002", "hi")
    assert {"1917-10", "1917-04", "1917-10-25", "1917-10-26", "1917-11"} <= values(mentions)
    broken = text.index("11917")
    assert [m.date for m in mentions if broken - 20 < m.start < broken] == [None, None]


def test_lost_digits_stay_open(corpus: Path) -> None:
    _, mentions, events = seed(corpus, "000", "ar")
    months = [m for m in mentions if m.kind == "month"]
    assert len(months) >= 15
    assert all(m.evidence is Evidence.UNRESOLVED for m in months)
    assert {e.date.edtf for e in events} == {"1901/2000"}


def test_no_event_from_a_citation(corpus: Path) -> None:
    text, mentions, events = seed(corpus, "004", "ar")
    cited = {"1977", "1979", "1981", "1930", "1970", "1998", "1953", "2003", "2008", "2009", "2010", "2015", "2019"}
    assert not cited & {e.date.edtf for e in events}
    references = text.index("\n المصادر\n")
    assert not any(m.start > references for m in mentions)
    assert {"1917-04-03", "1918-03-07", "1905-12-16"} <= values(mentions)
    lives = {"1870/1924", "1879/1953", "1872/1938", "1878/1965", "1859/1941", "1907/1967", "1875/1933"}
    assert lives <= values(mentions)
    assert lives <= {m.date.edtf for m in mentions if m.life and m.date is not None}
    assert lives <= {e.date.edtf for e in events if e.life}
    assert not lives & {e.date.edtf for e in events if not e.life}
