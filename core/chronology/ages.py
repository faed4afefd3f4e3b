"""Readers of what is longer than a year: decades, centuries, millennia."""

from __future__ import annotations

from core.chronology.model import Calendar
from core.chronology.moments import Moment
from core.chronology.reading import DASHES
from core.chronology.tokens import Item
from core.chronology.units import Units
from core.chronology.years import APOSTROPHES, YEAR_DIGITS

_LAST_HUNDREDS = 2000
"""``the 1800s`` are a hundred years, the 2000s ten."""
MOST_CENTURIES = 30
_HUNDRED = 100
_GENERATIONS = 10
"""«الجيل السابع عشر» is a century in older Arabic, «الجيل الثالث» a generation."""
_LAST_MILLENNIUM = 12
_LAST_MILLENNIUM_CE = 3


class Ages(Units):
    """Readers of decades, centuries and millennia over the items of one block."""

    def century(self, index: int) -> Moment | None:
        """``the 20th century``, «القرن العشرين», «20वीं सदी», with its era."""
        if self.era_leads(index):
            return self._of_era(index, self.century(index + 1))
        read = self._ordinal_with(index, "century")
        return self._century(index, read[1], read[0]) if read is not None else None

    def millennium(self, index: int) -> Moment | None:
        """``the 3rd millennium BCE``, «هزاره سوم پیش از میلاد»: the range of its ten centuries."""
        if self.era_leads(index):
            return self._of_era(index, self.millennium(index + 1))
        named = self.at(index).meaning.roles.get("millennia")
        read = (named, index + 1) if named else self._ordinal_with(index, "millennium")
        if read is None or read[0] > _LAST_MILLENNIUM:
            return None
        first, last = 10 * read[0] - 9, 10 * read[0]
        moment = self._century(index, read[1], first)
        moment.bce = moment.bce or (self.era_leads(index - 1) and self.own(index - 1, "bce"))
        if not (moment.bce or read[0] <= _LAST_MILLENNIUM_CE):
            return None
        if moment.bce:
            first, last = last, first
        moment.century, moment.until = first, self._century(index, read[1], last)
        return moment

    def era_leads(self, index: int) -> bool:
        """«milattan sonra 2. yüzyıl»: an era, of more than a letter, that may stand before its century."""
        return self.own(index, "era_before") and (self.own(index, "bce") or len(self.at(index).form) > 1)

    def _of_era(self, index: int, found: Moment | None) -> Moment | None:
        era = self.era(index)
        if era is None or found is None:
            return None
        found.first, found.start = index, self.items[index].start
        for moment in (found, found.until):
            if moment is not None:
                moment.calendar, moment.bce = era.calendar, era.bce
        return found

    def _ordinal_with(self, index: int, role: str) -> tuple[int, int] | None:
        """Which century or millennium it is, the word before or after its number, and the index after both."""
        old = self.own(index, f"old_{role}") and (self.at(index + 1).number or 0) > _GENERATIONS
        if self.own(index, role) or old:
            number, after = self.at(index + 1), index + 2
            counted = number.number is not None and (number.number >= 10 or self.era(after) is not None)
            if number.number is None or not (number.digits or number.ordinal or counted):
                return None
            if number.digits:
                after = self.after_ending(after)
            elif self.own(index, "hundred") and "the" not in number.prefixes:
                return None  # «מאה עשרים איש»
        else:
            number = self.at(index)
            if number.number is None or number.digits > 2:
                return None
            after = index + 1
            ending = self.after_ending(after) > after
            after += 1 if ending else 0
            dashed = self.words.dashed_endings and number.digits > 0
            bare = self.words.year_first and number.digits > 0 and not self.own(after, "unit")  # «20 शताब्दी»
            if not (ending or number.ordinal or dashed or bare):
                return None
            after += 1 if self.sign(after, DASHES) else 0
            if self.words.dashed_endings and self.at(after).form in self.words.ordinal_endings:
                after += 1  # «19-й век»
                ending = True
            if not (self.own(after, role) or ((ending or number.ordinal) and self.own(after, f"short_{role}"))):
                return None
            after += 1
        if not 1 <= number.number <= MOST_CENTURIES or number.digits > 2:
            return None
        return number.number, after

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

    def _decade_of_ten(self, index: int) -> Moment | None:
        """``the second decade of the 20th century``, «دهه دوم قرن دهم هجری», «العقد الثاني من القرن العشرين»."""
        word_first = self.own(index, "decade")
        number = self.at(index + 1) if word_first else self.at(index)
        if (
            not number.ordinal
            or not 1 <= (number.number or 0) <= 10
            or not (word_first or self.own(index + 1, "decade"))
        ):
            return None
        century = self.century(self.skip(index + 2, "of", "the"))
        if century is None or century.century is None:
            return None
        moment = self.moment(index, century.last)
        _put_in(moment, century)
        moment.decade, moment.stands = 10 * ((number.number or 1) - 1) + 1, True
        return moment

    def decade(self, index: int) -> Moment | None:
        """``the 1930s``, «دهه ۱۹۲۰», «1930 के दशक», «ثلاثينيات القرن العشرين»."""
        if self.era_leads(index):
            return self._of_era(index, self.decade(index + 1))
        of_ten = self._decade_of_ten(index)
        if of_ten is not None:
            return of_ten
        item = self.at(index)
        if self.sign(index + 1, "-") and self.own(index + 2, "tens") and 10 < (item.number or 0) < 21:
            decade = (item.number or 0) * 100 + self.at(index + 2).roles["tens"]
            return self._decade(index, index + 3, decade, YEAR_DIGITS)  # ``the eighteen-forties``
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
        first = index - 1 if item.digits == 2 and item.glued and self.sign(index - 1, APOSTROPHES) else index
        stop = index + 1
        if self.sign(stop, APOSTROPHES) and self.at(stop).glued:
            stop += 1
        elif self.sign(stop, DASHES) and self.at(stop).glued and self.words.dashed_endings:
            stop += 1  # «1930-е годы»
        if self.at(stop).glued and self.at(stop).form in self.words.decade_endings:
            if item.digits == 2 and self.own(stop + 1, "unit"):
                return None  # «20'li yaşlarda»
            if self.words.capitals and item.digits == 2 and not self._is_decade_of_years(index):
                return None
            found = self._decade_of_century(index, self.skip(stop + 1, "year_after", most=1), item)
            if found is not None and first < index:
                found.start = self.items[first].start  # ``the '30s``
            if found is not None and item.digits == YEAR_DIGITS and item.number % 100 == 0:
                found.hundred = item.number < _LAST_HUNDREDS and not self.words.dashed_endings
            return found
        stop = self.skip(self.skip(index + 1, "ce", most=1), "of", most=1)
        if self.own(stop, "decade"):
            return self._decade(index, stop + 1, item.number, item.digits)
        return None

    def _is_decade_of_years(self, index: int) -> bool:
        """``the 70s``, ``'70s``, ``mid-70s``, not ``in his 70s``."""
        return self.own(index - 1, "the") or self.own(index - 1, "part") or self.sign(index - 1, APOSTROPHES | DASHES)

    def _decade_of_century(self, index: int, after: int, item: Item) -> Moment | None:
        """A decade of two digits with the century that may follow: «30-е годы XX века»."""
        if item.number is None:
            return None
        century = self.century(after) if item.digits == 2 and self.words.dashed_endings else None
        moment = self._decade(index, century.last if century else after, item.number, item.digits)
        if moment is not None and century is not None:
            _put_in(moment, century)
        return moment

    def _decade(self, index: int, after: int, value: int, digits: int) -> Moment | None:
        if digits == YEAR_DIGITS and value not in self.words.year_range:
            return None
        era = self.era(after)
        moment = self.moment(index, era[2] if era else after)
        moment.decade, moment.stands = value, True
        moment.calendar, moment.bce = (era[0], era[1]) if era else (None, False)
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
        found = self._decade(index, index + 2, number.number, number.digits or 2)
        return self.in_its_century(found) if found is not None else None

    def in_its_century(self, decade: Moment) -> Moment:
        """The decade with the century said after it: «שנות ה-30 של המאה ה-20»."""
        stop = self.skip(decade.last, "of", "the")
        century = self.century(stop) if stop > decade.last and (decade.decade or 0) < _HUNDRED else None
        if century is not None:
            _put_in(decade, century)
            decade.last, decade.end = century.last, century.end
        return decade

    def _named_decade(self, index: int, first: int | None = None) -> Moment | None:
        value = self.at(index).meaning.roles["tens"]
        again = self.at(index + 1)
        if again.digits == YEAR_DIGITS and again.number in self.words.year_range and (again.number or 0) % 100 == value:
            return self._decade(index if first is None else first, index + 2, again.number or 0, YEAR_DIGITS)
        stop = self.skip(index + 1, "of", "the")
        century = self.century(stop)
        moment = self.moment(index if first is None else first, century.last if century else index + 1)
        moment.decade, moment.stands = value, True
        if century is not None and century.century is not None:
            _put_in(moment, century)
        elif self.words.capitals and not (self.own(index - 1, "the") or self.own(index - 1, "part")):
            return None
        return moment


def _put_in(decade: Moment, century: Moment) -> None:
    """Give a decade the century it is said to be of, with its era."""
    decade.century, decade.calendar, decade.bce = century.century, century.calendar, century.bce
