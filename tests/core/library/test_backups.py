"""Copies of the notes: sound, dated, and never fewer than they should be."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from core.errors import LibraryDamaged, LibraryError, LibraryReadOnly
from core.library import Library, backups
from core.library.model import Anchor, Annotation, AnnotationKind

DAY = date(2024, 3, 1)


def put(library: Library, id: str) -> None:
    library.notes.put(Annotation(id, "d1", AnnotationKind.NOTE, Anchor(0, 1, "a", "", ""), "body"))


def ids(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        return [row[0] for row in connection.execute("SELECT id FROM annotations ORDER BY id")]


def test_a_copy_of_open_notes_is_one_sound_file(library: Library, tmp_path: Path):
    put(library, "a")
    library.backup(tmp_path / "copies" / "mine.db")
    put(library, "b")
    assert ids(tmp_path / "copies" / "mine.db") == ["a"]
    assert [path.name for path in (tmp_path / "copies").iterdir()] == ["mine.db"]
    library.backup(tmp_path / "copies" / "mine.db")
    assert ids(tmp_path / "copies" / "mine.db") == ["a", "b"]


def test_a_copy_opens_as_the_notes_of_a_library(library: Library, open_library: Callable, tmp_path: Path):
    put(library, "a")
    library.backup(tmp_path / "restored" / "notes.db")
    restored = open_library(tmp_path / "restored")
    put(restored, "b")
    assert [annotation.id for annotation in restored.notes.annotations()] == ["a", "b"]


def test_a_reader_may_copy(library: Library, open_library: Callable, tmp_path: Path):
    put(library, "a")
    reader = open_library(writable=False)
    reader.backup(tmp_path / "mine.db")
    assert ids(tmp_path / "mine.db") == ["a"]
    with pytest.raises(LibraryReadOnly):
        reader.daily_backup()


def test_one_a_day(library: Library):
    made = library.daily_backup(DAY)
    assert made == library.path / "backups" / "notes-2024-03-01.db"
    assert library.daily_backup(DAY) is None
    assert library.daily_backup(DAY + timedelta(1)) is not None


def test_the_newest_fourteen_stay_and_other_files_too(library: Library):
    for days in range(20):
        library.daily_backup(DAY + timedelta(days))
    other = library.path / "backups" / "notes-version1-99.db"
    other.write_bytes(b"")
    library.daily_backup(DAY + timedelta(20))
    kept = backups.daily_backups(library.path / "backups")
    assert [path.name for path in kept] == [f"notes-{DAY + timedelta(days)}.db" for days in range(7, 21)]
    assert other.exists()


def test_no_copy_is_dropped_when_the_new_one_fails(library: Library, monkeypatch: pytest.MonkeyPatch):
    for days in range(14):
        library.daily_backup(DAY + timedelta(days))
    before = {path: path.read_bytes() for path in (library.path / "backups").iterdir()}

    def unsound(file: Path, reported: Path | None = None) -> None:
        raise LibraryDamaged("library-damaged", path=reported, reason="row 1 missing from index")

    monkeypatch.setattr(backups, "verify", unsound)
    with pytest.raises(LibraryDamaged):
        library.daily_backup(DAY + timedelta(14))
    assert {path: path.read_bytes() for path in (library.path / "backups").iterdir()} == before


def test_verifying_reads_every_page(library: Library, tmp_path: Path):
    for n in range(300):
        put(library, f"{n:05}" + "x" * 100)
    library.backup(tmp_path / "copy.db")
    backups.verify(tmp_path / "copy.db")
    data = bytearray((tmp_path / "copy.db").read_bytes())
    data[5 * 4096 : 6 * 4096] = b"\xff" * 4096
    (tmp_path / "copy.db").write_bytes(data)
    with pytest.raises(LibraryDamaged) as caught:
        backups.verify(tmp_path / "copy.db", tmp_path / "notes.db")
    assert caught.value.facts["path"] == tmp_path / "notes.db"


def test_a_place_that_cannot_be_written(library: Library, tmp_path: Path):
    (tmp_path / "file").write_text("in the way")
    for target in (tmp_path / "file" / "copy.db", tmp_path):
        with pytest.raises(LibraryError) as caught:
            library.backup(target)
        assert caught.value.code == "backup-failed"
    assert (tmp_path / "file").read_text() == "in the way"
