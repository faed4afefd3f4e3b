"""Timeline geometry: every number of a frame, in both directions."""

from __future__ import annotations

import itertools
import random

import pytest

from core.chronology.calendars import to_jdn
from core.chronology.layout import (
    MAX_WINDOW_DAYS,
    MIN_WINDOW_DAYS,
    SPAN_PX,
    EventIndex,
    Mark,
    MarkKind,
    Scale,
    TimelineEvent,
    half_width_px,
    is_soft,
    lay_out,
    mark_at,
)
from core.chronology.model import Calendar, Precision


def jdn(year: int, month: int = 1, day: int = 1) -> int:
    return to_jdn(Calendar.GREGORIAN, year, month, day)


def index_of(*rows: tuple) -> EventIndex:
    """Rows of lane, earliest, latest, and then perhaps precision, inferred, approximate."""
    events = []
    for number, (lane, earliest, latest, *rest) in enumerate(rows):
        precision = rest[0] if rest else Precision.DAY
        inferred = rest[1] if len(rest) > 1 else False
        approximate = rest[2] if len(rest) > 2 else False
        events.append(TimelineEvent(number, lane, earliest, latest, precision, inferred, "", "d", 0, approximate))
    return EventIndex.of(events)


def dump(marks: list[Mark]) -> str:
    lines = []
    for mark in marks:
        ids = list(mark.ids)
        shown = f"{ids}" if len(ids) < 6 else f"[{ids[0]} … {ids[-1]}]"
        flags = " inferred" * mark.inferred + " soft" * mark.soft
        lines.append(
            f"lane {mark.lane} {mark.kind} x {mark.x:.2f} [{mark.x0:.2f} {mark.x1:.2f}] size {mark.size} {shown}{flags}"
        )
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("rtl", [False, True])
def test_a_day_and_its_place_are_inverse(rtl):
    scale = Scale(jdn(-500), jdn(1900), 800, rtl)
    for x in (0, 1, 399.5, 800, -40, 900):
        assert scale.x_of(scale.jd_of(x)) == pytest.approx(x, abs=1e-6)
    assert scale.x_of(scale.start) == (800 if rtl else 0)


@pytest.mark.parametrize("rtl", [False, True])
@pytest.mark.parametrize("factor", [1.25, 0.8, 1000.0, 0.0001])
def test_zoom_keeps_the_day_under_the_pointer(rtl, factor):
    scale = Scale(jdn(1900), jdn(1920), 800, rtl)
    zoomed = scale.zoomed(factor, 200)
    assert zoomed.jd_of(200) == pytest.approx(scale.jd_of(200), abs=1e-3)
    assert zoomed.days == pytest.approx(min(max(scale.days / factor, MIN_WINDOW_DAYS), MAX_WINDOW_DAYS))


@pytest.mark.parametrize("rtl", [False, True])
def test_panning_moves_what_is_drawn_the_other_way(rtl):
    scale = Scale(jdn(1900), jdn(1920), 800, rtl)
    day = jdn(1910)
    assert scale.panned(30).x_of(day) == pytest.approx(scale.x_of(day) - 30)


def test_the_window_never_leaves_the_events():
    scale = Scale(0, 100, 800)
    assert scale.clamped(500, 600).end == 500
    assert scale.clamped(-500, -400).start == -400
    assert scale.clamped(40, 50) == scale
    assert Scale(0, 0.5, 800).clamped(0, 1).days == MIN_WINDOW_DAYS
    assert Scale(-1e9, 1e9, 800).clamped(0, 1).days == pytest.approx(MAX_WINDOW_DAYS)


