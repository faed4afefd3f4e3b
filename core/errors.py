"""Every failure Tarikh can explain, as codes and facts, never as sentences.

::

    TarikhError(code, **facts)      something a person can understand and act on
    ├── ImportFailed                a file could not become a document
    ├── LibraryError                the library folder cannot be used as asked
    │   ├── LibraryLocked           another process is writing to it
    │   ├── LibraryReadOnly         the folder or file cannot be written
    │   ├── LibraryDamaged          a database fails its own integrity check
    │   └── LibraryTooNew           written by a later Tarikh
    ├── QueryError                  a search query that cannot be read
    └── NotFound                    no such document, annotation or passage

A bug of ours is any other exception. The window turns codes into sentences (``ui/text.py``),
the command line prints code and facts.
"""

from __future__ import annotations


class TarikhError(Exception):
    """A failure with a stable ``code`` and the facts a message needs (``path=``, ``reason=``...)."""

    def __init__(self, code: str, **facts: object) -> None:
        self.code = code
        self.facts = facts
        super().__init__(code, facts)

    def __str__(self) -> str:
        return " ".join([self.code, *(f"{name}={value}" for name, value in self.facts.items())])


class ImportFailed(TarikhError):
    """Codes: ``unreadable empty binary too-large unknown-format damaged``; facts: ``path``, ``reason``."""


class LibraryError(TarikhError):
    """The library at ``path`` cannot be used as asked."""


class LibraryLocked(LibraryError):
    """Code ``library-locked``: another process holds the write lock; facts: ``path``, ``pid`` if known."""


class LibraryReadOnly(LibraryError):
    """Code ``library-read-only``; facts: ``path``."""


class LibraryDamaged(LibraryError):
    """Code ``library-damaged``; facts: ``path`` of the damaged file, ``reason``."""


class LibraryTooNew(LibraryError):
    """Code ``library-too-new``; facts: ``path``, ``found``, ``known`` schema versions."""


class QueryError(TarikhError):
    """Code ``query-syntax``; facts: ``query``, ``position`` (code points)."""


class NotFound(TarikhError):
    """Codes ``no-document``, ``no-annotation``, ``ambiguous-document``; facts: ``id``."""
