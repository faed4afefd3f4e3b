from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.document.model import Block, BlockKind, Direction, Document
from core.errors import NotFound, QueryError
from core.search.engine import WhooshEngine
from core.search.matching import Matcher
from core.search.model import Filter, Hit
from core.search.passages import passages
from core.search.query import parse_query
from core.search.service import SNIPPET_LENGTH, search, suggest

TEXTS = {
    "ar": ("ar", "قامت الثَّوْرَةُ البلشفية في روسيا عام ١٩١٧م.\nوكانت الثورة حدثاً كبيراً، ثم جاءت ثورات أخرى في أوروبا."),
    "fa": ("fa", "این تجربه به ما می\u200cآموزد که انقلاب\u200cها زود نمی\u200cرسند.\nسال ۱۹۱۷ سال انقلاب بود."),
    "hi": ("hi", "रूस की क्रान्ति सन १९१७ में हुई।\nक्रांतियों का इतिहास लंबा है।"),
    "en": (
        "en",
        "The October Revolution of 1917.\nRevolutions rarely wait for October, said the café owner in Petrograd.",
    ),
}


def _document(name: str) -> Document:
    language, text = TEXTS[name]
    blocks, at = [], 0
    for line in text.split("\n"):
        blocks.append(Block(at, at + len(line), BlockKind.PARAGRAPH, language=language))
        at += len(line) + 1
    return Document(text, tuple(blocks), f"title {name}", language, Direction.LTR)


DOCUMENTS = {name: _document(name) for name in TEXTS}


def _texts(document_id: str) -> Document:
    try:
        return DOCUMENTS[document_id]
    except KeyError:
        raise NotFound("no-document", id=document_id) from None


@pytest.fixture(scope="module")
def engine(tmp_path_factory) -> WhooshEngine:
    made = WhooshEngine(tmp_path_factory.mktemp("index"))
    for number, (name, document) in enumerate(DOCUMENTS.items()):
        made.add(passages(document, name, [(0, number * 100, number * 100 + 50)]))
        made.commit()
    made.add(passages(_document("en"), "forgotten"))
    made.commit()
    return made


def _marked(hits: list[Hit]) -> dict[str, list[str]]:
    return {hit.document_id: [hit.snippet[start:end] for start, end in hit.marks] for hit in hits}


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("ثوره", {"ar": ["الثَّوْرَةُ", "الثورة", "ثورات"]}),
        ("میآموزد", {"fa": ["می\u200cآموزد"]}),
        ("می\u200cآموزد", {"fa": ["می\u200cآموزد"]}),
        ("क्रांति", {"hi": ["क्रान्ति", "क्रांतियों"]}),
        ("1917", {"ar": ["١٩١٧"], "fa": ["۱۹۱۷"], "hi": ["१९१७"], "en": ["1917"]}),
        ("revolutions", {"en": ["Revolution", "Revolutions"]}),
        ("cafe", {"en": ["café"]}),
        ('"october revolution"', {"en": ["October", "Revolution"]}),
        ("october -petrograd", {}),
        ("october -berlin", {"en": ["October", "October"]}),
        ("petro*", {"en": ["Petrograd"]}),
        ("(berlin OR petrograd) owner", {"en": ["owner", "Petrograd"]}),
        ("berlin", {}),
        ("-october", {}),
        ("", {}),
    ],
)
def test_whole_words_are_marked_in_the_original_text(engine, query, marked):
    assert _marked(search(engine, _texts, query)) == marked


def test_exact_marks_only_what_is_written_so(engine):
    assert _marked(search(engine, _texts, "الثورة", exact=True)) == {"ar": ["الثورة"]}
    assert _marked(search(engine, _texts, "الثَّوْرَةُ", exact=True)) == {"ar": ["الثَّوْرَةُ"]}
    assert search(engine, _texts, "ثوره", exact=True) == []


@pytest.mark.parametrize("typed", ["ثو", "ثور", "الثو", "ثورة"])
def test_words_are_found_while_they_are_typed(engine, typed):
    (hit,) = search(engine, _texts, typed, as_you_type=True)
    assert "الثورة" in _marked([hit])["ar"]


@pytest.mark.parametrize("typed", ['"', "(", "-", '"october rev', "october (rev", "october OR"])
def test_typing_never_fails(engine, typed):
    assert {hit.document_id for hit in search(engine, _texts, typed, as_you_type=True)} <= {"en"}


def test_a_query_without_words_is_an_error_when_sent_off(engine):
    with pytest.raises(QueryError):
        search(engine, _texts, "***")


def test_a_hit_says_where_it_is(engine):
    for query in ("ثوره", "1917", "انقلاب", '"october revolution"'):
        for hit in search(engine, _texts, query):
            text = DOCUMENTS[hit.document_id].text
            at = hit.snippet_start
            assert text[at : at + len(hit.snippet)] == hit.snippet
            assert hit.title == f"title {hit.document_id}"
            assert (hit.start, hit.start - at) == (at + hit.marks[0][0], hit.marks[0][0])
    (hit,) = search(engine, _texts, '"october revolution"')
    assert DOCUMENTS["en"].text[hit.start : hit.end] == "October Revolution"
    assert (hit.earliest, hit.latest) == (300, 350)


