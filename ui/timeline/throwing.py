"""The window goes on when the hand lets it go, and comes to rest."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

from core.chronology.layout import Fling

_FRAME_MS = 16


class Throw(QObject):
    """Calls ``move`` with pixels to go, frame by frame, until it is done or ``move`` says no."""

    def __init__(self, parent: QObject, move: Callable[[float], bool]) -> None:
        super().__init__(parent)
        self._move = move
        self._fling = Fling(0.0)
        self._gone_px = 0.0
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(_FRAME_MS)
        self._timer.timeout.connect(self._step)

    def start(self, speed: float) -> None:
        """Throw with ``speed`` pixels a millisecond; 0 throws nothing."""
        self.stop()
        if speed:
            self._fling, self._gone_px = Fling(speed), 0.0
            self._clock.start()
            self._timer.start()

    def stop(self) -> None:
        """Hold it."""
        self._timer.stop()

    def running(self) -> bool:
        """Whether it is still moving."""
        return self._timer.isActive()

    def _step(self) -> None:
        elapsed_ms = float(self._clock.elapsed())
        now_px = self._fling.at(elapsed_ms)
        went = self._move(now_px - self._gone_px)
        self._gone_px = now_px
        if not went or self._fling.done(elapsed_ms):
            self.stop()
