"""Rows of the library panel: sections, and the documents of one section, filtered and sorted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QByteArray, QMimeData, QModelIndex, QObject, Qt, Signal

from core.library.model import DocumentSummary, Section
from ui.text import isolate, language_name
from ui.widgets import Index, RowRole, layout_direction, natural_direction

ALL = ":all"
TRASH = ":trash"
DRAFT = ":draft"
"""Ids of the rows that are no section in the library."""
DOCUMENT_MIME = "application/x-tarikh-document"
SORTS = ("title", "added", "earliest", "language")
_NO_PARENT = QModelIndex()


class SectionKind(StrEnum):
    """What a row of the section list is."""

    ALL = "all"
    OWN = "own"
    SAMPLE = "sample"
    TRASH = "trash"
    DRAFT = "draft"
    """A section being named, not yet in the library."""


@dataclass(frozen=True, slots=True)
class SectionRow:
    """One row of the section list."""

    id: str
    name: str
    kind: SectionKind


_DRAFT_ROW = SectionRow(DRAFT, "", SectionKind.DRAFT)


def _after_own(rows: Sequence[SectionRow]) -> int:
    own = (SectionKind.ALL, SectionKind.OWN)
    return max((number + 1 for number, row in enumerate(rows) if row.kind in own), default=0)


class SectionModel(QAbstractListModel):
    """All documents, the reader's sections, the sample library, the trash.

    Signals:
        named(str, str): a row was given a new name by its editor; the id is ``DRAFT`` for a new section.
        documents_dropped(list, str): documents (ids) were dragged onto a row (its id).
    """

    named = Signal(str, str)
    documents_dropped = Signal(list, str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: tuple[SectionRow, ...] = ()

    def set_rows(self, rows: Sequence[SectionRow]) -> None:
        """Show these; a reset only where they differ, so that an open editor stays."""
        new = tuple(rows)
        if self.row_of(DRAFT) >= 0:
            place = _after_own(new)
            new = (*new[:place], _DRAFT_ROW, *new[place:])
        if new == self._rows:
            return
        if [row.id for row in new] == [row.id for row in self._rows]:
            old, self._rows = self._rows, new
            for number, (before, after) in enumerate(zip(old, new, strict=True)):
                if before != after:
                    index = self.index(number, 0)
                    self.dataChanged.emit(index, index)
            return
        self.beginResetModel()
        self._rows = new
        self.endResetModel()

    def row_of(self, section_id: str) -> int:
        """The row of an id, or -1."""
        return next((number for number, row in enumerate(self._rows) if row.id == section_id), -1)

    def insert_draft(self) -> QModelIndex:
        """An unnamed row after the reader's sections, to be edited."""
        place = _after_own(self._rows)
        self.beginInsertRows(_NO_PARENT, place, place)
        self._rows = (*self._rows[:place], _DRAFT_ROW, *self._rows[place:])
        self.endInsertRows()
        return self.index(place, 0)

    def remove_draft(self) -> None:
        """Take the unnamed row away again, if it is there."""
        place = self.row_of(DRAFT)
        if place >= 0:
            self.beginRemoveRows(_NO_PARENT, place, place)
            self._rows = (*self._rows[:place], *self._rows[place + 1 :])
            self.endRemoveRows()

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """Qt: number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: what a row shows."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return row.name
        if role == RowRole.DIRECTION:
            return natural_direction(row.name)
        if role == RowRole.KEY:
            return row
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Qt: an editor closed. The name is asked for, not changed: it comes back from the library."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        row = self._rows[index.row()]
        name = " ".join(str(value).split())
        if name and name != row.name:
            self.named.emit(row.id, name)
        return False

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Qt: what may be done with a row."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        kind = self._rows[index.row()].kind
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        if kind in (SectionKind.OWN, SectionKind.DRAFT):
            flags |= Qt.ItemFlag.ItemIsEditable
        if kind in (SectionKind.OWN, SectionKind.TRASH):
            flags |= Qt.ItemFlag.ItemIsDropEnabled
        return flags

    def mimeTypes(self) -> list[str]:
        """Qt: only our own documents may be dropped here."""
        return [DOCUMENT_MIME]

    def supportedDropActions(self) -> Qt.DropAction:
        """Qt: a document is put on a shelf."""
        return Qt.DropAction.CopyAction | Qt.DropAction.MoveAction

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Qt: a document was let go of over a row."""
        if not parent.isValid() or not data.hasFormat(DOCUMENT_MIME):
            return False
        ids = bytes(data.data(DOCUMENT_MIME).data()).decode().split("\n")
        self.documents_dropped.emit(ids, self._rows[parent.row()].id)
        return True


