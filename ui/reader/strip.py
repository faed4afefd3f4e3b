"""The strip beside the scroll bar: where in the text its dates, highlights and matches are."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.reader.marks import (
    BOOKMARK,
    CONFIRMED_DATE,
    CONFLICT_DATE,
    DATE,
    FIND,
    FIND_CURRENT,
    HIGHLIGHT,
    INFERRED_DATE,
    NOTE,
    Mark,
)
from ui.theme import Theme

WIDTH_PX = 14
_TRACK_PX = 8
_TICK_PX = 2
_EDGE_PX = 8
_CATCH_PX = 4


@dataclass(frozen=True, slots=True)
class _Layer:
    kind: str
    colour: str
    starts: list[int]


def _layers(marks: Sequence[Mark]) -> list[_Layer]:
    starts: dict[tuple[str, str], list[int]] = {}
    for mark in marks:
        starts.setdefault((mark.kind, mark.colour), []).append(mark.start)
    order = (INFERRED_DATE, DATE, CONFIRMED_DATE, CONFLICT_DATE, HIGHLIGHT, NOTE, BOOKMARK, FIND, FIND_CURRENT)
    keys = sorted(starts, key=lambda key: order.index(key[0]))
    return [_Layer(kind, colour, sorted(starts[kind, colour])) for kind, colour in keys]


class MarkerStrip(QWidget):
    """Ticks for marks, at the height the scroll bar's handle has when they are in sight.

    Painting costs one bisection per pixel and kind, however many marks there are.

    Signals:
        offset_chosen(int): go to this place in the text.
    """

    offset_chosen = Signal(int)

    def __init__(self, offset_at: Callable[[float], int], parent: QWidget) -> None:
        """``offset_at(share)`` tells the offset at a share of the whole height."""
        super().__init__(parent)
        self._offset_at = offset_at
        self._layers: list[_Layer] = []
        self._ticks: list[tuple[int, _Layer]] | None = None
        self._bounds: list[int] | None = None
        self._theme: Theme | None = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Marks in the text"))

    def sizeHint(self) -> QSize:
        return QSize(WIDTH_PX, 100)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        self.update()

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Show these marks."""
        self._layers = _layers(marks)
        self._ticks = None
        self.update()

    def measure_again(self) -> None:
        """The page's heights have changed."""
        self._ticks = self._bounds = None
        self.update()

    def ticks(self) -> list[tuple[int, str, str]]:
        """What is drawn: ``(y in pixels, kind, colour)``, at most one per pixel and kind."""
        return [(y, layer.kind, layer.colour) for y, layer in self._found_ticks()]

    def _track(self) -> tuple[int, int]:
        return _EDGE_PX, max(self.height() - 2 * _EDGE_PX, 1)

    def _edges(self) -> list[int]:
        if self._bounds is None:
            _, length = self._track()
            self._bounds = [self._offset_at(pixel / length) for pixel in range(length + 1)]
            self._bounds[-1] += 1  # what begins at the very end belongs to the last pixel
        return self._bounds

    def _found_ticks(self) -> list[tuple[int, _Layer]]:
        if self._ticks is None:
            top, length = self._track()
            edges = self._edges() if self._layers else []
            self._ticks = []
            for layer in self._layers:
                counts = [bisect_left(layer.starts, edge) for edge in edges]
                self._ticks += [(top + pixel, layer) for pixel in range(length) if counts[pixel + 1] > counts[pixel]]
        return self._ticks

    def _colour(self, layer: _Layer, theme: Theme) -> QColor:
        if layer.kind in (HIGHLIGHT, NOTE) and layer.colour:
            tint = theme.highlight(layer.colour)
            # The tints are made to lie under text; on the track they need more body.
            return tint.lighter(170) if theme.dark else tint.darker(135)
        if layer.kind in (FIND, FIND_CURRENT):
            found = theme.color("find")
            return found.lighter(160) if theme.dark else found.darker(130)
        colour = theme.color("error" if layer.kind == CONFLICT_DATE else "accent")
        if layer.kind == INFERRED_DATE:
            colour.setAlphaF(0.5)
        return colour

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._theme is None:
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("page"))
        if not self._layers:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = (self.width() - _TRACK_PX) / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("chrome"))
        painter.drawRoundedRect(QRectF(left, 4, _TRACK_PX, self.height() - 8), 4, 4)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for y, layer in self._found_ticks():
            painter.fillRect(QRectF(left, y, _TRACK_PX, _TICK_PX), self._colour(layer, self._theme))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.measure_again()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self.offset_chosen.emit(self.offset_near(event.position().y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()  # or the pane behind would take it for the end of a click on its text

    def offset_near(self, y: float) -> int:
        """The start of the mark whose tick is at ``y``, or the place in the text a click there means."""
        top, length = self._track()
        near = [(abs(tick + _TICK_PX / 2 - y), tick, layer) for tick, layer in self._found_ticks()]
        distance, tick, layer = min(near, key=lambda found: found[0], default=(_CATCH_PX + 1.0, 0, None))
        if layer is not None and distance <= _CATCH_PX:
            return layer.starts[bisect_left(layer.starts, self._edges()[tick - top])]
        return self._offset_at(min(max((y - top) / length, 0.0), 1.0))
