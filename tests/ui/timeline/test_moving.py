"""Moving the window: pinches, throws, typed dates; with real events."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QNativeGestureEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.chronology.calendars import to_jdn
from core.chronology.model import Calendar, HistoricalDate, Precision

LTR, RTL = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft


def jdn(year: int, month: int = 1, day: int = 1) -> int:
    return to_jdn(Calendar.GREGORIAN, year, month, day)


def native_zoom(hand, at: QPointF, value: float) -> None:
    event = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture,
        QPointingDevice.primaryPointingDevice(),
        2,
        at,
        at,
        QPointF(hand.widget.mapToGlobal(at.toPoint())),
        value,
        QPointF(),
    )
    QApplication.sendEvent(hand.widget, event)


@pytest.mark.parametrize("direction", [LTR, RTL])
def test_a_pinch_zooms_about_the_fingers(hold, direction):
    hand = hold(direction)
    before, days = hand.day_at(330), hand.widget.scale().days
    native_zoom(hand, QPointF(330, 90), 0.5)
    assert hand.widget.scale().days == pytest.approx(days / 1.5)
    assert hand.day_at(330) == pytest.approx(before, abs=0.01)
    native_zoom(hand, QPointF(330, 90), -0.25)
    assert hand.day_at(330) == pytest.approx(before, abs=0.01)
    assert hand.widget.scale().days == pytest.approx(days / 1.5 / 0.75)


def drag(hand, points, *, step_ms: int) -> None:
    """A drag whose events carry their own times, as a real hand's do."""
    kinds = [QEvent.Type.MouseButtonPress, *[QEvent.Type.MouseMove] * (len(points) - 1)]
    for number, (kind, x) in enumerate(zip(kinds, points, strict=True)):
        send(hand, kind, x, 1000 + number * step_ms)
    send(hand, QEvent.Type.MouseButtonRelease, points[-1], 1000 + len(points) * step_ms)


def send(hand, kind, x: float, timestamp: int) -> None:
    at = QPointF(x, 70)
    buttons = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseButtonRelease else Qt.MouseButton.LeftButton
    button = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
    place = QPointF(hand.widget.mapToGlobal(at.toPoint()))
    event = QMouseEvent(kind, at, place, button, buttons, Qt.KeyboardModifier.NoModifier)
    event.setTimestamp(timestamp)
    QApplication.sendEvent(hand.widget, event)


@pytest.mark.parametrize("direction", [LTR, RTL])
def test_a_thrown_window_goes_on_and_comes_to_rest(hold, qtbot, direction):
    hand = hold(direction, animated=True)
    hand.widget.set_time_window(jdn(1906), jdn(1910))
    drag(hand, [300, 330, 360, 390, 420], step_ms=16)
    let_go = hand.day_at(420)
    qtbot.waitUntil(lambda: not hand.widget._throw.running(), timeout=4000)
    went = hand.x_of(let_go) - 420
    assert went > 100, "it goes on to the visual right, as the hand went"
    assert hand.widget.scale().days == pytest.approx(jdn(1910) - jdn(1906))


def test_a_throw_stops_under_a_new_press(hold, qtbot):
    hand = hold(animated=True)
    hand.widget.set_time_window(jdn(1906), jdn(1910))
    drag(hand, [300, 340, 380, 420], step_ms=16)
    assert hand.widget._throw.running()
    qtbot.mousePress(hand.widget, hand.left, pos=QPoint(400, 70))
    assert not hand.widget._throw.running()
    qtbot.mouseRelease(hand.widget, hand.left, pos=QPoint(400, 70))


def test_no_throw_for_a_hand_at_rest_or_with_reduced_motion(hold):
    hand = hold(animated=True)
    hand.widget.set_time_window(jdn(1906), jdn(1910))
    drag(hand, [300, 340, 380, 380, 380, 380, 380], step_ms=40)
    assert not hand.widget._throw.running()
    calm = hold(animated=False)
    calm.widget.set_time_window(jdn(1906), jdn(1910))
    drag(calm, [300, 340, 380, 420], step_ms=16)
    assert not calm.widget._throw.running()


def test_a_digit_opens_the_field_and_enter_goes_there(hold, qtbot):
    hand = hold()
    hand.widget.set_time_window(jdn(1900), jdn(1901))
    qtbot.keyClick(hand.widget, Qt.Key.Key_1)
    field = hand.widget.date_field()
    assert field.isVisible() and field.hasFocus() and field.text() == "1"
    QTest.keyClicks(field, "2 march 1912")
    assert field.text() == "12 march 1912"
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert not field.isVisible()
    assert hand.widget.hasFocus()
    start, end = hand.widget.time_window()
    assert (start + end) / 2 == pytest.approx(jdn(1912, 3, 12) + 0.5)


@pytest.mark.parametrize(
    ("words", "inside"),
    [
        ("۱۶ آبان ۱۲۹۶", (1917, 11, 7)),
        ("٧ نوفمبر ١٩١٧", (1917, 11, 7)),
        ("44 BCE", (-43, 5, 1)),
    ],
)
def test_a_typed_date_may_be_in_any_calendar_and_script(hold, words, inside):
    hand = hold()
    assert hand.widget.go_to_date(words)
    start, end = hand.widget.time_window()
    assert start < jdn(*inside) < end


def test_words_that_are_no_date_are_refused_and_escape_closes(hold, qtbot):
    hand = hold()
    before = hand.widget.time_window()
    qtbot.keyClick(hand.widget, Qt.Key.Key_G)
    field = hand.widget.date_field()
    QTest.keyClicks(field, "a fine day")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.isVisible()
    assert field.accessibleDescription()
    assert hand.widget.time_window() == before
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not field.isVisible()
    assert hand.widget.hasFocus()


def test_keys_frame_the_document_and_the_selection(hold, qtbot):
    hand = hold()
    qtbot.keyClick(hand.widget, Qt.Key.Key_Home)
    qtbot.keyClick(hand.widget, Qt.Key.Key_Right)
    qtbot.keyClick(hand.widget, Qt.Key.Key_D)
    start, end = hand.widget.time_window()
    assert jdn(1903) < start < jdn(1904) and jdn(1912) < end < jdn(1913)
    hand.widget.select_span(jdn(1908), jdn(1908, 1, 31))
    qtbot.keyClick(hand.widget, Qt.Key.Key_S)
    start, end = hand.widget.time_window()
    assert jdn(1907, 12, 20) < start < jdn(1908) and jdn(1908, 2, 1) < end < jdn(1908, 2, 12)
    qtbot.keyClick(hand.widget, Qt.Key.Key_F)
    assert hand.widget.time_window()[0] < jdn(1900)


def test_the_lock_keeps_the_window_where_it_is(hold, qtbot):
    hand = hold()
    hand.widget.set_time_window(jdn(1900), jdn(1902))
    with qtbot.waitSignal(hand.widget.following_changed) as told:
        hand.widget.set_following(False)
    assert told.args == [False]
    window = hand.widget.time_window()
    date = HistoricalDate(jdn(1912), jdn(1912), Precision.DAY)
    hand.widget.set_cursor("ar-1", date)
    assert hand.widget.time_window() == window
    assert hand.widget.cursor_jdn() == jdn(1912)
    hand.widget.set_following(True)
    start, end = hand.widget.time_window()
    assert start < jdn(1912) < end
