from hypothesis import given
from hypothesis import strategies as st

from ui.reader.heights import CHUNK, Heights

HEIGHTS = st.lists(st.integers(1, 90), min_size=1, max_size=3 * CHUNK)


def exact(values):
    return Heights(len(values), values.__getitem__, lambda first, end: sum(values[first:end]))


@given(HEIGHTS, st.lists(st.tuples(st.integers(0, 10**6), st.integers(1, 500)), max_size=20))
def test_sums_equal_the_naive_ones(values, corrections):
    heights = exact(values)
    values = list(values)
    for place, height in corrections:
        row = place % len(values)
        heights.set(row, height)
        values[row] = height
    assert heights.total == sum(values)
    for row in range(0, len(values) + 1, 7):
        assert heights.top(row) == sum(values[:row])


@given(HEIGHTS, st.integers(-50, 10**5))
def test_locate_is_the_inverse_of_top(values, y):
    heights = exact(values)
    row, left = heights.locate(y)
    inside = min(max(y, 0), sum(values) - 1)
    assert 0 <= left < values[row]
    assert heights.top(row) + left == inside


def test_estimates_hold_until_a_chunk_is_opened():
    opened = []
    heights = Heights(10 * CHUNK, lambda row: opened.append(row) or 30, lambda first, end: 10 * (end - first))
    assert heights.total == 100 * CHUNK
    assert not opened
    assert heights.height(5 * CHUNK) == 30
    assert len(opened) == CHUNK
    assert heights.total == 90 * CHUNK + 30 * CHUNK


def test_locating_in_a_badly_guessed_chunk_keeps_its_share():
    heights = Heights(3 * CHUNK, lambda row: 40, lambda first, end: 10 * (end - first))
    row, _ = heights.locate(10 * CHUNK + 5 * CHUNK)
    assert abs(row - (CHUNK + CHUNK // 2)) <= 1


def test_peek_opens_nothing():
    heights = Heights(4 * CHUNK, lambda row: 1 / 0, lambda first, end: end - first)
    assert heights.peek(2 * CHUNK + CHUNK // 2) == (2 * CHUNK, 3 * CHUNK, 0.5)
    assert heights.peek(-3) == (0, CHUNK, 0.0)


def test_nothing():
    heights = exact([])
    assert (heights.total, heights.locate(5), heights.top(0), heights.peek(1)) == (0, (0, 0), 0, (0, 0, 0.0))
