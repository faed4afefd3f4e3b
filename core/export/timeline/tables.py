"""The events of documents as JSON, CSV or TimelineJS JSON."""

from __future__ import annotations

import csv
import html
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass

from core.chronology.calendars import from_jdn
from core.chronology.display import format_date
from core.chronology.edtf import iso_day
from core.chronology.model import Calendar, Event


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event with the words an export needs from its document."""

    document_id: str
    title: str
    language: str
    direction: str
    event: Event


def events_json(rows: Sequence[EventRow]) -> list[dict[str, object]]:
    """One plain dictionary an event; days as proleptic Gregorian ISO dates."""
    return [
        {
            "document": row.document_id,
            "title": row.title,
            "start": row.event.start,
            "end": row.event.end,
            "label": row.event.label,
            "earliest": iso_day(row.event.date.earliest),
            "latest": iso_day(row.event.date.latest),
            "edtf": row.event.date.edtf,
            "precision": row.event.date.precision.value,
            "calendar": row.event.date.calendar.value,
            "inferred": row.event.date.inferred,
            "life": row.event.life,
        }
        for row in rows
    ]


def timeline_json(rows: Sequence[EventRow]) -> str:
    """The events as a JSON array."""
    return json.dumps(events_json(rows), ensure_ascii=False, indent=1) + "\n"


def timeline_csv(rows: Sequence[EventRow]) -> str:
    """A table for spreadsheets, with a byte order mark so that they read the scripts right."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    names = [
        "earliest",
        "latest",
        "edtf",
        "precision",
        "calendar",
        "inferred",
        "label",
        "title",
        "document",
        "start",
        "end",
        "life",
    ]
    writer.writerow(names)
    for record in events_json(rows):
        writer.writerow([record[name] for name in names])
    return "﻿" + stream.getvalue()


def timeline_timelinejs(rows: Sequence[EventRow]) -> str:
    """TimelineJS 3's JSON. Its years are signed without a year 0 of their own: 44 BCE is -44."""

    def date(jdn: int) -> dict[str, int]:
        year, month, day = from_jdn(Calendar.GREGORIAN, jdn)
        return {"year": year if year > 0 else year - 1, "month": month, "day": day}

    events = []
    for row in rows:
        shown = format_date(row.event.date, row.language)
        entry: dict[str, object] = {
            "start_date": date(row.event.date.earliest),
            "display_date": shown,
            "text": {"headline": html.escape(row.event.label), "text": html.escape(row.title)},
            "group": row.title,
            "unique_id": f"{row.document_id}-{row.event.start}",
        }
        if row.event.date.latest > row.event.date.earliest:
            entry["end_date"] = date(row.event.date.latest)
        events.append(entry)
    return json.dumps({"events": events}, ensure_ascii=False, indent=1) + "\n"
