"""Find in page folds as search does, covers whole letters, and can be exact."""

from __future__ import annotations

import pytest

from core.document.finding import find_in_page
from core.document.model import Block, BlockKind, Direction, Document
from core.jobs import Cancelled, CancelToken


def document(*paragraphs: str) -> Document:
    blocks, at = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(at, at + len(paragraph), BlockKind.PARAGRAPH))
        at += len(paragraph) + 1
    return Document("\n".join(paragraphs), tuple(blocks), "t", "ar", Direction.RTL)


PAGE = document("كِتابٌ في المدينة", "وكتاب آخر", "A Book, a book")


def found(words: str, exact: bool = False) -> list[str]:
    return [PAGE.text[start:end] for start, end in find_in_page(PAGE, words, exact=exact)]


def test_folded_matches_cover_the_marks():
    assert found("كتاب") == ["كِتابٌ", "كتاب"]
    assert found("المدينه") == ["المدينة"]
    assert found("book") == ["Book", "book"]


def test_exact_honours_marks_and_case():
    assert found("كتاب", exact=True) == ["كتاب"]
    assert found("Book", exact=True) == ["Book"]


def test_nothing_is_found_of_nothing():
    assert found("  ") == []
    assert found("\u064b") == []


def test_it_can_be_cancelled():
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        find_in_page(PAGE, "book", token=token)
