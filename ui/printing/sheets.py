"""Sheets of paper: rows of the reader's own layout broken between lines, and painted.

Lengths are units of 1/384 inch, four to a pixel of an ordinary screen, so that what is rounded to
whole units is finer than the eye. Rows are laid out as sheets are asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QLocale, QMarginsF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QGuiApplication, QPageLayout, QPageSize, QPainter, QTextOption

from core.chronology.display import format_number
from core.document.direction import paragraph_direction
from core.document.model import BlockKind, Direction, Document
from core.settings import Settings
from ui.fonts import load_fonts, script_of
from ui.reader.marks import Mark, MarkSet
from ui.reader.page import Page
from ui.reader.painting import Overlay, draw_words, paint_lines
from ui.reader.paragraph import Paragraph
from ui.reader.style import Look, PageStyle
from ui.text import isolate
from ui.theme import Theme

UNITS_PER_INCH = 384
_TEXT_PT = 11.5
_SIDE_MM, _TOP_MM, _BOTTOM_MM, _HEAD_MM = 20.0, 24.0, 24.0, 12.0
_SMALL = Look(0.78)
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
_FEWEST_LINES = 2
"""Lines of a paragraph that stay together at a sheet's end or beginning."""
_LETTER_COUNTRIES = frozenset(
    (
        QLocale.Country.UnitedStates,
        QLocale.Country.Canada,
        QLocale.Country.Mexico,
        QLocale.Country.Philippines,
        QLocale.Country.Colombia,
        QLocale.Country.Chile,
        QLocale.Country.Venezuela,
    )
)


def _units(millimetres: float) -> int:
    return round(millimetres / 25.4 * UNITS_PER_INCH)


def locale_paper(locale: QLocale) -> QPageSize:
    """Letter where it is used, A4 elsewhere."""
    letter = locale.territory() in _LETTER_COUNTRIES
    return QPageSize(QPageSize.PageSizeId.Letter if letter else QPageSize.PageSizeId.A4)


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet's measures in units, and how text is set on it."""

    width: int
    height: int
    style: PageStyle

    @staticmethod
    def of(size: QPageSize, settings: Settings) -> Paper:
        """Paper of a size; the reader's line height, measure and justification hold on it too."""
        millimetres = size.size(QPageSize.Unit.Millimeter)
        width, height = _units(millimetres.width()), _units(millimetres.height())
        em = _TEXT_PT / 72 * UNITS_PER_INCH
        column = min(round(em * settings.measure_em), width - 2 * _units(_SIDE_MM))
        dots = QGuiApplication.primaryScreen().logicalDotsPerInchY()
        style = replace(PageStyle.of(settings, dots), em_px=em, measure_px=column)
        return Paper(width, height, style)

    @property
    def left(self) -> int:
        """Left edge of the text."""
        return (self.width - self.column) // 2

    @property
    def column(self) -> int:
        """Width of the text."""
        return self.style.measure_px

    @property
    def top(self) -> int:
        """Upper edge of the text."""
        return _units(_TOP_MM)

    @property
    def room(self) -> int:
        """Height of the text."""
        return self.height - self.top - _units(_BOTTOM_MM)

    def layout(self, size: QPageSize) -> QPageLayout:
        """The same for a printer: the whole sheet, the margins are ours."""
        return QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)


class Flow:
    """A document that runs over sheets, with what is marked on it."""

    def __init__(
        self,
        document: Document,
        paper: Paper,
        marks: Sequence[Mark] = (),
        numbers: Mapping[int, str] | None = None,
    ) -> None:
        """``numbers`` are note numbers by the offset of the last code point of what the note is on."""
        load_fonts()
        self.document = document
        self.overlay = Overlay(MarkSet(marks), MarkSet(), None, None, 0.0)
        self.numbers = dict(numbers or {})
        # Wide enough that the page's own margins leave the whole column.
        self._page = Page(document, paper.style, paper.column + 2 * paper.width, paper.room)

    def rows(self) -> Iterator[Paragraph]:
        """The rows, laid out one after the other."""
        for row in range(self._page.rows.count):
            yield self._page.paragraph(row)


@dataclass(frozen=True, slots=True)
class Piece:
    """Lines of one row on a sheet; ``y`` is where the row's top would be, from the text's upper edge."""

    flow: Flow
    paragraph: Paragraph
    lines: range
    y: int


@dataclass(slots=True)
class Sheet:
    """What is on one sheet."""

    number: int
    pieces: list[Piece] = field(default_factory=list)

    @property
    def letters(self) -> int:
        """Code points on it."""
        return sum(
            p.paragraph.line_span(p.lines.stop - 1)[1] - p.paragraph.line_span(p.lines.start)[0] for p in self.pieces
        )


