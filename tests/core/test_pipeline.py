"""Files become documents: what comes in, what is said of the rest, and what a kill leaves behind."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from core import pipeline
from core.chronology.corrections import Action
from core.chronology.model import Evidence
from core.chronology.typed import read_typed
from core.jobs import CancelToken, Step
from core.library import Library, documents
from core.library.anchors import make_anchor
from core.library.model import Changes, Correction, DocumentSettings
from core.pipeline import add_paths, apply_corrections, fill_index, rebuild, settle
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


# --- The reader's last word on dates ------------------------------------------------------------------
def correct(library: Library, id: str, quote: str, action: Action, typed: str = "") -> Correction:
    text = library.documents.text(id)
    start = text.index(quote)
    anchor = make_anchor(text, start, start + len(quote))
    made = Correction(quote, id, anchor, action, read_typed(typed) if typed else None, 1000, 1000)
    library.corrections.put(made)
    return made


def edtf(library: Library, id: str) -> list[str]:
    return [event.date.edtf for _, event in library.documents.events([id])]


def test_corrections_reach_events_summary_and_index_and_can_be_taken_back(library, papers):
    [added] = add_paths(library, [papers / "en.md"]).added
    correct(library, added.id, "22 January 1905", Action.CORRECT, "23 January 1906")
    correct(library, added.id, "30 minutes", Action.ADD, "1907")
    assert apply_corrections(library, added.id) == Changes(dates=frozenset({added.id}))
    assert edtf(library, added.id) == ["1906-01-23", "1907"]
    summary = library.documents.summary(added.id)
    assert summary.dates == 2
    assert fill_index(library) == 1
    assert fill_index(library) == 0
    [hit] = search(library.index, library.documents.get, "train")
    assert hit.earliest == read_typed("1906-01-23").earliest
    for id in ("22 January 1905", "30 minutes"):
        library.corrections.remove(id)
    apply_corrections(library, added.id)
    assert edtf(library, added.id) == ["1905-01-22"]
    assert library.documents.settled() == {}


def test_only_the_events_of_changed_paragraphs_are_made_again(library, papers):
    (papers / "long.txt").write_text("\n\n".join(f"The ship of {year} came in." for year in range(1901, 1931)))
    [added] = add_paths(library, [papers / "long.txt"]).added
    before = library.documents.events([added.id])
    correct(library, added.id, "1915", Action.DISMISS)
    apply_corrections(library, added.id)
    assert library.documents.events([added.id]) == [e for e in before if e[1].date.edtf != "1915"]


def test_a_kill_between_the_two_databases_is_made_good(library, papers):
    [added] = add_paths(library, [papers / "en.md"]).added
    correct(library, added.id, "22 January 1905", Action.DISMISS)
    assert edtf(library, added.id) == ["1905-01-22"]  # notes.db knows, library.db does not yet
    assert settle(library) == Changes(dates=frozenset({added.id}))
    assert edtf(library, added.id) == []
    assert not settle(library)


def test_corrections_survive_a_rebuild_and_removal_with_their_document(tmp_path, papers):
    path = tmp_path / "library"
    with Library.open(path) as library:
        [added] = add_paths(library, [papers / "en.md"]).added
        correct(library, added.id, "22 January 1905", Action.CORRECT, "1906-01-23")
        apply_corrections(library, added.id)
    (path / "library.db").write_bytes(b"not a database" * 1000)
    with Library.open(path, fresh_documents=True) as library:
        assert rebuild(library) == ()
        assert edtf(library, added.id) == ["1906-01-23"]
        library.documents.remove_forever(added.id)
        library.originals.remove(library.originals.records()[0].sha256)
        assert add_paths(library, [papers / "en.md"]).added[0].id == added.id
        assert edtf(library, added.id) == ["1906-01-23"]


def test_they_apply_again_when_the_engine_improves(library, papers, monkeypatch):
    [added] = add_paths(library, [papers / "en.md"]).added
    correct(library, added.id, "22 January 1905", Action.CONFIRM, "1905-01-22")
    correct(library, added.id, "45 people", Action.DISMISS)
    apply_corrections(library, added.id)
    text = library.documents.text(added.id)
    at = text.index("45 people")

    def better(text: str, language: str, blocks: object = (), *, hints: object = None):
        return (pipeline.DateMention(at, at + 2, read_typed("0045"), "year"),)

    monkeypatch.setattr(pipeline, "find_dates", better)
    assert rebuild(library) == ()
    assert len(library.documents.found_mentions(added.id)) == 1
    assert edtf(library, added.id) == ["1905-01-22"]  # the lost one is kept, the false one stays away


def test_dates_found_by_an_earlier_engine_are_found_anew(library, papers, monkeypatch):
    (papers / "lives.txt").write_text("Ivan Petrov (1870-1924) came in 1917.", encoding="utf-8")
    [added] = add_paths(library, [papers / "lives.txt"]).added
    correct(library, added.id, "1917", Action.CONFIRM, "1917")
    apply_corrections(library, added.id)
    assert library.documents.outdated() == frozenset()
    with monkeypatch.context() as earlier:
        earlier.setattr(documents, "ENGINE", 0)
        [life, year] = library.documents.found_mentions(added.id)
        apply_corrections(library, added.id, found=[replace(life, life=False), year])
    fill_index(library)
    assert library.documents.outdated() == {added.id}
    assert settle(library) == Changes(dates=frozenset({added.id}))
    assert not settle(library)
    assert [(mention.life, mention.evidence) for mention in library.documents.mentions(added.id)] == [
        (True, Evidence.STATED),
        (False, Evidence.CONFIRMED),
    ]
    assert [event.life for _, event in library.documents.events([added.id])] == [True, False]
    summary = library.documents.summary(added.id)
    year = read_typed("1917")
    assert (summary.dates, summary.earliest, summary.latest) == (2, year.earliest, year.latest), "lives aside"
    assert fill_index(library) == 1
    [hit] = search(library.index, library.documents.get, "Petrov")
    assert hit.earliest == year.earliest


def test_settings_of_a_document_make_it_read_anew(library, papers, monkeypatch):
    [added] = add_paths(library, [papers / "en.md"]).added
    asked = []
    engine = pipeline.analyse

    def analyse(document, **settings):
        asked.append(settings)
        return engine(document, **settings)

    monkeypatch.setattr(pipeline, "analyse", analyse)
    library.corrections.set_settings(added.id, DocumentSettings(old_style=True, base_year=1905))
    assert settle(library) == Changes(dates=frozenset({added.id}))
    assert not settle(library)
    rebuild(library)
    assert asked == [{"old_style": True, "base_year": 1905}] * 2
