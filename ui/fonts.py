"""The fonts that travel with the program: registered once, chosen by script, matched in size."""

from __future__ import annotations

import importlib
import os
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from PySide6.QtCore import QLoggingCategory
from PySide6.QtGui import QFont, QFontDatabase

_PACKAGES = (
    "fontpkg_amiri",
    "fontpkg_noto_serif",
    "fontpkg_noto_sans",
    "fontpkg_noto_sans_arabic",
    "fontpkg_noto_sans_devanagari",
    "fontpkg_frank_ruhl_libre",
)


class Script(StrEnum):
    """A writing system the program has a reading face for; ``LATIN`` stands for Cyrillic and Greek too."""

    ARABIC = "arabic"
    DEVANAGARI = "devanagari"
    HEBREW = "hebrew"
    LATIN = "latin"


@dataclass(frozen=True, slots=True)
class Face:
    """How a script is set on the page."""

    family: str
    scale: float
    """Size relative to Latin text, so that both look equally large."""
    leading: float
    """Line distance relative to the setting's: scripts with tall marks need more air."""
    variable: bool = True
    """Whether one file holds all weights, on an axis."""


FACES: dict[Script, Face] = {
    Script.ARABIC: Face("Amiri", 1.26, 1.12, variable=False),
    Script.DEVANAGARI: Face("Noto Sans Devanagari", 1.04, 1.08),
    Script.HEBREW: Face("Frank Ruhl Libre", 1.1, 1.0),
    Script.LATIN: Face("Noto Serif", 1.0, 1.0),
}

_OTHER_FACES = {Script.ARABIC: ("Noto Sans Arabic",), Script.LATIN: ("Noto Sans",)}
_MATCHED = {"Noto Sans Arabic": 1.06, "Noto Sans": 0.97}
"""Size of the other bundled faces relative to Latin text in its own."""

_SCRIPT_OF_LANGUAGE = {
    **{script.value: script for script in Script},
    **dict.fromkeys(("ar", "fa", "ur", "ps", "ckb", "ug", "sd"), Script.ARABIC),
    **dict.fromkeys(("hi", "mr", "ne", "sa"), Script.DEVANAGARI),
    **dict.fromkeys(("he", "yi"), Script.HEBREW),
}


_VARIABLE = frozenset(
    [face.family for face in FACES.values() if face.variable]
    + [name for names in _OTHER_FACES.values() for name in names]
)


def face_of(script: Script, family: str) -> Face:
    """How a script is set in a family; in the script's own where that is not installed.

    A family that is not ours is taken at its word: its own size, and at least the height it announces.
    """
    own = FACES[script]
    if family == own.family or not QFontDatabase.hasFamily(family):
        return own
    if family in _OTHER_FACES.get(script, ()):
        return Face(family, _MATCHED[family], own.leading)
    return Face(family, 1.0, 1.0, variable=False)


def script_of(language: str) -> Script:
    """The script a language is written in (ISO 639-1 code, or a script's own name)."""
    return _SCRIPT_OF_LANGUAGE.get(language, Script.LATIN)


def reading_family(language_or_script: str, chosen: str = "") -> list[str]:
    """Families for reading text in this language: the chosen or its own face first, the bundled ones after it."""
    own = FACES[script_of(language_or_script)].family
    first = [chosen] if chosen and chosen != own else []
    return [*first, own, *(face.family for face in FACES.values() if face.family not in (own, chosen))]


def bundled_families(script: Script) -> tuple[str, ...]:
    """Families that travel with the program and have this script's letters, its own face first."""
    return (FACES[script].family, *_OTHER_FACES.get(script, ()))


def set_weight(font: QFont, *, bold: bool) -> None:
    """Make ``font`` regular or bold the way its face is.

    For a weight its file holds on an axis only, Qt would smear the regular letters at regular widths.
    """
    if font.families()[0] in _VARIABLE:
        font.setWeight(QFont.Weight.Normal)
        font.setVariableAxis(QFont.Tag("wght"), 700 if bold else 400)
    else:
        font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)


def interface_families() -> list[str]:
    """Families for menus and panels, every bundled script covered."""
    return ["Noto Sans", "Noto Sans Arabic", "Noto Sans Devanagari", "Frank Ruhl Libre"]


def font_files() -> list[Path]:
    """Paths of all bundled font files."""
    roots = [Path(importlib.import_module(name).ROOT) for name in _PACKAGES]
    return [path for root in roots for path in sorted((root / "files").glob("*.ttf"))]


@cache
def load_fonts() -> None:
    """Register the bundled fonts; needs a QGuiApplication; later calls do nothing.

    Raises:
        RuntimeError: a font file of the installation is missing or damaged.
    """
    if "QT_LOGGING_RULES" not in os.environ:
        # Qt notes each family that lacks a script before it goes on to one that has it: noise
        # for any document with a line of Bengali in it.
        QLoggingCategory.setFilterRules("qt.text.font.db.info=false")
    for path in font_files():
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise RuntimeError(f"bundled font cannot be loaded: {path.name}")
