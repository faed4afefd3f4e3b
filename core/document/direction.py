"""Which side a paragraph starts on: Unicode's P2 and P3, and where these mislead, its weight."""

from __future__ import annotations

import re
from unicodedata import bidirectional

from core.document.model import Direction

RTL_LANGUAGES = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})

_STRONG = {"L": Direction.LTR, "R": Direction.RTL, "AL": Direction.RTL}
_ISOLATES = frozenset({"LRI", "RLI", "FSI"})
_WORD = re.compile(r"[^\s/\u2066-\u2069]+")
_WEIGHED = 4_000
"""Code points of a paragraph that are enough to weigh it."""


def paragraph_direction(text: str, default: Direction) -> Direction:
    """Direction by the first strong character outside isolates (UAX #9, P2 and P3), or ``default``."""
    depth = 0
    for character in text:
        kind = bidirectional(character)
        if kind in _ISOLATES:
            depth += 1
        elif kind == "PDI":
            depth = max(depth - 1, 0)
        elif not depth and kind in _STRONG:
            return _STRONG[kind]
    return default


def block_direction(text: str, document_direction: Direction) -> Direction:
    """Direction of one block of a document: first strong character, checked against the block's weight.

    An Arabic paragraph that begins with one Latin word starts on the right all the same: where the first
    strong character disagrees with the document, the block follows it only if most of its words do.
    """
    first = paragraph_direction(text, document_direction)
    if first is document_direction:
        return first
    agree = disagree = 0
    for word in _WORD.finditer(text, 0, _WEIGHED):
        direction = _word_direction(word[0])
        if direction is first:
            agree += 1
        elif direction is document_direction:
            disagree += 1
    return first if agree > disagree else document_direction


def language_direction(language: str) -> Direction:
    """Direction in which a language (ISO 639) is written; left to right where it is not known."""
    return Direction.RTL if language.split("-")[0].lower() in RTL_LANGUAGES else Direction.LTR


def _word_direction(word: str) -> Direction | None:
    for character in word:
        kind = bidirectional(character)
        if kind in _STRONG:
            return _STRONG[kind]
    return None
