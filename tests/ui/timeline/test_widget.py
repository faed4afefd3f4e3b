"""The timeline under real mouse, wheel and key events."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTranslator
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication

from core.chronology.calendars import to_jdn
from core.chronology.layout import MarkKind, Pin, PinKind
from core.chronology.model import Calendar, Event, HistoricalDate, Precision
from core.paths import resource
from ui.theme import load_theme
from ui.timeline import Lane, TimelineWidget
from ui.timeline.contents import pin_tip

LEFT = Qt.MouseButton.LeftButton
LTR, RTL = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
LANES = [Lane("en-1", "A short chronicle", "en"), Lane("ar-1", "سجل المدينة", "ar")]


def jdn(year: int, month: int = 1, day: int = 1) -> int:
    return to_jdn(Calendar.GREGORIAN, year, month, day)


def event_on(year: int, month: int = 1, day: int = 1, at: int = 0, label: str = "", **facts) -> Event:
    there = jdn(year, month, day)
    date = HistoricalDate(there, there, Precision.DAY, **facts)
    return Event(at, at + 40, date, label or f"what happened at {at}", at + 3, at + 9)


EVENTS = [
    ("en-1", event_on(1900, at=10)),
    ("ar-1", event_on(1904, at=100, label="خرج الناس إلى الشارع <يومها>")),
    ("en-1", event_on(1908, at=20, inferred=True)),
    ("ar-1", event_on(1912, at=200)),
    ("en-1", event_on(1916, at=30)),
    ("en-1", event_on(1916, at=70)),
    ("en-1", event_on(1920, at=50)),
    ("en-1", event_on(1920, 1, 20, at=60)),
]


@pytest.fixture
def make(qtbot):
    def build(direction=LTR, events=EVENTS, lanes=LANES, size=(800, 200), theme="light") -> TimelineWidget:
        widget = TimelineWidget()
        qtbot.addWidget(widget)
        widget.setLayoutDirection(direction)
        widget.set_animated(False)
        widget.set_theme(load_theme(theme))
        widget.resize(*size)
        widget.set_lanes(lanes)
        widget.set_events(events)
        widget.show()
        qtbot.waitExposed(widget)
        widget.activateWindow()
        widget.setFocus()
        qtbot.waitUntil(widget.hasFocus)
        return widget

    return build


def wheel(widget: TimelineWidget, at: QPointF, y: int = 0, x: int = 0, keys=Qt.KeyboardModifier.NoModifier):
    event = QWheelEvent(
        at,
        QPointF(widget.mapToGlobal(at.toPoint())),
        QPoint(),
        QPoint(x, y),
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def mark_with(widget: TimelineWidget, event: int):
    return next(m for m in widget.visible_marks() if event in m.ids)


def place_of(widget: TimelineWidget, event: int) -> QPoint:
    return widget.point_of(mark_with(widget, event)).toPoint()


def day_at(widget: TimelineWidget, x: float) -> float:
    return widget.scale().jd_of(x - widget.areas().lanes.left())


@pytest.mark.parametrize("direction", [LTR, RTL])
def test_the_wheel_zooms_about_the_pointer(make, direction):
    widget = make(direction)
    at = QPointF(330, 100)
    before, days = day_at(widget, 330), widget.scale().days
    wheel(widget, at, y=240)
    assert widget.scale().days == pytest.approx(days / 1.25**2)
    assert day_at(widget, 330) == pytest.approx(before, abs=0.01)
    wheel(widget, at, y=-120)
    assert day_at(widget, 330) == pytest.approx(before, abs=0.01)


@pytest.mark.parametrize("direction", [LTR, RTL])
def test_shift_wheel_and_sideways_wheel_pan(make, direction):
    widget = make(direction)
    wheel(widget, QPointF(400, 100), y=480)
    days, at = widget.scale().days, day_at(widget, 400)
    wheel(widget, QPointF(400, 100), y=-120, keys=Qt.KeyboardModifier.ShiftModifier)
    assert day_at(widget, 340) == pytest.approx(at, abs=0.5), "what was drawn moves to the visual left"
    wheel(widget, QPointF(400, 100), x=120)
    assert day_at(widget, 400) == pytest.approx(at, abs=0.5)
    assert widget.scale().days == pytest.approx(days)


@pytest.mark.parametrize("direction", [LTR, RTL])
def test_a_click_on_an_event_tells_its_document_and_sentence(make, qtbot, direction):
    widget = make(direction)
    with qtbot.waitSignal(widget.event_chosen) as signal:
        qtbot.mouseClick(widget, LEFT, pos=place_of(widget, 1))
    assert signal.args == ["ar-1", 100, 140]
    assert widget.chosen().document_id == "ar-1"
    with qtbot.assertNotEmitted(widget.event_chosen):
        qtbot.mouseClick(widget, LEFT, pos=QPoint(place_of(widget, 1).x() + 60, place_of(widget, 1).y()))


def test_events_of_one_day_take_turns(make, qtbot):
    widget = make()
    mark = mark_with(widget, 4)
    assert (mark.kind, list(mark.ids)) == (MarkKind.CLUSTER, [4, 5])
    offsets = []
    widget.event_chosen.connect(lambda _id, start, _end: offsets.append(start))
    for _ in range(3):
        qtbot.mouseClick(widget, LEFT, pos=place_of(widget, 4))
        qtbot.wait(QApplication.doubleClickInterval() // 400)
    assert offsets == [30, 70, 30]


def test_a_click_on_a_cluster_opens_it(make, qtbot):
    widget = make()
    assert list(mark_with(widget, 6).ids) == [6, 7]
    with qtbot.assertNotEmitted(widget.event_chosen):
        qtbot.mouseClick(widget, LEFT, pos=place_of(widget, 6))
    assert mark_with(widget, 6).kind is MarkKind.DOT
    assert mark_with(widget, 7).kind is MarkKind.DOT
    start, end = widget.time_window()
    assert start < jdn(1920) < jdn(1920, 1, 20) < end


def test_a_bar_is_chosen_on_itself_and_not_on_the_empty_lane_around_it(make, qtbot):
    war = Event(7, 47, HistoricalDate(jdn(1914), jdn(1918), Precision.RANGE), "the war", 8, 12)
    widget = make(events=[*EVENTS[:4], ("en-1", war)])
    (bar,) = [m for m in widget.visible_marks() if m.kind is MarkKind.SPAN]
    middle = widget.point_of(bar).toPoint()
    with qtbot.assertNotEmitted(widget.event_chosen):
        qtbot.mouseClick(widget, LEFT, pos=middle + QPoint(0, 10))
    with qtbot.waitSignal(widget.event_chosen) as signal:
        qtbot.mouseClick(widget, LEFT, pos=middle)
    assert signal.args == ["en-1", 7, 47]


def test_a_double_click_frames_an_event(make, qtbot):
    widget = make()
    days = widget.scale().days
    place = place_of(widget, 3)
    qtbot.mouseClick(widget, LEFT, pos=place)
    qtbot.mouseDClick(widget, LEFT, pos=place)
    assert widget.scale().days < days / 20
    assert sum(widget.time_window()) / 2 == pytest.approx(jdn(1912) + 0.5, abs=0.6)


@pytest.mark.parametrize("direction", [LTR, RTL])
def test_dragging_pans_and_does_not_choose(make, qtbot, direction):
    widget = make(direction)
    wheel(widget, QPointF(400, 100), y=480)
    at = day_at(widget, 400)
    with qtbot.assertNotEmitted(widget.event_chosen):
        qtbot.mousePress(widget, LEFT, pos=QPoint(400, 90))
        qtbot.mouseMove(widget, QPoint(430, 90))
        qtbot.mouseMove(widget, QPoint(475, 90))
        qtbot.mouseRelease(widget, LEFT, pos=QPoint(475, 90))
    assert day_at(widget, 475) == pytest.approx(at, abs=0.5)


@pytest.mark.parametrize("direction", [LTR, RTL])
def test_the_window_on_the_density_strip_can_be_dragged(make, qtbot, direction):
    widget = make(direction)
    widget.set_time_window(jdn(1908), jdn(1912))
    strip = widget.areas().strip
    middle = QPoint(int(strip.center().x()), int(strip.center().y()))
    qtbot.mousePress(widget, LEFT, pos=middle)
    qtbot.mouseMove(widget, middle + QPoint(120, 0))
    qtbot.mouseRelease(widget, LEFT, pos=middle + QPoint(120, 0))
    start, end = widget.time_window()
    assert end - start == pytest.approx(jdn(1912) - jdn(1908))
    moved = start - jdn(1908)
    assert moved > 300 if direction is LTR else moved < -300
    qtbot.mouseClick(widget, LEFT, pos=QPoint(int(strip.left()) + 2, middle.y()))
    assert (widget.time_window()[0] < jdn(1902)) is (direction is LTR)


@pytest.mark.parametrize("direction", [LTR, RTL])
def test_arrow_keys_walk_the_events_as_they_are_seen(make, qtbot, direction):
    widget = make(direction)
    forward, back = Qt.Key.Key_Right, Qt.Key.Key_Left
    if direction is RTL:
        forward, back = back, forward
    qtbot.keyClick(widget, Qt.Key.Key_Home)
    offsets = [widget.chosen().offset]
    for _ in range(8):
        qtbot.keyClick(widget, forward)
        offsets.append(widget.chosen().offset)
    assert offsets == [10, 100, 20, 200, 30, 70, 50, 60, 60]
    qtbot.keyClick(widget, back)
    assert widget.chosen().offset == 50
    qtbot.keyClick(widget, Qt.Key.Key_Down)
    assert widget.chosen().offset == 200
    qtbot.keyClick(widget, Qt.Key.Key_Up)
    assert widget.chosen().document_id == "en-1"
    qtbot.keyClick(widget, Qt.Key.Key_End)
    assert widget.chosen().offset == 60
    with qtbot.waitSignal(widget.event_chosen) as signal:
        qtbot.keyClick(widget, Qt.Key.Key_Return)
    assert signal.args == ["en-1", 60, 100]


def test_walking_brings_an_event_into_the_window(make, qtbot):
    widget = make()
    widget.set_time_window(jdn(1900), jdn(1901))
    qtbot.keyClick(widget, Qt.Key.Key_Home)
    for _ in range(3):
        qtbot.keyClick(widget, Qt.Key.Key_Right)
        start, end = widget.time_window()
        chosen = widget.chosen()
        assert start < chosen.earliest < end
        assert mark_with(widget, chosen.id)


def test_keys_zoom_page_and_fit(make, qtbot):
    widget = make()
    whole = widget.time_window()
    days = whole[1] - whole[0]
    qtbot.keyClick(widget, Qt.Key.Key_Plus)
    assert widget.scale().days == pytest.approx(days / 1.5)
    start = widget.time_window()[0]
    qtbot.keyClick(widget, Qt.Key.Key_PageUp)
    assert widget.time_window()[0] == pytest.approx(start - 0.8 * days / 1.5)
    qtbot.keyClick(widget, Qt.Key.Key_PageDown)
    qtbot.keyClick(widget, Qt.Key.Key_Minus)
    assert widget.scale().days == pytest.approx(days)
    qtbot.keyClick(widget, Qt.Key.Key_Plus)
    qtbot.keyClick(widget, Qt.Key.Key_F)
    assert widget.time_window() == pytest.approx(whole)
    qtbot.keyClick(widget, Qt.Key.Key_Plus)
    qtbot.keyClick(widget, Qt.Key.Key_0)
    assert widget.time_window() == pytest.approx(whole)


def test_right_to_left_mirrors_every_place(make):
    ltr, rtl = make(LTR), make(RTL)
    for event in range(len(EVENTS)):
        a, b = place_of(ltr, event), place_of(rtl, event)
        assert abs(a.x() - (ltr.width() - b.x())) <= 1
        assert a.y() == b.y()
    assert ltr.areas().gutter.left() < ltr.areas().lanes.left()
    assert rtl.areas().gutter.left() > rtl.areas().lanes.left()
    assert place_of(rtl, 0).x() > place_of(rtl, 7).x()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("direction", [LTR, RTL])
def test_the_cursor_stands_at_the_date_being_read_in_the_accent_colour(make, theme, direction):
    widget = make(direction, theme=theme)
    date = EVENTS[3][1].date
    widget.set_cursor("ar-1", date)
    assert widget.cursor_jdn() == jdn(1912)
    image = widget.grab().toImage()
    accent = QColor(load_theme(theme).roles["accent"])
    x = round(widget.areas().lanes.left() + widget.scale().x_of(jdn(1912) + 0.5))
    line = [image.pixelColor(x + dx, int(widget.areas().lanes.top()) + 8) for dx in (-1, 0, 1)]
    assert accent in line
    pill_row = int(widget.areas().pill.top()) + 2
    assert image.pixelColor(x - 25, pill_row) == accent
    assert image.pixelColor(x + 25, pill_row) == accent
    assert image.pixelColor(x + 200, pill_row) == QColor(load_theme(theme).roles["page"])


def colours(image: QImage, area) -> set[str]:
    return {
        image.pixelColor(x, y).name()
        for x in range(int(area.left()), int(area.right()))
        for y in range(int(area.top()), int(area.bottom()))
    }


def test_an_inferred_event_is_hollow(make):
    widget = make()
    image = widget.grab().toImage()
    page, lane = load_theme("light").roles["page"], load_theme("light").lanes[0]
    assert image.pixelColor(place_of(widget, 0)).name() == lane
    hollow = place_of(widget, 2)
    assert image.pixelColor(hollow).name() == page
    assert lane in colours(image, widget.areas().lanes) and image.pixelColor(hollow - QPoint(4, 0)).name() != page


def test_a_century_does_not_pull_the_window_to_its_middle(make):
    widget = make()
    start = to_jdn(Calendar.GREGORIAN, 1903, 1, 1)
    widget.set_time_window(start, start + 20 * 366)
    shown = widget.time_window()
    century = to_jdn(Calendar.GREGORIAN, 1901, 1, 1), to_jdn(Calendar.GREGORIAN, 2000, 12, 31)
    widget.set_cursor("a", HistoricalDate(*century, Precision.CENTURY))
    assert widget.time_window() == shown
    widget.set_time_window(century[1] + 10_000, century[1] + 12_000)
    widget.set_cursor("a", HistoricalDate(*century, Precision.CENTURY))
    assert widget.time_window()[0] < century[1]


def test_the_window_follows_the_cursor_only_when_it_leaves(make):
    widget = make()
    widget.set_time_window(jdn(1899), jdn(1906))
    window = widget.time_window()
    widget.set_cursor("ar-1", EVENTS[1][1].date)
    assert widget.time_window() == window
    widget.set_cursor("ar-1", EVENTS[3][1].date)
    start, end = widget.time_window()
    assert start < widget.cursor_jdn() < end
    assert end - start == pytest.approx(window[1] - window[0])
    widget.set_cursor(None, None)
    assert widget.cursor_jdn() is None
    assert widget.time_window() == (start, end)


def test_a_date_beyond_all_events_is_shown_too(make):
    widget = make()
    widget.set_time_window(jdn(1918), jdn(1921))
    widget.set_cursor("en-1", event_on(1850).date)
    start, end = widget.time_window()
    assert start < jdn(1850) < end


def test_the_pill_leads_back_to_the_date_being_read(make, qtbot):
    widget = make()
    widget.set_cursor("ar-1", EVENTS[1][1].date)
    widget.set_time_window(jdn(1915), jdn(1919))
    pill = widget.areas().pill
    qtbot.mouseClick(widget, LEFT, pos=QPoint(int(pill.left()) + 12, int(pill.center().y())))
    start, end = widget.time_window()
    assert start < jdn(1904) < end


def test_the_window_glides_when_it_may(make, qtbot):
    widget = make()
    widget.set_time_window(jdn(1900), jdn(1902))
    widget.set_animated(True)
    widget.set_cursor("en-1", EVENTS[6][1].date)
    start, end = widget.time_window()
    assert start < jdn(1920) < end
    assert widget.scale().end < jdn(1920)
    qtbot.waitUntil(lambda: widget.scale().start == pytest.approx(start))


def test_new_events_are_fitted_until_the_reader_has_moved(make):
    widget = make(events=EVENTS[:3])
    widget.set_events(EVENTS)
    assert widget.time_window()[1] > jdn(1920)
    wheel(widget, QPointF(400, 100), y=240)
    window = widget.time_window()
    widget.set_events(EVENTS[:6])
    assert widget.time_window() == window
    widget.set_events([("en-1", event_on(1500)), ("en-1", event_on(1502))])
    start, end = widget.time_window()
    assert start < jdn(1500) < jdn(1502) < end, "nothing would be seen in the old window"


def test_the_first_view_is_of_most_events_and_f_shows_all(make, qtbot):
    many = [("en-1", event_on(1905, 1 + i % 12, 1 + i % 28, at=i)) for i in range(40)]
    widget = make(events=[*many, ("ar-1", event_on(-43, 3, 15))])
    assert widget.scale().days < 800
    qtbot.keyClick(widget, Qt.Key.Key_F)
    assert widget.time_window()[0] < jdn(-43, 3, 15)
    assert widget.time_window()[1] > jdn(1906)


def test_fitting_one_document(make):
    widget = make()
    widget.fit_document("ar-1")
    start, end = widget.time_window()
    assert jdn(1903) < start < jdn(1904)
    assert jdn(1912) < end < jdn(1913)


def test_lanes_that_do_not_fit_are_scrolled(make):
    lanes = [Lane(str(i), f"Paper {i}", "en") for i in range(40)]
    widget = make(lanes=lanes, events=[(str(i), event_on(1900 + i, at=i)) for i in range(40)])
    assert {m.lane for m in widget.visible_marks()} < set(range(12))
    wheel(widget, widget.areas().gutter.center(), y=-10 * 120)
    assert 11 in {m.lane for m in widget.visible_marks()}
    widget.set_cursor("39", event_on(1939).date)
    assert 39 in {m.lane for m in widget.visible_marks()}


def test_without_events_it_says_what_will_be_here(make, qtbot):
    widget = make(events=[])
    assert widget.visible_marks() == ()
    image = widget.grab().toImage()
    assert len(colours(image, image.rect().adjusted(150, 60, -150, -60))) > 1
    wheel(widget, QPointF(400, 100), y=120)
    qtbot.keyClick(widget, Qt.Key.Key_Right)
    qtbot.mouseClick(widget, LEFT, pos=QPoint(300, 100))
    widget.set_cursor("en-1", EVENTS[0][1].date)
    widget.grab()
    assert widget.cursor_jdn() == jdn(1900)
    assert "Dates found" in widget.accessibleDescription()


def test_a_screen_reader_hears_the_chosen_event(make, qtbot):
    widget = make()
    assert widget.accessibleName() == "Timeline"
    assert "8" in widget.accessibleDescription()
    qtbot.mouseClick(widget, LEFT, pos=place_of(widget, 2))
    heard = widget.accessibleDescription()
    for part in ("1 January 1908", "inferred", "what happened at 20", "A short chronicle"):
        assert part in heard


def test_walking_says_the_sentence_above_its_mark(make, qtbot):
    widget = make()
    row = widget.areas().pill
    page = load_theme("light").roles["page"]
    assert colours(widget.grab().toImage(), row) == {page}
    qtbot.keyClick(widget, Qt.Key.Key_Home)
    assert len(colours(widget.grab().toImage(), row)) > 2
    widget.clearFocus()
    assert colours(widget.grab().toImage(), row) == {page}


def test_a_tip_shows_the_sentence_in_its_own_direction(make):
    widget = make()
    tip = widget._contents.tip([1], "en")
    assert '<p dir="rtl"' in tip
    assert "خرج الناس إلى الشارع &lt;يومها&gt;" in tip
    assert "1 January 1904" in tip
    assert "سجل المدينة" in tip
    assert "and 4 more" in widget._contents.tip(list(range(8)), "en")


def test_the_second_line_of_the_axis_comes_with_persian(make):
    widget = make()
    one_line = widget.areas().axis.height()
    widget.set_lanes([*LANES, Lane("fa-1", "گاه‌شمار", "fa")])
    assert widget.areas().axis.height() > one_line


@pytest.mark.parametrize("size", [(200, 110), (360, 112), (1600, 400)])
def test_it_paints_at_any_size(make, size):
    widget = make(size=size)
    widget.set_cursor("ar-1", EVENTS[3][1].date)
    areas = widget.areas()
    assert areas.strip.bottom() < areas.pill.top() < areas.lanes.top() < areas.axis.top()
    assert areas.axis.bottom() <= size[1]
    assert not widget.grab().isNull()
    assert widget.sizeHint().height() > widget.minimumSizeHint().height() >= 100


def test_a_hundred_thousand_events(make):
    lanes = [Lane(str(i), f"Paper {i}", "en") for i in range(200)]
    many = []
    for i in range(100_000):
        day = 1_000_000 + (i * 7919) % 1_095_000
        date = HistoricalDate(day, day + (0, 0, 0, 30, 364)[i % 5], Precision.DAY)
        many.append((str(i % 200), Event(i, i + 5, date, "", i, i + 2)))
    widget = make(lanes=lanes, events=many)
    widget.grab()
    times = []
    for step in range(12):
        before = time.perf_counter()
        wheel(widget, QPointF(300, 100), y=120 if step % 3 else -60)
        widget.grab()
        times.append(time.perf_counter() - before)
    shown = widget.visible_marks()
    assert sum(m.size for m in shown) > 100
    assert len(shown) < 2000
    assert sorted(times)[6] < 0.1, "a tenth of a second is many times what it takes on a slow machine"


def test_the_tip_of_many_marks_counts_the_rest_in_the_interfaces_language(qapp):
    pins = [Pin("en-1", PinKind.NOTE, jdn(1900 + n), jdn(1900 + n), n, n + 1, words=f"note {n}") for n in range(7)]
    assert "and 3 more" in pin_tip(pins, [LANES[0]] * 7, "en")
    translator = QTranslator()
    assert translator.load(str(resource("i18n", "tarikh_ar.qm")))
    qapp.installTranslator(translator)
    try:
        assert "و3 علامات أخرى" in pin_tip(pins, [LANES[0]] * 7, "ar")
    finally:
        qapp.removeTranslator(translator)
