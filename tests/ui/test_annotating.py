"""Highlights and notes on the page: their menu, their hover, their ends, each undoable."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from core.library.model import AnnotationKind

# What the offscreen platform says of any popup menu.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
QUOTE = "the ice broke"


@pytest.fixture
def highlight(window):
    pane = window.area.current_pane()
    at = pane.document().text.index(QUOTE)
    pane.select(at, at + len(QUOTE))
    window.actions_["highlight"].trigger()
    return only(window)


def only(window):
    [annotation] = window._session.annotations(window.area.current_id())
    return annotation


def annotation_menu(window, annotation) -> QMenu:
    pane = window.area.current_pane()
    point = pane.page().rects(annotation.anchor.start, annotation.anchor.start + 1)[0].center().toPoint()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, pane.viewport().mapToGlobal(point))
    QApplication.sendEvent(pane.viewport(), event)
    return QApplication.activePopupWidget().findChild(QMenu, "annotationMenu")


def choose(menu: QMenu, text: str) -> None:
    next(action for action in menu.actions() if action.text() == text).trigger()
    if (popup := QApplication.activePopupWidget()) is not None:
        popup.close()


def test_the_menu_changes_the_colour(window, highlight):
    menu = annotation_menu(window, highlight)
    assert menu.title() == "This highlight"
    choose(menu.actions()[0].menu(), "Green")
    assert only(window).colour == "green"
    window.actions_["undo"].trigger()
    assert only(window).colour == "yellow"


def test_the_menu_adds_a_note_to_a_highlight(window, highlight, qtbot):
    choose(annotation_menu(window, highlight), "Add a note to it")
    editor = window.focusWidget()
    assert window.notes_panel.isAncestorOf(editor)
    QTest.keyClicks(editor, "At *last*")
    qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    note = only(window)
    assert (note.kind, note.colour, note.body, note.anchor) == (
        AnnotationKind.NOTE,
        "yellow",
        "At *last*",
        highlight.anchor,
    )


def test_the_menu_deletes(window, highlight):
    choose(annotation_menu(window, highlight), "Delete")
    assert window._session.annotations(window.area.current_id()) == []
    window.actions_["undo"].trigger()
    assert only(window) == highlight


def test_hovering_a_note_shows_it_rendered_and_safe(window, highlight):
    assert window.tips.tip("highlight", highlight.id) == ""
    body = "At *last* <img src='http://example.org/x.png'>\n\n- one\n- two"
    window._session.change_annotation(highlight.id, kind=AnnotationKind.NOTE, body=body)
    shown = QTextDocument()
    shown.setHtml(window.tips.tip("note", highlight.id))
    assert shown.toPlainText().startswith("At last <img src")
    assert "italic" in window.tips.tip("note", highlight.id)
    assert "<li" in window.tips.tip("note", highlight.id)


def test_dragging_an_end_is_saved_and_undone(window, open_window, library_path, highlight, qtbot):
    pane = window.area.current_pane()
    page, view = pane.page(), pane.viewport()
    start = highlight.anchor.start
    pane.hover(page.rects(start, start + 4)[0].center())
    handle = pane._handles.places()[1].center().toPoint()
    end = pane.document().text.index("first ship") + len("first ship")
    stop = page.rects(end - 1, end)[0]
    QTest.mousePress(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, handle)
    QTest.mouseMove(view, QPoint(round(stop.right()) - 1, round(stop.center().y())))
    assert only(window) == highlight  # nothing is written before the hand lets go
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, stop.center().toPoint())
    assert only(window).anchor.exact == "the ice broke and the first ship"
    window.actions_["undo"].trigger()
    assert only(window).anchor == highlight.anchor
    window.actions_["redo"].trigger()
    assert only(open_window(library_path)).anchor.exact == "the ice broke and the first ship"


def test_fit_to_the_selection_needs_no_mouse(window, highlight):
    pane = window.area.current_pane()
    text = pane.document().text
    window.actions_["fit-annotation"].trigger()
    assert only(window) == highlight
    at = text.index("ice broke and the")
    pane.select(at, at + len("ice broke and the"))
    window.actions_["fit-annotation"].trigger()
    assert only(window).anchor.exact == "ice broke and the"


def test_an_end_that_is_moved_is_told_once(window, highlight):
    told: list[tuple] = []
    window.area.mark_resized.connect(lambda *facts: told.append(facts))
    anchor = highlight.anchor
    window.area.current_pane().mark_resized.emit(highlight.id, anchor.start, anchor.end + 1)
    assert told == [(highlight.id, anchor.start, anchor.end + 1)]
