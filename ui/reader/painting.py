"""Paints laid-out rows with what is marked on them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QTextLayout, QTextOption

from core.document.model import BlockKind
from ui.fonts import Script
from ui.reader.marks import (
    BOOKMARK,
    CONFIRMED_DATE,
    CONFLICT_DATE,
    DATES,
    FIND_CURRENT,
    HIGHLIGHT,
    INFERRED_DATE,
    NOTE,
    Mark,
    MarkSet,
)
from ui.reader.page import Page
from ui.reader.paragraph import Paragraph, marker_of
from ui.reader.tables import Table
from ui.theme import Theme

_UNDERLINE_EM = 0.36
"""Distance of a date's dots below the baseline; Arabic letters reach deeper."""
_ARABIC_UNDERLINE_EM = 0.52
_INFERRED_ALPHA = 0.6
_WAVE_EM = 0.12
"""Height of the wave under a date whose words do not agree."""
_TINT_INSET_PX = 2
_MARGIN_MARK_PX = 8
_MARGIN_GAP_PX = 9
_FOOTNOTE_RULE_EM = 6
_HAIRLINE_EM = 0.05
"""In em, since the pixels of paper are many and small."""
_COATS = (1.0, 0.8, 0.6, 0.45, 0.3, 0.2, 0.1)
"""Strengths of a second tint, of which the greatest is taken that leaves the text its contrast."""
_AA = 4.6
"""WCAG AA is 4.5."""


@dataclass(frozen=True, slots=True)
class Overlay:
    """Everything drawn on the text that is not the text."""

    marks: MarkSet
    found: MarkSet
    selection: tuple[int, int] | None
    flash: tuple[int, int] | None
    flash_strength: float
    """1 when the flash begins, 0 when it is over."""


def paint_page(painter: QPainter, page: Page, overlay: Overlay, theme: Theme, area: QRectF) -> None:
    """Paint the rows of ``page`` that meet ``area``."""
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    for paragraph, y in page.visible():
        if y + paragraph.height < area.top() or y > area.bottom():
            continue
        painter.save()
        painter.translate(page.left, y)
        _Row(painter, paragraph, theme, area.translated(-page.left, -y)).paint(overlay)
        painter.restore()


def paint_lines(painter: QPainter, paragraph: Paragraph, lines: range, overlay: Overlay, theme: Theme) -> None:
    """Paint some lines of a row in the row's own coordinates, and nothing of the others: a sheet of paper's share."""
    top, end = paragraph.tops[lines.start], lines.stop - 1
    area = QRectF(0, top, paragraph.width, paragraph.tops[end] + paragraph.line_height(end) - top)
    row = _Row(painter, paragraph, theme, area)
    row.lines = lines
    row.start, row.end = paragraph.line_span(lines.start)[0], paragraph.line_span(end)[1]
    row.paint(overlay)


def draw_words(painter: QPainter, area: QRectF, text: str, font: QFont, option: QTextOption) -> None:
    """Draw one line from the top of ``area``, in the size it has on the screen, whatever the device's resolution.

    QPainter.drawText would take the font's points for those of the device: a printer's are much finer.
    """
    layout = QTextLayout(text, font)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(area.width())
    layout.endLayout()
    layout.draw(painter, area.topLeft())


