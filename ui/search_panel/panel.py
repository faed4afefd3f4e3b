"""The panel itself: the field, its switches, the answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QLocale, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QProgressBar,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.search.model import Hit
from ui.search_panel.rows import (
    BY_DATE,
    BY_RELEVANCE,
    HitRow,
    ResultDelegate,
    ResultModel,
    result_rows,
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
    RowList,
    RowRole,
    Segments,
    SpanChip,
    days_in_words,
    leading_alignment,
    scaled_font,
    with_role,
)

_TYPING_DELAY_MS = 150
_LIBRARY, _DOCUMENT = "library", "document"


class _QueryField(QLineEdit):
    down_pressed = Signal()
    escape_pressed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.down_pressed.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escape_pressed.emit()
        else:
            super().keyPressEvent(event)


class SearchPanel(QWidget):
    """A query in, hits out; what is found comes back through :meth:`set_results`.

    Signals:
        search_requested(str, bool, bool, bool): query, exact, only this document, still being typed.
        hit_chosen(Hit): go there.
        cleared(): there is no query any more.
        escape_pressed(): Escape with nothing left to clear; the reader wants back to the page.
        span_dismissed(): searches are no longer to keep to the selected days.
    """

    search_requested = Signal(str, bool, bool, bool)
    hit_chosen = Signal(object)
    cleared = Signal()
    escape_pressed = Signal()
    span_dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("searchPanel")
        self._language = QLocale().name().partition("_")[0]
        self._suggestions: list[str] = []
        self._hits: tuple[Hit, ...] = ()
        self._sort = BY_RELEVANCE
        self._header = PanelHeader(self.tr("Search"), self)
        self._build_query()
        self._build_count()
        self._build_results()
        self._arrange()
        self.set_has_document(False)
        self._show_start()
        self.set_theme(load_theme("light"))

    # --- Building -------------------------------------------------------------------------------
    def _build_query(self) -> None:
        self._field = with_role(_QueryField(self), "query")
        self._field.setPlaceholderText(self.tr("Words to find"))
        self._field.setAccessibleName(self.tr("Words to find"))
        self._field.setClearButtonEnabled(True)
        self._field_icon = QAction(self)
        self._field.addAction(self._field_icon, QLineEdit.ActionPosition.LeadingPosition)
        self._debounce = Debounce(_TYPING_DELAY_MS, self)
        self._debounce.triggered.connect(self._on_typed)
        self._field.textEdited.connect(self._on_edited)
        self._field.textChanged.connect(self._on_text_changed)
        self._field.returnPressed.connect(self.search_now)
        self._field.down_pressed.connect(self._on_down)
        self._field.escape_pressed.connect(self._on_escape)
        self._scope = Segments(self)
        self._scope.add(_LIBRARY, self.tr("Whole library"), self.tr("Search every document"))
        self._scope.add(_DOCUMENT, self.tr("This document"), self.tr("Search only the document on screen"))
        self._scope.chosen.connect(self._on_switched)
        self._exact = with_role(QToolButton(self), "toggle")
        self._exact.setText(self.tr("Exact letters"))
        self._exact.setCheckable(True)
        self._exact.setAutoRaise(True)
        self._exact.setToolTip(
            self.tr("Tell apart what is otherwise the same: hamza, vowel marks, alef forms, accents, endings")
        )
        self._exact.toggled.connect(self._on_switched)

    def _build_count(self) -> None:
        self._count = with_role(QLabel(self), "muted")
        self._count.setFont(scaled_font(self._count.font(), 0.9))
        self._count.setAlignment(leading_alignment())
        self._sort_button = with_role(QToolButton(self), "quiet")
        self._sort_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._sort_button.setToolTip(self.tr("Order of the hits"))
        self._sort_button.setFont(scaled_font(self._sort_button.font(), 0.9))
        self._sort_button.setAutoRaise(True)
        self._sort_button.setIconSize(QSize(14, 14))
        self._sort_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        menu = QMenu(self._sort_button)
        group = QActionGroup(menu)
        words = {BY_RELEVANCE: self.tr("Best first"), BY_DATE: self.tr("By date spoken of")}
        for sort, text in words.items():
            action = menu.addAction(text)
            action.setData(sort)
            action.setCheckable(True)
            action.setChecked(sort == self._sort)
            group.addAction(action)
        group.triggered.connect(self._on_sort_chosen)
        self._sort_words = words
        self._sort_button.setMenu(menu)
        self._sort_button.setText(words[self._sort])
        self._busy = with_role(QProgressBar(self), "busy-line")
        self._busy.setRange(0, 0)
        self._busy.setTextVisible(False)
        self._busy.setFixedHeight(2)
        self._busy.setAccessibleName(self.tr("Searching"))
        policy = self._busy.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._busy.setSizePolicy(policy)
        self._busy.hide()

    def _build_results(self) -> None:
        self._model = ResultModel(self)
        self._list = RowList(self)
        self._list.setObjectName("resultList")
        self._list.setAccessibleName(self.tr("Hits"))
        self._list.setModel(self._model)
        self._delegate = ResultDelegate(self._list)
        self._list.setItemDelegate(self._delegate)
        self._list.setResizeMode(QListView.ResizeMode.Adjust)
        # The bar is always there: its coming and going would break every hit into lines twice.
        self._list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._list.chosen.connect(self._on_hit_chosen)
        self._list.left_upwards.connect(self._field.setFocus)
        self._list.escape_pressed.connect(self._on_escape)
        self._empty = EmptyState("search", parent=self)
        self._empty.action_triggered.connect(self._on_suggestion)
        self._help = self._make_help()
        self._stack = QStackedWidget(self)
        for page in (self._list, self._empty, self._help):
            self._stack.addWidget(page)

    def _make_help(self) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, SPACE, 0, 0)
        column.setSpacing(SPACE)
        intro = with_role(QLabel(self.tr("Type a word in any script. Spelling variants are found as well.")), "muted")
        intro.setWordWrap(True)
        intro.setAlignment(leading_alignment())
        column.addWidget(intro)
        grid = QGridLayout()
        grid.setHorizontalSpacing(MARGIN)
        grid.setVerticalSpacing(SPACE)
        grid.setColumnStretch(1, 1)
        examples = (
            (self.tr("winter palace"), self.tr("both words")),
            (self.tr("“winter palace”"), self.tr("next to each other")),
            (self.tr("revol*"), self.tr("words that begin so")),
            (self.tr("strike OR march"), self.tr("either word")),
            (self.tr("duma -second"), self.tr("without a word")),
        )
        for row, (example, meaning) in enumerate(examples):
            said = with_role(QLabel(meaning), "muted")
            said.setWordWrap(True)
            for label, at in ((QLabel(example), 0), (said, 1)):
                label.setAlignment(leading_alignment(Qt.AlignmentFlag.AlignTop))
                grid.addWidget(label, row, at)
        column.addLayout(grid)
        column.addStretch(1)
        return page

    def _arrange(self) -> None:
        switches = QHBoxLayout()
        switches.setSpacing(SPACE)
        switches.addWidget(self._exact)
        switches.addStretch(1)
        switches.addWidget(self._sort_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, SPACE, MARGIN, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addSpacing(SPACE)
        column.addWidget(self._field)
        column.addSpacing(SPACE)
        column.addWidget(self._scope)
        column.addSpacing(SPACE)
        self._chip = SpanChip(self)
        self._chip.dismissed.connect(self.span_dismissed)
        column.addWidget(self._chip)
        column.addLayout(switches)
        column.addSpacing(HALF)
        column.addWidget(self._busy)
        column.addWidget(self._count)
        column.addSpacing(HALF)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self._field)

    # --- Values down ----------------------------------------------------------------------------
    def query(self) -> str:
        """What is in the field, without space around it."""
        return self._field.text().strip()

    def query_field(self) -> QLineEdit:
        """The field itself."""
        return self._field

    def hits(self) -> tuple[Hit, ...]:
        """What was found, best first."""
        return self._hits

    def set_query(self, text: str) -> None:
        """Put a query into the field and ask for it at once."""
        self._field.setText(text)
        self.search_now()

    def focus_query(self) -> None:
        """Ready to type, with what is there selected."""
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def set_has_document(self, has_document: bool) -> None:
        """Whether “this document” means anything now."""
        self._scope.button(_DOCUMENT).setEnabled(has_document)
        if not has_document:
            self._scope.set_key(_LIBRARY)

    def set_colours(self, colours: Mapping[str, int]) -> None:
        """Lane index by document id, for the dots."""
        self._model.set_colours(colours)

    def set_span(self, days: str) -> None:
        """Say that only passages on some ``days`` are found, and search anew; empty for all days."""
        self._chip.set_days(days)
        if self.query():
            self.search_now()

    def set_busy(self, busy: bool) -> None:
        """Whether an answer is on its way."""
        self._busy.setVisible(busy)

    def set_results(self, query: str, hits: Sequence[Hit], suggestions: Sequence[str] = ()) -> None:
        """The answer to ``query``; an answer that comes after the field was cleared is dropped."""
        self.set_busy(False)
        if not self.query():
            return
        self._hits = tuple(hits)
        if hits:
            self._show_hits()
            return
        self._model.set_rows([])
        self._set_counts("", sortable=False)
        self._say(
            self.tr("Nothing found for {query}.").format(query=isolate(query)),
            self.tr("Try:") if suggestions else self.tr("Try fewer words, or the beginning of one with *."),
            suggestions,
        )

    def set_error(self, sentence: str) -> None:
        """Why the query cannot be answered."""
        self.set_busy(False)
        self._hits = ()
        self._model.set_rows([])
        self._set_counts("", sortable=False)
        self._say(sentence, "", ())

    def set_theme(self, theme: Theme) -> None:
        """Paint with these colours."""
        self._header.set_theme(theme)
        self._scope.set_theme(theme)
        self._delegate.set_theme(theme)
        self._empty.set_theme(theme)
        self._field_icon.setIcon(theme.icon("search"))
        self._sort_button.setIcon(theme.icon("next"))
        self._list.viewport().update()

    # --- Asking ---------------------------------------------------------------------------------
    def search_now(self) -> None:
        """Ask for what is in the field, as a finished query."""
        self._debounce.cancel()
        self._ask(as_you_type=False)

    def _ask(self, *, as_you_type: bool) -> None:
        if self.query():
            this_document = self._scope.key() == _DOCUMENT
            self.search_requested.emit(self.query(), self._exact.isChecked(), this_document, as_you_type)

    def _on_edited(self) -> None:
        if self.query():
            self._debounce.poke()

    def _on_text_changed(self) -> None:
        if not self.query():
            self._debounce.cancel()
            self._show_start()
            self.cleared.emit()

    def _on_typed(self) -> None:
        self._ask(as_you_type=True)

    def _on_switched(self) -> None:
        self.search_now()

    def _on_down(self) -> None:
        if self._hits:
            self._list.focus_first_row()

    def _on_escape(self) -> None:
        if self.query():
            self._field.clear()
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.escape_pressed.emit()

    # --- Showing --------------------------------------------------------------------------------
    def _show_start(self) -> None:
        self._hits = ()
        self._model.set_rows([])
        self._set_counts("", sortable=False)
        self.set_busy(False)
        self._stack.setCurrentWidget(self._help)

    def _show_hits(self) -> None:
        self._delegate.forget()
        self._model.set_rows(result_rows(self._hits, self._sort, self._dates()))
        self._list.scrollToTop()
        hits, documents = len(self._hits), len({hit.document_id for hit in self._hits})
        if hits == 1:
            text = self.tr("1 hit")
        elif documents == 1:
            text = self.tr("{n} hits", "", hits).format(n=isolate(hits))
        else:
            text = self.tr("{n} hits in {documents} documents", "", hits).format(
                n=isolate(hits), documents=isolate(documents)
            )
        self._set_counts(text, sortable=hits > 1)
        self._stack.setCurrentWidget(self._list)

    def _dates(self) -> dict[int, str]:
        return {id(hit): days_in_words(hit.earliest, hit.latest, self._language) for hit in self._hits}

    def _set_counts(self, text: str, *, sortable: bool) -> None:
        self._count.setText(text)
        self._count.setVisible(bool(text))
        self._sort_button.setVisible(sortable)

    def _say(self, sentence: str, hint: str, suggestions: Sequence[str]) -> None:
        self._suggestions = list(suggestions[:5])
        self._empty.say(sentence, [(word, "link") for word in self._suggestions], hint)
        self._stack.setCurrentWidget(self._empty)

    def _on_suggestion(self, number: int) -> None:
        self.set_query(self._suggestions[number])

    def _on_sort_chosen(self, action: QAction) -> None:
        self._sort = action.data()
        self._sort_button.setText(self._sort_words[self._sort])
        if self._hits:
            self._show_hits()

    def _on_hit_chosen(self, index: QModelIndex) -> None:
        row = index.data(RowRole.KEY)
        if isinstance(row, HitRow):
            self.hit_chosen.emit(row.hit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hits are broken into lines anew."""
        super().resizeEvent(event)
        self._delegate.forget()
