"""What is selected, as offsets: a fixed end, a moving end, and the unit a drag goes by."""

from __future__ import annotations

import unicodedata
from enum import Enum

_JOINERS = "\u200c\u200d\u00ad\u0640'’"
_LONGEST_WORD = 200
_LONGEST_LEAP = 5000
"""Code points; a key press stays quick in text without words."""


class Unit(Enum):
    """What a drag extends by."""

    CLUSTER = 1
    WORD = 2
    BLOCK = 3


def _in_word(text: str, index: int) -> bool:
    if not 0 <= index < len(text):
        return False
    if text[index] in _JOINERS:
        return True
    return unicodedata.category(text[index])[0] in "LMN"


def word_span(text: str, offset: int) -> tuple[int, int]:
    """The word at ``offset`` (marks, ZWNJ and digits belong to it), or the one character there."""
    if not text:
        return 0, 0
    offset = min(max(offset, 0), len(text) - 1)
    if not _in_word(text, offset) and _in_word(text, offset - 1):
        offset -= 1
    if not _in_word(text, offset):
        return offset, offset + 1
    start, end = offset, offset + 1
    while offset - start < _LONGEST_WORD and _in_word(text, start - 1):
        start -= 1
    while end - offset < _LONGEST_WORD and _in_word(text, end):
        end += 1
    while end - start > 1 and text[end - 1] in "'’":
        end -= 1
    while end - start > 1 and text[start] in "'’":
        start += 1
    return start, end


def word_start_after(text: str, offset: int) -> int:
    """Where the next word begins, or the end."""
    furthest = min(offset + _LONGEST_LEAP, len(text))
    while offset < furthest and _in_word(text, offset):
        offset += 1
    while offset < furthest and not _in_word(text, offset):
        offset += 1
    return offset


def word_start_before(text: str, offset: int) -> int:
    """Where the word before ``offset`` begins, or 0."""
    furthest = max(offset - _LONGEST_LEAP, 0)
    while offset > furthest and not _in_word(text, offset - 1):
        offset -= 1
    while offset > furthest and _in_word(text, offset - 1):
        offset -= 1
    return offset


class Selection:
    """An origin that stays and a caret that moves; both spans, so that words and blocks stay whole."""

    def __init__(self) -> None:
        self._origin: tuple[int, int] | None = None
        self.caret: int | None = None
        """The moving end, once a place in the text was chosen."""

    def begin(self, start: int, end: int) -> None:
        """Start anew from a place (``start == end``), a word or a block."""
        self._origin = start, end
        self.caret = end

    def extend(self, start: int, end: int) -> None:
        """Move the other end to a place, word or block; begins there if nothing was begun."""
        if self._origin is None:
            self.begin(start, end)
            return
        self.caret = start if start < self._origin[0] else max(end, self._origin[0])

    def collapse(self) -> None:
        """Select nothing; the caret stays."""
        if self.caret is not None:
            self._origin = self.caret, self.caret

    def choose(self, start: int, end: int) -> None:
        """Select ``start:end``, the caret at its end."""
        self._origin = start, start
        self.caret = end

    def clear(self) -> None:
        """Forget place and selection."""
        self._origin = None
        self.caret = None

    def span(self) -> tuple[int, int] | None:
        """What is selected, or None where nothing is."""
        if self._origin is None or self.caret is None:
            return None
        start = min(self._origin[0], self.caret)
        end = max(self._origin[1], self.caret)
        return (start, end) if start < end else None
