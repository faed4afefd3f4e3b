"""Years that date books and lives, not events: citations, bibliographies, life spans.

Works on the text as it stands, also where a lost text direction put brackets and pages first:
«(دوتشير، 1981، 326-327)» and «(327-326، 1981)دوتشير،» are both citations.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import islice

from core.chronology.lexicon import NOTHING, TOKEN, Lexicon
from core.document.folding import fold_text
from core.document.model import Block, BlockKind

_YEAR = r"\d(?<!\d\d)\d{3}(?!\d)[a-z]?"  # begins with what it looks for: that is fast
_PAGES = r"\d{1,4}(?:\s*[-–—]\s*\d{1,4})?"
_COMMA = r"\s{0,3}[,،]\s{0,4}"
_NAME = r"[^\W\d_][\w.’'ʼ\u200c\u0900-\u0963-]{0,30}"
_NAMES = rf"{_NAME}(?:[\s,&]{{1,3}}{_NAME}\.?){{0,5}}"
_PAGE_WORD = r"(?:pp?\.?|ص|صص|صفحة|صفحه|पृ\.?|पृष्ठ|S\.|с\.|ss?\.|עמ['’׳])\s{0,2}"

_SAYS = (
    r"(?:argue|suggest|find|found|thought|think|note|claim|conclude|propose|show|report|observe|wrote|write|describe"
    r"|state|estimate|maintain|believe|discuss|define|consider|emphasi|identifi|demonstrat|has |have )"
)

_SURE = tuple(
    (sign, re.compile(pattern))
    for sign, pattern in (  # a sign it cannot do without, and the pattern
        (")", rf"{_YEAR}{_COMMA}[^()]{{3,80}}{_COMMA}{_PAGE_WORD}{_PAGES}\s*[)]"),  # ۱۳۵۱، عنوان، ص ۴)
        ("، ص", rf"(?<=، )ص{{1,2}}\s{{0,2}}{_PAGES}{_COMMA}{_YEAR}"),  # ج۱، ص۶۱، ۱۳۶۳
        ("(", rf"[(]\s*{_PAGES}{_COMMA}{_YEAR}"),  # (7، 1981)
        ("", rf"\A\W{{0,3}}{_YEAR}{_COMMA}{_PAGES}\W*\Z"),  # a line of nothing else
        (")", rf"[,،]\s{{0,4}}{_YEAR}\s*[)](?=[^\W\d])"),  # ، 1977)البنا
        (")", rf"،\s{{0,4}}{_YEAR}{_COMMA}{_NAMES}\s*[)]"),  # ، 2003، ابجينانزي )
        ("(", rf"(?:^(?=.{{10}})|[.؟])\s{{0,2}}[(]\s*{_YEAR}\s*(?:[)]|$)"),  # .(1917)
        ("/", rf"\b[IVXLC]{{1,6}}\s?/\s?{_PAGES}"),  # III/1185-1188
        ("ने", rf"[(]\s?{_YEAR}\s?[)]\sने\s(?:सोचा|कहा|लिखा|बताया|पाया|तर्क|सुझाव|दावा|माना|दिखाया)"),  # कैंटर (2001) ने कहा
        ("&", rf"[A-Z]\w{{1,20}}\s&\s[A-Z]\w{{1,20}},?\s[(]?{_YEAR}"),  # Shen & Huang 1998
        ("(", rf"[(]{_YEAR}[)],?\s?\d{{1,3}}:\s?\d"),  # (1972), 1:276
        ("et al", rf"\bet al\.?,?\s{{0,2}}[(]?{_YEAR}"),  # Jones et al. 1998
        ("(", rf"[A-Z][\w’'-]{{1,30}}\s[(]{_YEAR}[)]\s(?:\w{{2,12}}ly\s)?{_SAYS}"),  # Cantor (2001) thought
    )
)
_YEAR_AND_MORE = re.compile(rf"{_YEAR}[ءئم]?\s{{0,3}}(?:[,،:]|{_PAGE_WORD})")
_FROM_YEAR = tuple(
    re.compile(pattern)
    for pattern in (  # all begin so
        rf"{_YEAR}(?:{_COMMA}|\s?:\s?){_PAGES}\s*[).]",  # 1953, 161)
        rf"{_YEAR}[ءئم]?(?:{_COMMA}|\s?:\s?|\s){_PAGE_WORD}{_PAGES}",  # 1953, p. 161
        rf"{_YEAR}{_COMMA}(?:ج|جلد|قسم|vol\.?|т\.)\s{{0,2}}\d",  # 1372، ج 1
    )
)
_AUTHOR_YEAR = re.compile(
    rf"[(\[]\s*(?:see |cf\.? |ينظر:? ?|انظر:? ?)?{_NAMES}(?:{_COMMA}|\s{{1,3}}){_YEAR}"
    rf"(?:(?:{_COMMA}|\s?:\s?)(?:{_PAGE_WORD})?{_PAGES})?\s*[)\];؛]"
)
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,5}|\b[\w.-]{1,64}\.(?:org|com|net|edu)/\S*"
)
_TEMPLATE = re.compile(r"\{\{(?:sfn|harv|cite|cit|r\|)[^{}]{0,300}\}\}", re.IGNORECASE)
_CODE_NAMES = ("ISSN", "ISBN", "DOI", "doi", "Tel", "tel", "هاتف", "تلفن")
_CODES = re.compile(
    rf"(?:{'|'.join(_CODE_NAMES)})[\s.:]*[\d\u0660-\u0669\u06f0-\u06f9X/ .-]{{4,40}}|\+\d[\d ()-]{{6,20}}"
)
_FULL_STOPS = "।۔"
"""What ends a Hindi or Urdu sentence, and stands in no entry of a bibliography."""
_FEW_WORDS = 60
_MOST_TOKENS = 2 * _FEW_WORDS
"""A bibliography's entry is no longer than this."""
_HEADING_WORDS = 5
_TAIL = 0.65
"""A line that only looks like the heading of a bibliography is one in the last third of a text."""
_LIFE_YEARS = range(18, 111)
_WORDS_BEFORE_LIFE = 4


