"""The grammar's single expressions: a day, a month, a year, a century ... starting at one item.

Each reader takes the index of an item and returns what it read with the index after it, or None. The
same rules serve every language; which words play which role comes from the lexicon.
"""

from __future__ import annotations

from typing import NamedTuple

from core.chronology.leaning import Leaning
from core.chronology.model import Calendar
from core.chronology.moments import Moment
from core.chronology.reading import COMMAS, DASHES, DECIMAL_SIGNS
from core.chronology.tokens import Item

_LAST_DAY = 31
_YEAR_DIGITS = 4
_MIN_PLAIN_YEAR_DIGITS = 3
_LAST_HUNDREDS = 2000
"""``the 1800s`` are a hundred years, the 2000s ten."""
_JALALI_CENTURY = 1300
SHORT_YEAR_AFTER = frozenset({"in", "until", "till", "since"})
"""English prepositions after which three digits may be a year; ``core.chronology.evidence`` decides."""
_LAST_UNIT = 9


class YearRead(NamedTuple):
    """A year as written, or one leaning on what came before."""

    next: int
    value: int | None = None
    calendar: Calendar | None = None
    bce: bool = False
    named: bool = False
    lean: int | None = None


class MonthRead(NamedTuple):
    """The months a name can mean, its first item and the index after it."""

    months: tuple[tuple[Calendar, int], ...]
    first: int
    next: int


