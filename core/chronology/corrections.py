"""The reader's last word on dates: what was corrected, confirmed, dismissed or added, put over what was found.

Pure: spans and values in, mentions out. A correction meets mentions by their place in the text, never by
their number, so that it applies again to whatever a better engine finds there.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from core.chronology.model import DateMention, Event, Evidence, HistoricalDate
from core.document.model import Block

_LABEL_LENGTH = 120


class Action(StrEnum):
    """What the reader did to a date."""

    CORRECT = "correct"
    CONFIRM = "confirm"
    DISMISS = "dismiss"
    ADD = "add"


@dataclass(frozen=True, slots=True)
class Ruling:
    """One correction as it applies to a text: the reader's words for ``text[start:end]``."""

    start: int
    end: int
    action: Action
    date: HistoricalDate | None
    """The reader's value; None where the action is DISMISS."""
    order: int = 0
    """Where two rulings overlap, the greater one is the last word."""


def is_about(start: int, end: int, other_start: int, other_end: int) -> bool:
    """Whether two spans are of one thing: they share at least half of the shorter one."""
    shared = min(end, other_end) - max(start, other_start)
    return shared > 0 and 2 * shared >= min(end - start, other_end - other_start)


def apply(mentions: Sequence[DateMention], rulings: Iterable[Ruling]) -> tuple[DateMention, ...]:
    """The mentions as the reader wants them, sorted and not overlapping."""
    kept = list(mentions)
    for ruling in sorted(rulings, key=lambda ruling: (ruling.order, ruling.start, ruling.end)):
        if ruling.end <= ruling.start:
            continue
        if ruling.action is Action.DISMISS:
            kept = [m for m in kept if not is_about(m.start, m.end, ruling.start, ruling.end)]
        elif ruling.date is not None:
            kept = [m for m in kept if m.end <= ruling.start or ruling.end <= m.start]
            date = replace(ruling.date, inferred=False)
            mention = DateMention(ruling.start, ruling.end, date, date.precision.value, Evidence.CONFIRMED)
            kept.insert(bisect_right(kept, ruling.start, key=lambda m: m.start), mention)
    return tuple(kept)


def changed_blocks(blocks: Sequence[Block], before: Sequence[DateMention], after: Sequence[DateMention]) -> list[Block]:
    """The blocks in which the two lists of mentions differ: only their events have to be found again."""
    starts = [block.start for block in blocks]
    places = {mention.start for mention in set(before) ^ set(after)}
    return [blocks[index] for index in sorted({bisect_right(starts, at) - 1 for at in places}) if index >= 0]


def readers_events(
    text: str, language: str, blocks: Sequence[Block], mentions: Sequence[DateMention], events: Sequence[Event]
) -> list[Event]:
    """Events for the reader's own dates in ``blocks`` that ``events`` leave out.

    The engine keeps menus and languages it has no words for off the timeline; what the reader says is a date
    goes there all the same.
    """
    from core.chronology.events import shortened
    from core.document.sentences import sentence_spans

    made: list[Event] = []
    for block in blocks:
        for mention in mentions:
            if mention.evidence is not Evidence.CONFIRMED or not block.start <= mention.start < block.end:
                continue
            date = mention.date
            if date is None or any(
                event.start <= mention.start < event.end
                and (event.date.earliest, event.date.latest) == (date.earliest, date.latest)
                for event in events
            ):
                continue
            spans = sentence_spans(text, block.start, block.end, block.language or language)
            start, end = next((s for s in spans if s[0] <= mention.start < s[1]), (mention.start, mention.end))
            end = max(end, mention.end)
            label = shortened(" ".join(text[start:end].split()), _LABEL_LENGTH)
            made.append(Event(start, end, date, label, mention.start, mention.end))
    return made
