"""The timeline's exact twin: a table of the same events, to sort, filter and walk by keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from core.chronology.display import format_date
from core.chronology.model import Event, Precision
from core.document.direction import paragraph_direction
from core.document.model import Direction
from core.export.across import speaks_of
from ui.theme import Theme
from ui.widgets import MARGIN, SPACE, Debounce, SpanChip, with_role

_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
DATE, SENTENCE, DOCUMENT, PRECISION, CERTAINTY = range(5)
_FILTER_DELAY_MS = 150


class EventModel(QAbstractTableModel):
    """Rows are places in the list of events, in an order; a row's words are made when it is painted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = "en"
        self._events: Sequence[tuple[str, Event]] = ()
        self._titles: dict[str, str] = {}
        self._folded: list[str] = []
        self._rows: list[int] = []
        self._sort = (DATE, Qt.SortOrder.AscendingOrder)
        self._words = ""
        self._precision: Precision | None = None
        self._certainty = ""
        self._span: tuple[int, int] | None = None

    def set_language(self, language: str) -> None:
        """Name dates in ``language``."""
        self._language = language
        self._arrange()

    def set_events(self, events: Sequence[tuple[str, Event]], titles: dict[str, str]) -> None:
        """Show these: pairs of a document's id and an event; events of untitled documents are left out."""
        self._events, self._titles = events, titles
        self._folded = []
        self._arrange()

    def set_filter(self, *, words: str, precision: Precision | None, certainty: str) -> None:
        """Keep rows that hold every word; ``certainty`` is ``stated``, ``inferred``, ``about`` or empty."""
        self._words, self._precision, self._certainty = words, precision, certainty
        self._arrange()

    def set_span(self, span: tuple[int, int] | None) -> None:
        """Keep events that speak of the days (JDN, both included)."""
        self._span = span
        self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Qt: order the rows by a column; equal ones stay in order of time."""
        self._sort = (column, order)
        self._arrange()

    def event_at(self, row: int) -> tuple[str, Event]:
        """The document and the event of a row."""
        return self._events[self._rows[row]]

    def row_of(self, document_id: str, start: int) -> int:
        """The row of a document's event at an offset, or -1."""
        for row, place in enumerate(self._rows):
            id, event = self._events[place]
            if id == document_id and event.start <= start < event.end:
                return row
        return -1

    def _haystacks(self) -> list[str]:
        from core.document.folding import fold_text

        if not self._folded and self._events:
            titles = {id: fold_text(title) for id, title in self._titles.items()}
            self._folded = [f"{fold_text(event.label)}\n{titles.get(id, '')}" for id, event in self._events]
        return self._folded

    def _kept(self) -> list[int]:
        from core.document.folding import fold_text

        rows = [place for place, (id, _event) in enumerate(self._events) if id in self._titles]
        if self._span is not None:
            rows = [i for i in rows if speaks_of(self._events[i][1], *self._span)]
        if self._precision is not None:
            rows = [i for i in rows if self._events[i][1].date.precision is self._precision]
        if self._certainty:
            rows = [i for i in rows if _certainty(self._events[i][1]) == self._certainty]
        wanted = fold_text(self._words).split()
        if wanted:
            folded = self._haystacks()
            rows = [i for i in rows if all(word in folded[i] for word in wanted)]
        return rows

    def _arrange(self) -> None:
        self.beginResetModel()
        self._rows = self._kept()
        column, order = self._sort
        self._rows.sort(key=lambda i: (self._events[i][1].date.earliest, self._events[i][1].date.latest))
        keys: dict[int, Any] = {
            SENTENCE: lambda i: self._events[i][1].label.casefold(),
            DOCUMENT: lambda i: self._titles[self._events[i][0]].casefold(),
            PRECISION: lambda i: list(Precision).index(self._events[i][1].date.precision),
            CERTAINTY: lambda i: _certainty(self._events[i][1]),
        }
        descending = order == Qt.SortOrder.DescendingOrder
        if column in keys:
            self._rows.sort(key=keys[column], reverse=descending)
        elif descending:
            self._rows.reverse()
        self.endResetModel()

    # --- Qt asks --------------------------------------------------------------------------------
    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        """Qt: number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NO_PARENT) -> int:
        """Qt: date, sentence, document, precision, certainty."""
        return 0 if parent.isValid() else 5

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: what a column is called."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self.tr("Date"),
            self.tr("Sentence"),
            self.tr("Document"),
            self.tr("Precision"),
            self.tr("Certainty"),
        )[section]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: what a cell shows."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._cell(index)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.headerData(index.column(), Qt.Orientation.Horizontal)}: {self._cell(index)}"
        return None

    def _cell(self, index: _Index) -> str:
        id, event = self.event_at(index.row())
        match index.column():
            case 0:
                return format_date(event.date, self._language)
            case 1:
                return event.label
            case 2:
                return self._titles[id]
            case 3:
                return precision_names()[event.date.precision]
            case _:
                return certainty_names()[_certainty(event)]


def _certainty(event: Event) -> str:
    return "inferred" if event.date.inferred else "about" if event.date.approximate else "stated"


def precision_names() -> dict[Precision, str]:
    """What each precision is called."""
    return {
        Precision.DAY: QCoreApplication.translate("EventTable", "Day"),
        Precision.MONTH: QCoreApplication.translate("EventTable", "Month"),
        Precision.SEASON: QCoreApplication.translate("EventTable", "Season"),
        Precision.YEAR: QCoreApplication.translate("EventTable", "Year"),
        Precision.RANGE: QCoreApplication.translate("EventTable", "Range"),
        Precision.DECADE: QCoreApplication.translate("EventTable", "Decade"),
        Precision.CENTURY: QCoreApplication.translate("EventTable", "Century"),
    }


def certainty_names() -> dict[str, str]:
    """What each certainty is called."""
    return {
        "stated": QCoreApplication.translate("EventTable", "Stated"),
        "inferred": QCoreApplication.translate("EventTable", "Inferred"),
        "about": QCoreApplication.translate("EventTable", "Approximate"),
    }


class _Cell(QStyledItemDelegate):
    """Sentences and titles in their own direction: that side, and there elided at their own end."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:
        super().initStyleOption(option, index)
        if index.column() in (SENTENCE, DOCUMENT):
            ours = Direction.RTL if option.direction is Qt.LayoutDirection.RightToLeft else Direction.LTR
            rtl = paragraph_direction(option.text, ours) is Direction.RTL
            option.direction = Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight


