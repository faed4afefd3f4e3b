"""A chip: says what narrows a list, and takes it away when pressed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.text import isolate
from ui.widgets.paint import scaled_font


class SpanChip(QPushButton):
    """The days a list is narrowed to; hidden while there are none.

    Signals:
        dismissed(): the reader wants the whole list back.
    """

    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("spanChip")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFont(scaled_font(self.font(), 0.85))
        self._days = ""
        self.clicked.connect(self.dismissed)
        self.hide()

    def set_days(self, days: str) -> None:
        """Show ``days`` in words; hide for an empty text."""
        tip = QCoreApplication.translate("SpanChip", "Only what speaks of {days}. Press to show everything again.")
        self._days = days
        self._fit()
        self.setToolTip(tip.format(days=isolate(days)))
        self.setAccessibleName(tip.format(days=isolate(days)))
        self.setVisible(bool(days))

    def _fit(self) -> None:
        room = self.width() - 44
        days = self.fontMetrics().elidedText(self._days, Qt.TextElideMode.ElideMiddle, max(room, 60))
        self.setText(f"{isolate(days)}  ✕")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The days are shortened in their middle where the panel is narrow."""
        super().resizeEvent(event)
        self._fit()
