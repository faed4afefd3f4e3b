"""The words of time of one language, read from ``resources/lexicons/<language>.toml``.

A language is data: every word has *roles* (``month``, ``year``, ``from``, ``unit`` ...) and the grammar
speaks only of roles. Words are compared in their folded form (``core.document.folding``), so marks,
hamza seats, tatweel and joiners need no entries of their own.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, reduce
from operator import or_
from typing import Any, NamedTuple, TypeVar

from core.chronology.clues import BEGINS, CORE, FIRST, MARK, MONTH, SECOND, clue_of_digits, clue_of_word, may_begin
from core.chronology.model import Calendar
from core.document.folding import fold_text
from core.paths import resource

_WORDS_REMEMBERED = 60_000
_LONGEST_REMEMBERED = 40  # code points; what is longer is hardly met again
_MAX_PREFIXES = 3
_SHORTEST_REST = 2  # letters of a word with something attached
PARTS = ("early", "mid", "late", "h1", "h2", "q1", "q2", "q3", "q4")
"""Parts of a month, year, decade or century; only halves and quarters narrow its days."""

# Everything but white space, digits, punctuation and invisible controls; joiners and marks stay inside words.
_LETTERS = (
    r"[^\s\d\x00-\x2f\x3a-\x40\x5b-\x60\x7b-\xa9\xab-\xb4\xb6-\xb9\xbb-\xbf\u0600-\u060f\u061b-\u061f"
    r"\u066a-\u066d\u06d4\u06dd\u0964\u0965\u0970\u2000-\u200b\u200e-\u206f\u20a0-\u20cf\u2100-\u2bff"
    r"\u3000-\u303f\ufd3e\ufd3f\ufdfc\ufe30-\ufe6f\ufeff\uff00-\uff0f]+"
)
_GROUPED = r"\d{1,3}(?:[,٬،]\d{3})+(?!\d)"
TOKEN = re.compile(rf"{_GROUPED}|\d+|(?<=\d)[ءئ]|{_LETTERS}|[^\s\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
"""A number, a word, or one sign; white space and invisible controls are skipped."""


_HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Phrase:
    """What follows a first word to make a phrase, and what the phrase means."""

    rest: tuple[str, ...]
    meaning: Meaning


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a word or phrase can be: roles with a value, months by calendar, phrases it begins."""

    roles: Mapping[str, int] = field(default_factory=dict)
    months: tuple[tuple[Calendar, int], ...] = ()
    phrases: Mapping[str, Sequence[Phrase]] = field(default_factory=dict)
    """By the word that comes next, the longest first."""
    counts: bool = field(init=False)
    """Whether it is a number word."""
    clue: int = field(init=False)
    """What it says of a date near it: flags of ``core.chronology.clues``."""
    is_number: bool = False
    """Whether it stands for numbers, in digits or joined words."""
    tells: bool = field(init=False)
    """Whether one of its phrases has a clue."""

    def __post_init__(self) -> None:
        roles = self.roles.keys()
        counts = "ord" in roles or "card" in roles
        object.__setattr__(self, "counts", counts)
        begun = (phrase for phrases in self.phrases.values() for phrase in phrases)
        object.__setattr__(self, "tells", any(phrase.meaning.clue for phrase in begun))
        object.__setattr__(self, "clue", clue_of_word(roles, is_month=bool(self.months)))


class Found(NamedTuple):
    """A word, number or sign of the text with what is known of it."""

    meaning: Meaning
    form: str
    """The whole word, folded; a sign or number as written."""
    skip: int = 0
    """Code points of attached words before the part that has the meaning (the article is not skipped)."""
    prefixes: frozenset[str] = frozenset()
    """Roles of what is attached in front: ``and in of the``."""
    number: int | None = None
    """The value of what is written in digits."""
    digits: int = 0
    """How many they are."""
    ordinal: bool = False
    clue: int = 0
    """What it says of a date near it: flags of ``core.chronology.clues``."""
    begins_phrases: bool = False


