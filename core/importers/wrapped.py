"""Hard-wrapped text: lines cut at a margin, as e-mail, old e-texts and PDF extractions are, made paragraphs again.

Only text that is clearly wrapped is touched; a poem, a list or one sentence to a line stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.document.direction import paragraph_direction
from core.document.model import BlockKind, Direction
from core.importers.lines import Line, Paragraph, is_final, is_section_word

_SENTENCE_INSIDE = re.compile(r"[.!?؟।۔؛]['\"”»)\]]*\s+\S")
_COLUMNS = re.compile(r"\S(?:\s{4,}|\t|\s*\*{2,}\s*|\s*…\s*)\S")
_BULLET = re.compile(r"[•◦▪‣●○■]|[\uf000-\uf0ff](?=\s)")
_NOTE_NUMBER = re.compile(r"[(\[]?[\d*]{1,3}[)\]]?\Z")
_ITEM = re.compile(r"(?:[-*–]|[(\[]?\d{1,3}[.)\]-])\s+\S")

_NARROWEST, _WIDEST = 45, 140
_FULL = 0.72
"""A line this much of the width of the lines around it reaches the margin."""


def is_wrapped(lines: Sequence[Line]) -> bool:
    """Whether lines are cut at a margin rather than by their author."""
    if len(lines) < 8:
        return False
    sample = lines[: 4000 if len(lines) > 4000 else len(lines)]
    widths = sorted(len(line.text) for line in sample)
    width = widths[int(0.9 * (len(widths) - 1))]
    if not _NARROWEST <= width <= _WIDEST or widths[-1] > 2.5 * width:
        return False
    full = [line for line in sample if len(line.text) >= 0.7 * width]
    if len(full) < 0.6 * len(sample):
        return False
    ended = sum(is_final(line.text) for line in full)
    inside = sum(_SENTENCE_INSIDE.search(line.text) is not None for line in sample)
    columns = sum(_COLUMNS.search(line.text) is not None for line in sample)
    return (
        ended <= 0.4 * len(full) and inside >= max(2, 0.04 * len(sample), 0.5 * ended) and columns < 0.3 * len(sample)
    )


def unwrap(lines: Sequence[Line]) -> list[Paragraph]:
    """Join wrapped lines into paragraphs; footnotes at the foot of a page stay where they stand."""
    if not lines:
        return []
    widths = _widths(lines)
    _mark_footnotes(lines, widths)
    gaps_mean = _gaps_mean_paragraphs(lines, widths)
    paragraphs: list[Paragraph] = []
    parts: list[str] = []
    for index, line in enumerate(lines):
        before = lines[index - 1] if index else None
        if before is not None and not _breaks(before, line, widths[index - 1], gaps_mean):
            parts += ("", line.text) if _goes_on(before.text, line.text) else (" ", line.text)
            paragraphs[-1].lines += 1
        else:
            if paragraphs:
                paragraphs[-1].text = "".join(parts)
            parts = [line.text]
            paragraphs.append(Paragraph("", line.gap, 1, line.page, line.kind))
        paragraphs[-1].full = len(line.text) >= _FULL * widths[index]
        paragraphs[-1].ended = is_final(line.text)
    paragraphs[-1].text = "".join(parts)
    return paragraphs


def _widths(lines: Sequence[Line]) -> list[int]:
    """For each line, how wide the text around it is (code points): columns and notes differ."""
    lengths = [len(line.text) for line in lines]
    widths = []
    for index in range(len(lengths)):
        around = sorted(lengths[max(index - 6, 0) : index + 7])
        widths.append(around[int(0.8 * (len(around) - 1))])
    return widths


def _gaps_mean_paragraphs(lines: Sequence[Line], widths: Sequence[int]) -> bool:
    """Whether empty lines stand between paragraphs, not (as extraction leaves them) anywhere."""
    ends = total = 0
    for before, width, line in zip(lines, widths, lines[1:], strict=False):
        if line.gap:
            total += 1
            ends += is_final(before.text) or len(before.text) < _FULL * width
    return ends >= 0.6 * total


def _breaks(before: Line, line: Line, width: int, gaps_mean: bool) -> bool:
    """Whether a paragraph ends between two lines."""
    if before.kind is not line.kind or line.kind is BlockKind.NAVIGATION:
        return True
    if _BULLET.match(line.text) or is_section_word(line.text):
        return True
    if gaps_mean and line.gap:
        return True
    if _goes_on(before.text, line.text):
        return False
    if len(before.text) < _FULL * width:
        return True
    final = is_final(before.text)
    if _ITEM.match(line.text) and (final or line.gap):
        return True
    if not final:
        return line.gap > 0 and _sides_differ(before.text, line.text)
    fits = len(before.text) + 1 + len(line.text.split(maxsplit=1)[0]) <= 0.95 * width
    return fits or line.indent >= before.indent + 2


def _sides_differ(text: str, other: str) -> bool:
    """Whether one line is left to right and the other right to left; figures alone are neither."""
    return _sides(text).isdisjoint(_sides(other))


def _sides(text: str) -> set[Direction]:
    text = _BULLET.sub("", text)  # private-use letters count as left to right
    return {paragraph_direction(text, side) for side in Direction}


_HYPHENATED = re.compile(r"[^\W\d_][-\u2010\u00ad]\Z")


def _goes_on(text: str, more: str) -> bool:
    """Whether a word broken at the margin goes on: it keeps its hyphen and loses the break."""
    return more[0].islower() and _HYPHENATED.search(text[-2:]) is not None


# ------------------------------------------------------------------------------------------ footnotes

_LONGEST_NOTES = 30
"""Lines of footnotes one page can hold; more means the rule above them was none."""


def _mark_footnotes(lines: Sequence[Line], widths: Sequence[int]) -> None:
    """Mark lines from a rule of white space to the foot of the page as footnotes."""
    index = 0
    while index < len(lines):
        if not lines[index].ruled:
            index += 1
            continue
        end = index + 1
        while end < len(lines) and end - index <= _LONGEST_NOTES and not _new_page(lines, widths, end):
            end += 1
        if end - index <= _LONGEST_NOTES:
            for line in lines[index:end]:
                line.kind = line.kind or BlockKind.FOOTNOTE
        index = end


def _new_page(lines: Sequence[Line], widths: Sequence[int], index: int) -> bool:
    """Whether a line begins a page: extraction indents it by a space and leaves no empty line before it."""
    line, before = lines[index], lines[index - 1]
    if line.page != before.page:
        return True
    if line.gap or not 1 <= line.indent <= 2 or _BULLET.match(line.text) or _NOTE_NUMBER.match(before.text):
        return False
    ended = len(before.text) < _FULL * widths[index - 1] or is_final(before.text) or "://" in before.text
    return ended or (len(line.text) >= _FULL * widths[index] and line.text[0].isalnum())
