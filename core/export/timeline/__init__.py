"""The events of documents for other programs: tables, TimelineJS, iCalendar, pictures.

``tables`` JSON, CSV, TimelineJS; ``ics`` iCalendar; ``listing`` an SVG with a line an event; ``picture`` an
SVG of the timeline as it is seen.
"""

from core.export.timeline.ics import ICalendar, timeline_ics
from core.export.timeline.listing import timeline_svg
from core.export.timeline.picture import Picture, PictureAxis, PictureLabel, PictureLane, view_svg
from core.export.timeline.tables import EventRow, events_json, timeline_csv, timeline_json, timeline_timelinejs

__all__ = [
    "EventRow",
    "ICalendar",
    "Picture",
    "PictureAxis",
    "PictureLabel",
    "PictureLane",
    "events_json",
    "timeline_csv",
    "timeline_ics",
    "timeline_json",
    "timeline_svg",
    "timeline_timelinejs",
    "view_svg",
]
