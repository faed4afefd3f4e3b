"""One row: direction, edges, where clusters are and what is under a point."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter

from core.document.model import Block, BlockKind, Direction, Span, SpanKind
from core.settings import Settings
from ui.reader.paragraph import Paragraph, RowText
from ui.reader.style import PageStyle

ARABIC = (
    "سار العمال في صباح الأحد نحو القصر ومعهم عريضة طويلة، فلما بلغوا الجسر وجدوا الجند مصطفين، "
    "وقيل لهم أن يعودوا إلى بيوتهم قبل أن يحل المساء فلم يعد منهم أحد. "
)
ENGLISH = (
    "The clerks had copied the decree three times before noon, and by evening every wall of the quarter "
    "carried it; nobody could say afterwards who had signed the first. "
)
MIXED = "كتبت صحيفة The Times في 23 January 1905 (ص. 5) أن 25% من المصانع أُغلقت، ثم عادت. "
WIDTH = 520
LTR, RTL = Direction.LTR, Direction.RTL


def lay_out(text, direction=RTL, kind=BlockKind.PARAGRAPH, width=WIDTH, spans=(), justify=True, start=0, **facts):
    block = Block(start, start + len(text), kind, direction=direction, **facts)
    style = PageStyle.of(Settings(justify=justify), 96.0)
    return Paragraph(RowText(text, start, block, "ar", spans=spans), width, style)


def box(paragraph, start, end):
    rects = paragraph.rects(start, end)
    return min(r.left() for r in rects), max(r.right() for r in rects)


def leftward(paragraph, start, end):
    units = paragraph.map.to_units(start)
    runs = paragraph.layout.lineAt(0).glyphRuns(units, paragraph.map.to_units(end) - units)
    return runs[0].isRightToLeft()


def clusters(paragraph):
    places = [0]
    while places[-1] < paragraph.end - paragraph.start:
        places.append(paragraph.map.to_points(paragraph.layout.nextCursorPosition(paragraph.map.to_units(places[-1]))))
    return list(pairwise(places))


@pytest.mark.parametrize(("text", "direction"), [(ARABIC * 3, RTL), (ENGLISH * 3, LTR), (MIXED * 4, RTL)])
@pytest.mark.parametrize("width", [430, 521, 700])
def test_justified_lines_touch_both_edges(text, direction, width):
    paragraph = lay_out(text, direction, width=width)
    assert paragraph.line_count > 3
    filled = 0
    for line in range(paragraph.line_count - 1):
        left, right = box(paragraph, *paragraph.line_span(line))
        leading = width - right if direction is RTL else left
        trailing = left if direction is RTL else width - right
        assert abs(leading) < 1
        assert trailing > -1
        filled += trailing < 1
    assert filled >= (paragraph.line_count - 1) * 0.8
    left, right = box(paragraph, *paragraph.line_span(paragraph.line_count - 1))
    assert abs(width - right if direction is RTL else left) < 1


@pytest.mark.parametrize(("text", "direction"), [(ARABIC * 3, RTL), (ENGLISH * 3, LTR)])
def test_ink_of_a_first_line_begins_at_the_leading_edge(text, direction):
    paragraph = lay_out(text, direction)
    image = QImage(WIDTH, paragraph.height, QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    paragraph.layout.lineAt(0).draw(painter, QPointF(0, 0))
    painter.end()
    inked = [x for x in range(WIDTH) if any(image.pixelColor(x, y).value() < 128 for y in range(paragraph.pitch))]
    assert (WIDTH - 1 - inked[-1] if direction is RTL else inked[0]) <= 5


def test_lines_are_one_pitch_apart_whatever_words_they_hold():
    paragraph = lay_out("plain words and ثورة أكتوبر and नवंबर then plain words again " * 6, LTR)
    steps = {b - a for a, b in pairwise(paragraph.baselines)}
    assert steps == {paragraph.pitch}


def test_ragged_keeps_the_natural_spaces():
    paragraph = lay_out(ARABIC * 2, justify=False)
    lefts = {round(box(paragraph, *paragraph.line_span(line))[0]) for line in range(paragraph.line_count)}
    assert len(lefts) > 1
    assert all(abs(box(paragraph, *paragraph.line_span(line))[1] - WIDTH) < 1 for line in range(paragraph.line_count))


MIXED_LINES = [
    (MIXED, RTL),
    ("Persian می‌رود and ۱۶ آبان in one line (5%)", LTR),
    ("यह 1917 की Petrograd क्रांति है", LTR),
    ("בשנת 1917 נכנסו (Red Guards) לעיר", RTL),
    ("e\u0301a\u0308 ب\u064e\u0651 😀x 👩‍👩‍👧 z", LTR),
    ("انظر https://example.org/a?b=1 ثم 3–5 يناير، 12$ أو 12€", RTL),
]


@pytest.mark.parametrize(("text", "direction"), MIXED_LINES)
def test_hit_testing_agrees_with_where_clusters_are_drawn(text, direction):
    paragraph = lay_out(text, direction, width=2000, justify=False)
    y = paragraph.tops[0] + 5
    drawn = sorted((*box(paragraph, *cluster), cluster) for cluster in clusters(paragraph))
    assert len(drawn) > 10
    for (left, right, one), (left2, right2, other) in pairwise(drawn):
        assert paragraph.cluster_at((left + right) / 2, y) == one[0]
        # Where two directions meet, one place on the screen is two in the text: either may answer.
        same = leftward(paragraph, *one) is leftward(paragraph, *other)
        meant = (same and set(one) & set(other)) or set(one) | set(other)
        assert paragraph.offset_at(right - 0.2 * (right - left), y) in meant
        assert paragraph.offset_at(left2 + 0.2 * (right2 - left2), y) in meant


@pytest.mark.parametrize(("text", "direction"), MIXED_LINES)
def test_boxes_of_clusters_tile_the_line(text, direction):
    paragraph = lay_out(text, direction, width=2000, justify=False)
    whole = paragraph.rects(0, len(text))
    assert len(whole) == 1
    boxes = sorted(box(paragraph, start, end) for start, end in clusters(paragraph))
    assert boxes[0][0] == pytest.approx(whole[0].left(), abs=0.1)
    assert boxes[-1][1] == pytest.approx(whole[0].right(), abs=0.1)
    for (_, right), (left, _) in pairwise(boxes):
        assert left == pytest.approx(right, abs=0.1)


def test_a_span_over_two_directions_is_drawn_in_pieces():
    text = "قال Saint Petersburg نعم"
    paragraph = lay_out(text, width=2000, justify=False)
    at = text.index("Petersburg")
    pieces = paragraph.rects(0, at + 5)
    assert len(pieces) == 2
    latin, arabic = sorted(pieces, key=lambda rect: rect.left())
    assert latin.right() < arabic.left()


def test_half_a_cluster_is_the_whole_of_it():
    text = "ab क्रांति 👩‍👩‍👧 cd"
    paragraph = lay_out(text, LTR)
    start = text.index("क")
    assert box(paragraph, start + 1, start + 2) == box(paragraph, start, start + 5)
    family = text.index("👩")
    assert box(paragraph, family, family + 1) == box(paragraph, family, family + 5)


@pytest.mark.parametrize("direction", [LTR, RTL])
def test_indented_kinds_stand_in_on_the_leading_side(direction):
    text = ENGLISH * 2 if direction is LTR else ARABIC * 2
    for kind in (BlockKind.LIST_ITEM, BlockKind.QUOTE, BlockKind.FOOTNOTE):
        paragraph = lay_out(text, direction, kind, level=1, marker="1.")
        left, right = box(paragraph, *paragraph.line_span(0))
        leading = left if direction is LTR else WIDTH - right
        assert leading == pytest.approx(paragraph.style.px(paragraph.look.indent), abs=1)
        assert leading > 10
    deeper = lay_out(text, direction, BlockKind.LIST_ITEM, level=2, marker="•")
    assert deeper.text_width < lay_out(text, direction, BlockKind.LIST_ITEM, level=1, marker="•").text_width


def test_headings_shrink_with_their_level_and_are_larger_than_text():
    pitches = [lay_out("عنوان", kind=BlockKind.HEADING, level=level).pitch for level in (1, 2, 3)]
    sizes = [lay_out("عنوان", kind=BlockKind.HEADING, level=level).look.scale for level in (1, 2, 3, 4, 6)]
    assert pitches == sorted(pitches, reverse=True)
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[-1] > 1
    assert lay_out("حاشية", kind=BlockKind.FOOTNOTE).look.scale < 1


def test_table_rows_are_lines():
    paragraph = lay_out("أ | ب\u2028ج | د\u2028ه | و", kind=BlockKind.TABLE)
    assert paragraph.line_count == 3


def test_figures_are_centred():
    paragraph = lay_out("صورة", kind=BlockKind.FIGURE)
    left, right = box(paragraph, 0, 4)
    assert left == pytest.approx(WIDTH - right, abs=1)


def test_inline_spans_change_the_letters():
    plain = lay_out("some strong words here", LTR)
    strong = lay_out("some strong words here", LTR, spans=[Span(5, 11, SpanKind.STRONG)])
    width = box(plain, 5, 11)[1] - box(plain, 5, 11)[0]
    assert box(strong, 5, 11)[1] - box(strong, 5, 11)[0] > width
    raised = lay_out("a12", LTR, spans=[Span(1, 3, SpanKind.SUPERSCRIPT)])
    assert box(raised, 1, 3)[1] - box(raised, 1, 3)[0] < box(lay_out("a12", LTR), 1, 3)[1] - box(raised, 1, 3)[0]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "e" + "\u0301" * 4000,
        "ب" + "\u064e" * 3999,
        "\u202e" * 2000 + "abc" + "\u202b\u202a" * 900,
        "\u2067" * 200 + "x",
        "".join(map(chr, range(32))) * 100,
        "\ud800" * 3000,
        "\x00" * 3999,
        "\u200d" * 4000,
        "x" * 4000,
        "\u2028" * 500,
    ],
    ids=[
        "empty",
        "accents",
        "fathas",
        "overrides",
        "isolates",
        "controls",
        "surrogates",
        "nulls",
        "joiners",
        "word",
        "breaks",
    ],
)
def test_hostile_text_is_laid_out_and_hit(text):
    paragraph = lay_out(text, LTR, start=7)
    assert paragraph.height > 0
    assert paragraph.line_count >= 1
    found = {paragraph.offset_at(x, y) for x in (0, 100, 5000) for y in (0, paragraph.height)}
    assert all(7 <= offset <= 7 + len(text) for offset in found)
    paragraph.rects(7, 7 + len(text))
