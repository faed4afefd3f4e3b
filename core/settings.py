"""Settings: every option of the program, once, with its unit and range.

The settings file belongs to the person, the library to the documents: what is open and how far one
has read lives in the library, what the program looks like lives here.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from core.paths import atomic_write

_LONGEST_FAMILY = 120


def _option(default: Any, **facts: Any) -> Any:
    return field(default=default, metadata=facts)


@dataclass(frozen=True, slots=True)
class Settings:
    """The program's options; a new one is one more line here.

    Facts of a field: ``group`` it is shown in, ``choices`` or ``low``, ``high``, ``step`` and ``unit``; ``unset`` is
    the one value outside the range, which leaves the choice to the program; ``script`` tells whose font a family is.
    """

    interface_language: str = _option("system", group="window", choices=("system", "en", "ar"))
    """Language of menus and panels; ``system`` follows the desktop."""
    theme: str = _option("system", group="window", choices=("system", "light", "sepia", "dark", "contrast"))
    """Colours; ``system`` follows the desktop's light or dark, and its wish for high contrast."""
    text_size_pt: float = _option(0.0, group="page", low=8.0, high=48.0, step=0.5, unit="pt", unset=0.0)
    """Size of the page's Latin text in points; other scripts are matched to it. Unset, it follows the size of the
    desktop's own font: 15 points where that has its usual size, in proportion where it has not."""
    line_height: float = _option(1.6, group="page", low=1.0, high=3.0, step=0.05, unit="×")
    """Distance between baselines as a multiple of the text's size."""
    measure_em: float = _option(34.0, group="page", low=16.0, high=80.0, step=1.0, unit="em")
    """Greatest width of a line of the page, in the text size's em."""
    margin_percent: float = _option(6.0, group="page", low=2.0, high=20.0, step=1.0, unit="%")
    """Least margin on each side of the text, of the page's width."""
    justify: bool = _option(True, group="page")
    """Whether paragraphs fill the line on both sides."""
    hide_marks: bool = _option(False, group="page")
    """Whether Arabic vowel signs and recitation marks are left out of what is shown."""

    arabic_font: str = _option("Amiri", group="arabic", script="arabic")
    """Family of Arabic letters; here and below any family installed, the bundled ones always."""
    arabic_scale: float = _option(1.0, group="arabic", low=0.6, high=2.0, step=0.05, unit="×")
    """Size of Arabic letters, on top of what matches them to the text size."""
    arabic_leading: float = _option(1.0, group="arabic", low=0.7, high=2.0, step=0.05, unit="×")
    """Line height of Arabic paragraphs, on top of the page's."""
    devanagari_font: str = _option("Noto Sans Devanagari", group="devanagari", script="devanagari")
    devanagari_scale: float = _option(1.0, group="devanagari", low=0.6, high=2.0, step=0.05, unit="×")
    devanagari_leading: float = _option(1.0, group="devanagari", low=0.7, high=2.0, step=0.05, unit="×")
    latin_font: str = _option("Noto Serif", group="latin", script="latin")
    """Family of Latin, Cyrillic and Greek letters."""
    latin_scale: float = _option(1.0, group="latin", low=0.6, high=2.0, step=0.05, unit="×")
    latin_leading: float = _option(1.0, group="latin", low=0.7, high=2.0, step=0.05, unit="×")
    hebrew_font: str = _option("Frank Ruhl Libre", group="hebrew", script="hebrew")
    hebrew_scale: float = _option(1.0, group="hebrew", low=0.6, high=2.0, step=0.05, unit="×")
    hebrew_leading: float = _option(1.0, group="hebrew", low=0.7, high=2.0, step=0.05, unit="×")


def clean(values: dict[str, Any]) -> Settings:
    """Settings from a mapping of unknown quality: what does not fit its range keeps its default."""
    good: dict[str, Any] = {}
    for option in fields(Settings):
        fitting = _fitting(values.get(option.name), option.default, option.metadata)
        if fitting is not None:
            good[option.name] = fitting
    return replace(Settings(), **good)


def _fitting(value: Any, default: Any, facts: Mapping[str, Any]) -> Any:
    """The value brought into its range, or None where it is of another kind."""
    if isinstance(default, bool):
        return value if isinstance(value, bool) else None
    if isinstance(default, float):
        if not isinstance(value, (int, float)) or isinstance(value, bool) or not math.isfinite(value):
            return None
        return float(value) if value == facts.get("unset") else min(max(float(value), facts["low"]), facts["high"])
    if "choices" in facts:
        return value if value in facts["choices"] else None
    named = isinstance(value, str) and 0 < len(value.strip()) <= _LONGEST_FAMILY and value.isprintable()
    return value.strip() if named else None


def load(path: Path) -> Settings:
    """Read settings; a missing or damaged file gives the defaults."""
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    return clean(values) if isinstance(values, dict) else Settings()


def save(path: Path, settings: Settings) -> None:
    """Write settings in one step.

    Raises:
        OSError: the folder cannot be written.
    """
    atomic_write(path, json.dumps(asdict(settings), indent=2).encode("utf-8"))
