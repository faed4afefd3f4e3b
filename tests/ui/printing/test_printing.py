"""Sheets of paper: whole lines, the right sides, tints and numbers; files that are whole or not there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage, QPageSize, QPainter

from core.document.model import Block, BlockKind, Direction, Document, Span, SpanKind
from core.settings import Settings
from ui.fonts import load_fonts
from ui.printing import Flow, Note, Paper, PrinterJob, endnotes, paint_sheet, part_of, save_pdf, sheets
from ui.printing.sheets import UNITS_PER_INCH
from ui.reader import Mark
from ui.theme import load_theme

ARABIC = "دفاتر الميناء طويلة وفيها أخبار الفحم والخبز وأحوال الجو في الخليج، وقد كتبها أربعة من الكتبة. "
ENGLISH = "The clerks of the harbour wrote of coal, rope, lamp oil and the price of bread in long ledgers. "
A4 = QPageSize(QPageSize.PageSizeId.A4)
DOTS_PER_INCH = 96


@pytest.fixture(autouse=True)
def fonts(qapp):
    load_fonts()


@pytest.fixture
def paper():
    return Paper.of(A4, Settings())


def build(*parts: tuple[BlockKind, Direction, str], language: str = "en") -> Document:
    text, blocks = "", []
    for kind, direction, body in parts:
        text += "\n" if blocks else ""
        level = 2 if kind is BlockKind.HEADING else 0
        blocks.append(Block(len(text), len(text) + len(body), kind, level, direction=direction))
        text += body
    return Document(text, tuple(blocks), "A harbour ledger", language, Direction.LTR)


def mixed() -> Document:
    parts = []
    for number in range(24):
        if number % 6 == 0:
            parts.append((BlockKind.HEADING, Direction.LTR, f"Part {number // 6 + 1}"))
        rtl = number % 2
        body = (ARABIC if rtl else ENGLISH) * (2 + number % 5)
        parts.append((BlockKind.PARAGRAPH, Direction.RTL if rtl else Direction.LTR, body.strip()))
    return build(*parts)


def picture(sheet, paper: Paper, title: str = "A harbour ledger") -> QImage:
    scale = DOTS_PER_INCH / UNITS_PER_INCH
    image = QImage(round(paper.width * scale), round(paper.height * scale), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.scale(scale, scale)
    paint_sheet(painter, sheet, paper, load_theme("light"), title)
    painter.end()
    return image


def ink_extent(image: QImage, top: int, bottom: int) -> tuple[int, int]:
    """Leftmost and rightmost dark column between two heights."""
    dark = [
        x
        for x in range(image.width())
        if any(image.pixelColor(x, y).lightness() < 140 for y in range(top, min(bottom, image.height())))
    ]
    return (dark[0], dark[-1]) if dark else (-1, -1)


def test_every_line_is_on_exactly_one_sheet_and_inside_it(paper):
    document = mixed()
    made = list(sheets([Flow(document, paper)], paper))
    assert len(made) >= 3
    reached = 0
    for sheet in made:
        y = -1
        for piece in sheet.pieces:
            for line in piece.lines:
                top = piece.y + piece.paragraph.tops[line]
                assert top > y
                assert top + piece.paragraph.line_height(line) <= paper.room
                y = top
                start, end = piece.paragraph.line_span(line)
                assert start in (reached, reached + 1)  # the newline between blocks is on no line
                reached = end
    assert reached == len(document.text)


def test_no_heading_ends_a_sheet_and_no_line_is_left_alone(paper):
    for words in range(3, 40):  # push the break through every place near a heading
        filler = [(BlockKind.PARAGRAPH, Direction.LTR, (ENGLISH * words).strip())] * 3
        long = (BlockKind.PARAGRAPH, Direction.LTR, (ENGLISH * 8).strip())
        document = build(*filler, (BlockKind.HEADING, Direction.LTR, "A part"), long, long)
        made = list(sheets([Flow(document, paper)], paper))
        for sheet in made[:-1]:
            assert sheet.pieces[-1].paragraph.block.kind is not BlockKind.HEADING
        for sheet in made:
            for piece in sheet.pieces:
                assert len(piece.lines) >= min(2, piece.paragraph.line_count)


def test_a_row_longer_than_a_sheet_goes_on_for_as_many_as_it_takes(paper):
    document = build((BlockKind.PARAGRAPH, Direction.RTL, ARABIC * 300), language="ar")
    made = list(sheets([Flow(document, paper)], paper))
    assert len(made) > 5
    assert [sheet.number for sheet in made] == list(range(1, len(made) + 1))
    assert sum(sheet.letters for sheet in made) == len(document.text)


def test_arabic_begins_at_the_right_edge_and_english_at_the_left(paper):
    rtl = build((BlockKind.PARAGRAPH, Direction.RTL, "دفتر الميناء"), language="ar")
    ltr = build((BlockKind.PARAGRAPH, Direction.LTR, "The ledger"))
    scale = DOTS_PER_INCH / UNITS_PER_INCH
    left, right = paper.left * scale, (paper.left + paper.column) * scale
    top = round(paper.top * scale)
    first, last = ink_extent(picture(next(sheets([Flow(rtl, paper)], paper)), paper), top, top + 80)
    assert abs(last - right) < 6
    assert first > right - 160
    first, last = ink_extent(picture(next(sheets([Flow(ltr, paper)], paper)), paper), top, top + 80)
    assert abs(first - left) < 6
    assert last < left + 160


def test_a_highlight_is_tinted_and_a_note_has_its_number_in_the_margin(paper):
    text = (ARABIC * 3).strip()
    document = build((BlockKind.PARAGRAPH, Direction.RTL, text), language="ar")
    tint = load_theme("light").highlight("green")
    plain = picture(next(sheets([Flow(document, paper)], paper)), paper)
    flow = Flow(document, paper, [Mark(0, 60, "highlight", "green")], {59: "1"})
    marked = picture(next(sheets([flow], paper)), paper)

    def tinted(image: QImage) -> int:
        return sum(image.pixelColor(x, y) == tint for x in range(0, image.width(), 3) for y in range(0, 300, 3))

    assert tinted(plain) == 0
    assert tinted(marked) > 100
    scale = DOTS_PER_INCH / UNITS_PER_INCH
    margin = round(paper.left * scale) - 4
    top = round(paper.top * scale)

    def red(image: QImage) -> bool:
        colours = [image.pixelColor(x, y) for x in range(margin - 30, margin) for y in range(top, top + 120)]
        return any(colour.red() > colour.blue() + 60 for colour in colours)

    assert red(marked)  # the trailing margin of a right-to-left paragraph is the left one
    assert not red(plain)


def test_head_and_page_number_are_small_whatever_the_resolution(paper):
    document = mixed()
    second = list(sheets([Flow(document, paper)], paper))[1]
    image = picture(second, paper)
    scale = DOTS_PER_INCH / UNITS_PER_INCH
    top = round(paper.top * scale)
    rows = [y for y in range(top - 4) if ink_extent(image, y, y + 1) != (-1, -1)]
    assert rows
    assert 4 < rows[-1] - rows[0] < 24


def test_a_part_keeps_its_blocks_spans_and_no_marker_it_did_not_begin_with():
    document = build(
        (BlockKind.PARAGRAPH, Direction.LTR, "First words."), (BlockKind.LIST_ITEM, Direction.LTR, "Second words.")
    )
    marked = Document(
        document.text,
        (document.blocks[0], Block(13, 26, BlockKind.LIST_ITEM, 1, marker="1.")),
        "A",
        "en",
        Direction.LTR,
        (Span(6, 11, SpanKind.STRONG),),
    )
    part = part_of(marked, 6, 19)
    assert part.text == "words.\nSecond"
    assert [(b.start, b.end, b.marker) for b in part.blocks] == [(0, 6, ""), (7, 13, "1.")]
    assert [(s.start, s.end) for s in part.spans] == [(0, 5)]
    assert part_of(marked, 15, 20).blocks[0].marker == ""


def test_endnotes_have_numbers_quotes_and_formatted_bodies_each_in_its_direction():
    document = build((BlockKind.PARAGRAPH, Direction.LTR, ENGLISH))
    notes = [Note("1", "long  ledgers", "قارن مع *الدفتر* الثاني"), Note("2", "x " * 200, "See **there**")]
    made = endnotes("Notes", notes, document, "en")
    shown = [made.text[b.start : b.end] for b in made.blocks]
    assert shown[0] == "Notes"
    assert shown[1] == "“long ledgers”"
    assert [b.marker for b in made.blocks if b.kind is BlockKind.FOOTNOTE] == ["1", "2"]
    assert shown[2] == "قارن مع الدفتر الثاني"
    assert made.blocks[2].direction is Direction.RTL
    assert made.blocks[4].direction is Direction.LTR
    assert len(shown[3]) < 170
    assert shown[3].endswith("…”")
    assert {made.text[s.start : s.end] for s in made.spans} == {"الدفتر", "there"}


def pages_in(path: Path) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", path.read_bytes()))


def test_a_pdf_has_every_sheet_and_is_there_only_when_it_is_whole(paper, qtbot, tmp_path):
    document = mixed()
    expected = len(list(sheets([Flow(document, paper)], paper)))
    path = tmp_path / "ledger.pdf"
    job = save_pdf(path, A4, [Flow(document, paper)], paper, "A harbour ledger")
    steps = []
    job.progressed.connect(steps.append)
    with qtbot.waitSignal(job.finished) as done:
        job.start()
        assert not path.exists()
    assert done.args == [expected]
    assert path.read_bytes().startswith(b"%PDF")
    assert pages_in(path) == expected
    assert [p.name for p in tmp_path.iterdir()] == ["ledger.pdf"]
    assert all(step.done <= step.total for step in steps)


def test_stopping_leaves_nothing_and_an_older_file_as_it_was(paper, qtbot, tmp_path):
    path = tmp_path / "ledger.pdf"
    path.write_bytes(b"older")
    document = build(*[(BlockKind.PARAGRAPH, Direction.RTL, ARABIC * 40)] * 120, language="ar")
    job = save_pdf(path, A4, [Flow(document, paper)], paper, "A harbour ledger")
    with qtbot.waitSignal(job.cancelled):
        job.progressed.connect(lambda step: job.cancel())
        job.start()
    assert not job.running
    assert path.read_bytes() == b"older"
    assert [p.name for p in tmp_path.iterdir()] == ["ledger.pdf"]


def test_a_printer_gets_the_same_sheets(paper, qtbot, tmp_path):
    from PySide6.QtPrintSupport import QPrinter

    document = mixed()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))  # Qt's own printer where there is no other
    printer.setPageLayout(paper.layout(A4))
    job = PrinterJob(printer, [Flow(document, paper)], paper, "A harbour ledger")
    with qtbot.waitSignal(job.finished) as done:
        job.start()
    assert done.args == [len(list(sheets([Flow(document, paper)], paper)))]
    assert pages_in(tmp_path / "printed.pdf") == done.args[0]


def test_a_place_that_cannot_be_written_is_said(paper, qtbot, tmp_path):
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    job = save_pdf(tmp_path / "file" / "ledger.pdf", A4, [Flow(mixed(), paper)], paper, "A harbour ledger")
    with qtbot.waitSignal(job.failed) as failed:
        job.start()
    assert failed.args[0]
    assert not job.running
