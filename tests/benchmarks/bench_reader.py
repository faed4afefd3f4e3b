"""The reading pane beside QTextBrowser on the same 15 and 50 MB of Arabic, in the same font and size.

Each side runs in a process of its own for each size, so that memory is its own. What is timed ends with
painted pixels: open and show the middle; resize and show again; find a word and show it; frames of
scrolling.
"""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks.comparison import Comparison

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

SIZES = (15, 50)
"""Megabytes of UTF-8."""
PARAGRAPH = 600
"""Code points, about."""
FRAMES = 200
STEP_PX = 60
SENTENCES = (
    "خرج عمال المصنع في الصباح الباكر ومشوا على ضفة النهر حتى بلغوا الجسر الكبير.",
    "وكتبت الصحف في 22 يناير 1905 أن الشوارع خلت من العربات وأن المصابيح لم تُضأ.",
    "وقال شاهد إن الجند وقفوا صفين، وإن الضابط قرأ ورقة (لم يسمعها أحد) ثم أمر بإغلاق الطريق.",
    "فلما حل المساء عاد الناس إلى بيوتهم، وبقيت أختام البريد وحدها تذكر ذلك اليوم.",
    "ثم جاء في التقرير أن ثلاثة آلاف عامل لم يحضروا، وأن الخسارة بلغت نحو 12% من أجر الشهر.",
)


def paragraphs(megabytes: int) -> list[str]:
    """So much UTF-8 in paragraphs of about PARAGRAPH code points, no two alike."""
    made: list[str] = []
    size = number = 0
    while size < megabytes * 1_000_000:
        words = f"{number}."
        turn = number
        while len(words) < PARAGRAPH:
            words += " " + SENTENCES[turn * 7 % len(SENTENCES)]
            turn += 1 + number % 3
        made.append(words)
        size += len(words.encode()) + 1
        number += 1
    return made


def _resident_mb() -> float:
    gc.collect()
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
    except OSError:
        import resource

        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return peak / 1e6 if sys.platform == "darwin" else peak / 1e3


def _timed(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


def _wanted(parts: list[str]) -> str:
    """A word to search for: the number of one paragraph, four fifths into the text."""
    return parts[len(parts) * 4 // 5].split(" ", 1)[0]


@dataclass(frozen=True, slots=True)
class _Side:
    """What one side does when asked."""

    widget: QWidget
    open_middle: Callable[[], object]
    find: Callable[[], object]
    scroll: Callable[[int], object]


def _measure(side: _Side) -> dict[str, float]:
    from PySide6.QtWidgets import QApplication

    widget = side.widget

    def shown(act: Callable[[], object]) -> Callable[[], object]:
        return lambda: (act(), widget.repaint(), widget.grab())

    widget.resize(800, 700)
    widget.show()
    QApplication.processEvents()
    widget.grab()
    before = _resident_mb()
    result = {"open": _timed(shown(side.open_middle))}
    result["reflow"] = _timed(shown(lambda: widget.resize(620, 700)))
    result["find"] = _timed(shown(side.find))
    frames = sorted(_timed(shown(lambda: side.scroll(STEP_PX))) for _ in range(FRAMES))
    result["frame50"], result["frame95"] = frames[FRAMES // 2], frames[FRAMES * 95 // 100]
    result["frame_max"] = frames[-1]
    result["memory"] = max(_resident_mb() - before, 0.1)
    return result


def measure_ours(megabytes: int) -> dict[str, float]:
    """The reading pane; the document is there before, as it comes from the library."""
    from PySide6.QtWidgets import QApplication

    from core.document.model import Block, BlockKind, Direction, Document
    from ui.reader import ReaderPane

    application = QApplication([])
    parts = paragraphs(megabytes)
    word = _wanted(parts)
    blocks, start = [], 0
    for part in parts:
        blocks.append(Block(start, start + len(part), BlockKind.PARAGRAPH, direction=Direction.RTL))
        start += len(part) + 1
    document = Document("\n".join(parts), tuple(blocks), "bench", "ar", Direction.RTL)
    del parts
    pane = ReaderPane()

    def open_middle() -> None:
        pane.set_document(document)
        pane.go_to(len(document.text) // 2)

    def find() -> None:
        at = document.text.find(word)
        pane.set_find_marks([(at, at + len(word))], 0)
        pane.go_to(at)

    result = _measure(_Side(pane, open_middle, find, pane.scroll_by))
    del application
    return result


def measure_theirs(megabytes: int) -> dict[str, float]:
    """QTextBrowser; the text is there before."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QFont, QTextCursor, QTextOption
    from PySide6.QtWidgets import QApplication, QTextBrowser

    from ui.fonts import load_fonts, reading_family

    application = QApplication([])
    load_fonts()
    parts = paragraphs(megabytes)
    word, text = _wanted(parts), "\n".join(parts)
    del parts
    browser = QTextBrowser()
    font = QFont()
    font.setFamilies(reading_family("ar"))
    font.setPointSizeF(18.9)
    browser.setFont(font)
    option = QTextOption(Qt.AlignmentFlag.AlignJustify)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    browser.document().setDefaultTextOption(option)

    def open_middle() -> None:
        browser.setPlainText(text)
        cursor = QTextCursor(browser.document())
        cursor.setPosition(len(text) // 2)
        browser.setTextCursor(cursor)
        browser.ensureCursorVisible()

    def scroll(pixels: int) -> None:
        bar = browser.verticalScrollBar()
        bar.setValue(bar.value() + pixels)

    def find() -> None:
        browser.moveCursor(QTextCursor.MoveOperation.Start)
        assert browser.find(word)

    result = _measure(_Side(browser, open_middle, find, scroll))
    del application
    return result


def _in_a_process(side: str, megabytes: int) -> dict[str, float]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.bench_reader", side, str(megabytes)],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    values: dict[str, float] = json.loads(done.stdout)
    return values


def run() -> list[Comparison]:
    """Both sides, one after the other, at each size."""
    compared = []
    for megabytes in SIZES:
        ours, theirs = _in_a_process("ours", megabytes), _in_a_process("theirs", megabytes)

        def line(
            what: str,
            key: str,
            unit: str = "ms",
            ours: dict[str, float] = ours,
            theirs: dict[str, float] = theirs,
            **promise: float,
        ) -> Comparison:
            return Comparison(what, ours[key], "QTextBrowser", theirs[key], unit, **promise)

        compared += [
            line(f"open {megabytes} MB of Arabic at its middle", "open", at_least=40),
            # Of 50 MB the rival lays out a part and leaves the rest for later: only 15 MB is like with like.
            line("reflow it after a resize", "reflow", **({"at_least": 40} if megabytes < 50 else {})),
            line("find a word and show it", "find"),
            line("scroll frame, median", "frame50"),
            line("scroll frame, 95th percentile", "frame95", at_most=8),
            line("scroll frame, slowest", "frame_max"),
            line("memory added", "memory", "MB", **({"at_least": 5} if megabytes >= 50 else {"at_most": 60})),
        ]
    return compared


if __name__ == "__main__":
    measure = measure_ours if sys.argv[1] == "ours" else measure_theirs
    print(json.dumps(measure(int(sys.argv[2]))))
