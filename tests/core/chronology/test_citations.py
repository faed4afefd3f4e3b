"""Books, lives and reference lists."""

from __future__ import annotations

import pytest

from core.chronology.citations import citations, is_bibliography_entry, is_life_span, is_reference_heading
from core.chronology.lexicon import lexicon

AR, EN, FA, HI = (lexicon(language) for language in ("ar", "en", "fa", "hi"))


@pytest.mark.parametrize(
    "text",
    [
        "(دوتشير، 1981، 326-327)",
        "(327-326، 1981)دوتشير،",
        "، 1979)ريد، مباشرة على",
        "1981 ،324-326). ",
        "، 2008، مونتيفيوري )تروتسكي",
        "(Carr, 1953, 161)",
        "(see Carr 1953)",
        "1953, p. 161",
        "ISBN 978-1917-1905-1",
    ],
)
def test_citations(text: str) -> None:
    spans = citations(text, 0, len(text), EN if text[1:2].isascii() and text[0] in "(I1" else AR)
    assert spans, text


@pytest.mark.parametrize("text", ["(في أكتوبر 1917)", "(1914-1918)", "ثورة (1917) كبرى", "في عام 1905، 35 عاملاً"])
def test_dates_in_brackets_are_no_citations(text: str) -> None:
    assert citations(text, 0, len(text), AR) == []


def test_bibliography() -> None:
    assert is_bibliography_entry("جمال حداد، ظهور الدول، مطبعة النور، الطبعة الأولى، 1977", AR)
    assert is_bibliography_entry("Carr, E., History, University Press, 2nd edition, 1953", EN)
    assert not is_bibliography_entry("In 1905 he walked to the press with a letter.", EN)


def test_reference_headings() -> None:
    assert is_reference_heading(" المصادر والمراجع:", AR)
    assert is_reference_heading("References", EN)
    assert not is_reference_heading("The sources of the Nile were found", EN)


@pytest.mark.parametrize(
    ("text", "words", "life"),
    [
        ("فؤاد الخوري (1870-1924)", AR, True),
        ("أصول 1924-1870فؤاد )", AR, True),
        ("Ivan Petrov (1870–1924)", EN, True),
        ("the Thirty Years' War (1618-1648)", EN, False),
        ("الحرب الأهلية (1918-1921)", AR, False),
        ("سلسله قاجار (۱۷۸۹-۱۹۲۵)", FA, False),
        ("built 1870-1924 by hand", EN, False),
    ],
)
def test_life_spans(text: str, words: object, life: bool) -> None:
    start = next(index for index, char in enumerate(text) if char.isdigit())
    end = max(index for index, char in enumerate(text) if char.isdigit()) + 1
    assert is_life_span(text, start, end, words) is life  # type: ignore[arg-type]
