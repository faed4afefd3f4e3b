"""Making bookmarks, highlights and notes where the reader is or has selected."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QIcon, QPixmap
from PySide6.QtWidgets import QMenu

from core.document.sentences import sentence_spans
from core.library.model import HIGHLIGHT_COLOURS, Annotation, AnnotationKind
from ui.actions import Actions
from ui.frame import StatusLine
from ui.main_window.dating import Dating
from ui.main_window.directing import add_direction_menus
from ui.reading_area import ReadingArea
from ui.session import Session
from ui.text import colour_name
from ui.theme import Theme


class Annotating(QObject):
    """Turns a selection or the line being read into annotations, through the session.

    Signals:
        note_wanted(str): id of an annotation the reader wants to write on.
    """

    note_wanted = Signal(str)

    def __init__(self, area: ReadingArea, session: Session, status: StatusLine) -> None:
        super().__init__(area)
        self._area = area
        self._session = session
        self._status = status
        self._colour = HIGHLIGHT_COLOURS[0]

    def bookmark(self) -> None:
        """Bookmark the selection, or the sentence at the top of the page."""
        pane = self._area.current_pane()
        if pane is None:
            return
        span = pane.selection() or self._sentence_at(pane.position())
        if span is None:
            return
        document_id = self._area.current_id()
        for known in self._session.annotations(document_id):
            if known.kind is AnnotationKind.BOOKMARK and (known.anchor.start, known.anchor.end) == span:
                self._status.show_message(self.tr("This place is bookmarked already"))
                return
        self._session.annotate(document_id, AnnotationKind.BOOKMARK, *span)
        self._offer_undo(self.tr("Bookmark added"))

    def highlight(self, colour: str = "") -> None:
        """Highlight the selection in ``colour``, by default the colour used last."""
        pane = self._area.current_pane()
        if pane is None:
            return
        span = pane.selection()
        if span is None:
            self._status.show_message(self.tr("Select some text first, then highlight it"))
            return
        self._colour = colour or self._colour
        document_id = self._area.current_id()
        self._session.annotate(document_id, AnnotationKind.HIGHLIGHT, *span, colour=self._colour)
        pane.clear_selection()
        self._offer_undo(self.tr("Highlighted"))

    def note(self) -> str:
        """Start a note on the selection or on the sentence being read; return its id, or nothing."""
        pane = self._area.current_pane()
        if pane is None:
            return ""
        span = pane.selection() or self._sentence_at(pane.reading_offset())
        if span is None:
            return ""
        made = self._session.annotate(self._area.current_id(), AnnotationKind.NOTE, *span, colour=self._colour)
        pane.clear_selection()
        return made.id

    def delete(self, annotation_id: str) -> None:
        """Delete an annotation, with a way back at hand."""
        self._session.delete_annotation(annotation_id)
        self._offer_undo(self.tr("Deleted"))

    def move(self, annotation_id: str, start: int, end: int) -> None:
        """Bind an annotation to another span, with a way back at hand."""
        self._session.move_annotation(annotation_id, start, end)
        self._offer_undo(self.tr("Changed"))

    def fit(self) -> None:
        """Bind the highlight or note the selection touches to the selection."""
        pane = self._area.current_pane()
        span = pane.selection() if pane is not None else None
        touched = [a for a in self._over(*span) if a.kind is not AnnotationKind.BOOKMARK] if span else []
        if span is None or not touched:
            self._status.show_message(self.tr("Select text that touches a highlight or a note"))
            return
        self.move(touched[0].id, *span)

    def _over(self, start: int, end: int) -> list[Annotation]:
        """Annotations that share words with a span of the page in front, the shortest first."""
        found = [
            a
            for a in self._session.annotations(self._area.current_id())
            if not a.orphaned and a.anchor.start < end and start < a.anchor.end
        ]
        return sorted(found, key=lambda a: a.anchor.end - a.anchor.start)

    def _write_on(self, annotation: Annotation) -> None:
        """Make a highlight a note, and ask for its words."""
        if annotation.kind is AnnotationKind.HIGHLIGHT:
            self._session.change_annotation(annotation.id, kind=AnnotationKind.NOTE)
        self.note_wanted.emit(annotation.id)

    def _offer_undo(self, text: str) -> None:
        self._status.show_message(text, self.tr("Undo"), self._session.undo_stack.undo)

    def _sentence_at(self, offset: int) -> tuple[int, int] | None:
        document = self._session.document(self._area.current_id())
        if not document.blocks:
            return None
        block = document.blocks[document.block_at(offset)]
        language = block.language or document.language
        spans = sentence_spans(document.text, block.start, block.end, language)
        return next((span for span in spans if span[1] > offset), spans[-1] if spans else None)

    def page_menu(self, actions: Actions, theme: Theme, at: QPoint, offset: int, dating: Dating) -> QMenu:
        """The page's context menu for an ``offset``, ready to be shown ``at`` a global position."""
        menu = QMenu(self._area)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dating.fill_menu(menu, actions, offset)
        menu.addAction(actions["copy"])
        menu.addAction(actions["copy-reference"])
        menu.addSeparator()
        selected = (pane := self._area.current_pane()) is not None and pane.selection() is not None
        colours = menu.addMenu(theme.icon("highlight"), self.tr("Highlight"))
        colours.setEnabled(selected)
        self._fill_colours(colours, theme)
        colours.triggered.connect(lambda action: self.highlight(action.data()))
        menu.addAction(actions["note"])
        menu.addAction(actions["bookmark"])
        marked = [a for a in self._over(offset, offset + 1) if a.kind is not AnnotationKind.BOOKMARK]
        if marked:
            menu.addSeparator()
            self._fill_annotation(menu, theme, marked[0], actions, selected=selected)
        menu.addSeparator()
        menu.addAction(actions["find"])
        menu.addSeparator()
        add_direction_menus(menu, self._session, self._area.current_id(), offset)
        menu.popup(at)
        return menu

    def _fill_annotation(
        self, menu: QMenu, theme: Theme, annotation: Annotation, actions: Actions, *, selected: bool
    ) -> None:
        is_note = annotation.kind is AnnotationKind.NOTE
        about = menu.addMenu(self.tr("This note") if is_note else self.tr("This highlight"))
        about.setObjectName("annotationMenu")
        colours = about.addMenu(self.tr("Colour"))
        self._fill_colours(colours, theme)
        colours.triggered.connect(lambda action: self._session.change_annotation(annotation.id, colour=action.data()))
        words = self.tr("Edit note") if is_note or annotation.body else self.tr("Add a note to it")
        about.addAction(words, partial(self._write_on, annotation))
        if selected:
            about.addAction(actions["fit-annotation"])
        about.addSeparator()
        about.addAction(self.tr("Delete"), partial(self.delete, annotation.id))

    def _fill_colours(self, menu: QMenu, theme: Theme) -> None:
        for colour in HIGHLIGHT_COLOURS:
            swatch = QPixmap(16, 16)
            swatch.fill(theme.highlight(colour))
            action = QAction(QIcon(swatch), colour_name(colour), menu)
            action.setData(colour)
            menu.addAction(action)
