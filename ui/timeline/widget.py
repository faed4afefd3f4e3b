"""The timeline under the hand: mouse, wheel and keys."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from core.chronology.layout import MIN_WINDOW_DAYS, NEAR_PX, Mark, MarkKind, Scale, mark_at
from core.chronology.model import HistoricalDate
from ui.text import isolate
from ui.timeline.painting import bar_height, strip_window
from ui.timeline.view import TimelineView, middle_of

_WHEEL_NOTCH = 120.0
_WHEEL_ZOOM = 1.25
_WHEEL_PAN_PX = 60.0
_KEY_ZOOM = 1.5
_PAN_SHARE = 0.8
_FRAME_PADDING = 0.35
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


class TimelineWidget(TimelineView):
    """All documents' events on one axis, in step with the page.

    Signals:
        event_chosen: an event was clicked or entered: document id, offsets of its sentence.
        window_changed: the first and last day shown (JDN, fractional).
    """

    event_chosen = Signal(str, int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drag: _Drag | None = None
        self._last_pressed: Mark | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    def set_cursor(self, document_id: str | None, date: HistoricalDate | None) -> None:
        """The date now being read; a window held by the mouse is not pulled away."""
        if self._drag is None:
            super().set_cursor(document_id, date)
            return
        self._cursor, self._cursor_document = date, document_id
        self._find_current()
        self._refresh()

    def zoom(self, factor: float) -> None:
        """Nearer (above 1) or farther about the chosen event, else the cursor, else the middle."""
        scale = self._target()
        about = [] if self._chosen is None else [self._contents.index.mids[self._chosen]]
        if self._cursor is not None:
            about.append(middle_of(self._cursor))
        seen = (x for x in map(scale.x_of, about) if 0 <= x <= scale.width_px)
        self._moved = True
        self._show(scale.zoomed(factor, next(seen, scale.width_px / 2)))

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

    def _click(self, point: QPointF) -> None:
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
        self._show(self._target().framed(first, last, _FRAME_PADDING))
        return True

    def _frame_mark(self, mark: Mark) -> None:
        """Show an event or a cluster in the middle of the window, with its days around it."""
        extent = self._contents.index.extent(mark.ids)
        if extent is not None:
            self._moved = True
            self._show_extent(extent, padding=_FRAME_PADDING)

    # -- mouse -----------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the plot, or of the window on the density strip."""
        if event.button() is not Qt.MouseButton.LeftButton or not self._contents.events:
            super().mousePressEvent(event)
            return
        self._glide.stop()
        frame, point = self._current_frame(), event.position()
        mark = self._last_pressed = self._mark_under(point)
        drag = self._drag = _Drag(self._scale, point, self._scroll_px, mark)
        if frame.areas.strip.adjusted(0, -4, 0, 3).contains(point):
            window = strip_window(frame)
            inside = window.contains(point)
            drag.strip_grip = point.x() - window.center().x() if inside else 0.0
            if not inside:
                self._drag_strip(drag, point)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag what was taken, once it has moved far enough to be meant."""
        point, drag = event.position(), self._drag
        if drag is None:
            hand = self._mark_under(point) is not None or self._current_frame().pill.contains(point)
            self.setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)
            return
        if drag.strip_grip is not None:
            self._drag_strip(drag, point)
            return
        way = point - drag.start
        if not drag.moving and way.manhattanLength() < QApplication.startDragDistance():
            return
        if not drag.moving:
            drag.moving = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self._moved = True
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
        if not drag.moving and drag.strip_grip is None and not drag.double:
            self._click(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Frame what the first click was on: the click itself may have moved it away."""
        if event.button() is not Qt.MouseButton.LeftButton or not self._contents.events:
            super().mouseDoubleClickEvent(event)
            return
        self._drag = _Drag(self._scale, event.position(), self._scroll_px, double=True)
        if self._last_pressed is not None:
            self._frame_mark(self._last_pressed)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom about the pointer; sideways or with Shift, pan; over the titles, scroll the lanes."""
        if not self._contents.events:
            event.ignore()
            return
        event.accept()
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

    def event(self, event: QEvent) -> bool:
        """Show a mark's sentences, or a whole title, where the pointer rests."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            self._show_tip(event)
            return True
        return super().event(event)

    def _show_tip(self, event: QHelpEvent) -> None:
        point, areas = QPointF(event.pos()), self.areas()
        mark = self._mark_under(point)
        lane = areas.lane_at(point.y())
        if mark is not None:
            QToolTip.showText(event.globalPos(), self._contents.tip(mark.ids, self._language), self)
        elif lane is not None and areas.gutter.contains(point):
            QToolTip.showText(event.globalPos(), isolate(self._lanes[lane].title), self)
        else:
            QToolTip.hideText()

    # -- keys ------------------------------------------------------------------------------------

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Draw the focus ring."""
        self._refresh()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the focus ring away."""
        self._refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk the events as they are seen, Enter chooses; the rest moves the window."""
        quiet = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        if event.modifiers() & ~quiet or not self._contents.events or not self._on_key(event.key()):
            super().keyPressEvent(event)

    def _on_key(self, key: int) -> bool:
        """Whether the key meant something here."""
        order = self._contents.index.order
        match key:
            case Qt.Key.Key_Left | Qt.Key.Key_Right:
                later = (key == Qt.Key.Key_Right) is not self.scale().rtl
                self._step(1 if later else -1)
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                self._step_lane(1 if key == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_Home:
                self._walk_to(order[0])
            case Qt.Key.Key_End:
                self._walk_to(order[-1])
            case Qt.Key.Key_PageUp:
                self._page(-_PAN_SHARE)
            case Qt.Key.Key_PageDown:
                self._page(_PAN_SHARE)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space if self._chosen is not None:
                self._choose(self._chosen)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom(_KEY_ZOOM)
            case Qt.Key.Key_Minus:
                self.zoom(1 / _KEY_ZOOM)
            case Qt.Key.Key_0 | Qt.Key.Key_F:
                self.fit_all()
            case _:
                return False
        return True

    def _page(self, share: float) -> None:
        """Move the window later (above 0) or earlier by a share of itself."""
        scale = self._target()
        self._moved = True
        self._show(replace(scale, start=scale.start + share * scale.days, end=scale.end + share * scale.days))

    def _where_to_start(self) -> int | None:
        """Where walking by keys begins: what is being read, else what is nearest to the middle."""
        if self._current is not None:
            return self._current
        scale = self._target()
        return self._contents.index.nearest((scale.start + scale.end) / 2)

    def _step(self, steps: int) -> None:
        if self._chosen is not None:
            self._walk_to(self._contents.index.step(self._chosen, steps))
        elif (start := self._where_to_start()) is not None:
            self._walk_to(start)

    def _step_lane(self, rows: int) -> None:
        """The nearest event in the next lane that has any."""
        start = self._chosen if self._chosen is not None else self._where_to_start()
        if start is None:
            return
        index = self._contents.index
        row = index.lanes[start] + rows
        while 0 <= row < len(self._lanes):
            found = index.nearest(index.mids[start], row)
            if found is not None:
                self._walk_to(found)
                return
            row += rows

    def _walk_to(self, event: int) -> None:
        self._moved = True
        self._select(event)
