"""One or two sides of open documents, the find bar, and what to do when none is open."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtWidgets import QFrame, QMenu, QVBoxLayout, QWidget

from core.document.model import Document
from core.settings import Settings
from ui.find_bar import FindBar
from ui.reader import Mark, ReaderPane
from ui.reading_area.gutter import Sides
from ui.reading_area.side import Side
from ui.theme import Theme
from ui.widgets import EmptyState


class ReadingArea(QFrame):
    """The middle of the window. A document is open in at most one tab; the side last touched is in front.

    Signals (of the pane in front only, except where it says otherwise):
        current_changed: id of the document in front, or an empty string.
        moved: the page scrolled, or another one came in front.
        side_moved: id of the document of either side whose page scrolled, or which came to be shown.
        tabs_changed: a tab was opened, closed or moved.
        split_changed: there are two sides now, or one again.
        tie_requested: the button between the sides was pressed: tied or not.
        travel_requested: a mouse's back (-1) or forward (+1) button.
        mark_activated, mark_hovered, mark_resized, context_menu_requested, selection_changed, zoom_requested, jumped:
            see ReaderPane; from either side, and ``pointed_id`` tells which document.
    """

    current_changed = Signal(str)
    moved = Signal()
    side_moved = Signal(str)
    tabs_changed = Signal()
    split_changed = Signal(bool)
    tie_requested = Signal(bool)
    travel_requested = Signal(int)
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
        self._invitation = EmptyState(
            "document",
            self.tr("Choose a document to read beside this one."),
            [(self.tr("One page again"), "link")],
        )
        self._sides = (Side(empty), Side(self._invitation))
        self._front = self._sides[0]
        self._told = ""
        self._pointed = ""
        self._moving = False
        self.find_bar = FindBar()
        self._splitter = Sides()
        for side in self._sides:
            self._splitter.addWidget(side)
            side.activated.connect(partial(self._come_front, side))
            side.shown_changed.connect(partial(self._on_shown, side))
            side.close_requested.connect(self.close_tab)
            side.menu_requested.connect(self._show_tab_menu)
            side.tabs_moved.connect(self.tabs_changed)
            side.travel_requested.connect(self.travel_requested)
        self._sides[1].hide()
        self._sides[0].put_above_page(self.find_bar)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._splitter)
        self._invitation.action_triggered.connect(lambda index: self.unsplit())
        self._splitter.tie_toggled.connect(self.tie_requested)

    # --- What is open -----------------------------------------------------------------------------
    def open_ids(self) -> list[str]:
        """Ids of the open documents, in the order of their tabs, those of the leading side first."""
        return [document_id for ids in self.ids_by_side() for document_id in ids]

    def ids_by_side(self) -> tuple[list[str], list[str]]:
        """Ids of the open documents of the leading and of the trailing side."""
        return self._sides[0].ids(), self._sides[1].ids()

    def shown_ids(self) -> list[str]:
        """Ids of the documents shown: the leading side's, then the trailing side's."""
        return [side.shown_id() for side in self._sides if side.shown_id()]

    def current_id(self) -> str:
        """Id of the document in front, or an empty string."""
        return self._front.shown_id()

    def current_pane(self) -> ReaderPane | None:
        """The pane in front."""
        return self._front.shown_pane()

    def pointed_id(self) -> str:
        """Id of the document whose mark was hovered or clicked last."""
        return self._pointed or self.current_id()

    def pane(self, document_id: str) -> ReaderPane | None:
        """The pane of an open document."""
        side = self._side_of(document_id)
        return side.panes[document_id] if side is not None else None

    def open(self, document_id: str, document: Document, offset: int, *, front: bool = True) -> ReaderPane:
        """Open a document with ``offset`` at the top, or bring its tab to the front as it is.

        It opens on the side in front, or on the other one while that waits for a document.
        """
        side = self._side_of(document_id)
        if side is None:
            side = self._sides[1] if self.is_split() and not self._sides[1].panes else self._front
            self._add(side, document_id, document, offset)
            self.tabs_changed.emit()
        if front:
            side.show_document(document_id)
            self._come_front(side)
        return side.panes[document_id]

    def _add(self, side: Side, document_id: str, document: Document, offset: int) -> None:
        pane = ReaderPane()
        pane.set_theme(self._theme)
        pane.set_settings(self._settings)
        pane.set_show_controls(self._show_controls)
        pane.set_document(document)
        if offset:
            pane.go_to(offset, place=0.0)
        self._connect(document_id, pane)
        side.take_in(document_id, document.title, pane)

    def close_tab(self, document_id: str = "") -> bool:
        """Close a document's tab, by default the one in front; False where there is none."""
        document_id = document_id or self.current_id()
        side = self._side_of(document_id)
        if side is None:
            return False
        side.let_go(document_id).deleteLater()
        if self.is_split() and not side.panes:
            self.unsplit()
        self.tabs_changed.emit()
        return True

    def step_tab(self, step: int) -> None:
        """Bring the next (+1) or previous (-1) tab of the side in front to the front, round and round."""
        ids = self._front.ids()
        if ids:
            self._front.show_document(ids[(ids.index(self.current_id()) + step) % len(ids)])

    # --- Two sides --------------------------------------------------------------------------------
    def is_split(self) -> bool:
        """Whether there are two sides."""
        return not self._sides[1].isHidden()

    def split(self) -> None:
        """Show two sides: the document in front moves to the trailing one, or that waits for a document."""
        if self.is_split():
            return
        if len(self._sides[0].panes) > 1:
            self.open_beside(self.current_id())
        elif self._sides[0].panes:
            self._show_second()

    def unsplit(self) -> None:
        """Put all tabs into one row again; the document in front stays in front."""
        if not self.is_split():
            return
        current = self.current_id() or self._sides[0].shown_id() or self._sides[1].shown_id()
        self._moving = True
        for document_id in self._sides[1].ids():
            self._move(document_id, self._sides[0])
        self._sides[1].hide()
        if current:
            self._sides[0].show_document(current)
        self._moving = False
        self._front = self._sides[0]
        self._sides[0].put_above_page(self.find_bar)
        self._dress_front()
        self._tell_current()
        self.split_changed.emit(False)
        self.tabs_changed.emit()

    def open_beside(self, document_id: str) -> None:
        """Move an open document to the other side, and split if there is but one."""
        source = self._side_of(document_id)
        if source is None or (not self.is_split() and len(source.panes) < 2):
            return
        target = self._sides[0] if source is self._sides[1] else self._sides[1]
        self._moving = True
        self._move(document_id, target)
        target.show_document(document_id)
        self._moving = False
        if not self.is_split():
            self._show_second()
        self._come_front(target)
        if not source.panes:
            self.unsplit()
        else:
            self.side_moved.emit(source.shown_id())
            self.side_moved.emit(document_id)
        self.tabs_changed.emit()

    def _show_second(self) -> None:
        half = max(self._splitter.width() // 2, 1)
        self._sides[1].show()
        self._splitter.setSizes([half, half])
        self._dress_front()
        self.split_changed.emit(True)

    def _move(self, document_id: str, target: Side) -> None:
        source = self._side_of(document_id)
        if source is not None and source is not target:
            pane = source.let_go(document_id)
            title = self._title(pane)
            target.take_in(document_id, title, pane)

    @staticmethod
    def _title(pane: ReaderPane) -> str:
        document = pane.document()
        return document.title if document is not None else ""

    def say(self, document_id: str, text: str) -> None:
        """Say something quietly in the corner of a document's page; an empty text takes it back."""
        side = self._side_of(document_id)
        if side is not None and (not text or side.shown_id() == document_id):
            side.say(text)

    def notice(self, document_id: str) -> str:
        """What is being said on a document's page."""
        side = self._side_of(document_id)
        return side.notice() if side is not None else ""

    def show_tie(self, tied: bool, spans: dict[str, tuple[int, int]] | None = None) -> None:
        """Show whether the sides are tied; ``spans`` are the two dates, by document, joined by a thread."""
        self._splitter.button.setChecked(tied)
        gutter = self._splitter.gutter
        if gutter is None:
            return
        heights = [self._height_in(gutter, side, (spans or {}).get(side.shown_id())) for side in self._sides]
        known = heights[0] is not None and heights[1] is not None
        gutter.set_thread(tied, (heights[0], heights[1]) if known else None)  # type: ignore[arg-type]

    @staticmethod
    def _height_in(gutter: QWidget, side: Side, span: tuple[int, int] | None) -> float | None:
        pane = side.shown_pane()
        page = pane.page() if pane is not None else None
        if span is None or pane is None or page is None:
            return None
        rects = page.rects(*span)
        if not rects or not 0 <= rects[0].center().y() <= pane.viewport().height():
            return None
        return gutter.mapFromGlobal(pane.viewport().mapToGlobal(QPointF(0, rects[0].center().y()))).y()

    def thread_ends(self) -> tuple[float, float] | None:
        """The heights the thread between the sides joins, if there is one."""
        gutter = self._splitter.gutter
        return gutter.thread_ends() if gutter is not None else None

    def sizes(self) -> list[int]:
        """Widths of the two sides in pixels."""
        return self._splitter.sizes()

    def set_sizes(self, sizes: list[int]) -> None:
        """Share the width among the two sides."""
        if len(sizes) == len(self._sides) and all(size > 0 for size in sizes):
            self._splitter.setSizes(sizes)

    # --- Tabs and their menu ------------------------------------------------------------------------
    def tab_menu(self, document_id: str) -> QMenu:
        """What can be done with a tab."""
        menu = QMenu(self)
        beside = menu.addAction(
            self.tr("Move to the other side") if self.is_split() else self.tr("Open beside"),
            partial(self.open_beside, document_id),
        )
        side = self._side_of(document_id)
        beside.setEnabled(self.is_split() or (side is not None and len(side.panes) > 1))
        menu.addSeparator()
        menu.addAction(self.tr("Close tab"), partial(self.close_tab, document_id))
        others = menu.addAction(self.tr("Close other tabs"), partial(self._close_others, document_id))
        others.setEnabled(side is not None and len(side.panes) > 1)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _show_tab_menu(self, document_id: str, at: QPoint) -> None:
        self.tab_menu(document_id).popup(at)

    def _close_others(self, document_id: str) -> None:
        side = self._side_of(document_id)
        for other in side.ids() if side is not None else []:
            if other != document_id:
                self.close_tab(other)

    # --- What it looks like -----------------------------------------------------------------------
    def set_theme(self, theme: Theme) -> None:
        """Repaint everything in a theme's colours."""
        self._theme = theme
        self.find_bar.set_theme(theme)
        self._invitation.set_theme(theme)
        self._splitter.set_theme(theme)
        for side in self._sides:
            side.set_theme(theme)

    def set_settings(self, settings: Settings) -> None:
        """Lay every page out anew; the line being read stays."""
        self._settings = settings
        for side in self._sides:
            for pane in side.panes.values():
                pane.set_settings(settings)

    def set_show_controls(self, on: bool) -> None:
        """Show what is invisible in the text, on every page."""
        self._show_controls = on
        for side in self._sides:
            for pane in side.panes.values():
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
        pane = self.pane(document_id)
        if pane is not None:
            pane.set_marks(marks)

    # --- Inside -----------------------------------------------------------------------------------
    def _side_of(self, document_id: str) -> Side | None:
        return next((side for side in self._sides if document_id in side.panes), None)

    def _connect(self, document_id: str, pane: ReaderPane) -> None:
        pane.sight_changed.connect(partial(self._on_moved, document_id))
        pane.reading_offset_changed.connect(partial(self._on_moved, document_id))
        pane.selection_changed.connect(self.selection_changed)
        pane.mark_activated.connect(partial(self._on_mark, document_id))
        pane.mark_hovered.connect(partial(self._on_hovered, document_id))
        pane.mark_resized.connect(self.mark_resized)
        pane.context_menu_requested.connect(self.context_menu_requested)
        pane.zoom_requested.connect(self.zoom_requested)
        pane.jumped.connect(self.jumped)

    def _on_mark(self, document_id: str, kind: str, mark_id: str) -> None:
        self._pointed = document_id
        self.mark_activated.emit(kind, mark_id)

    def _on_hovered(self, document_id: str, kind: str, mark_id: str, at: QPoint) -> None:
        self._pointed = document_id
        self.mark_hovered.emit(kind, mark_id, at)

    def _on_moved(self, document_id: str, *_offsets: int) -> None:
        if document_id not in self.shown_ids():
            return
        if self.current_id() == document_id:
            self.moved.emit()
        self.side_moved.emit(document_id)

    def _come_front(self, side: Side) -> None:
        if side is self._front or not side.panes:
            return
        self._front = side
        side.put_above_page(self.find_bar)
        self._dress_front()
        self._tell_current()

    def _dress_front(self) -> None:
        for side in self._sides:
            side.row.set_front(side is self._front or not self.is_split())

    def _on_shown(self, side: Side, document_id: str) -> None:
        if self._moving:
            return
        if side is self._front:
            self._tell_current()
        if document_id:
            self.side_moved.emit(document_id)

    def _tell_current(self) -> None:
        document_id = self.current_id()
        if not document_id:
            self.find_bar.hide()
        if document_id != self._told or not document_id:
            self._told = document_id
            self._pointed = ""
            self.current_changed.emit(document_id)
        self.moved.emit()
