"""The information panel: what is known of a document, every value in its own direction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QDateTime, QPoint, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QMenu,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.chronology.model import Calendar
from core.library.model import DocumentSummary
from ui.text import format_size, isolate, language_name
from ui.theme import Theme
from ui.widgets import (
    MARGIN,
    SPACE,
    EmptyState,
    PanelHeader,
    days_in_words,
    leading_alignment,
    natural_direction,
    scaled_font,
    with_role,
)

_SHOWN_METADATA = ("author", "encoding", "format", "title")
"""Facts that have a row of their own already."""


class ElidedValue(QLabel):
    """One line, cut in its middle where it is too long; the whole of it in the tooltip and on the clipboard."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setToolTip(text)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)
        self._elide()

    def copy(self) -> None:
        """Put the whole text on the clipboard."""
        QGuiApplication.clipboard().setText(self._text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut it to the new width."""
        super().resizeEvent(event)
        self._elide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy by keyboard."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def _elide(self) -> None:
        metrics = QFontMetrics(self.font())
        self.setText(metrics.elidedText(self._text, Qt.TextElideMode.ElideMiddle, self.contentsRect().width()))

    def _show_menu(self, point: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Copy"), self.copy)
        menu.popup(self.mapToGlobal(point))


class InfoPanel(QWidget):
    """Facts about one document: a small name above, the value below, ready to be selected and copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("infoPanel")
        self._values: dict[str, QLabel] = {}
        self._header = PanelHeader(self.tr("Information"), self)
        self._scroll = QScrollArea(self)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.viewport().setAutoFillBackground(False)
        self._empty = EmptyState(
            "info", self.tr("No document is open"), hint=self.tr("Choose one in the library to read it.")
        )
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._scroll)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, SPACE, MARGIN, 0)
        column.setSpacing(SPACE)
        column.addWidget(self._header)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self._scroll)
        self._stack.setCurrentWidget(self._empty)

    def set_document(
        self,
        summary: DocumentSummary | None,
        metadata: Mapping[str, str],
        language: str,
        lost_corrections: Sequence[str] = (),
    ) -> None:
        """Show a document's facts, dates in the words of ``language`` (the interface's).

        ``lost_corrections`` are words for corrections of dates whose passage was not found again.
        """
        self._values = {}
        if summary is None:
            self._stack.setCurrentWidget(self._empty)
            return
        page = QWidget()
        page.setAutoFillBackground(False)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, MARGIN)
        column.setSpacing(2)
        for key, name, value in self._facts(summary, metadata, language):
            if value:
                self._add(column, key, name, value)
        for number, code in enumerate(dict.fromkeys(summary.warnings)):
            name = self.tr("Notes on the import") if number == 0 else ""
            self._add(column, f"warning:{code}", name, self._warning(code))
        for number, words in enumerate(lost_corrections):
            name = self.tr("Corrected dates not found again") if number == 0 else ""
            self._add(column, f"lost:{number}", name, words)
        column.addStretch(1)
        self._scroll.setWidget(page)
        self._stack.setCurrentWidget(self._scroll)

    def value(self, key: str) -> str:
        """The text shown for a fact (``title author language size dates count source format added``), or nothing."""
        label = self._values.get(key)
        if label is None:
            return ""
        return label.toolTip() if isinstance(label, ElidedValue) else label.text()

    def set_theme(self, theme: Theme) -> None:
        """Paint with these colours."""
        self._header.set_theme(theme)
        self._empty.set_theme(theme)

    def _facts(
        self, summary: DocumentSummary, metadata: Mapping[str, str], language: str
    ) -> list[tuple[str, str, str]]:
        characters = self.tr("{n} characters", "", summary.length).format(n=isolate(f"{summary.length:,}"))
        form = summary.format
        if encoding := metadata.get("encoding", ""):
            form = f"{form} · {encoding}" if form else encoding
        facts = [
            ("title", self.tr("Title"), summary.title),
            ("author", self.tr("Author"), summary.author or metadata.get("author", "")),
            ("language", self.tr("Language"), language_name(summary.language)),
            ("dates", self.tr("Dates covered"), days_in_words(summary.earliest, summary.latest, language)),
            ("count", self.tr("Dates found"), f"{summary.dates:,}"),
            ("size", self.tr("Size"), f"{format_size(summary.size_bytes)} · {characters}"),
            ("source", self.tr("Source file"), summary.source),
            ("format", self.tr("Format"), form),
            ("added", self.tr("Added"), _day_of(summary.added_ms, language)),
        ]
        names = {
            "date": self.tr("Date"),
            "publisher": self.tr("Publisher"),
            "url": self.tr("Address"),
            "description": self.tr("Description"),
        }
        facts += [
            (key, names.get(key, key.replace("-", " ").capitalize()), value)
            for key, value in metadata.items()
            if key not in _SHOWN_METADATA
        ]
        return facts

    def _warning(self, code: str) -> str:
        sentences = {
            "encoding-damaged": self.tr("Some letters could not be read and show as a question mark."),
            "lines-joined": self.tr("Lines broken in the middle of sentences were joined into paragraphs."),
            "paragraph-split": self.tr("A very long paragraph was divided."),
            "encoding-guessed": self.tr("The file does not say how its letters are encoded; this was guessed."),
            "controls-removed": self.tr("Invisible control characters were removed."),
        }
        return sentences.get(code) or self.tr("The import noted: {code}").format(code=isolate(code))

    def _add(self, column: QVBoxLayout, key: str, name: str, value: str) -> None:
        if name:
            if column.count():
                column.addSpacing(SPACE)
            label = with_role(QLabel(name), "muted")
            label.setFont(scaled_font(label.font(), 0.85))
            label.setAlignment(leading_alignment())
            column.addWidget(label)
        shown = ElidedValue(value) if key == "source" else self._plain(value)
        # The value runs in its own direction, but stands on the interface's side like all the others.
        shown.setAlignment(leading_alignment())
        if key in ("title", "author", "source") or key not in _OURS:
            shown.setLayoutDirection(natural_direction(value))
        self._values[key] = shown
        column.addWidget(shown)

    def _plain(self, value: str) -> QLabel:
        label = QLabel(value)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        return label


def _day_of(time_ms: int, language: str) -> str:
    from core.chronology.display import format_day

    if not time_ms:
        return ""
    jdn = QDateTime.fromMSecsSinceEpoch(time_ms).date().toJulianDay()
    return format_day(jdn, Calendar.GREGORIAN, language)


_OURS = frozenset({"language", "dates", "count", "size", "format", "added"})
"""Values in the interface's own words."""
