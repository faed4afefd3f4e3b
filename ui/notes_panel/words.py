"""Words the notes panel and its editor share."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def colour_name(colour: str) -> str:
    """What one of ``HIGHLIGHT_COLOURS`` is called."""
    names = {
        "yellow": QCoreApplication.translate("colours", "Yellow"),
        "green": QCoreApplication.translate("colours", "Green"),
        "blue": QCoreApplication.translate("colours", "Blue"),
        "pink": QCoreApplication.translate("colours", "Pink"),
        "violet": QCoreApplication.translate("colours", "Violet"),
    }
    return names[colour]
