"""Every failure core can name has a sentence in the window and a line on the command line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from core.cli.output import message
from core.errors import TarikhError
from ui.text import error_sentence, format_size, isolate

ROOT = Path(__file__).resolve().parents[2]
_RAISED = re.compile(
    r"(?:TarikhError|ImportFailed|LibraryError|LibraryLocked|LibraryReadOnly|LibraryDamaged|LibraryTooNew|NotFound|"
    r'QueryError)\(\s*"([a-z-]+)"'
)
CODES = sorted(
    {code for path in (ROOT / "core").rglob("*.py") for code in _RAISED.findall(path.read_text(encoding="utf-8"))}
)
ONLY_ON_THE_COMMAND_LINE = {"bad-date", "bad-span", "notes-unreadable"}


def test_the_codes_were_found():
    assert {"empty", "unreadable", "library-locked", "query-syntax"} <= set(CODES)


@pytest.mark.parametrize("code", sorted({*CODES, "binary", "unknown-format"}))
def test_every_code_has_its_words(code: str):
    error = TarikhError(code, path="/x/y.txt", id="d1", reason="because", query="(", limit=5, size=9)
    assert message(error) != code
    if code not in ONLY_ON_THE_COMMAND_LINE:
        sentence = error_sentence(error)
        assert sentence != code
        assert "?" not in sentence


def test_a_path_in_a_sentence_is_isolated():
    assert isolate("/x/y.txt") in error_sentence(TarikhError("empty", path="/x/y.txt"))


def test_an_error_without_a_code_keeps_its_words():
    assert "disk on fire" in error_sentence(RuntimeError("disk on fire"))


def test_sizes_are_in_the_unit_a_person_would_use():
    assert "12 bytes" in format_size(12)
    assert "2 KB" in format_size(2048)
    assert "1.5 MB" in format_size(3 * 512 * 1024)
