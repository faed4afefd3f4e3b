"""What the command line prints: JSON, rows for people, and one line for each failure."""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path

from core.errors import TarikhError
from core.library import Library
from core.paths import default_library

_MESSAGES = {
    "unreadable": "cannot be read: {reason}",
    "empty": "holds no text",
    "binary": "is not text",
    "too-large": "is {size} bytes; the limit is {limit}",
    "unknown-format": "is of a kind that cannot be read yet",
    "damaged": "is damaged: {reason}",
    "library-locked": "the library is in use by another process (pid {pid})",
    "library-read-only": "the library cannot be written",
    "library-damaged": "is damaged ({reason}); nothing changed. See `rebuild`, and backups/ for copies of notes.db",
    "library-too-new": "was written by a newer Tarikh (schema {found}, this one knows {known})",
    "library-missing": "there is no library here; `add` makes one",
    "library-full": "cannot be written: {reason}",
    "library-unreadable": "cannot be read: {reason}",
    "library-unlockable": "is on a disk that cannot lock files: {reason}",
    "library-too-old": "must be opened once for writing before it can be read",
    "backup-failed": "the copy could not be written: {reason}",
    "no-original": "the original {id} is missing",
    "notes-unreadable": "is not an export of notes: {reason}",
    "no-document": "no document is called {id}",
    "ambiguous-document": "more than one document is called {id}",
    "no-annotation": "no annotation is called {id}",
    "no-correction": "no correction is called {id}",
    "query-syntax": "the query cannot be understood: {query}",
    "bad-date": "not a date (YYYY, YYYY-MM or YYYY-MM-DD): {date}",
    "bad-span": "not a span of the document (0 to {length}): {start} to {end}",
}


class _Facts(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return "?"


def message(error: TarikhError) -> str:
    """The failure in English, without its path."""
    return _MESSAGES.get(error.code, error.code).format_map(_Facts(error.facts))


def complain(error: TarikhError, path: str = "") -> None:
    """Say a failure on standard error, in one line."""
    subject = path or str(error.facts.get("path", ""))
    print(f"tarikh: {subject + ': ' if subject else ''}{message(error)}", file=sys.stderr)


def print_json(value: object) -> None:
    """Print one JSON value, in the scripts' own letters."""
    print(json.dumps(value, ensure_ascii=False, indent=1))


def open_library(args: argparse.Namespace, *, writable: bool) -> Library:
    """The library the command line names. Reading never makes one.

    Raises:
        LibraryError: it cannot be used as asked.
    """
    path: Path = getattr(args, "library", None) or default_library()
    if not writable and not (path / "library.db").exists():
        raise TarikhError("library-missing", path=path)
    return Library.open(path, writable=writable)


def wants_visual(args: argparse.Namespace) -> bool:
    """Whether right-to-left text must be reordered: asked for, or a terminal known to do no bidi.

    Konsole, VTE terminals (0.58 on) and mlterm lay out bidi themselves and announce themselves.
    """
    if args.visual:
        return True
    if not sys.stdout.isatty():
        return False
    bidi_terminals = ("KONSOLE_VERSION", "VTE_VERSION", "MLTERM")
    return not any(name in os.environ for name in bidi_terminals)


def for_terminal(text: str, visual: bool) -> str:
    """One line of text as the terminal should get it."""
    if not visual:
        return text
    import arabic_reshaper
    from bidi.algorithm import get_display

    return str(get_display(arabic_reshaper.reshape(text)))
