"""What a copied span becomes: plain text, rich text, and a quotation that says where it is from.

Offsets are code points into ``Document.text``. Text stays in its logical order; what turns it round on
the screen is said by ``dir`` and ``lang``, and in plain text by marks and isolates.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import escape
from itertools import pairwise

from core.document.direction import paragraph_direction
from core.document.model import Block, BlockKind, Direction, Document, Span, SpanKind

LONGEST_RICH = 2_000_000
"""Code points; a longer span is copied as plain text only."""
_SURROGATES = re.compile("[\ud800-\udfff]")
_FIRST_NUMBER = re.compile(r"\d+")
_TAGS = {
    SpanKind.STRONG: "strong",
    SpanKind.EMPHASIS: "em",
    SpanKind.CODE: "code",
    SpanKind.SUPERSCRIPT: "sup",
}
_SAFE_LINK = re.compile(r"(https?|mailto):", re.IGNORECASE)
_MARKS = {Direction.LTR: "\u200e", Direction.RTL: "\u200f"}
_OTHER = {Direction.LTR: Direction.RTL, Direction.RTL: Direction.LTR}
_GUILLEMETS = frozenset({"ar", "fa", "ur", "ps", "ckb", "ug", "fr", "ru", "uk"})
_PAGE = {"ar": "ص", "fa": "ص", "ur": "ص", "ps": "مخ", "he": "עמ׳", "hi": "पृ.", "fr": "p.", "de": "S.", "ru": "с."}


@dataclass(frozen=True, slots=True)
class Copied:
    """One span in both shapes."""

    plain: str
    html: str
    """Empty where the span is too long for it."""


def copied(document: Document, start: int, end: int) -> Copied:
    """``start:end`` as plain and as rich text."""
    rich = _body(document, start, end) if end - start <= LONGEST_RICH else ""
    return Copied(plain_text(document, start, end), rich and f"<html><body>{rich}</body></html>")


def plain_text(document: Document, start: int, end: int) -> str:
    """The text in logical order, rows of tables on lines of their own."""
    return _SURROGATES.sub("\ufffd", document.text[start:end].replace("\u2028", "\n"))


def quoted(document: Document, start: int, end: int) -> Copied:
    """``start:end`` in quotation marks, and below it whose it is: author, title, section and page.

    Everything stands in the direction the quotation begins with, also where it is pasted into a
    paragraph of the other one; names are isolated, so that they cannot change places.
    """
    text = document.text
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    parts = list(_parts(document, start, end))
    if not parts:
        return Copied("", "")
    first = parts[0]
    language = first.language or document.language
    opening, closing = ("«", "»") if language in _GUILLEMETS else ("“", "”")
    whole = opening + plain_text(document, start, end) + closing
    lines = [
        _marked(line, part.direction) for line, part in zip(whole.split("\n"), _by_line(document, parts), strict=True)
    ]
    names = _source(document, first)
    comma = "، " if first.direction is Direction.RTL else ", "
    credit = _MARKS[first.direction] + "— " + comma.join(f"\u2068{name}\u2069" for _, name in names)
    rich = ""
    if end - start <= LONGEST_RICH:
        told = comma.join(
            f"<cite><bdi>{escape(name)}</bdi></cite>" if tag == "cite" else f"<bdi>{escape(name)}</bdi>"
            for tag, name in names
        )
        side = _attributes(document, first)
        rich = (
            f"<html><body><blockquote{side}>{_body(document, start, end, whole=True)}</blockquote>"
            f"<p{side}>— {told}</p></body></html>"
        )
    return Copied("\n".join([*lines, credit]), rich)


def _by_line(document: Document, parts: list[Block]) -> Iterator[Block]:
    """The part each line of the plain text comes from."""
    for part in parts:
        yield part
        for _ in range(document.text.count("\u2028", part.start, part.end)):
            yield part


def _marked(line: str, direction: Direction) -> str:
    """A line that a reader of plain text, guessing by its first letter, sets in its own direction."""
    agrees = paragraph_direction(line, _OTHER[direction]) is direction
    return line if agrees else _MARKS[direction] + line


def _source(document: Document, part: Block) -> list[tuple[str, str]]:
    """Who and what is quoted, each with what it is."""
    section = document.heading_at(part.start).replace("\u2028", " ")
    author = document.metadata.get("author", "")
    names = [("author", author), ("cite", document.title)]
    if section != document.title:
        names.append(("section", section))
    if part.page is not None:
        names.append(("page", f"{_PAGE.get(part.language or document.language, 'p.')} {part.page}"))
    return [(kind, _SURROGATES.sub("\ufffd", name)) for kind, name in names if name]


# -- rich text -------------------------------------------------------------------------------------


def _parts(document: Document, start: int, end: int) -> Iterator[Block]:
    """The blocks of a span, the first and last cut to it."""
    index = document.block_at(start)
    while index < len(document.blocks) and document.blocks[index].start <= end:
        block = document.blocks[index]
        first, last = max(block.start, start), min(block.end, end)
        if first < last or (first == last and start < first < end):
            yield replace(block, start=first, end=last)
        index += 1


def _attributes(document: Document, block: Block) -> str:
    language = block.language or document.language
    lang = f' lang="{escape(language)}"' if language not in ("", "und") else ""
    return f' dir="{block.direction.value}"{lang}'


def _body(document: Document, start: int, end: int, *, whole: bool = False) -> str:
    """The elements of a span; words from inside one block make no paragraph, unless ``whole``."""
    parts = list(_parts(document, start, end))
    if len(parts) == 1 and not whole:
        block = document.blocks[document.block_at(parts[0].start)]
        if (block.start, block.end) != (parts[0].start, parts[0].end):
            return f"<span{_attributes(document, block)}>{_inline(document, parts[0])}</span>"
    made: list[str] = []
    lists: list[str] = []
    """Tags of the lists that are open, outermost first."""
    for part in parts:
        depth = max(part.level, 1) if part.kind is BlockKind.LIST_ITEM else 0
        while len(lists) > depth:
            made.append(f"</{lists.pop()}>")
        while len(lists) < depth:
            number = _FIRST_NUMBER.search(part.marker)
            lists.append("ol" if number else "ul")
            begins = f' start="{int(number[0])}"' if number and int(number[0]) != 1 else ""
            made.append(f'<{lists[-1]}{begins} dir="{part.direction.value}">')
        made.append(_element(document, part))
    made += [f"</{tag}>" for tag in reversed(lists)]
    return "".join(made)


def _element(document: Document, part: Block) -> str:
    side, inside = _attributes(document, part), _inline(document, part)
    if part.kind is BlockKind.HEADING:
        tag = f"h{min(max(part.level, 1), 6)}"
        return f"<{tag}{side}>{inside}</{tag}>"
    if part.kind is BlockKind.LIST_ITEM:
        return f"<li{side}>{inside}</li>"
    if part.kind is BlockKind.QUOTE:
        return f"<blockquote{side}>{inside}</blockquote>"
    if part.kind is BlockKind.FOOTNOTE and part.marker:
        return f"<p{side}><sup>{escape(part.marker)}</sup> {inside}</p>"
    if part.kind is BlockKind.TABLE:
        rows = document.text[part.start : part.end].split("\u2028")
        cells = ("".join(f"<td>{_escaped(cell)}</td>" for cell in row.split(" | ")) for row in rows)
        return f"<table{side}>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"
    return f"<p{side}>{inside}</p>"


def _escaped(text: str) -> str:
    return escape(_SURROGATES.sub("\ufffd", text))


def _spans_in(document: Document, start: int, end: int) -> list[Span]:
    """Inline spans that touch ``start:end``; those of a document are in order and none crosses a block."""
    first = bisect_left(document.spans, document.blocks[document.block_at(start)].start, key=lambda span: span.start)
    last = bisect_left(document.spans, end, key=lambda span: span.start)
    return [span for span in document.spans[first:last] if span.end > start]


def _inline(document: Document, part: Block) -> str:
    """The text of a part with its emphasis, links and raised letters."""
    spans = _spans_in(document, part.start, part.end)
    edges = {part.start, part.end}
    for span in spans:
        edges |= {max(span.start, part.start), min(span.end, part.end)}
    places = sorted(edges)
    made = []
    for first, last in pairwise(places):
        piece = _escaped(document.text[first:last]).replace("\u2028", "<br>")
        for span in spans:
            if not (span.start <= first and last <= span.end):
                continue
            if span.kind in _TAGS:
                piece = f"<{_TAGS[span.kind]}>{piece}</{_TAGS[span.kind]}>"
            elif span.kind is SpanKind.LINK and _SAFE_LINK.match(span.target):
                piece = f'<a href="{escape(span.target)}">{piece}</a>'
        made.append(piece)
    return "".join(made)
