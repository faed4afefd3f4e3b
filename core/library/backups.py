"""Copies of notes.db, each verified before an older one is let go."""

from __future__ import annotations

import contextlib
import os
import re
import sqlite3
from datetime import date
from pathlib import Path

from core.errors import LibraryDamaged, LibraryError
from core.library.database import connect, connect_for_reading, explaining

KEPT = 14
"""Daily copies that stay."""
_DAILY = re.compile(r"notes-\d{4}-\d\d-\d\d\.db")


def copy_database(source: Path, target: Path) -> None:
    """Copy a database that may be in use to one file, which appears whole and verified or not at all.

    Raises:
        LibraryDamaged: the source cannot be copied soundly.
        LibraryError: ``backup-failed``: the target cannot be written.
    """
    unfinished = target.with_name(f".{target.name}.tmp")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        unfinished.unlink(missing_ok=True)
        with explaining(source), contextlib.closing(connect_for_reading(source)) as connection:
            _copy(connection, unfinished)
        verify(unfinished, source)
        with unfinished.open("rb+") as stream:
            os.fsync(stream.fileno())
        unfinished.replace(target)
    except OSError as error:
        raise LibraryError("backup-failed", path=target, reason=str(error)) from error
    finally:
        with contextlib.suppress(OSError):
            unfinished.unlink(missing_ok=True)


def _copy(connection: sqlite3.Connection, unfinished: Path) -> None:
    try:
        copy = connect(unfinished, mode="rwc")
    except sqlite3.OperationalError as error:
        raise OSError(str(error)) from error
    with contextlib.closing(copy):
        connection.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")  # one file, with no log beside it


def verify(file: Path, reported: Path | None = None) -> None:
    """Read every page of a database file.

    Raises:
        LibraryDamaged: it is not sound; names ``reported`` (else ``file``).
    """
    path = reported or file
    with explaining(path), contextlib.closing(connect_for_reading(file)) as connection:
        answer = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if answer != "ok":
        raise LibraryDamaged("library-damaged", path=path, reason=answer)


def daily_backup(notes: Path, folder: Path, today: date) -> Path | None:
    """Make the day's copy if there is none, then drop all but the newest ``KEPT``; returns what it made.

    Raises:
        LibraryDamaged: notes.db is not sound; then no copy is made and none dropped.
        LibraryError: ``backup-failed``.
    """
    target = folder / f"notes-{today.isoformat()}.db"
    if target.exists():
        return None
    copy_database(notes, target)
    for old in daily_backups(folder)[:-KEPT]:
        old.unlink(missing_ok=True)
    return target


def daily_backups(folder: Path) -> list[Path]:
    """The daily copies, the oldest first."""
    return sorted(path for path in folder.glob("notes-*.db") if _DAILY.fullmatch(path.name))
