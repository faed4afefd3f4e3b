"""The program as a whole: first start, choices, refusals, bad files, pictures."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage, QPixmap
from PySide6.QtWidgets import QMessageBox

from core import cli
from core.library import Library
from core.settings import Settings
from ui.app import Application, interface_language, run
from ui.main_window.importing import SAMPLE_SECTION
from ui.session import Session
from ui.theme import load_theme

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def application(qapp, qtbot, tmp_path):
    """The program on an empty library, as at a first start."""
    session = Session(Library.open(tmp_path / "first"))
    main = Application(qapp, session, Settings(theme="light", interface_language="en"), remember=True)
    main.window.show()
    main.window.start()
    yield main
    qtbot.waitUntil(lambda: not main.window.busy, timeout=60_000)
    main.window.close()
    main.window.deleteLater()
    session.close()
    main._translate("en")
    qapp.setStyleSheet("")
    qapp.setPalette(qapp.style().standardPalette())


def settled(qtbot, main: Application) -> None:
    qtbot.waitUntil(lambda: not main.window.busy, timeout=60_000)


def test_a_first_start_opens_the_sample_library_and_one_click_removes_it(application, qtbot):
    settled(qtbot, application)
    window = application.window
    languages = [summary.language for summary in window._session.summaries()]
    for language in ("ar", "fa", "hi", "en"):
        assert languages.count(language) >= 2
    assert window.area.current_id()
    assert window.area.current_pane().document().language == "en"
    assert [section.id for section in window._session.sections()] == [SAMPLE_SECTION]
    window.library_panel.sample_remove_requested.emit()
    assert not window._session.summaries()
    assert not window._session.sections()
    assert not window.area.open_ids()
    window.actions_["undo"].trigger()
    assert len(window._session.summaries()) == len(languages)
    assert window._session.sections()


def test_the_interface_language_changes_at_once_and_mirrors(application, qtbot, qapp):
    settled(qtbot, application)
    english = application.window
    document_id = english.area.current_id()
    english.actions_["language-ar"].trigger()
    arabic = application.window
    assert arabic is not english
    assert qapp.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert arabic.area.current_id() == document_id
    assert arabic.actions_["show-library"].text() != english.actions_["show-library"].text()
    qtbot.waitExposed(arabic)
    library, notes = arabic.library_panel, arabic.notes_panel
    assert library.mapTo(arabic, library.rect().center()).x() > arabic.width() / 2
    assert notes.mapTo(arabic, notes.rect().center()).x() < arabic.width() / 2


def test_the_theme_changes_at_once(application, qtbot):
    settled(qtbot, application)
    window = application.window
    window.actions_["theme-dark"].trigger()
    picture = window.grab().toImage()
    assert picture.pixelColor(200, 4) == load_theme("dark").color("chrome")


def test_bad_files_are_named_and_good_ones_come_in(application, qtbot, tmp_path):
    settled(qtbot, application)
    window = application.window
    (tmp_path / "good.txt").write_text("A good page\n\nWritten on 3 May 1906 by the harbour clerk.\n", encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    before = len(window._session.summaries())
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in ("good.txt", "empty.txt")])
    drop = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(drop)
    settled(qtbot, application)
    assert len(window._session.summaries()) == before + 1
    box = window.findChild(QMessageBox)
    assert box is not None
    assert "empty.txt" in box.informativeText()
    box.close()


def test_a_damaged_index_is_rebuilt_by_itself(open_window, library_path, qtbot):
    for file in (library_path / "index").iterdir():
        file.write_bytes(b"garbage")
    window = open_window(library_path)
    found: list[int] = []
    window._session.search(
        "harbour",
        exact=False,
        document_id=None,
        as_you_type=False,
        done=lambda query, hits, more: found.append(len(hits)),
        failed=lambda error: found.append(-1),
    )
    qtbot.waitUntil(lambda: bool(found))
    assert found[0] > 0


def test_a_picture_is_painted_without_a_display(library_path, tmp_path):
    picture = tmp_path / "shot.png"
    words = ["--library", str(library_path), "--screenshot", str(picture), "--open", "A harbour", "--size", "1000x700"]
    done = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *words], capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip().splitlines()[-1] == str(picture)
    image = QImage(str(picture))
    assert (image.width(), image.height()) == (1000, 700)


def test_a_picture_shows_a_page_though_none_was_left_open(library_path, tmp_path, monkeypatch, qapp):
    shown: list[str] = []
    monkeypatch.setattr(
        "ui.app.MainWindow.grab", lambda window: shown.append(window.area.current_id()) or QPixmap(9, 9)
    )
    words = ["--library", str(library_path), "--screenshot", str(tmp_path / "shot.png")]
    assert run(cli.build_parser().parse_args(words)) == 0
    assert shown[0]


def test_a_locked_library_is_refused_with_a_message_and_left_alone(library_path, tmp_path, capsys, qapp):
    with Library.open(library_path):
        before = {path: path.read_bytes() for path in library_path.rglob("*.db")}
        words = ["--library", str(library_path), "--screenshot", str(tmp_path / "shot.png")]
        assert run(cli.build_parser().parse_args(words)) == 1
        assert {path: path.read_bytes() for path in library_path.rglob("*.db")} == before
    assert "open in another window" in capsys.readouterr().err


def test_the_language_of_the_interface_follows_the_choice():
    assert interface_language("ar") == "ar"
    assert interface_language("en") == "en"
    assert interface_language("system") in {"ar", "en"}


def test_settings_are_kept_for_the_next_start(application, qtbot, tmp_path, monkeypatch):
    settled(qtbot, application)
    monkeypatch.setenv("TARIKH_CONFIG", str(tmp_path / "config"))
    application.window.actions_["zoom-in"].trigger()
    saved = json.loads((tmp_path / "config" / "settings.json").read_text(encoding="utf-8"))
    assert saved["text_size_pt"] == pytest.approx(16.5)


def test_help_needs_no_library():
    parser = cli.build_parser()
    assert isinstance(parser.parse_args([]), argparse.Namespace)
