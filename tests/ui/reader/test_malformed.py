"""Damaged and hostile texts in the pane: shown or replaced, walked through, never a hang."""

from __future__ import annotations

import gzip
import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from core.errors import ImportFailed
from core.importers import import_bytes

_PATIENCE_S = 5.0
"""For everything done to one document, on a slow machine."""
NAMES = (
    "txt_one_line_10MB.txt.gz",
    "txt_mixed_newlines.txt",
    "txt_lone_surrogates.txt",
    "txt_controls.txt",
    "txt_combining_zalgo.txt",
)


@pytest.mark.corpus
@pytest.mark.parametrize("name", NAMES)
def test_the_pane_stays_responsive(pane, corpus, qtbot, name):
    data = (corpus / "formats" / "malformed" / name).read_bytes()
    if name.endswith(".gz"):
        data, name = gzip.decompress(data), name.removesuffix(".gz")
    try:
        document = import_bytes(data, name)
    except ImportFailed as failed:
        pytest.skip(f"not imported: {failed.code}")
    began = time.perf_counter()
    pane.set_document(document)
    pane.set_show_controls(True)
    pane.viewport().grab()
    length = len(document.text)
    for offset in (length // 2, length, 0):
        pane.go_to(offset)
        pane.viewport().grab()
    pane.set_caret(0)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_PageDown):
        qtbot.keyClick(pane, key)
        assert pane.page().paragraph(pane.page().rows.row_at(pane.caret())) is not None
    qtbot.keyClick(pane, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert pane.caret() == length
    pane.resize(480, 500)
    pane.viewport().grab()
    pane.select_all()
    pane.copy()
    text = QAccessible.queryAccessibleInterface(pane).textInterface()
    assert text.characterCount() >= len(text.text(0, -1)) > 0
    assert time.perf_counter() - began < _PATIENCE_S
    assert all(char < "\ud800" or char > "\udfff" for char in pane.selected_text()[:100_000])
