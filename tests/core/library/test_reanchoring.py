"""After a re-import every annotation is in its place, or an orphan that can be seen."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from core.library import Library
from core.library.anchors import make_anchor
from core.library.model import Annotation, AnnotationKind, Changes
from core.library.reanchoring import Edit

TEXT = (
    "The first chapter tells of the winter. The ice on the river was thick that year.\n"
    "The second chapter tells of the spring. The mill stopped, and the workers sat in its yard.\n"
    "The third chapter tells of the summer. Nobody had expected the harvest to be so poor."
)


@pytest.fixture
def notes(library: Library) -> Callable[..., None]:
    def make(text: str, *quotes: str) -> None:
        for quote in quotes:
            start = text.index(quote)
            anchor = make_anchor(text, start, start + len(quote))
            library.notes.put(Annotation(quote, "d1", AnnotationKind.NOTE, anchor, f"on {quote}", "green", 1, 2))

    return make


def quoted(library: Library, text: str) -> dict[str, str | None]:
    """What each annotation lies on now; None for orphans."""
    return {
        a.id: None if a.orphaned else text[a.anchor.start : a.anchor.end]
        for a in library.notes.annotations("d1", include_trashed=True)
    }


def test_the_same_text_changes_nothing(library: Library, notes: Callable):
    notes(TEXT, "the winter", "the mill".capitalize(), "harvest")
    before = library.notes.annotations()
    outcome = library.reanchor("d1", TEXT)
    assert outcome.changes == Changes()
    assert not outcome.moved
    assert library.notes.annotations() == before


@pytest.mark.parametrize("known", [True, False])
def test_words_inserted_before(library: Library, notes: Callable, known: bool):
    notes(TEXT, "the winter", "The mill stopped", "harvest")
    changed = "A preface.\n" + TEXT
    outcome = library.reanchor("d1", changed, former=TEXT if known else None)
    assert set(outcome.moved) == {"the winter", "The mill stopped", "harvest"}
    assert outcome.changes == Changes(annotations=frozenset({"d1"}))
    assert quoted(library, changed) == {id: id for id in ("the winter", "The mill stopped", "harvest")}
    for annotation in library.notes.annotations():
        assert annotation.anchor == make_anchor(changed, annotation.anchor.start, annotation.anchor.end)
        assert (annotation.body, annotation.colour, annotation.modified_ms) == (f"on {annotation.id}", "green", 2)


def test_a_deleted_passage_is_an_orphan_with_its_words_and_comes_back_with_them(library: Library, notes: Callable):
    notes(TEXT, "The mill stopped, and the workers sat in its yard.", "harvest")
    lost, _ = library.notes.annotations()
    changed = TEXT.replace("The mill stopped, and the workers sat in its yard.", "It rained.")
    outcome = library.reanchor("d1", changed, former=TEXT)
    assert outcome.orphaned == (lost.id,)
    assert library.notes.annotation(lost.id) == replace(lost, orphaned=True)
    assert quoted(library, changed) == {lost.id: None, "harvest": "harvest"}
    assert library.reanchor("d1", changed).orphaned == ()  # it is one already
    outcome = library.reanchor("d1", "Again: " + TEXT)
    assert outcome.found_again == (lost.id,)
    assert quoted(library, "Again: " + TEXT) == {lost.id: lost.id, "harvest": "harvest"}


def test_annotations_in_the_trash_move_too(library: Library, notes: Callable):
    notes(TEXT, "harvest")
    library.notes.trash_annotation("harvest")
    library.reanchor("d1", "Preface. " + TEXT)
    library.notes.restore_annotation("harvest")
    assert quoted(library, "Preface. " + TEXT) == {"harvest": "harvest"}


def test_twins_move_for_certain_where_the_former_text_is_known(library: Library, notes: Callable):
    """Verses alike for longer than any surroundings: only what changed tells them apart."""
    verse = "So it went on, and on it went, from one year to the next one, all the same. "
    text = "Start. " + verse * 6 + "End of the song, which has no more verses than these."
    start = len("Start. ") + 3 * len(verse)
    library.notes.put(Annotation("n", "d1", AnnotationKind.NOTE, make_anchor(text, start, start + 10)))
    changed = text.replace("Start.", "It starts.")
    library.reanchor("d1", changed)
    assert library.notes.annotation("n").orphaned
    library.notes.put(Annotation("n", "d1", AnnotationKind.NOTE, make_anchor(text, start, start + 10)))
    library.reanchor("d1", changed, former=text)
    assert library.notes.annotation("n").anchor.start == start + 4


def test_a_moved_passage_is_followed_where_it_was_unique(library: Library, notes: Callable):
    passage = "The second chapter tells of the spring. The mill stopped, and the workers sat in its yard.\n"
    notes(TEXT, passage)
    changed = passage + TEXT.replace(passage, "")
    library.reanchor("d1", changed, former=TEXT)
    assert quoted(library, changed) == {passage: passage}


def test_an_anchor_made_on_yet_another_text_does_not_trust_the_former(library: Library, notes: Callable):
    notes("Older. " + TEXT, "harvest")
    library.reanchor("d1", "Preface. " + TEXT, former=TEXT)
    assert quoted(library, "Preface. " + TEXT) == {"harvest": "harvest"}


def test_other_documents_are_left_alone(library: Library, notes: Callable):
    notes(TEXT, "harvest")
    other = replace(library.notes.annotation("harvest"), id="other", document_id="d2")
    library.notes.put(other)
    library.reanchor("d1", "Preface. " + TEXT)
    assert library.notes.annotation("other") == other


@pytest.mark.parametrize(
    ("changed", "expected"),
    [(TEXT, 39), ("Preface. " + TEXT, 48), ("x", 1), ("", 0), (TEXT.replace("The ice", "Ice"), 39)],
)
def test_the_reading_position_follows_its_words(library: Library, changed: str, expected: int):
    library.notes.set_position("d1", 39, TEXT[39:80])
    library.reanchor("d1", changed)
    assert library.notes.position("d1") == expected
    assert library.notes.position("d2") is None


@pytest.mark.parametrize(
    ("former", "text", "before", "after"),
    [
        ("abcdef", "abXXdef", 2, 3),
        ("abc", "abc", 3, 3),
        ("abc", "", 0, 3),
        ("", "abc", 0, 0),
        ("aaa", "aaaa", 3, 3),
        ("x" * 200_000 + "a" + "y" * 150_000, "x" * 200_000 + "b" + "y" * 150_000, 200_000, 200_001),
        ("x" * 65_536, "x" * 65_536 + "y", 65_536, 65_536),
        ("y" + "x" * 65_537, "z" + "x" * 65_537, 0, 1),
    ],
)
def test_what_two_texts_share(former: str, text: str, before: int, after: int):
    edit = Edit(former, text)
    assert (edit.before, edit.after) == (before, after)
    assert former[: edit.before] == text[: edit.before]
    assert former[edit.after :] == text[edit.after + edit.shift :]
