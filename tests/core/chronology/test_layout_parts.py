"""Labels, pins and throws: geometry beside the marks of events, in both directions."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from core.chronology.calendars import to_jdn
from core.chronology.layout import (
    EventIndex,
    Fling,
    Pin,
    PinIndex,
    PinKind,
    Scale,
    label_rooms,
    lay_out,
    pin_at,
    release_speed,
)
from core.chronology.model import Calendar


def jdn(year: int, month: int = 1, day: int = 1) -> int:
    return to_jdn(Calendar.GREGORIAN, year, month, day)


def index_of(*rows: tuple[int, int, int]) -> EventIndex:
    lanes, first, last = zip(*rows, strict=True)
    return EventIndex(lanes, first, last, bytes(len(rows)), bytes(len(rows)))


@pytest.mark.parametrize("rtl", [False, True])
@pytest.mark.parametrize("days", [10, 300, 9000])
def test_no_label_touches_a_mark_or_another_label_or_the_edge(rtl, days):
    chance = random.Random(5)
    rows = []
    for _ in range(400):
        start = jdn(1900) + chance.randrange(9000)
        rows.append((chance.randrange(3), start, start + chance.choice([0, 0, 0, 30, 365])))
    scale = Scale(jdn(1910), jdn(1910) + days, 900, rtl)
    marks = lay_out(index_of(*rows), scale, range(3))
    rooms = label_rooms(marks, scale)
    for room in rooms:
        assert 0 <= room.x0 < room.x1 <= 900
    for lane in range(3):
        taken = [(m.x0, m.x1) for m in marks if m.lane == lane and m.x1 - m.x0 <= 900]
        for room in (room for room in rooms if room.lane == lane):
            assert not any(a < room.x1 and room.x0 < b for a, b in taken)
        stretches = sorted((room.x0, room.x1) for room in rooms if room.lane == lane)
        assert all(a[1] <= b[0] for a, b in pairwise(stretches))
    if days == 300:
        assert rooms


def test_labels_are_mirrored():
    rows = [(0, jdn(1900 + i), jdn(1900 + i)) for i in range(0, 30, 7)]
    sides = []
    for rtl in (False, True):
        scale = Scale(jdn(1899), jdn(1931), 800, rtl)
        sides.append(label_rooms(lay_out(index_of(*rows), scale, [0]), scale))
    ltr, rtl_rooms = sides
    assert [room.event for room in ltr] == [room.event for room in rtl_rooms]
    for a, b in zip(ltr, rtl_rooms, strict=True):
        assert (b.x0, b.x1) == pytest.approx((800 - a.x1, 800 - a.x0))


def test_a_lone_event_has_a_label_and_a_cluster_has_none():
    day = jdn(1917, 11, 7)
    scale = Scale(day - 30, day + 31, 800)
    assert len(label_rooms(lay_out(index_of((0, day, day)), scale, [0]), scale)) == 1
    crowd = index_of(*[(0, day, day)] * 5000)
    assert label_rooms(lay_out(crowd, scale, [0]), scale) == []


def pin(kind: PinKind, day: int, start: int = 0) -> Pin:
    return Pin("d", kind, day, day, start, start + 1)


@pytest.mark.parametrize("rtl", [False, True])
def test_near_pins_of_a_kind_are_one_and_can_be_pointed_at(rtl):
    pins = PinIndex(
        [
            (0, pin(PinKind.NOTE, jdn(1905), 1)),
            (0, pin(PinKind.NOTE, jdn(1905), 2)),
            (0, pin(PinKind.BOOKMARK, jdn(1908), 3)),
            (2, pin(PinKind.HIT, jdn(1905), 4)),
            (0, pin(PinKind.HIT, jdn(1800), 5)),
        ]
    )
    scale = Scale(jdn(1900), jdn(1910), 800, rtl)
    marks = pins.lay_out(scale, range(2))
    assert [(m.lane, m.kind, m.pins) for m in marks] == [(0, PinKind.BOOKMARK, (2,)), (0, PinKind.NOTE, (0, 1))]
    x = scale.x_of(jdn(1905) + 0.5)
    assert pin_at(marks, 0, x + 2).kind is PinKind.NOTE
    assert pin_at(marks, 0, x + 40) is None
    assert pin_at(marks, 1, x) is None


def test_a_fling_slows_down_and_ends():
    fling = Fling(2.0)
    places = [fling.at(t) for t in range(0, 3000, 50)]
    steps = [b - a for a, b in pairwise(places)]
    assert all(a > b > 0 for a, b in pairwise(steps[:30]))
    assert not fling.done(100) and fling.done(3000)
    assert fling.at(3000) == pytest.approx(fling.distance_px, abs=0.5)
    assert Fling(-2.0).at(100) == -fling.at(100)


def test_the_speed_of_a_hand_that_rested_is_nothing():
    assert release_speed([(0, 0), (20, 40), (40, 80)]) == 2.0
    assert release_speed([(0, 0), (20, 40), (200, 40), (260, 40)]) == 0
    assert release_speed([(0, 0)]) == 0
    assert release_speed([(5, 0), (5, 90)]) == 0
    assert release_speed([(0, 0), (10, 900)]) == 6.0, "no hand is faster than can be followed"


@pytest.mark.parametrize("rtl", [False, True], ids=["ltr", "rtl"])
def test_golden_labels_and_pins(golden, rtl):
    night = jdn(1917, 11, 7)
    shapes = {
        "BCE": (index_of((0, jdn(-43, 3, 15), jdn(-43, 3, 15)), (0, jdn(-30), jdn(-30))), (jdn(-50), jdn(10))),
        "one day": (index_of((0, night, night), (0, night + 2, night + 2)), (night - 1, night + 5)),
        "one event": (index_of((0, night, night)), (night - 30, night + 31)),
        "five thousand on one day, and one beside": (
            index_of(*[(0, night, night)] * 5000, (0, night + 900, night + 900)),
            (jdn(1915), jdn(1922)),
        ),
        "ranges across the edges": (
            index_of(
                (0, jdn(1890), jdn(1905)),
                (0, jdn(1908), jdn(1908)),
                (0, jdn(1916), jdn(1950)),
                (0, jdn(1912), jdn(1913)),
            ),
            (jdn(1900), jdn(1930)),
        ),
    }
    text = ""
    for name, (index, window) in shapes.items():
        scale = Scale(*window, 800, rtl)
        text += f"# {name}\n"
        for room in label_rooms(lay_out(index, scale, [0]), scale):
            text += f"label of {room.event} [{room.x0:.2f} {room.x1:.2f}]\n"
        middle = round((window[0] + window[1]) / 2)
        pins = PinIndex([(0, pin(kind, middle + 2 * i)) for i, kind in enumerate(PinKind)])
        for mark in pins.lay_out(scale, [0]):
            text += f"{mark.kind} x {mark.x:.2f} {list(mark.pins)}\n"
    golden(f"timeline_parts_{'rtl' if rtl else 'ltr'}.txt", text)
