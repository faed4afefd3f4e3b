"""The timeline under the pointer: mouse, wheel, pinch, and a span of days drawn on the axis."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from math import floor

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QGestureEvent, QPinchGesture, QToolTip, QWidget

from core.chronology.layout import (
    MIN_WINDOW_DAYS,
    NEAR_PX,
    Mark,
    MarkKind,
    Pin,
    PinMark,
    Scale,
    mark_at,
    pin_at,
    release_speed,
)
from core.chronology.model import HistoricalDate
from ui.text import isolate
from ui.timeline.contents import pin_tip
from ui.timeline.painting import bar_height, strip_window
from ui.timeline.throwing import Throw
from ui.timeline.view import TimelineView, middle_of

_WHEEL_NOTCH = 120.0
_WHEEL_ZOOM = 1.25
_WHEEL_PAN_PX = 60.0
FRAME_PADDING = 0.35
_BAR_SLOP_PX = 3.0


@dataclass(slots=True)
class _Drag:
    """A press and what became of it."""

    scale: Scale
    start: QPointF = field(default_factory=QPointF)
    scroll_px: float = 0.0
    mark: Mark | None = None
    strip_grip: float | None = None
    """On the density strip: how far from the window's middle it was taken."""
    moving: bool = False
    double: bool = False
    span_from: float | None = None
    """On the axis: the day where a span begins."""
    trail: list[tuple[float, float]] = field(default_factory=list)
    """Time in ms and x of the latest moves: how fast the hand lets go."""


