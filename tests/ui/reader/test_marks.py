from hypothesis import given
from hypothesis import strategies as st

from ui.reader.marks import Mark, MarkSet

SPANS = st.lists(st.tuples(st.integers(0, 80), st.integers(1, 30)), max_size=25)


@given(SPANS, st.integers(0, 100), st.integers(0, 30))
def test_overlapping_equals_the_naive_answer(spans, start, length):
    marks = [Mark(s, s + n, "date", id=str(i)) for i, (s, n) in enumerate(spans)]
    end = start + length
    naive = {mark.id for mark in marks if mark.start < end and mark.end > start}
    found = MarkSet(marks).overlapping(start, end)
    assert {mark.id for mark in found} == naive
    assert [mark.start for mark in found] == sorted(mark.start for mark in found)


def test_a_mark_of_no_length_is_found_at_its_place():
    found = MarkSet([Mark(5, 5, "bookmark")])
    assert found.overlapping(5, 6)
    assert not found.overlapping(0, 5)
    assert not found.overlapping(6, 9)
