"""Where the page is scrolled to: a row and a distance into it, which corrected heights never move."""

from __future__ import annotations

from collections.abc import Callable

from ui.reader.heights import Heights

_NEAR_VIEWS = 4


class Scroll:
    """The position of a view over rows of which only those in sight are measured. Whole pixels."""

    def __init__(self, heights: Heights, measure: Callable[[int], int], view: int) -> None:
        """``measure(row)`` lays a row out and returns its true height; ``view`` is the view's."""
        self.heights = heights
        self._measure_row = measure
        self.view = view
        self.row = 0
        self.into = 0
        """Distance from the row's top to the view's."""

    def _measure(self, row: int) -> int:
        height = self._measure_row(row)
        self.heights.set(row, height)
        return height

    @property
    def position(self) -> int:
        """Distance of the view's top from the beginning, by what is known of the heights above."""
        return self.heights.top(self.row) + self.into

    @property
    def furthest(self) -> int:
        """The greatest ``position``, by what is known."""
        return max(self.heights.total - self.view, 0)

    def place(self, row: int, into: int) -> None:
        """Put ``row``'s top ``into`` pixels above the view's top, or as near as the ends allow."""
        self.row, self.into = row, into
        self._settle()

    def by(self, distance: int) -> None:
        """Scroll down by pixels, up when negative."""
        if abs(distance) <= _NEAR_VIEWS * max(self.view, 1):
            self.place(self.row, self.into + distance)
        else:
            self.to(self.position + distance)

    def to(self, position: int) -> None:
        """Scroll to a distance from the beginning, by what is known of the heights."""
        if position >= self.furthest > 0:
            self.to_end()
        else:
            self.place(*self.heights.locate(position))

    def to_end(self) -> None:
        """Scroll as far as it goes."""
        if self.heights.count:
            last = self.heights.count - 1
            self.place(last, self._measure(last))

    def visible(self) -> list[tuple[int, int]]:
        """Rows in sight with the height of their top in the view."""
        found: list[tuple[int, int]] = []
        row, y = self.row, -self.into
        while row < self.heights.count and y < self.view:
            found.append((row, y))
            y += self._measure(row)
            row += 1
        return found

    def _settle(self) -> None:
        count = self.heights.count
        if not count:
            self.row = self.into = 0
            return
        self._settle_top()
        row, left = self.row, self.view + self.into
        while row < count and left > 0:
            left -= self._measure(row)
            row += 1
        if left > 0:  # the end came before the view was full
            self.into -= left
            self._settle_top()

    def _settle_top(self) -> None:
        while self.into < 0 and self.row > 0:
            self.row -= 1
            self.into += self._measure(self.row)
        if self.row == 0:
            self.into = max(self.into, 0)
        while self.row + 1 < self.heights.count and self.into >= (height := self._measure(self.row)):
            self.into -= height
            self.row += 1
