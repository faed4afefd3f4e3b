from __future__ import annotations

import pytest

from core.document.model import Block, BlockKind, Direction, Document
from core.search.passages import PASSAGE_LENGTH, passages


def _document(*blocks: tuple[str, BlockKind, int, str], language: str = "ar") -> Document:
    made, at = [], 0
    for text, kind, level, block_language in blocks:
        made.append(Block(at, at + len(text), kind, level, block_language))
        at += len(text) + 1
    return Document("\n".join(text for text, *_ in blocks), tuple(made), "title", language, Direction.RTL)


def _paragraph(text: str, language: str = "") -> tuple[str, BlockKind, int, str]:
    return text, BlockKind.PARAGRAPH, 0, language


def _heading(text: str, level: int) -> tuple[str, BlockKind, int, str]:
    return text, BlockKind.HEADING, level, ""


def test_short_blocks_go_together_until_a_passage_is_full():
    document = _document(*[_paragraph("كلمة " * 99 + "آخر")] * 5)
    made = passages(document, "d")
    assert [passage.text.count("آخر") for passage in made] == [2, 2, 1]
    assert all(document.text[passage.start : passage.end] == passage.text for passage in made)
    assert {(passage.document_id, passage.title) for passage in made} == {("d", "title")}


def test_a_chapters_heading_begins_a_passage_and_its_subheadings_stay_with_it():
    document = _document(
        _paragraph("قبل"),
        _heading("الفصل", 1),
        _heading("عنوان", 2),
        _paragraph("متن"),
        _heading("فرع", 3),
        _paragraph("تتمة"),
        _heading("فصل آخر", 2),
    )
    assert [passage.text for passage in passages(document, "d")] == [
        "قبل",
        "الفصل\nعنوان\nمتن\nفرع\nتتمة",
        "فصل آخر",
    ]


def test_menus_are_left_out_and_part_what_stands_around_them():
    menu = ("الصفحة الرئيسية", BlockKind.NAVIGATION, 0, "")
    document = _document(menu, _paragraph("أول"), menu, _paragraph("ثان"), _paragraph("  "), menu)
    assert [passage.text for passage in passages(document, "d")] == ["أول", "ثان"]


def test_a_long_block_is_cut_after_sentences_and_nothing_is_lost():
    sentence = "هذه جملة طويلة بعض الشيء عن أحداث كثيرة وقعت في ذلك الزمان البعيد. "
    document = _document(_paragraph(sentence * 50), _paragraph("ذيل"))
    made = passages(document, "d")
    assert "".join(passage.text for passage in made) == document.text
    assert all(PASSAGE_LENGTH / 3 < len(passage.text) <= PASSAGE_LENGTH for passage in made)
    assert all(passage.text.endswith(". ") for passage in made[:-1])


@pytest.mark.parametrize("text", ["كلمة " * 1_000, "x" * 5_000, "字" * 2_500])
def test_a_block_without_sentences_is_cut_too(text):
    made = passages(_document(_paragraph(text)), "d")
    assert "".join(passage.text for passage in made) == text
    assert all(len(passage.text) <= PASSAGE_LENGTH for passage in made)
    if " " in text:
        assert all(passage.text.endswith(" ") for passage in made)


def test_a_passage_covers_the_days_spoken_of_in_it():
    document = _document(_heading("أ", 1), _paragraph("متن"), _heading("ب", 1), _paragraph("متن"))
    made = passages(document, "d", [(3, 200, 230), (2, 100, 500), (8, 7, 7)])
    assert [(passage.earliest, passage.latest) for passage in made] == [(100, 500), (7, 7)]
    assert passages(document, "d")[0].earliest is None


def test_a_passages_language_is_that_of_most_of_it():
    document = _document(_paragraph("a much longer English paragraph", "en"), _paragraph("قصير", "ar"), _paragraph("؟"))
    assert [passage.language for passage in passages(document, "d")] == ["en"]
    assert passages(_document(_paragraph("متن"), language="fa"), "d")[0].language == "fa"


def test_an_empty_document_has_no_passages():
    assert passages(_document(), "d") == []
    assert passages(_document(_paragraph("")), "d") == []
