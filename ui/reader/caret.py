"""Where a caret stands and where a key takes it: by sight left and right, by the text for everything else.

An offset is a place between two clusters of the text, but not always one place on the screen: at the
seam of two directions, and where a line wraps, the cluster before it and the one after it are drawn
apart. A ``Place`` says which of them the caret keeps to. Going left or right passes one cluster and
keeps to it, so that every press moves the caret by just what was passed, over any seam.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QRectF

from core.document.model import Direction
from ui.reader.cells import Cell
from ui.reader.page import Page
from ui.reader.paragraph import Paragraph
from ui.reader.selection import word_start_after, word_start_before


class Move(Enum):
    """A caret's movements."""

    LEFT = 1
    RIGHT = 2
    WORD_LEFT = 3
    WORD_RIGHT = 4
    UP = 5
    DOWN = 6
    LINE_START = 7
    LINE_END = 8
    TEXT_START = 9
    TEXT_END = 10
    PAGE_UP = 11
    PAGE_DOWN = 12


class Lean(Enum):
    """What a caret keeps to."""

    NEXT = 1
    """The cluster after the offset."""
    PREVIOUS = 2
    """The cluster before it."""
    LINE_START = 3
    """The edge of the line its paragraph's direction starts from."""
    LINE_END = 4
    """The edge of the line that ends at the offset."""


@dataclass(frozen=True, slots=True)
class Place:
    """A caret's place."""

    offset: int
    lean: Lean = Lean.NEXT


# -- one row ---------------------------------------------------------------------------------------


def _stops(paragraph: Paragraph, line: int) -> list[Cell]:
    """The clusters a caret stands between, from left to right: not the space a line was broken at."""
    cells = paragraph.cells(line)
    if line + 1 == paragraph.line_count:
        return cells
    last = paragraph.map.to_units(paragraph.text_end(line) - paragraph.start)
    return [cell for cell in cells if cell.start < last]


def line_of(paragraph: Paragraph, place: Place) -> int:
    """The line a place is on."""
    line = paragraph.line_of(place.offset)
    back = place.lean in (Lean.PREVIOUS, Lean.LINE_END)
    if back and line > 0 and paragraph.line_span(line)[0] == place.offset:
        return line - 1
    return line


def _stop_of(paragraph: Paragraph, place: Place, cells: list[Cell]) -> tuple[int, float]:
    """How many of the line's clusters are left of a place, and its x."""
    if not cells:
        line = paragraph.layout.lineAt(line_of(paragraph, place))
        rect = line.naturalTextRect()
        return 0, rect.right() if paragraph.rtl else rect.left()
    if place.lean in (Lean.LINE_START, Lean.LINE_END):
        at_left = (place.lean is Lean.LINE_END) is paragraph.rtl
        return (0, cells[0].left) if at_left else (len(cells), cells[-1].right)
    units = paragraph.map.to_units(place.offset - paragraph.start)
    after = min((cell for cell in cells if cell.end > units), key=lambda cell: cell.start, default=None)
    before = max((cell for cell in cells if cell.end <= units), key=lambda cell: cell.end, default=None)
    kept, at_start = (after, True) if place.lean is Lean.NEXT else (before, False)
    if kept is None:
        kept, at_start = (before, False) if place.lean is Lean.NEXT else (after, True)
    assert kept is not None
    number = cells.index(kept)
    return (number, kept.left) if at_start is not kept.rtl else (number + 1, kept.right)


def _beside(paragraph: Paragraph, cell: Cell, *, left: bool) -> Place:
    """The place at one side of a cluster, keeping to it."""
    at_start = left is not cell.rtl
    units = cell.start if at_start else cell.end
    return Place(paragraph.start + paragraph.map.to_points(units), Lean.NEXT if at_start else Lean.PREVIOUS)


def _line_edge(paragraph: Paragraph, line: int, lean: Lean) -> Place:
    start = lean is Lean.LINE_START
    return Place(paragraph.line_span(line)[0] if start else paragraph.text_end(line), lean)


def place_on_line(paragraph: Paragraph, line: int, x: float) -> Place:
    """The place between two clusters nearest to ``x``; beyond the line, the end of it that is there."""
    cells = _stops(paragraph, line)
    if not cells or x < cells[0].left or x > cells[-1].right:
        middle = (cells[0].left + cells[-1].right) / 2 if cells else paragraph.text_left + paragraph.text_width / 2
        begins = (x < middle) is not paragraph.rtl
        return _line_edge(paragraph, line, Lean.LINE_START if begins else Lean.LINE_END)
    under = max((cell for cell in cells if cell.left <= x), key=lambda cell: cell.left)
    return _beside(paragraph, under, left=x < (under.left + under.right) / 2)


def caret_rect(paragraph: Paragraph, place: Place) -> QRectF:
    """Where a caret is drawn, without width, from the top of its line's letters to their foot."""
    line = line_of(paragraph, place)
    _, x = _stop_of(paragraph, place, _stops(paragraph, line))
    ascent, descent = paragraph.style.extent(paragraph.script, paragraph.look)
    top = max(paragraph.baselines[line] - ascent, float(paragraph.tops[line]))
    bottom = min(paragraph.baselines[line] + descent, float(paragraph.tops[line] + paragraph.line_height(line)))
    return QRectF(x, top, 0, bottom - top)


