"""A query tree asked of an index as of one commit: which passages, and how well.

BM25, term at a time. A word scores by its stems and by its surface, so that the form asked for comes before its
relatives; all words that a prefix stands for score as one. The constants were chosen on XQuAD (MRR@10 of question
to own paragraph): k1 .9 and b .5 beat 1.2 and .75 in Arabic and do no harm in English.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from core.search.analysis import QueryWord, query_words
from core.search.codec import NO_DAY, Lexicon, Postings, SegmentView
from core.search.model import And, Filter, Node, Not, Or, Phrase, RawHit, Term
from core.search.stemming import SCRIPT_LANGUAGES, script_of

EXACT, FOLDED, STEM, DOCUMENT = "exact", "folded", "stem", "document"

_K1 = 0.9
_B = 0.5
_SURFACE_WEIGHT = 1 / 3
_STEM_WEIGHT = 2 / 3
_PREFIX_TERMS = 64
_PREFIX_POSTINGS = 100_000
"""A prefix stands for its most frequent words up to these: one letter must not take a second."""

Scores = dict[int, float]
"""Passage number within its segment -> score."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One segment as of one commit."""

    view: SegmentView
    deleted: frozenset[int]
    documents: tuple[str, ...]
    """The document of each passage."""

    @classmethod
    def read(cls, view: SegmentView, deleted: frozenset[int]) -> Segment:
        """Take the documents' names from the index."""
        names = [""] * len(view.facts)
        lexicon = view.lexicon(DOCUMENT)
        for index in range(lexicon.count if lexicon else 0):
            assert lexicon is not None
            name = lexicon.term(index).decode()
            for number in view.postings_at(lexicon, index).numbers:
                names[number] = name
        return cls(view, deleted, tuple(names))


@dataclass(frozen=True)
class Snapshot:
    """The index as of one commit; never changes, so any number of threads may ask it."""

    generation: int
    segments: tuple[Segment, ...] = ()

    @cached_property
    def count(self) -> int:
        """How many passages there are, deleted ones too."""
        return sum(len(segment.view.facts) for segment in self.segments)

    @cached_property
    def document_ids(self) -> frozenset[str]:
        """Documents with a passage that is not deleted."""
        return frozenset(
            name
            for segment in self.segments
            for number, name in enumerate(segment.documents)
            if number not in segment.deleted
        )

    @cached_property
    def languages(self) -> frozenset[str]:
        """Languages the index has stems of."""
        found: set[str] = set()
        for segment in self.segments:
            lexicon = segment.view.lexicon(STEM)
            for languages in SCRIPT_LANGUAGES.values() if lexicon else ():
                assert lexicon is not None
                found.update(code for code in languages if lexicon.with_prefix(f"{code}:".encode()))
        return frozenset(found)

    @cached_property
    def norms(self) -> list[list[float]]:
        """BM25's length norm of each passage of each segment."""
        words = sum(facts[4] for segment in self.segments for facts in segment.view.facts)
        per_word = _K1 * _B * self.count / (words or 1)
        base = _K1 * (1 - _B)
        return [[base + per_word * facts[4] for facts in segment.view.facts] for segment in self.segments]

    def terms_with_prefix(self, name: str, prefix: str, limit: int) -> list[tuple[str, int]]:
        """Terms of a field that begin so and in how many passages they stand, the most frequent first."""
        totals: dict[bytes, int] = {}
        for segment in self.segments:
            lexicon = segment.view.lexicon(name)
            if lexicon is None:
                continue
            for index in _most_frequent(lexicon, prefix.encode(), limit):
                term = lexicon.term(index)
                totals[term] = totals.get(term, 0) + lexicon.frequencies[index]
        best = heapq.nsmallest(limit, totals.items(), key=lambda item: (-item[1], item[0]))
        return [(term.decode(), frequency) for term, frequency in best]

    def search(self, query: Node, exact: bool, chosen: Filter, limit: int) -> list[RawHit]:
        """The best passages, best first; equals in the order they were put in."""
        hits: list[tuple[float, int, int]] = []
        for at, scores in enumerate(Evaluation(self, exact).scores(query)):
            accept = self._accepts(at, chosen)
            hits.extend((score, at, number) for number, score in scores.items() if accept(number))
        best = heapq.nsmallest(limit, hits, key=lambda hit: (-hit[0], hit[1], hit[2]))
        return [self._hit(*hit) for hit in best]

    def _hit(self, score: float, at: int, number: int) -> RawHit:
        segment = self.segments[at]
        start, end, earliest, latest, _ = segment.view.facts[number]
        return RawHit(
            segment.documents[number],
            start,
            end,
            score,
            None if earliest == NO_DAY else earliest,
            None if latest == NO_DAY else latest,
        )

    def _accepts(self, at: int, chosen: Filter) -> Callable[[int], bool]:
        segment = self.segments[at]
        deleted, facts, names = segment.deleted, segment.view.facts, segment.documents

        def accept(number: int) -> bool:
            if number in deleted or (chosen.document_ids is not None and names[number] not in chosen.document_ids):
                return False
            if chosen.earliest is None and chosen.latest is None:
                return True
            _, _, earliest, latest, _ = facts[number]
            return (
                earliest != NO_DAY
                and (chosen.earliest is None or latest >= chosen.earliest)
                and (chosen.latest is None or earliest <= chosen.latest)
            )

        return accept