@pytest.mark.parametrize("rtl", [False, True], ids=["ltr", "rtl"])
def test_golden_geometry(golden, rtl):
    def scale(start: float, end: float) -> Scale:
        return Scale(start, end, 800, rtl)

    ides = jdn(-43, 3, 15)
    night = jdn(1917, 11, 7)
    century = (jdn(1801), jdn(1901) - 1)
    parts = {
        "BCE": (
            index_of(
                (0, ides, ides),
                (0, jdn(-99), jdn(0, 12, 31), Precision.CENTURY),
                (1, jdn(-3000), jdn(-2000) - 1, Precision.RANGE),
                (1, jdn(1), jdn(1, 12, 31), Precision.YEAR, True),
            ),
            scale(jdn(-3500), jdn(500)),
        ),
        "one day": (
            index_of((0, night, night), (0, night, night), (0, night + 1, night + 1), (1, night, night)),
            scale(night - 1, night + 3),
        ),
        "one event": (index_of((0, night, night)), scale(night - 30, night + 31)),
        "five thousand events on one day": (
            index_of(*[(0, night, night, Precision.DAY, i % 2 == 0) for i in range(5000)]),
            scale(jdn(1900), jdn(1930)),
        ),
        "ranges across the window's edges": (
            index_of(
                (0, jdn(1890), jdn(1905), Precision.RANGE),
                (0, jdn(1915), jdn(1990), Precision.RANGE),
                (0, *century, Precision.CENTURY),
                (0, jdn(1870), jdn(1950), Precision.RANGE, False, True),
                (0, jdn(1880), jdn(1890), Precision.RANGE),
                (0, jdn(1931), jdn(1932), Precision.RANGE),
            ),
            scale(jdn(1900), jdn(1930)),
        ),
        "empty": (index_of(), scale(jdn(1900), jdn(1930))),
    }
    text = "".join(f"# {name}\n{dump(lay_out(index, s, range(2)))}" for name, (index, s) in parts.items())
    golden(f"timeline_layout_{'rtl' if rtl else 'ltr'}.txt", text)


def test_right_to_left_is_the_mirror_image():
    rows = [(i % 3, jdn(1900 + i, 3, 1), jdn(1900 + i, 3, 1 + i % 20)) for i in range(30)]
    index = index_of(*rows)
    ltr = lay_out(index, Scale(jdn(1895), jdn(1935), 700), range(3))
    rtl = lay_out(index, Scale(jdn(1895), jdn(1935), 700, True), range(3))
    assert [(m.kind, list(m.ids)) for m in ltr] == [(m.kind, list(m.ids)) for m in rtl]
    for a, b in zip(ltr, rtl, strict=True):
        assert (b.x, b.x0, b.x1) == pytest.approx((700 - a.x, 700 - a.x1, 700 - a.x0))


@pytest.fixture(scope="module")
def crowd() -> EventIndex:
    chance = random.Random(7)
    rows = []
    for _ in range(3000):
        start = jdn(1900) + chance.randrange(9000)
        length = chance.choice([0, 0, 0, 30, 365, 3650])
        rows.append((chance.randrange(3), start, start + length))
    return index_of(*rows)


@pytest.mark.parametrize("days", [5, 60, 700, 9000, 90_000])
def test_every_event_of_the_window_is_in_exactly_one_mark(crowd, days):
    scale = Scale(jdn(1905), jdn(1905) + days, 640)
    marks = lay_out(crowd, scale, range(3))
    all_ids = [i for mark in marks for i in mark.ids]
    shown = set(all_ids)
    assert len(shown) == len(all_ids)
    for i in range(len(crowd)):
        first, after = crowd.earliest[i], crowd.latest[i] + 1
        surely_a_bar = (after - first) * scale.px_per_day >= 2 * SPAN_PX
        if scale.start <= crowd.mids[i] <= scale.end or (surely_a_bar and first < scale.end and after > scale.start):
            assert i in shown
    for mark in marks:
        assert mark.size == len(mark.ids)
        assert {crowd.lanes[i] for i in mark.ids} == {mark.lane}


def test_dots_and_clusters_never_touch(crowd):
    for days in (30, 400, 5000, 20000):
        marks = lay_out(crowd, Scale(jdn(1903), jdn(1903) + days, 900), range(3))
        dots = [m for m in marks if m.kind is not MarkKind.SPAN]
        for a, b in itertools.pairwise(dots):
            if a.lane == b.lane:
                assert b.x0 > a.x1 - 3, (days, a, b)


def test_clusters_do_not_regroup_while_panning(crowd):
    scale = Scale(jdn(1905), jdn(1909), 640)
    before = {tuple(m.ids) for m in lay_out(crowd, scale, range(3)) if 100 < m.x < 540}
    for px in range(0, 90, 7):
        after = {tuple(m.ids) for m in lay_out(crowd, scale.panned(px), range(3))}
        assert before <= after


