"""Script-aware folding: the form in which words are compared, with a map back to the text.

Never for display. One table entry per character, made the first time the character is met:

=================  ===============================================================================
script             what becomes equal
=================  ===============================================================================
all                case; presentation forms, ligatures, full-width letters (NFKD); every decimal digit
                   and its ASCII one; nothing and joiners, soft hyphens, bidi controls, variation selectors
Latin, Greek       letters with and without their marks; ß ss, æ ae, œ oe, ø o, ł l, đ d, ð d, þ th, ı i;
                   nothing and the transliterator's ʾ ʿ
Cyrillic           ё е and stressed letters; й ї ў stay letters of their own
Hebrew             pointed and unpointed
Arabic             vowelled and unvowelled (Quranic signs too); tatweel and nothing; أ إ آ ٱ ا; ؤ و; ئ ى ی ې ي;
                   ک ك; ة ه ۀ ە ہ ھ
Devanagari         matras stay; with nukta and without; ँ ं; a half nasal before a stop or sibilant and ं
=================  ===============================================================================

Three things stay apart on purpose. The free-standing hamza ``ء``: without it ماء (water) would be ما (what)
and drown in it; the stemmers take it off the end of long words instead. Urdu ``ے``: it is what tells لڑکے
(boys) from لڑکی (girl). Urdu ``ں``: میں (in) is not مین.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from dataclasses import dataclass

FOLDING_VERSION = 1
"""Raised whenever a folded form changes: whatever stored folded text is then stale."""

_ALIKE = {
    "ا": "أإآٱٲٳ",
    "و": "ؤ",
    "ي": "ئىیېۍ",
    "ك": "کڪ",
    "ه": "ةہھۀۂۃە",
    "i": "ı",
    "o": "ø",
    "l": "ł",
    "d": "đð",
    "h": "ħ",
    "t": "ŧ",
    "ae": "æ",
    "oe": "œ",
    "th": "þ",
    "\u0902": "\u0900\u0901",
    " ": "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u08e2",  # visible signs that stand between words
}
_LETTERS = {variant: letter for letter, variants in _ALIKE.items() for variant in variants}
_OWN_LETTERS = frozenset("\u0439\u0457\u045e")  # й ї ў
"""Precomposed letters that are not their base with a mark on it."""

_DROPPED_MARKS = (
    (0x0300, 0x036F),  # Latin, Greek, Cyrillic
    (0x0483, 0x0489),
    (0x0591, 0x05C7),  # Hebrew points and accents
    (0x0610, 0x061A),  # Arabic
    (0x064B, 0x065F),
    (0x0670, 0x0670),
    (0x06D6, 0x06ED),
    (0x0711, 0x0711),  # Syriac
    (0x0730, 0x074A),
    (0x0898, 0x08FF),  # Arabic extended; signs kept apart by _LETTERS are asked for first
    (0x093C, 0x093C),  # Devanagari nukta
    (0x0951, 0x0954),
    (0x180B, 0x180D),
    (0x1AB0, 0x1AFF),
    (0x1CD0, 0x1CFF),  # Vedic
    (0x1DC0, 0x1DFF),
    (0x20D0, 0x20FF),
    (0xFE00, 0xFE0F),
    (0xFE20, 0xFE2F),
    (0xE0100, 0xE01EF),
)
_DROPPED_LETTERS = frozenset("\u0640\u0674\u06e5\u06e6" + "\u02b9\u02ba\u02bb\u02bc\u02bd\u02be\u02bf")

_IGNORED = r"[\u00ad\u200c-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]*"
_IN_CONTEXT = re.compile(
    # a nasal without a vowel before a stop or a sibilant is written ं as often: क्रान्ति, क्रांति
    rf"[\u0928\u0929\u092e\u0919\u091e\u0923]\u093c?{_IGNORED}\u094d{_IGNORED}"
    r"(?=[\u0915-\u092e\u0936-\u0938\u0929\u0958-\u095f])"
    # й ї ў written in two code points
    r"|[Ии]\u0306|[Іі]\u0308|[Уу]\u0306"
)


def _is_dropped(char: str) -> bool:
    if char in _DROPPED_LETTERS:
        return True
    category = unicodedata.category(char)
    if category == "Cf":
        return True
    code = ord(char)
    return category in ("Mn", "Me") and any(low <= code <= high for low, high in _DROPPED_MARKS)


def _fold_char(char: str) -> str:
    """What one character of any script becomes: none, one or several characters."""
    lower = char.casefold()
    if lower in _OWN_LETTERS:
        return lower
    if char in _LETTERS:
        return _LETTERS[char]
    if _is_dropped(char):
        return ""
    if unicodedata.category(char) == "Nd":
        return str(unicodedata.decimal(char))
    parts = unicodedata.normalize("NFKD", char)
    if len(parts) > 1 and parts[0] == " " and "\ufb50" <= char <= "\ufeff":
        parts = parts[1:]  # an Arabic mark in isolated form is a mark, not a space with one
    parts = parts.casefold()
    return char if parts == char else "".join(_fold_char(part) for part in parts)


class _Table(dict[int, str]):
    """``str.translate``'s table, filled as characters are met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_char(chr(code))
        return folded


_TABLE = _Table()


def _fold_context(found: re.Match[str]) -> str:
    sequence = found.group()
    return unicodedata.normalize("NFC", sequence) if len(sequence) == 2 and sequence[1] < "\u0900" else "\u0902"


def _is_mark(char: str) -> bool:
    return unicodedata.category(char).startswith("M")


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text that knows where each of its characters came from."""

    text: str
    starts: array[int]
    """For each folded character the offset of the original one; then, last, the original's length."""
    ends: array[int]
    """For each folded character the offset after the original one and the marks and tatweel upon it."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original that folded ``[start, end)`` stands for, grown to whole clusters.

        Marks, tatweel and joiners inside it belong to it; joiners and bidi controls after it do not.
        """
        while 0 < start < len(self.text) and (
            _is_mark(self.text[start]) or self.starts[start - 1] == self.starts[start]
        ):
            start -= 1
        if end <= start:
            return self.starts[start], self.starts[start]
        while end < len(self.text) and _is_mark(self.text[end]):
            end += 1
        return self.starts[start], self.ends[end - 1]


def fold(text: str) -> Folded:
    """Fold and remember where each character came from; ``fold(text).text == fold_text(text)``."""
    letters: list[str] = []
    starts = array("I")
    ends = array("I")
    table = _TABLE

    def put(folded: str, start: int, end: int) -> None:
        if folded:
            letters.append(folded)
            starts.extend([start] * len(folded))
            ends.extend([end] * len(folded))
        elif ends and (unicodedata.category(text[start]) != "Cf"):
            last = ends[-1]
            for index in range(len(ends) - 1, -1, -1):  # a ligature's letters end together
                if ends[index] != last:
                    break
                ends[index] = end

    done = 0
    for found in _IN_CONTEXT.finditer(text):
        for offset in range(done, found.start()):
            put(table[ord(text[offset])], offset, offset + 1)
        put(fold_text(_fold_context(found)), found.start(), found.end())
        done = found.end()
    for offset in range(done, len(text)):
        put(table[ord(text[offset])], offset, offset + 1)
    starts.append(len(text))
    return Folded("".join(letters), starts, ends)


def fold_text(text: str) -> str:
    """Fold without the map: the fast path, about 15 million characters a second."""
    if text.isascii():
        return text.lower()
    return _IN_CONTEXT.sub(_fold_context, text).translate(_TABLE)
