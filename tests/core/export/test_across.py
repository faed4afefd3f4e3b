"""What the sources say of some days."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from core.chronology.calendars import to_jdn
from core.chronology.display import format_day
from core.chronology.model import Calendar
from core.export.across import across_html, across_markdown, gather, speaking_of
from core.library import Library
from core.pipeline import add_paths

ENGLISH = """# Harbour

The winter was long and the ice held until spring. On 7 November 1917 the clerks stayed at home & waited. Nobody came.

On 8 November 1917 a ship came in. In 1917 bread was dear.

On 3 May 1899 nothing happened.
"""
ARABIC = "# دفتر الميناء\n\nكان البرد شديدا. وفي 7 نوفمبر 1917 أغلقت المتاجر أبوابها. ثم عاد الهدوء.\n"
PERSIAN = "# یادداشت\n\nدر ۱۶ آبان ۱۲۹۶ نامه‌ای رسید و او می‌نویسد که خبر خوش بود.\n"


def jdn(year: int, month: int = 1, day: int = 1) -> int:
    return to_jdn(Calendar.GREGORIAN, year, month, day)


@pytest.fixture
def library(tmp_path):
    papers = tmp_path / "papers"
    papers.mkdir()
    for name, text in {"en.md": ENGLISH, "ar.md": ARABIC, "fa.md": PERSIAN}.items():
        (papers / name).write_text(text, encoding="utf-8")
    with Library.open(tmp_path / "library") as library:
        assert not add_paths(library, [papers]).failed
        yield library


def across(library, first, last, **how):
    documents = library.documents
    return gather(documents.events(), documents.summaries(), documents.get, first, last, **how)


def test_passages_of_all_documents_in_order_by_day(library):
    found = across(library, jdn(1917, 10, 25), jdn(1917, 11, 8))
    assert [(g.earliest, g.latest) for g in found.groups] == [(jdn(1917, 11, 7),) * 2, (jdn(1917, 11, 8),) * 2]
    assert {c.language for c in found.columns} == {"en", "ar", "fa"}
    assert len(found.groups[0].cells) == 3
    assert found.passages == 4
    english = next(c.id for c in found.columns if c.language == "en")
    passage = found.groups[0].cells[english][0]
    assert passage.sentence.startswith("On 7 November 1917")
    assert passage.before.strip().endswith("until spring.")
    assert passage.after.strip() == "Nobody came."


def test_longer_times_come_last_and_only_when_asked_for(library):
    found = across(library, jdn(1917, 11, 7), jdn(1917, 11, 7), longer=True)
    assert [(g.earliest, g.latest) for g in found.groups] == [
        (jdn(1917, 11, 7), jdn(1917, 11, 7)),
        (jdn(1917), jdn(1917, 12, 31)),
    ]
    events = library.documents.events()
    assert len(speaking_of(events, jdn(1917, 11, 7), jdn(1917, 11, 7))) == 3


def test_days_nobody_speaks_of(library):
    found = across(library, jdn(1700), jdn(1700, 2, 1))
    assert (found.passages, found.columns, found.groups) == (0, (), ())


def name_days(first: int, last: int) -> tuple[str, str]:
    return format_day(first, Calendar.GREGORIAN, "en"), ""


class Directions(HTMLParser):
    """The text under each paragraph that names a direction."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str, str]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag, attrs):
        facts = dict(attrs)
        if tag not in ("meta", "br"):
            self.open.append(tag)
        if tag == "p":
            self.found.append((facts.get("lang", ""), facts.get("dir", ""), ""))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if "p" in self.open:
            lang, side, text = self.found[-1]
            self.found[-1] = (lang, side, text + data)


@pytest.mark.parametrize("columns", [True, False])
def test_html_is_well_formed_and_every_passage_has_its_language_and_direction(library, columns):
    found = across(library, jdn(1917, 10, 25), jdn(1917, 11, 8))
    page = across_html(
        found,
        title="7–8 <November>",
        language="en",
        direction="ltr",
        name_days=name_days,
        columns=columns,
        link=lambda p: f"tarikh:{p.document_id}#{p.event.start}-{p.event.end}",
    )
    parser = Directions()
    parser.feed(page)
    assert not parser.open
    sides = {lang: side for lang, side, _text in parser.found if lang}
    assert sides == {"en": "ltr", "ar": "rtl", "fa": "rtl"}
    assert page.count("<a href=") == 4
    assert "stayed at home &amp; waited" in page
    assert "<b>7 November 1917</b>" in page
    assert "&lt;November&gt;" in page


def test_markdown_has_a_heading_a_day_and_marks_right_to_left_paragraphs(library):
    found = across(library, jdn(1917, 10, 25), jdn(1917, 11, 8))
    text = across_markdown(found, title="Two days", name_days=name_days)
    assert text.startswith("# Two days\n\n## 7 November 1917\n")
    assert text.count("## ") == 2
    assert text.count("\u200f**") == 2


@pytest.mark.corpus
def test_the_seeds_speak_of_the_october_days_in_three_languages(corpus, tmp_path):
    with Library.open(tmp_path / "library") as library:
        add_paths(library, [corpus / "seeds"])
        found = across(library, jdn(1917, 10, 25), jdn(1917, 11, 8))
    assert len({column.language for column in found.columns}) >= 3
    assert found.passages >= 3
    days = [(g.latest - g.earliest > 14, g.earliest, g.latest) for g in found.groups]
    assert days == sorted(days), "days in order, then the longer times"
