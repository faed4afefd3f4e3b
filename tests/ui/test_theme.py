"""Themes: every pair of colours that meets on the screen can be told apart (WCAG 2, AA)."""

import tomllib
from dataclasses import fields
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication

from core.library.model import HIGHLIGHT_COLOURS
from core.paths import resource
from core.settings import Settings
from ui.theme import contrast, load_theme, theme_for

THEMES = ("light", "sepia", "dark", "contrast")
TEXT = 4.5
SHAPE = 3.0


@pytest.fixture(params=THEMES)
def theme(request, qapp):
    return load_theme(request.param)


def test_contrast_is_that_of_wcag():
    assert contrast(QColor("#000000"), QColor("#ffffff")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("#ffffff")) == pytest.approx(4.48, abs=0.01)
    assert contrast(QColor("#123456"), QColor("#123456")) == 1


@pytest.mark.parametrize("text", ["ink", "muted", "accent", "error"])
@pytest.mark.parametrize("ground", ["page", "chrome"])
def test_words_can_be_read(theme, text, ground):
    assert contrast(theme.color(text), theme.color(ground)) >= TEXT


@pytest.mark.parametrize("ground", ["selection", "text_selection", "flash", "find"])
def test_marked_and_chosen_words_can_be_read(theme, ground):
    assert contrast(theme.color("ink"), theme.color(ground)) >= TEXT
    assert contrast(theme.color("muted"), theme.color("selection")) >= TEXT
    assert contrast(theme.color("accent_ink"), theme.color("accent")) >= TEXT


@pytest.mark.parametrize("tint", HIGHLIGHT_COLOURS)
def test_words_on_a_highlight_can_be_read_and_dates_on_it_seen(theme, tint):
    assert contrast(theme.color("ink"), theme.highlight(tint)) >= TEXT
    assert contrast(theme.color("accent"), theme.highlight(tint)) >= SHAPE


def test_a_highlight_differs_from_the_page(theme):
    for tint in HIGHLIGHT_COLOURS:
        assert contrast(theme.highlight(tint), theme.color("page")) >= 1.15


def test_lanes_stand_out_from_the_page(theme):
    assert len(theme.lanes) == 8
    for index in range(8):
        for ground in ("page", "chrome"):
            assert contrast(theme.lane(index), theme.color(ground)) >= SHAPE


def test_high_contrast_is_more_than_enough():
    theme = load_theme("contrast")
    for text in ("ink", "muted", "accent"):
        assert contrast(theme.color(text), theme.color("page")) >= 7
    assert contrast(theme.color("rule"), theme.color("chrome")) >= 4.5
    for ground in ("selection", "text_selection", "flash", "find"):
        assert contrast(theme.color("ink"), theme.color(ground)) >= 7


def test_every_theme_has_every_role_and_is_offered():
    choices = next(option for option in fields(Settings) if option.name == "theme").metadata["choices"]
    assert set(choices) == {"system", *THEMES}
    shapes = []
    for name in THEMES:
        data = tomllib.loads(resource("themes", f"{name}.toml").read_text(encoding="utf-8"))
        assert data["name"] == name
        shapes.append((set(data["roles"]), set(data["highlights"])))
    assert all(shape == shapes[0] for shape in shapes)


def test_the_style_sheet_is_whole_and_its_pictures_exist(theme):
    sheet = theme.style_sheet()
    assert "$" not in sheet
    for part in sheet.split("url(")[1:]:
        name = part.split(")")[0].rsplit("/", 1)[1]
        assert resource("themes", name).is_file()
        assert resource("themes", name.replace(".png", "@2x.png")).is_file()


@pytest.mark.parametrize(
    ("scheme", "wish", "name"),
    [
        (Qt.ColorScheme.Light, Qt.ContrastPreference.NoPreference, "light"),
        (Qt.ColorScheme.Dark, Qt.ContrastPreference.NoPreference, "dark"),
        (Qt.ColorScheme.Light, Qt.ContrastPreference.HighContrast, "contrast"),
    ],
)
def test_the_desktops_wish_is_followed_unless_the_reader_chose(monkeypatch, scheme, wish, name):
    wishes = SimpleNamespace(contrastPreference=lambda: wish)
    hints = SimpleNamespace(colorScheme=lambda: scheme, accessibility=lambda: wishes)
    monkeypatch.setattr(QGuiApplication, "styleHints", staticmethod(lambda: hints))
    assert theme_for("system").name == name
    assert theme_for("sepia").name == "sepia"
