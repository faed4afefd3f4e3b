"""What Tarikh promises its reader, each with the real window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.library.model import AnnotationKind
from tests.days import day


def test_scrolling_the_page_moves_the_timelines_cursor_to_the_date_in_sight(window, qtbot):
    pane = window.area.current_pane()
    text = pane.document().text
    qtbot.waitUntil(lambda: window.timeline.cursor_jdn() == day(1901, 3, 5))
    for year in (1907, 1919, 1903):
        at = text.index(f"5 March {year}")
        while pane.sight()[1] <= at:
            qtbot.keyClick(pane, Qt.Key.Key_PageDown)
        while pane.sight()[0] > at:
            qtbot.keyClick(pane, Qt.Key.Key_PageUp)
        start, end = pane.sight()
        assert start <= at < end
        years = [y for y in range(1901, 1921) if start <= text.index(f"5 March {y}") < end]
        qtbot.waitUntil(lambda: window.timeline.cursor_jdn() in {day(y, 3, 5) for y in years})  # noqa: B023
        first, last = window.timeline.time_window()
        assert first <= window.timeline.cursor_jdn() <= last


def test_choosing_an_event_scrolls_the_page_to_its_sentence_and_marks_it(window, qtbot):
    pane = window.area.current_pane()
    text = pane.document().text
    at = text.index("On 5 March 1915")
    document_id = window.area.current_id()
    event = next(e for id, e in window._session.events() if id == document_id and e.start == at)
    window.timeline.event_chosen.emit(document_id, event.start, event.end)
    start, end = pane.sight()
    assert start <= at < end
    assert pane.flashed() == (event.start, event.end)
    qtbot.waitUntil(lambda: window.timeline.cursor_jdn() == day(1915, 3, 5))
    assert window.following.history.can_go_back


def test_an_event_of_a_document_not_open_opens_it(window, qtbot):
    arabic = next(s for s in window._session.summaries() if s.language == "ar")
    event = next(e for id, e in window._session.events() if id == arabic.id)
    window.timeline.event_chosen.emit(arabic.id, event.start, event.end)
    assert window.area.current_id() == arabic.id
    qtbot.waitUntil(lambda: window.timeline.cursor_jdn() == day(1905, 1, 22))


def test_bookmark_highlight_and_note_survive_a_restart(window, open_window, library_path, qtbot):
    pane = window.area.current_pane()
    text = pane.document().text
    document_id = window.area.current_id()
    at = text.index("the ice broke")
    pane.select(at, at + len("the ice broke"))
    window.actions_["highlight"].trigger()
    first_ship = text.index("first ship")
    pane.select(first_ship, first_ship + len("first ship"))
    window.actions_["note"].trigger()
    editor = window.focusWidget()
    assert window.notes_panel.isAncestorOf(editor)
    QTest.keyClicks(editor, "Which ship?")
    qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    pane.go_to(text.index("On 5 March 1910"), place=0.0)
    window.actions_["bookmark"].trigger()

    again = open_window(library_path)
    assert again.area.current_id() == document_id
    kept = {a.kind: a for a in again._session.annotations(document_id)}
    assert kept[AnnotationKind.HIGHLIGHT].anchor.exact == "the ice broke"
    assert kept[AnnotationKind.HIGHLIGHT].colour == "yellow"
    assert kept[AnnotationKind.NOTE].body == "Which ship?"
    assert kept[AnnotationKind.BOOKMARK].anchor.exact.startswith("On 5 March 1910")


def test_tabs_reading_position_and_choices_come_back(window, open_window, library_path, qtbot):
    arabic = next(s for s in window._session.summaries() if s.language == "ar")
    chronicle_id = window.area.current_id()
    window.open_document(arabic.id)
    window.open_document(chronicle_id)
    pane = window.area.current_pane()
    at = pane.document().text.index("On 5 March 1912")
    pane.go_to(at, place=0.0)
    window.actions_["show-contents"].trigger()
    window.actions_["show-timeline"].trigger()

    again = open_window(library_path)
    assert again.area.open_ids() == [chronicle_id, arabic.id]
    assert again.area.current_id() == chronicle_id
    assert again.area.current_pane().position() == at
    assert again.actions_["show-contents"].isChecked()
    assert not again.timeline.isVisible()


def test_undo_takes_back_a_highlight_and_a_removal(window, qtbot):
    pane = window.area.current_pane()
    document_id = window.area.current_id()
    pane.select(0, 9)
    window.actions_["highlight"].trigger()
    assert len(window._session.annotations(document_id)) == 1
    window.actions_["undo"].trigger()
    assert not window._session.annotations(document_id)
    window.actions_["redo"].trigger()
    assert len(window._session.annotations(document_id)) == 1
    window._trash([document_id])
    assert document_id not in window.area.open_ids()
    window.actions_["undo"].trigger()
    assert document_id in {s.id for s in window._session.summaries()}


def test_search_as_you_type_finds_and_goes_there(window, qtbot):
    window.actions_["search"].trigger()
    field = window.focusWidget()
    assert window.search_panel.isAncestorOf(field)
    field.insert("السفين")  # QTest types Latin only
    qtbot.waitUntil(lambda: bool(window.search_panel._hits))
    hit = window.search_panel._hits[0]
    window.search_panel.hit_chosen.emit(hit)
    assert window.area.current_id() == hit.document_id
    start, end = window.area.current_pane().sight()
    assert start <= hit.start < end


def test_find_in_page_counts_and_steps(window, qtbot):
    window.actions_["find"].trigger()
    QTest.keyClicks(window.area.find_bar._field, "ICE BROKE")
    qtbot.waitUntil(lambda: len(window.finding._matches) == 20)
    pane = window.area.current_pane()
    for _ in range(7):
        qtbot.keyClick(window.area.find_bar._field, Qt.Key.Key_Return)
    at = window.finding._matches[7][0]
    assert pane.sight()[0] <= at < pane.sight()[1]
    qtbot.keyClick(window.area.find_bar._field, Qt.Key.Key_Escape)
    assert not window.area.find_bar.isVisible()
    assert pane.hasFocus()


def test_page_only_and_escape(window, qtbot):
    window.actions_["page-only"].trigger()
    assert not window.timeline.isVisible()
    assert not window.library_panel.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.timeline.isVisible()
    assert window.library_panel.isVisible()
