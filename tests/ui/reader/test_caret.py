"""The caret by keys: by sight left and right, by the text for lines and pages, never inside a cluster."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QImage, QPainter
from PySide6.QtTest import QTest

from core.document.model import BlockKind, Direction
from ui.reader.cursor import paint_caret
from ui.theme import load_theme

K, M = Qt.Key, Qt.KeyboardModifier
LTR, RTL = Direction.LTR, Direction.RTL


def x_of(pane):
    return pane.caret_rect().left()


def centre(pane, start, end):
    return pane.page().rects(start, end)[0].center().toPoint()


@pytest.fixture
def reader(pane, make_document, qtbot):
    """Show texts and press keys: ``reader(*texts)`` returns the pane, ``reader.keys(...)`` types."""

    def show(*parts, caret=0):
        pane.set_document(make_document(*parts))
        pane.setFocus()
        pane.set_caret(caret)
        return pane

    def keys(*pressed, modifier=M.NoModifier):
        for key in pressed:
            qtbot.keyClick(pane, key, modifier)
        return pane.caret()

    show.keys = keys
    return show


# -- whose keys they are -----------------------------------------------------------------------


def test_without_a_caret_arrows_scroll(pane, long_document, qtbot):
    pane.set_document(long_document)
    assert (pane.caret(), pane.caret_rect()) == (None, None)
    qtbot.keyClick(pane, K.Key_Down)
    assert pane.page().scroll.position == pane.line_px()
    pane.select(0, 20)  # what the program selects sets no caret either
    qtbot.keyClick(pane, K.Key_Down)
    assert pane.page().scroll.position == 2 * pane.line_px()
    assert pane.selection() == (0, 20)


def test_a_click_sets_a_caret_and_escape_takes_it_away(pane, long_document, qtbot):
    pane.set_document(long_document)
    qtbot.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=centre(pane, 20, 21))
    at = pane.caret()
    assert at in (20, 21)
    before = pane.page().scroll.position
    qtbot.keyClick(pane, K.Key_Down)
    assert pane.caret() > at
    assert pane.page().scroll.position == before
    qtbot.keyClick(pane, K.Key_Down, M.ShiftModifier)
    assert pane.selection() is not None
    qtbot.keyClick(pane, K.Key_Escape)
    assert pane.selection() is None
    assert pane.caret() is not None
    qtbot.keyClick(pane, K.Key_Escape)
    assert pane.caret() is None
    qtbot.keyClick(pane, K.Key_Down)
    assert pane.page().scroll.position > before


def test_f7_sets_a_caret_where_one_reads_and_takes_it_away(pane, long_document, qtbot):
    pane.set_document(long_document)
    pane.scroll_by(900)
    qtbot.keyClick(pane, K.Key_F7)
    assert pane.caret() == pane.reading_offset()
    qtbot.keyClick(pane, K.Key_F7)
    assert pane.caret() is None


def test_a_caret_scrolled_out_of_sight_is_left_behind(pane, long_document, qtbot):
    pane.set_document(long_document)
    pane.set_caret(10)
    pane.scroll_by(3000)
    before = pane.page().scroll.position
    qtbot.keyClick(pane, K.Key_Down)
    assert pane.page().scroll.position == before + pane.line_px()
    assert pane.caret() == 10
    qtbot.keyClick(pane, K.Key_Right, M.ShiftModifier)  # but selecting goes on from it
    assert pane.selection() is not None
    assert pane.sight()[0] <= pane.caret() <= pane.sight()[1]


def test_space_scrolls_with_a_caret_too(pane, long_document, qtbot):
    pane.set_document(long_document)
    pane.set_caret(10)
    qtbot.keyClick(pane, K.Key_Space)
    assert pane.page().scroll.position > 300
    assert pane.caret() == 10


# -- left and right ------------------------------------------------------------------------------


def test_left_goes_left_in_both_directions(reader):
    pane = reader("اب cd", "second")
    right_edge = x_of(pane)
    assert reader.keys(K.Key_Left) == 1
    assert x_of(pane) < right_edge
    assert reader.keys(K.Key_Right) == 0
    assert x_of(pane) == right_edge
    assert reader.keys(K.Key_Left, K.Key_Left, K.Key_Left) == 3
    at_seam = x_of(pane)
    assert reader.keys(K.Key_Left) == 4  # over d, to its left
    assert x_of(pane) < at_seam
    assert reader.keys(K.Key_Left) == 3  # over c
    assert reader.keys(K.Key_Left) == 6  # and on to the next paragraph
    assert reader.keys(K.Key_Right, K.Key_Left) == 6


def test_over_the_edge_of_a_paragraph_and_back(reader):
    reader("abc", "اب")
    assert reader.keys(K.Key_End) == 3
    assert reader.keys(K.Key_Right) == 4
    assert reader.keys(K.Key_Right) == 3  # the paragraph is read from the right: right is back
    assert reader.keys(K.Key_Right, K.Key_Left, K.Key_Left) == 6


@pytest.mark.parametrize(
    ("text", "stops"),
    [
        ("a😀e\u0301x", [0, 1, 2, 4, 5]),
        ("क्षत्रिय", None),
        ("👩‍👩‍👧!", [0, 5, 6]),
        ("🇮🇳🇮🇷", [0, 2, 4]),
        ("کِتابِ", [0, 2, 3, 4, 6]),
        ("لا", [0, 1, 2]),
        ("z" + "\u0301" * 60 + "y", [0, 61, 62]),
    ],
)
def test_clusters_are_never_split(reader, text, stops):
    direction = RTL if text[0] in "کل" else LTR
    pane = reader((BlockKind.PARAGRAPH, direction, text, {}))
    seen = [pane.caret()]
    while seen[-1] < len(text):
        seen.append(reader.keys(K.Key_Left if direction is RTL else K.Key_Right))
    if stops is not None:
        assert seen == stops
    for offset in seen:
        assert pane.page().paragraph(0).layout.isValidCursorPosition(pane.page().paragraph(0).map.to_units(offset))
    back = [reader.keys(K.Key_Right if direction is RTL else K.Key_Left) for _ in seen[1:]]
    assert back == seen[-2::-1]


def test_a_caret_set_inside_a_cluster_stands_before_it(reader):
    pane = reader("ab 👩‍👩‍👧 cd")
    for inside in range(4, 8):
        pane.set_caret(inside)
        assert pane.caret() == 3
    assert reader.keys(K.Key_Right, modifier=M.ControlModifier) == 9


def test_double_click_takes_whole_clusters(pane, make_document):
    pane.set_document(make_document("ab 👩‍👩‍👧 cd"))
    QTest.mouseDClick(pane.viewport(), Qt.MouseButton.LeftButton, M.NoModifier, centre(pane, 3, 8))
    assert pane.selected_text() == "👩‍👩‍👧"


def test_words_go_with_the_paragraphs_reading(reader):
    text = "قرأ War and Peace أمس"
    reader(text, "one two")
    leaps = [reader.keys(K.Key_Left, modifier=M.ControlModifier) for _ in range(4)]
    assert leaps == [text.index(word) for word in ("War", "and", "Peace", "أمس")]
    assert reader.keys(K.Key_Right, modifier=M.ControlModifier) == text.index("Peace")
    reader("one two", caret=0)
    assert reader.keys(K.Key_Right, modifier=M.ControlModifier) == 4


def test_an_arrow_leaves_a_selection_at_its_side(reader):
    pane = reader("abcdef")
    pane.set_caret(2)
    reader.keys(K.Key_Right, K.Key_Right, modifier=M.ShiftModifier)
    assert pane.selection() == (2, 4)
    assert reader.keys(K.Key_Left) == 2
    assert pane.selection() is None
    reader.keys(K.Key_Right, K.Key_Right, modifier=M.ShiftModifier)
    assert reader.keys(K.Key_Right) == 4


# -- lines and pages -------------------------------------------------------------------------------


@pytest.mark.parametrize("direction", [LTR, RTL])
def test_home_and_end_are_the_ends_of_the_line(reader, direction):
    words = "سار العمال نحو القصر Saint Petersburg " if direction is RTL else "they went to the palace القصر "
    pane = reader((BlockKind.PARAGRAPH, direction, (words * 12).strip(), {}), "y")
    paragraph = pane.page().paragraph(0)
    assert paragraph.line_count >= 3
    start, end = paragraph.line_span(1)
    pane.set_caret(start + 9)
    assert reader.keys(K.Key_End) == end - 1  # before the space the line was broken at
    cells = paragraph.cells(1)
    line_y = pane.caret_rect().center().y()
    far = min(cell.left for cell in cells if cell.start < end - 1)
    assert x_of(pane) == pytest.approx(pane.page().left + far, abs=0.3) or direction is LTR
    assert reader.keys(K.Key_Home) == start
    assert pane.caret_rect().center().y() == line_y
    assert reader.keys(K.Key_End, K.Key_Left if direction is RTL else K.Key_Right) == end
    assert pane.caret_rect().center().y() > line_y
    assert reader.keys(K.Key_End, K.Key_End, modifier=M.ControlModifier) == len(pane.document().text)
    assert reader.keys(K.Key_Home, modifier=M.ControlModifier) == 0


def test_a_word_longer_than_the_line_has_a_place_at_each_edge(reader):
    pane = reader("x" * 200)
    _, end = pane.page().paragraph(0).line_span(0)
    assert reader.keys(K.Key_End) == end
    first_y = pane.caret_rect().center().y()
    assert reader.keys(K.Key_End) == end
    assert reader.keys(K.Key_Right) == end  # the same offset, on the next line
    assert pane.caret_rect().center().y() > first_y
    assert reader.keys(K.Key_Left) == end
    assert pane.caret_rect().center().y() == first_y


def test_up_and_down_keep_their_column(reader):
    pane = reader("a long enough first line of words", "x", "another long enough line of words")
    pane.set_caret(20)
    x = x_of(pane)
    assert reader.keys(K.Key_Down) == 35  # the end of the short line
    assert x_of(pane) < x
    reader.keys(K.Key_Down)
    assert x_of(pane) == pytest.approx(x, abs=8)
    assert reader.keys(K.Key_Up, K.Key_Up) == 20
    assert reader.keys(K.Key_Up) == 0
    assert reader.keys(K.Key_Down, K.Key_Down, K.Key_Down) == len(pane.document().text)


def test_walking_down_passes_every_line_once_and_scrolls_evenly(pane, long_document, qtbot):
    pane.set_document(long_document)
    pane.set_caret(0)
    lines, positions = [], []
    for _ in range(60):
        qtbot.keyClick(pane, K.Key_Down)
        lines.append(pane.page().line_at(pane.caret_rect().center().y()))
        positions.append(pane.page().scroll.position)
        rect = pane.caret_rect()
        assert 0 <= rect.top() < rect.bottom() <= pane.viewport().height()
    assert len(set(lines)) == len(lines)
    assert lines == sorted(lines)
    assert positions[-1] > 500
    assert max(b - a for a, b in pairwise(positions)) < 4 * pane.line_px()


def test_pages_by_key_carry_the_caret_along(pane, long_document, qtbot):
    pane.set_document(long_document)
    pane.set_caret(200)
    rect = pane.caret_rect()
    qtbot.keyClick(pane, K.Key_PageDown)
    assert pane.page().scroll.position > 300
    assert pane.caret() > 500
    assert pane.caret_rect().center().y() == pytest.approx(rect.center().y(), abs=2 * pane.line_px())
    qtbot.keyClick(pane, K.Key_PageUp)
    assert pane.caret() == pytest.approx(200, abs=90)
    for _ in range(100):
        qtbot.keyClick(pane, K.Key_PageDown)
    assert pane.caret() == len(long_document.text)
    qtbot.keyClick(pane, K.Key_PageUp, M.ShiftModifier)
    assert pane.selection()[1] == len(long_document.text)


def test_a_very_long_block_is_walked_over_its_parts(pane, make_document, qtbot):
    text = "word after word and so on. " * 400
    pane.set_document(make_document(text.strip()))
    seam = pane.page().rows.span(1)[0]
    pane.set_caret(seam - 2)
    places = []
    for _ in range(4):
        qtbot.keyClick(pane, K.Key_Right)
        places.append(pane.caret())
    assert places == [seam - 1, seam, seam, seam + 1]  # at the end of one line, then at the start of the next
    for _ in range(4):
        qtbot.keyClick(pane, K.Key_Left)
    assert pane.caret() == seam - 2


# -- drags by words and blocks -----------------------------------------------------------------


def test_dragging_after_a_double_click_goes_by_words(pane, make_document):
    text = "he wrote سار العمال يوم الأحد at last"
    pane.set_document(make_document(text))
    view = pane.viewport()
    word = centre(pane, text.index("wrote") + 2, text.index("wrote") + 3)
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, M.NoModifier, word)
    at = text.index("يوم")
    pane._selecting.drag(centre(pane, at + 1, at + 2).toPointF())
    assert pane.selected_text() == "wrote سار العمال يوم"
    pane._selecting.drag(centre(pane, 0, 1).toPointF())
    assert pane.selected_text() == "he wrote"


def test_dragging_after_a_third_click_goes_by_paragraphs(pane, make_document):
    pane.set_document(make_document("first one", "السطر الثاني", "third"))
    view, text = pane.viewport(), pane.document().text
    point = centre(pane, 12, 14)
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, M.NoModifier, point)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, M.NoModifier, point)
    assert pane.selected_text() == "السطر الثاني"
    pane._selecting.drag(centre(pane, len(text) - 2, len(text) - 1).toPointF())
    assert pane.selected_text() == "السطر الثاني\nthird"
    pane._selecting.drag(centre(pane, 2, 3).toPointF())
    assert pane.selected_text() == "first one\nالسطر الثاني"


# -- seen ------------------------------------------------------------------------------------------


def test_the_caret_is_drawn_only_with_the_focus(reader, qtbot):
    pane = reader("some words to read")
    pane.set_caret(5)
    accent = load_theme("light").color("accent")
    rect = pane.caret_rect()

    def drawn():
        image = pane.viewport().grab().toImage()
        column = range(int(rect.left()) - 2, int(rect.left()) + 3)
        return sum(image.pixelColor(x, int(rect.center().y())) == accent for x in column)

    assert pane.hasFocus()
    assert drawn() == 2
    pane.clearFocus()
    assert drawn() == 0


def test_the_caret_blinks_as_the_desktop_wants(reader, qtbot):
    hints = QGuiApplication.styleHints()
    before = hints.cursorFlashTime()
    try:
        hints.setCursorFlashTime(60)
        pane = reader("some words")
        qtbot.waitUntil(lambda: not pane._cursor.lit, timeout=2000)
        qtbot.keyClick(pane, K.Key_Right)
        assert pane._cursor.lit  # never dark while it moves
        hints.setCursorFlashTime(0)
        qtbot.keyClick(pane, K.Key_Right)
        qtbot.wait(150)
        assert pane._cursor.lit
    finally:
        hints.setCursorFlashTime(before)


def test_a_flag_shows_which_way_the_text_runs_at_a_seam(reader):
    pane = reader("اب cd")
    flags = [pane._selecting.flag()]
    for _ in range(4):
        reader.keys(K.Key_Left)
        flags.append(pane._selecting.flag())
    assert flags == [-1, -1, -1, -1, 1]
    reader("only one direction")
    assert pane._selecting.flag() == 0
    image = QImage(20, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint_caret(
        painter, pane.caret_rect().translated(-x_of(pane) + 10, -pane.caret_rect().top()), Qt.GlobalColor.black, flag=1
    )
    painter.end()
    assert image.pixelColor(13, 0) == Qt.GlobalColor.black
    assert image.pixelColor(7, 0) == Qt.GlobalColor.white


def test_the_menu_key_opens_the_menu_at_the_caret(reader, qtbot):
    pane = reader("some words to read", "and more")
    pane.set_caret(20)
    with qtbot.waitSignal(pane.context_menu_requested) as asked:
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), QPoint(1, 1))
        QGuiApplication.sendEvent(pane, event)
    offset, at = asked.args
    assert offset == 20
    assert pane.viewport().mapFromGlobal(at).y() == pytest.approx(pane.caret_rect().bottom(), abs=1)
