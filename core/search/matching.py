"""Which words of a text a query matched: the same analysis once more, so that every mark is a whole word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.search.analysis import Forms, QueryWord, Token, query_words, tokens
from core.search.model import And, Node, Not, Or, Phrase, Term
from core.search.stemming import script_of


@dataclass(frozen=True, slots=True)
class Match:
    """One place where one part of the query stands; offsets are code points of the text."""

    part: int
    """Which of the query's words or phrases."""
    words: tuple[tuple[int, int], ...]

    @property
    def start(self) -> int:
        """Offset of its first word."""
        return self.words[0][0]

    @property
    def end(self) -> int:
        """Offset after its last word."""
        return self.words[-1][1]


@dataclass(frozen=True, slots=True)
class _Part:
    words: tuple[QueryWord, ...]
    prefix: bool


class Matcher:
    """Finds again what an engine matched. What a query excludes is never marked."""

    def __init__(self, query: Node, *, exact: bool) -> None:
        self._exact = exact
        self._parts = tuple(dict.fromkeys(_parts(query)))

    def find(self, text: str, language: str) -> list[Match]:
        """All matches in a text of ``language``, in order."""
        words = list(tokens(text, language))
        found = [match for number, part in enumerate(self._parts) for match in self._find_part(number, part, words)]
        return sorted(found, key=lambda match: (match.start, match.end, match.part))

    def _find_part(self, number: int, part: _Part, words: Sequence[Token]) -> Iterator[Match]:
        length = len(part.words)
        for at in range(len(words) - length + 1):
            span = words[at : at + length]
            if all(
                self._is_match(wanted, token.forms, part.prefix and place == length - 1)
                for place, (wanted, token) in enumerate(zip(part.words, span, strict=True))
            ):
                yield Match(number, tuple((token.start, token.end) for token in span))

    def _is_match(self, wanted: QueryWord, forms: Forms, prefix: bool) -> bool:
        if self._exact:
            return forms.exact.startswith(wanted.exact) if prefix else forms.exact == wanted.exact
        if prefix:
            return forms.folded.startswith(wanted.folded) or (
                len(wanted.folded) > 1
                and script_of(wanted.folded) == "arabic"
                and forms.stem.startswith(f"ar:{wanted.folded}")
            )
        return forms.folded == wanted.folded or (forms.stem != "" and forms.stem in wanted.stems)


def _parts(node: Node) -> Iterator[_Part]:
    match node:
        case Term(text, prefix):
            words = query_words(text)
            if prefix and len(words) > 1:
                yield from (_Part((word,), False) for word in words[:-1])
                words = words[-1:]
            if words:
                yield _Part(words, prefix)
        case Phrase(texts):
            words = tuple(word for text in texts for word in query_words(text))
            if words:
                yield _Part(words, False)
        case And(parts) | Or(parts):
            for part in parts:
                yield from _parts(part)
        case Not():
            pass