def _most_frequent(lexicon: Lexicon, prefix: bytes, limit: int) -> Sequence[int]:
    found = lexicon.with_prefix(prefix)
    if len(found) <= limit:
        return found
    return heapq.nlargest(limit, found, key=lexicon.frequencies.__getitem__)


Variant = tuple[str, str, float]
"""Field, term, weight."""


def variants(word: QueryWord, exact: bool) -> list[Variant]:
    """All a query's word may stand as in the index, and what each is worth."""
    if exact:
        return [(EXACT, word.exact, 1.0)]
    if not word.stems:
        return [(FOLDED, word.folded, 1.0)]
    return [(FOLDED, word.folded, _SURFACE_WEIGHT), *((STEM, stem, _STEM_WEIGHT) for stem in word.stems)]


class Evaluation:
    """One query over one snapshot; results are lists with one ``Scores`` per segment."""

    def __init__(self, snapshot: Snapshot, exact: bool) -> None:
        self._snapshot = snapshot
        self._exact = exact
        self._views = [segment.view for segment in snapshot.segments]

    def scores(self, node: Node) -> list[Scores]:
        """The passages a node matches, deleted ones not yet taken out."""
        match node:
            case Term():
                return self._term(node)
            case Phrase():
                words = [word for text in node.words for word in self._words(text)]
                return self._words_in_order(words)
            case And():
                return self._all(node.parts)
            case Or():
                return self._any(node.parts)
            case Not():
                return [
                    {number: 0.0 for number in range(len(view.facts)) if number not in without}
                    for view, without in zip(self._views, self.scores(node.part), strict=True)
                ]

    def _words(self, text: str) -> tuple[QueryWord, ...]:
        return query_words(text, self._snapshot.languages)

    def _term(self, node: Term) -> list[Scores]:
        words = self._words(node.text)
        if not node.prefix or not words:
            return self._words_in_order(words)
        last = self._prefix(words[-1])
        for word in words[:-1]:
            last = _both(last, self._word(word))
        return last

    def _words_in_order(self, words: Sequence[QueryWord]) -> list[Scores]:
        if not words:
            return [{} for _ in self._views]
        return self._word(words[0]) if len(words) == 1 else self._phrase(words)

    def _all(self, parts: Sequence[Node]) -> list[Scores]:
        wanted = [self.scores(part) for part in parts if not isinstance(part, Not)]
        unwanted = [self.scores(part.part) for part in parts if isinstance(part, Not)]
        if not wanted:
            wanted = [self.scores(Not(Or(())))]
        result = wanted[0]
        for scores in wanted[1:]:
            result = _both(result, scores)
        for scores in unwanted:
            result = [
                {number: score for number, score in here.items() if number not in without}
                for here, without in zip(result, scores, strict=True)
            ]
        return result

    def _any(self, parts: Sequence[Node]) -> list[Scores]:
        result: list[Scores] = [{} for _ in self._views]
        for part in parts:
            for here, more in zip(result, self.scores(part), strict=True):
                for number, score in more.items():
                    here[number] = here.get(number, 0.0) + score
        return result

    def _word(self, word: QueryWord) -> list[Scores]:
        result: list[Scores] = [{} for _ in self._views]
        for name, term, weight in variants(word, self._exact):
            found = [view.postings(name, term.encode()) for view in self._views]
            rarity = weight * self._rarity(sum(len(postings.numbers) for postings in found if postings))
            for here, postings, norms in zip(result, found, self._snapshot.norms, strict=True):
                if postings is not None:
                    for number, count in zip(postings.numbers, postings.counts, strict=True):
                        here[number] = here.get(number, 0.0) + rarity * count / (count + norms[number])
        return result

    def _rarity(self, frequency: int) -> float:
        return math.log(1 + (self._snapshot.count - frequency + 0.5) / (frequency + 0.5)) * (_K1 + 1)

    def _prefix(self, word: QueryWord) -> list[Scores]:
        """All words that begin so, as one word that stands where any of them does."""
        counts: list[dict[int, int]] = [{} for _ in self._views]
        for name, term in self._beginning(word):
            for here, view in zip(counts, self._views, strict=True):
                postings = view.postings(name, term.encode())
                if postings is not None:
                    for number, count in zip(postings.numbers, postings.counts, strict=True):
                        here[number] = here.get(number, 0) + count
        rarity = self._rarity(sum(map(len, counts)))
        return [
            {number: rarity * count / (count + norms[number]) for number, count in here.items()}
            for here, norms in zip(counts, self._snapshot.norms, strict=True)
        ]

    def _beginning(self, word: QueryWord) -> list[tuple[str, str]]:
        """The most frequent terms a prefix stands for: field and term."""
        fields = [(EXACT, word.exact)] if self._exact else [(FOLDED, word.folded)]
        if not self._exact and script_of(word.folded) == "arabic" and len(word.folded) > 1:
            fields.append((STEM, f"ar:{word.folded}"))  # what begins so behind an article: ثور, الثورة
        found = [
            (frequency, name, term)
            for name, prefix in fields
            for term, frequency in self._snapshot.terms_with_prefix(name, prefix, _PREFIX_TERMS)
        ]
        found.sort(key=lambda item: -item[0])
        chosen: list[tuple[str, str]] = []
        total = 0
        for frequency, name, term in found[:_PREFIX_TERMS]:
            total += frequency
            if chosen and total > _PREFIX_POSTINGS:
                break
            chosen.append((name, term))
        return chosen

    def _phrase(self, words: Sequence[QueryWord]) -> list[Scores]:
        """Passages where the words stand next to each other, scored as one rare word."""
        result = [self._phrase_in(view, words) for view in self._views]
        rarity = self._rarity(sum(map(len, result))) * math.sqrt(len(words))
        for here, norms in zip(result, self._snapshot.norms, strict=True):
            for number, count in here.items():
                here[number] = rarity * count / (count + norms[number])
        return result

    def _phrase_in(self, view: SegmentView, words: Sequence[QueryWord]) -> Scores:
        """How often the phrase stands in each passage of a segment."""
        found = [
            [
                postings
                for name, term, _ in variants(word, self._exact)
                if (postings := view.postings(name, term.encode())) is not None
            ]
            for word in words
        ]
        among: set[int] | None = None
        for one in sorted(found, key=lambda one: sum(len(postings.numbers) for postings in one)):
            numbers = {number for postings in one for number in postings.numbers}
            among = numbers if among is None else among & numbers
            if not among:
                return {}
        starts: dict[int, set[int]] | None = None
        for distance, one in enumerate(found):
            begun = _starts(one, distance, among or set())
            if starts is not None:
                begun = {number: starts[number] & begun[number] for number in starts if number in begun}
            starts = begun
        return {number: float(len(places)) for number, places in (starts or {}).items() if places}


def _starts(found: Sequence[Postings], distance: int, among: set[int]) -> dict[int, set[int]]:
    """Where, in each of some passages, a phrase would begin whose word number ``distance`` is this."""
    result: dict[int, set[int]] = {}
    for postings in found:
        done = 0
        places = postings.places
        for number, count in zip(postings.numbers, postings.counts, strict=True):
            if number in among:
                starts = result.setdefault(number, set())
                starts.update(place - distance for place in places[done : done + count])
            done += count
    return result


def _both(first: list[Scores], second: list[Scores]) -> list[Scores]:
    result = []
    for one, other in zip(first, second, strict=True):
        if len(other) < len(one):
            one, other = other, one
        result.append({number: score + other[number] for number, score in one.items() if number in other})
    return result
