"""What a library holds besides documents: summaries, annotations, and the news of a write."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from core.chronology.corrections import Action, Ruling
from core.chronology.model import HistoricalDate


class AnnotationKind(StrEnum):
    """What the reader made."""

    BOOKMARK = "bookmark"
    HIGHLIGHT = "highlight"
    NOTE = "note"


HIGHLIGHT_COLOURS = ("yellow", "green", "blue", "pink", "violet")
"""Names of the five tints; a theme says what they look like."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where an annotation belongs: a W3C position selector and quote selector together."""

    start: int
    """Offset (code points) in the text it was made on."""
    end: int
    exact: str
    """The quoted text itself."""
    prefix: str
    """Up to 32 code points before it."""
    suffix: str
    """Up to 32 code points after it."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """One bookmark, highlight or note; ``body`` is Markdown (a note) or a short label (a bookmark)."""

    id: str
    document_id: str
    kind: AnnotationKind
    anchor: Anchor
    body: str = ""
    colour: str = ""
    """One of HIGHLIGHT_COLOURS for highlights and notes, else empty."""
    created_ms: int = 0
    """Unix time in milliseconds, UTC."""
    modified_ms: int = 0
    orphaned: bool = False
    """Its passage was not found again in the document's present text: shown, never misplaced."""


@dataclass(frozen=True, slots=True)
class Correction:
    """The reader's last word on a date, bound to its words as a note is."""

    id: str
    document_id: str
    anchor: Anchor
    action: Action
    date: HistoricalDate | None = None
    """What the words mean; None where they were dismissed."""
    created_ms: int = 0
    """Unix time in milliseconds, UTC."""
    modified_ms: int = 0
    orphaned: bool = False
    """Its words were not found again: kept and listed, but it changes nothing."""

    def ruling(self) -> Ruling:
        """What it says of its span of the text."""
        return Ruling(self.anchor.start, self.anchor.end, self.action, self.date, self.modified_ms)


@dataclass(frozen=True, slots=True)
class DocumentSettings:
    """What the reader says of all dates of a document."""

    old_style: bool = False
    """Its Russian dates are Julian until 13 February 1918."""
    base_year: int | None = None
    """The year (astronomical) its dates without a year belong to."""


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    """A row of the library: what a list needs without reading the text."""

    id: str
    title: str
    author: str
    language: str
    direction: str
    """``ltr`` or ``rtl``."""
    length: int
    """Code points of text."""
    blocks: int
    dates: int
    """Resolved date mentions."""
    earliest: int | None
    """Earliest and latest day (JDN) spoken of, if any."""
    latest: int | None
    source: str
    """Where the file came from, as it was called then."""
    sha256: str
    format: str
    size_bytes: int
    added_ms: int
    warnings: tuple[str, ...] = ()
    trashed: bool = False


@dataclass(frozen=True, slots=True)
class OriginalRecord:
    """What is written beside an original's bytes, so that a lost library.db comes back with the same ids."""

    document_id: str
    sha256: str
    """Of the bytes, lower-case hexadecimal."""
    name: str
    """The file's name when it was added."""
    source: str
    """Its whole path or address then; never used to find it again."""
    size_bytes: int
    added_ms: int
    """Unix time in milliseconds, UTC."""
    section: str = ""
    """Name of the section it was added to, or empty."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something :meth:`Library.check` found, as a code and facts like those of a ``TarikhError``.

    Codes: ``database-damaged`` (``path reason``), ``original-missing original-changed`` (``document path``),
    ``original-unrecorded`` (``path``), ``record-damaged`` (``path``), ``original-without-document``
    (``document path``), ``notes-without-document`` (``document count``), ``not-indexed`` and
    ``indexed-without-document`` (``document``).
    """

    code: str
    facts: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Section:
    """A named shelf of documents, made by the reader (or the bundled sample library's)."""

    id: str
    name: str
    document_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """What a write touched: each screen asks whether that is its concern."""

    documents: frozenset[str] = frozenset()
    """Ids of documents added, changed, trashed or restored."""
    annotations: frozenset[str] = frozenset()
    """Ids of documents whose annotations changed."""
    sections: bool = False
    dates: frozenset[str] = frozenset()
    """Ids of documents whose dates were read anew or corrected."""

    def __or__(self, other: Changes) -> Changes:
        return Changes(
            self.documents | other.documents,
            self.annotations | other.annotations,
            self.sections or other.sections,
            self.dates | other.dates,
        )

    def __bool__(self) -> bool:
        return bool(self.documents or self.annotations or self.sections or self.dates)
