"""What is packed comes back the same, whatever it was."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.chronology.model import Calendar, Conflict, DateMention, Evidence, HistoricalDate, Precision
from core.document.model import Block, BlockKind, Direction, Span, SpanKind
from core.library import packing

_offsets = st.integers(0, 2**40)
_texts = st.text(st.characters(blacklist_categories=["Cs"]), max_size=8)
_blocks = st.builds(
    Block,
    _offsets,
    _offsets,
    st.sampled_from(BlockKind),
    st.integers(0, 300),
    _texts,
    st.sampled_from(Direction),
    _texts,
    st.none() | st.integers(0, 10**6),
)
_spans = st.builds(Span, _offsets, _offsets, st.sampled_from(SpanKind), _texts)
_days = st.integers(-(2**40), 2**40)
_dates = st.builds(
    HistoricalDate,
    _days,
    _days,
    st.sampled_from(Precision),
    st.sampled_from(Calendar),
    st.booleans(),
    st.booleans(),
    _texts,
)
_mentions = st.builds(
    DateMention,
    _offsets,
    _offsets,
    st.none() | _dates,
    _texts,
    st.sampled_from(Evidence),
    st.booleans(),
    st.none() | st.sampled_from(Conflict),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_blocks), st.lists(_spans), st.lists(_mentions))
def test_round_trip(blocks: list[Block], spans: list[Span], mentions: list[DateMention]):
    assert packing.unpack_blocks(packing.pack_blocks(blocks)) == tuple(blocks)
    assert packing.unpack_spans(packing.pack_spans(spans)) == tuple(spans)
    assert packing.unpack_mentions(packing.pack_mentions(mentions)) == tuple(mentions)


def test_kinds_come_back_as_what_they_are():
    [block] = packing.unpack_blocks(packing.pack_blocks([Block(0, 1, BlockKind.QUOTE)]))
    assert block.kind is BlockKind.QUOTE
    assert block.direction is Direction.LTR
    date = HistoricalDate(1, 2, Precision.DAY, inferred=True)
    [mention] = packing.unpack_mentions(packing.pack_mentions([DateMention(0, 1, date, "day")]))
    assert mention.date is not None
    assert mention.date.inferred is True


def test_mentions_packed_before_lives_and_conflicts_were_known():
    old = packing.pack(1, [0], [4], ["year"], ["stated"], [5], [7], ["year"], ["gregorian"], [False], [True], ["1905~"])
    date = HistoricalDate(5, 7, Precision.YEAR, approximate=True, edtf="1905~")
    assert packing.unpack_mentions(old) == (DateMention(0, 4, date, "year"),)


def test_columns_of_small_numbers_are_small():
    blocks = [Block(n * 100, n * 100 + 99, BlockKind.PARAGRAPH, language="ar") for n in range(10_000)]
    assert len(packing.pack_blocks(blocks)) < 15 * 10_000


@pytest.mark.parametrize("cut", [0, 3, 20, -1])
def test_damaged_bytes_are_a_value_error(cut: int):
    packed = packing.pack_blocks([Block(n, n + 1, BlockKind.PARAGRAPH) for n in range(300)])
    with pytest.raises(ValueError):
        packing.unpack_blocks(packed[:cut])


def test_columns_must_be_of_one_length():
    with pytest.raises(ValueError, match="column"):
        packing.pack(2, [1, 2], ["a"])
    with pytest.raises(ValueError, match="column"):
        packing.pack(2, ["a", 2])  # type: ignore[list-item]
