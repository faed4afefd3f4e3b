"""Documents made for paper: a part of one, and the notes on it as a list at the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.document.direction import block_direction, language_direction
from core.document.language import detect_language
from core.document.model import Block, BlockKind, Document, Span
from core.importers import import_bytes

_LONGEST_QUOTE = 160


@dataclass(frozen=True, slots=True)
class Note:
    """A note to print: its number, the words it is on, and its own words (Markdown)."""

    number: str
    quote: str
    body: str


def part_of(document: Document, start: int, end: int) -> Document:
    """The document of ``start:end`` (code points) alone; its offsets begin at ``start``."""
    blocks = tuple(
        replace(
            block,
            start=max(block.start, start) - start,
            end=min(block.end, end) - start,
            marker=block.marker if block.start >= start else "",
        )
        for block in document.blocks
        if block.start < end and start < block.end
    )
    spans = tuple(
        replace(span, start=max(span.start, start) - start, end=min(span.end, end) - start)
        for span in document.spans
        if span.start < end and start < span.end
    )
    return replace(document, text=document.text[start:end], blocks=blocks, spans=spans)


def endnotes(heading: str, notes: Sequence[Note], document: Document, interface_language: str) -> Document:
    """The notes as a document: under ``heading`` each note's number, the words it is on, and what it says."""
    made = _Builder(document)
    made.add(heading, BlockKind.HEADING, 2, interface_language)
    for note in notes:
        quote = " ".join(note.quote.split())
        if len(quote) > _LONGEST_QUOTE:
            quote = quote[:_LONGEST_QUOTE].rsplit(" ", 1)[0] + "…"
        made.add(f"“{quote}”", BlockKind.FOOTNOTE, 0, document.language, marker=note.number)
        if note.body.strip():
            made.add_document(import_bytes(note.body.encode(), "note.md"))
    return made.document()


class _Builder:
    """A document put together block by block."""

    def __init__(self, source: Document) -> None:
        self._source = source
        self._text = ""
        self._blocks: list[Block] = []
        self._spans: list[Span] = []

    def _begin(self) -> int:
        if self._blocks:
            self._text += "\n"
        return len(self._text)

    def add(self, text: str, kind: BlockKind, level: int, language: str, marker: str = "") -> None:
        start = self._begin()
        self._text += text
        direction = block_direction(text, language_direction(language))
        self._blocks.append(Block(start, start + len(text), kind, level, language, direction, marker))

    def add_document(self, other: Document) -> None:
        start = self._begin()
        self._text += other.text
        for block in other.blocks:
            words = other.text[block.start : block.end]
            language = detect_language(words)
            direction = block_direction(words, language_direction(language))
            self._blocks.append(
                replace(
                    block,
                    start=start + block.start,
                    end=start + block.end,
                    kind=BlockKind.PARAGRAPH if block.kind is BlockKind.HEADING else block.kind,
                    language=block.language or language,
                    direction=direction,
                )
            )
        self._spans += [replace(span, start=start + span.start, end=start + span.end) for span in other.spans]

    def document(self) -> Document:
        return replace(self._source, text=self._text, blocks=tuple(self._blocks), spans=tuple(self._spans), warnings=())
