"""Lists and pairs that share a word: ``25 and 26 October``, ``the 16th and 17th centuries``, ``656/1258``."""

from __future__ import annotations

from core.chronology.ages import MOST_CENTURIES
from core.chronology.calendars import from_jdn, year_days
from core.chronology.evidence import stands
from core.chronology.links import ERAS, LONGEST_AGE, LONGEST_LIFE, SHORT_YEAR, TWINS, Link, Links, share_year
from core.chronology.model import Calendar
from core.chronology.moments import Moment
from core.chronology.reading import COMMAS, DASHES
from core.chronology.tokens import Item
from core.chronology.units import LAST_DAY
from core.chronology.years import YEAR_DIGITS

_MOST_DAYS = 6
_HUNDREDS = 100
_STYLES_APART_IN_MONTH = range(10, 14)
_FOUR_DIGITS = 1000
_POSTS = frozenset({"post", "between_after"})
_YEARS_MISCOUNTED = 3
"""How far a chronicler may be off when he gives a year in both eras and marks one of them."""


class Lists(Links):
    """Readers of several dates that begin with a part of the first."""

    def _days_of_one_month(self, index: int) -> list[Moment]:
        """«25 and 26 October 1917», ``8-13 March``, «بين 8 و13 مارس»: days first, their month after them."""
        both = self._day_in_both_styles(index)
        if both:
            return both
        days: list[tuple[int, int, int]] = []
        kinds: list[str] = []
        at = index
        while len(days) < _MOST_DAYS:
            day = self.day(at)
            if day is None:
                return []
            days.append((day[0], at, day[1]))
            of_that_month = self.own(day[1], "the_month")
            if len(days) > 1 and (of_that_month or self.month_after_day(day[1]) is not None):
                break
            link = self._link(day[1])
            if link is None or link.kind in TWINS:
                return []
            kinds.append(link.kind)
            at = link.next
        else:
            return []
        last = self.day_of_that_month(at, days[-1][::2]) if of_that_month else self.day_month(at)
        if last is None:
            return []
        if len(days) == 2 and (kinds == ["range"] or self._is_between(index, last)):
            begin = self._like(last, *days[0])
            begin.until, begin.last, begin.end = last, last.last, last.end
            return [begin] if days[0][0] < days[1][0] else []
        if "range" in kinds:
            return []
        return [*(self._like(last, *day) for day in days[:-1]), last]

    def _month_of_several_days(self, index: int) -> list[Moment]:
        """``October 25–26, 1917``, ``August 5, 6 and 7``: the month first, then its days."""
        if not self.words.capitals:
            return []
        month = self.month(index)
        day = self.day(month.next) if month is not None else None
        if month is None or day is None:
            return []
        days, kinds = [(day[0], month.next, day[1])], list[str]()
        while len(days) < _MOST_DAYS:
            link = self._link(days[-1][2])
            if link is None or link.kind not in ("range", "and", "comma"):
                break
            day = self.day(link.next)
            if day is None or day[0] <= days[-1][0] or self.month_after_day(day[1]) or self.own(day[1], "unit"):
                break
            kinds.append(link.kind)
            days.append((day[0], link.next, day[1]))
        if len(days) == 1 or (kinds[-1] == "comma" and len(kinds) == 1) or (len(kinds) > 1 and "range" in kinds):
            return []
        whole = self.moment(days[-1][1], days[-1][2])
        whole.day, whole.months, whole.stands = days[-1][0], month.months, True
        whole = self.completed(whole)
        moments = [*(self._like(whole, *one) for one in days[:-1]), whole]
        moments[0].first, moments[0].start = index, self.items[index].start
        return self._with_ranges(moments, kinds)

    def _day_in_both_styles(self, index: int) -> list[Moment]:
        """``22 (9) January 1905``, ``13/14 July 1789``: the month stands once, the year too."""
        day = self.day(index) or self._day_before_stroke(index)
        if day is None or not self.sign(day[1], "([/"):
            return []
        stroke = self.sign(day[1], "/")
        other = self._day_before_stroke(day[1] + 1) if stroke else self.day(day[1] + 1)
        if other is None or not (stroke or self.sign(other[1], ")]")):
            return []
        month = self.month_after_day(other[1] if stroke else other[1] + 1)
        next_day = stroke and other[0] - day[0] == 1
        if month is None or (stroke and not next_day and other[0] - day[0] not in _STYLES_APART_IN_MONTH):
            return []
        whole = self.moment(day[1] + 1, month.next)
        whole.day, whole.months, whole.stands = other[0], month.months, True
        whole = self.completed(whole)
        first = self._like(whole, day[0], index, day[1])
        if not next_day:
            self._pair_styles([first, whole], ["bracket"])
        return [first, whole]

    def _day_before_stroke(self, index: int) -> tuple[int, int] | None:
        """A day beside a stroke, which elsewhere makes a fraction: ``16/28 August``."""
        item = self.at(index)
        joined = self.sign(index + 1, "/") or self.sign(index - 1, "/")
        if item.number is None or item.digits not in (1, 2) or not joined or not 1 <= item.number <= LAST_DAY:
            return None
        return item.number, index + 1

    def _centuries(self, index: int) -> list[Moment]:
        """``the 16th and 17th centuries``, «القرنين التاسع عشر والعشرين»."""
        first, word = self.century(index), index
        if first is None and self.own(index, "part"):
            parted = self.parted(index)
            if parted is not None and parted.century is not None and parted.until is None and parted.decade is None:
                first, word = parted, self.skip(index + 1, "of", "the")
        if first is not None:
            link = self._link(first.last)
            joins = link is not None and (link.kind in ("and", "range") or self._says_again_in_another_era(first, link))
            number = self.at(link.next) if link is not None and joins else None
            if link is None or number is None or number.number is None or not 1 <= number.number <= MOST_CENTURIES:
                return []
            second = self._century(link.next, self.after_ending(link.next + 1), number.number)
            bare = number.digits in (1, 2) and self.own(word, "century") and not self.own(second.last, "unit")
            if not (number.ordinal or bare) or (self.sign(second.last, ".,٫٬:") and self.at(second.last + 1).digits):
                return []
            stroke = self.sign(first.last, "/") or link.kind == "comma"  # «قرن ۸م/۲ق»
            if first.calendar is None and not first.bce and not stroke:
                first.calendar, first.bce = second.calendar, second.bce  # «سدهٔ چهارم و پنجم هجری»
            if self.month_after_day(second.last) is not None or self.own(second.last, "century"):
                return []
            return self._with_ranges([first, second], [link.kind])
        begin, era = index, self.era(index) if self.era_leads(index) else None
        number_at = index = era.next if era is not None else index  # «MÖ 5. ve 4. yüzyıllar»
        part = self.at(index).meaning.roles.get("part")
        if part is not None and not self.words.year_first:
            index = self.skip(index + 1, "of", "the", most=2)
        item = self.at(index)
        after = index + 1
        if item.number is None or item.digits > 2 or not 1 <= item.number <= MOST_CENTURIES:
            return []
        after = self.after_ending(after)
        link = self._link(after)
        known = link is not None and link.kind in ("and", "range")
        second_of_two = (self.parted(link.next) or self.century(link.next)) if link is not None and known else None
        if second_of_two is None or second_of_two.century is None or self.own(link.next if link else index, "century"):
            return []
        if not (item.ordinal or after > index + 1):
            return []
        if era is not None:
            second_of_two.calendar, second_of_two.bce = era.calendar, era.bce
        first = self.moment(begin, after)
        first.century, first.stands, first.part = item.number, True, part if number_at < index else None
        first.calendar, first.bce = second_of_two.calendar, second_of_two.bce
        between = link is not None and self._is_between(index, second_of_two)
        kind = "range" if between or link is None else link.kind
        return self._with_ranges([first, second_of_two], [kind])

    def _says_again_in_another_era(self, first: Moment, link: Link) -> bool:
        """«القرن الرابع الهجري، العاشر الميلادي»."""
        era = self.era(self.after_ending(link.next + 1))
        return (
            link.kind == "comma"
            and first.calendar is not None
            and era is not None
            and era.calendar is not first.calendar
        )

    def _decades(self, index: int) -> list[Moment]:
        """«1920—1930-е годы», «70—80-е годы XIX века», «1960 और 70 के दशक»: the ending stands once."""
        if self.own(index, "decade"):
            return self._decades_after_word(index)
        item = self.at(index)
        shares = self.words.dashed_endings or self.words.year_first
        if not shares or item.number is None or item.number % 10 or item.digits not in (2, YEAR_DIGITS):
            return []
        link = self._link(self.skip(index + 1, "ce", most=1))
        last = self.decade(link.next) if link is not None and link.kind in ("range", "and") else None
        if link is None or last is None or last.decade is None or self.at(link.next).digits > item.digits:
            return []
        if item.digits == YEAR_DIGITS and last.decade < 100 and last.century is None:
            last.decade += item.number // 100 * 100  # «1950-60-е годы»
        first = self.moment(index, index + 1)
        first.decade, first.century, first.calendar, first.stands = item.number, last.century, last.calendar, True
        return self._with_ranges([first, last], [link.kind])

    def _decades_after_word(self, index: int) -> list[Moment]:
        """«دهه‌های ۴۰ و ۵۰ شمسی»: the word and the era stand once."""
        first = self.decade(index)
        link = self._link(first.last) if first is not None else None
        number = self.at(link.next) if link is not None and link.kind in ("and", "range") else None
        if first is None or link is None or number is None or number.number is None or number.number % 10:
            return []
        if not number.number >= 10 or number.digits not in (0, 2, YEAR_DIGITS) or self.own(link.next + 1, "unit"):
            return []
        second = self._decade(link.next, link.next + 1, number.number, number.digits or 2)
        if second is None:
            return []
        second = self.in_its_century(second)
        if first.century is None and (first.decade or 0) < _HUNDREDS:
            first.century = second.century
        if first.calendar is None and not first.bce:
            first.calendar, first.bce = second.calendar, second.bce
        return self._with_ranges([first, second], [link.kind])

    def _years_in_both_eras(self, index: int) -> list[Moment]:
        """``656/1258``, «سنة 29 هجرية/647»: a Hijri year beside the Gregorian one it fell in, or the other way."""
        begin = index + 1 if self.own(index, "year") else index
        if not self.at(begin).number:
            return []
        era = self.era(begin + 1)
        joint = era[2] if era is not None else begin + 1
        stroke = self.sign(joint, "/")
        at = joint + 1 if stroke or self.sign(joint, "(=") else joint
        second = self.era(at + 1)
        if (era is not None and second is not None) or not (stroke or second is not None):
            return []
        numbers = [self.at(begin), self.at(at)]
        if any(item.digits > YEAR_DIGITS or not item.number for item in numbers) or not numbers[1].digits:
            return []
        if self.sign(begin - 1, "/") or (stroke and self.sign(at + 1, "/")) or self.in_code(begin):
            return []
        stop = self.skip(second[2] if second is not None else at + 1, "year_after", most=1)
        years = [self.moment(index, joint), self.moment(at, stop)]
        for year, item, mark in zip(years, numbers, (era, second), strict=True):
            year.year, year.stands, year.named = item.number, True, True
            year.calendar = mark[0] if mark is not None else None
        calendars = (Calendar.ISLAMIC, Calendar.JALALI)
        for hijri, other in (years, reversed(years)):
            for calendar in reversed(calendars) if self.words.jalali_years else calendars:
                known = hijri.calendar in (None, calendar) and other.calendar in (None, Calendar.GREGORIAN)
                spare = _YEARS_MISCOUNTED if hijri.calendar is calendar else 0
                if known and _is_same_year(calendar, hijri.year or 0, other.year or 0, spare):
                    hijri.calendar, other.calendar = calendar, Calendar.GREGORIAN
                    return years
        return []

    def _years_of_one_era(self, index: int) -> list[Moment]:
        """``264–146 BC``, «973-1048 م», ``(865–915)``: a short year that only its range's end makes one."""
        stop = index + 1 if self.own(index, "year") else index
        item = self.at(stop)
        if item.number is None or not item.digits or not self.clean(stop) or self.in_code(stop):
            return []
        before = self.at(index - 1)
        if before.has("label") or (before.has("quantity") and not before.has("approx")):
            return []
        link = self._link(stop + 1)
        if link is None or link.kind not in ("range", "and"):
            return []
        end = self._bracketed_end(index, stop, link) or self.plain_year(link.next)
        if (
            end is None
            or end.year is None
            or not (end.stands or end.named or self._is_between(index, end))
            or (item.digits >= YEAR_DIGITS and not end.bce)
        ):
            return []
        if item.digits < SHORT_YEAR and end.year >= _FOUR_DIGITS and not end.bce:
            return self._turned_short_range(index, item, end, link)  # or a day, or an amount
        marked = any(role in self.at(place).meaning.roles for place in (end.last - 1, end.last - 2) for role in ERAS)
        led = item.digits == SHORT_YEAR and end.named and before.has("from") and link.kind == "range"
        between = item.digits == SHORT_YEAR and self._is_between(index, end) and stands(self, end)
        last = self.at(end.last).meaning.roles
        posted = self.words.year_first and item.digits == SHORT_YEAR and not last.keys().isdisjoint(_POSTS)
        posted = posted and 0 < end.year - item.number <= LONGEST_AGE
        if not (marked or led or posted or between or end.broken or (stop > index and end.named)):
            return []
        end.broken = end.weak = False
        begin = self.moment(index, stop + 1)
        begin.year, begin.calendar, begin.bce, begin.stands = item.number, end.calendar, end.bce, True
        kind = "range" if link.kind == "range" or self._is_between(index, end) else "and"
        if end.year < _HUNDREDS < begin.year and begin.year % _HUNDREDS < end.year and not end.bce:
            end.year += begin.year // _HUNDREDS * _HUNDREDS  # «319-20 ई.»
        if kind == "range" and self.words.script == "Arab" and not end.bce and begin.year > end.year > _HUNDREDS:
            begin.year, end.year = end.year, begin.year  # «632-570ء», which lost its direction
        if kind == "range" and not (begin.year > end.year if end.bce else begin.year < end.year):
            return []
        return self._with_ranges([begin, end], [kind])

    def _turned_short_range(self, index: int, item: Item, end: Moment, link: Link) -> list[Moment]:
        """«30-1928ء», «99-1994»: a range of two years whose end has lost its direction and its century."""
        year = end.year or 0
        turned = self.words.script == "Arab" and item.glued is False and item.digits == 2 and self.at(link.next).glued
        if not turned or link.kind != "range" or year % 100 >= (item.number or 0) or self.own(index, "year"):
            return []
        begin = self.moment(index, index + 1)
        begin.year, begin.calendar, begin.stands = year, end.calendar, True
        end.year = year // 100 * 100 + (item.number or 0)
        return self._with_ranges([begin, end], [link.kind])

    def _bracketed_end(self, index: int, stop: int, link: Link) -> Moment | None:
        """The second year of ``(865–915)`` after a name, marked ``broken`` until it is accepted."""
        item, first = self.at(link.next), self.at(stop)
        opened = self.sign(index - 1, "(") or self.sign(index - 1, COMMAS)
        led = self.at(index - 1).has("from") and self.sign(index - 2, "(")  # «(من 260-273)»
        opened = opened or led
        if not opened or not self.sign(link.next + 1, ")") or link.kind != "range" or not self.at(stop + 1).form:
            return None
        if not self.sign(stop + 1, DASHES) or item.number is None or not self.clean(link.next):
            return None
        bracket = led or self.sign(index - 1, "(")
        long = item.digits == YEAR_DIGITS or (bracket and item.digits == SHORT_YEAR == first.digits)
        most = LONGEST_AGE if self.sign(index - 1, "(") else LONGEST_LIFE
        if not long or first.digits != SHORT_YEAR or not 0 < item.number - (first.number or 0) <= most:
            return None
        place = index - 3 if led else index - 2
        before = self.at(place - 1) if self.sign(place, ")") else self.at(place)
        if not before.is_word:
            return None
        if self.words.capitals and not self.text[before.start].isupper() and not before.has("happening"):
            return None
        moment = self.moment(link.next, link.next + 1)
        moment.year, moment.stands, moment.broken = item.number, True, True
        return moment

    def _like(self, whole: Moment, day: int, first: int, after: int) -> Moment:
        """A day with the month and year of another."""
        moment = self.moment(first, after)
        moment.day, moment.months, moment.stands = day, whole.months, True
        share_year(moment, whole)
        return moment


def _is_same_year(calendar: Calendar, year: int, gregorian: int, spare: int) -> bool:
    """Whether a Hijri year and a Gregorian one have days in common, or are no more than ``spare`` years apart."""
    first, last = (from_jdn(Calendar.GREGORIAN, jdn)[0] for jdn in year_days(calendar, year))
    return first - spare <= gregorian <= last + spare
