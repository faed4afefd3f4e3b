"""Lines of a plain text, and what among them is furniture: page numbers and running heads."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from core.document.direction import paragraph_direction
from core.document.model import BlockKind, Direction


@dataclass(slots=True)
class Line:
    """A line with something on it; ``text`` without the white space around it."""

    text: str
    indent: int = 0
    gap: int = 0
    """Empty lines before it."""
    page: int | None = None
    """Counted by form feeds, where there are any."""
    ruled: bool = False
    """Whether a rule of bare white space stands above: what a footnote line of a PDF becomes."""
    kind: BlockKind | None = None
    """What the line is known to be, where that is known before paragraphs are."""


@dataclass(slots=True)
class Paragraph:
    """One or more lines that read as one; the raw material of a block."""

    text: str
    gap: int = 0
    lines: int = 1
    page: int | None = None
    kind: BlockKind | None = None
    full: bool = False
    """Whether its last line reaches the margin (of hard-wrapped text)."""
    ended: bool = False
    """Whether its last line ends a sentence (of hard-wrapped text)."""


_RULE_WIDTH = 20


def read_lines(text: str) -> list[Line]:
    """The visible lines of a cleaned text; a form feed begins a new page."""
    lines: list[Line] = []
    paged = "\f" in text
    page, gap, ruled = 1, 0, False
    for raw in text.split("\n"):
        parts = raw.split("\f") if paged else [raw]
        for number, part in enumerate(parts):
            if number:
                page += 1
                gap += 1
            stripped = part.strip()
            if not stripped:
                if len(part) >= _RULE_WIDTH and "\t" not in part:
                    ruled = True
                gap += number + 1 == len(parts)
                continue
            indent = len(part) - len(part.lstrip())
            lines.append(Line(stripped, indent, gap, page if paged else None, ruled))
            gap, ruled = 0, False
    return lines


def one_each(lines: Sequence[Line]) -> list[Paragraph]:
    """One paragraph for each line: how most texts are saved."""
    return [Paragraph(line.text, line.gap, 1, line.page, line.kind) for line in lines]


# ------------------------------------------------------------------------------------------ furniture

_PAGE_NUMBER = re.compile(r"[-–—\[(\s]*(\d{1,4})[-–—\])\s]*\Z")
_DIGITS = re.compile(r"\d+")
_HEAD_LENGTH = 80


def mark_furniture(lines: Sequence[Line]) -> None:
    """Mark page numbers and running heads as navigation, where they clearly repeat."""
    numbers = [(index, int(found[1])) for index, line in enumerate(lines) if (found := _PAGE_NUMBER.match(line.text))]
    rising = [index for (index, number), (_, following) in pairwise(numbers) if 0 < following - number <= 3]
    if len(rising) >= 3 and len(rising) >= 0.6 * len(numbers):
        for index, _ in numbers:
            lines[index].kind = BlockKind.NAVIGATION
    same: defaultdict[str, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if len(line.text) <= _HEAD_LENGTH and not line.text.startswith(("http", "www.")):
            same[_DIGITS.sub("0", line.text)].append(index)
    for shape, places in same.items():
        letters = sum(character.isalpha() for character in shape)
        if len(places) >= 4 and letters >= 6 and _at_page_edges(lines, places):
            for index in places:
                lines[index].kind = BlockKind.NAVIGATION


def _at_page_edges(lines: Sequence[Line], places: Sequence[int]) -> bool:
    """Whether most of these lines stand beside a page number, a form feed or furniture already known."""
    edges = 0
    for index in places:
        before = lines[index - 1] if index else None
        after = lines[index + 1] if index + 1 < len(lines) else None
        edges += (
            before is None
            or after is None
            or before.page != lines[index].page
            or after.page != lines[index].page
            or BlockKind.NAVIGATION in (before.kind, after.kind)
        )
    return edges >= 0.8 * len(places)


# --------------------------------------------------------------------------------- what a line looks like

TERMINAL = re.compile(r"[.!?؟…।۔]['\"”’»)\]]*\Z")
"""A text that ends as a sentence does."""
_VISUAL_TERMINAL = re.compile(r"[.؟!]\s*\(?[^\W\d_]|[.]\s*\(")


def is_final(text: str) -> bool:
    """Whether a line ends a sentence; in text extracted in visual order the full stop stands in front."""
    if TERMINAL.search(text):
        return True
    return _VISUAL_TERMINAL.match(text) is not None and paragraph_direction(text, Direction.LTR) is Direction.RTL


_SECTION_WORDS = frozenset(
    word.casefold()
    for words in (
        (
            "abstract, summary, keywords, introduction, preface, foreword, prologue, conclusion, conclusions, "
            "references, bibliography, notes, contents, table of contents, appendix, index, imprint, dedication, "
            "acknowledgements, epilogue, sources"
        ),
        (
            "الملخص, ملخص, المستخلص, الكلمات المفتاحية, المقدمة, مقدمة, تمهيد, توطئة, الخاتمة, خاتمة, المصادر, "
            "المراجع, المصادر والمراجع, الهوامش, الفهرس, المحتويات, فهرس المحتويات, الملاحق, إهداء, الإهداء, تصدير"
        ),
        (
            "چکیده, مقدمه, پیشگفتار, دیباچه, نتیجه, نتیجه‌گیری, نتیجه گیری, منابع, پی‌نوشت, فهرست, فهرست مطالب, "
            "پیوست, واژگان کلیدی, کلیدواژه‌ها, سپاسگزاری"
        ),
        "सारांश, प्रस्तावना, भूमिका, परिचय, निष्कर्ष, संदर्भ, सन्दर्भ, विषय सूची, विषय-सूची, उपसंहार, परिशिष्ट",
        (
            "خلاصہ, تعارف, دیباچہ, پیش لفظ, حوالہ جات, کتابیات, résumé, préface, conclusion, vorwort, einleitung, "
            "введение, предисловие, заключение, литература, содержание, оглавление, תקציר, מבוא, סיכום, מקורות"
        ),
    )
    for word in words.split(", ")
)


def is_section_word(text: str) -> bool:
    """Whether a line is one of the headings every paper has («المقدمة», «Abstract:»): no document's title."""
    return text.strip(" :.\u200f\u200e").casefold() in _SECTION_WORDS
