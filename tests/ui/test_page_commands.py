"""Commands of the window that act on the page in front."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication


@pytest.fixture
def window(open_window, library_path):
    """Two documents in the library, one open."""
    window = open_window(library_path)
    window.open_named("A harbour chronicle", 0)
    return window


def test_copying_with_reference_names_the_document(window):
    pane = window.area.current_pane()
    block = pane.document().blocks[-1]
    pane.select(block.start, block.end)
    window.actions_["copy-reference"].trigger()
    clipboard = QGuiApplication.clipboard()
    assert pane.document().text[block.start : block.end].strip() in clipboard.text()
    assert f"\u2068{pane.document().title}\u2069" in clipboard.text()
    assert clipboard.mimeData().hasHtml()


def test_invisible_characters_are_shown_on_every_page(window):
    action = window.actions_["show-controls"]
    assert not window.area.current_pane().shows_controls()
    action.trigger()
    assert action.isChecked()
    assert window.area.current_pane().shows_controls()
    others = [summary.id for summary in window._session.summaries() if summary.id != window.area.current_id()]
    window.open_document(others[0])
    assert window.area.current_pane().shows_controls()
    action.trigger()
    assert not window.area.current_pane().shows_controls()


def test_f7_gives_the_page_a_caret_from_anywhere(window, qtbot):
    pane = window.area.current_pane()
    window.library_panel.setFocus()
    window.actions_["caret"].trigger()
    assert pane.caret() == pane.reading_offset()
    window.actions_["caret"].trigger()
    assert pane.caret() is None
