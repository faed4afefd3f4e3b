"""Settings: every option of the program, once, with its unit and range.

The settings file belongs to the person, the library to the documents: what is open and how far one
has read lives in the library, what the program looks like lives here.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from core.paths import atomic_write


def _option(default: Any, **facts: Any) -> Any:
    return field(default=default, metadata=facts)


@dataclass(frozen=True, slots=True)
class Settings:
    """The program's options; a new one is one more line here."""

    interface_language: str = _option("system", choices=("system", "en", "ar"))
    """Language of menus and panels; ``system`` follows the desktop."""
    theme: str = _option("system", choices=("system", "light", "dark"))
    """Colours; ``system`` follows the desktop's light or dark."""
    text_size_pt: float = _option(15.0, low=8.0, high=48.0)
    """Size of the page's Latin text in points; other scripts are matched to it."""
    line_height: float = _option(1.6, low=1.0, high=3.0)
    """Distance between baselines as a multiple of the text's size."""
    measure_em: float = _option(34.0, low=16.0, high=80.0)
    """Greatest width of a line of the page, in the text size's em."""
    justify: bool = _option(True)
    """Whether paragraphs fill the line on both sides."""


def clean(values: dict[str, Any]) -> Settings:
    """Settings from a mapping of unknown quality: what does not fit its range keeps its default."""
    good: dict[str, Any] = {}
    for option in fields(Settings):
        value = values.get(option.name)
        facts = option.metadata
        if isinstance(option.default, bool):
            if isinstance(value, bool):
                good[option.name] = value
        elif isinstance(option.default, float):
            if isinstance(value, (int, float)) and not isinstance(value, bool):
                good[option.name] = min(max(float(value), facts["low"]), facts["high"])
        elif value in facts["choices"]:
            good[option.name] = value
    return replace(Settings(), **good)


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
