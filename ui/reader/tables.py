"""A table laid out: its cells in columns that follow the block's direction, in one layout with its text.

In the text a table's cells are separated by " | " and its rows by U+2028. What is shown has a break in the
place of each separator, code point for code point, so that every cell begins a line; the lines of one row
stand beside each other, and offsets stay what they are.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF, QTextLayout

from core.document.model import BlockKind
from ui.fonts import Script
from ui.reader.paragraph import Paragraph, RowText
from ui.reader.scripts import base_script, foreign_runs
from ui.reader.style import Look, PageStyle

SEPARATOR = " | "
_ROW_BREAK = "\u2028"
_SHOWN_SEPARATOR = "\u2029\u200b\u2028"
"""The first ends a paragraph for the bidi algorithm, so that a cell's numbers do not lean on its neighbour's
letters; the last breaks the line. None is seen."""
_SAMPLE = 4000
"""Code points at a table's beginning that its columns are measured by, in every part of a long one."""
_GAP_EM = 1.4
PADDING_EM = 0.28
"""Room above and below the text of a cell."""
_LEAST_EM = 1.6
_WIDEST_WORD = 0.45
"""Share of the width that one column's longest word may ask for."""
_SMALLEST = 0.7
"""A wide table's letters shrink no further than this; then its words break."""
_SLACK_PX = 2
_LOOSE = 1.03
"""Words are measured one by one; in a line they may be a little wider."""


@dataclass(frozen=True, slots=True)
class _Place:
    """One cell: where its text is (UTF-16), its column, its row, and its lines."""

    start: int
    end: int
    column: int
    row: int
    first: int
    last: int
    """Lines from ``first`` up to, not with, ``last``."""


def is_table(row: RowText) -> bool:
    """Whether a row of the page is a table of more than one column."""
    return row.block.kind is BlockKind.TABLE and SEPARATOR in (row.sample or row.text)


def columns_of(width: float, gap: float, natural: Sequence[float], least: Sequence[float]) -> list[float]:
    """Widths of columns that want ``natural`` and need ``least``, together at most ``width`` with their gaps."""
    room = width - gap * (len(natural) - 1)
    if sum(natural) <= room:
        return list(natural)
    if sum(least) <= room:
        return _shared(room - sum(least), natural, least)
    return [max(room * need / sum(least), 1.0) for need in least]


def _shared(spare: float, natural: Sequence[float], least: Sequence[float]) -> list[float]:
    """``least``, and as much of ``spare`` to each as it wants, small wishes first, the rest in equal parts."""
    widths = list(least)
    hungry = sorted(range(len(widths)), key=lambda column: natural[column] - least[column])
    for place, column in enumerate(hungry):
        given = min(natural[column] - least[column], spare / (len(hungry) - place))
        widths[column] += given
        spare -= given
    return widths


