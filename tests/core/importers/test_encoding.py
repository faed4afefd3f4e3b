"""Encodings found without being told."""

from __future__ import annotations

import codecs

import pytest

from core.importers.encoding import DAMAGED, GUESSED, decode, decode_declared, decode_text

ARABIC = "خرج العمال إلى الشوارع في صباح ذلك اليوم، ثم عادوا إلى المصانع بعد أن وعدتهم الحكومة خيرا.\n"
PERSIAN = "كارگران در صبح آن روز به خيابانها آمدند و پس از وعده دولت به كارخانهها بازگشتند؛ چند روز پيش.\n"
HEBREW = "הפועלים יצאו לרחובות באותו בוקר וחזרו אל המפעלים אחרי ההבטחה של הממשלה.\n"
RUSSIAN = "Рабочие вышли на улицы в то утро и вернулись на заводы после того, как им это обещали.\n"
FRENCH = "Les ouvriers sont sortis ce matin-là ; l’été était déjà fini et la révolution approchait à grands pas.\n"
TURKISH = "İşçiler o sabah sokaklara çıktı; hükümetin verdiği sözden sonra yeniden fabrikalarına döndüler.\n"
HINDI = "मज़दूर उस दिन सुबह सड़कों पर निकले।\n"

SINGLE = [
    ("windows-1256", ARABIC),
    ("windows-1256", PERSIAN),
    ("iso-8859-6", ARABIC),
    ("windows-1255", HEBREW),
    ("iso-8859-8", HEBREW),
    ("windows-1251", RUSSIAN),
    ("koi8-r", RUSSIAN),
    ("iso-8859-5", RUSSIAN),
    ("cp866", RUSSIAN),
    ("mac-cyrillic", RUSSIAN),
    ("windows-1252", FRENCH),
    ("windows-1254", TURKISH),
]


@pytest.mark.parametrize(("encoding", "text"), SINGLE)
def test_single_byte_encodings(encoding: str, text: str) -> None:
    found = decode(text.encode(encoding))
    assert found.text == text
    assert found.warnings == (GUESSED,)


@pytest.mark.parametrize(("encoding", "text"), SINGLE)
def test_a_line_among_english(encoding: str, text: str) -> None:
    mixed = "Chapter 3. From the archive of 1917:\n" + text + "END OF FILE, p. 45\n"
    assert decode(mixed.encode(encoding)).text == mixed


@pytest.mark.parametrize("text", [ARABIC, HINDI, "plain ASCII\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_marked_unicode(encoding: str, text: str) -> None:
    assert decode_text(b"" + "\ufeff".encode(encoding) + text.encode(encoding)) == (text, encoding)


@pytest.mark.parametrize("text", [ARABIC, HINDI, RUSSIAN, "plain ASCII text\r\nin two lines\r\n"])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_unmarked_utf16(encoding: str, text: str) -> None:
    found = decode((text * 3).encode(encoding))
    assert (found.text, found.encoding) == (text * 3, encoding)
    assert GUESSED in found.warnings


def test_plain_utf8_is_no_guess() -> None:
    found = decode(ARABIC.encode())
    assert (found.text, found.encoding, found.warnings) == (ARABIC, "utf-8", ())


def test_nothing_is_repaired() -> None:
    text = "a\r\nb\rc\x00\u200f\x0c"
    assert decode_text(text.encode())[0] == text


def test_damaged_utf8_stays_utf8() -> None:
    data = ARABIC.encode() * 3
    found = decode(data[:-3] + b"\n\xff" + data)
    assert found.encoding == "utf-8"
    assert found.warnings == (DAMAGED,)
    assert found.text.count("\ufffd") == 2


def test_half_surrogates_and_cut_sequences() -> None:
    found = decode(b"so \xed\xa0\x80 then \xf0\x9f end")
    assert found.encoding == "utf-8"
    assert found.text.startswith("so \ufffd")
    assert found.text.endswith(" end")


def test_odd_utf16_loses_only_its_end() -> None:
    data = codecs.BOM_UTF16_LE + ARABIC.encode("utf-16-le") + b"\x41"
    found = decode(data)
    assert found.text.startswith(ARABIC)
    assert DAMAGED in found.warnings


def test_a_nul_in_utf8_is_not_utf16() -> None:
    text = "ن\x00ص " * 50
    assert decode(text.encode()).text == text


def test_every_byte_decodes_to_something() -> None:
    assert len(decode(bytes(range(256)) * 4).text) > 0
    assert decode(b"").text == ""


@pytest.mark.parametrize(
    ("declared", "data", "text"),
    [
        ("windows-1256", ARABIC.encode("windows-1256"), ARABIC),
        ('"ISO-8859-8-I"', HEBREW.encode("iso-8859-8"), HEBREW),
        ("iso-8859-1", FRENCH.encode("windows-1252"), FRENCH),  # as browsers read it
        ("windows-1252", ARABIC.encode(), ARABIC),  # valid UTF-8 is UTF-8
        ("utf-8", ARABIC.encode("windows-1256"), None),
        ("utf-16", b"<html>", None),
        ("no-such-code", b"abc", None),
        ("hex", b"6162", None),
    ],
)
def test_declared(declared: str, data: bytes, text: str | None) -> None:
    found = decode_declared(data, declared)
    assert (found.text if found else None) == text


@pytest.mark.corpus
def test_generated_texts_match_their_gold(corpus) -> None:
    folder = corpus / "formats" / "generated"
    tried = 0
    for path in sorted(folder.glob("*.txt")):
        language, code, *_ = path.name.split(".")
        if code == "gold":
            continue
        gold = (folder / f"{language}.gold.txt").read_text("utf-8")
        text = decode(path.read_bytes()).text.replace("\r\n", "\n")
        tried += 1
        if code.startswith("utf"):
            assert text == gold, path.name
            continue
        # made with replacements for what the old encoding lacks: the rest must be the same, letter by letter
        assert len(text) == len(gold), path.name
        same = str.maketrans("یکۀ۰۱۲۳۴۵۶۷۸۹", "يكه0123456789")
        differing = sum(a != b and a != "?" for a, b in zip(text.translate(same), gold.translate(same), strict=True))
        assert differing <= 0.01 * len(gold), path.name
    assert tried >= 8


@pytest.mark.corpus
def test_real_pages_in_old_encodings(corpus) -> None:
    tried = 0
    for path in sorted((corpus / "formats" / "html" / "encodings").iterdir()):
        expected = next(
            code for code in ("iso-8859-5", "iso-8859-6", "KOI8-R", "windows-1251", "windows-1255") if code in path.name
        )
        data = path.read_bytes()
        assert decode(data).text == data.decode(expected, "replace"), path.name
        tried += 1
    assert tried >= 20
