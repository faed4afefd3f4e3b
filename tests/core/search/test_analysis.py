from __future__ import annotations

import pytest

from core.search.analysis import exact_form, fingerprint, index_terms, query_words, tokens


def _words(text: str) -> list[str]:
    return [text[token.start : token.end] for token in tokens(text, "ar")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("كِتَابٌ جديد", ["كِتَابٌ", "جديد"]),
        ("هو می\u200cآموزد.", ["هو", "می\u200cآموزد"]),
        ("كلمة\u200f، أخرى", ["كلمة", "أخرى"]),
        ("हिन्दी की किताब", ["हिन्दी", "की", "किताब"]),
        ("عام ١٩١٧م و1917", ["عام", "١٩١٧", "م", "و", "1917"]),
        ("revolution² 19th", ["revolution", "19", "th"]),
        ("Jean-Luc's d'État", ["Jean", "Luc", "s", "d", "État"]),
        ("東京へ", ["東", "京", "へ"]),
        ("قال ﷺ ثم", ["قال", "ثم"]),
        ("ــــ * _ --", []),
        ("", []),
    ],
)
def test_words_are_runs_of_one_script_with_their_marks(text, words):
    assert _words(text) == words


@pytest.mark.parametrize(
    ("written", "exact"),
    [
        ("كِتاب", "كِتاب"),
        ("كتـــاب", "كتاب"),
        ("می\u200cروم", "میروم"),
        ("\ufedb\ufe98\ufe8e\ufe8f", "كتاب"),
        ("É", "é"),
        ("E\u0301", "é"),
        ("١٩١٧", "١٩١٧"),
        ("أحمد", "أحمد"),
    ],
)
def test_the_exact_form_drops_only_what_nobody_sees(written, exact):
    assert exact_form(written) == exact


def test_terms_know_their_places():
    exact, folded, stems, count = index_terms("الثورة، ثورةُ عام 1917", "ar")
    assert count == 4
    assert exact == {"الثورة": [0], "ثورةُ": [1], "عام": [2], "1917": [3]}
    assert folded == {"الثوره": [0], "ثوره": [1], "عام": [2], "1917": [3]}
    assert stems["ar:ثور"] == [0, 1]
    assert not any("1917" in stem for stem in stems)


def test_a_query_word_stems_in_all_languages_the_index_has():
    (word,) = query_words("کتابها")
    assert {stem[:3] for stem in word.stems} == {"ar:", "fa:", "ur:"}
    (word,) = query_words("کتابها", {"fa", "en"})
    assert [stem[:3] for stem in word.stems] == ["fa:"]
    assert [word.folded for word in query_words("Jean-Luc")] == ["jean", "luc"]
    assert query_words("***") == ()


def test_the_fingerprint_follows_the_stemmers(monkeypatch):
    before = fingerprint()
    assert before == fingerprint()
    fingerprint.cache_clear()
    try:
        monkeypatch.setattr("core.search.analysis._PROBES", {"en": "another probe"})
        assert fingerprint() != before
    finally:
        fingerprint.cache_clear()
