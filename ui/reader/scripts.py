"""Which script a paragraph is written in, and where in it another one is used."""

from __future__ import annotations

import re
import unicodedata

from ui.fonts import Script

_SAMPLE = 600

_LETTERS = {
    Script.ARABIC: "\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufefc",
    Script.DEVANAGARI: "\u0900-\u097f\ua8e0-\ua8ff",
    Script.HEBREW: "\u0590-\u05ff\ufb1d-\ufb4f",
    Script.LATIN: "A-Za-z\u00aa\u00b5\u00ba\u00c0-\u02af\u0370-\u052f\u1d00-\u1fff\u2c60-\u2c7f\ua720-\ua7ff",
}
_COUNTERS = {script: re.compile(f"[{letters}]") for script, letters in _LETTERS.items()}


def _run(script: Script) -> str:
    """A pattern for a stretch of one script: spaces, digits and stops between its words belong to it."""
    letters = _LETTERS[script]
    if script is Script.LATIN:
        return f"[{letters}](?:[{letters}\u0300-\u036f0-9 .,'’&/:_@–-]*[{letters}\u0300-\u036f0-9])?"
    joiners = "\u200c\u200d"
    return f"[{letters}](?:[{letters}{joiners} ]*[{letters}{joiners}])?"


_FOREIGN = {
    base: re.compile("|".join(f"(?P<{script.value}>{_run(script)})" for script in Script if script is not base))
    for base in Script
}


def base_script(text: str, default: Script) -> Script:
    """The script most of the text's letters are of; ``default`` where it has none."""
    sample = text[:_SAMPLE]
    if sample.isascii():
        return Script.LATIN if _COUNTERS[Script.LATIN].search(sample) else default
    counts = {script: len(counter.findall(sample)) for script, counter in _COUNTERS.items()}
    best = max(counts, key=lambda script: (counts[script], script is default))
    return best if counts[best] else default


def foreign_runs(text: str, base: Script) -> list[tuple[int, int, Script]]:
    """Stretches ``(start, end, script)`` of code points in another script than ``base``, in order."""
    if base is Script.LATIN and text.isascii():
        return []
    return [
        (match.start(), match.end(), Script(match.lastgroup))
        for match in _FOREIGN[base].finditer(text)
        if match.lastgroup
    ]


def is_mark(char: str) -> bool:
    """Whether a character combines with the one before it."""
    return unicodedata.category(char).startswith("M")
