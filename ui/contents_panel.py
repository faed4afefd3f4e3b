"""The contents panel: a document's headings as a tree, and where the reader is in it."""

from __future__ import annotations

from bisect import bisect_right

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core.document.model import BlockKind, Document
from ui.theme import Theme, load_theme
from ui.widgets import (
    MARGIN,
    SPACE,
    EmptyState,
    Index,
    PanelHeader,
    draw_line,
    layout_direction,
    line_height,
    one_line,
    paint_row_ground,
    scaled_font,
)

_OFFSET = Qt.ItemDataRole.UserRole + 1
_DIRECTION = Qt.ItemDataRole.UserRole + 2
_HERE = Qt.ItemDataRole.UserRole + 3


class _HeadingDelegate(QStyledItemDelegate):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = load_theme("light")

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, max(line_height(option.font), 28))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        here = bool(index.data(_HERE))
        paint_row_ground(painter, option, self.theme, tinted=here)
        own = index.data(_DIRECTION)
        font = scaled_font(option.font, 1.0, semi_bold=True) if here else option.font
        text = str(index.data(Qt.ItemDataRole.DisplayRole))
        box = option.rect.adjusted(SPACE, 0, -SPACE, 0)
        draw_line(painter, box, text, font, self.theme.color("ink"), direction=own, side=own)
        painter.restore()


class _HeadingTree(QTreeWidget):
    chosen = Signal(QModelIndex)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.chosen.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class ContentsPanel(QWidget):
    """Headings by level; the tree stands on the document's side, each heading on its own.

    Signals:
        go_to_requested(int): offset (code points) of a chosen heading.
    """

    go_to_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("contentsPanel")
        self._starts: list[int] = []
        self._items: list[QTreeWidgetItem] = []
        self._here: QTreeWidgetItem | None = None
        self._header = PanelHeader(self.tr("Contents"), self)
        self._tree = _HeadingTree(self)
        self._tree.setObjectName("headingTree")
        self._tree.setAccessibleName(self.tr("Headings"))
        self._tree.setHeaderHidden(True)
        self._tree.setFrameShape(QFrame.Shape.NoFrame)
        self._tree.viewport().setAutoFillBackground(False)
        self._tree.setUniformRowHeights(True)
        self._tree.setIndentation(2 * SPACE)
        self._tree.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self._tree.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._delegate = _HeadingDelegate(self._tree)
        self._tree.setItemDelegate(self._delegate)
        self._tree.clicked.connect(self._on_chosen)
        self._tree.chosen.connect(self._on_chosen)
        self._empty = EmptyState("contents", parent=self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._tree)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, SPACE, MARGIN, 0)
        column.setSpacing(SPACE)
        column.addWidget(self._header)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self._tree)
        self.set_document(None)

    def set_document(self, document: Document | None) -> None:
        """Show a document's headings."""
        self._tree.clear()
        self._starts, self._items, self._here = [], [], None
        if document is None:
            self._say(self.tr("No document is open"), self.tr("Choose one in the library to read it."))
            return
        self._tree.setLayoutDirection(layout_direction(document.direction))
        path: list[tuple[int, QTreeWidgetItem]] = []
        tops: list[QTreeWidgetItem] = []
        for block in document.blocks:
            if block.kind is not BlockKind.HEADING:
                continue
            text = one_line(document.text[block.start : block.end])
            if not text:
                continue
            item = QTreeWidgetItem([text])
            item.setToolTip(0, text)
            item.setData(0, _OFFSET, block.start)
            item.setData(0, _DIRECTION, layout_direction(block.direction))
            while path and path[-1][0] >= block.level:
                path.pop()
            if path:
                path[-1][1].addChild(item)
            else:
                tops.append(item)
            path.append((block.level, item))
            self._starts.append(block.start)
            self._items.append(item)
        self._tree.addTopLevelItems(tops)
        self._tree.setRootIsDecorated(any(item.childCount() for item in tops))
        self._tree.expandAll()
        if self._items:
            self._stack.setCurrentWidget(self._tree)
        else:
            self._say(
                self.tr("No headings in this document"),
                self.tr("The timeline and the search lead through it."),
            )

    def set_reading_offset(self, offset: int) -> None:
        """Mark the heading the reading line (code-point offset) stands under."""
        number = bisect_right(self._starts, offset) - 1
        item = self._items[number] if number >= 0 else None
        if item is self._here:
            return
        if self._here is not None:
            self._here.setData(0, _HERE, False)
        self._here = item
        if item is not None:
            item.setData(0, _HERE, True)
            self._tree.scrollToItem(_outermost_closed(item))

    def set_theme(self, theme: Theme) -> None:
        """Paint with these colours."""
        self._delegate.theme = theme
        self._header.set_theme(theme)
        self._empty.set_theme(theme)
        self._tree.viewport().update()

    def _say(self, sentence: str, hint: str) -> None:
        self._empty.say(sentence, hint=hint)
        self._stack.setCurrentWidget(self._empty)

    def _on_chosen(self, index: QModelIndex) -> None:
        self.go_to_requested.emit(index.data(_OFFSET))


def _outermost_closed(item: QTreeWidgetItem) -> QTreeWidgetItem:
    """What is seen of ``item``: the outermost of its parents the reader closed, or itself.

    Scrolling to an item inside a closed one would open that.
    """
    seen, above = item, item.parent()
    while above is not None:
        if not above.isExpanded():
            seen = above
        above = above.parent()
    return seen
