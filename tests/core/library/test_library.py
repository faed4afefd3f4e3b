"""Opening, refusing without touching, closing, and being made again."""

import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from core.errors import LibraryDamaged, LibraryError, LibraryLocked, LibraryReadOnly, LibraryTooNew, TarikhError
from core.library import Library
from core.library.database import connect
from core.library.model import Anchor, Annotation, AnnotationKind

NOTE = Annotation("n1", "d1", AnnotationKind.NOTE, Anchor(0, 3, "abc", "", ""), "kept", "", 1, 2)


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def closed(open_library: Callable, sample: Callable, tmp_path: Path) -> Path:
    """A library with a document and a note, closed."""
    with open_library() as library:
        sample("text", id="d1").store(library)
        library.notes.put(NOTE)
    return tmp_path / "library"


def test_a_writer_makes_a_library(tmp_path: Path, open_library: Callable):
    library = open_library(tmp_path / "below" / "new")
    assert library.writable
    assert library.documents.ids() == ()
    assert library.notes.annotations() == []


def test_everything_is_there_after_a_restart(closed: Path, open_library: Callable):
    with open_library() as library:
        assert library.documents.text("d1") == "text"
        assert library.notes.annotations() == [NOTE]
        assert [record.document_id for record in library.originals.records()] == ["d1"]


def test_closed_it_is_two_files_without_logs(closed: Path):
    assert {path.name for path in closed.iterdir()} == {"library.db", "notes.db", "originals", "lock"}
    assert (closed / "lock").read_bytes() == b""


def test_one_writer_at_a_time(closed: Path, open_library: Callable):
    first = open_library()
    before = contents(closed)
    with pytest.raises(LibraryLocked) as caught:
        open_library()
    assert caught.value.facts["path"] == closed
    assert contents(closed) == before
    first.close()
    first.close()
    open_library()


def test_readers_beside_a_writer_see_what_it_commits(closed: Path, open_library: Callable):
    writer = open_library()
    reader = open_library(writable=False)
    another = open_library(writable=False)
    assert not reader.writable
    writer.notes.put(Annotation("n2", "d1", AnnotationKind.BOOKMARK, NOTE.anchor))
    assert {a.id for a in reader.notes.annotations()} == {a.id for a in another.notes.annotations()} == {"n1", "n2"}
    writer.close()
    assert reader.documents.text("d1") == "text"


def test_a_writer_may_come_after_a_reader(closed: Path, open_library: Callable):
    reader = open_library(writable=False)
    assert len(reader.notes.annotations()) == 1
    writer = open_library()
    writer.notes.put(Annotation("n2", "d1", AnnotationKind.BOOKMARK, NOTE.anchor))
    assert len(reader.notes.annotations()) == 2


def test_reading_never_makes_a_library(tmp_path: Path, open_library: Callable):
    for path in (tmp_path / "none", tmp_path):
        with pytest.raises(LibraryError) as caught:
            open_library(path, writable=False)
        assert caught.value.code == "library-missing"
    assert list(tmp_path.iterdir()) == []


def test_no_folder_to_write_in(tmp_path: Path, open_library: Callable):
    (tmp_path / "file").write_text("mine")
    with pytest.raises(LibraryReadOnly):
        open_library(tmp_path / "file")
    assert (tmp_path / "file").read_text() == "mine"


@pytest.mark.parametrize("name", ["library.db", "notes.db"])
@pytest.mark.parametrize("writable", [True, False])
def test_too_new_is_left_as_it_was(closed: Path, open_library: Callable, name: str, writable: bool):
    with closing(connect(closed / name, mode="rw")) as connection:
        connection.execute("PRAGMA user_version=4711")
    before = contents(closed)
    for options in ({}, {"fresh_documents": True}):
        with pytest.raises(LibraryTooNew) as caught:
            open_library(writable=writable, **options)
        assert caught.value.facts["path"] == closed / name
        assert caught.value.facts["found"] == 4711
        assert contents(closed) == before


