"""Which date the reader is at: the rule that keeps the timeline in step with the page."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from core.chronology.model import DateMention, HistoricalDate
from core.document.model import Document


def mention_in_sight(
    mentions: Sequence[DateMention], sight_start: int, sight_end: int, reading_offset: int
) -> DateMention | None:
    """The resolved mention the reading line stands at.

    That is the last one in sight at or before ``reading_offset``; else the first in sight after it;
    else, where no date is in sight, the last one above: a page without dates still tells of the time
    named last. All offsets are code points; ``mentions`` are in order, resolved or not.
    """
    dated = [mention for mention in mentions if mention.date is not None]
    starts = [mention.start for mention in dated]
    after = bisect_right(starts, reading_offset)
    if after and starts[after - 1] >= sight_start:
        return dated[after - 1]
    first = bisect_left(starts, sight_start)
    if first < len(dated) and starts[first] < sight_end:
        return dated[first]
    return dated[after - 1] if after else None


def date_of_passage(document: Document, mentions: Sequence[DateMention], start: int, end: int) -> HistoricalDate | None:
    """The date a passage stands at: the one named last before its end in its own paragraph, or first after it."""
    if not document.blocks:
        return None
    block = document.blocks[document.block_at(start)]
    near = mention_in_sight(mentions, block.start, block.end, end)
    return near.date if near is not None and block.start <= near.start < block.end else None
