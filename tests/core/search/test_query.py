from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import QueryError
from core.search.model import And, Not, Or, Phrase, Term
from core.search.query import is_negative, parse_query

A, B, C = Term("a"), Term("b"), Term("c")


def _typed(word: str) -> Or:
    return Or((Term(word), Term(word, prefix=True)))


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("a b", And((A, B))),
        ("a AND b", And((A, B))),
        ("a OR b c", Or((A, And((B, C))))),
        ("a|b", Or((A, B))),
        ("(a OR b) c", And((Or((A, B)), C))),
        ("a -b", And((A, Not(B)))),
        ("a NOT (b OR c)", And((A, Not(Or((B, C)))))),
        ("a - b", And((A, B))),
        ('"a b" c', And((Phrase(("a", "b")), C))),
        ("«ثورة أكتوبر»", Phrase(("ثورة", "أكتوبر"))),
        ("“a b”", Phrase(("a", "b"))),
        ('"a"', A),
        ("revol*", Term("revol", prefix=True)),
        ('צה"ל', Term('צה"ל')),
        ("state-of", Term("state-of")),
        ("\u200f-a \u200eb\u200f", And((Not(A), B))),
        ("and or not", And((Term("and"), Term("or"), Term("not")))),
        ("a, b!", And((Term("a,"), Term("b!")))),
    ],
)
def test_the_language(query, tree):
    assert parse_query(query) == tree


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("(a OR", A),
        ("a)b", And((A, B))),
        ("a AND", A),
        ("OR OR a", A),
        ("a NOT", A),
        ('"a b', Phrase(("a", "b"))),
        ('a "', A),
        ("((((a", A),
        ("a () b", And((A, B))),
        ("", None),
        ("  ", None),
    ],
)
def test_half_typed_input_is_read_as_far_as_it_goes(query, tree):
    assert parse_query(query) == tree


def test_brackets_nest_only_so_deep_and_what_follows_is_still_read():
    assert parse_query("(" * 5_000 + ")" * 5_000 + "a") == A


@pytest.mark.parametrize("query", ["-", "***", "()", '"', "NOT", "«»", "؟!"])
def test_a_query_without_a_word_is_an_error_unless_still_typing(query):
    with pytest.raises(QueryError) as caught:
        parse_query(query)
    assert caught.value.code == "query-syntax"
    assert parse_query(query, prefix_last=True) is None


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("a b", And((A, _typed("b")))),
        ("a ", A),
        ("a OR b", Or((A, Term("b"), Term("b", prefix=True)))),
        ("a OR", A),
        ("a -b", And((A, Not(B)))),
        ('"a b c', And((Phrase(("a", "b")), _typed("c")))),
        ('"a b', And((A, _typed("b")))),
        ('"a b"', Phrase(("a", "b"))),
        ("a b)", And((A, B))),
    ],
)
def test_the_word_being_typed_stands_for_what_it_may_become(query, tree):
    assert parse_query(query, prefix_last=True) == tree


@pytest.mark.parametrize(
    ("query", "negative"), [("-a", True), ("-a -b", True), ("a -b", False), ("a OR -b", True), ("a", False)]
)
def test_a_query_of_exclusions_is_negative(query, negative):
    node = parse_query(query)
    assert node is not None
    assert is_negative(node) is negative


@given(st.text(st.sampled_from('ab "«»()|-*ANDORNOT\u200f\u200cثו'), max_size=40), st.booleans())
def test_no_input_breaks_the_parser(text, typing):
    try:
        parse_query(text, prefix_last=typing)
    except QueryError:
        assert not typing
