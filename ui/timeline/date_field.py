"""A small field over the timeline: type a date to go there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

_WIDTH_PX = 220


class DateField(QLineEdit):
    """Opens over the timeline with a key, goes to the date on Enter, closes on Escape or when left.

    ``go`` gets the words typed and answers whether they name a date.
    """

    def __init__(self, parent: QWidget, go: Callable[[str], bool]) -> None:
        super().__init__(parent)
        self._go = go
        self.setObjectName("timelineDate")
        self.setPlaceholderText(self.tr("Go to a date…"))
        self.setAccessibleName(self.tr("Go to a date on the timeline"))
        self.setToolTip(self.tr("A day, a month or a year, in any of the four calendars"))
        self.textEdited.connect(self._forget_failure)
        self.hide()

    def open_over(self, left: float, top: float, width: float, begun: str) -> None:
        """Show it in the middle of the plot, ``begun`` already typed."""
        wide = int(min(_WIDTH_PX, width))
        self.setGeometry(int(left + (width - wide) / 2), int(top), wide, self.sizeHint().height())
        self.setText(begun)
        self._forget_failure()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _forget_failure(self) -> None:
        self.setAccessibleDescription("")
        self._refuse(False)

    def _refuse(self, refused: bool) -> None:
        if bool(self.property("refused")) is not refused:
            self.setProperty("refused", refused)
            self.style().unpolish(self)
            self.style().polish(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes, Escape closes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._go(self.text()):
                self._close()
            else:
                self._refuse(True)
                self.setAccessibleDescription(self.tr("This is not a date Tarikh can read"))
                self.selectAll()
        elif event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Who goes elsewhere wants no date."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.hide()

    def _close(self) -> None:
        parent = self.parentWidget()
        self.hide()
        if parent is not None:
            parent.setFocus(Qt.FocusReason.OtherFocusReason)
