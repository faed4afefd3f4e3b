"""What is wrong with a library, found by reading all of it and changing nothing."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from core.errors import LibraryDamaged
from core.jobs import CancelToken, Progress, Step
from core.library.backups import verify
from core.library.corrections import CorrectionStore
from core.library.documents import DocumentStore
from core.library.model import Problem
from core.library.notes import NoteStore
from core.library.originals import OriginalStore, read_record
from core.search.model import SearchEngine

_HEX_LENGTH = 64


def database_problems(files: tuple[Path, ...]) -> Iterator[Problem]:
    """Databases that fail SQLite's integrity check."""
    for file in files:
        try:
            verify(file)
        except LibraryDamaged as error:
            yield Problem("database-damaged", {"path": file, "reason": error.facts["reason"]})


def original_problems(
    documents: DocumentStore, originals: OriginalStore, progress: Progress, token: CancelToken
) -> Iterator[Problem]:
    """Documents without their bytes, bytes that changed, bytes and records that nothing claims."""
    claimed = {summary.sha256: summary.id for summary in documents.summaries(include_trashed=True)}
    files = originals.byte_files()
    present: set[str] = set()
    recorded: dict[str, str] = {}
    for path in originals.record_files():
        record = read_record(path)
        if record is None:
            yield Problem("record-damaged", {"path": path})
        else:
            recorded[record.sha256] = record.document_id
    for done, path in enumerate(files):
        progress(Step(done, len(files), path.name))
        token.check()
        sha256 = path.name[:_HEX_LENGTH]
        present.add(sha256)
        owner = claimed.get(sha256, recorded.get(sha256, ""))
        if _hash(path) != sha256:
            yield Problem("original-changed", {"document": owner, "path": path})
        if sha256 not in recorded:
            yield Problem("original-unrecorded", {"path": path})
        elif sha256 not in claimed:
            yield Problem("original-without-document", {"document": owner, "path": path})
    for sha256 in sorted({*claimed, *recorded} - present):
        yield Problem(
            "original-missing", {"document": claimed.get(sha256) or recorded[sha256], "path": originals.home(sha256)}
        )


def note_problems(documents: DocumentStore, notes: NoteStore, corrections: CorrectionStore) -> Iterator[Problem]:
    """Annotations outside the trash, and corrections, whose document is not in the library."""
    known = set(documents.ids())
    counts = Counter(annotation.document_id for annotation in notes.annotations())
    counts.update(correction.document_id for correction in corrections.corrections())
    for document_id, count in sorted(counts.items()):
        if document_id not in known:
            yield Problem("notes-without-document", {"document": document_id, "count": count})


def index_problems(documents: DocumentStore, index: SearchEngine) -> Iterator[Problem]:
    """Documents the index does not know, and those it alone knows. Documents in the trash may be in it."""
    indexed, known = index.document_ids(), frozenset(documents.ids())
    expected = {summary.id for summary in documents.summaries() if summary.length}
    for id in sorted(expected - indexed):
        yield Problem("not-indexed", {"document": id})
    for id in sorted(indexed - known):
        yield Problem("indexed-without-document", {"document": id})


def _hash(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""
