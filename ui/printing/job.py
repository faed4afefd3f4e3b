"""Printing in small slices: the window stays alive, the work can be stopped, a PDF is whole or not there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QIODevice, QObject, QSaveFile, QTimer, Signal
from PySide6.QtGui import QPagedPaintDevice, QPageSize, QPainter, QPdfWriter

from core.jobs import Step
from ui.printing.sheets import UNITS_PER_INCH, Flow, Paper, Sheet, paint_sheet, sheets
from ui.theme import load_theme

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_SLICE_S = 0.02
_DOTS_PER_INCH = 1200


class PaperJob(QObject):
    """Paints sheets on a device until all are painted or it is cancelled.

    Signals:
        progressed: a ``core.jobs.Step`` in code points; the subject is the document's title.
        finished: how many sheets there are.
        failed: what the system said.
        cancelled: it was stopped, and nothing is left of it.
    """

    progressed = Signal(object)
    finished = Signal(int)
    failed = Signal(str)
    cancelled = Signal()

    def __init__(self, flows: Sequence[Flow], paper: Paper, title: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._paper, self._title = paper, title
        self._theme = load_theme("light")
        self._sheets: Iterator[Sheet] = sheets(flows, paper)
        self._letters = sum(len(flow.document.text) for flow in flows)
        self._done = self._count = 0
        self._painter = QPainter()
        self._device: QPagedPaintDevice | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._slice)

    def start(self) -> None:
        """Begin; everything further happens in turns of the event loop."""
        device = self._open()
        if device is None:
            return
        self._device = device
        if not self._painter.begin(device):
            self._device = None
            self._fail(self.tr("nothing could be painted there"))
            return
        scale = device.logicalDpiX() / UNITS_PER_INCH
        self._painter.scale(scale, scale)
        self._timer.start()

    def cancel(self) -> None:
        """Stop; nothing is left."""
        if self._device is not None:
            self._end()
            self._drop()
            self.cancelled.emit()

    @property
    def running(self) -> bool:
        """Whether it is under way."""
        return self._device is not None

    def _slice(self) -> None:
        until = perf_counter() + _SLICE_S
        while perf_counter() < until:
            sheet = next(self._sheets, None)
            if sheet is None:
                self._finish()
                return
            if self._count and self._device is not None and not self._device.newPage():
                self._end()
                self._drop()
                self._fail(self.tr("the page could not be written"))
                return
            paint_sheet(self._painter, sheet, self._paper, self._theme, self._title)
            self._count += 1
            self._done += sheet.letters
        self.progressed.emit(Step(min(self._done, self._letters), self._letters, self._title))

    def _finish(self) -> None:
        self._end()
        reason = self._keep()
        if reason:
            self._fail(reason)
        else:
            self.finished.emit(self._count)

    def _end(self) -> None:
        self._timer.stop()
        self._painter.end()
        self._device = None

    def _fail(self, reason: str) -> None:
        self.failed.emit(reason)

    # --- What kinds of jobs differ in -----------------------------------------------------------------
    def _open(self) -> QPagedPaintDevice | None:
        """The device to paint on, or None after having failed."""
        raise NotImplementedError

    def _keep(self) -> str:
        """Make the result last; what went wrong, or nothing."""
        return ""

    def _drop(self) -> None:
        """Leave nothing behind."""


class _PdfJob(PaperJob):
    """Writes beside the file and puts it in place when it is whole."""

    def __init__(self, path: Path, size: QPageSize, flows: Sequence[Flow], paper: Paper, title: str) -> None:
        super().__init__(flows, paper, title)
        self._size = size
        self._file = QSaveFile(str(path), self)
        self._writer: QPdfWriter | None = None

    def _open(self) -> QPagedPaintDevice | None:
        if not self._file.open(QIODevice.OpenModeFlag.WriteOnly):
            self._fail(self._file.errorString())
            return None
        self._writer = QPdfWriter(self._file)
        self._writer.setResolution(_DOTS_PER_INCH)
        self._writer.setPageLayout(self._paper.layout(self._size))
        self._writer.setTitle(self._title)
        self._writer.setCreator("Tarikh")
        return self._writer

    def _keep(self) -> str:
        self._writer = None
        return "" if self._file.commit() else self._file.errorString()

    def _drop(self) -> None:
        self._writer = None
        self._file.cancelWriting()
        self._file.commit()


class PrinterJob(PaperJob):
    """Prints on a printer the reader chose."""

    def __init__(self, printer: QPrinter, flows: Sequence[Flow], paper: Paper, title: str) -> None:
        super().__init__(flows, paper, title)
        self._printer = printer

    def _open(self) -> QPagedPaintDevice | None:
        self._printer.setFullPage(True)
        self._printer.setDocName(self._title)
        return self._printer

    def _drop(self) -> None:
        self._printer.abort()


def save_pdf(path: Path, size: QPageSize, flows: Sequence[Flow], paper: Paper, title: str) -> PaperJob:
    """A job that writes a PDF; the caller connects to it, starts it, and keeps it."""
    return _PdfJob(path, size, flows, paper, title)
