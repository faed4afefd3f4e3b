"""Files become documents: what comes in, what is said of the rest, and what a kill leaves behind."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.jobs import CancelToken, Step
from core.library import Library
from core.pipeline import add_paths, fill_index, rebuild
from core.search.service import search

PERSIAN = "از پترزبورگ\n\nدر ۱۶ آذر ۱۲۹۶ نامه‌ای به تهران رسید و خبر آن در شهر پیچید.\n"
ARABIC = "أخبار الشتاء\n\nوصل القطار إلى المدينة في 22 يناير 1905 وكان البرد شديدًا.\n"
ENGLISH = "A winter\n\nThe train came on 22 January 1905. It carried 45 people for 30 minutes.\n"


@pytest.fixture
def library(tmp_path: Path):
    with Library.open(tmp_path / "library") as library:
        yield library


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    (folder / "more").mkdir(parents=True)
    (folder / "fa.txt").write_text(PERSIAN, encoding="utf-8")
    (folder / "more" / "ar.txt").write_text(ARABIC, encoding="utf-8")
    (folder / "en.md").write_text(ENGLISH, encoding="utf-8")
    return folder


def test_a_folder_comes_in_whole(library, papers):
    steps: list[Step] = []
    report = add_paths(library, [papers], progress=steps.append)
    assert {item.language for item in report.added} == {"fa", "ar", "en"}
    assert not report.failed
    assert steps[-1] == Step(3, 3)
    assert library.index.document_ids() == set(library.documents.ids())
    assert all(item.dates == 1 for item in report.added)


def test_the_same_bytes_twice_add_nothing_and_say_so(library, papers):
    first = add_paths(library, [papers / "fa.txt"])
    again = add_paths(library, [papers / "fa.txt"])
    assert not again.added
    assert [item.id for item in again.already] == [first.added[0].id]
    assert len(library.documents.ids()) == 1


def test_adding_a_document_from_the_trash_brings_it_back(library, papers):
    document_id = add_paths(library, [papers / "fa.txt"]).added[0].id
    library.notes.set_trashed(document_id, True)
    add_paths(library, [papers / "fa.txt"])
    assert document_id not in library.notes.trashed_documents()


def test_bad_files_are_named_and_the_others_come_in(library, papers):
    (papers / "empty.txt").write_bytes(b"")
    (papers / "binary.txt").write_bytes(b"\x7fELF" + bytes(range(256)) * 20)
    report = add_paths(library, [papers, papers / "missing.txt"])
    assert len(report.added) == 3
    codes = {Path(item.path).name: item.error.code for item in report.failed}
    assert codes["empty.txt"] == "empty"
    assert codes["binary.txt"] in {"binary", "unknown-format"}
    assert codes["missing.txt"] == "unreadable"
    assert all(item.error.facts["path"] == item.path for item in report.failed)


def test_cancelling_keeps_what_is_in_and_leaves_the_rest(library, papers):
    token = CancelToken()

    def stop_after_one(step: Step) -> None:
        if step.done == 1:
            token.cancel()

    report = add_paths(library, [papers], progress=stop_after_one, token=token)
    assert report.cancelled
    assert len(report.added) == 1
    assert library.index.document_ids() == {report.added[0].id}


def test_an_unindexed_document_is_indexed_later(library, papers):
    report = add_paths(library, [papers])
    lost = report.added[0].id
    library.index.remove(lost)
    library.index.commit()
    assert fill_index(library) == 1
    assert fill_index(library) == 0
    assert lost in library.index.document_ids()


def test_rebuild_keeps_ids_and_annotations(tmp_path, papers):
    path = tmp_path / "library"
    with Library.open(path) as library:
        before = {item.id: item.title for item in add_paths(library, [papers]).added}
    (path / "library.db").write_bytes(b"not a database" * 1000)
    with Library.open(path, fresh_documents=True) as library:
        assert rebuild(library) == ()
        assert {s.id: s.title for s in library.documents.summaries()} == before
        hits = search(library.index, library.documents.get, "القطار")
        assert len(hits) == 1
