"""Two documents are tied by day, then month, then year; where the year is missing there is no tie."""

from __future__ import annotations

import pytest

from core.chronology.extract import find_dates
from core.chronology.tie import Exactness, tied_offset, year_of
from core.library import Library
from core.pipeline import add_paths


def date_of(words: str, language: str = "en"):
    return next(mention.date for mention in find_dates(words, language) if mention.date)


PERSIAN = (
    "در ۲۲ ژانویه ۱۹۰۵ کشتی آمد. در فوریه ۱۹۰۵ یخ شکست. در سال ۱۹۱۲ بندر بسته شد. "
    "در ۵ مارس ۱۹۱۷ باز شد. از ۱۹۲۱ تا ۱۹۲۳ آرام بود."
)
THERE = find_dates(PERSIAN, "fa")


@pytest.mark.parametrize(
    ("words", "language", "expected", "exactness"),
    [
        ("22 January 1905", "en", "۲۲ ژانویه ۱۹۰۵", Exactness.DAY),
        ("22 يناير 1905", "ar", "۲۲ ژانویه ۱۹۰۵", Exactness.DAY),
        ("25 January 1905", "en", "۲۲ ژانویه ۱۹۰۵", Exactness.MONTH),
        ("14 February 1905", "en", "فوریه ۱۹۰۵", Exactness.MONTH),
        ("February 1905", "en", "فوریه ۱۹۰۵", Exactness.MONTH),
        ("3 March 1905", "en", "فوریه ۱۹۰۵", Exactness.YEAR),
        ("3 June 1912", "en", "۱۹۱۲", Exactness.YEAR),
        ("1917", "en", "۵ مارس ۱۹۱۷", Exactness.YEAR),
        ("June 1922", "en", "۱۹۲۱ تا ۱۹۲۳", Exactness.SPAN),
        ("1921-1923", "en", "۱۹۲۱ تا ۱۹۲۳", Exactness.SPAN),
        ("1905-1907", "en", "۲۲ ژانویه ۱۹۰۵", Exactness.DAY),
    ],
)
def test_the_mention_that_meets_the_date_best_is_gone_to(words, language, expected, exactness):
    found = tied_offset(THERE, date_of(words, language))
    assert found is not None
    assert expected in PERSIAN[found.offset : found.end]
    if words != "1905-1907":
        assert found.exactness is exactness


@pytest.mark.parametrize("words", ["1907", "3 March 1911", "44 BC", "December 1924", "the 20th century"])
def test_a_year_the_other_document_does_not_name_ties_nothing(words):
    assert tied_offset(THERE, date_of(words)) is None


def test_a_solar_year_belongs_to_the_year_that_holds_most_of_it():
    there = find_dates("در سال ۱۲۸۴ خورشیدی", "fa")  # March 1905 to March 1906
    assert tied_offset(there, date_of("1905"))
    assert tied_offset(there, date_of("3 February 1906"))  # inside it all the same
    assert tied_offset(there, date_of("3 June 1906")) is None


def test_among_equals_the_occurrence_nearest_to_the_reader_is_taken():
    text = "In 1905 it rained. " * 10
    there = find_dates(text, "en")
    assert tied_offset(there, date_of("1905"), near=0).offset == there[0].start
    assert tied_offset(there, date_of("1905"), near=there[6].start + 2).offset == there[6].start


def test_the_year_named_where_there_is_none():
    assert year_of(date_of("22 January 1905")) == 1905
    assert year_of(date_of("1905-1907")) == 1905


@pytest.mark.corpus
def test_the_persian_seed_meets_the_arabic_one_wherever_it_names_the_year(corpus, tmp_path):
    with Library.open(tmp_path / "library") as library:
        add_paths(library, [corpus / "seeds"])
        ids = {library.documents.summary(i).source: i for i in library.documents.ids()}
        arabic = next(i for source, i in ids.items() if "003_" in source)
        persian = next(i for source, i in ids.items() if "001_" in source)
        there = library.documents.mentions(persian)
        years = {year_of(m.date) for m in there if m.date and m.date.latest - m.date.earliest <= 366}
        tied = 0
        for mention in library.documents.mentions(arabic):
            if mention.date is None or mention.date.latest - mention.date.earliest > 366:
                continue
            found = tied_offset(there, mention.date)
            if year_of(mention.date) in years:
                assert found is not None
            if found is not None and found.exactness is not Exactness.SPAN:
                met = next(m.date for m in there if m.start == found.offset)
                assert abs(year_of(met) - year_of(mention.date)) <= 1
                tied += 1
        assert tied > 10
