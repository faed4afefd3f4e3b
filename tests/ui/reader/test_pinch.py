"""Two fingers on the page make its text larger or smaller."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ui.reader import ReaderPane


@pytest.fixture
def told(pane, long_document):
    pane.set_document(long_document)
    steps = []
    pane.zoom_requested.connect(steps.append)
    return steps


@pytest.mark.parametrize(("value", "sign"), [(0.05, 1), (-0.05, -1)])
def test_a_pinch_on_a_trackpad_zooms_by_steps(pane: ReaderPane, told, value, sign):
    point = QPointF(100, 100)
    for _ in range(10):
        event = QNativeGestureEvent(
            Qt.NativeGestureType.ZoomNativeGesture,
            QPointingDevice.primaryPointingDevice(),
            2,
            point,
            point,
            point,
            value,
            QPointF(),
        )
        QApplication.sendEvent(pane.viewport(), event)
    assert sum(told) == 4 * sign
    assert set(told) == {sign}


@pytest.mark.parametrize(("apart", "sign"), [(12, 1), (-12, -1)])
def test_a_pinch_on_a_touch_screen_zooms_by_steps(pane: ReaderPane, told, qtbot, apart, sign):
    device = QTest.createTouchDevice()
    view = pane.viewport()
    left, right = view.rect().center(), view.rect().center()
    left.setX(left.x() - 130)
    right.setX(right.x() + 130)
    sequence = QTest.touchEvent(view, device, False)
    sequence.press(0, left, view)
    sequence.press(1, right, view)
    sequence.commit(True)
    for _ in range(8):
        left.setX(left.x() - apart)
        right.setX(right.x() + apart)
        sequence = QTest.touchEvent(view, device, False)
        sequence.move(0, left, view)
        sequence.move(1, right, view)
        sequence.commit(True)
    sequence = QTest.touchEvent(view, device, False)
    sequence.release(0, left, view)
    sequence.release(1, right, view)
    sequence.commit(True)
    assert told
    assert all(step * sign > 0 for step in told)
    assert pane.selection() is None
