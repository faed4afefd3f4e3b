"""The interface in every language: nothing untranslated, no placeholder lost, compiled files in step."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
import translate

ROOT = Path(__file__).resolve().parent.parent
I18N = ROOT / "resources" / "i18n"
_PLACEHOLDER = re.compile(r"\{\w*\}|%n")


def messages(language: str) -> list[ET.Element]:
    return list(ET.parse(I18N / f"tarikh_{language}.ts").getroot().iter("message"))


def translations(message: ET.Element) -> list[str]:
    translation = message.find("translation")
    assert translation is not None
    forms = translation.findall("numerusform")
    return [form.text or "" for form in forms] if forms else [translation.text or ""]


@pytest.mark.parametrize("language", translate.LANGUAGES)
def test_every_string_is_translated_with_its_placeholders(language: str):
    for message in messages(language):
        source = message.findtext("source") or ""
        wanted = set(_PLACEHOLDER.findall(source)) - {"%n", "{n}"}
        for text in translations(message):
            assert text, f"{language}: {source!r} has no translation"
            assert wanted <= set(_PLACEHOLDER.findall(text)), f"{language}: {source!r} -> {text!r}"


def test_arabic_has_its_six_plural_forms():
    for message in messages("ar"):
        if message.get("numerus") == "yes":
            assert len(translations(message)) == 6, message.findtext("source")


def test_no_string_of_the_interface_is_missing_from_the_translations(tmp_path: Path, monkeypatch):
    known = {(m.findtext("source"), m.get("numerus")) for m in messages("ar")}
    (tmp_path / "tarikh_ar.ts").write_bytes((I18N / "tarikh_ar.ts").read_bytes())
    monkeypatch.setattr(translate, "I18N", tmp_path)
    monkeypatch.setattr(translate, "LANGUAGES", ("ar",))
    translate.collect()
    found = ET.parse(tmp_path / "tarikh_ar.ts").getroot().iter("message")
    missing = {(m.findtext("source"), m.get("numerus")) for m in found} ^ known
    assert not missing, "run: python3 installer/translate.py"


@pytest.mark.parametrize("language", translate.LANGUAGES)
def test_compiled_files_are_in_step(language: str, tmp_path: Path):
    translate.compile_all(tmp_path)
    made = (tmp_path / f"tarikh_{language}.qm").read_bytes()
    assert made == (I18N / f"tarikh_{language}.qm").read_bytes(), "run: python3 installer/translate.py --compile-only"
