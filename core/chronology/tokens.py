"""Text into items the grammar can read: numbers, known words and phrases, other words, signs.

Three passes over one block: tokens, looked up; phrases of several words into one item («تشرين الأول»); number
words into one number («بیست و چهارم»). An item keeps the code points it came from.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import accumulate, chain, compress
from operator import attrgetter, or_
from typing import overload

from core.chronology.clues import REACH_IN_RUNS, may_begin
from core.chronology.lexicon import NOTHING, NUMBER, Found, Lexicon, Meaning, spans_of_run
from core.chronology.model import Calendar

_NO_PREFIXES: frozenset[str] = frozenset()
_TEN, _HUNDRED = 10, 100
_LEADING = frozenset({"of", "in", "as", "then", "from", "to"})
_BEGINS_PHRASES = attrgetter("begins_phrases")
_CLUE = attrgetter("clue")


@dataclass(slots=True)
class Item:
    """A number, word, phrase or sign of the text."""

    start: int
    """Offset of its first code point, after any attached words."""
    end: int
    form: str
    """The folded word as written, or the sign; empty for a number."""
    meaning: Meaning
    number: int | None = None
    """A number's value, written in digits or (see ``digits``) in words."""
    digits: int = 0
    """How many digits a number is written with; 0 for words."""
    ordinal: bool = False
    prefixes: frozenset[str] = _NO_PREFIXES
    glued: bool = False
    """Whether nothing stands between it and the item before."""

    @property
    def roles(self) -> Mapping[str, int]:
        """What the item can be."""
        return self.meaning.roles

    @property
    def months(self) -> tuple[tuple[Calendar, int], ...]:
        """The months it can name, by calendar."""
        return self.meaning.months

    @property
    def is_word(self) -> bool:
        """A word or phrase, known or not."""
        return self.number is None and self.form[:1].isalpha()

    def has(self, *roles: str) -> bool:
        """Whether the item, or what is attached to it, can play one of the roles."""
        return not (self.meaning.roles.keys().isdisjoint(roles) and self.prefixes.isdisjoint(roles))


class Items(Sequence[Item]):
    """The items of one block, each made when it is first looked at: most words never are."""

    def __init__(self, found: list[Found], tokens: Sequence[int], places: _Places, text_end: int) -> None:
        self.found = found
        self.made: Mapping[int, Item] = _Made(found, tokens, places, text_end)
        """The item at any index, one without any role outside the block."""
        self.at: Callable[[int], Item] = self.made.__getitem__

    def __len__(self) -> int:
        return len(self.found)

    @overload
    def __getitem__(self, index: int) -> Item: ...
    @overload
    def __getitem__(self, index: slice) -> list[Item]: ...
    def __getitem__(self, index: int | slice) -> Item | list[Item]:
        """Items by index, from the end too, or by slice."""
        places = range(len(self.found))[index]
        return self.at(places) if isinstance(places, int) else list(map(self.at, places))


class _Places:
    """Where the tokens of a block stand, worked out for those that are asked for."""

    def __init__(self, runs: list[str], known: list[tuple[Found, ...]], start: int) -> None:
        self._runs = runs
        self._known = known
        self._start = start
        self._run_starts: list[int] = []
        self._first_tokens: list[int] = []
        """Of each run."""
        self._spans: dict[int, list[tuple[int, int]]] = {}
        """Of the tokens of a run, in it."""

    def of(self, token: int) -> tuple[int, int, bool]:
        """Offsets of a token's first code point and after its last; whether nothing stands before it."""
        if not self._run_starts:
            self._run_starts = list(accumulate(map(len, self._runs), initial=self._start))
            self._first_tokens = list(accumulate(map(len, self._known), initial=0))
        run = bisect_right(self._first_tokens, token) - 1
        start = self._run_starts[run] + run  # so many spaces
        spans = self._spans.get(run)
        if spans is None:
            spans = self._spans[run] = spans_of_run(self._runs[run])
        place = token - self._first_tokens[run]
        first, last = spans[place]
        return start + first, start + last, place > 0 and spans[place - 1][1] == first


class _Made(dict[int, Item]):
    """The items that were looked at (apart from :class:`Items`, so that no cycle keeps them alive)."""

    def __init__(self, found: list[Found], tokens: Sequence[int], places: _Places, text_end: int) -> None:
        super().__init__()
        self._found = found
        self._tokens = tokens
        self._places = places
        self._outside = Item(text_end, text_end, "", NOTHING)

    def __missing__(self, index: int) -> Item:
        if not 0 <= index < len(self._found):
            return self._outside
        first, after = self._tokens[index], self._tokens[index + 1]
        start, end, glued = self._places.of(first)
        if after > first + 1:
            end = self._places.of(after - 1)[1]
        meaning, form, skip, prefixes, number, digits, ordinal, _, _ = self._found[index]
        form = "" if digits else form
        item = self[index] = Item(start + skip, end, form, meaning, number, digits, ordinal, prefixes, glued)
        return item