@lru_cache(maxsize=16)
def _wishes(
    sample: str, base: Script, style: PageStyle, look: Look, widest: float
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """What each column wants, and what its longest word needs (no more than ``widest``), by a table's beginning."""
    plain = _ruler(base, style, look)
    head = _ruler(base, style, replace(look, bold=True))
    natural: list[float] = []
    least: list[float] = []
    bare = style.px(_LEAST_EM)
    for number, row in enumerate(sample.split(_ROW_BREAK)):
        advance = plain if number else head
        for column, cell in enumerate(row.split(SEPARATOR)):
            if column == len(natural):
                natural.append(bare)
                least.append(bare)
            words = max((advance(word) for word in cell.split()), default=0.0)
            natural[column] = max(natural[column], advance(cell) * _LOOSE + _SLACK_PX)
            least[column] = max(least[column], min(words * _LOOSE + _SLACK_PX, widest))
    return tuple(natural), tuple(least)


def _ruler(base: Script, style: PageStyle, look: Look) -> Callable[[str], float]:
    """What tells how wide words are in this look, each script in its own letters."""
    metrics = {script: QFontMetricsF(style.font(script, look)) for script in Script}

    def advance(words: str) -> float:
        wide, at = 0.0, 0
        for start, end, script in foreign_runs(words, base):
            wide += metrics[base].horizontalAdvance(words[at:start])
            wide += metrics[script].horizontalAdvance(words[start:end])
            at = end
        return wide + metrics[base].horizontalAdvance(words[at:])

    return advance


class Table(Paragraph):
    """A table, or a part of a long one; to callers a paragraph whose lines may stand side by side."""

    def __init__(self, row: RowText, width: int, style: PageStyle) -> None:
        self._cells_of_rows: list[list[_Place]] = []
        self._widths: list[float] = []
        self._gap = style.px(_GAP_EM)
        self._sample = (row.sample or row.text)[:_SAMPLE]
        self._goes_on = not row.last and row.text.endswith(_ROW_BREAK)
        """Whether the break at the end belongs to the part that follows, and makes no row here."""
        super().__init__(row, width, style)

    # -- building ------------------------------------------------------------------------------

    def _shown(self, text: str) -> str:
        return super()._shown(text).replace(SEPARATOR, _SHOWN_SEPARATOR)

    def _fitted(self, look: Look) -> Look:
        self.script = base_script(self._sample, self.script)
        for scale in (1.0, 0.85, _SMALLEST):
            smaller = replace(look, scale=look.scale * scale)
            natural, least = _wishes(self._sample, self.script, self.style, smaller, self.width * _WIDEST_WORD)
            self._widths = columns_of(self.width, self._gap, natural, least)
            if sum(least) + self._gap * (len(least) - 1) <= self.width:
                break
        return smaller

    def _header(self, shown: str) -> list[QTextLayout.FormatRange]:
        end = shown.find(_ROW_BREAK)
        while end >= 2 and shown[end - 2 : end + 1] == _SHOWN_SEPARATOR:
            end = shown.find(_ROW_BREAK, end + 1)
        if not self.first or end < 0:  # a table of one row has no head
            return []
        letters = [self._letters(0, end, self.script, True)]
        letters += [
            self._letters(start, min(stop, end), script, True)
            for start, stop, script in self._foreign(shown)
            if start < end
        ]
        return letters

    def _break_lines(self, formats: list[QTextLayout.FormatRange], shown: str) -> None:
        self.layout.setFormats([*formats, *self._header(shown)])
        starts, ends, columns, rows = self._read(shown)
        self.layout.beginLayout()
        places: list[list[int]] = [[] for _ in starts]
        number = 0
        while (line := self.layout.createLine()).isValid():
            cell = bisect_right(starts, line.textStart()) - 1
            line.setLineWidth(self._widths[min(columns[cell], len(self._widths) - 1)])
            places[cell].append(number)
            number += 1
        self.layout.endLayout()
        self._cells_of_rows = [[] for _ in range(rows[-1] + 1)]
        for index, lines in enumerate(places):
            if lines:
                place = _Place(starts[index], ends[index], columns[index], rows[index], lines[0], lines[-1] + 1)
                self._cells_of_rows[rows[index]].append(place)
        if self._goes_on:
            self._cells_of_rows.pop()

    def _read(self, shown: str) -> tuple[list[int], list[int], list[int], list[int]]:
        """Starts and ends of the cells (UTF-16), their columns and rows."""
        starts, ends, columns, rows = [], [], [], []
        at = 0
        for number, row in enumerate(shown.replace(_SHOWN_SEPARATOR, SEPARATOR).split(_ROW_BREAK)):
            for column, cell in enumerate(row.split(SEPARATOR)):
                starts.append(self.map.to_units(at))
                ends.append(self.map.to_units(at + len(cell)))
                columns.append(column)
                rows.append(number)
                at += len(cell) + len(SEPARATOR)
            at += len(_ROW_BREAK) - len(SEPARATOR)
        return starts, ends, columns, rows

    def _left_of(self, column: int) -> float:
        column = min(column, len(self._widths) - 1)
        before = sum(self._widths[:column]) + self._gap * column
        return self.width - before - self._widths[column] if self.rtl else before

    def _place_lines(self) -> None:
        padding = self.style.px(PADDING_EM * self.look.scale)
        count = self.layout.lineCount()
        self.tops, self.baselines, self._heights = [0] * count, [0] * count, [0] * count
        self._starts = [self.layout.lineAt(index).textStart() for index in range(count)]
        self.row_tops: list[int] = []
        """Upper edge of each row of the table; its hairline."""
        top = self.before
        for cells in self._cells_of_rows:
            self.row_tops.append(top)
            bottom = top
            for cell in cells:
                y = top + padding
                for number in range(cell.first, cell.last):
                    y = self._place(number, y, self._left_of(cell.column))
                bottom = max(bottom, y)
            top = bottom + padding
        self.bottom = top
        if self._goes_on:
            self._place(count - 1, top - self.pitch, self._left_of(0))

    # -- lines ---------------------------------------------------------------------------------

    def line_at(self, y: float, x: float | None = None) -> int:
        row = self._cells_of_rows[max(bisect_right(self.row_tops, y) - 1, 0)]
        cell = row[0]
        if x is not None:
            cell = min(row, key=lambda cell: self._distance(cell, x))
        return max(bisect_right(self.tops, y, cell.first, cell.last) - 1, cell.first)

    def _distance(self, cell: _Place, x: float) -> float:
        left = self._left_of(cell.column)
        return max(left - x, x - left - self._widths[min(cell.column, len(self._widths) - 1)], 0.0)

    def lines_in(self, top: float, bottom: float) -> range:
        first = max(bisect_right(self.row_tops, top) - 2, 0)
        last = max(bisect_right(self.row_tops, bottom) - 1, 0)
        last = min(last + 1, len(self._cells_of_rows) - 1)
        return range(self._cells_of_rows[first][0].first, self._cells_of_rows[last][-1].last)

    def line_beyond(self, line: int, step: int, x: float) -> int | None:
        cell = self._place_of(line)
        if cell.first <= line + step < cell.last:
            return line + step
        row = cell.row + step
        if not 0 <= row < len(self._cells_of_rows):
            return None
        near = min(self._cells_of_rows[row], key=lambda other: self._distance(other, x))
        return near.first if step > 0 else near.last - 1

    def outer_line(self, step: int, x: float) -> int:
        row = self._cells_of_rows[0 if step > 0 else -1]
        cell = min(row, key=lambda cell: self._distance(cell, x))
        return cell.first if step > 0 else cell.last - 1

    def text_end(self, line: int) -> int:
        cell = self._place_of(line)
        if line + 1 == cell.last:
            return self.start + self.map.to_points(cell.end)
        return super().text_end(line)

    def _place_of(self, line: int) -> _Place:
        flat = [cell for row in self._cells_of_rows for cell in row]
        return flat[bisect_right(flat, line, key=lambda cell: cell.first) - 1]

    def cell_rects(self) -> list[QRectF]:
        """The areas of the cells, in the order of the text, padding included."""
        bottoms = [*self.row_tops[1:], self.bottom]
        return [
            QRectF(
                self._left_of(cell.column),
                self.row_tops[cell.row],
                self._widths[min(cell.column, len(self._widths) - 1)],
                bottoms[cell.row] - self.row_tops[cell.row],
            )
            for row in self._cells_of_rows
            for cell in row
        ]

    def table_rect(self) -> QRectF:
        """The area of all columns and rows."""
        wide = min(sum(self._widths) + self._gap * (len(self._widths) - 1), self.width)
        return QRectF(self.width - wide if self.rtl else 0, self.before, wide, self.bottom - self.before)

    # -- text and places -----------------------------------------------------------------------

    def _line_ends(self, line: int) -> tuple[int, int]:
        cell = self._place_of(line)
        if line + 1 == cell.last:
            return self._starts[line], cell.end
        return super()._line_ends(line)

    def _leads(self, line: int, x: float) -> bool:
        cell = self._place_of(line)
        middle = self._left_of(cell.column) + self._widths[min(cell.column, len(self._widths) - 1)] / 2
        return (x < middle) is not self.rtl
