"""The reader has the last word on dates: through the real menu, dialog, palette, timeline and restart."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialogButtonBox, QLineEdit, QMenu

from core.chronology.corrections import Action
from core.chronology.model import Calendar, Evidence
from core.library import Library
from core.library.model import DocumentSettings
from core.pipeline import add_paths, rebuild
from tests.days import day
from ui.date_dialog import DateDialog, DocumentDatesDialog

QUOTE = "5 March 1902"

# What the offscreen platform says of any popup menu.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def point_of(window, quote: str) -> QPoint:
    """The middle of a quote's first letters on the screen, brought into sight."""
    pane = window.area.current_pane()
    at = pane.document().text.index(quote)
    pane.go_to(at)
    return pane.page().rects(at, at + 3)[0].center().toPoint()


def menu_at(window, qtbot, quote: str) -> QMenu:
    """The page's context menu, asked for with the mouse over a quote."""
    pane = window.area.current_pane()
    point = point_of(window, quote)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, pane.viewport().mapToGlobal(point))
    QApplication.sendEvent(pane.viewport(), event)
    return QApplication.activePopupWidget()


def choose(qtbot, menu: QMenu, submenu: str, entry: str) -> None:
    sub = menu.findChild(QMenu, submenu)
    action = next(a for a in sub.actions() if a.text() == entry)
    action.trigger()
    menu.close()


def dialog_of(window, kind=DateDialog):
    return window.findChildren(kind)[-1]


def answer(window, qtbot, text: str) -> None:
    dialog = dialog_of(window)
    field = dialog.findChild(QLineEdit, "dateField")
    field.clear()
    field.insert(text)
    qtbot.mouseClick(
        dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok), Qt.MouseButton.LeftButton
    )


def mention(window, quote: str):
    text = window.area.current_pane().document().text
    at = text.index(quote)
    return next((m for m in window.following.mentions() if m.start <= at < m.end), None)


def event_days(window, document_id: str) -> set[int]:
    """What the timeline shows of a document."""
    return {event.date.earliest for id, event in window._session.events() if id == document_id}


def mark_kind(window, quote: str) -> str:
    pane = window.area.current_pane()
    return pane.mark_at(QPointF(point_of(window, quote))).kind


def test_confirm_by_menu_draws_and_tells_it(window, qtbot):
    menu = menu_at(window, qtbot, QUOTE)
    assert menu.findChild(QMenu, "dateMenu").title() == "This date"
    choose(qtbot, menu, "dateMenu", "Confirm")
    found = mention(window, QUOTE)
    assert found.evidence is Evidence.CONFIRMED
    assert mark_kind(window, QUOTE) == "confirmed-date"
    assert "Confirmed by you" in window.tips.date_tip(found)
    window.actions_["undo"].trigger()
    assert mark_kind(window, QUOTE) == "date"
    assert window._session.corrections(window.area.current_id()) == []


def test_correct_by_menu_and_dialog_moves_the_event_at_once(window, qtbot):
    document_id = window.area.current_id()
    choose(qtbot, menu_at(window, qtbot, QUOTE), "dateMenu", "Correct…")
    answer(window, qtbot, "7 April 1862")
    assert mention(window, QUOTE).date.earliest == day(1862, 4, 7)
    days = event_days(window, document_id)
    assert day(1862, 4, 7) in days
    assert day(1902, 3, 5) not in days
    assert window._session.summary(document_id).earliest == day(1862, 4, 7)
    # … and the timeline the reader looks at has it, not only the library
    assert day(1862, 4, 7) in {event.date.earliest for event in window.timeline._contents.events}
    tip = window.tips.date_tip(mention(window, QUOTE))
    assert "Corrected by you; the text was read as" in tip
    assert "5 March 1902" in tip
    window.actions_["undo"].trigger()
    assert day(1902, 3, 5) in event_days(window, document_id)
    window.actions_["redo"].trigger()
    assert day(1862, 4, 7) in event_days(window, document_id)


def test_dismiss_by_menu_takes_mark_and_event_away(window, qtbot):
    document_id = window.area.current_id()
    choose(qtbot, menu_at(window, qtbot, QUOTE), "dateMenu", "Not a date")
    assert mention(window, QUOTE) is None
    assert day(1902, 3, 5) not in event_days(window, document_id)
    assert menu_at(window, qtbot, QUOTE).findChild(QMenu, "dateMenu") is None
    QApplication.activePopupWidget().close()
    window.actions_["undo"].trigger()
    assert day(1902, 3, 5) in event_days(window, document_id)