def items_of(text: str, start: int, end: int, words: Lexicon) -> Items:
    """The items of ``text[start:end]``."""
    return _items(text[start:end].split(" "), start, len(text), words)


def items_to_read(text: str, start: int, end: int, words: Lexicon) -> Items:
    """The items of a block for the grammar; empty, and quickly so, where no date can begin."""
    runs = text[start:end].split(" ")
    clues = list(map(words.clue_of_run, filter(None, runs)))
    if any(clues) and may_begin(clues, REACH_IN_RUNS):
        return _items(runs, start, len(text), words)
    return NO_ITEMS


def _items(runs: list[str], start: int, text_end: int, words: Lexicon) -> Items:
    known = list(map(words.tokens_of_run, runs))
    found = list(chain.from_iterable(known))
    tokens: Sequence[int] = range(len(found) + 1)
    found, tokens = _joined(found, tokens, _phrases(found))
    found, tokens = _joined(found, tokens, _numbers(found))
    return Items(found, tokens, _Places(runs, known, start), text_end)


NO_ITEMS = Items([], (), _Places([], [], 0), 0)

_Joint = tuple[int, int, Found]
"""First index, index after the last, and what the words in between are together."""


def _joined(found: list[Found], tokens: Sequence[int], joints: Iterable[_Joint]) -> tuple[list[Found], Sequence[int]]:
    """The items with each joint in place of its words, and which token each begins with."""
    new_found: list[Found] = []
    new_tokens: list[int] = []
    done = 0
    for first, stop, whole in joints:
        new_found += found[done:first]
        new_found.append(whole)
        new_tokens += tokens[done : first + 1]
        done = stop
    if not done:
        return found, tokens
    return new_found + found[done:], [*new_tokens, *tokens[done:]]


def _phrases(found: list[Found]) -> Iterator[_Joint]:
    """The phrases of several words, of two that begin together the longest."""
    done = 0
    for index in compress(range(len(found) - 1), map(_BEGINS_PHRASES, found)):
        phrases = found[index].meaning.phrases
        if found[index + 1].form not in phrases or index < done:
            continue
        word = found[index]
        for phrase in phrases[found[index + 1].form]:
            stop = index + 1 + len(phrase.rest)
            if phrase.rest == tuple(after.form for after in found[index + 1 : stop]):
                done = stop
                meaning = phrase.meaning
                yield index, stop, word._replace(meaning=meaning, clue=meaning.clue, begins_phrases=False)
                break


def _numbers(found: list[Found]) -> Iterator[_Joint]:
    """Join number words: units, tens, hundreds, thousands, each at most once, «و» or a hyphen between."""
    done = 0
    for index in compress(range(len(found)), map(_CLUE, found)):
        word = found[index]
        if index < done or not word.meaning.counts:
            continue
        value, ordinal, done = _number_at(found, index)
        meaning = word.meaning if done == index + 1 else NUMBER
        clue = reduce(or_, map(_CLUE, found[index:done]))
        yield index, done, word._replace(meaning=meaning, number=value, digits=0, ordinal=ordinal, clue=clue)


def _magnitude(value: int) -> int:
    return 1 if value < 10 else 10 if value < 100 else 100 if value < 1000 else 1000


def _number_at(found: list[Found], index: int) -> tuple[int, bool, int]:
    """Value, whether an ordinal, and the index after the number words at ``index``."""
    roles = found[index].meaning.roles
    ordinal = "ord" in roles
    value = roles["ord"] if ordinal else roles["card"]
    used = {_magnitude(value)}
    if 10 < value < 20:
        used.add(1)
    stop = index + 1
    while stop < len(found):
        after = stop
        if found[after].form in ("-", "و") or (_says_and(found[after]) and not found[after].meaning.counts):
            after += 1
        if after >= len(found) or not found[after].meaning.counts:
            break
        if found[after].prefixes & _LEADING:
            break  # «مائة ألف لاثنتي عشرة»
        more = found[after].meaning.roles
        linked = after > stop or "and" in found[after].prefixes
        part = more.get("ord", more.get("card", 0))
        if linked and value < _HUNDRED and part < _TEN and after + 1 < len(found) and _is_a_hundred(found[after + 1]):
            part, after = part * _HUNDRED, after + 1  # «وتسع مئة»
        size = _magnitude(part)
        teen = part == _TEN and "teen" in more  # «ثلاثة عشر»
        if (10 < part < 20 and 1 in used) or (part == _TEN and (linked or not teen)):
            break  # «التاسع والعاشر» are two
        if size >= 100 and value < size and value < 100 and part in (100, 1000):
            value *= part  # «nineteen hundred»
            used = {size}
        elif size not in used and (linked or teen or size > 10 or value >= 20):
            value += part
            used |= {size, 1} if 10 < part < 20 else {size}
        else:
            break
        ordinal = ordinal or "ord" in more
        stop = after + 1
    return value, ordinal, stop


def _is_a_hundred(word: Found) -> bool:
    return word.meaning.roles.get("card") == _HUNDRED and not word.prefixes


def _says_and(word: Found) -> bool:
    return "and" in word.meaning.roles or "and" in word.prefixes
