"""Marks that are not events: the reader's own annotations and the hits of a search, under the lanes' dots."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from core.chronology.layout.scale import Scale

PIN_NEAR_PX = 7.0
"""Pins of one kind that start within this distance are one."""
PIN_HALF_PX = 3.5


class PinKind(StrEnum):
    """What a pin stands for."""

    BOOKMARK = "bookmark"
    HIGHLIGHT = "highlight"
    NOTE = "note"
    HIT = "hit"


@dataclass(frozen=True, slots=True)
class Pin:
    """A dated passage that is no event; ``earliest`` and ``latest`` are JDN, both included."""

    document_id: str
    kind: PinKind
    earliest: int
    latest: int
    start: int
    """Offset of the passage, where a click goes."""
    end: int
    id: str = ""
    colour: str = ""
    words: str = ""
    """What its tip says, in the document's own language."""


class PinMark(NamedTuple):
    """Pins drawn as one; ``pins`` are places in the index."""

    lane: int
    kind: PinKind
    x: float
    pins: tuple[int, ...]


class PinIndex:
    """Pins by lane and kind, sorted by the middle of their days."""

    def __init__(self, pins: Sequence[tuple[int, Pin]]) -> None:
        self.pins = [pin for _lane, pin in pins]
        groups: dict[tuple[int, PinKind], list[int]] = {}
        for place, (lane, pin) in enumerate(pins):
            groups.setdefault((lane, pin.kind), []).append(place)
        self._groups: dict[tuple[int, PinKind], tuple[array[float], list[int]]] = {}
        for key, places in groups.items():
            places.sort(key=self._middle)
            self._groups[key] = (array("d", map(self._middle, places)), places)

    def __len__(self) -> int:
        return len(self.pins)

    def _middle(self, place: int) -> float:
        pin = self.pins[place]
        return (pin.earliest + pin.latest + 1) / 2

    def lay_out(self, scale: Scale, lanes: Iterable[int]) -> list[PinMark]:
        """The pins of ``lanes`` in the window; near ones of a kind are one mark."""
        marks: list[PinMark] = []
        near = PIN_NEAR_PX / scale.px_per_day
        for lane in lanes:
            for kind in PinKind:
                mids, places = self._groups.get((lane, kind), (array("d"), []))
                at = bisect_left(mids, scale.start - near)
                stop = bisect_right(mids, scale.end)
                while at < stop:
                    after = max(bisect_left(mids, mids[at] + near, at), at + 1)
                    x = scale.x_of((mids[at] + mids[after - 1]) / 2)
                    if -0.5 <= x <= scale.width_px + 0.5:
                        marks.append(PinMark(lane, kind, x, tuple(places[at:after])))
                    at = after
        return marks


def pin_at(marks: Iterable[PinMark], lane: int, x: float, slop_px: float = 3.0) -> PinMark | None:
    """The pin nearest to ``x`` in a lane; None where there is none."""
    near = [mark for mark in marks if mark.lane == lane and abs(mark.x - x) <= PIN_HALF_PX + slop_px]
    return min(near, key=lambda mark: abs(mark.x - x), default=None)
