import pytest

from ui.reader.selection import Selection, word_span, word_start_after, word_start_before


@pytest.mark.parametrize(
    ("text", "at", "word"),
    [
        ("one two", 1, "one"),
        ("one two", 3, "one"),
        ("كُتِبَ النصُّ هنا", 8, "النصُّ"),
        ("او می‌رود اکنون", 5, "می‌رود"),
        ("यह क्रांति है", 5, "क्रांति"),
        ("(1905)", 2, "1905"),
        ("don't 'quoted' it", 2, "don't"),
        ("don't 'quoted' it", 8, "quoted"),
        ("a — b", 2, "—"),
        ("end", 3, "end"),
    ],
)
def test_words(text, at, word):
    start, end = word_span(text, at)
    assert text[start:end] == word


def test_word_starts():
    text = "one, two three"
    assert [word_start_after(text, at) for at in (0, 3, 5, 14)] == [5, 5, 9, 14]
    assert [word_start_before(text, at) for at in (14, 9, 5, 0)] == [9, 5, 0, 0]


def test_dragging_back_over_the_origin_keeps_whole_units():
    selection = Selection()
    assert selection.span() is None
    selection.begin(10, 15)
    assert selection.span() == (10, 15)
    selection.extend(18, 20)
    assert selection.span() == (10, 20)
    selection.extend(2, 4)
    assert (selection.span(), selection.caret) == ((2, 15), 2)
    selection.extend(12, 12)
    assert selection.span() == (10, 15)
    selection.clear()
    assert (selection.span(), selection.caret) == (None, None)


def test_choose():
    selection = Selection()
    selection.choose(3, 9)
    assert (selection.span(), selection.caret) == ((3, 9), 9)
    selection.extend(1, 1)
    assert selection.span() == (1, 3)
