"""Readers of a day, a month and a year: what every longer expression is made of."""

from __future__ import annotations

from typing import NamedTuple

from core.chronology.leaning import Leaning
from core.chronology.model import Calendar
from core.chronology.moments import Moment
from core.chronology.reading import COMMAS, DASHES, DECIMAL_SIGNS
from core.chronology.tokens import Item

LAST_DAY = 31
APOSTROPHES = frozenset("'’‘")
YEAR_DIGITS = 4
LAST_UNIT = 9
LEAST_SPELLED_YEAR = 100
SHORT_DIGITS = 3
_SHORTEST_YEAR = 2
_LEAST_SHORT = 20
_NOT_HIJRI = 1400
SHORT_YEAR_AFTER = frozenset({"in", "until", "till", "since"})
"""English prepositions after which three digits may be a year; ``core.chronology.evidence`` decides."""


class YearRead(NamedTuple):
    """A year as written, or one leaning on what came before."""

    next: int
    value: int | None = None
    calendar: Calendar | None = None
    bce: bool = False
    named: bool = False
    lean: int | None = None
    years: int = 1
    short: bool = False
    weak: bool = False


class MonthRead(NamedTuple):
    """The months a name can mean, its first item and the index after it."""

    months: tuple[tuple[Calendar, int], ...]
    first: int
    next: int


