"""What the sources say: every passage of every document on some days, side by side, each in its own language."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QMarginsF, Qt, QUrl, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPageLayout, QPageSize, QPdfWriter, QResizeEvent, QTextDocument
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QTextBrowser,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.chronology.display import format_date
from core.chronology.model import Calendar, HistoricalDate, Precision
from core.chronology.typed_span import read_date
from core.document.direction import language_direction
from core.export.across import PAPER, Across, Passage, across_html, across_markdown
from core.paths import atomic_write
from ui.text import isolate
from ui.theme import Theme, load_theme
from ui.widgets import MARGIN, SPACE, with_role

_COLUMN_PX = 210
"""A column narrower than this is not read with pleasure: then passages stand one below another."""
_LINK = "tarikh"
_TYPED = ("en", "ar", "fa", "hi")


def pdf_of(html: str, path: Path, *, landscape: bool, title: str) -> None:
    """Write rich text as a PDF on A4.

    Raises:
        OSError: the file cannot be written.
    """
    with path.open("ab"):
        pass  # Qt says nothing of a file it cannot write
    writer = QPdfWriter(str(path))
    writer.setTitle(title)
    writer.setCreator("Tarikh")
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    side = QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
    writer.setPageOrientation(side)
    writer.setPageMargins(QMarginsF(15, 15, 15, 15), QPageLayout.Unit.Millimeter)
    document = QTextDocument()
    document.setHtml(html)
    document.print_(writer)


class AcrossView(QWidget):
    """A window of its own: a span of days above, the passages below.

    Signals:
        span_wanted(int, int, bool): find the passages on these days (JDN, both included), with the longer
            times that hold them or without.
        passage_chosen(str, int, int): go to this document's sentence.
    """

    span_wanted = Signal(int, int, bool)
    passage_chosen = Signal(str, int, int)

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("acrossView")
        self.setWindowTitle(self.tr("What the sources say"))
        self.resize(1080, 720)
        self._language = language
        self._theme = load_theme("light")
        self._across: Across | None = None
        self._in_columns = True
        self._days = QLineEdit(self)
        self._days.setPlaceholderText(self.tr("A day, or from one day to another, in any calendar"))
        self._days.setAccessibleName(self.tr("Days the sources are asked about"))
        self._days.returnPressed.connect(self._on_typed)
        self._longer = QCheckBox(self.tr("Longer times too"), self)
        self._longer.setToolTip(self.tr("Years and centuries that hold these days"))
        self._longer.toggled.connect(self._ask)
        self._export = QToolButton(self)
        self._export.setText(self.tr("Export"))
        self._export.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._export.setMenu(self._export_menu())
        self._count = with_role(QLabel(self), "muted")
        self.browser = QTextBrowser(self)
        self.browser.setAccessibleName(self.tr("Passages"))
        self.browser.setOpenLinks(False)
        self.browser.anchorClicked.connect(self._on_link)
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        for widget, stretch in ((self._days, 1), (self._longer, 0), (self._count, 0), (self._export, 0)):
            row.addWidget(widget, stretch)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, SPACE, MARGIN, SPACE)
        column.addLayout(row)
        column.addWidget(self.browser, 1)
        self.setFocusProxy(self.browser)

    def _export_menu(self) -> QMenu:
        menu = QMenu(self)
        for suffix, words in (
            ("html", self.tr("Web page (HTML)…")),
            ("pdf", self.tr("PDF…")),
            ("md", self.tr("Markdown…")),
        ):
            menu.addAction(words).setData(suffix)
        menu.triggered.connect(self._on_export)
        menu.addSeparator()
        menu.addAction(self.tr("Print…")).setData("print")
        return menu

    # --- Values down ----------------------------------------------------------------------------
    def show_span(self, first: int, last: int) -> None:
        """Ask for the passages on these days (JDN, both included)."""
        self._days.setText(self._name(first, last))
        self._span = first, last
        self._ask()

    def set_across(self, across: Across) -> None:
        """Show these passages."""
        self._across = across
        self._tell()
        self._draw()

    def across(self) -> Across | None:
        """What is shown."""
        return self._across

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of ``theme``."""
        self._theme = theme
        self._export.setIcon(theme.icon("export"))
        self.setWindowIcon(theme.icon("columns"))
        self._draw()

    # --- What is shown --------------------------------------------------------------------------
    _span: tuple[int, int] | None = None

    def _name(self, first: int, last: int) -> str:
        precision = Precision.DAY if first == last else Precision.RANGE
        date = HistoricalDate(first, last, precision)
        return format_date(date, self._language, Calendar.GREGORIAN)

    def _name_all(self, first: int, last: int) -> tuple[str, str]:
        """The days in the reader's first calendar, then in the others: sources name them so."""
        precision = Precision.DAY if first == last else Precision.RANGE
        date = HistoricalDate(first, last, precision)
        names = [isolate(format_date(date, self._language, calendar)) for calendar in Calendar]
        return names[0], " · ".join(names[1:])

    def title(self) -> str:
        """The heading of what is shown."""
        if self._across is None:
            return self.windowTitle()
        days = self._name(self._across.first, self._across.last)
        return self.tr("What the sources say of {days}").format(days=isolate(days))

    def _on_typed(self) -> None:
        date = read_date(self._days.text(), (self._language, *_TYPED))
        if date is None:
            self._count.setText(self.tr("This is not a date Tarikh can read"))
            return
        self._span = date.earliest, date.latest
        self._ask()

    def _ask(self) -> None:
        if self._span is not None:
            self.span_wanted.emit(*self._span, self._longer.isChecked())

    def _tell(self) -> None:
        across = self._across
        if across is None:
            return
        passages = self.tr("%n passage(s)", "", across.passages)
        documents = self.tr("%n document(s)", "", len(across.columns))
        self._count.setText(self.tr("{passages} in {documents}").format(passages=passages, documents=documents))

    def html(
        self, *, columns: bool, linked: bool = False, colors: Mapping[str, str] = PAPER, for_qt: bool = False
    ) -> str:
        """What is shown as a page; ``for_qt`` where Qt is to lay it out, not a browser."""
        across = self._across
        if across is None:
            return ""
        return across_html(
            across,
            title=self.title(),
            language=self._language,
            direction=language_direction(self._language),
            name_days=self._name_all,
            columns=columns,
            link=_link if linked else None,
            colors=colors,
            mirrored=for_qt,
        )

    def _fits(self) -> bool:
        count = len(self._across.columns) if self._across is not None else 0
        return self.browser.viewport().width() >= count * _COLUMN_PX

    def _draw(self) -> None:
        across = self._across
        if across is None:
            return
        self._in_columns = self._fits()
        place = self.browser.verticalScrollBar().value()
        if across.passages:
            self.browser.setHtml(
                self.html(columns=self._in_columns, linked=True, colors=self._theme.roles, for_qt=True)
            )
        else:
            self.browser.setPlainText(self.tr("No document speaks of these days."))
        self.browser.verticalScrollBar().setValue(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns where there is room for them, else passages one below another."""
        super().resizeEvent(event)
        if self._across is not None and self._fits() != self._in_columns:
            self._draw()

    def _on_link(self, url: QUrl) -> None:
        start, _, end = url.fragment().partition("-")
        self.passage_chosen.emit(url.path(), int(start), int(end))

    # --- Out --------------------------------------------------------------------------------------
    def export(self, path: Path) -> None:
        """Write what is shown as HTML, PDF or Markdown, by the file's suffix.

        Raises:
            OSError: the file cannot be written.
        """
        if self._across is None:
            return
        columns = len(self._across.columns) <= 4
        if path.suffix == ".pdf":
            pdf_of(self.html(columns=columns, for_qt=True), path, landscape=columns, title=self.title())
        elif path.suffix == ".md":
            text = across_markdown(self._across, title=self.title(), name_days=self._name_all)
            atomic_write(path, text.encode())
        else:
            atomic_write(path, self.html(columns=columns).encode())

    def _on_export(self, action: QAction) -> None:
        if action.data() == "print":
            self._print()
        else:
            self._ask_file(action.data())

    def _ask_file(self, suffix: str) -> None:
        dialog = QFileDialog(self, self.tr("Export"), f"{self.windowTitle()}.{suffix}", f"*.{suffix}")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._on_file)
        dialog.open()

    def _on_file(self, name: str) -> None:
        try:
            self.export(Path(name))
        except OSError as error:
            self._count.setText(self.tr("This could not be written: {reason}").format(reason=isolate(error.strerror)))

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        document = QTextDocument(dialog)
        document.setHtml(self.html(columns=False))
        dialog.finished.connect(lambda result: document.print_(printer) if result else None)
        dialog.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the window."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)


def _link(passage: Passage) -> str:
    return f"{_LINK}:{passage.document_id}#{passage.event.start}-{passage.event.end}"