def test_filters_narrow(engine):
    found = search(engine, _texts, "1917", filter=Filter(earliest=120, latest=260))
    assert {hit.document_id for hit in found} == {"fa", "hi"}
    assert len(search(engine, _texts, "1917", limit=2)) <= 2


@dataclass(frozen=True)
class _Plain:
    text: str
    title: str = "t"


def _made(tmp_path: Path, text: str, document_id: str = "d") -> WhooshEngine:
    document = Document(text, (Block(0, len(text), BlockKind.PARAGRAPH),), "t", "en", Direction.LTR)
    engine = WhooshEngine(tmp_path)
    engine.add(passages(document, document_id))
    engine.commit()
    return engine


def test_a_snippet_stands_where_most_of_the_query_does(tmp_path):
    filler = "plain words that say nothing of it at all. " * 8
    text = f"apple {filler} apple and pear and plum {filler} pear"
    (hit,) = search(_made(tmp_path, text), lambda _: _Plain(text), "apple pear plum")
    assert [hit.snippet[start:end] for start, end in hit.marks] == ["apple", "pear", "plum"]
    assert len(hit.snippet) <= SNIPPET_LENGTH
    assert text[hit.snippet_start - 1] == " "
    assert text[hit.snippet_start + len(hit.snippet)] == " "
    assert not hit.snippet[0].isspace() and not hit.snippet[-1].isspace()
    assert text[hit.start : hit.end] == "apple"


@pytest.mark.parametrize("text", ["字" * 400 + "東京" + "字" * 400, "कि" * 300 + " शब्द " + "कि" * 300])
def test_a_snippet_without_spaces_is_cut_between_clusters(tmp_path, text):
    (hit,) = search(_made(tmp_path, text), lambda _: _Plain(text), "東京 OR शब्द")
    assert len(hit.snippet) <= SNIPPET_LENGTH
    assert hit.snippet[0] != "ि"
    end = hit.snippet_start + len(hit.snippet)
    assert end == len(text) or text[end] != "ि"
    assert "".join(hit.snippet[start:end] for start, end in hit.marks) in ("東京", "शब्द")


def test_a_text_that_has_changed_since_is_shown_without_marks(tmp_path):
    engine = _made(tmp_path, "the apple of old")
    (hit,) = search(engine, lambda _: _Plain("new"), "apple")
    assert (hit.snippet, hit.marks, hit.start, hit.end) == ("new", (), 0, 0)


def test_hits_are_grouped_the_best_document_first(tmp_path):
    filler = "and many other words that make it long " * 25
    texts = {"a": f"apple\nbody\nnothing\napple {filler}", "b": f"apple apple {filler}"}
    engine, documents = WhooshEngine(tmp_path), {}
    for name, text in texts.items():
        blocks, at = [], 0
        for line in text.split("\n"):
            kind = BlockKind.PARAGRAPH if line == "body" else BlockKind.HEADING
            blocks.append(Block(at, at + len(line), kind, level=1))
            at += len(line) + 1
        documents[name] = Document(text, tuple(blocks), name, "en", Direction.LTR)
        engine.add(passages(documents[name], name))
    engine.commit()
    found = search(engine, documents.__getitem__, "apple")
    assert [hit.document_id for hit in found] == ["a", "a", "b"]
    assert found[0].score > found[2].score > found[1].score


def test_suggestions_find_something(engine):
    assert "الثَّوْرَةُ" in suggest(engine, "الثوورة", texts=_texts)
    assert "الثوره" in suggest(engine, "الثوورة")
    assert "revolution 1917" in suggest(engine, "revoluton 1917")
    assert suggest(engine, "october انقلاب")[:2] == ["انقلاب", "october"]
    assert "october OR انقلاب" in suggest(engine, "october انقلاب")
    assert suggest(engine, "zzzzqqqq") == []
    assert suggest(engine, "") == suggest(engine, "***") == []
    assert '"october revolution"' not in suggest(engine, '"revolution october"')
    assert "revolution october" in suggest(engine, '"revolution october"')
    for query in ("revoluton", "october انقلاب", '"revolution october"'):
        assert all(search(engine, _texts, other) for other in suggest(engine, query))


def test_an_exact_miss_suggests_nothing_but_the_switch(engine):
    assert suggest(engine, "ثوره", exact=True) == []


@given(
    st.text(st.sampled_from("ثوَرة \u200cمی\u0640ا١1क्रान्तिab\n.-"), max_size=60),
    st.sampled_from(["ثورة", "می\u200cا", "1", "क्रांति", "ab", "a*", '"ab ab"', "ثو* OR ب"]),
    st.booleans(),
)
def test_marks_are_whole_words_of_any_text(text, query, exact):
    node = parse_query(query)
    assert node is not None
    words = {span for match in Matcher(node, exact=exact).find(text, "ar") for span in match.words}
    for start, end in words:
        assert 0 <= start < end <= len(text)
        assert not any(char.isspace() for char in text[start:end])
