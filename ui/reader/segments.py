"""Rows: what is laid out at a time. A block is one row, a very long block several."""

from __future__ import annotations

import re
from bisect import bisect_right

from core.document.model import Document
from ui.reader.scripts import is_mark

LONGEST_ROW = 4000
"""Code points; one layout stays within a few milliseconds."""
_SHORTEST_CUT = 2500
_LONGEST_CLUSTER = 64
_SENTENCE_ENDS = ("\u2028", ". ", "؟ ", "! ", "? ", "۔ ", "। ")
_SPACE = re.compile(r"\s")


def cuts(text: str, start: int, end: int) -> list[int]:
    """Starts of the rows of ``text[start:end]``: after a sentence, else a space, else between clusters."""
    starts = [start]
    while end - starts[-1] > LONGEST_ROW:
        starts.append(_cut(text, starts[-1]))
    return starts


def _cut(text: str, start: int) -> int:
    low, high = start + _SHORTEST_CUT, start + LONGEST_ROW
    for ending in _SENTENCE_ENDS:
        found = text.rfind(ending, low, high)
        if found >= 0:
            return found + len(ending)
    space = text.rfind(" ", low, high)
    if space >= 0:
        return space + 1
    others = [match.end() for match in _SPACE.finditer(text, low, high)]
    if others:
        return others[-1]
    for place in range(high, high - _LONGEST_CLUSTER, -1):
        if not is_mark(text[place]):
            return place
    return high


class Rows:
    """The rows of a document, numbered from the top; offsets are code points into its text."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._long = [index for index, block in enumerate(document.blocks) if block.end - block.start > LONGEST_ROW]
        self._starts = [
            cuts(document.text, document.blocks[index].start, document.blocks[index].end) for index in self._long
        ]
        self._first: list[int] = []
        extra = 0
        for index, starts in zip(self._long, self._starts, strict=True):
            self._first.append(index + extra)
            extra += len(starts) - 1
        self.count = len(document.blocks) + extra

    def block_of(self, row: int) -> tuple[int, int]:
        """Index of the row's block, and which part of it the row is (0 for a whole block)."""
        place = bisect_right(self._first, row) - 1
        if place < 0:
            return row, 0
        parts = len(self._starts[place])
        after = row - self._first[place]
        if after < parts:
            return self._long[place], after
        return self._long[place] + after - parts + 1, 0

    def span(self, row: int) -> tuple[int, int]:
        """The row's part of the text."""
        index, part = self.block_of(row)
        block = self._document.blocks[index]
        if block.end - block.start <= LONGEST_ROW:
            return block.start, block.end
        starts = self._starts[bisect_right(self._first, row) - 1]
        return starts[part], starts[part + 1] if part + 1 < len(starts) else block.end

    def row_at(self, offset: int) -> int:
        """The row holding ``offset``, or the nearest before it."""
        index = self._document.block_at(offset)
        place = bisect_right(self._long, index) - 1
        if place < 0:
            return index
        starts = self._starts[place]
        if self._long[place] == index:
            return self._first[place] + max(bisect_right(starts, offset) - 1, 0)
        return self._first[place] + len(starts) - 1 + index - self._long[place]
