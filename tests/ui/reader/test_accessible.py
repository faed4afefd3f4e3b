"""What a screen reader is told, asked for as Qt's bridges ask: through the accessible interface."""

from __future__ import annotations

import gc
import time
import weakref

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible

from core.document.model import Block, BlockKind, Direction, Document
from ui.reader import Mark, ReaderPane
from ui.reader.accessible import TOLD_WHOLE, told_span


def interface(pane):
    return QAccessible.queryAccessibleInterface(pane)


def words(pane):
    return interface(pane).textInterface()


@pytest.fixture
def told(monkeypatch):
    """A screen reader listens; the events it is sent."""
    events = []
    monkeypatch.setattr("ui.reader.accessible.QAccessible.isActive", lambda: True)
    monkeypatch.setattr("ui.reader.accessible.QAccessible.updateAccessibility", events.append)
    return events


def long_text(paragraphs=4000):
    body = "سار العمال في صباح الأحد نحو القصر. " * 8
    text = "\n".join(f"{number} {body}" for number in range(paragraphs))
    blocks, start = [], 0
    for part in text.split("\n"):
        blocks.append(Block(start, start + len(part), BlockKind.PARAGRAPH, direction=Direction.RTL))
        start += len(part) + 1
    return Document(text, tuple(blocks), "t", "ar", Direction.RTL)


def test_the_pane_is_a_document_with_its_title(pane, long_document):
    pane.set_document(long_document)
    found = interface(pane)
    assert found.isValid()
    assert found.role() is QAccessible.Role.Document
    assert found.text(QAccessible.Text.Name) == "A title"
    state = found.state()
    assert (state.readOnly, state.multiLine, state.selectableText, state.focusable) == (1, 1, 1, 1)


def test_the_text_is_read_in_its_order(pane, make_document):
    pane.set_document(make_document("قال The Times نعم", (BlockKind.TABLE, None, "ا\u2028ب", {}), "😀 end"))
    text = words(pane)
    whole = "قال The Times نعم\nا\nب\n😀 end"
    assert text.text(0, -1) == whole
    assert text.characterCount() == len(whole) + 1  # one of them counts twice in UTF-16
    assert text.text(4, 13) == "The Times"
    assert text.text(22, 24) == "😀"


def test_caret_and_selection_both_ways(pane, make_document, qtbot):
    pane.set_document(make_document("😀 one two", "three"))
    text = words(pane)
    pane.set_caret(6)
    assert text.cursorPosition() == 7
    text.setCursorPosition(3)
    assert pane.caret() == 2
    assert text.selected() is None
    text.setSelection(0, 3, 6)
    assert (pane.selected_text(), text.selected(), text.cursorPosition()) == ("one", (3, 6), 6)
    text.removeSelection(0)
    assert pane.selection() is None
    text.addSelection(0, 2)
    assert pane.selected_text() == "😀"


def test_places_on_the_screen(pane, make_document):
    pane.set_document(make_document("قال The Times نعم"))
    text = words(pane)
    for position in (0, 4, 10, 15):
        rect = text.characterRect(position)
        here = pane.page().rects(position, position + 1)[0]
        assert pane.viewport().mapFromGlobal(rect.topLeft()) == here.toAlignedRect().topLeft()
        assert text.offsetAtPoint(rect.center()) == position
    pane.set_document(long_text(50))
    assert text.characterRect(pane.page().rows.span(49)[0]).isNull()  # not in sight
    text.scrollToSubstring(pane.page().rows.span(49)[0], 0)
    assert pane.sight()[0] <= pane.page().rows.span(49)[0] <= pane.sight()[1]


