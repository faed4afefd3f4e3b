"""What is copied: the text in its order, rich text that keeps its sides, quotations that name their source."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import html as reading
from PySide6.QtGui import QGuiApplication, QTextDocument

from core.document.model import Block, BlockKind, Direction, Document, Span, SpanKind
from ui.reader.copying import LONGEST_RICH, copied, plain_text, quoted

LTR, RTL = Direction.LTR, Direction.RTL


def document(*parts, spans=(), language="ar", title="سيرة المدينة", **metadata):
    text, blocks = "", []
    for kind, direction, body, *facts in parts:
        text += "\n" if blocks else ""
        blocks.append(Block(len(text), len(text) + len(body), kind, direction=direction, **(facts[0] if facts else {})))
        text += body
    return Document(text, tuple(blocks), title, language, RTL, tuple(spans), metadata)


SAMPLE = document(
    (BlockKind.HEADING, RTL, "الفصل الأول", {"level": 2}),
    (BlockKind.PARAGRAPH, RTL, "قال Times نعم"),
    (BlockKind.LIST_ITEM, RTL, "أولًا", {"level": 1, "marker": "3."}),
    (BlockKind.LIST_ITEM, RTL, "فرع", {"level": 2, "marker": "•"}),
    (BlockKind.LIST_ITEM, RTL, "ثانيًا", {"level": 1, "marker": "4."}),
    (BlockKind.QUOTE, LTR, "Tom & Ann <wrote>", {"level": 1, "language": "en"}),
    (BlockKind.TABLE, RTL, "أ | ب\u2028ج | د"),
    (BlockKind.FOOTNOTE, RTL, "حاشية", {"marker": "1"}),
)


def tree(rich):
    return reading.fromstring(rich).find(".//body")


def test_every_kind_keeps_its_element_side_and_language():
    body = tree(copied(SAMPLE, 0, len(SAMPLE.text)).html)
    assert [element.tag for element in body] == ["h2", "p", "ol", "blockquote", "table", "p"]
    heading, _, numbered, quote, table, footnote = body
    assert (heading.get("dir"), heading.get("lang"), heading.text) == ("rtl", "ar", "الفصل الأول")
    assert numbered.get("start") == "3"
    assert [item.text for item in numbered.findall("li")] == ["أولًا", "ثانيًا"]
    assert numbered.find("ul/li").text == "فرع"
    assert (quote.get("dir"), quote.get("lang"), quote.text) == ("ltr", "en", "Tom & Ann <wrote>")
    assert [[cell.text for cell in row] for row in table] == [["أ", "ب"], ["ج", "د"]]
    assert footnote.find("sup").text == "1"


def test_words_inside_a_paragraph_are_pasted_into_a_line():
    at = SAMPLE.text.index("Times")
    (span,) = tree(copied(SAMPLE, at, at + 9).html)
    assert (span.tag, span.get("dir"), span.text) == ("span", "rtl", "Times نعم")


def test_a_span_cuts_its_first_and_last_block():
    start, end = SAMPLE.text.index("Times"), SAMPLE.text.index("فرع") + 1
    what = copied(SAMPLE, start, end)
    assert what.plain == SAMPLE.text[start:end]
    assert [element.text for element in tree(what.html).iter("p", "li")] == ["Times نعم", "أولًا", "ف"]


def test_emphasis_links_and_raised_letters_are_kept_and_overlap():
    text = "one strong both slanted end note1"
    at = text.index
    spans = (
        Span(at("strong"), at("both") + 4, SpanKind.STRONG),
        Span(at("both"), at("slanted") + 7, SpanKind.EMPHASIS),
        Span(at("end"), at("end") + 3, SpanKind.LINK, "https://example.org/?a=1&b=2"),
        Span(at("note"), at("note") + 4, SpanKind.LINK, "javascript:alert(1)"),
        Span(at("1"), at("1") + 1, SpanKind.SUPERSCRIPT),
    )
    made = document((BlockKind.PARAGRAPH, LTR, text), spans=spans, language="en")
    body = tree(copied(made, 0, len(text)).html)
    assert "".join(body.itertext()) == text
    assert "".join(body.find(".//em/strong").itertext()) == "both"
    assert [(link.get("href"), link.text) for link in body.iter("a")] == [("https://example.org/?a=1&b=2", "end")]
    assert body.find(".//sup").text == "1"


def test_what_is_pasted_has_its_paragraphs_and_their_sides(qapp):
    page = QTextDocument()
    page.setHtml(copied(SAMPLE, 0, len(SAMPLE.text)).html)
    block, sides = page.begin(), {}
    while block.isValid():
        sides[block.text()] = block.textDirection()
        block = block.next()
    from PySide6.QtCore import Qt

    assert sides["قال Times نعم"] is Qt.LayoutDirection.RightToLeft
    assert sides["Tom & Ann <wrote>"] is Qt.LayoutDirection.LeftToRight


def test_plain_text_breaks_rows_and_has_no_half_characters():
    made = document((BlockKind.TABLE, RTL, "أ\u2028ب\ud800ج"))
    assert plain_text(made, 0, 5) == "أ\nب\ufffdج"
    assert "\ud800" not in copied(made, 0, 5).html
    copied(made, 0, 5).html.encode()


def test_a_very_long_span_is_plain_only():
    made = document((BlockKind.PARAGRAPH, LTR, "x" * (LONGEST_RICH + 1)))
    assert copied(made, 0, LONGEST_RICH + 1).html == ""
    assert copied(made, 0, LONGEST_RICH).html != ""


# -- quotations --------------------------------------------------------------------------------


def test_a_quotation_names_author_title_section_and_page():
    made = document(
        (BlockKind.HEADING, RTL, "Chapter one: البداية", {"level": 2}),
        (BlockKind.PARAGRAPH, RTL, " سار العمال نحو القصر. ", {"page": 12}),
        author="R. Haddad",
    )
    start = made.text.index(" سار")
    what = quoted(made, start, len(made.text))
    assert what.plain == (
        "«سار العمال نحو القصر.»\n"
        "\u200f— \u2068R. Haddad\u2069، \u2068سيرة المدينة\u2069، \u2068Chapter one: البداية\u2069، \u2068ص 12\u2069"
    )
    quote, credit = tree(what.html)
    assert (quote.tag, quote.get("dir"), credit.get("dir")) == ("blockquote", "rtl", "rtl")
    assert [name.text for name in credit.iter("bdi")] == ["R. Haddad", "سيرة المدينة", "Chapter one: البداية", "ص 12"]
    assert credit.find("cite/bdi").text == "سيرة المدينة"


def test_an_english_quotation_reads_from_the_left():
    made = document((BlockKind.PARAGRAPH, LTR, "They went home.", {"language": "en"}), title="The City")
    assert quoted(made, 0, 15).plain == "“They went home.”\n\u200e— \u2068The City\u2069"


def test_the_title_is_named_once():
    made = document((BlockKind.HEADING, RTL, "سيرة المدينة", {"level": 1}), (BlockKind.PARAGRAPH, RTL, "كلام"))
    assert quoted(made, 13, 17).plain.count("سيرة المدينة") == 1


def test_lines_that_begin_with_the_other_direction_say_their_own():
    made = document((BlockKind.PARAGRAPH, RTL, "BBC قالت ذلك"), (BlockKind.PARAGRAPH, LTR, "so it was"))
    first, second, _ = quoted(made, 0, len(made.text)).plain.split("\n")
    assert first == "\u200f«BBC قالت ذلك"
    assert second == "so it was»"


def test_nothing_is_quoted_where_there_is_nothing():
    assert quoted(SAMPLE, 11, 12).plain == ""


@pytest.mark.parametrize("language", ["ar", "fa", "en", "hi", "de", "und"])
def test_every_language_has_its_marks(language):
    made = replace(document((BlockKind.PARAGRAPH, LTR, "word")), language=language)
    plain = quoted(made, 0, 4).plain.split("\n")[0].strip("\u200e")
    assert plain[0] in "«“"
    assert plain[-1] in "»”"


def test_the_pane_copies_both_shapes(pane):
    pane.set_document(SAMPLE)
    pane.select_all()
    pane.copy()
    data = QGuiApplication.clipboard().mimeData()
    assert (data.hasText(), data.hasHtml()) == (True, True)
    assert 'dir="ltr"' in data.html()
    start = SAMPLE.text.index("قال")
    pane.select(start, start + 13)
    pane.copy_with_reference()
    assert QGuiApplication.clipboard().text().startswith("«قال Times نعم»\n")
    pane.clear_selection()
    pane.copy_with_reference()
    assert QGuiApplication.clipboard().text().startswith("«قال")
