"""A timeline with a handful of events, and hands to move it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from core.chronology.calendars import to_jdn
from core.chronology.model import Calendar, Event, HistoricalDate, Precision
from ui.theme import load_theme
from ui.timeline import Lane, TimelineWidget

LTR, RTL = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft


def jdn(year: int, month: int = 1, day: int = 1) -> int:
    return to_jdn(Calendar.GREGORIAN, year, month, day)


class Hand:
    """What a person does to a timeline."""

    left = Qt.MouseButton.LeftButton

    def __init__(self, widget: TimelineWidget) -> None:
        self.widget = widget

    def day_at(self, x: float) -> float:
        return self.widget.scale().jd_of(x - self.widget.areas().lanes.left())

    def x_of(self, jd: float) -> int:
        return round(self.widget.areas().lanes.left() + self.widget.scale().x_of(jd))

    def wheel(self, at: QPointF, y: int) -> None:
        QApplication.sendEvent(
            self.widget,
            QWheelEvent(
                at,
                QPointF(self.widget.mapToGlobal(at.toPoint())),
                QPoint(),
                QPoint(0, y),
                Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.NoModifier,
                Qt.ScrollPhase.NoScrollPhase,
                False,
            ),
        )

    def place_of(self, event: int) -> QPoint:
        mark = next(m for m in self.widget.visible_marks() if event in m.ids)
        return self.widget.point_of(mark).toPoint()


def dated(year: int, month: int = 1, day: int = 1, at: int = 0, label: str = "") -> Event:
    there = jdn(year, month, day)
    date = HistoricalDate(there, there, Precision.DAY)
    return Event(at, at + 40, date, label or f"what happened at {at}", at + 3, at + 9)


LANES = [Lane("en-1", "A short chronicle", "en"), Lane("ar-1", "سجل المدينة", "ar")]
EVENTS = [
    ("en-1", dated(1900, at=10)),
    ("ar-1", dated(1904, at=100, label="خرج الناس إلى الشارع يومها وعادوا في المساء")),
    ("en-1", dated(1908, at=20, label="the bridge over the canal was opened to carriages and walkers alike")),
    ("ar-1", dated(1912, at=200)),
    ("en-1", dated(1920, at=50)),
]


@pytest.fixture
def hold(qtbot):
    """Builds a timeline of five events in two lanes and gives the hand that holds it."""

    def build(direction=LTR, *, animated=False, language="en") -> Hand:
        widget = TimelineWidget()
        qtbot.addWidget(widget)
        widget.setLayoutDirection(direction)
        widget.set_animated(animated)
        widget.set_interface_language(language)
        widget.set_theme(load_theme("light"))
        widget.resize(800, 200)
        widget.set_lanes(LANES)
        widget.set_events(EVENTS)
        widget.show()
        qtbot.waitExposed(widget)
        widget.activateWindow()
        widget.setFocus()
        qtbot.waitUntil(widget.hasFocus)
        return Hand(widget)

    return build
