"""The strip between two sides: the button that ties them by date, and the thread between two dates."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QToolButton, QVBoxLayout, QWidget

from ui.theme import Theme, load_theme

WIDTH_PX = 34


class TieButton(QToolButton):
    """A link, closed while the two sides are tied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tie")
        self.setCheckable(True)
        self.setAutoRaise(True)
        self.setIconSize(QSize(18, 18))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._theme = load_theme("light")
        self.toggled.connect(self._dress)
        self._dress(False)

    def set_theme(self, theme: Theme) -> None:
        """Draw the icon in the theme's colours."""
        self._theme = theme
        self._dress(self.isChecked())

    def _dress(self, tied: bool) -> None:
        self.setIcon(self._theme.icon("lock", "accent") if tied else self._theme.icon("unlock"))
        name = self.tr("Untie the two pages") if tied else self.tr("Tie the two pages by date")
        self.setToolTip(f"{name} (Ctrl+Shift+T)")
        self.setAccessibleName(name)


class Gutter(QSplitterHandle):
    """The handle between the sides; wide enough to carry the button."""

    def __init__(self, splitter: QSplitter, button: TieButton) -> None:
        super().__init__(Qt.Orientation.Horizontal, splitter)
        self._theme = load_theme("light")
        self._ends: tuple[float, float] | None = None
        self._tied = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 3, 0, 0)
        layout.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH_PX, 0)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        self.update()

    def set_thread(self, tied: bool, ends: tuple[float, float] | None) -> None:
        """Whether the sides are tied, and the heights (px) of the two dates, leading side first, if known."""
        if (tied, ends) != (self._tied, self._ends):
            self._tied, self._ends = tied, ends
            self.update()

    def thread_ends(self) -> tuple[float, float] | None:
        """The heights the thread joins."""
        return self._ends

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("chrome"))
        painter.setPen(QPen(self._theme.color("rule"), 1))
        width, height = self.width(), self.height()
        painter.drawLine(0, 0, 0, height)
        painter.drawLine(width - 1, 0, width - 1, height)
        if not self._tied or self._ends is None:
            return
        lead, trail = self._ends if self.isLeftToRight() else reversed(self._ends)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(QRectF(0, 40, width, height - 40))
        path = QPainterPath(QPointF(0, lead))
        path.cubicTo(QPointF(width * 0.6, lead), QPointF(width * 0.4, trail), QPointF(width, trail))
        painter.setPen(QPen(self._theme.color("accent"), 1.6))
        painter.drawPath(path)
        painter.setBrush(self._theme.color("accent"))
        painter.setPen(Qt.PenStyle.NoPen)
        for x, y in ((1.0, lead), (width - 1.0, trail)):
            painter.drawEllipse(QPointF(x, y), 3.5, 3.5)


class Sides(QSplitter):
    """Two sides and the gutter between them.

    Signals:
        tie_toggled: the button in the gutter was pressed.
    """

    tie_toggled = Signal(bool)

    def __init__(self) -> None:
        self.button = TieButton()
        self.gutter: Gutter | None = None
        super().__init__(Qt.Orientation.Horizontal)
        self.setHandleWidth(WIDTH_PX)
        self.setChildrenCollapsible(False)
        self.button.clicked.connect(self.tie_toggled)

    def createHandle(self) -> QSplitterHandle:
        # Qt makes a handle for every side; the first one is never shown.
        handle = Gutter(self, self.button)
        self.gutter = handle
        return handle

    def set_theme(self, theme: Theme) -> None:
        """Repaint in a theme's colours."""
        self.button.set_theme(theme)
        if self.gutter is not None:
            self.gutter.set_theme(theme)
