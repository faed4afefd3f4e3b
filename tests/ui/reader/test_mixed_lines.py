"""Lines of two directions: what stands where, what is under the pointer, what is selected and copied.

The order on the screen is written out by hand after UAX #9, as runs from left to right: each is a
piece of the text in its own order, ``r`` where it is read from right to left. A second opinion comes
from python-bidi.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import pytest
from bidi import get_display
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from core.document.model import Block, BlockKind, Direction
from core.settings import Settings
from ui.reader.caret import Lean, Place, caret_rect, place_on_line
from ui.reader.paragraph import Paragraph, RowText
from ui.reader.scripts import is_mark
from ui.reader.style import PageStyle

LTR, RTL = Direction.LTR, Direction.RTL


@dataclass(frozen=True)
class Line:
    name: str
    direction: Direction
    runs: tuple[tuple[str, str], ...]
    """From left to right."""
    second_opinion: bool = True
    logical: str = ""
    """The text, where it is not the runs as the line's direction has them."""

    @property
    def text(self) -> str:
        ordered = self.runs if self.direction is LTR else tuple(reversed(self.runs))
        return self.logical or "".join(piece for piece, _ in ordered)

    def spans(self) -> list[tuple[int, int, bool]]:
        """Start, end and whether read from right to left, of each run from left to right."""
        found, text = [], self.text
        for piece, way in self.runs:
            assert text.count(piece) == 1, piece
            at = text.index(piece)
            found.append((at, at + len(piece), way == "r"))
        assert sum(end - start for start, end, _ in found) == len(text)
        return found


LINES = [
    Line("english title", RTL, ((" أمس", "r"), ("War and Peace", "l"), ("قرأ كتاب ", "r"))),
    Line("full stop after latin", RTL, ((".", "r"), ("BBC", "l"), ("سمع ذلك من ", "r"))),
    Line(
        "range with a dash",
        RTL,
        ((" إلى اليوم", "r"), ("1907", "l"), (" يناير ", "r"), ("5", "l"), ("–", "r"), ("3", "l"), ("من ", "r")),
        logical="من 3–5 يناير 1907 إلى اليوم",
    ),
    Line("date with slashes", RTL, ((" مساء", "r"), ("22/1/1905", "l"), ("يوم ", "r"))),
    Line("arabic digits", RTL, ((" م", "r"), ("١٩٠٧", "l"), (" – ", "r"), ("١٩٠٥", "l"), ("بين ", "r"))),
    Line("parentheses", RTL, ((") مساء", "r"), ("Lenin", "l"), ("وصل (", "r"))),
    Line("arabic in parentheses", LTR, (("He wrote (", "l"), ("كتاب", "r"), (") then left", "l"))),
    Line(
        "percent and currency",
        RTL,
        (("30", "l"), ("$ و€", "r"), ("12", "l"), ("% من ", "r"), ("25", "l"), ("بلغت ", "r")),
    ),
    Line("address", RTL, ((" الآن", "r"), ("https://example.org/a?b=1", "l"), ("انظر ", "r"))),
    Line("persian with zwnj", RTL, ((" آبان", "r"), ("۱۶", "l"), ("او می\u200cرود ", "r"))),
    Line("persian in english", LTR, (("Persian ", "l"), ("می\u200cرود", "r"), (" in 5%", "l"))),
    Line(
        "arabic year in english",
        LTR,
        (("Year ", "l"), ("1905", "l"), ("ثورة ", "r"), (" was", "l")),
        logical="Year ثورة 1905 was",
    ),
    Line("hindi with latin", LTR, (("यह 1917 की Petrograd क्रांति है", "l"),)),
    Line("hebrew dash", RTL, ((" נכנסו", "r"), ("1918", "l"), ("–", "r"), ("1917", "l"), ("בשנת ", "r"))),
    Line("hebrew hyphen", RTL, ((" נכנסו", "r"), ("1917-1918", "l"), ("בשנת ", "r"))),
    Line("hebrew percent", RTL, ((" היום", "r"), ("25%", "l"), ("עלה ", "r"))),
    Line(
        "urdu",
        RTL,
        ((") میں", "r"), ("Lahore", "l"), (" کو (", "r"), ("1940", "l"), (" مارچ ", "r"), ("23", "l"), ("یہ ", "r")),
    ),
    Line("quotes", RTL, (("» ومضى", "r"), ("Yes", "l"), ("قال «نعم» ثم «", "r"))),
    Line("footnote mark", RTL, (("] ثم عاد", "r"), ("1", "l"), ("انتهى.[", "r"))),
    Line("footnote mark in english", LTR, (("It ended.[1] Then", "l"),)),
    Line("marks and faces", RTL, (("Ana\u030be\u0301", "l"), ("كَتَبَ 👩‍👩‍👧 😀 ثُمَّ ", "r")), second_opinion=False),
    Line("stacked and joined hindi", RTL, ((" هنا", "r"), ("क्षत्रिय र्क्ष", "l"), ("كلمة ", "r")), second_opinion=False),
]
every_line = pytest.mark.parametrize("line", LINES, ids=lambda line: line.name.replace(" ", "-"))


