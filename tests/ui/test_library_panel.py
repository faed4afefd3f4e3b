"""The library panel by mouse and keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from core.library.model import DocumentSummary, Section
from ui.library_panel import LibraryPanel
from ui.library_panel.models import ALL, DOCUMENT_MIME, TRASH
from ui.theme import load_theme
from ui.widgets import RowRole


def summary(document_id: str, title: str, **facts: object) -> DocumentSummary:
    values = {
        "id": document_id,
        "title": title,
        "author": "",
        "language": "en",
        "direction": "ltr",
        "length": 10,
        "blocks": 1,
        "dates": 2,
        "earliest": None,
        "latest": None,
        "source": f"{document_id}.txt",
        "sha256": document_id,
        "format": "txt",
        "size_bytes": 10,
        "added_ms": 0,
    }
    return DocumentSummary(**{**values, **facts})


DOCUMENTS = (
    summary("a", "Winter in the capital", earliest=200, added_ms=3, dates=1),
    summary("b", "ثورة الميناء", language="ar", direction="rtl", earliest=100, added_ms=1, dates=34),
    summary("c", "Autumn", language="hi", added_ms=2, dates=0),
    summary("t", "Thrown away", trashed=True),
)
SECTIONS = (Section("s1", "Strikes", ("a",)), Section("s2", "Ports", ("b", "a")), Section("sample", "x", ("c",)))


@pytest.fixture
def panel(qtbot) -> LibraryPanel:
    panel = LibraryPanel()
    qtbot.addWidget(panel)
    panel.resize(264, 700)
    panel.set_library(DOCUMENTS, SECTIONS, "sample", {"a": 0, "b": 1})
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def titles(panel: LibraryPanel) -> list[str]:
    model = panel._document_list.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def section_names(panel: LibraryPanel) -> list[str]:
    model = panel._section_list.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def click_row(qtbot, view, row: int, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    point = view.visualRect(view.model().index(row, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, modifiers, point)


def action(menu: QMenu, text: str):
    return next(a for a in menu.actions() if a.text() == text)


def test_models_are_sound(panel, qtbot):
    for view in (panel._section_list, panel._document_list):
        tester = QAbstractItemModelTester(view.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
        panel.set_library(DOCUMENTS[:2], SECTIONS[:1], None, {})
        panel.begin_new_section()
        qtbot.keyClick(panel._section_list.findChild(QLineEdit), Qt.Key.Key_Escape)
        panel.set_library(DOCUMENTS, SECTIONS, "sample", {})
        assert tester.model() is view.model()


def test_sections_stand_in_order_and_choose_documents(panel, qtbot):
    assert section_names(panel) == ["All documents", "Strikes", "Ports", "Sample library", "Trash"]
    assert titles(panel) == ["Autumn", "Winter in the capital", "ثورة الميناء"]
    with qtbot.waitSignal(panel.section_chosen) as caught:
        click_row(qtbot, panel._section_list, 2)
    assert caught.args == ["s2"]
    assert titles(panel) == ["Winter in the capital", "ثورة الميناء"]
    panel.set_current_section(TRASH)
    assert titles(panel) == ["Thrown away"]


def test_second_line_counts_dates_in_words(panel):
    model = panel._document_list.model()
    lines = [model.index(row, 0).data(RowRole.SUBTITLE) for row in range(3)]
    plain = [line.replace("\u2068", "").replace("\u2069", "") for line in lines]
    assert plain == ["Hindi · no dates", "English · 1 date", "Arabic · 34 dates"]


def test_a_single_click_and_enter_open(panel, qtbot):
    with qtbot.waitSignal(panel.document_activated) as caught:
        click_row(qtbot, panel._document_list, 1)
    assert caught.args == ["a"]
    qtbot.keyClick(panel._document_list, Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.document_activated) as caught:
        qtbot.keyClick(panel._document_list, Qt.Key.Key_Return)
    assert caught.args == ["b"]


def test_a_click_that_selects_more_rows_does_not_open(panel, qtbot):
    click_row(qtbot, panel._document_list, 0)
    with qtbot.assertNotEmitted(panel.document_activated):
        click_row(qtbot, panel._document_list, 1, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(panel.trash_requested) as caught:
        qtbot.keyClick(panel._document_list, Qt.Key.Key_Delete)
    assert caught.args == [["c", "a"]]


def test_filter_folds_and_says_when_nothing_matches(panel, qtbot):
    panel._filter.setText("ثوره")
    qtbot.waitUntil(lambda: titles(panel) == ["ثورة الميناء"])
    panel._filter.setText("no such thing")
    qtbot.waitUntil(lambda: panel._empty.isVisible())
    assert "no such thing" in panel._empty.sentence()
    qtbot.mouseClick(panel._empty.buttons()[0], Qt.MouseButton.LeftButton)
    assert len(titles(panel)) == 3


def test_enter_in_the_filter_goes_to_the_list_and_up_comes_back(panel, qtbot):
    panel.activateWindow()
    panel._filter.setFocus()
    qtbot.waitUntil(panel._filter.hasFocus)
    QTest.keyClicks(panel._filter, "w")
    qtbot.keyClick(panel._filter, Qt.Key.Key_Return)
    assert panel._document_list.hasFocus()
    assert panel._document_list.currentIndex().row() == 0
    qtbot.keyClick(panel._document_list, Qt.Key.Key_Up)
    assert panel._filter.hasFocus()


@pytest.mark.parametrize(
    ("sort", "order"), [("added", "acb"), ("earliest", "bac"), ("title", "cab"), ("language", "bac")]
)
def test_sorting(panel, qtbot, sort, order):
    menu = panel._more_button.menu()
    chosen = next(a for a in menu.actions() if a.data() == sort)
    with qtbot.waitSignal(panel.sort_changed) as caught:
        chosen.trigger()
    assert caught.args == [sort]
    model = panel._document_list.model()
    assert "".join(model.index(row, 0).data(RowRole.KEY) for row in range(3)) == order


def test_document_menu_asks(panel, qtbot):
    for text, signal in (("Open", panel.document_activated), ("Show information", panel.information_requested)):
        with qtbot.waitSignal(signal) as caught:
            action(panel.document_menu(["a"]), text).trigger()
        assert caught.args == ["a"]
    with qtbot.waitSignal(panel.trash_requested) as caught:
        action(panel.document_menu(["a", "b"]), "Remove from library").trigger()
    assert caught.args == [["a", "b"]]
    panel.set_current_section(TRASH)
    for text, signal in (("Restore", panel.restore_requested), ("Delete permanently…", panel.delete_requested)):
        with qtbot.waitSignal(signal) as caught:
            action(panel.document_menu(["t"]), text).trigger()
        assert caught.args == [["t"]]


def test_moving_takes_a_document_off_its_other_sections(panel, qtbot):
    put: list[Section] = []
    panel.section_put.connect(put.append)
    move = action(panel.document_menu(["a"]), "Move to section").menu()
    assert [a.text() for a in move.actions() if a.text()] == ["Strikes", "Ports", "No section", "New section…"]
    assert action(move, "Strikes").isChecked()
    action(move, "No section").trigger()
    assert put == [Section("s1", "Strikes", ()), Section("s2", "Ports", ("b",))]
    put.clear()
    action(action(panel.document_menu(["b"]), "Move to section").menu(), "Strikes").trigger()
    assert put == [Section("s1", "Strikes", ("a", "b")), Section("s2", "Ports", ("a",))]


def test_a_new_section_is_named_in_place(panel, qtbot):
    panel.begin_new_section(["c"])
    editor = panel._section_list.findChild(QLineEdit)
    QTest.keyClicks(editor, "  Bread   and coal ")
    with qtbot.waitSignal(panel.section_put) as caught:
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    made = caught.args[0]
    assert made.name == "Bread and coal"
    assert made.document_ids == ("c",)
    assert made.id not in ("", "s1", "s2")
    qtbot.waitUntil(lambda: len(section_names(panel)) == 5)


def test_naming_a_section_survives_news_from_an_import(panel, qtbot):
    panel.begin_new_section()
    editor = panel._section_list.findChild(QLineEdit)
    QTest.keyClicks(editor, "Bre")
    panel.set_library((*DOCUMENTS, summary("n", "New")), SECTIONS, "sample", {})
    assert panel._section_list.findChild(QLineEdit) is editor
    QTest.keyClicks(editor, "ad")
    with qtbot.waitSignal(panel.section_put) as caught:
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert caught.args[0].name == "Bread"


def test_escape_gives_up_a_new_section(panel, qtbot):
    panel.begin_new_section()
    with qtbot.assertNotEmitted(panel.section_put, wait=50):
        qtbot.keyClick(panel._section_list.findChild(QLineEdit), Qt.Key.Key_Escape)
    assert len(section_names(panel)) == 5


def test_f2_renames_and_delete_removes_only_own_sections(panel, qtbot):
    click_row(qtbot, panel._section_list, 1)
    qtbot.keyClick(panel._section_list, Qt.Key.Key_F2)
    editor = panel._section_list.findChild(QLineEdit)
    editor.selectAll()
    QTest.keyClicks(editor, "Mutinies")
    with qtbot.waitSignal(panel.section_put) as caught:
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert caught.args == [Section("s1", "Mutinies", ("a",))]
    with qtbot.waitSignal(panel.section_removed) as caught:
        qtbot.keyClick(panel._section_list, Qt.Key.Key_Delete)
    assert caught.args == ["s1"]
    for row in (0, 3, 4):
        click_row(qtbot, panel._section_list, row)
        qtbot.keyClick(panel._section_list, Qt.Key.Key_F2)
        with qtbot.assertNotEmitted(panel.section_removed):
            qtbot.keyClick(panel._section_list, Qt.Key.Key_Delete)


def test_the_sample_library_goes_with_one_click(panel, qtbot):
    assert not panel._sample_button.isVisible()
    panel.set_current_section("sample")
    assert panel._sample_button.isVisible()
    with qtbot.waitSignal(panel.sample_remove_requested):
        qtbot.mouseClick(panel._sample_button, Qt.MouseButton.LeftButton)


def test_an_empty_library_says_what_to_do(panel, qtbot):
    panel.set_library((), (), None, {})
    assert panel._empty.sentence() == "Add your first documents"
    with qtbot.waitSignal(panel.add_files_requested):
        qtbot.mouseClick(panel._empty.buttons()[0], Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(panel.add_folder_requested):
        qtbot.mouseClick(panel._empty.buttons()[1], Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(panel.add_files_requested):
        action(panel._add_button.menu(), "Add files…").trigger()


def test_files_can_be_dropped(panel, qtbot, tmp_path: Path):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "x.txt")), QUrl("https://example.org/y.txt")])
    everything = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPoint(50, 50), *everything)
    QApplication.sendEvent(panel, enter)
    assert enter.isAccepted()
    with qtbot.waitSignal(panel.paths_dropped) as caught:
        QApplication.sendEvent(panel, QDropEvent(QPointF(50, 50), *everything))
    assert caught.args == [[tmp_path / "x.txt"]]


def test_a_row_dragged_onto_a_section_moves(panel, qtbot):
    documents, sections = panel._document_list.model(), panel._section_list.model()
    data = documents.mimeData([documents.index(2, 0)])
    assert data.hasFormat(DOCUMENT_MIME)
    with qtbot.waitSignal(panel.section_put) as caught:
        assert sections.dropMimeData(data, Qt.DropAction.CopyAction, -1, -1, sections.index(1, 0))
    assert caught.args == [Section("s1", "Strikes", ("a", "b"))]
    with qtbot.waitSignal(panel.trash_requested) as caught:
        sections.dropMimeData(data, Qt.DropAction.CopyAction, -1, -1, sections.index(4, 0))
    assert caught.args == [["b"]]


def test_the_open_document_is_marked_and_stays_so(panel):
    panel.set_current_document("a")
    assert panel.selected_ids() == ["a"]
    panel.set_library(DOCUMENTS[:2], SECTIONS, "sample", {})
    assert panel.selected_ids() == ["a"]
    panel.set_current_document("")
    assert panel.selected_ids() == []


def test_a_section_that_is_gone_gives_way_to_all(panel):
    panel.set_current_section("s2")
    panel.set_library(DOCUMENTS, SECTIONS[:1], None, {})
    assert panel.current_section() == ALL
    assert len(titles(panel)) == 3


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_a_rows_dot_stands_on_the_leading_side(panel, qtbot, direction):
    theme = load_theme("light")
    panel.set_theme(theme)
    panel.setLayoutDirection(direction)
    panel.set_sort("title")
    view = panel._document_list
    image = view.viewport().grab().toImage()
    rect = view.visualRect(view.model().index(1, 0))  # lane 0
    wanted = theme.lane(0).rgb()
    columns = [
        x
        for x in range(rect.left(), rect.right())
        if any(image.pixel(x, y) == wanted for y in range(rect.top(), rect.bottom()))
    ]
    middle = sum(columns) / len(columns)
    if direction is Qt.LayoutDirection.RightToLeft:
        assert rect.right() - 20 < middle < rect.right()
    else:
        assert rect.left() < middle < rect.left() + 20


def test_five_thousand_rows_are_shown_and_filtered(panel, qtbot):
    many = [summary(str(n), f"Ledger {n} of the harbour") for n in range(5000)]
    panel.set_library(many, (), None, {})
    assert panel._document_list.model().rowCount() == 5000
    panel._filter.setText("ledger 4999")
    qtbot.waitUntil(lambda: titles(panel) == ["Ledger 4999 of the harbour"])
