"""A real window on a small library of our own documents."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from core.library import Library
from core.pipeline import add_paths
from core.settings import Settings
from ui.app import make_application
from ui.main_window import MainWindow
from ui.session import Session

FILLER = (
    "The clerks of the harbour office wrote in long ledgers, and what they wrote was mostly about coal, "
    "rope, lamp oil and the price of bread, with a remark now and then on the weather of the gulf. "
)
YEARS = range(1901, 1921)


def chronicle() -> str:
    """Twenty sections, each with one day of its own and enough text between to fill a screen."""
    parts = ["# A harbour chronicle\n"]
    for year in YEARS:
        parts.append(f"## The year of ledger {year - 1900}\n")
        parts.append(f"On 5 March {year} the ice broke and the first ship came in.\n")
        parts += [FILLER * 3 + "\n"] * 4
    return "\n".join(parts)


ARABIC = "# دفتر الميناء\n\nفي 22 يناير 1905 وصلت السفينة الأولى إلى الميناء (Port) وعلى متنها 45 رجلًا.\n"


@pytest.fixture(scope="session")
def qapp(qapp_args, qapp_cls, pytestconfig):
    """The application as the program makes it, with its fonts."""
    application = make_application(offscreen=False)
    application.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    yield application
    # WORKAROUND: PySide 6.11.3 on the offscreen platform dies at exit with rich data on the clipboard (xcb does not).
    application.clipboard().clear()


@pytest.fixture
def library_path(tmp_path: Path) -> Path:
    """A library with a long English chronicle and a short Arabic page."""
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / "chronicle.md").write_text(chronicle(), encoding="utf-8")
    (papers / "harbour.md").write_text(ARABIC, encoding="utf-8")
    path = tmp_path / "library"
    with Library.open(path) as library:
        report = add_paths(library, [papers])
        assert not report.failed
    return path


@pytest.fixture
def open_window(qtbot, qapp) -> Iterator[Callable[[Path], MainWindow]]:
    """Open a window on a library; closing it (or the end of the test) closes the library."""
    opened: list[tuple[MainWindow, Session]] = []

    def close_all() -> None:
        while opened:
            window, session = opened.pop()
            qtbot.waitUntil(lambda window=window: not window.busy)
            window.close()
            window.deleteLater()
            session.close()

    def make(path: Path, language: str = "en") -> MainWindow:
        close_all()
        session = Session(Library.open(path))
        session.set_state("started", True)
        window = MainWindow(session, Settings(theme="light"), language, remember=True)
        opened.append((window, session))
        window.resize(1400, 900)
        window.show()
        window.start()
        qtbot.waitExposed(window)
        qtbot.waitUntil(lambda: not window.busy)
        return window

    yield make
    close_all()


@pytest.fixture
def window(open_window: Callable[[Path], MainWindow], library_path: Path) -> MainWindow:
    """The library's chronicle open in front."""
    window = open_window(library_path)
    window.open_named("A harbour chronicle", 0)
    return window
