"""Breaks a paragraph into lines, and fills them from edge to edge by widening their spaces.

Qt's own justification leaves right-to-left lines short by the width of the space they end with, and
counts the overhang of the wrong end's letter: edges were off by up to 12 pixels.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from PySide6.QtGui import QTextCharFormat, QTextLayout

from ui.reader.utf16 import Utf16Map

_WIDEST_GAP_EM = 0.7
"""A line whose spaces would have to grow more than this is left ragged."""
_SLACK_PX = 0.5
"""What a justified line stays short of the column, so that rounding never breaks it anew."""
_GAP = re.compile("[ \u00a0]+")
_OVERHANGS_EM = (0.3, 0.7, 1.1)
"""Qt reserves room for the overhang of a line's last letter; a justified line is allowed it outside
the column. The first is less than a space and the smallest word, so that the next word is rarely drawn
in; some Devanagari endings need the others."""
_MOST_TRIES = 10


def format_range(units: Utf16Map, start: int, end: int, style: QTextCharFormat) -> QTextLayout.FormatRange:
    """A format for ``start:end``, counted in code points."""
    made = QTextLayout.FormatRange()
    made.start = units.to_units(start)
    made.length = units.to_units(end) - made.start
    made.format = style
    return made


def break_lines(
    layout: QTextLayout,
    formats: Sequence[QTextLayout.FormatRange],
    width: int,
    overhangs: Mapping[int, float] | None = None,
) -> None:
    """Break into lines ``width`` pixels wide, those numbered in ``overhangs`` by so much wider."""
    layout.setFormats(formats)
    layout.beginLayout()
    number = 0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width + (overhangs or {}).get(number, 0.0))
        number += 1
    layout.endLayout()


def justify(
    layout: QTextLayout,
    formats: Sequence[QTextLayout.FormatRange],
    width: int,
    text: str,
    units: Utf16Map,
    em: float,
) -> dict[int, float]:
    """Fill the lines of a layout that ``break_lines`` has broken; they end where they ended.

    Returns by how much which lines are wider than ``width`` now, to the eye's trailing side.
    """
    breaks = _breaks(layout)
    spacings: dict[int, QTextLayout.FormatRange] = {}
    for index in range(len(breaks) - 1):
        start, end = units.to_points(breaks[index]), units.to_points(breaks[index + 1])
        slack = width - _SLACK_PX - layout.lineAt(index).horizontalAdvance()
        spacing = _word_spacing(text[start:end], slack, _WIDEST_GAP_EM * em)
        if spacing:
            spacings[index] = format_range(units, start, end, spacing)
    if not spacings:
        return {}
    steps = dict.fromkeys(spacings, 0)
    for _ in range(_MOST_TRIES):
        overhangs = {index: _OVERHANGS_EM[step] * em for index, step in steps.items()}
        break_lines(layout, [*formats, *spacings.values()], width, overhangs)
        now = _breaks(layout)
        if now == breaks:
            return overhangs
        line = _first_difference(now, breaks) - 1
        if line not in steps:
            break
        if steps[line] + 1 < len(_OVERHANGS_EM):
            steps[line] += 1
        else:
            del steps[line], spacings[line]
    break_lines(layout, formats, width)
    return {}


def _breaks(layout: QTextLayout) -> list[int]:
    return [layout.lineAt(index).textStart() for index in range(layout.lineCount())]


def _first_difference(one: list[int], other: list[int]) -> int:
    """The first index where two unequal lists differ."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((index for index, (a, b) in pairs if a != b), min(len(one), len(other)))


def _word_spacing(words: str, slack: float, widest: float) -> QTextCharFormat | None:
    """What widens a line of these words by ``slack``, if no space becomes wider by ``widest`` or more."""
    gaps = len(_GAP.findall(words.rstrip(" ")))
    if words.endswith("\u2028") or "\t" in words or not gaps or not 0 < slack <= gaps * widest:
        return None
    style = QTextCharFormat()
    style.setFontWordSpacing(slack / gaps)
    return style
