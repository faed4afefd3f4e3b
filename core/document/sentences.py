"""Sentences of one block, for the languages Tarikh reads: where one ends, and where one only seems to."""

from __future__ import annotations

import re

_END = re.compile(r"[.!?…؟۔।॥]+[\"'»”’)\]]*")


def _forms(words: str) -> frozenset[str]:
    return frozenset(words.split())


_ABBREVIATIONS = {
    "en": _forms(
        "mr mrs ms dr prof st gen col capt lt sgt rev hon vs etc cf vol no pp ed eds fig ca approx dept univ inc "
        "jan feb mar apr jun jul aug sep sept oct nov dec e.g i.e a.d b.c"
    ),
    "ar": _forms("د أ م ق.م ص ج ط هـ ت د.ت ب.ت أ.د إلخ"),
    "fa": _forms("ص ج ق.م ه.ش ه.ق م ش ق د پ.م ر.ک ه"),
    "ur": _forms("ص ج ق.م ء ڈاکٹر م ھ"),
    "hi": _forms("डॉ श्री पृ सं ई ई.पू नं प्रो पं कु ले"),
    "ru": _forms("г гг в вв н э н.э т.д т.п т.е т.к др пр см ср стр с им ул д кв руб коп тыс млн млрд проф акад"),
    "tr": _forms(
        "m.ö m.s h ö d b bkz s ss c ed çev haz no prof dr doç hz st gen alb yb bnb av "
        "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii"  # of rulers and armies
    ),
}
_STOPS_WITHOUT_SPACE = "؟۔।॥"
_WORD_BEFORE = re.compile(r"[^\s.,;:()«»\"“”]+(?:\.[^\s.,;:()«»\"“”]+)*\Z")
_LONGEST_ABBREVIATION = 24


def sentence_spans(text: str, start: int, end: int, language: str) -> list[tuple[int, int]]:
    """Spans of the sentences of ``text[start:end]``, which is one block; trimmed of white space.

    Full stops after abbreviations, initials and inside numbers end nothing; an unknown language is read
    without abbreviations of its own.
    """
    spans: list[tuple[int, int]] = []
    begin = start
    for found in _END.finditer(text, start, end):
        if _ends_sentence(text, found, begin, end, language):
            _add(spans, text, begin, found.end())
            begin = found.end()
    _add(spans, text, begin, end)
    return spans


def _add(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append((start, end))


def _ends_sentence(text: str, found: re.Match[str], begin: int, end: int, language: str) -> bool:
    signs = found.group()
    after = found.end()
    if after >= end:
        return True
    if signs[0] in _STOPS_WITHOUT_SPACE:
        return True
    if not text[after].isspace():
        # a lost space after a full stop, but never inside a number or an abbreviation
        before = text[found.start() - 1 : found.start()]
        return signs[0] == "." and len(signs) == 1 and _is_lost_space(text, before, after, begin, found.start())
    if signs != ".":
        return signs[0] != "…" or _next_is_upper(text, after, end)
    return not _is_abbreviation(text, begin, found.start(), after, end, language)


def _is_lost_space(text: str, before: str, after: int, begin: int, stop: int) -> bool:
    """``… السوفييت.وقد``: both sides are words of more than an initial, in a script without capitals."""
    if not before.isalpha() or before.isascii() or not text[after].isalpha() or text[after].isascii():
        return False
    word = _WORD_BEFORE.search(text, max(begin, stop - _LONGEST_ABBREVIATION), stop)
    following = re.compile(r"[^\s.]*").match(text, after)
    return (
        word is not None
        and sum(map(str.isalpha, word.group())) > 3
        and following is not None
        and len(following.group()) > 1
    )


def _next_is_upper(text: str, after: int, end: int) -> bool:
    rest = text[after : min(end, after + 8)].lstrip()
    return not rest[:1].islower()


def _is_abbreviation(text: str, begin: int, stop: int, after: int, end: int, language: str) -> bool:
    word = _WORD_BEFORE.search(text, max(begin, stop - _LONGEST_ABBREVIATION), stop)
    if word is None:
        return False
    form = word.group().lower()
    if form in _ABBREVIATIONS.get(language, ()):
        # «1917 م. وفي»: an era word may end its sentence; then a long word, not a name's next part, follows
        return not (text[: word.start()].rstrip()[-1:].isdigit() and _next_is_upper(text, after, end))
    letters = sum(1 for char in form if char.isalpha())
    if letters == 1 and form.isalpha() and word.group().isupper():
        return True  # an initial: V. Lenin
    if form.isdecimal() and text[begin:stop].strip() == word.group():
        return True  # «1. text»: a list's number
    return text[after : min(end, after + 4)].lstrip()[:1].islower()
