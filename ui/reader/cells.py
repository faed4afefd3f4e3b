"""Where the clusters of a line are on the screen.

``QTextLine.xToCursor`` answers wrongly for a lone space between two runs of the other direction; the
boxes of the glyphs do not.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QTextLayout, QTextLine

_SAME_PX = 0.05


@dataclass(frozen=True, slots=True)
class Cell:
    """One grapheme cluster on a line: pixels, and UTF-16 positions in the layout's text."""

    left: float
    right: float
    start: int
    end: int
    rtl: bool


def line_cells(layout: QTextLayout, line: QTextLine) -> list[Cell]:
    """The clusters of a line that take up room, from left to right."""
    cells: list[Cell] = []
    start, stop = line.textStart(), line.textStart() + line.textLength()
    while start < stop:
        end = layout.nextCursorPosition(start)
        if end <= start:
            break
        runs = line.glyphRuns(start, end - start)
        if runs:
            rects = [run.boundingRect() for run in runs]
            left = min(min(rect.left(), rect.right()) for rect in rects)
            right = max(max(rect.left(), rect.right()) for rect in rects)
            if right - left > _SAME_PX:
                cells.append(Cell(left, right, start, end, runs[0].isRightToLeft()))
        start = end
    return sorted(_ligatures_shared(cells), key=lambda cell: cell.left)


def _ligatures_shared(cells: list[Cell]) -> list[Cell]:
    """Clusters drawn as one glyph each get an equal share of it."""
    shared: list[Cell] = []
    first = 0
    while first < len(cells):
        last = first + 1
        while last < len(cells) and _same_box(cells[first], cells[last]):
            last += 1
        together = cells[first:last]
        width = (together[0].right - together[0].left) / len(together)
        for number, cell in enumerate(together):
            place = len(together) - 1 - number if cell.rtl else number
            left = cell.left + place * width
            shared.append(Cell(left, left + width, cell.start, cell.end, cell.rtl))
        first = last
    return shared


def _same_box(one: Cell, other: Cell) -> bool:
    return abs(one.left - other.left) < _SAME_PX and abs(one.right - other.right) < _SAME_PX