def test_add_by_selection_and_take_it_back(window, qtbot):
    document_id = window.area.current_id()
    pane = window.area.current_pane()
    text = pane.document().text
    at = text.index("the first ship")
    pane.select(at, at + len("the first ship "))
    menu = menu_at(window, qtbot, "the first ship")
    entry = next(a for a in menu.actions() if a.text() == "Selected text is a date…")
    entry.trigger()
    menu.close()
    answer(window, qtbot, "۱۶ آذر ۱۲۹۶")
    added = mention(window, "the first ship")
    assert text[added.start : added.end] == "the first ship"
    assert added.date.earliest == day(1917, 12, 7)
    assert day(1917, 12, 7) in event_days(window, document_id)
    assert "Added by you" in window.tips.date_tip(added)
    choose(qtbot, menu_at(window, qtbot, "the first ship"), "dateMenu", "Take back my correction")
    assert mention(window, "the first ship") is None
    window.actions_["undo"].trigger()
    assert mention(window, "the first ship") == added


def test_the_palettes_way_needs_no_mouse(window, qtbot):
    document_id = window.area.current_id()
    pane = window.area.current_pane()
    pane.go_to(pane.document().text.index("On " + QUOTE))
    window.actions_["date-confirm"].trigger()
    assert mention(window, QUOTE).evidence is Evidence.CONFIRMED
    window.actions_["date-dismiss"].trigger()
    assert mention(window, QUOTE) is None
    window.actions_["undo"].trigger()
    at = pane.document().text.index("5 March 1903")
    pane.select(at, at + 5)
    window.actions_["date-correct"].trigger()
    answer(window, qtbot, "1914/1918")
    assert mention(window, "5 March 1903").date.edtf == "1914/1918"
    at = pane.document().text.index("wrote in long ledgers")
    pane.select(at, at + 5)
    window.actions_["date-add"].trigger()
    answer(window, qtbot, "1999")
    assert day(1999, 1, 1) in event_days(window, document_id)
    assert pane.selection() is None
    pane.select(at, at + 5)
    window.actions_["date-take-back"].trigger()
    assert day(1999, 1, 1) not in event_days(window, document_id)


def test_without_a_page_there_is_nothing_to_date(window):
    assert window.actions_["date-settings"].isEnabled()
    window.area.close_tab()
    assert not any(window.actions_[f"date-{name}"].isEnabled() for name in ("confirm", "correct", "add", "settings"))


def test_the_menu_key_reaches_the_selected_date(window, qtbot):
    pane = window.area.current_pane()
    at = pane.document().text.index(QUOTE)
    pane.go_to(at)
    pane.select(at, at + len(QUOTE))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), pane.mapToGlobal(QPoint(5, 5)))
    QApplication.sendEvent(pane.viewport(), event)
    choose(qtbot, QApplication.activePopupWidget(), "dateMenu", "Not a date")
    assert mention(window, QUOTE) is None


def test_corrections_survive_restart_and_rebuild(window, open_window, library_path, qtbot):
    document_id = window.area.current_id()
    choose(qtbot, menu_at(window, qtbot, QUOTE), "dateMenu", "Correct…")
    answer(window, qtbot, "7 April 1862")
    choose(qtbot, menu_at(window, qtbot, "5 March 1903"), "dateMenu", "Not a date")
    again = open_window(library_path)
    assert again.actions_["date-confirm"].isEnabled()
    for check in ("restart", "rebuild"):
        assert mention(again, QUOTE).date.earliest == day(1862, 4, 7), check
        assert mention(again, "5 March 1903") is None, check
        assert day(1862, 4, 7) in event_days(again, document_id), check
        if check == "restart":
            again.close()
            again._session.close()
            with Library.open(library_path, fresh_documents=True) as library:
                assert rebuild(library) == ()
            again = open_window(library_path)


def test_a_rebuilt_text_without_the_words_lists_the_correction(window, qtbot):
    document_id = window.area.current_id()
    choose(qtbot, menu_at(window, qtbot, QUOTE), "dateMenu", "Not a date")
    library = window._session.library
    library.reanchor(document_id, "Another text.", former=window._session.document(document_id).text)
    window.following.on_current(document_id)
    assert QUOTE in window.info_panel.value("lost:0")


def test_the_search_index_learns_of_it(window, qtbot):
    document_id = window.area.current_id()
    choose(qtbot, menu_at(window, qtbot, QUOTE), "dateMenu", "Correct…")
    answer(window, qtbot, "1862")
    qtbot.waitUntil(lambda: not window.busy)
    assert window._session.library.documents.unindexed() == {}
    hits: list = []
    window._session.search(
        "ledger",
        exact=False,
        document_id=document_id,
        as_you_type=False,
        done=lambda query, found, suggestions: hits.extend(found),
        failed=pytest.fail,
    )
    qtbot.waitUntil(lambda: bool(hits))
    assert min(hit.earliest for hit in hits if hit.earliest is not None) == day(1862, 1, 1)


