"""The timeline's own buttons, above the titles: the lock that keeps it in step, and its menu."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from ui.theme import Theme


class TimelineCorner(QWidget):
    """Lock, fit and a menu; every button is named by its action's words."""

    def __init__(self, lock: QAction, fit: QAction, menu: QMenu, more: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for action in (lock, fit):
            button = self._button()
            button.setDefaultAction(action)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
            row.addWidget(button)
        self._menu_button = self._button()
        self._menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu_button.setMenu(menu)
        self._menu_button.setToolTip(more)
        self._menu_button.setAccessibleName(more)
        row.addWidget(self._menu_button)
        row.addStretch(1)

    def _button(self) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("role", "quiet")
        button.setAutoRaise(True)
        button.setIconSize(QSize(15, 15))
        button.setFixedSize(22, 22)
        return button

    def set_theme(self, theme: Theme) -> None:
        """Draw the menu's icon in the theme's colours; the actions have their own."""
        self._menu_button.setIcon(theme.icon("more"))
