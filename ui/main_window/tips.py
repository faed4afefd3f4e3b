"""What a mark on the page says when the pointer rests on it."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QObject, QPoint
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QToolTip

from core.chronology.calendars import weekday
from core.chronology.corrections import Action
from core.chronology.display import format_date, format_day
from core.chronology.model import Conflict, DateMention, Precision
from ui.main_window.following import Following
from ui.notes_panel.markdown import note_document
from ui.reader.marks import DATES
from ui.reading_area import ReadingArea
from ui.session import Session
from ui.text import date_tip, isolate, remarks_tip

_NOTE_PX = 320


class Tips(QObject):
    """Shows a date in four calendars, and a note as it is written in its card."""

    def __init__(self, area: ReadingArea, session: Session, following: Following, language: str) -> None:
        super().__init__(area)
        self._area, self._session, self._following, self._language = area, session, following, language

    def show(self, kind: str, mark_id: str, at: QPoint) -> None:
        """Show what there is to say of a mark; nothing, where there is nothing, hides what was said."""
        QToolTip.showText(at, self.tip(kind, mark_id), self._area)

    def tip(self, kind: str, mark_id: str) -> str:
        """The rich text of a tip, or nothing."""
        if kind in DATES:
            mention = self._following.mention(mark_id)
            return self.date_tip(mention) if mention is not None else ""
        if kind in ("note", "highlight"):
            body = self._session.library.notes.annotation(mark_id).body
            return note_document(body, QFont(QToolTip.font()), _NOTE_PX).toHtml() if body.strip() else ""
        return ""

    def date_tip(self, mention: DateMention) -> str:
        """A date's four calendars, its precision, where it is from, and what in it does not agree."""
        remarks = self._remarks(mention)
        if mention.date is None:
            return remarks_tip(remarks, self._language)
        return date_tip(mention.date, self._language, remarks)

    def _remarks(self, mention: DateMention) -> list[str]:
        own = [self.tr("Life span")] if mention.life else []
        return [*own, *self._disagreements(mention), *self._sources(mention)]

    def _disagreements(self, mention: DateMention) -> list[str]:
        date = mention.date
        if mention.conflict is Conflict.NO_SUCH_DAY:
            return [self.tr("There is no such day: the month does not have so many days")]
        if mention.conflict is None or date is None:
            return []
        ends = (
            (date.earliest, date.latest) if date.precision is Precision.RANGE else ((date.earliest + date.latest) // 2,)
        )
        said = self.tr("The weekday beside it is another: {date} was a {weekday}")
        locale = QLocale(self._language)
        return [
            said.format(
                date=isolate(format_day(day, date.calendar, self._language)),
                weekday=isolate(locale.standaloneDayName(weekday(day) + 1)),
            )
            for day in ends
        ]

    def _sources(self, mention: DateMention) -> list[str]:
        document_id = self._area.current_id()
        known = self._session.correction_at(document_id, mention.start, mention.end)
        if known is not None:
            return [self._last_word(document_id, known.action, mention)]
        if mention.date is None or not mention.date.inferred:
            return []
        source = self._following.evidence_of(mention)
        if source is None:
            return [self.tr("Part of this date is inferred from what stands around it")]
        text = self._session.document(document_id).text
        words = " ".join(text[source.start : source.end].split())
        return [self.tr("Inferred: the year was named last in “{words}”").format(words=isolate(words))]

    def _last_word(self, document_id: str, action: Action, mention: DateMention) -> str:
        if action is Action.CONFIRM:
            return self.tr("Confirmed by you")
        if action is Action.ADD:
            return self.tr("Added by you")
        found = self._session.found_date(document_id, mention.start, mention.end)
        if found is None or found.date is None:
            return self.tr("Corrected by you; the text was not read as one date")
        words = isolate(format_date(found.date, self._language))
        return self.tr("Corrected by you; the text was read as {date}").format(date=words)
