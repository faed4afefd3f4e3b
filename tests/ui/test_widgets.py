"""The parts every panel is made of."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QImage, QPainter
from PySide6.QtWidgets import QWidget

from ui.theme import load_theme
from ui.widgets import (
    Debounce,
    EmptyState,
    PanelHeader,
    Paragraph,
    Segments,
    draw_line,
    line_height,
    natural_direction,
    one_line,
    scaled_font,
)

LTR, RTL = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft


def ink(image: QImage) -> tuple[int, int]:
    """First and last column that is not white."""
    dark = [x for x in range(image.width()) for y in range(image.height()) if image.pixelColor(x, y).lightness() < 128]
    return min(dark), max(dark)


def painted(text: str, direction: Qt.LayoutDirection, side: Qt.LayoutDirection) -> tuple[int, int]:
    image = QImage(400, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    draw_line(painter, QRect(0, 0, 400, 40), text, QFont(), Qt.GlobalColor.black, direction=direction, side=side)
    painter.end()
    return ink(image)


def test_a_line_runs_in_its_own_direction_on_the_side_it_is_given(qapp):
    left, right = painted("ثورة", RTL, LTR)
    assert left < 10
    assert right < 200
    left, right = painted("ثورة", RTL, RTL)
    assert left > 200
    assert right > 390
    assert painted("march", LTR, RTL)[1] > 390


def test_direction_is_that_of_most_letters(qapp):
    assert natural_direction("ثورة 1905 (The)") is RTL
    assert natural_direction("Revolution (ثورة) of 1905") is LTR
    assert natural_direction("PDF كتاب عن تاريخ الثورة") is RTL
    assert natural_direction("1905") is qapp.layoutDirection()


def test_a_paragraph_is_cut_with_an_ellipsis_and_no_higher_than_its_lines(qapp):
    text = "word " * 200
    one = Paragraph(text, QFont(), 200, direction=LTR)
    three = Paragraph(text, QFont(), 200, direction=LTR, max_lines=3)
    assert one.line_count == 1
    assert three.line_count == 3
    assert three.shown.endswith("…")
    assert len(one.shown) < len(three.shown) < len(text)
    assert three.height_px > 2 * one.height_px


def test_marks_after_astral_characters_fall_on_their_word(qapp):
    text = "😀😀 march"
    at = text.index("march")
    image = QImage(300, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paragraph = Paragraph(
        text, QFont(), 300, direction=LTR, marks=[(at, at + 5)], mark_color=load_theme("light").color("find")
    )
    paragraph.draw(painter, QRect(0, 0, 1, 1).topLeft(), Qt.GlobalColor.black)
    painter.end()
    wanted = load_theme("light").color("find").rgb()
    columns = [x for x in range(300) if any(image.pixel(x, y) == wanted for y in range(40))]
    end = paragraph.first_line_span()[1]
    assert columns[0] > 10
    assert end - 3 <= columns[-1] <= end + 1


def test_a_line_has_room_for_every_script(qapp):
    font = QFont()
    for text in ("Ágy", "आृ", "آثورة"):
        assert Paragraph(text, font, 500, direction=LTR).height_px <= line_height(font)


def test_scaled_fonts_keep_their_unit(qapp):
    points, pixels = QFont(), QFont()
    points.setPointSizeF(10.0)
    pixels.setPixelSize(20)
    assert scaled_font(points, 0.5).pointSizeF() == 5.0
    assert scaled_font(pixels, 0.5).pixelSize() == 10
    assert scaled_font(pixels, 1, semi_bold=True).weight() is QFont.Weight.DemiBold


def test_one_line_is_short_and_has_no_breaks():
    assert one_line("a\n b\t c") == "a b c"
    assert len(one_line("x" * 10_000)) == 400


def test_debounce_speaks_once_after_the_last_poke(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    debounce = Debounce(20, parent)
    heard = []
    debounce.triggered.connect(lambda: heard.append(1))
    for _ in range(5):
        debounce.poke()
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [1]
    debounce.flush()
    assert heard == [1]
    debounce.poke()
    debounce.flush()
    assert heard == [1, 1]
    debounce.poke()
    debounce.cancel()
    qtbot.wait(40)
    assert heard == [1, 1]


def test_empty_state_says_which_button_was_pressed(qtbot):
    empty = EmptyState("library", "Nothing here", [("Add", "primary"), ("Look", "")], "a hint")
    qtbot.addWidget(empty)
    empty.show()
    assert empty.sentence() == "Nothing here"
    with qtbot.waitSignal(empty.action_triggered) as caught:
        qtbot.mouseClick(empty.buttons()[1], Qt.MouseButton.LeftButton)
    assert caught.args == [1]
    empty.say("Other")
    assert empty.buttons() == []


def test_header_buttons_have_names(qtbot):
    header = PanelHeader("Library")
    qtbot.addWidget(header)
    button = header.add_button("add", "Add documents (Ctrl+O)")
    assert button.accessibleName() == "Add documents (Ctrl+O)"
    assert not button.icon().isNull()
    header.set_theme(load_theme("dark"))
    assert header.title() == "Library"


def test_segments_hold_one_choice(qtbot):
    segments = Segments()
    qtbot.addWidget(segments)
    segments.add("a", "A")
    segments.add("b", "B")
    segments.show()
    assert segments.key() == "a"
    with qtbot.waitSignal(segments.chosen) as caught:
        qtbot.mouseClick(segments.button("b"), Qt.MouseButton.LeftButton)
    assert caught.args == ["b"]
    with qtbot.assertNotEmitted(segments.chosen):
        segments.set_key("a")
    assert segments.key() == "a"
