"""Dating: the reader has the last word on the dates of the page, by menu, palette and dialog."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from core.chronology.corrections import Action
from core.chronology.follow import mention_in_sight
from core.chronology.model import DateMention, HistoricalDate
from core.library.model import DocumentSettings
from ui.actions import Actions
from ui.date_dialog import DateDialog, DocumentDatesDialog
from ui.frame import StatusLine
from ui.main_window.following import Following
from ui.reading_area import ReadingArea
from ui.session import Session

Span = tuple[int, int]


class Dating(QObject):
    """Corrects, confirms, dismisses and adds dates through the session, each with a way back.

    Without a place given, the date acted on is the one in the selection, else the one being read.
    """

    def __init__(
        self,
        area: ReadingArea,
        session: Session,
        following: Following,
        status: StatusLine,
        actions: Actions,
        language: str,
    ) -> None:
        super().__init__(area)
        self._area, self._session, self._following, self._status = area, session, following, status
        self._actions = [action for action in actions.all() if action.objectName().startswith("date-")]
        self._language = language

    def on_current(self, document_id: str) -> None:
        """Another document (or none) is in front: its dates can be corrected."""
        for action in self._actions:
            action.setEnabled(bool(document_id))

    # --- Which date is meant --------------------------------------------------------------------
    def mention_at(self, offset: int) -> DateMention | None:
        """The date whose words are at an offset of the page in front."""
        return self._following.mention_over(offset, offset + 1)

    def _meant(self) -> DateMention | None:
        pane = self._area.current_pane()
        if pane is None:
            return None
        selected = pane.selection()
        if selected is not None:
            return self._following.mention_over(*selected)
        start, end = pane.sight()
        mentions = [mention for mention in self._following.mentions() if start <= mention.start < end]
        return mention_in_sight(mentions, start, end, pane.reading_offset())

    def _acted_on(self, mention: DateMention | None) -> DateMention | None:
        mention = mention or self._meant()
        if mention is None:
            self._status.show_message(self.tr("There is no date here"))
        return mention

    # --- The four words ---------------------------------------------------------------------------
    def confirm(self, mention: DateMention | None = None) -> None:
        """The date is right as it is read."""
        mention = self._acted_on(mention)
        if mention is None:
            return
        known = self._session.correction_at(self._area.current_id(), mention.start, mention.end)
        if mention.date is None:
            self.correct(mention)
        elif known is not None:
            self._status.show_message(self.tr("This date is confirmed already"))
        else:
            self._say(mention.start, mention.end, Action.CONFIRM, mention.date)
            self._offer_undo(self.tr("Date confirmed"))

    def dismiss(self, mention: DateMention | None = None) -> None:
        """These words are no date."""
        mention = self._acted_on(mention)
        if mention is not None:
            self._say(mention.start, mention.end, Action.DISMISS, None)
            self._offer_undo(self.tr("Not a date any more"))

    def correct(self, mention: DateMention | None = None) -> None:
        """Ask what the date should be."""
        mention = self._acted_on(mention)
        if mention is not None:
            self._ask(Action.CORRECT, (mention.start, mention.end), mention.date)

    def add(self) -> None:
        """Ask which date the selected words are; a date read in them is corrected."""
        pane = self._area.current_pane()
        if pane is None:
            return
        span = self._trimmed(pane.selection())
        if span is None:
            self._status.show_message(self.tr("Select the words of the date first"))
            return
        mention = self._following.mention_over(*span)
        self._ask(Action.CORRECT if mention else Action.ADD, span, mention.date if mention else None)

    def take_back(self, mention: DateMention | None = None) -> None:
        """Let Tarikh's own reading of the date count again."""
        mention = self._acted_on(mention)
        if mention is None:
            return
        known = self._session.correction_at(self._area.current_id(), mention.start, mention.end)
        if known is None:
            self._status.show_message(self.tr("This date was not corrected"))
            return
        self._session.take_back_correction(known.id)
        self._offer_undo(self.tr("Correction taken back"))

    def ask_settings(self) -> None:
        """Ask what holds for all dates of the document in front."""
        document_id = self._area.current_id()
        if not document_id:
            return
        title = self._session.document(document_id).title
        dialog = DocumentDatesDialog(title, self._session.document_settings(document_id), self._area.window())
        dialog.settings_chosen.connect(partial(self._set_settings, document_id))
        dialog.open()

    def _set_settings(self, document_id: str, settings: DocumentSettings) -> None:
        self._session.set_document_settings(document_id, settings)

    def _ask(self, action: Action, span: Span, date: HistoricalDate | None) -> None:
        document_id = self._area.current_id()
        document = self._session.document(document_id)
        quote = document.text[slice(*span)]
        preferred = (document.language, self._language)
        dialog = DateDialog(quote, self._language, preferred, self._area.window(), date=date)
        dialog.date_chosen.connect(partial(self._take, document_id, action, span))
        dialog.open()

    def _take(self, document_id: str, action: Action, span: Span, date: HistoricalDate) -> None:
        self._session.correct_date(document_id, *span, action, date)
        self._offer_undo(self.tr("Date added") if action is Action.ADD else self.tr("Date corrected"))
        pane = self._area.current_pane()
        if pane is not None:
            pane.clear_selection()

    def _say(self, start: int, end: int, action: Action, date: HistoricalDate | None) -> None:
        self._session.correct_date(self._area.current_id(), start, end, action, date)

    def _offer_undo(self, text: str) -> None:
        self._status.show_message(text, self.tr("Undo"), self._session.undo_stack.undo)

    def _trimmed(self, span: Span | None) -> Span | None:
        """A selection without the white space and stops at its ends."""
        if span is None:
            return None
        text = self._session.document(self._area.current_id()).text
        start, end = span
        while start < end and not text[start].isalnum():
            start += 1
        while end > start and text[end - 1] in " \t\n\u2028.,;:،؛":
            end -= 1
        return (start, end) if start < end else None

    # --- The menu ---------------------------------------------------------------------------------
    def fill_menu(self, menu: QMenu, actions: Actions, offset: int) -> None:
        """Entries for the date at an offset of the page, or for the selected words."""
        pane = self._area.current_pane()
        selected = pane.selection() if pane is not None else None
        mention = self.mention_at(offset)
        if mention is None and selected is not None and selected[0] <= offset <= selected[1]:
            mention = self._following.mention_over(*selected)
        if mention is not None:
            known = self._session.correction_at(self._area.current_id(), mention.start, mention.end)
            about = menu.addMenu(self.tr("This date"))
            about.setObjectName("dateMenu")
            if mention.date is not None and known is None:
                about.addAction(self.tr("Confirm"), partial(self.confirm, mention))
            about.addAction(self.tr("Correct…"), partial(self.correct, mention))
            about.addAction(self.tr("Not a date"), partial(self.dismiss, mention))
            if known is not None:
                about.addAction(self.tr("Take back my correction"), partial(self.take_back, mention))
        if selected is not None:
            menu.addAction(actions["date-add"])
        if mention is not None or selected is not None:
            menu.addSeparator()
