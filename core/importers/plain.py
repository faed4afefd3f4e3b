"""Plain text: encoding found, lines made paragraphs, paragraphs made headings, lists, notes and prose."""

from __future__ import annotations

from core.document.model import Document
from core.errors import ImportFailed
from core.importers.draft import CONTROLS_REMOVED, assemble, clean_text, is_visible
from core.importers.encoding import decode
from core.importers.format import Format
from core.importers.lines import mark_furniture, one_each, read_lines
from core.importers.structure import to_drafts
from core.importers.titles import find_title, head_with_title, mark_navigation
from core.importers.wrapped import is_wrapped, unwrap

LINES_JOINED = "lines-joined"


def read(data: bytes, name: str) -> Document:
    """A Document from the bytes of a plain text file.

    Raises:
        ImportFailed: ``empty`` where nothing in it can be seen.
    """
    decoded = decode(data)
    text, removed = clean_text(decoded.text)
    if not is_visible(text):
        raise ImportFailed("empty", path=name)
    warnings = [*decoded.warnings, *([CONTROLS_REMOVED] if removed else [])]
    lines = read_lines(text)
    wrapped = is_wrapped(lines)
    if wrapped or "\f" in text:
        mark_furniture(lines)
    if wrapped:
        warnings.append(LINES_JOINED)
    drafts = to_drafts(unwrap(lines) if wrapped else one_each(lines), wrapped=wrapped)
    mark_navigation(drafts)
    titled = find_title(drafts, name)
    head_with_title(drafts, titled.title)
    metadata = {"format": FORMAT.name, "encoding": decoded.encoding}
    if titled.author:
        metadata["author"] = titled.author
    return assemble(drafts, title=titled.title, metadata=metadata, warnings=warnings)


FORMAT = Format("text", (".txt", ".text"), read)