def direction_at(paragraph: Paragraph, place: Place) -> int:
    """1 where the cluster a place keeps to runs to the right, -1 to the left; 0 on a line of one direction."""
    cells = _stops(paragraph, line_of(paragraph, place))
    if len({cell.rtl for cell in cells}) < 2:
        return 0
    if place.lean in (Lean.LINE_START, Lean.LINE_END):
        return -1 if paragraph.rtl else 1
    units = paragraph.map.to_units(place.offset - paragraph.start)
    side = place.lean is Lean.NEXT
    kept = next((cell for cell in cells if units == (cell.start if side else cell.end)), None)
    return 0 if kept is None else -1 if kept.rtl else 1


# -- the page --------------------------------------------------------------------------------------


def place_at(page: Page, x: float, y: float) -> Place:
    """The place nearest to a point of the view."""
    found = None
    for paragraph, top in page.visible():
        found = paragraph, top
        if y < top + paragraph.height:
            break
    if found is None:
        return Place(0)
    paragraph, top = found
    return place_on_line(paragraph, paragraph.line_at(y - top, x - page.left), x - page.left)


def whole_cluster(page: Page, offset: int, *, forwards: bool) -> int:
    """``offset``, or the end (or start) of the cluster it falls into."""
    paragraph = page.paragraph(page.rows.row_at(offset))
    units = paragraph.map.to_units(offset - paragraph.start)
    layout = paragraph.layout
    if paragraph.start <= offset <= paragraph.end and not layout.isValidCursorPosition(units):
        units = layout.nextCursorPosition(units) if forwards else layout.previousCursorPosition(units)
        return paragraph.start + paragraph.map.to_points(units)
    return offset


def moved(page: Page, place: Place, move: Move, column: float | None = None) -> Place:
    """Where a caret at ``place`` comes to; ``column`` is the x in the column that going up or down keeps."""
    text = page.document.text
    if move in (Move.LEFT, Move.RIGHT):
        return _passed(page, place, left=move is Move.LEFT)
    if move in (Move.WORD_LEFT, Move.WORD_RIGHT):
        forwards = (move is Move.WORD_RIGHT) is not _is_rtl(page, place.offset)
        leap = word_start_after if forwards else word_start_before
        found = leap(text, place.offset)
        whole = whole_cluster(page, found, forwards=forwards)
        if whole != found and forwards:  # what looked like a word began inside a cluster
            whole = whole_cluster(page, leap(text, whole), forwards=True)
        return Place(whole)
    if move in (Move.UP, Move.DOWN):
        return _above(page, place, -1 if move is Move.UP else 1, column)
    if move in (Move.LINE_START, Move.LINE_END):
        paragraph = page.paragraph(row_of(page, place))
        lean = Lean.LINE_START if move is Move.LINE_START else Lean.LINE_END
        return _line_edge(paragraph, line_of(paragraph, place), lean)
    return Place(0, Lean.LINE_START) if move is Move.TEXT_START else Place(len(text), Lean.LINE_END)


def row_of(page: Page, place: Place) -> int:
    """The row a place is on; a very long block has several, which meet without a break between them."""
    row = page.rows.row_at(place.offset)
    back = place.lean in (Lean.PREVIOUS, Lean.LINE_END)
    if back and row > 0 and page.rows.span(row)[0] == place.offset == page.rows.span(row - 1)[1]:
        return row - 1
    return row


def _is_rtl(page: Page, offset: int) -> bool:
    index, _ = page.rows.block_of(page.rows.row_at(offset))
    return page.document.blocks[index].direction is Direction.RTL


def column_of(page: Page, place: Place) -> float:
    """The x of a place in the column."""
    return caret_rect(page.paragraph(row_of(page, place)), place).left()


def _passed(page: Page, place: Place, *, left: bool) -> Place:
    row = row_of(page, place)
    paragraph = page.paragraph(row)
    line = line_of(paragraph, place)
    cells = _stops(paragraph, line)
    number, _ = _stop_of(paragraph, place, cells)
    if left and number > 0:
        return _beside(paragraph, cells[number - 1], left=True)
    if not left and number < len(cells):
        return _beside(paragraph, cells[number], left=False)
    step = 1 if left is paragraph.rtl else -1
    found = _next_line(page, row, line, step)
    return _line_edge(*found, Lean.LINE_START if step > 0 else Lean.LINE_END) if found else place


def _next_line(page: Page, row: int, line: int, step: int) -> tuple[Paragraph, int] | None:
    """The line after (+1) or before (-1) a line of a row, over the edges of rows."""
    paragraph = page.paragraph(row)
    if 0 <= line + step < paragraph.line_count:
        return paragraph, line + step
    if not 0 <= row + step < page.rows.count:
        return None
    paragraph = page.paragraph(row + step)
    return paragraph, 0 if step > 0 else paragraph.line_count - 1


def _line_beyond(page: Page, row: int, line: int, step: int, x: float) -> tuple[Paragraph, int] | None:
    """The line below (+1) or above (-1) a line of a row at ``x``, over the edges of rows."""
    paragraph = page.paragraph(row)
    beyond = paragraph.line_beyond(line, step, x)
    if beyond is not None:
        return paragraph, beyond
    if not 0 <= row + step < page.rows.count:
        return None
    paragraph = page.paragraph(row + step)
    return paragraph, paragraph.outer_line(step, x)


def _above(page: Page, place: Place, step: int, column: float | None) -> Place:
    row = row_of(page, place)
    x = column_of(page, place) if column is None else column
    found = _line_beyond(page, row, line_of(page.paragraph(row), place), step, x)
    if found is None:
        return Place(0, Lean.LINE_START) if step < 0 else Place(len(page.document.text), Lean.LINE_END)
    return place_on_line(*found, x)
