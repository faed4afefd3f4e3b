"""Vowel signs out of sight: the letters keep their joins, every offset its place."""

import pytest
from PySide6.QtCore import Qt

from core.document.model import Block, BlockKind, Direction
from core.settings import Settings
from ui.reader.caret import Place, caret_rect
from ui.reader.paragraph import Paragraph, RowText
from ui.reader.style import PageStyle
from ui.reader.utf16 import without_marks

VOWELLED = "كَتَبَ مُحَمَّدٌ أَنَّ السُّفُنَ لَا تَصِلُ إِلَّا رَحْمَٰنًا لِلَّهِ"
BARE = "كتب محمد أن السفن لا تصل إلا رحمنا لله"


def lay_out(text, hide, family="Amiri", width=2000):
    block = Block(0, len(text), BlockKind.PARAGRAPH, direction=Direction.RTL)
    style = PageStyle.of(Settings(hide_marks=hide, arabic_font=family, justify=False), 96.0)
    return Paragraph(RowText(text, 0, block, "ar"), width, style)


def letters(paragraph):
    """Glyphs with a width, and how many of them."""
    glyphs = []
    for run in paragraph.layout.lineAt(0).glyphRuns():
        font = run.rawFont()
        for glyph in run.glyphIndexes():
            if not font.boundingRect(glyph).isEmpty():
                glyphs.append((font.familyName(), glyph))
    return glyphs


@pytest.mark.parametrize("family", ["Amiri", "Noto Sans Arabic"])
def test_letters_join_and_ligate_as_in_text_without_marks(family):
    hidden, bare = lay_out(VOWELLED, True, family), lay_out(BARE, False, family)
    assert letters(hidden) == letters(bare)
    width = bare.layout.lineAt(0).naturalTextWidth()
    assert hidden.layout.lineAt(0).naturalTextWidth() == pytest.approx(width, abs=0.1)
    shown = lay_out(VOWELLED, False, family)
    assert len(letters(shown)) > len(letters(bare)) + 10


def test_no_offset_moves():
    hidden, shown = lay_out(VOWELLED, True), lay_out(VOWELLED, False)
    stops = [
        [at for at in range(len(VOWELLED) + 1) if paragraph.layout.isValidCursorPosition(at)]
        for paragraph in (hidden, shown)
    ]
    assert stops[0] == stops[1]
    assert (hidden.start, hidden.end) == (shown.start, shown.end)
    bare = lay_out(BARE, False)
    letter = 0
    for at, end in zip(stops[0], stops[0][1:], strict=False):
        mine, other = hidden.rects(at, end)[0], bare.rects(letter, letter + 1)[0]
        assert mine.left() == pytest.approx(other.left(), abs=0.1)
        assert hidden.cluster_at(mine.center().x(), mine.center().y()) == at
        carets = caret_rect(hidden, Place(at)).x(), caret_rect(bare, Place(letter)).x()
        assert carets[0] == pytest.approx(carets[1], abs=0.1)
        letter += 1
    assert letter == len(BARE)


def test_lines_that_wrap_hold_the_same_offsets_as_bare_ones_do():
    text, bare = f"{VOWELLED} " * 12, f"{BARE} " * 12
    hidden, plain = lay_out(text, True, width=400), lay_out(bare, False, width=400)
    assert hidden.line_count == plain.line_count
    words = [text[slice(*hidden.line_span(line))].split() for line in range(hidden.line_count)]
    assert [len(line) for line in words] == [
        len(bare[slice(*plain.line_span(line))].split()) for line in range(plain.line_count)
    ]


def test_only_signs_are_hidden_and_only_arabic_ones():
    kept = "آأإؤئء ا\u0653 ا\u0654 می‌رود क्रांति שָׁלוֹם e\u0301 ٠١ ۱۲ ـ"
    assert without_marks(kept) == kept
    assert len(without_marks(VOWELLED)) == len(VOWELLED)
    assert without_marks(VOWELLED).replace("\ufe00", "") == BARE


def test_hidden_marks_are_copied_found_and_selected_all_the_same(pane, make_document, qtbot):
    pane.set_settings(Settings(hide_marks=True))
    pane.set_document(make_document(VOWELLED))
    at = VOWELLED.index("مُحَمَّدٌ")
    centre = pane.page().rects(at, at + 8)[0].center().toPoint()
    qtbot.mouseDClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=centre)
    assert pane.selected_text() == "مُحَمَّدٌ"
