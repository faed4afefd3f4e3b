"""Tabs of open documents, each with its own reading pane; the find bar; what to do when none is open."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QTabBar, QToolButton, QVBoxLayout, QWidget

from core.document.model import Document
from core.settings import Settings
from ui.find_bar import FindBar
from ui.reader import Mark, ReaderPane
from ui.text import isolate
from ui.theme import Theme


class _Tabs(QTabBar):
    """Tabs that close on a middle click and by a button of our own drawing.

    Signals:
        close_requested: index of a tab.
    """

    close_requested = Signal(int)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.tabAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.MiddleButton and index >= 0:
            self.close_requested.emit(index)
            return
        super().mouseReleaseEvent(event)

    def add(self, title: str, document_id: str, theme: Theme) -> None:
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
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw the buttons in the theme's colours."""
        for index in range(self.count()):
            button = self.tabButton(index, QTabBar.ButtonPosition.RightSide)
            if isinstance(button, QToolButton):
                button.setIcon(theme.icon("close"))

    def _close_by(self, button: QToolButton) -> None:
        for index in range(self.count()):
            if self.tabButton(index, QTabBar.ButtonPosition.RightSide) is button:
                self.close_requested.emit(index)
                return


class ReadingArea(QFrame):
    """The middle of the window. A document is open in at most one tab.

    Signals (of the pane in front only, but ``current_changed``):
        current_changed: id of the document in front, or an empty string.
        moved: the page scrolled, or another one came in front.
        tabs_changed: a tab was opened, closed or moved.
        mark_activated, mark_hovered, mark_resized, context_menu_requested, selection_changed, zoom_requested, jumped:
            see ReaderPane.
    """

    current_changed = Signal(str)
    moved = Signal()
    tabs_changed = Signal()
    mark_activated = Signal(str, str)
    mark_hovered = Signal(str, str, QPoint)
    mark_resized = Signal(str, int, int)
    context_menu_requested = Signal(int, QPoint)
    selection_changed = Signal(bool)
    zoom_requested = Signal(int)
    jumped = Signal(int)

    def __init__(self, empty: QWidget, theme: Theme, settings: Settings) -> None:
        super().__init__()
        self.setObjectName("reading_area")
        self._theme, self._settings = theme, settings
        self._show_controls = False
        self._panes: dict[str, ReaderPane] = {}
        self._tabs = _Tabs()
        self._tabs.setObjectName("tabs")
        self._tabs.setMovable(True)
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self._tabs.setUsesScrollButtons(True)
        self._tabs.hide()
        self.find_bar = FindBar()
        self._empty = empty
        self._stack = QStackedWidget()
        self._stack.addWidget(empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._tabs)
        layout.addWidget(self.find_bar)
        layout.addWidget(self._stack, 1)
        self._tabs.currentChanged.connect(self._on_current)
        self._tabs.close_requested.connect(lambda index: self.close_tab(self._tabs.tabData(index)))
        self._tabs.tabMoved.connect(lambda source, target: self.tabs_changed.emit())

    # --- What is open -----------------------------------------------------------------------------
    def open_ids(self) -> list[str]:
        """Ids of the open documents, in the order of their tabs."""
        return [self._tabs.tabData(index) for index in range(self._tabs.count())]

    def current_id(self) -> str:
        """Id of the document in front, or an empty string."""
        index = self._tabs.currentIndex()
        return str(self._tabs.tabData(index)) if index >= 0 else ""

    def current_pane(self) -> ReaderPane | None:
        """The pane in front."""
        return self._panes.get(self.current_id())

    def pane(self, document_id: str) -> ReaderPane | None:
        """The pane of an open document."""
        return self._panes.get(document_id)

    def open(self, document_id: str, document: Document, offset: int, *, front: bool = True) -> ReaderPane:
        """Open a document with ``offset`` at the top, or bring its tab to the front as it is."""
        pane = self._panes.get(document_id)
        if pane is None:
            pane = ReaderPane()
            pane.set_theme(self._theme)
            pane.set_settings(self._settings)
            pane.set_show_controls(self._show_controls)
            pane.set_document(document)
            if offset:
                pane.go_to(offset, place=0.0)
            self._panes[document_id] = pane
            self._stack.addWidget(pane)
            self._connect(document_id, pane)
            self._tabs.add(document.title, document_id, self._theme)
            self._tabs.show()
            if self._tabs.count() == 1:
                self._on_current(0)  # the tab bar announced its first tab before it had its id
            self.tabs_changed.emit()
        if front:
            self._tabs.setCurrentIndex(self.open_ids().index(document_id))
        return pane

    def close_tab(self, document_id: str = "") -> bool:
        """Close a document's tab, by default the one in front; False where there is none."""
        document_id = document_id or self.current_id()
        pane = self._panes.pop(document_id, None)
        if pane is None:
            return False
        self._tabs.removeTab(self.open_ids().index(document_id))
        self._tabs.setVisible(bool(self._panes))
        self._stack.removeWidget(pane)
        pane.deleteLater()
        if not self._panes:
            self._on_current(-1)
        self.tabs_changed.emit()
        return True

    def step_tab(self, step: int) -> None:
        """Bring the next (+1) or previous (-1) tab to the front, round and round."""
        if self._tabs.count():
            self._tabs.setCurrentIndex((self._tabs.currentIndex() + step) % self._tabs.count())

    # --- What it looks like -----------------------------------------------------------------------
    def set_theme(self, theme: Theme) -> None:
        """Repaint everything in a theme's colours."""
        self._theme = theme
        self._tabs.set_theme(theme)
        self.find_bar.set_theme(theme)
        for pane in self._panes.values():
            pane.set_theme(theme)

    def set_settings(self, settings: Settings) -> None:
        """Lay every page out anew; the line being read stays."""
        self._settings = settings
        for pane in self._panes.values():
            pane.set_settings(settings)

    def set_show_controls(self, on: bool) -> None:
        """Show what is invisible in the text, on every page."""
        self._show_controls = on
        for pane in self._panes.values():
            pane.set_show_controls(on)

    def copy_with_reference(self) -> None:
        """Copy what is selected in front as a quotation with its source."""
        pane = self.current_pane()
        if pane is not None:
            pane.copy_with_reference()

    def toggle_caret(self) -> None:
        """Give the page in front a caret and the keys, or take the caret away."""
        pane = self.current_pane()
        if pane is not None:
            pane.setFocus(Qt.FocusReason.OtherFocusReason)
            pane.toggle_caret()

    def set_marks(self, document_id: str, marks: list[Mark]) -> None:
        """Mark dates and annotations on an open page."""
        pane = self._panes.get(document_id)
        if pane is not None:
            pane.set_marks(marks)

    # --- Inside -----------------------------------------------------------------------------------
    def _connect(self, document_id: str, pane: ReaderPane) -> None:
        pane.sight_changed.connect(partial(self._on_moved, document_id))
        pane.reading_offset_changed.connect(partial(self._on_moved, document_id))
        pane.selection_changed.connect(self.selection_changed)
        pane.mark_activated.connect(self.mark_activated)
        pane.mark_hovered.connect(self.mark_hovered)
        pane.mark_resized.connect(self.mark_resized)
        pane.context_menu_requested.connect(self.context_menu_requested)
        pane.zoom_requested.connect(self.zoom_requested)
        pane.jumped.connect(self.jumped)

    def _on_moved(self, document_id: str, *_offsets: int) -> None:
        if self.current_id() == document_id:
            self.moved.emit()

    def _on_current(self, index: int) -> None:
        document_id = self._tabs.tabData(index) if index >= 0 else ""
        if document_id is None:
            return
        self._stack.setCurrentWidget(self._panes.get(document_id, self._empty))
        if not document_id:
            self.find_bar.hide()
        self.current_changed.emit(document_id)
        self.moved.emit()
