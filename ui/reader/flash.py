"""A span that lights up for a moment, so that the eye finds where a jump landed."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QStyle, QWidget

_HOLD_MS = 1400
_FADE_STEPS = 12
_STEP_MS = 50


class Flash(QObject):
    """Full at first, then fading; where the desktop wants no animation it ends at once.

    Signals:
        changed(): paint anew.
    """

    changed = Signal()

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self.span: tuple[int, int] | None = None
        """Offsets of what is lit."""
        self._left = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._step)

    @property
    def strength(self) -> float:
        """From 1 to 0."""
        return self._left / _FADE_STEPS

    def start(self, start: int, end: int) -> None:
        """Light up a span."""
        self.span = start, end
        self._left = _FADE_STEPS
        self._timer.start(_HOLD_MS)
        self.changed.emit()

    def stop(self) -> None:
        """Put it out."""
        self._timer.stop()
        if self.span:
            self.span = None
            self.changed.emit()

    def _step(self) -> None:
        style = self._widget.style()
        animate = style.styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, self._widget)
        self._left -= 1 if animate else _FADE_STEPS
        if self._left <= 0:
            self.stop()
            return
        self._timer.setInterval(_STEP_MS)
        self.changed.emit()