def citations(text: str, start: int, end: int, words: Lexicon, tokens: int = 0) -> list[tuple[int, int]]:
    """Spans of a block of at least so many tokens whose numbers date no event, in no order."""
    if tokens <= _MOST_TOKENS and is_bibliography_entry(text[start:end], words):
        return [(start, end)]
    block = text[start:end]
    spans: list[tuple[int, int]] = []
    patterns = [pattern for sign, pattern in _SURE if sign in block]
    if "/" in block or "@" in block or "www." in block:
        patterns.append(_ADDRESS)
    if "+" in block or any(name in block for name in _CODE_NAMES):
        patterns.append(_CODES)
    for pattern in patterns:
        spans += [(start + found.start(), start + found.end()) for found in pattern.finditer(block)]
    for place in _YEAR_AND_MORE.finditer(block):
        matches = (pattern.match(block, place.start()) for pattern in _FROM_YEAR)
        spans += [(start + found.start(), start + found.end()) for found in matches if found is not None]
    if "{{" in block:
        spans += [(start + found.start(), start + found.end()) for found in _TEMPLATE.finditer(block)]
    for found in _AUTHOR_YEAR.finditer(block) if "(" in block or "[" in block else ():
        if not _speaks_of_time(found.group(), words):
            spans.append((start + found.start(), start + found.end()))
    return spans


def _speaks_of_time(group: str, words: Lexicon) -> bool:
    """Whether a bracket holds date words or prepositions, so that its year is no citation's."""
    for token in TOKEN.findall(group):
        found = words.look_up(token)
        meaning = found.meaning
        if meaning is NOTHING:
            continue
        if meaning.months or meaning.roles.keys() & {
            "year", "century", "decade", "season", "part", "month_word", "day_word", "happening", "fate",
            "to", "between", "approx", "in", "same_year", "other_era", "ce", "bce", "ah", "sh",
        }:  # fmt: skip
            return True
    return False


