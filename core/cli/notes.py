"""The notes commands: add, list, export, import."""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import asdict, replace
from pathlib import Path

from core.cli.output import complain, for_terminal, open_library, print_json, wants_visual
from core.errors import NotFound, TarikhError
from core.export.notes import (
    CorrectionRow,
    NoteRow,
    notes_anki,
    notes_csv,
    notes_jsonld,
    notes_markdown,
    read_corrections,
    read_jsonld,
)
from core.library import Library
from core.library.anchors import find_anchor, make_anchor
from core.library.model import Anchor, Annotation, AnnotationKind


def notes(args: argparse.Namespace) -> int:
    """Run a verb on annotations."""
    return {"add": _add, "list": _list, "export": _export, "import": _import}[args.verb](args)


def _add(args: argparse.Namespace) -> int:
    with open_library(args, writable=True) as library:
        document_id = library.documents.resolve(args.document)
        text = library.documents.text(document_id)
        if not 0 <= args.start < args.end <= len(text):
            raise TarikhError("bad-span", start=args.start, end=args.end, length=len(text))
        now_ms = time.time_ns() // 1_000_000
        note = Annotation(
            id=library.notes.new_id(),
            document_id=document_id,
            kind=AnnotationKind.NOTE,
            anchor=make_anchor(text, args.start, args.end),
            body=args.body,
            colour="yellow",
            created_ms=now_ms,
            modified_ms=now_ms,
        )
        library.notes.put(note)
    if args.json:
        print_json(_record(note))
    else:
        print(note.id)
    return 0


def _record(annotation: Annotation) -> dict[str, object]:
    record = asdict(annotation)
    anchor = record.pop("anchor")
    return {**record, **anchor}


def _list(args: argparse.Namespace) -> int:
    with open_library(args, writable=False) as library:
        document_id = library.documents.resolve(args.document) if args.document else None
        annotations = library.notes.annotations(document_id)
    if args.json:
        print_json([_record(annotation) for annotation in annotations])
        return 0
    visual = wants_visual(args)
    for a in annotations:
        quote = " ".join(a.anchor.exact.split())[:60]
        print(f"{a.id}  {a.kind.value:9}  {a.anchor.start}-{a.anchor.end}  {for_terminal(quote, visual)}")
        if a.body:
            print("    " + for_terminal(" ".join(a.body.split()), visual))
    return 0


def note_rows(library: Library) -> list[NoteRow]:
    """Every annotation with its document's words, document by document, in document order."""
    rows: list[NoteRow] = []
    for summary in library.documents.summaries(include_trashed=True):
        annotations = library.notes.annotations(summary.id)
        if not annotations:
            continue
        document = library.documents.get(summary.id)
        rows += [NoteRow(a, summary.title, document.heading_at(a.anchor.start), summary.sha256) for a in annotations]
    return rows


def correction_rows(library: Library) -> list[CorrectionRow]:
    """Every correction of a date, document by document, in document order."""
    return [
        CorrectionRow(correction, summary.title, summary.sha256)
        for summary in library.documents.summaries(include_trashed=True)
        for correction in library.corrections.corrections(summary.id)
    ]


def _export(args: argparse.Namespace) -> int:
    with open_library(args, writable=False) as library:
        rows, corrections = note_rows(library), correction_rows(library)
    writers = {"md": notes_markdown, "csv": notes_csv, "anki": notes_anki}
    written = notes_jsonld(rows, corrections) if args.format == "jsonld" else writers[args.format](rows)
    sys.stdout.write(written)
    return 0


def _import(args: argparse.Namespace) -> int:
    try:
        text = sys.stdin.read() if args.file == "-" else Path(args.file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise TarikhError("unreadable", path=args.file, reason=str(error)) from error
    imported: list[str] = []
    status = 0
    rows, corrections = read_jsonld(text, name=args.file), read_corrections(text, name=args.file)
    with open_library(args, writable=True) as library:
        for row in rows:
            try:
                imported.append(_take_in(library, row))
            except TarikhError as error:
                complain(error, row.title)
                status = 1
        for correction in corrections:
            try:
                imported.append(_take_in_correction(library, correction))
            except TarikhError as error:
                complain(error, correction.title)
                status = 1
    if args.json:
        print_json({"imported": imported})
    else:
        print(f"{len(imported)} annotations imported")
    return status


def _home(library: Library, sha256: str, document_id: str, title: str) -> str:
    """The document an entry was made on: by its bytes, else by its id."""
    known = library.documents.id_by_sha256(sha256) if sha256 else None
    if known is None and document_id not in library.documents.ids():
        raise NotFound("no-document", id=title or document_id)
    return known or document_id


def _place(library: Library, document_id: str, anchor: Anchor) -> tuple[Anchor, bool]:
    """The anchor in the document's present text, and whether it is lost there."""
    text = library.documents.text(document_id)
    found = find_anchor(text, anchor)
    return (anchor, True) if found is None else (make_anchor(text, *found), False)


def _take_in(library: Library, row: NoteRow) -> str:
    """Store one annotation on the document it was made on."""
    document_id = _home(library, row.sha256, row.annotation.document_id, row.title)
    anchor, lost = _place(library, document_id, row.annotation.anchor)
    library.notes.put(replace(row.annotation, document_id=document_id, anchor=anchor, orphaned=lost))
    return row.annotation.id


def _take_in_correction(library: Library, row: CorrectionRow) -> str:
    """Store one correction and let it apply."""
    from core.pipeline import apply_corrections  # brings the engine; the other verbs do without

    document_id = _home(library, row.sha256, row.correction.document_id, row.title)
    anchor, lost = _place(library, document_id, row.correction.anchor)
    library.corrections.put(replace(row.correction, document_id=document_id, anchor=anchor, orphaned=lost))
    apply_corrections(library, document_id)
    return row.correction.id
