"""The table of events: sorted, filtered, walked by keys; many rows."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QStyleOptionViewItem

from core.chronology.calendars import to_jdn
from core.chronology.model import Calendar, Event, HistoricalDate, Precision
from ui.event_table import CERTAINTY, DATE, DOCUMENT, PRECISION, SENTENCE, EventTable


def jdn(year: int, month: int = 1, day: int = 1) -> int:
    return to_jdn(Calendar.GREGORIAN, year, month, day)


def event(at: int, first: int, last: int, precision: Precision, label: str, **facts) -> Event:
    return Event(at, at + 20, HistoricalDate(first, last, precision, **facts), label, at, at + 4)


EVENTS = [
    ("en", event(50, jdn(1910), jdn(1910, 12, 31), Precision.YEAR, "bread was dear")),
    ("ar", event(10, jdn(1905, 1, 22), jdn(1905, 1, 22), Precision.DAY, "خرج الناس إلى الشارع")),
    ("en", event(90, jdn(-43, 3, 15), jdn(-43, 3, 15), Precision.DAY, "an old story", inferred=True)),
    ("en", event(10, jdn(1920, 5, 1), jdn(1920, 5, 31), Precision.MONTH, "a ship came", approximate=True)),
]
TITLES = {"en": "Chronicle", "ar": "السجل"}


@pytest.fixture
def table(qtbot):
    table = EventTable()
    qtbot.addWidget(table)
    table.set_events(EVENTS, TITLES)
    table.show()
    qtbot.waitExposed(table)
    table.activateWindow()
    return table


def offsets(table) -> list[tuple[str, int]]:
    return [(id, e.start) for id, e in map(table.model.event_at, range(table.model.rowCount()))]


def test_the_model_keeps_qts_rules(table):
    QAbstractItemModelTester(table.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    table.model.sort(SENTENCE)
    table.model.set_filter(words="ship", precision=None, certainty="")


def test_rows_are_in_order_of_time_and_say_everything(table):
    assert offsets(table) == [("en", 90), ("ar", 10), ("en", 50), ("en", 10)]
    cell = table.model.index
    assert cell(0, DATE).data() == "15 March 44 BCE"
    assert cell(1, SENTENCE).data() == "خرج الناس إلى الشارع"
    assert cell(1, DOCUMENT).data() == "السجل"
    assert [cell(row, PRECISION).data() for row in range(4)] == ["Day", "Day", "Year", "Month"]
    assert [cell(row, CERTAINTY).data() for row in range(4)] == ["Inferred", "Stated", "Stated", "Approximate"]
    option = QStyleOptionViewItem()
    table.table.itemDelegate().initStyleOption(option, cell(1, SENTENCE))
    assert option.direction is Qt.LayoutDirection.RightToLeft
    table.table.itemDelegate().initStyleOption(option, cell(0, SENTENCE))
    assert option.direction is Qt.LayoutDirection.LeftToRight
    assert cell(0, DATE).data(Qt.ItemDataRole.AccessibleTextRole) == "Date: 15 March 44 BCE"


@pytest.mark.parametrize(
    ("column", "first"), [(DATE, ("en", 90)), (SENTENCE, ("en", 10)), (DOCUMENT, ("en", 90)), (PRECISION, ("en", 90))]
)
def test_a_click_on_a_header_sorts(table, qtbot, column, first):
    header = table.table.horizontalHeader()
    x = header.sectionViewportPosition(column) + 12
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, 8))
    if header.sortIndicatorOrder() is not Qt.SortOrder.AscendingOrder:
        table.table.sortByColumn(column, Qt.SortOrder.AscendingOrder)
    assert header.sortIndicatorSection() == column
    assert offsets(table)[0] == first
    table.table.sortByColumn(column, Qt.SortOrder.DescendingOrder)
    assert offsets(table)[0] != first


def test_filters_by_words_precision_certainty_and_days(table, qtbot):
    table._words.setText("الشوارع والشارع")
    qtbot.waitUntil(lambda: table.model.rowCount() == 0)
    table._words.setText("الي شارع")  # folded: letters that are written several ways are one
    qtbot.waitUntil(lambda: offsets(table) == [("ar", 10)])
    table._words.clear()
    qtbot.waitUntil(lambda: table.model.rowCount() == 4)
    table._precision.setCurrentIndex(table._precision.findData(Precision.DAY))
    assert offsets(table) == [("en", 90), ("ar", 10)]
    table._certainty.setCurrentIndex(table._certainty.findData("inferred"))
    assert offsets(table) == [("en", 90)]
    table._precision.setCurrentIndex(0)
    table._certainty.setCurrentIndex(0)
    table.set_span((jdn(1905), jdn(1910, 6, 1)), "some days")
    assert offsets(table) == [("ar", 10), ("en", 50)]
    table.set_span((jdn(1910, 5, 1), jdn(1910, 5, 3)), "three days")
    assert offsets(table) == [], "a year says nothing of three of its days"
    with qtbot.waitSignal(table.span_dismissed):
        qtbot.mouseClick(table._chip, Qt.MouseButton.LeftButton)


def test_enter_goes_to_the_page(table, qtbot):
    table.table.setFocus()
    QTest.keyClick(table.table, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(table.table, Qt.Key.Key_Down)
    with qtbot.waitSignal(table.event_chosen) as told:
        QTest.keyClick(table.table, Qt.Key.Key_Return)
    assert told.args == ["ar", 10, 30]
    with qtbot.waitSignal(table.event_chosen) as told:
        next(iter(table.row_menu(0).actions())).trigger()
    assert told.args == ["en", 90, 110]
    table.show_event("en", 55)
    assert table.table.currentIndex().row() == 2


def test_a_hundred_thousand_rows_scroll(table, qtbot):
    many = [("en", event(i, 2_400_000 + i, 2_400_000 + i, Precision.DAY, f"sentence {i}")) for i in range(100_000)]
    table.set_events(many, TITLES)
    bar = table.table.verticalScrollBar()
    times = []
    for step in range(20):
        before = time.perf_counter()
        bar.setValue(bar.maximum() * step // 20)
        table.table.grab()
        times.append(time.perf_counter() - before)
    assert sorted(times)[10] < 0.05