NOTHING = Meaning()
NUMBER = Meaning(is_number=True)
_LONGEST_NUMBER = 9  # digits; what is longer is no quantity anyone dates by
_ROMAN = re.compile("[ivxlcхісм]+")
_LATIN_FOR_CYRILLIC = str.maketrans("хісм", "xicm")
_SAME_SIGNS = {"؍": "/", "⁄": "/", "ـ": "-"}
"""Signs written for another; a tatweel that stands alone is a dash."""
_DIGITS_OF_GROUPED = 9
"""«5,500» has as many as no year has, so that only an era makes one of it."""
_SIGN_WORDS = frozenset("&%$£€№§#'’")
"""Signs that may be words of a language, or begin one («1923'te»)."""


_T = TypeVar("_T")


class _Seen(dict[str, _T]):
    """What was already met, by what it looks like in the text; forgets all when there is too much."""

    def __init__(self, find: Callable[[str], _T]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, word: str) -> _T:
        if len(word) > _LONGEST_REMEMBERED:
            return self._find(word)
        if len(self) >= _WORDS_REMEMBERED:
            self.clear()
        found = self[word] = self._find(word)
        return found


def _find_spans(run: str) -> list[tuple[int, int]]:
    return [found.span() for found in TOKEN.finditer(run)]


spans_of_run: Callable[[str], list[tuple[int, int]]] = _Seen(_find_spans).__getitem__
"""Where the tokens stand in a run of text without spaces."""


