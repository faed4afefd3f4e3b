"""What is drawn of events: dots, clusters and bars, as plain values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from core.chronology.model import Precision

DOT_RADIUS_PX = 4.5


@dataclass(frozen=True, slots=True)
class TimelineEvent:
    """An event as the timeline knows it; ``earliest`` and ``latest`` are JDN, both included."""

    id: int
    lane: int
    earliest: int
    latest: int
    precision: Precision
    inferred: bool
    label: str
    document_id: str
    offset: int
    approximate: bool = False


class MarkKind(StrEnum):
    """How a mark is drawn."""

    DOT = "dot"
    CLUSTER = "cluster"
    SPAN = "span"


class Mark(NamedTuple):
    """One thing to draw and to point at; ``x0 <= x <= x1`` in pixels, possibly beyond the window."""

    kind: MarkKind
    lane: int
    x: float
    x0: float
    x1: float
    size: int
    """How many events it stands for."""
    inferred: bool
    """Whether all of them are inferred."""
    soft: bool
    """Whether the ends are uncertain: a year named as the time of something, not a stated range."""
    ids: Sequence[int]


def mark_at(marks: Iterable[Mark], lane: int, x: float, slop_px: float = 4.0) -> Mark | None:
    """The mark under ``x``: the nearest dot or cluster, else the shortest bar; None where there is none."""
    best: tuple[bool, float] | None = None
    found: Mark | None = None
    for mark in marks:
        if mark.lane != lane or not mark.x0 - slop_px <= x <= mark.x1 + slop_px:
            continue
        is_bar = mark.kind is MarkKind.SPAN
        rank = (is_bar, mark.x1 - mark.x0 if is_bar else abs(mark.x - x))
        if best is None or rank < best:
            best, found = rank, mark
    return found


def is_soft(precision: Precision, approximate: bool) -> bool:
    """Whether an interval's ends say only how much is known: true of a year or "about", not of a range."""
    return approximate or precision is not Precision.RANGE


def half_width_px(size: int) -> float:
    """Half the width of the dot, or of the circle or pill that holds the number ``size``."""
    if size == 1:
        return DOT_RADIUS_PX
    return 7.5 if size < 100 else 3.0 + 2.9 * len(str(size))
