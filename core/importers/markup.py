"""Sanitised HTML becomes drafts: one walk over the tree, no recursion, whatever the nesting."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any

from core.document.model import BlockKind, Direction, Span, SpanKind
from core.importers.draft import LINE_BREAK, Draft, clean_text, is_visible, trimmed
from core.importers.markdown import BULLET, is_link, join_rows


def _names(names: str) -> frozenset[str]:
    return frozenset(names.split())


_INLINE = {
    "strong": SpanKind.STRONG, "b": SpanKind.STRONG,
    "em": SpanKind.EMPHASIS, "i": SpanKind.EMPHASIS, "cite": SpanKind.EMPHASIS, "dfn": SpanKind.EMPHASIS,
    "code": SpanKind.CODE, "tt": SpanKind.CODE, "kbd": SpanKind.CODE, "samp": SpanKind.CODE,
    "a": SpanKind.LINK, "sup": SpanKind.SUPERSCRIPT,
}  # fmt: skip
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CELLS = frozenset({"td", "th"})
_NOT_IN_DATA = _HEADINGS | {"table", "ul", "ol", "blockquote", "pre"}
_BLOCKS = (
    _HEADINGS
    | _CELLS
    | _names(
        "p div section article main header footer nav aside ul ol li dl dt dd blockquote pre figure figcaption "
        "table caption thead tbody tfoot tr address details summary hr center fieldset legend menu body"
    )
)
_PLAIN_INLINE = _names("span br img u s small big sub font abbr q bdi bdo mark time wbr ruby rb del ins var")
_REMOVED = _names(
    "script style noscript template iframe frame object embed applet svg math canvas audio video title select "
    "button textarea datalist map rt rp"
)
_LANDMARKS = frozenset({"nav", "footer", "aside", "header", "menu"})
_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "complementary", "menu", "menubar"})
_MENU_NAMES = _names(
    "nav navbar navigation menu mainmenu main-menu topmenu breadcrumb breadcrumbs sidebar site-header site-footer "
    "page-footer cookie cookies share social related toc docnav"
)
_UNSEEN_NAMES = frozenset({"mw-editsection", "sr-only", "visually-hidden", "screen-reader-text"})
_NOTE_ROLES = frozenset({"doc-footnote", "doc-endnote", "doc-endnotes", "doc-footnotes"})
_NOTE_NAME = re.compile(r"(?:^|[\s_-])(?:foot|end)notes?(?:$|[\s_-])", re.IGNORECASE)

_DEEPEST = 180
"""Elements inside each other that are kept; the parser's own limit is 256, and no page needs them."""
_PROSE = 120
"""Code points of a paragraph in a page's header or side box that make it text rather than furniture."""
_LONGEST_CELL = 400


def to_drafts(markup: str) -> list[Draft]:
    """Drafts of a page's body; languages and directions are those its elements declare and pass on."""
    from lxml import etree

    body = _shallow(sanitise(_shallow(markup, _CLOSED_TAG, _ABSURD)), _TAG, _DEEPEST)
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, recover=True, huge_tree=True)
    root = etree.fromstring(f"<html><body>{body}</body></html>".encode("utf-8", "replace"), parser)
    walker = _Walker()
    if root is not None:
        for event, element in etree.iterwalk(root, events=("start", "end")):
            if event == "start":
                walker.enter(element)
            else:
                walker.leave(element)
    return walker.finish()


def sanitise(markup: str) -> str:
    """HTML with nothing active or remote in it: known elements, and of their attributes a handful."""
    import nh3

    common = {"dir", "lang", "class", "id", "role", "hidden"}
    return nh3.clean(
        markup,
        tags=set(_BLOCKS | _PLAIN_INLINE | set(_INLINE)) - {"body"},
        clean_content_tags=set(_REMOVED),
        attributes={"*": common, "a": {"href"}, "img": {"alt"}, "ol": {"start", "type"}, "li": {"value"}},
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
        strip_comments=True,
    )


_TAG = re.compile(r'<(/?)((?!(?:br|img|hr|wbr)\b)[a-z][a-z0-9]*)(?:\s+[^\s="<>/]+(?:="[^"]*")?)*\s*>')
_CLOSED_TAG = re.compile(r"<(/?)(div|span|section|blockquote|table|font|center|ul|ol|b|i)\b[^<>]{0,300}>", re.I)
_ABSURD = 1500
"""Depth no page means; the sanitiser's time grows with its square."""


def _shallow(markup: str, tags: re.Pattern[str], deepest: int) -> str:
    """Markup whose elements nest no deeper than that; the text of what is cut stays."""
    depth = reached = 0
    for found in tags.finditer(markup):
        depth += -1 if found[1] else 1
        reached = max(reached, depth)
    if reached <= deepest:
        return markup
    depth = 0

    def kept(found: re.Match[str]) -> str:
        nonlocal depth
        if found[1]:
            depth -= 1
            return found[0] if depth < deepest else ""
        depth += 1
        return found[0] if depth <= deepest else " "

    return tags.sub(kept, markup)


