"""Readers of a day and a month."""

from __future__ import annotations

from typing import NamedTuple

from core.chronology.model import Calendar
from core.chronology.years import Years

LAST_DAY = 31
LAST_UNIT = 9


class MonthRead(NamedTuple):
    """The months a name can mean, its first item and the index after it."""

    months: tuple[tuple[Calendar, int], ...]
    first: int
    next: int


class Units(Years):
    """Readers of days and months over the items of one block."""

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
        if after.glued and after.form in self.words.ordinal_endings and after.form != ".":
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

    def after_ending(self, index: int) -> int:
        """The index after the ending that makes a number an ordinal, or the same index: ``th``, «वीं», « वीं»."""
        item = self.at(index)
        apart = self.words.year_first and len(item.form) > 1
        ends = item.form in self.words.ordinal_endings or self.own(index, "ordinal_ending")
        return index + 1 if ends and (item.glued or apart) else index
