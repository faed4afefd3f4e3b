"""What lies over and under the events: words beside dots, annotations and hits, the selected span."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from core.chronology.layout import PinKind, PinMark
from ui.text import isolate
from ui.timeline.brushes import Brushes, faded
from ui.timeline.frame import Frame

_HALF_PX = 3.0


def paint_labels(painter: QPainter, frame: Frame, brushes: Brushes) -> None:
    """The words of events that have room for them, each beside its dot."""
    areas, rtl = frame.areas, frame.scale.rtl
    side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
    flags = int(side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute | Qt.TextFlag.TextSingleLine)
    painter.setFont(brushes.small_font)
    ink, veil = brushes.theme.color("muted"), faded(brushes.page, 0.82)
    for room, text in frame.labels:
        words, width = brushes.label(text, room.x1 - room.x0)
        middle = areas.lane_top(room.lane) + areas.lane_height / 2
        left = areas.lanes.left() + (room.x1 - width if rtl else room.x0)
        # A century behind the words would strike them through.
        painter.fillRect(QRectF(left - 2, middle - 6, width + 4, 12), veil)
        painter.setPen(ink)
        painter.drawText(QRectF(left, areas.lane_top(room.lane), width + 1, areas.lane_height), flags, words)


def paint_pins(painter: QPainter, frame: Frame, brushes: Brushes) -> None:
    """Annotations and hits, each kind in a shape of its own: colour is not all that tells them apart."""
    areas, theme = frame.areas, brushes.theme
    for pin, tint in zip(frame.pins, frame.pin_colors, strict=True):
        at = QPointF(round(areas.lanes.left() + pin.x), areas.pin_y(pin.lane))
        color = theme.color("accent")
        if tint:
            # The page's tints are pale: on a mark of a few pixels they are darkened, or lightened, to be seen.
            hue = theme.highlight(tint)
            color = hue.lighter(120) if theme.dark else hue.darker(160)
        _paint_pin(painter, pin, at, color, brushes)


def _paint_pin(painter: QPainter, pin: PinMark, at: QPointF, color: QColor, brushes: Brushes) -> None:
    x, y, h = at.x(), at.y(), _HALF_PX
    painter.setPen(QPen(color, 1.2))
    painter.setBrush(color)
    match pin.kind:
        case PinKind.BOOKMARK:
            ribbon = ((-h + 0.5, -h), (h - 0.5, -h), (h - 0.5, h), (0, 1), (-h + 0.5, h))
            painter.drawPolygon(QPolygonF([QPointF(x + dx, y + dy) for dx, dy in ribbon]))
        case PinKind.HIGHLIGHT:
            painter.drawRect(QRectF(x - h, y - 0.5, 2 * h, 2.5))
        case PinKind.NOTE:
            painter.setBrush(brushes.page)
            painter.drawRect(QRectF(x - h, y - h, 2 * h, 2 * h))
            painter.drawLine(QPointF(x - 1.2, y), QPointF(x + 1.2, y))
        case PinKind.HIT:
            ink = brushes.theme.color("ink")
            painter.setPen(QPen(ink, 0.8))
            painter.setBrush(brushes.theme.color("find"))
            diamond = ((0, -h - 0.5), (h + 0.5, 0), (0, h + 0.5), (-h - 0.5, 0))
            painter.drawPolygon(QPolygonF([QPointF(x + dx, y + dy) for dx, dy in diamond]))


def _span_box(frame: Frame, top: float, bottom: float) -> QRectF | None:
    if frame.span is None:
        return None
    x0, x1 = max(frame.span[0], 0.0), min(frame.span[1], frame.scale.width_px)
    if x1 < x0:
        return None
    return QRectF(frame.areas.lanes.left() + x0, top, max(x1 - x0, 1.0), bottom - top)


def paint_span(painter: QPainter, frame: Frame, brushes: Brushes) -> None:
    """The selected days as a band behind lanes and axis."""
    box = _span_box(frame, frame.areas.lanes.top(), frame.areas.axis.bottom())
    if box is None:
        return
    accent = brushes.theme.color("accent")
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(faded(accent, 0.13))
    painter.drawRect(box)
    painter.setPen(QPen(faded(accent, 0.7), 1))
    for x in (box.left(), box.right()):
        painter.drawLine(QPointF(round(x) + 0.5, box.top()), QPointF(round(x) + 0.5, box.bottom()))


def paint_span_label(painter: QPainter, frame: Frame, brushes: Brushes) -> None:
    """The selected days in words, at the foot of the lanes."""
    if frame.span is None or not frame.span_label:
        return
    areas, theme = frame.areas, brushes.theme
    width = brushes.small_metrics.horizontalAdvance(frame.span_label) + 16
    middle = (max(frame.span[0], 0.0) + min(frame.span[1], frame.scale.width_px)) / 2
    if not -1.0 <= middle <= frame.scale.width_px + 1.0:
        return
    left = areas.lanes.left() + min(max(middle - width / 2, 0.0), max(areas.lanes.width() - width, 0.0))
    box = QRectF(left, areas.axis.top() - 17.0, width, 15.0)
    painter.setPen(QPen(theme.color("accent"), 1))
    painter.setBrush(theme.color("page"))
    painter.drawRoundedRect(box, 3, 3)
    painter.setFont(brushes.small_font)
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), isolate(frame.span_label))