# ------------------------------------------------------------------------------------------ the walk


@dataclass(slots=True)
class _Context:
    """What an element passes on to those inside it."""

    language: str = ""
    direction: Direction | None = None
    heading: int = 0
    quotes: int = 0
    lists: int = 0
    numbered: bool = False
    next_number: list[int] = field(default_factory=lambda: [1])
    style: str = ""
    item: bool = False
    note: bool = False
    figure: bool = False
    preformatted: bool = False
    sectioned: bool = False
    hidden: bool = False


class _Walker:
    """Collects text until a block ends, then makes it a draft of the kind its place says."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self.navigation: list[tuple[int, int]] = []
        self._contexts = [_Context()]
        self._landmarks: list[tuple[Any, int]] = []
        self._text: list[str] = []
        self._length = 0
        self._last = ""
        self._spans: list[Span] = []
        self._open: list[tuple[int, SpanKind | None, str]] = []
        self._marker = ""
        self._alternatives: list[str] = []
        self._table: Any = None
        self._rows: list[list[tuple[str, list[Span]]]] = []

    # -- events

    def enter(self, element: Any) -> None:
        tag = element.tag
        block = tag in _BLOCKS
        if block:
            self._between_blocks(tag)
        context = self._inside(element, tag)
        self._contexts.append(context)
        if context.hidden:
            return
        if block:
            self._enter_block(element, tag, context)
        elif tag == "br":
            self._append(LINE_BREAK)
        elif tag == "img":
            self._picture(element, context)
        elif tag in _INLINE:
            self._open.append((self._length, _INLINE[tag], element.get("href") or ""))
        if element.text:
            self._add(element.text, context)

    def leave(self, element: Any) -> None:
        tag = element.tag
        context = self._contexts[-1]
        if tag in _INLINE and not context.hidden:
            self._close_span()
        if tag in _BLOCKS:
            self._leave_block(element, tag)
        self._contexts.pop()
        outer = self._contexts[-1]
        if element.tail and not outer.hidden:
            self._add(element.tail, outer)

    def finish(self) -> list[Draft]:
        self._flush()
        covered = sum(end - start for start, end in self.navigation)
        if covered < len(self.drafts) or len(self.drafts) == 0:
            for start, end in self.navigation:
                for draft in self.drafts[start:end]:
                    draft.kind, draft.level = BlockKind.NAVIGATION, 0
        return self.drafts

    # -- blocks

    def _inside(self, element: Any, tag: Any) -> _Context:
        """The context of an element: its parent's, and what it changes."""
        context = replace(self._contexts[-1])
        get = element.get
        language, side = get("lang"), (get("dir") or "").strip().lower()
        if language:
            context.language = re.split(r"[-_]", language.strip().lower())[0]
        if side:
            context.direction = Direction(side) if side in ("rtl", "ltr") else None
        names = (get("class") or "").lower()
        if get("hidden") is not None or not _UNSEEN_NAMES.isdisjoint(names.split()):
            context.hidden = True
        if tag in _BLOCKS and (get("role") in _NOTE_ROLES or _NOTE_NAME.search(names)):
            context.note = True
        return context

    def _enter_block(self, element: Any, tag: str, context: _Context) -> None:
        if tag in _HEADINGS:
            context.heading = int(tag[1])
        elif tag == "blockquote":
            context.quotes += 1
        elif tag in ("ul", "ol", "menu"):
            context.lists += 1
            context.item, context.numbered, context.style = False, tag == "ol", element.get("type") or "1"
            context.next_number = [_number(element.get("start"), 1)]
        elif tag == "li":
            context.item = True
            self._marker = _marker(element, context)
        elif tag in ("figure", "figcaption"):
            context.figure = True
        elif tag == "pre":
            context.preformatted = True
        elif tag in ("main", "article", "section", "blockquote"):
            context.sectioned = True
        elif tag == "table" and self._table is None and _is_data(element):
            self._table, self._rows = element, []
        elif tag == "tr" and self._table is not None:
            self._rows.append([])
        if _is_landmark(element, tag, context):
            self._landmarks.append((element, len(self.drafts)))

    def _leave_block(self, element: Any, tag: str) -> None:
        if self._table is not None:
            if tag in _CELLS and self._rows:
                draft = trimmed(self._take())
                self._rows[-1].append((draft.text.replace(LINE_BREAK, " "), draft.spans))
            elif tag == "caption":
                self._flush(BlockKind.FIGURE)
            elif element is self._table:
                self._close_table()
            else:
                self._append(" ")
            return
        self._flush()
        if tag == "li":
            self._marker = ""
        if self._landmarks and self._landmarks[-1][0] is element:
            _, start = self._landmarks.pop()
            prose = not _is_never_prose(element) and any(len(draft.text) >= _PROSE for draft in self.drafts[start:])
            outermost = not self._landmarks
            if not prose and outermost and start < len(self.drafts):
                self.navigation.append((start, len(self.drafts)))

    def _between_blocks(self, tag: str) -> None:
        if self._table is None:
            self._flush()
        elif tag not in _CELLS:
            self._append(" ")

    def _close_table(self) -> None:
        rows = [row for row in self._rows if any(is_visible(cell) for cell, _ in row)]
        self._table, self._rows = None, []
        self._take()
        if rows:
            self._keep(join_rows(rows))

    def _flush(self, kind: BlockKind | None = None) -> None:
        alternatives, self._alternatives = self._alternatives, []
        draft = self._take()
        if not is_visible(draft.text):
            for alternative in alternatives:
                self._keep(Draft(alternative, BlockKind.FIGURE))
            return
        context = self._contexts[-1]
        if context.preformatted:
            draft.spans.append(Span(0, len(draft.text), SpanKind.CODE))
        if kind is not None:
            draft.kind = kind
        elif context.heading:
            draft.kind, draft.level = BlockKind.HEADING, context.heading
        elif context.note:
            draft.kind, draft.marker, self._marker = BlockKind.FOOTNOTE, self._marker, ""
        elif context.figure:
            draft.kind = BlockKind.FIGURE
        elif context.item:
            draft.kind, draft.level = BlockKind.LIST_ITEM, context.lists
            draft.marker, self._marker = self._marker, ""
        elif context.quotes:
            draft.kind, draft.level = BlockKind.QUOTE, context.quotes
        self._keep(draft)

    def _keep(self, draft: Draft) -> None:
        context = self._contexts[-1]
        draft.language, draft.direction = context.language, context.direction
        self.drafts.append(draft)

    # -- text

    def _add(self, text: str, context: _Context) -> None:
        text = clean_text(text)[0]
        if context.preformatted:
            self._append(text.replace("\n", LINE_BREAK))
            return
        text = _WHITE.sub(" ", text)
        if text.startswith(" ") and (not self._length or self._last in (" ", LINE_BREAK)):
            text = text[1:]
        self._append(text)

    def _append(self, text: str) -> None:
        if text:
            self._text.append(text)
            self._length += len(text)
            self._last = text[-1]

    def _picture(self, element: Any, context: _Context) -> None:
        alternative = " ".join((element.get("alt") or "").split())
        if len(alternative) < 3:
            return
        if context.figure:
            self._keep(Draft(alternative, BlockKind.FIGURE))
        else:
            self._alternatives.append(alternative)

    def _close_span(self) -> None:
        if self._open:
            self._span(*self._open.pop())

    def _span(self, start: int, kind: SpanKind | None, target: str) -> None:
        if kind is None or start >= self._length or (kind is SpanKind.LINK and not is_link(target)):
            return
        self._spans.append(Span(start, self._length, kind, target if kind is SpanKind.LINK else ""))

    def _take(self) -> Draft:
        """The text collected so far as a draft; spans still open go on at the start of the next."""
        for start, kind, target in self._open:
            self._span(start, kind, target)
        self._open = [(0, kind, target) for _, kind, target in self._open]
        draft = Draft("".join(self._text), spans=self._spans)
        self._text, self._length, self._last, self._spans = [], 0, "", []
        return draft


