"""What the dialog offers follows from what there is to print."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QPageSize
from PySide6.QtWidgets import QWidget

from ui.printing import PaperDialog, locale_paper


@pytest.mark.parametrize(
    ("locale", "size"), [("en_US", "Letter"), ("en_GB", "A4"), ("ar_EG", "A4"), ("fr_CA", "Letter")]
)
def test_the_paper_of_the_country(locale, size):
    assert locale_paper(QLocale(locale)).id() is QPageSize.PageSizeId[size]


@pytest.fixture
def make(qtbot, qapp):
    owner = QWidget()
    qtbot.addWidget(owner)

    def build(**facts):
        known = {"has_selection": False, "marked": (0, 0), "printing": False, "printers": False}
        return PaperDialog(owner, "دفتر الميناء", **{**known, **facts})

    return build


def test_without_a_selection_marks_or_a_printer_only_the_whole_text_as_a_pdf(make):
    dialog = make()
    choice = dialog.choice()
    assert (choice.selection, choice.highlights, choice.notes) == (False, False, False)
    assert not dialog._selection.isEnabled()
    assert not dialog._highlights.isEnabled()


def test_a_selection_and_marks_are_taken_unless_unchecked(make, qtbot):
    dialog = make(has_selection=True, marked=(2, 1), printers=True, printing=True)
    dialog._notes.setChecked(False)
    with qtbot.waitSignal(dialog.pdf_requested) as asked:
        dialog._answer_pdf()
    choice = asked.args[0]
    assert (choice.selection, choice.highlights, choice.notes) == (True, True, False)
