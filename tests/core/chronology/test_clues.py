"""The cheap look before the grammar: it may let a block through in vain, and never keeps a date back."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from core.chronology import grammar, tokens
from core.chronology.clues import BEGINS, CORE, MARK, MONTH, NUMBER, beginnings, may_begin
from core.chronology.extract import find_dates
from core.chronology.lexicon import languages, lexicon

LABELLED = Path(__file__).parents[2] / "accuracy" / "dates"


def _any_beginning(clues: Sequence[int], reach: int = 0) -> list[int]:
    """Each word a date may begin with, whatever follows."""
    return [index for index in reversed(range(len(clues))) if clues[index] & BEGINS]


def _always(clues: Sequence[int], reach: int = 0) -> bool:
    return True


def _labelled() -> list[tuple[str, str]]:
    lines = (line for path in sorted(LABELLED.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines())
    cases = [json.loads(line) for line in lines]
    return [(case["text"], case["lang"]) for case in cases if "text" in case]


def _shuffled(texts: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Pieces of the labelled texts in any order, with odd spaces between."""
    chance = random.Random(5)
    made = []
    for language in languages():
        words = [word for text, of in texts if of == language for word in text.split()]
        for _ in range(150):
            gaps = chance.choices([" ", "  ", "\n", "", " \u200f "], [20, 2, 1, 1, 1], k=24)
            made.append(("".join(chance.choice(words) + gap for gap in gaps), language))
    return made


def test_no_date_is_kept_back_for_want_of_a_clue(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = _labelled()
    texts += _shuffled(texts)
    quick = [find_dates(text, language) for text, language in texts]
    monkeypatch.setattr(tokens, "may_begin", _always)
    monkeypatch.setattr(grammar, "beginnings", _any_beginning)
    assert any(quick)
    for (text, language), found in zip(texts, quick, strict=True):
        assert find_dates(text, language) == found, text


def test_a_date_begins_only_where_a_core_is_near() -> None:
    assert list(beginnings([])) == []
    assert list(beginnings([NUMBER | BEGINS, 0, 0])) == []
    assert list(beginnings([NUMBER | BEGINS, 0, MARK])) == [0]
    assert list(beginnings([MARK | BEGINS, 0, NUMBER | BEGINS])) == [0]
    assert list(beginnings([NUMBER | BEGINS, *[0] * 20, MARK])) == []
    assert list(beginnings([BEGINS, 0, BEGINS | CORE, BEGINS])) == [2, 0]


def test_of_a_list_the_first_is_found_however_far_its_core() -> None:
    days = [NUMBER | BEGINS, 0] * 12
    assert sorted(beginnings([*days, MONTH | BEGINS])) == [*range(0, 24, 2), 24]


@pytest.mark.parametrize(
    ("run", "language", "opens"),
    [
        ("May", "en", True),
        ("may", "en", False),
        ("1917,", "en", True),
        ("17", "en", False),
        ("61هـ", "ar", True),
        ("٢٢٠", "ar", True),
        ("كتاب", "ar", False),
    ],
)
def test_what_one_run_of_text_says(run: str, language: str, opens: bool) -> None:
    assert may_begin([lexicon(language).clue_of_run(run)]) is opens
