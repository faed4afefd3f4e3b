"""One side of the reading area: a row of tabs and the pages behind them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QStackedWidget, QVBoxLayout, QWidget

from ui.reader import ReaderPane
from ui.reading_area.tabs import TabRow
from ui.text import isolate
from ui.theme import Theme

_NOTICE_GAP_PX = 16
_STEPS = {Qt.MouseButton.BackButton: -1, Qt.MouseButton.ForwardButton: 1}


class Side(QFrame):
    """Tabs and pages; ``empty`` is shown while there are none.

    Signals:
        activated: the mouse or the focus came here.
        shown_changed: another page is shown, or none; id of its document or an empty string.
        close_requested: id of a document.
        menu_requested: id of a document whose tab was asked for its menu, and a global position.
        tabs_moved: the tabs are in another order.
        travel_requested: a mouse's back (-1) or forward (+1) button.
    """

    activated = Signal()
    shown_changed = Signal(str)
    close_requested = Signal(str)
    menu_requested = Signal(str, QPoint)
    tabs_moved = Signal()
    travel_requested = Signal(int)

    def __init__(self, empty: QWidget) -> None:
        super().__init__()
        self.setMinimumWidth(160)
        self.panes: dict[str, ReaderPane] = {}
        self.row = TabRow()
        self.row.hide()
        self.empty = empty
        self._stack = QStackedWidget()
        self._stack.addWidget(empty)
        self._notice = QLabel(self)
        self._notice.setObjectName("pane_notice")
        self._notice.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._notice.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.row)
        self._column.addWidget(self._stack, 1)
        tabs = self.row.tabs
        tabs.currentChanged.connect(self._on_current)
        tabs.tabBarClicked.connect(lambda index: self.activated.emit())
        tabs.close_requested.connect(lambda index: self.close_requested.emit(tabs.tabData(index)))
        tabs.menu_requested.connect(lambda index, at: self.menu_requested.emit(tabs.tabData(index), at))
        tabs.tabMoved.connect(lambda source, target: self.tabs_moved.emit())

    # --- What is here -----------------------------------------------------------------------------
    def ids(self) -> list[str]:
        """Ids of the documents, in the order of their tabs."""
        return self.row.tabs.ids()

    def shown_id(self) -> str:
        """Id of the document shown, or an empty string."""
        index = self.row.tabs.currentIndex()
        return str(self.row.tabs.tabData(index)) if index >= 0 else ""

    def shown_pane(self) -> ReaderPane | None:
        """The page shown."""
        return self.panes.get(self.shown_id())

    def take_in(self, document_id: str, title: str, pane: ReaderPane) -> None:
        """Give a page a tab at the end."""
        self.panes[document_id] = pane
        self._stack.addWidget(pane)
        for widget in (pane, *pane.findChildren(QWidget)):
            widget.installEventFilter(self)
        self.row.tabs.add(title, document_id)
        self.row.show()
        self.row.tabs.updateGeometry()  # a hidden tab bar does not tell its layout that it has grown
        if self.row.tabs.count() == 1:
            self._on_current(0)  # the tab bar announced its first tab before it had its id

    def let_go(self, document_id: str) -> ReaderPane:
        """Take a page and its tab out; the page is the caller's then."""
        pane = self.panes.pop(document_id)
        for widget in (pane, *pane.findChildren(QWidget)):
            widget.removeEventFilter(self)
        self.row.tabs.removeTab(self.ids().index(document_id))
        self.row.setVisible(bool(self.panes))
        self._stack.removeWidget(pane)
        if not self.panes:
            self._on_current(-1)
        return pane

    def show_document(self, document_id: str) -> None:
        """Bring one of the tabs to the front of this side."""
        self.row.tabs.setCurrentIndex(self.ids().index(document_id))

    def put_above_page(self, widget: QWidget) -> None:
        """Place a widget between the tabs and the page."""
        shown = widget.isVisible()
        self._column.insertWidget(1, widget)
        widget.setVisible(shown)

    # --- What it says and looks like ----------------------------------------------------------------
    def say(self, text: str) -> None:
        """Say something quietly in the page's lower corner, until something else (or nothing) is said."""
        self._notice.setText(isolate(text) if text else "")
        self._notice.setVisible(bool(text))
        self._place_notice()

    def notice(self) -> str:
        """What is being said."""
        return "" if self._notice.isHidden() else self._notice.text()

    def set_theme(self, theme: Theme) -> None:
        """Repaint in a theme's colours."""
        self.row.set_theme(theme)
        for pane in self.panes.values():
            pane.set_theme(theme)

    def _place_notice(self) -> None:
        self._notice.adjustSize()
        size = self._notice.size()
        x = _NOTICE_GAP_PX if self.isLeftToRight() else self.width() - size.width() - _NOTICE_GAP_PX
        self._notice.setGeometry(QRect(QPoint(x, self.height() - size.height() - _NOTICE_GAP_PX), size))
        self._notice.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_notice()

    # --- Events -----------------------------------------------------------------------------------
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind is QEvent.Type.FocusIn:
            self.activated.emit()
        elif kind is QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            step = _STEPS.get(event.button())
            self.activated.emit()
            if step is not None:
                self.travel_requested.emit(step)
                return True
        return bool(super().eventFilter(watched, event))

    def _on_current(self, index: int) -> None:
        document_id = self.row.tabs.tabData(index) if index >= 0 else ""
        if document_id is None:
            return
        self._stack.setCurrentWidget(self.panes.get(document_id, self.empty))
        self.say("")
        self.shown_changed.emit(document_id)
