"""Moving through a document and back: places, jumps, matches, and paper, in the real window."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPageSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog

from core.library.model import AnnotationKind
from ui.main_window.finding import percentage
from ui.printing import Choice

A4 = QPageSize(QPageSize.PageSizeId.A4)


def arabic_id(window) -> str:
    return next(s.id for s in window._session.summaries() if s.language == "ar")


@pytest.mark.parametrize(
    ("words", "share"),
    [
        ("45%", 45.0),
        (" 45 % ", 45.0),
        ("٤٥٪", 45.0),
        ("٪٤٥", 45.0),
        ("۱۲٫۵٪", 12.5),
        ("\u200f٤٥٪", 45.0),
        ("100%", 100.0),
        ("101%", None),
        ("45", None),
        ("1917", None),
        ("7 نوفمبر 1917", None),
    ],
)
def test_percentages_in_any_digits(words, share):
    assert percentage(words) == share


def test_go_to_a_percentage_and_to_a_date_in_another_calendar(window, monkeypatch, qtbot):
    pane = window.area.current_pane()
    text = pane.document().text
    monkeypatch.setattr(QInputDialog, "getText", lambda *args: ("٤٥٪", True))
    window.actions_["go-to-date"].trigger()
    start, end = pane.sight()
    assert start <= 0.45 * len(text) <= end
    monkeypatch.setattr(QInputDialog, "getText", lambda *args: ("۱۴ اسفند ۱۲۸۵", True))  # 5 March 1907
    window.actions_["go-to-date"].trigger()
    start, end = pane.sight()
    assert start <= text.index("5 March 1907") < end
    window.actions_["back"].trigger()
    assert pane.sight()[0] <= 0.45 * len(text) <= pane.sight()[1]
    window.actions_["back"].trigger()
    assert pane.sight()[0] == 0


def test_back_and_forward_lead_through_contents_strip_and_tabs(window, qtbot):
    pane = window.area.current_pane()
    text = pane.document().text
    chronicle = window.area.current_id()
    window.contents_panel.go_to_requested.emit(text.index("The year of ledger 9"))
    contents = pane.position()
    window.area._front.activated.emit()
    pane._strip.offset_chosen.emit(text.index("The year of ledger 17"))
    strip = pane.position()
    assert strip > contents
    window.open_document(arabic_id(window))
    window.area._front.show_document(chronicle)  # a click on its tab
    window.following.travel(-1)
    assert window.area.current_id() == arabic_id(window)
    window.following.travel(-1)
    assert (window.area.current_id(), pane.position()) == (chronicle, strip)
    window.following.travel(-1)
    assert pane.position() == contents
    window.following.travel(-1)
    assert pane.position() == 0
    for expected in (contents, strip):
        window.following.travel(1)
        assert pane.position() == expected


def test_the_buttons_of_a_mouse_go_back_and_forward(window, qtbot):
    pane = window.area.current_pane()
    at = pane.document().text.index("5 March 1915")
    window.following.go_to(window.area.current_id(), at)
    QTest.mouseClick(pane.viewport(), Qt.MouseButton.BackButton, pos=QPoint(60, 60))
    assert pane.sight()[0] == 0
    QTest.mouseClick(window.status, Qt.MouseButton.ForwardButton)
    assert pane.sight()[0] <= at < pane.sight()[1]


def test_f3_steps_through_matches_and_another_tab_is_looked_through_too(window, qtbot):
    chronicle = window.area.current_id()
    pane = window.area.current_pane()
    qtbot.keyClick(window, Qt.Key.Key_F3)
    assert window.area.find_bar.isVisible()
    QTest.keyClicks(window.area.find_bar._field, "ship")
    qtbot.waitUntil(lambda: len(window.finding._matches) == 20)
    assert len(pane._found) == 20
    assert any(layer.kind == "find" for layer in pane._strip._layers)
    qtbot.keyClick(window, Qt.Key.Key_F3)
    qtbot.keyClick(window, Qt.Key.Key_F3)
    qtbot.keyClick(window, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert window.finding._match == 1
    window.area.find_bar._field.setText("Port")
    window.open_document(arabic_id(window))
    qtbot.waitUntil(lambda: len(window.finding._matches) == 1)
    assert window.area.find_bar.isVisible()
    assert not window.area.pane(chronicle)._found
    assert len(window.area.current_pane()._found) == 1
    window.finding.close_find()
    assert not window.area.current_pane()._found


def test_the_line_read_last_comes_back_after_the_window_was_resized(window, open_window, library_path, qtbot):
    at = window.area.current_pane().document().text.index("what they wrote was mostly", 9000)
    window.area.current_pane().go_to(at, place=0.0)
    line = window.area.current_pane().position()
    for width in (900, 1250, 1010, 1400):
        window.resize(width, 760)
        qtbot.wait(20)
        window = open_window(library_path)
        pane = window.area.current_pane()
        start, end = (
            pane.page()
            .paragraph(pane.page().rows.row_at(at))
            .line_span(pane.page().paragraph(pane.page().rows.row_at(at)).line_of(at))
        )
        assert start <= at < end
        assert pane.position() == start
    assert pane.position() == line  # at the first width again, to the very line


def test_a_pdf_of_the_document_with_highlights_and_notes(window, qtbot, tmp_path):
    document_id = window.area.current_id()
    text = window.area.current_pane().document().text
    at = text.index("the ice broke")
    window._session.annotate(document_id, AnnotationKind.HIGHLIGHT, at, at + 13, colour="green")
    note = window._session.annotate(document_id, AnnotationKind.NOTE, at + 20, at + 30, colour="blue")
    window._session.change_annotation(note.id, body="Which **ship**?")
    path = tmp_path / "out.pdf"
    job = window.paper.save(document_id, Choice(False, True, True, A4), path)
    with qtbot.waitSignal(job.finished) as done:
        pass
    qtbot.waitUntil(lambda: not window.paper.busy)
    pages = len(re.findall(rb"/Type\s*/Page\b(?!s)", path.read_bytes()))
    assert pages == done.args[0] > 3
    assert str(path) in window.status.message()


def test_only_the_selection_with_only_its_own_notes(window, qtbot, tmp_path):
    document_id = window.area.current_id()
    pane = window.area.current_pane()
    text = pane.document().text
    inside, outside = text.index("5 March 1904"), text.index("5 March 1909")
    for at in (inside, outside):
        window._session.annotate(document_id, AnnotationKind.NOTE, at, at + 12, colour="blue")
    pane.select(inside - 3, inside + 40)
    from ui.printing import Paper

    flows = window.paper.flows(document_id, Choice(True, True, True, A4), Paper.of(A4, window._settings))
    assert flows[0].document.text == text[inside - 3 : inside + 40]
    assert flows[0].numbers == {14: "1"}
    assert flows[1].document.text.count("“") == 1


def test_a_refusal_and_a_stop_are_said_in_the_status_line(window, qtbot, tmp_path):
    document_id = window.area.current_id()
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    window.paper.save(document_id, Choice(False, False, False, A4), tmp_path / "file" / "out.pdf")
    assert "could not be written" in window.status.message()
    window.paper.save(document_id, Choice(False, False, False, A4), tmp_path / "out.pdf")
    window.status.cancel_requested.emit()
    assert not window.paper.busy
    assert not (tmp_path / "out.pdf").exists()
    assert "Stopped" in window.status.message()