class _Row:
    """One row being painted, in its own coordinates."""

    def __init__(self, painter: QPainter, paragraph: Paragraph, theme: Theme, area: QRectF) -> None:
        self.painter = painter
        self.paragraph = paragraph
        self.theme = theme
        self.lines = paragraph.lines_in(area.top(), area.bottom())
        """Lines that meet the area, and their neighbours, whose letters may reach into it."""
        self.start = paragraph.line_span(self.lines[0])[0]
        self.end = paragraph.line_span(self.lines[-1])[1]

    def paint(self, overlay: Overlay) -> None:
        marks = overlay.marks.overlapping(self.start, self.end)
        tinted = [mark for mark in marks if mark.kind in (HIGHLIGHT, NOTE) and mark.colour]
        for mark in tinted:
            self._fill(mark.start, mark.end, self.theme.highlight(mark.colour), _TINT_INSET_PX)
        for start, end, colours in overlaps(tinted):
            self._fill(start, end, blended([self.theme.highlight(name) for name in colours], self.theme), 0)
        if overlay.flash:
            colour = self.theme.color("flash")
            colour.setAlphaF(overlay.flash_strength)
            self._fill(*overlay.flash, colour, 0)
        for mark in overlay.found.overlapping(self.start, self.end):
            self._found(mark)
        if overlay.selection:
            self._fill(*overlay.selection, self.theme.color("text_selection"), 0)
        self._text()
        for mark in marks:
            if mark.kind in DATES:
                self._underline(mark)
        self._margin_marks(marks)

    def _rects(self, start: int, end: int) -> Iterator[QRectF]:
        start, end = max(start, self.start), min(end, self.end)
        if start < end:
            yield from self.paragraph.rects(start, end)

    def _fill(self, start: int, end: int, colour: QColor, inset: int) -> None:
        for rect in self._rects(start, end):
            self.painter.fillRect(rect.adjusted(0, inset, 0, -inset), colour)

    def _found(self, mark: Mark) -> None:
        self._fill(mark.start, mark.end, self.theme.color("find"), _TINT_INSET_PX)
        if mark.kind == FIND_CURRENT:
            self.painter.setPen(QPen(self.theme.color("accent"), 1.5))
            for rect in self._rects(mark.start, mark.end):
                self.painter.drawRect(rect.adjusted(0, _TINT_INSET_PX, 0, -_TINT_INSET_PX))

    def _text(self) -> None:
        paragraph = self.paragraph
        self.painter.setPen(self.theme.color("muted" if paragraph.look.muted else "ink"))
        origin = QPointF(0, 0)
        for line in self.lines:
            paragraph.layout.lineAt(line).draw(self.painter, origin)
        if paragraph.block.kind is BlockKind.QUOTE:
            self._quote_rule()
        if isinstance(paragraph, Table):
            self._table_rules(paragraph)
        if paragraph.opens and self.lines.start == 0:
            self._footnote_rule()
        if paragraph.first and self.lines.start == 0 and marker_of(paragraph.block):
            self._marker()

    def _quote_rule(self) -> None:
        paragraph = self.paragraph
        x = paragraph.width - 3 if paragraph.rtl else 0
        top, last = paragraph.tops[self.lines.start], self.lines.stop - 1
        height = paragraph.tops[last] + paragraph.line_height(last) - top
        self.painter.fillRect(QRectF(x, top, 3, height), self.theme.color("rule"))

    def _table_rules(self, table: Table) -> None:
        """A line below the head in ink's second colour, hairlines between the other rows."""
        area = table.table_rect()
        lower = [*table.row_tops[1:], table.bottom]
        thick = max(table.style.px(_HAIRLINE_EM), 1)
        for number in table.rows_of(self.lines):
            y = lower[number]
            head = number == 0 and table.first and len(table.row_tops) > 1
            colour = self.theme.color("muted" if head else "rule")
            self.painter.fillRect(QRectF(area.left(), y - thick, area.width(), thick), colour)

    def _footnote_rule(self) -> None:
        """A short line above the first of the footnotes, on the leading side."""
        paragraph = self.paragraph
        wide = paragraph.style.px(_FOOTNOTE_RULE_EM)
        x = paragraph.width - wide if paragraph.rtl else 0
        y = paragraph.before - paragraph.style.px(0.4)
        thick = max(paragraph.style.px(_HAIRLINE_EM), 1)
        self.painter.fillRect(QRectF(x, y, wide, thick), self.theme.color("muted"))

    def _marker(self) -> None:
        paragraph = self.paragraph
        gap = paragraph.style.px(0.45 * paragraph.look.scale)
        option = QTextOption()
        option.setTextDirection(Qt.LayoutDirection.RightToLeft if paragraph.rtl else Qt.LayoutDirection.LeftToRight)
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        # The gutter may be narrower than the marker: it grows outwards, never into the text.
        wide = paragraph.style.px(8)
        side = Qt.AlignmentFlag.AlignLeft if paragraph.rtl else Qt.AlignmentFlag.AlignRight
        option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        text_right = paragraph.text_left + paragraph.text_width
        left = text_right + gap if paragraph.rtl else paragraph.text_left - gap - wide
        ascent, descent = paragraph.style.extent(paragraph.script, paragraph.look)
        top = paragraph.baselines[0] - ascent
        self.painter.setPen(self.theme.color("muted"))
        area = QRectF(left, top, wide, ascent + descent)
        font = paragraph.style.font(paragraph.script, paragraph.look)
        draw_words(self.painter, area, marker_of(paragraph.block), font, option)

    def _underline(self, mark: Mark) -> None:
        colour = self.theme.color("accent")
        pen = QPen(colour, 1.4)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setDashPattern([0.1, 2.0])
        if mark.kind == CONFIRMED_DATE:
            pen.setStyle(Qt.PenStyle.SolidLine)
        elif mark.kind == INFERRED_DATE:
            colour.setAlphaF(_INFERRED_ALPHA)
            pen.setColor(colour)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            pen.setDashPattern([2.6, 2.6])
        elif mark.kind == CONFLICT_DATE:
            pen = QPen(self.theme.color("error"), 1.4)
        arabic = self.paragraph.script is Script.ARABIC
        below = self.paragraph.style.px((_ARABIC_UNDERLINE_EM if arabic else _UNDERLINE_EM) * self.paragraph.look.scale)
        self.painter.setPen(pen)
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        for rect in self._rects(mark.start, mark.end):
            line = self.paragraph.line_at(rect.top(), rect.center().x())
            y = self.paragraph.baselines[line] + below + 0.5
            left, right = QPointF(rect.left() + 1, y), QPointF(rect.right() - 1, y)
            if mark.kind == CONFLICT_DATE:
                self.painter.drawPolyline(_wave(left, right, self.paragraph.style.px(_WAVE_EM)))
            else:
                self.painter.drawLine(left, right)
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _margin_marks(self, marks: Sequence[Mark]) -> None:
        painter, theme = self.painter, self.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(QPen(theme.color("accent"), 1.2))
        for mark, rect in margin_rects(self.paragraph, marks):
            if mark.kind == NOTE:
                painter.setBrush(theme.highlight(mark.colour) if mark.colour else theme.color("page"))
                painter.drawRoundedRect(rect, 2, 2)
            else:
                painter.setBrush(theme.color("accent"))
                notch = QPointF(rect.center().x(), rect.bottom() - rect.height() / 3)
                corners = [rect.topLeft(), rect.topRight(), rect.bottomRight(), notch, rect.bottomLeft()]
                painter.drawPolygon(corners)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _wave(left: QPointF, right: QPointF, height: float) -> list[QPointF]:
    """A zigzag that begins and ends on the line from ``left`` to ``right``."""
    count = max(round((right.x() - left.x()) / (2 * height)), 2)
    step = (right.x() - left.x()) / count
    return [QPointF(left.x() + n * step, left.y() + (n % 2) * height) for n in range(count + 1)]


