"""Markdown (CommonMark and tables): headings, lists, quotes, tables, notes, and spans with exact offsets."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from core.document.model import BlockKind, Document, Span, SpanKind
from core.errors import ImportFailed
from core.importers.draft import CONTROLS_REMOVED, LINE_BREAK, Draft, assemble, clean_text, is_code, is_visible
from core.importers.encoding import decode
from core.importers.format import Format
from core.importers.titles import Titled, find_title, tidy

if TYPE_CHECKING:
    from markdown_it.token import Token

CELL_SEPARATOR = " | "
BULLET = "•"


def read(data: bytes, name: str) -> Document:
    """A Document from the bytes of a Markdown file.

    Raises:
        ImportFailed: ``empty`` where nothing in it can be seen.
    """
    decoded = decode(data)
    text, removed = clean_text(decoded.text)
    facts, body = front_matter(text.replace("\f", "\n"))
    drafts = to_drafts(body)
    if not any(is_visible(draft.text) for draft in drafts):
        raise ImportFailed("empty", path=name)
    titled = _titled(drafts, facts, name)
    language = facts.pop("lang", "") or facts.pop("language", "")
    metadata = {**facts, "format": FORMAT.name, "encoding": decoded.encoding}
    if titled.author:
        metadata.setdefault("author", titled.author)
    warnings = [*decoded.warnings, *([CONTROLS_REMOVED] if removed else [])]
    return assemble(drafts, title=titled.title, metadata=metadata, warnings=warnings, language=language)


def _titled(drafts: Sequence[Draft], facts: dict[str, str], name: str) -> Titled:
    named = facts.pop("title", "")
    if named:
        return Titled(tidy(named))
    first = next(
        (draft for draft in drafts if draft.kind is BlockKind.HEADING and draft.level == 1 and draft.text), None
    )
    found = find_title(drafts, name)
    return Titled(tidy(first.text), found.author) if first is not None else found


_FRONT = re.compile(r"---[ \t]*\n(?P<facts>(?:.*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_FACT = re.compile(r"(?P<key>[A-Za-z][\w-]{0,39})\s*:\s*(?P<value>\S.*)\Z")


def front_matter(text: str) -> tuple[dict[str, str], str]:
    """``key: value`` lines between ``---`` at the head of a text, keys in lower case; and the rest."""
    found = _FRONT.match(text[:20_000])
    if found is None:
        return {}, text
    facts = {}
    for line in found["facts"].splitlines():
        fact = _FACT.match(line.rstrip())
        if fact is not None:
            facts[fact["key"].lower()] = fact["value"].strip().strip("\"'")
    return ({}, text) if not facts and found["facts"].strip() else (facts, text[found.end() :])


# ------------------------------------------------------------------------------------------- footnotes

_NOTE_DEFINITION = re.compile(r" {0,3}\[\^([^\]\s]+)\]:")
_FENCE = re.compile(r" {0,3}(```|~~~)")
_NOTE_PARAGRAPH = re.compile(r"\[\^([^\]\s]+)\]:\s*")
_NOTE_MARK = re.compile(r"\[\^([^\]\s]+)\]")


def _notes_apart(text: str) -> str:
    """Footnote definitions (no part of CommonMark) as paragraphs of their own, safe from link syntax."""
    if "[^" not in text:
        return text
    lines, fenced = [], False
    for line in text.split("\n"):
        if _FENCE.match(line):
            fenced = not fenced
        elif not fenced and _NOTE_DEFINITION.match(line):
            lines.append("")
            line = line.lstrip().replace("[^", "\\[^", 1)
        lines.append(line)
    return "\n".join(lines)


# ---------------------------------------------------------------------------------------------- blocks


def to_drafts(text: str) -> list[Draft]:
    """Drafts of a Markdown text, in order."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": 100}).enable("table")
    return _Walker().walk(parser.parse(_notes_apart(text)))


