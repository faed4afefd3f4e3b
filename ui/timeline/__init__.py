"""The timeline widget: paints chronology geometry, emits event_chosen."""

from ui.timeline.frame import Lane
from ui.timeline.widget import TimelineWidget

__all__ = ["Lane", "TimelineWidget"]
