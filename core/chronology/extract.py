"""Text and blocks in, date mentions out: the one pass over a document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from core.chronology.citations import citations, is_life_span, joined, overlaps, reference_list
from core.chronology.context import NO_HINTS, Narrative, dominant_year, typical_year
from core.chronology.grammar import Grammar
from core.chronology.lexicon import Lexicon, lexicon_for
from core.chronology.model import Calendar, Conflict, DateMention, DatingHints, Evidence
from core.chronology.moments import STYLE_ROLES, Moment, is_no_day
from core.chronology.tokens import NO_ITEMS, Items, items_of, items_to_read
from core.chronology.weekday import weigh_weekdays
from core.document.model import Block, BlockKind

_TOP_LEVEL = 1
TABLE_ROW = "\u2028"
"""What stands between two rows of a table block."""
TABLE_CELL = " | "


def lines_as_blocks(text: str) -> list[Block]:
    """The lines of a text without blocks, each a paragraph."""
    blocks: list[Block] = []
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if end > start:
            blocks.append(Block(start, end, BlockKind.PARAGRAPH))
        start = end + 1
    return blocks


def find_dates(
    text: str, language: str, blocks: Sequence[Block] = (), *, hints: DatingHints = NO_HINTS
) -> tuple[DateMention, ...]:
    """All mentions of dates, sorted and not overlapping; without blocks every line is a paragraph.

    A block in another script than ``language`` is read with a language of that script. Navigation,
    bibliographies and citations have no mentions.
    """
    blocks = blocks or lines_as_blocks(text)
    lexicons = [lexicon_for(text, block.start, block.end, block.language or language) for block in blocks]
    skipped = reference_list(text, blocks, lexicons)
    readings = [
        _read(text, block, words)
        for index, (block, words) in enumerate(zip(blocks, lexicons, strict=True))
        if words is not None and index not in skipped and block.kind is not BlockKind.NAVIGATION
    ]
    dominant = dominant_year(moment for reading in readings for moment in reading.moments)
    typical = typical_year(
        moment.stated_year(reading.words.jalali_years) for reading in readings for moment in reading.moments
    )
    narrative = Narrative(dominant, typical, hints)
    mentions: list[DateMention] = []
    last_end = 0
    for reading in readings:
        if reading.block.kind is BlockKind.HEADING and reading.block.level == _TOP_LEVEL:
            narrative.begin_part()
        for moment in reading.moments:
            mention = _mention(text, moment, reading, narrative)
            if mention is not None and last_end <= mention.start < mention.end <= reading.block.end:
                mentions.append(mention)
                last_end = mention.end
    return tuple(mentions)


def _mention(text: str, moment: Moment, reading: _Reading, narrative: Narrative) -> DateMention | None:
    """The mention a moment makes, with what its words alone tell: a life, a contradiction."""
    life = moment.until is not None and is_life_span(text, moment.start, moment.end, reading.words)
    mention = narrative.settle(moment, reading.items, reading.words, lends=not life)
    if mention is not None and mention.date is not None:
        return replace(mention, life=life, conflict=moment.conflict) if life or moment.conflict else mention
    if is_no_day(moment, reading.words.jalali_years):
        kind = moment.precision.value
        return DateMention(moment.start, moment.end, None, kind, Evidence.UNRESOLVED, conflict=Conflict.NO_SUCH_DAY)
    return mention


class _Reading(NamedTuple):
    """What one block says of time, before the years that are not said are settled."""

    block: Block
    words: Lexicon
    items: Items
    moments: list[Moment]


def _read(text: str, block: Block, words: Lexicon) -> _Reading:
    items = items_to_read(text, block.start, block.end, words)
    moments = Grammar(text, items, words).read() if items else []
    if not moments:
        return _Reading(block, words, NO_ITEMS, [])
    if block.kind is BlockKind.TABLE:
        _lend_column_calendars(text, block, words, moments)
    masked = joined(citations(text, block.start, block.end, words, len(items)))
    left = [moment for moment in moments if not overlaps(moment.start, moment.end, masked)]
    weigh_weekdays(text, left, items, words)
    return _Reading(block, words, items, left)


def _lend_column_calendars(text: str, block: Block, words: Lexicon, moments: Sequence[Moment]) -> None:
    """Give the dates of a table the calendar its head row names over their column («Old Style»)."""
    head_end = text.find(TABLE_ROW, block.start, block.end)
    if head_end < 0:
        return
    calendars: list[Calendar | None] = []
    at = block.start
    for cell in text[block.start : head_end].split(TABLE_CELL):
        roles = {role for item in items_of(text, at, at + len(cell), words) for role in item.roles}
        calendars.append(next((calendar for role, calendar in STYLE_ROLES if role in roles), None))
        at += len(cell) + len(TABLE_CELL)
    if not any(calendars):
        return
    for moment in moments:
        row = text.rfind(TABLE_ROW, block.start, moment.start)
        column = text.count(TABLE_CELL, row, moment.start) if row >= 0 else len(calendars)
        if column < len(calendars) and moment.calendar is None:
            moment.calendar = calendars[column]
