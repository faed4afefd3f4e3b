"""Timeline geometry: days in, pixels out, and no drawing.

The axis is a line of days: day number *n* (JDN) fills ``[n, n + 1)``, so an event's middle is
``(earliest + latest + 1) / 2``. ``x`` grows to the visual right in both directions; in a right-to-left
scale later days have the smaller ``x``.

``scale`` is the window of days; ``marks`` what is drawn of events; ``index`` finds the marks of a window;
``labels`` gives words to those that have room; ``pins`` places annotations and search hits; ``motion``
says how a thrown window comes to rest.
"""

from core.chronology.layout.index import NEAR_PX, SPAN_PX, EventIndex, lay_out
from core.chronology.layout.labels import Label, label_rooms
from core.chronology.layout.marks import (
    DOT_RADIUS_PX,
    Mark,
    MarkKind,
    TimelineEvent,
    half_width_px,
    is_soft,
    mark_at,
)
from core.chronology.layout.motion import Fling, release_speed
from core.chronology.layout.pins import Pin, PinIndex, PinKind, PinMark, pin_at
from core.chronology.layout.scale import DAYS_PER_YEAR, MAX_WINDOW_DAYS, MIN_WINDOW_DAYS, Scale

__all__ = [
    "DAYS_PER_YEAR",
    "DOT_RADIUS_PX",
    "MAX_WINDOW_DAYS",
    "MIN_WINDOW_DAYS",
    "NEAR_PX",
    "SPAN_PX",
    "EventIndex",
    "Fling",
    "Label",
    "Mark",
    "MarkKind",
    "Pin",
    "PinIndex",
    "PinKind",
    "PinMark",
    "Scale",
    "TimelineEvent",
    "half_width_px",
    "is_soft",
    "label_rooms",
    "lay_out",
    "mark_at",
    "pin_at",
    "release_speed",
]