def laid_out(line: Line) -> Paragraph:
    block = Block(7, 7 + len(line.text), BlockKind.PARAGRAPH, direction=line.direction)
    return Paragraph(RowText(line.text, 7, block, "ar"), 2000, PageStyle.of(Settings(), 96.0))


def cell_span(paragraph: Paragraph, cell) -> tuple[int, int]:
    """A cell's span in the line's text, in code points."""
    return paragraph.map.to_points(cell.start), paragraph.map.to_points(cell.end)


def run_cells(paragraph: Paragraph, start: int, end: int):
    return [c for c in paragraph.cells(0) if start <= cell_span(paragraph, c)[0] < end]


def clusters_of(paragraph: Paragraph, start: int, end: int) -> list[tuple[int, int]]:
    """Grapheme clusters of ``start:end`` in the order of the text."""
    places = [start]
    while places[-1] < end:
        units = paragraph.map.to_units(places[-1])
        places.append(paragraph.map.to_points(paragraph.layout.nextCursorPosition(units)))
    assert places[-1] == end  # no run begins inside a cluster
    return list(pairwise(places))


@every_line
def test_clusters_stand_in_their_order(line: Line):
    paragraph = laid_out(line)
    expected = []
    for start, end, rtl in line.spans():
        clusters = clusters_of(paragraph, start, end)
        expected += reversed(clusters) if rtl else clusters
    assert [cell_span(paragraph, cell) for cell in paragraph.cells(0)] == expected
    for start, end, rtl in line.spans():
        assert {cell.rtl for cell in run_cells(paragraph, start, end)} == {rtl}


@pytest.mark.parametrize("line", [line for line in LINES if line.second_opinion], ids=lambda line: line.name)
def test_python_bidi_agrees(line: Line):
    paragraph = laid_out(line)
    brackets = str.maketrans(")]»", "([«")  # drawn mirrored, stored as they are: either shape counts
    drawn = "".join(line.text[slice(*cell_span(paragraph, cell))] for cell in paragraph.cells(0))
    # Marks follow their letter here, and precede it in the other's answer.
    seen = get_display(line.text, base_dir="R" if line.direction is RTL else "L")
    kept = [c for c in drawn.translate(brackets) if c != "\u200c" and not is_mark(c)]
    assert kept == [c for c in seen.translate(brackets) if c != "\u200c" and not is_mark(c)]


@every_line
def test_hits_at_both_ends_of_every_run(line: Line):
    paragraph = laid_out(line)
    for start, end, rtl in line.spans():
        cells = run_cells(paragraph, start, end)
        left, right = cells[0], cells[-1]
        at_left, at_right = (end, start) if rtl else (start, end)
        for x, edge, offset in (
            (left.left + 0.1 * (left.right - left.left), left.left, at_left),
            (right.right - 0.1 * (right.right - right.left), right.right, at_right),
        ):
            place = place_on_line(paragraph, 0, x)
            assert place == Place(7 + offset, Lean.PREVIOUS if offset == end else Lean.NEXT)
            assert caret_rect(paragraph, place).left() == pytest.approx(edge, abs=0.05)
            assert paragraph.offset_at(x, 5) == 7 + offset
        assert paragraph.cluster_at(left.left + 0.1, 5) == 7 + cell_span(paragraph, left)[0]
        assert paragraph.cluster_at(right.right - 0.1, 5) == 7 + cell_span(paragraph, right)[0]


