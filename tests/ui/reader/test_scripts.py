import pytest

from ui.fonts import Script, font_files, interface_families, reading_family, script_of
from ui.reader.scripts import base_script, foreign_runs, is_mark


@pytest.mark.parametrize(
    ("text", "default", "expected"),
    [
        ("نص عربي فيه words", Script.LATIN, Script.ARABIC),
        ("Mostly English with كلمة", Script.ARABIC, Script.LATIN),
        ("हिन्दी पाठ 1917", Script.LATIN, Script.DEVANAGARI),
        ("שנת 1917", Script.LATIN, Script.HEBREW),
        ("Февраль 1917", Script.ARABIC, Script.LATIN),
        ("1917–1918 …", Script.ARABIC, Script.ARABIC),
        ("1917", Script.DEVANAGARI, Script.DEVANAGARI),
        ("", Script.HEBREW, Script.HEBREW),
    ],
)
def test_base_script_is_that_of_most_letters(text, default, expected):
    assert base_script(text, default) is expected


def runs(text, base):
    return [(text[start:end], script) for start, end, script in foreign_runs(text, base)]


def test_foreign_runs_hold_their_own_spaces_and_digits_but_no_brackets():
    text = "كتب (The Times, 23 January) ثم नमस्ते جي ב"
    assert runs(text, Script.ARABIC) == [
        ("The Times, 23 January", Script.LATIN),
        ("नमस्ते", Script.DEVANAGARI),
        ("ב", Script.HEBREW),
    ]
    assert runs("the word می‌رود here", Script.LATIN) == [("می‌رود", Script.ARABIC)]
    assert runs("plain", Script.LATIN) == []
    assert runs("او می‌رود", Script.ARABIC) == []


def test_marks():
    assert [is_mark(char) for char in "\u0301\u064e\u093faب "] == [True, True, True, False, False, False]


def test_families():
    assert reading_family("fa")[0] == "Amiri"
    assert reading_family("hi")[0] == "Noto Sans Devanagari"
    assert reading_family("hebrew")[0] == "Frank Ruhl Libre"
    assert reading_family("und")[0] == "Noto Serif"
    assert set(reading_family("ar")) == set(reading_family("en"))
    assert interface_families()[0] == "Noto Sans"
    assert script_of("ur") is Script.ARABIC
    assert all(path.is_file() for path in font_files())


def test_families_are_registered(qapp):
    from PySide6.QtGui import QFontDatabase

    assert {*reading_family("ar"), *interface_families()} <= set(QFontDatabase.families())