def test_of_a_long_document_what_is_in_sight_is_told(pane):
    pane.set_document(long_text())
    document = pane.document()
    pane.go_to(len(document.text) // 2)
    start, end = pane.sight()
    began = time.perf_counter()
    text = words(pane)
    shown = text.text(0, -1)
    assert time.perf_counter() - began < 0.2
    assert document.text[start:end] in shown
    assert len(shown) < TOLD_WHOLE
    assert told_span(pane.page())[0] > 100_000
    pane.set_caret(start + 10)
    assert shown[text.cursorPosition() :].startswith(document.text[start + 10 : end])
    pane.scroll_to_end()
    assert text.text(0, -1).endswith(document.text[-200:])
    assert text.cursorPosition() == pane.reading_offset() - told_span(pane.page())[0]  # the caret is not told


def test_without_a_caret_the_line_being_read_is_told(pane, long_document):
    pane.set_document(long_document)
    pane.scroll_by(900)
    assert words(pane).cursorPosition() == pane.reading_offset()


def test_a_focused_mark_is_told_as_the_caret(pane, long_document, told):
    pane.set_document(long_document)
    pane.set_marks([Mark(30, 40, "date", id="d")])
    assert pane.focusNextPrevChild(True)
    assert words(pane).cursorPosition() == 30
    assert (told[-1].type(), told[-1].cursorPosition()) == (QAccessible.Event.TextCaretMoved, 30)


def test_movement_and_selection_are_announced(pane, make_document, qtbot, told):
    pane.set_document(make_document("😀 one two"))
    pane.set_caret(2)
    assert (told[-1].type(), told[-1].cursorPosition()) == (QAccessible.Event.TextCaretMoved, 3)
    qtbot.keyClick(pane, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    chosen = told[-1]
    assert chosen.type() == QAccessible.Event.TextSelectionChanged
    assert (chosen.selectionStart(), chosen.selectionEnd()) == (3, 4)
    qtbot.keyClick(pane, Qt.Key.Key_Escape)
    assert told[-1].selectionStart() == told[-1].selectionEnd() == 4


def test_what_is_selected_is_spoken_once_the_reader_rests(pane, make_document, qtbot, told):
    pane.set_document(make_document("one two three " * 60))
    pane.select(0, 3)
    pane.select(0, 7)
    qtbot.waitUntil(lambda: told[-1].type() == QAccessible.Event.Announcement, timeout=2000)
    assert told[-1].message() == "Selected: \u2068one two\u2069"
    assert [event.type() for event in told].count(QAccessible.Event.Announcement) == 1
    pane.select_all()
    qtbot.waitUntil(lambda: told[-1].type() == QAccessible.Event.Announcement, timeout=2000)
    assert told[-1].message().endswith("…\u2069")


def test_what_an_interface_has_not_is_not_a_crash(pane, long_document):
    """Returning None from an interface_cast made Qt's bridges crash on the first question."""
    pane.set_document(long_document)
    found = interface(pane)
    assert (found.valueInterface(), found.editableTextInterface(), found.tableCellInterface()) == (None, None, None)
    assert found.textInterface().selectionCount() == 0


def test_what_comes_in_sight_of_a_long_document_is_announced(pane, told, qtbot):
    pane.set_document(long_text())
    qtbot.waitUntil(lambda: bool(told), timeout=1000)
    told.clear()
    pane.go_to(400_000)
    qtbot.waitUntil(lambda: bool(told), timeout=1000)
    assert told[-1].type() == QAccessible.Event.TextUpdated
    assert told[-1].textInserted() == words(pane).text(0, -1)


def test_nothing_is_worked_out_where_nobody_listens(pane, long_document, monkeypatch):
    def never(event):
        raise AssertionError(event)

    monkeypatch.setattr("ui.reader.accessible.QAccessible.isActive", lambda: False)
    monkeypatch.setattr("ui.reader.accessible.QAccessible.updateAccessibility", never)
    pane.set_document(long_document)
    pane.set_caret(5)
    pane.select(5, 9)


def test_hostile_text_is_told(pane):
    body = "a\ud800b\x00c\u202ed\u2028e"
    block = Block(0, len(body), BlockKind.PARAGRAPH)
    pane.set_document(Document(body, (block,), "t", "en", Direction.LTR))
    assert words(pane).text(0, 3) == "a\ufffdb"
    assert words(pane).characterCount() == len(body)


def test_an_empty_pane_answers(pane):
    pane.set_document(None)
    text = words(pane)
    assert (text.text(0, -1), text.characterCount(), text.cursorPosition(), text.selectionCount()) == ("", 0, 0, 0)
    assert text.characterRect(0).isNull()
    text.setCursorPosition(5)
    text.setSelection(0, 1, 2)


def test_panes_come_and_go_without_a_crash_or_a_leak(qapp, long_document):
    """Whoever still holds an interface of a deleted pane gets empty answers."""
    panes = []
    for number in range(30):
        pane = ReaderPane()
        panes.append(weakref.ref(pane))
        pane.set_document(long_document)
        pane.show()
        found = interface(pane)
        text = found.textInterface()
        assert text.characterCount() > 0
        if number % 2:
            del found
        pane.deleteLater()
        del pane
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
        if not number % 2:
            assert text.text(0, 5) == ""
    assert [pane() for pane in panes] == [None] * 30
