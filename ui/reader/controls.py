"""What cannot be seen in a text, shown: direction controls, joiners, soft hyphens, unbreakable spaces.

The signs are drawn over the page as it is laid out, so that nothing moves and every offset stays what it
was: text that a control turns round stays turned round, with the control's name beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from ui.fonts import interface_families
from ui.reader.caret import Lean, Place, caret_rect, line_of
from ui.reader.page import Page
from ui.reader.paragraph import Paragraph
from ui.theme import Theme

_SPACES = {"\u00a0": "NBSP", "\u202f": "NNBSP"}
_JOINERS = {"\u200c": "ZWNJ", "\u200d": "ZWJ", "\u00ad": "SHY"}
_NAMES = {
    **_SPACES,
    **_JOINERS,
    "\u034f": "CGJ",
    "\u061c": "ALM",
    "\u180e": "MVS",
    "\u200b": "ZWSP",
    "\u200e": "LRM",
    "\u200f": "RLM",
    "\u202a": "LRE",
    "\u202b": "RLE",
    "\u202c": "PDF",
    "\u202d": "LRO",
    "\u202e": "RLO",
    "\u2060": "WJ",
    "\u2066": "LRI",
    "\u2067": "RLI",
    "\u2068": "FSI",
    "\u2069": "PDI",
    "\ufeff": "BOM",
}
_HIDDEN = re.compile(
    "[\u00a0\u00ad\u034f\u061c\u180b-\u180e\u200b-\u200f\u202a-\u202f\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]+"
)
_OPENING = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068"
_MOST_NAMES = 4
_MOST_SIGNS = 400
"""Drawn at a time; a page of nothing but controls stays quick."""
_LETTERS_EM = 0.4


@dataclass(frozen=True, slots=True)
class Sign:
    """Invisible characters that stand together."""

    start: int
    """Offset in the document of the first."""
    text: str

    @property
    def label(self) -> str:
        """Their names, repeated ones counted: ``RLO×3 PDF``."""
        runs = [(char, len(list(same))) for char, same in groupby(self.text)]
        names = [f"{name_of(char)}×{count}" if count > 1 else name_of(char) for char, count in runs[:_MOST_NAMES]]
        return " ".join(names) + (" …" if len(runs) > _MOST_NAMES else "")

    @property
    def quiet(self) -> bool:
        """Whether it belongs to ordinary writing and needs no name: one joiner, soft hyphen or fixed space."""
        return len(self.text) == 1 and (self.text in _JOINERS or self.text in _SPACES)


def name_of(char: str) -> str:
    """The short name of an invisible character, or its number."""
    return _NAMES.get(char) or f"U+{ord(char):04X}"


def place_of(sign: Sign) -> Place:
    """Where a sign stands: what opens a run by the run's first letter, all else by the letter before."""
    if sign.text[0] in _OPENING:
        return Place(sign.start, Lean.NEXT)
    return Place(sign.start + len(sign.text) if sign.quiet else sign.start, Lean.PREVIOUS)


def signs(paragraph: Paragraph, start: int, end: int) -> Iterator[Sign]:
    """The invisible characters of a row between two offsets of the document."""
    for match in _HIDDEN.finditer(paragraph.text, max(start - paragraph.start, 0), end - paragraph.start):
        yield Sign(paragraph.start + match.start(), match[0])


def paint_controls(painter: QPainter, page: Page, theme: Theme, area: QRectF) -> None:
    """Draw signs for what is invisible in the rows of ``page`` that meet ``area``."""
    left = _MOST_SIGNS
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    for paragraph, top in page.visible():
        if top + paragraph.height < area.top() or top > area.bottom():
            continue
        painter.save()
        painter.translate(page.left, top)
        first = paragraph.line_at(area.top() - top)
        last = paragraph.line_at(area.bottom() - top)
        span = paragraph.line_span(first)[0], paragraph.line_span(last)[1]
        taken: dict[int, list[QRectF]] = {}
        for sign in signs(paragraph, *span):
            if not left:
                break
            left -= 1
            _paint(painter, paragraph, sign, theme, taken)
        painter.restore()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _paint(painter: QPainter, paragraph: Paragraph, sign: Sign, theme: Theme, taken: dict[int, list[QRectF]]) -> None:
    """Draw one sign; ``taken`` says by line where names stand already, so that none covers another."""
    place = place_of(sign)
    line = line_of(paragraph, place)
    x = caret_rect(paragraph, place).left()
    baseline = paragraph.baselines[line]
    em = paragraph.style.em_px * paragraph.look.scale
    painter.setPen(QPen(theme.color("accent"), 1.2))
    if sign.text in _SPACES:
        for rect in paragraph.rects(sign.start, sign.start + 1):
            foot = baseline + em * 0.18
            corners = [(rect.left() + 1, foot - 4), (rect.left() + 1, foot), (rect.right() - 1, foot)]
            points = [QPointF(*corner) for corner in (*corners, (rect.right() - 1, foot - 4))]
            painter.drawPolyline(points)
        return
    if sign.quiet:
        high = em * 0.75
        painter.drawLine(QPointF(x, baseline - high), QPointF(x, baseline + em * 0.2))
        arm = em * 0.14
        if sign.text == "\u00ad":
            painter.drawLine(QPointF(x - arm, baseline - em * 0.3), QPointF(x + arm, baseline - em * 0.3))
        elif sign.text == "\u200d":
            painter.drawLine(QPointF(x - arm, baseline - high - arm), QPointF(x + arm, baseline - high + arm))
            painter.drawLine(QPointF(x - arm, baseline - high + arm), QPointF(x + arm, baseline - high - arm))
        else:
            painter.drawLine(QPointF(x, baseline - high), QPointF(x - arm, baseline - high - arm))
            painter.drawLine(QPointF(x, baseline - high), QPointF(x + arm, baseline - high - arm))
        return
    font = QFont()
    font.setFamilies(interface_families())
    font.setPixelSize(max(round(em * _LETTERS_EM), 7))
    metrics = QFontMetricsF(font)
    width = metrics.horizontalAdvance(sign.label) + 6
    tag = QRectF(x - width / 2, paragraph.tops[line], width, metrics.height())
    others = taken.setdefault(line, [])
    for other in sorted(others, key=lambda other: other.left()):
        if other.intersects(tag):
            tag.moveLeft(other.right() + 2)
    others.append(tag)
    painter.drawLine(QPointF(x, tag.bottom()), QPointF(x, baseline + em * 0.2))
    painter.setBrush(theme.color("page"))
    painter.drawRoundedRect(tag, 3, 3)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setFont(font)
    painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, sign.label)
