"""The caret as it is drawn: blinking as the desktop wants it, and only where the keys go."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRectF, QTimer, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPainter
from PySide6.QtWidgets import QWidget

_WIDTH_PX = 2.0
_FLAG_PX = 4.0


class Cursor(QObject):
    """Whether the caret is to be seen just now.

    Signals:
        changed(): paint anew.
    """

    changed = Signal()

    def __init__(self, pane: QWidget) -> None:
        super().__init__(pane)
        self._pane = pane
        self._lit = True
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._blink)

    @property
    def lit(self) -> bool:
        """Whether a caret is drawn: the pane has the keys, and it is not the dark half of a blink."""
        return self._lit and self._pane.hasFocus()

    def restart(self) -> None:
        """After the caret moved or the focus came or went: begin with the lit half."""
        period_ms = QGuiApplication.styleHints().cursorFlashTime()
        self._lit = True
        if period_ms > 1 and self._pane.hasFocus():
            self._timer.start(period_ms // 2)
        else:
            self._timer.stop()
        self.changed.emit()

    def _blink(self) -> None:
        self._lit = not self._lit
        self.changed.emit()


def paint_caret(painter: QPainter, rect: QRectF, colour: QColor, *, flag: int = 0) -> None:
    """Draw a caret at ``rect``; ``flag`` is 1 or -1 to show by a small flag which way its text runs."""
    left = round(rect.left()) - _WIDTH_PX / 2
    painter.fillRect(QRectF(left, rect.top(), _WIDTH_PX, rect.height()), colour)
    if flag:
        x = left + _WIDTH_PX if flag > 0 else left - _FLAG_PX
        painter.fillRect(QRectF(x, rect.top(), _FLAG_PX, _WIDTH_PX), colour)
