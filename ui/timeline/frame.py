"""Where everything of one frame of the timeline stands: rectangles and values, nothing painted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QPointF, QRectF

from core.chronology.layout import Label, Mark, PinMark, Scale
from core.chronology.ticks import Axis

PAD_PX = 12
STRIP_PX = 14
PILL_PX = 17
AXIS_LINE_PX = 14
LANE_LEAST_PX = 18
LANE_MOST_PX = 30
_GUTTER_FROM_WIDTH_PX = 360


@dataclass(frozen=True, slots=True)
class Lane:
    """A row of the timeline: one document.

    ``color`` is its place among the theme's lane colours; -1 takes the row's own number.
    """

    document_id: str
    title: str
    language: str
    color: int = -1


@dataclass(frozen=True, slots=True)
class Areas:
    """The parts of the widget, in its pixels; lanes are scrolled by ``scroll_px``."""

    strip: QRectF
    pill: QRectF
    lanes: QRectF
    gutter: QRectF
    axis: QRectF
    lane_height: float
    scroll_px: float
    lane_count: int

    def lane_top(self, lane: int) -> float:
        """The upper edge of a lane's row."""
        return self.lanes.top() + lane * self.lane_height - self.scroll_px

    def lane_at(self, y: float) -> int | None:
        """The lane whose row is at ``y``."""
        if not self.lanes.top() <= y < self.lanes.bottom():
            return None
        lane = int((y - self.lanes.top() + self.scroll_px) // self.lane_height)
        return lane if 0 <= lane < self.lane_count else None

    def lanes_in_sight(self) -> range:
        """The lanes of which at least a part is seen."""
        first = int(self.scroll_px // self.lane_height)
        last = int((self.scroll_px + self.lanes.height() - 0.01) // self.lane_height)
        return range(max(first, 0), min(last + 1, self.lane_count))

    def most_scroll_px(self) -> float:
        """How far the lanes can be scrolled."""
        return max(self.lane_count * self.lane_height - self.lanes.height(), 0.0)

    def pin_y(self, lane: int) -> float:
        """The height at which a lane's annotations and hits stand, below its dots."""
        return self.lane_top(lane) + self.lane_height - 4.5

    def corner(self) -> QRectF:
        """The free place above the titles, for the timeline's own buttons."""
        return QRectF(self.gutter.left(), 4.0, self.gutter.width(), self.lanes.top() - 6.0)

    def point_of(self, mark: Mark) -> QPointF:
        """The middle of a mark."""
        return QPointF(self.lanes.left() + mark.x, self.lane_top(mark.lane) + self.lane_height / 2)


def arrange(width: float, height: float, rtl: bool, lane_count: int, axis_lines: int, scroll_px: float) -> Areas:
    """Divide the widget: strip above, axis below, lane titles at the leading side."""
    gutter = min(max(width * 0.15, 64.0), 148.0) if width >= _GUTTER_FROM_WIDTH_PX else 0.0
    left = PAD_PX if rtl else PAD_PX + gutter
    plot = max(width - 2 * PAD_PX - gutter, 1.0)
    axis_height = 6 + AXIS_LINE_PX * axis_lines
    strip_top = 8.0
    pill_top = strip_top + STRIP_PX + 4
    lanes_top = pill_top + PILL_PX + 2
    axis_top = max(height - axis_height - 6, lanes_top + LANE_LEAST_PX)
    room = axis_top - lanes_top
    lane_height = min(max(room / max(lane_count, 1), LANE_LEAST_PX), LANE_MOST_PX)
    areas = Areas(
        strip=QRectF(left, strip_top, plot, STRIP_PX),
        pill=QRectF(left, pill_top, plot, PILL_PX),
        lanes=QRectF(left, lanes_top, plot, room),
        gutter=QRectF(PAD_PX if not rtl else width - PAD_PX - gutter, lanes_top, gutter, room),
        axis=QRectF(left, axis_top, plot, axis_height),
        lane_height=lane_height,
        scroll_px=0.0,
        lane_count=lane_count,
    )
    scroll = min(max(scroll_px, 0.0), areas.most_scroll_px())
    return replace(areas, scroll_px=scroll)


@dataclass(frozen=True, slots=True)
class AxisLine:
    """One line of labels: an axis, and what stands beside it."""

    axis: Axis
    name: str


@dataclass(frozen=True, slots=True)
class Frame:
    """All that one painting needs."""

    areas: Areas
    scale: Scale
    strip_scale: Scale
    lanes: Sequence[Lane]
    marks: Sequence[Mark] = ()
    axes: Sequence[AxisLine] = ()
    density: Sequence[int] = ()
    cursor_x: float | None = None
    """Where the date being read is, in pixels from the plot's left; None if nothing is being read."""
    cursor_label: str = ""
    pill: QRectF = field(default_factory=QRectF)
    current: Mark | None = None
    """The mark that holds the event being read."""
    chosen: Mark | None = None
    """The mark that holds the event chosen last."""
    caption: str = ""
    """Names the chosen event while the keyboard walks the timeline."""
    focused: bool = False
    empty_text: str = ""
    labels: Sequence[tuple[Label, str]] = ()
    """Words beside dots that have room for them, with their text."""
    pins: Sequence[PinMark] = ()
    pin_colors: Sequence[str] = ()
    """The tint of each pin, by name; empty where it has none."""
    span: tuple[float, float] | None = None
    """The selected days: pixels from the plot's left, the lesser first."""
    span_label: str = ""

    @property
    def cursor_in_sight(self) -> bool:
        """Whether the cursor's line stands in the window."""
        return self.cursor_x is not None and 0 <= self.cursor_x <= self.scale.width_px
