"""Whether a bare number is a year and a bare month name a month: what the neighbours say.

Precision first: «4000 عضو», ``1,905``, ``page 1917``, «ثورة أكتوبر» without a year, ``may`` are not dates.
"""

from __future__ import annotations

from core.chronology.elements import Elements
from core.chronology.model import Precision
from core.chronology.moments import Moment
from core.chronology.reading import DASHES
from core.chronology.tokens import Item
from core.chronology.years import SHORT_YEAR_AFTER

_SURE_YEARS = range(1500, 2031)
"""Four digits in here are a year unless something speaks against it; outside, something must speak for it."""
_YEAR_DIGITS = 4
_SHORT_YEAR_DIGITS = 3
_RUSSIAN_PAST = ("лся", "лась", "лось", "лись", "ил", "ал", "ел", "ял", "ила", "ала", "ели", "или", "али", "ило", "ало")
"""Endings of Russian verbs of the past."""
_RUSSIAN_CASES = ("ому", "ему", "ый", "ой", "ом", "ами", "ями", "ыми", "ими", "ую", "юю", "ая", "яя", "ое")
"""Endings of words in cases that nothing counted stands in: «в 1896 китайскому»."""


def stands(elements: Elements, moment: Moment) -> bool:
    """Whether the words around a moment settle that it is a date."""
    if _is_a_place(elements, moment) or _is_an_edition(elements, moment):
        return False
    if moment.stands:
        return True
    if moment.months and moment.day is None:
        return moment.year is not None or moment.lean_unit != "" or _month_stands(elements, moment)
    if moment.season is not None:
        return _season_stands(elements, moment)
    if moment.year is not None:
        return _year_stands(elements, moment)
    return False


def _is_a_place(elements: Elements, moment: Moment) -> bool:
    """«شارع 26 يوليو», «خیابان ۳ اسفند»: a day without a year that is the name of a street, a square, a town."""
    return moment.leans and moment.day is not None and elements.own(moment.first - 1, "place")


def _is_an_edition(elements: Elements, moment: Moment) -> bool:
    """«ط 1978م»: a year with its era that only says of what book."""
    plain = moment.precision is Precision.YEAR and not elements.own(moment.first, "year")
    return plain and elements.own(moment.first - 1, "edition")


def _month_stands(elements: Elements, moment: Moment) -> bool:
    """A month name without day and year: a preposition, or the word for month, must make it a time."""
    first, last = moment.first, moment.last
    if elements.own(last, "name_after") or moment.broken:
        return moment.broken
    if elements.own(first - 1, "name_before") or _is_named_after_a_day(elements, first):
        return False
    if elements.own(first, "month_word") or elements.own(last - 1, "after_month"):
        return True
    names = [item for item in elements.items[first:last] if item.months]
    weak = all("weak_month" in item.meaning.roles for item in names)
    before, after = elements.at(first - 1), elements.at(last)
    preposition = before.has("in", "from", "to", "between", "part") or bool(names[0].prefixes & {"in", "from", "to"})
    if weak:
        return (preposition or elements.words.year_first) and _weak_month_stands(elements, moment)
    posted = "post" in after.meaning.roles and not elements.own(last, "genitive")
    return preposition or posted or _is_an_attribute(elements, before, after)


def _is_named_after_a_day(elements: Elements, month: int) -> bool:
    """«مدينة السادس من أكتوبر»: a month whose day is the name of a place."""
    return elements.at(month - 2).number is not None and elements.own(month - 3, "place")


def _season_stands(elements: Elements, moment: Moment) -> bool:
    """``by the spring``, «في الصيف», «летом»: a certain season of the story, not one of every year."""
    item, before = elements.at(moment.first), elements.at(moment.first - 1)
    if elements.words.year_first:
        return bool(elements.at(moment.last).roles.keys() & {"post"}) and not elements.own(moment.last, "genitive")
    if elements.words.jalali_years:
        return before.form == "در"
    if "season_adverb" in item.meaning.roles:
        return True
    if elements.words.capitals:
        if elements.text[item.start].isupper() and elements.text[elements.at(moment.last).start :][:1].isupper():
            return False  # ``the Winter Palace``
        definite = before.form == "that" or (before.form == "the" and elements.at(moment.first - 2).has("in"))
        return definite and not elements.at(moment.last).has("of", "season")
    return elements.words.language == "ar" and item.form.startswith("ال") and before.has("in", "of")


def _is_an_attribute(elements: Elements, before: Item, after: Item) -> bool:
    """``the September elections``: in English a month may stand before what happened in it."""
    if not elements.words.capitals or "the" not in before.meaning.roles or not after.is_word:
        return False
    return elements.text[after.start].islower() and not after.has("and", "to", "of")


def _weak_month_stands(elements: Elements, moment: Moment) -> bool:
    """``May``, «مارس»: the preposition must be the one of time and the sentence must go on after it."""
    before, after = elements.at(moment.first - 1), elements.at(moment.last)
    if elements.words.year_first and elements.text[after.start : after.end] in ("में", "میں"):
        return True
    if not ("in" in before.meaning.roles or "in" in elements.at(moment.first).prefixes):
        return False
    if elements.words.capitals and before.form == "of":
        return False  # «the River of May»
    if elements.words.capitals:
        return after.form == "" or not after.is_word or elements.text[after.start].islower()
    return elements.text[before.start : before.end] in ("في", "در") and (after.form in "،.؛:,!)" or after.is_word)


