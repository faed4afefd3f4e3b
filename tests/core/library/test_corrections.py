"""Corrections are kept, found again in a changed text, and put over the dates of library.db."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from core.chronology.corrections import Action
from core.chronology.model import Calendar, DateMention, Event, HistoricalDate, Precision
from core.errors import LibraryReadOnly, NotFound
from core.library import Library
from core.library.anchors import make_anchor
from core.library.model import Changes, Correction, DocumentSettings

TEXT = "The first ship came in spring. Nobody had expected it so early.\nThe second came in autumn, with coal."
DATE = HistoricalDate(-5, 9, Precision.RANGE, Calendar.JALALI, approximate=True, edtf="x~")


def correction(id: str, quote: str, action: Action = Action.ADD, document: str = "d1") -> Correction:
    start = TEXT.index(quote)
    date = None if action is Action.DISMISS else DATE
    return Correction(id, document, make_anchor(TEXT, start, start + len(quote)), action, date, 1000, 2000)


def test_put_change_and_remove(library: Library):
    made = correction("a", "spring")
    assert library.corrections.put(made) == Changes(dates=frozenset({"d1"}))
    assert library.corrections.corrections("d1") == [made]
    changed = replace(made, action=Action.DISMISS, date=None, modified_ms=3000)
    library.corrections.put(changed)
    assert library.corrections.correction("a") == changed
    assert library.corrections.remove("a") == Changes(dates=frozenset({"d1"}))
    assert library.corrections.corrections() == []
    with pytest.raises(NotFound):
        library.corrections.remove("a")


def test_they_outlive_a_restart_in_document_order(library: Library, open_library: Callable):
    for id, quote, document in (("a", "autumn", "d1"), ("b", "spring", "d1"), ("c", "coal", "d0")):
        library.corrections.put(correction(id, quote, document=document))
    library.corrections.set_settings("d1", DocumentSettings(True, -43))
    library.close()
    with open_library(writable=False) as reader:
        assert [c.id for c in reader.corrections.corrections()] == ["c", "b", "a"]
        assert reader.corrections.settings("d1") == DocumentSettings(True, -43)
        assert reader.corrections.document_ids() == {"d0", "d1"}
        with pytest.raises(LibraryReadOnly):
            reader.corrections.put(correction("d", "coal"))


def test_settings_can_be_taken_back(library: Library):
    library.corrections.set_settings("d1", DocumentSettings(base_year=1917))
    library.corrections.set_settings("d1", DocumentSettings())
    assert library.corrections.document_ids() == frozenset()


def test_the_digest_tells_every_change(library: Library):
    seen = [library.corrections.digest("d1")]
    assert seen == [""]
    library.corrections.put(correction("a", "spring"))
    seen.append(library.corrections.digest("d1"))
    library.corrections.put(replace(correction("a", "spring"), modified_ms=2001))
    seen.append(library.corrections.digest("d1"))
    library.corrections.set_settings("d1", DocumentSettings(old_style=True))
    seen.append(library.corrections.digest("d1"))
    assert len(set(seen)) == 4
    assert library.corrections.digest("d2") == ""


@pytest.mark.parametrize("known", [True, False])
def test_they_move_with_their_words(library: Library, known: bool):
    library.corrections.put(correction("a", "spring"))
    changed = "A preface.\n" + TEXT
    library.reanchor("d1", changed, former=TEXT if known else None)
    [moved] = library.corrections.corrections("d1")
    assert changed[moved.anchor.start : moved.anchor.end] == "spring"
    assert (moved.orphaned, moved.date, moved.modified_ms) == (False, DATE, 2000)


def test_one_without_its_words_is_an_orphan_until_they_are_back(library: Library):
    library.corrections.put(correction("a", "spring"))
    library.reanchor("d1", "Something else altogether.", former=TEXT)
    assert library.corrections.correction("a") == replace(correction("a", "spring"), orphaned=True)
    library.reanchor("d1", "Again: " + TEXT)
    assert not library.corrections.correction("a").orphaned


def test_they_are_in_the_backup(library: Library, open_library: Callable, tmp_path):
    library.corrections.put(correction("a", "spring"))
    library.backup(tmp_path / "copy" / "notes.db")
    library.close()
    (tmp_path / "library" / "notes.db").unlink()
    (tmp_path / "copy" / "notes.db").rename(tmp_path / "library" / "notes.db")
    assert [c.id for c in open_library().corrections.corrections()] == ["a"]


# --- What library.db makes of them --------------------------------------------------------------------
def test_a_reading_replaces_mentions_events_of_its_spans_and_the_summary(library: Library, sample: Callable):
    made = sample("abcdefgh ijkl", days=(50, 60, 70))
    made.store(library)
    date = HistoricalDate(5, 5, Precision.DAY)
    reading = (made.mentions[0], DateMention(1, 2, date, "day"))
    event = Event(1, 5, date, "new", 1, 2)
    library.documents.set_reading(made.id, reading, [event], [(1, 2)], settled="s1")
    assert library.documents.mentions(made.id) == reading
    assert library.documents.found_mentions(made.id) == made.mentions
    assert [e.label for _, e in library.documents.events([made.id])] == ["new", "label 0", "label 2"]
    summary = library.documents.summary(made.id)
    assert (summary.dates, summary.earliest, summary.latest) == (2, 5, 50)
    assert library.documents.settled() == {made.id: "s1"}
    library.documents.set_reading(made.id, made.mentions, [], [], settled="")
    assert library.documents.mentions(made.id) == made.mentions
    assert library.documents.settled() == {}


def test_what_the_index_still_has_to_learn_is_remembered(library: Library, sample: Callable):
    made = sample("abcdefgh", days=(50,))
    made.store(library)
    assert library.documents.unindexed() == {}
    library.documents.set_reading(made.id, (), [], [(0, 8)], settled="s1")
    [(id, stamp)] = library.documents.unindexed().items()
    library.documents.set_reading(made.id, made.mentions, [], [(0, 8)], settled="s2")
    library.documents.set_indexed(id, stamp)  # the index was made before the second change
    [(_, later)] = library.documents.unindexed().items()
    library.documents.set_indexed(id, later)
    assert library.documents.unindexed() == {}


def test_a_document_replaced_or_removed_takes_its_reading_along(library: Library, sample: Callable):
    made = sample("abcdefgh", days=(50,))
    made.store(library)
    library.documents.set_reading(made.id, (), [], [(0, 8)], settled="s1")
    library.documents.replace(made.document, made.mentions, made.events, id=made.id, original=made.record)
    assert library.documents.mentions(made.id) == made.mentions
    library.documents.set_reading(made.id, (), [], [(0, 8)], settled="s1")
    library.documents.remove_forever(made.id)
    assert library.documents.settled() == library.documents.unindexed() == {}