def test_an_interval_becomes_a_bar_when_it_is_wide_enough():
    year = (jdn(1905), jdn(1905, 12, 31))
    index = index_of((0, *year, Precision.YEAR))
    assert lay_out(index, Scale(jdn(1000), jdn(2000), 800), [0])[0].kind is MarkKind.DOT
    (bar,) = lay_out(index, Scale(jdn(1900), jdn(1910), 800), [0])
    assert bar.kind is MarkKind.SPAN
    assert bar.soft
    assert bar.x1 - bar.x0 == pytest.approx(365 / (jdn(1910) - jdn(1900)) * 800)


def test_only_a_stated_range_has_hard_ends():
    assert not is_soft(Precision.RANGE, approximate=False)
    assert is_soft(Precision.RANGE, approximate=True)
    assert is_soft(Precision.YEAR, approximate=False)


def test_a_cluster_is_inferred_only_if_all_of_it_is():
    day = jdn(1905)
    mixed = index_of((0, day, day, Precision.DAY, True), (0, day, day))
    whole = index_of((0, day, day, Precision.DAY, True), (0, day, day, Precision.DAY, True))
    scale = Scale(day - 50, day + 50, 500)
    assert not lay_out(mixed, scale, [0])[0].inferred
    assert lay_out(whole, scale, [0])[0].inferred


def test_pointing_prefers_the_nearest_dot_and_then_the_shortest_bar():
    day = jdn(1905, 6, 1)
    index = index_of(
        (0, jdn(1900), jdn(1910), Precision.RANGE), (0, jdn(1904), jdn(1906), Precision.RANGE), (0, day, day)
    )
    scale = Scale(jdn(1890), jdn(1920), 900)
    marks = lay_out(index, scale, [0])
    assert list(mark_at(marks, 0, scale.x_of(day) + 3).ids) == [2]
    assert list(mark_at(marks, 0, scale.x_of(jdn(1904, 6))).ids) == [1]
    assert list(mark_at(marks, 0, scale.x_of(jdn(1902))).ids) == [0]
    assert mark_at(marks, 0, scale.x_of(jdn(1895))) is None
    assert mark_at(marks, 1, scale.x_of(day)) is None


def test_density_counts_every_event_once_from_the_visual_left(crowd):
    scale = Scale(*crowd.extent(), 600)
    counts = crowd.density(scale, 50)
    assert len(counts) == 50
    assert sum(counts) == len(crowd)
    assert crowd.density(Scale(*crowd.extent(), 600, True), 50) == counts[::-1]


def test_walking_visits_every_event_in_order_of_time(crowd):
    at = crowd.order[0]
    seen = [at]
    for _ in range(len(crowd) - 1):
        at = crowd.step(at, 1)
        seen.append(at)
    assert len(set(seen)) == len(crowd)
    assert crowd.step(at, 1) == at
    middles = [crowd.mids[i] for i in seen]
    assert middles == sorted(middles)


def test_finding_events():
    index = index_of((0, 100, 100), (0, 100, 100), (0, 90, 120), (1, 110, 110))
    assert index.find(0, 100, 100) == 0
    assert index.find(0, 90, 120) == 2
    assert index.find(0, 90, 119) is None
    assert index.find(1, 100, 100) is None
    assert index.find(9, 100, 100) is None
    assert index.nearest(109.0) == 3
    assert index.nearest(109.0, lane=0) == 2
    assert index.nearest(5.0, lane=9) is None
    assert index.extent() == (90, 121)
    assert index.lane_extent(1) == (110, 111)
    assert index_of().extent() is None


def test_a_stray_date_does_not_stretch_the_first_view():
    year = [(0, jdn(1917, 1 + i % 12, 1 + i), jdn(1917, 1 + i % 12, 1 + i)) for i in range(28)]
    rome = (0, jdn(-43, 3, 15), jdn(-43, 3, 15))
    first, last = index_of(*year, rome).typical_extent()
    assert jdn(1917) <= first < last <= jdn(1918)
    assert index_of(*year[:5], rome).typical_extent() == (jdn(-43, 3, 15), max(r[2] for r in year[:5]) + 1)
    assert index_of(*year).typical_extent() == index_of(*year).extent()
    assert index_of().typical_extent() is None
    both = index_of(*year, rome, (1, jdn(1500), jdn(1500)))
    assert both.typical_extent(0) == (first, last)
    assert both.typical_extent(1) == (jdn(1500), jdn(1500) + 1)
    assert both.typical_extent(2) is None


def test_wide_numbers_get_wide_pills():
    assert half_width_px(1) < half_width_px(2) == half_width_px(99) < half_width_px(100) < half_width_px(5000)
