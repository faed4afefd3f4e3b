"""The panel itself: what it shows, what it asks for."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.library.model import DocumentSummary, Section
from ui.library_panel.models import (
    ALL,
    DRAFT,
    SORTS,
    TRASH,
    DocumentModel,
    SectionKind,
    SectionModel,
    SectionRow,
    section_rows,
)
from ui.text import isolate
from ui.theme import Theme, load_theme
from ui.widgets import (
    HALF,
    MARGIN,
    SPACE,
    Debounce,
    EmptyState,
    PanelHeader,
    RowDelegate,
    RowList,
    RowRole,
    SpanChip,
    leading_alignment,
    with_role,
)

_FILTER_DELAY_MS = 120
_MOST_SECTION_ROWS = 9


class _SectionList(RowList):
    """As high as its rows, up to a number of them."""

    def sizeHint(self) -> QSize:
        rows = min(self.model().rowCount(), _MOST_SECTION_ROWS) if self.model() is not None else 0
        return QSize(0, rows * self.sizeHintForRow(0) if rows else 0)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class LibraryPanel(QWidget):
    """Sections above, the documents of the chosen one below.

    Signals:
        document_activated(str): open this document.
        add_files_requested(), add_folder_requested(): ask for files to add.
        paths_dropped(list): files and folders (``Path``) let go of over the panel.
        information_requested(str): show what is known of a document.
        trash_requested(list), restore_requested(list): documents (ids) to the trash, out of it.
        delete_requested(list): trashed documents (ids) are to go for good; the window confirms.
        section_put(Section): a section is to be stored: a new one, a new name, other documents.
        section_removed(str): a section is to go; its documents stay.
        section_chosen(str): the reader looks at another section.
        sample_remove_requested(): take the sample library away.
        sort_changed(str): one of ``title added earliest language``.
        span_dismissed(): the documents are no longer to be narrowed to some days.
    """

    document_activated = Signal(str)
    add_files_requested = Signal()
    add_folder_requested = Signal()
    paths_dropped = Signal(list)
    information_requested = Signal(str)
    trash_requested = Signal(list)
    restore_requested = Signal(list)
    delete_requested = Signal(list)
    section_put = Signal(object)
    section_removed = Signal(str)
    section_chosen = Signal(str)
    sample_remove_requested = Signal()
    sort_changed = Signal(str)
    span_dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("libraryPanel")
        self.setAcceptDrops(True)
        self._theme = load_theme("light")
        self._summaries: Sequence[DocumentSummary] = ()
        self._sections: Sequence[Section] = ()
        self._sample: str | None = None
        self._section = ALL
        self._current = ""
        self._sort = "title"
        self._draft_documents: tuple[str, ...] = ()
        self._dropping = False
        self._filtered_out = False
        self._speaking: frozenset[str] | None = None
        self._build_header()
        self._build_sections()
        self._build_documents()
        self._arrange()
        self.set_library((), (), None, {})

    # --- Building -------------------------------------------------------------------------------
    def _build_header(self) -> None:
        self._header = PanelHeader(self.tr("Library"), self)
        self._more_button = self._header.add_button("more", self.tr("Sort and sections"))
        self._more_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more_button.setMenu(self._more_menu())
        self._add_button = self._header.add_button("add", self.tr("Add documents (Ctrl+O)"))
        self._add_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self._add_button)
        menu.addAction(self.tr("Add files…"), lambda: self.add_files_requested.emit())
        menu.addAction(self.tr("Add folder…"), lambda: self.add_folder_requested.emit())
        self._add_button.setMenu(menu)

    def _more_menu(self) -> QMenu:
        menu = QMenu(self._more_button)
        words = {
            "title": self.tr("Sort by title"),
            "added": self.tr("Sort by date added"),
            "earliest": self.tr("Sort by earliest date"),
            "language": self.tr("Sort by language"),
        }
        group = QActionGroup(menu)
        for sort in SORTS:
            action = menu.addAction(words[sort])
            action.setCheckable(True)
            action.setData(sort)
            action.setChecked(sort == self._sort)
            group.addAction(action)
        group.triggered.connect(self._on_sort_chosen)
        self._sort_actions = group
        menu.addSeparator()
        menu.addAction(self.tr("New section…"), lambda: self.begin_new_section())
        return menu

    def _build_sections(self) -> None:
        self._section_model = SectionModel(self)
        self._section_list = _SectionList(self)
        self._section_list.setObjectName("sectionList")
        self._section_list.setAccessibleName(self.tr("Sections"))
        self._section_list.setModel(self._section_model)
        self._section_delegate = RowDelegate(self._section_list)
        self._section_list.setItemDelegate(self._section_delegate)
        self._section_list.setUniformItemSizes(True)
        self._section_list.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._section_list.setDragDropMode(QListView.DragDropMode.DropOnly)
        self._section_list.setDropIndicatorShown(False)
        self._section_list.selectionModel().currentChanged.connect(self._on_section_current)
        self._section_list.edit_pressed.connect(self._rename_section)
        self._section_list.delete_pressed.connect(self._remove_section)
        self._section_list.menu_wanted.connect(self._show_section_menu)
        # Queued: the answer may rebuild the rows while Qt is still closing the editor.
        queued = Qt.ConnectionType.QueuedConnection
        self._section_model.named.connect(self._on_section_named, queued)
        self._section_delegate.closeEditor.connect(self._on_editor_closed)
        self._section_model.documents_dropped.connect(self._on_documents_dropped, queued)

    def _build_documents(self) -> None:
        self._filter = with_role(QLineEdit(self), "filter")
        self._filter.setPlaceholderText(self.tr("Filter"))
        self._filter.setAccessibleName(self.tr("Filter the documents"))
        self._filter.setClearButtonEnabled(True)
        self._filter_icon = QAction(self)
        self._filter.addAction(self._filter_icon, QLineEdit.ActionPosition.LeadingPosition)
        self._debounce = Debounce(_FILTER_DELAY_MS, self)
        self._filter.textChanged.connect(self._debounce.poke)
        self._filter.returnPressed.connect(self._on_filter_entered)
        self._debounce.triggered.connect(self._refresh)

        self._notice = with_role(QFrame(self), "notice")
        text = QLabel(self.tr("These documents came with Tarikh, to try things out."), self._notice)
        text.setWordWrap(True)
        text.setAlignment(leading_alignment())
        self._sample_button = with_role(QPushButton(self.tr("Remove the sample library"), self), "secondary")
        self._sample_button.clicked.connect(self.sample_remove_requested)
        column = QVBoxLayout(self._notice)
        column.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(with_role(text, "muted"))
        column.addWidget(self._sample_button, 0, Qt.AlignmentFlag.AlignLeading)

        self._document_model = DocumentModel(self)
        self._document_list = RowList(self)
        self._document_list.setObjectName("documentList")
        self._document_list.setAccessibleName(self.tr("Documents"))
        self._document_list.setModel(self._document_model)
        self._document_delegate = RowDelegate(self._document_list, dot=True, subtitle=True, rules=True)
        self._document_list.setItemDelegate(self._document_delegate)
        self._document_list.setUniformItemSizes(True)
        self._document_list.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self._document_list.setDragEnabled(True)
        self._document_list.setDragDropMode(QListView.DragDropMode.DragOnly)
        self._document_list.chosen.connect(self._on_document_chosen)
        self._document_list.delete_pressed.connect(self._on_document_delete)
        self._document_list.menu_wanted.connect(self._show_document_menu)
        self._document_list.left_upwards.connect(self._filter.setFocus)
        self._document_list.escape_pressed.connect(self._filter.clear)

        self._empty = EmptyState("library", parent=self)
        self._empty.action_triggered.connect(self._on_empty_action)
        self._below = QStackedWidget(self)
        self._below.addWidget(self._document_list)
        self._below.addWidget(self._empty)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, SPACE, MARGIN, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addSpacing(HALF)
        column.addWidget(self._section_list)
        column.addSpacing(SPACE)
        column.addWidget(self._notice)
        self._chip = SpanChip(self)
        self._chip.dismissed.connect(self.span_dismissed)
        column.addWidget(self._chip)
        column.addWidget(self._filter)
        column.addSpacing(HALF)
        column.addWidget(self._below, 1)
        QWidget.setTabOrder(self._section_list, self._filter)
        QWidget.setTabOrder(self._filter, self._document_list)
        self.setFocusProxy(self._document_list)

    # --- Values down ----------------------------------------------------------------------------
    def set_library(
        self,
        summaries: Sequence[DocumentSummary],
        sections: Sequence[Section],
        sample_section: str | None,
        colours: Mapping[str, int],
    ) -> None:
        """Show these documents (trashed ones among them) and sections; ``colours`` are lane indexes by id."""
        self._summaries = tuple(summaries)
        self._sections = tuple(sections)
        self._sample = sample_section
        names = {
            SectionKind.ALL: self.tr("All documents"),
            SectionKind.SAMPLE: self.tr("Sample library"),
            SectionKind.TRASH: self.tr("Trash"),
        }
        self._section_model.set_rows(
            section_rows(
                self._sections,
                sample_section=sample_section,
                has_trash=any(summary.trashed for summary in summaries),
                names=names,
            )
        )
        if self._section_model.row_of(self._section) < 0:
            self._section = ALL
        self._section_list.setCurrentIndex(self._section_index(self._section))
        self._section_list.updateGeometry()
        self._document_model.set_colours(colours)
        self._refresh()

    def set_current_document(self, document_id: str) -> None:
        """Mark the row of the document on screen; an empty id marks none."""
        self._current = document_id
        self._mark_current()

    def set_current_section(self, section_id: str) -> None:
        """Look at a section (``current_section`` gives ids that fit); an unknown one is all documents."""
        row = max(self._section_model.row_of(section_id), 0)
        self._section_list.setCurrentIndex(self._section_model.index(row, 0))

    def current_section(self) -> str:
        """Id of the section looked at; ``:all`` and ``:trash`` are the two every library has."""
        return self._section

    def set_sort(self, sort: str) -> None:
        """Order the documents by one of ``title added earliest language``."""
        self._sort = sort if sort in SORTS else "title"
        for action in self._sort_actions.actions():
            action.setChecked(action.data() == self._sort)
        self._refresh()

    def set_span_filter(self, ids: frozenset[str] | None, days: str = "") -> None:
        """Show only these documents, those that speak of some ``days``; None shows all again."""
        self._speaking = ids
        self._chip.set_days(days if ids is not None else "")
        self._refresh()

    def set_theme(self, theme: Theme) -> None:
        """Paint with these colours."""
        self._theme = theme
        self._header.set_theme(theme)
        self._section_delegate.set_theme(theme)
        self._document_delegate.set_theme(theme)
        self._empty.set_theme(theme)
        self._filter_icon.setIcon(theme.icon("search"))
        self._section_list.viewport().update()
        self._document_list.viewport().update()

    # --- What is shown --------------------------------------------------------------------------
    def _shown(self) -> list[DocumentSummary]:
        if self._section == TRASH:
            return [summary for summary in self._summaries if summary.trashed]
        speaking = self._speaking
        alive = [s for s in self._summaries if not s.trashed and (speaking is None or s.id in speaking)]
        if self._section == ALL:
            return alive
        shelf = next((section for section in self._sections if section.id == self._section), None)
        wanted = frozenset(shelf.document_ids) if shelf is not None else frozenset()
        return [summary for summary in alive if summary.id in wanted]

    def _refresh(self) -> None:
        shown = self._shown()
        bar = self._document_list.verticalScrollBar()
        place = bar.value()
        keyboard_on = self._document_list.currentIndex().data(RowRole.KEY)
        self._document_model.show(shown, words=self._filter.text(), sort=self._sort)
        self._document_list.doItemsLayout()
        self._filter.setVisible(bool(self._summaries))
        self._section_list.setVisible(bool(self._summaries) or bool(self._sections))
        self._notice.setVisible(self._section == self._sample and bool(shown))
        if self._document_model.rowCount():
            self._below.setCurrentWidget(self._document_list)
            self._mark_current(keyboard_on)
            bar.setValue(place)
        else:
            self._say_why_empty(bool(shown))
            self._below.setCurrentWidget(self._empty)

    def _mark_current(self, fallback: str | None = None) -> None:
        row = self._document_model.row_of(self._current)
        if row < 0 and fallback:
            row = self._document_model.row_of(fallback)
        if row >= 0:
            self._document_list.setCurrentIndex(self._document_model.index(row, 0))
        else:
            self._document_list.clearSelection()

    def _say_why_empty(self, filtered: bool) -> None:
        self._filtered_out = filtered
        if filtered:
            words = isolate(self._filter.text().strip())
            sentence = self.tr("No document here matches {words}.").format(words=words)
            self._empty.say(sentence, [(self.tr("Clear the filter"), "")])
        elif self._speaking is not None:
            self._empty.say(self.tr("No document here speaks of the selected days."))
        elif self._section in (ALL, self._sample):
            self._empty.say(
                self.tr("Add your first documents"),
                [(self.tr("Add files…"), "primary"), (self.tr("Add folder…"), "")],
                self.tr("Drop files or a folder here, or choose them. Tarikh keeps its own copy."),
            )
        else:
            self._empty.say(
                self.tr("Nothing in this section yet"),
                hint=self.tr("Drag a document here, or choose “Move to section” in its menu."),
            )

    def _on_empty_action(self, number: int) -> None:
        if self._filtered_out:
            self._filter.clear()
            self._debounce.flush()
        elif number == 0:
            self.add_files_requested.emit()
        else:
            self.add_folder_requested.emit()

    # --- Sections -------------------------------------------------------------------------------
    def begin_new_section(self, document_ids: Sequence[str] = ()) -> None:
        """Open a row to name a new section in; ``document_ids`` go onto it."""
        self._section_model.remove_draft()
        self._draft_documents = tuple(document_ids)
        index = self._section_model.insert_draft()
        self._section_list.show()
        self._section_list.updateGeometry()
        self._section_list.scrollTo(index)
        self._section_list.edit(index)

    def _on_section_named(self, section_id: str, name: str) -> None:
        if section_id == DRAFT:
            section = Section(uuid.uuid4().hex, name, ())
            self._sections = (*self._sections, section)
            if self._draft_documents:
                self._move(self._draft_documents, section.id)
            else:
                self.section_put.emit(section)
            return
        for section in self._sections:
            if section.id == section_id:
                self.section_put.emit(replace(section, name=name))

    def _move(self, document_ids: Sequence[str], section_id: str) -> None:
        """Put documents onto one of the reader's sections and off the others; no id: off all."""
        changed = []
        for section in self._sections:
            if section.id == self._sample:
                continue
            ids = tuple(kept for kept in section.document_ids if kept not in document_ids)
            if section.id == section_id:
                ids += tuple(document_ids)
            if ids != section.document_ids:
                changed.append(replace(section, document_ids=ids))
        for section in changed:
            self.section_put.emit(section)

    def _on_editor_closed(self) -> None:
        # Not at once (Qt is still closing the editor), and not by a queued connection (the signal
        # carries the editor, which is deleted by then).
        QTimer.singleShot(0, self, self._drop_draft)

    def _drop_draft(self) -> None:
        self._section_model.remove_draft()
        self._section_list.updateGeometry()

    def _on_section_current(self, current: QModelIndex, previous: QModelIndex) -> None:
        row = current.data(RowRole.KEY)
        if not isinstance(row, SectionRow) or row.id in (DRAFT, self._section):
            return
        self._section = row.id
        self._debounce.cancel()
        self._refresh()
        self.section_chosen.emit(row.id)

    def _section_index(self, section_id: str) -> QModelIndex:
        return self._section_model.index(self._section_model.row_of(section_id), 0)

    def _rename_section(self, index: QModelIndex) -> None:
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            self._section_list.edit(index)

    def _remove_section(self, index: QModelIndex) -> None:
        row = index.data(RowRole.KEY)
        if row.kind is SectionKind.OWN:
            self.section_removed.emit(row.id)

    def section_menu(self, section_id: str) -> QMenu:
        """The menu of a section's row."""
        menu = QMenu(self)
        menu.addAction(self.tr("New section…"), lambda: self.begin_new_section())
        row = self._section_index(section_id).data(RowRole.KEY)
        if row.kind is SectionKind.OWN:
            menu.addAction(self.tr("Rename"), lambda: self._rename_section(self._section_index(section_id)))
            menu.addAction(self.tr("Remove section"), lambda: self.section_removed.emit(section_id))
        elif row.kind is SectionKind.SAMPLE:
            menu.addAction(self.tr("Remove the sample library"), lambda: self.sample_remove_requested.emit())
        return menu

    def _show_section_menu(self, index: QModelIndex, point: QPoint) -> None:
        self._popup(self.section_menu(index.data(RowRole.KEY).id), point)

    # --- Documents ------------------------------------------------------------------------------
    def _on_sort_chosen(self, action: QAction) -> None:
        self.set_sort(action.data())
        self.sort_changed.emit(self._sort)

    def _on_filter_entered(self) -> None:
        self._debounce.flush()
        if self._document_model.rowCount():
            self._document_list.focus_first_row()

    def _on_document_chosen(self, index: QModelIndex) -> None:
        self.document_activated.emit(index.data(RowRole.KEY))

    def selected_ids(self) -> list[str]:
        """The documents whose rows are selected, from the top."""
        rows = sorted(self._document_list.selectedIndexes(), key=lambda index: index.row())
        return [index.data(RowRole.KEY) for index in rows]

    def _on_document_delete(self, index: QModelIndex) -> None:
        ids = self.selected_ids() or [index.data(RowRole.KEY)]
        (self.delete_requested if self._section == TRASH else self.trash_requested).emit(ids)

    def _on_documents_dropped(self, document_ids: list[str], section_id: str) -> None:
        if section_id == TRASH:
            self.trash_requested.emit(document_ids)
        else:
            self._move(document_ids, section_id)

    def document_menu(self, document_ids: Sequence[str]) -> QMenu:
        """The menu of one or more documents' rows."""
        ids = list(document_ids)
        menu = QMenu(self)
        if len(ids) == 1:
            menu.addAction(self.tr("Open"), lambda: self.document_activated.emit(ids[0]))
            menu.addAction(self.tr("Show information"), lambda: self.information_requested.emit(ids[0]))
            menu.addSeparator()
        if self._section == TRASH:
            menu.addAction(self.tr("Restore"), lambda: self.restore_requested.emit(ids))
            menu.addAction(self.tr("Delete permanently…"), lambda: self.delete_requested.emit(ids))
            return menu
        self._fill_move_menu(menu.addMenu(self.tr("Move to section")), ids)
        menu.addSeparator()
        menu.addAction(self.tr("Remove from library"), lambda: self.trash_requested.emit(ids))
        return menu

    def _fill_move_menu(self, menu: QMenu, ids: list[str]) -> None:
        def offer(section: Section) -> None:
            text = section.name.replace("&", "&&")
            action = menu.addAction(text, lambda: self._move(ids, section.id))
            action.setCheckable(True)
            action.setChecked(all(document_id in section.document_ids for document_id in ids))

        own = [section for section in self._sections if section.id != self._sample]
        for section in own:
            offer(section)
        if any(document_id in section.document_ids for section in own for document_id in ids):
            menu.addAction(self.tr("No section"), lambda: self._move(ids, ""))
        if own:
            menu.addSeparator()
        menu.addAction(self.tr("New section…"), lambda: self.begin_new_section(ids))

    def _show_document_menu(self, index: QModelIndex, point: QPoint) -> None:
        ids = self.selected_ids()
        clicked = index.data(RowRole.KEY)
        self._popup(self.document_menu(ids if clicked in ids else [clicked]), point)

    def _popup(self, menu: QMenu, point: QPoint) -> None:
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(point)

    # --- Dropped files --------------------------------------------------------------------------
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files are welcome."""
        if _local_paths(event):
            event.acceptProposedAction()
            self._set_dropping(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """They went elsewhere."""
        self._set_dropping(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """They were let go of here."""
        self._set_dropping(False)
        paths = _local_paths(event)
        if paths:
            event.acceptProposedAction()
            # After the drag is over: importing asks and paints, and the other program waits for us.
            QTimer.singleShot(0, self, lambda: self.paths_dropped.emit(paths))

    def _set_dropping(self, dropping: bool) -> None:
        self._dropping = dropping
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Outline the panel while files hover over it."""
        super().paintEvent(event)
        if self._dropping:
            painter = QPainter(self)
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.drawRect(self.rect().adjusted(2, 2, -2, -2))


def _local_paths(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
