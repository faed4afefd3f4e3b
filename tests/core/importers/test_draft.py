"""Drafts become documents: clean text, exact offsets, language and direction by block."""

from __future__ import annotations

import time

import pytest

from core.document.model import BlockKind, Direction, Document, Span, SpanKind
from core.importers.draft import (
    LINE_BREAK,
    PARAGRAPH_SPLIT,
    Draft,
    assemble,
    clean_text,
    document_language,
    is_visible,
)

ARABIC = "خرج العمال إلى الشوارع في صباح ذلك اليوم ثم عادوا إلى المصانع بعد أن وعدتهم الحكومة"
ENGLISH = "The workers came into the streets that morning and went back when they had a promise."


def texts(document: Document) -> list[str]:
    return [document.text[block.start : block.end] for block in document.blocks]


def make(*drafts: Draft, language: str = "", direction: Direction | None = None) -> Document:
    return assemble(drafts, title="t", metadata={}, language=language, direction=direction)


@pytest.mark.parametrize(
    ("raw", "clean", "removed"),
    [
        ("a\r\nb\rc\nd", "a\nb\nc\nd", False),
        ("a\u2028b\x85c\u2029d\x0be", "a\nb\nc\nd\ne", False),
        ("\ufeffa\ufeffb", "ab", False),
        ("a\x00b\x08c\x7fd\x90e", "abcde", True),
        ("\x1b[31mred\x1b[0m", "red", True),
        ("a\ud800b", "a\ufffdb", True),
        ("a\fb\tc", "a\fb\tc", False),
        (
            "می\u200cخواهم \u200f\u2067x\u2069 كتـاب e\u0301 ﻻ",
            "می\u200cخواهم \u200f\u2067x\u2069 كتـاب e\u0301 ﻻ",
            False,
        ),
    ],
)
def test_cleaning_takes_only_what_no_page_can_show(raw: str, clean: str, removed: bool) -> None:
    assert clean_text(raw) == (clean, removed)


def test_what_is_visible() -> None:
    assert is_visible(" a ")
    assert not is_visible(" \t\u200f\u200b\u2069\u00a0\n")


def test_blocks_are_separated_by_one_newline() -> None:
    document = make(Draft("  one "), Draft(" \u200f "), Draft("two"), Draft(""))
    assert document.text == "one\ntwo"
    assert [(block.start, block.end) for block in document.blocks] == [(0, 3), (4, 7)]


def test_spans_move_with_their_block() -> None:
    document = make(
        Draft("first"), Draft("  bold word", spans=[Span(0, 6, SpanKind.STRONG), Span(0, 6, SpanKind.STRONG)])
    )
    (span,) = document.spans
    assert document.text[span.start : span.end] == "bold"


def test_a_paragraph_like_a_book_is_split_after_sentences() -> None:
    sentence = "This is one sentence of a very long line. "
    long = sentence * 1500
    word = len(sentence) * 1000 + 5
    document = make(Draft(long, marker="*", spans=[Span(word, word + 2, SpanKind.STRONG)]))
    assert len(document.blocks) > 5
    assert max(block.end - block.start for block in document.blocks) <= 20_000
    assert all(text.endswith("line.") for text in texts(document))
    assert document.text.replace("\n", " ") == long.strip()
    assert [block.marker for block in document.blocks][:2] == ["*", ""]
    (span,) = document.spans
    assert document.text[span.start : span.end] == long[word : word + 2]
    assert PARAGRAPH_SPLIT in document.warnings


def test_a_line_without_spaces_is_split_before_a_letter() -> None:
    document = make(Draft("ا" + "\u064b" * 7 + "ب" * 60_000))
    assert len("".join(texts(document))) == 60_008
    assert all(text[0].isalpha() for text in texts(document))


def test_languages_and_directions_by_block() -> None:
    document = make(
        Draft(ARABIC),
        Draft(ENGLISH),
        Draft("BREAD RIOT هو اسم أطلقته الصحف على ما جرى"),
        Draft("1905"),
        Draft("x = 1", spans=[Span(0, 5, SpanKind.CODE)]),
        Draft("كذا", direction=Direction.LTR, language="fa"),
    )
    assert (document.language, document.direction) == ("ar", Direction.RTL)
    assert [block.language for block in document.blocks] == ["ar", "en", "ar", "", "", "fa"]
    rtl, ltr = Direction.RTL, Direction.LTR
    assert [block.direction for block in document.blocks] == [rtl, ltr, rtl, rtl, ltr, ltr]


def test_navigation_and_code_do_not_name_the_language() -> None:
    menu = [Draft(ENGLISH, BlockKind.NAVIGATION)] * 5
    code = [Draft(ENGLISH, spans=[Span(0, len(ENGLISH), SpanKind.CODE)])] * 5
    assert make(*menu, *code, Draft(ARABIC)).language == "ar"


def test_a_declared_direction_holds_for_the_document() -> None:
    assert make(Draft("1905"), direction=Direction.RTL).direction is Direction.RTL
    assert make(Draft(ENGLISH), direction=Direction.RTL).direction is Direction.RTL
    assert make(Draft(ARABIC), direction=Direction.LTR).direction is Direction.RTL


@pytest.mark.parametrize(
    ("text", "declared", "expected"),
    [
        (ARABIC * 5, "", "ar"),
        (ARABIC * 5, "en", "ar"),  # saved pages lie
        (ARABIC * 5, "fa", "ar"),
        ("كتاب", "fa-IR", "fa"),
        ("شعر", "ur", "ur"),
        (ENGLISH * 5, "id", "id"),  # one we cannot detect
        (ARABIC * 5, "id", "ar"),
        ("1917", "iw", "he"),
        (ENGLISH * 2 + ARABIC * 2, "ar-MA", "ar"),  # half translated
        (ENGLISH, "not a language", "en"),
        ("1917", "", "und"),
    ],
)
def test_declared_languages_are_checked(text: str, declared: str, expected: str) -> None:
    assert document_language(text, declared) == expected


def test_line_breaks_stay_inside_their_block() -> None:
    document = make(Draft(f"verse one{LINE_BREAK}verse two"))
    assert len(document.blocks) == 1


def test_twenty_thousand_blocks_take_moments() -> None:
    start = time.perf_counter()
    document = assemble((Draft(ARABIC) for _ in range(20_000)), title="", metadata={})
    assert len(document.blocks) == 20_000
    assert time.perf_counter() - start < 4
