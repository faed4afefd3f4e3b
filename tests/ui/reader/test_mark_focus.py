"""Marks by keyboard: Tab goes through those in sight, Enter acts, Escape and moving on let go."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.reader import Mark, ReaderPane
from ui.theme import load_theme

K, M = Qt.Key, Qt.KeyboardModifier
MARKS = [
    Mark(10, 20, "date", id="d1"),
    Mark(30, 60, "highlight", "yellow", "h"),
    Mark(40, 44, "note", "blue", "n"),
    Mark(70, 70, "bookmark", id="b"),
    Mark(3000, 3010, "date", id="far"),
]


@pytest.fixture
def beside(qtbot, long_document):
    """A pane with marks, and another widget Tab can go to."""
    window = QWidget()
    layout = QVBoxLayout(window)
    pane, other = ReaderPane(), QWidget()
    other.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    layout.addWidget(pane)
    layout.addWidget(other)
    qtbot.addWidget(window)
    window.resize(700, 600)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    pane.set_document(long_document)
    pane.set_marks(MARKS)
    pane.setFocus()
    qtbot.waitUntil(pane.hasFocus)
    yield pane, other
    window.close()


def test_tab_goes_through_the_marks_in_sight_and_on(beside, qtbot):
    pane, other = beside
    told = []
    pane.mark_hovered.connect(lambda kind, id, at: told.append(id))
    seen = []
    while pane.hasFocus():
        qtbot.keyClick(pane, K.Key_Tab)
        seen.append(pane.focused_mark().id if pane.focused_mark() else None)
    assert seen == ["d1", "h", "n", "b", None]
    assert told == ["d1", "h", "n", "b", ""]
    assert other.hasFocus()


def test_back_again(beside, qtbot):
    pane, _ = beside
    for _ in range(3):
        qtbot.keyClick(pane, K.Key_Tab)
    qtbot.keyClick(pane, K.Key_Backtab, M.ShiftModifier)
    assert pane.focused_mark().id == "h"


def test_tab_starts_at_the_caret(beside, qtbot):
    pane, _ = beside
    pane.set_caret(25)
    qtbot.keyClick(pane, K.Key_Tab)
    assert pane.focused_mark().id == "h"
    qtbot.keyClick(pane, K.Key_Right)
    assert pane.focused_mark() is None


def test_enter_activates_and_escape_lets_go(beside, qtbot):
    pane, _ = beside
    qtbot.keyClick(pane, K.Key_Tab)
    with qtbot.waitSignal(pane.mark_activated) as activated:
        qtbot.keyClick(pane, K.Key_Return)
    assert activated.args == ["date", "d1"]
    qtbot.keyClick(pane, K.Key_Escape)
    assert pane.focused_mark() is None
    with qtbot.assertNotEmitted(pane.mark_activated):
        qtbot.keyClick(pane, K.Key_Return)


def test_a_mark_scrolled_away_is_not_acted_on(beside, qtbot):
    pane, _ = beside
    qtbot.keyClick(pane, K.Key_Tab)
    pane.scroll_by(3000)
    with qtbot.assertNotEmitted(pane.mark_activated):
        qtbot.keyClick(pane, K.Key_Return)


def test_marks_that_go_take_their_focus_along(beside, qtbot):
    pane, _ = beside
    qtbot.keyClick(pane, K.Key_Tab)
    pane.set_marks(MARKS[:2])
    assert pane.focused_mark() == MARKS[0]
    pane.set_marks(MARKS[1:])
    assert pane.focused_mark() is None


def test_the_ring_is_drawn_around_it(beside, qtbot):
    pane, _ = beside
    accent = load_theme("light").color("accent")

    def ringed(rect):
        image = pane.viewport().grab().toImage()
        x = int(rect.center().x())
        return any(image.pixelColor(x, y) == accent for y in range(int(rect.top()) - 1, int(rect.top()) + 5))

    rect = pane.page().rects(30, 60)[0]
    assert not ringed(rect)
    qtbot.keyClick(pane, K.Key_Tab)
    qtbot.keyClick(pane, K.Key_Tab)
    assert ringed(rect)


def test_the_menu_key_opens_the_menu_at_the_mark(beside, qtbot):
    pane, _ = beside
    qtbot.keyClick(pane, K.Key_Tab)
    with qtbot.waitSignal(pane.context_menu_requested) as asked:
        QGuiApplication.sendEvent(pane, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint()))
    assert asked.args[0] == 10
    assert asked.args[1] == pane.viewport().mapToGlobal(pane.page().rects(10, 20)[0].bottomLeft().toPoint())
