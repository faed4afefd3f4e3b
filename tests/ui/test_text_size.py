"""The page's text follows the desktop's font until the reader chooses a size."""

import pytest
from PySide6.QtGui import QFont

from core.settings import Settings
from ui import text_size
from ui.text_size import scale_of, text_points


def font(points=None, pixels=None):
    made = QFont("Noto Sans")
    if points:
        made.setPointSizeF(points)
    else:
        made.setPixelSize(pixels)
    return made


def test_scale_of_a_desktop_font(qapp):
    assert scale_of(font(10), 10.0) == 1
    assert scale_of(font(11), 10.0) == 1, "a tenth more is a matter of the font, not a wish"
    assert scale_of(font(15), 10.0) == 1.5
    assert scale_of(font(8), 10.0) == 0.8
    assert scale_of(font(99), 10.0) == 2.5
    assert scale_of(font(pixels=30), 10.0) == 1


def test_a_chosen_size_wins(monkeypatch, qapp):
    monkeypatch.setattr(text_size, "desktop_scale", lambda: 1.5)
    assert text_points(Settings()) == 22.5
    assert text_points(Settings(text_size_pt=11.0)) == 11


def test_the_page_is_set_in_that_size(monkeypatch, pane_of):
    usual = pane_of().page().style.em_px
    monkeypatch.setattr(text_size, "desktop_scale", lambda: 2.0)
    assert pane_of().page().style.em_px == pytest.approx(2 * usual)


@pytest.fixture
def pane_of(qtbot, qapp):
    from core.document.model import Block, BlockKind, Direction, Document
    from ui.reader import ReaderPane

    def make():
        pane = ReaderPane()
        qtbot.addWidget(pane)
        text = "a line"
        pane.set_document(Document(text, (Block(0, 6, BlockKind.PARAGRAPH),), "t", "en", Direction.LTR))
        pane.set_settings(Settings())
        return pane

    return make
