"""From text to terms: the same on both sides of the index, token by token and by script.

A word is a run of letters with their marks, joiners inside; a run of digits is a word of its own, so that 1917
is found in ``١٩١٧م`` and ``1917م``; a Chinese or Japanese character is a word. Each word has three forms:

=========  ======================================================================================
exact      as written: marks, hamza, letters and digits honoured. Only what nobody sees is gone: case,
           composition (NFC), tatweel, joiners and bidi controls, presentation forms
folded     ``core.document.folding``: the surface every ordinary search and every prefix compares
stem       the folded form stemmed by the passage's language, tagged with it: ``ar:ثور``
=========  ======================================================================================

A query's language is not known, so its words are stemmed in every language of their script that the index has.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache

from core.document.folding import FOLDING_VERSION, fold_text
from core.search.stemming import SCRIPT_LANGUAGES, script_of, stem, stem_language

ANALYSIS_VERSION = f"1.{FOLDING_VERSION}"
"""Raised whenever a term changes; :func:`fingerprint` is what an index stores."""

_PROBES = {
    "ar": "وَالثَّوْرَةُ البُلشفيّة ١٩١٧م إنشاء",
    "fa": "می\u200cآموزد کتاب\u200cهای ۱۹۱۷",
    "ur": "انقلابوں کے ہاتھ",
    "hi": "क्रान्तियों ज़मीन हिन्दी",
    "en": "Revolutions façade ﬁnal",
    "ru": "Революции ещё йод",
    "fr": "révolutionnaires",
    "de": "Straßen Kräfte",
}

_JOINERS = "\u00ad\u061c\u200c-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
_IDEOGRAPHS = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
# Letters are what \w is without digits, underscore and what Unicode calls numbers though they are signs:
# a raised 2 after a word is a footnote's, not the word's. The two phrase ligatures fold to several words.
_LETTER = rf"[^\W\d_\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u209c{_IDEOGRAPHS}\ufdfa\ufdfb]"
_INVISIBLE = re.compile(f"[\u0640{_JOINERS}]")
_COMPATIBILITY = re.compile("[\ufb00-\ufdff\ufe70-\ufefc]+")


def _mark_class() -> str:
    """A character class of all combining marks of the Basic Multilingual Plane."""
    ranges: list[list[int]] = []
    for code in range(0x0300, 0xFFFF):
        if unicodedata.category(chr(code))[0] == "M":
            if ranges and ranges[-1][1] == code - 1:
                ranges[-1][1] = code
            else:
                ranges.append([code, code])
    return "".join(f"{chr(low)}-{chr(high)}" for low, high in ranges)


@lru_cache(maxsize=1)
def _word_pattern() -> re.Pattern[str]:
    marks = _mark_class()
    return re.compile(
        rf"[{_IDEOGRAPHS}][{marks}]*|\d+|{_LETTER}(?:[{marks}]|{_LETTER}|[{_JOINERS}]+(?=[{marks}]|{_LETTER}))*"
    )


@dataclass(frozen=True, slots=True)
class Forms:
    """The three forms of one word; ``stem`` is empty where its language has no stemmer."""

    exact: str
    folded: str
    stem: str


@dataclass(frozen=True, slots=True)
class Token:
    """A word where it stands: offsets are code points of the analysed text."""

    start: int
    end: int
    forms: Forms


def exact_form(word: str) -> str:
    """The word as written, without what nobody sees."""
    if word.isascii():
        return word.lower()
    visible = _COMPATIBILITY.sub(lambda found: unicodedata.normalize("NFKC", found.group()), word)
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", visible).casefold())


@lru_cache(maxsize=200_000)
def forms_of(word: str, language: str) -> Forms:
    """The forms of one word, as it stands in a text of ``language``."""
    folded = fold_text(word)
    tag = stem_language(folded, language)
    return Forms(exact_form(word), folded, f"{tag}:{stem(folded, tag)}" if tag else "")


def tokens(text: str, language: str) -> Iterator[Token]:
    """The words of a text in order; those that fold to nothing are no words."""
    for found in _word_pattern().finditer(text):
        forms = forms_of(found.group(), language)
        if forms.folded:
            yield Token(found.start(), found.end(), forms)


Positions = dict[str, list[int]]


def index_terms(text: str, language: str) -> tuple[Positions, Positions, Positions, int]:
    """Where each exact, folded and stemmed term stands (in words from 0), and how many words there are."""
    exact: Positions = {}
    folded: Positions = {}
    stems: Positions = {}
    place = 0
    for word in _word_pattern().findall(text):
        forms = forms_of(word, language)
        if not forms.folded:
            continue
        exact.setdefault(forms.exact, []).append(place)
        folded.setdefault(forms.folded, []).append(place)
        if forms.stem:
            stems.setdefault(forms.stem, []).append(place)
        place += 1
    return exact, folded, stems, place


@dataclass(frozen=True, slots=True)
class QueryWord:
    """One word of a query and all it may match: any one of ``stems`` or the surface itself."""

    exact: str
    folded: str
    stems: tuple[str, ...]


def query_words(text: str, languages: Collection[str] | None = None) -> tuple[QueryWord, ...]:
    """The words of a query's word: several where it holds a hyphen or letters and digits together.

    ``languages`` are those the index has; without them, all that have stemmers.
    """
    words = []
    for found in _word_pattern().findall(text):
        folded = fold_text(found)
        if folded:
            wanted = SCRIPT_LANGUAGES.get(script_of(folded), ())
            stems = (f"{tag}:{stem(folded, tag)}" for tag in wanted if languages is None or tag in languages)
            words.append(QueryWord(exact_form(found), folded, tuple(stems)))
    return tuple(words)


@lru_cache(maxsize=1)
def fingerprint() -> str:
    """The analysis as it works on this machine: its version and what it makes of a few probes.

    It changes too when a stemmer or Python's Unicode tables do, which no version number of ours would tell.
    """
    probed = repr([index_terms(text, language) for language, text in _PROBES.items()])
    return f"{ANALYSIS_VERSION}-{zlib.crc32(probed.encode()):08x}"
