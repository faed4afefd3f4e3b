"""Painting a frame of the timeline: colours by role, nothing decided and nothing measured twice."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPen

from core.chronology.layout import DOT_RADIUS_PX, Mark, MarkKind, half_width_px
from ui.text import isolate
from ui.theme import Theme
from ui.timeline.brushes import CLUSTER_RADIUS_PX, Brushes, faded
from ui.timeline.frame import AXIS_LINE_PX, Areas, AxisLine, Frame, Lane
from ui.timeline.overlays import paint_labels, paint_pins, paint_span, paint_span_label

_BAR_PX = 7.0
_BACKGROUND_BAR_PX = 3.0
_BIN_GAP_PX = 1.5


def paint(painter: QPainter, bounds: QRectF, frame: Frame, brushes: Brushes) -> None:
    """Paint one frame."""
    theme = brushes.theme
    painter.fillRect(bounds, theme.color("page"))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if frame.empty_text:
        painter.setFont(brushes.label_font)
        painter.setPen(theme.color("muted"))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(bounds.adjusted(24, 8, -24, -8), int(flags), frame.empty_text)
    else:
        _paint_strip(painter, frame, brushes)
        paint_span(painter, frame, brushes)
        _paint_lanes(painter, frame, brushes)
        _paint_axes(painter, frame, brushes)
        _paint_cursor(painter, frame, brushes)
        paint_span_label(painter, frame, brushes)
        _paint_caption(painter, frame, brushes)
    if frame.focused:
        painter.setPen(QPen(theme.color("accent"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(bounds.adjusted(1.5, 1.5, -1.5, -1.5), 3, 3)


def _paint_strip(painter: QPainter, frame: Frame, brushes: Brushes) -> None:
    theme, strip = brushes.theme, frame.areas.strip
    painter.fillRect(strip, theme.color("chrome"))
    most = max(frame.density, default=0)
    if most:
        bin_px = strip.width() / len(frame.density)
        bars = [
            QRectF(
                strip.left() + i * bin_px,
                strip.bottom() - _bar_height(count, most),
                max(bin_px - _BIN_GAP_PX, 1),
                _bar_height(count, most),
            )
            for i, count in enumerate(frame.density)
            if count
        ]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(faded(theme.color("muted"), 0.55))
        painter.drawRects(bars)
    window = strip_window(frame)
    painter.setPen(QPen(faded(theme.color("accent"), 0.75), 1))
    painter.setBrush(faded(theme.color("accent"), 0.22))
    painter.drawRect(window.adjusted(0.5, 0.5, -0.5, -0.5))


def _bar_height(count: int, most: int) -> float:
    """The square root: one event stays visible beside a thousand."""
    return float(2.0 + 10.0 * (count / most) ** 0.5)


def strip_window(frame: Frame) -> QRectF:
    """The window's rectangle in the density strip, never too narrow to be taken hold of."""
    strip = frame.areas.strip
    x0, x1 = sorted((frame.strip_scale.x_of(frame.scale.start), frame.strip_scale.x_of(frame.scale.end)))
    if x1 - x0 < 6:
        x0, x1 = (x0 + x1) / 2 - 3, (x0 + x1) / 2 + 3
    x0, x1 = max(min(x0, strip.width() - 6), 0), min(max(x1, 6), strip.width())
    return QRectF(strip.left() + x0, strip.top() - 1, x1 - x0, strip.height() + 2)


def _lane_color(theme: Theme, lane: Lane, row: int) -> QColor:
    return theme.lane(row if lane.color < 0 else lane.color)