_WHITE = re.compile(r"[ \t\n\r\f]+")


def _is_landmark(element: Any, tag: str, context: _Context) -> bool:
    if tag in ("header", "footer") and context.sectioned:
        return False
    if tag in _LANDMARKS or element.get("role") in _ROLES:
        return not context.note
    names = f"{element.get('class') or ''} {element.get('id') or ''}".lower().split()
    return not _MENU_NAMES.isdisjoint(names)


def _is_never_prose(element: Any) -> bool:
    """Whether a landmark is furniture however long: a header or a box named so may hold the text itself."""
    return element.tag in ("nav", "footer", "aside", "menu") or element.get("role") in _ROLES


def _is_data(table: Any) -> bool:
    """Whether a table holds data, not (as pages of the nineties do) the page's layout."""
    columns = 0
    for element in table.iterdescendants():
        tag = element.tag
        if tag == "tr":
            columns = max(columns, sum(child.tag in _CELLS for child in element))
        elif tag in _NOT_IN_DATA or (tag in _CELLS and len("".join(element.itertext())) > _LONGEST_CELL):
            return False
    return columns > 1


def _number(text: str | None, default: int) -> int:
    try:
        return int(text or default)
    except ValueError:
        return default


def _marker(element: Any, context: _Context) -> str:
    if not context.numbered:
        return BULLET
    number = _number(element.get("value"), context.next_number[0])
    context.next_number[0] = number + 1
    if context.style in ("a", "A") and 1 <= number <= 26:
        return f"{chr(ord(context.style) + number - 1)}."
    return f"{number}."
