"""How page and window look: the commands that change one setting, and the dialog that has them all."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from core.settings import Settings
from ui.actions import Actions
from ui.settings_dialog import SettingsDialog
from ui.text_size import text_points

_ZOOM_STEP = 1.1
_SMALLEST_PT, _LARGEST_PT = 8.0, 48.0


class Appearance(QObject):
    """Turns commands into Settings.

    Signals:
        changed(Settings): the reader chose others.
    """

    changed = Signal(object)

    def __init__(self, window: QWidget, actions: Actions, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self.settings = settings
        """What holds now; told by the window."""
        for name, step in (("zoom-in", 1), ("zoom-out", -1), ("zoom-reset", 0)):
            actions[name].triggered.connect(partial(self.zoom, step))
        for choice in ("system", "light", "sepia", "dark", "contrast"):
            actions[f"theme-{choice}"].triggered.connect(partial(self._choose, theme=choice))
        for choice in ("system", "en", "ar"):
            actions[f"language-{choice}"].triggered.connect(partial(self._choose, interface_language=choice))
        actions["justify"].triggered.connect(lambda checked: self._choose(justify=checked))
        actions["hide-marks"].triggered.connect(lambda checked: self._choose(hide_marks=checked))
        actions["settings"].triggered.connect(self._ask)

    def zoom(self, step: int) -> None:
        """Make the text larger by steps, smaller by negative ones; 0 leaves its size to the desktop again."""
        if step:
            size_pt = text_points(self.settings) * _ZOOM_STEP**step
            self._choose(text_size_pt=min(max(round(size_pt, 1), _SMALLEST_PT), _LARGEST_PT))
        else:
            self._choose(text_size_pt=Settings().text_size_pt)

    def _choose(self, **choices: object) -> None:
        self.changed.emit(replace(self.settings, **choices))  # type: ignore[arg-type]

    def _ask(self) -> None:
        dialog = SettingsDialog(self.settings, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.changed.connect(self.changed)
        dialog.open()