def _paint_lanes(painter: QPainter, frame: Frame, brushes: Brushes) -> None:
    theme, areas = brushes.theme, frame.areas
    rows = areas.lanes_in_sight()
    colors = {row: _lane_color(theme, frame.lanes[row], row) for row in rows}
    painter.save()
    painter.setClipRect(areas.lanes.united(areas.gutter).adjusted(-8, 0, 8, 0))
    painter.setPen(QPen(theme.color("rule"), 1))
    left, right = (
        min(areas.lanes.left(), areas.gutter.left()),
        max(areas.lanes.right(), areas.gutter.right()),
    )
    lines = [
        QLineF(left, round(areas.lane_top(row + 1)) - 0.5, right, round(areas.lane_top(row + 1)) - 0.5) for row in rows
    ]
    painter.drawLines(lines)
    _paint_titles(painter, frame, brushes, colors)
    painter.setClipRect(areas.lanes)
    _paint_backgrounds(painter, frame, colors)
    for mark in frame.marks:
        if mark.kind is MarkKind.SPAN and bar_height(mark, areas) == _BAR_PX:
            _paint_span(painter, mark, areas, colors[mark.lane])
    painter.setClipRect(areas.lanes.adjusted(-8, 0, 8, 0))
    for ring, role in ((frame.current, "accent"), (frame.chosen, "ink")):
        if ring is not None:
            _paint_ring(painter, ring, areas, theme.color(role))
    painter.setFont(brushes.count_font)
    for mark in frame.marks:
        if mark.kind is not MarkKind.SPAN:
            _paint_dot(painter, mark, areas, colors[mark.lane], brushes)
    paint_labels(painter, frame, brushes)
    paint_pins(painter, frame, brushes)
    painter.restore()
    most = areas.most_scroll_px()
    if most > 0:
        _paint_scroll_hint(painter, frame, brushes, most)


def _paint_titles(painter: QPainter, frame: Frame, brushes: Brushes, colors: dict[int, QColor]) -> None:
    areas = frame.areas
    if areas.gutter.width() <= 0:
        return
    painter.setFont(brushes.small_font)
    room = areas.gutter.width() - 22
    for row, color in colors.items():
        box = QRectF(areas.gutter.left(), areas.lane_top(row), areas.gutter.width(), areas.lane_height)
        edge = box.right() - 3.5 if frame.scale.rtl else box.left() + 3.5
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawEllipse(QPointF(edge, box.center().y()), 3, 3)
        painter.setPen(brushes.theme.color("muted"))
        text = box.adjusted(10, 0, -12, 0) if frame.scale.rtl else box.adjusted(12, 0, -10, 0)
        side = Qt.AlignmentFlag.AlignRight if frame.scale.rtl else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(
            text,
            int(flags | Qt.TextFlag.TextSingleLine),
            brushes.title(frame.lanes[row].title, room),
        )


def bar_height(mark: Mark, areas: Areas) -> float:
    """How thick a bar is: a century about a window of years is only its background."""
    return _BAR_PX if mark.x1 - mark.x0 <= areas.lanes.width() else _BACKGROUND_BAR_PX


def _paint_backgrounds(painter: QPainter, frame: Frame, colors: dict[int, QColor]) -> None:
    """Bars longer than the window, once a lane however many there are: they are only its background."""
    areas = frame.areas
    reached: dict[int, float] = {}
    wide = [m for m in frame.marks if m.kind is MarkKind.SPAN and bar_height(m, areas) < _BAR_PX]
    painter.setPen(Qt.PenStyle.NoPen)
    for mark in sorted(wide, key=lambda m: (m.lane, m.x0)):
        x0 = max(mark.x0, reached.get(mark.lane, -60.0))
        x1 = min(mark.x1, areas.lanes.width() + 60.0)
        if x1 > x0:
            middle = areas.lane_top(mark.lane) + areas.lane_height / 2
            painter.setBrush(faded(colors[mark.lane], 0.28))
            top = round(middle - _BACKGROUND_BAR_PX / 2)
            painter.drawRect(QRectF(areas.lanes.left() + x0, top, x1 - x0, _BACKGROUND_BAR_PX))
            reached[mark.lane] = x1


