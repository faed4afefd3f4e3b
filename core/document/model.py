"""Document, Block and Span: the one vocabulary every later stage shares.

``Document.text`` is one canonical ``str``; everything else points into it with half-open spans of
**code points**. Blocks are in order, do not overlap, and blocks are separated in the text by one
newline (``"\\n"``), which belongs to no block. Qt counts UTF-16 units; the conversion lives in
``ui/reader`` only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType


class Direction(StrEnum):
    """Which side a paragraph starts on."""

    LTR = "ltr"
    RTL = "rtl"


class BlockKind(StrEnum):
    """What a block is on the page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    QUOTE = "quote"
    FOOTNOTE = "footnote"
    TABLE = "table"
    FIGURE = "figure"
    NAVIGATION = "navigation"
    """Menus, breadcrumbs, running heads: kept because the text is kept, quiet on the page, never dated."""


class SpanKind(StrEnum):
    """What an inline span does to its text."""

    STRONG = "strong"
    EMPHASIS = "emphasis"
    CODE = "code"
    LINK = "link"
    SUPERSCRIPT = "superscript"


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph, list item, quote, footnote, table or figure."""

    start: int
    """Offset of the first code point in ``Document.text``."""
    end: int
    """Offset after the last code point."""
    kind: BlockKind
    level: int = 0
    """Heading level 1-6, or nesting depth of a list item or quote from 1; else 0."""
    language: str = ""
    """ISO 639-1 code, or empty where it could not be told (then the document's holds)."""
    direction: Direction = Direction.LTR
    marker: str = ""
    """A list item's or footnote's mark as shown (``•``, ``3.``, ``*``): drawn beside, not in, the text."""
    page: int | None = None
    """Page number in the source, where it has pages."""


@dataclass(frozen=True, slots=True)
class Span:
    """An inline property of ``text[start:end]``; ``target`` is a link's address."""

    start: int
    end: int
    kind: SpanKind
    target: str = ""


def _no_metadata() -> Mapping[str, str]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Document:
    """One text with its blocks; immutable, the same for everyone who reads it."""

    text: str
    blocks: tuple[Block, ...]
    title: str
    language: str
    """ISO 639-1 code of most of the text (``ar fa ur hi en ru he ...``), or ``und``."""
    direction: Direction
    spans: tuple[Span, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=_no_metadata)
    """Free facts from the source, keys in lower case: ``author``, ``date``, ``encoding``, ``format``..."""
    warnings: tuple[str, ...] = ()
    """Codes of what the importer had to guess or repair (``encoding-guessed``, ``controls-removed``...)."""

    def block_at(self, offset: int) -> int:
        """Index of the block holding ``offset``, or of the nearest one before it; 0 in an empty document."""
        low, high = 0, len(self.blocks)
        while low < high:
            middle = (low + high) // 2
            if self.blocks[middle].start <= offset:
                low = middle + 1
            else:
                high = middle
        return max(low - 1, 0)

    def heading_at(self, offset: int) -> str:
        """Text of the nearest heading at or before ``offset``, or an empty string."""
        for index in range(self.block_at(offset), -1, -1):
            if index < len(self.blocks) and self.blocks[index].kind is BlockKind.HEADING:
                block = self.blocks[index]
                return self.text[block.start : block.end]
        return ""
