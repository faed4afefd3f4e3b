"""The grammar's single expressions: a date, a month, a season ... starting at one item.

Each reader takes the index of an item and returns what it read with the index after it, or None. The
same rules serve every language; which words play which role comes from the lexicon.
"""

from __future__ import annotations

from core.chronology.ages import Ages
from core.chronology.leaning import Leaning
from core.chronology.model import Calendar
from core.chronology.moments import Moment
from core.chronology.reading import COMMAS, DASHES
from core.chronology.units import LAST_DAY, LAST_UNIT, MonthRead
from core.chronology.years import SHORT_DIGITS, YEAR_DIGITS, YearRead

_JALALI_CENTURY = 1300
_MONTH_OF_NIGHTS = 30
_MOST_MISTYPED = 8
"""Digits of a year that was mistyped («11917»), at most."""


class Elements(Ages):
    """Readers of single expressions over the items of one block."""

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
        roles = item.meaning.roles
        if "between_after" in roles and self._ends_a_pair(moment):
            return moment  # «1952 - 1955 के मध्य»: between the two, not the middle of one
        if "part" in roles and "leads" not in roles and moment.day is None and self.words.year_first:
            moment.part = item.meaning.roles["part"]
            moment.end = item.end
            moment.last += 1
            moment.stands = True
        return moment

    def _ends_a_pair(self, moment: Moment) -> bool:
        before = self.at(moment.first - 1)
        return before.form in DASHES or before.has("and", "to")

    def numeric(self, index: int) -> Moment | None:
        """``2017-10-24``, ``24/10/2017``, ``۱۳۹۶/۰۸/۰۲``."""
        if self.at(index).digits == 0 or not self.sign(index + 1, "-/."):
            return None
        numbers = [self.at(index), self.at(index + 2), self.at(index + 4)]
        signs = {self.at(index + 1).form, self.at(index + 3).form}
        inner = self.items[index + 1 : index + 5]
        roman = numbers[1].ordinal and numbers[1].form.isascii()  # «5.III.1898»
        if any(item.number is None for item in numbers) or not numbers[2].digits or len(signs) != 1:
            return None
        if not (numbers[1].digits or roman):
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
        if lengths[0] == YEAR_DIGITS and max(lengths[1:]) <= 2:
            year, month, day = values
        elif lengths[2] == YEAR_DIGITS and max(lengths[:2]) <= 2:
            day, month, year = values
            if month > 12 >= day:
                day, month = month, day
        else:
            return None
        calendar = Calendar.JALALI if year in self.words.jalali_years else Calendar.GREGORIAN
        if not (1 <= month <= 12 and 1 <= day <= LAST_DAY):
            return None
        moment = self.moment(index, index + 6 if self.own(index + 5, "year_after") else index + 5)
        moment.day, moment.months, moment.year, moment.stands = day, ((calendar, month),), year, True
        return moment

    def parted(self, index: int) -> Moment | None:
        """Early, late, first half ... of a month, year, decade or century."""
        roles = self.at(index).meaning.roles
        if "part" not in roles or (self.words.year_first and "leads" not in roles):
            return None
        stop = index + 1
        if self.sign(stop, "-"):
            stop += 1
        stop = self.skip(stop, "of", "the", most=2)
        inner = self.parted(stop) if self.own(stop, "part") else None
        if inner is not None:
            inner.first, inner.start = index, self.items[index].start  # «بداية النصف الثاني من القرن»
            return inner
        for reader in (
            self.century,
            self.millennium,
            self.decade,
            self.month_first,
            self.season,
            self.plain_year,
            self.leaning,
        ):
            found = reader(stop)
            bare_season = found is not None and found.season is not None and found.leans and not found.lean_unit
            if bare_season and found is not None and self.items[found.first].form.startswith("ال"):
                bare_season = False  # «أواخر الصيف»
            if found is not None and found.lean_unit != "day" and not bare_season:
                found.first, found.start = index, self.items[index].start
                found.part = roles["part"]
                found.stands = True
                return found
        return self._part_of_the_year(index, stop)

    def _part_of_the_year(self, index: int, stop: int) -> Moment | None:
        """``the end of the year``, «أواخر العام», «в конце года»: of the year the story has come to."""
        item = self.at(stop)
        definite = self.own(stop - 1, "the") or item.form.startswith("ال") or self.words.year_word
        if self.words.year_first or not self.own(stop, "year") or not (definite or self.words.jalali_years):
            return None
        if self.at(stop + 1).number is not None or self.own(stop + 1, "of") or self.own(stop + 1, "school"):
            return None
        moment = self.moment(index, stop + 1)
        moment.lean_unit, moment.part, moment.stands = "year", self.at(index).meaning.roles["part"], True
        return moment

    def night(self, index: int) -> Moment | None:
        """«لثمان بقين من المحرم»: nights of a month, gone by or left of thirty, as Arabic chronicles count."""
        item = self.at(index)
        count = item.meaning.roles.get("nights") or item.number
        if count is None:
            return None
        after = index + 2 if self.own(index + 1, "night_word") else index + 1
        gone = self.own(after, "nights_gone")
        if not 1 <= count < _MONTH_OF_NIGHTS or not (gone or self.own(after, "nights_left")):
            return None
        month = self.month(self.skip(after + 1, "of", most=1))
        if month is None:
            return None
        moment = self.moment(index, month.next)
        moment.day = count if gone else _MONTH_OF_NIGHTS - count
        moment.months, moment.stands = month.months, True
        return self.completed(moment)

    def day_month(self, index: int) -> Moment | None:
        """Day, month and, if it is there, year."""
        day = self.day(index)
        if day is None:
            return None
        month = self.month_after_day(day[1])
        if month is None:
            before = self.at(index - 1)
            led = before.has("in", "day_word", "weekday", "the", "from", "to") or "in" in self.at(index).prefixes
            return self.day_of_that_month(index, day) if led else None
        moment = self.moment(index, month.next)
        moment.day, moment.months, moment.stands = day[0], month.months, True
        return self.completed(moment)

    def day_of_that_month(self, index: int, day: tuple[int, int]) -> Moment | None:
        """«السابع من الشهر», ``the 7th of that month``, after a preposition or the word for day."""
        if not self.own(day[1], "the_month"):
            return None
        moment = self.moment(index, day[1] + 1)
        moment.day, moment.lean_unit, moment.stands = day[0], "month", True
        return moment

    def lone_day(self, index: int) -> Moment | None:
        """``on the 15th``, «15-го числа», «31 तारीख़»: a day of the month the story has come to."""
        item = self.at(index)
        if self.words.year_first:
            return self._date_of_month(index)
        if not (self.words.capitals or self.words.dashed_endings) or not 1 <= (item.number or 0) <= LAST_DAY:
            return None
        if self.words.dashed_endings:
            ending = index + 2 if self.sign(index + 1, DASHES) else index + 1
            if not item.digits or not self.at(ending).glued or self.at(ending).form not in self.words.ordinal_endings:
                return None
            if not self.own(ending + 1, "day_number"):
                return None
            stop = ending + 2
        else:
            stop = self.after_ending(index + 1)
            led = self.at(index - 1).form == "the" and self.at(index - 2).has("in")
            after = self.at(stop)
            if not led or not item.digits or stop == index + 1 or (after.is_word and not after.has("goes_on")):
                return None
        moment = self.moment(index, stop)
        moment.day, moment.lean_unit, moment.stands, moment.lone = item.number, "month", True, True
        return moment

    def _date_of_month(self, index: int) -> Moment | None:
        """«31 तारीख़», «اسی مہینے کی چودھویں تاریخ»."""
        at = index
        if self.own(index, "same_month"):
            at = self.skip(index + 1, "of", most=1)
        item, stop = self.at(at), self.after_ending(at + 1)
        if not 1 <= (item.number or 0) <= LAST_DAY or not self.own(stop, "date_word"):
            return None
        moment = self.moment(index, stop + 1)
        moment.day, moment.lean_unit, moment.stands, moment.lone = item.number, "month", True, True
        return moment

    def month_after_day(self, index: int) -> MonthRead | None:
        """A month that follows its day: «السادس عشر من ديسمبر», ``3/ April``."""
        month = self.month(index)
        number = self.at(index - 1).number or 0
        wary = self.words.capitals or (bool(self.words.jalali_years) and not self.at(index - 1).ordinal)
        spelled = wary and self.at(index - 1).digits == 0 and 0 < number <= LAST_UNIT + 1
        if month is not None and spelled and self.year_after(month.next) is None and not self._short_jalali(month.next):
            return None  # «the first March days», «سه مه»
        if month is not None and self.own(month.next - 1, "bound_month") and self.at(month.next).is_word:
            bound = self.year_after(month.next) is None and not self.at(month.next).has("in", "and", "to")
            month = None if bound else month
        if month is None and self.own(index, "day_word") and (self.own(index + 1, "of") or self.at(index + 1).months):
            index += 1  # ``the 29th day of April``, «اولین روز اکتبر»
            month = self.month(index)
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
            YEAR_DIGITS < self.at(moment.last).digits <= _MOST_MISTYPED
            or self._lost_year(moment.last)
            or any(self._lost_year(moment.first - back, "of") for back in range(1, 5))
        ):
            moment.broken = True
        return moment

    def _two_digits_of_jalali(self, moment: Moment) -> bool:
        """«۲۲ بهمن ۵۷», «بهمن ۵۷»: a Solar Hijri month and two digits, in a language of that calendar."""
        return moment.month_in(Calendar.JALALI) is not None and self._short_jalali(moment.last, lone=moment.day is None)

    def _short_jalali(self, index: int, *, lone: bool = False) -> bool:
        """Two digits that are a Solar Hijri year after its month; after a month alone only the last one's."""
        item = self.at(index)
        if not self.words.jalali_years or item.digits != 2 or not self.clean(index):
            return False
        if self.own(index + 1, "unit") or (lone and not self.at(index + 1).form):
            return False
        return (item.number or 0) > LAST_DAY

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
        odd = value % 50 != 0 or moment.day is not None
        if self.words.capitals and self.at(year.next - 1).digits == SHORT_DIGITS:
            after = self.at(year.next)
            return odd and (not after.is_word or after.has("in", "the", "goes_on"))
        if self.at(year.next - 1).digits == SHORT_DIGITS and not self.at(year.next).is_word:
            return odd
        if self.at(year.next - 1).digits == SHORT_DIGITS and self.at(year.next).has("post"):
            return True  # «दिसंबर 755 में»
        if any(family is not Calendar.GREGORIAN for family, _ in moment.months):
            return value < self.words.year_range.stop
        return value in self.words.year_range

    def year_first(self, index: int) -> Moment | None:
        """«1917 के अक्टूबर», and lines that lost their order: «1917نيسان ابريل/ 3»."""
        item = self.at(index)
        if not (self.words.year_first or item.digits or "era_before" in item.roles):
            return None
        year = self.year(index)
        if year is None or (year.value is None and not self.words.year_first):
            return None
        if year.lean is not None and self._has_its_own_year(year.next):
            return None  # «اسی سال 28 صفر سنہ 11ہجری»
        if year.value is not None and year.value not in self.words.year_range and not year.bce:
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
            if self.own(month.next, "name_after"):
                return None  # «1917 की अक्टूबर क्रांति»
            moment = self.moment(index, month.next)
            moment.months = month.months
            self._day_after(moment)
        moment.first, moment.start = index, self.items[index].start
        self.apply_year(moment, year)
        moment.stands = True
        return moment

    def _has_its_own_year(self, index: int) -> bool:
        day = self.day_month(index)
        return day is not None and day.year is not None

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
        moment = self._led_to_next(moment)
        if moment.lean_unit:
            return moment
        if self.own(month.next - 1, "bound_month") and self.year_after(month.next) is None:
            return None  # «پایان می‌پذیرد» that lost its joiner is no May
        if self.words.capitals or (self.words.year_first and self._is_day_before_year(month.next)):
            stop = self.skip(month.next, "the", most=1)
            day = self.day(stop)
            counts = stop > month.next and self.at(stop).digits == 0 and self._is_plain_word(day[1] if day else stop)
            if day is not None and not counts and not self.own(day[1], "unit") and self.month(day[1]) is None:
                moment.day, moment.last, moment.stands = day[0], day[1], True
                moment.end = self.items[day[1] - 1].end
        return self.completed(moment)

    def _led_to_next(self, moment: Moment) -> Moment:
        """``following March``, ``that autumn``: with the word before it that settles which."""
        first = moment.first - 1
        that = self.words.capitals and self.at(first).form == "that" and moment.season is not None
        if self.own(first, "next_one") or that:
            moment.first, moment.start, moment.stands = first, self.items[first].start, True
            moment.lean_unit = "" if that else "next"
        return moment

    def _is_day_before_year(self, index: int) -> bool:
        """«अक्टूबर 14 1962»: a day between its month and the year."""
        after = index + 2 if self.sign(index + 1, COMMAS) else index + 1
        return self.at(index).digits in (1, 2) and self.at(after).digits == YEAR_DIGITS

    def _is_plain_word(self, index: int) -> bool:
        """A word of no role: «April the first convoys» names no day."""
        return self.at(index).is_word and not self.at(index).meaning.roles

    def season(self, index: int) -> Moment | None:
        """A season with its year."""
        roles = self.at(index).meaning.roles
        if "season" not in roles:
            return None
        if "two_senses" in roles and (self.own(index - 1, "one") or self.own(index + 1, "fill")):
            return None  # ``a fall in 1178``
        year = self.year_after(index + 1)
        if year is None:
            moment = self.moment(index, index + 1)
            moment.season = roles["season"]
            return self._led_to_next(moment)
        moment = self.moment(index, year.next)
        moment.season, moment.stands = roles["season"], True
        self.apply_year(moment, year)
        joint, short = self.at(year.next), self.at(year.next + 1)
        joins = self.sign(year.next, DASHES) or self.sign(year.next, "/")
        if joins and joint.glued and short.glued and short.digits in (2, YEAR_DIGITS):
            after = self.skip(year.next + 2, "year_after", most=1)  # winter 1916-17
            moment.last, moment.end = after, self.items[after - 1].end
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

    _readers_of_numbers = (
        numeric,
        night,
        day_month,
        year_first,
        Ages.century,
        Ages.millennium,
        Ages.decade,
        plain_year,
        Leaning.counted,
        lone_day,
    )
    """In digits, whose words have no roles."""
    _readers = (
        numeric,
        parted,
        night,
        day_month,
        year_first,
        month_first,
        season,
        Ages.century,
        Ages.millennium,
        Ages.decade,
        plain_year,
        lone_day,
        Leaning.leaning,
        Leaning.counted,
    )
