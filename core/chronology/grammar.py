"""Expressions in sequence: the dates of a block, chain by chain."""

from __future__ import annotations

from core.chronology.clues import beginnings
from core.chronology.evidence import stands
from core.chronology.links import ERAS, LONGEST_AGE, LONGEST_LIFE, SHORT_YEAR, TWINS, Link, share_year
from core.chronology.lists import Lists
from core.chronology.model import Calendar, Precision
from core.chronology.moments import Moment
from core.chronology.reading import COMMAS, DASHES
from core.chronology.years import SHORT_DIGITS, YEAR_DIGITS

_UNIT = frozenset({"unit"})
_SHORT_LED = frozenset({"year", "in", "vital", "leads_short", "era_before", "month_word", "after_month"})
"""What may make a year of three digits, whatever word comes after."""
_MOST_IN_CHAIN = 12
_SHORT_YEARS = range(100, 1000)
_SAME_CLAUSE = 4
_STYLE_REACH = 12
_LED_TO = 4  # items between ``two days later`` and its date


class Grammar(Lists):
    """Reads all dates of one block."""

    def read(self) -> list[Moment]:
        """All dates of the block in order, none overlapping another."""
        moments: list[Moment] = []
        done = 0
        for index in reversed(list(beginnings([word.clue for word in self.items.found]))):
            if index < done:
                continue
            item = self.at(index)
            if item.digits == SHORT_DIGITS and self._counts_a_word(index):
                continue
            small = item.digits < SHORT_DIGITS  # or no number in digits
            chain = (
                (small and item.number is not None and self._days_of_one_month(index))
                or (item.number is None and self._month_of_several_days(index))
                or (small and self._centuries(index))
                or ((item.digits or "year" in item.roles) and self._years(index))
                or ((item.digits or "decade" in item.roles) and self._decades(index))
                or self._chain(index)
                or []
            )
            for moment in chain:
                moment.approximate = self._is_about(moment)
            if chain:
                if moments and self._is_said_again(moments[-1], chain[0]):
                    moments[-1].again = chain[0]
                if not (moments and self._took_so_long(moments[-1], chain[0])):
                    moments += chain
                done = max(moment.last for moment in chain)
        return moments

    def _counts_a_word(self, index: int) -> bool:
        """Whether three digits stand before a word they count; most do, and need no closer look."""
        before, after = self.at(index - 1), self.at(index + 1)
        plain = after.is_word and not (after.glued or after.prefixes) and after.roles.keys() <= _UNIT
        return plain and not before.months and before.roles.keys().isdisjoint(_SHORT_LED)

    def _years(self, index: int) -> list[Moment]:
        return self._years_in_both_eras(index) or self._years_of_one_era(index)

    def _is_said_again(self, counted: Moment, date: Moment) -> bool:
        """Whether ``two days later`` is followed by the date it leads to: ``, on 5 May``."""
        if not counted.lean_unit or counted.months or counted.lean == 0 or date.lean_unit or date.until is not None:
            return False
        unsaid = counted.lean_unit == "year" and date.year is None  # its year is what is counted
        if unsaid or date.first - counted.last > _LED_TO:
            return False
        between = self.items[counted.last : date.first]
        adjoins = not between and self.words.year_first  # «दो दिन बाद 4 जुलाई»
        return adjoins or any(item.form in COMMAS or item.form == "(" for item in between)

    def _took_so_long(self, date: Moment, counted: Moment) -> bool:
        """«استسلموا في 20 ديسمبر بعد خمسة أشهر»: in the clause of a date it says how long, not when."""
        if not self.own(counted.first, "ahead_before") or not counted.lean_unit or counted.first < date.last:
            return False
        opens = self.text[self.items[counted.first].start].isupper() or "and" in self.at(counted.first).prefixes
        if opens or counted.first - date.last > _SAME_CLAUSE:
            return False
        between = self.items[date.last : counted.first]
        return all(item.is_word for item in between)

    def _chain(self, index: int) -> list[Moment]:
        first = self.expression(index)
        if first is None:
            return []
        if first.calendar is None and first.months and self._is_old_style_before(index):
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
            if kind not in TWINS and earlier.leans and not earlier.lean_unit and _share_a_kind(earlier, later):
                share_year(earlier, later)
        self._share_eras(chain, kinds)
        self._pair_styles(chain, kinds)
        if not any(stands(self, moment) for moment in chain) and not self._years_make_range(chain, kinds):
            return []
        if len(chain) == 2 and kinds[0] in ("and", "comma") and self._is_between(first.first, chain[1]):
            kinds = ["range"]
        return self._with_ranges(chain, kinds)

    def _next_in_chain(self, here: Moment, kinds: list[str]) -> tuple[str, Moment] | None:
        link = self._link(here.last)
        if link is None:
            return None
        short = self._short_year(here, link) or self._year_without_word(here, link)
        if short is not None:
            listed = link.kind == "and" and not self.sign(here.last, "/")
            return "and" if listed else "range", short
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

    def _is_old_style_before(self, index: int) -> bool:
        """``By the Julian calendar, …, on 30 January 1649``: said in the sentence, of the first date after it."""
        for place in range(index - 1, max(index - _STYLE_REACH, -1), -1):
            item = self.at(place)
            if "old_style" in item.roles:
                return self.at(place - 1).number is None and not self.at(place - 1).months  # not of a date before it
            if item.months or item.digits > 2 or "new_style" in item.roles or self.sign(place, ".!?؟।۔;؛|"):
                return False
        return False

    def _is_measured(self, end: Moment) -> bool:
        """``to 2000 in 1850``: an amount in a year, not the end of a range."""
        bare = end.precision is Precision.YEAR and not end.named and end.year is not None and end.year % 10 == 0
        return bare and self.own(end.last, "in") and self.at(end.last + 1).digits == YEAR_DIGITS

    def _short_year(self, here: Moment, link: Link) -> Moment | None:
        """The end of ``1917-18``."""
        item = self.at(link.next)
        if self.sign(here.last, "/") and here.precision is Precision.YEAR and here.year is not None:
            return self._next_year(here, link)
        if link.kind != "range" or here.precision is not Precision.YEAR or here.year is None:
            return None
        ends = self.sign(here.last, DASHES) and not self.at(link.next + 1).is_word  # ``1038 - 40.``
        glued = item.glued or self.sign(here.last, "۔") or ends
        if item.digits != 2 or not glued or item.number is None or item.number <= here.year % 100:
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

    def _year_without_word(self, here: Moment, link: Link) -> Moment | None:
        """The end of «من سنة 936 إلى 973», ``in 320 or 321``: three digits that the first year makes a year."""
        item = self.at(link.next)
        named = here.precision is Precision.YEAR and here.year is not None and here.until is None
        named = named and (here.named or here.year in _SHORT_YEARS)
        if not named or link.kind not in ("range", "and") or item.digits != SHORT_YEAR or not self.clean(link.next):
            return None
        if here.bce or self.era(link.next + 1) or self.own(link.next + 1, "unit") or self.own(link.next, "year"):
            return None
        most = LONGEST_AGE if self.at(here.first).roles.keys() & ERAS else LONGEST_LIFE
        if not (here.year or 0) < (item.number or 0) <= (here.year or 0) + most:
            return None
        moment = self.moment(link.next, link.next + 1)
        moment.year, moment.calendar, moment.stands = item.number, here.calendar, True
        return moment

    def _next_year(self, here: Moment, link: Link) -> Moment | None:
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


def _share_a_kind(earlier: Moment, later: Moment) -> bool:
    """Whether both name months, or both seasons: ``spring and summer of 1917``."""
    months = bool(earlier.months) and bool(later.months)
    return months or (earlier.season is not None and later.season is not None)