class Lexicon:
    """One language's words, with a bounded memory of the words already met."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.language: str = data["language"]
        self.script: str = data["script"]
        habits = data.get("habits", {})
        low, high = habits.get("year_range", [1000, 2100])
        self.year_range = range(low, high + 1)
        self.jalali_years = range(*habits.get("jalali_years", [0, 0]))
        """Years written without an era in here are Solar Hijri."""
        self.year_first: bool = habits.get("year_first", False)
        """Whether the year may stand before the month in running text."""
        self.cardinal_days: bool = habits.get("cardinal_days", False)
        """Whether days below the eleventh are spelled as counting numbers: «सात नवंबर»."""
        self.capitals: bool = habits.get("capitals", False)
        """Whether a month's name begins with a capital letter."""
        self.ordinal_endings = frozenset(map(fold_text, habits.get("ordinal_endings", [])))
        self.decade_endings = frozenset(map(fold_text, habits.get("decade_endings", [])))
        self._endings = self.decade_endings | (self.ordinal_endings if self.capitals else frozenset())
        self.counted_from: tuple[str, ...] = tuple(map(fold_text, habits.get("counted_from", [])))
        """Endings of a word that a span of time before ``later`` is counted from: «savaştan iki yıl sonra»."""
        self.dashed_endings: bool = habits.get("dashed_endings", False)
        """Whether endings stand after a dash: «1930-е»."""
        self.hijri_words: bool = habits.get("hijri_words", False)
        """Whether a year below 1400 that is spelled out is of the lunar Hijra, as in every Arabic chronicle."""
        self.year_word: bool = habits.get("year_word", False)
        """Whether a year in a sentence is followed by the word for year: «в 1905 году»."""
        self._apart = frozenset(habits.get("apart", []))
        """Words that are others only when folded: «kişi» is a person, «kışı» a winter."""
        self.display: Mapping[str, Any] = data["display"]
        prefixes = tuple((fold_text(word), role) for word, role in data.get("prefixes", {}).items())
        self._attached: dict[str, list[_Attached]] = {}
        for place, (run, outside, roles) in enumerate(_runs(prefixes, _MAX_PREFIXES)):
            self._attached.setdefault(run, []).append(_Attached(place, outside, frozenset(roles)))
        self._initials = frozenset(run[0] for run in self._attached)
        self._longest_run = max(map(len, self._attached), default=0)
        self._words = self._collect(data)
        told = [_telling_pair(phrase) for phrase in self._phrases() if phrase.meaning.clue]
        self._firsts, self._seconds = (frozenset(pair[place] for pair in told) for place in (0, 1))
        self.look_up: Callable[[str], Found] = _Seen(self._find).__getitem__
        """What is known of a word, number or sign as written; most words have the meaning :data:`NOTHING`."""
        self.tokens_of_run: Callable[[str], tuple[Found, ...]] = _Seen(self._find_tokens).__getitem__
        """The same for each token in a run of text without spaces."""
        self.clue_of_run: Callable[[str], int] = _Seen(self._find_clue).__getitem__
        """The clues in a run of text without spaces; only some runs have any."""

    def _collect(self, data: Mapping[str, Any]) -> dict[str, Meaning]:
        roles: dict[tuple[str, ...], dict[str, int]] = {}
        months: dict[tuple[str, ...], list[tuple[Calendar, int]]] = {}
        for role, value, written in _role_entries(data):
            roles.setdefault(_forms(written), {}).setdefault(role, value)
        for calendar in Calendar:
            for number, names in data.get("months", {}).get(calendar.value, {}).items():
                for written in names:
                    entries = months.setdefault(_forms(written), [])
                    if (calendar, int(number)) not in entries:
                        entries.append((calendar, int(number)))
        words: dict[str, Meaning] = {}
        phrases: dict[str, list[Phrase]] = {}
        for forms in {**roles, **months}:
            meaning = Meaning(roles.get(forms, {}), tuple(months.get(forms, ())))
            if len(forms) == 1:
                words[forms[0]] = meaning
            else:
                phrases.setdefault(forms[0], []).append(Phrase(forms[1:], meaning))
        for first, begun in phrases.items():
            begun.sort(key=lambda phrase: -len(phrase.rest))
            by_next: dict[str, list[Phrase]] = {}
            for phrase in begun:
                by_next.setdefault(phrase.rest[0], []).append(phrase)
            known = words.get(first, NOTHING)
            words[first] = Meaning(known.roles, known.months, by_next)
        return words

    def _phrases(self) -> Iterator[Phrase]:
        for meaning in self._words.values():
            for begun in meaning.phrases.values():
                yield from begun

    def _find_tokens(self, run: str) -> tuple[Found, ...]:
        return tuple(map(self.look_up, TOKEN.findall(run)))

    def _find_clue(self, run: str) -> int:
        founds = self.tokens_of_run(run) if run else ()
        if not founds:
            return BEGINS | CORE  # invisible: best looked at closely
        clues = [self._clue_in_run(found) for found in founds]
        if len(clues) > 1 and may_begin(clues):
            return BEGINS | CORE
        return reduce(or_, clues) & ~(FIRST | SECOND) | clues[0] & SECOND | clues[-1] & FIRST

    def _clue_in_run(self, found: Found) -> int:
        first = found.meaning.tells or found.form in self._firsts
        return found.clue | (FIRST if first else 0) | (SECOND if found.form in self._seconds else 0)

    def _find(self, word: str) -> Found:
        if word.isdecimal():
            value = int(word) if len(word) <= _LONGEST_NUMBER else 0
            return Found(NUMBER, word, number=value, digits=len(word), clue=clue_of_digits(len(word)))
        if word[:1].isdecimal():
            value = int("".join(filter(str.isdecimal, word)))
            return Found(NUMBER, word, number=value, digits=_DIGITS_OF_GROUPED, clue=clue_of_digits(_DIGITS_OF_GROUPED))
        if word in _SAME_SIGNS:
            return Found(NOTHING, _SAME_SIGNS[word])
        form = fold_text(word)
        meaning = self._words.get(form) if word.lower() not in self._apart else None
        if len(word) == 1 and not word.isalpha() and (meaning is None or word not in _SIGN_WORDS):
            return Found(NOTHING, word)
        if meaning is not None:
            return Found(meaning, form, clue=self._clue(meaning, form, word), begins_phrases=bool(meaning.phrases))
        roman = form.translate(_LATIN_FOR_CYRILLIC) if _ROMAN.fullmatch(form) else form
        if roman != form and roman in self._words:
            return Found(self._words[roman], roman, clue=self._words[roman].clue)
        if form[:1] not in self._initials:
            return Found(NOTHING, form, clue=self._clue(NOTHING, form, word))
        attached = [
            (run, self._words[form[length:]])
            for length in range(1, min(self._longest_run, len(form) - _SHORTEST_REST) + 1)
            if form[length:] in self._words
            for run in self._attached.get(form[:length], ())
        ]
        for run, meaning in sorted(attached, key=lambda pair: pair[0].place) if attached else ():
            if not ("the" in run.roles and meaning.months):
                skip = _offset_of(word, run.outside)
                clue = self._clue(meaning, form, word[skip:])
                return Found(meaning, form, skip, run.roles, clue=clue, begins_phrases=bool(meaning.phrases))
        return Found(NOTHING, form, clue=self._clue(NOTHING, form, word))

    def _clue(self, meaning: Meaning, form: str, written: str) -> int:
        clue = meaning.clue
        if clue & MONTH and self.capitals and not written[:1].isupper():
            clue &= ~MONTH
        if self.year_first and meaning.roles.get("card", 0) >= _HUNDRED:
            clue |= CORE  # «انیس سو تہتر میں»: the words alone are a year
        return clue | MARK if form in self._endings else clue

    def phrase(self, found: Found, following: Sequence[str]) -> Phrase | None:
        """The longest phrase that ``found`` begins and ``following`` (folded) continues."""
        for phrase in found.meaning.phrases.get(following[0], ()) if following else ():
            if tuple(following[: len(phrase.rest)]) == phrase.rest:
                return phrase
        return None


