"""Heights of many rows, most of them guessed: sums by blocks, opened only where someone looks.

A row is a paragraph or a part of a very long one. Rows are taken in chunks; a chunk nobody has looked
into is one estimated number, so that building, and rebuilding after a resize, costs a few hundred
estimates for any number of rows. All heights are whole pixels.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate

CHUNK = 256


class Heights:
    """Prefix sums over row heights that are corrected one by one."""

    def __init__(
        self,
        count: int,
        estimate_row: Callable[[int], int],
        estimate_rows: Callable[[int, int], int],
    ) -> None:
        """``estimate_rows(first, end)`` guesses a whole chunk in constant time."""
        self.count = count
        self._estimate_row = estimate_row
        self._sums = [estimate_rows(first, min(first + CHUNK, count)) for first in range(0, count, CHUNK)]
        self._open: dict[int, list[int]] = {}
        self._tops: list[int] | None = None

    def _chunk(self, number: int) -> list[int]:
        rows = self._open.get(number)
        if rows is None:
            first = number * CHUNK
            rows = [self._estimate_row(row) for row in range(first, min(first + CHUNK, self.count))]
            self._open[number] = rows
            self._sums[number] = sum(rows)
            self._tops = None
        return rows

    def _prefix(self) -> list[int]:
        if self._tops is None:
            self._tops = list(accumulate(self._sums, initial=0))
        return self._tops

    @property
    def total(self) -> int:
        """Height of everything."""
        return self._prefix()[-1]

    def height(self, row: int) -> int:
        """Height of a row, known or estimated."""
        return self._chunk(row // CHUNK)[row % CHUNK]

    def set(self, row: int, height: int) -> None:
        """Correct a row's height."""
        rows = self._chunk(row // CHUNK)
        change = height - rows[row % CHUNK]
        if change:
            rows[row % CHUNK] = height
            self._sums[row // CHUNK] += change
            self._tops = None

    def top(self, row: int) -> int:
        """Sum of the heights before ``row``; ``row`` may be ``count``."""
        if row >= self.count:
            return self.total
        rows = self._chunk(row // CHUNK)
        return self._prefix()[row // CHUNK] + sum(rows[: row % CHUNK])

    def locate(self, y: int) -> tuple[int, int]:
        """The row at a height and the distance into it; clamped to the first and last row."""
        if not self.count:
            return 0, 0
        y = min(max(y, 0), max(self.total - 1, 0))
        number = self._chunk_at(y)
        if number not in self._open:
            # Opening corrects the chunk's own sum: stay at the same share of it, so that every
            # position of the scroll bar leads somewhere inside what it pointed at.
            left, guess = y - self._prefix()[number], max(self._sums[number], 1)
            self._chunk(number)
            y = self._prefix()[number] + left * self._sums[number] // guess
        left = y - self._prefix()[number]
        rows = self._chunk(number)
        for index, height in enumerate(rows):
            if left < height:
                return number * CHUNK + index, left
            left -= height
        return number * CHUNK + len(rows) - 1, max(rows[-1] - 1, 0)

    def peek(self, y: int) -> tuple[int, int, float]:
        """Like ``locate``, but opens nothing: rows ``first`` to ``end`` hold ``y``, at a share of them."""
        if not self.count:
            return 0, 0, 0.0
        y = min(max(y, 0), max(self.total - 1, 0))
        number = self._chunk_at(y)
        if number in self._open:
            row, left = self.locate(y)
            return row, row + 1, left / max(self.height(row), 1)
        first = number * CHUNK
        share = (y - self._prefix()[number]) / max(self._sums[number], 1)
        return first, min(first + CHUNK, self.count), share

    def _chunk_at(self, y: int) -> int:
        return min(max(bisect_right(self._prefix(), y) - 1, 0), len(self._sums) - 1)
