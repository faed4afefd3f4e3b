"""The panel itself: the cards, the filter above them, the editor among them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QListView, QMenu, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from core.library.model import HIGHLIGHT_COLOURS, Annotation, AnnotationKind
from ui.notes_panel.cards import CardDelegate
from ui.notes_panel.editor import NoteEditor, swatch_icon
from ui.notes_panel.rows import EVERYTHING, NotesModel, SaveState
from ui.text import colour_name
from ui.theme import Theme, load_theme
from ui.widgets import MARGIN, SPACE, Debounce, EmptyState, PanelHeader, RowList, Segments

_SAVED_SHOWN_MS = 3000


class _CardList(RowList):
    """The list, with buttons painted on its cards.

    Signals:
        button_pressed(QModelIndex, str): one of ``cards.ACTIONS`` was clicked.
        laid_out(): cards may stand elsewhere now.
        mouse_released(): after a click was dealt with.
    """

    button_pressed = Signal(QModelIndex, str)
    laid_out = Signal()
    mouse_released = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._pressed = ""

    def _button_at(self, point: QPoint) -> tuple[QModelIndex, str]:
        index, delegate, model = self.indexAt(point), self.itemDelegate(), self.model()
        if isinstance(delegate, CardDelegate) and isinstance(model, NotesModel):
            card = model.card(index)
            if card is not None:
                return index, delegate.button_at(self.visualRect(index), card, point)
        return index, ""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index, self._pressed = self._button_at(event.position().toPoint())
        if self._pressed and event.button() is Qt.MouseButton.LeftButton:
            self.setCurrentIndex(index)
        else:
            self._pressed = ""
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, ""
        if pressed:
            index, released = self._button_at(event.position().toPoint())
            if released == pressed:
                self.button_pressed.emit(index, pressed)
        else:
            super().mouseReleaseEvent(event)
        self.mouse_released.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.edit_pressed.emit(index)
        elif event.key() == Qt.Key.Key_Space and index.isValid():
            self.chosen.emit(index)
        else:
            super().keyPressEvent(event)

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self.laid_out.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.laid_out.emit()


class NotesPanel(QWidget):
    """The annotations of the document on screen, in the order of its pages.

    Signals:
        annotation_chosen(str): go to its passage.
        body_edited(str, str): id and new Markdown; answer with :meth:`mark_saved` once it is committed,
            or :meth:`mark_failed` if it could not be.
        colour_changed(str, str): id and one of ``HIGHLIGHT_COLOURS``.
        delete_requested(str): to the trash; the window offers to undo it.
        escape_pressed(): the reader wants back to the page.
    """

    annotation_chosen = Signal(str)
    body_edited = Signal(str, str)
    colour_changed = Signal(str, str)
    delete_requested = Signal(str)
    escape_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notesPanel")
        self._theme = load_theme("light")
        self._editing = ""
        self._known_body: str | None = None
        self._close_on_release = False
        self._header = PanelHeader(self.tr("Notes"), self)
        self._kinds = Segments(self)
        self._kinds.add(EVERYTHING, self.tr("All"), self.tr("Everything you marked"))
        for kind, name in (
            (AnnotationKind.BOOKMARK, self.tr("Bookmarks")),
            (AnnotationKind.HIGHLIGHT, self.tr("Highlights")),
            (AnnotationKind.NOTE, self.tr("Notes")),
        ):
            self._kinds.add(kind, name, icon=str(kind))
        self._header.add_widget(self._kinds)
        self._build_list()
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, SPACE, MARGIN, 0)
        column.setSpacing(SPACE)
        column.addWidget(self._header)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self._list)
        self.set_annotations((), {})

    def _build_list(self) -> None:
        self._model = NotesModel(self)
        self._list = _CardList(self)
        self._list.setObjectName("cardList")
        self._list.setAccessibleName(self.tr("Notes in the order of the page"))
        self._list.setModel(self._model)
        self._delegate = CardDelegate(self._list)
        self._list.setItemDelegate(self._delegate)
        self._list.setResizeMode(QListView.ResizeMode.Adjust)
        self._editor = NoteEditor(self._list.viewport())
        self._editor.hide()
        self._empty = EmptyState("notes", parent=self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._list)
        self._stack.addWidget(self._empty)
        self._saved_timer = QTimer(self)
        self._saved_timer.setSingleShot(True)
        self._saved_timer.setInterval(_SAVED_SHOWN_MS)
        self._saved_timer.timeout.connect(self._forget_saved)
        self._saved: set[str] = set()
        self._kinds.chosen.connect(self._on_kind_chosen)
        self._list.chosen.connect(self._on_chosen)
        self._list.doubleClicked.connect(self._edit_index)
        self._list.edit_pressed.connect(self._edit_index)
        self._list.delete_pressed.connect(self._delete_index)
        self._list.menu_wanted.connect(self._show_menu)
        self._list.button_pressed.connect(self._on_button)
        self._list.escape_pressed.connect(self.escape_pressed)
        self._list.laid_out.connect(self._place_editor)
        self._list.verticalScrollBar().valueChanged.connect(self._place_editor)
        self._list.mouse_released.connect(self._on_mouse_released)
        self._empty.action_triggered.connect(self._show_everything)
        self._editor.saved.connect(self._save_and_close)
        self._editor.cancelled.connect(self._cancel)
        self._editor.left.connect(self._on_editor_left)
        self._editor.colour_chosen.connect(self._on_colour_chosen)
        # Told while the text is still being broken into lines: measured when that is done.
        self._growing = Debounce(0, self)
        self._editor.height_changed.connect(self._growing.poke)
        self._growing.triggered.connect(self._grow)

    # --- Values down ----------------------------------------------------------------------------
    def set_annotations(self, annotations: Sequence[Annotation], dates: Mapping[str, str]) -> None:
        """Show these; ``dates`` are words for the dates of their passages, by annotation id."""
        if self._editing and all(annotation.id != self._editing for annotation in annotations):
            self.commit_editing()  # another document comes on screen; what was written is not lost
        current = self._model.card(self._list.currentIndex())
        bar = self._list.verticalScrollBar()
        place = bar.value()
        self._model.set_annotations(annotations, dates)
        self._list.doItemsLayout()
        if current is not None:
            index = self._model.index_of(current.annotation.id)
            if index.isValid():
                self._list.setCurrentIndex(index)
        bar.setValue(place)
        card = self._model.card(self._model.index_of(self._editing))
        if card is not None:
            self._editor.set_colour(card.annotation.colour)
        self._show_page()
        self._place_editor()

    def select(self, annotation_id: str) -> None:
        """Bring an annotation's card into sight and make it the current one."""
        self._make_visible(annotation_id)
        index = self._model.index_of(annotation_id)
        if index.isValid():
            self._list.setCurrentIndex(index)
            self._list.scrollTo(index)

    def edit(self, annotation_id: str) -> None:
        """Open the editor in a card and give it the keyboard."""
        if annotation_id == self._editing:
            self._editor.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.commit_editing()
        self.select(annotation_id)
        card = self._model.card(self._model.index_of(annotation_id))
        if card is None:
            return
        self._editing = annotation_id
        self._known_body = card.annotation.body
        label = card.annotation.kind is AnnotationKind.BOOKMARK
        self._editor.begin(card.annotation.body, card.annotation.colour, label=label)
        self._grow()
        self._editor.show()
        self._list.scrollTo(self._model.index_of(annotation_id))
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def commit_editing(self) -> None:
        """Ask for what is being written to be saved, and close the editor."""
        if self._editing:
            annotation_id, text = self._editing, self._editor.text()
            self._close_editor()
            self._ask_to_save(annotation_id, text)

    def editor(self) -> QPlainTextEdit:
        """The field notes are written in; of use while :meth:`editing` names one."""
        return self._editor.field()

    def editing(self) -> str:
        """Id of the annotation being edited, or nothing."""
        return self._editing

    def mark_saved(self, annotation_id: str) -> None:
        """The last edit of this annotation is committed: only now say so."""
        self._model.set_state(annotation_id, SaveState.SAVED)
        self._saved.add(annotation_id)
        self._saved_timer.start()

    def mark_failed(self, annotation_id: str) -> None:
        """The last edit could not be stored: its words come back into the editor."""
        draft = self._model.draft(annotation_id)
        self._model.set_state(annotation_id, SaveState.NONE, draft)
        if draft is not None:
            self.edit(annotation_id)
            self._known_body = None  # so that leaving the editor tries again

    def set_theme(self, theme: Theme) -> None:
        """Paint with these colours."""
        self._theme = theme
        self._header.set_theme(theme)
        self._kinds.set_theme(theme)
        self._delegate.set_theme(theme)
        self._editor.set_theme(theme)
        self._empty.set_theme(theme)
        self._list.viewport().update()

    # --- What is shown --------------------------------------------------------------------------
    def _show_page(self) -> None:
        self._kinds.setVisible(self._model.total() > 0)
        if self._model.rowCount():
            self._stack.setCurrentWidget(self._list)
            return
        if self._model.total():
            words = {
                AnnotationKind.BOOKMARK: self.tr("No bookmarks in this document"),
                AnnotationKind.HIGHLIGHT: self.tr("No highlights in this document"),
                AnnotationKind.NOTE: self.tr("No notes in this document"),
            }
            sentence = words[AnnotationKind(self._kinds.key())]
            self._empty.say(sentence, [(self.tr("Show everything"), "")])
        else:
            self._empty.say(
                self.tr("Mark what matters"),
                hint=self.tr(
                    "Ctrl+D bookmarks the place you read.\n"
                    "Select words on the page, then Ctrl+Shift+H highlights them "
                    "and Ctrl+Shift+N writes a note on them."
                ),
            )
        self._stack.setCurrentWidget(self._empty)

    def _make_visible(self, annotation_id: str) -> None:
        if self._model.kind_of(annotation_id) and not self._model.index_of(annotation_id).isValid():
            self._show_everything()

    def _show_everything(self) -> None:
        self._kinds.set_key(EVERYTHING)
        self._on_kind_chosen(EVERYTHING)

    def _on_kind_chosen(self, kind: str) -> None:
        self.commit_editing()
        self._model.set_kind(kind)
        self._show_page()

    def _forget_saved(self) -> None:
        for annotation_id in self._saved:
            if self._model.state(annotation_id) is SaveState.SAVED:
                self._model.set_state(annotation_id, SaveState.NONE)
        self._saved.clear()

    # --- Editing --------------------------------------------------------------------------------
    def _ask_to_save(self, annotation_id: str, text: str) -> None:
        if text != self._known_body:
            self._known_body = text
            self._model.set_state(annotation_id, SaveState.SAVING, text)
            self._list.doItemsLayout()
            self.body_edited.emit(annotation_id, text)

    def _save_and_close(self) -> None:
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.commit_editing()

    def _cancel(self) -> None:
        self._close_editor()
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_editor(self) -> None:
        self._editing = ""
        self._close_on_release = False
        self._delegate.set_editing("", 0)
        self._editor.hide()
        self._list.doItemsLayout()

    def _on_editor_left(self, reason: Qt.FocusReason) -> None:
        if not self._editing or reason is Qt.FocusReason.PopupFocusReason:
            return
        if reason is Qt.FocusReason.ActiveWindowFocusReason:
            # Another window came in front: keep the words safe and the editor open.
            self._ask_to_save(self._editing, self._editor.text())
        elif reason is Qt.FocusReason.MouseFocusReason and self._list.hasFocus():
            # Closing now would move the card from under the pointer before the click is done.
            self._close_on_release = True
        else:
            self.commit_editing()

    def _on_mouse_released(self) -> None:
        if self._close_on_release and not self._editor.has_keyboard():
            self.commit_editing()
        self._close_on_release = False

    def _grow(self) -> None:
        if self._editing:
            self._delegate.set_editing(self._editing, self._editor.wanted_height())
            self._list.doItemsLayout()
            self._place_editor()

    def _place_editor(self) -> None:
        index = self._model.index_of(self._editing)
        card = self._model.card(index)
        if card is not None:
            rect = self._delegate.editor_rect(self._list.visualRect(index), card, self._list.font())
            if rect != self._editor.geometry():
                self._editor.setGeometry(rect)

    # --- Asking ---------------------------------------------------------------------------------
    def _id(self, index: QModelIndex) -> str:
        card = self._model.card(index)
        return card.annotation.id if card is not None else ""

    def _on_chosen(self, index: QModelIndex) -> None:
        if annotation_id := self._id(index):
            self.annotation_chosen.emit(annotation_id)

    def _edit_index(self, index: QModelIndex) -> None:
        if annotation_id := self._id(index):
            self.edit(annotation_id)

    def _delete_index(self, index: QModelIndex) -> None:
        if annotation_id := self._id(index):
            self._delete(annotation_id)

    def _delete(self, annotation_id: str) -> None:
        if annotation_id == self._editing:
            self._cancel()
        self.delete_requested.emit(annotation_id)

    def _on_colour_chosen(self, colour: str) -> None:
        if self._editing:
            self._editor.set_colour(colour)
            self.colour_changed.emit(self._editing, colour)

    def _on_button(self, index: QModelIndex, name: str) -> None:
        if name == "edit":
            self._edit_index(index)
        elif name == "delete":
            self._delete_index(index)
        else:
            card = self._model.card(index)
            if card is None:
                return
            rect = self._delegate.button_rects(self._list.visualRect(index), card)[name]
            menu = QMenu(self)
            self._fill_colours(menu, self._id(index))
            self._popup(menu, self._list.viewport().mapToGlobal(rect.bottomLeft()))

    def card_menu(self, annotation_id: str) -> QMenu:
        """The menu of an annotation's card."""
        menu = QMenu(self)
        menu.addAction(self.tr("Go to passage"), lambda: self.annotation_chosen.emit(annotation_id))
        menu.addAction(self.tr("Edit"), lambda: self.edit(annotation_id))
        if self._model.kind_of(annotation_id) != AnnotationKind.BOOKMARK:
            self._fill_colours(menu.addMenu(self.tr("Colour")), annotation_id)
        menu.addSeparator()
        menu.addAction(self.tr("Delete"), lambda: self._delete(annotation_id))
        return menu

    def _fill_colours(self, menu: QMenu, annotation_id: str) -> None:
        for colour in HIGHLIGHT_COLOURS:
            icon = swatch_icon(self._theme.highlight(colour), self._theme.color("rule"))
            action = menu.addAction(icon, colour_name(colour))
            action.setData(colour)
        menu.triggered.connect(lambda action: self.colour_changed.emit(annotation_id, action.data()))

    def _show_menu(self, index: QModelIndex, point: QPoint) -> None:
        if annotation_id := self._id(index):
            self._popup(self.card_menu(annotation_id), point)

    def _popup(self, menu: QMenu, point: QPoint) -> None:
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(point)