def overlaps(marks: Sequence[Mark]) -> list[tuple[int, int, tuple[str, ...]]]:
    """Spans that more than one of ``marks`` cover, with their colours in the order of the marks."""
    if len(marks) < 2:
        return []
    edges = sorted({edge for mark in marks for edge in (mark.start, mark.end)})
    found = []
    for start, end in pairwise(edges):
        colours = tuple(mark.colour for mark in marks if mark.start <= start and end <= mark.end)
        if len(colours) > 1:
            found.append((start, end, colours))
    return found


def blended(colours: Sequence[QColor], theme: Theme) -> QColor:
    """Tints laid over one another as glass: deeper on light paper, lighter on dark.

    Only the second coat changes the first, and only so far that ink upon it keeps its contrast.
    """
    return QColor(_blended(colours[0].rgb(), colours[1].rgb(), theme.color("ink").rgb(), theme.dark))


@cache
def _blended(one: int, other: int, ink: int, dark: bool) -> int:
    first, second = _channels(one), _channels(other)
    pairs = list(zip(first, second, strict=True))
    both = [a + b - a * b / 255 for a, b in pairs] if dark else [a * b / 255 for a, b in pairs]
    mixed = first
    for share in _COATS:
        mixed = tuple(a + share * (b - a) for a, b in zip(first, both, strict=True))
        if _contrast(mixed, _channels(ink)) >= _AA:
            break
    return int(QColor(*map(round, mixed)).rgb())


def _channels(rgb: int) -> tuple[float, ...]:
    return (rgb >> 16) & 255, (rgb >> 8) & 255, rgb & 255


def _contrast(one: Sequence[float], other: Sequence[float]) -> float:
    """WCAG's contrast of two colours, 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(channels: Sequence[float]) -> float:
    shares = (channel / 255 for channel in channels)
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def margin_rects(paragraph: Paragraph, marks: Iterable[Mark]) -> list[tuple[Mark, QRectF]]:
    """Where notes and bookmarks stand: beside the line they begin on, in the leading margin.

    In the row's coordinates; several on one line stand side by side, outwards.
    """
    size = _MARGIN_MARK_PX
    ascent = paragraph.style.extent(paragraph.script, paragraph.look)[0]
    places: dict[int, int] = {}
    found = []
    for mark in marks:
        if mark.kind not in (NOTE, BOOKMARK) or not paragraph.start <= mark.start <= paragraph.end:
            continue
        line = paragraph.line_of(mark.start)
        place = places[line] = places.get(line, -1) + 1
        away = _MARGIN_GAP_PX + place * (size + 4)
        x = paragraph.width + away if paragraph.rtl else -away - size
        y = paragraph.baselines[line] - ascent * 0.35 - size / 2
        found.append((mark, QRectF(x, y, size, size)))
    return found
