"""The timeline command: events in a form others read."""

from __future__ import annotations

import argparse
import sys

from core.cli.output import open_library
from core.export.timeline import (
    EventRow,
    timeline_csv,
    timeline_ics,
    timeline_json,
    timeline_svg,
    timeline_timelinejs,
)
from core.library import Library


def event_rows(library: Library, document_ids: list[str], *, lives: bool) -> list[EventRow]:
    """The events of documents, in order of time, with the words an export needs; people's lives if asked for."""
    known = {id: library.documents.summary(id) for id in document_ids}
    return [
        EventRow(id, known[id].title, known[id].language, known[id].direction, event)
        for id, event in library.documents.events(document_ids)
        if lives or not event.life
    ]


def timeline(args: argparse.Namespace) -> int:
    """Print the events of some documents, or of all outside the trash."""
    with open_library(args, writable=False) as library:
        trashed = library.notes.trashed_documents()
        ids = [library.documents.resolve(name) for name in args.documents]
        ids = ids or [id for id in library.documents.ids() if id not in trashed]
        rows = event_rows(library, ids, lives=args.lives)
    if args.format == "ics":
        calendar = timeline_ics(rows)
        # Its line ends are CRLF on every system: they must not be translated.
        sys.stdout.flush()
        sys.stdout.buffer.write(calendar.text.encode())
        if calendar.left_out:
            print(f"{calendar.left_out} events before the year 1 left out: iCalendar cannot say them", file=sys.stderr)
        return 0
    writers = {
        "json": timeline_json,
        "csv": timeline_csv,
        "svg": timeline_svg,
        "timelinejs": timeline_timelinejs,
    }
    sys.stdout.write(writers[args.format](rows))
    return 0