def _year_stands(elements: Elements, moment: Moment) -> bool:
    item = elements.items[moment.last - 1]
    value = moment.year or 0
    before, after = elements.at(moment.first - 1), elements.at(moment.last)
    if moment.weak:
        return True
    if item.digits == _SHORT_YEAR_DIGITS:
        return _short_year_stands(elements, value, moment.first, after)
    if item.digits != _YEAR_DIGITS or value not in elements.words.year_range:
        return False
    if before.has("label", "century") or after.meaning.roles.keys() & {"unit", "century"}:
        return False
    amount_in_a_year = after.has("in") and not after.prefixes and elements.at(moment.last + 1).digits == _YEAR_DIGITS
    if amount_in_a_year and value % 10 == 0:
        return False  # ``rose from 1500 in 1801``
    if _is_share(elements, moment) or _is_list_number(elements, moment) or _is_span_of_amounts(elements, moment):
        return False
    in_brackets = before.form in ("(", "[", "（") and after.form in (")", "]", "）")
    strong = in_brackets or (
        before.has("in", "from", "to", "between", "and") and "quantity" not in before.meaning.roles
    )
    strong = strong or ("approx" in before.meaning.roles and "quantity" not in before.meaning.roles)
    strong = strong or bool(after.meaning.roles.keys() & {"post", "between_after"})
    strong = strong or (after.form in ("(", "", ",", ".") and _names_what_happened(elements, moment))
    if elements.words.year_first and "quantity" in after.meaning.roles:
        return False  # «2000 से अधिक»
    if "quantity" in before.meaning.roles:
        counts = _counts(elements, moment) or _has_a_noun_after(elements, moment)
        return "approx" in before.meaning.roles and value % 100 != 0 and not counts
    if _counts(elements, moment) and not (strong and value in _SURE_YEARS and value % 10):
        return before.form == "the" and value in _SURE_YEARS and value % 100 != 0
    if elements.words.year_word and _has_a_noun_after(elements, moment):
        return False
    if _has_a_noun_after(elements, moment) and not (strong and (value % 10 or _dates_by_preposition(before))):
        return "happening" in before.meaning.roles
    if value not in _SURE_YEARS or value % 100 == 0:
        return strong or (value in elements.words.jalali_years and value % 100 != 0)
    return True


def _names_what_happened(elements: Elements, moment: Moment) -> bool:
    """``The Battle of Agincourt 1415 (``: a word of events a little before the year."""
    return any(elements.own(moment.first - back, "happening") for back in range(1, 5))


def _short_year_stands(elements: Elements, value: int, index: int, after: Item) -> bool:
    """``in 410 Alaric``, ``until 907.``: nothing that could be counted follows."""
    before = elements.at(index - 1)
    if "vital" in before.meaning.roles or elements.is_death_sign(index - 1):
        return after.form in (")", ",", ";", "")
    if "ends_short" in after.meaning.roles:
        return value % 50 != 0 and not before.has("label", "quantity")
    if not (before.form in SHORT_YEAR_AFTER or "leads_short" in before.meaning.roles) or value % 50 == 0:
        return False
    if after.is_word:
        return elements.text[after.start].isupper() or bool(
            after.meaning.roles.keys() & {"the", "in", "and", "goes_on"}
        )
    return after.form in ("", ",", ".", ";", ")")


def _has_a_noun_after(elements: Elements, moment: Moment) -> bool:
    """Whether a word of no known role follows a number, which it may count (in English see :func:`_counts`)."""
    after = elements.at(moment.last)
    if elements.words.capitals or not after.is_word or after.prefixes or after.meaning.roles:
        return False
    if elements.words.year_first and any(elements.own(moment.last + on, "happening") for on in range(1, 4)):
        return False  # «1984 गैस त्रासदी»
    if elements.words.year_word and elements.at(moment.first - 1).has("in"):
        return not after.form.endswith(_RUSSIAN_PAST + _RUSSIAN_CASES)  # «В 1212 женился»
    return not (elements.words.language == "ar" and after.form.startswith("ال"))


def _dates_by_preposition(before: Item) -> bool:
    """«في»، «در»: more likely to stand before a year than «من»، «از» before a number."""
    return "in" in before.meaning.roles and not before.meaning.roles.keys() & {"from", "to", "of"}


def _is_share(elements: Elements, moment: Moment) -> bool:
    """``1388 (0.9%)``: what has a share of something is a count."""
    if not elements.sign(moment.last, "(") or elements.at(moment.last + 1).number is None:
        return False
    return any(elements.sign(index, "%٪") for index in range(moment.last + 2, moment.last + 6))


def _is_list_number(elements: Elements, moment: Moment) -> bool:
    """``1905. Text``: a number that opens its block as a label."""
    return moment.first == 0 and elements.sign(moment.last, ".)") and len(elements.items) > moment.last + 1


def _is_span_of_amounts(elements: Elements, moment: Moment) -> bool:
    """«۱۵۰۰ تا ۲۵۰۰ تن»: the unit stands after the second number."""
    link = elements.at(moment.last)
    joins = "to" in link.meaning.roles or "and" in link.meaning.roles or (link.form != "" and link.form in DASHES)
    return joins and elements.at(moment.last + 1).number is not None and elements.own(moment.last + 2, "unit")


def _counts(elements: Elements, moment: Moment) -> bool:
    """Whether an English plural follows, which the number may count."""
    after = elements.at(moment.last)
    if not elements.words.capitals or not after.is_word or after.meaning.roles.keys() - {"happening"}:
        return False
    form = after.form
    common = form in ("was", "as", "is", "has", "this", "its", "his", "thus", "always", "perhaps", "does", "across")
    return form.endswith("s") and not form.endswith("ss") and not common and elements.text[after.start].islower()
