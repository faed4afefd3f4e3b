"""The information panel."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from core.library.model import DocumentSummary
from ui.info_panel import ElidedValue, InfoPanel

SUMMARY = DocumentSummary(
    id="a",
    title="دفتر الميناء",
    author="A. Clerk",
    language="ar",
    direction="rtl",
    length=45123,
    blocks=3,
    dates=34,
    earliest=2416868,  # 22 January 1905
    latest=2420044,  # 3 October 1913
    source="/home/reader/papers/of/the/harbour/office/" + "ledger-" * 12 + ".html",
    sha256="x",
    format="html",
    size_bytes=98_000,
    added_ms=1_763_767_080_000,
    warnings=("encoding-guessed", "something-new", "encoding-guessed"),
)


@pytest.fixture
def panel(qtbot) -> InfoPanel:
    panel = InfoPanel()
    qtbot.addWidget(panel)
    panel.resize(264, 700)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def plain(text: str) -> str:
    return text.replace("\u2068", "").replace("\u2069", "")


def test_without_a_document_it_says_so(panel):
    assert panel._empty.isVisible()
    panel.set_document(SUMMARY, {}, "en")
    assert not panel._empty.isVisible()
    panel.set_document(None, {}, "en")
    assert panel._empty.isVisible()
    assert panel.value("title") == ""


def test_facts(panel):
    panel.set_document(SUMMARY, {"encoding": "windows-1256", "publisher": "Harbour office"}, "en")
    assert panel.value("title") == "دفتر الميناء"
    assert panel.value("author") == "A. Clerk"
    assert panel.value("language") == "Arabic"
    assert [panel.value("dates").find(day) >= 0 for day in ("22 January 1905", "3 October 1913")] == [True, True]
    assert panel.value("count") == "34"
    assert plain(panel.value("size")) == "96 KB · 45,123 characters"
    assert panel.value("format") == "html · windows-1256"
    assert panel.value("publisher") == "Harbour office"
    assert "2025" in panel.value("added")


def test_what_is_not_known_is_left_out(panel):
    from dataclasses import replace

    panel.set_document(replace(SUMMARY, author="", earliest=None, latest=None), {}, "en")
    assert panel.value("author") == ""
    assert panel.value("dates") == ""


def test_values_run_in_their_own_direction_and_can_be_selected(panel):
    panel.set_document(SUMMARY, {}, "en")
    assert panel._values["title"].layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert panel._values["author"].layoutDirection() is Qt.LayoutDirection.LeftToRight
    assert panel._values["title"].alignment() & Qt.AlignmentFlag.AlignLeft
    flags = panel._values["title"].textInteractionFlags()
    assert flags & Qt.TextInteractionFlag.TextSelectableByKeyboard


def test_a_long_path_is_cut_in_the_middle_and_copied_whole(panel, qtbot):
    panel.set_document(SUMMARY, {}, "en")
    path = panel._values["source"]
    assert isinstance(path, ElidedValue)
    qtbot.waitUntil(lambda: "…" in path.text())
    assert path.text().startswith("/home")
    assert path.text().endswith(".html")
    assert panel.value("source") == SUMMARY.source
    panel.activateWindow()
    path.setFocus()
    qtbot.keyClick(path, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == SUMMARY.source


def test_warnings_are_sentences_once_each(panel):
    panel.set_document(SUMMARY, {}, "en")
    assert panel.value("warning:encoding-guessed").endswith("guessed.")
    assert "something-new" in panel.value("warning:something-new")
    assert sum(key.startswith("warning:") for key in panel._values) == 2
