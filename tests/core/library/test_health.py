"""check() names what is wrong and changes nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest

from core.chronology.corrections import Action
from core.jobs import Cancelled, CancelToken
from core.library import Library
from core.library.model import Anchor, Annotation, AnnotationKind, Correction


def found(library: Library) -> list[tuple[str, object]]:
    return [(problem.code, problem.facts.get("document")) for problem in library.check()]


@pytest.fixture
def two(library: Library, sample: Callable) -> list:
    stored = [sample("first", id="d1"), sample("second", id="d2")]
    for each in stored:
        each.store(library)
    library.notes.put(Annotation("n1", "d1", AnnotationKind.NOTE, Anchor(0, 1, "f", "", "irst")))
    return stored


def test_health_is_an_empty_list(library: Library, two: list):
    assert library.check() == []


def test_an_empty_library_is_healthy(library: Library):
    assert library.check() == []


def test_originals(library: Library, two: list, sample: Callable):
    library.originals.path(two[0].record.sha256).write_bytes(b"fxrst")
    library.originals.path(two[1].record.sha256).unlink()
    third, fourth = sample("third", id="d3"), sample("fourth", id="d4")
    library.originals.put(third.data, third.record)
    library.originals.put(fourth.data, fourth.record)
    record = library.originals.home(fourth.record.sha256) / (fourth.record.sha256 + ".record.json")
    record.write_text("{")
    assert sorted(found(library), key=str) == [
        ("original-changed", "d1"),
        ("original-missing", "d2"),
        ("original-unrecorded", None),
        ("original-without-document", "d3"),
        ("record-damaged", None),
    ]


def test_half_written_files_a_kill_left_are_not_originals(library: Library, two: list):
    home = library.originals.home(two[0].record.sha256)
    (home / f".{two[0].record.sha256}.txt.abc.tmp").write_bytes(b"fi")
    assert library.check() == []


def test_notes_on_nothing(library: Library, two: list):
    for id in ("n2", "n3"):
        library.notes.put(Annotation(id, "gone", AnnotationKind.NOTE, Anchor(0, 1, "x", "", "")))
    library.corrections.put(Correction("c", "gone", Anchor(0, 1, "x", "", ""), Action.DISMISS))
    [problem] = library.check()
    assert (problem.code, dict(problem.facts)) == ("notes-without-document", {"document": "gone", "count": 3})


def test_the_index_and_the_documents_disagree(library: Library, two: list):
    library.index.remove("d1")
    library.index.add([type(library.index.held["d2"][0])("d9", 0, 1, "x", "en")])
    assert found(library) == [("not-indexed", "d1"), ("indexed-without-document", "d9")]


def test_a_document_in_the_trash_need_not_be_indexed(library: Library, two: list):
    library.notes.set_trashed("d1", True)
    assert library.check() == []
    library.index.remove("d1")
    assert library.check() == []


def test_a_damaged_database_is_named(library: Library, two: list, sample: Callable, open_library: Callable):
    sample("long " * 50_000, id="d3").store(library)
    library.close()
    file = library.path / "library.db"
    data = bytearray(file.read_bytes())
    middle = len(data) // 2 // 16384 * 16384
    data[middle : middle + 16384] = b"\xff" * 16384
    file.write_bytes(data)
    [problem] = open_library().check()
    assert (problem.code, problem.facts["path"]) == ("database-damaged", file)


def test_it_works_beside_an_open_window_and_changes_nothing(library: Library, two: list, open_library: Callable):
    def contents() -> dict[Path, bytes]:
        files = (path for path in library.path.rglob("*") if path.is_file() and not path.name.endswith("-shm"))
        return {path: path.read_bytes() for path in files}

    before = contents()
    assert {code for code, _ in found(open_library(writable=False))} == {"not-indexed"}  # its own index in memory
    assert contents() == before


def test_it_can_be_cancelled(library: Library, two: list):
    steps: list[str] = []
    token = CancelToken()
    library.check(progress=lambda step: steps.append(step.subject), token=token)
    assert len(steps) == 2
    token.cancel()
    with pytest.raises(Cancelled):
        library.check(token=token)
