"""Which side a paragraph starts on: Unicode's P2 and P3, where these mislead its weight, and the reader's word."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any
from unicodedata import bidirectional

from core.document.model import Block, Direction, Document

RTL_LANGUAGES = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})

_STRONG = {"L": Direction.LTR, "R": Direction.RTL, "AL": Direction.RTL}
_ISOLATES = frozenset({"LRI", "RLI", "FSI"})
_WORD = re.compile(r"[^\s/\u2066-\u2069]+")
_WEIGHED = 4_000
"""Code points of a paragraph that are enough to weigh it."""


def paragraph_direction(text: str, default: Direction) -> Direction:
    """Direction by the first strong character outside isolates (UAX #9, P2 and P3), or ``default``."""
    depth = 0
    for character in text:
        kind = bidirectional(character)
        if kind in _ISOLATES:
            depth += 1
        elif kind == "PDI":
            depth = max(depth - 1, 0)
        elif not depth and kind in _STRONG:
            return _STRONG[kind]
    return default


def block_direction(text: str, document_direction: Direction) -> Direction:
    """Direction of one block of a document: first strong character, checked against the block's weight.

    An Arabic paragraph that begins with one Latin word starts on the right all the same: where the first
    strong character disagrees with the document, the block follows it only if most of its words do.
    """
    first = paragraph_direction(text, document_direction)
    if first is document_direction:
        return first
    agree = disagree = 0
    for word in _WORD.finditer(text, 0, _WEIGHED):
        direction = _word_direction(word[0])
        if direction is first:
            agree += 1
        elif direction is document_direction:
            disagree += 1
    return first if agree > disagree else document_direction


def language_direction(language: str) -> Direction:
    """Direction in which a language (ISO 639) is written; left to right where it is not known."""
    return Direction.RTL if language.split("-")[0].lower() in RTL_LANGUAGES else Direction.LTR


def _word_direction(word: str) -> Direction | None:
    for character in word:
        kind = bidirectional(character)
        if kind in _STRONG:
            return _STRONG[kind]
    return None


def _nothing() -> Mapping[int, Direction]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Overrides:
    """What the reader said about the direction of a document; it wins over everything found out."""

    document: Direction | None = None
    """Of every block that has no word of its own."""
    blocks: Mapping[int, Direction] = field(default_factory=_nothing)
    """By the offset a block starts at."""

    def with_block(self, start: int, direction: Direction | None) -> Overrides:
        """The same with another word on one block; None takes it back."""
        blocks = {at: kept for at, kept in self.blocks.items() if at != start}
        if direction is not None:
            blocks[start] = direction
        return replace(self, blocks=MappingProxyType(blocks))

    def apply(self, document: Document) -> Document:
        """The document with its blocks turned; itself where nothing turns."""
        if self.document is None and not self.blocks:
            return document
        blocks = tuple(self._turned(block) for block in document.blocks)
        return replace(document, blocks=blocks, direction=self.document or document.direction)

    def _turned(self, block: Block) -> Block:
        direction = self.blocks.get(block.start, self.document)
        return block if direction in (None, block.direction) else replace(block, direction=direction)

    def as_json(self) -> dict[str, Any]:
        """A value JSON can hold: ``{"document": "rtl" or null, "blocks": {"120": "ltr"}}``."""
        return {"document": self.document, "blocks": {str(start): kept for start, kept in sorted(self.blocks.items())}}

    @staticmethod
    def of_json(value: Any) -> Overrides:
        """Overrides from a remembered value; what does not fit is left out."""
        if not isinstance(value, dict):
            return Overrides()
        known = {kind.value: kind for kind in Direction}
        said = value.get("blocks")
        blocks: dict[int, Direction] = {}
        for start, kept in said.items() if isinstance(said, dict) else ():
            if start.isascii() and start.isdigit() and isinstance(kept, str) and kept in known:
                blocks[int(start)] = known[kept]
        document = value.get("document")
        return Overrides(known.get(document) if isinstance(document, str) else None, MappingProxyType(blocks))
