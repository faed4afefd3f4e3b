"""Text into items the grammar can read: numbers, known words and phrases, other words, signs.

Three passes over one block: tokens; phrases of several words into one item («تشرين الأول»); number
words into one number («بیست و چهارم»). An item keeps the code points it came from.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import attrgetter

from core.chronology.lexicon import NOTHING, TOKEN, Found, Lexicon, Meaning, Phrase
from core.chronology.model import Calendar

_NO_PREFIXES: frozenset[str] = frozenset()
_PIECES = re.compile(f"({TOKEN.pattern})")
_MAY_DATE = attrgetter("may_date")


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


def items_of(text: str, start: int, end: int, words: Lexicon, *, always: bool = False) -> list[Item]:
    """The items of ``text[start:end]``; empty where nothing in it could be part of a date, unless ``always``."""
    pieces = _PIECES.split(text[start:end])  # what stands between tokens, token, between, token ...
    tokens = pieces[1::2]
    found = list(map(words.look_up, tokens))
    if not (always or any(map(_MAY_DATE, found))):
        return []
    offsets = list(accumulate(map(len, pieces), initial=start))
    return _with_numbers(_with_phrases(tokens, found, offsets))


def _with_phrases(tokens: list[str], found: list[Found], offsets: list[int]) -> list[Item]:
    """An item for every token or phrase; a token's place in ``offsets`` is twice its own and one."""
    items: list[Item] = []
    phrase_end = 0
    before = -1
    for index, (word, start, end) in enumerate(zip(found, offsets[1::2], offsets[2::2], strict=False)):
        if index < phrase_end:
            continue
        meaning = word.meaning
        if meaning.phrases:
            phrase = _phrase_at(tokens, found, index, meaning.phrases)
            if phrase is not None:
                meaning = phrase.meaning
                phrase_end = index + len(phrase.rest) + 1
                end = offsets[2 * phrase_end]
        items.append(
            Item(
                start + word.skip,
                end,
                word.form,
                meaning,
                word.number,
                word.digits,
                False,
                word.prefixes,
                start == before,
            )
        )
        before = end
    return items


def _phrase_at(tokens: list[str], found: list[Found], index: int, phrases: Sequence[Phrase]) -> Phrase | None:
    """The longest of the phrases that the words after an index continue; the longest stand first."""
    after = index + 1
    if after >= len(found):
        return None
    following = found[after].form or tokens[after]
    for phrase in phrases:
        rest = phrase.rest
        if rest[0] != following or index + len(rest) >= len(found):
            continue
        if all((found[index + place].form or tokens[index + place]) == rest[place - 1] for place in range(2, len(rest) + 1)):
            return phrase
    return None


def _magnitude(value: int) -> int:
    return 1 if value < 10 else 10 if value < 100 else 100 if value < 1000 else 1000


def _with_numbers(items: list[Item]) -> list[Item]:
    """Join number words: units, tens, hundreds, thousands, each at most once, «و» or a hyphen between."""
    joined: list[Item] = []
    done = 0
    for index in [index for index, item in enumerate(items) if _is_number_word(item)]:
        if index < done:
            continue
        joined += items[done:index]
        item = items[index]
        value, ordinal, stop = _number_at(items, index)
        last = items[stop - 1]
        joined.append(
            Item(
                item.start,
                last.end,
                item.form,
                item.meaning if stop == index + 1 else Meaning(),
                value,
                0,
                ordinal,
                item.prefixes,
                item.glued,
            )
        )
        done = stop
    return joined + items[done:] if done else items


def _number_at(items: list[Item], index: int) -> tuple[int, bool, int]:
    """Value, whether an ordinal, and the index after the number words at ``index``."""
    roles = items[index].meaning.roles
    ordinal = "ord" in roles
    value = roles["ord"] if ordinal else roles["card"]
    used = {_magnitude(value)}
    if 10 < value < 20:
        used.add(1)
    stop = index + 1
    while stop < len(items):
        after = stop
        if items[after].form in ("-", "و") or (items[after].has("and") and not _is_number_word(items[after])):
            after += 1
        if after >= len(items) or not _is_number_word(items[after]):
            break
        more = items[after].meaning.roles
        linked = after > stop or "and" in items[after].prefixes
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


def _is_number_word(item: Item) -> bool:
    meaning = item.meaning
    return meaning is not NOTHING and ("ord" in meaning.roles or "card" in meaning.roles)