class _Attached(NamedTuple):
    """A run of attached words that a word may begin with."""

    place: int
    """Its rank where a word can be cut in several ways."""
    outside: int
    """How many of its letters stand outside the word proper; the article is not outside."""
    roles: frozenset[str]


def _runs(prefixes: Sequence[tuple[str, str]], most: int) -> Iterator[tuple[str, int, tuple[str, ...]]]:
    """Each run of up to ``most`` attached words: its letters, how many are outside, their roles."""
    for prefix, role in prefixes if most else ():
        outside = 0 if role == "the" else len(prefix)
        yield prefix, outside, (role,)
        if role != "the":
            for deeper, more, roles in _runs(prefixes, most - 1):
                yield prefix + deeper, outside + more, (role, *roles)


def _forms(written: str) -> tuple[str, ...]:
    return tuple(token if token.isdecimal() else fold_text(token) for token in TOKEN.findall(written))


_NUMBERED = {
    "seasons": "season",
    "weekdays": "weekday",
    "ordinals": "ord",
    "cardinals": "card",
    "decades": "tens",
    "millennia": "millennia",
    "nights": "nights",
    "other_eras": "other_era",
}
"""Tables of words by number, and the role whose value the number is; weekdays from 1, Monday."""


def _role_entries(data: Mapping[str, Any]) -> Iterator[tuple[str, int, str]]:
    """All ``(role, value, word)`` of a lexicon file."""
    for role, words in data["words"].items():
        for word in words:
            yield role, 1, word
    for table, role in _NUMBERED.items():
        for number, words in data.get(table, {}).items():
            for word in words:
                yield role, int(number), word
    for table in ("spans", "pairs"):  # units of time that are counted, and those that say two by themselves
        for unit, counts in data.get(table, {}).items():
            for count, words in counts.items():
                for word in words:
                    yield f"{table}_{unit}", int(count), word
    for table in ("parts", "leading_parts"):
        for name, words in data.get(table, {}).items():
            for word in words:
                yield "part", PARTS.index(name), word
                if table == "leading_parts":
                    yield "leads", 1, word
    for unit, offsets in data.get("relative", {}).items():
        for offset, words in offsets.items():
            for word in words:
                yield f"same_{unit}", int(offset), word


