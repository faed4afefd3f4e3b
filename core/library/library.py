"""Library: one folder that holds everything, opened by one writer or by any number of readers."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self

from core.errors import LibraryDamaged, LibraryError, LibraryReadOnly
from core.jobs import CancelToken, Progress, no_progress
from core.library import health
from core.library.backups import copy_database, daily_backup
from core.library.corrections import CorrectionStore
from core.library.database import Database, has_log
from core.library.documents import DocumentStore
from core.library.lock import WriteLock, require_writable
from core.library.migrations import Schema, create, look, look_at_header, require_current, upgrade
from core.library.model import Problem
from core.library.notes import NoteStore, new_id, now_ms
from core.library.originals import OriginalStore
from core.library.reanchoring import Reanchored, reanchor, reanchor_corrections
from core.library.schema import DOCUMENTS, NOTES
from core.search.model import SearchEngine

EngineFactory = Callable[[Path], SearchEngine]


class Library:
    """An open library; made by :meth:`open` only. Its stores may be used from any thread.

    Attributes:
        path: the folder.
        writable: whether this process holds the write lock.
        documents, notes, corrections, originals: the stores.
    """

    def __init__(self, path: Path, lock: WriteLock | None, engine: EngineFactory | None) -> None:
        self.path = path
        self.writable = lock is not None
        self._lock = lock
        self._engine = engine
        self._index: SearchEngine | None = None
        self._index_guard = threading.Lock()
        self._databases = [Database(path / schema.name, writable=self.writable) for schema in (DOCUMENTS, NOTES)]
        self.notes = NoteStore(self._databases[1])
        self.corrections = CorrectionStore(self._databases[1])
        self.documents = DocumentStore(
            self._databases[0],
            trashed=self.notes.trashed_documents,
            remember=self.notes.remember_identity,
        )
        self.originals = OriginalStore(path / "originals", writable=self.writable)

    @staticmethod
    def open(
        path: Path, *, writable: bool = True, fresh_documents: bool = False, engine: EngineFactory | None = None
    ) -> Library:
        """Open the library at ``path``; a writer makes it where there is none and brings it up to date.

        Readers (``writable=False``) work beside a writer. With ``fresh_documents`` library.db is read
        through first and, if it is damaged or missing, set aside and begun anew, for a rebuild; a sound
        one stays. ``engine`` makes the search index in a folder; without it, Tarikh's own.

        Raises:
            LibraryLocked: another writer has it open; fact ``pid`` where known.
            LibraryReadOnly: it cannot be written.
            LibraryDamaged: a database is damaged; fact ``path`` says which.
            LibraryTooNew: a later Tarikh wrote it.
            LibraryError: ``library-missing`` or ``library-too-old``, for readers only.
        """
        path = Path(path)
        if not writable:
            _look_as_reader(path)
            return Library(path, None, engine)
        require_writable(path)
        try:
            path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise LibraryReadOnly("library-read-only", path=path, reason=str(error)) from error
        lock = WriteLock(path)
        try:
            _make_ready(path, lock, fresh_documents)
            return Library(path, lock, engine)
        except OSError as error:
            lock.release()
            raise LibraryReadOnly("library-read-only", path=path, reason=str(error)) from error
        except BaseException:
            lock.release()
            raise

    def close(self) -> None:
        """Close files and release the lock; a second call does nothing."""
        with self._index_guard:
            index, self._index = self._index, None
        if index is not None:
            index.close()
        for database in self._databases:
            database.close()
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def index(self) -> SearchEngine:
        """The search index, opened when it is first asked for."""
        with self._index_guard:
            if self._index is None:
                self._index = self._open_engine(self.path / "index")
            return self._index

    def document_id_for(self, sha256: str) -> str:
        """The id for a document made of these bytes: the one it has or once had, with its notes, or a new one."""
        return self.documents.id_by_sha256(sha256) or self.notes.identity(sha256) or new_id()

    def reanchor(self, document_id: str, text: str, *, former: str | None = None) -> Reanchored:
        """Bind a document's annotations and corrections to its new text; see ``core.library.reanchoring``."""
        reanchor_corrections(self.corrections, document_id, text, former=former)
        return reanchor(self.notes, document_id, text, former=former)

    def backup(self, file: Path) -> None:
        """Write a verified copy of notes.db to ``file``, replacing it.

        Raises:
            LibraryDamaged: notes.db is not sound.
            LibraryError: ``backup-failed``.
        """
        copy_database(self.path / NOTES.name, file)

    def daily_backup(self, today: date | None = None) -> Path | None:
        """Make the day's copy of notes.db under ``backups/`` unless there is one; returns what it made.

        Raises:
            LibraryDamaged: notes.db is not sound; older copies are kept.
            LibraryError: ``backup-failed``.
            LibraryReadOnly: opened for reading.
        """
        if not self.writable:
            raise LibraryReadOnly("library-read-only", path=self.path, reason="opened for reading")
        return daily_backup(self.path / NOTES.name, self.path / "backups", today or date.today())

    def _open_engine(self, folder: Path) -> SearchEngine:
        if self._engine is not None:
            return self._engine(folder)
        from core.search.engine import WhooshEngine

        return WhooshEngine(folder, writable=self.writable)

    def check(self, *, progress: Progress = no_progress, token: CancelToken | None = None) -> list[Problem]:
        """Read everything and name what is wrong; an empty list is good health. Reads all originals.

        Raises:
            Cancelled: asked for by ``token``.
        """
        problems = list(health.database_problems(tuple(database.file for database in self._databases)))
        if problems:  # what a damaged database says of the rest is worth nothing
            return problems
        return list(self._other_problems(progress, token or CancelToken()))

    def _other_problems(self, progress: Progress, token: CancelToken) -> Iterator[Problem]:
        yield from health.original_problems(self.documents, self.originals, progress, token)
        yield from health.note_problems(self.documents, self.notes, self.corrections)
        yield from health.index_problems(self.documents, self.index)


