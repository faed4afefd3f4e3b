"""Expressions that count from what was said before: ``the same year``, ``two months later``."""

from __future__ import annotations

from core.chronology.moments import Moment
from core.chronology.reading import Reading

_UNITS = ("spans_", "same_")
_MOST_COUNTED = 100
"""Longer spans (``a thousand years later``) are no reckoning."""


class Leaning(Reading):
    """Readers of expressions that have no year of their own and name none."""

    def leaning(self, index: int) -> Moment | None:
        """``the same year``, «العام التالي», «उसी दिन»."""
        roles = self.at(index).meaning.roles
        if self.words.year_first and "year" in roles:
            return self._part_of_the_year_before(index)
        for unit in ("year", "month", "day", "decade", "century"):
            if f"same_{unit}" in roles:
                counted = self.at(index - 1).number is not None or self.own(index - 1, "amount")
                if counted or (roles[f"same_{unit}"] and self.own(index + 1, "relation")):
                    return None
                moment = self.moment(index, index + 1)
                moment.lean_unit, moment.lean, moment.stands = unit, roles[f"same_{unit}"], True
                return moment
        return None

    def _part_of_the_year_before(self, index: int) -> Moment | None:
        """«वर्ष के अंत», «سال کے آخر»: of the year the story has come to."""
        before, after = self.at(index - 1), self.at(index + 1)
        if "part" not in after.roles or "leads" in after.roles or before.number is not None or before.has("amount"):
            return None
        moment = self.moment(index, index + 2)
        moment.lean_unit, moment.part, moment.stands = "year", after.roles["part"], True
        return moment

    def counted(self, index: int) -> Moment | None:
        """``two years later``, «دو ماه بعد», «через два года», «بعد عامين»."""
        sign = int(self.own(index, "ahead_before")) - int(self.own(index, "back_before"))
        stop = index + abs(sign)
        item = self.at(stop)
        count = 1 if self.own(stop, "one") else item.number
        if count is not None:
            if not 1 <= count <= _MOST_COUNTED or item.ordinal or (item.digits and not self.clean(stop)):
                return None
            stop += 1
        if not self.at(stop).meaning.roles:
            return None  # no unit of time
        units = ("year", "month", "day")
        unit = next((unit for unit in units if self.own(stop, self._span_role(unit, count))), "")
        if not unit and count is not None:
            unit = next((unit for unit in units if self.at(stop).meaning.roles.get(f"same_{unit}")), "")
            return self._counted_phrase(index, stop, count, unit) if unit else None
        after_it = self.own(stop + 1, "ahead") or self.own(stop + 1, "back")
        if not unit and count is None and (sign or after_it):  # «через год», «بعد سنة», «месяц спустя»
            unit, count = next((unit for unit in units if self._is_one(stop, unit)), ""), 1
        if not unit:
            return None
        length = self.at(stop).meaning.roles[self._span_role(unit, count)] * (count or 1)
        stop += 1
        if sign == 0:
            back = self.own(stop, "back") or (unit == "day" and self.own(stop, "ago"))
            sign = int(self.own(stop, "ahead")) - int(back)
            stop += 1
        goes_on = self.at(stop).number is not None and not self.words.year_first
        if sign == 0 or self.own(stop, "relation") or goes_on or self._is_counted_before(index, stop):
            return None
        moment = self.moment(index, stop)
        moment.lean_unit, moment.lean, moment.stands = unit, sign * length, True
        return moment

    def _is_counted_before(self, index: int, stop: int) -> bool:
        """«מאה שנה לאחר מכן», «savaştan iki yıl sonra»: the word before says how many they are, or after what."""
        before = self.at(index - 1)
        bare = stop == index + 2 and not self.own(index, "ahead_before")
        if before.has("amount") or (bare and (before.number is not None or self.own(index - 1, "hundred"))):
            return True
        return not before.roles and before.is_word and before.form.endswith(self.words.counted_from)

    def _is_one(self, index: int, unit: str) -> bool:
        """Whether a unit stands alone, and so for one: no number and no year of its own follows."""
        after = self.at(index + 1)
        again = self.at(index).form == self.at(index - 2).form  # «سنة بعد سنة»
        half = "and" in after.prefixes and any(role == "half" or role.startswith(_UNITS) for role in after.roles)
        counted = again or half or after.number is not None or after.has("same_year", "relation", "of")
        return self.own(index, "singular") and self.own(index, f"spans_{unit}") and not counted

    def _counted_phrase(self, index: int, stop: int, count: int, unit: str) -> Moment | None:
        """«دو سال بعد» where «سال بعد» is a phrase of its own."""
        if self.own(stop + 1, "relation"):
            return None
        from_then = self.own(stop, "from_then")
        if self.at(stop).meaning.roles[f"same_{unit}"] < 0 and unit != "day" and not from_then:
            return None  # «صد سال قبل»: counted from now
        moment = self.moment(index, stop + 1)
        moment.lean_unit, moment.stands = unit, True
        moment.lean = count * self.at(stop).meaning.roles[f"same_{unit}"]
        return moment

    @staticmethod
    def _span_role(unit: str, count: int | None) -> str:
        return f"pairs_{unit}" if count is None else f"spans_{unit}"