class _Walker:
    """Goes through the parser's flat list of tokens once, knowing how deep it is in lists and quotes."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self.lists = 0
        self.quotes = 0
        self.marker = ""
        self.heading = 0
        self.rows: list[list[_Inline]] | None = None

    def walk(self, tokens: Sequence[Token]) -> list[Draft]:
        for token in tokens:
            self._token(token)
        return self.drafts

    def _token(self, token: Token) -> None:
        kind = token.type
        if kind in ("bullet_list_open", "ordered_list_open"):
            self.lists += 1
        elif kind in ("bullet_list_close", "ordered_list_close"):
            self.lists -= 1
        elif kind == "list_item_open":
            self.marker = f"{token.info}{token.markup}" if token.info else BULLET
        elif kind == "list_item_close":
            self.marker = ""
        elif kind == "blockquote_open":
            self.quotes += 1
        elif kind == "blockquote_close":
            self.quotes -= 1
        elif kind == "heading_open":
            self.heading = int(token.tag[1])
        elif kind == "heading_close":
            self.heading = 0
        elif kind in ("code_block", "fence"):
            code = token.content.rstrip("\n").replace("\n", LINE_BREAK)
            self._block(Draft(code, spans=[Span(0, len(code), SpanKind.CODE)] if code else []))
        elif kind == "html_block":
            for line in strip_markup(token.content).split("\n\n"):
                self._block(Draft(" ".join(line.split())))
        elif kind == "inline":
            self._inline(_Inline(token.children or []))
        else:
            self._table(kind)

    def _table(self, kind: str) -> None:
        if kind == "table_open":
            self.rows = []
        elif kind == "tr_open" and self.rows is not None:
            self.rows.append([])
        elif kind == "table_close" and self.rows is not None:
            rows, self.rows = self.rows, None
            self._block(join_rows([[(cell.text, cell.spans) for cell in row] for row in rows]))

    def _inline(self, inline: _Inline) -> None:
        if self.rows is not None:
            if self.rows:
                self.rows[-1].append(inline)
            return
        if inline.pictures and not is_visible(inline.text):
            self.drafts += (Draft(alt, BlockKind.FIGURE) for alt in inline.pictures if is_visible(alt))
            return
        self._block(Draft(inline.text, spans=inline.spans))

    def _block(self, draft: Draft) -> None:
        """Give a draft the kind its place says, and keep it if there is anything to see."""
        if not is_visible(draft.text):
            return
        note = _NOTE_PARAGRAPH.match(draft.text)
        if self.heading:
            draft.kind, draft.level = BlockKind.HEADING, self.heading
        elif note is not None and draft.kind is BlockKind.PARAGRAPH and not is_code(draft):
            draft.kind, draft.marker = BlockKind.FOOTNOTE, note[1]
            _drop_start(draft, note.end())
        elif draft.kind is BlockKind.PARAGRAPH and self.lists:
            draft.kind, draft.level, draft.marker = BlockKind.LIST_ITEM, self.lists, self.marker
            self.marker = ""
        elif draft.kind is BlockKind.PARAGRAPH and self.quotes:
            draft.kind, draft.level = BlockKind.QUOTE, self.quotes
        self.drafts.append(draft)


def _drop_start(draft: Draft, count: int) -> None:
    draft.text = draft.text[count:]
    draft.spans = [
        Span(max(span.start - count, 0), span.end - count, span.kind, span.target)
        for span in draft.spans
        if span.end > count
    ]


def join_rows(rows: Sequence[Sequence[tuple[str, Sequence[Span]]]]) -> Draft:
    """A table as one block: cells joined by `` | ``, rows by a line separator, spans moved along."""
    text, spans = "", []
    for number, row in enumerate(rows):
        text += LINE_BREAK if number else ""
        for place, (cell, marks) in enumerate(row):
            text += CELL_SEPARATOR if place else ""
            offset = len(text)
            spans += [Span(offset + mark.start, offset + mark.end, mark.kind, mark.target) for mark in marks]
            text += cell
    return Draft(text, BlockKind.TABLE, spans=spans)


# ---------------------------------------------------------------------------------------------- inline

_SPAN_KINDS = {"strong": SpanKind.STRONG, "em": SpanKind.EMPHASIS, "link": SpanKind.LINK}
_BREAK_TAG = re.compile(r"<br\s*/?>\Z", re.IGNORECASE)


class _Inline:
    """The text of one inline token and its spans; pictures give their alternative text."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.text = ""
        self.spans: list[Span] = []
        self.pictures: list[str] = []
        self._open: list[tuple[str, int, str]] = []
        alone = all(token.type in ("image", "softbreak") or not token.content.strip() for token in tokens)
        for token in tokens:
            self._token(token, alone)

    def _token(self, token: Token, alone: bool) -> None:
        kind = token.type
        if kind == "text":
            self._words(token.content)
        elif kind == "softbreak":
            self.text += " "
        elif kind == "hardbreak" or (kind == "html_inline" and _BREAK_TAG.match(token.content)):
            self.text += LINE_BREAK
        elif kind == "code_inline":
            self._mark(token.content, SpanKind.CODE)
        elif kind == "image":
            alt = token.content.strip()
            self.pictures.append(alt)
            self.text += "" if alone else alt
        elif kind.endswith("_open"):
            self._open.append((kind[:-5], len(self.text), str(token.attrGet("href") or "")))
        elif kind.endswith("_close") and self._open:
            name, start, target = self._open.pop()
            known = _SPAN_KINDS.get(name)
            if known is not None and start < len(self.text) and (known is not SpanKind.LINK or is_link(target)):
                self.spans.append(Span(start, len(self.text), known, target))

    def _words(self, words: str) -> None:
        done = 0
        for found in _NOTE_MARK.finditer(words):
            if not self.text and found.start() == 0 and words[found.end() :].startswith(":"):
                continue  # a definition: the block takes it off
            self.text += words[done : found.start()]
            self._mark(found[1], SpanKind.SUPERSCRIPT)
            done = found.end()
        self.text += words[done:]

    def _mark(self, words: str, kind: SpanKind) -> None:
        self.spans.append(Span(len(self.text), len(self.text) + len(words), kind))
        self.text += words


def is_link(target: str) -> bool:
    """Whether a link leads somewhere a reader may be asked to go: the web or a mailbox."""
    return target.lower().startswith(("http://", "https://", "mailto:"))


_BLOCK_TAG = re.compile(r"</?(?:p|div|li|ul|ol|table|tr|h[1-6]|br|hr|section|article)\b[^<>]{0,300}>", re.I)
_UNSEEN = {"script", "style", "template", "iframe", "title", "svg", "object"}


def strip_markup(markup: str) -> str:
    """Only the text of raw HTML inside Markdown; blocks are parted by an empty line."""
    import nh3

    apart = _BLOCK_TAG.sub(lambda tag: "\n\n" + tag[0], markup)
    return clean_text(html.unescape(nh3.clean(apart, tags=set(), clean_content_tags=_UNSEEN)))[0]


FORMAT = Format("markdown", (".md", ".markdown", ".mkd"), read)
