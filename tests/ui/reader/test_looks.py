"""Every kind of block has a look of its own, on the side its direction says: by geometry and by pixels."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QImage, QPainter

from core.document.model import Block, BlockKind, Direction
from core.settings import Settings
from ui.fonts import Script
from ui.reader import style as reader_style
from ui.reader.marks import MarkSet
from ui.reader.painting import Overlay, paint_page
from ui.reader.paragraph import Paragraph, RowText
from ui.reader.style import PageStyle, look_of
from ui.theme import load_theme

K, LTR, RTL = BlockKind, Direction.LTR, Direction.RTL
LINE = {
    LTR: "The clerks wrote in long ledgers of coal and rope, and of the price of bread in winter. ",
    RTL: "كتب الكاتب في دفتر طويل عن الفحم والحبال وعن ثمن الخبز في الشتاء وما بعده. ",
}
WORD = {LTR: "Harbour", RTL: "ميناء"}
MARK = {LTR: "12.", RTL: "١٢."}
NOTE_MARK = {LTR: "1", RTL: "(١)"}
TABLE = {LTR: "Year | Goods\u20281905 | Coal", RTL: "السنة | السلعة\u20281905 | فحم"}


def sample(direction):
    line, word = LINE[direction], WORD[direction]
    return [
        (K.HEADING, direction, word, {"level": 1}),
        (K.PARAGRAPH, direction, line * 2, {}),
        (K.HEADING, direction, word, {"level": 2}),
        (K.HEADING, direction, word, {"level": 3}),
        (K.LIST_ITEM, direction, line * 2, {"level": 1, "marker": MARK[direction]}),
        (K.LIST_ITEM, direction, word, {"level": 2, "marker": "•"}),
        (K.QUOTE, direction, line * 2, {"level": 1}),
        (K.TABLE, direction, TABLE[direction], {}),
        (K.FIGURE, direction, word, {}),
        (K.FOOTNOTE, direction, line * 2, {"marker": NOTE_MARK[direction]}),
        (K.FOOTNOTE, direction, word, {"marker": NOTE_MARK[direction]}),
    ]


@pytest.fixture(params=[LTR, RTL], ids=["ltr", "rtl"])
def seen(request, pane, make_document):
    """A pane with the sample, tall enough to show all of it."""
    direction = request.param
    pane.resize(640, 1500)
    pane.set_document(make_document(*sample(direction), language="en" if direction is LTR else "ar"))
    return Seen(pane, direction)


class Seen:
    """The pane's rows by number, its picture, and both measured from the leading edge of the column."""

    def __init__(self, pane, direction):
        self.pane, self.direction = pane, direction
        self.page = pane.page()
        self.rows = self.page.visible()
        assert len(self.rows) == len(sample(direction))
        self.image = pane.viewport().grab().toImage()
        self.paper = load_theme("light").color("page")

    def ink(self, row, after=0.0, before=None, top=None, bottom=None):
        """Leading and trailing ends of what is drawn in a row, between two distances from the leading edge."""
        paragraph, y = self.rows[row]
        before = self.page.column if before is None else before
        top = paragraph.before if top is None else top
        bottom = paragraph.bottom if bottom is None else bottom
        found = [
            along
            for along in range(int(after), int(before))
            if any(
                self.image.pixelColor(self.x(along), y + line) != self.paper for line in range(int(top), int(bottom))
            )
        ]
        return (found[0], found[-1]) if found else None

    def x(self, along):
        page = self.page
        return page.left + (along if self.direction is LTR else page.column - 1 - along)

    def text_edge(self, row, line=0):
        """Distance of a line's text from the leading edge of the column."""
        paragraph, _ = self.rows[row]
        rects = paragraph.rects(*paragraph.line_span(line))
        if self.direction is LTR:
            return min(rect.left() for rect in rects)
        return paragraph.width - max(rect.right() for rect in rects)


def test_headings_step_down_in_size_and_begin_at_the_leading_edge(seen):
    sizes = []
    for row in (0, 2, 3):
        begin, end = seen.ink(row)
        assert begin <= 6
        assert end < seen.page.column * 0.6
        sizes.append(end - begin)
    assert sizes == sorted(sizes, reverse=True)
    assert len(set(sizes)) == 3
    above = [seen.rows[row][0].before for row in (2, 3)]
    assert all(space > seen.rows[1][0].before for space in above)


