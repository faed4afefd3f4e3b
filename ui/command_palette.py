"""The command palette: every command of the window, found by a few of its letters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui.text import isolate
from ui.theme import Theme, load_theme
from ui.widgets import (
    HALF,
    SPACE,
    Index,
    RowList,
    RowRole,
    draw_line,
    line_height,
    natural_direction,
    paint_row_ground,
    with_role,
)

_WIDTH, _MOST_ROWS = 560, 12
_MNEMONIC = re.compile("&(.)")
_NO_PARENT = QModelIndex()


def plain_text(action: QAction) -> str:
    """An action's words without mnemonics and ellipsis."""
    return _MNEMONIC.sub(r"\1", action.text()).removesuffix("…")


def match_score(letters: str, text: str) -> int | None:
    """How well ``letters`` (folded, no spaces) stand in ``text`` (folded) in order; None where they do not.

    Higher is better: letters next to each other and at the beginnings of words count most.
    """
    if not letters:
        return 0
    best: int | None = None
    # Greedy from every place the first letter stands at: enough for texts as short as a command's.
    for start in (at for at, char in enumerate(text) if char == letters[0]):
        score, at, previous = 0, start, -2
        for letter in letters:
            at = text.find(letter, at)
            if at < 0:
                break
            score += 6 if at == previous + 1 else 1
            score += 4 if at == 0 or text[at - 1] == " " else 0
            previous, at = at, at + 1
        else:
            score -= start
            best = score if best is None else max(best, score)
    return best


class _CommandModel(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.actions_shown: list[QAction] = []

    def show(self, actions: Sequence[QAction]) -> None:
        self.beginResetModel()
        self.actions_shown = list(actions)
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.actions_shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.actions_shown):
            return None
        action = self.actions_shown[index.row()]
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        if role == Qt.ItemDataRole.DisplayRole:
            return plain_text(action)
        if role == RowRole.SUBTITLE:
            return isolate(keys) if keys else ""
        if role == RowRole.KEY:
            return action.isChecked()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{plain_text(action)}, {keys}" if keys else plain_text(action)
        return None


class _CommandDelegate(QStyledItemDelegate):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = load_theme("light")

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, max(line_height(option.font) + HALF, 32))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        paint_row_ground(painter, option, self.theme, tinted=bool(option.state & QStyle.StateFlag.State_Selected))
        rtl = option.direction is Qt.LayoutDirection.RightToLeft
        far = Qt.LayoutDirection.LeftToRight if rtl else Qt.LayoutDirection.RightToLeft
        box = option.rect.adjusted(SPACE, 0, -SPACE, 0)
        keys = str(index.data(RowRole.SUBTITLE))
        draw_line(painter, box, keys, option.font, self.theme.color("muted"), direction=option.direction, side=far)
        text = str(index.data(Qt.ItemDataRole.DisplayRole))
        draw_line(
            painter,
            box,
            f"{text}  ✓" if index.data(RowRole.KEY) else text,
            option.font,
            self.theme.color("ink"),
            direction=natural_direction(text),
            side=option.direction,
        )
        painter.restore()


class _Field(QLineEdit):
    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: _MOST_ROWS - 1,
            Qt.Key.Key_PageUp: 1 - _MOST_ROWS,
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.moved.emit(step)


class CommandPalette(QDialog):
    """A field and the commands that fit it; Enter triggers, Escape or a click elsewhere closes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("commandPalette")
        self.setWindowTitle(self.tr("All commands"))
        self.setWindowFlags(Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._actions: list[QAction] = []
        self._field = with_role(_Field(self), "query")
        self._field.setPlaceholderText(self.tr("What do you want to do?"))
        self._field.setAccessibleName(self.tr("Command"))
        self._field.textChanged.connect(self._filter)
        self._field.moved.connect(self._move)
        self._field.returnPressed.connect(self._trigger_current)
        self._model = _CommandModel(self)
        self._list = RowList(self)
        self._list.setAccessibleName(self.tr("Commands"))
        self._list.setModel(self._model)
        self._delegate = _CommandDelegate(self._list)
        self._list.setItemDelegate(self._delegate)
        self._list.setUniformItemSizes(True)
        # The field keeps the keyboard.
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.chosen.connect(self._trigger)
        self._nothing = with_role(QLabel(self.tr("No command is called that."), self), "muted")
        self._nothing.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self._field)
        column.addWidget(self._nothing)
        column.addWidget(self._list)
        self.setFixedWidth(_WIDTH)

    def set_actions(self, actions: Sequence[QAction]) -> None:
        """Offer these; those that are disabled or without words are left out."""
        self._actions = [action for action in actions if action.isEnabled() and action.text()]
        self._filter()

    def set_theme(self, theme: Theme) -> None:
        """Paint with these colours."""
        self._delegate.theme = theme
        self._list.viewport().update()

    def open(self) -> None:
        """Show it over the top of its window, with an empty field."""
        self._field.clear()
        self._filter()
        parent = self.parentWidget()
        if parent is not None:
            corner = parent.window().mapToGlobal(QPoint((parent.window().width() - _WIDTH) // 2, 64))
            self.move(corner)
        self.show()
        self._field.setFocus(Qt.FocusReason.PopupFocusReason)

    def event(self, event: QEvent) -> bool:
        """Close when the reader turns to another window."""
        if event.type() == QEvent.Type.WindowDeactivate:
            self.close()
        return super().event(event)

    def _filter(self) -> None:
        from core.document.folding import fold_text

        letters = "".join(fold_text(self._field.text()).split())
        scored = []
        for order, action in enumerate(self._actions):
            score = match_score(letters, fold_text(plain_text(action)))
            if score is not None:
                scored.append((-score, order, action))
        scored.sort(key=lambda item: item[:2])
        self._model.show([action for _, _, action in scored])
        rows = min(len(scored), _MOST_ROWS)
        self._list.setVisible(rows > 0)
        self._nothing.setVisible(rows == 0)
        if rows:
            self._list.setFixedHeight(rows * self._list.sizeHintForRow(0))
            self._list.setCurrentIndex(self._model.index(0, 0))
        self.adjustSize()

    def _move(self, step: int) -> None:
        rows = self._model.rowCount()
        if rows:
            at = self._list.currentIndex().row() + step
            at = at % rows if abs(step) == 1 else min(max(at, 0), rows - 1)
            self._list.setCurrentIndex(self._model.index(at, 0))

    def _trigger_current(self) -> None:
        self._trigger(self._list.currentIndex())

    def _trigger(self, index: QModelIndex) -> None:
        if index.isValid():
            action = self._model.actions_shown[index.row()]
            self.close()
            # After this window is gone: the command may open another one or move the keyboard.
            QTimer.singleShot(0, action, action.trigger)
