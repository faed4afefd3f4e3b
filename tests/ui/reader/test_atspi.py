"""The page through Qt's own AT-SPI bridge, asked over D-Bus as a screen reader asks; skipped where it cannot run."""

from __future__ import annotations

import os
import re
import select
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
TOOLS = ("Xvfb", "dbus-daemon", "gdbus")
PATIENCE_S = 15
PROGRAM = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
application = QApplication([])
QAccessible.setActive(True)
from core.document.model import Block, BlockKind, Direction, Document
from ui.reader import ReaderPane
text = "Hello brave world. A second one.\\nقال The Times نعم"
second = text.index("\\n") + 1
blocks = (
    Block(0, second - 1, BlockKind.PARAGRAPH),
    Block(second, len(text), BlockKind.PARAGRAPH, direction=Direction.RTL),
)
pane = ReaderPane()
pane.set_document(Document(text, blocks, "t", "ar", Direction.RTL))
pane.resize(600, 400)
pane.show()
pane.set_caret(8)
QTimer.singleShot(0, lambda: print("up", flush=True))
QTimer.singleShot(30000, application.quit)
application.exec()
"""


def line_of(process: subprocess.Popen[str]) -> str:
    """The next line a program prints, or nothing where it does not in time."""
    assert process.stdout is not None
    ready, _, _ = select.select([process.stdout], [], [], PATIENCE_S)
    return process.stdout.readline().strip() if ready else ""


@pytest.fixture
def ask() -> Iterator[object]:
    """Ask the pane of another process: ``ask(method, *arguments)`` with the answer as gdbus prints it."""
    if not sys.platform.startswith("linux") or not all(map(shutil.which, TOOLS)):
        pytest.skip(f"needs {', '.join(TOOLS)}")
    started: list[subprocess.Popen[str]] = []

    def start(*command: str, **facts: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, **facts},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        started.append(process)
        return process

    try:
        display = line_of(start("Xvfb", "-displayfd", "1", "-screen", "0", "800x600x24"))
        bus = line_of(start("dbus-daemon", "--session", "--print-address", "--nofork"))
        facts = {
            "DISPLAY": f":{display}",
            "QT_QPA_PLATFORM": "xcb",
            "AT_SPI_BUS_ADDRESS": bus,
            "DBUS_SESSION_BUS_ADDRESS": bus,
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }
        program = start(sys.executable, "-c", PROGRAM, **facts)
        if not display or not bus or line_of(program) != "up":
            pytest.skip("no window could be opened on a display of its own")

        def call(path: str, method: str, *arguments: str) -> str:
            done = subprocess.run(
                ["gdbus", "call", "--address", bus, "--dest", ":1.0", "-o", path, "-m", method, "--", *arguments],
                capture_output=True,
                text=True,
                timeout=PATIENCE_S,
                check=False,
            )
            assert program.poll() is None, f"died of {method}"
            return done.stdout.strip()

        found = call("/org/a11y/atspi/accessible/root", "org.a11y.atspi.Accessible.GetChildren")
        path = re.search(r"/org/a11y/atspi/accessible/\d+", found)
        if path is None:
            pytest.skip("the bridge does not answer")
        yield lambda method, *arguments: call(path[0], f"org.a11y.atspi.{method}", *arguments)
    finally:
        for process in reversed(started):
            process.terminate()
            process.wait()
            if process.stdout:
                process.stdout.close()


def test_a_screen_reader_reads_the_page(ask) -> None:
    assert ask("Accessible.GetRoleName") == "('document',)"
    assert "org.a11y.atspi.Text" in ask("Accessible.GetInterfaces")
    assert ask("Text.GetText", "0", "-1") == "('Hello brave world. A second one.\\nقال The Times نعم',)"
    assert ask("Text.GetCaretOffset") == "(<8>,)"
    assert ask("Text.GetStringAtOffset", "8", "1") == "('brave', 6, 11)"
    assert ask("Text.GetStringAtOffset", "8", "2") == "('Hello brave world. ', 0, 19)"
    assert ask("Text.GetStringAtOffset", "40", "4") == "('قال The Times نعم', 33, 50)"
    assert ask("Text.SetCaretOffset", "3") == "(true,)"
    assert ask("Text.GetCaretOffset") == "(<3>,)"
    extents = re.findall(r"-?\d+", ask("Text.GetCharacterExtents", "2", "0"))
    assert int(extents[2]) > 2
    assert ask("Text.GetNSelections") == "(0,)"
    ask("Text.AddSelection", "2", "4")
    assert ask("Text.GetCaretOffset") == "(<4>,)"  # its moving end
    assert ask("Text.GetNSelections") == "(0,)"  # Qt cannot be told its ends: see ui.reader.accessible
    assert ask("Text.GetAttributeRun", "3", "true").startswith("(@a{ss} {}")
    assert ask("Accessible.GetChildren")
