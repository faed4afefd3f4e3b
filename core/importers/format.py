"""What a file format is to the registry: a name, its suffixes and a function."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from core.document.model import Document


@dataclass(frozen=True, slots=True)
class Format:
    """One format Tarikh reads; each is one module of this package that ends with its ``FORMAT``."""

    name: str
    """As it stands in ``Document.metadata["format"]``."""
    suffixes: tuple[str, ...]
    """In lower case with the dot; the first is the usual one."""
    read: Callable[[bytes, str], Document]
    """Bytes and file name to Document; raises ImportFailed."""
