"""The page: one document, set in a column, of which only the rows in sight are laid out.

Coordinates are pixels of the viewport; offsets are code points into the document's text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import OrderedDict
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from core.document.model import BlockKind, Document, Span
from ui.fonts import script_of
from ui.reader.heights import Heights
from ui.reader.paragraph import Paragraph, RowText
from ui.reader.scripts import base_script
from ui.reader.scroll import Scroll
from ui.reader.segments import LONGEST_ROW, Rows
from ui.reader.style import Look, PageStyle, look_of
from ui.reader.tables import PADDING_EM, Table, is_table
from ui.reader.utf16 import displayable

_CACHED_ROWS = 96
_SAMPLE = 400
_WRAP_LOSS = 0.97
"""Share of a line that words fill on average."""
_TOP_EM = 1.6
_BOTTOM_EM = 3.0


@dataclass(frozen=True, slots=True)
class Anchor:
    """What stays where it is when the page is set anew: an offset and its line's place in the view."""

    offset: int
    y: int = 0
    """Pixels from the view's top, where ``share`` is None."""
    share: float | None = None
    """Share of the view's height."""


class Page:
    """The layout of a document and the view upon it."""

    def __init__(self, document: Document, style: PageStyle, width: int, height: int) -> None:
        self.document = document
        self.rows = Rows(document)
        self.style = style
        self.width, self.height = width, height
        self.anchor: Anchor | None = None
        """Where the last jump went, or what the last resize held in place; None after scrolling."""
        self.laid_out = 0
        """Rows laid out so far: a measure of work, for tests."""
        self._all_spans = sorted(document.spans, key=lambda span: span.start)
        self._span_starts = [span.start for span in self._all_spans]
        self._span_reach = max((span.end - span.start for span in document.spans), default=0)
        self._cache: OrderedDict[int, Paragraph] = OrderedDict()
        self._reset()

    # -- setting -------------------------------------------------------------------------------

    def _reset(self) -> None:
        self._cache.clear()
        self.left, self.column = self.style.column(self.width)
        sample = self._sample()
        self._script = base_script(sample, script_of(self.document.language))
        metrics = QFontMetricsF(self.style.font(self._script, Look()))
        advance = metrics.horizontalAdvance(displayable(sample)) / max(len(sample), 1)
        self._per_line = max(self.column / max(advance, 0.5) * _WRAP_LOSS, 1.0)
        self._pitch = self.style.pitch(self._script, Look())
        heights = Heights(self.rows.count, self._estimate_row, self._estimate_rows)
        self.scroll = Scroll(heights, self._measure, self.height)

    def _sample(self) -> str:
        text = self.document.text
        places = (len(text) // 10, len(text) // 2, len(text) * 9 // 10)
        return "".join(text[place : place + _SAMPLE] for place in places)

    def _estimate_row(self, row: int) -> int:
        start, end = self.rows.span(row)
        index, part = self.rows.block_of(row)
        block = self.document.blocks[index]
        look = look_of(block.kind, block.level)
        if block.kind is BlockKind.TABLE:
            lines = self.document.text.count("\u2028", start, end) + 1
        else:
            lines = max(ceil((end - start) * look.scale / self._per_line), 1)
        space = self.style.px(look.after) + (0 if part else self.style.px(look.before))
        if block.kind is BlockKind.TABLE:
            space += lines * 2 * self.style.px(PADDING_EM * look.scale)
        return max(round(lines * self._pitch * look.scale * look.tight), 1) + space

    def _estimate_rows(self, first: int, end: int) -> int:
        letters = self.rows.span(end - 1)[1] - self.rows.span(first)[0]
        count = end - first
        lines = max(letters / self._per_line + count / 2, count)
        return max(round(lines * self._pitch + count * self.style.px(Look().after)), 1)

    def set_again(self, style: PageStyle, width: int, height: int) -> None:
        """Set the page in another size or style; what was in sight stays in its place."""
        anchor = self.keep()
        changed = style != self.style or style.column(width) != self.style.column(self.width)
        self.style, self.width, self.height = style, width, height
        if changed:
            self._reset()
        self.scroll.view = height
        self._restore(anchor)
        self.anchor = anchor

    def turn(self, document: Document) -> None:
        """Show the same text with its blocks in other directions; what was in sight stays in its place."""
        anchor = self.keep()
        self.document = document
        self._reset()
        self._restore(anchor)
        self.anchor = anchor

    def keep(self) -> Anchor:
        """What to hold in place: the last jump's target, else the top line in sight."""
        if self.anchor is None:
            self.anchor = self._top_line()
        return self.anchor

    def _top_line(self) -> Anchor:
        for row, y in self.scroll.visible():
            paragraph = self.paragraph(row)
            for line, top in enumerate(paragraph.tops):
                if y + top + paragraph.pitch // 2 > 0:
                    return Anchor(paragraph.line_span(line)[0], y + top)
        return Anchor(len(self.document.text))

    def _restore(self, anchor: Anchor) -> None:
        row = self.rows.row_at(anchor.offset)
        if row >= self.rows.count:
            return
        paragraph = self.paragraph(row)
        y = anchor.y if anchor.share is None else round(anchor.share * self.height)
        self.scroll.place(row, paragraph.tops[paragraph.line_of(anchor.offset)] - y)

    # -- rows ----------------------------------------------------------------------------------

    def _measure(self, row: int) -> int:
        return self.paragraph(row).height

    def paragraph(self, row: int) -> Paragraph:
        """The laid-out row; the most recent ones are kept."""
        kept = self._cache.get(row)
        if kept is not None:
            self._cache.move_to_end(row)
            return kept
        text = self._row_text(row)
        made = (Table if is_table(text) else Paragraph)(text, self.column, self.style)
        if row == 0:
            made.pad(above=self.style.px(_TOP_EM))
        if row == self.rows.count - 1:
            made.pad(below=self.style.px(_BOTTOM_EM))
        self.laid_out += 1
        self._cache[row] = made
        while len(self._cache) > _CACHED_ROWS:
            self._cache.popitem(last=False)
        return made

    def _row_text(self, row: int) -> RowText:
        start, end = self.rows.span(row)
        index, part = self.rows.block_of(row)
        block = self.document.blocks[index]
        return RowText(
            text=self.document.text[start:end],
            start=start,
            block=block,
            language=self.document.language,
            first=part == 0,
            last=end == block.end,
            spans=self._spans(start, end),
            sample=self.document.text[block.start : block.start + LONGEST_ROW]
            if end - start < block.end - block.start
            else "",
            opens=not part and block.kind is BlockKind.FOOTNOTE and not self._follows_footnote(index),
        )

    def _follows_footnote(self, index: int) -> bool:
        return index > 0 and self.document.blocks[index - 1].kind is BlockKind.FOOTNOTE

    def _spans(self, start: int, end: int) -> list[Span]:
        spans = self._all_spans
        first = bisect_left(self._span_starts, start - self._span_reach)
        last = bisect_left(self._span_starts, end)
        return [span for span in spans[first:last] if span.end > start]

    def visible(self) -> list[tuple[Paragraph, int]]:
        """Rows in sight with the height of their top in the view."""
        return [(self.paragraph(row), y) for row, y in self.scroll.visible()]

    # -- moving --------------------------------------------------------------------------------

    def scroll_by(self, distance: int) -> None:
        """Scroll by pixels as the reader's own act."""
        self.anchor = None
        self.scroll.by(distance)

    def scroll_to(self, position: int) -> None:
        """Scroll to a distance from the top as the reader's own act."""
        self.anchor = None
        self.scroll.to(position)

    def go_to(self, offset: int, place: float) -> None:
        """Bring the line of ``offset`` to a share of the view's height."""
        self.anchor = Anchor(min(max(offset, 0), len(self.document.text)), share=place)
        self._restore(self.anchor)

    # -- places --------------------------------------------------------------------------------

    def offset_at(self, x: float, y: float) -> int:
        """The offset between clusters nearest to a point of the view."""
        found = self._row_at(y)
        return found[0].offset_at(x - self.left, y - found[1]) if found else 0

    def cluster_at(self, x: float, y: float) -> int:
        """The offset of the cluster under a point, or of the nearest."""
        found = self._row_at(y)
        return found[0].cluster_at(x - self.left, y - found[1]) if found else 0

    def is_text(self, x: float, y: float) -> bool:
        """Whether a point is on a line of text."""
        found = self._row_at(y)
        return found is not None and found[0].is_text(x - self.left, y - found[1])

    def _row_at(self, y: float) -> tuple[Paragraph, int] | None:
        found = None
        for paragraph, top in self.visible():
            found = paragraph, top
            if y < top + paragraph.height:
                break
        return found

    def reveal(self, offset: int) -> bool:
        """Scroll just so far that the line of ``offset`` is in sight; whether it was not."""
        start, end = self.sight()
        if start <= offset <= end:
            return False
        self.go_to(offset, 0.1 if offset < start else 0.8)
        self.anchor = None
        return True

    def rects(self, start: int, end: int) -> list[QRectF]:
        """Where ``start:end`` is in the view, as far as it is in sight."""
        return [
            rect.translated(self.left, top)
            for paragraph, top in self.visible()
            if paragraph.start < end and start < paragraph.end
            for rect in paragraph.rects(start, end)
        ]

    def offset_at_share(self, share: float) -> int:
        """The offset at a share of the whole height, by what is known; lays nothing out."""
        heights = self.scroll.heights
        first, end, inside = heights.peek(int(share * heights.total))
        if first >= end:
            return 0
        start, stop = self.rows.span(first)[0], self.rows.span(end - 1)[1]
        return stop if share >= 1 else start + int(inside * (stop - start))

    def line_at(self, y: float) -> tuple[int, int]:
        """Offsets of the line at a height of the view, or of the nearest in sight."""
        found = self._row_at(y)
        return found[0].line_span(found[0].line_at(y - found[1])) if found else (0, 0)

    def sight(self) -> tuple[int, int]:
        """Offsets from the first line in sight to the last, each at least half to be seen."""
        start, end = -1, 0
        for paragraph, y in self.visible():
            half = paragraph.pitch // 2
            for line, top in enumerate(paragraph.tops):
                if -half <= y + top <= self.height - half:
                    first, last = paragraph.line_span(line)
                    start = first if start < 0 else start
                    end = last
        return (start, end) if start >= 0 else self.line_at(0)

    def reading_offset(self) -> int:
        """Start of the line being read: a third down the view, nearer the edge near either end.

        So that every line of the text comes to be the line being read once while scrolling through.
        After a jump it is the jump's target until the reader scrolls.
        """
        if self.anchor is not None and self.anchor.share:
            return self.anchor.offset
        third = self.height / 3
        furthest = self.scroll.furthest
        above = min(self.scroll.position, furthest)
        if not furthest:
            y = third
        elif furthest < self.height:
            y = above / furthest * (self.height - 1)
        else:
            y = max(min(third, float(above)), self.height - 1.0 - (furthest - above))
        return self.line_at(y)[0]
