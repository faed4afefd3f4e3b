"""Paragraphs of a plain text become headings, list items, footnotes, navigation and prose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from core.document.model import BlockKind
from core.importers.draft import Draft
from core.importers.lines import TERMINAL, Paragraph, is_section_word

_LONG = 60
"""Code points of a paragraph that a heading can stand over."""
_HEADING_LENGTH, _HEADING_WORDS = 90, 12
_TOP = 12
"""Paragraphs of the title page: several headings may stand together there."""


def to_drafts(paragraphs: Sequence[Paragraph], *, wrapped: bool) -> list[Draft]:
    """One draft for each paragraph, its kind told by its look and by its neighbours."""
    drafts = [_plain(paragraph) for paragraph in paragraphs]
    _mark_notes(drafts)
    _mark_items(drafts)
    _mark_headings(paragraphs, drafts, wrapped=wrapped)
    return drafts


# ----------------------------------------------------------------------------- markers, notes and lists

_SIGN = re.compile(r"(?P<mark>[•·◦▪‣●○■*]|[-–](?!\d)|[\uf000-\uf0ff])\s+(?=\S)")
_SYMBOL = re.compile(r"(?P<mark>[\uf000-\uf0ff]\s|•)\s*(?=\S)")
_NUMBER = re.compile(r"(?P<open>[(\[]?)(?P<number>\d{1,3})(?P<close>[.)\]\-])\s+(?=\S)")
_NOTE = re.compile(r"(?P<mark>\[(?P<square>\d{1,3}|\*+)\]|\((?P<round>\d{1,3})\)|\*+)\s*(?=[^\s*])")
_SYMBOL_BULLET = "•"
_CHAIN = 12
"""Paragraphs within which the next number of a list must follow."""


def _plain(paragraph: Paragraph) -> Draft:
    draft = Draft(paragraph.text, paragraph.kind or BlockKind.PARAGRAPH, page=paragraph.page)
    found = _SYMBOL.match(draft.text)
    if found is not None:  # a bullet of a symbol font: nothing else is written so
        draft.text = draft.text[found.end() :]
        draft.marker = "*" if draft.kind is BlockKind.FOOTNOTE else _SYMBOL_BULLET
        if draft.kind is BlockKind.PARAGRAPH:
            draft.kind, draft.level = BlockKind.LIST_ITEM, 1
    return draft


def _mark_notes(drafts: Sequence[Draft]) -> None:
    """Footnotes: paragraphs that begin with a mark some text before them ends a word with."""
    marks = {
        (found["mark"]): index
        for index, draft in reversed(list(enumerate(drafts)))
        if draft.kind in (BlockKind.PARAGRAPH, BlockKind.FOOTNOTE)
        for found in _REFERENCE.finditer(draft.text)
    }
    for index, draft in enumerate(drafts):
        if draft.kind not in (BlockKind.PARAGRAPH, BlockKind.FOOTNOTE) or draft.marker:
            continue
        found = _NOTE.match(draft.text)
        if found is None:
            continue
        known = marks.get(found["mark"], len(drafts)) < index
        if known or draft.kind is BlockKind.FOOTNOTE:
            draft.kind = BlockKind.FOOTNOTE
            draft.marker = found["square"] or found["round"] or found["mark"]
            draft.text = draft.text[found.end() :]


_REFERENCE = re.compile(
    r"(?<=[^\s(\[*])\s?(?P<mark>\[(?:\d{1,3}|\*+)\]|\(\d{1,3}\)|(?<=\S)\*+)(?=[\s.,;:!?،؛؟۔।)»\"]|\Z)"
)


def _mark_items(drafts: Sequence[Draft]) -> None:
    """List items: bulleted, or numbered where the numbers follow each other."""
    numbers: list[tuple[int, int, str]] = []
    for index, draft in enumerate(drafts):
        if draft.kind is not BlockKind.PARAGRAPH:
            continue
        sign = _SIGN.match(draft.text)
        if sign is not None:
            _itemise(draft, sign["mark"], sign.end())
            continue
        found = _NUMBER.match(draft.text)
        if found is not None and bool(found["open"]) <= (found["close"] in ")]"):
            numbers.append((index, int(found["number"]), found["open"] + found["close"]))
    listed: set[int] = set()
    for (index, number, style), (following, then, same) in pairwise(numbers):
        if then == number + 1 and style == same and following - index <= _CHAIN:
            listed |= {index, following}
    for index in listed:
        found = _NUMBER.match(drafts[index].text)
        if found is not None:
            _itemise(drafts[index], found[0].strip(), found.end())


def _itemise(draft: Draft, mark: str, text_from: int) -> None:
    draft.kind, draft.level, draft.marker = BlockKind.LIST_ITEM, 1, mark
    draft.text = draft.text[text_from:]


# ------------------------------------------------------------------------------------------- headings

_ATX = re.compile(r"(#{1,6})\s+(?=\S)")
_CHAPTER = re.compile(
    r"(?:الفصل|الباب|القسم|الجزء|المبحث|المطلب|الكتاب|فصل|بخش|باب|گفتار|حصہ|अध्याय|भाग|खंड|खण्ड|प्रकरण"
    r"|chapter|part|section|book|chapitre|kapitel|teil|capítulo|глава|часть|раздел|פרק|חלק)"
    r"\s+\S+(?:\s+(?!ال)\S+|\s+عشر\S*)?\s*[:.]?\Z",
    re.IGNORECASE,
)


def is_chapter_label(text: str) -> bool:
    """Whether a heading is a bare label such as «الفصل الثالث», «فصل سوم» or ``Chapter 3``."""
    return len(text) <= 40 and _CHAPTER.match(text) is not None


def _mark_headings(paragraphs: Sequence[Paragraph], drafts: Sequence[Draft], *, wrapped: bool) -> None:
    spaced = sum(paragraph.gap > 0 for paragraph in paragraphs) >= 0.1 * len(paragraphs)
    atx = sum(_ATX.match(draft.text) is not None for draft in drafts)
    usual = 3 if atx >= 2 else 2
    index = 0
    while index < len(drafts):
        end = index
        while end < len(drafts) and _may_head(paragraphs, drafts, end, spaced=spaced, wrapped=wrapped):
            end += 1
        if end > index and _stands_over(drafts, index, end):
            for number in range(index, end):
                _head(drafts[number], 1 if number == 0 or is_chapter_label(drafts[number].text) else usual)
        mark = _ATX.match(drafts[index].text) if atx >= 2 else None
        if mark is not None and len(drafts[index].text) <= 2 * _HEADING_LENGTH:
            drafts[index].text = drafts[index].text[mark.end() :]
            _head(drafts[index], len(mark[1]))
        index = max(end, index + 1)


def _head(draft: Draft, level: int) -> None:
    draft.kind, draft.level = BlockKind.HEADING, level


def _may_head(
    paragraphs: Sequence[Paragraph], drafts: Sequence[Draft], index: int, *, spaced: bool, wrapped: bool
) -> bool:
    """Whether a paragraph looks like a heading, before its neighbours are asked."""
    draft, paragraph = drafts[index], paragraphs[index]
    if draft.kind is not BlockKind.PARAGRAPH or paragraph.lines > 1 or _ATX.match(draft.text):
        return False
    if wrapped and paragraph.full:
        return False
    if is_section_word(draft.text):
        return True
    alone = index == 0 or (paragraph.gap > 0 and (index + 1 == len(paragraphs) or paragraphs[index + 1].gap > 0))
    if wrapped:  # extraction drops and adds empty lines: the sentence before must have ended
        alone = index == 0 or paragraphs[index - 1].ended or drafts[index - 1].kind is not draft.kind
    elif not spaced:
        alone = index == 0
    return alone and _reads_as_heading(draft.text, top=index < _TOP, wrapped=wrapped)


def _reads_as_heading(text: str, *, top: bool, wrapped: bool) -> bool:
    words = text.split()
    if len(text) > _HEADING_LENGTH or len(words) > _HEADING_WORDS or "@" in text or "://" in text:
        return False
    first = text[0]
    if first.islower() or first in "\"'«“‘—–-*…،,;:)]|" or text[-1] in ",،;؛:-–—":
        return False
    if TERMINAL.search(text) and not (top and text[-1] in "!?؟"):
        return False
    if wrapped and not any(character.isalpha() for character in words[0]) and first in "(.":
        return first == "." and len(words) >= 4
    return sum(character.isalpha() for character in text) >= 2


def _is_list(drafts: Sequence[Draft], index: int) -> bool:
    following = drafts[index : index + 2]
    return len(following) == 2 and all(draft.kind is BlockKind.LIST_ITEM for draft in following)


def _stands_over(drafts: Sequence[Draft], start: int, end: int) -> bool:
    """Whether a run of candidates is headings: few of them, over something much longer."""
    if end >= len(drafts):
        return False
    if all(is_section_word(draft.text) for draft in drafts[start:end]):
        return True
    run = [draft.text for draft in drafts[start:end]]
    after = drafts[end]
    longest = max(len(text) for text in run)
    over = _is_list(drafts, end) or (after.kind is BlockKind.PARAGRAPH and len(after.text) >= max(_LONG, 1.5 * longest))
    if not over:
        return False
    if len(run) == 1 or start == 0 or start < _TOP // 2:
        return len(run) <= 6
    labelled = is_chapter_label(run[0]) or is_section_word(run[0])
    return len(run) == 2 and (labelled or all(len(text.split()) <= 3 for text in run))
