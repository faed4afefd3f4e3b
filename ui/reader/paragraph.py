"""One row of the page laid out: its lines, where its text is on them, and what is under a point.

Coordinates are pixels from the row's top left corner in the column; offsets are code points into the
document's text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout, QTextOption

from core.document.model import Block, BlockKind, Direction, Span, SpanKind
from ui.fonts import Script, script_of, set_weight
from ui.reader.cells import Cell, line_cells
from ui.reader.lines import break_lines, format_range, justify
from ui.reader.scripts import base_script, foreign_runs
from ui.reader.style import Look, PageStyle, look_of
from ui.reader.utf16 import Utf16Map, displayable, without_marks

_BESIDE = {
    (Script.ARABIC, Script.LATIN): 0.94,
    (Script.ARABIC, Script.DEVANAGARI): 0.96,
    (Script.LATIN, Script.ARABIC): 0.94,
    (Script.DEVANAGARI, Script.LATIN): 0.96,
}
"""Size of a word of the second script in text of the first: what shouts is taken back a little."""
_REACH_EM = 0.4
"""How far a line's fonts may reach into its neighbours before it gets more room: faces announce more
height than ordinary words use, but a fallback Nastaliq needs what it says."""

_OPENING_EM = 0.9
"""Room for the rule above the first of the footnotes."""


@dataclass(frozen=True, slots=True)
class RowText:
    """What a row shows: a whole block, or one part of a very long one."""

    text: str
    start: int
    """Offset of the text's first code point in the document."""
    block: Block
    language: str
    first: bool = True
    """Whether the block begins here, and whether it ends here."""
    last: bool = True
    spans: Sequence[Span] = ()
    """Inline spans that touch the row."""
    sample: str = ""
    """Beginning of the whole block, where the row is a part of it."""
    opens: bool = False
    """Whether a run of footnotes begins here."""


