"""Annotations as text others can read: Markdown, W3C JSON-LD, CSV, Anki's plain TSV.

Every entry carries quote, note, document title, section, colour and times, in document order. JSON-LD
is the form that comes back: :func:`read_jsonld` and :func:`read_corrections` give what
:func:`notes_jsonld` wrote. Corrections of dates are in it as W3C "assessing" (and "tagging", where the
reader added a date) annotations whose body is the date in EDTF.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeVar

from core.chronology.corrections import Action
from core.chronology.model import Calendar, HistoricalDate, Precision
from core.errors import TarikhError
from core.library.model import Anchor, Annotation, AnnotationKind, Correction

_Row = TypeVar("_Row")
_MOTIVATION = {
    AnnotationKind.BOOKMARK: "bookmarking",
    AnnotationKind.HIGHLIGHT: "highlighting",
    AnnotationKind.NOTE: "commenting",
}
_ASSESSING, _TAGGING = "assessing", "tagging"
_KIND = {motivation: kind for kind, motivation in _MOTIVATION.items()}


@dataclass(frozen=True, slots=True)
class NoteRow:
    """An annotation with the words an export needs from its document."""

    annotation: Annotation
    title: str
    section: str
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """A correction of a date with what an export needs from its document."""

    correction: Correction
    title: str
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


def notes_jsonld(rows: Iterable[NoteRow], corrections: Iterable[CorrectionRow] = ()) -> str:
    """W3C Web Annotations: position and quote selectors, so that other programs find the passage too."""
    items = []
    for row in rows:
        a = row.annotation
        item: dict[str, object] = {
            "id": f"urn:tarikh:annotation:{a.id}",
            "type": "Annotation",
            "motivation": _MOTIVATION[a.kind],
            "created": _time(a.created_ms),
            "modified": _time(a.modified_ms),
            "target": _target(a.document_id, a.anchor, row.title, row.sha256),
        }
        if a.body:
            item["body"] = {"type": "TextualBody", "value": a.body, "format": "text/markdown"}
        if a.colour:
            item["tarikh:colour"] = a.colour
        items.append(item)
    items += [_correction_item(row) for row in corrections]
    page = {
        "@context": ["http://www.w3.org/ns/anno.jsonld", {"tarikh": "urn:tarikh:"}],
        "type": "AnnotationPage",
        "items": items,
    }
    return json.dumps(page, ensure_ascii=False, indent=1) + "\n"


def _target(document_id: str, anchor: Anchor, title: str, sha256: str) -> dict[str, object]:
    return {
        "source": f"urn:sha256:{sha256}" if sha256 else f"urn:tarikh:{document_id}",
        "tarikh:document": document_id,
        "title": title,
        "selector": [
            {"type": "TextPositionSelector", "start": anchor.start, "end": anchor.end},
            {
                "type": "TextQuoteSelector",
                "exact": anchor.exact,
                "prefix": anchor.prefix,
                "suffix": anchor.suffix,
            },
        ],
    }


def _correction_item(row: CorrectionRow) -> dict[str, object]:
    c = row.correction
    item: dict[str, object] = {
        "id": f"urn:tarikh:correction:{c.id}",
        "type": "Annotation",
        "motivation": _TAGGING if c.action is Action.ADD else _ASSESSING,
        "created": _time(c.created_ms),
        "modified": _time(c.modified_ms),
        "target": _target(c.document_id, c.anchor, row.title, row.sha256),
        "tarikh:action": c.action.value,
    }
    if c.date is not None:
        item["body"] = {"type": "TextualBody", "value": c.date.edtf, "format": "text/plain"}
        item["tarikh:date"] = {
            "earliest": c.date.earliest,
            "latest": c.date.latest,
            "precision": c.date.precision.value,
            "calendar": c.date.calendar.value,
            "approximate": c.date.approximate,
        }
    return item


def read_jsonld(text: str, *, name: str) -> list[NoteRow]:
    """The annotations of a JSON-LD export; their anchors still have to be found in the documents' texts.

    Raises:
        TarikhError: ``notes-unreadable``; nothing of a file that is partly wrong is returned.
    """
    return _read_items(text, name, lambda item: None if "tarikh:action" in item else _read_item(item))


def read_corrections(text: str, *, name: str) -> list[CorrectionRow]:
    """The corrections of dates in a JSON-LD export; their anchors too have to be found.

    Raises:
        TarikhError: ``notes-unreadable``.
    """
    return _read_items(text, name, lambda item: _read_correction(item) if "tarikh:action" in item else None)


def _read_items(text: str, name: str, read: Callable[[dict[str, Any]], _Row | None]) -> list[_Row]:
    try:
        return [row for item in json.loads(text)["items"] if (row := read(item)) is not None]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise TarikhError("notes-unreadable", path=name, reason=f"{type(error).__name__}: {error}") from error


def _read_anchor(target: dict[str, Any]) -> Anchor:
    selectors = {selector["type"]: selector for selector in target["selector"]}
    position, quote = selectors["TextPositionSelector"], selectors["TextQuoteSelector"]
    return Anchor(
        int(position["start"]),
        int(position["end"]),
        str(quote["exact"]),
        str(quote.get("prefix", "")),
        str(quote.get("suffix", "")),
    )


def _sha256(target: dict[str, Any]) -> str:
    source = str(target["source"])
    return source.removeprefix("urn:sha256:") if source.startswith("urn:sha256:") else ""


def _read_correction(item: dict[str, Any]) -> CorrectionRow:
    target, said = item["target"], item.get("tarikh:date")
    date = None
    if said is not None:
        date = HistoricalDate(
            int(said["earliest"]),
            int(said["latest"]),
            Precision(said["precision"]),
            Calendar(said["calendar"]),
            approximate=bool(said["approximate"]),
            edtf=str(item["body"]["value"]),
        )
    action = Action(item["tarikh:action"])
    if (date is None) is not (action is Action.DISMISS):
        raise ValueError("a date is missing, or one too many")
    correction = Correction(
        id=str(item["id"]).rpartition(":")[2],
        document_id=str(target.get("tarikh:document", "")),
        anchor=_read_anchor(target),
        action=action,
        date=date,
        created_ms=_milliseconds(str(item["created"])),
        modified_ms=_milliseconds(str(item["modified"])),
    )
    return CorrectionRow(correction, str(target.get("title", "")), _sha256(target))


def _read_item(item: dict[str, Any]) -> NoteRow:
    target = item["target"]
    if not isinstance(target, dict):
        raise TypeError("target is not an object")
    body = item.get("body")
    annotation = Annotation(
        id=str(item["id"]).rpartition(":")[2],
        document_id=str(target.get("tarikh:document", "")),
        kind=_KIND[str(item["motivation"])],
        anchor=_read_anchor(target),
        body=str(body["value"]) if isinstance(body, dict) else "",
        colour=str(item.get("tarikh:colour", "")),
        created_ms=_milliseconds(str(item["created"])),
        modified_ms=_milliseconds(str(item["modified"])),
    )
    return NoteRow(annotation, str(target.get("title", "")), "", _sha256(target))


def _milliseconds(time: str) -> int:
    return round(datetime.fromisoformat(time).timestamp() * 1000)
