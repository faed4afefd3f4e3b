"""Commands that find: search and dates."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

from core.chronology.calendars import month_length, to_jdn
from core.chronology.edtf import iso_day
from core.chronology.model import Calendar
from core.cli.output import for_terminal, open_library, print_json, wants_visual
from core.errors import TarikhError
from core.search.model import Filter, Hit
from core.search.service import search, suggest

_ISO = re.compile(r"([+-]?\d{4,7})(?:-(\d{2})(?:-(\d{2}))?)?")


def parse_day(text: str, *, last: bool) -> int:
    """The first (or ``last``) day, as JDN, of an ISO year, month or day; years are astronomical.

    Raises:
        TarikhError: ``bad-date``.
    """
    match = _ISO.fullmatch(text.strip())
    if match is None:
        raise TarikhError("bad-date", date=text)
    year = int(match[1])
    month = int(match[2]) if match[2] else (12 if last else 1)
    if not 1 <= month <= 12:
        raise TarikhError("bad-date", date=text)
    length = month_length(Calendar.GREGORIAN, year, month)
    day = int(match[3]) if match[3] else (length if last else 1)
    if not 1 <= day <= length:
        raise TarikhError("bad-date", date=text)
    return to_jdn(Calendar.GREGORIAN, year, month, day)


def _iso(jdn: int | None) -> str | None:
    return None if jdn is None else iso_day(jdn)


def search_passages(args: argparse.Namespace) -> int:
    """Print the passages that answer a query, best first."""
    earliest = parse_day(args.earliest, last=False) if args.earliest else None
    latest = parse_day(args.latest, last=True) if args.latest else None
    with open_library(args, writable=False) as library:
        alive = frozenset(library.documents.ids()) - library.notes.trashed_documents()
        hits = search(
            library.index,
            library.documents.get,
            args.query,
            exact=args.exact,
            filter=Filter(document_ids=alive, earliest=earliest, latest=latest),
            limit=max(args.limit, 1),
        )
        suggestions = [] if hits else suggest(library.index, args.query, texts=library.documents.get)
    if args.json:
        print_json([_hit(hit) for hit in hits])
        return 0
    visual = wants_visual(args)
    for hit in hits:
        print(f"{hit.document_id}  {hit.start}-{hit.end}  {for_terminal(hit.title, visual)}")
        print("    " + for_terminal(" ".join(hit.snippet.split()), visual))
    if not hits:
        print("nothing found" + ("; try: " + ", ".join(suggestions) if suggestions else ""), file=sys.stderr)
    return 0


def _hit(hit: Hit) -> dict[str, object]:
    return {
        "document": hit.document_id,
        "title": hit.title,
        "start": hit.start,
        "end": hit.end,
        "snippet": hit.snippet,
        "snippet_start": hit.snippet_start,
        "marks": [list(mark) for mark in hit.marks],
        "score": round(hit.score, 4),
        "earliest": _iso(hit.earliest),
        "latest": _iso(hit.latest),
    }


def dates(args: argparse.Namespace) -> int:
    """Print the dates in a plain text; offsets are code points of the decoded text as it stands."""
    from core.chronology.extract import find_dates
    from core.document.language import detect_language
    from core.importers.encoding import decode_text

    try:
        data = sys.stdin.buffer.read() if args.file == "-" else Path(args.file).read_bytes()
    except OSError as error:
        raise TarikhError("unreadable", path=args.file, reason=error.strerror or str(error)) from error
    text, _encoding = decode_text(data)
    mentions = find_dates(text, args.language or detect_language(text))
    records = [
        {
            "start": m.start,
            "end": m.end,
            "text": text[m.start : m.end],
            "earliest": iso_day(m.date.earliest) if m.date else None,
            "latest": iso_day(m.date.latest) if m.date else None,
            "edtf": m.date.edtf if m.date else None,
            "precision": m.date.precision.value if m.date else m.kind,
            "calendar": m.date.calendar.value if m.date else None,
            "inferred": m.date.inferred if m.date else False,
            "life": m.life,
            "conflict": m.conflict,
        }
        for m in mentions
    ]
    if args.json:
        print_json(records)
        return 0
    visual = wants_visual(args)
    for record in records:
        shown = for_terminal(" ".join(str(record["text"]).split()), visual)
        told = [word for word in ("inferred", "life") if record[word]] + [record["conflict"]] * bool(record["conflict"])
        mark = "".join(f" ({word})" for word in told)
        print(f"{record['start']}-{record['end']}  {record['edtf'] or 'unresolved'}{mark}  {shown}")
    return 0