def _telling_pair(phrase: Phrase) -> tuple[str, str]:
    """The two words side by side that say most of a phrase, the first of which may be that of the phrase."""
    forms = ("", *phrase.rest)
    ranked = sorted(zip(forms, phrase.rest, strict=False), key=lambda pair: len("".join(pair)))
    return ranked[-1] if all(form[0].isalpha() for form in phrase.rest) else ("", phrase.rest[0])


def _offset_of(word: str, letters: int) -> int:
    """How many code points of ``word`` its first folded ``letters`` take, marks included."""
    offset = 0
    while letters > 0 and offset < len(word):
        letters -= len(fold_text(word[offset]))
        offset += 1
    while offset < len(word) and not fold_text(word[offset]):
        offset += 1
    return offset


@cache
def languages() -> tuple[str, ...]:
    """Codes of the languages that have a lexicon, sorted."""
    return tuple(sorted(path.stem for path in resource("lexicons").glob("*.toml")))


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language.

    Raises:
        KeyError: no such lexicon; see :func:`languages`.
    """
    if language not in languages():
        raise KeyError(language)
    with resource("lexicons", f"{language}.toml").open("rb") as stream:
        return Lexicon(tomllib.load(stream))


_SCRIPTS = {
    "Arab": re.compile(r"[\u0620-\u064a\u066e-\u06d3\u0750-\u077f\ufb50-\ufefc]+"),
    "Deva": re.compile(r"[\u0904-\u0939\u0958-\u0961]+"),
    "Cyrl": re.compile(r"[\u0400-\u04ff]+"),
    "Hebr": re.compile(r"[\u05d0-\u05ea\ufb1d-\ufb4f]+"),
    "Latn": re.compile(r"[A-Za-z\u00c0-\u024f]+"),
}
_FIRST_OF_SCRIPT = {"Arab": "ar", "Deva": "hi", "Cyrl": "ru", "Hebr": "he", "Latn": "en"}
_PERSIAN_LETTERS = re.compile(r"[پچژگکی]")
_URDU_LETTERS = re.compile(r"[ٹڈڑںےہھ]")
_SAMPLE = 400  # code points of a block that tell its script


def _letters(sample: str, script: str) -> int:
    return sum(map(len, _SCRIPTS[script].findall(sample)))


def _is_mostly(sample: str, script: str) -> bool:
    """Whether a third of a sample, of which spaces are a part, is letters of a script; its first half may tell."""
    wanted = len(sample)
    return _letters(sample[: wanted // 2], script) * 3 >= wanted or _letters(sample, script) * 3 >= wanted


def lexicon_for(text: str, start: int, end: int, language: str) -> Lexicon | None:
    """The lexicon to read a block with: its language's, unless the block is in another script."""
    sample = text[start : min(end, start + _SAMPLE)]
    known = lexicon(language) if language in languages() else None
    if known is not None and _is_mostly(sample, known.script):
        return known  # no other script can have twice as many
    counts = {script: _letters(sample, script) for script in _SCRIPTS}
    script = max(counts, key=lambda name: counts[name])
    if known is not None and (counts[script] == 0 or counts[known.script] * 2 >= counts[script]):
        return known
    chosen = _FIRST_OF_SCRIPT[script]
    if script == "Arab" and "ur" in languages() and _URDU_LETTERS.search(sample):
        chosen = "ur"
    elif script == "Arab" and _PERSIAN_LETTERS.search(sample):
        chosen = "fa"
    return lexicon(chosen) if chosen in languages() else None
