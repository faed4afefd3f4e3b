"""Headings, lists and notes of plain text."""

from __future__ import annotations

from core.document.model import BlockKind
from core.importers.draft import Draft
from core.importers.lines import one_each, read_lines
from core.importers.structure import is_chapter_label, to_drafts

LONG = "في خريف ذلك العام شحّ الخبز في المدينة وشحّ الصبر معه، ووقف الناس قبل الفجر في طوابير طويلة."


def drafts(text: str) -> list[Draft]:
    return to_drafts(one_each(read_lines(text)), wrapped=False)


def kinds(text: str) -> list[str]:
    return [draft.kind.value for draft in drafts(text)]


def headings(text: str) -> list[str]:
    return [draft.text for draft in drafts(text) if draft.kind is BlockKind.HEADING]


def test_a_short_line_over_a_paragraph() -> None:
    assert headings(f"{LONG}\n\nشتاء بلا خبز\n\n{LONG}") == ["شتاء بلا خبز"]


def test_only_the_first_line_where_nothing_is_spaced() -> None:
    assert headings(f"ثورة الخبز\n{LONG}\nكان البلد في خطر\n{LONG}") == ["ثورة الخبز"]


def test_title_page_then_chapter() -> None:
    text = f"الفصل الثاني\n\nثورة الخبز\n\nأسباب الثورة\n\n{LONG}\n\n{LONG}\n\nالنتائج\n\n{LONG}"
    found = drafts(text)
    assert headings(text) == ["الفصل الثاني", "ثورة الخبز", "أسباب الثورة", "النتائج"]
    assert [draft.level for draft in found if draft.kind is BlockKind.HEADING] == [1, 2, 2, 2]


def test_what_is_no_heading() -> None:
    for line in (
        "A short sentence that ends.",
        "and goes on in small letters",
        "— No, she said",
        "“Never”",
        "write to me@example.org",
        "first, second,",
        "1917",
        "A line far too long to be a heading because it has many more words than any heading ever had in print",
    ):
        assert line not in headings(f"{LONG}\n\n{LONG}\n\n{line}\n\n{LONG}"), line


def test_verses_are_no_headings() -> None:
    verses = "\n\n".join(["وقف الخلق ينظرون", "كيف تبنى قواعد المجد", "وبناة الأهرام", "في سالف الدهر"])
    assert headings(f"{LONG}\n\n" * 13 + f"{verses}\n\n{LONG}") == []


def test_section_words_head_whatever_follows() -> None:
    assert headings(f"{LONG}\n\nالمقدمة\n\nقصير.\n\n{LONG}") == ["المقدمة"]


def test_hash_marks_in_plain_text() -> None:
    found = [draft for draft in drafts(f"# كتاب الخبز\n\n{LONG}\n\n## الشتاء\n\nقصير.\n") if draft.level]
    assert [(draft.text, draft.level) for draft in found] == [("كتاب الخبز", 1), ("الشتاء", 2)]
    assert headings(f"{LONG}\n#1 on the list\n{LONG}") == []


def test_bullets_leave_the_text() -> None:
    found = drafts(f"{LONG}\n• أول\n- ثان\n* ثالث\n\uf0b7 رابع")
    assert [(draft.marker, draft.text) for draft in found[1:]] == [
        ("•", "أول"),
        ("-", "ثان"),
        ("*", "ثالث"),
        ("•", "رابع"),
    ]


def test_numbers_that_follow_each_other_are_a_list() -> None:
    found = drafts(f"{LONG}\n1.   أول\n2.   ثان\n٣. ثالث")
    assert [(draft.kind.value, draft.marker) for draft in found[1:]] == [
        ("list-item", "1."),
        ("list-item", "2."),
        ("list-item", "٣."),
    ]


def test_a_number_alone_is_no_list() -> None:
    assert "list-item" not in kinds(f"{LONG}\n25. Oktober 1917 war ein Mittwoch.\n{LONG}")
    assert "list-item" not in kinds(f"{LONG}\n1917. A year like no other.\n1918. Another.")
    assert "list-item" not in kinds(f"{LONG}\n-5 degrees at noon")


def test_notes_answer_a_mark_in_the_text() -> None:
    text = f"The bridge was held by a sergeant [1] and eleven men.(2)\n{LONG}\n[1] See the annex.\n(2) Some say twelve."
    found = drafts(text)
    assert [(draft.kind.value, draft.marker) for draft in found[2:]] == [("footnote", "1"), ("footnote", "2")]
    assert found[2].text == "See the annex."


def test_starred_notes() -> None:
    found = drafts(f"The bridge* was held.\n{LONG}\n* It stands no more.")
    assert (found[2].kind, found[2].marker, found[2].text) == (BlockKind.FOOTNOTE, "*", "It stands no more.")


def test_a_number_in_brackets_without_its_mark_is_a_list() -> None:
    assert kinds(f"{LONG}\n(1) أول الأمر\n(2) ثانيه") == ["paragraph", "list-item", "list-item"]


def test_chapter_labels() -> None:
    for label in (
        "الفصل الثالث",
        "الفصل الحادي عشر",
        "فصل سوم",
        "Chapter 3",
        "PART TWO",
        "अध्याय ३",
        "Глава 4",
        "פרק ג",
    ):
        assert is_chapter_label(label), label
    for text in ("الفصل في الملل والأهواء والنحل", "Chapters of the past", "فصل سوم انقلاب در شهرهای دور"):
        assert not is_chapter_label(text), text
