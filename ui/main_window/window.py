"""MainWindow: the panels, built and connected; every signal of the window passes through this file."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QMessageBox,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.errors import TarikhError
from core.jobs import CancelToken, Progress, Step
from core.library.model import Changes
from core.settings import Settings
from ui.actions import Actions
from ui.command_palette import CommandPalette
from ui.contents_panel import ContentsPanel
from ui.frame import Rail, StatusLine, TopBar
from ui.info_panel import InfoPanel
from ui.library_panel import LibraryPanel
from ui.main_window import menus
from ui.main_window.annotating import Annotating
from ui.main_window.appearance import Appearance
from ui.main_window.dating import Dating
from ui.main_window.finding import Finding
from ui.main_window.following import Following
from ui.main_window.importing import SAMPLE_SECTION, Importing
from ui.main_window.paper import Paper
from ui.main_window.remembering import Remembering
from ui.main_window.state import PANELS
from ui.main_window.timing import Timing
from ui.main_window.tips import Tips
from ui.main_window.tying import Tying
from ui.notes_panel import NotesPanel
from ui.reader.marks import DATES
from ui.reading_area import ReadingArea
from ui.search_panel import SearchPanel
from ui.session import Session
from ui.text import error_sentence, isolate
from ui.theme import Theme, theme_for
from ui.timeline import TimelineWidget
from ui.widgets import EmptyState

_SIDE_PX, _NOTES_PX, _TIMELINE_PX = 248, 264, 216


class MainWindow(QMainWindow):
    """One window on one library.

    Signals:
        settings_changed: the reader chose other Settings; ``app`` stores and applies them.
    """

    settings_changed = Signal(object)

    def __init__(self, session: Session, settings: Settings, language: str, *, remember: bool) -> None:
        super().__init__()
        self._session = session
        self._settings = settings
        self._language = language
        self._remember = remember
        self._sample_name = self.tr("Sample library")
        self.setWindowTitle("Tarikh")
        self.setObjectName("main_window")
        self.setAcceptDrops(True)
        self.resize(1400, 900)
        self.actions_ = Actions(self)
        self.appearance = Appearance(self, self.actions_, settings)
        self.appearance.changed.connect(self.settings_changed)
        self._build()
        self._connect()
        self.apply_settings(settings)
        self._restore()

    # --- Building ---------------------------------------------------------------------------------
    def _build(self) -> None:
        theme = theme_for(self._settings.theme)
        self.library_panel, self.contents_panel = LibraryPanel(), ContentsPanel()
        self.search_panel, self.info_panel, self.notes_panel = SearchPanel(), InfoPanel(), NotesPanel()
        self.timeline = TimelineWidget()
        self.timeline.set_interface_language(self._language)
        self._empty = EmptyState(
            "document",
            self.tr("Open a document from the library, or add your own: files, folders, or drop them here."),
            [(self.tr("Add files…"), "primary"), (self.tr("Add folder…"), "")],
        )
        self.area = ReadingArea(self._empty, theme, self._settings)
        self.status = StatusLine()
        a = self.actions_
        self._top_bar = TopBar(
            menus.main_menu(self, a),
            a["back"],
            a["forward"],
            a["search"],
            menus.text_menu(self, a),
            menus.theme_menu(self, a),
            menus.more_menu(self, a),
        )
        self._rail = Rail(
            [a["show-library"], a["show-contents"], a["show-search"], a["show-info"], a["show-notes"]],
            a["show-timeline"],
        )
        self._side = QStackedWidget()
        self._side.setObjectName("side")
        self._side.setMinimumWidth(200)
        for panel in (self.library_panel, self.contents_panel, self.search_panel, self.info_panel):
            self._side.addWidget(panel)
        self.notes_panel.setMinimumWidth(200)
        self.timeline.setMinimumHeight(112)
        self._rows = QSplitter(Qt.Orientation.Vertical)
        self._rows.addWidget(self.area)
        self._rows.addWidget(self.timeline)
        self._rows.setStretchFactor(0, 1)
        self._columns = QSplitter(Qt.Orientation.Horizontal)
        for widget in (self._side, self._rows, self.notes_panel):
            self._columns.addWidget(widget)
        self._columns.setStretchFactor(1, 1)
        for splitter in (self._rows, self._columns):
            splitter.setHandleWidth(1)
            splitter.setChildrenCollapsible(False)
        self._columns.setSizes([_SIDE_PX, 1400 - _SIDE_PX - _NOTES_PX - 48, _NOTES_PX])
        self._rows.setSizes([900 - _TIMELINE_PX, _TIMELINE_PX])
        self._lay_out()
        self.importing = Importing(self, self._session, self.status)
        self.annotating = Annotating(self.area, self._session, self.status)
        self.following = Following(
            self.area,
            self._session,
            self.timeline,
            self.contents_panel,
            self.notes_panel,
            self.info_panel,
            self.status,
            self._language,
            remember=self._remember,
        )
        self.dating = Dating(self.area, self._session, self.following, self.status, a, self._language)
        self.tips = Tips(self.area, self._session, self.following, self._language)
        self.tying = Tying(self.area, self._session, self.status, self._language)
        self.paper = Paper(self.area, self._session, self.status, self._settings, self._language)
        self.remembering = Remembering(
            self, self._session, (self._columns, self._rows), self.area, self.following, self.tying, a
        )
        self.finding = Finding(self.area, self._session, self.search_panel, self.following, self.status, self._language)
        panels = self.library_panel, self.search_panel
        self.timing = Timing(
            self, self._session, self.timeline, self.following, self.finding, panels, a, self.status, self._language
        )

    def _lay_out(self) -> None:
        middle = QSplitter(Qt.Orientation.Horizontal)
        middle.setHandleWidth(1)
        middle.addWidget(self._rail)
        middle.addWidget(self._columns)
        middle.handle(1).setEnabled(False)
        root = QWidget()
        layout = QVBoxLayout(root)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._top_bar)
        layout.addWidget(middle, 1)
        layout.addWidget(self.status)
        self.setCentralWidget(root)

    # --- Connections ------------------------------------------------------------------------------
    def _connect(self) -> None:
        self._connect_actions()
        self._connect_panels()
        self._connect_page()
        self._session.changed.connect(self._on_changed)
        self._session.directions_changed.connect(self.following.show_directions)
        self._session.jobs.job_failed.connect(self._on_job_failed)

    def _connect_actions(self) -> None:
        a = self.actions_
        pairs = {
            "add-files": self.importing.ask_files,
            "add-folder": self.importing.ask_folder,
            "close-tab": self.area.close_tab,
            "quit": self.close,
            "undo": self._session.undo_stack.undo,
            "redo": self._session.undo_stack.redo,
            "copy": self._copy,
            "copy-reference": self.area.copy_with_reference,
            "caret": self.area.toggle_caret,
            "bookmark": self.annotating.bookmark,
            "highlight": self.annotating.highlight,
            "note": self._add_note,
            "fit-annotation": self.annotating.fit,
            "date-confirm": self.dating.confirm,
            "date-correct": self.dating.correct,
            "date-dismiss": self.dating.dismiss,
            "date-add": self.dating.add,
            "date-take-back": self.dating.take_back,
            "date-settings": self.dating.ask_settings,
            "search": self._show_search,
            "find": self.finding.open_find,
            "go-to-date": self.finding.ask_place,
            "split": self._toggle_split,
            "tie": lambda: self.tying.set_tied(not self.tying.tied),
            "print": self.paper.print,
            "export-pdf": self.paper.export_pdf,
            "next-pane": self._next_pane,
            "show-timeline": self._place_panels,
            "show-notes": self._place_panels,
            "page-only": self._place_panels,
            "fit-timeline": self.timeline.fit_all,
            "remove-sample": self._remove_sample,
            "guide": self._open_guide,
            "palette": self._show_palette,
        }
        for name, slot in pairs.items():
            # Qt would hand a checkable action's state to slots with a default argument.
            a[name].triggered.connect(lambda checked=False, slot=slot: slot())
        for name, step in (("back", -1), ("forward", 1)):
            a[name].triggered.connect(lambda checked=False, step=step: self.following.travel(step))
        for name, step in (("find-next", 1), ("find-previous", -1)):
            a[name].triggered.connect(lambda checked=False, step=step: self.finding.step(step))
        for name, step in (("next-tab", 1), ("previous-tab", -1)):
            a[name].triggered.connect(lambda checked=False, step=step: self.area.step_tab(step))
        for panel in PANELS:
            a[f"show-{panel}"].triggered.connect(lambda checked=False, panel=panel: self._choose_panel(panel))
        a["show-controls"].triggered.connect(self.area.set_show_controls)

    def _connect_panels(self) -> None:
        library, search, notes = self.library_panel, self.search_panel, self.notes_panel
        library.add_files_requested.connect(self.importing.ask_files)
        library.add_folder_requested.connect(self.importing.ask_folder)
        library.paths_dropped.connect(self.importing.add)
        library.document_activated.connect(self.open_document)
        library.information_requested.connect(self._show_information)
        library.trash_requested.connect(self._trash)
        library.restore_requested.connect(lambda ids: self._session.set_trashed(ids, False))
        library.delete_requested.connect(self._delete_forever)
        library.section_put.connect(self._session.put_section)
        library.section_removed.connect(self._session.remove_section)
        library.sample_remove_requested.connect(self._remove_sample)
        self._empty.action_triggered.connect(
            lambda index: self.importing.ask_folder() if index else self.importing.ask_files()
        )
        self.contents_panel.go_to_requested.connect(lambda offset: self.following.go_to(self.area.current_id(), offset))
        search.escape_pressed.connect(self._focus_page)
        notes.escape_pressed.connect(self._focus_page)
        notes.annotation_chosen.connect(self._go_to_annotation)
        notes.body_edited.connect(self._save_body)
        notes.colour_changed.connect(lambda id, colour: self._session.change_annotation(id, colour=colour))
        notes.delete_requested.connect(self.annotating.delete)

    def _connect_page(self) -> None:
        area, a = self.area, self.actions_
        area.current_changed.connect(self.following.on_current)
        area.current_changed.connect(self._on_current)
        area.current_changed.connect(self.finding.on_current)
        area.side_moved.connect(self.following.on_side_moved)
        area.split_changed.connect(a["split"].setChecked)
        area.travel_requested.connect(self.following.travel)
        self.tying.changed.connect(a["tie"].setChecked)
        area.moved.connect(self.following.on_moved)
        area.tabs_changed.connect(self.remember_state)
        area.mark_activated.connect(self._on_mark)
        area.mark_hovered.connect(self.tips.show)
        area.mark_resized.connect(self.annotating.move)
        self.annotating.note_wanted.connect(self._edit_note)
        area.context_menu_requested.connect(self._show_page_menu)
        area.zoom_requested.connect(self.appearance.zoom)
        area.jumped.connect(self.following.on_jumped)
        self.timeline.event_chosen.connect(
            lambda document_id, start, end: self.following.go_to(document_id, start, (start, end))
        )

    # --- Starting, remembering, ending ----------------------------------------------------------------
    def start(self) -> None:
        """Begin the work of a fresh window: the sample library at a first start, the index, the backup."""
        self._refresh_library()
        self.following.refresh_timeline()
        if self._session.state("started") is None:
            self._session.set_state("started", True)
            if not self._session.summaries(trashed=True):
                self.importing.add_sample()
        self._session.bring_index_up_to_date(lambda count: self.status.show_step(None), self._show_indexing)

        def backup(progress: Progress, token: CancelToken) -> None:
            self._session.library.daily_backup()

        self._session.jobs.queue("backup", backup, lambda result: None)

    @property
    def busy(self) -> bool:
        """Whether work is under way in the background."""
        return self._session.jobs.busy

    def _restore(self) -> None:
        state = self.remembering.restore()
        self.actions_["show-notes"].setChecked(state.notes)
        self.actions_["show-timeline"].setChecked(state.timeline)
        self._show_panel(state.panel)
        self.following.on_current(self.area.current_id())
        self._on_current(self.area.current_id())

    def remember_state(self) -> None:
        """Write down what is open and how the window is arranged."""
        if self._remember:
            self.remembering.remember()

    def dismiss(self) -> None:
        """Close without asking or remembering: another window takes over the session."""
        self._remember = False
        self._session.changed.disconnect(self._on_changed)
        self._session.directions_changed.disconnect(self.following.show_directions)
        self._session.jobs.job_failed.disconnect(self._on_job_failed)
        self.close()
        self.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.notes_panel.commit_editing()
        self.paper.cancel()
        self.remember_state()
        super().closeEvent(event)

    # --- What it looks like ---------------------------------------------------------------------------
    def apply_settings(self, settings: Settings) -> None:
        """Show what the settings say; the language is ``app``'s affair."""
        self._settings = self.appearance.settings = settings
        theme = theme_for(settings.theme)
        self.actions_.set_theme(theme)
        menus.check_choices(self.actions_, settings)
        parts = (self._top_bar, self.status, self.area, self.timeline, self.timing, self._empty)
        panels = (
            self.library_panel,
            self.contents_panel,
            self.search_panel,
            self.notes_panel,
            self.info_panel,
        )
        for part in (*parts, *panels):
            part.set_theme(theme)
        self.area.set_settings(settings)
        self.paper.set_settings(settings)

    def _choose_panel(self, panel: str) -> None:
        self._show_panel(panel if self.actions_[f"show-{panel}"].isChecked() else "")
        if self.actions_["page-only"].isChecked():
            self.actions_["page-only"].setChecked(False)
            self._place_panels()

    def _show_panel(self, panel: str) -> None:
        for index, name in enumerate(PANELS):
            self.actions_[f"show-{name}"].setChecked(name == panel)
            if name == panel:
                self._side.setCurrentIndex(index)
        self._place_panels()

    def _place_panels(self) -> None:
        alone = self.actions_["page-only"].isChecked()
        panel_wanted = any(self.actions_[f"show-{name}"].isChecked() for name in PANELS)
        for widget in (self._top_bar, self._rail, self.status):
            widget.setVisible(not alone)
        self._side.setVisible(not alone and panel_wanted)
        self.notes_panel.setVisible(not alone and self.actions_["show-notes"].isChecked())
        self.timeline.setVisible(not alone and self.actions_["show-timeline"].isChecked())

    def _theme(self) -> Theme:
        return theme_for(self._settings.theme)

    def _next_pane(self) -> None:
        panes = [self.area.pane(document_id) for document_id in self.area.shown_ids()]
        stops = [self._side.currentWidget(), *panes, self.timeline, self.notes_panel]
        shown = [stop for stop in stops if stop is not None and stop.isVisible()]
        focus = QApplication.focusWidget()
        at = next((i for i, stop in enumerate(shown) if focus and (stop is focus or stop.isAncestorOf(focus))), -1)
        if shown:
            shown[(at + 1) % len(shown)].setFocus(Qt.FocusReason.TabFocusReason)

    def _toggle_split(self) -> None:
        if self.area.is_split():
            self.area.unsplit()
        else:
            self.area.split()
        self.actions_["split"].setChecked(self.area.is_split())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        step = {Qt.MouseButton.BackButton: -1, Qt.MouseButton.ForwardButton: 1}.get(event.button())
        if step is None:
            super().mousePressEvent(event)
        else:
            self.following.travel(step)

    def _focus_page(self) -> None:
        pane = self.area.current_pane()
        if pane is not None:
            pane.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.actions_["page-only"].isChecked():
                self.actions_["page-only"].setChecked(False)
                self._place_panels()
            else:
                self._focus_page()
            return
        super().keyPressEvent(event)

    # --- The library ----------------------------------------------------------------------------------
    def _on_changed(self, changes: Changes, origin: object) -> None:
        if changes.documents or changes.sections or changes.dates:
            self._refresh_library()
        self.following.on_changed(changes)
        self.tying.on_changed(changes)
        if changes.documents and not self.area.open_ids():
            self.open_one(changes.documents)

    def open_one(self, document_ids: frozenset[str] | None = None) -> None:
        """Open one document of these (of all if None), best in the interface's language and rich in dates."""
        summaries = [s for s in self._session.summaries() if document_ids is None or s.id in document_ids]
        best = min(
            (s for s in summaries if s.dates), key=lambda s: (s.language != self._language, -s.dates), default=None
        )
        if best is not None:
            self.open_document(best.id)

    def _refresh_library(self) -> None:
        summaries = self._session.summaries(trashed=True)
        sections = [replace(section, name=section.name or self._sample_name) for section in self._session.sections()]
        sample = SAMPLE_SECTION if any(section.id == SAMPLE_SECTION for section in sections) else None
        lanes = {s.id: lane for lane, s in enumerate(s for s in summaries if s.dates and not s.trashed)}
        self.library_panel.set_library(summaries, sections, sample, lanes)
        self.search_panel.set_colours(lanes)
        self.actions_["remove-sample"].setEnabled(sample is not None)

    def _remove_sample(self) -> None:
        section = next((s for s in self._session.sections() if s.id == SAMPLE_SECTION), None)
        if section is None:
            return
        self._session.undo_stack.beginMacro(self.tr("Remove the sample library"))
        self._session.set_trashed(section.document_ids, True)
        self._session.remove_section(SAMPLE_SECTION)
        self._session.undo_stack.endMacro()
        self.status.show_message(
            self.tr("The sample library was removed"), self.tr("Undo"), self._session.undo_stack.undo
        )

    def _trash(self, document_ids: list[str]) -> None:
        self._session.set_trashed(document_ids, True)
        self.status.show_message(
            self.tr("%n document(s) removed", "", len(document_ids)),
            self.tr("Undo"),
            self._session.undo_stack.undo,
        )

    def _delete_forever(self, document_ids: list[str]) -> None:
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setText(self.tr("Delete %n document(s) for good?", "", len(document_ids)))
        box.setInformativeText(self.tr("The copy in the library is deleted too. Notes on it are kept."))
        delete = box.addButton(self.tr("Delete"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        delete.clicked.connect(lambda: self._session.delete_forever(document_ids))
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    def _show_information(self, document_id: str) -> None:
        self.open_document(document_id)
        self._show_panel("info")

    def open_document(self, document_id: str) -> None:
        """Open a document where it was read last."""
        try:
            self.following.open(document_id)
        except (TarikhError, sqlite3.Error) as error:
            self.say(error_sentence(error))
            return
        self._focus_page()

    def open_named(self, name: str, offset: int | None) -> None:
        """Open the document an id, the start of an id or a title names, at ``offset`` if given.

        Raises:
            NotFound: there is none, or more than one.
        """
        document_id = self._session.library.documents.resolve(name)
        self.following.open(document_id)
        pane = self.area.pane(document_id)
        if offset is not None and pane is not None:
            pane.go_to(min(max(offset, 0), len(self._session.document(document_id).text)), place=0.0)

    def _open_guide(self) -> None:
        guides = [s for s in self._session.summaries(trashed=True) if Path(s.source).name.startswith("guide.")]
        guides.sort(key=lambda s: not Path(s.source).name.startswith(f"guide.{self._language}"))
        if not guides:
            self.importing.add_sample()
        elif guides[0].trashed:
            self._session.set_trashed([guides[0].id], False)
            self.open_document(guides[0].id)
        else:
            self.open_document(guides[0].id)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.importing.add([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    # --- Searching and finding ------------------------------------------------------------------------
    def _show_search(self) -> None:
        self.actions_["page-only"].setChecked(False)
        self._show_panel("search")
        self.search_panel.focus_query()

    # --- Annotations ------------------------------------------------------------------------------------
    def _add_note(self) -> None:
        annotation_id = self.annotating.note()
        if annotation_id:
            self._edit_note(annotation_id)

    def _edit_note(self, annotation_id: str) -> None:
        self.actions_["show-notes"].setChecked(True)
        self.actions_["page-only"].setChecked(False)
        self._place_panels()
        self.notes_panel.edit(annotation_id)

    def _save_body(self, annotation_id: str, body: str) -> None:
        try:
            self._session.change_annotation(annotation_id, body=body)
        except (TarikhError, sqlite3.Error) as error:
            self.notes_panel.mark_failed(annotation_id)
            self.say(error_sentence(error))
            return
        self.notes_panel.mark_saved(annotation_id)

    def _go_to_annotation(self, annotation_id: str) -> None:
        annotation = self._session.library.notes.annotation(annotation_id)
        if not annotation.orphaned:
            anchor = annotation.anchor
            self.following.go_to(annotation.document_id, anchor.start, (anchor.start, anchor.end))

    def _on_mark(self, kind: str, mark_id: str) -> None:
        if kind in DATES:
            mention = self.following.mention(mark_id)
            if mention is not None and mention.date is not None:
                self.actions_["show-timeline"].setChecked(True)
                self._place_panels()
                self.timeline.set_cursor(self.area.current_id(), mention.date)
        elif kind == "note":
            self._edit_note(mark_id)
        elif kind in ("highlight", "bookmark"):
            self.notes_panel.select(mark_id)

    def _show_page_menu(self, offset: int, at: QPoint) -> None:
        self.annotating.page_menu(self.actions_, self._theme(), at, offset, self.dating)

    # --- Small matters ------------------------------------------------------------------------------------
    def _copy(self) -> None:
        pane = self.area.current_pane()
        if pane is not None:
            pane.copy()

    def _on_current(self, document_id: str) -> None:
        needing = (
            "close-tab copy copy-reference caret bookmark highlight note find find-next find-previous go-to-date "
            "split tie print export-pdf"
        )
        for name in needing.split():
            self.actions_[name].setEnabled(bool(document_id))
        self.dating.on_current(document_id)
        self.library_panel.set_current_document(document_id)
        self.search_panel.set_has_document(bool(document_id))
        title = self._session.document(document_id).title if document_id else ""
        self.setWindowTitle(f"{isolate(title)} — Tarikh" if title else "Tarikh")

    def _show_palette(self) -> None:
        palette = CommandPalette(self)
        palette.set_theme(self._theme())
        palette.set_actions([action for action in self.actions_.all() if action.isEnabled()])
        palette.open()

    def _show_indexing(self, step: Step) -> None:
        words = self.tr("indexing {n} of {total}").format(n=isolate(step.done + 1), total=isolate(step.total))
        self.status.show_step(step, words)

    def _on_job_failed(self, kind: str, error: object) -> None:
        self.status.show_step(None)
        if isinstance(error, BaseException):
            self.say(error_sentence(error))

    def say(self, text: str) -> None:
        """Tell the reader something in the status line."""
        QTimer.singleShot(0, self, lambda: self.status.show_message(text))
