"""Anchors: how an annotation is bound to its words, and how its words are found again in a changed text.

A wrong place is worse than a visible orphan, so every step demands evidence and the last answer is None:

1. the same words with the same surroundings at the same offset;
2. the same words elsewhere, where their surroundings agree clearly better than any twin's do;
3. much the same words (a small edit), only with surroundings that agree on both sides, with the same
   numbers in them, and with no other place that comes near.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from core.library.model import Anchor

CONTEXT = 32
"""Code points kept on each side of a quote."""

_AGREES = 0.75  # of two surroundings; unrelated ones of the same language come to about 0.5
_AGREES_ALONE = 0.65  # where nothing else in the text is like the quote
_ADJACENT = 16  # code points next to the quote that alone prove one side
_CLEAR = 0.2  # by how much an exact twin's surroundings must be worse
_CLEAR_PROVEN = 0.1  # the same, where one side proves the better one
_MOST_TWINS = 5000
_SHORTEST_CONTEXT = 4  # less says nothing

_SHORTEST_EDITED = 12  # a shorter quote with an edit in it is another quote
_LONGEST_EDITED = 1000  # longer ones are found by their two ends
_END_PIECE = 256
_ALIKE = 0.8  # of an edited quote
_CLEAR_EDITED = 0.1  # by how much any other place must score less
_SEED = 8
_MOST_SEEDS = 24
_MOST_SEED_HITS = 200  # a seed found more often tells no place from another
_BUCKET = 32
_MOST_CANDIDATES = 32


def make_anchor(text: str, start: int, end: int) -> Anchor:
    """The anchor of ``text[start:end]``; offsets outside the text are moved to its ends."""
    start = max(0, min(start, len(text)))
    end = max(start, min(end, len(text)))
    return Anchor(start, end, text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT])


def find_anchor(text: str, anchor: Anchor, *, was_unique: bool = False) -> tuple[int, int] | None:
    """Where the anchor's words are in ``text``, or None rather than a guess.

    ``was_unique`` says that the quote stood only once in the text it was made on: then the only place
    that has it now is its place, whatever stands around.
    """
    if make_anchor(text, anchor.start, anchor.end) == anchor:
        return anchor.start, anchor.end
    if not anchor.exact:
        return _find_point(text, anchor)
    found = _find_exact(text, anchor, was_unique)
    if found is not None and found.sure:
        return found.span
    if len(anchor.exact) > _LONGEST_EDITED:
        return found.span if found is not None else _find_edited_ends(text, anchor)
    alike = _alike_places(text, anchor)
    if found is None:
        return _best_edited(alike)
    return None if _has_look_alike(alike, found.span) else found.span


def occurrences(text: str, wanted: str, limit: int) -> Iterator[int]:
    """Offsets of ``wanted``, overlapping ones too, at most ``limit`` of them."""
    at = text.find(wanted)
    while at >= 0 and limit > 0:
        yield at
        limit -= 1
        at = text.find(wanted, at + 1)


def _find_point(text: str, anchor: Anchor) -> tuple[int, int] | None:
    """The place between a prefix and a suffix: for anchors of no length."""
    for before, after in ((anchor.prefix, anchor.suffix), ("", anchor.suffix), (anchor.prefix, "")):
        wanted = before + after
        if len(wanted) >= _ADJACENT:
            places = list(occurrences(text, wanted, 2))
            if len(places) == 1:
                return places[0] + len(before), places[0] + len(before)
    return None


# --- The same words ---------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class _Place:
    span: tuple[int, int]
    sure: bool
    """Whether both sides prove it; else it counts only where nothing else is like it."""


def _find_exact(text: str, anchor: Anchor, was_unique: bool) -> _Place | None:
    starts = list(occurrences(text, anchor.exact, _MOST_TWINS))
    if len(starts) == _MOST_TWINS:  # a word of every line: only with its surroundings is it a place
        before, after = anchor.prefix[-_ADJACENT:], anchor.suffix[:_ADJACENT]
        starts = [at + len(before) for at in occurrences(text, before + anchor.exact + after, 2)]
        if len(starts) != 1:
            return None
    length = len(anchor.exact)
    scored = sorted(((_agreement(text, anchor, at, at + length), at) for at in starts), key=_best_first)
    if not scored:
        return None
    (sides, start), rest = scored[0], scored[1:]
    span = (start, start + length)
    proofs = _proofs(text, anchor, span)
    if rest and _mean(sides) - _mean(rest[0][0]) < (_CLEAR_PROVEN if any(proofs) else _CLEAR):
        return None
    if all(proofs) or (any(proofs) and sides == (1.0, 1.0)):
        return _Place(span, sure=True)
    # Around a short word a few letters' shift still looks alike: only what touches it counts.
    agrees = bool(sides) and length >= _SHORTEST_EDITED and min(sides) >= (_AGREES if rest else _AGREES_ALONE)
    if agrees or any(proofs) or (not rest and (was_unique or start == anchor.start)):
        return _Place(span, sure=False)
    return None


def _proofs(text: str, anchor: Anchor, span: tuple[int, int]) -> tuple[bool, bool]:
    """Whether the words right before, and those right after, are the same and stand nowhere else in the text.

    Where the quote began or ended its text, it proves as much that it still does.
    """
    here = make_anchor(text, *span)
    before = _common(anchor.prefix[::-1], here.prefix[::-1])[::-1]
    after = _common(anchor.suffix, here.suffix)
    return (
        not text[: span[0]].strip() if len(anchor.prefix) < _SHORTEST_CONTEXT else _only_one(text, before),
        not text[span[1] :].strip() if len(anchor.suffix) < _SHORTEST_CONTEXT else _only_one(text, after),
    )


def _only_one(text: str, words: str) -> bool:
    return len(words) >= _ADJACENT and len(list(occurrences(text, words, 2))) == 1


def _common(a: str, b: str) -> str:
    """The beginning two strings share."""
    return a[: next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))]


def _best_first(scored: tuple[tuple[float, ...], int]) -> tuple[float, int]:
    return -_mean(scored[0]), scored[1]


def _mean(sides: tuple[float, ...]) -> float:
    return sum(sides) / len(sides) if sides else 0.0


def _agreement(text: str, anchor: Anchor, start: int, end: int) -> tuple[float, ...]:
    """How well each known side of the anchor agrees with what stands around ``text[start:end]``, 0 to 1."""
    sides = []
    if len(anchor.prefix) >= _SHORTEST_CONTEXT:
        here = text[max(0, start - len(anchor.prefix)) : start]
        sides.append(_alike_side(anchor.prefix[::-1], here[::-1]))
    if len(anchor.suffix) >= _SHORTEST_CONTEXT:
        sides.append(_alike_side(anchor.suffix, text[end : end + len(anchor.suffix)]))
    return tuple(sides)


def _alike_side(wanted: str, here: str) -> float:
    """Likeness of two surroundings, both read away from the quote."""
    if wanted == here:
        return 1.0
    from rapidfuzz.distance import Indel

    likeness = Indel.normalized_similarity(wanted, here)
    return max(likeness, _AGREES) if len(_common(wanted, here)) >= _ADJACENT else likeness


# --- Much the same words ----------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class _Alike:
    span: tuple[int, int]
    likeness: float
    """Of its words to the quote, 0 to 1."""
    score: float
    """Of words and surroundings together."""
    proven: bool
    """Whether it is the quote by all that can be asked of words and surroundings."""
    sure: bool
    """Whether both sides prove it besides."""


def _alike_places(text: str, anchor: Anchor) -> list[_Alike]:
    """Places whose words or surroundings resemble the anchor's; none for a quote too short to be edited."""
    if len(anchor.exact) < _SHORTEST_EDITED:
        return []
    places: dict[tuple[int, int], _Alike] = {}
    for estimate in _candidates(text, anchor):
        span = _fit(text, anchor, estimate)
        if span is None or span in places:
            continue
        likeness, sides = _likeness(anchor.exact, text[slice(*span)]), _agreement(text, anchor, *span)
        agrees = bool(sides) and all(side >= _AGREES for side in sides)
        proofs = _proofs(text, anchor, span)
        proven = likeness >= _ALIKE and agrees and any(proofs) and not _is_other(text, anchor, span)
        score = (likeness + _mean(sides)) / 2
        places[span] = _Alike(span, likeness, score, proven, sure=proven and all(proofs))
    return list(places.values())


