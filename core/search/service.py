"""Searching as a person does it: a typed query in, hits ready to be shown out; and advice where there are none."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from core.document.folding import fold_text
from core.document.model import Document
from core.errors import NotFound, QueryError
from core.search.analysis import tokens
from core.search.matching import Match, Matcher
from core.search.model import And, Filter, Hit, Node, Not, Or, Phrase, RawHit, SearchEngine, Term
from core.search.passages import passage_language
from core.search.query import is_negative, parse_query

SNIPPET_LENGTH = 220
"""Code points a snippet has at most."""

_SUGGESTIONS = 5
_CANDIDATES = 20_000
_CANDIDATE_PASSAGES = 3
_LEAST_LIKENESS = 65


class TextSource(Protocol):
    """What a hit needs of a document; a :class:`core.document.model.Document` is one."""

    @property
    def text(self) -> str:
        """The canonical text."""

    @property
    def title(self) -> str:
        """Its title."""


def search(
    engine: SearchEngine,
    texts: Callable[[str], TextSource],
    query: str,
    *,
    exact: bool = False,
    filter: Filter = Filter(),  # noqa: B008 - frozen
    limit: int = 50,
    as_you_type: bool = False,
) -> list[Hit]:
    """The best ``limit`` passages, grouped by document: the document of the best one first.

    ``texts`` gives a document by id; one it does not know any more (NotFound) is passed over.

    Raises:
        QueryError: there is no word in the query; never while typing.
    """
    node = parse_query(query, prefix_last=as_you_type)
    if node is None or is_negative(node):
        return []
    matcher = Matcher(node, exact=exact)
    sources: dict[str, TextSource | None] = {}
    groups: dict[str, list[Hit]] = {}
    for raw in engine.search(node, exact=exact, filter=filter, limit=limit):
        if raw.document_id not in sources:
            try:
                sources[raw.document_id] = texts(raw.document_id)
            except NotFound:
                sources[raw.document_id] = None
        source = sources[raw.document_id]
        if source is not None:
            groups.setdefault(raw.document_id, []).append(_hit(raw, source, matcher))
    return [hit for hits in groups.values() for hit in hits]


def suggest(
    engine: SearchEngine,
    query: str,
    *,
    texts: Callable[[str], TextSource] | None = None,
    exact: bool = False,
) -> list[str]:
    """Queries like this one that do find something, the nearest first; at most five.

    A word the index does not have gives way to its neighbours, as written in a document where ``texts`` is given,
    else folded; words that are there but never together are offered without one of them, or any of them.
    """
    try:
        node = parse_query(query)
    except QueryError:
        return []
    if node is None or (exact and _finds(engine, query, exact=False)):
        return []  # where only the exact switch stands between, it is the way out and not another word
    result: list[str] = []
    for candidate in _alternatives(engine, query, node, texts):
        if candidate not in result and candidate != query and _finds(engine, candidate, exact=False):
            result.append(candidate)
            if len(result) == _SUGGESTIONS:
                break
    return result


def _alternatives(
    engine: SearchEngine, query: str, node: Node, texts: Callable[[str], TextSource] | None
) -> Iterator[str]:
    words = list(dict.fromkeys(_words(node)))
    for word in words:
        if not _is_known(engine, word):
            for neighbour in _neighbours(engine, word):
                yield query.replace(word, _as_written(engine, neighbour, texts))
            break
    present = [word for word in words if _finds(engine, word, exact=False)]
    if len(present) > 1:
        yield " ".join(present)
        for left_out in present:
            yield " ".join(word for word in present if word != left_out)
    if len(words) > 1:
        yield " OR ".join(present)


def _is_known(engine: SearchEngine, word: str) -> bool:
    """Whether the index has the word itself, not only a relative by its stem."""
    folded = fold_text(word)
    return folded in engine.terms_with_prefix(folded, limit=_CANDIDATES)


def _as_written(engine: SearchEngine, folded: str, texts: Callable[[str], TextSource] | None) -> str:
    """A folded term as a document spells it."""
    if texts is not None:
        for raw in engine.search(Term(folded), exact=False, filter=Filter(), limit=_CANDIDATE_PASSAGES):
            try:
                passage = texts(raw.document_id).text[raw.start : raw.end]
            except NotFound:
                continue
            for token in tokens(passage, ""):
                if token.forms.folded == folded:
                    return passage[token.start : token.end]
    return folded


def _words(node: Node) -> Iterator[str]:
    match node:
        case Term(text):
            yield text
        case Phrase(texts):
            yield from texts
        case And(parts) | Or(parts):
            for part in parts:
                yield from _words(part)
        case Not():
            pass


def _finds(engine: SearchEngine, query: str, exact: bool) -> bool:
    node = parse_query(query)
    return node is not None and bool(engine.search(node, exact=exact, filter=Filter(), limit=1))


def _neighbours(engine: SearchEngine, word: str) -> list[str]:
    """Words of the index spelled nearly so: those that begin alike, and the commonest of all."""
    from rapidfuzz import fuzz, process

    folded = fold_text(word)
    terms = dict.fromkeys(engine.terms_with_prefix(folded[:2], limit=_CANDIDATES))
    terms.update(dict.fromkeys(engine.terms_with_prefix("", limit=_CANDIDATES)))
    near = process.extract(folded, list(terms), scorer=fuzz.ratio, score_cutoff=_LEAST_LIKENESS, limit=_SUGGESTIONS)
    return [term for term, _, _ in near]


def _hit(raw: RawHit, source: TextSource, matcher: Matcher) -> Hit:
    text = source.text[raw.start : raw.end]
    if isinstance(source, Document):
        language = passage_language(source, raw.start, raw.end)
    else:
        language = str(getattr(source, "language", ""))
    matches = matcher.find(text, language)
    start, end = _snippet(text, matches)
    inside = [match for match in matches if start <= match.start and match.end <= end]
    marks = sorted({word for match in inside for word in match.words})
    first = inside[0] if inside else None
    return Hit(
        document_id=raw.document_id,
        title=source.title,
        start=raw.start + (first.start if first else start),
        end=raw.start + (first.end if first else start),
        snippet=text[start:end],
        snippet_start=raw.start + start,
        marks=tuple((mark_start - start, mark_end - start) for mark_start, mark_end in marks),
        score=raw.score,
        earliest=raw.earliest,
        latest=raw.latest,
    )


def _snippet(text: str, matches: Sequence[Match]) -> tuple[int, int]:
    """The span of a text to show: around where most of the query stands together."""
    first, last = _densest(matches)
    spare = max(SNIPPET_LENGTH - (last - first), 0)
    start = max(0, first - spare // 3)
    end = min(len(text), start + SNIPPET_LENGTH)
    start = max(0, min(start, end - SNIPPET_LENGTH))
    start = _word_start(text, start, first)
    end = max(_word_end(text, end, last), min(last, start + SNIPPET_LENGTH))
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _densest(matches: Sequence[Match]) -> tuple[int, int]:
    """The stretch no longer than a snippet with most different parts of the query, then most matches."""
    best = (0, 0)
    chosen = (0, 0)
    for at, match in enumerate(matches):
        inside = [other for other in matches[at:] if other.end - match.start <= SNIPPET_LENGTH]
        weight = (len({other.part for other in inside}), len(inside))
        if weight > best:
            best, chosen = weight, (match.start, max(other.end for other in inside))
    if matches and best == (0, 0):  # a phrase longer than a snippet
        chosen = (matches[0].start, matches[0].words[0][1])
    return chosen


def _word_start(text: str, start: int, latest: int) -> int:
    """The first place from ``start`` where a word begins, not after ``latest``."""
    if start == 0:
        return 0
    for at in range(start, latest + 1):
        if text[at - 1].isspace():
            return at
    at = start  # a script without spaces: at least not between a letter and its mark
    while at < latest and _joins(text[at]):
        at += 1
    return at


def _word_end(text: str, end: int, earliest: int) -> int:
    """The last place up to ``end`` where a word ends, not before ``earliest``."""
    if end == len(text):
        return end
    for at in range(end, earliest - 1, -1):
        if text[at].isspace():
            return at
    at = end
    while at > earliest and _joins(text[at]):
        at -= 1
    return at


def _joins(char: str) -> bool:
    return unicodedata.category(char) in ("Mn", "Mc", "Me", "Cf")
