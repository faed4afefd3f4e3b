"""Selecting days on the axis, pins under the lanes, calendars of the axis; with real events."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt

from core.chronology.calendars import to_jdn
from core.chronology.layout import Pin, PinKind
from core.chronology.model import Calendar
from ui.theme import load_theme
from ui.timeline.axis_menu import axis_menu
from ui.timeline.contents import in_four_calendars

LTR, RTL = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft


def jdn(year: int, month: int = 1, day: int = 1) -> int:
    return to_jdn(Calendar.GREGORIAN, year, month, day)


def drag_axis(hand, qtbot, first: int, last: int) -> None:
    y = round(hand.widget.areas().axis.center().y())
    a, b = QPoint(hand.x_of(first + 0.5), y), QPoint(hand.x_of(last + 0.5), y)
    qtbot.mouseMove(hand.widget, a)
    qtbot.mousePress(hand.widget, hand.left, pos=a)
    qtbot.mouseMove(hand.widget, QPoint((a.x() + b.x()) // 2, y))
    qtbot.mouseMove(hand.widget, b)
    qtbot.mouseRelease(hand.widget, hand.left, pos=b)


@pytest.mark.parametrize("direction", [LTR, RTL])
def test_a_drag_on_the_axis_selects_days_and_escape_clears(hold, qtbot, direction):
    hand = hold(direction)
    hand.widget.set_time_window(jdn(1908, 1, 1), jdn(1908, 2, 1))
    window = hand.widget.time_window()
    with qtbot.waitSignal(hand.widget.span_selected) as told:
        drag_axis(hand, qtbot, jdn(1908, 1, 5), jdn(1908, 1, 12))
    assert told.args == [jdn(1908, 1, 5), jdn(1908, 1, 12)]
    assert hand.widget.span() == (jdn(1908, 1, 5), jdn(1908, 1, 12))
    assert hand.widget.time_window() == window, "the axis selects and does not pan"
    assert "5" in hand.widget.accessibleDescription()
    with qtbot.waitSignal(hand.widget.span_cleared):
        qtbot.keyClick(hand.widget, Qt.Key.Key_Escape)
    assert hand.widget.span() is None


def test_the_span_can_be_drawn_backwards_and_is_seen(hold, qtbot):
    hand = hold()
    hand.widget.set_time_window(jdn(1908, 1, 1), jdn(1908, 2, 1))
    plain = hand.widget.grab().toImage()
    drag_axis(hand, qtbot, jdn(1908, 1, 20), jdn(1908, 1, 10))
    assert hand.widget.span() == (jdn(1908, 1, 10), jdn(1908, 1, 20))
    seen = hand.widget.grab().toImage()
    y = round(hand.widget.areas().lanes.top()) + 3
    inside, outside = hand.x_of(jdn(1908, 1, 15)), hand.x_of(jdn(1908, 1, 25))
    assert seen.pixelColor(inside, y) != plain.pixelColor(inside, y)
    assert seen.pixelColor(outside, y) == plain.pixelColor(outside, y)
    label = hand.widget._current_frame().span_label
    assert label.startswith("10 January 1908") and label.endswith("20 January 1908")


def test_the_pointer_is_an_i_beam_over_the_axis(hold, qtbot):
    hand = hold()
    axis = hand.widget.areas().axis.center().toPoint()
    qtbot.mouseMove(hand.widget, axis)
    qtbot.mouseMove(hand.widget, axis + QPoint(1, 0))
    assert hand.widget.cursor().shape() is Qt.CursorShape.IBeamCursor
    qtbot.mouseMove(hand.widget, hand.place_of(1))
    assert hand.widget.cursor().shape() is Qt.CursorShape.PointingHandCursor


@pytest.mark.parametrize("direction", [LTR, RTL])
def test_shift_and_arrows_select_from_event_to_event(hold, qtbot, direction):
    hand = hold(direction)
    later = Qt.Key.Key_Right if direction is LTR else Qt.Key.Key_Left
    qtbot.keyClick(hand.widget, Qt.Key.Key_Home)
    qtbot.keyClick(hand.widget, later)
    qtbot.keyClick(hand.widget, later, Qt.KeyboardModifier.ShiftModifier)
    assert hand.widget.span() == (jdn(1904), jdn(1908))
    qtbot.keyClick(hand.widget, later, Qt.KeyboardModifier.ShiftModifier)
    assert hand.widget.span() == (jdn(1904), jdn(1912))


def pins() -> list[Pin]:
    def pin(kind: PinKind, day: int, start: int, colour: str = "") -> Pin:
        return Pin("ar-1", kind, day, day, start, start + 5, f"id-{start}", colour, "كلمات")

    return [
        pin(PinKind.BOOKMARK, jdn(1906), 300),
        pin(PinKind.HIGHLIGHT, jdn(1908), 320, "green"),
        pin(PinKind.NOTE, jdn(1910), 340, "blue"),
    ]


@pytest.mark.parametrize("direction", [LTR, RTL])
def test_annotations_are_marks_of_their_own_and_lead_to_their_page(hold, qtbot, direction):
    hand = hold(direction)
    before = hand.widget.grab().toImage()
    hand.widget.set_annotations(pins())
    marks = hand.widget.visible_pins()
    assert {m.kind for m in marks} == {PinKind.BOOKMARK, PinKind.HIGHLIGHT, PinKind.NOTE}
    assert hand.widget.grab().toImage() != before
    note = next(m for m in marks if m.kind is PinKind.NOTE)
    areas = hand.widget.areas()
    with qtbot.waitSignal(hand.widget.event_chosen) as told:
        at = QPoint(round(areas.lanes.left() + note.x), round(areas.pin_y(note.lane)))
        qtbot.mouseClick(hand.widget, hand.left, pos=at)
    assert told.args == ["ar-1", 340, 345]


def test_hits_are_marks_while_the_search_lasts(hold):
    hand = hold()
    hand.widget.set_annotations(pins())
    hand.widget.set_hits([("en-1", jdn(1908), jdn(1908), 20), ("gone", jdn(1908), jdn(1908), 2)])
    hits = [m for m in hand.widget.visible_pins() if m.kind is PinKind.HIT]
    assert [m.lane for m in hits] == [0]
    find = load_theme("light").roles["find"]
    image = hand.widget.grab().toImage()
    areas = hand.widget.areas()
    x, y = round(areas.lanes.left() + hits[0].x), round(areas.pin_y(0))
    assert image.pixelColor(x, y).name() == find
    hand.widget.set_hits([])
    assert {m.kind for m in hand.widget.visible_pins()} == {PinKind.BOOKMARK, PinKind.HIGHLIGHT, PinKind.NOTE}


def test_a_click_on_a_title_chooses_its_document(hold, qtbot):
    hand = hold()
    areas = hand.widget.areas()
    with qtbot.waitSignal(hand.widget.document_chosen) as told:
        at = QPoint(round(areas.gutter.center().x()), round(areas.lane_top(1) + areas.lane_height / 2))
        qtbot.mouseClick(hand.widget, hand.left, pos=at)
    assert told.args == ["ar-1"]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_axis_is_in_the_calendars_chosen(hold, qtbot, language):
    hand = hold(language=language)
    assert hand.widget.calendars() == (Calendar.GREGORIAN, None)
    menu = axis_menu(hand.widget)
    submenus = [action.menu() for action in menu.actions() if action.menu() is not None]
    assert len(submenus) == 2
    with qtbot.waitSignal(hand.widget.calendars_changed) as told:
        next(a for a in submenus[1].actions() if a.data()[1] is Calendar.ISLAMIC).trigger()
    assert told.args == ["gregorian", "islamic"]
    next(a for a in submenus[0].actions() if a.data()[1] is Calendar.ISLAMIC).trigger()
    assert hand.widget.calendars() == (Calendar.ISLAMIC, Calendar.GREGORIAN), "they change places"
    lines = hand.widget._current_frame().axes
    assert len(lines) == 2
    labels = [tick.label for tick in lines[0].axis.ticks if tick.label]
    assert any("13" in label for label in labels)
    menu.close()


def test_a_tip_names_the_day_in_four_calendars(hold, qtbot):
    hand = hold()
    tip = hand.widget._contents.tip([1], "en")
    date = hand.widget._contents.events[1].date
    words = in_four_calendars(date, "en")
    assert words in tip
    assert all(part in words for part in ("1 January 1904", "19 December 1903", "SH", "AH"))
    assert '<p dir="rtl"' in tip


@pytest.mark.parametrize("direction", [LTR, RTL])
def test_words_stand_beside_dots_where_there_is_room_and_never_overlap(hold, direction):
    hand = hold(direction)
    labels = [room for room, _text in hand.widget._current_frame().labels]
    assert {room.event for room in labels} >= {0, 1, 2, 3}
    for lane in (0, 1):
        rooms = sorted((room.x0, room.x1) for room in labels if room.lane == lane)
        taken = sorted(
            [*rooms, *((m.x0, m.x1) for m in hand.widget.visible_marks() if m.lane == lane)],
        )
        assert all(a[1] <= b[0] for a, b in pairwise(taken))
    plot = hand.widget.areas().lanes.width()
    assert all(0 <= room.x0 < room.x1 <= plot for room in labels)
