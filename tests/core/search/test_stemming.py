from __future__ import annotations

import pytest

from core.document.folding import fold_text
from core.search.stemming import SCRIPT_LANGUAGES, script_of, stem, stem_language

ONE_STEM = [
    ("ar", "ثورة الثورة والثورة بالثورة للثورة كالثورة فالثورة ثورات"),
    ("ar", "مسلم المسلمون مسلمين المسلم"),
    ("ar", "كتاب كتابه كتابها بكتاب وكتاب"),
    ("ar", "رحيم رحيماً"),
    ("fa", "کتاب کتاب‌ها کتابها کتابهای کتاب‌هایی"),
    ("fa", "انشاء انشا"),
    ("ur", "انقلاب انقلابوں"),
    ("hi", "देश देशों"),
    ("hi", "क्रांति क्रान्तियों"),
    ("hi", "जगत जगत्"),
    ("en", "revolution revolutions"),
    ("ru", "революция революции Революцию"),
    ("fr", "révolutionnaire révolutionnaires revolutionnaires"),
]


@pytest.mark.parametrize(("language", "words"), ONE_STEM)
def test_forms_of_a_word_share_a_stem(language, words):
    assert len({stem(fold_text(word), language) for word in words.split()}) == 1


@pytest.mark.parametrize(("one", "other"), [("ماء", "من"), ("وطن", "طين"), ("الله", "له"), ("بلد", "لد")])
def test_short_arabic_words_are_not_stripped_into_each_other(one, other):
    assert stem(fold_text(one), "ar") != stem(fold_text(other), "ar")


@pytest.mark.parametrize("language", [code for codes in SCRIPT_LANGUAGES.values() for code in codes])
def test_every_listed_language_has_a_stemmer(language):
    assert stem("ab", language)


@pytest.mark.parametrize(
    ("word", "language", "expected"),
    [
        ("ثوره", "ar", "ar"),
        ("انقلاب", "fa", "fa"),
        ("lenin", "ar", "en"),
        ("lenin", "fr", "fr"),
        ("ثوره", "en", "ar"),
        ("ثوره", "und", "ar"),
        ("انقلاب", "ps", ""),
        ("революция", "uk", ""),
        ("1917", "ar", ""),
        ("שלום", "he", ""),
        ("東", "ja", ""),
    ],
)
def test_a_word_takes_its_texts_stemmer_or_its_scripts(word, language, expected):
    assert stem_language(word, language) == expected


@pytest.mark.parametrize(
    ("word", "script"),
    [("a", "latin"), ("я", "cyrillic"), ("ب", "arabic"), ("ک", "arabic"), ("क", "devanagari"), ("", "")],
)
def test_script_is_told_by_the_first_letter(word, script):
    assert script_of(word) == script
