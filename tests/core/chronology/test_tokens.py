"""The items of a block: where they stand, what is joined, what is outside."""

from __future__ import annotations

from core.chronology.lexicon import lexicon
from core.chronology.tokens import items_of, items_to_read


def test_items_know_their_place_in_the_whole_text() -> None:
    text = "Before. In May 1917, twenty-one ships."
    items = items_of(text, 8, len(text), lexicon("en"))
    assert [text[item.start : item.end] for item in items] == ["In", "May", "1917", ",", "twenty-one", "ships", "."]
    assert [item.number for item in items] == [None, None, 1917, None, 21, None, None]
    assert items[2].form == "" and items[2].digits == 4
    assert items[3].glued and not items[2].glued


def test_phrases_are_one_item_and_the_longest_wins() -> None:
    text = "in the first half of 1917"
    items = items_of(text, 0, len(text), lexicon("en"))
    assert [text[item.start : item.end] for item in items] == ["in", "the", "first half of", "1917"]
    assert "part" in items[2].meaning.roles and items[2].number is None


def test_attached_words_stand_before_the_item() -> None:
    text = "ولعام ۱۹۱۷"
    year, number = items_of(text, 0, len(text), lexicon("ar"))
    assert text[year.start : year.end] == "عام" and "and" in year.prefixes
    assert number.number == 1917


def test_outside_the_block_there_is_an_item_without_any_role() -> None:
    items = items_of("May 1917", 0, 8, lexicon("en"))
    for index in (-1, len(items), 99):
        assert items.at(index).form == "" and not items.at(index).roles and items.at(index).number is None
    assert items[-1].number == 1917 and [item.digits for item in items[0:2]] == [0, 4]


def test_a_block_in_which_no_date_can_begin_is_not_read() -> None:
    text = "Nothing happened here"
    assert not items_to_read(text, 0, len(text), lexicon("en"))
    assert len(items_of(text, 0, len(text), lexicon("en"))) == 3
    dated = "Nothing happened in 1917"
    assert len(items_to_read(dated, 0, len(dated), lexicon("en"))) == 4
