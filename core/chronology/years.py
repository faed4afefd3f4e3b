"""Readers of a year: digits or words, the words for year and era about it, and what makes a short one a year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from core.chronology.leaning import Leaning
from core.chronology.model import Calendar
from core.chronology.moments import Moment
from core.chronology.reading import COMMAS, DASHES, DECIMAL_SIGNS
from core.chronology.tokens import Item

APOSTROPHES = frozenset("'’‘")
_SIGN_SANAH = "\u0601"
"""The stroke that Urdu writes under a year."""
YEAR_DIGITS = 4
SHORT_DIGITS = 3
_SHORTEST_YEAR = 2
_LEAST_SHORT = 20
_LEAST_SPELLED_YEAR = 100
_NOT_HIJRI = 1400
_YEARS_OF_THE_WORLD = range(5000, 7700)
"""Counted from the creation, as Jews and Byzantines did: «שנת 5708»."""
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


class EraRead(NamedTuple):
    """An era word: its calendar, whether before the era, and the index after it."""

    calendar: Calendar | None
    bce: bool
    next: int


@dataclass(slots=True)
class _Written:
    """A year as far as it has been read."""

    index: int
    """Of its number."""
    item: Item
    value: int
    stop: int
    """The index after what has been read."""
    named: bool
    era: EraRead | None
    after_month: bool
    short: bool = False
    weak: bool = False


class Years(Leaning):
    """Readers of eras and years over the items of one block."""

    def era(self, index: int) -> EraRead | None:
        """An era word: «م», ``BCE``, «ه.ش»."""
        item = self.at(index)
        roles = item.meaning.roles
        if item.prefixes or not roles:
            return None
        if "bce" in roles:
            return EraRead(None, True, index + 1)
        for role, calendar in (("ce", Calendar.GREGORIAN), ("ah", Calendar.ISLAMIC), ("sh", Calendar.JALALI)):
            if role in roles:
                return EraRead(calendar, False, index + 1)
        return None

    def year(self, index: int, *, after_month: bool = False) -> YearRead | None:
        """A year with its year word and era words; after a month three digits do."""
        if self.own(index, "same_year"):
            return YearRead(index + 1, lean=self.at(index).meaning.roles["same_year"])
        named = self.own(index, "year")
        if named:
            index = self.skip(index + 1, "of", most=1) if self.words.capitals else index + 1
        opened = named and self.sign(index, "(") and self.at(index + 1).digits > 0
        if opened:
            index += 1  # «عام (2005)»
        if "other_era" in self.at(index).meaning.roles:
            return self._year_of_other_era(index)
        if self.sign(index, APOSTROPHES):
            return self._year_after_apostrophe(index) if after_month else None
        year = self._number_of_year(index, named=named, after_month=after_month)
        if year is None or not self._read_what_follows(year) or not self._is_year(year):
            return None
        calendar = year.era.calendar if year.era is not None else None
        if year.era is None and year.item.digits == 0 and self.words.hijri_words and year.value < _NOT_HIJRI:
            calendar = Calendar.ISLAMIC
        if opened:
            if not self.sign(year.stop, ")"):
                return None
            year.stop += 1
        bce = year.era is not None and year.era.bce
        named = year.named or year.era is not None
        return YearRead(year.stop, year.value, calendar, bce, named, short=year.short, weak=year.weak)

    def _year_after_apostrophe(self, index: int) -> YearRead | None:
        """``the summer of '42``."""
        item = self.at(index + 1)
        two = item.glued and item.digits == _SHORTEST_YEAR and item.number
        return YearRead(index + 2, item.number, named=True, short=True) if two else None

    def _number_of_year(self, index: int, *, named: bool, after_month: bool) -> _Written | None:
        """A year's number, whole and not part of something else, with an era that stands before it."""
        era = self.era(index) if self.own(index, "era_before") else None
        if era is not None and self.at(era.next).glued and self.at(index).end - self.at(index).start == 1:
            return None  # «م3»
        if era is not None:
            index = era.next
        item = self.at(index)
        if not item.number or item.number < 1:
            return None
        year = _Written(index, item, item.number, index + 1, named, era, after_month)
        if item.digits > YEAR_DIGITS:
            after = index + 2 if self.own(index + 1, "year") else index + 1
            return year if self._is_before_christ(after) else None  # «۵٬۵۰۰ سال پیش از میلاد»
        if item.digits:
            whole = not self.in_code(index)
            return year if whole and (self.clean(index) or self.double_year(index)) else None
        if self._is_spelled_year(year):
            year.named = named or self._is_spoken_year(item)
            return year
        if not named or self.own(index + 1, "unit"):
            return None
        year.short = self.words.year_first and item.number >= _LEAST_SHORT and not item.ordinal
        year.weak = not year.short and self.words.script == "Arab"
        return year if year.short or year.weak else None

    def _read_what_follows(self, year: _Written) -> bool:
        """Take in the endings, the word for year and the era after a number; False if they make it something else."""
        stop = year.stop
        if self.words.dashed_endings and (year.item.digits == YEAR_DIGITS or year.after_month):
            dashed = self.sign(stop, DASHES) and self.at(stop).glued and self.at(stop + 1).glued
            if dashed and self.at(stop + 1).form in self.words.ordinal_endings:
                year.named = year.after_month or self.at(year.index - 1).has("in", "from", "to", "and")  # «в 1917-м»
                stop += 2
        if self.own(stop, "year_after") and not self.at(stop).prefixes:
            if self.sign(stop + 1, "/") and self.at(stop + 1).glued:
                return False  # «260 г/л»
            stop, year.named = stop + 1, True
        ordinal = self.words.capitals and self.at(stop).glued and self.at(stop).form in self.words.ordinal_endings
        if ordinal or self.own(stop, "ordinal_ending"):
            return False  # ``the 1905th``
        if self.own(stop, "year"):
            if self._is_before_christ(stop + 1):
                stop += 1  # «3000 سنة قبل الميلاد»
            elif year.era is not None and year.item.ordinal:
                stop, year.named = stop + 1, True  # «ہجرت کے آٹھویں سال»
        stop += int(self.sign(stop, _SIGN_SANAH))
        bracketed = self.sign(stop, "(") and self.sign(stop + 2, ")")
        era = None if self.own(stop, "unit") else self.era(stop) or (self.era(stop + 1) if bracketed else None)
        if era is not None:
            year.era, stop = era, era.next + int(bracketed)
            stop += int(self._is_dotted(stop - 1) or self.sign(stop, _SIGN_SANAH))
        year.stop = stop
        return True

    def _is_year(self, year: _Written) -> bool:
        """Whether it can be a year at all: enough digits, an era, or what else makes few digits one."""
        if year.era is not None:
            too_late = not year.era.bce and year.value >= self.words.year_range.stop
            letter = self.at(year.stop - 1).end - self.at(year.stop - 1).start == 1
            of_this_century = self.words.year_first and letter and not year.era.bce  # «۶۹ء»
            year.short = year.short or (of_this_century and year.item.digits == _SHORTEST_YEAR)
            return not too_late and not self._is_measure(year.index, year.stop)
        digits = year.item.digits
        if self.own(year.stop, "ago"):
            return False  # «194 года назад»
        if year.value in _YEARS_OF_THE_WORLD:
            return False
        counts = self.own(year.stop, "unit") and not self.at(year.stop).prefixes
        if counts and not ((year.after_month or year.named) and digits == YEAR_DIGITS):
            return False
        if year.named and year.after_month and self.words.script == "Arab":
            return True  # «جمادى الأولى سنة 41»
        needed = SHORT_DIGITS if year.named or year.after_month else YEAR_DIGITS
        if not digits or digits >= needed:
            return True
        if digits < SHORT_DIGITS:
            return self._is_early_year(year.index, year.stop)
        before = self.at(year.index - 1)
        led = self.words.capitals and (before.form in SHORT_YEAR_AFTER or before.has("vital", "leads_short"))
        led = led or self.own(year.stop, "ends_short")
        year.weak = not led and self._leads_weakly(year.index)
        return year.weak or led or self.is_death_sign(year.index - 1) or self._is_early_year(year.index, year.stop)

    def _is_before_christ(self, index: int) -> bool:
        era = self.era(index)
        return era is not None and era.bce

    def _leads_weakly(self, index: int) -> bool:
        """«في 267»: three digits after the preposition of time, no noun after them."""
        before, after = self.at(index - 1), self.at(index + 1)
        if after.has("post", "between_after"):
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

    def _is_spelled_year(self, year: _Written) -> bool:
        """Whether number words are a year: «سنة أربع وستين للهجرة», «دس ہجری», «السنة الثامنة للهجرة»."""
        item, index, after = year.item, year.index, self.at(year.index + 1)
        dates = year.after_month or "post" in after.meaning.roles
        if dates and self._is_spoken_year(item) and not self.own(index + 1, "unit"):
            return True
        if self.own(index + 1, "year") and self._is_before_christ(index + 2):
            return True  # «چار ہزار سال قبل مسیح»
        if self.era(index + 1) is not None and (item.ordinal or len(after.form) > 1):
            return year.named or not item.ordinal
        said = self.own(index + 1, "year_after") or year.era is not None
        if item.ordinal and year.value < _LEAST_SPELLED_YEAR:
            return False
        if item.ordinal:
            return said and self.own(index + 1, "year")
        return year.value > _LEAST_SPELLED_YEAR and (said or year.named)

    def _is_spoken_year(self, item: Item) -> bool:
        """«انیس سو تہتر»: in Urdu and Hindi a year needs no word for year."""
        value = item.number or 0
        return self.words.year_first and value in self.words.year_range and value % _LEAST_SPELLED_YEAR != 0

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
        led = any(self.own(index - back, "measure") for back in (1, 2, 3))
        return led or self.own(after, "above_sea")

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
