"""The imported bytes: there, the same, and enough to make library.db again."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from core.errors import LibraryDamaged, LibraryError, LibraryReadOnly, NotFound
from core.library import Library
from core.library import originals as originals_module


def test_bytes_and_record_come_back(library: Library, sample: Callable):
    stored = sample("نص", title="عنوان")
    library.originals.put(stored.data, stored.record)
    sha256 = stored.record.sha256
    assert library.originals.read(sha256) == stored.data
    assert library.originals.records() == [stored.record]
    assert library.originals.path(sha256) == library.path / "originals" / sha256[:2] / f"{sha256}.txt"


@pytest.mark.parametrize(
    ("name", "suffix"),
    [("a.PDF", ".pdf"), ("a.json", ".json"), ("none", ""), ("a.tar.gz", ".gz"), ("a.b/c", ""), ("x.é", ""), ("a.", "")],
)
def test_the_name_lends_its_ending_and_nothing_else(library: Library, sample: Callable, name: str, suffix: str):
    stored = sample("text")
    library.originals.put(stored.data, replace(stored.record, name=name))
    assert library.originals.path(stored.record.sha256).name == stored.record.sha256 + suffix
    assert library.originals.records()[0].name == name


def test_putting_again_changes_the_record_alone(library: Library, sample: Callable):
    stored = sample("text")
    library.originals.put(stored.data, stored.record)
    library.originals.put(stored.data, replace(stored.record, name="other.md", section="Shelf"))
    assert [record.section for record in library.originals.records()] == ["Shelf"]
    assert len(library.originals.byte_files()) == 1


def test_bytes_cut_short_are_written_again(library: Library, sample: Callable):
    stored = sample("some text")
    library.originals.put(stored.data, stored.record)
    library.originals.path(stored.record.sha256).write_bytes(b"so")
    library.originals.put(stored.data, stored.record)
    assert library.originals.read(stored.record.sha256) == stored.data


def test_the_wrong_hash_is_our_mistake(library: Library, sample: Callable):
    with pytest.raises(ValueError, match="SHA-256"):
        library.originals.put(b"other", sample("text").record)
    assert library.originals.byte_files() == []


def test_a_kill_between_bytes_and_record(library: Library, sample: Callable, monkeypatch: pytest.MonkeyPatch):
    stored = sample("text")
    write = originals_module.atomic_write

    def killed(path: Path, data: bytes) -> None:
        if path.suffix == ".json":
            raise KeyboardInterrupt
        write(path, data)

    monkeypatch.setattr(originals_module, "atomic_write", killed)
    with pytest.raises(KeyboardInterrupt):
        library.originals.put(stored.data, stored.record)
    monkeypatch.undo()
    assert library.originals.records() == []
    library.originals.put(stored.data, stored.record)
    assert library.originals.records() == [stored.record]


def test_a_full_disk(library: Library, sample: Callable, monkeypatch: pytest.MonkeyPatch):
    def full(path: Path, data: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(originals_module, "atomic_write", full)
    stored = sample("text")
    with pytest.raises(LibraryError) as caught:
        library.originals.put(stored.data, stored.record)
    assert caught.value.code == "library-full"


def test_changed_bytes_are_not_read(library: Library, sample: Callable):
    stored = sample("text")
    library.originals.put(stored.data, stored.record)
    library.originals.path(stored.record.sha256).write_bytes(b"tixt")
    with pytest.raises(LibraryDamaged):
        library.originals.read(stored.record.sha256)


def test_missing_and_removed(library: Library, sample: Callable):
    stored = sample("text")
    with pytest.raises(NotFound) as caught:
        library.originals.read(stored.record.sha256)
    assert caught.value.code == "no-original"
    library.originals.put(stored.data, stored.record)
    library.originals.remove(stored.record.sha256)
    library.originals.remove(stored.record.sha256)
    assert library.originals.records() == []
    assert library.originals.byte_files() == []


def test_damaged_records_are_passed_over(library: Library, sample: Callable):
    for text in ("one", "two", "three"):
        stored = sample(text, title=text)
        library.originals.put(stored.data, stored.record)
    first, second, _ = library.originals.record_files()
    first.write_text("{", encoding="utf-8")
    second.write_text(json.dumps({"sha256": "x"}), encoding="utf-8")
    assert len(library.originals.records()) == 1


def test_records_are_in_the_order_they_were_added(library: Library, sample: Callable):
    for at, text in ((3, "c"), (1, "a"), (2, "b")):
        stored = sample(text, title=text, added_ms=at)
        library.originals.put(stored.data, stored.record)
    assert [record.name for record in library.originals.records()] == ["a.txt", "b.txt", "c.txt"]


def test_readers_write_nothing(library: Library, open_library: Callable, sample: Callable):
    stored = sample("text")
    reader = open_library(writable=False)
    with pytest.raises(LibraryReadOnly):
        reader.originals.put(stored.data, stored.record)
    with pytest.raises(LibraryReadOnly):
        reader.originals.remove(stored.record.sha256)
