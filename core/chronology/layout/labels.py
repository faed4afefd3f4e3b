"""Words beside dots: which of them have room, and how much."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from core.chronology.layout.marks import Mark, MarkKind
from core.chronology.layout.scale import Scale

LEAST_PX = 54.0
"""A label narrower than this says nothing."""
MOST_PX = 260.0
_GAP_PX = 5.0
_APART_PX = 8.0


class Label(NamedTuple):
    """Room for the words of an event: from ``x0`` to ``x1``, beside its mark on the side of later days."""

    event: int
    lane: int
    x0: float
    x1: float


def label_rooms(marks: Sequence[Mark], scale: Scale) -> list[Label]:
    """The free stretch after each dot up to the next mark of its lane, where words would fit.

    A label begins beside its dot on the side of later days, ends before whatever comes next in the
    lane or at the window's edge, and so can overlap nothing. Bars that lie behind a dot are no
    obstacle to its words only if they end before them. Clusters have no words: they have a number.
    """
    rooms: list[Label] = []
    for lane, group in groupby(marks, key=attrgetter("lane")):
        found = list(group)
        edges = sorted(_later_side(scale, mark) for mark in found)
        reach = _bar_reaches(found, scale)
        for mark in found:
            if mark.kind is MarkKind.DOT:
                _add_room(rooms, lane, mark, edges, reach, scale)
    return rooms


def _later_side(scale: Scale, mark: Mark) -> float:
    """Where a mark begins, counted in the direction of time from the window's start."""
    return scale.width_px - mark.x1 if scale.rtl else mark.x0


def _bar_reaches(marks: Iterable[Mark], scale: Scale) -> list[tuple[float, float]]:
    """Bars as stretches along time; those wider than the window are a background and hide nothing."""
    return [
        (scale.width_px - mark.x1, scale.width_px - mark.x0) if scale.rtl else (mark.x0, mark.x1)
        for mark in marks
        if mark.kind is MarkKind.SPAN and mark.x1 - mark.x0 <= scale.width_px
    ]


def _add_room(
    rooms: list[Label],
    lane: int,
    mark: Mark,
    edges: Sequence[float],
    bars: Sequence[tuple[float, float]],
    scale: Scale,
) -> None:
    begin = (scale.width_px - mark.x0 if scale.rtl else mark.x1) + _GAP_PX
    place = bisect_right(edges, begin - _GAP_PX)
    after = edges[place] if place < len(edges) else scale.width_px + _APART_PX
    end = min(after - _APART_PX, scale.width_px, begin + MOST_PX)
    if begin < 0 or end - begin < LEAST_PX or any(a < begin < b for a, b in bars):
        return
    x0, x1 = (scale.width_px - end, scale.width_px - begin) if scale.rtl else (begin, end)
    rooms.append(Label(mark.ids[0], lane, x0, x1))
