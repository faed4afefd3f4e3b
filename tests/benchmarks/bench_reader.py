"""The reading pane beside QTextBrowser on the same 15 MB of Arabic, in the same font and size.

Each side runs in a process of its own, so that memory is its own. What is timed ends with painted
pixels: open and show the middle; resize and show again; a hundred frames of scrolling.
"""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks.comparison import Comparison

MEGABYTES = 15
PARAGRAPH = 600
"""Code points, about."""
FRAMES = 100
STEP_PX = 60
SENTENCES = (
    "خرج عمال المصنع في الصباح الباكر ومشوا على ضفة النهر حتى بلغوا الجسر الكبير.",
    "وكتبت الصحف في 22 يناير 1905 أن الشوارع خلت من العربات وأن المصابيح لم تُضأ.",
    "وقال شاهد إن الجند وقفوا صفين، وإن الضابط قرأ ورقة (لم يسمعها أحد) ثم أمر بإغلاق الطريق.",
    "فلما حل المساء عاد الناس إلى بيوتهم، وبقيت أختام البريد وحدها تذكر ذلك اليوم.",
    "ثم جاء في التقرير أن ثلاثة آلاف عامل لم يحضروا، وأن الخسارة بلغت نحو 12% من أجر الشهر.",
)


def paragraphs() -> list[str]:
    """About MEGABYTES of UTF-8 in paragraphs of about PARAGRAPH code points, no two alike."""
    made: list[str] = []
    size = number = 0
    while size < MEGABYTES * 1_000_000:
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


def _measure(open_middle: Callable[[], None], widget: object, scroll: Callable[[int], None]) -> dict[str, float]:
    from PySide6.QtWidgets import QApplication, QWidget

    assert isinstance(widget, QWidget)

    def shown(act: Callable[[], object]) -> Callable[[], object]:
        return lambda: (act(), widget.repaint(), widget.grab())

    widget.resize(800, 700)
    widget.show()
    QApplication.processEvents()
    widget.grab()
    before = _resident_mb()
    result = {"open": _timed(shown(open_middle))}
    result["reflow"] = _timed(shown(lambda: widget.resize(620, 700)))
    frames = sorted(_timed(shown(lambda: scroll(STEP_PX))) for _ in range(FRAMES))
    result["frame"] = frames[FRAMES * 95 // 100]
    result["memory"] = max(_resident_mb() - before, 0.1)
    return result


def measure_ours() -> dict[str, float]:
    """The reading pane; the document is there before, as it comes from the library."""
    from PySide6.QtWidgets import QApplication

    from core.document.model import Block, BlockKind, Direction, Document
    from ui.reader import ReaderPane

    application = QApplication([])
    parts = paragraphs()
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

    result = _measure(open_middle, pane, pane.scroll_by)
    del application
    return result


def measure_theirs() -> dict[str, float]:
    """QTextBrowser; the text is there before."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QFont, QTextCursor, QTextOption
    from PySide6.QtWidgets import QApplication, QTextBrowser

    from ui.fonts import load_fonts, reading_family

    application = QApplication([])
    load_fonts()
    text = "\n".join(paragraphs())
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

    result = _measure(open_middle, browser, scroll)
    del application
    return result


def _in_a_process(side: str) -> dict[str, float]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.bench_reader", side],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    values: dict[str, float] = json.loads(done.stdout)
    return values


def run() -> list[Comparison]:
    """Both sides, one after the other."""
    ours, theirs = _in_a_process("ours"), _in_a_process("theirs")
    rival = "QTextBrowser"

    def line(what: str, key: str, unit: str, **promise: float) -> Comparison:
        return Comparison(what, ours[key], rival, theirs[key], unit, **promise)

    return [
        line(f"open {MEGABYTES} MB of Arabic at its middle", "open", "ms", at_least=20),
        line("reflow it after a resize", "reflow", "ms", at_least=20),
        line("scroll frame, 95th percentile", "frame", "ms"),
        line("memory added", "memory", "MB", at_most=60),
    ]


if __name__ == "__main__":
    print(json.dumps(measure_ours() if sys.argv[1] == "ours" else measure_theirs()))