def test_paragraphs_fill_the_column(seen):
    begin, end = seen.ink(1)
    assert begin <= 4
    assert end >= seen.page.column - 6


def test_list_markers_hang_on_the_leading_side_of_their_text(seen):
    for row, depth in ((4, 1), (5, 2)):
        indent = seen.text_edge(row)
        assert indent == pytest.approx(seen.page.style.px(1.6 * depth), abs=1)
        paragraph, _ = seen.rows[row]
        marker = seen.ink(row, 0, indent - 2, bottom=paragraph.before + paragraph.pitch)
        assert marker is not None
        assert marker[1] < indent - 2
        assert marker[0] >= (0 if depth == 1 else seen.page.style.px(1.6) - 2)
    second_line = seen.rows[4][0]
    assert seen.ink(4, 0, seen.text_edge(4, 1) - 4, top=second_line.tops[1] + 8) is None
    assert seen.text_edge(4, 1) == pytest.approx(seen.text_edge(4), abs=1)


def test_numerals_of_a_marker_are_in_order_with_their_stop_after_them(seen):
    """The stop is on the text's side of the number."""
    paragraph, _ = seen.rows[4]
    indent = int(seen.text_edge(4))
    bottom = paragraph.baselines[0]
    columns = [seen.ink(4, along, along + 1, bottom=bottom + 2) for along in range(indent - 2)]
    inked = [along for along, column in enumerate(columns) if column]
    groups = [[inked[0]]]
    for along in inked[1:]:
        if along - groups[-1][-1] > 1:
            groups.append([])
        groups[-1].append(along)
    stop = groups[-1]
    tall = seen.ink(4, stop[0], stop[-1] + 1, top=paragraph.before, bottom=bottom - seen.page.style.px(0.45))
    assert tall is None, "the last group before the text is low: the stop"
    assert len(groups) >= 2


def test_quotes_have_a_rule_on_the_leading_side_and_stand_in_on_both(seen):
    paragraph, y = seen.rows[6]
    rule = load_theme("light").color("rule")
    for line in (paragraph.before + 1, (paragraph.before + paragraph.bottom) // 2, paragraph.bottom - 2):
        assert seen.image.pixelColor(seen.x(1), y + line) == rule
        assert seen.image.pixelColor(seen.x(seen.page.column - 2), y + line) == seen.paper
    assert seen.text_edge(6) >= seen.page.style.px(1.2)
    assert seen.ink(6, 5)[1] < seen.page.column - seen.page.style.px(0.4)


def test_table_columns_begin_at_the_leading_edge_under_a_ruled_head(seen):
    paragraph, y = seen.rows[7]
    assert seen.text_edge(7) <= 1
    head = paragraph.row_tops[1] - 1
    assert seen.image.pixelColor(seen.x(3), y + head) == load_theme("light").color("muted")
    first, second = paragraph.cell_rects()[:2]
    assert (first.left() < second.left()) is (seen.direction is LTR)


def test_figures_stand_in_the_middle_and_are_quieter(seen):
    begin, end = seen.ink(8)
    assert begin == pytest.approx(seen.page.column - end, abs=8)
    paragraph, y = seen.rows[8]
    ink = load_theme("light").color("ink")
    area = paragraph.rects(paragraph.start, paragraph.end)[0].translated(seen.page.left, y).toRect()
    darkest = min(
        seen.image.pixelColor(x, line).lightness()
        for x in range(area.left(), area.right())
        for line in range(area.top(), area.bottom())
    )
    assert darkest > ink.lightness() + 20


def test_footnotes_are_smaller_with_their_mark_beside_and_a_rule_above_the_first(seen):
    paragraph, y = seen.rows[9]
    assert paragraph.pitch < seen.rows[1][0].pitch * 0.9
    indent = seen.text_edge(9)
    assert indent == pytest.approx(seen.page.style.px(1.5), abs=1)
    marker = seen.ink(9, -8, indent - 1, bottom=paragraph.before + paragraph.pitch)
    assert marker is not None
    muted = load_theme("light").color("muted")
    lines = [line for line in range(paragraph.before) if seen.image.pixelColor(seen.x(4), y + line) == muted]
    assert len(lines) == 1
    assert seen.image.pixelColor(seen.x(seen.page.column - 4), y + lines[0]) == seen.paper
    assert seen.rows[10][0].before < paragraph.before


# -- the page around them ----------------------------------------------------------------------


def test_no_text_is_under_the_scroll_bar_or_the_strip(pane, make_document, qapp):
    for side in (LTR, RTL):
        pane.set_document(make_document(*sample(side)))
        for width in (700, 300, 180):
            pane.resize(width, 500)
            page = pane.page()
            view = pane.viewport()
            assert page.left >= 0
            assert page.left + page.column <= view.width()
            bar = pane.verticalScrollBar()
            outside = bar.mapTo(pane, QPoint(0, 0)).x()
            assert view.geometry().right() < outside or view.geometry().left() >= outside + bar.width()
            assert not view.geometry().intersects(pane._strip.geometry())
            for paragraph, _ in page.visible():
                for rect in paragraph.rects(paragraph.start, paragraph.end):
                    assert rect.left() + page.left >= -1
                    assert rect.right() + page.left <= view.width() + 1


CHANGES = [
    {"text_size_pt": 22.0},
    {"line_height": 2.2},
    {"measure_em": 20.0},
    {"margin_percent": 20.0},
    {"justify": False},
    {"hide_marks": True},
    {"arabic_font": "Noto Sans Arabic"},
    {"arabic_scale": 1.6},
    {"arabic_leading": 0.8},
    {"latin_font": "Noto Sans"},
    {"latin_scale": 1.5},
    {"latin_leading": 1.7},
]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: next(iter(change)))
def test_the_sentence_being_read_stays_in_place_whatever_is_set(pane, long_document, change):
    pane.set_document(long_document)
    pane.scroll_by(2000)
    anchor = pane.page().keep()
    before = [paragraph.height for paragraph, _ in pane.page().visible()]

    def place():
        for paragraph, y in pane.page().visible():
            if paragraph.start <= anchor.offset <= paragraph.end:
                return y + paragraph.tops[paragraph.line_of(anchor.offset)]
        return None

    pane.set_settings(Settings(**change))
    assert place() == anchor.y
    if change != {"hide_marks": True}:
        styles = pane.page().style, PageStyle.of(Settings(), pane.logicalDpiY())
        assert styles[0] != styles[1]
    pane.set_settings(Settings())
    assert place() == anchor.y
    assert [paragraph.height for paragraph, _ in pane.page().visible()] == before


