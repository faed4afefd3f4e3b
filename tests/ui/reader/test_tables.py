"""Tables: columns follow the direction, wide ones stay within the measure, and every cell can be hit."""

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt

from core.document.model import Block, BlockKind, Direction
from core.settings import Settings
from ui.reader.caret import Lean, Move, Place, column_of, line_of, moved, place_at
from ui.reader.page import Page
from ui.reader.paragraph import RowText
from ui.reader.style import PageStyle
from ui.reader.tables import SEPARATOR, Table, columns_of, is_table

LTR, RTL = Direction.LTR, Direction.RTL
WIDTH = 600
ENGLISH = (
    "Year | Goods | Price\u20281905 | Coal from the far hills | 22%\u2028"
    "1906 | Manila rope long enough for three great ships and for the small boat that follows them | 30.5\u2028"
    "1907 |  | none"
)
ARABIC = (
    "السنة | السلعة | الثمن\u20281905 | فحم من الجبال البعيدة | 22%\u2028"
    "1906 | حبال Manila طويلة تكفي لثلاث سفن كبيرة ومركب صغير يتبعها في البحر كل صباح | 30.5\u2028"
    "1907 |  | لا شيء"
)
BOTH = [(ENGLISH, LTR), (ARABIC, RTL)]


def lay_out(text, direction=LTR, width=WIDTH, start=0, sample="", first=True, **settings):
    block = Block(start, start + len(text), BlockKind.TABLE, direction=direction)
    row = RowText(text, start, block, "en" if direction is LTR else "ar", first=first, sample=sample)
    assert is_table(row)
    return Table(row, width, PageStyle.of(Settings(**settings), 96.0))


def cells(text):
    """Offsets of the cells, row by row."""
    found, at = [], 0
    for row in text.split("\u2028"):
        spans = []
        for cell in row.split(SEPARATOR):
            spans.append((at, at + len(cell)))
            at += len(cell) + 3
        at -= 2
        found.append(spans)
    return found


def edges(table, span):
    rects = table.rects(*span)
    return min(r.left() for r in rects), max(r.right() for r in rects)


@pytest.mark.parametrize(("text", "direction"), BOTH)
def test_columns_begin_on_the_leading_side_and_line_up(text, direction):
    table = lay_out(text, direction)
    for column in range(3):
        spans = [row[column] for row in cells(text) if row[column][0] < row[column][1]]
        if direction is LTR:
            leading = [edges(table, span)[0] for span in spans]
        else:
            leading = [WIDTH - edges(table, span)[1] for span in spans]
        assert max(leading) - min(leading) < 1
    for row in cells(text):
        shown = [edges(table, span) for span in row if span[0] < span[1]]
        if direction is RTL:
            shown.reverse()
        for (_, right), (left, _) in pairwise(shown):
            assert right < left


@pytest.mark.parametrize(("text", "direction"), BOTH)
def test_rows_stand_below_each_other_and_the_cells_of_one_beside_each_other(text, direction):
    table = lay_out(text, direction)
    areas = table.cell_rects()
    assert len(areas) == 12
    for number in range(4):
        assert len({rect.top() for rect in areas[number * 3 : number * 3 + 3]}) == 1
    for upper, lower in pairwise(areas[::3]):
        assert upper.bottom() == lower.top()
    assert areas[-1].bottom() == table.bottom
    assert table.row_tops == [rect.top() for rect in areas[::3]]


@pytest.mark.parametrize(("text", "direction"), BOTH)
@pytest.mark.parametrize("width", [600, 380, 220, 90])
def test_a_wide_table_stays_within_the_measure(text, direction, width):
    table = lay_out(text, direction, width)
    for rect in table.cell_rects():
        assert rect.left() >= -0.5
        assert rect.right() <= width + 0.5
    if width > 300:
        for row in cells(text):
            for start, end in row:
                for rect in table.rects(start, end):
                    assert rect.left() >= -1
                    assert rect.right() <= width + 1
    assert table.table_rect().width() <= width


