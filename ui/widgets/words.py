"""Words more than one panel needs."""

from __future__ import annotations

from core.chronology.model import HistoricalDate, Precision


def days_in_words(earliest: int | None, latest: int | None, language: str) -> str:
    """The days (JDN) from ``earliest`` to ``latest``, whole months and years said as such; or nothing."""
    from core.chronology.display import format_date

    if earliest is None or latest is None:
        return ""
    return format_date(HistoricalDate(earliest, latest, Precision.RANGE), language)
