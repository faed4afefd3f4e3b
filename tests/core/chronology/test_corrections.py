"""The reader's word is put over what was found, wherever the engine finds it."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.chronology.corrections import Action, Ruling, apply, changed_blocks, is_about, readers_events
from core.chronology.model import DateMention, Evidence, HistoricalDate, Precision
from core.document.model import Block, BlockKind

DAY = HistoricalDate(100, 100, Precision.DAY, edtf="a")
YEAR = HistoricalDate(300, 664, Precision.YEAR, inferred=True, edtf="b")


def mention(start: int, end: int, date: HistoricalDate | None = DAY) -> DateMention:
    evidence = Evidence.UNRESOLVED if date is None else Evidence.CONTEXT if date.inferred else Evidence.STATED
    return DateMention(start, end, date, "day", evidence)


FOUND = (mention(0, 10), mention(20, 30, YEAR), mention(30, 34, None))


def test_without_corrections_nothing_changes():
    assert apply(FOUND, ()) == FOUND


def test_a_dismissed_date_is_gone_and_its_neighbours_stay():
    assert apply(FOUND, [Ruling(20, 30, Action.DISMISS, None)]) == (FOUND[0], FOUND[2])


def test_a_confirmed_date_is_no_longer_inferred():
    [_, confirmed, _] = apply(FOUND, [Ruling(20, 30, Action.CONFIRM, YEAR)])
    assert confirmed.date is not None
    assert not confirmed.date.inferred
    assert (confirmed.date.earliest, confirmed.evidence) == (300, Evidence.CONFIRMED)


def test_a_corrected_date_has_the_readers_value_in_its_place():
    other = HistoricalDate(9, 9, Precision.DAY)
    assert apply(FOUND, [Ruling(30, 34, Action.CORRECT, other)])[2] == DateMention(
        30, 34, other, "day", Evidence.CONFIRMED
    )


def test_an_added_date_stands_in_order():
    spans = [(m.start, m.end) for m in apply(FOUND, [Ruling(12, 15, Action.ADD, DAY)])]
    assert spans == [(0, 10), (12, 15), (20, 30), (30, 34)]


@pytest.mark.parametrize("found", [(), (mention(18, 33),), (mention(22, 25), mention(26, 29))])
def test_it_applies_again_to_what_a_better_engine_finds_there(found):
    [only] = apply(found, [Ruling(20, 30, Action.CORRECT, DAY)])
    assert (only.start, only.end, only.date) == (20, 30, DAY)
    assert apply(found, [Ruling(20, 30, Action.DISMISS, None)]) == ()


def test_dismissing_spares_a_neighbour_that_only_grew_into_the_words():
    grown = mention(28, 50)
    assert apply((grown,), [Ruling(20, 30, Action.DISMISS, None)]) == (grown,)
    assert not is_about(28, 50, 20, 30)


def test_of_two_words_on_one_place_the_last_counts():
    rulings = [Ruling(0, 10, Action.CORRECT, YEAR, order=2), Ruling(0, 10, Action.DISMISS, None, order=1)]
    assert apply((FOUND[0],), rulings)[0].date.earliest == 300
    assert apply((FOUND[0],), [Ruling(0, 10, Action.ADD, YEAR, order=0), rulings[1]]) == ()


spans = st.tuples(st.integers(0, 60), st.integers(1, 12)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.lists(spans), st.lists(st.tuples(spans, st.sampled_from(Action), st.integers(0, 5))))
def test_sorted_and_not_overlapping_whatever_is_asked(found, asked):
    mentions, end = [], 0
    for start, stop in sorted(found):
        if start >= end:
            mentions.append(mention(start, stop))
            end = stop
    rulings = [Ruling(*span, action, None if action is Action.DISMISS else DAY, order) for span, action, order in asked]
    after = apply(mentions, rulings)
    assert all(one.start < one.end <= other.start for one, other in itertools.pairwise(after))
    assert all(m in mentions or m.evidence is Evidence.CONFIRMED for m in after)


def test_only_blocks_with_other_dates_are_read_again():
    blocks = [Block(n * 10, n * 10 + 9, BlockKind.PARAGRAPH) for n in range(5)]
    before = (mention(1, 3), mention(21, 25), mention(41, 44))
    after = (mention(1, 3), mention(31, 35), mention(41, 44, YEAR))
    assert changed_blocks(blocks, before, after) == [blocks[2], blocks[3], blocks[4]]
    assert changed_blocks(blocks, before, before) == []


def test_a_date_in_a_language_without_a_lexicon_still_makes_an_event():
    text = "Le navire entra. Il partit au printemps des glaces. Rien."
    start = text.index("printemps")
    confirmed = DateMention(start, start + 9, DAY, "day", Evidence.CONFIRMED)
    block = Block(0, len(text), BlockKind.PARAGRAPH)
    [event] = readers_events(text, "fr", [block], [mention(0, 2), confirmed], [])
    assert event.label == "Il partit au printemps des glaces."
    assert (event.mention_start, event.date) == (start, DAY)
    assert readers_events(text, "fr", [block], [confirmed], [event]) == []
