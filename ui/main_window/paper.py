"""Printing the document in front, or saving it as a PDF."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog

from core.jobs import Step
from core.library.model import Annotation, AnnotationKind
from core.settings import Settings
from ui.frame import StatusLine
from ui.printing import Choice, Flow, Note, PaperDialog, PaperJob, PrinterJob, endnotes, part_of, save_pdf
from ui.printing import Paper as Sheet
from ui.reader import Mark
from ui.reading_area import ReadingArea
from ui.session import Session
from ui.text import isolate

_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_LONGEST_NAME = 80


class Paper(QObject):
    """Asks what to print, prints it in the background, and says how it went."""

    def __init__(
        self, area: ReadingArea, session: Session, status: StatusLine, settings: Settings, language: str
    ) -> None:
        super().__init__(area)
        self._area, self._session, self._status = area, session, status
        self._settings, self._language = settings, language
        self._jobs: list[PaperJob] = []
        status.cancel_requested.connect(self.cancel)

    def set_settings(self, settings: Settings) -> None:
        """Line height, measure and justification hold on paper too."""
        self._settings = settings

    def print(self) -> None:
        """Ask what of the document in front to print."""
        self._ask(printing=True)

    def export_pdf(self) -> None:
        """Ask what of the document in front to save as a PDF."""
        self._ask(printing=False)

    def cancel(self) -> None:
        """Stop what is being printed."""
        for job in list(self._jobs):
            job.cancel()

    @property
    def busy(self) -> bool:
        """Whether something is being printed."""
        return bool(self._jobs)

    def _ask(self, *, printing: bool) -> None:
        pane, document_id = self._area.current_pane(), self._area.current_id()
        if pane is None:
            return
        from PySide6.QtPrintSupport import QPrinterInfo  # a plugin and its libraries: only when wanted

        kinds = [a.kind for a in self._session.annotations(document_id) if not a.orphaned]
        dialog = PaperDialog(
            self._area.window(),
            self._session.summary(document_id).title,
            has_selection=pane.selection() is not None,
            marked=(kinds.count(AnnotationKind.HIGHLIGHT), kinds.count(AnnotationKind.NOTE)),
            printing=printing,
            printers=bool(QPrinterInfo.availablePrinterNames()),
        )
        dialog.print_requested.connect(lambda choice: self._choose_printer(document_id, choice))
        dialog.pdf_requested.connect(lambda choice: self._choose_file(document_id, choice))
        dialog.open()

    # --- What goes on paper ---------------------------------------------------------------------------
    def flows(self, document_id: str, choice: Choice, sheet: Sheet) -> list[Flow]:
        """The document, or what is selected of it, with what is marked on it; then its notes."""
        document = self._session.document(document_id)
        pane = self._area.pane(document_id)
        span = pane.selection() if choice.selection and pane is not None else None
        start, end = span or (0, len(document.text))
        part = part_of(document, start, end) if span else document
        marks: list[Mark] = []
        numbers: dict[int, str] = {}
        notes: list[Note] = []
        for annotation in self._session.annotations(document_id):
            here = _clipped(annotation, start, end)
            if here is None:
                continue
            first, last = here
            if annotation.kind is AnnotationKind.HIGHLIGHT and choice.highlights:
                marks.append(Mark(first, last, "highlight", annotation.colour))
            elif annotation.kind is AnnotationKind.NOTE and choice.notes:
                number = str(len(notes) + 1)
                marks.append(Mark(first, last, "highlight", annotation.colour))
                at = max(last - 1, first)
                numbers[at] = f"{numbers[at]}, {number}" if at in numbers else number
                notes.append(Note(number, annotation.anchor.exact, annotation.body))
        made = [Flow(part, sheet, marks, numbers)]
        if notes:
            made.append(Flow(endnotes(self.tr("Notes"), notes, document, self._language), sheet))
        return made

    # --- Where it goes --------------------------------------------------------------------------------
    def _choose_file(self, document_id: str, choice: Choice) -> None:
        title = self._session.summary(document_id).title
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = _UNFIT.sub(" ", title).strip(" .")[:_LONGEST_NAME] or "Tarikh"
        dialog = QFileDialog(self._area.window(), self.tr("Save as PDF"), folder, "PDF (*.pdf)")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(f"{name}.pdf")
        dialog.fileSelected.connect(lambda path: self.save(document_id, choice, Path(path)))
        dialog.open()

    def save(self, document_id: str, choice: Choice, path: Path) -> PaperJob:
        """Write a PDF in the background."""
        sheet = Sheet.of(choice.size, self._settings)
        title = self._session.summary(document_id).title
        job = save_pdf(path, choice.size, self.flows(document_id, choice, sheet), sheet, title)
        return self._run(job, self.tr("Saved as {path}").format(path=isolate(path)), isolate(path))

    def _choose_printer(self, document_id: str, choice: Choice) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        sheet = Sheet.of(choice.size, self._settings)
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(sheet.layout(choice.size))
        dialog = QPrintDialog(printer, self._area.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def begin() -> None:
            # The printer may insist on another paper.
            size = printer.pageLayout().pageSize()
            fitting = Sheet.of(size, self._settings)
            title = self._session.summary(document_id).title
            job = PrinterJob(printer, self.flows(document_id, choice, fitting), fitting, title)
            self._run(job, self.tr("Sent to the printer"), isolate(printer.printerName()))

        dialog.accepted.connect(begin)
        dialog.setModal(True)
        dialog.show()

    def _run(self, job: PaperJob, done: str, where: str) -> PaperJob:
        def end() -> None:
            self._jobs.remove(job)
            self._status.show_step(None)
            job.deleteLater()

        def finished(count: int) -> None:
            end()
            self._status.show_message(f"{done} · {self.tr('%n page(s)', '', count)}")

        def failed(reason: str) -> None:
            end()
            self._status.show_message(
                self.tr("{path} could not be written: {reason}").format(path=where, reason=isolate(reason))
            )

        def cancelled() -> None:
            end()
            self._status.show_message(self.tr("Stopped; nothing was written"))

        job.setParent(self)
        job.progressed.connect(self._show_step)
        job.finished.connect(finished)
        job.failed.connect(failed)
        job.cancelled.connect(cancelled)
        self._jobs.append(job)
        job.start()
        return job

    def _show_step(self, step: Step) -> None:
        percent = round(100 * step.done / max(step.total, 1))
        words = self.tr("preparing pages: {n} %").format(n=isolate(percent))
        self._status.show_step(Step(percent, 100, step.subject), words)


def _clipped(annotation: Annotation, start: int, end: int) -> tuple[int, int] | None:
    """What of an annotation is in ``start:end``, counted from ``start``."""
    anchor = annotation.anchor
    if annotation.orphaned or anchor.start >= end or anchor.end <= start:
        return None
    return max(anchor.start, start) - start, min(anchor.end, end) - start