@every_line
def test_beyond_the_line_are_its_ends(line: Line):
    paragraph = laid_out(line)
    cells = paragraph.cells(0)
    first, last = Place(7, Lean.LINE_START), Place(7 + len(line.text), Lean.LINE_END)
    for x, edge, place in (
        (cells[0].left - 5, cells[0].left, last if line.direction is RTL else first),
        (cells[-1].right + 5, cells[-1].right, first if line.direction is RTL else last),
    ):
        assert place_on_line(paragraph, 0, x) == place
        assert caret_rect(paragraph, place).left() == edge


@every_line
def test_selection_rectangles_are_the_runs(line: Line):
    paragraph = laid_out(line)
    for start, end, _ in line.spans():
        cells = run_cells(paragraph, start, end)
        (rect,) = paragraph.rects(7 + start, 7 + end)
        assert rect.left() == pytest.approx(cells[0].left, abs=0.1)
        assert rect.right() == pytest.approx(cells[-1].right, abs=0.1)
    for (start, end, _), (start2, end2, _) in pairwise(sorted(line.spans())):
        first, last = clusters_of(paragraph, start, end)[-1][0], clusters_of(paragraph, start2, end2)[0][1]
        covered = sum(rect.width() for rect in paragraph.rects(7 + first, 7 + last))
        chosen = [c for c in paragraph.cells(0) if first <= cell_span(paragraph, c)[0] < last]
        assert len(chosen) == 2
        assert covered == pytest.approx(sum(cell.right - cell.left for cell in chosen), abs=0.2)


@every_line
def test_a_run_dragged_over_is_copied_as_it_is_written(line: Line, pane, make_document):
    pane.set_document(make_document("أول", (BlockKind.PARAGRAPH, line.direction, line.text, {}), "last"))
    page, view = pane.page(), pane.viewport()
    paragraph, top = page.visible()[1]
    y = top + paragraph.tops[0] + paragraph.pitch // 2
    for start, end, rtl in line.spans():
        cells = run_cells(paragraph, start, end)
        left = QPoint(int(page.left + cells[0].left + 1), y)
        right = QPoint(int(page.left + cells[-1].right - 1), y)
        if right.x() - left.x() < 2 * QGuiApplication.styleHints().startDragDistance():
            pane.select(paragraph.start + start, paragraph.start + end)
        else:
            pane.clear_selection()
            began, ended = (right, left) if rtl else (left, right)
            no_keys = Qt.KeyboardModifier.NoModifier
            QTest.mousePress(view, Qt.MouseButton.LeftButton, no_keys, began)
            QTest.mouseMove(view, ended)
            pane._selecting.drag(ended.toPointF())
            QTest.mouseRelease(view, Qt.MouseButton.LeftButton, no_keys, ended)
        assert pane.selected_text() == line.text[start:end]
        pane.copy()
        assert QGuiApplication.clipboard().text() == line.text[start:end]


@every_line
def test_arrows_pass_one_cluster_at_a_time(line: Line, pane, make_document, qtbot):
    pane.set_document(make_document((BlockKind.PARAGRAPH, line.direction, line.text, {})))
    pane.setFocus()
    paragraph, _ = pane.page().visible()[0]
    cells = paragraph.cells(0)
    edges = [cells[0].left, *(cell.right for cell in cells)]
    pane.set_caret(0)
    qtbot.keyClick(pane, Qt.Key.Key_Home if line.direction is LTR else Qt.Key.Key_End)
    for key, stops in ((Qt.Key.Key_Right, edges), (Qt.Key.Key_Left, edges[::-1])):
        seen = [pane.caret_rect().left() - pane.page().left]
        for _ in cells:
            qtbot.keyClick(pane, key)
            seen.append(pane.caret_rect().left() - pane.page().left)
        assert seen == pytest.approx(stops, abs=0.3)
        qtbot.keyClick(pane, key)  # there is no other line to go to
        assert pane.caret_rect().left() - pane.page().left == pytest.approx(stops[-1], abs=0.3)
