"""One SQLite file used from several threads: a pool of connections, transactions, errors with a name."""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

from core.errors import LibraryDamaged, LibraryError, LibraryLocked, LibraryReadOnly, TarikhError

_BUSY_TIMEOUT_S = 10.0
_WAL_KEPT_BYTES = 16 << 20  # a large import's log is cut back to this once it is in the database


def explained(error: sqlite3.Error, path: Path) -> TarikhError | sqlite3.Error:
    """The failure a person can act on, or ``error`` itself where it is a bug of ours."""
    reason = str(error)
    if reason.startswith("Could not decode to UTF-8"):
        return LibraryDamaged("library-damaged", path=path, reason=reason)
    match getattr(error, "sqlite_errorcode", 0) & 0xFF:  # the low byte; the others say it more finely
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return LibraryDamaged("library-damaged", path=path, reason=reason)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM | sqlite3.SQLITE_CANTOPEN:
            return LibraryReadOnly("library-read-only", path=path, reason=reason)
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return LibraryLocked("library-locked", path=path, reason=reason)
        case sqlite3.SQLITE_FULL:
            return LibraryError("library-full", path=path, reason=reason)
        case sqlite3.SQLITE_IOERR:
            return LibraryError("library-unreadable", path=path, reason=reason)
    return error


@contextlib.contextmanager
def explaining(path: Path) -> Iterator[None]:
    """Turn SQLite's errors on the file ``path`` into ours."""
    try:
        yield
    except sqlite3.Error as error:
        better = explained(error, path)
        if better is error:
            raise
        raise better from error


def connect(file: Path, *, mode: str) -> sqlite3.Connection:
    """Open ``file`` with ``mode``: ``rw``, ``rwc``, ``ro``, or ``immutable`` (no locks, no files beside it)."""
    query = "mode=ro&immutable=1" if mode == "immutable" else f"mode={mode}"
    return sqlite3.connect(
        f"{file.resolve().as_uri()}?{query}",
        uri=True,
        timeout=_BUSY_TIMEOUT_S,
        isolation_level=None,  # transactions begin and end where we say
        check_same_thread=False,  # the pool gives a connection to one thread at a time
    )


def has_log(file: Path) -> bool:
    """Whether a write-ahead log with something in it lies beside ``file``."""
    log = file.with_name(file.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def connect_for_reading(file: Path) -> sqlite3.Connection:
    """Open ``file`` for reading beside whoever writes it, or on a medium nobody can write to."""
    connection = connect(file, mode="ro")
    try:
        connection.execute("SELECT 1 FROM sqlite_master").fetchone()
    except sqlite3.OperationalError:
        connection.close()
        if has_log(file):
            raise
        # No room for the shared-memory file beside it: then nobody can be writing either.
        return connect(file, mode="immutable")
    except BaseException:
        connection.close()
        raise
    return connection


class Database:
    """A pool of connections to one file: each is lent to one thread at a time and kept for the next.

    A pool and not one connection per thread: worker threads come and go, and their connections would
    stay behind.
    """

    def __init__(self, file: Path, *, writable: bool) -> None:
        self.file = file
        self.writable = writable
        self._idle: list[sqlite3.Connection] = []
        self._guard = threading.Lock()
        self._writing = threading.Lock()
        self._closed = False

    @contextlib.contextmanager
    def read(self) -> Iterator[sqlite3.Connection]:
        """A connection that sees one moment of the database however long it reads.

        Raises:
            LibraryDamaged: the file cannot be understood.
        """
        with self._lent() as connection:
            connection.execute("BEGIN")
            try:
                yield connection
            finally:
                if connection.in_transaction:
                    connection.execute("COMMIT")

    @contextlib.contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """A transaction: on disk when the block ends, undone as a whole if it raises. Not to be nested.

        Raises:
            LibraryReadOnly: opened for reading.
            LibraryError: ``library-full``: no room on the disk.
        """
        if not self.writable:
            raise LibraryReadOnly("library-read-only", path=self.file, reason="opened for reading")
        with self._writing, self._lent() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:  # SQLite itself rolls back on a full disk
                    connection.execute("ROLLBACK")
                raise

    def close(self) -> None:
        """Close all connections; one that is lent is closed when it comes back."""
        with self._guard:
            self._closed = True
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()

    @contextlib.contextmanager
    def _lent(self) -> Iterator[sqlite3.Connection]:
        with self._guard:
            if self._closed:
                raise RuntimeError(f"{self.file.name} is closed")
            connection = self._idle.pop() if self._idle else None
        with explaining(self.file):
            if connection is None:
                connection = self._open()
            try:
                yield connection
            finally:
                self._take_back(connection)

    def _take_back(self, connection: sqlite3.Connection) -> None:
        with self._guard:
            if not self._closed:
                self._idle.append(connection)
                return
        connection.close()

    def _open(self) -> sqlite3.Connection:
        if not self.writable:
            return connect_for_reading(self.file)
        connection = connect(self.file, mode="rw")
        try:
            connection.execute("PRAGMA synchronous=FULL")  # a commit is on the disk when it returns
            connection.execute("PRAGMA foreign_keys=ON")
            connection.execute(f"PRAGMA journal_size_limit={_WAL_KEPT_BYTES}")
        except BaseException:
            connection.close()
            raise
        return connection
