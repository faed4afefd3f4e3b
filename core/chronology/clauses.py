"""What the words around a moment say of it: its sentence, its clause, whether it comes back every year."""

from __future__ import annotations

from collections.abc import Sequence

from core.chronology.lexicon import Found
from core.chronology.model import Calendar, Precision
from core.chronology.moments import Moment, Year
from core.chronology.tokens import Items

OPENING_ITEMS = 4
_THOUSAND = 1000
_CLAUSE_ITEMS = 3
_CLAUSE_SIGNS = frozenset(",،;؛")
_RUSSIAN_REFORM = (1918, 2, 1)
"""The first day that Russia did not count any more: 31 January was followed by 14 February 1918."""
_SENTENCE_ENDS = frozenset(".!?؟।۔")
_MOST_ITEMS_IN_SENTENCE = 60


def is_russian_old_style(moment: Moment, year: Year) -> bool:
    """Whether a Russian document of its time would have meant a day in the Julian calendar."""
    if moment.day is None or moment.calendar is not None or year.calendar is not Calendar.GREGORIAN:
        return False
    month = moment.month_in(Calendar.GREGORIAN)
    return month is not None and (year.value, month, moment.day) < _RUSSIAN_REFORM


def is_short_and_bare(moment: Moment) -> bool:
    """«سنة 624»: three digits without an era, of the Hijra where caliphs and sultans are told of."""
    plain = moment.precision is Precision.YEAR and not moment.bce and not moment.weak
    return plain and moment.calendar is None and moment.year is not None and moment.year < _THOUSAND


def is_islamic_month_alone(moment: Moment) -> bool:
    """«في رمضان»: mostly the month of every year."""
    alone = moment.months and moment.day is None and moment.leans and not moment.lean_unit and moment.until is None
    return bool(alone) and all(family is Calendar.ISLAMIC for family, _ in moment.months)


def opens(moment: Moment, items: Items) -> bool:
    """Whether a moment stands at the opening of its sentence or of a clause that goes on with the story."""
    first, _ = sentence(moment, items)
    if moment.first - first <= OPENING_ITEMS:
        return True
    before = items[max(first, moment.first - _CLAUSE_ITEMS) : moment.first]
    return any(item.form in _CLAUSE_SIGNS or item.has("and") for item in before)


def clause(moment: Moment, items: Items) -> Sequence[Found]:
    """The words of the moment's sentence up to the nearest semicolon on each side."""
    first, last = sentence(moment, items)
    for index in range(first, last):
        if items.found[index].form in (";", "؛"):
            if index < moment.first:
                first = index + 1
            else:
                return items.found[first:index]
    return items.found[first:last]


def comes_back(moment: Moment, items: Items) -> bool:
    """Whether the sentence tells of a day that returns every year."""
    first, last = sentence(moment, items)
    return any("habit" in word.meaning.roles for word in items.found[first:last])


def sentence(moment: Moment, items: Items) -> tuple[int, int]:
    """The items of the sentence a moment stands in, as far as its signs tell: first index, and after the last."""
    found = items.found
    first = moment.first
    while first > 0 and moment.first - first < _MOST_ITEMS_IN_SENTENCE:
        if found[first - 1].form in _SENTENCE_ENDS:
            break
        first -= 1
    last = moment.last
    while last < len(found) and last - moment.last < _MOST_ITEMS_IN_SENTENCE:
        if found[last].form in _SENTENCE_ENDS:
            break
        last += 1
    return first, last
