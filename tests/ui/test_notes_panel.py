"""The notes panel by mouse and keyboard."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLineEdit

from core.library.model import Anchor, Annotation, AnnotationKind
from ui.notes_panel import NotesPanel
from ui.notes_panel.markdown import note_document
from ui.notes_panel.rows import Card, Heading
from ui.theme import load_theme
from ui.widgets import RowRole

CTRL = Qt.KeyboardModifier.ControlModifier


def annotation(id: str, kind: AnnotationKind, start: int, quote: str, **facts: object) -> Annotation:
    colour = "" if kind is AnnotationKind.BOOKMARK else "yellow"
    anchor = Anchor(start, start + len(quote), quote, "", "")
    return replace(Annotation(id, "d", kind, anchor, colour=colour), **facts)


HIGHLIGHT = annotation("h", AnnotationKind.HIGHLIGHT, 50, "كان في المدينة نحو مئة عامل")
NOTE = annotation("n", AnnotationKind.NOTE, 10, "the harbour froze", body="Compare with **the log**.")
BOOKMARK = annotation("b", AnnotationKind.BOOKMARK, 90, "the petition", body="Where it is quoted")
LOST = annotation("o", AnnotationKind.NOTE, 5, "gone words", body="still here", orphaned=True)
ALL = (HIGHLIGHT, LOST, BOOKMARK, NOTE)


@pytest.fixture
def panel(qtbot) -> NotesPanel:
    panel = NotesPanel()
    qtbot.addWidget(panel)
    panel.resize(264, 800)
    panel.set_annotations(ALL, {"n": "22 January 1905"})
    panel.show()
    qtbot.waitExposed(panel)
    panel.activateWindow()
    return panel


def shown(panel: NotesPanel) -> list[str]:
    model = panel._list.model()
    keys = [model.index(row, 0).data(RowRole.KEY) for row in range(model.rowCount())]
    return [key.annotation.id if isinstance(key, Card) else key.text for key in keys]


def card(panel: NotesPanel, id: str) -> Card:
    return panel._model.card(panel._model.index_of(id))


def centre(panel: NotesPanel, id: str):
    return panel._list.visualRect(panel._model.index_of(id)).center()


def click(qtbot, panel: NotesPanel, point) -> None:
    qtbot.mouseClick(panel._list.viewport(), Qt.MouseButton.LeftButton, pos=point)


def begin(qtbot, panel: NotesPanel, id: str):
    panel.edit(id)
    qtbot.waitUntil(panel.editor().hasFocus)
    return panel.editor()


# --- Showing ---------------------------------------------------------------------------------------
def test_cards_stand_in_document_order_and_the_lost_at_the_end(panel):
    QAbstractItemModelTester(panel._list.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert shown(panel) == ["n", "h", "b", "Passages not found", "o"]
    panel.set_annotations(ALL[:1], {})
    assert shown(panel) == ["h"]


def test_the_small_line_says_kind_and_date(panel):
    text = panel._model.meta(card(panel, "n")).replace("\u2068", "").replace("\u2069", "")
    assert text == "Note · 22 January 1905"
    assert panel._model.meta(card(panel, "b")) == "Bookmark"


def test_kinds_can_be_filtered(panel, qtbot):
    qtbot.mouseClick(panel._kinds.button("bookmark"), Qt.MouseButton.LeftButton)
    assert shown(panel) == ["b"]
    panel.set_annotations((NOTE,), {})
    assert panel._empty.sentence() == "No bookmarks in this document"
    qtbot.mouseClick(panel._empty.buttons()[0], Qt.MouseButton.LeftButton)
    assert shown(panel) == ["n"]


def test_the_empty_state_names_the_keys(panel):
    panel.set_annotations((), {})
    assert panel._empty.isVisible()
    assert all(key in panel._empty._hint.text() for key in ("Ctrl+D", "Ctrl+Shift+H", "Ctrl+Shift+N"))


def test_notes_are_formatted_and_fetch_nothing(qapp):
    font = QFont()
    body = "# Head\n\n**bold** ![a map](https://example.org/map.png) <b>raw</b> <img src='file:///x.png'>"
    document = note_document(body, font, 200)
    text = document.toPlainText()
    assert "[a map]" in text
    assert "\ufffc" not in text
    assert "<b>raw</b>" in text
    assert "example.org" not in text
    assert bytes(document.loadResource(2, "https://example.org/map.png")) == b""
    assert note_document("سارت المسيرة", font, 200).firstBlock().textDirection() is Qt.LayoutDirection.RightToLeft


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_the_coloured_edge_is_on_the_leading_side(panel, direction):
    theme = load_theme("light")
    panel.set_theme(theme)
    panel.setLayoutDirection(direction)
    image = panel._list.viewport().grab().toImage()
    rect = panel._list.visualRect(panel._model.index_of("h"))
    wanted = theme.highlight("yellow").rgb()
    y = rect.top() + 12
    columns = [x for x in range(rect.left(), rect.right() + 1) if image.pixel(x, y) == wanted]
    assert columns
    if direction is Qt.LayoutDirection.RightToLeft:
        assert min(columns) > rect.right() - 6
    else:
        assert max(columns) < rect.left() + 6


# --- Choosing --------------------------------------------------------------------------------------
def test_a_click_goes_to_the_passage(panel, qtbot):
    with qtbot.waitSignal(panel.annotation_chosen) as caught:
        click(qtbot, panel, centre(panel, "h"))
    assert caught.args == ["h"]
    qtbot.keyClick(panel._list, Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.annotation_chosen) as caught:
        qtbot.keyClick(panel._list, Qt.Key.Key_Space)
    assert caught.args == ["b"]


def test_delete_by_key_button_and_menu(panel, qtbot):
    panel.select("h")
    with qtbot.waitSignal(panel.delete_requested) as caught:
        qtbot.keyClick(panel._list, Qt.Key.Key_Delete)
    assert caught.args == ["h"]
    index = panel._model.index_of("n")
    rects = panel._delegate.button_rects(panel._list.visualRect(index), card(panel, "n"))
    with qtbot.waitSignal(panel.delete_requested) as caught, qtbot.assertNotEmitted(panel.annotation_chosen):
        click(qtbot, panel, rects["delete"].center())
    assert caught.args == ["n"]
    with qtbot.waitSignal(panel.delete_requested) as caught:
        panel.card_menu("b").actions()[-1].trigger()
    assert caught.args == ["b"]


def test_colours_are_chosen_in_the_menu_and_in_the_editor(panel, qtbot):
    colours = next(a.menu() for a in panel.card_menu("h").actions() if a.text() == "Colour")
    with qtbot.waitSignal(panel.colour_changed) as caught:
        next(a for a in colours.actions() if a.data() == "pink").trigger()
    assert caught.args == ["h", "pink"]
    assert not any(a.text() == "Colour" for a in panel.card_menu("b").actions())
    begin(qtbot, panel, "n")
    with qtbot.waitSignal(panel.colour_changed) as caught:
        qtbot.mouseClick(panel._editor._swatches["blue"], Qt.MouseButton.LeftButton)
    assert caught.args == ["n", "blue"]
    assert panel.editing() == "n"


# --- Writing ---------------------------------------------------------------------------------------
def test_ctrl_enter_saves_and_saved_is_said_only_when_told(panel, qtbot):
    editor = begin(qtbot, panel, "n")
    assert editor.toPlainText() == NOTE.body
    QTest.keyClicks(editor, " And more.")
    with qtbot.waitSignal(panel.body_edited) as caught:
        qtbot.keyClick(editor, Qt.Key.Key_Return, CTRL)
    assert caught.args == ["n", "Compare with **the log**. And more."]
    assert panel.editing() == ""
    assert not editor.isVisible()
    assert card(panel, "n").annotation.body == caught.args[1]
    assert "Saved" not in panel._model.meta(card(panel, "n"))
    panel.set_annotations((HIGHLIGHT, replace(NOTE, body=caught.args[1])), {})
    panel.mark_saved("n")
    assert panel._model.meta(card(panel, "n")).endswith("Saved")
    panel._saved_timer.setInterval(1)
    panel.mark_saved("n")
    qtbot.waitUntil(lambda: "Saved" not in panel._model.meta(card(panel, "n")))


def test_escape_cancels(panel, qtbot):
    editor = begin(qtbot, panel, "n")
    QTest.keyClicks(editor, "nonsense")
    with qtbot.assertNotEmitted(panel.body_edited):
        qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert panel.editing() == ""
    assert card(panel, "n").annotation.body == NOTE.body
    assert panel._list.hasFocus()


def test_leaving_the_editor_saves_and_an_untouched_one_asks_nothing(panel, qtbot):
    other = QLineEdit(panel)
    other.show()
    editor = begin(qtbot, panel, "n")
    with qtbot.assertNotEmitted(panel.body_edited):
        other.setFocus()
    assert panel.editing() == ""
    editor = begin(qtbot, panel, "n")
    QTest.keyClicks(editor, "!")
    with qtbot.waitSignal(panel.body_edited) as caught:
        other.setFocus()
    assert caught.args == ["n", NOTE.body + "!"]


def test_a_click_on_another_card_saves_this_one_and_goes_there(panel, qtbot):
    editor = begin(qtbot, panel, "n")
    QTest.keyClicks(editor, "!")
    heard = []
    panel.body_edited.connect(lambda id, text: heard.append(("edited", id)))
    panel.annotation_chosen.connect(lambda id: heard.append(("chosen", id)))
    click(qtbot, panel, centre(panel, "h"))
    assert sorted(heard) == [("chosen", "h"), ("edited", "n")]
    assert panel.editing() == ""


@pytest.mark.parametrize("how", ["f2", "enter", "double", "button", "menu"])
def test_ways_into_the_editor(panel, qtbot, how):
    panel.select("h")
    index = panel._model.index_of("h")
    if how == "f2":
        qtbot.keyClick(panel._list, Qt.Key.Key_F2)
    elif how == "enter":
        qtbot.keyClick(panel._list, Qt.Key.Key_Return)
    elif how == "double":
        click(qtbot, panel, centre(panel, "h"))
        where = (panel._list.viewport(), Qt.MouseButton.LeftButton)
        qtbot.mouseDClick(*where, pos=centre(panel, "h"))
        qtbot.mouseRelease(*where, pos=centre(panel, "h"))
    elif how == "button":
        rects = panel._delegate.button_rects(panel._list.visualRect(index), card(panel, "h"))
        click(qtbot, panel, rects["edit"].center())
    else:
        next(a for a in panel.card_menu("h").actions() if a.text() == "Edit").trigger()
    assert panel.editing() == "h"
    qtbot.waitUntil(panel.editor().hasFocus)


def test_the_editor_stands_in_its_card_and_makes_room(panel, qtbot):
    before = panel._list.visualRect(panel._model.index_of("h")).top()
    editor = begin(qtbot, panel, "n")
    row = panel._list.visualRect(panel._model.index_of("n"))
    assert row.contains(panel._editor.geometry())
    assert panel._list.visualRect(panel._model.index_of("h")).top() > before
    editor.insertPlainText("\n".join(str(n) for n in range(8)))
    qtbot.waitUntil(lambda: not editor.verticalScrollBar().isVisible())
    row = panel._list.visualRect(panel._model.index_of("n"))
    assert row.contains(panel._editor.geometry())
    panel.resize(320, 800)
    qtbot.waitUntil(lambda: panel._list.visualRect(panel._model.index_of("n")).contains(panel._editor.geometry()))


def test_news_while_writing_does_not_disturb(panel, qtbot):
    editor = begin(qtbot, panel, "n")
    QTest.keyClicks(editor, " Half a")
    more = annotation("x", AnnotationKind.HIGHLIGHT, 0, "before everything else")
    panel.set_annotations((*ALL, more), {})
    assert panel.editing() == "n"
    assert editor.hasFocus()
    assert panel._list.visualRect(panel._model.index_of("n")).contains(panel._editor.geometry())
    QTest.keyClicks(editor, " thought")
    assert editor.toPlainText().endswith("Half a thought")


def test_another_document_on_screen_loses_nothing(panel, qtbot):
    editor = begin(qtbot, panel, "n")
    QTest.keyClicks(editor, " kept")
    with qtbot.waitSignal(panel.body_edited) as caught:
        panel.set_annotations((), {})
    assert caught.args == ["n", NOTE.body + " kept"]
    assert panel.editing() == ""


def test_closing_the_window_commits(panel, qtbot):
    editor = begin(qtbot, panel, "n")
    QTest.keyClicks(editor, " last")
    with qtbot.waitSignal(panel.body_edited):
        panel.commit_editing()
    with qtbot.assertNotEmitted(panel.body_edited):
        panel.commit_editing()


def test_words_that_could_not_be_stored_come_back(panel, qtbot):
    editor = begin(qtbot, panel, "n")
    QTest.keyClicks(editor, " precious")
    qtbot.keyClick(editor, Qt.Key.Key_Return, CTRL)
    panel.mark_failed("n")
    assert panel.editing() == "n"
    assert editor.toPlainText().endswith("precious")
    with qtbot.waitSignal(panel.body_edited) as caught:
        qtbot.keyClick(editor, Qt.Key.Key_Return, CTRL)
    assert caught.args[1].endswith("precious")


def test_enter_finishes_a_bookmarks_label(panel, qtbot):
    editor = begin(qtbot, panel, "b")
    QTest.keyClicks(editor, "!")
    with qtbot.waitSignal(panel.body_edited) as caught:
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert caught.args == ["b", "Where it is quoted!"]


def test_a_note_out_of_the_filter_is_shown_to_be_edited(panel, qtbot):
    qtbot.mouseClick(panel._kinds.button("bookmark"), Qt.MouseButton.LeftButton)
    panel.edit("n")
    assert panel._kinds.key() == "all"
    assert panel.editing() == "n"


def test_hundreds_of_cards(panel):
    many = [replace(NOTE, id=str(n), anchor=replace(NOTE.anchor, start=n)) for n in range(300)]
    panel.set_annotations(many, {})
    panel.select("299")
    assert panel._list.viewport().rect().contains(centre(panel, "299"))


def test_headings_cannot_be_chosen(panel, qtbot):
    model = panel._list.model()
    row = next(n for n in range(model.rowCount()) if isinstance(model.index(n, 0).data(RowRole.KEY), Heading))
    with qtbot.assertNotEmitted(panel.annotation_chosen):
        click(qtbot, panel, panel._list.visualRect(model.index(row, 0)).center())
