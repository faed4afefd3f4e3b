"""Passages go into an index, a query tree is asked, hits come out; the engine is behind one protocol."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Passage:
    """What the index stores: consecutive blocks of one document, up to about 1,200 code points."""

    document_id: str
    start: int
    """Offset of the first code point in ``Document.text``."""
    end: int
    text: str
    """``Document.text[start:end]``, unfolded."""
    language: str
    """ISO 639-1 code the stemmer is chosen by."""
    title: str = ""
    earliest: int | None = None
    """Earliest day (JDN) any date mention in the passage resolves to, if there is one."""
    latest: int | None = None


# --- The query tree -------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Term:
    """One word; ``prefix`` where it ended in ``*`` or is still being typed."""

    text: str
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words next to each other, in order."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class And:
    """All parts in one passage."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Any part."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Without this part."""

    part: Node


Node = Term | Phrase | And | Or | Not


@dataclass(frozen=True, slots=True)
class Filter:
    """What narrows a search beside its words; empty means everything."""

    document_ids: frozenset[str] | None = None
    earliest: int | None = None
    """Only passages that speak of a day (JDN) on or after this."""
    latest: int | None = None
    """Only passages that speak of a day (JDN) on or before this."""


@dataclass(frozen=True, slots=True)
class RawHit:
    """What an engine answers: where, and how well."""

    document_id: str
    start: int
    end: int
    score: float
    earliest: int | None
    latest: int | None


class SearchEngine(Protocol):
    """All that the rest of Tarikh knows of an index. Offsets are code points, days JDN."""

    def add(self, passages: Iterable[Passage]) -> None:
        """Put passages in; visible to searches after :meth:`commit`."""

    def remove(self, document_id: str) -> None:
        """Take all passages of a document out; visible after :meth:`commit`."""

    def commit(self) -> None:
        """Make all changes since the last commit durable and visible at once."""

    def document_ids(self) -> frozenset[str]:
        """Documents that have at least one passage in the index."""

    def search(self, query: Node, *, exact: bool, filter: Filter, limit: int) -> Sequence[RawHit]:
        """Best passages first."""

    def terms_with_prefix(self, prefix: str, *, limit: int) -> Sequence[str]:
        """Folded terms of the index that begin so, the most frequent first."""

    def close(self) -> None:
        """Let go of all files."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One passage that answers, ready to be shown."""

    document_id: str
    title: str
    start: int
    """Offset of the first matched word in ``Document.text``: where a click goes."""
    end: int
    """Offset after that word (or after the last word of a phrase)."""
    snippet: str
    """Part of the original text around the match; no markup."""
    snippet_start: int
    """Offset of the snippet in ``Document.text``."""
    marks: tuple[tuple[int, int], ...]
    """Matched words as spans into ``snippet``."""
    score: float
    earliest: int | None
    latest: int | None
