"""Events: the mentions of one date in one sentence, told by that sentence."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from core.chronology.extract import TABLE_ROW, lines_as_blocks
from core.chronology.lexicon import Lexicon, lexicon_for
from core.chronology.model import Calendar, DateMention, Event, Evidence, HistoricalDate, Precision
from core.chronology.tokens import Item, items_of
from core.document.model import Block, BlockKind
from core.document.sentences import sentence_spans

LABEL_LENGTH = 120
"""Code points of a label at most, with its ellipsis."""
_ELLIPSIS = "…"
_LEADING = frozenset({"in", "from", "to", "day_word", "weekday", "fill", "the", "between", "approx", "equals"})
_STYLES = frozenset({"old_style", "new_style"})
_TRAILING = frozenset({"post", "between_after"}) | _STYLES
_SPACE = re.compile(r"\s+")
_LOOSE = " \t،,;؛:.-–—−/|()[]«»\"“”'*•"
_CLOSERS = {")": "(", "]": "[", "»": "«", "”": "“"}
_LOOSE_BUT_PAIRS = "".join(sign for sign in _LOOSE if sign not in "()[]«»“”")
_EMPTY_CELL = re.compile(r"\s*\|(?:[\s|]*\|)?\s*")
_BULLETS = re.compile(r"^[\s\ue000-\uf8ff\u2022-\u2bff]+")
_LIST_GAP = 3
_SENTENCE_SIGN = re.compile(r"[.!?؟۔।]")
_NEAR_GROUPS = 4
_SIGHT = 600
"""Code points each side of a date in which its label is looked for, however long the sentence."""
_LED_TO = 8
"""Code points between ``a year later`` and its date: a comma and a preposition."""
_BETWEEN_EQUALS = 40  # code points between two names of one date


def find_events(
    text: str, language: str, blocks: Sequence[Block], mentions: Sequence[DateMention]
) -> tuple[Event, ...]:
    """The events of a text, in its order; unresolved mentions make none, life spans make lives."""
    dated = [mention for mention in mentions if mention.date is not None]
    starts = [mention.start for mention in dated]
    events: list[Event] = []
    for block in blocks or lines_as_blocks(text):
        first, after = bisect_left(starts, block.start), bisect_right(starts, block.end - 1)
        if first == after or block.kind is BlockKind.NAVIGATION:
            continue
        words = lexicon_for(text, block.start, block.end, block.language or language)
        if words is None:
            continue
        inside = dated[first:after]
        for start, end in _sentences(text, block, words):
            told = [mention for mention in inside if start <= mention.start < end]
            if told:
                events += _events_of_sentence(text, start, end, told, words)
    return tuple(events)


def _sentences(text: str, block: Block, words: Lexicon) -> list[tuple[int, int]]:
    """The sentences of a block; a row of a table is one."""
    if block.kind is not BlockKind.TABLE:
        return sentence_spans(text, block.start, block.end, words.language)
    rows: list[tuple[int, int]] = []
    start = block.start
    while start < block.end:
        end = text.find(TABLE_ROW, start, block.end)
        end = block.end if end < 0 else end
        rows.append((start, end))
        start = end + len(TABLE_ROW)
    return rows


def _events_of_sentence(
    text: str, start: int, end: int, mentions: Sequence[DateMention], words: Lexicon
) -> list[Event]:
    told = [mention for mention in mentions if not mention.life]
    lives = [[mention] for mention in mentions if mention.life]
    return [
        Event(
            start,
            max(end, group[-1].end),
            _finest(group),
            _label(text, start, end, group, group if group[0].life else told, words),
            group[0].start,
            group[0].end,
            group[0].life,
        )
        for group in sorted([*_groups(text, told, words), *lives], key=lambda group: group[0].start)
    ]


def _groups(text: str, mentions: Sequence[DateMention], words: Lexicon) -> list[list[DateMention]]:
    """The mentions of each date."""
    groups: list[list[DateMention]] = []
    by_days: dict[tuple[int, int], list[DateMention]] = {}
    for mention in mentions:
        assert mention.date is not None
        days = (mention.date.earliest, mention.date.latest)
        group = by_days.get(days) or next(
            (near for near in reversed(groups[-_NEAR_GROUPS:]) if _same_date(text, near, mention, words)), None
        )
        if group is None and groups and _is_said_again(groups[-1][-1], mention):
            group = groups[-1]
        if group is None:
            group = []
            groups.append(group)
        group.append(mention)
        by_days.setdefault(days, group)
    return groups


def _is_said_again(counted: DateMention, mention: DateMention) -> bool:
    """Whether ``a year later`` is followed by the very date it came to: ``, on 23 December 1912``."""
    one, other = counted.date, mention.date
    assert one is not None and other is not None
    near = counted.evidence is Evidence.CONTEXT and mention.start - counted.end <= _LED_TO
    return near and one.earliest <= other.earliest and other.latest <= one.latest


def _same_date(text: str, group: Sequence[DateMention], mention: DateMention, words: Lexicon) -> bool:
    """One date in two calendars side by side: «برابر با», or a bracket, stands between them."""
    for known in group:
        one, other = known.date, mention.date
        assert one is not None and other is not None
        if one.latest < other.earliest or other.latest < one.earliest:
            continue
        between = text[known.end : mention.start]
        if len(between) > _BETWEEN_EQUALS or (one.calendar is other.calendar and one.precision is other.precision):
            continue
        tokens = items_of(text, known.start, mention.end, words)
        inner = [item for item in tokens if known.end <= item.start < mention.start]
        if all(not item.is_word or item.meaning.roles.keys() & {"equals", "fill", "in", "and"} for item in inner):
            return any("equals" in item.meaning.roles or item.form in "(/[|" for item in inner)
    return False


def _finest(group: Sequence[DateMention]) -> HistoricalDate:
    """The finest date, stated rather than inferred, in the common calendar rather than in another."""
    dates = [mention.date for mention in group if mention.date is not None]
    order = list(Precision)
    finest = min(
        dates,
        key=lambda date: (order.index(date.precision), date.inferred, date.calendar is not Calendar.GREGORIAN),
    )
    stated = any(mention.evidence is Evidence.STATED and mention.date == finest for mention in group)
    return replace(finest, inferred=False) if stated else finest


def _label(
    text: str, start: int, end: int, group: Sequence[DateMention], mentions: Sequence[DateMention], words: Lexicon
) -> str:
    """The sentence without the date and the prepositions that led to it, cut at words."""
    start = max(start, group[0].start - _SIGHT)
    end = max(group[0].end, min(end, group[0].end + _SIGHT))
    group = [mention for mention in group if mention.end <= end]
    first_near = bisect_left(mentions, start, key=_start_of)
    mentions = mentions[first_near : bisect_right(mentions, end, key=_start_of)]
    items = items_of(text, start, end, words)
    pieces: list[str] = []
    at = start
    for mention in group:
        first, last = _with_list(text, mention, mentions)
        first, last = _with_prepositions(text, items, first, last, at)
        pieces.append(text[at : max(at, first)])
        at = max(at, last)
    place = len(_tidy(pieces[0]))
    pieces.append(text[at:end])
    label = _tidy(" ".join(piece.strip() for piece in pieces))
    if not label:
        return shortened(_SPACE.sub(" ", text[start:end]).strip(), LABEL_LENGTH)
    return _around(label, place, LABEL_LENGTH)


def _start_of(mention: DateMention) -> int:
    return mention.start


def _with_list(text: str, mention: DateMention, mentions: Sequence[DateMention]) -> tuple[int, int]:
    """The span of a mention and of those listed with it: «يناير وفبراير 1905»."""
    first, last = mention.start, mention.end
    for other in mentions:
        if last <= other.start <= last + _LIST_GAP and not _SENTENCE_SIGN.search(text, last, other.start):
            last = other.end
    for other in reversed(mentions):
        if first - _LIST_GAP <= other.end <= first and not _SENTENCE_SIGN.search(text, other.end, first):
            first = other.start
    return first, last


def _with_prepositions(text: str, items: Sequence[Item], first: int, last: int, at: int) -> tuple[int, int]:
    """A date's span with what leads to it and what closes it: «وفي يوم الأحد، …», «… को»."""
    mention_start = first
    for item in reversed([item for item in items if item.end <= mention_start and item.start >= at]):
        if not item.meaning.roles.keys() & _LEADING and item.form not in ("،", ",", "("):
            break
        first = item.start
    after = [item for item in items if item.start >= last]
    for place, item in enumerate(after):
        following = after[place + 1 : place + 2]
        closes = item.form in ("،", ",") and following and following[0].meaning.roles.keys() & _STYLES
        if not closes and not item.meaning.roles.keys() & _TRAILING:
            break
        last = item.end
    if text[first : first + 1].isalpha() or first == mention_start:
        while first > at and text[first - 1].isalpha():
            first -= 1  # «و», «ب» written onto what is taken away
    return first, last


