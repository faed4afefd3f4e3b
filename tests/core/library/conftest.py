"""A library in a temporary folder, with an index in memory and documents made from plain text."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from core.chronology.model import DateMention, Event, Evidence, HistoricalDate, Precision
from core.document.model import Block, BlockKind, Direction, Document
from core.library import Library
from core.library.model import OriginalRecord
from core.search.model import Filter, Node, Passage, RawHit


class MemoryEngine:
    """An index that only knows which documents it holds."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.held: dict[str, list[Passage]] = {}
        self.closed = False

    def add(self, passages: Iterable[Passage]) -> None:
        for passage in passages:
            self.held.setdefault(passage.document_id, []).append(passage)

    def remove(self, document_id: str) -> None:
        self.held.pop(document_id, None)

    def commit(self) -> None:
        """All is visible at once."""

    def document_ids(self) -> frozenset[str]:
        return frozenset(self.held)

    def search(self, query: Node, *, exact: bool, filter: Filter, limit: int) -> Sequence[RawHit]:
        return []

    def terms_with_prefix(self, prefix: str, *, limit: int) -> Sequence[str]:
        return []

    def close(self) -> None:
        self.closed = True


@dataclass(frozen=True)
class Sample:
    """A document with all that is stored of it."""

    data: bytes
    document: Document
    record: OriginalRecord
    mentions: tuple[DateMention, ...] = ()
    events: tuple[Event, ...] = field(default=())

    @property
    def id(self) -> str:
        return self.record.document_id

    def store(self, library: Library) -> None:
        library.originals.put(self.data, self.record)
        library.documents.add(self.document, self.mentions, self.events, id=self.id, original=self.record)
        library.index.add([Passage(self.id, 0, len(self.document.text), self.document.text, "en")])


def _blocks(text: str) -> tuple[Block, ...]:
    blocks, at = [], 0
    for line in text.split("\n"):
        blocks.append(Block(at, at + len(line), BlockKind.PARAGRAPH, language="en", direction=Direction.LTR))
        at += len(line) + 1
    return tuple(blocks)


def _date(day: int) -> HistoricalDate:
    return HistoricalDate(day, day, Precision.DAY, edtf=f"day {day}")


def make_sample(
    text: str, *, title: str = "A title", id: str = "", days: Sequence[int] = (), added_ms: int = 1
) -> Sample:
    """A document of paragraphs; each of ``days`` (JDN) becomes a mention and an event."""
    data = text.encode()
    sha256 = hashlib.sha256(data).hexdigest()
    document = Document(
        text, _blocks(text), title, "en", Direction.LTR, metadata={"author": "A. Writer", "format": "text"}
    )
    mentions = tuple(DateMention(n, n + 1, _date(day), "day") for n, day in enumerate(days))
    unresolved = DateMention(len(days), len(days) + 1, None, "month", Evidence.UNRESOLVED)
    events = tuple(Event(n, n + 5, _date(day), f"label {n}", n, n + 1) for n, day in enumerate(days))
    record = OriginalRecord(id or sha256[:12], sha256, f"{title}.txt", f"/from/{title}.txt", len(data), added_ms, "S")
    return Sample(data, document, record, (*mentions, unresolved), events)


@pytest.fixture
def sample() -> Callable[..., Sample]:
    return make_sample


@pytest.fixture
def open_library(tmp_path: Path) -> Iterator[Callable[..., Library]]:
    """Opens the library of this test; everything opened is closed after it."""
    opened: list[Library] = []

    def open_it(path: Path | None = None, **options: bool) -> Library:
        library = Library.open(path or tmp_path / "library", engine=MemoryEngine, **options)
        opened.append(library)
        return library

    yield open_it
    for library in opened:
        library.close()


@pytest.fixture
def library(open_library: Callable[..., Library]) -> Library:
    return open_library()