class PointedTimeline(TimelineView):
    """Moves the window and chooses events with the pointer.

    Signals:
        event_chosen: an event was clicked or entered: document id, offsets of its sentence.
        document_chosen: a lane's title was clicked: document id.
        span_selected: days were selected on the axis: the first and the last (JDN).
        span_cleared: no days are selected any more.
        window_changed: the first and last day shown (JDN, fractional).
    """

    event_chosen = Signal(str, int, int)
    document_chosen = Signal(str)
    span_selected = Signal(int, int)
    span_cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drag: _Drag | None = None
        self._last_pressed: Mark | None = None
        self._span_anchor: int | None = None
        self._corner: QWidget | None = None
        self._throw = Throw(self, self._fly)
        self.grabGesture(Qt.GestureType.PinchGesture)
        self.setMouseTracking(True)

    def set_cursor(self, document_id: str | None, date: HistoricalDate | None) -> None:
        """The date now being read; a window held by the mouse is not pulled away."""
        if self._drag is None:
            super().set_cursor(document_id, date)
            return
        self._cursor, self._cursor_document = date, document_id
        self._find_current()
        self._refresh()

    def set_corner(self, corner: QWidget) -> None:
        """Put the timeline's own buttons above the lanes' titles."""
        self._corner = corner
        corner.setParent(self)
        self._place_corner()

    def _place_corner(self) -> None:
        if self._corner is not None:
            room = self.areas().corner()
            self._corner.setVisible(room.width() > 0)
            self._corner.setGeometry(room.toRect())

    # -- a span of days ----------------------------------------------------------------------------

    def select_span(self, first: int, last: int) -> None:
        """Select the days from ``first`` to ``last`` (JDN, both included)."""
        span = min(first, last), max(first, last)
        if span != self._span:
            self._span = span
            self._describe()
            self._refresh()
            self.span_selected.emit(*span)

    def clear_span(self) -> None:
        """Select no days."""
        self._span_anchor = None
        if self._span is not None:
            self._span = None
            self._describe()
            self._refresh()
            self.span_cleared.emit()

    def _draw_span(self, first: float, last: float) -> None:
        """What the hand has selected so far; told when it lets go."""
        self._span = floor(min(first, last)), floor(max(first, last))
        self._refresh()

    def _day_at(self, x: float) -> float:
        areas = self.areas()
        return self._scale.jd_of(min(max(x - areas.lanes.left(), 0.0), areas.lanes.width()))

    # -- choosing --------------------------------------------------------------------------------

    def _select(self, event: int) -> None:
        """Make an event the chosen one, seen and named, without going to its page."""
        self._chosen = event
        self._describe()
        self._scroll_to_lane(self._contents.index.lanes[event])
        self._bring(self._contents.index.mids[event])
        self._refresh()

    def _choose(self, event: int) -> None:
        self._select(event)
        found = self._contents.events[event]
        self.event_chosen.emit(self._contents.lane_of(event).document_id, found.start, found.end)

    def _mark_under(self, point: QPointF) -> Mark | None:
        frame = self._current_frame()
        lane = frame.areas.lane_at(point.y())
        x = point.x() - frame.areas.lanes.left()
        if lane is None or not -8 <= x <= frame.areas.lanes.width() + 8:
            return None
        mark = mark_at(frame.marks, lane, x)
        if mark is not None and mark.kind is MarkKind.SPAN:
            away = abs(point.y() - frame.areas.point_of(mark).y())
            return mark if away <= bar_height(mark, frame.areas) / 2 + _BAR_SLOP_PX else None
        return mark

    def _pin_under(self, point: QPointF) -> PinMark | None:
        frame = self._current_frame()
        lane = frame.areas.lane_at(point.y())
        if lane is None or abs(point.y() - frame.areas.pin_y(lane)) > 5:
            return None
        return pin_at(frame.pins, lane, point.x() - frame.areas.lanes.left())

    def pin_of(self, place: int) -> Pin:
        """An annotation or a hit by its place in a pin mark."""
        return self._pins.pins[place]

    def visible_pins(self) -> tuple[PinMark, ...]:
        """The annotations and hits drawn now."""
        return tuple(self._current_frame().pins)

    def _lane_under(self, point: QPointF) -> int | None:
        """The lane whose title is there."""
        areas = self.areas()
        return areas.lane_at(point.y()) if areas.gutter.contains(point) else None

    def _click(self, point: QPointF) -> None:
        pin = self._pin_under(point)
        if pin is not None:
            found = self.pin_of(pin.pins[0])
            self.event_chosen.emit(found.document_id, found.start, found.end)
            return
        lane = self._lane_under(point)
        if lane is not None:
            self.document_chosen.emit(self._lanes[lane].document_id)
            return
        if self._cursor is not None and self._current_frame().pill.contains(point):
            self._bring(middle_of(self._cursor))
            return
        mark = self._mark_under(point)
        if mark is None or (mark.kind is MarkKind.CLUSTER and self._open(mark)):
            return
        ids = list(mark.ids)
        # Events of one day share a mark: each click goes to the next of them.
        following = (ids.index(self._chosen) + 1) % len(ids) if self._chosen in ids else 0
        self._choose(ids[following])

    def _open(self, mark: Mark) -> bool:
        """Zoom to a cluster's extent; False if no zoom can tell its events apart."""
        mids = self._contents.index.mids
        first, last = mids[mark.ids[0]], mids[mark.ids[-1]]
        if (last - first) * self._scale.width_px / MIN_WINDOW_DAYS <= NEAR_PX:
            return False
        self._moved = True
        self._show(self._target().framed(first, last, FRAME_PADDING))
        return True

    def _frame_mark(self, mark: Mark) -> None:
        """Show an event or a cluster in the middle of the window, with its days around it."""
        extent = self._contents.index.extent(mark.ids)
        if extent is not None:
            self._moved = True
            self._show_extent(extent, padding=FRAME_PADDING)

    # -- mouse -----------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the plot, or of the window on the density strip."""
        if event.button() is not Qt.MouseButton.LeftButton or not self._contents.events:
            super().mousePressEvent(event)
            return
        self._glide.stop()
        self._throw.stop()
        frame, point = self._current_frame(), event.position()
        mark = self._last_pressed = self._mark_under(point)
        drag = self._drag = _Drag(self._scale, point, self._scroll_px, mark)
        if frame.areas.strip.adjusted(0, -4, 0, 3).contains(point):
            window = strip_window(frame)
            inside = window.contains(point)
            drag.strip_grip = point.x() - window.center().x() if inside else 0.0
            if not inside:
                self._drag_strip(drag, point)
        elif self._over_axis(point):
            drag.span_from = self._day_at(point.x())

    def _over_axis(self, point: QPointF) -> bool:
        return self._current_frame().areas.axis.contains(point)

    def _hover(self, point: QPointF) -> None:
        """Show by its shape what the pointer would do."""
        if self._over_axis(point):
            shape = Qt.CursorShape.IBeamCursor
        elif (
            self._mark_under(point) is not None
            or self._pin_under(point) is not None
            or self._lane_under(point) is not None
            or self._current_frame().pill.contains(point)
        ):
            shape = Qt.CursorShape.PointingHandCursor
        else:
            shape = Qt.CursorShape.ArrowCursor
        if self.cursor().shape() is not shape:
            self.setCursor(shape)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag what was taken, once it has moved far enough to be meant."""
        point, drag = event.position(), self._drag
        if drag is None:
            self._hover(point)
            return
        if drag.strip_grip is not None:
            self._drag_strip(drag, point)
            return
        way = point - drag.start
        if not drag.moving and way.manhattanLength() < QApplication.startDragDistance():
            return
        if drag.span_from is not None:
            drag.moving = True
            self._draw_span(drag.span_from, self._day_at(point.x()))
            return
        if not drag.moving:
            drag.moving = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self._moved = True
        drag.trail = [*drag.trail[-7:], (float(event.timestamp()), point.x())]
        self._scroll_lanes(drag.scroll_px - way.y())
        self._show(drag.scale.panned(-way.x()), glide=False)

    def _drag_strip(self, drag: _Drag, point: QPointF) -> None:
        """Put the window under the pointer on the density strip."""
        frame = self._current_frame()
        middle = frame.strip_scale.jd_of(point.x() - (drag.strip_grip or 0.0) - frame.areas.strip.left())
        half = self._scale.days / 2
        self._moved = True
        self._show(replace(self._scale, start=middle - half, end=middle + half), glide=False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A press that did not move is a click."""
        drag = self._drag
        if event.button() is not Qt.MouseButton.LeftButton or drag is None:
            super().mouseReleaseEvent(event)
            return
        self._drag = None
        self.unsetCursor()
        if drag.span_from is not None and drag.moving and self._span is not None:
            self._describe()
            self.span_selected.emit(*self._span)
            return
        if drag.moving and drag.trail and self._animated:
            drag.trail.append((float(event.timestamp()), event.position().x()))
            self._throw.start(release_speed(drag.trail))
        if not drag.moving and drag.strip_grip is None and not drag.double:
            self._click(event.position())

    def _fly(self, px: float) -> bool:
        """Let the window go on by ``px``; False where it cannot go further."""
        before = self._scale.start
        self._show(self._scale.panned(-px), glide=False)
        return self._scale.start != before

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Frame what the first click was on: the click itself may have moved it away."""
        if event.button() is not Qt.MouseButton.LeftButton or not self._contents.events:
            super().mouseDoubleClickEvent(event)
            return
        self._drag = _Drag(self._scale, event.position(), self._scroll_px, double=True)
        if self._last_pressed is not None:
            self._frame_mark(self._last_pressed)
        elif self._over_axis(event.position()) and self._span is not None:
            self.fit_selection()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom about the pointer; sideways or with Shift, pan; over the titles, scroll the lanes."""
        if not self._contents.events:
            event.ignore()
            return
        event.accept()
        self._throw.stop()
        delta, areas = event.angleDelta(), self.areas()
        along = delta.x() if abs(delta.x()) > abs(delta.y()) else 0
        if not along and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            along = delta.y()
        if along:
            self._moved = True
            self._show(self._scale.panned(-along / _WHEEL_NOTCH * _WHEEL_PAN_PX), glide=False)
        elif areas.gutter.contains(event.position()) and areas.most_scroll_px() > 0:
            self._scroll_lanes(self._scroll_px - delta.y() / _WHEEL_NOTCH * areas.lane_height)
        elif delta.y():
            x = min(max(event.position().x() - areas.lanes.left(), 0.0), areas.lanes.width())
            self._moved = True
            self._show(self._scale.zoomed(_WHEEL_ZOOM ** (delta.y() / _WHEEL_NOTCH), x), glide=False)

    def pinch(self, factor: float, at: QPointF) -> None:
        """Two fingers moved apart (above 1) or together: the day between them stays."""
        if not self._contents.events or factor <= 0:
            return
        areas = self.areas()
        x = min(max(at.x() - areas.lanes.left(), 0.0), areas.lanes.width())
        self._moved = True
        self._throw.stop()
        self._show(self._scale.zoomed(factor, x), glide=False)

    def event(self, event: QEvent) -> bool:
        """Pinches; and where the pointer rests, a mark's sentences or a whole title."""
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
                self.pinch(1 + event.value(), event.position())
                return True
        elif isinstance(event, QGestureEvent):
            gesture = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(gesture, QPinchGesture):
                # Qt gives the middle of a touch pinch in global pixels.
                self.pinch(gesture.scaleFactor(), QPointF(self.mapFromGlobal(gesture.centerPoint().toPoint())))
                event.accept(gesture)
                return True
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            self._show_tip(event)
            return True
        return super().event(event)

    def _show_tip(self, event: QHelpEvent) -> None:
        point, areas = QPointF(event.pos()), self.areas()
        mark = self._mark_under(point)
        lane = areas.lane_at(point.y())
        pin = self._pin_under(point)
        if pin is not None:
            pins = [self.pin_of(place) for place in pin.pins]
            lanes = [self._lanes[pin.lane]] * len(pins)
            QToolTip.showText(event.globalPos(), pin_tip(pins, lanes, self._language), self)
        elif mark is not None:
            QToolTip.showText(event.globalPos(), self._contents.tip(mark.ids, self._language), self)
        elif lane is not None and areas.gutter.contains(point):
            QToolTip.showText(event.globalPos(), isolate(self._lanes[lane].title), self)
        else:
            QToolTip.hideText()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The corner stays above the titles."""
        super().resizeEvent(event)
        self._place_corner()

    def changeEvent(self, event: QEvent) -> None:
        """The corner changes sides with the interface."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._place_corner()
