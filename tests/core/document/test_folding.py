from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.document.folding import fold, fold_text

# Each row of PEERS §1.5's target column, both ways of writing it.
ALIKE = {
    "harakat": ("كِتَابٌ", "كتاب"),
    "shadda": ("محمّد", "محمد"),
    "dagger alef": ("رحم\u0670ن", "رحمن"),
    "quranic signs": ("قُل\u06d6 هُوَ\u06da", "قل هو"),
    "small waw and yeh": ("له\u06e5 به\u06e6", "له به"),
    "hamza above alef": ("أكتوبر", "اكتوبر"),
    "hamza below alef": ("إسلام", "اسلام"),
    "madda": ("آذر", "اذر"),
    "decomposed madda": ("ا\u0653ذر", "آذر"),
    "hamza on waw": ("مؤمن", "مومن"),
    "hamza on yeh": ("مائة", "مايه"),
    "alef wasla": ("ٱلكتاب", "الكتاب"),
    "tatweel": ("كتـــاب", "كتاب"),
    "alef maqsura": ("على", "علي"),
    "persian yeh": ("ایران", "ايران"),
    "keheh": ("کتاب", "كتاب"),
    "pashto yeh": ("خبرې", "خبري"),
    "teh marbuta": ("ثورة", "ثوره"),
    "heh with yeh": ("خانۀ", "خانه"),
    "heh goal and heh doachashmee": ("ہم ھم", "هم هم"),
    "ae": ("کوردە", "کورده"),
    "zwnj": ("می\u200cروم", "میروم"),
    "bidi controls": ("\u202bكتاب\u202c\u200f", "كتاب"),
    "soft hyphen": ("revo\u00adlution", "revolution"),
    "arabic digits": ("١٤٤٨", "1448"),
    "persian digits": ("۱۴۴۸", "1448"),
    "devanagari digits": ("१९१७", "1917"),
    "presentation forms": ("\ufedb\ufe98\ufe8e\ufe8f", "كتاب"),
    "lam-alef ligature": ("\ufefbزم", "لازم"),
    "isolated mark form": ("ب\ufe76", "ب"),
    "the name of God": ("\ufdf2", "الله"),
    "nukta": ("ज़मीन", "जमीन"),
    "precomposed nukta": ("\u095bमीन", "ज\u093cमीन"),
    "chandrabindu": ("पूँजी", "पूंजी"),
    "half nasal": ("क्रान्ति", "क्रांति"),
    "half nasal with joiner": ("क्रान्\u200dति", "क्रांति"),
    "half nasal before a sibilant": ("इन्सान", "इंसान"),
    "each half nasal": ("गङ्गा पञ्च खण्ड सम्पत्ति", "गंगा पंच खंड संपत्ति"),
    "case": ("Revolution STRASSE Straße", "revolution strasse strasse"),
    "latin marks": ("Fédération Čapek", "federation capek"),
    "latin letters": ("Łódź Ørsted Æther œuvre", "lodz orsted aether oeuvre"),
    "dotted and dotless i": ("İstanbul kırmızı", "istanbul kirmizi"),
    "transliteration": ("ʿAlī Qurʾān", "ali quran"),
    "latin ligature": ("ﬁnal", "final"),
    "io": ("Ёлка", "елка"),
    "stress": ("за\u0301мок", "замок"),
    "decomposed short i": ("и\u0306од", "йод"),
    "greek": ("Ἀθῆναι ΛΌΓΟΣ", "αθηναι λογοσ"),
    "hebrew points": ("שָׁלוֹם", "שלום"),
}


@pytest.mark.parametrize(("one", "other"), ALIKE.values(), ids=ALIKE)
def test_what_is_written_two_ways_is_one(one, other):
    assert fold_text(one) == fold_text(other)


APART = {
    "hamza alone": ("ماء", "ما"),
    "urdu yeh barree": ("لڑکے", "لڑکی"),
    "noon ghunna": ("میں", "مین"),
    "devanagari matras": ("कि", "की"),
    "short i": ("йод", "иод"),
    "ukrainian yi": ("їх", "іх"),
    "virama": ("जगत्", "जगत"),
}


@pytest.mark.parametrize(("one", "other"), APART.values(), ids=APART)
def test_what_is_two_words_stays_two(one, other):
    assert fold_text(one) != fold_text(other)


def test_hindi_words_stay_whole():
    assert fold_text("हिन्दी की किताबें") == "हिंदी की किताबें"


def _spans_of(text: str, word: str) -> list[str]:
    folded = fold(text)
    at = folded.text.find(fold_text(word))
    start, end = folded.span(at, at + len(fold_text(word)))
    return [text[:start], text[start:end], text[end:]]


@pytest.mark.parametrize(
    ("before", "found", "after", "word"),
    [
        ("قال ", "كِتَابٌ", " جديد", "كتاب"),
        ("قال ", "كتـــاب", "، ", "كتاب"),
        ("", "می\u200cآموزد", "\u200f.", "میآموزد"),
        ("\ufeff\u202b", "ثورة", "\u202c", "ثوره"),
        ("", "\ufdf2", " أكبر", "ال"),
        ("x ", "\ufefb", "زم", "ا"),
        ("", "क्रान्ति", " की", "क्रांति"),
        ("सन ", "कि", "ताब", "क"),
        ("", "Straße", "!", "strasse"),
        ("Lenin, ", "Pe\u0301trograd", "", "petrograd"),
    ],
)
def test_a_folded_span_is_whole_clusters_of_the_text(before, found, after, word):
    assert _spans_of(before + found + after, word) == [before, found, after]


def test_an_empty_span_is_empty():
    assert fold("كِتاب").span(1, 1) == (2, 2)
    assert fold("").span(0, 0) == (0, 0)


SCRIPTS = st.text(
    st.one_of(
        st.sampled_from("كِتـابٌآإؤئىیکةۀہھے\u200c\u200d\u200f\ufdf2\ufefb\ufe76١۱१ نम्न्तिँंज़\u093c\u0958"),
        st.sampled_from("aÉe\u0301ßİıﬁ\u00adЁЙи\u0306ї\u0308שָ ʿ\n\ufeff"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=40,
)


@given(SCRIPTS)
def test_both_paths_agree_and_folding_twice_changes_nothing(text):
    folded = fold_text(text)
    assert fold(text).text == folded
    assert fold_text(folded) == folded


@given(SCRIPTS, st.data())
def test_spans_stay_inside_and_in_order(text, data):
    folded = fold(text)
    assert len(folded.starts) == len(folded.text) + 1
    assert list(folded.starts) == sorted(folded.starts)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    low, high = folded.span(start, end)
    assert 0 <= low <= high <= len(text)
    if start < end:
        # nothing that was asked for is lost
        assert folded.text[start:end] in fold_text(text[low:high])
