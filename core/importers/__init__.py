"""Stage 1: the bytes of a file become a Document. One format is one module; this is the registry.

A new format is one module that ends with ``FORMAT = Format(name, suffixes, read)`` and one line in
``_FORMATS``. What kind a file is, its content says before its name does: a program named ``.txt`` is
refused, a web page named ``.epub`` is read.
"""

from __future__ import annotations

import re
from pathlib import PurePath

from core.document.model import Document
from core.errors import ImportFailed
from core.importers import html, markdown, plain
from core.importers.encoding import by_mark, decode_text
from core.importers.format import Format

__all__ = ["MAX_BYTES", "decode_text", "format_of", "import_bytes", "supported_suffixes"]

MAX_BYTES = 256 * 1024 * 1024
"""A larger file is refused before anything is parsed."""

_FORMATS: tuple[Format, ...] = (plain.FORMAT, markdown.FORMAT, html.FORMAT)


def supported_suffixes() -> tuple[str, ...]:
    """Every suffix that can be imported, in lower case with the dot."""
    return tuple(suffix for known in _FORMATS for suffix in known.suffixes)


def format_of(name: str, data: bytes) -> str | None:
    """Name of the format a file would be read as, or None where no importer reads it."""
    known = _format(name, data)
    return known.name if known is not None else None


def import_bytes(data: bytes, name: str) -> Document:
    """Read a file's bytes; ``name`` is its file name, for the suffix and for messages.

    Raises:
        ImportFailed: ``too-large`` (``size``, ``limit``), ``empty``, ``binary`` and ``unknown-format``
            (``reason``: what it is instead), ``damaged``.
    """
    if len(data) > MAX_BYTES:
        raise ImportFailed("too-large", path=name, size=len(data), limit=MAX_BYTES)
    if not data.strip(b"\0 \t\r\n\f\v"):
        raise ImportFailed("empty", path=name)
    kind = binary_kind(data)
    suffix = PurePath(name).suffix.lower()
    if kind is not None:
        code = "binary" if suffix in supported_suffixes() else "unknown-format"
        raise ImportFailed(code, path=name, reason=kind)
    known = _format(name, data)
    if known is None:
        raise ImportFailed("unknown-format", path=name, reason=suffix)
    return known.read(data, name)


def _format(name: str, data: bytes) -> Format | None:
    if binary_kind(data) is not None:
        return None
    suffix = PurePath(name).suffix.lower()
    for known in _FORMATS:
        if suffix in known.suffixes:
            return known
    if html.looks_like_html(data):
        return html.FORMAT
    return plain.FORMAT if not suffix else None


# --------------------------------------------------------------------------------------- what is no text

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\x7fELF", "program"),
    (b"MZ\x90\x00", "program"),
    (b"\xca\xfe\xba\xbe", "program"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old-office"),
    (b"{\\rtf", "rtf"),
    (b"\x1f\x8b\x08", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!\x1a\x07", "rar"),
    (b"\x89PNG\r\n\x1a\n", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF87a", "picture"),
    (b"GIF89a", "picture"),
    (b"RIFF", "media"),
    (b"ID3", "media"),
    (b"OggS", "media"),
    (b"SQLite format 3\x00", "database"),
    (b"AT&TFORM", "djvu"),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SAMPLE = 1 << 16


def binary_kind(data: bytes) -> str | None:
    """What a file that is not text is (``pdf``, ``zip``, ``program``...; ``data`` where unknown), or None."""
    for magic, kind in _MAGIC:
        if data.startswith(magic) and (kind in ("pdf", "rtf") or _CONTROL.search(data, 0, 1024)):
            return _container(data) if kind == "zip" else kind
    if b"%PDF-" in data[:1024] and b"\0" in data[:_SAMPLE]:
        return "pdf"
    sample = data[:_SAMPLE]
    if by_mark(sample) is not None:
        return None
    controls = len(_CONTROL.findall(sample))
    if controls * 100 <= len(sample):
        return None
    text, encoding = decode_text(sample)
    if encoding.startswith("utf-16"):
        return None
    if encoding == "utf-8" and text.count("\ufffd") * 50 <= len(text):
        return None if controls * 3 <= len(sample) else "data"
    return "data"


def _container(data: bytes) -> str:
    """The kind of a ZIP by the names near its head."""
    head = data[:4096]
    for name, kind in (
        (b"application/epub+zip", "epub"),
        (b"word/", "docx"),
        (b"xl/", "xlsx"),
        (b"ppt/", "pptx"),
        (b"application/vnd.oasis.opendocument.text", "odt"),
    ):
        if name in head:
            return kind
    return "zip"
