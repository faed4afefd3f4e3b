"""A file of an old shape becomes one of today's, or stays as it was."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from core.chronology.corrections import Action
from core.errors import LibraryDamaged, LibraryError, LibraryReadOnly, LibraryTooNew
from core.library import library as library_module
from core.library.migrations import Schema, create, look, require_current, upgrade, version_of
from core.library.model import Anchor, Annotation, AnnotationKind, Correction, DocumentSettings
from core.library.schema import DOCUMENTS, NOTES

_ID = 0x74657374
FIRST = ("CREATE TABLE words (word TEXT)", "INSERT INTO words VALUES ('one')")
SECOND = ("ALTER TABLE words ADD COLUMN length INTEGER",)


def _measure(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE words SET length = length(word)")


THIRD = (_measure, "CREATE INDEX by_length ON words (length)")


def _schema(*migrations: tuple) -> Schema:
    return Schema("test.db", _ID, migrations)


def _rows(file: Path) -> list[tuple]:
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute("SELECT * FROM words").fetchall()


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A file of the first shape."""
    file = tmp_path / "test.db"
    create(file, _schema(FIRST))
    return file


def test_a_chain_of_migrations(old: Path):
    seen: list[int] = []
    upgrade(old, _schema(FIRST, SECOND, THIRD), before=seen.append)
    assert seen == [1]
    assert _rows(old) == [("one", 3)]
    assert look(old, _schema(FIRST, SECOND, THIRD), alone=True) == 3


def test_from_the_middle_of_the_chain_and_from_its_end(old: Path):
    upgrade(old, _schema(FIRST, SECOND), before=lambda version: None)
    assert _rows(old) == [("one", None)]
    upgrade(old, _schema(FIRST, SECOND, THIRD), before=lambda version: None)
    assert _rows(old) == [("one", 3)]
    upgrade(old, _schema(FIRST, SECOND, THIRD), before=lambda version: pytest.fail("nothing to do"))


def test_a_new_file_goes_the_same_way(tmp_path: Path):
    create(tmp_path / "test.db", _schema(FIRST, SECOND, THIRD))
    assert _rows(tmp_path / "test.db") == [("one", 3)]
    assert [path.name for path in tmp_path.iterdir()] == ["test.db"]


def test_a_failing_migration_leaves_the_file_as_it_was(old: Path):
    before = old.read_bytes()

    def fail(connection: sqlite3.Connection) -> None:
        connection.execute("DELETE FROM words")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        upgrade(old, _schema(FIRST, SECOND, (*THIRD, fail)), before=lambda version: None)
    assert old.read_bytes() == before
    assert look(old, _schema(FIRST), alone=True) == 1


def test_a_failing_creation_leaves_no_file(tmp_path: Path):
    with pytest.raises(sqlite3.OperationalError):
        create(tmp_path / "test.db", _schema(FIRST, ("NO SUCH STATEMENT",)))
    assert not (tmp_path / "test.db").exists()
    create(tmp_path / "test.db", _schema(FIRST))  # what the first try left is no obstacle
    assert _rows(tmp_path / "test.db") == [("one",)]


def test_too_new_is_refused_and_untouched(old: Path):
    upgrade(old, _schema(FIRST, SECOND), before=lambda version: None)
    before = old.read_bytes()
    with pytest.raises(LibraryTooNew) as caught:
        look(old, _schema(FIRST), alone=True)
    assert caught.value.facts == {"path": old, "found": 2, "known": 1}
    assert old.read_bytes() == before
    assert [path.name for path in old.parent.iterdir()] == ["test.db"]


def test_too_new_is_seen_in_a_log_a_kill_left(old: Path, tmp_path: Path):
    """The header still says 1; the version in the write-ahead log counts."""
    copy = tmp_path / "killed"
    copy.mkdir()
    with closing(sqlite3.connect(old, isolation_level=None)) as connection:
        connection.execute("PRAGMA user_version=2")
        for path in (old, Path(f"{old}-wal")):
            (copy / path.name).write_bytes(path.read_bytes())
        with pytest.raises(LibraryTooNew):
            look(copy / old.name, _schema(FIRST), alone=True)


@pytest.mark.parametrize("data", [b"", b"SQLite format 3\0", b"garbage " * 1000])
def test_what_is_no_database(tmp_path: Path, data: bytes):
    file = tmp_path / "test.db"
    file.write_bytes(data)
    with pytest.raises(LibraryDamaged) as caught:
        look(file, _schema(FIRST), alone=True)
    assert caught.value.facts["path"] == file
    assert file.read_bytes() == data


def test_a_file_cut_short(old: Path):
    old.write_bytes(old.read_bytes()[:-4096])
    with pytest.raises(LibraryDamaged):
        look(old, _schema(FIRST), alone=True)


def test_another_programs_database(tmp_path: Path):
    file = tmp_path / "test.db"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE theirs (a)")
    with pytest.raises(LibraryDamaged) as caught:
        look(file, _schema(FIRST), alone=True)
    assert "Tarikh" in str(caught.value.facts["reason"])


def test_reading_every_page_finds_what_a_glance_does_not(old: Path):
    with closing(sqlite3.connect(old)) as connection:
        connection.executemany("INSERT INTO words VALUES (?)", ((f"word {n} " * 40,) for n in range(200)))
        connection.commit()
    data = bytearray(old.read_bytes())
    data[5 * 4096 : 6 * 4096] = bytes([255]) * 4096
    old.write_bytes(data)
    assert look(old, _schema(FIRST), alone=True) == 1
    with pytest.raises(LibraryDamaged):
        look(old, _schema(FIRST), alone=True, thorough=True)


