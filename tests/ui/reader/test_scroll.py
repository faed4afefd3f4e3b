from hypothesis import given
from hypothesis import strategies as st

from ui.reader.heights import Heights
from ui.reader.scroll import Scroll

TRUE = st.lists(st.integers(5, 120), min_size=1, max_size=600)


def scroll_over(true, view=300, guess=37):
    heights = Heights(len(true), lambda row: guess, lambda first, end: guess * (end - first))
    return Scroll(heights, true.__getitem__, view)


def naive(true, view, distance):
    return min(max(distance, 0), max(sum(true) - view, 0))


@given(TRUE, st.lists(st.integers(-900, 900), max_size=12))
def test_near_scrolling_is_exact_though_every_height_is_a_guess(true, distances):
    scroll = scroll_over(true)
    at = 0
    for distance in distances:
        at = naive(true, 300, at + distance)
        scroll.by(distance)
        assert sum(true[: scroll.row]) + scroll.into == at


@given(TRUE, st.integers(0, 10**5))
def test_correcting_heights_above_never_moves_the_view(true, position):
    scroll = scroll_over(true)
    scroll.to(position)
    seen = scroll.visible()
    for row, height in enumerate(true):
        scroll.heights.set(row, height)
    assert scroll.visible() == seen


@given(TRUE, st.integers(-100, 10**5))
def test_the_view_is_always_full_when_there_is_enough(true, position):
    scroll = scroll_over(true)
    scroll.to(position)
    rows = scroll.visible()
    top = rows[0][1]
    bottom = rows[-1][1] + true[rows[-1][0]]
    assert top <= 0
    assert bottom >= min(300, sum(true))


@given(TRUE)
def test_the_ends_are_reached(true):
    scroll = scroll_over(true)
    scroll.to_end()
    row, y = scroll.visible()[-1]
    assert row == len(true) - 1
    assert y + true[row] == min(300, sum(true))
    assert scroll.position == scroll.furthest
    scroll.to(0)
    assert (scroll.row, scroll.into) == (0, 0)


def test_nothing_to_scroll():
    scroll = scroll_over([])
    scroll.by(50)
    scroll.to_end()
    assert (scroll.visible(), scroll.position, scroll.furthest) == ([], 0, 0)