def test_an_inferred_date_names_its_evidence_and_confirming_ends_it(window, tmp_path, qtbot):
    paper = tmp_path / "letters.txt"
    paper.write_text("Letters\n\nThe mill burned on 3 May 1905. On 7 June the owner wrote home, and in July he left.\n")
    [added] = add_paths(window._session.library, [paper]).added
    window.open_document(added.id)
    june = mention(window, "7 June")
    assert june.date.inferred
    assert window.following.evidence_of(june) == mention(window, "3 May 1905")
    assert "3 May 1905" in window.tips.date_tip(june).rpartition("Inferred")[2]
    assert mark_kind(window, "7 June") == "inferred-date"
    choose(qtbot, menu_at(window, qtbot, "7 June"), "dateMenu", "Confirm")
    assert mark_kind(window, "7 June") == "confirmed-date"
    assert not mention(window, "7 June").date.inferred
    assert [e.date.inferred for id, e in window._session.events() if id == added.id][1] is False
    assert "Inferred" not in window.tips.date_tip(mention(window, "7 June"))


def test_the_date_over_a_span_is_the_first_that_shares_words(window):
    text = window.area.current_pane().document().text
    first, second = mention(window, "5 March 1901"), mention(window, "5 March 1902")
    over = window.following.mention_over
    assert over(first.end - 1, second.end) == first
    assert over(first.end, second.start + 1) == second
    assert over(first.end, second.start) is None
    assert over(len(text) - 1, len(text)) is None


# --- The dialogs ------------------------------------------------------------------------------------
@pytest.fixture
def dialog(window, qtbot):
    window.actions_["date-correct"].trigger()
    return dialog_of(window)


def test_the_dialog_reads_while_one_types(dialog, qtbot):
    field, ok = (
        dialog.findChild(QLineEdit, "dateField"),
        dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok),
    )
    field.clear()
    assert not ok.isEnabled()
    QTest.keyClicks(field, "25 October 19")
    assert not ok.isEnabled()
    QTest.keyClicks(field, "17")
    assert ok.isEnabled()
    assert "25 October 1917" in dialog.shown(Calendar.GREGORIAN)
    assert "12 October 1917" in dialog.shown(Calendar.JULIAN)
    assert "3 Aban 1296" in dialog.shown(Calendar.JALALI)
    assert "1336" in dialog.shown(Calendar.ISLAMIC)
    box = dialog.findChild(QComboBox, "dateCalendar")
    box.setCurrentIndex(box.findData(Calendar.JULIAN))
    assert "7 November 1917" in dialog.shown(Calendar.GREGORIAN)
    qtbot.mouseClick(dialog._about, Qt.MouseButton.LeftButton, pos=QPoint(8, dialog._about.height() // 2))
    assert dialog.date().approximate
    assert dialog.date().calendar is Calendar.JULIAN
    dialog.reject()


def test_enter_takes_the_date_and_escape_does_not(window, dialog, qtbot):
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert window._session.corrections(window.area.current_id()) == []
    window.actions_["date-correct"].trigger()
    field = dialog_of(window).findChild(QLineEdit, "dateField")
    field.clear()
    QTest.keyClicks(field, "1862")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    [made] = window._session.corrections(window.area.current_id())
    assert (made.action, made.date.edtf) == (Action.CORRECT, "1862")


def test_settings_of_the_document_are_kept_and_can_be_undone(window, open_window, library_path, qtbot):
    document_id = window.area.current_id()
    window.actions_["date-settings"].trigger()
    dialog = dialog_of(window, DocumentDatesDialog)
    dialog._old_style.click()
    dialog._has_base.click()
    dialog._base_year.setValue(1905)
    qtbot.mouseClick(
        dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok), Qt.MouseButton.LeftButton
    )
    assert window._session.document_settings(document_id) == DocumentSettings(True, 1905)
    qtbot.waitUntil(lambda: not window.busy)
    assert window._session.library.documents.settled() == {document_id: "1,1905;"}
    window.actions_["undo"].trigger()
    qtbot.waitUntil(lambda: not window.busy)
    assert window._session.document_settings(document_id) == DocumentSettings()
    assert window._session.library.documents.settled() == {}


def test_the_tip_has_four_calendars_in_the_interfaces_direction(window, qtbot):
    tip = window.tips.date_tip(mention(window, QUOTE))
    for words in (
        "Gregorian",
        "5 March 1902",
        "Julian (Old Style)",
        "20 February 1902",
        "Solar Hijri",
        "Islamic",
        "Day",
    ):
        assert words in tip
    assert tip.index("Gregorian") < tip.index("5 March 1902")
    window.tips._language = "ar"
    mirrored = window.tips.date_tip(mention(window, QUOTE))
    assert mirrored.index("Gregorian") > mirrored.index("1902")
