"""Text into items the grammar can read: numbers, known words and phrases, other words, signs.

Three passes over one block: tokens; phrases of several words into one item («تشرين الأول»); number
words into one number («بیست و چهارم»). An item keeps the code points it came from.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from core.chronology.lexicon import NOTHING, TOKEN, Found, Lexicon, Meaning, Phrase, lexicon
from core.chronology.model import Calendar

_LONGEST_NUMBER = 9  # digits; what is longer is no quantity anyone dates by
_NO_PREFIXES: frozenset[str] = frozenset()
_SIGN = Found(NOTHING, "")


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


_TRIGGERS = frozenset({"century", "tens", "season", "same_year", "same_month", "same_day", "the_month", "ahead"})
_THOUSAND = 1000


def _may_date(meaning: Meaning) -> bool:
    """Whether a word without digits near it may be part of a date."""
    roles = meaning.roles
    return bool(meaning.months or meaning.phrases or _TRIGGERS & roles.keys()) or roles.get("card", 0) >= _THOUSAND


@cache
def _signs(language: str) -> frozenset[str]:
    """Signs that are words of a language (``&``)."""
    return frozenset(sign for sign in "&%$£€№§#" if lexicon(language).look_up(sign).meaning is not NOTHING)


def items_of(text: str, start: int, end: int, words: Lexicon, *, always: bool = False) -> list[Item]:
    """The items of ``text[start:end]``; empty where nothing in it could be part of a date, unless ``always``."""
    look_up = words.look_up
    signs = _signs(words.language)
    raw: list[tuple[int, int, Found | None]] = []
    interesting = always
    for match in TOKEN.finditer(text, start, end):
        token = match.group()
        if token[0].isdigit() and token.isdecimal():
            raw.append((match.start(), match.end(), None))
            interesting = True
        elif len(token) > 1 or token.isalpha() or token in signs:
            found = look_up(token)
            if found.meaning is not NOTHING and not interesting:
                interesting = _may_date(found.meaning)
            raw.append((match.start(), match.end(), found))
        else:
            raw.append((match.start(), match.end(), _SIGN))
    if not interesting:
        return []
    return _with_numbers(_with_phrases(text, raw, words))


def _with_phrases(text: str, raw: list[tuple[int, int, Found | None]], words: Lexicon) -> list[Item]:
    items: list[Item] = []
    index = 0
    before = -1
    while index < len(raw):
        start, end, found = raw[index]
        glued = start == before
        if found is None:
            digits = end - start
            value = int(text[start:end]) if digits <= _LONGEST_NUMBER else 0
            item = Item(start, end, "", NOTHING, value, digits, glued=glued)
        elif found is _SIGN:
            item = Item(start, end, text[start:end], NOTHING, glued=glued)
        else:
            item = Item(start + found.skip, end, found.form, found.meaning, prefixes=found.prefixes, glued=glued)
            if found.meaning.phrases:
                phrase = _phrase_at(text, raw, index, found.meaning.phrases)
                if phrase is not None:
                    index += len(phrase.rest)
                    item.end = raw[index][1]
                    item.meaning = phrase.meaning
        items.append(item)
        before = item.end
        index += 1
    return items


def _phrase_at(
    text: str, raw: list[tuple[int, int, Found | None]], index: int, phrases: Sequence[Phrase]
) -> Phrase | None:
    """The longest of the phrases that the words after an index continue; the longest stand first."""
    if index + 1 >= len(raw):
        return None
    following = _form(text, *raw[index + 1])
    for phrase in phrases:
        rest = phrase.rest
        if rest[0] != following or index + len(rest) >= len(raw):
            continue
        if all(_form(text, *raw[index + place]) == rest[place - 1] for place in range(2, len(rest) + 1)):
            return phrase
    return None


def _form(text: str, start: int, end: int, found: Found | None) -> str:
    if found is None or found is _SIGN:
        return text[start:end]
    return found.form


def _magnitude(value: int) -> int:
    return 1 if value < 10 else 10 if value < 100 else 100 if value < 1000 else 1000


def _with_numbers(items: list[Item]) -> list[Item]:
    """Join number words: units, tens, hundreds, thousands, each at most once, «و» or a hyphen between."""
    joined: list[Item] = []
    index = 0
    while index < len(items):
        item = items[index]
        roles = item.meaning.roles
        if "ord" not in roles and "card" not in roles:
            joined.append(item)
            index += 1
            continue
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
        index = stop
    return joined


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
        if 10 < part < 20 and 1 in used:
            break
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
    return "ord" in item.meaning.roles or "card" in item.meaning.roles