def test_readers_cannot_migrate(old: Path):
    with pytest.raises(LibraryError) as caught:
        require_current(1, old, _schema(FIRST, SECOND))
    assert caught.value.code == "library-too-old"


# --- The library's own files --------------------------------------------------------------------------
@pytest.mark.parametrize("schema", [DOCUMENTS, NOTES], ids=lambda schema: schema.name)
def test_a_file_of_each_released_shape_opens(tmp_path: Path, schema: Schema):
    for version in range(1, schema.version + 1):
        file = tmp_path / f"{version}.db"
        create(file, Schema(schema.name, schema.application_id, schema.migrations[:version], schema.page_bytes))
        upgrade(file, schema, before=lambda version: None)
        assert look(file, schema, alone=True, thorough=True) == schema.version


def test_notes_of_version_1_open_with_their_notes_and_take_corrections(open_library: Callable, tmp_path: Path):
    """The shape of the first release, written by its own statements."""
    folder = tmp_path / "library"
    folder.mkdir()
    first = Schema(NOTES.name, NOTES.application_id, NOTES.migrations[:1], NOTES.page_bytes)
    create(folder / NOTES.name, first)
    with closing(sqlite3.connect(folder / NOTES.name)) as connection:
        connection.execute(
            "INSERT INTO annotations VALUES ('n1','d1','note',3,8,'words','a ',' z','kept','green',1,2,0,NULL)"
        )
        connection.execute("INSERT INTO positions VALUES ('d1', 40, 'here')")
        connection.commit()
        assert version_of(connection) == 1
    with open_library() as library:
        assert library.notes.annotation("n1").body == "kept"
        assert library.notes.position("d1") == 40
        assert library.corrections.corrections() == []
        assert library.corrections.settings("d1") == DocumentSettings()
        library.corrections.put(Correction("c1", "d1", Anchor(3, 8, "words", "a ", " z"), Action.DISMISS))
        library.corrections.set_settings("d1", DocumentSettings(old_style=True, base_year=1917))
    [copy] = (folder / "backups").iterdir()
    assert copy.name.startswith("notes-version1-")
    with open_library() as library:
        assert [c.id for c in library.corrections.corrections("d1")] == ["c1"]
        assert library.corrections.settings("d1") == DocumentSettings(True, 1917)


def test_documents_of_version_1_keep_their_dates(open_library: Callable, tmp_path: Path, sample: Callable):
    made = sample("A short text.", days=(5, 7))
    with open_library() as library:
        made.store(library)
    with closing(sqlite3.connect(tmp_path / "library" / DOCUMENTS.name)) as connection:
        connection.executescript(
            "DROP TABLE readings; DROP TABLE unindexed; ALTER TABLE contents DROP COLUMN engine;"
            "ALTER TABLE events DROP COLUMN life; PRAGMA user_version=1"
        )
    with open_library() as library:
        assert library.documents.outdated() == {made.id}
        assert library.documents.events() == [(made.id, event) for event in made.events]
        assert library.documents.mentions(made.id) == made.mentions == library.documents.found_mentions(made.id)
        assert library.documents.settled() == {}


def test_notes_are_copied_before_they_are_migrated(
    open_library: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    library = open_library()
    note = Annotation("n1", "d1", AnnotationKind.NOTE, Anchor(0, 1, "a", "", ""), "kept")
    library.notes.put(note)
    library.close()
    changed = ("ALTER TABLE annotations ADD COLUMN mood TEXT NOT NULL DEFAULT ''",)
    later = Schema(NOTES.name, NOTES.application_id, (*NOTES.migrations, changed))
    monkeypatch.setattr(library_module, "NOTES", later)
    with open_library() as migrated:
        assert migrated.notes.annotation("n1").body == "kept"
    [copy] = (tmp_path / "library" / "backups").iterdir()
    assert copy.name.startswith(f"notes-version{NOTES.version}-")
    with closing(sqlite3.connect(copy)) as connection:
        assert version_of(connection) == NOTES.version
        assert connection.execute("SELECT id, body FROM annotations").fetchall() == [("n1", "kept")]


def test_a_migration_of_notes_that_fails_leaves_the_library_as_it_was(
    open_library: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    open_library().close()
    before = (tmp_path / "library" / "notes.db").read_bytes()
    later = Schema(NOTES.name, NOTES.application_id, (*NOTES.migrations, ("DROP TABLE annotations", "NONSENSE")))
    monkeypatch.setattr(library_module, "NOTES", later)
    with pytest.raises(sqlite3.OperationalError):
        open_library()
    assert (tmp_path / "library" / "notes.db").read_bytes() == before
    monkeypatch.setattr(library_module, "NOTES", NOTES)
    open_library()  # the lock is free as well


def test_a_copy_that_cannot_be_made_stops_the_migration(
    open_library: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    open_library().close()
    (tmp_path / "library" / "backups").write_text("a file in the way")
    before = (tmp_path / "library" / "notes.db").read_bytes()
    later = Schema(NOTES.name, NOTES.application_id, (*NOTES.migrations, ("CREATE TABLE more (a)",)))
    monkeypatch.setattr(library_module, "NOTES", later)
    with pytest.raises((LibraryError, LibraryReadOnly)):
        open_library()
    assert (tmp_path / "library" / "notes.db").read_bytes() == before
