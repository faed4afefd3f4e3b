"""Where a date may begin: a cheap look at a block that spares the grammar most of its words.

A date stands on a *core*: a month's name, a year's digits, «العام نفسه», or a number with a mark within
reach (an era, ``century``, ``later``). A word that may begin a date is read only where a core follows.
What is let through in vain costs a little time; what is kept back is lost, so in doubt a word is a core.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import compress

BEGINS = 1
"""A date may begin with it."""
CORE = 2
"""A date may stand on it alone."""
MONTH = 4
"""A core too, with a capital letter where months have one."""
NUMBER = 8
"""What needs a mark to be a date."""
MARK = 16
"""What makes a number a date, before it or after it."""

_NUMBERS = frozenset({"ord", "card", "one", "pairs_year", "pairs_month", "pairs_day"})
_FIRST_MARKS = frozenset({"year", "century", "decade", "era_before", "ahead_before"})
_MARKS = _FIRST_MARKS | {"year_after", "ce", "bce", "ah", "sh", "the_month", "ahead", "back", "ago"}
_OPENINGS = frozenset({"part", "month_word"})
"""Words that may begin a date, but say nothing of whether there is one."""
_CORES = frozenset({"tens", "season", "same_year", "same_month", "same_day"})
_BEGINNINGS = _CORES | _OPENINGS | _FIRST_MARKS | _NUMBERS
_CORE_DIGITS = (3, 4)
_REACH = 12
"""Items; more than any expression has between two things it cannot do without."""
_NEVER = 1 << 60


def clue_of_word(roles: Collection[str], *, is_month: bool) -> int:
    """What a word or phrase with the roles says of a date near it, as flags."""
    clue = BEGINS | MONTH if is_month else 0
    for flag, some in ((BEGINS, _BEGINNINGS), (CORE, _CORES), (NUMBER, _NUMBERS), (MARK, _MARKS)):
        if not some.isdisjoint(roles):
            clue |= flag
    return clue


def clue_of_digits(count: int) -> int:
    """What a number of so many digits says."""
    return BEGINS | NUMBER | (CORE if count in _CORE_DIGITS else 0)


def beginnings(clues: Sequence[int]) -> list[int]:
    """The indices of the items that may begin a date, by the clues of a block's items."""
    begin: list[int] = []
    core = number = mark = _NEVER  # the next ones ahead
    for index in reversed(list(compress(range(len(clues)), clues))):
        clue = clues[index]
        paired = (clue & NUMBER and mark - index <= _REACH) or (clue & MARK and number - index <= _REACH)
        if paired or clue & (CORE | MONTH):
            core = index
        if clue & NUMBER:
            number = index
        if clue & MARK:
            mark = index
        if clue & BEGINS and core - index <= _REACH:
            begin.append(index)
            core = index  # of a list, this is the first: «5, 6, 7 and 8 May»
    begin.reverse()
    return begin