class Paragraph:
    """A laid-out row; immutable once built."""

    def __init__(self, row: RowText, width: int, style: PageStyle) -> None:
        self.start = row.start
        self.end = row.start + len(row.text)
        self.block = row.block
        self.first = row.first
        self.opens = row.opens
        self.rtl = row.block.direction is Direction.RTL
        self.width = width
        self.style = style
        self.text = shown = self._shown(row.text)
        """The row's text as it is shown, code point for code point."""
        self.map = Utf16Map(shown)
        language = row.block.language or row.language
        self.script = base_script(shown, script_of(language))
        self.look = self._fitted(look_of(row.block.kind, row.block.level))
        leading, trailing = style.px(self.look.indent), style.px(self.look.inset)
        self.text_left = trailing if self.rtl else leading
        self.text_width = max(width - leading - trailing, 20)
        self.layout = QTextLayout(shown, style.font(self.script, self.look))
        self.layout.setCacheEnabled(True)
        self._cells: dict[int, list[Cell]] = {}
        self._overhangs: Mapping[int, float] = {}
        self._set_option()
        self._break_lines(self._formats(shown, row.spans), shown)
        before, after = style.px(self.look.before), style.px(self.look.after)
        self.before = before if row.first else 0
        if row.opens:
            self.before += style.px(_OPENING_EM)
        self._set_lines()
        self._after = after if row.last else 0
        self.height = self.bottom + self._after

    # -- building ------------------------------------------------------------------------------

    def _shown(self, text: str) -> str:
        """What is laid out: as many code points as ``text``."""
        shown = displayable(text)
        return without_marks(shown) if self.style.hide_marks else shown

    def _fitted(self, look: Look) -> Look:
        """The look, where what the row holds asks for another."""
        return look

    def _break_lines(self, formats: list[QTextLayout.FormatRange], shown: str) -> None:
        break_lines(self.layout, formats, self.text_width)
        if self.style.justify and not self.look.ragged:
            em = self.style.em_px * self.look.scale
            self._overhangs = justify(self.layout, formats, self.text_width, shown, self.map, em)

    def _foreign(self, text: str) -> list[tuple[int, int, Script]]:
        return foreign_runs(text, self.script)

    def _set_option(self) -> None:
        option = QTextOption()
        option.setTextDirection(Qt.LayoutDirection.RightToLeft if self.rtl else Qt.LayoutDirection.LeftToRight)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        side = Qt.AlignmentFlag.AlignRight if self.rtl else Qt.AlignmentFlag.AlignLeft
        if self.look.centred:
            option.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        else:
            option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        self.layout.setTextOption(option)

    def _formats(self, text: str, spans: Sequence[Span]) -> list[QTextLayout.FormatRange]:
        foreign = self._foreign(text)
        made = [self._letters(start, end, script, self.look.bold) for start, end, script in foreign]
        for span in spans:
            start, end = max(span.start - self.start, 0), min(span.end - self.start, len(text))
            if start >= end:
                continue
            if span.kind is SpanKind.STRONG:
                # A weight belongs to a face: each script's part has its own format.
                made.append(self._letters(start, end, self.script, True))
                made += [
                    self._letters(max(first, start), min(last, end), script, True)
                    for first, last, script in foreign
                    if first < end and start < last
                ]
            else:
                made.append(format_range(self.map, start, end, _span_format(span.kind)))
        return made

    def _letters(self, start: int, end: int, script: Script, bold: bool) -> QTextLayout.FormatRange:
        font = QFont(self.style.font(script, self.look))
        font.setPointSizeF(font.pointSizeF() * _BESIDE.get((self.script, script), 1.0))
        set_weight(font, bold=bold)
        letters = QTextCharFormat()
        letters.setFont(font, QTextCharFormat.FontPropertiesInheritanceBehavior.FontPropertiesSpecifiedOnly)
        return format_range(self.map, start, end, letters)

    def _set_lines(self) -> None:
        pitch = self.style.pitch(self.script, self.look)
        ascent, descent = self.style.extent(self.script, self.look)
        self.pitch = pitch
        self._high = max((pitch - ascent - descent) / 2 + ascent, 0.0)
        # Its own font never makes a line taller: distances are the reader's choice.
        least = _REACH_EM * self.style.em_px * self.look.scale
        self._reach = max(ascent - self._high, descent - pitch + self._high, least)
        self._place_lines()

    def _place_lines(self) -> None:
        count = self.layout.lineCount()
        self.tops, self.baselines, self._heights = [0] * count, [0] * count, [0] * count
        self._starts = [self.layout.lineAt(index).textStart() for index in range(count)]
        y = self.before
        for index in range(count):
            overhang = self._overhangs.get(index, 0.0) if self.rtl else 0.0
            y = self._place(index, y, self.text_left - overhang)
        self.bottom = y
        """Lower edge of the last line; the rest of the height is the space after the block."""

    def _place(self, index: int, top: int, left: float) -> int:
        """Put a line where it belongs; return where the next one begins."""
        line = self.layout.lineAt(index)
        above = max(line.ascent() - self._high - self._reach, 0.0)
        below = max(line.descent() - (self.pitch - self._high) - self._reach, 0.0)
        baseline = top + round(self._high + above)
        line.setPosition(QPointF(left, baseline - line.ascent()))
        self.tops[index] = top
        self.baselines[index] = baseline
        self._heights[index] = self.pitch + round(above + below)
        return top + self._heights[index]

    def pad(self, above: int = 0, below: int = 0) -> None:
        """Add the page's margin above the first row or below the last, before the row is used."""
        if above:
            self.before += above
            self._place_lines()
        self.height = self.bottom + self._after + below

    # -- lines ---------------------------------------------------------------------------------

    @property
    def line_count(self) -> int:
        """Lines; at least one, also without text."""
        return len(self.tops)

    def line_height(self, line: int) -> int:
        """Pixels from this line's top to that of the next below it."""
        return self._heights[line]

    def line_span(self, line: int) -> tuple[int, int]:
        """Offsets of a line's text."""
        last = line + 1 >= len(self._starts)
        end = self.end if last else self.start + self.map.to_points(self._starts[line + 1])
        return self.start + self.map.to_points(self._starts[line]), end

    def line_of(self, offset: int) -> int:
        """The line an offset is on; the later one where two meet."""
        units = self.map.to_units(offset - self.start)
        return max(bisect_right(self._starts, units) - 1, 0)

    def line_at(self, y: float, x: float | None = None) -> int:
        """The line at a height, or the nearest; the one at ``x`` where several stand side by side, else the first."""
        return max(bisect_right(self.tops, y) - 1, 0)

    def lines_in(self, top: float, bottom: float) -> range:
        """The lines between two heights and their neighbours, whose letters may reach there."""
        return range(max(self.line_at(top) - 1, 0), min(self.line_at(bottom) + 1, self.line_count - 1) + 1)

    def line_beyond(self, line: int, step: int, x: float) -> int | None:
        """The line below (``step`` 1) or above (-1) another, the one at ``x`` where there are several."""
        return line + step if 0 <= line + step < self.line_count else None

    def outer_line(self, step: int, x: float) -> int:
        """The line one comes to first going down (``step`` 1) or up (-1), the one at ``x`` where there are several."""
        return 0 if step > 0 else self.line_count - 1

    def text_end(self, line: int) -> int:
        """Offset after the last of a line's text: before the space or break it was wrapped at."""
        start, end = self.line_span(line)
        if line + 1 < self.line_count:
            while end > start and self.text[end - 1 - self.start].isspace():
                end -= 1
        return end

    # -- text and places -----------------------------------------------------------------------

    def rects(self, start: int, end: int) -> list[QRectF]:
        """The areas of ``start:end``, whole grapheme clusters, in visual pieces, each a line high."""
        first, last = self._clusters(start, end)
        if first >= last:
            return []
        made: list[QRectF] = []
        for index in range(self._line_of_units(first), self._line_of_units(last - 1) + 1):
            line = self.layout.lineAt(index)
            line_start = max(first, line.textStart())
            line_end = min(last, line.textStart() + line.textLength())
            for left, right in _pieces(
                [run.boundingRect() for run in line.glyphRuns(line_start, line_end - line_start)]
            ):
                made.append(QRectF(left, self.tops[index], right - left, self.line_height(index)))
        return made

    def _line_of_units(self, units: int) -> int:
        return max(bisect_right(self._starts, units) - 1, 0)

    def _clusters(self, start: int, end: int) -> tuple[int, int]:
        first = self.map.to_units(max(start, self.start) - self.start)
        last = self.map.to_units(min(end, self.end) - self.start)
        if first < last:
            if not self.layout.isValidCursorPosition(first):
                first = self.layout.previousCursorPosition(first)
            if not self.layout.isValidCursorPosition(last):
                last = self.layout.nextCursorPosition(last)
        return first, last

    def offset_at(self, x: float, y: float) -> int:
        """The offset between two clusters nearest to a point; beyond a line, its start or end."""
        line = self.line_at(y, x)
        cell = self._cell_at(line, x)
        if cell is None:
            start, end = self._line_ends(line)
            units = start if self._leads(line, x) else end
        else:
            before = (x < (cell.left + cell.right) / 2) is not cell.rtl
            units = cell.start if before else cell.end
        return self.start + self.map.to_points(units)

    def _leads(self, line: int, x: float) -> bool:
        """Whether a point beside a line's text is on its leading side."""
        return (x < self.text_left + self.text_width / 2) is not self.rtl

    def cluster_at(self, x: float, y: float) -> int:
        """The offset of the cluster under a point, or of the nearest."""
        cell = self._cell_at(self.line_at(y, x), x)
        return self.start + self.map.to_points(cell.start) if cell else self.offset_at(x, y)

    def _line_ends(self, line: int) -> tuple[int, int]:
        start = self._starts[line]
        if line + 1 < len(self._starts):
            # Before the space or break it ends with: after it is the beginning of the next line.
            return start, max(self._starts[line + 1] - 1, start)
        return start, self.map.units

    def cells(self, line: int) -> list[Cell]:
        """The clusters of a line that take up room, from left to right."""
        cells = self._cells.get(line)
        if cells is None:
            cells = self._cells[line] = line_cells(self.layout, self.layout.lineAt(line))
        return cells

    def _cell_at(self, line: int, x: float) -> Cell | None:
        cells = self.cells(line)
        place = bisect_right(cells, x, key=lambda cell: cell.left) - 1
        return cells[place] if place >= 0 and x <= cells[place].right else None

    def is_text(self, x: float, y: float) -> bool:
        """Whether a point is on a line, between its ends."""
        rect = self.layout.lineAt(self.line_at(y, x)).naturalTextRect()
        return self.before <= y < self.bottom and rect.left() <= x <= rect.right()


def _pieces(rects: list[QRectF]) -> list[tuple[float, float]]:
    """Extents of glyph runs, from left to right, touching ones joined."""
    extents = sorted((min(r.left(), r.right()), max(r.left(), r.right())) for r in rects)
    joined: list[tuple[float, float]] = []
    for left, right in extents:
        if joined and left <= joined[-1][1] + 0.5:
            joined[-1] = joined[-1][0], max(joined[-1][1], right)
        else:
            joined.append((left, right))
    return joined


def _span_format(kind: SpanKind) -> QTextCharFormat:
    style = QTextCharFormat()
    if kind is SpanKind.EMPHASIS:
        style.setFontItalic(True)
    elif kind is SpanKind.CODE:
        style.setFontFamilies(["Noto Sans"])
    elif kind is SpanKind.LINK:
        style.setFontUnderline(True)
    elif kind is SpanKind.SUPERSCRIPT:
        style.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
    return style


def marker_of(block: Block) -> str:
    """What stands beside a block: a list item's or footnote's mark."""
    return block.marker if block.kind in (BlockKind.LIST_ITEM, BlockKind.FOOTNOTE) else ""
