"""Events as sorted columns per lane: what a frame costs depends on its pixels, not on their number.

Groups of near dots are found by bisection, in tiles that stand still while the window moves over them,
so clusters neither flicker nor regroup while panning.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from math import ceil, floor
from typing import NamedTuple

from core.chronology.layout.marks import Mark, MarkKind, TimelineEvent, half_width_px, is_soft
from core.chronology.layout.scale import Scale

NEAR_PX = 16.0
"""Dots that start within this distance of each other are one cluster."""
SPAN_PX = 10.0
"""An interval at least this wide is drawn as a bar, a narrower one as a dot at its middle."""
_ENOUGH_EVENTS = 20
"""With fewer, none is an outlier."""
_TILE_PX = 1024.0
_EDGE_PX = 40.0
_SPAN_GRID_PX = 3.0


class _Points(NamedTuple):
    """Events drawn as dots, sorted by their middle."""

    mids: array[float]
    ids: array[int]
    inferred_before: array[int]


class _Bars(NamedTuple):
    """Events of one length class, sorted by their first day."""

    starts: array[int]
    ends: array[int]
    ids: array[int]
    inferred_before: array[int]
    soft_before: array[int]


class _LaneColumns:
    """The events of one lane; every column is built when it is first looked at."""

    def __init__(self) -> None:
        self.by_length: dict[int, list[int]] = {}
        self.points: dict[int, _Points] = {}
        self.bars: dict[int, _Bars] = {}
        self.groups: dict[int, list[tuple[int, int]]] = {}


class EventIndex:
    """All events of a timeline as sorted columns; ``ids`` are positions in the columns given.

    ``lanes[i]``, ``earliest[i]`` and ``latest[i]`` (JDN, both included) describe event ``i``;
    ``inferred`` and ``soft`` hold one byte per event, 0 or 1.
    """

    def __init__(
        self,
        lanes: Sequence[int],
        earliest: Sequence[int],
        latest: Sequence[int],
        inferred: bytes | bytearray,
        soft: bytes | bytearray,
    ) -> None:
        self.lanes = array("q", lanes)
        self.earliest = array("q", earliest)
        self.latest = array("q", latest)
        self.inferred = bytes(inferred)
        self.soft = bytes(soft)
        self.mids = array("d", [(a + b + 1) / 2 for a, b in zip(earliest, latest, strict=True)])
        self._columns: dict[int, _LaneColumns] = {}
        for event, (lane, first, last) in enumerate(zip(lanes, earliest, latest, strict=True)):
            columns = self._columns.get(lane)
            if columns is None:
                columns = self._columns[lane] = _LaneColumns()
            columns.by_length.setdefault((last - first).bit_length(), []).append(event)
        self._sorted_mids = array("d", sorted(self.mids))
        self._extent = (min(earliest), max(latest) + 1) if self.mids else None
        self._order: array[int] | None = None
        self._rank: array[int] | None = None
        self._grouped_at = 0.0

    @classmethod
    def of(cls, events: Iterable[TimelineEvent]) -> EventIndex:
        """An index of events; ids are renumbered in the order given."""
        rows = list(events)
        return cls(
            [e.lane for e in rows],
            [e.earliest for e in rows],
            [e.latest for e in rows],
            bytes(e.inferred for e in rows),
            bytes(is_soft(e.precision, e.approximate) for e in rows),
        )

    def __len__(self) -> int:
        return len(self.mids)

    def extent(self, ids: Iterable[int] | None = None) -> tuple[int, int] | None:
        """The first day and the day after the last of ``ids``, or of everything; None if there are none."""
        if ids is None:
            return self._extent
        chosen = list(ids)
        if not chosen:
            return None
        return min(self.earliest[i] for i in chosen), max(self.latest[i] for i in chosen) + 1

    def typical_extent(self, lane: int | None = None) -> tuple[int, int] | None:
        """The shortest stretch that holds nine tenths of the events, if it is under half of the whole.

        A book on 1917 that once mentions Rome is a book on 1917. Of one lane, or of all.
        """
        whole = self.extent() if lane is None else self.lane_extent(lane)
        if whole is None:
            return None
        mids: Sequence[float] = self._sorted_mids
        if lane is not None:
            columns = self._columns[lane]
            mids = self._points(columns, max(columns.by_length)).mids
        if len(mids) < _ENOUGH_EVENTS:
            return whole
        held = -(-len(mids) * 9 // 10)
        first = min(range(len(mids) - held + 1), key=lambda i: mids[i + held - 1] - mids[i])
        extent = floor(mids[first]), ceil(mids[first + held - 1])
        return extent if extent[1] - extent[0] < (whole[1] - whole[0]) / 2 else whole

    def lane_extent(self, lane: int) -> tuple[int, int] | None:
        """The first day and the day after the last of a lane; None if it is empty."""
        columns = self._columns.get(lane)
        if columns is None:
            return None
        return self.extent(i for group in columns.by_length.values() for i in group)

    @property
    def order(self) -> Sequence[int]:
        """All ids by time, then as given."""
        if self._order is None:
            self._order = array("q", sorted(range(len(self.mids)), key=self.mids.__getitem__))
        return self._order

    def step(self, event: int, steps: int) -> int:
        """The event that many places later in ``order``; the last or first beyond the ends."""
        order = self.order
        if self._rank is None:
            self._rank = array("q", bytes(8 * len(order)))
            for place, each in enumerate(order):
                self._rank[each] = place
        return order[min(max(self._rank[event] + steps, 0), len(order) - 1)]

    def nearest(self, jd: float, lane: int | None = None) -> int | None:
        """The event whose middle is nearest to ``jd``, in one lane or in all."""
        if lane is None:
            mids: Sequence[float] = self._sorted_mids
            ids: Sequence[int] = self.order
        else:
            columns = self._columns.get(lane)
            if columns is None:
                return None
            points = self._points(columns, max(columns.by_length))
            mids, ids = points.mids, points.ids
        if not ids:
            return None
        after = min(bisect_left(mids, jd), len(ids) - 1)
        if after and jd - mids[after - 1] <= abs(mids[after] - jd):
            after = bisect_left(mids, mids[after - 1])
        return ids[after]

    def find(self, lane: int, earliest: int, latest: int) -> int | None:
        """The first event of a lane that has exactly these days."""
        columns = self._columns.get(lane)
        length = (latest - earliest).bit_length()
        if columns is None or length not in columns.by_length:
            return None
        bars = self._bars(columns, length)
        place = bisect_left(bars.starts, earliest)
        while place < len(bars.starts) and bars.starts[place] == earliest:
            if bars.ends[place] == latest + 1:
                return bars.ids[place]
            place += 1
        return None

    def density(self, scale: Scale, bins: int) -> list[int]:
        """How many events have their middle in each of ``bins`` equal parts, from the visual left."""
        mids = self._sorted_mids
        edges = [
            bisect_left(mids, scale.start + scale.days * i / bins) if i < bins else bisect_right(mids, scale.end)
            for i in range(bins + 1)
        ]
        counts = [after - before for before, after in pairwise(edges)]
        return counts[::-1] if scale.rtl else counts

    def _points(self, columns: _LaneColumns, longest: int) -> _Points:
        """The events of the classes up to ``longest``, by their middle."""
        classes = [length for length in columns.by_length if length <= longest]
        points = columns.points.get(len(classes))
        if points is None:
            merged = [i for length in sorted(classes) for i in columns.by_length[length]]
            merged.sort()
            merged.sort(key=self.mids.__getitem__)
            points = _Points(
                array("d", map(self.mids.__getitem__, merged)),
                array("q", merged),
                _before(self.inferred, merged),
            )
            columns.points[len(classes)] = points
        return points

    def _bars(self, columns: _LaneColumns, length: int) -> _Bars:
        bars = columns.bars.get(length)
        if bars is None:
            ids = sorted(columns.by_length[length], key=self.earliest.__getitem__)
            bars = _Bars(
                array("q", map(self.earliest.__getitem__, ids)),
                array("q", [self.latest[i] + 1 for i in ids]),
                array("q", ids),
                _before(self.inferred, ids),
                _before(self.soft, ids),
            )
            columns.bars[length] = bars
        return bars

    def _lane_marks(self, lane: int, scale: Scale, px_per_day: float) -> list[Mark]:
        columns = self._columns.get(lane)
        if columns is None:
            return []
        bar_classes = [
            length
            for length in sorted(columns.by_length, reverse=True)
            if length and ((1 << (length - 1)) + 1) * px_per_day >= SPAN_PX
        ]
        marks: list[Mark] = []
        for length in bar_classes:
            self._add_bars(marks, lane, self._bars(columns, length), (1 << length) + 1, scale, px_per_day)
        longest = min(bar_classes, default=1000) - 1
        self._add_dots(marks, lane, columns, self._points(columns, longest), scale, px_per_day)
        return marks

    def _add_bars(
        self, marks: list[Mark], lane: int, bars: _Bars, longest: int, scale: Scale, px_per_day: float
    ) -> None:
        """Bars that start in the same few pixels are one, as long as the longest of them."""
        first_cell = floor((scale.start - longest) * px_per_day / _SPAN_GRID_PX)
        place = bisect_left(bars.starts, first_cell * _SPAN_GRID_PX / px_per_day)
        stop = bisect_right(bars.starts, scale.end)
        while place < stop:
            start = bars.starts[place]
            cell_end = (floor(start * px_per_day / _SPAN_GRID_PX) + 1) * _SPAN_GRID_PX / px_per_day
            after = max(bisect_left(bars.starts, cell_end, place), place + 1)
            end = max(bars.ends[place:after])
            if end > scale.start:
                x0, x1 = sorted((scale.x_of(start), scale.x_of(end)))
                size = after - place
                marks.append(
                    Mark(
                        MarkKind.SPAN,
                        lane,
                        (x0 + x1) / 2,
                        x0,
                        x1,
                        size,
                        bars.inferred_before[after] - bars.inferred_before[place] == size,
                        bars.soft_before[after] - bars.soft_before[place] > 0,
                        memoryview(bars.ids)[place:after],
                    )
                )
            place = after

    def _add_dots(
        self,
        marks: list[Mark],
        lane: int,
        columns: _LaneColumns,
        points: _Points,
        scale: Scale,
        px_per_day: float,
    ) -> None:
        mids = points.mids
        first = floor((scale.start * px_per_day - _EDGE_PX) / _TILE_PX)
        last = floor((scale.end * px_per_day + _EDGE_PX) / _TILE_PX)
        groups: list[tuple[int, int]] = []
        for tile in range(first, last + 1):
            in_tile = columns.groups.get(tile)
            if in_tile is None:
                in_tile = columns.groups[tile] = _tile_groups(mids, tile, px_per_day)
            if groups and in_tile and _collide(mids, groups[-1], in_tile[0], px_per_day):
                groups[-1] = (groups[-1][0], in_tile[0][1])
                groups.extend(in_tile[1:])
            else:
                groups.extend(in_tile)
        left, right = -_EDGE_PX, scale.width_px + _EDGE_PX
        view = memoryview(points.ids)
        for place, after in groups:
            x = scale.x_of((mids[place] + mids[after - 1]) / 2)
            if left <= x <= right:
                size = after - place
                radius = half_width_px(size)
                inferred = points.inferred_before[after] - points.inferred_before[place] == size
                kind = MarkKind.DOT if size == 1 else MarkKind.CLUSTER
                marks.append(Mark(kind, lane, x, x - radius, x + radius, size, inferred, False, view[place:after]))

    def _use_scale(self, px_per_day: float) -> None:
        """Groups of dots hold for one zoom only."""
        if px_per_day != self._grouped_at:
            self._grouped_at = px_per_day
            for columns in self._columns.values():
                columns.groups.clear()


def lay_out(index: EventIndex, scale: Scale, lanes: Iterable[int]) -> list[Mark]:
    """The marks of ``lanes`` in the window, lane by lane: bars, the longest first, then dots by day."""
    # Ten digits: moving the window must not count as a new zoom because of its last bit.
    px_per_day = float(f"{scale.px_per_day:.10g}")
    index._use_scale(px_per_day)
    marks: list[Mark] = []
    for lane in lanes:
        marks.extend(index._lane_marks(lane, scale, px_per_day))
    return marks


def _before(flags: bytes, ids: Sequence[int]) -> array[int]:
    """``result[i]``: how many of the first ``i`` ids are flagged."""
    return array("q", accumulate(map(flags.__getitem__, ids), initial=0))


def _tile_groups(mids: Sequence[float], tile: int, px_per_day: float) -> list[tuple[int, int]]:
    """Groups ``[i, j)`` of the dots in one tile, no two of which would touch when drawn."""
    place = bisect_left(mids, tile * _TILE_PX / px_per_day)
    stop = bisect_left(mids, (tile + 1) * _TILE_PX / px_per_day)
    near = NEAR_PX / px_per_day
    groups: list[tuple[int, int]] = []
    while place < stop:
        group = (place, max(bisect_left(mids, mids[place] + near, place, stop), place + 1))
        place = group[1]
        while groups and _collide(mids, groups[-1], group, px_per_day):
            group = (groups.pop()[0], group[1])
        groups.append(group)
    return groups


def _collide(mids: Sequence[float], a: tuple[int, int], b: tuple[int, int], px_per_day: float) -> bool:
    apart = (mids[b[0]] + mids[b[1] - 1] - mids[a[0]] - mids[a[1] - 1]) / 2 * px_per_day
    return apart < half_width_px(a[1] - a[0]) + half_width_px(b[1] - b[0]) + 1
