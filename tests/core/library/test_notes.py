"""What the reader made: stored as given, in order, and never gone for good."""

import threading
from dataclasses import replace

import pytest

from core.errors import LibraryReadOnly, NotFound
from core.library import Library
from core.library.model import Anchor, Annotation, AnnotationKind, Changes, Section


def note(id: str, document: str = "d1", start: int = 0, body: str = "body") -> Annotation:
    anchor = Anchor(start, start + 3, "abc", "before ", " after")
    return Annotation(id, document, AnnotationKind.NOTE, anchor, body, "green", 1000, 2000)


def test_put_and_get(library: Library):
    assert library.notes.put(note("a")) == Changes(annotations=frozenset({"d1"}))
    assert library.notes.annotation("a") == note("a")
    changed = replace(note("a"), body="ثم", colour="pink", kind=AnnotationKind.HIGHLIGHT, modified_ms=3000)
    library.notes.put(changed)
    assert library.notes.annotations("d1") == [changed]


def test_what_was_put_is_there_for_another_reader_at_once(library: Library, open_library):
    library.notes.put(note("a"))
    assert open_library(writable=False).notes.annotation("a") == note("a")


def test_a_time_of_zero_is_now(library: Library):
    library.notes.put(replace(note("a"), created_ms=0, modified_ms=0))
    stored = library.notes.annotation("a")
    assert stored.created_ms == stored.modified_ms > 1_600_000_000_000


def test_document_order(library: Library):
    for id, document, start in (("a", "d2", 5), ("b", "d1", 90), ("c", "d1", 7), ("d", "d1", 100)):
        library.notes.put(note(id, document, start))
    assert [a.id for a in library.notes.annotations("d1")] == ["c", "b", "d"]
    assert [a.id for a in library.notes.annotations()] == ["c", "b", "d", "a"]


def test_the_trash_gives_back_what_it_took(library: Library):
    library.notes.put(note("a"))
    assert library.notes.trash_annotation("a") == Changes(annotations=frozenset({"d1"}))
    assert library.notes.annotations("d1") == []
    assert library.notes.annotations("d1", include_trashed=True) == [note("a")]
    assert library.notes.trashed_annotations() == [note("a")]
    assert library.notes.restore_annotation("a") == Changes(annotations=frozenset({"d1"}))
    assert library.notes.annotations("d1") == [note("a")]
    assert library.notes.trashed_annotations() == []


def test_the_trash_outlives_a_restart(library: Library, open_library):
    library.notes.put(note("a"))
    library.notes.trash_annotation("a")
    library.close()
    notes = open_library().notes
    assert notes.annotations() == []
    notes.restore_annotation("a")
    assert notes.annotations() == [note("a")]


def test_a_late_save_neither_revives_nor_loses(library: Library):
    library.notes.put(note("a"))
    library.notes.trash_annotation("a")
    library.notes.put(replace(note("a"), body="typed last"))
    assert library.notes.annotations() == []
    library.notes.restore_annotation("a")
    assert library.notes.annotation("a").body == "typed last"


def test_moved_to_another_document_both_are_told(library: Library):
    library.notes.put(note("a", "d1"))
    assert library.notes.put(note("a", "d2")) == Changes(annotations=frozenset({"d1", "d2"}))


def test_unknown_annotations(library: Library):
    for use in (library.notes.annotation, library.notes.trash_annotation, library.notes.restore_annotation):
        with pytest.raises(NotFound) as caught:
            use("nobody")
        assert caught.value.code == "no-annotation"


def test_reading_positions(library: Library, open_library):
    assert library.notes.position("d1") is None
    library.notes.set_position("d1", 10, "ten")
    library.notes.set_position("d1", 20, "twenty")
    library.notes.set_position("d2", 5, "five")
    library.close()
    notes = open_library().notes
    assert (notes.position("d1"), notes.position("d2")) == (20, 5)
    assert notes.position_and_quote("d1") == (20, "twenty")


def test_sections(library: Library):
    first, second = Section("s1", "First", ("d2", "d1")), Section("s2", "ثانٍ", ())
    assert library.notes.put_section(first) == Changes(sections=True)
    library.notes.put_section(second)
    assert library.notes.sections() == [first, second]
    renamed = Section("s1", "Renamed", ("d1", "d3", "d1"))
    library.notes.put_section(renamed)
    assert library.notes.sections() == [replace(renamed, document_ids=("d1", "d3")), second]
    assert library.notes.remove_section("s1") == Changes(sections=True)
    assert not library.notes.remove_section("s1")
    assert library.notes.sections() == [second]
    library.notes.put_section(first)
    assert [section.id for section in library.notes.sections()] == ["s2", "s1"]


def test_documents_in_the_trash(library: Library):
    assert library.notes.set_trashed("d1", True) == Changes(documents=frozenset({"d1"}))
    assert not library.notes.set_trashed("d1", True)
    assert library.notes.trashed_documents() == {"d1"}
    assert library.notes.set_trashed("d1", False) == Changes(documents=frozenset({"d1"}))
    assert not library.notes.set_trashed("d1", False)
    assert library.notes.trashed_documents() == frozenset()


def test_state(library: Library, open_library):
    assert library.notes.state("window") is None
    library.notes.set_state("window", '{"w": 1}')
    library.notes.set_state("window", '{"w": 2}')
    library.close()
    assert open_library().notes.state("window") == '{"w": 2}'


def test_new_ids(library: Library):
    ids = {library.notes.new_id() for _ in range(1000)}
    assert len(ids) == 1000
    assert all(len(id) == 12 and int(id, 16) >= 0 for id in ids)


def test_readers_write_nothing(library: Library, open_library):
    notes = open_library(writable=False).notes
    for write in (
        lambda: notes.put(note("a")),
        lambda: notes.set_position("d1", 1, ""),
        lambda: notes.set_trashed("d1", True),
        lambda: notes.put_section(Section("s", "S", ())),
        lambda: notes.set_state("a", "b"),
    ):
        with pytest.raises(LibraryReadOnly):
            write()
    assert library.notes.annotations() == []


def test_from_several_threads(library: Library):
    def work(name: str) -> None:
        for n in range(20):
            library.notes.put(note(f"{name}{n}", start=n))
            library.notes.set_position("d1", n, name)

    threads = [threading.Thread(target=work, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(library.notes.annotations("d1")) == 80
    assert library.notes.position("d1") == 19
