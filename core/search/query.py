"""The query language, one for every engine.

::

    revolution russia        both words                  revolution OR russia     either ( | is the same)
    "october revolution"     in this order («…» too)      revol*                   whatever begins so
    revolution -france       without a word (NOT too)     (a OR b) c               grouping

What a word may match is the analysis's business, not the language's. Half-typed input is read as far as it goes:
an open quote or bracket ends with the text, an operator with nothing beside it is not there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.errors import QueryError
from core.search.analysis import query_words
from core.search.model import And, Node, Not, Or, Phrase, Term

_BIDI_CONTROLS = dict.fromkeys([0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF])
_QUOTES = '"“”„«»'
_PIECE = re.compile(
    # A quote between two letters is part of a word: צה"ל
    rf"(?P<phrase>[{_QUOTES}](?P<words>(?:[^{_QUOTES}]|(?<=\w)[\"“”](?=\w))*)(?P<closed>[{_QUOTES}]?))"
    r"|(?P<open>\()|(?P<close>\))|(?P<or>\|+)|(?P<not>-(?=[^\s-]))"
    rf"|(?P<word>(?:[^\s()|{_QUOTES}]|(?<=\w)[\"“”](?=\w))+)|\s+"
)
_DEEPEST = 50


@dataclass(frozen=True, slots=True)
class _Piece:
    kind: str
    """``term open close or and not``"""
    node: Node | None = None


def parse_query(text: str, *, prefix_last: bool = False) -> Node | None:
    """Read a query; None where there is nothing to read yet.

    Args:
        text: what was typed.
        prefix_last: the word at the very end is still being typed: it also stands for all that begin so.

    Raises:
        QueryError: there is something, but no word in it, and nobody is still typing.
    """
    text = text.translate(_BIDI_CONTROLS)
    pieces = _pieces(text, prefix_last)
    node = _Parser(pieces).read()
    if node is None and text.strip() and not prefix_last:
        raise QueryError("query-syntax", query=text, position=0)
    return node


def is_negative(node: Node) -> bool:
    """Whether a query only says what is not wanted: it finds nothing by itself."""
    match node:
        case Not():
            return True
        case And(parts):
            return all(is_negative(part) for part in parts)
        case Or(parts):
            return any(is_negative(part) for part in parts)
        case _:
            return False


def _pieces(text: str, prefix_last: bool) -> list[_Piece]:
    pieces = []
    for found in _PIECE.finditer(text):
        typing = prefix_last and found.end() == len(text)
        match found.lastgroup:
            case "phrase" | "closed" | "words":
                node = _phrase(found["words"], typing and not found["closed"])
                pieces.append(_Piece("term", node))
            case "word":
                pieces.append(_word(found["word"], typing))
            case None:
                pass
            case kind:
                pieces.append(_Piece(kind))
    return pieces


def _word(word: str, typing: bool) -> _Piece:
    if word in ("AND", "OR", "NOT"):
        return _Piece(word.lower())
    starred = word.rstrip("*٭")
    if not query_words(starred):
        return _Piece("term")
    if len(starred) < len(word):
        return _Piece("term", Term(starred, prefix=True))
    return _Piece("term", _being_typed(word) if typing else Term(word))


def _being_typed(word: str) -> Node:
    """A word that may be whole already, or not."""
    return Or((Term(word), Term(word, prefix=True)))


def _as_it_stands(node: Node) -> Node:
    """A word being typed without what it may become: -a must not take away all that begins with a."""
    match node:
        case Or((Term(text, False), Term(same, True))) if text == same:
            return Term(text)
        case _:
            return node


def _phrase(text: str, typing: bool) -> Node | None:
    words = [word for word in text.split() if query_words(word)]
    if not words:
        return None
    if typing and not text[-1].isspace():
        last = _being_typed(words.pop())
        whole = _ordered(words)
        return last if whole is None else And((whole, last))
    return _ordered(words)


def _ordered(words: list[str]) -> Node | None:
    if not words:
        return None
    # One quoted word is a phrase too where it is several to the index: "19th"
    return Phrase(tuple(words)) if len(words) > 1 else Term(words[0])


class _Parser:
    """Recursive descent that drops what has no operand."""

    def __init__(self, pieces: list[_Piece]) -> None:
        self._pieces = pieces
        self._at = 0
        self._depth = 0

    def read(self) -> Node | None:
        parts = []
        while self._at < len(self._pieces):
            part = self._either()
            if part is not None:
                parts.append(part)
            self._at += 1  # a closing bracket nobody opened
        return _joined(And, parts)

    def _kind(self) -> str:
        return self._pieces[self._at].kind if self._at < len(self._pieces) else "end"

    def _either(self) -> Node | None:
        parts = []
        while True:
            part = self._all()
            if part is not None:
                parts.append(part)
            if self._kind() != "or":
                return _joined(Or, parts)
            self._at += 1

    def _all(self) -> Node | None:
        parts = []
        while self._kind() not in ("or", "close", "end"):
            part = self._one()
            if part is not None:
                parts.append(part)
        return _joined(And, parts)

    def _one(self) -> Node | None:
        piece = self._pieces[self._at]
        self._at += 1
        if piece.kind == "not":
            while self._kind() == "not":
                self._at += 1
            if self._kind() in ("or", "close", "end", "and"):
                return None
            part = self._one()
            return None if part is None else Not(_as_it_stands(part))
        if piece.kind == "open":
            return self._group()
        return piece.node

    def _group(self) -> Node | None:
        if self._depth >= _DEEPEST:
            return None
        self._depth += 1
        node = self._either()
        self._depth -= 1
        if self._kind() == "close":
            self._at += 1
        return node


def _joined(kind: type[And] | type[Or], parts: list[Node]) -> Node | None:
    if not parts:
        return None
    if len(parts) == 1:
        return parts[0]
    flat: list[Node] = []
    for part in parts:
        flat.extend(part.parts if isinstance(part, kind) else [part])
    return kind(tuple(flat))
