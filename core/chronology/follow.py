"""Which date the reader is at: the rule that keeps the timeline in step with the page.

A person's life, named beside the name, is no time the text is at: it leads nowhere.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter

from core.chronology.model import DateMention, HistoricalDate
from core.document.model import Document

_START = attrgetter("start")


def mention_in_sight(
    mentions: Sequence[DateMention], sight_start: int, sight_end: int, reading_offset: int
) -> DateMention | None:
    """The mention that leads, see :func:`leads`, at which the reading line stands.

    That is the last one in sight at or before ``reading_offset``; else the first in sight after it;
    else, where no date is in sight, the last one above: a page without dates still tells of the time
    named last. All offsets are code points; ``mentions`` are in order, resolved or not.
    """
    above = bisect_right(mentions, reading_offset, key=_START)
    last = next((mentions[i] for i in range(above - 1, -1, -1) if leads(mentions[i])), None)
    if last is not None and last.start >= sight_start:
        return last
    for index in range(bisect_left(mentions, sight_start, key=_START), len(mentions)):
        mention = mentions[index]
        if mention.start >= sight_end:
            break
        if leads(mention):
            return mention
    return last


def leads(mention: DateMention) -> bool:
    """Whether the timeline and a tied page go where a mention says."""
    return mention.date is not None and not mention.life


def date_of_passage(document: Document, mentions: Sequence[DateMention], start: int, end: int) -> HistoricalDate | None:
    """The date a passage stands at: the one named last before its end in its own paragraph, or first after it."""
    if not document.blocks:
        return None
    block = document.blocks[document.block_at(start)]
    near = mention_in_sight(mentions, block.start, block.end, end)
    return near.date if near is not None and block.start <= near.start < block.end else None
