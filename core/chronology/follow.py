"""Which date the reader is at: the rule that keeps the timeline in step with the page."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter

from core.chronology.model import DateMention

_START = attrgetter("start")


def mention_in_sight(
    mentions: Sequence[DateMention], sight_start: int, sight_end: int, reading_offset: int
) -> DateMention | None:
    """The resolved mention the reading line stands at.

    That is the last one in sight at or before ``reading_offset``; else the first in sight after it;
    else, where no date is in sight, the last one above: a page without dates still tells of the time
    named last. All offsets are code points; ``mentions`` are in order, resolved or not.
    """
    above = bisect_right(mentions, reading_offset, key=_START)
    last = next((mentions[i] for i in range(above - 1, -1, -1) if mentions[i].date is not None), None)
    if last is not None and last.start >= sight_start:
        return last
    for index in range(bisect_left(mentions, sight_start, key=_START), len(mentions)):
        mention = mentions[index]
        if mention.start >= sight_end:
            break
        if mention.date is not None:
            return mention
    return last