@pytest.mark.parametrize(("text", "direction"), BOTH)
def test_every_cluster_is_hit_where_it_is_drawn(text, direction):
    table = lay_out(text, direction, start=70)
    hit = 0
    for row in cells(text):
        for start, end in row:
            for at in range(start, end):
                for rect in table.rects(70 + at, 70 + at + 1):
                    assert table.cluster_at(rect.center().x(), rect.center().y()) == 70 + at
                    assert table.is_text(rect.center().x(), rect.center().y())
                    hit += 1
    assert hit > 80


@pytest.mark.parametrize(("text", "direction"), BOTH)
def test_beside_a_cells_text_is_its_beginning_or_its_end(text, direction):
    table = lay_out(text, direction)
    spans = [span for row in cells(text) for span in row]
    tried = 0
    for (start, end), rect in zip(spans, table.cell_rects(), strict=True):
        if text[start:end].replace(".", "").rstrip("%").isdigit():
            continue  # at either edge of a number stands what its own direction says
        y = rect.top() + table.pitch / 2
        leading, trailing = rect.left() + 0.2, rect.right() - 0.2
        if direction is RTL:
            leading, trailing = trailing, leading
        assert table.offset_at(leading, y) == start
        lines = {table.line_of(at) for at in range(start, end + 1)}
        if len(lines) == 1:
            assert table.offset_at(trailing, y) == end
            tried += 1
    assert tried >= 5


@pytest.mark.parametrize(("text", "direction"), BOTH)
def test_the_caret_passes_every_cell_and_never_stands_inside_a_separator(make_document, text, direction):
    page = Page(make_document((BlockKind.TABLE, direction, text, {})), PageStyle.of(Settings(), 96.0), WIDTH, 900)
    allowed = {at for row in cells(text) for start, end in row for at in range(start, end + 1)}
    place, seen = Place(0, Lean.LINE_START), [0]
    for _ in range(2 * len(text)):
        after = moved(page, place, Move.LEFT if direction is RTL else Move.RIGHT)
        if after == place:
            break
        place = after
        seen.append(place.offset)
    assert set(seen) <= allowed
    assert {start for row in cells(text) for start, _ in row} <= set(seen)
    assert seen[-1] == len(text)
    for _ in range(2 * len(text)):
        place = moved(page, place, Move.RIGHT if direction is RTL else Move.LEFT)
    assert place.offset == 0


@pytest.mark.parametrize(("text", "direction"), BOTH)
def test_up_and_down_stay_in_the_column(make_document, text, direction):
    document = make_document("x before", (BlockKind.TABLE, direction, text, {}), "x after")
    page = Page(document, PageStyle.of(Settings(), 96.0), WIDTH, 900)
    base = document.text.index(text)
    for column in (1, 2):
        spans = [(base + row[column][0], base + row[column][1]) for row in cells(text)]
        place = Place(spans[0][0], Lean.LINE_START)
        x = column_of(page, place) + (4 if direction is LTR else -4)
        passed = []
        while place.offset < document.text.index("x after"):
            passed.append(place)
            place = moved(page, place, Move.DOWN, x)
        for start, end in spans:
            assert any(start <= one.offset <= end for one in passed)
        assert all(any(start <= one.offset <= end for start, end in spans) for one in passed)
        for one in reversed(passed):
            place = moved(page, place, Move.UP, x)
            table = page.paragraph(1)
            assert line_of(table, place) == line_of(table, one)


def test_a_click_beside_a_cells_text_puts_the_caret_into_that_cell(make_document):
    page = Page(make_document((BlockKind.TABLE, LTR, ENGLISH, {})), PageStyle.of(Settings(), 96.0), WIDTH, 900)
    [(table, y)] = page.visible()
    for span, rect in zip([span for row in cells(ENGLISH) for span in row], table.cell_rects(), strict=True):
        place = place_at(page, page.left + rect.right() - 1, y + rect.top() + table.pitch / 2)
        assert span[0] <= place.offset <= span[1]


def test_the_head_is_bold_and_ruled_off(pane, make_document):
    pane.set_document(make_document((BlockKind.TABLE, LTR, ENGLISH, {})))
    page = pane.page()
    [(table, y)] = page.visible()
    bold = edges(table, (0, 4))
    again = lay_out("Goods | x\u2028Goods | x")
    head, body = edges(again, (0, 5)), edges(again, (10, 15))
    assert head[1] - head[0] > body[1] - body[0]
    assert bold[1] > bold[0]
    image = pane.viewport().grab().toImage()
    rows = [*table.row_tops[1:], table.bottom]
    x = page.left + 5
    colours = [image.pixelColor(x, y + row - 1) for row in rows]
    theme = pane._theme
    assert colours[0] == theme.color("muted")
    assert {c.name() for c in colours[1:]} == {theme.color("rule").name()}


