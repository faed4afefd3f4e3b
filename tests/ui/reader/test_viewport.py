"""The pane itself: what stays in place, what is told, what the hand does."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest

from core.document.model import Block, BlockKind, Direction, Document
from core.settings import Settings
from ui.reader import Mark, ReaderPane
from ui.theme import load_theme

LINK = "سار العمال في صباح الأحد نحو القصر."


def line_y(pane, offset):
    """Where the line of an offset is in the view."""
    page = pane.page()
    row = page.rows.row_at(offset)
    for paragraph, y in page.visible():
        if paragraph.start == page.rows.span(row)[0]:
            return y + paragraph.tops[paragraph.line_of(offset)]
    return None


def centre(pane, start, end):
    return pane.page().rects(start, end)[0].center().toPoint()


def pixels(pane, colour, area=None):
    image = pane.viewport().grab().toImage()
    found = 0
    for x in range(image.width()) if area is None else range(int(area.left()), int(area.right())):
        for y in range(image.height()) if area is None else range(int(area.top()), int(area.bottom())):
            found += image.pixelColor(x, y) == colour
    return found


# -- staying in place --------------------------------------------------------------------------


def test_the_top_line_stays_in_place_when_the_window_is_resized(pane, long_document):
    pane.set_document(long_document)
    pane.scroll_by(2345)
    anchor = pane.page().keep()
    for width in (690, 433, 300, 520, 901, 700):
        pane.resize(width, 500)
        assert line_y(pane, anchor.offset) == anchor.y
    assert pane.page().scroll.position == pytest.approx(2345, abs=150)


def test_a_storm_of_resizes_does_not_drift(pane, long_document):
    pane.set_document(long_document)
    pane.scroll_by(3000)
    before = pane.page().keep(), pane.sight()
    for step in range(60):
        pane.resize(350 + step * 37 % 500, 300 + step * 53 % 400)
    pane.resize(700, 500)
    assert (pane.page().keep(), pane.sight()) == before


@pytest.mark.parametrize("size", [9.0, 12.0, 22.0, 40.0])
def test_the_top_line_stays_in_place_when_zoomed(pane, long_document, size):
    pane.set_document(long_document)
    pane.scroll_by(2000)
    anchor = pane.page().keep()
    pane.set_settings(Settings(text_size_pt=size, line_height=1.3, justify=False))
    assert line_y(pane, anchor.offset) == anchor.y
    pane.set_settings(Settings())
    assert line_y(pane, anchor.offset) == anchor.y
    assert pane.page().scroll.position == pytest.approx(2000, abs=300)


def test_a_theme_moves_nothing(pane, long_document):
    pane.set_document(long_document)
    pane.scroll_by(1234)
    before = pane.sight(), pane.page().scroll.position
    pane.set_theme(load_theme("dark"))
    assert (pane.sight(), pane.page().scroll.position) == before
    assert pixels(pane, load_theme("dark").color("page")) > 1000


def test_scrolling_there_and_back_ends_where_it_began(pane, long_document):
    pane.set_document(long_document)
    pane.go_to(len(long_document.text) // 2)
    before = pane.sight()
    for distance in (300, 1900, -1700, -500, 1500, -1500):
        pane.scroll_by(distance)
    assert pane.sight() == before


def test_what_is_in_sight_does_not_move_when_heights_above_are_corrected(pane, long_document):
    pane.set_document(long_document)
    pane.go_to(len(long_document.text) * 3 // 4)
    sight = pane.sight()
    y = line_y(pane, sight[0])
    for row in range(pane.page().rows.count):
        pane.page().scroll.heights.set(row, pane.page().paragraph(row).height)
    assert (pane.sight(), line_y(pane, sight[0])) == (sight, y)


# -- going -------------------------------------------------------------------------------------


def test_go_to_lands_at_its_place_and_flashes(pane, long_document):
    pane.set_document(long_document)
    at = long_document.text.index("[17]")
    pane.go_to(at, flash=(at, at + 4))
    assert line_y(pane, at) == round(0.3 * pane.viewport().height())
    assert pane.flashed() == (at, at + 4)
    assert pane.reading_offset() == at
    area = pane.page().rects(at, at + 4)[0]
    assert pixels(pane, load_theme("light").color("flash"), area) > area.width()
    pane.go_to(at, place=0.0)
    assert line_y(pane, at) == 0


def test_a_jump_before_the_window_has_its_size_lands_there_all_the_same(qtbot, long_document):
    pane = ReaderPane()
    qtbot.addWidget(pane)
    pane.set_document(long_document)
    at = long_document.text.index("[29]")
    pane.go_to(at)
    pane.resize(640, 480)
    pane.show()
    qtbot.waitExposed(pane)
    assert line_y(pane, at) == round(0.3 * pane.viewport().height())


def test_a_flash_ends(pane, long_document, qtbot):
    pane.set_document(long_document)
    pane.go_to(50, flash=(50, 60))
    qtbot.waitUntil(lambda: pane.flashed() is None, timeout=4000)


def test_both_ends_are_reached_by_keys(pane, long_document, qtbot):
    pane.set_document(long_document)
    qtbot.keyClick(pane, Qt.Key.Key_End)
    assert pane.sight()[1] == len(long_document.text)
    bar = pane.verticalScrollBar()
    assert bar.value() == bar.maximum()
    qtbot.keyClick(pane, Qt.Key.Key_PageDown)
    assert pane.sight()[1] == len(long_document.text)
    qtbot.keyClick(pane, Qt.Key.Key_Home)
    assert (pane.sight()[0], bar.value()) == (0, 0)


def test_paging_keeps_a_line_of_the_last_page_in_sight(pane, long_document, qtbot):
    pane.set_document(long_document)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_PageDown):
        before = pane.sight()
        qtbot.keyClick(pane, key)
        assert before[0] < pane.sight()[0] < before[1]
    before = pane.sight()
    qtbot.keyClick(pane, Qt.Key.Key_Down)
    assert pane.sight()[0] > before[0]
    qtbot.keyClick(pane, Qt.Key.Key_Up)
    assert pane.sight() == before


def test_the_bar_leads_everywhere(pane, long_document):
    pane.set_document(long_document)
    bar = pane.verticalScrollBar()
    seen = []
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        bar.setValue(round(bar.maximum() * share))
        seen.append(pane.sight()[0] / len(long_document.text))
    assert seen == sorted(seen)
    assert seen[2] == pytest.approx(0.5, abs=0.12)
    assert pane.sight()[1] == len(long_document.text)


def test_every_line_is_once_the_line_being_read(pane, long_document, qtbot):
    pane.set_document(long_document)
    read = set()
    page, before = pane.page(), -1
    while page.scroll.position != before:
        before = page.scroll.position
        read.add(pane.reading_offset())
        pane.scroll_by(10)
    starts = {0}
    for row in range(page.rows.count):
        paragraph = page.paragraph(row)
        starts |= {paragraph.line_span(line)[0] for line in range(paragraph.line_count)}
    assert max(starts) in read
    assert len(starts - read) <= len(starts) * 0.02


# -- telling -----------------------------------------------------------------------------------


def test_one_turn_tells_once(pane, long_document, qtbot):
    pane.set_document(long_document)
    qtbot.wait(1)
    told = []
    pane.position_changed.connect(told.append)
    for _ in range(10):
        pane.scroll_by(100)
    with qtbot.waitSignals([pane.sight_changed, pane.reading_offset_changed], timeout=1000):
        pass
    assert told == [pane.position()]
    qtbot.wait(1)
    assert len(told) == 1


def test_hover_and_click_on_a_mark(pane, long_document, qtbot):
    pane.set_document(long_document)
    pane.set_marks([Mark(10, 40, "highlight", "yellow", "wide"), Mark(20, 25, "date", id="7")])
    date, wide = centre(pane, 20, 25), centre(pane, 12, 15)
    with qtbot.waitSignal(pane.mark_hovered) as hovered:
        pane.hover(QPointF(date))
    assert hovered.args == ["date", "7", pane.viewport().mapToGlobal(date)]
    assert pane.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor
    pane.hover(QPointF(wide))
    assert pane.viewport().cursor().shape() is Qt.CursorShape.IBeamCursor
    pane.hover(QPointF(2, 2))
    assert pane.viewport().cursor().shape() is Qt.CursorShape.ArrowCursor
    with qtbot.waitSignal(pane.mark_activated) as clicked:
        qtbot.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=date)
    assert clicked.args == ["date", "7"]
    with qtbot.assertNotEmitted(pane.mark_activated):
        drag(qtbot, pane, date, wide)


def test_margin_marks_are_clicked_in_the_margin_only(pane, make_document, qtbot):
    pane.set_document(make_document("نص عربي قصير هنا"))
    pane.set_marks([Mark(0, 16, "bookmark", id="b"), Mark(4, 8, "note", "blue", "n")])
    page = pane.page()
    line = page.rects(0, 16)[0]
    right, middle = page.left + page.column, line.center().y()
    kinds = [
        mark.kind if mark else None
        for mark in (pane.mark_at(QPointF(x, middle)) for x in range(right + 1, pane.viewport().width()))
    ]
    assert [kind for kind in dict.fromkeys(kinds) if kind] == ["bookmark", "note"]
    assert pane.mark_at(QPointF(line.right() - 3, middle)) is None
    assert pane.mark_at(page.rects(4, 8)[0].center()).id == "n"


def test_wheel_scrolls_and_with_control_asks_for_zoom(pane, long_document):
    pane.set_document(long_document)
    asked = []
    pane.zoom_requested.connect(asked.append)

    def wheel(steps, modifiers=Qt.KeyboardModifier.NoModifier):
        place = QPointF(100, 100)
        event = QWheelEvent(
            place,
            place,
            QPoint(),
            QPoint(0, round(120 * steps)),
            Qt.MouseButton.NoButton,
            modifiers,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QGuiApplication.sendEvent(pane.viewport(), event)

    wheel(-1)
    assert pane.page().scroll.position == 3 * pane.line_px()
    for _ in range(8):
        wheel(-1 / 8)
    assert pane.page().scroll.position == pytest.approx(6 * pane.line_px(), abs=1)
    wheel(1, Qt.KeyboardModifier.ControlModifier)
    wheel(-1, Qt.KeyboardModifier.ControlModifier)
    assert asked == [1, -1]
    assert pane.page().scroll.position == pytest.approx(6 * pane.line_px(), abs=1)


def test_context_menu_tells_the_place(pane, long_document, qtbot):
    pane.set_document(long_document)
    point = centre(pane, 30, 31)
    asked = pane.viewport().mapToGlobal(point)
    with qtbot.waitSignal(pane.context_menu_requested) as menu:
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, asked)
        QGuiApplication.sendEvent(pane.viewport(), event)
    assert menu.args == [30, asked]


def test_zoom_is_only_asked_for(pane, long_document, qtbot):
    pane.set_document(long_document)
    asked = []
    pane.zoom_requested.connect(asked.append)
    pane.zoom_in()
    pane.zoom_out()
    pane.zoom_reset()
    assert asked == [1, -1, 0]


# -- selecting ---------------------------------------------------------------------------------


def drag(qtbot, pane, start, end):
    view = pane.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    move(view, (start + end) / 2)
    move(view, end)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)


def move(view, point):
    place = QPointF(point)
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        place,
        QPointF(view.mapToGlobal(point)),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QGuiApplication.sendEvent(view, event)


def test_dragging_over_two_directions_copies_in_logical_order(pane, make_document, qtbot):
    text = "قال Port Arthur 1905 نعم ثم عاد"
    pane.set_document(make_document(text, "السطر الثاني"))
    first, last = text.index("ل"), text.index("نعم") + 1
    start = pane.page().rects(first, first + 1)[0]
    end = pane.page().rects(last, last + 1)[0]
    drag(
        qtbot,
        pane,
        QPoint(round(start.right()) - 1, round(start.center().y())),
        QPoint(round(end.left()) + 1, round(end.center().y())),
    )
    assert pane.selected_text() == text[first : last + 1]
    pane.copy()
    assert QGuiApplication.clipboard().text() == text[first : last + 1]


def test_double_click_takes_a_word_and_a_third_the_paragraph(pane, make_document, qtbot):
    text = "او می‌رود به شهر."
    pane.set_document(make_document("اول", text))
    at = pane.document().text.index("می")
    point = centre(pane, at, at + 1)
    view = pane.viewport()
    with qtbot.waitSignal(pane.selection_changed) as changed:
        QTest.mouseDClick(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)
    assert changed.args == [True]
    assert pane.selected_text() == "می‌رود"
    QTest.mousePress(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)
    assert pane.selected_text() == text


def test_shift_click_extends(pane, long_document, qtbot):
    pane.set_document(long_document)
    qtbot.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=centre(pane, 20, 21))
    assert pane.selection() is None
    shift = Qt.KeyboardModifier.ShiftModifier
    qtbot.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, shift, centre(pane, 150, 151))
    start, end = pane.selection()
    assert start in (20, 21)
    assert end in (150, 151)


def test_dragging_past_the_edge_scrolls_on(pane, long_document, qtbot):
    pane.set_document(long_document)
    view = pane.viewport()
    start = centre(pane, 30, 31)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    below = pane.sight()[1]
    move(view, QPoint(start.x(), view.height() + 150))
    qtbot.waitUntil(lambda: pane.selection()[1] > below + 500, timeout=4000)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    assert pane.sight()[0] > 0


def test_select_all_copy_and_clear(pane, make_document, qtbot):
    pane.set_document(make_document("أول", (BlockKind.TABLE, None, "ا | ب\u2028ج | د", {}), "last"))
    qtbot.keyClick(pane, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(pane, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "أول\nا | ب\nج | د\nlast"
    with qtbot.waitSignal(pane.selection_changed) as changed:
        pane.clear_selection()
    assert changed.args == [False]


def test_selecting_by_keys_goes_by_sight_and_by_whole_clusters(pane, make_document, qtbot):
    text = "اب क्रांति نعم"
    pane.set_document(make_document(text, "ثان"))
    shift = Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(pane, Qt.Key.Key_Left, shift)
    assert pane.selection() is None
    pane.select(0, 1)
    qtbot.keyClick(pane, Qt.Key.Key_Left, shift)
    assert pane.selected_text() == "اب"
    qtbot.keyClick(pane, Qt.Key.Key_Right, shift)
    assert pane.selected_text() == "ا"
    qtbot.keyClick(pane, Qt.Key.Key_End, shift)
    assert pane.selected_text() == text
    qtbot.keyClick(pane, Qt.Key.Key_Down, shift)
    assert pane.selection()[1] > len(text)
    qtbot.keyClick(pane, Qt.Key.Key_Home, shift | Qt.KeyboardModifier.ControlModifier)
    assert pane.selection() is None
    qtbot.keyClick(pane, Qt.Key.Key_Left, shift | Qt.KeyboardModifier.ControlModifier)
    assert pane.selected_text() == "اب "


def test_selecting_by_keys_scrolls_along(pane, long_document, qtbot):
    pane.set_document(long_document)
    pane.select(0, 5)
    for _ in range(40):
        qtbot.keyClick(pane, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    end = pane.selection()[1]
    assert pane.sight()[0] < end <= pane.sight()[1]
    assert pane.sight()[0] > 0


# -- seen --------------------------------------------------------------------------------------


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_marks_are_drawn_where_their_text_is_in_the_themes_colours(pane, make_document, theme):
    colours = load_theme(theme)
    text = "في يوم Sunday 22 January 1905 سار الناس نحو القصر"
    pane.set_theme(colours)
    pane.set_document(make_document(text))
    name = text.index("January")
    pane.set_marks([Mark(name, name + 12, "highlight", "green", "1"), Mark(name, name + 12, "date", id="2")])
    area = pane.page().rects(name, name + 12)[0]
    tint = pixels(pane, colours.highlight("green"), area.adjusted(-1, 0, 2, 0))
    assert tint > area.width() * area.height() * 0.5
    assert pixels(pane, colours.highlight("green")) == tint
    pane.set_marks([Mark(name, name + 12, "date", id="2")])
    image = pane.viewport().grab().toImage()
    accent, page = colours.color("accent"), colours.color("page")

    def dotted(y):
        row = [image.pixelColor(x, y) for x in range(int(area.left()) + 2, int(area.right()) - 2)]
        return sum(abs(c.red() - page.red()) > 25 and abs(c.hue() - accent.hue()) < 25 for c in row)

    assert max(dotted(y) for y in range(int(area.top()), int(area.bottom()))) > area.width() * 0.4


def test_selection_flash_and_matches_have_their_colours(pane, make_document):
    colours = load_theme("light")
    pane.set_document(make_document("one two three four five six", "seven", language="en"))
    pane.select(4, 7)
    pane.set_find_marks([(8, 13), (14, 18)], 1)
    for span, role in (((4, 7), "text_selection"), ((8, 13), "find"), ((14, 18), "find")):
        area = pane.page().rects(*span)[0]
        assert pixels(pane, colours.color(role), area) > area.width() * area.height() * 0.4
    current = pane.page().rects(14, 18)[0].adjusted(-2, -2, 2, 2)
    assert pixels(pane, colours.color("accent"), current) > current.width()


def test_notes_and_bookmarks_stand_in_the_leading_margin(pane, make_document):
    accent = load_theme("light").color("accent")
    pane.set_document(make_document("نص عربي قصير هنا", "An English line", language="ar"))
    page = pane.page()
    right, left = page.left + page.column, page.left
    pane.set_marks([Mark(3, 8, "bookmark", id="1")])
    area = page.rects(3, 8)[0]
    area.setLeft(right + 1)
    area.setRight(right + 25)
    assert pixels(pane, accent, area) > 10
    at = pane.document().text.index("English")
    pane.set_marks([Mark(at, at + 7, "bookmark", id="2")])
    area = page.rects(at, at + 7)[0]
    area.setRight(left - 1)
    area.setLeft(left - 25)
    assert pixels(pane, accent, area) > 10


def test_list_markers_and_quote_rules_are_on_the_leading_side(pane, make_document):
    item, quote = BlockKind.LIST_ITEM, BlockKind.QUOTE
    pane.set_document(
        make_document(
            (item, Direction.RTL, "بند", {"level": 1, "marker": "1."}),
            (quote, Direction.RTL, "قول", {"level": 1}),
            (item, Direction.LTR, "item", {"level": 1, "marker": "1."}),
            (quote, Direction.LTR, "quote", {"level": 1}),
        )
    )
    page = pane.page()
    image = pane.viewport().grab().toImage()
    paper = load_theme("light").color("page")

    def ink(left, right, paragraph, y):
        return any(
            image.pixelColor(x, line) != paper
            for x in range(round(left), round(right))
            for line in range(y + paragraph.before, y + paragraph.bottom)
        )

    for paragraph, y in page.visible():
        indent = paragraph.style.px(paragraph.look.indent) - 4
        left, right = page.left, page.left + page.column
        assert ink(right - indent, right, paragraph, y) is paragraph.rtl
        assert ink(left, left + indent, paragraph, y) is not paragraph.rtl


def test_narrow_windows_keep_text_off_the_scroll_bar(pane, long_document):
    pane.set_document(long_document)
    pane.resize(220, 400)
    page = pane.page()
    assert page.left >= 16
    assert page.left + page.column <= pane.viewport().width() - 16
    pane.resize(1600, 400)
    assert page.column == page.style.measure_px
    assert abs(page.left - (pane.viewport().width() - page.left - page.column)) <= 1


def test_an_empty_pane_is_quiet(pane, qtbot, make_document):
    pane.set_document(None)
    for key in (Qt.Key.Key_End, Qt.Key.Key_PageDown, Qt.Key.Key_Space):
        qtbot.keyClick(pane, key)
    qtbot.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
    assert (pane.position(), pane.sight(), pane.selection(), pane.selected_text()) == (0, (0, 0), None, "")
    assert pixels(pane, load_theme("light").color("page")) == pane.viewport().width() * pane.viewport().height()
    pane.set_document(Document("", (), "", "und", Direction.LTR))
    pane.go_to(5)
    pane.select_all()
    assert (pane.sight(), pane.selection()) == ((0, 0), None)
    pane.set_document(make_document("", "x", ""))
    assert pane.sight()[1] == 3


def test_the_title_is_told_to_screen_readers(pane, long_document):
    pane.set_document(long_document)
    assert pane.accessibleName() == "A title"
    pane.set_document(None)
    assert pane.accessibleName() == ""


# -- size --------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", [LINK + " ", "س" * 37], ids=["words", "one word"])
def test_ten_megabytes_on_one_line_cost_a_handful_of_layouts(pane, text):
    body = text * (10_000_000 // len(text.encode()))
    block = Block(0, len(body), BlockKind.PARAGRAPH, direction=Direction.RTL)
    pane.set_document(Document(body, (block,), "t", "ar", Direction.RTL))
    pane.viewport().grab()
    pane.go_to(len(body) // 2)
    pane.viewport().grab()
    pane.scroll_to_end()
    assert pane.sight()[1] == len(body)
    assert pane.page().laid_out <= 8
    assert all(p.end - p.start <= 4000 for p, _ in pane.page().visible())


def test_two_hundred_thousand_paragraphs_cost_what_is_in_sight(pane):
    count = 200_000
    text = "\n".join([LINK] * count)
    step = len(LINK) + 1
    blocks = tuple(
        Block(i * step, i * step + len(LINK), BlockKind.PARAGRAPH, direction=Direction.RTL) for i in range(count)
    )
    pane.set_document(Document(text, blocks, "t", "ar", Direction.RTL))
    middle = step * count // 2
    pane.go_to(middle)
    assert line_y(pane, middle) == round(0.3 * pane.viewport().height())
    pane.resize(500, 500)
    assert pane.page().laid_out < 80
    bar = pane.verticalScrollBar()
    assert bar.value() / bar.maximum() == pytest.approx(0.5, abs=0.01)


def test_a_page_taller_than_the_bar_can_count_is_scaled(pane, long_document, monkeypatch):
    monkeypatch.setattr("ui.reader.viewport._MOST_BAR", 1000)
    pane.set_document(long_document)
    bar = pane.verticalScrollBar()
    assert bar.maximum() == 1000
    before = pane.sight()
    pane.scroll_by(3)
    pane.scroll_by(-3)
    assert pane.sight() == before
    bar.setValue(500)
    assert pane.sight()[0] / len(long_document.text) == pytest.approx(0.5, abs=0.12)
    bar.setValue(1000)
    assert pane.sight()[1] == len(long_document.text)
