"""Text into items the grammar can read: numbers, known words and phrases, other words, signs.

Three passes over one block: tokens, looked up; phrases of several words into one item («تشرين الأول»); number
words into one number («بیست و چهارم»). An item keeps the code points it came from.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, compress
from operator import attrgetter
from typing import overload

from core.chronology.lexicon import NOTHING, NUMBER, TOKEN, Found, Lexicon, Meaning
from core.chronology.model import Calendar

_NO_PREFIXES: frozenset[str] = frozenset()
_PIECES = re.compile(f"({TOKEN.pattern})")
_MAY_DATE = attrgetter("meaning.may_date")
_JOINS = attrgetter("joins")


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
        own = self.meaning.roles
        return any(role in own or role in self.prefixes for role in roles)


class Items(Sequence[Item]):
    """The items of one block, each made when it is first looked at: most words never are."""

    def __init__(self, found: list[Found], places: Sequence[int], pieces: list[str], start: int, text_end: int) -> None:
        self.found = found
        self.at: Callable[[int], Item] = _Made(found, places, pieces, start, text_end).__getitem__
        """The item at an index, or one without any role outside the block."""

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


class _Made(dict[int, Item]):
    """The items that were looked at (apart from :class:`Items`, so that no cycle keeps them alive)."""

    def __init__(self, found: list[Found], places: Sequence[int], pieces: list[str], start: int, text_end: int) -> None:
        super().__init__()
        self._found = found
        self._places = places
        self._pieces = pieces
        self._start = start
        self._text_end = text_end
        self._offsets: list[int] = []

    def __missing__(self, index: int) -> Item:
        if 0 <= index < len(self._found):
            offsets = self._offsets or self._measure()
            meaning, form, skip, prefixes, number, digits, ordinal, _, _ = self._found[index]
            first, after = self._places[index], self._places[index + 1]
            start, end = offsets[2 * first + 1], offsets[2 * after]
            glued = first > 0 and start == offsets[2 * first]
            form = "" if digits else form
            item = Item(start + skip, end, form, meaning, number, digits, ordinal, prefixes, glued)
        else:
            item = Item(self._text_end, self._text_end, "", NOTHING)
        self[index] = item
        return item

    def _measure(self) -> list[int]:
        """The offsets of the pieces: token ``n`` is from ``2 * n + 1`` to ``2 * n + 2``."""
        self._offsets = list(accumulate(map(len, self._pieces), initial=self._start))
        return self._offsets


def items_of(text: str, start: int, end: int, words: Lexicon, *, always: bool = False) -> Items:
    """The items of ``text[start:end]``; empty where nothing in it could be part of a date, unless ``always``."""
    pieces = _PIECES.split(text[start:end])  # what stands between tokens, token, between, token ...
    found = list(map(words.look_up, pieces[1::2]))
    if not (always or any(map(_MAY_DATE, found))):
        return Items([], (), [], start, len(text))
    places: Sequence[int] = range(len(found) + 1)
    for joints in (_phrases, _numbers):
        found, places = _joined(found, places, joints(found))
    return Items(found, places, pieces, start, len(text))


_Joint = tuple[int, int, Found]
"""First index, index after the last, and what the words in between are together."""


def _joined(found: list[Found], places: Sequence[int], joints: Iterable[_Joint]) -> tuple[list[Found], Sequence[int]]:
    """The items with each joint in place of its words, and which token each begins with."""
    new_found: list[Found] = []
    new_places: list[int] = []
    done = 0
    for first, stop, whole in joints:
        new_found += found[done:first]
        new_found.append(whole)
        new_places += places[done : first + 1]
        done = stop
    if not done:
        return found, places
    return new_found + found[done:], [*new_places, *places[done:]]


def _joining(found: list[Found]) -> list[int]:
    """The indices of what may be joined with the words after it."""
    return list(compress(range(len(found)), map(_JOINS, found)))


def _phrases(found: list[Found]) -> Iterator[_Joint]:
    """The phrases of several words, of two that begin together the longest."""
    done = 0
    for index in _joining(found):
        phrases = found[index].meaning.phrases
        if index < done or not phrases or index + 1 == len(found) or found[index + 1].form not in phrases:
            continue
        word = found[index]
        for phrase in phrases[found[index + 1].form]:
            stop = index + 1 + len(phrase.rest)
            if phrase.rest == tuple(after.form for after in found[index + 1 : stop]):
                done = stop
                meaning = phrase.meaning
                yield index, stop, word._replace(meaning=meaning, clue=meaning.clue, joins=meaning.counts)
                break


def _numbers(found: list[Found]) -> Iterator[_Joint]:
    """Join number words: units, tens, hundreds, thousands, each at most once, «و» or a hyphen between."""
    done = 0
    for index in _joining(found):
        word = found[index]
        if index < done or not word.meaning.counts:
            continue
        value, ordinal, done = _number_at(found, index)
        meaning = word.meaning if done == index + 1 else NUMBER
        yield index, done, word._replace(meaning=meaning, number=value, digits=0, ordinal=ordinal)


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
        more = found[after].meaning.roles
        linked = after > stop or "and" in found[after].prefixes
        part = more.get("ord", more.get("card", 0))
        size = _magnitude(part)
        if (10 < part < 20 and 1 in used) or (part == 10 and linked):
            break  # «التاسع والعاشر» are two
        if size >= 100 and value < size and value < 100 and part in (100, 1000):
            value *= part  # «nineteen hundred»
            used = {size}
        elif size not in used and (linked or part == 10 or size > 10 or value >= 20):
            value += part
            used |= {size, 1} if 10 < part < 20 else {size}
        else:
            break
        ordinal = ordinal or "ord" in more
        stop = after + 1
    return value, ordinal, stop


def _says_and(word: Found) -> bool:
    return "and" in word.meaning.roles or "and" in word.prefixes