def _paint_span(painter: QPainter, mark: Mark, areas: Areas, color: QColor) -> None:
    # Coordinates far outside would cost time or overflow; the ends outside are not seen anyway.
    x0 = max(mark.x0, -60.0) + areas.lanes.left()
    x1 = min(mark.x1, areas.lanes.width() + 60.0) + areas.lanes.left()
    middle = areas.lane_top(mark.lane) + areas.lane_height / 2
    height = bar_height(mark, areas)
    bar = QRectF(x0, round(middle - height / 2), x1 - x0, height)
    painter.setPen(Qt.PenStyle.NoPen)
    if mark.inferred:
        painter.setBrush(faded(color, 0.10))
        painter.setPen(QPen(faded(color, 0.7), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(bar.adjusted(0, 0.5, 0, -0.5), 3.5, 3.5)
        return
    if not mark.soft:
        painter.setBrush(faded(color, 0.38))
        painter.drawRoundedRect(bar, 3.5, 3.5)
        return
    # Uncertain ends fade; what the window cuts off is not an end.
    fade = min(bar.width() / 3, 18.0) / bar.width()
    gradient = QLinearGradient(bar.topLeft(), bar.topRight())
    for at, strength in ((0.0, 0.06), (fade, 0.38), (1.0 - fade, 0.38), (1.0, 0.06)):
        gradient.setColorAt(at, faded(color, strength))
    painter.setBrush(gradient)
    painter.drawRoundedRect(bar, 3.5, 3.5)


def _paint_ring(painter: QPainter, mark: Mark, areas: Areas, color: QColor) -> None:
    painter.setPen(QPen(color, 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    at = areas.point_of(mark)
    if mark.kind is MarkKind.SPAN:
        x0, x1 = max(mark.x0, -30.0), min(mark.x1, areas.lanes.width() + 30.0)
        height = bar_height(mark, areas) + 4
        box = QRectF(areas.lanes.left() + x0 - 2, at.y() - height / 2, x1 - x0 + 4, height)
        painter.drawRoundedRect(box, height / 2, height / 2)
        return
    half = half_width_px(mark.size)
    radius = DOT_RADIUS_PX if mark.size == 1 else CLUSTER_RADIUS_PX
    box = QRectF(round(at.x()) - half, round(at.y()) - radius, 2 * half, 2 * radius).adjusted(-2, -2, 2, 2)
    painter.drawRoundedRect(box, radius + 2, radius + 2)


def _paint_dot(painter: QPainter, mark: Mark, areas: Areas, color: QColor, brushes: Brushes) -> None:
    # Whole pixels: sprites and numbers stay sharp.
    x = round(areas.lanes.left() + mark.x)
    y = round(areas.lane_top(mark.lane) + areas.lane_height / 2)
    half = half_width_px(mark.size)
    radius = min(half, CLUSTER_RADIUS_PX)
    painter.drawPixmap(QPointF(x - half - 1, y - radius - 1), brushes.sprite(color, half, mark.inferred))
    if mark.size > 1:
        text, width = brushes.count(mark.size)
        painter.setPen(color if mark.inferred else brushes.page)
        baseline = y + (brushes.count_metrics.ascent() - brushes.count_metrics.descent()) / 2
        painter.drawText(QPointF(x - width / 2, round(baseline)), text)


def _paint_scroll_hint(painter: QPainter, frame: Frame, brushes: Brushes, most: float) -> None:
    areas = frame.areas
    share = areas.lanes.height() / (areas.lanes.height() + most)
    height = max(areas.lanes.height() * share, 12)
    top = areas.lanes.top() + (areas.lanes.height() - height) * areas.scroll_px / most
    x = areas.lanes.left() - 7 if frame.scale.rtl else areas.lanes.right() + 4
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(faded(brushes.theme.color("muted"), 0.5))
    painter.drawRoundedRect(QRectF(x, top, 3, height), 1.5, 1.5)


def _paint_axes(painter: QPainter, frame: Frame, brushes: Brushes) -> None:
    theme, axis = brushes.theme, frame.areas.axis
    painter.setPen(QPen(theme.color("rule"), 1))
    painter.drawLine(QPointF(axis.left(), round(axis.top()) + 0.5), QPointF(axis.right(), round(axis.top()) + 0.5))
    for line, each in enumerate(frame.axes):
        _paint_axis(painter, frame, each, line, brushes)


def _paint_axis(painter: QPainter, frame: Frame, line: AxisLine, number: int, brushes: Brushes) -> None:
    theme, axis = brushes.theme, frame.areas.axis
    top = axis.top() + 5 + number * AXIS_LINE_PX
    first = number == 0
    font, metrics = (
        (brushes.label_font, brushes.label_metrics) if first else (brushes.small_font, brushes.small_metrics)
    )
    ink = theme.color("ink" if first else "muted")
    baseline = round(top + (AXIS_LINE_PX + metrics.ascent() - metrics.descent()) / 2)
    painter.setFont(font)
    painter.setPen(QPen(faded(theme.color("muted"), 0.8 if first else 0.45), 1))
    foot = axis.top() + (4 if first else 2.5)
    painter.drawLines(
        [
            QLineF(
                round(axis.left() + tick.x) + 0.5,
                axis.top() - (3 if tick.major and first else 0),
                round(axis.left() + tick.x) + 0.5,
                foot,
            )
            for tick in line.axis.ticks
        ]
    )
    for tick in line.axis.ticks:
        if tick.label:
            painter.setPen(ink if tick.major or first else theme.color("muted"))
            width = metrics.horizontalAdvance(tick.label)
            painter.drawText(QPointF(axis.left() + tick.x - width / 2, baseline), isolate(tick.label))
    gutter = frame.areas.gutter
    if gutter.width() > 0:
        painter.setFont(brushes.small_font)
        painter.setPen(theme.color("muted"))
        side = Qt.AlignmentFlag.AlignRight if frame.scale.rtl else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        box = QRectF(gutter.left(), top, gutter.width() - 6, AXIS_LINE_PX)
        if frame.scale.rtl:
            box.translate(6, 0)
        painter.drawText(box, int(flags | Qt.TextFlag.TextSingleLine), brushes.title(line.name, box.width()))


def _paint_cursor(painter: QPainter, frame: Frame, brushes: Brushes) -> None:
    if frame.cursor_x is None:
        return
    theme, pill = brushes.theme, frame.pill
    accent = theme.color("accent")
    painter.setFont(brushes.small_font)
    if frame.cursor_in_sight:
        x = round(frame.areas.lanes.left() + frame.cursor_x) + 0.5
        painter.setPen(QPen(accent, 1.5))
        painter.drawLine(QPointF(x, pill.bottom()), QPointF(x, frame.areas.axis.top() + 3))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        ink = theme.color("accent_ink")
    else:
        # The date being read is beyond the window: an outlined pill at that edge, a way back.
        painter.setPen(QPen(accent, 1))
        painter.setBrush(theme.color("page"))
        ink = accent
    painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
    painter.setPen(ink)
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, frame.cursor_label)


def _paint_caption(painter: QPainter, frame: Frame, brushes: Brushes) -> None:
    """The chosen event in words, in the pill's row: above its mark, or beside the pill if that is there."""
    if frame.chosen is None or not frame.caption:
        return
    row = frame.areas.pill
    x = row.left() + min(max(frame.chosen.x, 0.0), row.width())
    if not frame.pill.isEmpty():
        before = QRectF(row.left(), row.top(), frame.pill.left() - 8 - row.left(), row.height())
        after = QRectF(frame.pill.right() + 8, row.top(), row.right() - frame.pill.right() - 8, row.height())
        row = before if before.width() > after.width() else after
    text = brushes.small_metrics.elidedText(frame.caption, Qt.TextElideMode.ElideRight, row.width())
    width = min(brushes.small_metrics.horizontalAdvance(text) + 2, row.width())
    left = min(max(x - width / 2, row.left()), row.right() - width)
    painter.setFont(brushes.small_font)
    painter.setPen(brushes.theme.color("ink"))
    painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if frame.scale.rtl else Qt.LayoutDirection.LeftToRight)
    painter.drawText(
        QRectF(left, row.top(), width, row.height()),
        int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine),
        text,
    )


def pill_rect(areas: Areas, cursor_x: float, label: str, brushes: Brushes) -> QRectF:
    """The pill above the cursor, wholly inside the plot."""
    width = brushes.small_metrics.horizontalAdvance(label) + 20
    left = areas.pill.left() + min(max(cursor_x - width / 2, 0.0), max(areas.pill.width() - width, 0.0))
    return QRectF(left, areas.pill.top(), width, areas.pill.height())
