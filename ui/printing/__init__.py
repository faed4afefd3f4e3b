"""Paper: a document or a part of it as sheets, painted on a printer or into a PDF.

``excerpt`` makes the document to be printed (a part of one, the endnotes), ``sheets`` breaks it into
sheets by lines and paints them, ``job`` does so in small slices, ``dialog`` asks what to print.
"""

from ui.printing.dialog import Choice, PaperDialog
from ui.printing.excerpt import Note, endnotes, part_of
from ui.printing.job import PaperJob, PrinterJob, save_pdf
from ui.printing.sheets import Flow, Paper, locale_paper, paint_sheet, sheets

__all__ = [
    "Choice",
    "Flow",
    "Note",
    "Paper",
    "PaperDialog",
    "PaperJob",
    "PrinterJob",
    "endnotes",
    "locale_paper",
    "paint_sheet",
    "part_of",
    "save_pdf",
    "sheets",
]
