"""Text painted by hand: each run in its own direction, on the side its place asks for."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

SPACE = 8
"""The grid, in pixels."""
HALF = 4
MARGIN = 16
"""Distance of a panel's content from its edges, in pixels."""
_SAMPLE = "Ágृآ"
"""Tall and deep letters of three scripts: a line high enough for them is high enough for any."""

_WEIGHT_AXIS = QFont.Tag.fromString("wght")
Span = tuple[int, int]


def scaled_font(font: QFont, factor: float, *, semi_bold: bool = False) -> QFont:
    """A copy of ``font``, ``factor`` times its size, whichever unit that is in."""
    result = QFont(font)
    if font.pixelSize() > 0:
        result.setPixelSize(max(1, round(font.pixelSize() * factor)))
    else:
        result.setPointSizeF(font.pointSizeF() * factor)
    if semi_bold:
        result.setWeight(QFont.Weight.DemiBold)
        # The bundled faces are variable fonts, and Qt finds their heavier weights by the axis only.
        result.setVariableAxis(_WEIGHT_AXIS, float(QFont.Weight.DemiBold.value))
    return result


def reading_font(font: QFont, text: str) -> QFont:
    """The page's own face for the script of ``text``, matched in size to the interface's ``font``."""
    from ui.fonts import reading_family

    rtl = natural_direction(text) is Qt.LayoutDirection.RightToLeft
    devanagari = any("\u0900" <= char <= "\u097f" for char in text[:80])
    result = scaled_font(font, 1.3 if rtl else 1.1)
    result.setFamilies(reading_family("ar" if rtl else "hi" if devanagari else "en"))
    return result


def natural_direction(text: str) -> Qt.LayoutDirection:
    """The direction most letters of a short ``text`` have; the interface's own where there are none."""
    balance = 0
    for char in text:
        kind = unicodedata.bidirectional(char)
        balance += (kind in ("R", "AL")) - (kind == "L")
    if balance == 0:
        return QGuiApplication.layoutDirection()
    return Qt.LayoutDirection.RightToLeft if balance > 0 else Qt.LayoutDirection.LeftToRight


def leading_alignment(vertical: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignVCenter) -> Qt.AlignmentFlag:
    """The interface's leading side, for a label whose words may be of either direction.

    A QLabel left to itself stands on the side of its text.
    """
    rtl = QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignAbsolute | vertical


def layout_direction(name: str) -> Qt.LayoutDirection:
    """``rtl`` or ``ltr`` as Qt says it."""
    return Qt.LayoutDirection.RightToLeft if name == "rtl" else Qt.LayoutDirection.LeftToRight


def one_line(text: str, limit: int = 400) -> str:
    """White space made single spaces, and no more than ``limit`` code points of it."""
    return " ".join(text[: limit * 2].split())[:limit]


