"""Settings survive, and what does not fit keeps its default."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from pathlib import Path

from core.settings import Settings, clean, load, save


def test_saved_settings_come_back(tmp_path: Path):
    chosen = Settings(interface_language="ar", theme="dark", text_size_pt=18.5, justify=False)
    save(tmp_path / "deep" / "settings.json", chosen)
    assert load(tmp_path / "deep" / "settings.json") == chosen


def test_a_missing_or_damaged_file_gives_the_defaults(tmp_path: Path):
    assert load(tmp_path / "none.json") == Settings()
    (tmp_path / "bad.json").write_text("{", encoding="utf-8")
    assert load(tmp_path / "bad.json") == Settings()
    (tmp_path / "list.json").write_text("[1]", encoding="utf-8")
    assert load(tmp_path / "list.json") == Settings()


def test_values_out_of_range_are_brought_into_it():
    assert clean({"text_size_pt": 1000}).text_size_pt == 48.0
    assert clean({"text_size_pt": "big", "theme": "pink", "justify": 1}) == Settings()
    assert clean({"unknown": 1}) == Settings()


def test_a_file_of_an_older_program_still_loads(tmp_path: Path):
    old = {
        "interface_language": "ar",
        "theme": "dark",
        "text_size_pt": 18.0,
        "line_height": 1.8,
        "measure_em": 40.0,
        "justify": False,
    }
    (tmp_path / "settings.json").write_text(json.dumps(old), encoding="utf-8")
    loaded = load(tmp_path / "settings.json")
    assert {name: getattr(loaded, name) for name in old} == old
    assert replace(loaded, **{name: getattr(Settings(), name) for name in old}) == Settings()


def test_every_option_says_what_it_may_be():
    for option in fields(Settings):
        facts = option.metadata
        assert facts["group"]
        if isinstance(option.default, bool):
            continue
        if isinstance(option.default, float):
            assert facts["low"] < facts["high"]
            assert facts["step"] > 0
            assert facts["unit"]
            assert option.default == facts.get("unset") or facts["low"] <= option.default <= facts["high"]
        else:
            assert ("choices" in facts) is not ("script" in facts)


def test_unset_is_a_value_and_what_is_no_number_or_name_is_not():
    assert clean({"text_size_pt": 0}).text_size_pt == 0.0
    assert clean({"text_size_pt": 1}).text_size_pt == 8.0
    assert clean({"line_height": float("nan"), "measure_em": float("inf"), "arabic_scale": True}) == Settings()
    for bad in ("", "  ", "a\nb", "x" * 500, 7, None):
        assert clean({"arabic_font": bad}) == Settings()
    assert clean({"arabic_font": " Scheherazade "}).arabic_font == "Scheherazade"
