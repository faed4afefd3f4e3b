"""Find in page: a line above the page with the words, their count, previous and next."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from ui.text import isolate
from ui.theme import Theme

_DEBOUNCE_MS = 120


class FindBar(QFrame):
    """The words to find and where among the matches one is.

    Signals:
        find_requested: words and whether marks, hamza and case count; while typing and on change.
        step_requested: +1 for the next match, -1 for the previous.
        closed: Escape or the close button.
    """

    find_requested = Signal(str, bool)
    step_requested = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("find_bar")
        self._field = QLineEdit()
        self._field.setPlaceholderText(self.tr("Find in page"))
        self._field.setAccessibleName(self.tr("Find in page"))
        self._field.setClearButtonEnabled(True)
        self._count = QLabel()
        self._count.setObjectName("muted")
        self._previous = self._button(self.tr("Previous match (Shift+Enter)"))
        self._next = self._button(self.tr("Next match (Enter)"))
        self._exact = self._button(self.tr("Exact: marks, hamza and capitals count"))
        self._exact.setText("ءَ")
        self._exact.setCheckable(True)
        self._close = self._button(self.tr("Close (Escape)"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 4, 8, 4)
        layout.setSpacing(4)
        layout.addWidget(self._field, 1)
        for widget in (self._count, self._previous, self._next, self._exact, self._close):
            layout.addWidget(widget)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DEBOUNCE_MS)
        self._timer.timeout.connect(self.ask)
        self._field.textChanged.connect(self._timer.start)
        self._exact.toggled.connect(self.ask)
        self._previous.clicked.connect(lambda: self.step_requested.emit(-1))
        self._next.clicked.connect(lambda: self.step_requested.emit(1))
        self._close.clicked.connect(self.closed)
        self.hide()

    def _button(self, tip: str) -> QToolButton:
        button = QToolButton()
        button.setAutoRaise(True)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        return button

    def set_theme(self, theme: Theme) -> None:
        """Draw the icons in the theme's colours."""
        self._previous.setIcon(theme.icon("previous"))
        self._next.setIcon(theme.icon("next"))
        self._close.setIcon(theme.icon("close"))

    def open(self, words: str = "") -> None:
        """Show the bar with ``words`` (or the words of last time) chosen, ready to be typed over."""
        self.show()
        if words:
            self._field.setText(words)
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()
        self.ask()

    def show_count(self, current: int, total: int) -> None:
        """Say which match of how many is shown; ``current`` counts from 1."""
        if not self._field.text().strip():
            self._count.clear()
        elif total:
            self._count.setText(isolate(self.tr("{n} of {total}").format(n=current, total=total)))
        else:
            self._count.setText(self.tr("Nothing found"))

    def ask(self) -> None:
        """Look for the words again."""
        self._timer.stop()
        self.find_requested.emit(self._field.text(), self._exact.isChecked())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._timer.isActive():
                self.ask()
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.step_requested.emit(-1 if back else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
