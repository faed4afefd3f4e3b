"""Base directions: Unicode's rules, and the paragraphs they would set on the wrong side."""

from __future__ import annotations

import gzip
import json

import pytest

from core.document.direction import Overrides, block_direction, language_direction, paragraph_direction
from core.document.model import Block, BlockKind, Direction, Document

LTR, RTL = Direction.LTR, Direction.RTL


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("الثورة", RTL),
        ("שלום", RTL),
        ("Revolution", LTR),
        ("क्रांति", LTR),
        ("1917 – الثورة", RTL),  # figures and punctuation are not strong
        ("(1917) Lenin", LTR),
        ("\u2067الثورة\u2069 in Russia", LTR),  # what is isolated does not count
        ("\u2068Lenin\u2069 وصل", RTL),
        ("\u2066\u2067عربي\u2069 a\u2069 وصل", RTL),  # isolates inside isolates
        ("\u2067عربي only, never closed", None),
        ("\u2069 عربي", RTL),  # a close with nothing open
        ("\u202aعربي", RTL),  # embeddings are no strong characters
        ("\u200fLenin", RTL),  # a mark is
        ("1905 – 1917", None),
        ("", None),
    ],
)
def test_first_strong_character_outside_isolates(text: str, expected: Direction | None) -> None:
    for default in Direction:
        assert paragraph_direction(text, default) is (expected or default)


def test_a_latin_word_does_not_turn_an_arabic_paragraph_round() -> None:
    text = "BREAD RIOT هو الاسم الذي أطلقته الصحف على ما جرى في ذلك الشتاء"
    assert paragraph_direction(text, RTL) is LTR
    assert block_direction(text, RTL) is RTL


@pytest.mark.parametrize(
    ("text", "document", "expected"),
    [
        ("NATO أعلنت أن القوات وصلت", RTL, RTL),  # one word first: most words disagree with it
        ("NATO أعلنت", RTL, RTL),  # as many: the document decides
        ("NATO said أعلنت", RTL, LTR),  # more of its own: a foreign paragraph
        ("«تاريخ» means history", LTR, LTR),
        ("تاريخ كامل history", LTR, RTL),
        ("1905 NATO أعلنت أن القوات", RTL, RTL),  # figures weigh nothing
        ("NATO أعلنت أن القوات", LTR, LTR),  # the first agrees with the document: nothing is weighed
    ],
)
def test_the_whole_paragraph_is_weighed_only_where_its_first_word_disagrees(text, document, expected) -> None:
    assert block_direction(text, document) is expected


def test_an_arabic_word_does_not_turn_an_english_paragraph_round() -> None:
    assert block_direction("«تاريخ» is the Arabic word for history and for a date", LTR) is LTR


def test_a_foreign_paragraph_keeps_its_own_side() -> None:
    assert block_direction("The workers marched to the palace in silence.", RTL) is LTR
    assert block_direction("سار العمال إلى القصر في صمت.", LTR) is RTL


def test_an_address_weighs_one_word() -> None:
    assert block_direction("https://example.org/a/very/long/path هذا هو المصدر الذي نقلنا عنه", RTL) is RTL


def test_figures_alone_follow_the_document() -> None:
    assert block_direction("* * *", RTL) is RTL
    assert block_direction("1905", LTR) is LTR


@pytest.mark.parametrize(
    ("language", "expected"), [("ar", RTL), ("fa-IR", RTL), ("he", RTL), ("UR", RTL), ("hi", LTR), ("und", LTR)]
)
def test_languages(language: str, expected: Direction) -> None:
    assert language_direction(language) is expected


@pytest.mark.corpus
def test_unicode_agrees(corpus) -> None:
    """Every line of Unicode's own test whose direction is found automatically (its second field is 2).

    The whole-paragraph rule agrees too: it speaks only where the document's direction is the other one.
    """
    tried = 0
    with gzip.open(corpus / "unicode" / "BidiCharacterTest.txt.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("#") or not line.strip():
                continue
            codes, asked, level, *_ = line.split(";")
            if asked != "2":
                continue
            text = "".join(chr(int(code, 16)) for code in codes.split())
            expected = RTL if level == "1" else LTR
            assert paragraph_direction(text, LTR) is expected, codes
            assert block_direction(text, expected) is expected, codes
            tried += 1
    assert tried == 28  # all there are


def _document() -> Document:
    text = "abc\nابج\nxyz"
    blocks = (
        Block(0, 3, BlockKind.PARAGRAPH, direction=Direction.LTR),
        Block(4, 7, BlockKind.PARAGRAPH, direction=Direction.RTL),
        Block(8, 11, BlockKind.PARAGRAPH, direction=Direction.LTR),
    )
    return Document(text, blocks, "t", "en", Direction.LTR)


def _sides(document: Document) -> str:
    return " ".join(block.direction for block in document.blocks)


def test_the_readers_word_wins_and_a_paragraphs_own_over_the_documents():
    document = _document()
    assert Overrides().apply(document) is document
    whole = Overrides(document=Direction.RTL)
    assert _sides(whole.apply(document)) == "rtl rtl rtl"
    assert whole.apply(document).direction is Direction.RTL
    both = whole.with_block(8, Direction.LTR)
    assert _sides(both.apply(document)) == "rtl rtl ltr"
    assert both.with_block(8, None) == whole
    assert _sides(Overrides().with_block(0, Direction.RTL).apply(document)) == "rtl rtl ltr"
    assert _sides(Overrides().with_block(5, Direction.LTR).apply(document)) == "ltr rtl ltr"


def test_the_readers_word_survives_being_written_down():
    said = Overrides(Direction.RTL).with_block(8, Direction.LTR).with_block(0, Direction.RTL)
    assert Overrides.of_json(json.loads(json.dumps(said.as_json()))) == said
    assert Overrides.of_json(Overrides().as_json()) == Overrides()


@pytest.mark.parametrize(
    "damaged",
    [
        None,
        7,
        [],
        {"document": "up"},
        {"blocks": []},
        {"blocks": {"x": "rtl", "-4": "rtl", "3": "down", "²": "rtl", "5": 1}},
    ],
)
def test_a_damaged_word_is_none(damaged: object):
    assert Overrides.of_json(damaged) == Overrides()
