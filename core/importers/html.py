"""Web pages: encoding as declared where that is true, sanitised, parsed, and walked into blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from core.document.model import BlockKind, Direction, Document
from core.errors import ImportFailed
from core.importers.draft import CONTROLS_REMOVED, Draft, assemble, clean_text, is_visible
from core.importers.encoding import Decoded, by_mark, decode, decode_declared
from core.importers.format import Format
from core.importers.markup import to_drafts
from core.importers.titles import find_title, is_generic, mark_navigation, tidy


def read(data: bytes, name: str) -> Document:
    """A Document from the bytes of an HTML file.

    Raises:
        ImportFailed: ``empty`` where nothing in it can be seen.
    """
    decoded = decode_html(data)
    text, removed = clean_text(decoded.text)
    head = _head(text)
    drafts = to_drafts(text.replace("\f", " "))
    if not any(is_visible(draft.text) for draft in drafts):
        raise ImportFailed("empty", path=name)
    mark_navigation(drafts)
    metadata = {**head.facts, "format": FORMAT.name, "encoding": decoded.encoding}
    found = find_title(drafts, name)
    if found.author:
        metadata.setdefault("author", found.author)
    warnings = [*decoded.warnings, *([CONTROLS_REMOVED] if removed else [])]
    return assemble(
        drafts,
        title=_title(head, drafts) or found.title,
        metadata=metadata,
        warnings=warnings,
        language=head.language,
        direction=head.direction,
    )


# -------------------------------------------------------------------------------------------- encoding

_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})"
    rb"|\A\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_:.-]{2,40})",
    re.IGNORECASE,
)
_PROLOGUE = 4096
"""Bytes in which a page must say its encoding."""


def decode_html(data: bytes) -> Decoded:
    """Decode a page: byte-order mark, then what it declares if that reads, then detection."""
    marked = by_mark(data)
    if marked is not None:
        return marked
    found = _DECLARED.search(data, 0, _PROLOGUE)
    if found is not None:
        declared = decode_declared(data, (found[1] or found[2]).decode("ascii"))
        if declared is not None:
            return declared
    return decode(data)


_HTML_START = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)


def looks_like_html(data: bytes) -> bool:
    """Whether bytes begin as a web page does, whatever the file is called."""
    sample = data[:_PROLOGUE]
    marked = by_mark(sample)
    text = marked.text if marked is not None else sample.decode("latin-1")
    return _HTML_START.match(text) is not None


# ------------------------------------------------------------------------------------------- the head


@dataclass(slots=True)
class _Head:
    """What a page says of itself outside its text."""

    title: str = ""
    social_title: str = ""
    language: str = ""
    direction: Direction | None = None
    facts: dict[str, str] = field(default_factory=dict)


_HEAD_SIZE = 300_000
"""Code points searched for the head: saved pages carry whole scripts in it."""
_FACTS = {
    "author": "author",
    "article:author": "author",
    "dc.creator": "author",
    "citation_author": "author",
    "date": "date",
    "dc.date": "date",
    "article:published_time": "date",
    "description": "description",
    "og:site_name": "site",
}


def _head(text: str) -> _Head:
    from lxml import etree

    head = _Head()
    start = text[:_HEAD_SIZE]
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, recover=True)
    root = etree.fromstring(start.encode("utf-8", "replace"), parser) if start.strip() else None
    if root is None:
        return head
    for element in _elements(root, "html", "body"):
        head.language = head.language or element.get("lang", "") or element.get("xml:lang", "")
        side = element.get("dir", "").strip().lower()
        head.direction = head.direction or (Direction(side) if side in ("rtl", "ltr") else None)
    for element in _elements(root, "title"):
        head.title = head.title or " ".join("".join(element.itertext()).split())
    for element in _elements(root, "meta"):
        key = (element.get("property") or element.get("name") or "").strip().lower()
        value = " ".join((element.get("content") or "").split())
        if key == "og:title":
            head.social_title = value
        elif key in _FACTS and value and "://" not in value:
            head.facts.setdefault(_FACTS[key], value)
        elif (element.get("http-equiv") or "").lower() == "content-language":
            head.language = head.language or value
    return head


def _elements(root: Any, *tags: str) -> Iterator[Any]:
    yield from root.iter(*tags)


def _title(head: _Head, drafts: list[Draft]) -> str:
    """The page's own heading where its <title> agrees, else what it declares; empty where nothing fits."""
    headings = [draft.text for draft in drafts if draft.kind is BlockKind.HEADING and draft.level == 1]
    first = tidy(headings[0]) if headings else ""
    declared = tidy(head.social_title) or tidy(head.title)
    if first and not is_generic(first):
        alone = len({tidy(heading) for heading in headings}) == 1 and not head.social_title
        if alone or not declared or first in declared or first in tidy(head.title):
            return first
    if declared and not is_generic(declared):
        return _without_site(declared, head.facts.get("site", ""))
    return first


_SITE = re.compile(r"\s+[|»·–—-]\s+")


def _without_site(title: str, site: str) -> str:
    """A title without the site's name at its end."""
    parts = _SITE.split(title)
    if len(parts) < 2:
        return title
    if site and parts[-1].strip() == site:
        return title[: title.rfind(parts[-1])].rstrip(" |»·–—-")
    return title


FORMAT = Format("html", (".html", ".htm", ".xhtml"), read)
