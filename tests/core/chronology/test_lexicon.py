"""Lexicons: every file loads, says where its names come from, and meets its words in any spelling."""

from __future__ import annotations

import pytest

from core.chronology.lexicon import Lexicon, languages, lexicon, lexicon_for
from core.chronology.model import Calendar
from core.paths import resource


def months(language: str, word: str) -> set[tuple[Calendar, int]]:
    return set(lexicon(language).look_up(word).meaning.months)


@pytest.mark.parametrize("language", languages())
def test_every_file_is_whole(language: str) -> None:
    words = lexicon(language)
    assert words.language == language
    assert "CLDR" in resource("lexicons", f"{language}.toml").read_text(encoding="utf-8")
    assert len(words.display["ordinals"]) == 21
    for calendar in ("gregorian", "jalali", "islamic"):
        assert len(words.display["months"][calendar]) == 12


def test_spelling_does_not_matter() -> None:
    october = (Calendar.GREGORIAN, 10)
    assert october in months("ar", "أكتوبر") & months("ar", "اكتوبر") & months("ar", "أُكْتوبر") & months("ar", "أكتـوبر")
    assert months("fa", "آذرماه") == months("fa", "آذر‌ماه") == {(Calendar.JALALI, 9)}
    assert months("hi", "फ़रवरी") == months("hi", "फरवरी")
    assert months("hi", "सितंबर") == months("hi", "सितम्बर")


def test_attached_words_stay_outside() -> None:
    found = lexicon("ar").look_up("وفبراير")
    assert (found.skip, found.prefixes) == (1, frozenset({"and"}))
    assert lexicon("ar").look_up("لعام").skip == 1
    assert lexicon("ar").look_up("العام").skip == 0
    assert lexicon("ar").look_up("الاب").meaning.months == (), "no month takes the article"
    assert lexicon("fa").look_up("درسال").skip == 2


def test_what_only_folding_makes_alike_stays_apart() -> None:
    assert "season" in lexicon("tr").look_up("kışı").meaning.roles
    assert "season" not in lexicon("tr").look_up("kişi").meaning.roles


def test_a_language_is_a_file() -> None:
    data = {
        "language": "xx", "script": "Latn", "words": {"year": ["anno"]},
        "months": {"gregorian": {"1": ["Januaro"]}}, "display": {},
    }  # fmt: skip
    words = Lexicon(data)
    assert words.look_up("JANUARO").meaning.months == ((Calendar.GREGORIAN, 1),)
    assert "year" in words.look_up("anno").meaning.roles


def test_unknown_language() -> None:
    with pytest.raises(KeyError):
        lexicon("xx")
    assert lexicon_for("שלום עולם", 0, 9, "en") is lexicon("he")
    assert lexicon_for("1923'te kuruldu", 0, 15, "tr") is lexicon("tr")
    assert lexicon_for("καλημέρα", 0, 8, "el") is not None  # no letters of ours: read as best we can
    assert lexicon_for("در سال ۱۹۱۷ گفت که", 0, 18, "und") is lexicon("fa")
    assert lexicon_for("في عام 1917", 0, 11, "und") is lexicon("ar")
