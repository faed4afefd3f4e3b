"""The timeline as something to look at: its contents, its window of days, and one frame of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import floor
from pathlib import Path

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, QVariantAnimation, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from core.chronology.layout import Mark, MarkKind, Pin, PinIndex, PinKind, Scale, TimelineEvent, label_rooms, lay_out
from core.chronology.model import Calendar, Event, HistoricalDate
from core.chronology.ticks import ticks
from ui.text import isolate
from ui.theme import Theme, load_theme
from ui.timeline.brushes import Brushes
from ui.timeline.contents import Contents, calendar_name, cursor_words, span_words
from ui.timeline.export import write_picture
from ui.timeline.frame import Areas, AxisLine, Frame, Lane, arrange
from ui.timeline.painting import paint, pill_rect

EVENT_FRAME_DAYS = 60.0
"""The least that is shown around something framed."""
_GLIDE_MS = 180
_BIN_PX = 6.0
_AT_FIRST = Scale(2415021.0, 2451545.0, 1.0)
"""The twentieth century, until there is something to frame."""


class TimelineView(QWidget):
    """Holds lanes, events and the window of days, and paints them; moves nothing by itself.

    Signals:
        window_changed: the first and last day shown (JDN, fractional).
        calendars_changed: the reader chose the axis' calendars; the second is empty for none.
        events_changed: other events, or other lanes, are shown.
        following_changed: whether the window now goes where the page is read.
        lives_changed: whether people's lives are now among the events.
    """

    window_changed = Signal(float, float)
    calendars_changed = Signal(str, str)
    events_changed = Signal()
    following_changed = Signal(bool)
    lives_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = load_theme("light")
        self._language = "en"
        self._lanes: tuple[Lane, ...] = ()
        self._given: list[tuple[str, Event]] = []
        self._pairs: list[tuple[str, Event]] = []
        """Those of the given events that are shown."""
        self._lives = False
        self._contents = Contents()
        self._scale = _AT_FIRST
        self._moved = False
        """Whether the reader chose the window: then new events do not change it."""
        self._scroll_px = 0.0
        self._cursor: HistoricalDate | None = None
        self._cursor_document: str | None = None
        self._current: int | None = None
        self._chosen: int | None = None
        self._following = True
        self._calendars: tuple[Calendar, Calendar | None] | None = None
        """None: Gregorian, and Solar Hijri where a document's language asks for it."""
        self._span: tuple[int, int] | None = None
        self._annotations: list[Pin] = []
        self._hits: list[Pin] = []
        self._pins = PinIndex(())
        self._areas: Areas | None = None
        self._frame: Frame | None = None
        self._brushes: Brushes | None = None
        self._glide = QVariantAnimation(self)
        self._glide.setDuration(_GLIDE_MS)
        self._glide.setStartValue(0.0)
        self._glide.setEndValue(1.0)
        self._glide.valueChanged.connect(self._on_glide)
        self._glide_from = self._glide_to = self._scale
        self._animated = bool(self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Timeline"))
        self._describe()

    # -- what is shown ---------------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of ``theme``."""
        self._theme = theme
        self._brushes = None
        self._refresh()

    def set_interface_language(self, language: str) -> None:
        """Name dates in ``language``."""
        self._language = language
        self.setAccessibleName(self.tr("Timeline"))
        self._describe()
        self._refresh()

    def set_animated(self, animated: bool) -> None:
        """Whether the window glides or jumps when it is not moved by hand."""
        self._animated = animated

    def set_lanes(self, lanes: Sequence[Lane]) -> None:
        """One row per document, from the top; events of other documents are not shown."""
        if tuple(lanes) != self._lanes:
            self._lanes = tuple(lanes)
            self._rebuild()

    def set_events(self, events: Iterable[tuple[str, Event]]) -> None:
        """Replace all events: pairs of a document's id and an event of it."""
        self._given = list(events)
        self._choose_events()

    def set_lives(self, lives: bool) -> None:
        """Whether people's lives are shown among the events."""
        if lives != self._lives:
            self._lives = lives
            self._choose_events()
            self.lives_changed.emit(lives)

    def shows_lives(self) -> bool:
        """Whether people's lives are shown among the events."""
        return self._lives

    def _choose_events(self) -> None:
        self._pairs = [pair for pair in self._given if self._lives or not pair[1].life]
        self._rebuild()

    def events(self) -> Sequence[tuple[str, Event]]:
        """The events shown, those of documents without a lane too."""
        return self._pairs

    def set_annotations(self, pins: Iterable[Pin]) -> None:
        """The reader's bookmarks, highlights and notes on dated passages, as marks of their own."""
        self._annotations = list(pins)
        self._place_pins()

    def set_hits(self, hits: Iterable[tuple[str, int, int, int]]) -> None:
        """What a search found: document id, first and last day (JDN), offset; none when it is over."""
        self._hits = [Pin(id, PinKind.HIT, first, last, offset, offset) for id, first, last, offset in hits]
        self._place_pins()

    def _place_pins(self) -> None:
        rows = {lane.document_id: row for row, lane in enumerate(self._lanes)}
        pins = [*self._hits, *self._annotations]
        self._pins = PinIndex([(rows[pin.document_id], pin) for pin in pins if pin.document_id in rows])
        self._refresh()

    def set_calendars(self, first: Calendar, second: Calendar | None) -> None:
        """Mark the axis in one calendar, or in two."""
        self._calendars = (first, second if second is not first else None)
        self._refresh(areas=True)
        self.calendars_changed.emit(*(each.value if each else "" for each in self._calendars))

    def calendars(self) -> tuple[Calendar, Calendar | None]:
        """The calendars of the axis."""
        if self._calendars is not None:
            return self._calendars
        persian = any(lane.language in ("fa", "ps") for lane in self._lanes)
        return Calendar.GREGORIAN, Calendar.JALALI if persian else None

    def set_following(self, following: bool) -> None:
        """Whether the window moves to the date being read when that is outside it; the cursor always does."""
        if following != self._following:
            self._following = following
            if following and self._cursor is not None and self._contents.events:
                self._bring(middle_of(self._cursor))
            self.following_changed.emit(following)

    def is_following(self) -> bool:
        """Whether the window goes where the page is read."""
        return self._following

    def span(self) -> tuple[int, int] | None:
        """The selected days (JDN, both included)."""
        return self._span

    def _rebuild(self) -> None:
        self._contents = Contents.of(self._lanes, self._pairs)
        self._chosen = None
        self._place_pins()
        self._find_current()
        self._refresh(areas=True)
        whole, typical = self._contents.index.extent(), self._contents.index.typical_extent()
        if whole is not None and typical is not None:
            start, end = self.time_window()
            if not self._moved or end < whole[0] or start > whole[1]:
                self._show_extent(typical, glide=False)
        self._describe()
        self.events_changed.emit()

    def set_cursor(self, document_id: str | None, date: HistoricalDate | None) -> None:
        """The date now being read: the cursor goes there, and the window follows if it must."""
        self._cursor, self._cursor_document = date, document_id
        self._find_current()
        self._refresh()
        if date is not None and self._contents.events and self._following:
            row = self._contents.row_of(document_id)
            if row is not None:
                self._scroll_to_lane(row)
            if not self._surrounds(date):
                self._bring(middle_of(date))

    def _surrounds(self, date: HistoricalDate) -> bool:
        """Whether a long time (a century) is about all that is shown already: its middle is no place to go to."""
        start, end = self.time_window()
        return date.latest - date.earliest > end - start and date.earliest < end and date.latest > start

    def _find_current(self) -> None:
        """The event of the date being read, if there is one."""
        row = self._contents.row_of(self._cursor_document)
        self._current = None
        if self._cursor is not None and row is not None:
            self._current = self._contents.index.find(row, self._cursor.earliest, self._cursor.latest)

    def cursor_jdn(self) -> int | None:
        """The day the cursor stands on: the middle of the date being read; None without one."""
        return None if self._cursor is None else (self._cursor.earliest + self._cursor.latest) // 2

    def time_window(self) -> tuple[float, float]:
        """The first and last day shown (JDN, fractional), where a glide will end."""
        scale = self._target()
        return scale.start, scale.end

    def set_time_window(self, start: float, end: float) -> None:
        """Show the days from ``start`` to ``end``, as a former session did."""
        if end > start:
            self._moved = True
            self._show(replace(self._scale, start=start, end=end), glide=False)

    def fit_all(self) -> None:
        """Show every event, the stray ones too."""
        extent = self._contents.index.extent()
        if extent is not None:
            self._moved = True
            self._show_extent(extent)

    def fit_selection(self) -> None:
        """Show the selected days, else the chosen event, else the date being read."""
        extent: tuple[int, int] | None = None
        if self._span is not None:
            extent = self._span[0], self._span[1] + 1
        elif self._chosen is not None:
            extent = self._contents.index.extent([self._chosen])
        elif self._cursor is not None:
            extent = self._cursor.earliest, self._cursor.latest + 1
        if extent is not None:
            self._moved = True
            self._show(self._target().framed(*extent, padding=0.25))

    def fit_document(self, document_id: str) -> None:
        """Show the time that most events of one document speak of."""
        row = self._contents.row_of(document_id)
        extent = None if row is None else self._contents.index.typical_extent(row)
        if row is not None and extent is not None:
            self._moved = True
            self._scroll_to_lane(row)
            self._show_extent(extent)

    def visible_marks(self) -> Sequence[Mark]:
        """What is drawn now; ``x`` counts from the plot's left, see :meth:`point_of`."""
        return self._current_frame().marks

    def point_of(self, mark: Mark) -> QPointF:
        """The middle of a mark in the widget."""
        return self.areas().point_of(mark)

    def event_of(self, event: int) -> TimelineEvent:
        """An event by an id of a mark."""
        return self._contents.timeline_event(event)

    def chosen(self) -> TimelineEvent | None:
        """The event chosen last, by mouse or keyboard."""
        return None if self._chosen is None else self.event_of(self._chosen)

    def _describe(self) -> None:
        """Name to screen readers what is chosen and selected, or else what can be done."""
        if self._chosen is not None:
            text = self._contents.describe(self._chosen, self._language)
        elif self._contents.events:
            text = self.tr(
                "%n event(s). Arrow keys go from one to the next, Enter opens its page.",
                "",
                len(self._contents.events),
            )
        else:
            text = self._empty_text()
        if self._span is not None:
            words = isolate(span_words(self._span, self.calendars()[0], self._language))
            text = self.tr("Selected: {days}.").format(days=words) + " " + text
        self.setAccessibleDescription(text)

    def _empty_text(self) -> str:
        return self.tr("Dates found in your documents appear here")

    # -- one frame -------------------------------------------------------------------------------

    def _refresh(self, *, areas: bool = False) -> None:
        self._frame = None
        if areas:
            self._areas = None
        self.update()

    def areas(self) -> Areas:
        """The parts of the widget."""
        if self._areas is None:
            lines = 2 if self.calendars()[1] is not None else 1
            rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            self._areas = arrange(self.width(), self.height(), rtl, len(self._lanes), lines, self._scroll_px)
            self._scroll_px = self._areas.scroll_px
            self._scale = replace(self._scale, width_px=self._areas.lanes.width(), rtl=rtl)
        return self._areas

    def scale(self) -> Scale:
        """The window of days over the pixels of the plot."""
        self.areas()
        return self._scale

    def _current_frame(self) -> Frame:
        if self._frame is None:
            self._frame = self._make_frame()
        return self._frame

    def _make_frame(self) -> Frame:
        areas, scale = self.areas(), self.scale()
        index = self._contents.index
        extent = self._extent()
        if extent is None:
            return Frame(areas, scale, scale, self._lanes, focused=self.hasFocus(), empty_text=self._empty_text())
        # A dot is drawn whole or not at all; a bar may be cut off by the window's edge.
        marks = [
            mark
            for mark in lay_out(index, scale, areas.lanes_in_sight())
            if mark.kind is MarkKind.SPAN or -0.5 <= mark.x <= scale.width_px + 0.5
        ]
        strip_scale = scale.framed(*extent, padding=0.02)
        cursor_x, label, pill = None, "", QRectF()
        if self._cursor is not None:
            cursor_x = scale.x_of(middle_of(self._cursor))
            label = cursor_words(self._cursor, self._language)
            pill = pill_rect(areas, cursor_x, label, self._tools())
        return Frame(
            areas,
            scale,
            strip_scale,
            self._lanes,
            marks,
            self._axes(scale),
            index.density(strip_scale, max(int(areas.strip.width() / _BIN_PX), 1)),
            cursor_x,
            label,
            pill,
            self._mark_of(self._current, marks),
            self._mark_of(self._chosen, marks),
            self._caption(),
            self.hasFocus(),
            labels=[(room, self._contents.events[room.event].label) for room in label_rooms(marks, scale)],
            pins=(pins := self._pins.lay_out(scale, areas.lanes_in_sight())),
            pin_colors=[self._pins.pins[pin.pins[0]].colour for pin in pins],
            span=self._span_px(scale),
            span_label=span_words(self._span, self.calendars()[0], self._language) if self._span else "",
        )

    def _span_px(self, scale: Scale) -> tuple[float, float] | None:
        if self._span is None:
            return None
        x0, x1 = sorted((scale.x_of(self._span[0]), scale.x_of(self._span[1] + 1)))
        return x0, x1

    def _caption(self) -> str:
        if self._chosen is None or not self.hasFocus():
            return ""
        return self._contents.caption(self._chosen, self._language)

    def _axes(self, scale: Scale) -> list[AxisLine]:
        measure = self._tools().width
        lines = []
        for calendar in self.calendars():
            if calendar is not None:
                axis = ticks(scale, calendar, self._language, measure)
                lines.append(AxisLine(axis, axis.context or calendar_name(calendar)))
        return lines

    def _mark_of(self, event: int | None, marks: Sequence[Mark]) -> Mark | None:
        """The mark that holds an event."""
        if event is None:
            return None
        lane, x = self._contents.index.lanes[event], self._scale.x_of(self._contents.index.mids[event])
        for mark in marks:
            # A cluster is drawn at its middle: its first and last dots may stand outside the circle.
            if mark.lane == lane and mark.x0 - 64 <= x <= mark.x1 + 64 and event in mark.ids:
                return mark
        return None

    def _tools(self) -> Brushes:
        ratio = self.devicePixelRatioF()
        if self._brushes is None or self._brushes.device_ratio != ratio:
            self._brushes = Brushes(self._theme, self.font(), ratio)
        return self._brushes

    def export(self, path: Path) -> None:
        """Write the view as SVG, PNG or PDF, by the file's suffix; sharper than a screen shot.

        Raises:
            OSError: the file cannot be written.
        """
        brushes = Brushes(self._theme, self.font(), 3.0)
        frame = replace(self._current_frame(), focused=False)
        first, last = floor(frame.scale.start), floor(frame.scale.end)
        title = span_words((first, last), self.calendars()[0], self._language)
        write_picture(path, frame, brushes, QSizeF(self.size()), self._language, title)

    def sizeHint(self) -> QSize:
        """Four lanes and two lines of axis."""
        return QSize(640, 190)

    def minimumSizeHint(self) -> QSize:
        """One lane and the axis."""
        return QSize(200, 110)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame, made anew only if something changed."""
        painter = QPainter(self)
        paint(painter, QRectF(self.rect()), self._current_frame(), self._tools())
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The same days over more or fewer pixels."""
        self._refresh(areas=True)

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the font or the direction changes."""
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.LayoutDirectionChange):
            self._brushes = None
            self._refresh(areas=True)
        super().changeEvent(event)

    # -- moving the window -----------------------------------------------------------------------

    def _target(self) -> Scale:
        """The window shown, or the one it is gliding to."""
        scale = self.scale()
        if self._glide.state() is not QVariantAnimation.State.Running:
            return scale
        return replace(scale, start=self._glide_to.start, end=self._glide_to.end)

    def _show(self, scale: Scale, *, glide: bool = True, free: bool = False) -> None:
        """Move the window, kept where there is something to see unless it was sent elsewhere by name."""
        extent = self._extent()
        if extent is not None and not free:
            scale = scale.clamped(*extent)
        self._glide.stop()
        if glide and self._animated and self.isVisible():
            self._glide_from, self._glide_to = self._scale, scale
            self._glide.start()
        else:
            self._scale = replace(self._scale, start=scale.start, end=scale.end)
            self._refresh()
        self.window_changed.emit(scale.start, scale.end)

    @Slot(object)
    def _on_glide(self, share: float) -> None:
        done = share * (2 - share)
        a, b = self._glide_from, self._glide_to
        self._scale = replace(
            self._scale,
            start=a.start + (b.start - a.start) * done,
            end=a.end + (b.end - a.end) * done,
        )
        self._refresh()

    def _extent(self) -> tuple[int, int] | None:
        """The days of all events and of the date being read; None without events."""
        extent = self._contents.index.extent()
        if extent is None or self._cursor is None:
            return extent
        return min(extent[0], self._cursor.earliest), max(extent[1], self._cursor.latest + 1)

    def _show_extent(
        self, extent: tuple[float, float], *, padding: float = 0.06, glide: bool = True, free: bool = False
    ) -> None:
        """Show the days from the first to the last of ``extent``, and something around a short one."""
        middle, half = sum(extent) / 2, max(extent[1] - extent[0], EVENT_FRAME_DAYS) / 2
        self._show(self._target().framed(middle - half, middle + half, padding), glide=glide, free=free)

    def _bring(self, jd: float) -> None:
        """Move the window only if ``jd`` is outside it, or at its very edge."""
        scale = self._target()
        margin = min(24.0, scale.width_px / 8)
        if not margin <= scale.x_of(jd) <= scale.width_px - margin:
            half = scale.days / 2
            self._show(replace(scale, start=jd - half, end=jd + half))

    def _scroll_to_lane(self, row: int) -> None:
        areas = self.areas()
        top, bottom = row * areas.lane_height, (row + 1) * areas.lane_height
        self._scroll_lanes(min(max(areas.scroll_px, bottom - areas.lanes.height()), top))

    def _scroll_lanes(self, scroll_px: float) -> None:
        if scroll_px != self._scroll_px:
            self._scroll_px = scroll_px
            self._refresh(areas=True)


def middle_of(date: HistoricalDate) -> float:
    """The middle of a date's days on the axis."""
    return (date.earliest + date.latest + 1) / 2
