"""What the timeline shows: lanes, their events, and the sentences that name one to a person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html import escape

from PySide6.QtCore import QCoreApplication, QObject

from core.chronology.display import format_date, format_day
from core.chronology.layout import EventIndex, Pin, PinKind, TimelineEvent, is_soft
from core.chronology.model import Calendar, Event, HistoricalDate, Precision
from core.document.direction import language_direction
from ui.text import isolate
from ui.timeline.frame import Lane

_TIP_SENTENCES = 4


class TimelineWords(QObject):
    """Words with a plural: lupdate knows plurals only in a QObject's own ``tr``."""

    def more(self, count: int) -> str:
        """What a tip says of the sentences it has no room for."""
        return self.tr("and %n more", "", count)

    def more_marks(self, count: int) -> str:
        """What a tip says of the bookmarks, highlights, notes and hits it has no room for."""
        return self.tr("and %n more mark(s)", "", count)


@dataclass(frozen=True)
class Contents:
    """Lanes and events of one state of the timeline; ids are places in ``events``."""

    lanes: tuple[Lane, ...] = ()
    events: tuple[Event, ...] = ()
    index: EventIndex = field(default_factory=lambda: EventIndex((), (), (), b"", b""))

    @classmethod
    def of(cls, lanes: Sequence[Lane], events: Iterable[tuple[str, Event]]) -> Contents:
        """Events of documents that have no lane are left out."""
        rows = {lane.document_id: row for row, lane in enumerate(lanes)}
        kept: list[Event] = []
        at: list[int] = []
        for document_id, event in events:
            row = rows.get(document_id)
            if row is not None:
                kept.append(event)
                at.append(row)
        dates = [event.date for event in kept]
        index = EventIndex(
            at,
            [date.earliest for date in dates],
            [date.latest for date in dates],
            bytes([date.inferred for date in dates]),
            bytes([is_soft(date.precision, date.approximate) for date in dates]),
        )
        return cls(tuple(lanes), tuple(kept), index)

    def lane_of(self, event: int) -> Lane:
        """The lane of an event."""
        return self.lanes[self.index.lanes[event]]

    def row_of(self, document_id: str | None) -> int | None:
        """The row of a document; None if it has none."""
        return next((row for row, lane in enumerate(self.lanes) if lane.document_id == document_id), None)

    def timeline_event(self, event: int) -> TimelineEvent:
        """An event with its lane and document."""
        found, row = self.events[event], self.index.lanes[event]
        date = found.date
        return TimelineEvent(
            event,
            row,
            date.earliest,
            date.latest,
            date.precision,
            date.inferred,
            found.label,
            self.lanes[row].document_id,
            found.start,
            date.approximate,
        )

    def describe(self, event: int, language: str) -> str:
        """Date, sentence and document in one line, for screen readers."""
        return f"{self.caption(event, language)} · {isolate(self.lane_of(event).title)}"

    def caption(self, event: int, language: str) -> str:
        """Date and sentence in one line; the lane tells the document."""
        found = self.events[event]
        return f"{_date_words(found.date, language)} · {isolate(found.label)}"

    def tip(self, ids: Sequence[int], language: str) -> str:
        """The sentences of a mark as rich text, each in its own direction."""
        interface = language_direction(language)
        rows: list[str] = []
        for event in ids[:_TIP_SENTENCES]:
            found, lane = self.events[event], self.lane_of(event)
            date = _date_words(found.date, language)
            calendars = escape(in_four_calendars(found.date, language))
            rows.append(
                f'<p dir="{interface}" style="margin:4px 0 0 0"><b>{escape(date)}</b> · '
                f"{escape(isolate(lane.title))}</p>"
                f'<p dir="{interface}" style="margin:0; font-size:small">{calendars}</p>'
                f'<p dir="{language_direction(lane.language)}" style="margin:0 0 4px 0">'
                f"{escape(found.label)}</p>"
            )
        more = len(ids) - _TIP_SENTENCES
        if more > 0:
            rows.append(f'<p dir="{interface}" style="margin:4px 0">{escape(TimelineWords().more(more))}</p>')
        return "".join(rows)


def pin_kind_name(kind: PinKind) -> str:
    """What a pin is, in a word."""
    return {
        PinKind.BOOKMARK: QCoreApplication.translate("TimelineView", "Bookmark"),
        PinKind.HIGHLIGHT: QCoreApplication.translate("TimelineView", "Highlight"),
        PinKind.NOTE: QCoreApplication.translate("TimelineView", "Note"),
        PinKind.HIT: QCoreApplication.translate("TimelineView", "Search hit"),
    }[kind]


def pin_tip(pins: Sequence[Pin], lanes: Sequence[Lane], language: str) -> str:
    """What annotations or hits stand for, as rich text; each quote in its own direction."""
    interface = language_direction(language)
    rows: list[str] = []
    for pin, lane in list(zip(pins, lanes, strict=True))[:_TIP_SENTENCES]:
        days = isolate(span_words((pin.earliest, pin.latest), Calendar.GREGORIAN, language))
        rows.append(
            f'<p dir="{interface}" style="margin:4px 0 0 0"><b>{escape(pin_kind_name(pin.kind))}</b> · {days}</p>'
        )
        if pin.words:
            rows.append(
                f'<p dir="{language_direction(lane.language)}" style="margin:0 0 4px 0">{escape(pin.words)}</p>'
            )
    if len(pins) > _TIP_SENTENCES:
        words = TimelineWords().more_marks(len(pins) - _TIP_SENTENCES)
        rows.append(f'<p dir="{interface}" style="margin:4px 0">{escape(words)}</p>')
    return "".join(rows)


def calendar_name(calendar: Calendar) -> str:
    """What a calendar is called."""
    return {
        Calendar.GREGORIAN: QCoreApplication.translate("TimelineView", "Gregorian"),
        Calendar.JULIAN: QCoreApplication.translate("TimelineView", "Julian (Old Style)"),
        Calendar.JALALI: QCoreApplication.translate("TimelineView", "Solar Hijri"),
        Calendar.ISLAMIC: QCoreApplication.translate("TimelineView", "Islamic"),
    }[calendar]


def in_four_calendars(date: HistoricalDate, language: str) -> str:
    """A date in each calendar, in one line."""
    return " · ".join(
        f"{calendar_name(calendar)} {isolate(span_words((date.earliest, date.latest), calendar, language))}"
        for calendar in Calendar
    )


def span_words(span: tuple[int, int], calendar: Calendar, language: str) -> str:
    """Days from the first to the last (JDN, both included) as short as they can be said."""
    first, last = span
    if first == last:
        return format_day(first, calendar, language)
    return format_date(HistoricalDate(first, last, Precision.RANGE, calendar), language, calendar)


def cursor_words(date: HistoricalDate, language: str) -> str:
    """A date for the axis: a day in the axis' calendar, what is longer in the calendar it is whole in."""
    calendar = Calendar.GREGORIAN if date.precision is Precision.DAY else None
    return isolate(format_date(date, language, calendar))


def _date_words(date: HistoricalDate, language: str) -> str:
    """A date in its own calendar and, if that is another, in the Gregorian."""
    words = isolate(format_date(date, language))
    if date.calendar is not Calendar.GREGORIAN:
        words = f"{words} = {isolate(format_date(date, language, Calendar.GREGORIAN))}"
    if not date.inferred:
        return words
    return QCoreApplication.translate("TimelineView", "{date} (inferred)").format(date=words)
