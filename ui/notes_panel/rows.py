"""Rows of the notes panel: annotations in document order, those without a passage at the end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from core.library.model import Annotation, AnnotationKind
from ui.text import isolate
from ui.widgets import Index, RowRole, one_line

_NO_PARENT = QModelIndex()
EVERYTHING = "all"


class SaveState(StrEnum):
    """How far an edit is on its way to the disk."""

    NONE = ""
    SAVING = "saving"
    SAVED = "saved"


@dataclass(frozen=True, slots=True)
class Heading:
    """A line between cards."""

    text: str


@dataclass(frozen=True, slots=True)
class Card:
    """One annotation as it is shown."""

    annotation: Annotation
    date: str
    """Words for the date its passage speaks of, or nothing."""
    state: SaveState = SaveState.NONE


class NotesModel(QAbstractListModel):
    """The cards of one document, of all kinds or of one."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._annotations: list[Annotation] = []
        self._dates: Mapping[str, str] = {}
        self._kind = EVERYTHING
        self._rows: list[Card | Heading] = []
        self._drafts: dict[str, str] = {}
        self._states: dict[str, SaveState] = {}

    def set_annotations(self, annotations: Sequence[Annotation], dates: Mapping[str, str]) -> None:
        """Show these; a draft still on its way to the disk stays in front of what was stored before it."""
        self._annotations = sorted(annotations, key=lambda a: (a.orphaned, a.anchor.start, a.anchor.end, a.id))
        self._dates = dict(dates)
        known = {annotation.id: annotation for annotation in annotations}
        for annotation_id in list(self._drafts):
            if annotation_id not in known:
                del self._drafts[annotation_id]
                self._states.pop(annotation_id, None)
            elif (
                self._states.get(annotation_id) is not SaveState.SAVING
                or known[annotation_id].body == self._drafts[annotation_id]
            ):
                del self._drafts[annotation_id]
        self._rebuild()

    def set_kind(self, kind: str) -> None:
        """Show one kind (a value of ``AnnotationKind``), or ``EVERYTHING``."""
        if kind != self._kind:
            self._kind = kind
            self._rebuild()

    def total(self) -> int:
        """How many annotations there are, of all kinds."""
        return len(self._annotations)

    def kind_of(self, annotation_id: str) -> str:
        """The kind of an annotation, or nothing where it is not known."""
        return next((str(a.kind) for a in self._annotations if a.id == annotation_id), "")

    def index_of(self, annotation_id: str) -> QModelIndex:
        """Where an annotation's card stands; invalid where it is not shown."""
        for number, row in enumerate(self._rows):
            if isinstance(row, Card) and row.annotation.id == annotation_id:
                return self.index(number, 0)
        return QModelIndex()

    def card(self, index: Index) -> Card | None:
        """The card of a row, or None for a heading."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        return row if isinstance(row, Card) else None

    def set_state(self, annotation_id: str, state: SaveState, draft: str | None = None) -> None:
        """How far an edit is; ``draft`` is shown as the body until what was stored is told."""
        if draft is not None:
            self._drafts[annotation_id] = draft
        if state is SaveState.NONE:
            self._states.pop(annotation_id, None)
            if draft is None:
                self._drafts.pop(annotation_id, None)
        else:
            self._states[annotation_id] = state
        index = self.index_of(annotation_id)
        card = self.card(index)
        if card is not None:
            self._rows[index.row()] = self._make_card(card.annotation)
            self.dataChanged.emit(index, index)

    def state(self, annotation_id: str) -> SaveState:
        """How far the last edit is."""
        return self._states.get(annotation_id, SaveState.NONE)

    def draft(self, annotation_id: str) -> str | None:
        """The text on its way to the disk, if there is one."""
        return self._drafts.get(annotation_id)

    def _make_card(self, annotation: Annotation) -> Card:
        draft = self._drafts.get(annotation.id)
        shown = annotation if draft is None else replace(annotation, body=draft)
        return Card(shown, self._dates.get(annotation.id, ""), self.state(annotation.id))

    def _rebuild(self) -> None:
        shown = [a for a in self._annotations if self._kind in (EVERYTHING, a.kind)]
        rows: list[Card | Heading] = [self._make_card(a) for a in shown if not a.orphaned]
        orphans = [self._make_card(a) for a in shown if a.orphaned]
        if orphans:
            rows.append(Heading(self.tr("Passages not found")))
            rows += orphans
        if rows == self._rows:
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def kind_name(self, kind: AnnotationKind) -> str:
        """What a kind is called."""
        names = {
            AnnotationKind.BOOKMARK: self.tr("Bookmark"),
            AnnotationKind.HIGHLIGHT: self.tr("Highlight"),
            AnnotationKind.NOTE: self.tr("Note"),
        }
        return names[kind]

    def meta(self, card: Card) -> str:
        """The small line of a card: kind, date, and how far an edit is."""
        states = {SaveState.SAVING: self.tr("Saving…"), SaveState.SAVED: self.tr("Saved")}
        parts = [self.kind_name(card.annotation.kind), isolate(card.date) if card.date else ""]
        parts.append(states.get(card.state, ""))
        return " · ".join(part for part in parts if part)

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """Qt: number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: what a row shows; ``RowRole.KEY`` is the Card or Heading itself."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == RowRole.KEY:
            return row
        if isinstance(row, Heading):
            return row.text if role == Qt.ItemDataRole.DisplayRole else None
        quote, body = row.annotation.anchor.exact, row.annotation.body
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(body or quote)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ". ".join(part for part in (self.meta(row), one_line(quote), body) if part)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Qt: headings cannot be chosen."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        if isinstance(self._rows[index.row()], Card):
            flags |= Qt.ItemFlag.ItemIsSelectable
        return flags
