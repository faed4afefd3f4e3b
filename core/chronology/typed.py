"""A date a person typed, in any language, calendar or as EDTF: the whole of it, or nothing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace

from core.chronology.calendars import from_jdn, to_jdn
from core.chronology.edtf import edtf_of, interval_of
from core.chronology.extract import find_dates
from core.chronology.lexicon import languages
from core.chronology.model import Calendar, DateMention, HistoricalDate, Precision

_BARE_YEAR = re.compile(r"\d{3,4}\Z")
_MARKS = "?~%"
_MOST_LETTERS_LEFT = 4
"""Letters a preposition or article before the date may have."""
_LONGEST = 200


def read_typed(text: str, preferred: Sequence[str] = ()) -> HistoricalDate | None:
    """The date ``text`` is as a whole; ``preferred`` languages are asked before all others.

    EDTF and plain years count as Gregorian, but a plain year is first asked of the first preferred
    language, whose habit may be another calendar.
    """
    text = " ".join(text.split())
    if not text or len(text) > _LONGEST:
        return None
    plain = _ascii_digits(text)
    order = [*dict.fromkeys([*(code for code in preferred if code in languages()), *languages()])]
    if _BARE_YEAR.match(plain):
        habit = _read(text, preferred[:1])
        return habit if habit is not None else _read_edtf(plain.zfill(4))
    return _read_edtf(plain) or _read(text, order)


def in_calendar(date: HistoricalDate, calendar: Calendar) -> HistoricalDate:
    """The same day, month and year numbers as days of another calendar.

    ``25 October 1917`` taken as Julian is 7 November; ``1296`` taken as Solar Hijri is 1917 to 1918.
    """
    if calendar is date.calendar:
        return date
    first, after = from_jdn(date.calendar, date.earliest), from_jdn(date.calendar, date.latest + 1)
    if date.earliest == date.latest:
        earliest = latest = to_jdn(calendar, *first)
    else:
        earliest, latest = to_jdn(calendar, *first), to_jdn(calendar, *after) - 1
    return replace(
        date,
        earliest=earliest,
        latest=latest,
        calendar=calendar,
        edtf=edtf_of(earliest, latest, date.precision, date.approximate),
    )


def as_about(date: HistoricalDate, approximate: bool) -> HistoricalDate:
    """The same days, said to be about right or exactly right."""
    edtf = edtf_of(date.earliest, date.latest, date.precision, approximate)
    return replace(date, approximate=approximate, edtf=edtf)


def _ascii_digits(text: str) -> str:
    return "".join(str(unicodedata.digit(letter)) if letter.isdigit() else letter for letter in text)


def _read_edtf(text: str) -> HistoricalDate | None:
    interval = interval_of(text.upper())
    if interval is None:
        return None
    approximate = any(mark in text for mark in _MARKS)
    precision = _precision(text, *interval)
    return HistoricalDate(
        *interval, precision, approximate=approximate, edtf=edtf_of(*interval, precision, approximate)
    )


def _precision(edtf: str, earliest: int, latest: int) -> Precision:
    if "/" in edtf:
        return Precision.RANGE
    if earliest == latest:
        return Precision.DAY
    if "X" in edtf.upper():
        return Precision.DECADE
    parts = [part for part in edtf.rstrip(_MARKS).split("-") if part]
    if len(parts) == 1:
        return Precision.YEAR
    return Precision.SEASON if int(parts[1]) > 12 else Precision.MONTH


def _read(text: str, codes: Iterable[str]) -> HistoricalDate | None:
    for code in codes:
        for mention in find_dates(text, code):
            if mention.date is not None and not mention.date.inferred and _is_whole(text, mention):
                return mention.date
    return None


def _is_whole(text: str, mention: DateMention) -> bool:
    """Whether nothing of weight stands beside a mention."""
    rest = text[: mention.start] + text[mention.end :]
    return not any(letter.isdigit() for letter in rest) and sum(map(str.isalpha, rest)) <= _MOST_LETTERS_LEFT
