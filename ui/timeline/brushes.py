"""Fonts, colours and small pictures of the timeline, made once for a theme, a font and a screen."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QPainter, QPen, QPixmap

from ui.text import isolate
from ui.theme import Theme

CLUSTER_RADIUS_PX = 7.5


class Brushes:
    """Fonts, colours and small pictures made once for a theme, a font and a screen."""

    def __init__(self, theme: Theme, font: QFont, device_ratio: float) -> None:
        self.theme = theme
        self.device_ratio = device_ratio
        self.page = theme.color("page")
        base = QFontInfo(font).pixelSize()
        self.label_font = _sized(font, max(round(base * 0.85), 10))
        self.small_font = _sized(font, max(round(base * 0.76), 9))
        self.count_font = _sized(font, 9)
        self.label_metrics = QFontMetricsF(self.label_font)
        self.small_metrics = QFontMetricsF(self.small_font)
        self.count_metrics = QFontMetricsF(self.count_font)
        self._widths: dict[str, float] = {}
        self._labels: dict[tuple[str, int], tuple[str, float]] = {}
        self._titles: dict[tuple[str, int], str] = {}
        self._sprites: dict[tuple[int, float, bool], QPixmap] = {}
        self._counts: dict[int, tuple[str, float]] = {}

    def width(self, label: str) -> float:
        """Width of an axis label; both lines are measured in the larger font."""
        width = self._widths.get(label)
        if width is None:
            if len(self._widths) > 5000:
                self._widths.clear()
            width = self._widths[label] = self.label_metrics.horizontalAdvance(label)
        return width

    def title(self, title: str, width: float) -> str:
        """A lane's title, elided at its own end to ``width`` pixels."""
        key = (title, int(width))
        if key not in self._titles:
            if len(self._titles) > 2000:
                self._titles.clear()
            self._titles[key] = isolate(self.small_metrics.elidedText(title, Qt.TextElideMode.ElideRight, width))
        return self._titles[key]

    def label(self, text: str, width: float) -> tuple[str, float]:
        """An event's words, elided at their own end to ``width`` pixels, and how wide they are then."""
        # Steps of eight pixels: a window that moves does not elide anew at every frame.
        room = int(width) // 8 * 8
        key = (text, room)
        if key not in self._labels:
            if len(self._labels) > 5000:
                self._labels.clear()
            # Only what can be seen is measured: a sentence can be long.
            short = self.small_metrics.elidedText(text[:120], Qt.TextElideMode.ElideRight, room)
            self._labels[key] = (isolate(short), self.small_metrics.horizontalAdvance(short))
        return self._labels[key]

    def count(self, size: int) -> tuple[str, float]:
        """A cluster's number and its width."""
        if size not in self._counts:
            if len(self._counts) > 5000:
                self._counts.clear()
            text = str(size)
            self._counts[size] = (text, self.count_metrics.horizontalAdvance(text))
        return self._counts[size]

    def sprite(self, color: QColor, half_width: float, hollow: bool) -> QPixmap:
        """A dot, circle or pill of a colour with one pixel free around it."""
        key = (color.rgba(), half_width, hollow)
        pixmap = self._sprites.get(key)
        if pixmap is None:
            pixmap = self._sprites[key] = self._draw_sprite(color, half_width, hollow)
        return pixmap

    def _draw_sprite(self, color: QColor, half_width: float, hollow: bool) -> QPixmap:
        radius = min(half_width, CLUSTER_RADIUS_PX)
        width, height = 2 * (half_width + 1), 2 * (radius + 1)
        pixmap = QPixmap(round(width * self.device_ratio), round(height * self.device_ratio))
        pixmap.setDevicePixelRatio(self.device_ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(1, 1, width - 2, height - 2)
        if hollow:
            painter.setPen(QPen(color, 1.5))
            painter.setBrush(self.page)
            body.adjust(0.75, 0.75, -0.75, -0.75)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
        painter.drawRoundedRect(body, radius, radius)
        painter.end()
        return pixmap


def _sized(font: QFont, pixels: int) -> QFont:
    sized = QFont(font)
    sized.setPixelSize(pixels)
    return sized


def faded(color: QColor, alpha: float) -> QColor:
    """A colour with ``alpha`` of its strength."""
    faded = QColor(color)
    faded.setAlphaF(alpha)
    return faded
