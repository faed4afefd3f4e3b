"""The contents panel by mouse and keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from core.document.model import Block, BlockKind, Direction, Document
from ui.contents_panel import _HERE, ContentsPanel
from ui.theme import load_theme

RTL, LTR = Direction.RTL, Direction.LTR


def document(parts: list[tuple[int, str, Direction]], direction: Direction) -> Document:
    """Headings by level; level 0 is a paragraph."""
    text, blocks = "", []
    for level, words, own in parts:
        text += "\n" if text else ""
        kind = BlockKind.HEADING if level else BlockKind.PARAGRAPH
        blocks.append(Block(len(text), len(text) + len(words), kind, level, direction=own))
        text += words
    return Document(text, tuple(blocks), "title", "ar", direction)


ARABIC = document(
    [
        (1, "الميناء", RTL),
        (0, "كلام", RTL),
        (2, "السفن", RTL),
        (0, "كلام", RTL),
        (3, "The log", LTR),
        (2, "العمال", RTL),
        (1, "المدينة", RTL),
    ],
    RTL,
)


@pytest.fixture
def panel(qtbot) -> ContentsPanel:
    panel = ContentsPanel()
    qtbot.addWidget(panel)
    panel.resize(264, 500)
    panel.set_document(ARABIC)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def marked(panel: ContentsPanel) -> list[str]:
    return [item.text(0) for item in panel._items if item.data(0, _HERE)]


def test_headings_nest_by_level(panel):
    tree = panel._tree
    QAbstractItemModelTester(tree.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert [tree.topLevelItem(n).text(0) for n in range(tree.topLevelItemCount())] == ["الميناء", "المدينة"]
    first = tree.topLevelItem(0)
    assert [first.child(n).text(0) for n in range(first.childCount())] == ["السفن", "العمال"]
    assert first.child(0).child(0).text(0) == "The log"


def test_a_click_and_enter_go_there(panel, qtbot):
    item = panel._tree.topLevelItem(0).child(1)
    with qtbot.waitSignal(panel.go_to_requested) as caught:
        qtbot.mouseClick(
            panel._tree.viewport(), Qt.MouseButton.LeftButton, pos=panel._tree.visualItemRect(item).center()
        )
    assert caught.args == [ARABIC.text.index("العمال")]
    qtbot.keyClick(panel._tree, Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.go_to_requested) as caught:
        qtbot.keyClick(panel._tree, Qt.Key.Key_Return)
    assert caught.args == [ARABIC.text.index("المدينة")]


def test_the_heading_being_read_is_marked(panel):
    assert marked(panel) == []
    panel.set_reading_offset(ARABIC.text.index("السفن") + 7)
    assert marked(panel) == ["السفن"]
    panel.set_reading_offset(len(ARABIC.text))
    assert marked(panel) == ["المدينة"]
    panel.set_document(ARABIC)
    assert marked(panel) == []


def test_reading_on_does_not_open_what_the_reader_closed(panel):
    first = panel._tree.topLevelItem(0)
    first.setExpanded(False)
    panel.set_reading_offset(ARABIC.text.index("The log"))
    assert not first.isExpanded()
    assert marked(panel) == ["The log"]


def test_headings_stand_on_their_own_side(panel):
    theme = load_theme("light")
    panel.set_theme(theme)
    assert panel._tree.layoutDirection() is Qt.LayoutDirection.RightToLeft
    image = panel._tree.viewport().grab().toImage()

    def middle(item) -> float:
        rect = panel._tree.visualItemRect(item).intersected(panel._tree.viewport().rect())
        dark = [
            x
            for x in range(rect.left(), rect.right())
            if any(image.pixelColor(x, y).lightness() < 110 for y in range(rect.top(), rect.bottom()))
        ]
        return sum(dark) / len(dark)

    width = panel._tree.viewport().width()
    assert middle(panel._tree.topLevelItem(0)) > 0.6 * width
    assert middle(panel._tree.topLevelItem(0).child(0).child(0)) < 0.4 * width


def test_empty_states(panel):
    panel.set_document(document([(0, "only text", LTR)], LTR))
    assert panel._empty.sentence() == "No headings in this document"
    assert panel._empty.isVisible()
    panel.set_reading_offset(3)
    panel.set_document(None)
    assert panel._empty.sentence() == "No document is open"
