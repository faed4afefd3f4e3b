"""Lists of rows: one view with a keyboard, one painted two-line row."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFont, QGuiApplication, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.theme import Theme, load_theme
from ui.widgets.paint import SPACE, draw_line, line_height, one_line, scaled_font

Index = QModelIndex | QPersistentModelIndex
_RADIUS = 5
_DOT = 8


class RowRole(IntEnum):
    """What rows say of themselves beside Qt's own roles."""

    SUBTITLE = Qt.ItemDataRole.UserRole + 1
    DIRECTION = Qt.ItemDataRole.UserRole + 2
    """Qt.LayoutDirection the row's first line runs in."""
    LANE = Qt.ItemDataRole.UserRole + 3
    """Lane index of the coloured dot; None for a hollow one."""
    KEY = Qt.ItemDataRole.UserRole + 4
    """The id or the value the row stands for."""


class RowList(QListView):
    """A list without a frame, scrolled by pixels, complete by keyboard.

    Signals:
        chosen(QModelIndex): a left click or Enter on a row; not a click that only selects more rows.
        delete_pressed(QModelIndex): the Delete key on the current row.
        edit_pressed(QModelIndex): F2 on the current row.
        menu_wanted(QModelIndex, QPoint): right click or the menu key; the point is global.
        left_upwards(): Up on the first row.
        escape_pressed(): Escape.
    """

    chosen = Signal(QModelIndex)
    delete_pressed = Signal(QModelIndex)
    edit_pressed = Signal(QModelIndex)
    menu_wanted = Signal(QModelIndex, QPoint)
    left_upwards = Signal()
    escape_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(3 * SPACE)
        self.clicked.connect(self._on_clicked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys a reader expects of a list; the rest is Qt's."""
        index = self.currentIndex()
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.escape_pressed.emit()
        elif key == Qt.Key.Key_Up and not self._row_above(index):
            self.left_upwards.emit()
        elif not index.isValid():
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(index)
        elif key == Qt.Key.Key_Delete:
            self.delete_pressed.emit(index)
        elif key == Qt.Key.Key_F2:
            self.edit_pressed.emit(index)
        else:
            super().keyPressEvent(event)

    def _on_clicked(self, index: QModelIndex) -> None:
        selecting = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        single = self.selectionMode() is QAbstractItemView.SelectionMode.SingleSelection
        if single or not QGuiApplication.keyboardModifiers() & selecting:
            self.chosen.emit(index)

    def _row_above(self, index: QModelIndex) -> bool:
        model = self.model()
        return model is not None and any(
            model.flags(model.index(row, 0)) & Qt.ItemFlag.ItemIsSelectable for row in range(index.row())
        )

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the row under the pointer, or of the current one when asked by keyboard."""
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            index = self.currentIndex()
            point = self.viewport().mapToGlobal(self.visualRect(index).center())
        else:
            index = self.indexAt(self.viewport().mapFromGlobal(event.globalPos()))
            point = event.globalPos()
        if index.isValid():
            self.menu_wanted.emit(index, point)
        event.accept()

    def first_row(self) -> QModelIndex:
        """The first row that can be chosen, or an invalid index."""
        model = self.model()
        for row in range(model.rowCount()):
            index = model.index(row, 0)
            if model.flags(index) & Qt.ItemFlag.ItemIsSelectable:
                return index
        return QModelIndex()

    def focus_first_row(self) -> None:
        """Give the keyboard to the list, with its current or first row."""
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.first_row())
        self.setFocus(Qt.FocusReason.OtherFocusReason)


def paint_row_ground(
    painter: QPainter, option: QStyleOptionViewItem, theme: Theme, *, tinted: bool, rect: QRect | None = None
) -> None:
    """Tint a chosen or hovered row, and outline the one the keyboard is on."""
    state = option.state
    area = QRectF(option.rect if rect is None else rect)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    hovered = bool(state & QStyle.StateFlag.State_MouseOver)
    if tinted or hovered:
        color = theme.color("selection")
        color.setAlphaF(1.0 if tinted else 0.45)
        painter.setBrush(color)
        painter.drawRoundedRect(area, _RADIUS, _RADIUS)
    keyboard = QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_KeyboardFocusChange
    if state & keyboard == keyboard:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color("accent"), 1))
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)


class RowDelegate(QStyledItemDelegate):
    """One or two lines a row: an optional lane dot, a title in its own direction, a small muted line.

    Rows are all of one height, so that thousands of them cost nothing.
    """

    def __init__(self, parent: QWidget, *, dot: bool = False, subtitle: bool = False, rules: bool = False) -> None:
        super().__init__(parent)
        self._theme = load_theme("light")
        self._dot = dot
        self._subtitle = subtitle
        self._rules = rules
        self._heights: tuple[str, int, int] = ("", 0, 0)

    def set_theme(self, theme: Theme) -> None:
        """Paint with these colours from now on."""
        self._theme = theme

    def _line_heights(self, font: QFont) -> tuple[int, int]:
        key = font.key()
        if self._heights[0] != key:
            self._heights = (key, line_height(font), line_height(scaled_font(font, 0.85)))
        return self._heights[1:]

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The same for every row."""
        title, small = self._line_heights(option.font)
        if self._subtitle:
            return QSize(0, title + small + SPACE)
        return QSize(0, max(title, 28))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row, mirrored where the interface is."""
        painter.save()
        tinted = bool(option.state & QStyle.StateFlag.State_Selected)
        paint_row_ground(painter, option, self._theme, tinted=tinted)
        if self._rules and not tinted:
            painter.setPen(QPen(self._theme.color("rule"), 1))
            painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        title, small = self._line_heights(option.font)
        box = option.rect.adjusted(SPACE, 0, -SPACE, 0)
        lines = title + small if self._subtitle else title
        first = QRect(box.left(), box.top() + (box.height() - lines) // 2, box.width(), title)
        if self._subtitle:
            below = QRect(box.left(), first.bottom() + 1, box.width(), small)
            self._paint_subtitle(painter, option, below, str(index.data(RowRole.SUBTITLE) or ""))
        if self._dot:
            self._paint_dot(painter, option, first, index.data(RowRole.LANE))
            inset = _DOT + SPACE
            rtl = option.direction is Qt.LayoutDirection.RightToLeft
            first.adjust(0 if rtl else inset, 0, -inset if rtl else 0, 0)
        own = index.data(RowRole.DIRECTION)
        draw_line(
            painter,
            first,
            one_line(str(index.data(Qt.ItemDataRole.DisplayRole) or "")),
            option.font,
            self._theme.color("ink"),
            direction=option.direction if own is None else own,
            side=option.direction,
        )
        painter.restore()

    def _paint_subtitle(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, text: str) -> None:
        draw_line(
            painter,
            rect,
            text,
            scaled_font(option.font, 0.85),
            self._theme.color("muted"),
            direction=option.direction,
            side=option.direction,
        )

    def _paint_dot(self, painter: QPainter, option: QStyleOptionViewItem, line: QRect, lane: int | None) -> None:
        square = QRect(line.left(), line.top() + (line.height() - _DOT) // 2, _DOT, _DOT)
        square = QStyle.visualRect(option.direction, line, square)
        if lane is None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.color("muted"), 1))
            painter.drawEllipse(QRectF(square).adjusted(1, 1, -1, -1))
        else:
            painter.setBrush(self._theme.lane(lane))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawEllipse(square)
