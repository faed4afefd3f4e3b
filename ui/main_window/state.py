"""What comes back at the next start: tabs, places, panels, sizes. Kept in the library, as JSON."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import Any

from PySide6.QtCore import QByteArray

from ui.session import Session

_KEY = "window"
PANELS = ("library", "contents", "search", "info")
"""The panels of the leading side, one at a time."""


@dataclass(frozen=True, slots=True)
class WindowState:
    """The window as it was left; every field has the value of a first start."""

    geometry: str = ""
    """Qt's own blob in base64."""
    columns: str = ""
    rows: str = ""
    tabs: tuple[str, ...] = ()
    """Documents of the leading side."""
    beside: tuple[str, ...] = ()
    """Documents of the trailing side; there is none where this is empty."""
    shown: tuple[str, ...] = ()
    """The document shown on each side."""
    current: str = ""
    """The one of them in front."""
    halves: tuple[str, ...] = ()
    """Widths of the two sides in pixels."""
    tied: bool = False
    panel: str = "library"
    """One of PANELS, or empty where the leading side is hidden."""
    notes: bool = True
    timeline: bool = True


def load_state(session: Session) -> WindowState:
    """The remembered window; a field that is not what it should be is as at a first start."""
    values = session.state(_KEY)
    if not isinstance(values, dict):
        return WindowState()
    good: dict[str, Any] = {}
    for field in fields(WindowState):
        value = values.get(field.name)
        if isinstance(field.default, tuple):
            if isinstance(value, list):
                good[field.name] = tuple(str(item) for item in value)
        elif type(value) is type(field.default):
            good[field.name] = value
    if good.get("panel", "") not in ("", *PANELS):
        del good["panel"]
    return WindowState(**good)


def save_state(session: Session, state: WindowState) -> None:
    """Remember a window."""
    session.set_state(_KEY, asdict(state))


def to_text(blob: QByteArray) -> str:
    """A Qt blob as base64."""
    return bytes(blob.toBase64().data()).decode("ascii")


def from_text(text: str) -> QByteArray:
    """The Qt blob of a base64 text; Qt ignores one that is not its own."""
    return QByteArray.fromBase64(QByteArray(text.encode("ascii", "ignore")))