def _look_as_reader(path: Path) -> None:
    schemas = (DOCUMENTS, NOTES)
    for schema in schemas:
        if not (path / schema.name).exists():
            raise LibraryError("library-missing", path=path, reason=f"no {schema.name}")
    for schema in schemas:  # both, before SQLite lays its shared memory beside either
        look_at_header(path / schema.name, schema)
    for schema in schemas:
        file = path / schema.name
        require_current(look(file, schema, alone=False), file, schema)


def _make_ready(path: Path, lock: WriteLock, fresh_documents: bool) -> None:
    """Look at both files before either is touched, then make, set aside and migrate as needed."""
    documents, notes = path / DOCUMENTS.name, path / NOTES.name
    if notes.exists():
        look(notes, NOTES, alone=True, thorough=True)
    elif has_log(notes) or any((path / "backups").glob("notes-*.db")):
        # Beginning anew would hide that the reader's notes are gone.
        raise LibraryDamaged("library-damaged", path=notes, reason="missing")
    damaged = False
    if documents.exists():
        try:
            look(documents, DOCUMENTS, alone=True, thorough=fresh_documents)
        except LibraryDamaged:
            if not fresh_documents:
                raise
            damaged = True
    lock.sign()
    if damaged:
        _set_aside(documents)
    _bring_up(documents, DOCUMENTS, lambda version: None)
    _bring_up(
        notes,
        NOTES,
        lambda version: copy_database(notes, path / "backups" / f"notes-version{version}-{now_ms()}.db"),
    )


def _bring_up(file: Path, schema: Schema, before: Callable[[int], None]) -> None:
    if file.exists():
        upgrade(file, schema, before=before)
    else:
        create(file, schema)


def _set_aside(file: Path) -> None:
    """Rename a database and what lies beside it to ``….damaged-<ms>``; nothing of it is lost."""
    mark = f".damaged-{now_ms()}"
    for part in (file, Path(f"{file}-wal"), Path(f"{file}-shm")):
        with contextlib.suppress(FileNotFoundError):
            part.rename(part.with_name(part.name + mark))
