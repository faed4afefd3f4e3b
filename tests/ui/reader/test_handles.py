"""The ends of a highlight are taken hold of with the mouse and set down at another letter's seam."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from ui.reader.marks import HIGHLIGHT, Mark
from ui.reader.painting import blended, overlaps
from ui.reader.selection import word_span
from ui.theme import load_theme

ENGLISH = (
    "The clerks had copied the decree three times before noon, and by evening every wall of the quarter "
    "carried it; nobody could say afterwards who had signed the first."
)
ARABIC = "سار العمال في صباح الأحد نحو القصر ومعهم عريضة طويلة، فلما بلغوا الجسر وجدوا الجند مصطفين."
MIXED = "كتبت صحيفة The Times في 23 January 1905 (ص. 5) أن 25% من المصانع أُغلقت، ثم عادت."
HINDI = "उन्होंने क्षेत्र की रक्षा के लिए ज़ोरदार प्रदर्शन किया और शाम तक लौट आए।"


def show(pane, make_document, text: str, quote: str) -> Mark:
    pane.set_document(make_document(text))
    start = text.index(quote)
    mark = Mark(start, start + len(quote), HIGHLIGHT, "yellow", "h1")
    pane.set_marks([mark])
    return mark


def hover(pane, mark: Mark) -> None:
    point = pane.page().rects(mark.start, mark.end)[0].center()
    QTest.mouseMove(pane.viewport(), point.toPoint())
    pane.hover(point)


def seam(pane, offset: int, *, after: bool) -> QPoint:
    """A point a little inside the letter before (``after``) or behind an offset, on the seam's side."""
    page = pane.page()
    rect = page.rects(offset - 1, offset)[-1] if after else page.rects(offset, offset + 1)[0]
    for share in (0.1, 0.9):
        point = QPointF(rect.left() + share * rect.width(), rect.center().y())
        if page.offset_at(point.x(), point.y()) == offset:
            return point.toPoint()
    raise AssertionError("no seam there")


def drag(pane, source: QPoint, *stops: QPoint) -> None:
    view = pane.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, source)
    for stop in stops:
        QTest.mouseMove(view, stop)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, stops[-1])


@pytest.fixture
def resized(pane):
    told: list[tuple] = []
    pane.mark_resized.connect(lambda *facts: told.append(facts))
    return told


@pytest.mark.parametrize(
    ("text", "quote", "end_word", "start_word"),
    [
        (ENGLISH, "clerks had copied", "decree", "The"),
        (ARABIC, "في صباح الأحد", "القصر", "سار"),
        (MIXED, "صحيفة The Times", "January", "كتبت"),
        (HINDI, "क्षेत्र की", "प्रदर्शन", "उन्होंने"),
    ],
    ids=["english", "arabic", "mixed", "hindi"],
)
def test_both_ends_are_dragged_to_the_letter(pane, make_document, resized, text, quote, end_word, start_word):
    mark = show(pane, make_document, text, quote)
    hover(pane, mark)
    [_first, last] = pane._handles.places()
    to = text.index(end_word) + len(end_word)
    drag(pane, last.center().toPoint(), seam(pane, mark.end, after=True), seam(pane, to, after=True))
    assert resized == [("h1", mark.start, to)]
    hover(pane, mark)
    drag(pane, pane._handles.places()[0].center().toPoint(), seam(pane, text.index(start_word), after=False))
    assert resized[-1] == ("h1", text.index(start_word), mark.end)
    assert pane.selection() is None


def test_handles_stand_at_the_side_where_the_text_begins(pane, make_document):
    for text, quote, rtl in ((ENGLISH, "copied the decree", False), (ARABIC, "صباح الأحد", True)):
        mark = show(pane, make_document, text, quote)
        hover(pane, mark)
        [first, last] = pane._handles.places()
        assert (first.center().x() > last.center().x()) is rtl
        [rect] = pane.page().rects(mark.start, mark.end)
        assert abs((rect.right() if rtl else rect.left()) - first.center().x()) <= 1
        assert abs((rect.left() if rtl else rect.right()) - last.center().x()) <= 1


def test_a_cluster_is_never_split(pane, make_document, resized):
    mark = show(pane, make_document, HINDI, "उन्होंने")
    hover(pane, mark)
    stop = HINDI.index("क्षेत्र")
    rect = pane.page().rects(stop, stop + 1)[0]
    assert pane.page().rects(stop, stop + 3) == [rect]  # क्षे is one letter to the eye
    inner = [QPointF(rect.left() + share * rect.width(), rect.center().y()).toPoint() for share in (0.2, 0.4, 0.6, 0.8)]
    drag(pane, pane._handles.places()[1].center().toPoint(), *inner)
    [(_, start, end)] = resized
    assert (start, end) == (0, stop + 4) or (start, end) == (0, stop + len("क्षे"))