def sheets(flows: Sequence[Flow], paper: Paper) -> Iterator[Sheet]:
    """The sheets, one by one: never a cut line, no heading alone at the end, no single line left behind."""
    setter = _Setter(paper.room)
    for flow in flows:
        for paragraph in flow.rows():
            yield from setter.add(flow, paragraph)
    yield setter.sheet


class _Setter:
    """Fills sheets from the top."""

    def __init__(self, room: int) -> None:
        self._room = room
        self.sheet = Sheet(1)
        self._y = 0

    def add(self, flow: Flow, paragraph: Paragraph, first: int = 0) -> Iterator[Sheet]:
        """Set a row from line ``first``; yield every sheet that is full."""
        while first < paragraph.line_count:
            fresh = not self.sheet.pieces
            y = self._y if first == 0 and not fresh else -paragraph.tops[first]
            fitting = self._fitting(paragraph, first, y, fresh)
            if fitting:
                self.sheet.pieces.append(Piece(flow, paragraph, range(first, first + fitting), y))
                first += fitting
                self._y = y + paragraph.height
            if first < paragraph.line_count:
                yield from self._turn(first == 0)

    def _fitting(self, paragraph: Paragraph, first: int, y: int, fresh: bool) -> int:
        left = paragraph.line_count - first
        fitting = 0
        while fitting < left:
            line = first + fitting
            if y + paragraph.tops[line] + paragraph.line_height(line) > self._room:
                break
            fitting += 1
        if fitting == left:
            return fitting
        if left - fitting < _FEWEST_LINES:
            fitting = left - _FEWEST_LINES
        if fitting < _FEWEST_LINES and first == 0:
            fitting = 0
        return max(fitting, 1 if fresh else 0)

    def _turn(self, untouched: bool) -> Iterator[Sheet]:
        """Begin the next sheet; headings at the end go along with a row that did not begin on this one."""
        full, self.sheet, self._y = self.sheet, Sheet(self.sheet.number + 1), 0
        carried: list[Piece] = []
        while untouched and len(full.pieces) > 1 and full.pieces[-1].paragraph.block.kind is BlockKind.HEADING:
            carried.insert(0, full.pieces.pop())
        yield full
        for piece in carried:
            yield from self.add(piece.flow, piece.paragraph, piece.lines.start)


def paint_sheet(painter: QPainter, sheet: Sheet, paper: Paper, theme: Theme, title: str) -> None:
    """Paint a sheet; the painter's coordinates are units from the sheet's corner."""
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    for piece in sheet.pieces:
        painter.save()
        painter.translate(paper.left, paper.top + piece.y)
        paint_lines(painter, piece.paragraph, piece.lines, piece.flow.overlay, theme)
        _paint_numbers(painter, piece, paper, theme)
        painter.restore()
    language = sheet.pieces[0].flow.document.language if sheet.pieces else "en"
    _paint_head(painter, sheet, paper, theme, title, language)


def _paint_numbers(painter: QPainter, piece: Piece, paper: Paper, theme: Theme) -> None:
    """The numbers of notes, in the trailing margin beside the line their words end on."""
    paragraph = piece.paragraph
    font = paper.style.font(paragraph.script, _SMALL)
    metrics = QFontMetricsF(font)
    gap = paper.style.px(0.7)
    reach: dict[int, float] = {}
    for offset, number in piece.flow.numbers.items():
        if not paragraph.start <= offset < paragraph.end or paragraph.line_of(offset) not in piece.lines:
            continue
        line = paragraph.line_of(offset)
        width = metrics.horizontalAdvance(number)
        away = reach.get(line, float(gap))
        reach[line] = away + width + gap / 2
        x = -away - width if paragraph.rtl else paragraph.width + away
        painter.setPen(theme.color("accent"))
        top = paragraph.baselines[line] - metrics.ascent() * 1.25
        draw_words(painter, QRectF(x, top, width + gap, metrics.height()), number, font, QTextOption(_LEFT))


def _paint_head(painter: QPainter, sheet: Sheet, paper: Paper, theme: Theme, title: str, language: str) -> None:
    font = paper.style.font(script_of(language), _SMALL)
    metrics = QFontMetricsF(font)
    painter.setPen(theme.color("muted"))
    option = QTextOption(Qt.AlignmentFlag.AlignHCenter)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    rtl = paragraph_direction(title, Direction.LTR) is Direction.RTL
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    line = metrics.height()
    if sheet.number > 1:
        head = metrics.elidedText(title, Qt.TextElideMode.ElideRight, paper.column)
        draw_words(painter, QRectF(paper.left, _units(_HEAD_MM), paper.column, line), isolate(head), font, option)
    foot = paper.height - _units(_HEAD_MM) - line
    number = format_number(sheet.number, language)
    draw_words(painter, QRectF(paper.left, foot, paper.column, line), number, font, option)
