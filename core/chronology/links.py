"""What joins one expression to the next: ranges, lists, one day in two calendars."""

from __future__ import annotations

from typing import NamedTuple

from core.chronology.calendars import to_jdn
from core.chronology.elements import Elements
from core.chronology.model import Calendar, Precision
from core.chronology.moments import STYLE_ROLES, Moment, days_of, year_in
from core.chronology.reading import COMMAS, DASHES

TWINS = frozenset({"bracket", "equals"})
"""Links between two names of one day."""
SHORT_YEAR = 3
"""Digits of a year that only its neighbours make one."""
LONGEST_LIFE = 110
LONGEST_AGE = 900
"""Years of a range that a dynasty may have lasted."""
ERAS = frozenset({"ce", "bce", "ah", "sh"})
_STYLES_APART = range(1, 16)  # days between Old and New Style, centuries 3 to 22


class Link(NamedTuple):
    """What joins two expressions: ``range``, ``and``, ``comma`` or ``bracket``; where the next begins."""

    kind: str
    next: int


class Links(Elements):
    """Finds links and settles what the two sides of one share."""

    def _link(self, index: int) -> Link | None:
        """What stands after an expression and may join it to another."""
        item = self.at(index)
        roles = item.meaning.roles
        if not roles and not item.prefixes and item.form.isalnum():
            return None  # a word that joins nothing, as most do
        stop = index
        kind = ""
        while (self.sign(stop, DASHES) or self._is_lost_dash(stop)) and stop < index + 2:
            kind, stop = "range", self.skip(stop + 1, "approx", "after", most=2)
        if not kind and "to" in roles:
            kind, stop = "range", index + 1
        elif not kind and "onto" in roles and self.at(index - 2).has("from"):
            kind, stop = "range", index + 1  # «с 7 на 8 мая»
        elif not kind and "and" in roles:
            kind, stop = "and", index + 1
            if self.own(stop, "to"):
                kind, stop = "range", stop + 1
        elif not kind and "and" in item.prefixes:
            return Link("and", index)
        elif not kind and "to" in item.prefixes:
            return Link("range", index)  # «בין המאה ה-10 למאה ה-12»
        elif not kind and (self.sign(index, COMMAS)):
            kind, stop = "comma", index + 1
            if self.own(stop, "and"):
                kind, stop = "and", stop + 1
            elif self.words.capitals and self.own(stop, "to"):
                kind, stop = "range", stop + 1  # ``March 26, 1811, to August 17, 1812``
        elif not kind and self.sign(index, "/"):
            kind, stop = "and", index + 1
        elif not kind and self.sign(index, "(["):
            kind, stop = "bracket", index + 1
        if "equals" in self.at(stop).meaning.roles and kind in ("", "comma"):
            kind, stop = "equals", stop + 1
        if not kind:
            return None
        begin, stop = stop, self.skip(stop, "fill", "the", "day_word", "old_style", "new_style", "weekday")
        if self.own(stop - 1, "new_style") and self.sign(stop, DASHES):
            stop += 1  # «(по новому стилю — 6 июня)»
        while stop - 1 > begin and self.own(stop - 1, "year") and self.at(stop).number is not None:
            stop -= 1  # a filler that is the next one's year word
        return Link(kind, stop)

    def _is_lost_dash(self, index: int) -> bool:
        """«۷۹۲۔۸۱۳ھ»: a full stop for a dash, as some Urdu books have it, between two years of one length."""
        if not self.sign(index, "۔"):
            return False
        before, after = self.at(index - 1), self.at(index + 1)
        short = after.digits == 2 and before.digits > SHORT_YEAR and (after.number or 0) > (before.number or 0) % 100
        alike = before.digits >= SHORT_YEAR and before.digits == after.digits
        return alike or short

    def _style(self, moment: Moment) -> int:
        """Note an Old or New Style mark after a moment; the index after the mark."""
        stop = moment.last
        opened = self.sign(stop, "([")
        stop += 1 if opened or self.sign(stop, COMMAS) else 0
        if opened and not self.sign(stop + 1, ")]"):
            return moment.last
        for role, calendar in STYLE_ROLES:
            if self.own(stop, role):
                if moment.calendar is None:
                    moment.calendar = calendar
                return stop + 2 if opened else stop + 1
        return moment.last

    @staticmethod
    def _share_eras(chain: list[Moment], kinds: list[str]) -> None:
        """«از ۱۳۷۰ تا ۱۴۹۵ میلادی», «ईसा पूर्व 2000 - 1400»: an era said once for two plain years."""
        for earlier, later, kind in zip(chain, chain[1:], kinds, strict=False):
            plain = earlier.precision is Precision.YEAR is later.precision and kind in ("range", "and")
            if not plain or earlier.year is None or later.year is None:
                continue
            if earlier.calendar is None and not earlier.bce and later.calendar is not None:
                earlier.calendar = later.calendar
            elif earlier.bce and not later.bce and later.calendar is None and later.year < earlier.year:
                later.bce = True

    def _pair_styles(self, chain: list[Moment], kinds: list[str]) -> None:
        """``25 October (7 November) 1917``: the same day twice, the earlier figure is Old Style."""
        for one, other, kind in zip(chain, chain[1:], kinds, strict=False):
            if kind not in {*TWINS, "and"} or one.day is None or other.day is None:
                continue
            if other.leans != one.leans:
                self._take_year(*((other, one) if other.leans else (one, other)))
            if one.calendar is not None and other.calendar is not None:
                continue
            year = one.year or 1900  # the year decides the difference; without one, that of 1900
            months = [moment.month_in(Calendar.GREGORIAN) for moment in (one, other)]
            if months[0] is None or months[1] is None:
                continue
            days = [(months[0], one.day), (months[1], other.day)]
            julian = [to_jdn(Calendar.JULIAN, year, *day) for day in days]
            plain = [to_jdn(Calendar.GREGORIAN, year, *day) for day in days]
            if plain[1] - plain[0] in _STYLES_APART and julian[0] == plain[1]:
                one.calendar, other.calendar = Calendar.JULIAN, Calendar.GREGORIAN
            elif julian[1] == plain[0]:
                one.calendar, other.calendar = Calendar.GREGORIAN, Calendar.JULIAN

    def _take_year(self, moment: Moment, twin: Moment) -> None:
        """Give a day the year of its twin, which may be in another calendar."""
        year = twin.stated_year(self.words.jalali_years)
        if year is None or year.value <= 0 or moment.lean_unit:
            return
        calendar = moment.calendar_in(None, ())
        moment.year = year_in(moment, year, calendar).value

    def _is_between(self, index: int, last: Moment) -> bool:
        """Whether «بين» stands before, or «के बीच» after, two expressions."""
        before = self.at(index - 1)
        if before.has("between") or (before.has("year", "day_word", "fill") and self.at(index - 2).has("between")):
            return True
        return self.own(last.last, "between_after")

    def _with_ranges(self, chain: list[Moment], kinds: list[str]) -> list[Moment]:
        """Join what a range link joins; everything else stays a mention of its own."""
        joined = [chain[0]]
        for kind, moment in zip(kinds, chain[1:], strict=True):
            before = joined[-1]
            if kind == "range" and before.until is None and self._is_range(before, moment):
                if _is_reversed(before, moment):
                    before.year, moment.year = moment.year, before.year
                before.until = moment
                before.end, before.last = moment.end, moment.last
            else:
                joined.append(moment)
        return joined

    def _is_range(self, begin: Moment, end: Moment) -> bool:
        """Whether the end comes after the beginning, as far as it can be told."""
        if begin.leans or end.leans:
            return not (begin.lean_unit or end.lean_unit == "day")
        if begin.calendar is not None and end.calendar is not None and _families_differ(begin, end):
            return False  # «358 هـ/969م حتى سنة 567هـ/1171م»
        if _is_reversed(begin, end):
            return True
        habit = self.words.jalali_years
        first, last = (days_of(moment, moment.stated_year(habit)) for moment in (begin, end))
        return first is not None and last is not None and first[0] < last[0] and first[1] <= last[1]


def _is_reversed(begin: Moment, end: Moment) -> bool:
    """``1918-1914``: a range of plain years that a lost text direction turned round."""
    return (
        begin.precision is Precision.YEAR is end.precision
        and begin.year is not None
        and end.year is not None
        and not begin.bce
        and not end.bce
        and (begin.calendar is end.calendar or begin.calendar is None or end.calendar is None)
        and end.year < begin.year
    )


def _families_differ(one: Moment, other: Moment) -> bool:
    christian = {Calendar.GREGORIAN, Calendar.JULIAN}
    return one.calendar is not other.calendar and not {one.calendar, other.calendar} <= christian


def share_year(moment: Moment, whole: Moment) -> None:
    """Give a moment the year of another, stated or leaning."""
    moment.year, moment.bce, moment.broken = whole.year, whole.bce, whole.broken
    moment.calendar = moment.calendar or whole.calendar
    moment.lean_unit, moment.lean = whole.lean_unit, whole.lean
