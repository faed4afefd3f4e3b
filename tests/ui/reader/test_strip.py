"""The marker strip: ticks where the scroll bar's handle will be, and a click that goes there."""

import pytest
from PySide6.QtCore import QPoint, Qt

from ui.reader import Mark
from ui.reader.strip import MarkerStrip


@pytest.fixture
def strip(pane, long_document):
    pane.set_document(long_document)
    return pane.findChild(MarkerStrip)


def test_a_tick_stands_at_the_share_of_the_height_where_its_text_is(pane, strip, long_document):
    page = pane.page()
    for row in range(page.rows.count):
        page.scroll.heights.set(row, page.paragraph(row).height)
    strip.measure_again()
    offsets = [long_document.text.index(f"[{number}]") for number in (0, 9, 20, 39)]
    for offset in offsets:
        pane.set_marks([Mark(offset, offset + 3, "date", id="1")])
        [(y, kind, _)] = strip.ticks()
        assert kind == "date"
        row = page.rows.row_at(offset)
        share = (page.scroll.heights.top(row) + page.scroll.heights.height(row) / 2) / page.scroll.heights.total
        assert (y - 8) / (strip.height() - 16) == pytest.approx(share, abs=0.05)


def test_ticks_are_bounded_by_pixels_however_many_marks(pane, strip, long_document):
    pane.set_marks([Mark(at, at + 1, "date") for at in range(len(long_document.text))])
    assert len(strip.ticks()) <= strip.height()
    pane.set_marks([Mark(5, 9, "highlight", colour) for colour in ("yellow", "green")])
    pane.set_find_marks([(len(long_document.text) - 3, len(long_document.text))])
    kinds = {(kind, colour) for _, kind, colour in strip.ticks()}
    assert kinds == {("highlight", "yellow"), ("highlight", "green"), ("find", "")}


def test_a_click_on_a_tick_goes_to_its_mark(pane, strip, long_document, qtbot):
    at = long_document.text.index("[23]")
    pane.set_marks([Mark(at, at + 4, "date", id="1")])
    [(y, _, _)] = strip.ticks()
    with qtbot.waitSignal(pane.jumped) as jumped:
        qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(6, y + 2))
    assert jumped.args == [0]
    start, end = pane.sight()
    assert start <= at < end
    assert pane.reading_offset() == at


def test_a_click_elsewhere_goes_to_that_share(pane, strip, long_document):
    assert strip.offset_near(0) == 0
    assert strip.offset_near(strip.height()) == len(long_document.text)
    assert strip.offset_near(strip.height() / 2) / len(long_document.text) == pytest.approx(0.5, abs=0.1)


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_the_strip_stands_between_text_and_bar(pane, strip, direction):
    pane.setLayoutDirection(direction)
    view = pane.viewport().geometry()
    bar = pane.verticalScrollBar()
    bar_left = bar.mapTo(pane, QPoint(0, 0)).x()
    own = strip.geometry()
    assert not own.intersects(view)
    if direction is Qt.LayoutDirection.LeftToRight:
        assert view.right() < own.left() <= own.right() < bar_left
    else:
        assert bar_left + bar.width() <= own.left() <= own.right() < view.left()


def test_no_document_no_strip(pane, strip):
    assert strip.isVisible()
    pane.set_document(None)
    assert not strip.isVisible()
