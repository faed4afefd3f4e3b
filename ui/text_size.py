"""How large text is where the reader has not said so: in step with the desktop's own font."""

from __future__ import annotations

import sys
from functools import cache

from PySide6.QtGui import QFont, QGuiApplication

from core.settings import Settings

USUAL_PT = 15.0
"""Size of the page's text on a desktop whose font has its usual size."""
_USUAL_DESKTOP_PT = 13.0 if sys.platform == "darwin" else 9.0 if sys.platform == "win32" else 10.0
_LEAST, _MOST = 0.8, 2.5
_NO_DESKTOP = ("offscreen", "minimal", "vnc")


def scale_of(font: QFont, usual_pt: float = _USUAL_DESKTOP_PT) -> float:
    """How much larger than usual a desktop's font is; within a tenth of 1 it is as usual."""
    points = font.pointSizeF()
    if points <= 0:  # the desktop gave pixels
        return 1.0
    scale = min(max(points / usual_pt, _LEAST), _MOST)
    return 1.0 if abs(scale - 1) <= 0.101 else round(scale, 2)


@cache
def desktop_scale() -> float:
    """``scale_of`` the desktop's font, asked once, before the program sets its own; 1 without a desktop."""
    if QGuiApplication.platformName() in _NO_DESKTOP:
        return 1.0
    return scale_of(QGuiApplication.font())


def text_points(settings: Settings) -> float:
    """Size of the page's Latin text in points: the reader's choice, else the usual one at the desktop's scale."""
    return settings.text_size_pt or round(USUAL_PT * desktop_scale(), 1)
