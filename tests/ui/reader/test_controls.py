"""Invisible characters made visible, without moving a letter or an offset."""

from __future__ import annotations

import time

import pytest

from core.document.model import BlockKind, Direction
from ui.reader.caret import caret_rect
from ui.reader.controls import Sign, name_of, place_of, signs
from ui.theme import load_theme

DISGUISED = "open \u202egpj.exe\u202c now"


def shown(pane):
    return pane.viewport().grab().toImage()


def test_names():
    assert [name_of(char) for char in "\u202e\u200c\u00a0\ufffa"] == ["RLO", "ZWNJ", "NBSP", "U+FFFA"]
    assert Sign(0, "\u202e\u202e\u202e\u202c").label == "RLO×3 PDF"
    assert Sign(0, "\u200e\u200f\u200e\u200f\u200e").label.endswith("…")
    assert Sign(0, "\u200c").quiet
    assert not Sign(0, "\u202e").quiet


def test_signs_are_found_where_they_are(pane, make_document):
    pane.set_document(make_document("first", DISGUISED, "می\u200cرود 5\u00a0km so\u00adft \ufeff\U000e0041"))
    text = pane.document().text
    found = [
        (sign.start, sign.text)
        for paragraph, _ in pane.page().visible()
        for sign in signs(paragraph, paragraph.start, paragraph.end)
    ]
    assert [char for _, char in found] == ["\u202e", "\u202c", "\u200c", "\u00a0", "\u00ad", "\ufeff\U000e0041"]
    assert all(text[at : at + len(char)] == char for at, char in found)


def test_an_overrides_signs_stand_at_both_ends_of_what_it_turns_round(pane, make_document):
    pane.set_document(make_document(DISGUISED))
    paragraph = pane.page().paragraph(0)
    opening, closing = signs(paragraph, 0, len(DISGUISED))
    turned = paragraph.rects(DISGUISED.index("g"), DISGUISED.index("\u202c"))[0]
    assert caret_rect(paragraph, place_of(opening)).left() == pytest.approx(turned.right(), abs=0.1)
    assert caret_rect(paragraph, place_of(closing)).left() == pytest.approx(turned.left(), abs=0.1)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_switch_draws_and_moves_nothing(pane, make_document, theme):
    pane.set_theme(load_theme(theme))
    pane.set_document(make_document(DISGUISED, "او می\u200cرود و 5\u00a0km", "x\u00ady क्\u200dष"))
    page = pane.page()

    def places():
        return [
            (paragraph.start, paragraph.height, paragraph.cells(0), y, page.cluster_at(page.left + 60, y + 20))
            for paragraph, y in page.visible()
        ]

    before, plain = places(), shown(pane)
    pane.set_show_controls(True)
    signed = shown(pane)
    assert signed != plain
    assert places() == before
    pane.select(0, len(DISGUISED))
    assert pane.selected_text() == DISGUISED
    pane.clear_selection()
    pane.set_show_controls(False)
    assert shown(pane) == plain


@pytest.mark.parametrize("char", ["\u200c", "\u200d", "\u00ad", "\u00a0", "\u202e", "\u200e", "\u2067", "\ufeff"])
def test_every_kind_is_drawn(pane, make_document, char):
    pane.set_document(make_document(f"abc{char}def"))
    plain = shown(pane)
    pane.set_show_controls(True)
    assert shown(pane) != plain


def test_a_text_without_any_looks_the_same(pane, make_document):
    pane.set_document(make_document("plain words", "كلام عادي"))
    plain = shown(pane)
    pane.set_show_controls(True)
    assert shown(pane) == plain


def test_a_page_of_nothing_but_controls_stays_quick(pane, make_document, qtbot):
    hostile = ("\u202e\u202c\u200ba" * 900, "\u2067\u2069" * 1900, "\u200c" * 3900)
    pane.set_document(make_document(*((BlockKind.PARAGRAPH, Direction.LTR, text, {}) for text in hostile)))
    pane.set_show_controls(True)
    shown(pane)
    began = time.perf_counter()
    shown(pane)
    assert time.perf_counter() - began < 1
