"""Lines, pages and what on a page is furniture."""

from __future__ import annotations

from core.document.model import BlockKind
from core.importers.lines import is_final, is_section_word, mark_furniture, one_each, read_lines


def test_lines_know_their_gap_and_indent() -> None:
    lines = read_lines("one\n\n\n  two  \n\t\nthree\n")
    assert [(line.text, line.gap, line.indent) for line in lines] == [("one", 0, 0), ("two", 2, 2), ("three", 1, 0)]
    assert [paragraph.text for paragraph in one_each(lines)] == ["one", "two", "three"]


def test_form_feeds_count_pages() -> None:
    lines = read_lines("one\n\ftwo\n\f\nthree\ffour")
    assert [(line.text, line.page) for line in lines] == [("one", 1), ("two", 2), ("three", 3), ("four", 4)]
    assert all(line.gap for line in lines[1:])
    assert read_lines("one")[0].page is None


def test_a_rule_of_white_space_is_noticed() -> None:
    assert [line.ruled for line in read_lines("body\n" + " " * 40 + "\nnote\nmore")] == [False, True, False]


def test_running_heads_and_page_numbers_are_furniture() -> None:
    page = "Journal of Old Revolts, vol. {0}\n{1}\nText number {1} that is different {2}.\n\f"
    text = "".join(page.format(3, 11 + number, "abcdef"[number] * 9) for number in range(6))
    lines = read_lines(text)
    mark_furniture(lines)
    marked = [line.text for line in lines if line.kind is BlockKind.NAVIGATION]
    assert len(marked) == 12
    assert not any(text.startswith("Text") for text in marked)


def test_a_refrain_is_no_furniture() -> None:
    lines = read_lines(
        "\n".join(f"verse {word}\nAnd the river went on" for word in ("one", "two", "three", "four", "five"))
    )
    mark_furniture(lines)
    assert all(line.kind is None for line in lines)


def test_years_on_their_own_lines_are_no_page_numbers() -> None:
    lines = read_lines("1905\nfirst\n1914\nsecond\n1917\nthird\n1924\nfourth")
    mark_furniture(lines)
    assert all(line.kind is None for line in lines)


def test_ends_of_sentences() -> None:
    assert is_final("It ended.")
    assert is_final("هل انتهت؟»")
    assert is_final("समाप्त हुआ।")
    assert is_final(".انتهت الثورة في الخريف")  # visual order: the full stop in front
    assert not is_final(".. and so on it went")
    assert not is_final("انتهت الثورة")


def test_section_words() -> None:
    assert is_section_word("Abstract:")
    assert is_section_word("المقدمة\u200f")
    assert not is_section_word("مقدمة لثورة نوفمبر")
