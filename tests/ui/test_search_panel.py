"""The search panel by mouse and keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from core.search.model import Hit
from ui.search_panel import SearchPanel
from ui.search_panel.rows import BY_DATE, BY_RELEVANCE, DocumentRow, HitRow, result_rows, shown_snippet
from ui.theme import load_theme
from ui.widgets import RowRole


def hit(document_id: str, snippet: str, word: str, *, earliest: int | None = None, score: float = 1.0) -> Hit:
    at = snippet.index(word)
    return Hit(
        document_id,
        f"Title {document_id}",
        100,
        106,
        snippet,
        90,
        ((at, at + len(word)),),
        score,
        earliest,
        None if earliest is None else earliest + 1,
    )


HITS = (
    hit("a", "the march began at the harbour", "march", earliest=2416867),
    hit("b", "سارت المسيرة نحو الميناء", "المسيرة", earliest=2416800),
    hit("a", "a second march on the same day", "march"),
)


@pytest.fixture
def panel(qtbot) -> SearchPanel:
    panel = SearchPanel()
    qtbot.addWidget(panel)
    panel.resize(264, 700)
    panel.set_has_document(True)
    panel.show()
    qtbot.waitExposed(panel)
    panel.activateWindow()
    panel.focus_query()
    qtbot.waitUntil(panel.query_field().hasFocus)
    return panel


def rows(panel: SearchPanel) -> list[object]:
    model = panel._list.model()
    return [model.index(row, 0).data(RowRole.KEY) for row in range(model.rowCount())]


def show_hits(panel: SearchPanel) -> None:
    panel.query_field().setText("march")
    panel.set_results("march", HITS, [])


# --- Rows ------------------------------------------------------------------------------------------
def test_a_snippet_begins_shortly_before_its_first_mark():
    text, marks = shown_snippet(hit("a", "word " * 40 + "march on\nthe palace", "march"))
    assert text.startswith("…")
    assert text[marks[0][0] : marks[0][1]] == "march"
    assert marks[0][0] < 40
    assert "\n" not in text
    assert text[1:].startswith("word ")


def test_a_snippet_at_the_very_beginning_has_no_ellipsis():
    first = Hit("a", "t", 0, 5, "march on", 0, ((0, 5),), 1.0, None, None)
    assert shown_snippet(first) == ("march on", ((0, 5),))


def test_by_relevance_hits_stand_under_their_documents():
    found = result_rows(HITS, BY_RELEVANCE, {})
    assert [row.title if isinstance(row, DocumentRow) else row.hit for row in found] == [
        "Title a",
        HITS[0],
        HITS[2],
        "Title b",
        HITS[1],
    ]
    assert found[0].count == 2


def test_by_date_hits_stand_in_one_line_of_time_undated_last():
    found = result_rows(HITS, BY_DATE, {id(HITS[1]): "some day"})
    assert [row.hit for row in found] == [HITS[1], HITS[0], HITS[2]]
    assert "some day" in found[0].meta
    assert "Title b" in found[0].meta


# --- Asking ----------------------------------------------------------------------------------------
def test_typing_asks_once_after_a_pause(panel, qtbot):
    asked = []
    panel.search_requested.connect(lambda *args: asked.append(args))
    QTest.keyClicks(panel.query_field(), " march")
    qtbot.waitUntil(lambda: bool(asked))
    qtbot.wait(200)
    assert asked == [("march", False, False, True)]


def test_enter_asks_at_once_and_only_once(panel, qtbot):
    asked = []
    panel.search_requested.connect(lambda *args: asked.append(args))
    QTest.keyClicks(panel.query_field(), "march")
    qtbot.keyClick(panel.query_field(), Qt.Key.Key_Return)
    qtbot.wait(200)
    assert asked == [("march", False, False, False)]


def test_the_switches_ask_again(panel, qtbot):
    panel.query_field().setText("march")
    with qtbot.waitSignal(panel.search_requested) as caught:
        qtbot.mouseClick(panel._exact, Qt.MouseButton.LeftButton)
    assert caught.args == ["march", True, False, False]
    with qtbot.waitSignal(panel.search_requested) as caught:
        qtbot.mouseClick(panel._scope.button("document"), Qt.MouseButton.LeftButton)
    assert caught.args == ["march", True, True, False]
    panel.set_has_document(False)
    with qtbot.waitSignal(panel.search_requested) as caught:
        panel.search_now()
    assert caught.args == ["march", True, False, False]


def test_an_empty_field_asks_nothing(panel, qtbot):
    with qtbot.assertNotEmitted(panel.search_requested, wait=200):
        QTest.keyClicks(panel.query_field(), "  ")
        qtbot.keyClick(panel.query_field(), Qt.Key.Key_Return)


# --- Answers ---------------------------------------------------------------------------------------
def test_hits_are_shown_counted_and_chosen(panel, qtbot):
    QAbstractItemModelTester(panel._list.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
    show_hits(panel)
    assert panel.hits() == HITS
    assert panel._count.text().replace("\u2068", "").replace("\u2069", "") == "3 hits in 2 documents"
    index = panel._list.model().index(1, 0)
    with qtbot.waitSignal(panel.hit_chosen) as caught:
        qtbot.mouseClick(panel._list.viewport(), Qt.MouseButton.LeftButton, pos=panel._list.visualRect(index).center())
    assert caught.args == [HITS[0]]
    heading = panel._list.visualRect(panel._list.model().index(0, 0)).center()
    with qtbot.assertNotEmitted(panel.hit_chosen):
        qtbot.mouseClick(panel._list.viewport(), Qt.MouseButton.LeftButton, pos=heading)


def test_the_keyboard_goes_down_through_the_hits_and_up_again(panel, qtbot):
    show_hits(panel)
    qtbot.keyClick(panel.query_field(), Qt.Key.Key_Down)
    assert panel._list.hasFocus()
    qtbot.keyClick(panel._list, Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.hit_chosen) as caught:
        qtbot.keyClick(panel._list, Qt.Key.Key_Return)
    assert caught.args == [HITS[2]]
    qtbot.keyClick(panel._list, Qt.Key.Key_Up)
    qtbot.keyClick(panel._list, Qt.Key.Key_Up)
    assert panel.query_field().hasFocus()


def test_escape_clears_and_then_leaves(panel, qtbot):
    show_hits(panel)
    with qtbot.waitSignal(panel.cleared), qtbot.assertNotEmitted(panel.escape_pressed):
        qtbot.keyClick(panel.query_field(), Qt.Key.Key_Escape)
    assert panel.hits() == ()
    assert panel._help.isVisible()
    with qtbot.waitSignal(panel.escape_pressed):
        qtbot.keyClick(panel.query_field(), Qt.Key.Key_Escape)


def test_clearing_gives_up_what_was_being_typed(panel, qtbot):
    QTest.keyClicks(panel.query_field(), "ma")
    with qtbot.assertNotEmitted(panel.search_requested, wait=200):
        qtbot.keyClick(panel.query_field(), Qt.Key.Key_Escape)


def test_an_answer_after_clearing_is_dropped(panel):
    panel.set_results("march", HITS, [])
    assert rows(panel) == []
    assert panel._help.isVisible()


def test_nothing_found_offers_words_that_would_match(panel, qtbot):
    panel.query_field().setText("mrach")
    panel.set_results("mrach", [], ["march", "marsh & co"])
    assert "mrach" in panel._empty.sentence()
    assert [button.text() for button in panel._empty.buttons()] == ["march", "marsh && co"]
    with qtbot.waitSignal(panel.search_requested) as caught:
        qtbot.mouseClick(panel._empty.buttons()[1], Qt.MouseButton.LeftButton)
    assert caught.args == ["marsh & co", False, False, False]
    assert panel.query() == "marsh & co"


def test_sorting_by_date(panel):
    show_hits(panel)
    menu = panel._sort_button.menu()
    next(action for action in menu.actions() if action.data() == BY_DATE).trigger()
    assert [row.hit for row in rows(panel) if isinstance(row, HitRow)] == [HITS[1], HITS[0], HITS[2]]
    assert panel._sort_button.text() == "By date spoken of"


def test_busy_and_errors_are_seen(panel):
    panel.set_busy(True)
    assert panel._busy.isVisible()
    panel.query_field().setText("((")
    panel.set_error("This search could not be understood")
    assert not panel._busy.isVisible()
    assert panel._empty.sentence() == "This search could not be understood"


def mark_columns(panel: SearchPanel, row: int) -> tuple[list[int], QImage]:
    image = panel._list.viewport().grab().toImage()
    rect = panel._list.visualRect(panel._list.model().index(row, 0))
    wanted = load_theme("light").color("find").rgb()
    columns = [
        x
        for x in range(rect.left(), rect.right())
        if any(image.pixel(x, y) == wanted for y in range(rect.top(), rect.bottom()))
    ]
    return columns, image


def test_matched_words_are_marked_on_the_side_of_their_text(panel):
    panel.set_theme(load_theme("light"))
    panel.query_field().setText("x")
    english = hit("a", "march of the dockers", "march")
    arabic = hit("b", "المسيرة في الميناء", "المسيرة")
    panel.set_results("x", [english, arabic], [])
    QApplication.sendPostedEvents()
    width = panel._list.viewport().width()
    left, _ = mark_columns(panel, 1)
    right, _ = mark_columns(panel, 3)
    assert max(left) < width / 2
    assert min(right) > width / 2


def test_five_hundred_hits(panel):
    many = [hit(str(n // 10), f"{n} the march began at the harbour " * 3, "march") for n in range(500)]
    panel.query_field().setText("march")
    panel.set_results("march", many, [])
    assert len(rows(panel)) == 550
    panel._list.scrollToBottom()
    last = panel._list.visualRect(panel._list.model().index(549, 0))
    assert panel._list.viewport().rect().contains(last.center())
