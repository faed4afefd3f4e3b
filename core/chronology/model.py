"""Dates as intervals of days, the mentions that name them, and the events a timeline shows.

A day is a Julian day number (JDN): an ``int``, the same day in every calendar. There is no
``datetime`` here: there is a BCE, and no missing part is ever filled in silently.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

ENGINE = 1
"""Raised when the same text gives other mentions or events: a library finds the dates of its documents anew."""


class Calendar(StrEnum):
    """The calendar a date is written in."""

    GREGORIAN = "gregorian"
    JULIAN = "julian"
    JALALI = "jalali"
    ISLAMIC = "islamic"


class Precision(StrEnum):
    """How fine the source's own words are."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    RANGE = "range"
    DECADE = "decade"
    CENTURY = "century"


class Evidence(StrEnum):
    """How an interval was found."""

    STATED = "stated"
    """Every part stands in the mention itself."""
    CONTEXT = "context"
    """A part was taken from what stands around it: drawn and named as inferred."""
    UNRESOLVED = "unresolved"
    """A mention of time whose year the text does not settle: no interval, not on the timeline."""
    CONFIRMED = "confirmed"
    """The reader's own word: confirmed, corrected or added by hand, whatever the text's engine makes of it."""


class Conflict(StrEnum):
    """What the words of a date contradict: shown to the reader, never repaired."""

    NO_SUCH_DAY = "no-such-day"
    """``31 April 1917``: the calendar has no such day, so there is no interval."""
    WEEKDAY = "weekday"
    """``Monday, 22 January 1905``: the day as written fell on another weekday."""


@dataclass(frozen=True, slots=True)
class HistoricalDate:
    """The days from ``earliest`` to ``latest`` (JDN, both included), with what the source knew."""

    earliest: int
    latest: int
    precision: Precision
    calendar: Calendar = Calendar.GREGORIAN
    inferred: bool = False
    approximate: bool = False
    """The source says about, circa, حوالي, حدود, लगभग."""
    edtf: str = ""
    """ISO 8601-2 (EDTF) level 1, proleptic Gregorian: ``1917-10-25``, ``1905``, ``1914/1918``, ``1900~``."""


@dataclass(frozen=True, slots=True)
class DateMention:
    """Words of the text that name a date; ``date`` is None only where ``evidence`` is UNRESOLVED."""

    start: int
    """Offset of the first code point in ``Document.text``."""
    end: int
    date: HistoricalDate | None
    kind: str
    """``day month year range decade century season``: the form of the words themselves."""
    evidence: Evidence = Evidence.STATED
    life: bool = False
    """Whether it is the span of a person's life: no event, and nothing is dated by it."""
    conflict: Conflict | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """What the timeline shows: the mentions of one date in one sentence, labelled by that sentence."""

    start: int
    """Offset of the sentence's first code point."""
    end: int
    date: HistoricalDate
    label: str
    """The sentence without its date, short enough for a row; in the document's own language."""
    mention_start: int
    """Offset of the first mention, so that a choice on the timeline can mark it."""
    mention_end: int
    life: bool = False
    """Whether it is a person's life, which the timeline shows only when asked to."""


@dataclass(frozen=True, slots=True)
class DatingHints:
    """What the reader knows of a document's dates and its words do not say."""

    old_style: bool = False
    """Days without a calendar of their own are Julian until 31 January 1918, as in Russia."""
    base_year: int | None = None
    """The Gregorian year the document tells of: months and days without a year are of this one."""
