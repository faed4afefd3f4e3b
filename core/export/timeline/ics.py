"""The events as an iCalendar (RFC 5545): all-day events for any calendar program."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from core.chronology.calendars import from_jdn
from core.chronology.display import format_date
from core.chronology.model import Calendar
from core.export.timeline.tables import EventRow

_LINE_OCTETS = 75
_LAST_YEAR = 9999


class ICalendar(NamedTuple):
    """The file's text, with its CRLF line ends, and how many events its dates cannot say."""

    text: str
    left_out: int
    """Events that begin before the year 1 or end after 9999: iCalendar has no such days."""


def timeline_ics(rows: Sequence[EventRow], now: datetime | None = None) -> ICalendar:
    """One all-day VEVENT an event, from its earliest day to its latest; ``now`` (UTC) is its DTSTAMP."""
    stamp = (now or datetime.now(UTC)).strftime("%Y%m%dT%H%M%SZ")
    body: list[str] = []
    left_out = 0
    for row in rows:
        lines = _event(row, stamp)
        body += lines
        left_out += not lines
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Tarikh//Timeline//EN", "CALSCALE:GREGORIAN"]
    if left_out:
        head.append(f"X-TARIKH-EVENTS-LEFT-OUT:{left_out}")
    lines = [*head, *body, "END:VCALENDAR"]
    return ICalendar("".join(fold_line(line) + "\r\n" for line in lines), left_out)


def _event(row: EventRow, stamp: str) -> list[str]:
    date = row.event.date
    first, after = _date(date.earliest), _date(date.latest + 1)
    if first is None or after is None:
        return []
    said = format_date(date, row.language)
    return [
        "BEGIN:VEVENT",
        f"UID:{row.document_id}-{row.event.start}-{row.event.mention_start}@tarikh",
        f"DTSTAMP:{stamp}",
        f"DTSTART;VALUE=DATE:{first}",
        f"DTEND;VALUE=DATE:{after}",
        f"SUMMARY;LANGUAGE={row.language}:{escape_text(row.event.label)}",
        f"DESCRIPTION;LANGUAGE={row.language}:{escape_text(row.title + chr(10) + said)}",
        f"CATEGORIES:{escape_text(row.title)}",
        *(["STATUS:TENTATIVE"] if date.inferred else []),
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _date(jdn: int) -> str | None:
    year, month, day = from_jdn(Calendar.GREGORIAN, jdn)
    return f"{year:04d}{month:02d}{day:02d}" if 1 <= year <= _LAST_YEAR else None


def escape_text(text: str) -> str:
    """A TEXT value (3.3.11): backslash, comma, semicolon and line ends escaped, other controls dropped."""
    escaped = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    escaped = escaped.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "\\n")
    return "".join(c for c in escaped if c >= " " and c != "\x7f")


def fold_line(line: str) -> str:
    """A content line broken (3.1) so that none is longer than 75 octets, and no character is cut in two."""
    parts: list[str] = []
    current: list[str] = []
    octets = 0
    for character in line:
        size = len(character.encode())
        if octets + size > _LINE_OCTETS:
            parts.append("".join(current))
            current, octets = [], 1  # the blank that marks a continuation counts
        current.append(character)
        octets += size
    return "\r\n ".join([*parts, "".join(current)])
