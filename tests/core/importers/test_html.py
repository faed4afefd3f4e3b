"""Web pages: what they say of themselves, and what of that is believed."""

from __future__ import annotations

import pytest

from core.document.model import BlockKind, Direction
from core.errors import ImportFailed
from core.importers.html import decode_html, looks_like_html, read

ARABIC = "في خريف ذلك العام شحّ الخبز في المدينة وشحّ الصبر معه، ووقف الناس قبل الفجر في طوابير طويلة."
OLD = ARABIC.replace("ّ", "")


def page(body: str, head: str = "", attributes: str = "") -> bytes:
    return f"<!DOCTYPE html><html {attributes}><head>{head}</head><body>{body}</body></html>".encode()


def test_a_page() -> None:
    head = '<title>ثورة الخبز - موقع</title><meta name="author" content="مريم"><meta name="date" content="1905-01-22">'
    document = read(page(f"<h1>ثورة الخبز</h1><p>{ARABIC}</p>", head, 'lang="ar-EG" dir="rtl"'), "x.html")
    assert (document.title, document.language, document.direction) == ("ثورة الخبز", "ar", Direction.RTL)
    assert document.text == f"ثورة الخبز\n{ARABIC}"
    assert dict(document.metadata) == {"author": "مريم", "date": "1905-01-22", "format": "html", "encoding": "utf-8"}


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>Bread | The Site</title>", "<h1>Bread</h1>", "Bread"),
        ("<title>Arabic, Standard</title>", "<h1>ثورة الخبز</h1>", "ثورة الخبز"),
        ('<meta property="og:title" content="Bread &amp; Snow"><title>x</title>', "<h1>Other</h1>", "Bread & Snow"),
        ("<title>Bread - Site</title><meta property='og:site_name' content='Site'>", "<p>x</p>", "Bread"),
        ("<title>Bread and Snow</title>", "<h1>One</h1><h1>Two</h1>", "Bread and Snow"),
        ("<title>Untitled</title>", "<h2>Winter</h2>", "Winter"),
        ("", "<nav><h1>Site</h1></nav><p>Short text.</p>", "Short text"),
    ],
)
def test_titles(head: str, body: str, title: str) -> None:
    assert read(page(f"{body}<p>{ARABIC}</p>", head), "x.html").title == title


@pytest.mark.parametrize(
    ("declaration", "encoding", "text"),
    [
        ('<meta charset="windows-1256">', "windows-1256", OLD),
        (
            '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-6">',
            "iso-8859-6",
            OLD.replace("،", ""),
        ),
        ("<meta charset=utf-8>", "windows-1256", OLD),  # a lie: it does not decode
        ("", "windows-1256", OLD),
        ('<meta charset="windows-1252">', "utf-8", OLD),  # a lie: it is valid UTF-8
        ('<?xml version="1.0" encoding="windows-1256"?>', "windows-1256", OLD),
    ],
)
def test_encodings(declaration: str, encoding: str, text: str) -> None:
    found = decode_html(f"{declaration}<p>{text}</p>".encode(encoding))
    assert found.text == f"{declaration}<p>{text}</p>"
    assert found.encoding == encoding


def test_utf16_with_a_mark_and_a_false_declaration() -> None:
    data = ('\ufeff<meta charset="utf-8"><p>' + ARABIC).encode("utf-16-le")
    assert read(data, "x.html").text == ARABIC


def test_nothing_active_or_remote_comes_in() -> None:
    body = (
        '<p style="background:url(http://example.org/x)" onmouseover="alert(1)">نص</p><script>alert(2)</script>'
        "<style>p{color:red}</style><svg onload=alert(3)>svg</svg><iframe src='http://example.org'>frame</iframe>"
        "<img src='http://example.org/p.png'><noscript>no script</noscript>"
        "<form><p>في نموذج</p><button>أرسل</button></form>"
        "<a href='javascript:alert(4)'>رابط</a><!-- comment -->"
    )
    document = read(page(body), "x.html")
    assert document.text == "نص\nفي نموذج\nرابط"
    assert document.spans == ()


def test_what_a_page_declares_is_checked_against_its_text() -> None:
    document = read(page(f"<p>{ARABIC}</p>" * 4, attributes='lang="en" dir="ltr"'), "x.html")
    assert (document.language, document.direction) == ("ar", Direction.RTL)
    assert {block.direction for block in document.blocks} == {Direction.RTL}


def test_a_control_is_removed_and_said() -> None:
    document = read(page("<p>a\x08b&#8;c</p>"), "x.html")
    assert document.text == "abc"
    assert "controls-removed" in document.warnings


@pytest.mark.parametrize("body", ["", "<p> &nbsp; </p>", "<script>alert(1)</script>", "<img src=a.png>"])
def test_nothing_to_see_is_empty(body: str) -> None:
    with pytest.raises(ImportFailed) as caught:
        read(page(body, "<title>Title only</title>"), "x.html")
    assert caught.value.code == "empty"


def test_a_page_that_is_all_menu_is_still_text() -> None:
    document = read(page("<nav><p>One</p><p>Two</p></nav>"), "x.html")
    assert [block.kind for block in document.blocks] == [BlockKind.PARAGRAPH] * 2


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"<!DOCTYPE html><p>x", True),
        (b"\n <?xml version='1.0'?><!-- c --><HTML lang=ar>", True),
        ("\ufeff<html>".encode("utf-16-le"), True),
        (b"plain <html> text", False),
        (b"<p>fragment", False),
    ],
)
def test_what_looks_like_a_page(data: bytes, expected: bool) -> None:
    assert looks_like_html(data) is expected
