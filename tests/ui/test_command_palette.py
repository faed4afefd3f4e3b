"""The command palette by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QWidget

from ui.command_palette import CommandPalette, match_score, plain_text
from ui.widgets import RowRole


@pytest.fixture
def window(qtbot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 600)
    window.show()
    qtbot.waitExposed(window)
    return window


@pytest.fixture
def actions(window) -> dict[str, QAction]:
    made = {}
    for text, keys in (
        ("&Add files…", "Ctrl+O"),
        ("Add &folder…", ""),
        ("&Bookmark this place", "Ctrl+D"),
        ("Salt && pepper", ""),
        ("Größere Schrift", ""),
        ("إضافة ملفات", ""),
    ):
        action = QAction(text, window)
        action.setShortcut(QKeySequence(keys))
        made[plain_text(action)] = action
    made["Add folder"].setObjectName("folder")
    return made


@pytest.fixture
def palette(qtbot, window, actions) -> CommandPalette:
    palette = CommandPalette(window)
    palette.set_actions(list(actions.values()))
    palette.open()
    qtbot.waitExposed(palette)
    return palette


def shown(palette: CommandPalette) -> list[str]:
    model = palette._list.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_everything_is_offered_with_its_keys(palette, actions):
    QAbstractItemModelTester(palette._list.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert shown(palette) == list(actions)
    assert "Salt & pepper" in actions
    keys = palette._list.model().index(0, 0).data(RowRole.SUBTITLE)
    assert keys == "\u2068Ctrl+O\u2069"


def test_disabled_commands_are_left_out(palette, actions):
    actions["Add files"].setEnabled(False)
    palette.set_actions(list(actions.values()))
    assert "Add files" not in shown(palette)


def test_a_few_letters_find_a_command_and_enter_triggers_it(palette, actions, qtbot):
    QTest.keyClicks(palette._field, "adfo")
    assert shown(palette)[0] == "Add folder"
    with qtbot.waitSignals([actions["Add folder"].triggered, palette.destroyed]):
        qtbot.keyClick(palette._field, Qt.Key.Key_Return)


def test_letters_are_folded(palette):
    QTest.keyClicks(palette._field, "grossere")
    assert shown(palette) == ["Größere Schrift"]
    palette._field.setText("اضافه")
    assert shown(palette) == ["إضافة ملفات"]


def test_arrows_move_without_leaving_the_field(palette, actions, qtbot):
    qtbot.keyClick(palette._field, Qt.Key.Key_Up)
    assert palette._list.currentIndex().row() == len(actions) - 1
    qtbot.keyClick(palette._field, Qt.Key.Key_Down)
    qtbot.keyClick(palette._field, Qt.Key.Key_Down)
    with qtbot.waitSignal(actions["Add folder"].triggered):
        qtbot.keyClick(palette._field, Qt.Key.Key_Return)


def test_nothing_found_is_said_and_escape_closes(palette, qtbot, actions):
    QTest.keyClicks(palette._field, "qqq")
    assert shown(palette) == []
    assert palette._nothing.isVisible()
    qtbot.keyClick(palette._field, Qt.Key.Key_Return)
    assert palette.isVisible()
    qtbot.keyClick(palette._field, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_a_click_triggers(palette, actions, qtbot):
    index = palette._list.model().index(2, 0)
    with qtbot.waitSignal(actions["Bookmark this place"].triggered):
        qtbot.mouseClick(
            palette._list.viewport(), Qt.MouseButton.LeftButton, pos=palette._list.visualRect(index).center()
        )


def test_scores():
    assert match_score("", "anything") == 0
    assert match_score("xyz", "add files") is None
    assert match_score("af", "add files") > match_score("af", "a leaf")
    assert match_score("file", "add files") > match_score("file", "find in this place")
