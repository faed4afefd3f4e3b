"""How a document is cut into what the index stores."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from core.document.model import Block, BlockKind, Document
from core.search.model import Passage

PASSAGE_LENGTH = 1_200
"""Code points a passage has at most."""

_SENTENCE_END = re.compile(r"[.!?…؟۔।॥。！？][\"'»”’)\]]*\s+")
_SPACE = re.compile(r"\s+")


def passages(document: Document, document_id: str, dates: Sequence[tuple[int, int, int]] = ()) -> list[Passage]:
    """Consecutive blocks as passages; menus are left out and a chapter's heading begins a new one.

    Args:
        document: what to cut.
        document_id: the library's name for it.
        dates: resolved mentions as (offset, earliest day, latest day), in any order.
    """
    ordered = sorted(dates)
    offsets = [offset for offset, _, _ in ordered]
    result = []
    for start, end in _extents(document):
        spoken_of = ordered[bisect_left(offsets, start) : bisect_left(offsets, end)]
        result.append(
            Passage(
                document_id=document_id,
                start=start,
                end=end,
                text=document.text[start:end],
                language=passage_language(document, start, end),
                title=document.title,
                earliest=min((earliest for _, earliest, _ in spoken_of), default=None),
                latest=max((latest for _, _, latest in spoken_of), default=None),
            )
        )
    return result


def passage_language(document: Document, start: int, end: int) -> str:
    """The language most of a passage is in: its blocks', the document's where they do not say."""
    lengths: dict[str, int] = {}
    index = document.block_at(start)
    while index < len(document.blocks) and document.blocks[index].start < end:
        block = document.blocks[index]
        language = block.language or document.language
        lengths[language] = lengths.get(language, 0) + min(end, block.end) - max(start, block.start)
        index += 1
    return max(lengths, key=lengths.__getitem__, default=document.language)


def _extents(document: Document) -> Iterator[tuple[int, int]]:
    start = end = -1
    only_headings = True
    for block in document.blocks:
        heading = block.kind is BlockKind.HEADING
        chapter = heading and block.level <= 2 and not only_headings
        if start >= 0 and (block.kind is BlockKind.NAVIGATION or chapter or block.end - start > PASSAGE_LENGTH):
            yield start, end
            start = -1
        if block.kind is BlockKind.NAVIGATION or not document.text[block.start : block.end].strip():
            continue
        if start < 0:
            only_headings = True
            pieces = list(_pieces(document.text, block))
            yield from pieces[:-1]
            start = pieces[-1][0]
        end = block.end
        only_headings = only_headings and heading
    if start >= 0:
        yield start, end


def _pieces(text: str, block: Block) -> Iterator[tuple[int, int]]:
    """A long block in about equal parts, cut after a sentence if one ends near, else between words."""
    start = block.start
    while (left := block.end - start) > PASSAGE_LENGTH:
        parts = -(-left // PASSAGE_LENGTH)
        ideal = min(start + left // parts + PASSAGE_LENGTH // 10, start + PASSAGE_LENGTH)
        cut = _last_end(_SENTENCE_END, text, start + PASSAGE_LENGTH // 3, ideal) or _last_end(
            _SPACE, text, start + PASSAGE_LENGTH // 3, ideal
        )
        cut = cut or start + PASSAGE_LENGTH
        yield start, cut
        start = cut
    yield start, block.end


def _last_end(pattern: re.Pattern[str], text: str, low: int, high: int) -> int | None:
    last = None
    for found in pattern.finditer(text, low, high):
        last = found.end()
    return last