def test_a_later_part_of_a_long_table_has_the_columns_of_the_first():
    rows = "\u2028".join(f"{1800 + n} | " + "long words of goods " * (1 + n % 7) + f"| {n}" for n in range(300))
    text = "Year | Goods | Price\u2028" + rows
    first = lay_out(text[:3000], sample=text[:4000])
    later_text = text[text.index("1890 |") :][:2500]
    later = lay_out(later_text, sample=text[:4000], first=False)
    assert [r.left() for r in first.cell_rects()[:3]] == [r.left() for r in later.cell_rects()[:3]]
    assert not later._header(later.layout.text())


def test_a_selection_over_cells_is_drawn_in_each_of_them(pane, make_document, qtbot):
    pane.set_document(make_document((BlockKind.TABLE, RTL, ARABIC, {})))
    text = pane.document().text
    start, end = text.index("السلعة"), text.index("فحم") + 3
    rects = pane.page().rects(start, end)
    assert len([rect for rect in rects if rect.width() > 1]) == 4
    qtbot.mouseDClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=rects[0].center().toPoint())
    assert text[slice(*pane.selection())] == "السلعة"
    pane.select(start, end)
    assert pane.selected_text() == "السلعة | الثمن\n1905 | فحم"


def test_numbers_in_a_cell_do_not_lean_on_the_letters_before_it():
    text = "العام | 22%\u2028ب | ت"
    table = lay_out(text, RTL)
    alone = lay_out("x | 22%\u2028a | b", RTL)
    at, other = text.index("22%"), 4
    signs = [t.rects(p + 2, p + 3)[0].left() - t.rects(p, p + 1)[0].left() for t, p in ((table, at), (alone, other))]
    assert (signs[0] > 0) is (signs[1] > 0)


def test_widths_are_shared_out():
    assert columns_of(100, 10, [30, 40], [10, 10]) == [30, 40]
    shared = columns_of(100, 10, [200, 50], [20, 30])
    assert sum(shared) == pytest.approx(90)
    assert shared[0] > 20
    assert shared[1] > 30
    tight = columns_of(40, 10, [90, 90], [60, 30])
    assert tight == [pytest.approx(20), pytest.approx(10)]


@pytest.mark.parametrize(
    "text",
    [" | ", " |  | ", "a | b", "a | b\u2028c", "c\u2028a | b | d\u2028", "\u2028 | x", "😀 | e\u0301\u2028x | 😀 | z"],
)
def test_ragged_and_empty_tables_are_laid_out_and_hit(text):
    table = lay_out(text, start=3)
    assert table.height > 0
    for x in (0, 50, 5000):
        for y in (0, table.height / 2, table.height):
            assert 3 <= table.offset_at(x, y) <= 3 + len(text)
    for at in range(len(text) + 1):
        assert 3 <= table.text_end(table.line_of(3 + at)) <= 3 + len(text)
        table.rects(3, 3 + at)


def test_a_long_table_has_no_empty_row_where_it_is_cut(make_document):
    rows = "\u2028".join(f"{1800 + n} | long words of goods | {n}" for n in range(400))
    page = Page(make_document((BlockKind.TABLE, LTR, rows, {})), PageStyle.of(Settings(), 96.0), 700, 900)
    assert page.rows.count > 2
    parts = [page.paragraph(row) for row in range(page.rows.count)]
    assert sum(len(part.row_tops) for part in parts) == 400
    for part in parts:
        assert len(part.cell_rects()) == 3 * len(part.row_tops)
        assert part.line_of(part.end) < part.line_count
        heights = {round(rect.height()) for rect in part.cell_rects()}
        assert len(heights) == 1
    assert parts[1].offset_at(0, 1) == parts[1].start
    estimate = sum(page._estimate_row(row) for row in range(page.rows.count))
    assert estimate == pytest.approx(sum(part.height for part in parts), rel=0.15)