class Units(Leaning):
    """Readers of days, months and years over the items of one block."""

    def day(self, index: int) -> tuple[int, int] | None:
        """A day of the month in digits, or spelled out."""
        item = self.at(index)
        value = item.number
        if value is None or not 1 <= value <= LAST_DAY:
            return None
        if item.digits == 0:
            counted = self.words.cardinal_days or bool(self.words.jalali_years)
            return (value, index + 1) if item.ordinal or value > LAST_UNIT + 1 or counted else None
        if item.digits > 2 or not self.clean(index):
            return None
        after = self.at(index + 1)
        if after.glued and after.form in self.words.ordinal_endings:
            return value, index + 2
        return value, index + 1

    def month(self, index: int) -> MonthRead | None:
        """A month's name, with the word for month and a second name of the same month."""
        first = index
        if self.own(index, "month_word") and not self.at(index).months:
            index = self.skip(index + 1, "of", most=1)
        item = self.at(index)
        months = item.months
        if not months or (self.words.capitals and not self.text[item.start].isupper()):
            return None
        index += 1
        if self.sign(index, ".") and self.at(index).glued and self.own(index - 1, "month_abbreviation"):
            index += 1
        again = self._second_name(index, months)
        if again:
            index = again
        if self.own(index, "after_month") and not self.at(index).months:
            index += 1
        return MonthRead(months, first, index)

    def _second_name(self, index: int, months: tuple[tuple[Calendar, int], ...]) -> int:
        """The index after another name of the same month («تشرين الأول/ أكتوبر»), or 0."""
        stop = index
        while stop < index + 3 and self.sign(stop, "/-–—(ـ"):
            stop += 1
        if not set(self.at(stop).months) & set(months):
            return 0
        opened = any(self.sign(i, "(") for i in range(index, stop))
        stop += 1
        return stop + 1 if opened and self.sign(stop, ")") else stop

    def era(self, index: int) -> tuple[Calendar | None, bool, int] | None:
        """Calendar, whether before the era, and the index after an era word."""
        item = self.at(index)
        roles = item.meaning.roles
        if item.prefixes or not roles:
            return None
        if "bce" in roles:
            return None, True, index + 1
        for role, calendar in (("ce", Calendar.GREGORIAN), ("ah", Calendar.ISLAMIC), ("sh", Calendar.JALALI)):
            if role in roles:
                return calendar, False, index + 1
        return None

    def year(self, index: int, *, after_month: bool = False) -> YearRead | None:
        """A year with its year word and era words; after a month three digits do."""
        named = False
        if self.own(index, "same_year"):
            return YearRead(index + 1, lean=self.at(index).meaning.roles["same_year"])
        if self.own(index, "year"):
            named = True
            index += 1
            index = self.skip(index, "of", most=1) if self.words.capitals else index
        if "other_era" in self.at(index).meaning.roles:
            return self._year_of_other_era(index)
        if self.sign(index, APOSTROPHES) and self.at(index + 1).glued and self.at(index + 1).digits == _SHORTEST_YEAR:
            value = self.at(index + 1).number  # «the summer of '42»
            return YearRead(index + 2, value, named=True, short=True) if value and after_month else None
        era = self.era(index) if self.own(index, "era_before") else None
        if era is not None:
            index = era[2]
        item = self.at(index)
        value = item.number
        if value is None or value < 1:
            return None
        if item.digits and (item.digits > YEAR_DIGITS or self.in_code(index)):
            return None
        if item.digits and not self.clean(index) and not self.double_year(index):
            return None
        said_after = self.own(index + 1, "year_after")
        weak, two_words = False, False
        if item.digits == 0 and not self._is_spelled_year(
            index, named=named, said=said_after or era is not None, after_month=after_month
        ):
            counts = not named or self.own(index + 1, "unit")
            two_words = not counts and self.words.year_first and value >= _LEAST_SHORT and not item.ordinal
            weak = not counts and not two_words and self.words.script == "Arab"
            if not (weak or two_words):
                return None
        named = named or (item.digits == 0 and self._is_spoken_year(item))
        stop = index + 1
        whole = item.digits == YEAR_DIGITS or after_month
        dashed = self.words.dashed_endings and whole and self.sign(stop, DASHES) and self.at(stop + 1).glued
        if dashed and self.at(stop).glued and self.at(stop + 1).form in self.words.ordinal_endings:
            stop, named = stop + 2, True  # «в 1917-м»
        if self.own(stop, "year_after") and not self.at(stop).prefixes:
            if self.sign(stop + 1, "/") and self.at(stop + 1).glued:
                return None  # «260 г/л»
            named = True
            stop += 1
        if self.words.capitals and self.at(stop).glued and self.at(stop).form in self.words.ordinal_endings:
            return None  # ``the 1905th``
        if self.own(stop, "year") and (self.era(stop + 1) or (None, False))[1]:
            stop += 1  # «3000 سنة قبل الميلاد»
        elif self.own(stop, "year") and era is not None and item.ordinal:
            stop, named = stop + 1, True  # «ہجرت کے آٹھویں سال»
        later = self.era(stop) or (self.era(stop + 1) if self._bracketed_era(stop) else None)
        if later is not None:
            era = later
            stop = later[2] + (1 if self.sign(stop, "(") else 0)
        if era is not None and later is not None and self._is_dotted(stop - 1):
            stop += 1
        marked = era is not None
        if era is not None and ((not era[1] and value >= self.words.year_range.stop) or self._is_measure(index, stop)):
            return None
        if not marked and self.own(stop, "unit") and not (after_month and item.digits == YEAR_DIGITS):
            return None
        two_digits = two_words or (era is not None and not era[1] and item.digits == _SHORTEST_YEAR)
        digits_needed = SHORT_DIGITS if named or after_month else YEAR_DIGITS
        if not marked and item.digits and item.digits < digits_needed:
            short = item.digits == SHORT_DIGITS and self.words.capitals
            led = self.at(index - 1).form in SHORT_YEAR_AFTER or self.at(index - 1).has("vital", "leads_short")
            died = item.digits == SHORT_DIGITS and self.is_death_sign(index - 1)
            weak = item.digits == SHORT_DIGITS and self._leads_weakly(index)
            if not (weak or died or (short and led) or self._is_early_year(index, stop)):
                return None
        calendar = era[0] if era is not None else None
        if not marked and item.digits == 0 and self.words.hijri_words and value < _NOT_HIJRI:
            calendar = Calendar.ISLAMIC
        bce = era is not None and era[1]
        return YearRead(stop, value, calendar, bce, named or marked, short=two_digits, weak=weak)

    def _leads_weakly(self, index: int) -> bool:
        """«في 267»: three digits after the preposition of time, no noun after them."""
        before, after = self.at(index - 1), self.at(index + 1)
        if "post" in after.meaning.roles:
            return not self.at(index + 2).has("unit")  # «६२२ में»
        dates = "in" in before.meaning.roles and "quantity" not in before.meaning.roles and not self.words.capitals
        return dates and (not after.is_word or after.has("in", "the", "and", "from"))

    def _is_early_year(self, index: int, after: int) -> bool:
        """«около 60 г.»: one or two digits and the word for year, which with a full stop is no gram."""
        dotted = self.text[self.at(after - 1).start : self.at(after - 1).end].endswith(".")
        return dotted and self.own(after - 1, "year_after") and self.at(index - 1).has("in", "approx")

    def is_death_sign(self, index: int) -> bool:
        """«(† 407)», «(+ 407)»."""
        return self.sign(index, "†✝") or (self.sign(index, "+") and self.sign(index - 1, "("))

    def _is_spelled_year(self, index: int, *, named: bool, said: bool, after_month: bool) -> bool:
        """Whether number words are a year: «سنة أربع وستين للهجرة», «دس ہجری», «السنة الثامنة للهجرة»."""
        item, era = self.at(index), self.era(index + 1)
        if (
            self._is_spoken_year(item)
            and not self.own(index + 1, "unit")
            and ("post" in self.at(index + 1).meaning.roles or after_month)
        ):
            return True
        if self.own(index + 1, "year") and (self.era(index + 2) or (None, False))[1]:
            return True  # «چار ہزار سال قبل مسیح»
        if era is not None and (item.ordinal or len(self.at(index + 1).form) > 1):
            return named or not item.ordinal
        if item.ordinal:
            return said and self.own(index + 1, "year")
        return (item.number or 0) > LEAST_SPELLED_YEAR and (said or named)

    def _is_spoken_year(self, item: Item) -> bool:
        """«انیس سو تہتر»: in Urdu and Hindi a year needs no word for year."""
        value = item.number or 0
        return self.words.year_first and value in self.words.year_range and value % LEAST_SPELLED_YEAR != 0

    def _year_of_other_era(self, index: int) -> YearRead | None:
        """«विक्रम संवत् 1902»: the two years of ours that a year of an Indian era lies in."""
        item = self.at(index + 1)
        if not item.digits or not self.clean(index + 1) or (item.number or 0) not in self.words.year_range:
            return None
        value = (item.number or 0) + self.at(index).meaning.roles["other_era"]
        return YearRead(index + 2, value, Calendar.GREGORIAN, named=True, years=2)

    def double_year(self, index: int) -> bool:
        """``1941/42``, ``1916/1917``: a year with the very next one."""
        item, stroke, other = self.at(index), self.at(index + 1), self.at(index + 2)
        if item.digits != YEAR_DIGITS or item.number is None or stroke.form != "/" or not stroke.glued:
            return False
        year = item.number + 1
        alone = not (self.at(index + 3).glued and self.sign(index + 3, DECIMAL_SIGNS) and self.at(index + 4).glued)
        return other.glued and alone and (other.digits, other.number) in ((2, year % 100), (YEAR_DIGITS, year))

    def _is_dotted(self, index: int) -> bool:
        """«در ۱۹۲۱ م. به …»: in Persian a full stop after an era of one letter belongs to it."""
        item = self.at(index)
        short = item.end - item.start == 1 and bool(self.words.jalali_years)
        return short and self.sign(index + 1, ".") and self.at(index + 1).glued and self.at(index + 2).form != ""

    def _bracketed_era(self, index: int) -> bool:
        return self.sign(index, "(") and self.sign(index + 2, ")")

    def _is_measure(self, index: int, after: int) -> bool:
        """«سباق 800 م و1500 م»: one letter is an era or metres, and a word of measure leads to it."""
        mark, letters = self.at(after - 1).form, self.at(after - 1).end - self.at(after - 1).start
        if letters > 1 or mark.isascii():
            return False
        while "and" in self.at(after).meaning.roles and self.at(after + 2).form == mark:
            if (self.at(after + 1).number or 0) >= self.words.year_range.stop:
                return True
            after += 3
        while "and" in self.at(index - 1).meaning.roles and self.at(index - 2).form == mark:
            index -= 3
        return self.own(index - 1, "measure")

    def apply_year(self, moment: Moment, read: YearRead) -> None:
        """Write a year into a moment and stretch the moment over it."""
        moment.last = max(moment.last, read.next)
        moment.end = max(moment.end, self.items[read.next - 1].end)
        moment.year, moment.bce, moment.years = read.value, read.bce, read.years
        moment.short, moment.weak = read.short, read.weak
        moment.calendar = read.calendar or moment.calendar
        if read.lean is not None:
            moment.lean_unit, moment.lean = "year", read.lean
        moment.named = moment.named or read.named

    def year_after(self, index: int) -> YearRead | None:
        """The year of a month that ends before ``index``: comma, «من» and «عام» between do no harm."""
        stop = index
        if self.sign(stop, COMMAS) or self.sign(stop, "/-"):
            stop += 1
        bare = self.year(stop, after_month=True)
        if bare is None:
            stop = self.skip(stop, "of", "the", "fill")
            bare = self.year(stop, after_month=True)
        return bare

    def after_ending(self, index: int) -> int:
        """The index after the ending that makes a number an ordinal, or the same index: ``th``, «वीं», « वीं»."""
        item = self.at(index)
        apart = self.words.year_first and len(item.form) > 1
        return index + 1 if item.form in self.words.ordinal_endings and (item.glued or apart) else index
