"""How a database file comes to be, is looked at before it is touched, and is brought to today's shape.

The shape's version is SQLite's ``user_version``: the number of migrations applied. Migration 1 makes
the first shape, so a new file and an old one go the same way. All steps of one upgrade are one
transaction: a failing step leaves the file as it was.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from core.errors import LibraryDamaged, LibraryError, LibraryReadOnly, LibraryTooNew
from core.library.database import connect, connect_for_reading, explained, explaining, has_log

_MAGIC = b"SQLite format 3\0"
_VERSION_AT = 60  # byte offsets in the file's header, https://sqlite.org/fileformat.html
_APPLICATION_AT = 68

Step = str | Callable[[sqlite3.Connection], None]
"""A statement, or a function that needs more than that; neither begins or ends a transaction."""


@dataclass(frozen=True, slots=True)
class Schema:
    """One kind of database file and the way to its present shape."""

    name: str
    """The file's name in the library folder."""
    application_id: int
    """SQLite's mark of whose file it is."""
    migrations: tuple[tuple[Step, ...], ...]
    """``migrations[n]`` leads from version n to version n + 1."""
    page_bytes: int = 4096

    @property
    def version(self) -> int:
        """The version this program knows."""
        return len(self.migrations)


def version_of(connection: sqlite3.Connection) -> int:
    """The number of migrations applied to an open database."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def look(file: Path, schema: Schema, *, alone: bool, thorough: bool = False) -> int:
    """The version of an existing file, found without changing a byte; ``thorough`` reads every page.

    ``alone`` says that the write lock is held: then, with nothing in a log, the file is all there is and
    is read without making the files SQLite otherwise lays beside it.

    Raises:
        LibraryDamaged: it is not a database, not ours, or damaged.
        LibraryTooNew: its version is later than ``schema`` knows.
    """
    look_at_header(file, schema)
    quiet = alone and not has_log(file)
    try:
        opened = connect(file, mode="immutable") if quiet else connect_for_reading(file)
        with contextlib.closing(opened) as connection:
            version = version_of(connection)
            _require_known(version, file, schema)
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            answer = connection.execute("PRAGMA quick_check(1)").fetchone()[0] if thorough else "ok"
    except sqlite3.Error as error:
        better = explained(error, file)
        if isinstance(better, LibraryReadOnly):  # cannot be opened at all
            better = LibraryDamaged("library-damaged", path=file, reason=str(error))
        if better is error:
            raise
        raise better from error
    if answer != "ok":
        raise LibraryDamaged("library-damaged", path=file, reason=answer)
    return version


def look_at_header(file: Path, schema: Schema) -> None:
    """Read the first hundred bytes, and nothing but them.

    Raises:
        LibraryDamaged: it is not a database, or not ours.
        LibraryTooNew: its version is later than ``schema`` knows.
    """
    try:
        with file.open("rb") as stream:
            header = stream.read(100)
    except OSError as error:
        raise LibraryDamaged("library-damaged", path=file, reason=str(error)) from error
    if len(header) < 100 or not header.startswith(_MAGIC):
        raise LibraryDamaged("library-damaged", path=file, reason="not a database")
    if int.from_bytes(header[_APPLICATION_AT : _APPLICATION_AT + 4]) != schema.application_id:
        raise LibraryDamaged("library-damaged", path=file, reason="not a database of Tarikh's")
    _require_known(int.from_bytes(header[_VERSION_AT : _VERSION_AT + 4]), file, schema)


def _require_known(version: int, file: Path, schema: Schema) -> None:
    if version > schema.version:
        raise LibraryTooNew("library-too-new", path=file, found=version, known=schema.version)


def create(file: Path, schema: Schema) -> None:
    """Make a new database; after a crash there is the whole file or none.

    Raises:
        LibraryReadOnly: the folder cannot be written.
    """
    unfinished = file.with_name(file.name + ".new")
    for leftover in (unfinished, Path(f"{unfinished}-wal"), Path(f"{unfinished}-shm")):
        leftover.unlink(missing_ok=True)
    with explaining(file), contextlib.closing(connect(unfinished, mode="rwc")) as connection:
        connection.execute(f"PRAGMA page_size={schema.page_bytes}")
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute(f"PRAGMA application_id={schema.application_id}")
        migrate(connection, schema)
    # Closed: the log is in the file and gone. A log of an earlier file of this name would be applied to it.
    for leftover in (Path(f"{file}-wal"), Path(f"{file}-shm")):
        leftover.unlink(missing_ok=True)
    unfinished.replace(file)


def upgrade(file: Path, schema: Schema, *, before: Callable[[int], object]) -> None:
    """Bring a file to the present version; ``before(old_version)`` is called first if there is anything to do.

    Raises:
        LibraryDamaged: met while migrating; the file is as it was.
    """
    with explaining(file), contextlib.closing(connect(file, mode="rw")) as connection:
        connection.execute("PRAGMA synchronous=FULL")
        found = version_of(connection)
        if found < schema.version:
            before(found)
            migrate(connection, schema)


def migrate(connection: sqlite3.Connection, schema: Schema) -> None:
    """Apply what is missing, in one transaction."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        for number in range(version_of(connection), schema.version):
            for step in schema.migrations[number]:
                if callable(step):
                    step(connection)
                else:
                    connection.execute(step)
        connection.execute(f"PRAGMA user_version={schema.version}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def require_current(version: int, file: Path, schema: Schema) -> None:
    """For those who may not migrate.

    Raises:
        LibraryError: ``library-too-old``: a writer has to open it once first.
    """
    if version < schema.version:
        raise LibraryError("library-too-old", path=file, found=version, known=schema.version)
