"""The timeline in step with the whole window: two documents open, annotations, search, selected days, exports."""

from __future__ import annotations

import json
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from core.chronology.layout import PinKind
from core.chronology.model import Calendar
from tests.days import day

LTR, RTL = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft


@pytest.fixture(params=[LTR, RTL], ids=["ltr", "rtl"])
def window(request, open_window, library_path):
    """Both documents open, the chronicle in front, in either direction."""
    window = open_window(library_path)
    window.setLayoutDirection(request.param)
    arabic = next(s for s in window._session.summaries() if s.language == "ar")
    window.open_document(arabic.id)
    window.open_named("A harbour chronicle", 0)
    window.timeline.set_animated(False)
    return window


def drag_axis(window, qtbot, first: int, last: int) -> None:
    timeline = window.timeline
    areas = timeline.areas()
    y = round(areas.axis.center().y())
    a, b = (round(areas.lanes.left() + timeline.scale().x_of(jd + 0.5)) for jd in (first, last))
    qtbot.mousePress(timeline, Qt.MouseButton.LeftButton, pos=QPoint(a, y))
    qtbot.mouseMove(timeline, QPoint((a + b) // 2, y))
    qtbot.mouseMove(timeline, QPoint(b, y))
    qtbot.mouseRelease(timeline, Qt.MouseButton.LeftButton, pos=QPoint(b, y))


def shown_ids(window) -> set[str]:
    model = window.library_panel._document_model
    return {model.summary(model.index(row, 0)).id for row in range(model.rowCount())}


def test_the_cursor_follows_whichever_document_is_in_front(window, qtbot):
    arabic = next(s for s in window._session.summaries() if s.language == "ar")
    chronicle = window.area.current_id()
    qtbot.waitUntil(lambda: window.timeline.cursor_jdn() == day(1901, 3, 5))
    window.open_document(arabic.id)
    qtbot.waitUntil(lambda: window.timeline.cursor_jdn() == day(1905, 1, 22))
    window.open_document(chronicle)
    qtbot.waitUntil(lambda: window.timeline.cursor_jdn() == day(1901, 3, 5))


def test_the_lock_keeps_the_window_and_is_remembered(window, qtbot):
    window.timeline.set_time_window(day(1901, 1, 1), day(1902, 1, 1))
    window.actions_["lock-timeline"].trigger()
    assert not window.timeline.is_following()
    before = window.timeline.time_window()
    pane = window.area.current_pane()
    pane.go_to(pane.document().text.index("On 5 March 1915"))
    qtbot.waitUntil(lambda: window.timeline.cursor_jdn() == day(1915, 3, 5))
    assert window.timeline.time_window() == before
    assert window._session.state("timeline")["following"] is False
    window.actions_["lock-timeline"].trigger()
    start, end = window.timeline.time_window()
    assert start < day(1915, 3, 5) < end


def test_a_click_on_an_event_of_the_other_document_opens_it_there(window, qtbot):
    window.timeline.set_time_window(day(1904, 6, 1), day(1905, 9, 1))
    ids = {s.language: s.id for s in window._session.summaries()}
    lane = [lane.document_id for lane in window.timeline._lanes].index(ids["ar"])
    mark = next(m for m in window.timeline.visible_marks() if m.lane == lane)
    qtbot.mouseClick(window.timeline, Qt.MouseButton.LeftButton, pos=window.timeline.point_of(mark).toPoint())
    assert window.area.current_id() == ids["ar"]
    assert window.area.current_pane().flashed() is not None


def test_annotations_of_dated_passages_appear_and_go(window, qtbot):
    pane = window.area.current_pane()
    text = pane.document().text
    at = text.index("the ice broke", text.index("On 5 March 1910"))
    pane.select(at, at + 13)
    window.actions_["highlight"].trigger()
    undated = text.index("The clerks of the harbour")
    pane.select(undated, undated + 10)
    window.actions_["highlight"].trigger()
    window.timeline.fit_all()

    def pins():
        found = [p for m in window.timeline.visible_pins() for p in m.pins]
        return [window.timeline.pin_of(place) for place in found]

    qtbot.waitUntil(lambda: len(pins()) == 1)
    pin = pins()[0]
    assert (pin.kind, pin.earliest, pin.words) == (PinKind.HIGHLIGHT, day(1910, 3, 5), "the ice broke")
    window.actions_["undo"].trigger()
    window.actions_["undo"].trigger()
    qtbot.waitUntil(lambda: not pins())


def test_hits_are_marks_while_the_search_is_active(window, qtbot):
    window.actions_["search"].trigger()
    field = window.search_panel.query_field()
    QTest.keyClicks(field, "ice broke")
    qtbot.waitUntil(lambda: bool(window.search_panel.hits()))
    window.timeline.fit_all()

    def hits():
        marks = [m for m in window.timeline.visible_pins() if m.kind is PinKind.HIT]
        return [window.timeline.pin_of(place) for m in marks for place in m.pins]

    assert {pin.earliest for pin in hits()} <= {day(year, 3, 5) for year in range(1901, 1921)}
    assert len(hits()) == len(window.search_panel.hits())
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not hits()


def test_a_span_filters_library_search_and_table_and_escape_clears(window, qtbot):
    arabic = next(s for s in window._session.summaries() if s.language == "ar").id
    chronicle = window.area.current_id()
    window.actions_["event-table"].trigger()
    table = window.timing.table
    everything = table.model.rowCount()
    assert everything == len(window._session.events())
    window.actions_["search"].trigger()
    QTest.keyClicks(window.search_panel.query_field(), "ship")
    qtbot.waitUntil(lambda: len(window.search_panel.hits()) > 1)
    all_hits = len(window.search_panel.hits())

    window.timeline.set_time_window(day(1905, 1, 1), day(1905, 3, 1))
    drag_axis(window, qtbot, day(1905, 1, 20), day(1905, 1, 25))
    assert window.timeline.span() == (day(1905, 1, 20), day(1905, 1, 25))
    assert shown_ids(window) == {arabic}
    assert window.library_panel._chip.isVisibleTo(window.library_panel)
    assert [table.model.event_at(row)[0] for row in range(table.model.rowCount())] == [arabic]
    qtbot.waitUntil(lambda: not window.search_panel.hits() and not window.busy)

    window.timeline.setFocus()
    qtbot.keyClick(window.timeline, Qt.Key.Key_Escape)
    assert window.timeline.span() is None
    assert shown_ids(window) == {arabic, chronicle}
    assert table.model.rowCount() == everything
    assert not window.library_panel._chip.isVisibleTo(window.library_panel)
    qtbot.waitUntil(lambda: len(window.search_panel.hits()) == all_hits)
    table.close()


def test_the_chip_takes_the_span_away(window, qtbot):
    window.timeline.select_span(day(1905, 1, 20), day(1905, 1, 25))
    window._show_panel("library")
    qtbot.mouseClick(window.library_panel._chip, Qt.MouseButton.LeftButton)
    assert window.timeline.span() is None
    assert len(shown_ids(window)) == 2


def test_the_selected_days_and_the_table_follow_what_the_library_holds(window, qtbot):
    arabic = next(s for s in window._session.summaries() if s.language == "ar").id
    window.actions_["event-table"].trigger()
    table = window.timing.table
    window.timeline.select_span(day(1905, 1, 20), day(1905, 1, 25))
    assert table.model.rowCount() == 1
    window._trash([arabic])
    assert table.model.rowCount() == 0
    assert shown_ids(window) == set()
    window.actions_["undo"].trigger()
    assert table.model.rowCount() == 1
    assert shown_ids(window) == {arabic}
    table.close()


def test_what_the_sources_say_of_a_span_leads_to_the_page(window, qtbot, tmp_path):
    arabic = next(s for s in window._session.summaries() if s.language == "ar").id
    window.timeline.select_span(day(1905, 1, 1), day(1905, 3, 31))
    window.actions_["across"].trigger()
    view = window.timing.across
    qtbot.waitUntil(lambda: view.across() is not None)
    across = view.across()
    assert {c.language for c in across.columns} == {"ar", "en"}
    assert [g.earliest for g in across.groups] == [day(1905, 1, 22), day(1905, 3, 5)]
    passage = across.groups[0].cells[arabic][0]
    view.browser.setFocus()
    qtbot.keyClick(view.browser, Qt.Key.Key_Tab)
    with qtbot.waitSignal(view.passage_chosen) as told:
        qtbot.keyClick(view.browser, Qt.Key.Key_Return)
    assert told.args == [arabic, passage.event.start, passage.event.end]
    assert window.area.current_id() == arabic
    for suffix, begins in (("html", b"<!DOCTYPE html>"), ("pdf", b"%PDF-"), ("md", b"# What the sources say of")):
        view.export(tmp_path / f"out.{suffix}")
        assert (tmp_path / f"out.{suffix}").read_bytes().startswith(begins)
    view.resize(300, 500)
    assert not view._in_columns
    view.close()


@pytest.mark.parametrize("suffix", ["svg", "png", "pdf", "csv", "json", "timelinejs.json", "ics"])
def test_exports_of_the_view_and_of_the_events(window, qtbot, tmp_path, suffix):
    window.timeline.fit_all()
    path = tmp_path / f"out.{suffix}"
    window.timing.export(path, suffix)
    data = path.read_bytes()
    events = len(window._session.events())
    if suffix == "svg":
        root = ElementTree.fromstring(data)
        texts = {t.get("direction") for t in root.iter("{http://www.w3.org/2000/svg}text")}
        assert texts == {"ltr", "rtl"}
        assert len(list(root.iter("{http://www.w3.org/2000/svg}circle"))) > events // 2
    elif suffix == "png":
        assert QImage.fromData(data).width() == 2 * window.timeline.width()
    elif suffix == "pdf":
        assert data.startswith(b"%PDF-")
        assert len(data) > 3000
    elif suffix == "csv":
        assert data.decode("utf-8-sig").count("\r\n") == events + 1
    elif suffix == "ics":
        assert data.count(b"BEGIN:VEVENT\r\n") == events
    else:
        value = json.loads(data)
        assert len(value["events"] if suffix.startswith("timelinejs") else value) == events
    assert str(path) in window.status.message()


def test_a_file_that_cannot_be_written_is_said(window, tmp_path):
    (tmp_path / "file").write_text("no folder")
    for suffix in ("svg", "png", "pdf", "ics"):
        window.timing.export(tmp_path / "file" / f"out.{suffix}", suffix)
        assert "could not be written" in window.status.message()


def test_calendars_come_back_at_the_next_start(open_window, library_path, qtbot):
    first = open_window(library_path)
    first.timeline.set_calendars(Calendar.ISLAMIC, Calendar.JULIAN)
    again = open_window(library_path)
    assert again.timeline.calendars() == (Calendar.ISLAMIC, Calendar.JULIAN)
