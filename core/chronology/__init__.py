"""STAGE 2: Document -> date mentions and events; calendars; timeline geometry (numbers only).

::

    text, blocks ──lexicon──▶ tokens ──grammar──▶ moments ──context──▶ DateMention ──events──▶ Event

``lexicon`` reads a language's words from ``resources/lexicons``; ``tokens`` gives the words of a block
their roles; ``elements`` and ``grammar`` read expressions; ``evidence`` and ``citations`` keep numbers that
are no dates out; ``context`` settles years that are not said. ``calendars``, ``edtf`` and ``display``
turn days into text and back; ``layout`` and ``follow`` are the timeline's arithmetic.
"""

from core.chronology.events import find_events
from core.chronology.extract import find_dates
from core.chronology.model import Calendar, DateMention, Event, Evidence, HistoricalDate, Precision

__all__ = [
    "Calendar",
    "DateMention",
    "Event",
    "Evidence",
    "HistoricalDate",
    "Precision",
    "find_dates",
    "find_events",
]
