"""Settings survive, and what does not fit keeps its default."""

from __future__ import annotations

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
