"""A row of tabs: close buttons of our own, a menu per tab, and a list of all where they do not fit."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QTabBar, QToolButton, QWidget

from ui.text import isolate
from ui.theme import Theme, load_theme

_NARROWEST_PX = 128
"""What a tab shrinks to before the row scrolls."""


class Tabs(QTabBar):
    """Tabs that close on a middle click and by a button of our own drawing.

    Signals:
        close_requested: index of a tab.
        menu_requested: index of a tab and a global position.
        laid_out: the tabs changed their places or sizes.
    """

    close_requested = Signal(int)
    menu_requested = Signal(int, QPoint)
    laid_out = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._theme = load_theme("light")
        self.setObjectName("tabs")
        self.setMovable(True)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setUsesScrollButtons(True)

    def minimumTabSizeHint(self, index: int) -> QSize:
        whole = self.tabSizeHint(index)
        return QSize(min(whole.width(), _NARROWEST_PX), whole.height())

    def tabLayoutChange(self) -> None:
        self._dress_scroll_buttons()
        self.laid_out.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.tabAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.MiddleButton and index >= 0:
            self.close_requested.emit(index)
            return
        super().mouseReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        keyboard = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if keyboard else self.tabAt(event.pos())
        if index >= 0:
            at = self.mapToGlobal(self.tabRect(index).center()) if keyboard else event.globalPos()
            self.menu_requested.emit(index, at)

    def add(self, title: str, document_id: str) -> None:
        """Add a tab at the end."""
        index = self.addTab(isolate(title))
        self.setTabData(index, document_id)
        self.setTabToolTip(index, isolate(title))
        button = QToolButton()
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setIconSize(QSize(14, 14))
        button.setToolTip(self.tr("Close tab"))
        button.setAccessibleName(self.tr("Close tab"))
        button.clicked.connect(partial(self._close_by, button))
        self.setTabButton(index, QTabBar.ButtonPosition.RightSide, button)
        self.set_theme(self._theme)

    def ids(self) -> list[str]:
        """Ids of the documents, in order."""
        return [str(self.tabData(index)) for index in range(self.count())]

    def needed_px(self) -> int:
        """Width at which no tab is cut off."""
        return sum(self.tabRect(index).width() for index in range(self.count()))

    def set_theme(self, theme: Theme) -> None:
        """Draw the buttons in the theme's colours."""
        self._theme = theme
        for index in range(self.count()):
            button = self.tabButton(index, QTabBar.ButtonPosition.RightSide)
            if isinstance(button, QToolButton):
                button.setIcon(theme.icon("close"))
        self._dress_scroll_buttons()

    def _dress_scroll_buttons(self) -> None:
        """Qt's own arrows, which it finds no icons for in our style, drawn as ours."""
        for button in self._scroll_buttons():
            arrow = button.arrowType()
            if arrow is not Qt.ArrowType.NoArrow:
                rtl = self.isRightToLeft()
                left = arrow is Qt.ArrowType.LeftArrow
                button.setProperty("arrow", "back" if left is not rtl else "forward")
                button.setArrowType(Qt.ArrowType.NoArrow)
            button.setIcon(self._theme.icon(str(button.property("arrow"))))

    def _scroll_buttons(self) -> list[QToolButton]:
        buttons = self.findChildren(QToolButton, options=Qt.FindChildOption.FindDirectChildrenOnly)
        return [b for b in buttons if b.property("arrow") or b.arrowType() is not Qt.ArrowType.NoArrow]

    def _close_by(self, button: QToolButton) -> None:
        for index in range(self.count()):
            if self.tabButton(index, QTabBar.ButtonPosition.RightSide) is button:
                self.close_requested.emit(index)
                return


class TabRow(QFrame):
    """The tabs, and at their end a menu of all of them as soon as some are out of sight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tab_row")
        self.tabs = Tabs()
        self._all = QToolButton()
        self._all.setAutoRaise(True)
        self._all.setToolTip(self.tr("All open documents"))
        self._all.setAccessibleName(self.tr("All open documents"))
        self._all.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self._all.setMenu(self._menu)
        self._all.hide()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tabs, 1)
        layout.addWidget(self._all)
        self.tabs.laid_out.connect(self._show_list_button)

    def set_theme(self, theme: Theme) -> None:
        """Draw the buttons in the theme's colours."""
        self.tabs.set_theme(theme)
        self._all.setIcon(theme.icon("next"))

    def set_front(self, front: bool) -> None:
        """Whether this row's document is the one in front of all."""
        if self.tabs.property("front") != front:
            self.tabs.setProperty("front", front)
            self.tabs.style().unpolish(self.tabs)
            self.tabs.style().polish(self.tabs)

    def list_button_shown(self) -> bool:
        """Whether the menu of all tabs is at hand."""
        return not self._all.isHidden()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_list_button()

    def _show_list_button(self) -> None:
        self._all.setVisible(self.tabs.needed_px() > self.width())

    def _fill(self) -> None:
        self._menu.clear()
        for index in range(self.tabs.count()):
            title = self.tabs.tabText(index).replace("&", "&&")
            action = self._menu.addAction(title, partial(self.tabs.setCurrentIndex, index))
            action.setCheckable(True)
            action.setChecked(index == self.tabs.currentIndex())
