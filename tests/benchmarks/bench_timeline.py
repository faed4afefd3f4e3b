"""A frame of the timeline with 100,000 events, beside painting each of them."""

from __future__ import annotations

import gc
import os
import random
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from core.chronology.layout import Scale
from core.chronology.model import Event, HistoricalDate, Precision
from ui.fonts import load_fonts
from ui.theme import load_theme
from ui.timeline import Lane, TimelineWidget

EVENTS = 100_000
LANES = 200
YEARS = 3000
SIZE = (1200, 240)
_LABELS = ("the gates of the town were closed that day", "أغلقت أبواب المدينة في ذلك اليوم", "नगर के द्वार बंद रहे")
GROWTH = (1_000, 10_000, 100_000, 1_000_000)
MOST_FRAME_MS, MOST_FIRST_PAINT_MS = 8.0, 150.0
_FIRST_DAY = 1_356_173  # 1000 BCE


def made_up_events(count: int) -> list[tuple[str, Event]]:
    """Days, months, years and ranges over three thousand years, denser towards the end."""
    chance = random.Random(11)
    kinds = [(0, Precision.DAY)] * 6 + [(30, Precision.MONTH), (364, Precision.YEAR), (3000, Precision.RANGE)]
    events = []
    for i in range(count):
        day = _FIRST_DAY + int(YEARS * 365.2425 * chance.random() ** 0.5)
        length, precision = chance.choice(kinds)
        date = HistoricalDate(day, day + length, precision, inferred=i % 7 == 0)
        label = f"{_LABELS[i % len(_LABELS)]} {i}"
        events.append((str(chance.randrange(LANES)), Event(i, i + 20, date, label, i, i + 4)))
    return events


def _times_ms(frame: Callable[[int], None], count: int) -> list[float]:
    times = []
    for step in range(count):
        before = time.perf_counter()
        frame(step)
        times.append((time.perf_counter() - before) * 1000)
    return sorted(times)


def _told(name: str, times: list[float]) -> str:
    p50, p95 = times[len(times) // 2], times[int(len(times) * 0.95)]
    return f"  {name:<34} p50 {p50:8.2f} ms   p95 {p95:8.2f} ms   max {times[-1]:8.2f} ms"


def _naive(image: QImage, scale: Scale, events: list[tuple[str, Event]], rows: dict[str, int]) -> None:
    """What a widget without layout does: an ellipse for every event, wherever it is."""
    painter = QPainter(image)
    painter.fillRect(image.rect(), load_theme("light").color("page"))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(load_theme("light").lane(0))
    for document_id, event in events:
        x = scale.x_of((event.date.earliest + event.date.latest + 1) / 2)
        painter.drawEllipse(QPointF(x, rows[document_id] * 18 + 9), 4.5, 4.5)
    painter.end()


def _frames(widget: TimelineWidget, image: QImage) -> dict[str, Callable[[int], None]]:
    def pan(step: int) -> None:
        scale = widget.scale().panned(9 if step % 40 < 20 else -9)
        widget.set_time_window(scale.start, scale.end)
        widget.render(image)

    def zoom(step: int) -> None:
        factor = 1.12 if step % 80 < 40 else 1 / 1.12
        scale = widget.scale().zoomed(factor, 700)
        widget.set_time_window(scale.start, scale.end)
        widget.render(image)

    return {"pan": pan, "zoom": zoom}


def _resident_mb() -> float:
    """What the process holds in memory now; 0 where the system does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except (OSError, IndexError, ValueError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1024 / 1024


def _first_paints(widget: TimelineWidget, image: QImage, events: list[tuple[str, Event]]) -> tuple[float, float]:
    """Milliseconds to take the events in, and then from a window never shown to its first frame."""
    before = time.perf_counter()
    widget.set_events(events)
    given = time.perf_counter()
    widget.render(image)
    return (given - before) * 1000, (time.perf_counter() - given) * 1000


def _made(image: QImage) -> TimelineWidget:
    widget = TimelineWidget()
    widget.set_animated(False)
    widget.resize(image.size())
    widget.set_lanes([Lane(str(i), f"Document {i}", "fa" if i == 3 else "en") for i in range(LANES)])
    return widget


def _grow(image: QImage) -> None:
    """How frames, the first paint and memory grow with the number of events."""
    for count in GROWTH:
        events = made_up_events(count)
        gc.collect()
        gc.freeze()  # what the benchmark itself made is no part of what the widget costs
        before_mb = _resident_mb()
        widget = _made(image)
        given, first = _first_paints(widget, image, events)
        frames = {name: _times_ms(frame, 160) for name, frame in _frames(widget, image).items()}
        held = _resident_mb() - before_mb
        told = "   ".join(f"{name} p95 {times[int(len(times) * 0.95)]:5.2f} ms" for name, times in frames.items())
        print(f"  {count:>9,} events: given {given:7.0f} ms   first paint {first:5.0f} ms   {told}   +{held:4.0f} MB")
        widget.deleteLater()
        del widget, events
        gc.unfreeze()


def run() -> None:
    """Print frame times, how they grow, and how many times faster than painting every event they are."""
    application = QApplication.instance() or QApplication([])
    load_fonts()
    events = made_up_events(EVENTS)
    rows = {str(i): i for i in range(LANES)}
    image = QImage(*SIZE, QImage.Format.Format_RGB32)
    widget = _made(image)
    given_ms, first_ms = _first_paints(widget, image, events)
    print(f"timeline: {EVENTS:,} events, {LANES} lanes, {YEARS:,} years, {SIZE[0]} by {SIZE[1]} px")
    print(f"  events given                       {given_ms:12.0f} ms")
    print(f"  first paint                        {first_ms:12.0f} ms   (at most {MOST_FIRST_PAINT_MS:.0f})")
    measured = {name: _times_ms(frame, 160) for name, frame in _frames(widget, image).items()}
    for name, times in measured.items():
        print(_told(f"{name}, a frame", times) + f"   (p95 at most {MOST_FRAME_MS:.0f})")
    widget.fit_all()
    scale = widget.scale()
    naive = _times_ms(lambda _step: _naive(image, scale, events, rows), 5)
    print(_told("every event painted, a frame", naive))
    for name, times in measured.items():
        print(f"  {name}: {naive[len(naive) // 2] / times[int(len(times) * 0.95)]:.0f} times faster at its p95")
    widget.deleteLater()
    _grow(image)
    assert application is not None


if __name__ == "__main__":
    run()
