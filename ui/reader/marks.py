"""What is drawn on the text: dates, highlights, notes, search matches; found by place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

DATE = "date"
INFERRED_DATE = "inferred-date"
CONFIRMED_DATE = "confirmed-date"
"""A date the reader confirmed, corrected or added."""
CONFLICT_DATE = "conflict-date"
"""A date whose own words do not agree."""
DATES = (DATE, INFERRED_DATE, CONFIRMED_DATE, CONFLICT_DATE)
HIGHLIGHT = "highlight"
NOTE = "note"
BOOKMARK = "bookmark"
FIND = "find"
FIND_CURRENT = "find-current"


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of the text (code points, half-open) that is shown marked."""

    start: int
    end: int
    kind: str
    """One of the kinds named above."""
    colour: str = ""
    """Name of a highlight tint, for highlights and notes."""
    id: str = ""
    """What it stands for, handed back when it is clicked or hovered."""


def _end(mark: Mark) -> int:
    """A mark of no length, such as a bookmark's place, is found with the code point it stands before."""
    return max(mark.end, mark.start + 1)


class MarkSet:
    """Marks in the order of the text, asked for by span."""

    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        self.marks: Sequence[Mark] = sorted(marks, key=lambda mark: (mark.start, mark.end))
        self.starts = [mark.start for mark in self.marks]
        # The furthest end so far never decreases, so a bisection skips all that end before a span.
        self._reach = list(accumulate((_end(mark) for mark in self.marks), max))

    def overlapping(self, start: int, end: int) -> list[Mark]:
        """Marks that share at least one code point with ``start:end``, in order."""
        first = bisect_right(self._reach, start)
        last = bisect_left(self.starts, end)
        return [mark for mark in self.marks[first:last] if _end(mark) > start]
