"""Markdown: blocks by kind, spans to the letter."""

from __future__ import annotations

import pytest

from core.document.model import BlockKind, Document, SpanKind
from core.errors import ImportFailed
from core.importers.markdown import front_matter, read, strip_markup, to_drafts

LINE = "\u2028"


def document(text: str, name: str = "x.md") -> Document:
    return read(text.encode(), name)


def blocks(text: str) -> list[tuple[str, int, str, str]]:
    return [(draft.kind.value, draft.level, draft.marker, draft.text) for draft in to_drafts(text)]


def spans(text: str) -> list[tuple[str, str, str]]:
    found = document(text)
    return [(span.kind.value, found.text[span.start : span.end], span.target) for span in found.spans]


def test_headings_and_paragraphs() -> None:
    assert blocks("# ثورة\n\nسطر أول\nسطر ثان\n\n### فرع\n***\nUnder\n-----\n") == [
        ("heading", 1, "", "ثورة"),
        ("paragraph", 0, "", "سطر أول سطر ثان"),
        ("heading", 3, "", "فرع"),
        ("heading", 2, "", "Under"),
    ]


def test_lists_nest_and_keep_their_marks() -> None:
    assert blocks("- a\n  - b\n\n    more b\n- c\n\n3) x\n4) y\n") == [
        ("list-item", 1, "•", "a"),
        ("list-item", 2, "•", "b"),
        ("list-item", 2, "", "more b"),
        ("list-item", 1, "•", "c"),
        ("list-item", 1, "3)", "x"),
        ("list-item", 1, "4)", "y"),
    ]


def test_twenty_lists_deep() -> None:
    deep = "".join("  " * depth + f"- level {depth}\n" for depth in range(20))
    assert blocks(deep)[-1] == ("list-item", 20, "•", "level 19")


def test_quotes() -> None:
    assert blocks("> one\n>\n> > two\n") == [("quote", 1, "", "one"), ("quote", 2, "", "two")]


def test_a_table_is_one_block() -> None:
    found = document("| a | **b** |\n|---|---|\n| 1 | [c](https://example.org) |\n")
    assert found.text == f"a | b{LINE}1 | c"
    assert [block.kind for block in found.blocks] == [BlockKind.TABLE]
    assert [(found.text[s.start : s.end], s.kind) for s in found.spans] == [
        ("b", SpanKind.STRONG),
        ("c", SpanKind.LINK),
    ]


def test_code_keeps_its_lines() -> None:
    found = document("```py\nx = 1\n\n  y\n```\n")
    assert found.text == f"x = 1{LINE}{LINE}  y"
    assert [(span.start, span.end, span.kind) for span in found.spans] == [(0, len(found.text), SpanKind.CODE)]


def test_spans_are_exact() -> None:
    assert spans("سار **لينين *إلى* المدينة** و`كود` ثم [رابط](https://example.org/x)") == [
        ("strong", "لينين إلى المدينة", ""),
        ("emphasis", "إلى", ""),
        ("code", "كود", ""),
        ("link", "رابط", "https://example.org/x"),
    ]


def test_links_that_lead_nowhere_are_text() -> None:
    assert spans("[a](javascript:alert(1)) [b](other.md) [c](file:///etc/passwd) ~~d~~") == []


def test_pictures_leave_their_words() -> None:
    found = document("![The bridge in 1905](https://example.org/a.png)\n\nSee ![a map](b.png) here.\n")
    assert [(block.kind.value, found.text[block.start : block.end]) for block in found.blocks] == [
        ("figure", "The bridge in 1905"),
        ("paragraph", "See a map here."),
    ]
    assert "example.org" not in found.text + str(found.spans)


def test_raw_html_leaves_its_text() -> None:
    found = document(
        'A <b onclick="x()">bold</b> claim<br>and more\n\n'
        "<div><p>One &amp; two</p><script>alert(1)</script><p>three</p></div>\n"
    )
    assert found.text == f"A bold claim{LINE}and more\nOne & two\nthree"


def test_hard_breaks() -> None:
    assert document("verse one  \nverse two\\\nverse three").text == f"verse one{LINE}verse two{LINE}verse three"


def test_footnotes() -> None:
    found = document("The bridge[^1] was held.[^b]\n\n[^1]: Since rebuilt.\n[^b]: Disputed\n\n```\n[^1]: code\n```\n")
    assert found.text.split("\n") == ["The bridge1 was held.b", "Since rebuilt.", "Disputed", "[^1]: code"]
    assert [block.marker for block in found.blocks] == ["", "1", "b", ""]
    assert [block.kind.value for block in found.blocks[1:3]] == ["footnote", "footnote"]
    assert [found.text[s.start : s.end] for s in found.spans if s.kind is SpanKind.SUPERSCRIPT] == ["1", "b"]


def test_front_matter() -> None:
    found = document(
        '---\ntitle: "انقلاب نان"\nAuthor: مریم نمونه\ndate: 1905-01-22\nlang: fa\ntags:\n  - a\n---\n# Other\n\nمتن\n'
    )
    assert (found.title, found.language) == ("انقلاب نان", "fa")
    assert dict(found.metadata) == {
        "author": "مریم نمونه",
        "date": "1905-01-22",
        "format": "markdown",
        "encoding": "utf-8",
    }
    assert found.text == "Other\nمتن"


def test_a_rule_on_top_is_no_front_matter() -> None:
    assert front_matter("---\nSome words without a colon\n---\n") == ({}, "---\nSome words without a colon\n---\n")
    assert front_matter("text") == ({}, "text")


def test_titles() -> None:
    assert document("intro\n\n# The Bridge #\n\ntext").title == "The Bridge"
    assert document("No heading at all. Two sentences.").title == "No heading at all"
    assert document("- 1\n- 2\n", "notes on bread.md").title == "notes on bread"


def test_nothing_to_see_is_empty() -> None:
    for text in ("---\n\n---\n", "<!-- only a comment -->", "[a]: https://example.org"):
        with pytest.raises(ImportFailed) as caught:
            document(text)
        assert caught.value.code == "empty"


def test_unclosed_markup_ends_in_time() -> None:
    assert "a" in strip_markup("a" + "<!-- " * 50_000)
    assert strip_markup("<p " * 50_000 + ">a").strip() != ""
