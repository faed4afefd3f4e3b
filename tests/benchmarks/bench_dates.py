"""Dates: milliseconds for a megabyte on one core, beside ``dateparser.search`` where that is installed.

Needs ``TARIKH_CORPUS`` for real books. ``dateparser`` is no dependency of ours: where it cannot be imported
only our own speed is printed, against the promise of 2 MB/s.
"""

from __future__ import annotations

import importlib
import os
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

from core.chronology.extract import find_dates
from tests.benchmarks.comparison import Comparison

BOOKS = {
    "ar": "books/1341IdwarIlyas.MashahidMamalik.Hindawi061386419-ara1.txt",
    "en": "books/john-reed_ten-days-that-shook-the-world.txt",
}
AT_LEAST = 25.0
"""Times faster than the rival."""
MOST_MS_PER_MB = 500.0
"""2 MB/s."""
_ROUNDS = 5
_LEAST_MS = 3000.0
"""What takes long enough is done ``_ROUNDS`` times, the rest for so long."""
_SAMPLE = 200_000
"""Code points from the middle of the book that both sides are given."""


def _ms(work: Callable[[], object]) -> float:
    """The median of the rounds of some seconds, after one that loads whatever a side keeps in memory."""
    work()
    rounds: list[float] = []
    while len(rounds) < _ROUNDS or sum(rounds) < _LEAST_MS:
        began = time.process_time()
        work()
        rounds.append((time.process_time() - began) * 1000)
    return median(rounds)


def run() -> list[Comparison]:
    """Milliseconds for a megabyte of a book, on both sides."""
    corpus = os.environ.get("TARIKH_CORPUS")
    if not corpus:
        print("dates: set TARIKH_CORPUS to the folder of real documents")
        return []
    try:
        search = importlib.import_module("dateparser.search").search_dates
    except ImportError:
        search = None
        print("dates: dateparser is not installed here; our own speed only")
    lines = []
    for language, name in BOOKS.items():
        book = (Path(corpus) / name).read_text(encoding="utf-8")
        text = book[len(book) // 2 :][:_SAMPLE]
        megabytes = len(text.encode()) / 1e6
        ours = _ms(partial(find_dates, text, language)) / megabytes
        if search is None:
            print(f"  {language}: {1000 / ours:.2f} MB/s, {'kept' if ours <= MOST_MS_PER_MB else 'BROKEN'}: 2 MB/s")
            continue
        told = _ms(partial(search, text, languages=[language])) / megabytes
        alone = _ms(partial(search, text)) / megabytes
        what = f"find dates, {language}, 1 MB"
        lines += [
            Comparison(
                what,
                ours,
                "dateparser.search, told the language",
                told,
                "ms",
                at_least=AT_LEAST,
                at_most=MOST_MS_PER_MB,
            ),
            Comparison(what, ours, "dateparser.search, finding it out", alone, "ms"),
        ]
    return lines
