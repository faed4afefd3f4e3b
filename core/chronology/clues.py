"""Where a date may begin: the cheap look at a block that spares the grammar most of its numbers.

A date stands on a *core*: a month's name, a year's digits, «العام نفسه», or a number with a mark near it
(an era, ``century``, ``later``). A word that may begin a date is read only where a core lies within reach.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import compress

BEGINS = 1
"""A date may begin with it."""
CORE = 2
"""A date may stand on it alone."""
MONTH = 4
"""A core too: a month's name, with a capital where months have one."""
NUMBER = 8
"""A number, which needs a mark."""
MARK = 16
"""What makes a number a date, before it or after it."""

_BEGINNINGS = frozenset(
    {
        "part", "year", "month_word", "season", "century", "decade", "tens", "era_before",
        "same_year", "same_month", "same_day", "ahead_before", "one", "pairs_year", "pairs_month", "pairs_day",
    }
)  # fmt: skip
_CORES = frozenset({"tens", "same_year", "same_month", "same_day"})
_NUMBERS = frozenset({"ord", "card", "one", "pairs_year", "pairs_month", "pairs_day"})
_MARKS = frozenset(
    {
        "year", "year_after", "ce", "bce", "ah", "sh", "season", "century", "decade", "the_month",
        "ahead", "ahead_before", "back", "ago",
    }
)  # fmt: skip
_CORE_DIGITS = (3, 4)
_REACH = 12
"""Items, more than the longest expression has between its first item and its core."""
_NEVER = 1 << 60


def clue_of_word(roles: Iterable[str], *, is_month: bool) -> int:
    """What a word or phrase with the roles says of a date near it, as flags."""
    clue = MONTH | BEGINS if is_month else 0
    for role in roles:
        clue |= (
            (role in _BEGINNINGS or role in ("ord", "card")) * BEGINS
            | (role in _CORES) * CORE
            | (role in _NUMBERS) * NUMBER
            | (role in _MARKS) * MARK
        )
    return clue


def clue_of_digits(count: int) -> int:
    """What a number of so many digits says."""
    return BEGINS | NUMBER | (CORE if count in _CORE_DIGITS else 0)


def beginnings(clues: Sequence[int]) -> list[int]:
    """The indices of the items that may begin a date, by the clues of a block's items."""
    begin: list[int] = []
    core = number = mark = _NEVER
    for index in reversed(list(compress(range(len(clues)), clues))):
        clue = clues[index]
        if clue & NUMBER:
            number = index
        if clue & MARK:
            mark = index
        if clue & (CORE | MONTH) or (clue & (NUMBER | MARK) and abs(number - mark) <= _REACH):
            core = index
        if clue & BEGINS and core - index <= _REACH:
            begin.append(index)
            core = index  # of a list it may be the first: «5, 6, 7 and 8 May»
    begin.reverse()
    return begin
