"""Annotations as text others can read: Markdown, W3C JSON-LD, CSV, Anki's plain TSV.

Every entry carries quote, note, document title, section, colour and times, in document order. JSON-LD
is the form that comes back: :func:`read_jsonld` gives what :func:`notes_jsonld` wrote.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from core.errors import TarikhError
from core.library.model import Anchor, Annotation, AnnotationKind

_MOTIVATION = {
    AnnotationKind.BOOKMARK: "bookmarking",
    AnnotationKind.HIGHLIGHT: "highlighting",
    AnnotationKind.NOTE: "commenting",
}
_KIND = {motivation: kind for kind, motivation in _MOTIVATION.items()}


@dataclass(frozen=True, slots=True)
class NoteRow:
    """An annotation with the words an export needs from its document."""

    annotation: Annotation
    title: str
    section: str
    sha256: str = ""


def _time(ms: int) -> str:
    return datetime.fromtimestamp(ms / 1000, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def notes_markdown(rows: Iterable[NoteRow]) -> str:
    """A document to read: one heading a document, one quote an annotation."""
    parts: list[str] = []
    title = section = None
    for row in rows:
        if row.title != title:
            parts.append(f"# {row.title}")
            title, section = row.title, None
        if row.section and row.section != section:
            parts.append(f"## {row.section}")
            section = row.section
        quote = " ".join(row.annotation.anchor.exact.split())
        parts.append(f"> {quote}")
        if row.annotation.body:
            parts.append(row.annotation.body)
        facts = [row.annotation.kind.value, row.annotation.colour, _time(row.annotation.modified_ms)[:10]]
        parts.append(f"*{' · '.join(fact for fact in facts if fact)}* <!-- {row.annotation.id} -->")
    return "\n\n".join(parts) + "\n" if parts else ""


def notes_csv(rows: Iterable[NoteRow]) -> str:
    """A table for spreadsheets, with a byte order mark so that they read the scripts right."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    columns = "id document section kind colour quote body start end created modified"
    writer.writerow(columns.split())
    for row in rows:
        a = row.annotation
        words = [a.id, row.title, row.section, a.kind.value, a.colour, a.anchor.exact, a.body]
        writer.writerow([*words, a.anchor.start, a.anchor.end, _time(a.created_ms), _time(a.modified_ms)])
    return "﻿" + stream.getvalue()


def notes_anki(rows: Iterable[NoteRow]) -> str:
    """Anki's tab-separated import: quote, note, source; bookmarks are not cards and stay out."""
    lines = ["#separator:tab", "#html:false"]
    for row in rows:
        if row.annotation.kind is not AnnotationKind.BOOKMARK:
            source = " · ".join(part for part in (row.title, row.section) if part)
            fields = (row.annotation.anchor.exact, row.annotation.body, source)
            lines.append("\t".join(" ".join(field.split()) for field in fields))
    return "\n".join(lines) + "\n"


def notes_jsonld(rows: Iterable[NoteRow]) -> str:
    """W3C Web Annotations: position and quote selectors, so that other programs find the passage too."""
    items = []
    for row in rows:
        a = row.annotation
        target = {
            "source": f"urn:sha256:{row.sha256}" if row.sha256 else f"urn:tarikh:{a.document_id}",
            "tarikh:document": a.document_id,
            "title": row.title,
            "selector": [
                {"type": "TextPositionSelector", "start": a.anchor.start, "end": a.anchor.end},
                {
                    "type": "TextQuoteSelector",
                    "exact": a.anchor.exact,
                    "prefix": a.anchor.prefix,
                    "suffix": a.anchor.suffix,
                },
            ],
        }
        item: dict[str, object] = {
            "id": f"urn:tarikh:annotation:{a.id}",
            "type": "Annotation",
            "motivation": _MOTIVATION[a.kind],
            "created": _time(a.created_ms),
            "modified": _time(a.modified_ms),
            "target": target,
        }
        if a.body:
            item["body"] = {"type": "TextualBody", "value": a.body, "format": "text/markdown"}
        if a.colour:
            item["tarikh:colour"] = a.colour
        items.append(item)
    page = {
        "@context": ["http://www.w3.org/ns/anno.jsonld", {"tarikh": "urn:tarikh:"}],
        "type": "AnnotationPage",
        "items": items,
    }
    return json.dumps(page, ensure_ascii=False, indent=1) + "\n"


def read_jsonld(text: str, *, name: str) -> list[NoteRow]:
    """The annotations of a JSON-LD export; their anchors still have to be found in the documents' texts.

    Raises:
        TarikhError: ``notes-unreadable``; nothing of a file that is partly wrong is returned.
    """
    try:
        return [_read_item(item) for item in json.loads(text)["items"]]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise TarikhError("notes-unreadable", path=name, reason=f"{type(error).__name__}: {error}") from error


def _read_item(item: dict[str, object]) -> NoteRow:
    target = item["target"]
    if not isinstance(target, dict):
        raise TypeError("target is not an object")
    selectors = {selector["type"]: selector for selector in target["selector"]}
    position, quote = selectors["TextPositionSelector"], selectors["TextQuoteSelector"]
    body = item.get("body")
    source = str(target["source"])
    annotation = Annotation(
        id=str(item["id"]).rpartition(":")[2],
        document_id=str(target.get("tarikh:document", "")),
        kind=_KIND[str(item["motivation"])],
        anchor=Anchor(
            int(position["start"]),
            int(position["end"]),
            str(quote["exact"]),
            str(quote.get("prefix", "")),
            str(quote.get("suffix", "")),
        ),
        body=str(body["value"]) if isinstance(body, dict) else "",
        colour=str(item.get("tarikh:colour", "")),
        created_ms=_milliseconds(str(item["created"])),
        modified_ms=_milliseconds(str(item["modified"])),
    )
    sha256 = source.removeprefix("urn:sha256:") if source.startswith("urn:sha256:") else ""
    return NoteRow(annotation, str(target.get("title", "")), "", sha256)


def _milliseconds(time: str) -> int:
    return round(datetime.fromisoformat(time).timestamp() * 1000)
