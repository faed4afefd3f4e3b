"""Plain text from bytes to Document."""

from __future__ import annotations

import pytest

from core.document.model import BlockKind, Direction, Document
from core.errors import ImportFailed
from core.importers.plain import read

PAGE = """\
الرئيسية البحث الصور الخرائط الفهارس

موقع التاريخ
Home / الأقسام / ثورات

الفصل الثاني

ثورة الخبز

في خريف عام 1905 شحّ الخبز في المدينة (1) وشحّ الصبر معه، ووقف الناس قبل الفجر في طوابير طويلة.

أسباب الثورة

1.     غلاء الخبز بعد حصاد سيئ.

2.     غياب الحنطة التي صودرت للجيش.

The mayor had left the city by the night train, and nobody knew of it until the morning.

(1) أرشيف المدينة، الصندوق 12.
"""


def text_of(document: Document, index: int) -> str:
    block = document.blocks[index]
    return document.text[block.start : block.end]


def test_a_saved_page() -> None:
    document = read(PAGE.encode(), "x.txt")
    assert document.title == "الفصل الثاني: ثورة الخبز"
    assert (document.language, document.direction) == ("ar", Direction.RTL)
    assert [block.kind.value for block in document.blocks] == [
        *["navigation"] * 3, "heading", "heading", "paragraph", "heading",
        "list-item", "list-item", "paragraph", "footnote",
    ]  # fmt: skip
    assert document.blocks[7].marker == "1."
    assert text_of(document, 7) == "غلاء الخبز بعد حصاد سيئ."
    assert (document.blocks[9].language, document.blocks[9].direction) == ("en", Direction.LTR)
    assert "\n\n" not in document.text
    assert dict(document.metadata) == {"format": "text", "encoding": "utf-8"}
    assert document.warnings == ()


def test_the_same_in_an_old_encoding() -> None:
    document = read(PAGE.encode("windows-1256"), "x.txt")
    assert document.text == read(PAGE.encode(), "x.txt").text
    assert document.metadata["encoding"] == "windows-1256"
    assert document.warnings == ("encoding-guessed",)


def test_letters_are_kept_as_written() -> None:
    text = "می\u200cخواهم بِسْمِ ﻻ كتـاب e\u0301 क\u093cिताब \u2067x\u2069"
    assert read(text.encode(), "x.txt").text == text


def test_controls_are_removed_and_said() -> None:
    document = read("ن\x00\x01ص\x1b[31m \u202eأحمر\n".encode() * 20, "x.txt")
    assert "\x00" not in document.text
    assert "[31m" not in document.text
    assert "\u202e" in document.text
    assert "controls-removed" in document.warnings


def test_every_kind_of_newline() -> None:
    document = read("سطر ١\r\nسطر ٢\rسطر ٣\nسطر ٤\u2028سطر ٥\x85سطر ٦".encode(), "x.txt")
    assert [text_of(document, index) for index in range(6)] == [f"سطر {digit}" for digit in "١٢٣٤٥٦"]


def test_form_feeds_make_pages() -> None:
    document = read("الصفحة الأولى هنا\fالصفحة الثانية هنا".encode(), "x.txt")
    assert [block.page for block in document.blocks] == [1, 2]


def test_joined_lines_are_said() -> None:
    line = "a sentence ends here. Another goes on to the margin of the page and then some"
    document = read(
        (f"It is said that {line}\nof it is left over for the next line, as is the way; {line[:40]}\n" * 8).encode(),
        "x",
    )
    assert "lines-joined" in document.warnings
    assert len(document.blocks) < 16


@pytest.mark.parametrize("data", [b"", b"\n\n \t", "\u200f\u200b\n".encode(), b"\xef\xbb\xbf", b"\xff\xfe"])
def test_nothing_to_see_is_empty(data: bytes) -> None:
    with pytest.raises(ImportFailed) as caught:
        read(data, "nothing.txt")
    assert caught.value.code == "empty"
    assert caught.value.facts["path"] == "nothing.txt"


def test_a_title_alone_is_a_document() -> None:
    document = read("عنوان فقط".encode(), "x.txt")
    assert (document.title, len(document.blocks)) == ("عنوان فقط", 1)
    assert document.blocks[0].kind is BlockKind.PARAGRAPH
