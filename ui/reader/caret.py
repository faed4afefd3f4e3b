"""Where a caret goes when a key is pressed: by sight left and right, by the text for everything else."""

from __future__ import annotations

from enum import Enum

from core.document.model import Direction
from ui.reader.page import Page
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


def moved(page: Page, offset: int, move: Move) -> int:
    """The offset a caret at ``offset`` comes to."""
    text = page.document.text
    if move in (Move.LEFT, Move.RIGHT):
        return _beside(page, offset, left=move is Move.LEFT)
    if move in (Move.WORD_LEFT, Move.WORD_RIGHT):
        forwards = (move is Move.WORD_RIGHT) is not _is_rtl(page, offset)
        return word_start_after(text, offset) if forwards else word_start_before(text, offset)
    if move in (Move.UP, Move.DOWN):
        return _above(page, offset, -1 if move is Move.UP else 1)
    if move in (Move.LINE_START, Move.LINE_END):
        paragraph = page.paragraph(page.rows.row_at(offset))
        start, end = paragraph.line_span(paragraph.line_of(offset))
        if move is Move.LINE_START:
            return start
        wrapped = end < paragraph.end and text[end - 1 : end].isspace()
        return end - 1 if wrapped else end
    return 0 if move is Move.TEXT_START else len(text)


def _is_rtl(page: Page, offset: int) -> bool:
    index, _ = page.rows.block_of(page.rows.row_at(offset))
    return page.document.blocks[index].direction is Direction.RTL


def _beside(page: Page, offset: int, *, left: bool) -> int:
    row = page.rows.row_at(offset)
    paragraph = page.paragraph(row)
    stepped = paragraph.step(offset, left=left)
    if stepped != offset:
        return stepped
    forwards = left is paragraph.rtl
    if forwards and row + 1 < page.rows.count:
        return page.rows.span(row + 1)[0]
    if not forwards and row > 0:
        return page.rows.span(row - 1)[1]
    return offset


def _above(page: Page, offset: int, step: int) -> int:
    row = page.rows.row_at(offset)
    paragraph = page.paragraph(row)
    x = paragraph.caret_x(offset)
    line = paragraph.line_beyond(paragraph.line_of(offset), step, x)
    if line is None:
        row += step
        if not 0 <= row < page.rows.count:
            return 0 if step < 0 else len(page.document.text)
        paragraph = page.paragraph(row)
        line = paragraph.last_line(x) if step < 0 else 0
    return paragraph.offset_at(x, paragraph.tops[line] + 1)