class Paragraph:
    """A few lines of text laid out to a width, ended by an ellipsis where ``max_lines`` cuts it.

    ``direction`` is the way the text runs, ``side`` the direction against whose leading edge it
    stands (the same, unless told). ``marks`` are code-point spans drawn bold on ``mark_color``.
    """

    def __init__(
        self,
        text: str,
        font: QFont,
        width_px: int,
        *,
        direction: Qt.LayoutDirection,
        side: Qt.LayoutDirection | None = None,
        max_lines: int = 1,
        marks: Sequence[Span] = (),
        mark_color: QColor | None = None,
    ) -> None:
        width_px = max(width_px, 1)
        option = _option(direction, direction if side is None else side)
        self._max_lines = max_lines
        self._layout = _lay_out(text, font, width_px, option, _formats(text, marks, mark_color))
        if self._layout.lineCount() > max_lines:
            text = self._cut(text, font, width_px)
            self._layout = _lay_out(text, font, width_px, option, _formats(text, marks, mark_color))
        self.shown = text
        """The text as drawn, with its ellipsis."""

    def _cut(self, text: str, font: QFont, width_px: int) -> str:
        units = self._layout.lineAt(self._max_lines - 1).textStart()
        head = text.encode("utf-16-le", "surrogatepass")[: units * 2].decode("utf-16-le", "ignore")
        metrics = QFontMetrics(font)
        room = min(width_px, metrics.horizontalAdvance(text[len(head) :]) - 1)
        tail = metrics.elidedText(text[len(head) :], Qt.TextElideMode.ElideRight, room)
        space = tail.rfind(" ")
        # Several lines of running text end with a whole word; a single line shows as much as it can.
        if self._max_lines > 1 and space > len(tail) // 2:
            tail = tail[:space].rstrip(" ،,;؛:") + "…"
        return head + tail

    @property
    def line_count(self) -> int:
        """Lines that are drawn."""
        return min(self._layout.lineCount(), self._max_lines)

    @property
    def height_px(self) -> int:
        """Height of the lines that are drawn."""
        if not self.line_count:
            return 0
        line = self._layout.lineAt(self.line_count - 1)
        return round(line.y() + line.height())

    def first_line_span(self) -> tuple[float, float]:
        """Left and right edge of the first line's ink, in pixels from the box's left edge."""
        rect = self._layout.lineAt(0).naturalTextRect()
        return rect.left(), rect.right()

    def draw(self, painter: QPainter, corner: QPoint, color: QColor) -> None:
        """Paint with the top left corner of the text's box at ``corner``."""
        painter.setPen(color)
        clip = QRect()
        if self._layout.lineCount() > self.line_count:
            clip = QRect(corner, corner + QPoint(100_000, self.height_px - 1))
            painter.save()
            painter.setClipRect(clip, Qt.ClipOperation.IntersectClip)
        self._layout.draw(painter, QPointF(corner))
        if not clip.isNull():
            painter.restore()


def _option(direction: Qt.LayoutDirection, side: Qt.LayoutDirection) -> QTextOption:
    right = side is Qt.LayoutDirection.RightToLeft
    flag = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    option = QTextOption(flag | Qt.AlignmentFlag.AlignAbsolute)
    option.setTextDirection(direction)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def _formats(text: str, marks: Sequence[Span], color: QColor | None) -> list[QTextLayout.FormatRange]:
    formats = []
    for start, end in marks:
        if start >= min(end, len(text)):
            continue
        span = QTextLayout.FormatRange()
        span.start = _utf16(text, start)
        span.length = _utf16(text, min(end, len(text))) - span.start
        style = QTextCharFormat()
        style.setFontWeight(QFont.Weight.Bold)
        if color is not None:
            style.setBackground(color)
        span.format = style
        formats.append(span)
    return formats


def _utf16(text: str, offset: int) -> int:
    return offset + sum(char > "\uffff" for char in text[:offset])


def _lay_out(
    text: str, font: QFont, width_px: int, option: QTextOption, formats: list[QTextLayout.FormatRange]
) -> QTextLayout:
    layout = QTextLayout(text, font)
    layout.setTextOption(option)
    if formats:
        layout.setFormats(formats)
    layout.setCacheEnabled(True)
    top = 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width_px)
        line.setPosition(QPointF(0.0, top))
        top += line.height()
    layout.endLayout()
    return layout


def draw_line(
    painter: QPainter,
    rect: QRect,
    text: str,
    font: QFont,
    color: QColor,
    *,
    direction: Qt.LayoutDirection,
    side: Qt.LayoutDirection,
) -> Paragraph:
    """One elided line in the middle of ``rect``; see :class:`Paragraph` for ``direction`` and ``side``."""
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, max(rect.width(), 0))
    paragraph = Paragraph(shown, font, rect.width(), direction=direction, side=side)
    top = rect.top() + (rect.height() - paragraph.height_px) // 2
    paragraph.draw(painter, QPoint(rect.left(), top), color)
    return paragraph


def line_height(font: QFont) -> int:
    """Pixels a line needs whatever script it is in."""
    sample = Paragraph(_SAMPLE, font, 1000, direction=Qt.LayoutDirection.LeftToRight)
    return max(sample.height_px, QFontMetrics(font).height())
