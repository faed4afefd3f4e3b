"""Expressions in sequence: ranges, lists that share a month or year, one date in two calendars."""

from __future__ import annotations

from typing import NamedTuple

from core.chronology.calendars import to_jdn
from core.chronology.clues import beginnings
from core.chronology.elements import Elements
from core.chronology.evidence import stands
from core.chronology.model import Calendar, Precision
from core.chronology.moments import STYLE_ROLES, Moment, days_of, year_in
from core.chronology.reading import COMMAS, DASHES
from core.chronology.tokens import Item

_MOST_DAYS = 6
_MOST_IN_CHAIN = 12
_SAME_CLAUSE = 4
_LED_TO = 4  # items between ``two days later`` and its date
_TWINS = frozenset({"bracket", "equals"})
"""Links between two names of one day."""
_STYLES_APART_IN_MONTH = range(10, 14)
_LAST_DAY = 31
_YEAR_DIGITS = 4
_SHORT_YEAR = 3
_FOUR_DIGITS = 1000
_LONGEST_LIFE = 110
_ERAS = ("ce", "bce", "ah", "sh")
_STYLES_APART = range(1, 16)  # days between Old and New Style, centuries 3 to 22


class _Link(NamedTuple):
    """What joins two expressions: ``range``, ``and``, ``comma`` or ``bracket``; where the next begins."""

    kind: str
    next: int