class Elements(Leaning):
    """Readers of single expressions over the items of one block."""

    # -- day, month, year

    def day(self, index: int) -> tuple[int, int] | None:
        """A day of the month in digits, or spelled out."""
        item = self.at(index)
        value = item.number
        if value is None or not 1 <= value <= _LAST_DAY:
            return None
        if item.digits == 0:
            return (value, index + 1) if item.ordinal or value > 10 or self.words.cardinal_days else None
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
        era = self.era(index) if self.own(index, "era_before") else None
        if era is not None:
            index = era[2]
        item = self.at(index)
        value = item.number
        if value is None or value < 1:
            return None
        if item.digits and (item.digits > _YEAR_DIGITS or self.in_code(index)):
            return None
        if item.digits and not self.clean(index) and not self.double_year(index):
            return None
        said_after = self.own(index + 1, "year_after")
        if item.digits == 0 and not (value > 100 and (said_after or (named and not item.ordinal))):
            return None
        stop = index + 1
        dashed = self.words.dashed_endings and self.sign(stop, DASHES) and self.at(stop + 1).glued
        if dashed and self.at(stop).glued and self.at(stop + 1).form in self.words.ordinal_endings:
            stop, named = stop + 2, True  # «в 1917-м»
        if self.own(stop, "year_after") and not self.at(stop).prefixes:
            named = True
            stop += 1
        if self.words.capitals and self.at(stop).glued and self.at(stop).form in self.words.ordinal_endings:
            return None  # ``the 1905th``
        if self.own(stop, "year") and (self.era(stop + 1) or (None, False))[1]:
            stop += 1  # «3000 سنة قبل الميلاد»
        later = self.era(stop) or (self.era(stop + 1) if self._bracketed_era(stop) else None)
        if later is not None:
            era = later
            stop = later[2] + (1 if self.sign(stop, "(") else 0)
        marked = era is not None
        if not marked and self.own(stop, "unit") and not (after_month and item.digits == _YEAR_DIGITS):
            return None
        digits_needed = _MIN_PLAIN_YEAR_DIGITS if named or after_month else _YEAR_DIGITS
        if not marked and item.digits and item.digits < digits_needed:
            short = item.digits == _MIN_PLAIN_YEAR_DIGITS and self.words.capitals
            if not short or self.at(index - 1).form not in SHORT_YEAR_AFTER:
                return None
        return YearRead(stop, value, era[0] if era else None, bool(era and era[1]), named or marked)

    def double_year(self, index: int) -> bool:
        """``1941/42``, ``1916/1917``: a year with the very next one."""
        item, stroke, other = self.at(index), self.at(index + 1), self.at(index + 2)
        if item.digits != _YEAR_DIGITS or item.number is None or stroke.form != "/" or not stroke.glued:
            return False
        year = item.number + 1
        alone = not (self.at(index + 3).glued and self.sign(index + 3, DECIMAL_SIGNS) and self.at(index + 4).glued)
        return other.glued and alone and (other.digits, other.number) in ((2, year % 100), (_YEAR_DIGITS, year))

    def _bracketed_era(self, index: int) -> bool:
        return self.sign(index, "(") and self.sign(index + 2, ")")

    def apply_year(self, moment: Moment, read: YearRead) -> None:
        """Write a year into a moment and stretch the moment over it."""
        moment.last = max(moment.last, read.next)
        moment.end = max(moment.end, self.items[read.next - 1].end)
        moment.year, moment.bce = read.value, read.bce
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

    # -- expressions

    def expression(self, index: int) -> Moment | None:
        """The longest single expression that starts at an item."""
        for reader in self._readers_of_numbers if self.at(index).digits else self._readers:
            found = reader(self, index)
            if found is not None:
                return self._with_later_part(found)
        return None

    def _with_later_part(self, moment: Moment) -> Moment:
        """A part that stands after its whole: «1917 के अंत»."""
        item = self.at(moment.last)
        if "part" in item.meaning.roles and moment.day is None and self.words.year_first:
            moment.part = item.meaning.roles["part"]
            moment.end = item.end
            moment.last += 1
            moment.stands = True
        return moment

    def numeric(self, index: int) -> Moment | None:
        """``2017-10-24``, ``24/10/2017``, ``۱۳۹۶/۰۸/۰۲``."""
        if self.at(index).digits == 0 or not self.sign(index + 1, "-/."):
            return None
        numbers = [self.at(index), self.at(index + 2), self.at(index + 4)]
        signs = {self.at(index + 1).form, self.at(index + 3).form}
        inner = self.items[index + 1 : index + 5]
        if any(item.number is None or item.digits == 0 for item in numbers) or len(signs) != 1:
            return None
        if not signs <= {"-", "/", "."} or len(inner) < 4 or not all(item.glued for item in inner):
            return None
        before, after = self.at(index - 1), self.at(index + 5)
        if (self.at(index).glued and (before.form in signs or before.number is not None)) or (
            after.glued and (after.form in signs and self.at(index + 6).glued)
        ):
            return None
        values = [item.number or 0 for item in numbers]
        lengths = [item.digits for item in numbers]
        if lengths[0] == _YEAR_DIGITS and max(lengths[1:]) <= 2:
            year, month, day = values
        elif lengths[2] == _YEAR_DIGITS and max(lengths[:2]) <= 2:
            day, month, year = values
            if month > 12 >= day:
                day, month = month, day
        else:
            return None
        calendar = Calendar.JALALI if year in self.words.jalali_years else Calendar.GREGORIAN
        if not (1 <= month <= 12 and 1 <= day <= _LAST_DAY):
            return None
        moment = self.moment(index, index + 5)
        moment.day, moment.months, moment.year, moment.stands = day, ((calendar, month),), year, True
        return moment

    def parted(self, index: int) -> Moment | None:
        """Early, late, first half ... of a month, year, decade or century."""
        roles = self.at(index).meaning.roles
        if "part" not in roles or self.words.year_first:
            return None
        stop = index + 1
        if self.sign(stop, "-"):
            stop += 1
        stop = self.skip(stop, "of", "the", most=2)
        for reader in (self.century, self.decade, self.month_first, self.season, self.plain_year, self.leaning):
            found = reader(stop)
            if found is not None and found.lean_unit != "day":
                found.first, found.start = index, self.items[index].start
                found.part = roles["part"]
                found.stands = True
                return found
        return None

    def day_month(self, index: int) -> Moment | None:
        """Day, month and, if it is there, year."""
        day = self.day(index)
        if day is None:
            return None
        month = self.month_after_day(day[1])
        if month is None:
            return self._day_of_that_month(index, day)
        moment = self.moment(index, month.next)
        moment.day, moment.months, moment.stands = day[0], month.months, True
        return self.completed(moment)

    def _day_of_that_month(self, index: int, day: tuple[int, int]) -> Moment | None:
        """«السابع من الشهر», ``the 7th of that month``, after a preposition or the word for day."""
        before = self.at(index - 1)
        if not (before.has("in", "day_word", "weekday", "the", "from", "to") or "in" in self.at(index).prefixes):
            return None
        if not self.own(day[1], "the_month"):
            return None
        moment = self.moment(index, day[1] + 1)
        moment.day, moment.lean_unit, moment.stands = day[0], "month", True
        return moment

    def month_after_day(self, index: int) -> MonthRead | None:
        """A month that follows its day: «السادس عشر من ديسمبر», ``3/ April``."""
        month = self.month(index)
        number = self.at(index - 1).number or 0
        spelled = self.words.capitals and self.at(index - 1).digits == 0 and 0 < number <= _LAST_UNIT
        if month is not None and spelled and self.year_after(month.next) is None:
            return None  # «the first March days»
        if month is None and self.own(index, "of"):
            month = self.month(self.skip(index, "of", "the", most=2))
        if month is None and (self.sign(index, DASHES) or self.sign(index, "/")):
            month = self.month(index + 1)
        return month

    def completed(self, moment: Moment) -> Moment:
        """The moment with the year that follows it, or marked broken by a number that cannot be one."""
        year = self.year_after(moment.last)
        if year is not None and (year.named or year.lean is not None or self._may_follow(year, moment)):
            self.apply_year(moment, year)
        elif self._two_digits_of_jalali(moment):
            item = self.items[moment.last]
            moment.year, moment.calendar = _JALALI_CENTURY + (item.number or 0), Calendar.JALALI
            moment.last, moment.end = moment.last + 1, item.end
        elif (
            self.at(moment.last).digits > _YEAR_DIGITS
            or self._lost_year(moment.last)
            or any(self._lost_year(moment.first - back, "of") for back in range(1, 5))
        ):
            moment.broken = True
        return moment

    def _two_digits_of_jalali(self, moment: Moment) -> bool:
        """«۲۲ بهمن ۵۷»: a day of a Solar Hijri month and two digits, in a language of that calendar."""
        item = self.at(moment.last)
        if moment.day is None or not self.words.jalali_years or item.digits != 2 or not self.clean(moment.last):
            return False
        if self.own(moment.last + 1, "unit") or (item.number or 0) <= _LAST_DAY:
            return False
        return moment.month_in(Calendar.JALALI) is not None

    def _lost_year(self, index: int, prefix: str = "") -> bool:
        """A year word without its number, which stood there once: «أكتوبر عام قادت …»."""
        item = self.at(index)
        if prefix and prefix not in item.prefixes:
            return False
        if "year" not in item.meaning.roles or "the" in item.prefixes or "post" in item.meaning.roles:
            return False
        return self.at(index + 1).number is None and not self.own(index + 1, "same_year")

    def _may_follow(self, year: YearRead, moment: Moment) -> bool:
        """Whether a bare number after a month is its year."""
        value = year.value or 0
        if any(family is not Calendar.GREGORIAN for family, _ in moment.months):
            return value < self.words.year_range.stop
        return value in self.words.year_range

    def year_first(self, index: int) -> Moment | None:
        """«1917 के अक्टूबर», and lines that lost their order: «1917نيسان ابريل/ 3»."""
        year = self.year(index)
        if year is None or (year.value is None and not self.words.year_first):
            return None
        if year.value is not None and year.value not in self.words.year_range:
            return None
        stop = self.skip(year.next, "of", most=1) if self.words.year_first else year.next
        if not self.words.year_first and not (self.at(stop).glued and self.at(stop).months):
            return None
        if self.words.year_first and self.own(stop, "season"):
            seasonal = self.moment(index, stop + 1)
            seasonal.season, seasonal.stands = self.at(stop).meaning.roles["season"], True
            self.apply_year(seasonal, year)
            return seasonal
        moment = self.day_month_only(stop) if self.words.year_first else None
        if moment is None:
            month = self.month(stop)
            if month is None:
                return None
            moment = self.moment(index, month.next)
            moment.months = month.months
            self._day_after(moment)
        moment.first, moment.start = index, self.items[index].start
        self.apply_year(moment, year)
        moment.stands = True
        return moment

    def day_month_only(self, index: int) -> Moment | None:
        """Day and month, whatever may follow."""
        day = self.day(index)
        month = self.month_after_day(day[1]) if day else None
        if day is None or month is None:
            return None
        moment = self.moment(index, month.next)
        moment.day, moment.months = day[0], month.months
        return moment

    def _day_after(self, moment: Moment) -> None:
        """A day that follows its month, past slashes."""
        stop = moment.last
        while stop < moment.last + 3 and self.sign(stop, "/-–,"):
            stop += 1
        day = self.day(stop)
        if day is not None and not self.own(day[1], "unit") and self.at(stop).digits:
            moment.day, moment.last, moment.end = day[0], day[1], self.items[day[1] - 1].end

    def month_first(self, index: int) -> Moment | None:
        """A month, a month with its year, ``March 8, 1917``."""
        month = self.month(index)
        if month is None:
            return None
        moment = self.moment(index, month.next)
        moment.months = month.months
        if self.words.capitals:
            stop = self.skip(month.next, "the", most=1)
            day = self.day(stop)
            counts = stop > month.next and self.at(stop).digits == 0 and self._is_plain_word(day[1] if day else stop)
            if day is not None and not counts and not self.own(day[1], "unit") and self.month(day[1]) is None:
                moment.day, moment.last, moment.stands = day[0], day[1], True
                moment.end = self.items[day[1] - 1].end
        return self.completed(moment)

    def _is_plain_word(self, index: int) -> bool:
        """A word of no role: «April the first convoys» names no day."""
        return self.at(index).is_word and not self.at(index).meaning.roles

    def season(self, index: int) -> Moment | None:
        """A season with its year."""
        roles = self.at(index).meaning.roles
        if "season" not in roles:
            return None
        year = self.year_after(index + 1)
        if year is None:
            return None
        moment = self.moment(index, year.next)
        moment.season, moment.stands = roles["season"], True
        self.apply_year(moment, year)
        joint, short = self.at(year.next), self.at(year.next + 1)
        joins = self.sign(year.next, DASHES) or self.sign(year.next, "/")
        if joins and joint.glued and short.glued and short.digits in (2, _YEAR_DIGITS):
            after = self.skip(year.next + 2, "year_after", most=1)  # winter 1916-17
            moment.last, moment.end = after, self.items[after - 1].end
        return moment

    def century(self, index: int) -> Moment | None:
        """``the 20th century``, «القرن العشرين», «20वीं सदी», with its era."""
        if self.own(index, "era_before") and self.own(index, "bce"):
            found = self.century(index + 1)
            if found is not None:
                found.first, found.start, found.bce = index, self.items[index].start, True
            return found
        if self.own(index, "century"):
            number, after = self.at(index + 1), index + 2
            if number.number is None or not (number.digits or number.ordinal or number.number % 10 == 0):
                return None
            if number.digits and self.at(after).glued and self.at(after).form in self.words.ordinal_endings:
                after += 1
            value = number.number
        else:
            number = self.at(index)
            after = index + 1
            ending = self.at(after).glued and self.at(after).form in self.words.ordinal_endings
            after += 1 if ending else 0
            dashed = self.words.dashed_endings and number.digits > 0
            if number.number is None or not (ending or number.ordinal or dashed):
                return None
            after += 1 if self.sign(after, DASHES) else 0
            if self.words.dashed_endings and self.at(after).form in self.words.ordinal_endings:
                after += 1  # «19-й век»
                ending = True
            if not self.own(after, "century"):
                return None
            value = number.number
            after += 1
        if not 1 <= value <= 30 or number.digits > 2:
            return None
        return self._century(index, after, value)

    def _century(self, index: int, after: int, value: int) -> Moment:
        era = self.era(after)
        moment = self.moment(index, era[2] if era else after)
        moment.century, moment.stands = value, True
        if era:
            moment.calendar, moment.bce = era[0], era[1]
            sure = self.era(era[2])  # «هجری قمری» in two words
            if sure is not None and sure[0] is not None:
                moment.calendar, moment.last, moment.end = sure[0], sure[2], self.items[sure[2] - 1].end
        return moment

    def decade(self, index: int) -> Moment | None:
        """``the 1930s``, «دهه ۱۹۲۰», «1930 के दशक», «ثلاثينيات القرن العشرين»."""
        item = self.at(index)
        if self.own(index, "decade"):
            return self._decade_after_word(index)
        if self.own(index, "tens"):
            return self._named_decade(index)
        if item.number is None or item.number % 10 or item.digits not in (0, 2, 3, 4):
            return None
        if item.digits == 0:
            stop = self.skip(index + 1, "of", most=1)
            spelled = 20 <= item.number <= 90 and not item.ordinal and stop > index + 1 and self.own(stop, "decade")
            return self._decade(index, stop + 1, item.number, 2) if spelled else None
        stop = index + 1
        if self.sign(stop, "'’") and self.at(stop).glued:
            stop += 1
        elif self.sign(stop, DASHES) and self.at(stop).glued and self.words.dashed_endings:
            stop += 1  # «1930-е годы»
        if self.at(stop).glued and self.at(stop).form in self.words.decade_endings:
            if self.words.capitals and item.digits == 2 and not self._is_decade_of_years(index):
                return None
            found = self._decade_of_century(index, self.skip(stop + 1, "year_after", most=1), item)
            if found is not None and item.digits == _YEAR_DIGITS and item.number % 100 == 0:
                found.hundred = item.number < _LAST_HUNDREDS and not self.words.dashed_endings
            return found
        stop = self.skip(self.skip(index + 1, "ce", most=1), "of", most=1)
        if self.own(stop, "decade"):
            return self._decade(index, stop + 1, item.number, item.digits)
        return None

    def _is_decade_of_years(self, index: int) -> bool:
        """``the 70s``, ``'70s``, ``mid-70s``, not ``in his 70s``."""
        return self.own(index - 1, "the") or self.own(index - 1, "part") or self.sign(index - 1, "'’‘-–")

    def _decade_of_century(self, index: int, after: int, item: Item) -> Moment | None:
        """A decade of two digits with the century that may follow: «30-е годы XX века»."""
        if item.number is None:
            return None
        century = self.century(after) if item.digits == 2 and self.words.dashed_endings else None
        moment = self._decade(index, century.last if century else after, item.number, item.digits)
        if moment is not None and century is not None:
            moment.century, moment.calendar = century.century, century.calendar
        return moment

    def _decade(self, index: int, after: int, value: int, digits: int) -> Moment | None:
        if digits == _YEAR_DIGITS and value not in self.words.year_range:
            return None
        era = self.era(after)
        moment = self.moment(index, era[2] if era else after)
        moment.decade, moment.stands = value, True
        moment.calendar = era[0] if era else None
        if moment.calendar is None and value in self.words.jalali_years:
            moment.calendar = Calendar.JALALI
        return moment

    def _decade_after_word(self, index: int) -> Moment | None:
        number = self.at(index + 1)
        if self.own(index + 1, "tens"):
            return self._named_decade(index + 1, index)
        if number.number is None or number.number % 10 or not number.number >= 10:
            return None
        if number.digits not in (0, 2, 4):
            return None
        return self._decade(index, index + 2, number.number, number.digits or 2)

    def _named_decade(self, index: int, first: int | None = None) -> Moment | None:
        value = self.at(index).meaning.roles["tens"]
        stop = self.skip(index + 1, "of", "the")
        century = self.century(stop)
        moment = self.moment(index if first is None else first, century.last if century else index + 1)
        moment.decade, moment.stands = value, True
        if century is not None and century.century is not None:
            moment.century, moment.calendar = century.century, century.calendar
        elif self.words.capitals and not (self.own(index - 1, "the") or self.own(index - 1, "part")):
            return None
        return moment

    def plain_year(self, index: int) -> Moment | None:
        """A year alone; whether a bare number is one is for ``core.chronology.evidence``."""
        year = self.year(index)
        if year is None or year.lean is not None:
            return None
        moment = self.moment(index, year.next)
        self.apply_year(moment, year)
        moment.stands = year.named
        return moment

    _readers_of_numbers = (numeric, day_month, year_first, century, decade, plain_year, Leaning.counted)
    """In digits, whose words have no roles."""
    _readers = (
        numeric,
        parted,
        day_month,
        year_first,
        month_first,
        season,
        century,
        decade,
        plain_year,
        Leaning.leaning,
        Leaning.counted,
    )
