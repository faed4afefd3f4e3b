"""The editor that stands in a card while its text is written."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QIcon, QKeyEvent, QPainter, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QToolButton, QVBoxLayout, QWidget

from core.library.model import HIGHLIGHT_COLOURS
from ui.text import colour_name
from ui.theme import Theme, load_theme
from ui.widgets import HALF, with_role

_LEAST_LINES, _MOST_LINES = 3, 16
_FRAME_PX = 20
"""Frame, padding and document margin above and below the text."""


class _Text(QPlainTextEdit):
    save_pressed = Signal()
    cancel_pressed = Signal()
    focus_lost = Signal(Qt.FocusReason)
    width_changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.single_line = False

    def content_height(self) -> int:
        """Pixels of all lines as they are broken now."""
        height, block = 0.0, self.document().begin()
        while block.isValid():
            height += self.blockBoundingRect(block).height()
            block = block.next()
        return round(height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.cancel_pressed.emit()
        elif enter and (control or self.single_line):
            self.save_pressed.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.width_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_lost.emit(event.reason())


class NoteEditor(QFrame):
    """A text field, the five colours below it, and how to finish.

    Signals:
        saved(): Ctrl+Enter (in a one-line label, Enter).
        cancelled(): Escape.
        left(Qt.FocusReason): the keyboard went elsewhere.
        colour_chosen(str): one of ``HIGHLIGHT_COLOURS``.
        height_changed(): the text needs more or less room.
    """

    saved = Signal()
    cancelled = Signal()
    left = Signal(Qt.FocusReason)
    colour_chosen = Signal(str)
    height_changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        with_role(self, "card-editor")
        self._theme = load_theme("light")
        self._colour = ""
        self._text = _Text(self)
        self._text.setTabChangesFocus(True)
        self._text.setAccessibleName(self.tr("Text of the note"))
        self._text.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._text.save_pressed.connect(self.saved)
        self._text.cancel_pressed.connect(self.cancelled)
        self._text.focus_lost.connect(self.left)
        self._text.width_changed.connect(self.height_changed)
        self._text.document().documentLayout().documentSizeChanged.connect(self._on_size_changed)
        self._swatches: dict[str, QToolButton] = {}
        below = QHBoxLayout()
        below.setSpacing(HALF)
        for colour in HIGHLIGHT_COLOURS:
            swatch = with_role(QToolButton(self), "swatch")
            swatch.setToolTip(colour_name(colour))
            swatch.setAccessibleName(colour_name(colour))
            swatch.setProperty("colour", colour)
            swatch.setAutoRaise(True)
            swatch.setIconSize(QSize(16, 16))
            # The text keeps the keyboard, or a click on a colour would end the editing.
            swatch.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            swatch.clicked.connect(self._on_swatch)
            self._swatches[colour] = swatch
            below.addWidget(swatch)
        below.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(HALF)
        column.addWidget(self._text, 1)
        column.addLayout(below)
        self.setFocusProxy(self._text)

    def begin(self, body: str, colour: str, *, label: bool) -> None:
        """Edit ``body``; ``label`` is one line without a colour (a bookmark's)."""
        self._colour = colour
        self._text.single_line = label
        self._text.setPlainText(body)
        self._text.setPlaceholderText(self.tr("Name of the bookmark") if label else self.tr("Note, in Markdown"))
        for swatch in self._swatches.values():
            swatch.setVisible(not label)
        cursor = self._text.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self._text.setTextCursor(cursor)
        self._draw_swatches()

    def field(self) -> QPlainTextEdit:
        """The field itself."""
        return self._text

    def text(self) -> str:
        """What has been written, without empty lines at its end."""
        return self._text.toPlainText().rstrip()

    def has_keyboard(self) -> bool:
        """Whether what is typed goes in here."""
        return self._text.hasFocus()

    def wanted_height(self) -> int:
        """Pixels the text asks for, within reason."""
        line_px = self._text.fontMetrics().lineSpacing()
        least, most = (1 if self._text.single_line else _LEAST_LINES) * line_px, _MOST_LINES * line_px
        text_px = min(max(self._text.content_height(), least), most)
        buttons_px = 0 if self._text.single_line else self._swatches["yellow"].sizeHint().height() + HALF
        return text_px + _FRAME_PX + buttons_px

    def set_theme(self, theme: Theme) -> None:
        """Paint with these colours."""
        self._theme = theme
        self._draw_swatches()

    def set_colour(self, colour: str) -> None:
        """Show which colour the card has."""
        self._colour = colour
        self._draw_swatches()

    def _draw_swatches(self) -> None:
        for colour, swatch in self._swatches.items():
            ring = self._theme.color("ink" if colour == self._colour else "rule")
            swatch.setIcon(swatch_icon(self._theme.highlight(colour), ring))

    def _on_swatch(self) -> None:
        self.colour_chosen.emit(self.sender().property("colour"))

    def _on_size_changed(self) -> None:
        self.height_changed.emit()


def swatch_icon(fill: QColor, ring: QColor) -> QIcon:
    """A round patch of colour."""
    pixmap = QPixmap(32, 32)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(fill)
    painter.setPen(QPen(ring, 3))
    painter.drawEllipse(3, 3, 26, 26)
    painter.end()
    return QIcon(pixmap)