class _Table(QTableView):
    """Enter goes to the page of the row."""

    entered_row = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.entered_row.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)


class EventTable(QWidget):
    """A window of its own with the table and what narrows it.

    Signals:
        event_chosen(str, int, int): go to this document's sentence.
        span_dismissed(): the events are no longer to be narrowed to the selected days.
    """

    event_chosen = Signal(str, int, int)
    span_dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("eventTable")
        self.setWindowTitle(self.tr("Table of events"))
        self.resize(960, 560)
        self.model = EventModel(self)
        self._words = with_role(QLineEdit(self), "filter")
        self._words.setPlaceholderText(self.tr("Filter"))
        self._words.setAccessibleName(self.tr("Filter the events by words"))
        self._words.setClearButtonEnabled(True)
        self._precision = self._choice(self.tr("Precision"), [(self.tr("Every precision"), None)])
        for precision, name in precision_names().items():
            self._precision.addItem(name, precision)
        self._certainty = self._choice(self.tr("Certainty"), [(self.tr("Every certainty"), "")])
        for certainty, name in certainty_names().items():
            self._certainty.addItem(name, certainty)
        self._count = with_role(QLabel(self), "muted")
        self._chip = SpanChip(self)
        self._chip.dismissed.connect(self.span_dismissed)
        self._build_table()
        self._arrange()
        self._debounce = Debounce(_FILTER_DELAY_MS, self)
        self._words.textChanged.connect(self._debounce.poke)
        self._debounce.triggered.connect(self._filter)
        self._precision.currentIndexChanged.connect(self._filter)
        self._certainty.currentIndexChanged.connect(self._filter)

    def _choice(self, name: str, first: list[tuple[str, object]]) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(name)
        for text, data in first:
            box.addItem(text, data)
        return box

    def _build_table(self) -> None:
        table = self.table = _Table(self)
        table.setModel(self.model)
        table.setItemDelegate(_Cell(table))
        table.setAccessibleName(self.tr("Events"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSortingEnabled(True)
        table.sortByColumn(DATE, Qt.SortOrder.AscendingOrder)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        # Rows of one height: the view asks only for those it paints.
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + SPACE)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setSectionResizeMode(SENTENCE, QHeaderView.ResizeMode.Stretch)
        for column, width in ((DATE, 170), (DOCUMENT, 200), (PRECISION, 90), (CERTAINTY, 100)):
            table.setColumnWidth(column, width)
        table.activated.connect(lambda index: self._choose(index.row()))
        table.entered_row.connect(self._choose)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._show_menu)

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(self._words, 1)
        row.addWidget(self._precision)
        row.addWidget(self._certainty)
        row.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, SPACE, MARGIN, SPACE)
        column.addLayout(row)
        column.addWidget(self._chip)
        column.addWidget(self.table, 1)
        self.setFocusProxy(self.table)

    def set_events(self, events: Sequence[tuple[str, Event]], titles: dict[str, str]) -> None:
        """Show these events; ``titles`` of the documents outside the trash, by id."""
        self.model.set_events(events, titles)
        self._tell()

    def set_language(self, language: str) -> None:
        """Name dates in ``language``."""
        self.model.set_language(language)

    def set_span(self, span: tuple[int, int] | None, days: str) -> None:
        """Keep to the selected days (JDN, both included), which are ``days`` in words."""
        self.model.set_span(span)
        self._chip.set_days(days if span is not None else "")
        self._tell()

    def set_theme(self, theme: Theme) -> None:
        """The style sheet does the colours; the window's icon is the timeline's."""
        self.setWindowIcon(theme.icon("timeline"))

    def show_event(self, document_id: str, start: int) -> None:
        """Make the event at an offset of a document the current row, if it is shown."""
        row = self.model.row_of(document_id, start)
        if row >= 0:
            self.table.setCurrentIndex(self.model.index(row, SENTENCE))

    def _filter(self) -> None:
        precision = self._precision.currentData()  # Qt hands a StrEnum back as a plain text
        self.model.set_filter(
            words=self._words.text(),
            precision=Precision(precision) if precision else None,
            certainty=self._certainty.currentData(),
        )
        self._tell()

    def _tell(self) -> None:
        count = self.model.rowCount()
        self._count.setText(self.tr("%n event(s)", "", count))

    def _choose(self, row: int) -> None:
        if 0 <= row < self.model.rowCount():
            document_id, event = self.model.event_at(row)
            self.event_chosen.emit(document_id, event.start, event.end)

    def row_menu(self, row: int) -> QMenu:
        """What can be done with a row."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Go to its page"), lambda: self._choose(row))
        return menu

    def _show_menu(self, at: QPoint) -> None:
        index = self.table.indexAt(at)
        if index.isValid():
            self.row_menu(index.row()).popup(self.table.viewport().mapToGlobal(at))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the window."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)