def _tidy(label: str) -> str:
    tidy = _SPACE.sub(" ", _balanced(label))
    tidy = _EMPTY_CELL.sub(" | ", re.sub(r"\s+([،,؛;:.])", r"\1", tidy))
    return _BULLETS.sub("", _stripped(tidy))


def _balanced(label: str) -> str:
    """Without the brackets and quotation marks that lost their partner, or all they held."""
    lone: set[int] = set()
    opened: list[int] = []
    for place, sign in enumerate(label):
        if sign in _CLOSERS.values():
            opened.append(place)
        elif sign in _CLOSERS:
            while opened and label[opened[-1]] != _CLOSERS[sign]:
                lone.add(opened.pop())
            if not opened:
                lone.add(place)
            elif not any(map(str.isalnum, label[opened[-1] : place])):
                lone.update(range(opened.pop(), place + 1))
            else:
                opened.pop()
    lone.update(opened)
    return "".join(sign for place, sign in enumerate(label) if place not in lone) if lone else label


def _stripped(label: str) -> str:
    """Without signs at its ends; a bracket or quotation that is whole stays."""
    tidy = label
    while tidy != (tidy := _balanced(tidy).strip(_LOOSE_BUT_PAIRS)):
        continue
    return tidy


def _around(label: str, place: int, length: int) -> str:
    """A long label from the clause in which its date stood."""
    if len(label) > length and place > length * 2 // 3:
        clause = max(label.rfind(sign, 0, max(place, 1)) for sign in "،,؛;:")
        if clause > 0:
            label = _ELLIPSIS + label[clause + 1 :].strip(_LOOSE)
    return shortened(label, length)


def shortened(label: str, length: int) -> str:
    """A text of at most ``length`` code points, cut between words, with an ellipsis where it was cut."""
    if len(label) <= length:
        return label
    cut = label.rfind(" ", 0, length)
    cut = cut if cut > length // 2 else length - 1
    return label[:cut].rstrip(_LOOSE) + _ELLIPSIS