class DocumentModel(QAbstractListModel):
    """The documents of one section that match the filter, in the chosen order."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: list[DocumentSummary] = []
        self._colours: Mapping[str, int] = {}
        self._folded: dict[str, str] = {}

    def show(self, summaries: Sequence[DocumentSummary], *, words: str, sort: str) -> None:
        """Show those of ``summaries`` that hold every one of ``words``, ordered by one of ``SORTS``."""
        wanted = self._fold(words).split()
        rows = [s for s in summaries if all(word in self._haystack(s) for word in wanted)]
        rows.sort(key=lambda summary: self._sort_key(summary, sort))
        if rows == self._rows:
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def set_colours(self, colours: Mapping[str, int]) -> None:
        """Lane index by document id."""
        if dict(colours) != dict(self._colours):
            self._colours = dict(colours)
            if self._rows:
                last = self.index(len(self._rows) - 1, 0)
                self.dataChanged.emit(self.index(0, 0), last, [RowRole.LANE])

    def row_of(self, document_id: str) -> int:
        """The row of a document, or -1."""
        return next((number for number, row in enumerate(self._rows) if row.id == document_id), -1)

    def summary(self, index: Index) -> DocumentSummary:
        """The document of a row."""
        return self._rows[index.row()]

    def _fold(self, text: str) -> str:
        from core.document.folding import fold_text

        if text not in self._folded:
            if len(self._folded) > 50_000:
                self._folded.clear()
            self._folded[text] = fold_text(text)
        return self._folded[text]

    def _haystack(self, summary: DocumentSummary) -> str:
        parts = (summary.title, summary.author, summary.source, language_name(summary.language))
        return self._fold("\n".join(parts))

    def _sort_key(self, summary: DocumentSummary, sort: str) -> tuple[Any, ...]:
        title = self._fold(summary.title)
        if sort == "added":
            return (-summary.added_ms, title, summary.id)
        if sort == "earliest":
            return (summary.earliest is None, summary.earliest or 0, title, summary.id)
        if sort == "language":
            return (language_name(summary.language), title, summary.id)
        return (title, summary.id)

    def _subtitle(self, summary: DocumentSummary) -> str:
        if summary.dates == 0:
            dates = self.tr("no dates")
        elif summary.dates == 1:
            dates = self.tr("1 date")
        else:
            dates = self.tr("{n} dates", "", summary.dates).format(n=isolate(summary.dates))
        language = isolate(language_name(summary.language))
        return self.tr("{language} · {dates}").format(language=language, dates=dates)

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """Qt: number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: what a row shows."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        summary = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return summary.title
        if role == RowRole.SUBTITLE:
            return self._subtitle(summary)
        if role == RowRole.DIRECTION:
            letters = any(char.isalpha() for char in summary.title)
            return natural_direction(summary.title) if letters else layout_direction(summary.direction)
        if role == RowRole.LANE:
            return self._colours.get(summary.id)
        if role == RowRole.KEY:
            return summary.id
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{summary.title}, {self._subtitle(summary)}"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Qt: what may be done with a row."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return flags | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        """Qt: a row can be dragged onto a section."""
        return [DOCUMENT_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Qt: the documents' ids, a line each."""
        data = QMimeData()
        ids = "\n".join(self._rows[index.row()].id for index in indexes)
        data.setData(DOCUMENT_MIME, QByteArray(ids.encode()))
        return data


def section_rows(
    sections: Sequence[Section],
    *,
    sample_section: str | None,
    has_trash: bool,
    names: Mapping[SectionKind, str],
) -> list[SectionRow]:
    """Rows in the order they are shown; ``names`` are the words for the rows that are not the reader's."""
    rows = [SectionRow(ALL, names[SectionKind.ALL], SectionKind.ALL)]
    rows += [SectionRow(s.id, s.name, SectionKind.OWN) for s in sections if s.id != sample_section]
    if any(section.id == sample_section for section in sections):
        rows.append(SectionRow(sample_section or "", names[SectionKind.SAMPLE], SectionKind.SAMPLE))
    if has_trash:
        rows.append(SectionRow(TRASH, names[SectionKind.TRASH], SectionKind.TRASH))
    return rows
