"""Looking at the items of one block: what stands where, and which numbers are whole."""

from __future__ import annotations

from core.chronology.lexicon import Lexicon
from core.chronology.moments import Moment
from core.chronology.tokens import Items

DASHES = frozenset("-–—−ـ‐‑‒―")
COMMAS = frozenset(",،")
DECIMAL_SIGNS = frozenset(".,٫٬:/")
_AMOUNT_SIGNS = frozenset("$€£#№§%٪")
_SUM_SIGNS = frozenset("=+×÷<>≈±*")
_CODE_NUMBERS = 3


class Reading:
    """The items of one block, and whether a number among them stands for itself."""

    def __init__(self, text: str, items: Items, words: Lexicon) -> None:
        self.text = text
        self.items = items
        self.words = words
        self.at = items.at
        self._made = items.made

    # -- looking at items

    def own(self, index: int, role: str) -> bool:
        """Whether the item's own word has the role."""
        return role in self._made[index].meaning.roles

    def sign(self, index: int, signs: frozenset[str] | str) -> bool:
        """Whether the item is one of the signs."""
        form = self._made[index].form
        return form != "" and form in signs

    def clean(self, index: int) -> bool:
        """Whether a number stands for itself: no decimal, time, amount, or part of a code."""
        before, after, beyond = self.at(index - 1), self.at(index + 1), self.at(index + 2)
        item = self.at(index)
        if after.glued and after.form in DECIMAL_SIGNS and beyond.glued and beyond.number is not None:
            return False
        if item.glued and before.form in DECIMAL_SIGNS:
            prior = self.at(index - 2)
            if before.glued and prior.number is not None:
                return False
        if after.form in "%٪°" and after.form:
            return False
        if self.sign(index + 1, _SUM_SIGNS) and beyond.number is not None:
            return False
        if self.sign(index - 1, _SUM_SIGNS) and self.at(index - 2).number is not None:
            return False
        if item.glued and before.form in _AMOUNT_SIGNS and before.form:
            return False
        if item.glued and before.is_word and before.form.isascii() and "approx" not in before.meaning.roles:
            return False
        latin_after = after.glued and after.is_word and after.form.isascii()
        if latin_after and after.form not in self.words.decade_endings | self.words.ordinal_endings:
            return bool(after.meaning.roles.keys() & {"ce", "bce", "ah", "sh"})
        return not (
            item.glued
            and before.form in DASHES
            and self.at(index - 2).form.isascii()
            and self.at(index - 2).is_word
            and before.glued
            and not (self.own(index - 2, "part") or self.at(index - 2).months)
        )

    def in_code(self, index: int) -> bool:
        """Whether a number is one of three or more joined by dashes: a telephone number, a shelf mark."""
        joined = 1
        for step in (-1, 1):
            at = index
            while joined < _CODE_NUMBERS:
                dash, number = self.at(at + step), self.at(at + 2 * step)
                later = number if step > 0 else self.at(at)
                if dash.form not in DASHES or not dash.form or number.number is None:
                    break
                if not later.glued or not dash.glued:
                    break
                joined += 1
                at += 2 * step
        return joined >= _CODE_NUMBERS

    def skip(self, index: int, *roles: str, most: int = 2) -> int:
        """The index after up to ``most`` items with one of the roles as their own."""
        for _ in range(most):
            if self._made[index].meaning.roles.keys().isdisjoint(roles):
                break
            index += 1
        return index

    def moment(self, first: int, last: int) -> Moment:
        """An empty moment from one item to before another."""
        return Moment(first, last, self.items[first].start, self.items[last - 1].end)
