"""After a document's text changed: each annotation finds its words again or is shown as an orphan."""

from __future__ import annotations

from dataclasses import dataclass, field

from core.library.anchors import find_anchor, make_anchor, occurrences
from core.library.corrections import CorrectionStore
from core.library.model import Anchor, Changes
from core.library.notes import NoteStore

_CHUNK = 1 << 16
_MOST_QUOTES = 1000


@dataclass(frozen=True, slots=True)
class Reanchored:
    """What became of a document's annotations, those in the trash as well, by id."""

    moved: tuple[str, ...] = ()
    orphaned: tuple[str, ...] = ()
    """Lost now; those lost before are not named again."""
    found_again: tuple[str, ...] = ()
    """Orphans that have a place again."""
    changes: Changes = field(default_factory=Changes)


def reanchor(notes: NoteStore, document_id: str, text: str, *, former: str | None = None) -> Reanchored:
    """Bind all annotations and the reading position of a document to its new ``text``.

    ``former`` is the text they were made on, where it is still known: with it, what lies wholly before or
    after the changed part moves for certain, and a quote that was unique needs no surroundings. An
    orphan keeps its anchor as it was, for a text in which its words are back.
    """
    edit = Edit(former, text) if former is not None else None
    rows: list[tuple[str, Anchor, bool]] = []
    moved: list[str] = []
    orphaned: list[str] = []
    found_again: list[str] = []
    for annotation in notes.annotations(document_id, include_trashed=True):
        anchor = annotation.anchor
        span = _carried(anchor, edit)
        if span is None:
            span = find_anchor(text, anchor, was_unique=_was_unique(anchor, former))
        if span is None:
            if not annotation.orphaned:
                orphaned.append(annotation.id)
                rows.append((annotation.id, anchor, True))
            continue
        new = make_anchor(text, *span)
        if annotation.orphaned:
            found_again.append(annotation.id)
        elif (new.start, new.end) != (anchor.start, anchor.end):
            moved.append(annotation.id)
        if annotation.orphaned or new != anchor:
            rows.append((annotation.id, new, False))
    changes = notes.move_anchors(document_id, rows, _new_position(notes, document_id, text))
    return Reanchored(tuple(moved), tuple(orphaned), tuple(found_again), changes)


def reanchor_corrections(
    store: CorrectionStore, document_id: str, text: str, *, former: str | None = None
) -> tuple[str, ...]:
    """Bind a document's corrections to its new text as :func:`reanchor` does annotations; the ids of orphans."""
    corrections = store.corrections(document_id)
    edit = Edit(former, text) if former is not None and corrections else None
    rows: list[tuple[str, Anchor, bool]] = []
    for correction in corrections:
        anchor = correction.anchor
        span = _carried(anchor, edit) or find_anchor(text, anchor, was_unique=_was_unique(anchor, former))
        new = anchor if span is None else make_anchor(text, *span)
        if new != anchor or correction.orphaned is not (span is None):
            rows.append((correction.id, new, span is None))
    store.move_anchors(rows)
    return tuple(correction.id for correction in store.corrections(document_id) if correction.orphaned)


class Edit:
    """Two versions of a text and the parts before and after all changes, which are the same in both."""

    def __init__(self, former: str, text: str) -> None:
        self.former = former
        self.shift = len(text) - len(former)
        shorter = min(len(former), len(text))
        self.before = _common_prefix(former, text, shorter)
        """Length of the unchanged beginning."""
        self.after = len(former) - _common_suffix(former, text, shorter - self.before)
        """Offset in ``former`` where the unchanged end begins."""

    def carry(self, start: int, end: int) -> int | None:
        """By how much ``former[start:end]`` moved, or None where it touches the changed part."""
        if end <= self.before:
            return 0
        return self.shift if start >= self.after else None


def _carried(anchor: Anchor, edit: Edit | None) -> tuple[int, int] | None:
    if edit is None or make_anchor(edit.former, anchor.start, anchor.end) != anchor:
        return None
    shift = edit.carry(anchor.start - len(anchor.prefix), anchor.end + len(anchor.suffix))
    return None if shift is None else (anchor.start + shift, anchor.end + shift)


def _was_unique(anchor: Anchor, former: str | None) -> bool:
    return former is not None and bool(anchor.exact) and former.count(anchor.exact) == 1


def _new_position(notes: NoteStore, document_id: str, text: str) -> int | None:
    """The reading position's new offset, or None if it is right: its words' nearest place, else its offset."""
    known = notes.position_and_quote(document_id)
    if known is None:
        return None
    offset, quote = known
    if text.startswith(quote, offset) and offset <= len(text):
        return None
    places = list(occurrences(text, quote, _MOST_QUOTES)) if quote else []
    return min(places, key=lambda at: abs(at - offset), default=min(offset, len(text)))


def _common_prefix(a: str, b: str, limit: int) -> int:
    low = 0
    while low < limit and a[low : low + _CHUNK] == b[low : low + _CHUNK]:
        low += _CHUNK
    if low >= limit:
        return limit
    high = min(low + _CHUNK, limit)
    while low < high:
        middle = (low + high + 1) // 2
        if a[low:middle] == b[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _common_suffix(a: str, b: str, limit: int) -> int:
    def tail(text: str, start: int, end: int) -> str:
        return text[len(text) - end : len(text) - start]

    low = 0
    while low < limit and tail(a, low, min(low + _CHUNK, limit)) == tail(b, low, min(low + _CHUNK, limit)):
        low += _CHUNK
    if low >= limit:
        return limit
    high = min(low + _CHUNK, limit)
    while low < high:
        middle = (low + high + 1) // 2
        if tail(a, low, middle) == tail(b, low, middle):
            low = middle
        else:
            high = middle - 1
    return low
