"""What to print: all or the selection, with highlights, with notes."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QPageSize
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ui.printing.sheets import locale_paper
from ui.text import isolate
from ui.widgets import MARGIN, SPACE, Segments, leading_alignment, with_role


@dataclass(frozen=True, slots=True)
class Choice:
    """What the reader wants on paper."""

    selection: bool
    highlights: bool
    notes: bool
    size: QPageSize


class PaperDialog(QDialog):
    """Asks what to print, and whether on a printer or into a PDF.

    Signals:
        print_requested: a Choice.
        pdf_requested: a Choice.
    """

    print_requested = Signal(object)
    pdf_requested = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        title: str,
        *,
        has_selection: bool,
        marked: tuple[int, int],
        printing: bool,
        printers: bool,
    ) -> None:
        """``marked`` counts highlights and notes; ``printing`` says which of the two buttons Enter presses."""
        super().__init__(parent)
        self.setObjectName("paper_dialog")
        self.setWindowTitle(self.tr("Print") if printing else self.tr("Save as PDF"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._all = QRadioButton(self.tr("The whole document"))
        self._selection = QRadioButton(self.tr("The selection"))
        self._selection.setEnabled(has_selection)
        (self._selection if has_selection else self._all).setChecked(True)
        self._highlights = QCheckBox(self.tr("Highlights"))
        self._highlights.setChecked(marked[0] > 0)
        self._highlights.setEnabled(marked[0] > 0)
        self._notes = QCheckBox(self.tr("Notes, numbered, at the end"))
        self._notes.setChecked(marked[1] > 0)
        self._notes.setEnabled(marked[1] > 0)
        self._size = Segments()
        own = locale_paper(QLocale.system())
        for size in (QPageSize.PageSizeId.A4, QPageSize.PageSizeId.Letter, QPageSize.PageSizeId.A5):
            self._size.add(size.name, size.name).setChecked(size is own.id())
        self._lay_out(title, printing, printers)

    def _lay_out(self, title: str, printing: bool, printers: bool) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(2 * MARGIN)
        form.setVerticalSpacing(SPACE)
        form.addRow(self.tr("Pages"), self._all)
        form.addRow("", self._selection)
        form.addRow(self.tr("With"), self._highlights)
        form.addRow("", self._notes)
        form.addRow(self.tr("Paper"), self._size)
        buttons = QDialogButtonBox()
        pdf = QPushButton(self.tr("Save as PDF…"))
        paper = QPushButton(self.tr("Print…"))
        paper.setEnabled(printers)
        if not printers:
            paper.setToolTip(self.tr("This computer has no printer set up"))
        cancel = QPushButton(self.tr("Cancel"))
        for button in (paper, pdf, cancel):
            button.setAutoDefault(False)
        buttons.addButton(paper, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(pdf, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        wanted = paper if printing and printers else pdf
        wanted.setDefault(True)
        wanted.setFocus()
        pdf.clicked.connect(self._answer_pdf)
        paper.clicked.connect(self._answer_print)
        buttons.rejected.connect(self.reject)
        heading = with_role(QLabel(isolate(title)), "panel-title")
        heading.setTextFormat(Qt.TextFormat.PlainText)
        heading.setWordWrap(True)
        heading.setAlignment(leading_alignment())
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * MARGIN, 2 * MARGIN, 2 * MARGIN, MARGIN)
        column.setSpacing(MARGIN)
        column.addWidget(heading)
        column.addLayout(form)
        column.addWidget(buttons)
        self.setMinimumWidth(420)

    def choice(self) -> Choice:
        """What is chosen at present."""
        return Choice(
            selection=self._selection.isChecked(),
            highlights=self._highlights.isChecked(),
            notes=self._notes.isChecked(),
            size=QPageSize(QPageSize.PageSizeId[self._size.key()]),
        )

    def _answer_pdf(self) -> None:
        self.accept()
        self.pdf_requested.emit(self.choice())

    def _answer_print(self) -> None:
        self.accept()
        self.print_requested.emit(self.choice())