def is_bibliography_entry(line: str, words: Lexicon) -> bool:
    """A short line with several words of the book trade: publisher, edition, translated, ISSN."""
    tokens = TOKEN.findall(line)
    if len(tokens) > _MOST_TOKENS or any(sign in line for sign in _FULL_STOPS):
        return False
    kinds = set()
    for token in tokens:
        found = words.look_up(token)
        if "bibliography" in found.meaning.roles:
            kinds.add(found.form)
    count = sum(1 for token in tokens if token[0].isalpha())
    return count <= _FEW_WORDS and (len(kinds) >= 3 or (len(kinds) == 2 and count <= 35))


def reference_list(text: str, blocks: Sequence[Block], lexicons: Sequence[Lexicon | None]) -> set[int]:
    """Indices of the blocks under a heading such as «المصادر», up to the next heading of its kind."""
    inside, level = False, 0
    found: set[int] = set()
    for index, (block, words) in enumerate(zip(blocks, lexicons, strict=True)):
        heading = block.kind is BlockKind.HEADING
        known = heading or block.start > len(text) * _TAIL
        if known and words is not None and is_reference_heading(text[block.start : block.end], words):
            inside, level = True, block.level if heading else 0
        elif inside and heading and (level == 0 or block.level <= level):
            inside = False
        if inside:
            found.add(index)
    return found


def is_reference_heading(line: str, words: Lexicon) -> bool:
    """Whether a line is nothing but «المصادر», ``References`` or the like."""
    tokens = (found.group() for found in TOKEN.finditer(line))
    folded = (fold_text(token) for token in tokens if token[0].isalpha())
    head = words.look_up(next(folded, ""))
    if "references" not in head.meaning.roles and not head.meaning.phrases:
        return False  # as nearly every line, by its first word
    forms = [head.form, *islice(folded, _HEADING_WORDS)]
    if len(forms) > _HEADING_WORDS:
        return False
    if "references" in head.meaning.roles and len(forms) == 1:
        return True
    phrase = words.phrase(head, forms[1:])
    return phrase is not None and "references" in phrase.meaning.roles and len(phrase.rest) == len(forms) - 1


_RANGE_OF_YEARS = re.compile(r"(\d{4})\D{1,6}(\d{4})")


def is_life_span(text: str, start: int, end: int, words: Lexicon) -> bool:
    """Whether a range of years at ``text[start:end]`` stands beside a name as a person's life.

    It is alone in brackets, or a lost text direction glued it to the name; it is as long as a life; and
    what stands before it is no war, reign or period.
    """
    found = _RANGE_OF_YEARS.search(text, start, end)
    if found is None:
        return False
    first, last = int(found[1]), int(found[2])
    if abs(last - first) not in _LIFE_YEARS:
        return False
    opens = text[max(0, start - 4) : start].rstrip(" م:\u200f\u200e")
    closes = text[end : end + 4].lstrip(" م:.\u200f\u200e")
    bracketed = opens.endswith(("(", "[", ")")) and closes.startswith((")", "]", "("))
    glued = last < first and text[end : end + 1].isalpha()
    if glued or not bracketed:
        return glued
    before = TOKEN.findall(text[max(0, start - 80) : start].rpartition("\n")[2])
    names = [token for token in before if token[0].isalpha()][-_WORDS_BEFORE_LIFE:]
    return not any("happening" in words.look_up(name).meaning.roles for name in names)


def overlaps(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether ``[start, end)`` touches one of the spans, sorted and joined by :func:`joined`."""
    index = bisect_right(spans, (start, 1 << 60))
    return (index > 0 and spans[index - 1][1] > start) or (index < len(spans) and spans[index][0] < end)


def joined(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sorted spans, overlapping ones joined."""
    result: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result
