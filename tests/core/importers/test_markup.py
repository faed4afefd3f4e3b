"""The walk through sanitised HTML: kinds, spans, directions, depth."""

from __future__ import annotations

import time

from core.document.model import Direction, SpanKind
from core.importers.draft import Draft, is_visible
from core.importers.markup import to_drafts

LINE = "\u2028"


def drafts(markup: str) -> list[Draft]:
    return [draft for draft in to_drafts(markup) if is_visible(draft.text)]


def blocks(markup: str) -> list[tuple[str, int, str, str]]:
    return [(draft.kind.value, draft.level, draft.marker, draft.text.strip()) for draft in drafts(markup)]


def test_blocks_by_element() -> None:
    assert blocks(
        "<h2>One</h2>text <p>two\n  three</p><blockquote>q<blockquote>r</blockquote></blockquote>"
        "<div>d<div>e</div>f</div>"
    ) == [
        ("heading", 2, "", "One"),
        ("paragraph", 0, "", "text"),
        ("paragraph", 0, "", "two three"),
        ("quote", 1, "", "q"),
        ("quote", 2, "", "r"),
        ("paragraph", 0, "", "d"),
        ("paragraph", 0, "", "e"),
        ("paragraph", 0, "", "f"),
    ]


def test_lists() -> None:
    markup = "<ol start=3><li>a<li>b<ul><li>c</ul><p>more b</p><li value=9>d</ol><ol type=a><li>x</ol>"
    assert blocks(markup) == [
        ("list-item", 1, "3.", "a"),
        ("list-item", 1, "4.", "b"),
        ("list-item", 2, "•", "c"),
        ("list-item", 1, "", "more b"),
        ("list-item", 1, "9.", "d"),
        ("list-item", 1, "a.", "x"),
    ]


def test_breaks_and_preformatted_text() -> None:
    assert blocks("<p>verse one<br>verse two</p>")[0][3] == f"verse one{LINE}verse two"
    (code,) = drafts("<pre>x = 1\n  y\n</pre>")
    assert code.text.strip(LINE) == f"x = 1{LINE}  y"
    assert code.spans[0].kind is SpanKind.CODE


def test_spans_are_exact() -> None:
    (draft,) = drafts(
        '<p>\n a <b>bold <i>both</i></b> <a href="https://example.org/">link</a>'
        '<sup>2</sup> <a href="/local">no</a></p>'
    )
    assert [(draft.text[s.start : s.end], s.kind.value, s.target) for s in draft.spans] == [
        ("both", "emphasis", ""),
        ("bold both", "strong", ""),
        ("link", "link", "https://example.org/"),
        ("2", "superscript", ""),
    ]


def test_a_span_over_two_blocks_is_in_both() -> None:
    found = drafts("<b>one<div>two</div></b><p>three</p>")
    assert [draft.text for draft in found] == ["one", "two", "three"]
    assert [len(draft.spans) for draft in found] == [1, 1, 0]


def test_inherited_language_and_direction() -> None:
    found = drafts('<div lang="fa-IR" dir="rtl"><p>a</p><p dir="ltr" lang="en">b</p><p dir="auto">c</p></div><p>d</p>')
    assert [draft.language for draft in found] == ["fa", "en", "fa", ""]
    assert [draft.direction for draft in found] == [Direction.RTL, Direction.LTR, None, None]


def test_furniture_is_navigation() -> None:
    markup = (
        "<header><p>Site</p></header><nav><ul><li>Home</ul></nav><div class='breadcrumbs'>a / b</div>"
        "<div role='search'>s</div>"
        "<article><header><h1>Title</h1></header><p>Text</p><footer><p>By me</p></footer></article>"
        "<aside><p>See also</p></aside><footer><p>©</p></footer>"
    )
    assert [(kind, text) for kind, _, _, text in blocks(markup) if kind != "navigation"] == [
        ("heading", "Title"),
        ("paragraph", "Text"),
        ("paragraph", "By me"),
    ]


def test_a_header_that_holds_the_text_is_text() -> None:
    markup = f"<header><h2>Preamble</h2><p>{'Whereas bread is dear and snow is deep. ' * 5}</p></header><p>x</p>"
    assert [kind for kind, *_ in blocks(markup)] == ["heading", "paragraph", "paragraph"]


def test_a_data_table_is_one_block() -> None:
    markup = (
        "<table><caption>Prices</caption><tr><th>Year<th>Bread<tr><td>1905<td><b>4</b><br>roubles<tr><td><td></table>"
    )
    assert blocks(markup) == [("figure", 0, "", "Prices"), ("table", 0, "", f"Year | Bread{LINE}1905 | 4 roubles")]
    table = drafts(markup)[1]
    assert [table.text[s.start : s.end] for s in table.spans] == ["4"]


def test_a_layout_table_is_taken_apart() -> None:
    markup = "<table><tr><td><table><tr><td>menu</table><td><h1>Title</h1><p>Text</p></table>"
    assert [(kind, text) for kind, _, _, text in blocks(markup)] == [
        ("paragraph", "menu"),
        ("heading", "Title"),
        ("paragraph", "Text"),
    ]


def test_figures() -> None:
    markup = (
        "<figure><img alt='The bridge'><figcaption>In 1905</figcaption></figure>"
        "<p><img alt='A map'></p><p>x <img alt='icon'> y</p>"
    )
    assert [(kind, text) for kind, _, _, text in blocks(markup)] == [
        ("figure", "The bridge"),
        ("figure", "In 1905"),
        ("figure", "A map"),
        ("paragraph", "x y"),
    ]


def test_footnotes() -> None:
    markup = (
        "<p>a<sup>1</sup></p><ol class='footnotes'><li>first<li>second</ol>"
        "<aside role='doc-footnote'><p>third</p></aside>"
    )
    assert blocks(markup)[1:] == [
        ("footnote", 0, "1.", "first"),
        ("footnote", 0, "2.", "second"),
        ("footnote", 0, "", "third"),
    ]


def test_hidden_text_stays_hidden() -> None:
    assert [
        text
        for *_, text in blocks("<p>a<span hidden>b</span>c</p><div hidden><p>d</p></div><span class='sr-only'>e</span>")
    ] == ["ac"]


def test_any_depth_in_time() -> None:
    start = time.perf_counter()
    for tag in ("b", "div", "ul><li", "table><tr><td", "blockquote", "span"):
        found = drafts(f"<{tag}>" * 20_000 + "deep")
        assert "".join(draft.text for draft in found).strip() == "deep", tag
    assert time.perf_counter() - start < 5
