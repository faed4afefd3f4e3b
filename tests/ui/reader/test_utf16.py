from hypothesis import given
from hypothesis import strategies as st

from ui.reader.utf16 import Utf16Map, displayable

ANY = st.text(st.characters(codec=None), max_size=60)


@given(st.text(max_size=60))
def test_positions_agree_with_python_encoding(text):
    found = Utf16Map(text)
    for position in range(len(text) + 1):
        units = len(text[:position].encode("utf-16-le", "surrogatepass")) // 2
        assert found.to_units(position) == units
        assert found.to_points(units) == position
    assert found.units == len(text.encode("utf-16-le", "surrogatepass")) // 2


def test_inside_a_surrogate_pair_means_its_start():
    found = Utf16Map("a😀b")
    assert [found.to_points(units) for units in range(5)] == [0, 1, 1, 2, 3]


def test_positions_outside_are_clamped():
    found = Utf16Map("😀")
    assert (found.to_units(-1), found.to_units(9), found.to_points(-1), found.to_points(9)) == (0, 2, 0, 1)


@given(ANY)
def test_displayable_keeps_every_offset_and_is_encodable(text):
    shown = displayable(text)
    assert len(shown) == len(text)
    shown.encode("utf-8")
    assert not set(shown) & set("\x00\x07\n\r\x0b\x0c\x85\u2029\x7f\ufffe")


def test_displayable_substitutes():
    assert displayable("a\x00b\ud800c\nd\te") == "a␀b\ufffdc\u2028d\te"
    text = "plain"
    assert displayable(text) is text