def _best_edited(places: list[_Alike]) -> tuple[int, int] | None:
    best = max((place for place in places if place.proven), key=lambda place: place.score, default=None)
    if best is None or not (best.sure or not _has_look_alike(places, best.span)):
        return None
    rivals = (place.score for place in places if not _overlap(place.span, best.span))
    return best.span if best.score - max(rivals, default=0.0) >= _CLEAR_EDITED else None


def _has_look_alike(places: list[_Alike], span: tuple[int, int]) -> bool:
    """Whether words like the quote's stand elsewhere: then surroundings that changed are not enough."""
    return any(place.likeness >= _ALIKE and not _overlap(place.span, span) for place in places)


def _find_edited_ends(text: str, anchor: Anchor) -> tuple[int, int] | None:
    """A long quote by its first and its last words, if what is between them is much the same."""
    exact, piece = anchor.exact, _END_PIECE
    tail_at = anchor.end - piece
    head = Anchor(anchor.start, anchor.start + piece, exact[:piece], anchor.prefix, exact[piece : piece + CONTEXT])
    tail = Anchor(tail_at, anchor.end, exact[-piece:], exact[-piece - CONTEXT : -piece], anchor.suffix)
    first, last = find_anchor(text, head), find_anchor(text, tail)
    if first is None or last is None or first[0] >= last[1]:
        return None
    span = first[0], last[1]
    return span if _likeness(exact, text[slice(*span)]) >= _ALIKE else None


