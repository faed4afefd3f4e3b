"""Code points and UTF-16 units: the one place where the two counts meet, and what Qt may not be shown."""

from __future__ import annotations

import re
from bisect import bisect_left

_UNSAFE = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2029\ud800-\udfff\ufffe\uffff]")
_LINE_BREAKS = "\n\x0b\x0c\r\x85\u2029"
_SUBSTITUTES = {
    **{code: 0x2400 + code for code in range(0x20) if code != 0x09},
    **dict.fromkeys(range(0x7F, 0xA0), 0xFFFD),
    **dict.fromkeys(range(0xD800, 0xE000), 0xFFFD),
    **dict.fromkeys((0xFFFE, 0xFFFF), 0xFFFD),
    0x7F: 0x2421,
    **dict.fromkeys(map(ord, _LINE_BREAKS), 0x2028),
}


def displayable(text: str) -> str:
    """``text`` with what Qt drops or chokes on replaced, code point for code point.

    Stray controls become visible pictures, lone surrogates U+FFFD, and any kind of line break inside
    a block U+2028, so that offsets into the result are offsets into ``text``.
    """
    return text.translate(_SUBSTITUTES) if _UNSAFE.search(text) else text


_ARABIC_MARKS = re.compile(
    "[\u0610-\u061a\u064b-\u0652\u0656-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    "\u08ca-\u08e1\u08e3-\u08ff]"
)
"""Vowel signs and signs of recitation; a combining madda or hamza is part of its letter."""
_UNSEEN = "\ufe00"
"""A variation selector no Arabic font has a variant for: letters join across it and ligate, it is part of its
letter's cluster, and no font has to be asked for it. U+034F falls out of the font and breaks the word apart;
U+200D makes the last letter of a word a medial one."""


def without_marks(text: str) -> str:
    """``text`` with Arabic vowel signs made invisible, code point for code point."""
    return _ARABIC_MARKS.sub(_UNSEEN, text)


class Utf16Map:
    """Converts positions in one string between code points and UTF-16 units."""

    __slots__ = ("_astral", "length", "units")

    def __init__(self, text: str) -> None:
        self.length = len(text)
        """Code points."""
        if not text or text.isascii() or max(text) <= "\uffff":
            self._astral: list[int] = []
        else:
            self._astral = [index for index, char in enumerate(text) if char > "\uffff"]
        self.units = self.length + len(self._astral)
        """UTF-16 units."""

    def to_units(self, position: int) -> int:
        """UTF-16 position of a code point position; positions outside are clamped."""
        position = min(max(position, 0), self.length)
        return position + bisect_left(self._astral, position) if self._astral else position

    def to_points(self, units: int) -> int:
        """Code point position of a UTF-16 position; inside a surrogate pair, of its start."""
        units = min(max(units, 0), self.units)
        low, high = 0, len(self._astral)
        while low < high:  # how many astral characters end at or before ``units``
            middle = (low + high) // 2
            if self._astral[middle] + middle + 2 <= units:
                low = middle + 1
            else:
                high = middle
        position = units - low
        inside = low < len(self._astral) and self._astral[low] + low + 1 == units
        return position - 1 if inside else position
