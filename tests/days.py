"""Days as tests write them."""

from __future__ import annotations

from core.chronology.calendars import to_jdn
from core.chronology.model import Calendar


def day(year: int, month: int, day: int) -> int:
    """The Julian day number of a Gregorian day."""
    return to_jdn(Calendar.GREGORIAN, year, month, day)