def test_each_script_has_its_own_font_size_and_distance():
    usual = PageStyle.of(Settings(), 96.0)
    chosen = PageStyle.of(
        Settings(arabic_font="Noto Sans Arabic", arabic_scale=1.5, latin_leading=1.5, devanagari_scale=0.8), 96.0
    )
    look = look_of(K.PARAGRAPH, 0)
    assert chosen.font(Script.ARABIC, look).families()[0] == "Noto Sans Arabic"
    assert chosen.font(Script.LATIN, look).families()[0] == "Noto Serif"
    assert chosen.pitch(Script.LATIN, look) == pytest.approx(usual.pitch(Script.LATIN, look) * 1.5, abs=1)
    assert chosen.pitch(Script.HEBREW, look) == usual.pitch(Script.HEBREW, look)
    assert chosen.points(Script.DEVANAGARI, look) == pytest.approx(
        usual.points(Script.DEVANAGARI, look) * 0.8, abs=0.02
    )
    assert chosen.points(Script.ARABIC, look) > usual.points(Script.ARABIC, look)


def test_a_font_that_is_not_installed_gives_way_to_the_scripts_own():
    away = PageStyle.of(Settings(arabic_font="No Such Family 7"), 96.0)
    assert away == PageStyle.of(Settings(), 96.0)


def test_lines_of_a_font_nobody_tried_are_as_far_apart_as_it_says(monkeypatch):
    look = look_of(K.PARAGRAPH, 0)
    tight = Settings(line_height=1.0, arabic_font="Noto Sans Arabic")
    usual = PageStyle.of(tight, 96.0)
    monkeypatch.setattr(reader_style, "bundled_families", lambda script: ())
    roomy = PageStyle.of(tight, 96.0)
    assert roomy.pitch(Script.ARABIC, look) >= sum(roomy.extent(Script.ARABIC, look))
    assert usual.pitch(Script.ARABIC, look) < sum(usual.extent(Script.ARABIC, look))


def test_margins_have_limits():
    for percent in (2.0, 6.0, 20.0):
        style = PageStyle.of(Settings(margin_percent=percent), 96.0)
        for width in (1, 60, 300, 700, 1600, 5000):
            left, column = style.column(width)
            assert column >= 40
            assert column <= max(style.measure_px, 40)
            if width >= 100:
                assert left >= 15
                assert left + column <= width
    wide = PageStyle.of(Settings(margin_percent=20.0, measure_em=80.0), 96.0)
    assert wide.column(1000)[0] == 200