@pytest.mark.parametrize("name", ["library.db", "notes.db"])
@pytest.mark.parametrize("writable", [True, False])
@pytest.mark.parametrize("kind", ["garbage", "empty", "cut", "header"])
def test_damage_is_left_as_it_was(closed: Path, open_library: Callable, name: str, writable: bool, kind: str):
    file = closed / name
    data = file.read_bytes()
    file.write_bytes(
        {
            "garbage": b"\x07" * 5000,
            "empty": b"",
            "cut": data[: len(data) // 2],
            "header": data[:100] + b"\xff" * 5000 + data[5100:],
        }[kind]
    )
    before = contents(closed)
    with pytest.raises(LibraryDamaged) as caught:
        open_library(writable=writable)
    assert caught.value.facts["path"] == file
    assert {file: data for file, data in contents(closed).items() if not file.endswith(("-wal", "-shm"))} == before
    if writable:
        assert contents(closed) == before


def test_a_garbled_page_of_notes_is_found_at_the_door(closed: Path, open_library: Callable):
    with open_library() as library:
        for n in range(200):
            library.notes.put(Annotation(f"m{n}", "d1", AnnotationKind.NOTE, NOTE.anchor, "words " * 50))
    data = bytearray((closed / "notes.db").read_bytes())
    data[-8192:-4096] = b"\xff" * 4096
    (closed / "notes.db").write_bytes(data)
    with pytest.raises(LibraryDamaged):
        open_library()
    assert (closed / "notes.db").read_bytes() == data


def test_after_a_refusal_the_lock_is_free(closed: Path, open_library: Callable):
    good = (closed / "library.db").read_bytes()
    (closed / "library.db").write_bytes(b"garbage")
    with pytest.raises(LibraryDamaged):
        open_library()
    (closed / "library.db").write_bytes(good)
    open_library()


def test_a_damaged_library_db_is_set_aside_for_a_rebuild(closed: Path, open_library: Callable):
    (closed / "library.db").write_bytes(b"garbage")
    notes = (closed / "notes.db").read_bytes()
    with open_library(fresh_documents=True) as library:
        assert library.documents.ids() == ()
        assert library.notes.annotations() == [NOTE]
        assert [record.document_id for record in library.originals.records()] == ["d1"]
    [aside] = closed.glob("library.db.damaged-*")
    assert aside.read_bytes() == b"garbage"
    assert (closed / "notes.db").read_bytes() == notes


def test_a_sound_library_db_stays(closed: Path, open_library: Callable):
    with open_library(fresh_documents=True) as library:
        assert library.documents.ids() == ("d1",)
    assert not list(closed.glob("*.damaged-*"))


def test_for_a_rebuild_every_page_is_read(closed: Path, open_library: Callable, sample: Callable):
    with open_library() as library:
        sample("long " * 50_000, id="d2").store(library)
    data = bytearray((closed / "library.db").read_bytes())
    middle = len(data) // 2 // 16384 * 16384
    data[middle : middle + 16384] = b"\xff" * 16384
    (closed / "library.db").write_bytes(data)
    with open_library(fresh_documents=True) as library:
        assert library.documents.ids() == ()
    assert len(list(closed.glob("library.db.damaged-*"))) == 1


def test_a_lost_library_db_begins_empty(closed: Path, open_library: Callable):
    (closed / "library.db").unlink()
    with open_library() as library:
        assert library.documents.ids() == ()
        assert library.notes.annotations() == [NOTE]


def test_lost_notes_are_not_passed_over(closed: Path, open_library: Callable):
    with open_library() as library:
        library.daily_backup()
    (closed / "notes.db").unlink()
    before = contents(closed)
    with pytest.raises(LibraryDamaged) as caught:
        open_library()
    assert caught.value.facts == {"path": closed / "notes.db", "reason": "missing"}
    assert contents(closed) == before


def test_a_removed_document_comes_back_to_its_notes(open_library: Callable, sample: Callable):
    stored = sample("text", id="0123456789ab")
    with open_library() as library:
        assert library.document_id_for(stored.record.sha256) != library.document_id_for(stored.record.sha256)
        stored.store(library)
        assert library.document_id_for(stored.record.sha256) == stored.id
        library.documents.remove_forever(stored.id)
        library.originals.remove(stored.record.sha256)
    with open_library() as library:
        assert library.document_id_for(stored.record.sha256) == stored.id


def test_notes_db_alone_knows_which_file_its_notes_are_on(closed: Path, open_library: Callable, tmp_path: Path):
    sha256 = next(iter((closed / "originals").glob("??/*.txt"))).stem
    (tmp_path / "another").mkdir()
    (tmp_path / "another" / "notes.db").write_bytes((closed / "notes.db").read_bytes())
    with open_library(tmp_path / "another") as library:
        assert library.document_id_for(sha256) == "d1"
        assert library.notes.annotations("d1") == [NOTE]


def test_the_index_is_opened_once_when_it_is_asked_for(library: Library):
    found: list[object] = []
    threads = [threading.Thread(target=lambda: found.append(library.index)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(index is library.index for index in found)
    index = library.index
    assert index.folder == library.path / "index"
    library.close()
    assert index.closed


def test_importing_it_is_quick_and_brings_nothing_heavy():
    program = (
        "import sys, time; start = time.perf_counter(); import core.library;"
        "print(time.perf_counter() - start); print(*sys.modules)"
    )
    lines = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    seconds, modules = lines.splitlines()
    assert float(seconds) < 0.5  # about 0.05 where nothing else runs
    assert not {"whoosh", "rapidfuzz", "lxml", "PySide6"} & set(modules.split())


def test_failures_are_ours_to_explain(tmp_path: Path, open_library: Callable):
    """Whatever stands in the way at the door is a TarikhError, never a bare OSError."""
    (tmp_path / "library").mkdir()
    (tmp_path / "library" / "notes.db").mkdir()
    with pytest.raises(TarikhError):
        open_library()
