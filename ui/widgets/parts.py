"""Header, empty state, hairline, a row of exclusive choices, and the debounce behind fields typed in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.theme import Theme, load_theme
from ui.widgets.paint import HALF, MARGIN, SPACE, leading_alignment, scaled_font

_W = TypeVar("_W", bound=QWidget)
_ICON_PX = 18


def with_role(widget: _W, role: str) -> _W:
    """The same widget, named for the style sheet."""
    widget.setProperty("role", role)
    return widget


class Debounce(QObject):
    """Says ``triggered`` once after the last of many pokes.

    Signals:
        triggered(): ``delay_ms`` after the last :meth:`poke`, or at :meth:`flush`.
    """

    triggered = Signal()

    def __init__(self, delay_ms: int, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(delay_ms)
        self._timer.timeout.connect(self.triggered)

    def poke(self) -> None:
        """Something happened; wait for more of it."""
        self._timer.start()

    def cancel(self) -> None:
        """Forget what happened."""
        self._timer.stop()

    def flush(self) -> None:
        """Do not wait any longer; nothing where nothing happened."""
        if self._timer.isActive():
            self._timer.stop()
            self.triggered.emit()


class PanelHeader(QWidget):
    """A panel's name, semi-bold, with its icon buttons on the trailing side."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = load_theme("light")
        self._icons: list[tuple[QToolButton, str]] = []
        self._title = with_role(QLabel(title, self), "panel-title")
        self._title.setFont(scaled_font(self._title.font(), 1.0, semi_bold=True))
        self._title.setAlignment(leading_alignment())
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(HALF)
        self._row.addWidget(self._title, 1)
        self.setMinimumHeight(4 * SPACE)

    def title(self) -> str:
        """The panel's name as shown."""
        return self._title.text()

    def add_button(self, icon: str, tooltip: str) -> QToolButton:
        """A new flat button at the trailing end; its tooltip is also its accessible name."""
        button = with_role(QToolButton(self), "quiet")
        button.setToolTip(tooltip)
        button.setAccessibleName(tooltip)
        button.setIconSize(QSize(_ICON_PX, _ICON_PX))
        button.setIcon(self._theme.icon(icon))
        button.setAutoRaise(True)
        self._icons.append((button, icon))
        self._row.addWidget(button)
        return button

    def add_widget(self, widget: QWidget) -> None:
        """Anything else at the trailing end."""
        self._row.addWidget(widget)

    def set_theme(self, theme: Theme) -> None:
        """Draw the icons in these colours."""
        self._theme = theme
        for button, icon in self._icons:
            button.setIcon(theme.icon(icon))


class Hairline(QFrame):
    """A one-pixel rule across."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_role(self, "rule").setFixedHeight(1)


class EmptyState(QWidget):
    """What a panel shows instead of nothing: an icon, a sentence, a hint, and what to do next.

    ``actions`` are pairs of a button's text and its role: ``primary``, ``link`` or nothing.

    Signals:
        action_triggered(int): number of the button pressed, from 0.
    """

    action_triggered = Signal(int)

    def __init__(
        self,
        icon: str,
        sentence: str = "",
        actions: Sequence[tuple[str, str]] = (),
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon_role = icon
        self._icon = QLabel(self)
        self._icon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sentence = with_role(QLabel(self), "empty-sentence")
        self._hint = with_role(QLabel(self), "muted")
        for label in (self._sentence, self._hint):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint.setFont(scaled_font(self._hint.font(), 0.9))
        self._buttons: list[QPushButton] = []
        self._actions = QVBoxLayout()
        self._actions.setSpacing(SPACE)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, MARGIN, SPACE, MARGIN)
        column.setSpacing(SPACE)
        column.addStretch(2)
        for part in (self._icon, self._sentence, self._hint):
            column.addWidget(part)
        column.addSpacing(HALF)
        column.addLayout(self._actions)
        column.addStretch(3)
        self.say(sentence, actions, hint)
        self.set_theme(load_theme("light"))

    def say(self, sentence: str, actions: Sequence[tuple[str, str]] = (), hint: str = "") -> None:
        """Change what it says and offers."""
        self._sentence.setText(sentence)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        for button in self._buttons:
            self._actions.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = []
        for number, (text, role) in enumerate(actions):
            button = with_role(QPushButton(text.replace("&", "&&"), self), role or "secondary")
            button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            button.setFlat(role == "link")
            button.setProperty("number", number)
            button.clicked.connect(self._on_clicked)
            self._actions.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
            self._buttons.append(button)

    def sentence(self) -> str:
        """What it says, hint apart."""
        return self._sentence.text()

    def buttons(self) -> list[QPushButton]:
        """What it offers, in order."""
        return list(self._buttons)

    def set_theme(self, theme: Theme) -> None:
        """Draw the icon in these colours."""
        self._icon.setPixmap(theme.icon(self._icon_role).pixmap(32, 32))

    def _on_clicked(self) -> None:
        self.action_triggered.emit(self.sender().property("number"))


class Segments(QWidget):
    """A few choices side by side, one of them taken.

    Signals:
        chosen(str): the key of the choice the reader took.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = load_theme("light")
        self._group = QButtonGroup(self)
        self._buttons: dict[str, tuple[QToolButton, str]] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(2)
        self._group.buttonClicked.connect(self._on_clicked)

    def add(self, key: str, text: str, tooltip: str = "", *, icon: str = "") -> QToolButton:
        """One more choice, shown by ``icon`` where that is given; the first is taken to begin with."""
        button = with_role(QToolButton(self), "segment")
        button.setText(text)
        button.setAccessibleName(text)
        button.setToolTip(tooltip or text)
        button.setCheckable(True)
        button.setAutoRaise(True)
        button.setChecked(not self._buttons)
        if icon:
            button.setIconSize(QSize(_ICON_PX, _ICON_PX))
        else:
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._group.addButton(button)
        self._buttons[key] = (button, icon)
        self._row.addWidget(button)
        self._redraw()
        return button

    def key(self) -> str:
        """The choice taken."""
        return next(key for key, (button, _) in self._buttons.items() if button.isChecked())

    def keys(self) -> Sequence[str]:
        """All choices, in order."""
        return tuple(self._buttons)

    def button(self, key: str) -> QToolButton:
        """The button of a choice."""
        return self._buttons[key][0]

    def set_key(self, key: str) -> None:
        """Take a choice without a signal."""
        self._buttons[key][0].setChecked(True)
        self._redraw()

    def set_theme(self, theme: Theme) -> None:
        """Draw the icons in these colours."""
        self._theme = theme
        self._redraw()

    def changeEvent(self, event: QEvent) -> None:
        """Icons mirror with the interface."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._redraw()

    def _redraw(self) -> None:
        for button, icon in self._buttons.values():
            if icon:
                button.setIcon(self._theme.icon(icon, "accent" if button.isChecked() else "muted"))

    def _on_clicked(self) -> None:
        self._redraw()
        self.chosen.emit(self.key())