def test_marks_stacked_on_the_first_and_last_line_are_not_cut_off(pane, make_document):
    stacked = "بَّ" + "\u0651\u064e\u0670" * 2 + " كِ" + "\u0650\u064d" * 2
    pane.set_document(make_document(stacked))
    page = pane.page()
    [(paragraph, y)] = page.visible()
    image = pane.viewport().grab().toImage()
    paper = load_theme("light").color("page")
    inked = [
        line
        for line in range(image.height())
        if any(image.pixelColor(x, line) != paper for x in range(page.left + page.column // 2, page.left + page.column))
    ]
    assert inked[0] > 0
    assert inked[-1] > y + paragraph.baselines[0]
    assert inked[-1] < image.height() - 1


def test_a_partial_repaint_draws_what_a_whole_one_draws(pane, make_document):
    """Letters that reach out of their own line or row come with it."""
    pane.set_document(make_document(*sample(RTL)))
    page, theme = pane.page(), load_theme("light")
    size = pane.viewport().size()

    def picture(areas):
        image = QImage(size, QImage.Format.Format_RGB32)
        image.fill(theme.color("page"))
        painter = QPainter(image)
        for area in areas:
            painter.setClipRect(area)
            paint_page(painter, page, Overlay(MarkSet(), MarkSet(), None, None, 0.0), theme, area)
        painter.end()
        return image

    whole = picture([QRectF(0, 0, size.width(), size.height())])
    stripes = [QRectF(0, top, size.width(), 20) for top in range(0, size.height(), 20)]
    assert picture(stripes) == whole


# -- small things in the text ------------------------------------------------------------------


def test_soft_hyphens_are_seen_at_the_end_of_a_line_only():
    def lay_out(text, width):
        block = Block(0, len(text), K.PARAGRAPH, direction=LTR)
        return Paragraph(RowText(text, 0, block, "en"), width, PageStyle.of(Settings(justify=False), 96.0))

    text = "incom\u00adprehen\u00adsible"
    bare = lay_out(text.replace("\u00ad", ""), 600)
    whole = lay_out(text, 600)
    wide = [paragraph.layout.lineAt(0).naturalTextWidth() for paragraph in (bare, whole)]
    assert wide[0] == pytest.approx(wide[1], abs=0.1)
    narrow = lay_out(text, int(wide[0] * 0.7))
    assert narrow.line_count == 2
    assert text[narrow.line_span(0)[1] - 1] == "\u00ad"
    part = lay_out(text[: narrow.line_span(0)[1] - 1].replace("\u00ad", ""), 600)
    hyphen = narrow.layout.lineAt(0).naturalTextWidth() - part.layout.lineAt(0).naturalTextWidth()
    assert hyphen > 3


def test_zwnj_parts_letters_and_takes_no_room():
    def inked(text):
        block = Block(0, len(text), K.PARAGRAPH, direction=RTL)
        made = Paragraph(RowText(text, 0, block, "fa"), 600, PageStyle.of(Settings(), 96.0))
        runs = [(run.rawFont(), glyph) for run in made.layout.lineAt(0).glyphRuns() for glyph in run.glyphIndexes()]
        letters = [glyph for font, glyph in runs if not font.boundingRect(glyph).isEmpty()]
        return letters, made.layout.lineAt(0).naturalTextWidth()

    parted, width = inked("می‌رود")
    joined, _ = inked("میرود")
    first, first_width = inked("می")
    rest, rest_width = inked("رود")
    assert parted in (first + rest, rest + first)
    assert parted != joined
    assert width == pytest.approx(first_width + rest_width, abs=1)


def test_where_nothing_may_move_the_flash_does_not_fade(pane, long_document, qtbot, monkeypatch):
    pane.set_document(long_document)
    monkeypatch.setattr(pane, "style", lambda: SimpleNamespace(styleHint=lambda *asked: 0))
    pane.go_to(50, flash=(50, 60))
    strengths = []
    pane._flash.changed.connect(lambda: strengths.append((pane._flash.span, pane._flash.strength)))
    qtbot.waitUntil(lambda: pane.flashed() is None, timeout=4000)
    assert strengths == [(None, 0.0)]