def test_while_dragging_the_page_shows_it_and_escape_gives_it_up(pane, make_document, resized, qtbot):
    mark = show(pane, make_document, ENGLISH, "clerks had")
    hover(pane, mark)
    view = pane.viewport()
    QTest.mousePress(
        view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, pane._handles.places()[1].center().toPoint()
    )
    to = ENGLISH.index("decree")
    QTest.mouseMove(view, seam(pane, to, after=False))
    shown = pane._handles.marks(pane._mark_set).overlapping(to - 2, to - 1)
    assert [(m.start, m.end) for m in shown] == [(mark.start, to)]
    qtbot.keyClick(pane, Qt.Key.Key_Escape)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, seam(pane, to, after=False))
    assert resized == []
    assert pane._handles.marks(pane._mark_set) is pane._mark_set


def test_the_ends_do_not_cross_and_a_click_changes_nothing(pane, make_document, resized):
    mark = show(pane, make_document, ENGLISH, "clerks had")
    hover(pane, mark)
    end = pane._handles.places()[1].center().toPoint()
    drag(pane, end, end)
    assert resized == []
    hover(pane, mark)
    drag(pane, end, seam(pane, 2, after=True))
    assert resized == []


def test_an_end_dragged_past_the_edge_scrolls_on(pane, long_document, qtbot, resized):
    pane.set_document(long_document)
    mark = Mark(0, 9, HIGHLIGHT, "yellow", "h1")
    pane.set_marks([mark])
    hover(pane, mark)
    view = pane.viewport()
    below = QPoint(view.width() // 2, view.height() + 60)
    QTest.mousePress(
        view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, pane._handles.places()[1].center().toPoint()
    )
    before = pane.sight()[1]
    QTest.mouseMove(view, below)
    qtbot.waitUntil(lambda: pane._handles.shown().end > before + 200)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, below)
    [(_, start, end)] = resized
    assert start == 0
    assert end > before


def test_nothing_is_shown_away_from_highlights(pane, make_document):
    mark = show(pane, make_document, ENGLISH, "clerks")
    hover(pane, mark)
    assert len(pane._handles.places()) == 2
    pane.hover(pane.page().rects(len(ENGLISH) - 8, len(ENGLISH) - 6)[0].center())
    assert pane._handles.places() == []
    assert word_span(ENGLISH, mark.start) == (mark.start, mark.end)


# --- Overlap ------------------------------------------------------------------------------------------
def test_overlapping_spans():
    marks = [Mark(0, 10, HIGHLIGHT, "yellow"), Mark(6, 14, HIGHLIGHT, "blue"), Mark(8, 9, HIGHLIGHT, "pink")]
    assert overlaps(marks) == [
        (6, 8, ("yellow", "blue")),
        (8, 9, ("yellow", "blue", "pink")),
        (9, 10, ("yellow", "blue")),
    ]
    assert overlaps(marks[:1]) == []
    assert overlaps([Mark(0, 4, HIGHLIGHT, "yellow"), Mark(4, 8, HIGHLIGHT, "blue")]) == []


def luminance(colour) -> float:
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one, other) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_two_coats_differ_from_one_and_stay_under_ink(name):
    theme = load_theme(name)
    tints = [theme.highlight(colour) for colour in theme.highlights]
    for one in tints:
        for other in tints:
            both = blended([one, other], theme)
            assert both not in (one, other)
            assert contrast(both, theme.color("ink")) >= 4.5
            assert contrast(both, one) >= 1.05


def test_an_overlap_is_painted(pane, make_document):
    pane.set_theme(load_theme("light"))
    pane.set_document(make_document(ENGLISH))
    pane.set_marks([Mark(0, 20, HIGHLIGHT, "yellow", "a"), Mark(10, 30, HIGHLIGHT, "blue", "b")])
    image = pane.viewport().grab().toImage()

    def ground(start: int) -> str:
        rect = pane.page().rects(start, start + 1)[0]
        return image.pixelColor(round(rect.center().x()), round(rect.top()) + 3).name()

    theme = load_theme("light")
    yellow, blue = theme.highlight("yellow"), theme.highlight("blue")
    assert [ground(1), ground(12), ground(25)] == [yellow.name(), blended([yellow, blue], theme).name(), blue.name()]
