"""Bringing files in: dialogs, progress with cancel, and a report that names every file left out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from core.importers import supported_suffixes
from core.jobs import Step
from core.library.model import Section
from core.paths import resource
from core.pipeline import AddReport
from ui.frame import StatusLine
from ui.jobs import Job
from ui.session import Session
from ui.text import error_sentence, isolate

SAMPLE_SECTION = "sample"
"""Id of the section of the bundled documents; the window gives it its name."""
_LINES_SHOWN = 12


class Importing(QObject):
    """Adds documents on behalf of the window and says how it went."""

    def __init__(self, window: QWidget, session: Session, status: StatusLine) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._status = status
        self._job: Job | None = None
        status.cancel_requested.connect(self.cancel)

    def ask_files(self) -> None:
        """Let the reader choose files."""
        patterns = " ".join(f"*{suffix}" for suffix in supported_suffixes())
        documents, everything = self.tr("Documents"), self.tr("All files")  # lupdate cannot see into an f-string
        kinds = f"{documents} ({patterns});;{everything} (*)"
        names, _kind = QFileDialog.getOpenFileNames(self._window, self.tr("Add files"), "", kinds)
        self.add([Path(name) for name in names])

    def ask_folder(self) -> None:
        """Let the reader choose a folder."""
        name = QFileDialog.getExistingDirectory(self._window, self.tr("Add folder"))
        if name:
            self.add([Path(name)])

    def add(self, paths: Sequence[Path]) -> None:
        """Import files and folders in the background."""
        if paths:
            self._job = self._session.add(paths, done=self._on_done, progressed=self.show_step)

    def add_sample(self) -> None:
        """Import the documents that come with the program into their own section."""
        folders = [resource("guide"), resource("sample")]
        self._job = self._session.add(folders, section=SAMPLE_SECTION, done=self._on_sample, progressed=self.show_step)

    def cancel(self) -> None:
        """Stop after the file under way; what is in stays."""
        if self._job is not None:
            self._job.cancel()

    def show_step(self, step: Step) -> None:
        """How far the work is."""
        words = QCoreApplication.translate("Importing", "importing {n} of {total}")
        self._status.show_step(step, words.format(n=isolate(min(step.done + 1, step.total)), total=isolate(step.total)))

    def _on_sample(self, report: AddReport) -> None:
        self._session.put_section(Section(SAMPLE_SECTION, "", report.document_ids))
        self._finish()

    def _on_done(self, report: AddReport) -> None:
        self._finish()
        counts = [self.tr("%n document(s) added", "", len(report.added))]
        if report.already:
            counts.append(self.tr("%n already in the library", "", len(report.already)))
        if report.cancelled:
            counts.append(self.tr("stopped before the rest"))
        if report.failed:
            counts.append(self.tr("%n could not be added", "", len(report.failed)))
            self._show_failures(report)
        self._status.show_message(" · ".join(counts))

    def _finish(self) -> None:
        self._job = None
        self._status.show_step(None)

    def _show_failures(self, report: AddReport) -> None:
        lines = [error_sentence(item.error) for item in report.failed[:_LINES_SHOWN]]
        if len(report.failed) > _LINES_SHOWN:
            lines.append(self.tr("… and %n more", "", len(report.failed) - _LINES_SHOWN))
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(self.tr("Not added"))
        box.setText(self.tr("%n could not be added", "", len(report.failed)))
        box.setInformativeText("\n".join(lines))
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()
