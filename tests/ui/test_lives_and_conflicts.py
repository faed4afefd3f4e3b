"""Lives come onto the timeline only when asked for; dates that contradict themselves are shown and told."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF

from core.library import Library
from core.pipeline import add_paths
from ui.main_window import MainWindow
from ui.reader.painting import _wave

TEXT = """# Lives

Ivan Petrov (1870-1924) was a printer of this town.

On Monday, 22 January 1905 the workers marched. He left on 31 April 1917 and came back in 1918.
"""


@pytest.fixture
def window(open_window, tmp_path, library_path) -> MainWindow:
    (tmp_path / "lives.md").write_text(TEXT, encoding="utf-8")
    with Library.open(library_path) as library:
        assert not add_paths(library, [tmp_path / "lives.md"]).failed
    window = open_window(library_path)
    window.open_named("Lives", 0)
    window.timeline.set_animated(False)
    return window


def mention(window: MainWindow, quote: str):
    at = window.area.current_pane().document().text.index(quote)
    return next(m for m in window.following.mentions() if m.start == at)


def mark_kind(window: MainWindow, quote: str) -> str:
    pane = window.area.current_pane()
    at = pane.document().text.index(quote)
    return pane.mark_at(QPointF(pane.page().rects(at, at + 3)[0].center())).kind


def lives(window: MainWindow) -> list[str]:
    return [event.label for _, event in window.timeline.events() if event.life]


def test_lives_come_and_go_with_the_choice_and_it_is_remembered(window, open_window, library_path):
    action = window.actions_["life-spans"]
    window.actions_["event-table"].trigger()
    table = window.timing.table
    rows = table.model.rowCount()
    assert not action.isChecked()
    assert lives(window) == []
    action.trigger()
    assert lives(window) == ["Ivan Petrov was a printer of this town"]
    assert table.model.rowCount() == rows + 1
    table.close()
    again = open_window(library_path)
    assert again.actions_["life-spans"].isChecked()
    assert lives(again) == ["Ivan Petrov was a printer of this town"]
    again.timeline.set_lives(False)
    assert not again.actions_["life-spans"].isChecked()
    assert lives(again) == []
    assert again._session.state("timeline")["lives"] is False


def test_a_life_is_underlined_and_named_and_does_not_lead(window):
    life = mention(window, "1870-1924")
    assert mark_kind(window, "1870-1924") == "date"
    assert "Life span" in window.tips.date_tip(life)
    assert window.timeline.cursor_jdn() != (life.date.earliest + life.date.latest) // 2


def test_conflicts_are_drawn_and_told(window, qtbot):
    assert mark_kind(window, "22 January 1905") == "conflict-date"
    assert mark_kind(window, "31 April 1917") == "conflict-date"
    assert mark_kind(window, "1918") == "date"
    tip = window.tips.date_tip(mention(window, "22 January 1905"))
    assert "\u206822 January 1905\u2069 was a \u2068Sunday\u2069" in tip
    missing = mention(window, "31 April 1917")
    assert "There is no such day" in window.tips.date_tip(missing)
    cursor = window.timeline.cursor_jdn()
    window._on_mark("conflict-date", str(window.following.mentions().index(missing)))
    assert window.timeline.cursor_jdn() == cursor, "there is nowhere to go"


def test_the_wave_begins_and_ends_with_the_words():
    wave = _wave(QPointF(10, 5), QPointF(53, 5), 2)
    assert (wave[0], wave[-1].x()) == (QPointF(10, 5), pytest.approx(53))
    assert {point.y() for point in wave} == {5, 7}
