"""The window's frame: the slim bar on top, the rail at the leading edge, the status line."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
)

from core.jobs import Step
from ui.text import isolate, key_words
from ui.theme import Theme

_MESSAGE_MS = 8000


def _icon_button(action: QAction, size_px: int = 20) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setAutoRaise(True)
    button.setIconSize(QSize(size_px, size_px))
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    button.setAccessibleName(action.text().replace("&", ""))
    return button


def _menu_button(name: str, menu: QMenu) -> QToolButton:
    button = QToolButton()
    button.setAutoRaise(True)
    button.setIconSize(QSize(20, 20))
    button.setToolTip(name)
    button.setAccessibleName(name)
    button.setMenu(menu)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    return button


class TopBar(QFrame):
    """Menu, back and forward, the search everything button, text size, theme, more."""

    def __init__(
        self,
        menu: QMenu,
        back: QAction,
        forward: QAction,
        search: QAction,
        text_menu: QMenu,
        theme_menu: QMenu,
        more_menu: QMenu,
    ) -> None:
        super().__init__()
        self.setObjectName("top_bar")
        self.setFixedHeight(44)
        self._menu = _menu_button(self.tr("Menu"), menu)
        self._text = _menu_button(self.tr("Text"), text_menu)
        self._theme = _menu_button(self.tr("Colours"), theme_menu)
        self._more = _menu_button(self.tr("More"), more_menu)
        self._search = QPushButton()
        self._search.setObjectName("search_everything")
        self._search.setToolTip(search.toolTip())
        self._search.setAccessibleName(search.text().replace("&", ""))
        self._search.setMaximumWidth(520)
        self._search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._search.clicked.connect(search.trigger)
        inside = QHBoxLayout(self._search)
        inside.setContentsMargins(12, 0, 12, 0)
        words = QLabel(self.tr("Search everything…"))
        keys = QLabel(key_words(search))
        for label in (words, keys):
            label.setObjectName("muted")
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside.addWidget(words)
        inside.addStretch(1)
        inside.addWidget(keys)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 0, 8, 0)
        layout.setSpacing(4)
        layout.addWidget(self._menu)
        layout.addWidget(_icon_button(back))
        layout.addWidget(_icon_button(forward))
        layout.addStretch(1)
        layout.addWidget(self._search, 6)
        layout.addStretch(1)
        for button in (self._text, self._theme, self._more):
            layout.addWidget(button)

    def set_theme(self, theme: Theme) -> None:
        """Draw the icons in the theme's colours."""
        self._menu.setIcon(theme.icon("menu"))
        self._text.setIcon(theme.icon("text-size"))
        self._theme.setIcon(theme.icon("theme"))
        self._more.setIcon(theme.icon("more"))


class Rail(QFrame):
    """One checkable icon a panel, at the window's leading edge."""

    def __init__(self, actions: list[QAction], last: QAction) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setFixedWidth(48)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 8, 4, 8)
        layout.setSpacing(8)
        for action in actions:
            layout.addWidget(_icon_button(action, 22), 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
        layout.addWidget(_icon_button(last, 22), 0, Qt.AlignmentFlag.AlignHCenter)


class _Elided(QLabel):
    """A label as wide as its text that gives way where there is less room."""

    def __init__(self) -> None:
        super().__init__()
        self._whole = ""
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def set_whole(self, text: str) -> None:
        """The text to show as much of as fits."""
        self._whole = text
        self.updateGeometry()
        self._cut()

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + 8, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def _cut(self) -> None:
        width_px = max(self.width() - 4, 0)
        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, width_px))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut()


class StatusLine(QFrame):
    """Where one is; what just happened, with a way back; how far an import is, with a way out.

    Signals:
        cancel_requested: the button beside the progress.
    """

    cancel_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("status_line")
        self.setFixedHeight(28)
        self._percent, self._heading, self._date, self._message = QLabel(), _Elided(), QLabel(), _Elided()
        self._heading.setMaximumWidth(360)
        self._tie = _Elided()
        self._tie.setMaximumWidth(320)
        self._message.setObjectName("message")
        self._act = QPushButton()
        self._act.setObjectName("link_button")
        self._act.setCursor(Qt.CursorShape.PointingHandCursor)
        self._act.clicked.connect(self._do)
        self._work = QLabel()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(96, 6)
        self._cancel = QToolButton()
        self._cancel.setAutoRaise(True)
        self._cancel.setToolTip(self.tr("Stop"))
        self._cancel.setAccessibleName(self.tr("Stop"))
        self._cancel.clicked.connect(self.cancel_requested)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 0, 16, 0)
        layout.setSpacing(16)
        layout.addWidget(self._percent)
        layout.addWidget(self._heading)
        layout.addWidget(self._date)
        layout.addWidget(self._tie)
        layout.addWidget(self._message)
        layout.addWidget(self._act)
        layout.addStretch(1)
        for widget in (self._work, self._bar, self._cancel):
            layout.addWidget(widget)
        self._callback: Callable[[], None] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.clear_message)
        self.clear_message()
        self.show_step(None)
        self.show_tie("")

    def set_theme(self, theme: Theme) -> None:
        """Draw the icon in the theme's colours."""
        self._cancel.setIcon(theme.icon("cancel"))

    def show_place(self, percent: int | None, heading: str, date: str) -> None:
        """Where the reader is; ``percent`` None where nothing is open."""
        self._percent.setText("" if percent is None else isolate(self.tr("{n} %").format(n=percent)))
        self._heading.set_whole(isolate(heading) if heading else "")
        self._date.setText(isolate(date) if date else "")

    def show_tie(self, text: str) -> None:
        """What the page is tied to, or nothing."""
        self._tie.set_whole(text)
        self._tie.setVisible(bool(text))

    def show_message(self, text: str, action: str = "", callback: Callable[[], None] | None = None) -> None:
        """Say what happened, for some seconds; ``action`` names a button that calls ``callback``."""
        self._message.set_whole(text)
        self._message.setToolTip(text)
        self._message.show()
        self._callback = callback
        self._act.setText(action)
        self._act.setVisible(callback is not None)
        self._timer.start(_MESSAGE_MS)

    def message(self) -> str:
        """What is being said."""
        return self._message.toolTip()

    def clear_message(self) -> None:
        """Say nothing."""
        self._message.set_whole("")
        self._message.setToolTip("")
        self._act.hide()
        self._callback = None

    def _do(self) -> None:
        callback = self._callback
        self.clear_message()
        if callback is not None:
            callback()

    def show_step(self, step: Step | None, words: str = "") -> None:
        """How far background work is, in ``words``; None when there is none."""
        for widget in (self._work, self._bar, self._cancel):
            widget.setVisible(step is not None)
        if step is not None:
            self._work.setText(words)
            self._work.setToolTip(isolate(step.subject))
            self._bar.setRange(0, step.total)
            self._bar.setValue(step.done)
