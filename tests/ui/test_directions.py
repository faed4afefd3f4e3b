"""The reader turns a paragraph or a document: at once, undoable, and remembered."""

from PySide6.QtWidgets import QMenu

from core.document.model import Direction
from ui.main_window.directing import add_direction_menus


def turn(window, offset, menu, choice):
    """Choose from the page's context menu as the reader would."""
    shown = QMenu(window)
    add_direction_menus(shown, window._session, window.area.current_id(), offset)
    found = next(action.menu() for action in shown.actions() if action.menu() and menu in action.text())
    ticked = [action.text() for action in found.actions() if action.isChecked()]
    next(action for action in found.actions() if action.text() == choice).trigger()
    return ticked


def side(window, offset):
    """On which side of the page the paragraph's text begins."""
    page = window.area.current_pane().page()
    paragraph = page.paragraph(page.rows.row_at(offset))
    line = paragraph.layout.lineAt(paragraph.line_count - 1).naturalTextRect()
    return Direction.RTL if paragraph.width - line.right() < line.left() else Direction.LTR


def test_a_paragraph_is_turned_back_and_remembered(window, open_window, library_path):
    text = window.area.current_pane().document().text
    one, other = text.index("On 5 March 1901"), text.index("On 5 March 1902")
    assert turn(window, one + 4, "paragraph", "Right to left") == ["Automatic"]
    assert side(window, one) is Direction.RTL
    assert side(window, other) is Direction.LTR
    window.actions_["undo"].trigger()
    assert side(window, one) is Direction.LTR
    window.actions_["redo"].trigger()
    assert side(window, one) is Direction.RTL
    window = open_window(library_path)
    assert side(window, one) is Direction.RTL
    assert turn(window, one, "paragraph", "Automatic") == ["Right to left"]
    assert side(window, one) is Direction.LTR


def test_a_document_is_turned_and_the_line_in_sight_stays(window):
    pane = window.area.current_pane()
    at = pane.document().text.index("On 5 March 1911")
    pane.go_to(at, place=0.0)
    pane.scroll_by(7)
    before = pane.page().keep()
    turn(window, at, "document", "Right to left")
    assert pane.page().keep() == before
    assert side(window, at) is Direction.RTL
    assert window._session.document(window.area.current_id()).direction is Direction.LTR, "the text itself is untouched"
    assert turn(window, at, "document", "Automatic") == ["Right to left"]
    assert side(window, at) is Direction.LTR
    assert pane.page().keep() == before


def test_nothing_to_undo_where_nothing_was_turned(window):
    count = window._session.undo_stack.count()
    turn(window, 0, "document", "Automatic")
    assert window._session.undo_stack.count() == count