def _likeness(wanted: str, here: str) -> float:
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.normalized_similarity(wanted, here, score_cutoff=_ALIKE / 2)


def _candidates(text: str, anchor: Anchor) -> list[int]:
    """Estimated offsets of the anchor's prefix, from short pieces that are found word for word."""
    pattern = anchor.prefix + anchor.exact + anchor.suffix
    last = len(pattern) - _SEED
    stride = max(_SEED // 2, -(-last // _MOST_SEEDS))
    votes: Counter[int] = Counter()
    for offset in range(0, last + 1, stride):
        hits = list(occurrences(text, pattern[offset : offset + _SEED], _MOST_SEED_HITS))
        if len(hits) < _MOST_SEED_HITS:
            votes.update({(at - offset) // _BUCKET for at in hits})
    # A place on the border of two buckets shares its votes between them.
    joined = {bucket: votes[bucket] + votes[bucket + 1] for near in votes for bucket in (near - 1, near)}
    likely = sorted((bucket for bucket in joined if joined[bucket] > 1), key=lambda bucket: (-joined[bucket], bucket))
    return [bucket * _BUCKET for bucket in likely[:_MOST_CANDIDATES]]


def _fit(text: str, anchor: Anchor, estimate: int) -> tuple[int, int] | None:
    """The span near ``estimate`` that the quote became, found by aligning it with its surroundings."""
    from rapidfuzz import fuzz
    from rapidfuzz.distance import Levenshtein

    pattern = anchor.prefix + anchor.exact + anchor.suffix
    low = max(0, estimate - _BUCKET)
    window = text[low : estimate + len(pattern) + len(pattern) // 4 + 2 * _BUCKET]
    if len(window) < len(anchor.exact) // 2:
        return None
    fit = fuzz.partial_ratio_alignment(pattern, window)
    if fit is None:
        return None
    begins, ends = len(anchor.prefix), len(anchor.prefix) + len(anchor.exact)
    start = end = None
    here = window[fit.dest_start : fit.dest_end]
    for step in Levenshtein.opcodes(pattern, here):
        if step.src_start <= begins < step.src_end:
            start = step.dest_start + min(begins - step.src_start, step.dest_end - step.dest_start)
        if step.src_start < ends <= step.src_end:
            end = step.dest_start + min(ends - step.src_start, step.dest_end - step.dest_start)
    if start is None or end is None:
        return None
    return _whole_words(text, anchor, low + fit.dest_start + start, low + fit.dest_start + end)


def _whole_words(text: str, anchor: Anchor, start: int, end: int) -> tuple[int, int] | None:
    """The span without white space at its ends and, if the quote was of whole words, with whole words."""
    while start < end and text[start].isspace() and not anchor.exact[0].isspace():
        start += 1
    while end > start and text[end - 1].isspace() and not anchor.exact[-1].isspace():
        end -= 1
    if start >= end:
        return None
    if not (anchor.prefix[-1:].isalnum() and anchor.exact[0].isalnum()):
        while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
            start -= 1
    if not (anchor.exact[-1].isalnum() and anchor.suffix[:1].isalnum()):
        while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
            end += 1
    return start, end


def _is_other(text: str, anchor: Anchor, span: tuple[int, int]) -> bool:
    """Whether the span is a look-alike: other numbers in it, or the quote's former neighbour in its place."""
    here = text[slice(*span)]
    if _numbers(here) != _numbers(anchor.exact):
        return True
    return _is_neighbour(anchor.suffix.lstrip(), anchor.exact, here) or _is_neighbour(
        anchor.prefix.rstrip()[::-1], anchor.exact[::-1], here[::-1]
    )


def _is_neighbour(neighbour: str, exact: str, here: str) -> bool:
    """Whether ``here`` begins as the quote's neighbour did rather than as the quote did.

    Where a row of a list was deleted, the next one took its place, and its first words are in the suffix.
    """
    length = min(len(neighbour), len(here))
    if length < _SHORTEST_CONTEXT:
        return False
    as_neighbour = _likeness(neighbour[:length], here[:length])
    return as_neighbour >= _AGREES and as_neighbour >= _likeness(exact[:length], here[:length])


def _numbers(text: str) -> list[int]:
    return [int(digits) for digits in re.findall(r"\d+", text)]


def _overlap(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]
