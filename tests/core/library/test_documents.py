"""Documents in and out of library.db, whole or not at all."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from types import MappingProxyType

import pytest

from core.chronology.model import Event
from core.document.model import Block, BlockKind, Direction, Document, Span, SpanKind
from core.errors import LibraryDamaged, NotFound
from core.library import Library
from core.library.database import connect
from core.library.model import Changes


def test_a_document_comes_back_as_it_was(library: Library, sample: Callable):
    plain = sample("x", days=[2416868, 2421523])
    text = "الثورة\nमार्च 1917\n𝒜 tail \x00 nul"
    document = Document(
        text=text,
        blocks=(
            Block(0, 6, BlockKind.HEADING, 1, "ar", Direction.RTL),
            Block(7, 17, BlockKind.LIST_ITEM, 2, "hi", Direction.LTR, "3.", 12),
            Block(18, len(text), BlockKind.PARAGRAPH),
        ),
        title="عنوان",
        language="ar",
        direction=Direction.RTL,
        spans=(Span(0, 3, SpanKind.LINK, "#x"),),
        metadata=MappingProxyType({"author": "كاتب", "format": "html"}),
        warnings=("encoding-guessed",),
    )
    changes = library.documents.add(document, plain.mentions, plain.events, id="d1", original=plain.record)
    assert changes == Changes(documents=frozenset({"d1"}))
    assert library.documents.get("d1") == document
    assert library.documents.text("d1") == text
    assert library.documents.mentions("d1") == plain.mentions
    assert library.documents.events() == [("d1", event) for event in plain.events]


def test_the_summary_tells_what_a_list_needs(library: Library, sample: Callable):
    stored = sample("one\ntwo", title="Title", days=[20, 10, 30], added_ms=77)
    stored.store(library)
    summary = library.documents.summary(stored.id)
    assert (summary.title, summary.author, summary.language, summary.direction) == ("Title", "A. Writer", "en", "ltr")
    assert (summary.length, summary.blocks, summary.dates) == (7, 2, 3)
    assert (summary.earliest, summary.latest) == (10, 30)
    assert (summary.sha256, summary.source, summary.format) == (stored.record.sha256, "/from/Title.txt", "text")
    assert (summary.size_bytes, summary.added_ms, summary.trashed) == (7, 77, False)


def test_an_empty_document(library: Library, sample: Callable):
    empty = replace(sample("x"), document=Document("", (), "", "und", Direction.LTR), mentions=())
    empty.store(library)
    assert library.documents.get(empty.id) == empty.document
    assert library.documents.summary(empty.id).earliest is None
    assert library.documents.mentions(empty.id) == ()


def test_an_interrupted_add_leaves_nothing(library: Library, sample: Callable):
    stored = sample("text", days=[5, 6])

    def interrupted() -> Iterator[Event]:
        yield stored.events[0]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        library.documents.add(stored.document, stored.mentions, interrupted(), id="d1", original=stored.record)
    assert library.documents.ids() == ()
    assert library.documents.id_by_sha256(stored.record.sha256) is None
    assert library.documents.events() == []
    library.documents.add(stored.document, stored.mentions, stored.events, id="d1", original=stored.record)
    assert len(library.documents.events()) == 2


def test_an_interrupted_replace_leaves_the_former(library: Library, sample: Callable):
    former, later = sample("former", days=[5]), sample("later")
    former.store(library)

    def interrupted() -> Iterator[Event]:
        raise KeyboardInterrupt
        yield

    with pytest.raises(KeyboardInterrupt):
        library.documents.replace(later.document, (), interrupted(), id=former.id, original=later.record)
    assert library.documents.get(former.id) == former.document
    assert len(library.documents.events()) == 1


def test_replace_keeps_the_id_and_leaves_nothing_of_the_former(library: Library, sample: Callable):
    former, later = sample("former", days=[5, 6]), sample("later", days=[7])
    former.store(library)
    library.documents.replace(later.document, later.mentions, later.events, id=former.id, original=later.record)
    assert library.documents.ids() == (former.id,)
    assert library.documents.text(former.id) == "later"
    assert [event.date.earliest for _, event in library.documents.events()] == [7]
    assert library.documents.id_by_sha256(former.record.sha256) is None


def test_replace_of_what_is_not_there_adds_it(library: Library, sample: Callable):
    stored = sample("text", days=[7])
    library.documents.replace(stored.document, stored.mentions, stored.events, id="new", original=stored.record)
    assert library.documents.get("new") == stored.document


def test_removed_forever(library: Library, sample: Callable):
    first, second = sample("first", days=[1]), sample("second", days=[2])
    first.store(library)
    second.store(library)
    assert library.documents.remove_forever(first.id) == Changes(documents=frozenset({first.id}))
    assert library.documents.ids() == (second.id,)
    assert [id for id, _ in library.documents.events()] == [second.id]
    for read in (library.documents.get, library.documents.text, library.documents.mentions, library.documents.summary):
        with pytest.raises(NotFound):
            read(first.id)
    with pytest.raises(NotFound):
        library.documents.remove_forever(first.id)


def test_clear(library: Library, sample: Callable):
    stored = sample("text", days=[1])
    stored.store(library)
    assert library.documents.clear() == Changes(documents=frozenset({stored.id}))
    assert library.documents.ids() == ()
    assert library.documents.events([stored.id]) == []


def test_events_are_by_time_across_documents(library: Library, sample: Callable):
    one, two = sample("one one", days=[30, 10]), sample("two two", days=[20, -5])
    one.store(library)
    two.store(library)
    order = [(id, event.date.earliest) for id, event in library.documents.events()]
    assert order == [(two.id, -5), (one.id, 10), (two.id, 20), (one.id, 30)]
    assert {id for id, _ in library.documents.events([one.id])} == {one.id}
    assert library.documents.events([]) == []


def test_the_trash_hides_rows_and_events_but_loses_nothing(library: Library, sample: Callable):
    kept, thrown = sample("kept", days=[1], added_ms=1), sample("thrown", days=[2], added_ms=2)
    kept.store(library)
    thrown.store(library)
    library.notes.set_trashed(thrown.id, True)
    assert [summary.id for summary in library.documents.summaries()] == [kept.id]
    assert [summary.trashed for summary in library.documents.summaries(include_trashed=True)] == [False, True]
    assert [id for id, _ in library.documents.events()] == [kept.id]
    assert library.documents.ids() == (kept.id, thrown.id)
    assert library.documents.get(thrown.id) == thrown.document
    library.notes.set_trashed(thrown.id, False)
    assert len(library.documents.summaries()) == 2


def test_rows_are_in_the_order_they_were_added(library: Library, sample: Callable):
    for at, text in ((3, "c"), (1, "a"), (2, "b")):
        sample(text, title=text, added_ms=at).store(library)
    assert [summary.title for summary in library.documents.summaries()] == ["a", "b", "c"]


def test_resolve(library: Library, sample: Callable):
    sample("1", id="abcdef000001", title="The Winter March").store(library)
    sample("2", id="abcdef000002", title="The Winter March, Part Two").store(library)
    sample("3", id="fedcba000003", title="تاريخ الثورة").store(library)
    resolve = library.documents.resolve
    assert resolve("abcdef000002") == "abcdef000002"
    assert resolve("fedc") == "fedcba000003"
    assert resolve(" the winter march ") == "abcdef000001"
    assert resolve("part two") == "abcdef000002"
    assert resolve("الثَوره") == "fedcba000003"
    with pytest.raises(NotFound) as caught:
        resolve("abcdef")
    assert caught.value.code == "ambiguous-document"
    assert caught.value.facts["candidates"] == ("abcdef000001", "abcdef000002")
    for unknown in ("nothing", "", "fed"):
        with pytest.raises(NotFound) as caught:
            resolve(unknown)
        assert caught.value.code == "no-document"


def test_resolve_finds_what_is_in_the_trash_by_its_whole_id_alone(library: Library, sample: Callable):
    stored = sample("1", id="abcdef000001", title="Gone")
    stored.store(library)
    library.notes.set_trashed(stored.id, True)
    assert library.documents.resolve("abcdef000001") == stored.id
    for name in ("abcdef", "Gone"):
        with pytest.raises(NotFound):
            library.documents.resolve(name)


@pytest.mark.parametrize("column", ["blocks", "mentions"])
def test_garbled_columns_are_damage(library: Library, sample: Callable, column: str):
    stored = sample("text", days=[1])
    stored.store(library)
    with closing(connect(library.path / "library.db", mode="rw")) as connection:
        connection.execute(f"UPDATE contents SET {column} = x'0500000001'")
    with pytest.raises(LibraryDamaged) as caught:
        library.documents.get(stored.id)
        library.documents.mentions(stored.id)
    assert caught.value.facts["path"] == library.path / "library.db"
    assert stored.id in str(caught.value.facts["reason"])


def test_garbled_text_is_damage(library: Library, sample: Callable):
    stored = sample("text")
    stored.store(library)
    with closing(connect(library.path / "library.db", mode="rw")) as connection:
        connection.execute("UPDATE contents SET text = CAST(x'ff41ff' AS TEXT)")
    with pytest.raises(LibraryDamaged):
        library.documents.text(stored.id)