class Grammar(Elements):
    """Reads all dates of one block."""

    def read(self) -> list[Moment]:
        """All dates of the block in order, none overlapping another."""
        moments: list[Moment] = []
        done = 0
        for index in beginnings([word.clue for word in self.items.found]):
            if index < done:
                continue
            item = self.at(index)
            small = item.digits < _SHORT_YEAR  # or no number in digits
            chain = (
                (small and item.number is not None and self._days_of_one_month(index))
                or (item.number is None and self._month_of_several_days(index))
                or (small and self._centuries(index))
                or self._years_of_one_era(index)
                or self._decades(index)
                or self._chain(index)
            )
            if chain:
                if moments and self._is_said_again(moments[-1], chain[0]):
                    moments.pop()
                if not (moments and self._took_so_long(moments[-1], chain[0])):
                    moments += chain
                done = max(moment.last for moment in chain)
        return moments

    def _is_said_again(self, counted: Moment, date: Moment) -> bool:
        """Whether ``two days later`` is followed by the date it leads to: ``, on 5 May``."""
        if not counted.lean_unit or counted.months or abs(counted.lean) == 0 or date.lean_unit:
            return False
        if not any(item.number is not None or item.has("ahead_before", "one") for item in self._of(counted)):
            return False
        between = self.items[counted.last : date.first]
        return len(between) <= _LED_TO and any(item.form in COMMAS for item in between)

    def _took_so_long(self, date: Moment, counted: Moment) -> bool:
        """«استسلموا في 20 ديسمبر بعد خمسة أشهر»: in the clause of a date it says how long, not when."""
        if not self.own(counted.first, "ahead_before") or not counted.lean_unit or counted.first < date.last:
            return False
        between = self.items[date.last : counted.first]
        return len(between) <= _SAME_CLAUSE and all(item.is_word for item in between)

    def _of(self, moment: Moment) -> list[Item]:
        return self.items[moment.first : moment.last]

    # -- several days of one month

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
            if len(days) > 1 and self.month_after_day(day[1]) is not None:
                break
            link = self._link(day[1])
            if link is None or link.kind in _TWINS:
                return []
            kinds.append(link.kind)
            at = link.next
        else:
            return []
        last = self.day_month(at)
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
        """``22 (9) January 1905``: the month stands once, the year too."""
        day = self.day(index) or self._day_before_stroke(index)
        if day is None or not self.sign(day[1], "([/"):
            return []
        stroke = self.sign(day[1], "/")
        other = self._day_before_stroke(day[1] + 1) if stroke else self.day(day[1] + 1)
        if other is None or not (stroke or self.sign(other[1], ")]")):
            return []
        month = self.month_after_day(other[1] if stroke else other[1] + 1)
        if month is None or (stroke and other[0] - day[0] not in _STYLES_APART_IN_MONTH):
            return []
        whole = self.moment(day[1] + 1, month.next)
        whole.day, whole.months, whole.stands = other[0], month.months, True
        whole = self.completed(whole)
        first = self._like(whole, day[0], index, day[1])
        self._pair_styles([first, whole], ["bracket"])
        return [first, whole]

    def _day_before_stroke(self, index: int) -> tuple[int, int] | None:
        """A day beside a stroke, which elsewhere makes a fraction: ``16/28 August``."""
        item = self.at(index)
        joined = self.sign(index + 1, "/") or self.sign(index - 1, "/")
        if item.number is None or item.digits not in (1, 2) or not joined or not 1 <= item.number <= _LAST_DAY:
            return None
        return item.number, index + 1

    def _centuries(self, index: int) -> list[Moment]:
        """``the 16th and 17th centuries``, «القرنين التاسع عشر والعشرين»."""
        first = self.century(index)
        if first is not None:
            link = self._link(first.last)
            number = self.at(link.next) if link is not None and link.kind in ("and", "range") else None
            if number is None or number.number is None or not (number.ordinal and 1 <= number.number <= 30):
                return []
            second = self._century(link.next, link.next + 1, number.number) if link else first
            if self.month_after_day(second.last) is not None or self.own(second.last, "century"):
                return []
            return self._with_ranges([first, second], [link.kind]) if link else []
        begin, part = index, self.at(index).meaning.roles.get("part")
        if part is not None and not self.words.year_first:
            index = self.skip(index + 1, "of", "the", most=2)
        item = self.at(index)
        after = index + 1
        if item.number is None or item.digits > 2 or not 1 <= item.number <= 30:
            return []
        after += 1 if self.at(after).glued and self.at(after).form in self.words.ordinal_endings else 0
        link = self._link(after)
        known = link is not None and link.kind in ("and", "range")
        second_of_two = (self.parted(link.next) or self.century(link.next)) if link is not None and known else None
        if second_of_two is None or second_of_two.century is None or self.own(link.next if link else index, "century"):
            return []
        if not (item.ordinal or after > index + 1):
            return []
        first = self.moment(begin, after)
        first.century, first.stands, first.part = item.number, True, part if begin < index else None
        first.calendar, first.bce = second_of_two.calendar, second_of_two.bce
        between = link is not None and self._is_between(index, second_of_two)
        kind = "range" if between or link is None else link.kind
        return self._with_ranges([first, second_of_two], [kind])

    def _decades(self, index: int) -> list[Moment]:
        """«1920—1930-е годы», «70—80-е годы XIX века»: the ending stands once."""
        item = self.at(index)
        if not self.words.dashed_endings or item.number is None or item.number % 10 or item.digits not in (2, 4):
            return []
        link = self._link(index + 1)
        last = self.decade(link.next) if link is not None and link.kind in ("range", "and") else None
        if link is None or last is None or last.decade is None or self.at(link.next).digits != item.digits:
            return []
        first = self.moment(index, index + 1)
        first.decade, first.century, first.calendar, first.stands = item.number, last.century, last.calendar, True
        return self._with_ranges([first, last], [link.kind])

    def _years_of_one_era(self, index: int) -> list[Moment]:
        """``264–146 BC``, «973-1048 م», ``(865–915)``: a short year that only its range's end makes one."""
        stop = index + 1 if self.own(index, "year") else index
        item = self.at(stop)
        if item.number is None or not 0 < item.digits <= _YEAR_DIGITS or not self.clean(stop) or self.in_code(stop):
            return []
        if self.at(index - 1).has("label", "quantity"):
            return []
        link = self._link(stop + 1)
        if link is None or link.kind not in ("range", "and"):
            return []
        end = self._bracketed_end(index, stop, link) or self.plain_year(link.next)
        if (
            end is None
            or end.year is None
            or not (end.stands or end.named or self._is_between(index, end))
            or (item.digits == _YEAR_DIGITS and not end.bce)
        ):
            return []
        if item.digits < _SHORT_YEAR and end.year >= _FOUR_DIGITS and not end.bce:
            return []  # a day, or an amount
        marked = any(role in self.at(place).meaning.roles for place in (end.last - 1, end.last - 2) for role in _ERAS)
        between = item.digits == _SHORT_YEAR and self._is_between(index, end) and stands(self, end)
        if not (marked or (stop > index and end.named) or end.broken or between):
            return []
        end.broken = False
        begin = self.moment(index, stop + 1)
        begin.year, begin.calendar, begin.bce, begin.stands = item.number, end.calendar, end.bce, True
        kind = "range" if link.kind == "range" or self._is_between(index, end) else "and"
        if kind == "range" and not (begin.year > end.year if end.bce else begin.year < end.year):
            return []
        return self._with_ranges([begin, end], [kind])

    def _bracketed_end(self, index: int, stop: int, link: _Link) -> Moment | None:
        """The second year of ``(865–915)`` after a name, marked ``broken`` until it is accepted."""
        item, first = self.at(link.next), self.at(stop)
        opened = self.sign(index - 1, "(") or self.sign(index - 1, COMMAS)
        if not opened or not self.sign(link.next + 1, ")") or link.kind != "range" or not self.at(stop + 1).form:
            return None
        if not self.sign(stop + 1, DASHES) or item.number is None or not self.clean(link.next):
            return None
        long = item.digits == _YEAR_DIGITS or (self.sign(index - 1, "(") and item.digits == _SHORT_YEAR == first.digits)
        if not long or first.digits != _SHORT_YEAR or not 0 < item.number - (first.number or 0) <= _LONGEST_LIFE:
            return None
        before = self.at(index - 2)
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
        _share_year(moment, whole)
        return moment

    # -- chains

    def _chain(self, index: int) -> list[Moment]:
        first = self.expression(index)
        if first is None:
            return []
        if first.calendar is None and first.day is not None and self.own(index - 1, "old_style"):
            first.calendar = Calendar.JULIAN
        chain, kinds = [first], list[str]()
        while len(chain) < _MOST_IN_CHAIN:
            here = chain[-1]
            here.last = self._style(here)
            step = self._next_in_chain(here, kinds)
            if step is None:
                break
            kinds.append(step[0])
            chain.append(step[1])
        for earlier, later, kind in reversed(list(zip(chain, chain[1:], kinds, strict=False))):
            if kind not in _TWINS and earlier.leans and earlier.months and not earlier.lean_unit and later.months:
                _share_year(earlier, later)
        self._pair_styles(chain, kinds)
        if not any(stands(self, moment) for moment in chain) and not self._years_make_range(chain, kinds):
            return []
        for moment in chain:
            moment.approximate = self._is_about(moment)
        if len(chain) == 2 and kinds[0] in ("and", "comma") and self._is_between(first.first, chain[1]):
            kinds = ["range"]
        return self._with_ranges(chain, kinds)

    def _link(self, index: int) -> _Link | None:
        """What stands after an expression and may join it to another."""
        item = self.at(index)
        roles = item.meaning.roles
        stop = index
        kind = ""
        while self.sign(stop, DASHES) and stop < index + 2:
            kind, stop = "range", stop + 1
        if not kind and "to" in roles:
            kind, stop = "range", index + 1
        elif not kind and "and" in roles:
            kind, stop = "and", index + 1
            if self.own(stop, "to"):
                kind, stop = "range", stop + 1
        elif not kind and "and" in item.prefixes:
            return _Link("and", index)
        elif not kind and (self.sign(index, COMMAS)):
            kind, stop = "comma", index + 1
            if self.own(stop, "and"):
                kind, stop = "and", stop + 1
        elif not kind and self.sign(index, "/"):
            kind, stop = "and", index + 1
        elif not kind and self.sign(index, "(["):
            kind, stop = "bracket", index + 1
        if "equals" in self.at(stop).meaning.roles and kind in ("", "comma"):
            kind, stop = "equals", stop + 1
        if not kind:
            return None
        begin, stop = stop, self.skip(stop, "fill", "the", "day_word", "old_style", "new_style", "weekday")
        while stop - 1 > begin and self.own(stop - 1, "year") and self.at(stop).number is not None:
            stop -= 1  # a filler that is the next one's year word
        return _Link(kind, stop)

    def _next_in_chain(self, here: Moment, kinds: list[str]) -> tuple[str, Moment] | None:
        link = self._link(here.last)
        if link is None:
            return None
        short = self._short_year(here, link)
        if short is not None:
            return "range", short
        again = self.expression(link.next)
        if again is not None and any(self.own(i, "old_style") for i in range(here.last, again.first)):
            again.calendar = Calendar.JULIAN
        if again is None or not self._belong(here, again, link.kind):
            if self.own(here.last + 1, "year") and link.next > here.last + 1:  # the filler was its year word
                again = self.expression(here.last + 1)
            if again is None or not self._belong(here, again, link.kind):
                return None
        if link.kind != "bracket":
            return None if self._is_measured(again) else (link.kind, again)
        close = self._style(again)
        if not self.sign(close, ")]"):
            return None
        again.last = close + 1
        if again.leans:
            year = self.year_after(close + 1)
            if year is not None and (year.named or year.value in self.words.year_range):
                self.apply_year(again, year)
                again.last = year.next
        return "bracket", again

    def _is_measured(self, end: Moment) -> bool:
        """``to 2000 in 1850``: an amount in a year, not the end of a range."""
        bare = end.precision is Precision.YEAR and not end.named and end.year is not None and end.year % 10 == 0
        return bare and self.own(end.last, "in") and self.at(end.last + 1).digits == _YEAR_DIGITS

    def _short_year(self, here: Moment, link: _Link) -> Moment | None:
        """The end of ``1917-18``."""
        item = self.at(link.next)
        if self.sign(here.last, "/") and here.precision is Precision.YEAR and here.year is not None:
            return self._next_year(here, link)
        if link.kind != "range" or here.precision is not Precision.YEAR or here.year is None:
            return None
        if item.digits != 2 or not item.glued or item.number is None or item.number <= here.year % 100:
            return None
        if self.at(here.last - 1).digits != 4 or not self.clean(link.next):
            return None
        moment = self.moment(link.next, link.next + 1)
        moment.year, moment.calendar, moment.bce = here.year // 100 * 100 + item.number, here.calendar, here.bce
        era = self.era(moment.last)
        if era is not None and not era[1]:
            moment.last, moment.end, moment.calendar = era[2], self.items[era[2] - 1].end, era[0]
            moment.stands = True
        return moment

    def _next_year(self, here: Moment, link: _Link) -> Moment | None:
        """The end of ``1941/42``: only the very next year."""
        year = (here.year or 0) + 1
        if here.bce or not self.double_year(link.next - 2):
            return None
        moment = self.moment(link.next, self.skip(link.next + 1, "year_after", most=1))
        moment.year, moment.calendar, moment.named = year, here.calendar, moment.last > link.next + 1
        moment.stands = True
        return moment

    def _belong(self, here: Moment, again: Moment, kind: str) -> bool:
        """Whether two expressions with a link between them are of one range or list."""
        if here.lean_unit in ("day", "month") or again.lean_unit in ("day", "month"):
            return False
        one, other = here.precision, again.precision
        fine = {Precision.DAY, Precision.MONTH, Precision.SEASON}
        if kind == "equals":
            return one is Precision.DAY is other
        if kind == "bracket":
            return (one is other and one in fine and here.months != again.months) or (one is Precision.DAY is other)
        if kind == "comma":
            return one is other and (one is Precision.YEAR or (one is Precision.MONTH and here.leans))
        if one in fine and other in fine:
            return kind == "range" or one is other
        if one is other:
            return True
        return kind == "range" and again.year is not None and not again.leans

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

    def _pair_styles(self, chain: list[Moment], kinds: list[str]) -> None:
        """``25 October (7 November) 1917``: the same day twice, the earlier figure is Old Style."""
        for one, other, kind in zip(chain, chain[1:], kinds, strict=False):
            if kind not in {*_TWINS, "and"} or one.day is None or other.day is None:
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

    def _is_about(self, moment: Moment) -> bool:
        return any(self.own(moment.first - back, "approx") for back in (1, 2)) and not (
            self.own(moment.first - 2, "approx") and not self.at(moment.first - 1).has("in", "the", "year", "fill")
        )

    def _years_make_range(self, chain: list[Moment], kinds: list[str]) -> bool:
        """``1914-1918``: two plain years with a dash vouch for each other."""
        return (
            kinds == ["range"]
            and all(m.year is not None and m.year in self.words.year_range for m in chain)
            and not self.at(chain[0].first - 1).has("label", "quantity")
            and "unit" not in self.at(chain[1].last).meaning.roles
        )

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


def _share_year(moment: Moment, whole: Moment) -> None:
    """Give a moment the year of another, stated or leaning."""
    moment.year, moment.bce, moment.broken = whole.year, whole.bce, whole.broken
    moment.calendar = moment.calendar or whole.calendar
    moment.lean_unit, moment.lean = whole.lean_unit, whole.lean
