"""Two documents side by side, and tied by date, in the real window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.library import Library
from core.pipeline import add_paths

PERSIAN_FILLER = "دبیران بندر در دفترهای بلند می‌نوشتند و بیشتر از زغال و نان و هوای خلیج می‌نوشتند. " * 6
PERSIAN_YEARS = (1902, 1905, 1912, 1917)


def persian_chronicle() -> str:
    parts = ["# سالنامهٔ بندر\n"]
    for year in PERSIAN_YEARS:
        parts.append(f"در ۵ مارس {year} یخ شکست و نخستین کشتی آمد.\n")
        parts += [PERSIAN_FILLER + "\n"] * 6
    return "\n".join(parts)


@pytest.fixture
def window(open_window, library_path, tmp_path):
    page = tmp_path / "bandar.md"
    page.write_text(persian_chronicle(), encoding="utf-8")
    with Library.open(library_path) as library:
        assert not add_paths(library, [page]).failed
    return open_window(library_path)


def id_of(window, language: str, words: str = "") -> str:
    return next(s.id for s in window._session.summaries() if s.language == language and words in s.title)


@pytest.fixture
def sides(window, qtbot):
    """The English chronicle on the leading side, the Persian one on the trailing side."""
    english, persian = id_of(window, "en"), id_of(window, "fa")
    window.open_document(english)
    window.open_document(persian)
    window.actions_["split"].trigger()
    assert window.area.ids_by_side() == ([english], [persian])
    qtbot.waitUntil(lambda: window.area.pane(english).isVisible() and window.area.pane(persian).isVisible())
    return english, persian


def in_sight(pane, words: str) -> bool:
    at = pane.document().text.index(words)
    start, end = pane.sight()
    return start <= at < end


def settle(qtbot) -> None:
    qtbot.wait(30)


def touch(pane) -> None:
    QTest.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(4, 40))


def wheel(pane, notches: int) -> None:
    centre = QPointF(pane.viewport().rect().center())
    event = QWheelEvent(
        centre,
        QPointF(pane.viewport().mapToGlobal(centre)),
        QPoint(),
        QPoint(0, -120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(pane.viewport(), event)


def test_each_side_scrolls_by_itself_and_the_side_touched_is_in_front(window, sides, qtbot):
    english, persian = sides
    left, right = window.area.pane(english), window.area.pane(persian)
    assert window.area.current_id() == persian
    before = left.position()
    right.scroll_by(600)
    settle(qtbot)
    assert left.position() == before
    touch(left)
    assert window.area.current_id() == english
    assert "harbour" in window.windowTitle()
    left.go_to(left.document().text.index("5 March 1910"))
    qtbot.waitUntil(lambda: "1910" in window.status._date.text())
    qtbot.keyClick(left, Qt.Key.Key_F6)
    assert window.area.current_id() == persian
    assert right.hasFocus()


def test_tied_the_other_page_follows_to_the_same_day_and_stays_otherwise(window, sides, qtbot):
    english, persian = sides
    left, right = window.area.pane(english), window.area.pane(persian)
    window.actions_["tie"].trigger()
    touch(left)
    for year in (1905, 1917, 1902):
        left.go_to(left.document().text.index(f"5 March {year}"))
        qtbot.waitUntil(lambda year=year: in_sight(right, f"۵ مارس {year}"))
        assert window.area.thread_ends() is not None
    moves: list[int] = []
    right.position_changed.connect(moves.append)
    left.go_to(left.document().text.index("5 March 1902"), place=0.2)
    left.scroll_by(20)
    settle(qtbot)
    assert not moves  # the date at the reading line is the same: nothing moves
    assert in_sight(left, "5 March 1902")  # and nothing leads back


def test_scrolling_either_page_leads_and_does_not_swing_back(window, sides, qtbot):
    english, persian = sides
    left, right = window.area.pane(english), window.area.pane(persian)
    window.actions_["tie"].trigger()
    touch(left)
    left.go_to(left.document().text.index("5 March 1903"))
    settle(qtbot)
    for _ in range(40):  # the wheel moves the page beside without bringing it to the front
        wheel(right, 3)
        settle(qtbot)
        if in_sight(right, "۵ مارس 1912") and in_sight(left, "5 March 1912"):
            break
    assert window.area.current_id() == english
    assert in_sight(right, "۵ مارس 1912")
    assert in_sight(left, "5 March 1912")
    places = left.position(), right.position()
    settle(qtbot)
    settle(qtbot)
    assert (left.position(), right.position()) == places


def test_where_the_other_has_no_such_year_it_says_so_and_stays(window, sides, qtbot):
    english, persian = sides
    left, right = window.area.pane(english), window.area.pane(persian)
    touch(left)
    window.actions_["tie"].trigger()
    left.go_to(left.document().text.index("5 March 1905"))
    qtbot.waitUntil(lambda: in_sight(right, "۵ مارس 1905"))
    place = right.position()
    left.go_to(left.document().text.index("5 March 1907"))
    qtbot.waitUntil(lambda: "1907" in window.area.notice(persian))
    assert right.position() == place
    assert window.area.thread_ends() is None
    left.go_to(left.document().text.index("5 March 1917"))
    qtbot.waitUntil(lambda: not window.area.notice(persian))
    assert in_sight(right, "۵ مارس 1917")


def test_a_century_on_the_leading_page_moves_and_says_nothing(window, tmp_path, qtbot):
    page = tmp_path / "ages.md"
    text = f"# Ages\n\nOn 5 March 1912 it began.\n\n{'Words of no year at all. ' * 300}\n\nIn the 16th century.\n"
    page.write_text(text + f"\n{'More words of no year. ' * 300}\n", encoding="utf-8")
    add_paths(window._session.library, [page])
    ages = next(s.id for s in window._session.summaries() if s.title == "Ages")
    persian = id_of(window, "fa")
    window.open_document(persian)
    window.open_document(ages)
    window.actions_["split"].trigger()
    window.actions_["tie"].trigger()
    left, right = window.area.pane(ages), window.area.pane(persian)
    settle(qtbot)
    qtbot.waitUntil(lambda: in_sight(right, "۵ مارس 1912"))
    place = right.position()
    left.go_to(left.document().text.index("16th century"))
    settle(qtbot)
    assert right.position() == place
    assert not window.area.notice(persian)


def test_resizing_the_window_moves_neither_page_to_another_date(window, sides, qtbot):
    english, persian = sides
    left, right = window.area.pane(english), window.area.pane(persian)
    touch(left)
    window.actions_["tie"].trigger()
    left.go_to(left.document().text.index("5 March 1912"))
    qtbot.waitUntil(lambda: in_sight(right, "۵ مارس 1912"))
    for width in (1100, 1500, 1300):
        window.resize(width, 820)
        settle(qtbot)
        assert in_sight(left, "5 March 1912")
        assert in_sight(right, "۵ مارس 1912")


def test_the_status_line_names_the_page_tied_to_and_untying_lets_go(window, sides, qtbot):
    english, persian = sides
    window.actions_["tie"].trigger()
    assert window.actions_["tie"].isChecked()
    assert "harbour" in window.status._tie._whole
    window.area.tie_requested.emit(False)
    assert not window.actions_["tie"].isChecked()
    assert not window.status._tie._whole
    right = window.area.pane(persian)
    place = right.position()
    left = window.area.pane(english)
    left.go_to(left.document().text.index("5 March 1917"))
    settle(qtbot)
    assert right.position() == place


def test_closing_the_last_tab_of_a_side_makes_it_one_page_again(window, sides, qtbot):
    english, _persian = sides
    window.actions_["tie"].trigger()
    window.actions_["close-tab"].trigger()
    assert not window.area.is_split()
    assert not window.actions_["split"].isChecked()
    assert not window.tying.tied
    assert window.area.current_id() == english
    assert window.area.open_ids() == [english]


def test_deleting_both_tied_documents_leaves_an_empty_page(window, sides, qtbot):
    window.actions_["tie"].trigger()
    for document_id in [s.id for s in window._session.summaries() if s.id not in sides]:
        window.area.close_tab(document_id)
    window._session.set_trashed(list(sides), True)
    window._session.delete_forever(list(sides))
    settle(qtbot)
    assert not window.area.open_ids()
    assert not window.area.is_split()
    assert not window.tying.tied


def test_the_find_bar_stands_on_the_side_in_front(window, sides, qtbot):
    english, _persian = sides
    bar = window.area.find_bar
    window.actions_["find"].trigger()
    assert window.area._sides[1].isAncestorOf(bar)
    assert bar.isVisible()
    touch(window.area.pane(english))
    assert window.area._sides[0].isAncestorOf(bar)
    assert bar.isVisible()
    window.actions_["split"].trigger()
    assert window.area._sides[0].isAncestorOf(bar)


def test_a_date_hovered_on_the_page_behind_is_told_from_its_own_document(window, sides, qtbot):
    english, persian = sides
    touch(window.area.pane(english))
    index = next(i for i, m in enumerate(window._session.mentions(persian)) if m.date is not None)
    window.area.pane(persian).mark_hovered.emit("", "", QPoint(5, 5))
    assert window.following.mention(str(index)) == window._session.mentions(persian)[index]
    window.area.pane(english).mark_hovered.emit("", "", QPoint(5, 5))
    assert window.following.mention("0") == window._session.mentions(english)[0]


def test_one_document_split_waits_for_a_second_one(window, qtbot):
    english = id_of(window, "en")
    persian = id_of(window, "fa")
    window.open_document(english)
    for document_id in window.area.open_ids():
        if document_id != english:
            window.area.close_tab(document_id)
    window.actions_["split"].trigger()
    assert window.area.is_split()
    assert window.area.current_id() == english
    window.open_document(persian)
    assert window.area.ids_by_side() == ([english], [persian])
    window.actions_["split"].trigger()
    assert window.area.ids_by_side() == ([english, persian], [])
    assert window.area.current_id() == persian


def test_a_tabs_menu_moves_it_beside_and_closes_others(window, qtbot):
    ids = [id_of(window, "en"), id_of(window, "fa"), id_of(window, "ar")]
    for document_id in ids:
        window.open_document(document_id)
    menu = window.area.tab_menu(ids[0])
    menu.actions()[0].trigger()
    assert window.area.ids_by_side() == (ids[1:], [ids[0]])
    menu = window.area.tab_menu(ids[1])
    menu.actions()[-1].trigger()
    assert window.area.ids_by_side() == ([ids[1]], [ids[0]])


def test_sides_tabs_and_tie_come_back(window, sides, open_window, library_path, qtbot):
    english, persian = sides
    window.actions_["tie"].trigger()
    touch(window.area.pane(english))
    again = open_window(library_path)
    assert again.area.ids_by_side() == ([english], [persian])
    assert again.area.current_id() == english
    assert again.tying.tied
    left, right = again.area.pane(english), again.area.pane(persian)
    left.go_to(left.document().text.index("5 March 1917"))
    qtbot.waitUntil(lambda: in_sight(right, "۵ مارس 1917"))


def test_many_tabs_scroll_and_are_listed(open_window, tmp_path, qtbot):
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(14):
        (folder / f"{number}.txt").write_text(f"Ledger number {number} of the port\n\nWords.\n", encoding="utf-8")
    with Library.open(tmp_path / "big") as library:
        add_paths(library, [folder])
    window = open_window(tmp_path / "big")
    window.resize(1000, 700)
    for summary in window._session.summaries():
        window.open_document(summary.id)
    row = window.area._sides[0].row
    qtbot.waitUntil(row.list_button_shown)
    row._fill()
    actions = row._menu.actions()
    assert len(actions) == 14
    actions[2].trigger()
    assert window.area.current_id() == window.area.open_ids()[2]
    shown = [button for button in row.tabs._scroll_buttons() if button.isVisible()]
    assert len(shown) == 2
    assert all(not button.icon().isNull() for button in shown)
    for document_id in window.area.open_ids()[3:]:
        window.area.close_tab(document_id)
    qtbot.waitUntil(lambda: not row.list_button_shown())


@pytest.mark.corpus
def test_the_persian_seed_follows_the_arabic_one_to_the_same_year(corpus, open_window, tmp_path, qtbot):
    with Library.open(tmp_path / "seeds") as library:
        add_paths(library, sorted((corpus / "seeds").glob("00[13]_*")))
    window = open_window(tmp_path / "seeds")
    arabic, persian = id_of(window, "ar"), id_of(window, "fa")
    window.open_document(persian)
    window.open_document(arabic)
    window.actions_["split"].trigger()
    window.actions_["tie"].trigger()
    lead, follower = window.area.pane(arabic), window.area.pane(persian)
    touch(lead)
    for here, there in (("1905", "۱۹۰۵"), ("1917", "۱۹۱۷")):
        mention = next(
            m
            for m in window._session.mentions(arabic)
            if m.date is not None and here in lead.document().text[m.start : m.end]
        )
        lead.go_to(mention.start)
        qtbot.waitUntil(lambda: window.tying._spans.get(persian) is not None)
        settle(qtbot)
        start, end = window.tying._spans[persian]
        met = next(m for m in window._session.mentions(persian) if m.start == start)
        assert there in follower.document().text[start:end] or met.date.inferred
        assert follower.sight()[0] <= start < follower.sight()[1]
    followed = 0
    for mention in window._session.mentions(arabic):
        lead.go_to(mention.start)
        settle(qtbot)
        span = window.tying._spans.get(persian)
        if span is not None:
            followed += 1
            assert follower.sight()[0] <= span[0] < follower.sight()[1]
    assert followed > 10


def test_both_sides_show_their_tabs(window, sides, qtbot):
    settle(qtbot)
    for side in window.area._sides:
        assert side.row.height() >= side.row.tabs.sizeHint().height() > 20
