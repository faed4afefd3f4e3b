"""The one way in: files become documents, dates, rows and an index, with progress and cancel.

:func:`add_paths` runs stages 1 to 4 for each file. A document is in the library whole or not at all;
one bad file never keeps the others out. What a kill leaves unindexed, :func:`fill_index` completes.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from core.chronology import corrections
from core.chronology.events import find_events
from core.chronology.extract import find_dates, lines_as_blocks
from core.chronology.model import DateMention, DatingHints, Event
from core.document.model import Document
from core.errors import ImportFailed, TarikhError
from core.importers import MAX_BYTES, import_bytes, supported_suffixes
from core.jobs import Cancelled, CancelToken, Progress, Step, no_progress
from core.library import Library
from core.library.corrections import digest_of, settings_in
from core.library.model import Changes, DocumentSettings, OriginalRecord
from core.search.model import Passage
from core.search.passages import passages

_COMMIT_EVERY = 25  # documents between two commits of the index: a commit costs about as much as a small document


@dataclass(frozen=True, slots=True)
class Added:
    """A file that became a document."""

    id: str
    path: str
    title: str
    language: str
    blocks: int
    dates: int


@dataclass(frozen=True, slots=True)
class Already:
    """A file whose bytes the library holds already."""

    id: str
    path: str
    title: str


@dataclass(frozen=True, slots=True)
class Failed:
    """A file that did not come in, and why."""

    path: str
    error: TarikhError


@dataclass(frozen=True, slots=True)
class AddReport:
    """What became of every file named; ``cancelled`` if the rest was not tried."""

    added: tuple[Added, ...] = ()
    already: tuple[Already, ...] = ()
    failed: tuple[Failed, ...] = ()
    cancelled: bool = False

    @property
    def document_ids(self) -> tuple[str, ...]:
        """Documents the named files are in the library as, new or known before."""
        return (*(item.id for item in self.added), *(item.id for item in self.already))


def add_paths(
    library: Library,
    paths: Sequence[Path],
    *,
    section: str = "",
    progress: Progress = no_progress,
    token: CancelToken | None = None,
) -> AddReport:
    """Import files and all readable files of folders; ``section`` is written to their records.

    Raises:
        LibraryReadOnly: the library was opened for reading.
    """
    token = token or CancelToken()
    files = list(_files(paths))
    added: list[Added] = []
    already: list[Already] = []
    failed: list[Failed] = []
    cancelled = False
    try:
        for done, path in enumerate(files):
            progress(Step(done, len(files), path.name))
            token.check()
            try:
                outcome = _add_file(library, path, section, token)
            except TarikhError as error:
                failed.append(Failed(str(path), error))
                continue
            if isinstance(outcome, Added):
                added.append(outcome)
                if len(added) % _COMMIT_EVERY == 0:
                    library.index.commit()
            else:
                already.append(outcome)
        progress(Step(len(files), len(files)))
    except Cancelled:
        cancelled = True
    finally:
        if added:
            library.index.commit()
    return AddReport(tuple(added), tuple(already), tuple(failed), cancelled)


def analyse(
    document: Document, *, old_style: bool = False, base_year: int | None = None
) -> tuple[tuple[DateMention, ...], tuple[Event, ...]]:
    """Stage 2: the dates a document names and the events its sentences make of them.

    ``old_style`` and ``base_year`` are the reader's settings of the document, see ``DocumentSettings``.
    """
    hints = DatingHints(old_style=old_style, base_year=base_year)
    mentions = find_dates(document.text, document.language, document.blocks, hints=hints)
    return mentions, find_events(document.text, document.language, document.blocks, mentions)


def read_again(library: Library, id: str, document: Document | None = None) -> Changes:
    """Find a document's dates anew by its present settings, and put the reader's corrections over them.

    Raises:
        NotFound: there is no such document.
        LibraryReadOnly: the library was opened for reading.
    """
    document = document or library.documents.get(id)
    mentions, _ = _analyse_set(document, library.corrections.settings(id))
    return apply_corrections(library, id, document, found=mentions)


def apply_corrections(
    library: Library, id: str, document: Document | None = None, *, found: Sequence[DateMention] | None = None
) -> Changes:
    """Bring a document's dates, events and summary in line with the corrections in notes.db.

    What the engine found stays stored beside it. Only the events of paragraphs whose dates changed are made
    anew, of all where ``found`` replaces what the engine found; the index learns of it by :func:`fill_index`.

    Raises:
        NotFound: there is no such document.
        LibraryReadOnly: the library was opened for reading.
    """
    document = document or library.documents.get(id)
    made, settings = library.corrections.corrections(id), library.corrections.settings(id)
    before = library.documents.mentions(id)
    basis = found if found is not None else library.documents.found_mentions(id)
    after = corrections.apply(basis, [one.ruling() for one in made if not one.orphaned])
    blocks = document.blocks or lines_as_blocks(document.text)
    changed = list(blocks) if found is not None else corrections.changed_blocks(blocks, before, after)
    events: list[Event] = []
    if changed:
        events += find_events(document.text, document.language, changed, after)
        events += corrections.readers_events(document.text, document.language, changed, after, events)
    spans = [(block.start, block.end) for block in changed]
    return library.documents.set_reading(id, after, events, spans, settled=digest_of(made, settings), found=found)


def settle(library: Library, *, token: CancelToken | None = None) -> Changes:
    """Bring the dates of every document up to date, as after a kill, a restore or a change of the engine.

    What notes.db says of dates is applied where that was not done; what an earlier engine found is found anew.
    """
    token = token or CancelToken()
    done, changes = library.documents.settled(), Changes()
    concerned = (set(done) | library.corrections.document_ids()).intersection(library.documents.ids())
    outdated = library.documents.outdated()
    for id in sorted(concerned | outdated):
        token.check()
        if id in outdated:
            changes |= read_again(library, id)
            continue
        applied, wanted = done.get(id, ""), library.corrections.digest(id)
        if applied == wanted:
            continue
        same_settings = settings_in(applied) == settings_in(wanted)
        changes |= apply_corrections(library, id) if same_settings else read_again(library, id)
    return changes


def _analyse_set(document: Document, settings: DocumentSettings) -> tuple[tuple[DateMention, ...], tuple[Event, ...]]:
    return analyse(document, old_style=settings.old_style, base_year=settings.base_year)


def rebuild(
    library: Library, *, progress: Progress = no_progress, token: CancelToken | None = None
) -> tuple[Failed, ...]:
    """Make every document, date and index entry anew from ``originals/``, under the same ids.

    Annotations and corrections stay; each is looked for again in its document's new text. Documents
    whose original cannot be read keep what the library had of them.
    """
    token = token or CancelToken()
    records = library.originals.records()
    known = frozenset(library.documents.ids())
    failed: list[Failed] = []
    try:
        for done, record in enumerate(records):
            progress(Step(done, len(records), record.name))
            token.check()
            try:
                document = import_bytes(library.originals.read(record.sha256), record.name)
            except TarikhError as error:
                failed.append(Failed(record.name, error))
                continue
            mentions, events = _analyse_set(document, library.corrections.settings(record.document_id))
            former = library.documents.text(record.document_id) if record.document_id in known else None
            library.documents.replace(document, mentions, events, id=record.document_id, original=record)
            library.reanchor(record.document_id, document.text, former=former)
            apply_corrections(library, record.document_id, document)
            library.index.remove(record.document_id)
            library.index.add(_passages(document, record.document_id, library.documents.mentions(record.document_id)))
            if (done + 1) % _COMMIT_EVERY == 0:
                library.index.commit()
    finally:
        library.index.commit()
    progress(Step(len(records), len(records)))
    return tuple(failed)


def fill_index(library: Library, *, progress: Progress = no_progress, token: CancelToken | None = None) -> int:
    """Bring the index in line with the documents and return how many were put in.

    Cheap when nothing is missing; after a kill in mid-import, a damaged index or a change of the
    text analysis it does what is left to do.
    """
    token = token or CancelToken()
    indexed = library.index.document_ids()
    ids = library.documents.ids()
    stale = library.documents.unindexed()
    missing = [id for id in ids if id not in indexed or id in stale]
    gone = indexed.difference(ids)
    for id in gone:
        library.index.remove(id)
    filled: list[str] = []
    try:
        for done, id in enumerate(missing):
            progress(Step(done, len(missing)))
            token.check()
            if id in indexed:
                library.index.remove(id)
            library.index.add(_passages(library.documents.get(id), id, library.documents.mentions(id)))
            filled.append(id)
            if (done + 1) % _COMMIT_EVERY == 0:
                library.index.commit()
    finally:
        if missing or gone:
            library.index.commit()
        for id in filled:
            if id in stale:
                library.documents.set_indexed(id, stale[id])
    return len(missing)


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    suffixes = supported_suffixes()
    for path in paths:
        if path.is_dir():
            for child in sorted(path.rglob("*")):
                hidden = any(part.startswith(".") for part in child.relative_to(path).parts)
                if child.is_file() and not hidden and child.suffix.lower() in suffixes:
                    yield child
        else:
            yield path


def _read(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise ImportFailed("too-large", path=str(path), size=size, limit=MAX_BYTES)
        return path.read_bytes()
    except OSError as error:
        raise ImportFailed("unreadable", path=str(path), reason=error.strerror or str(error)) from error


def _add_file(library: Library, path: Path, section: str, token: CancelToken) -> Added | Already:
    data = _read(path)
    sha256 = hashlib.sha256(data).hexdigest()
    known = library.documents.id_by_sha256(sha256)
    if known is not None:
        library.notes.set_trashed(known, False)
        return Already(known, str(path), library.documents.summary(known).title)
    try:
        document = import_bytes(data, path.name)
    except ImportFailed as error:
        raise ImportFailed(error.code, **{**error.facts, "path": str(path)}) from error
    token.check()
    document_id = library.document_id_for(sha256)
    mentions, events = _analyse_set(document, library.corrections.settings(document_id))
    token.check()
    record = OriginalRecord(
        document_id=document_id,
        sha256=sha256,
        name=path.name,
        source=str(path.resolve()),
        size_bytes=len(data),
        added_ms=time.time_ns() // 1_000_000,
        section=section,
    )
    library.originals.put(data, record)
    library.documents.add(document, mentions, events, id=record.document_id, original=record)
    if document_id in library.corrections.document_ids():  # removed once, with what the reader made of its dates
        library.reanchor(document_id, document.text)
        apply_corrections(library, document_id, document)
        mentions = library.documents.mentions(document_id)
    library.index.add(_passages(document, record.document_id, mentions))
    return Added(
        record.document_id,
        str(path),
        document.title,
        document.language,
        len(document.blocks),
        _resolved(mentions),
    )


def _resolved(mentions: Iterable[DateMention]) -> int:
    return sum(mention.date is not None for mention in mentions)


def _passages(document: Document, id: str, mentions: Sequence[DateMention]) -> list[Passage]:
    dates = [(m.start, m.date.earliest, m.date.latest) for m in mentions if m.date is not None and not m.life]
    return passages(document, id, dates)
