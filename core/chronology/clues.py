"""Where a date may begin: a cheap look at a block that spares the grammar most of its words.

A date stands on a *core*: a month's name, a year's digits, «العام نفسه», or two things within reach of each
other, such as a number and an era. A word that may begin a date is read only where a core follows. What is
let through in vain costs a little time; what is kept back is lost, so in doubt a word is a core.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import compress

BEGINS = 1
"""A date may begin with it."""
CORE = 2
"""A date may stand on it alone."""
MONTH = 4
"""A core too, with a capital letter where months have one."""
NUMBER = 8
MARK = 16
"""What makes a number a date, before it or after it."""
SPAN = 32
AHEAD = 64
"""What makes a span of time a date: ``later``, «بعد»."""
FIRST = 128
SECOND = 256
"""Two words of one phrase, neither of which says anything alone: ``that year``."""

_SPANS = frozenset(f"{role}_{unit}" for role in ("spans", "pairs") for unit in ("day", "month", "year"))
_NUMBERS = frozenset({"ord", "card", "part"})
"""A part is none, but what makes a number a date makes one of a part: ``the end of the year``."""
_MARKS = frozenset(
    {
        "year", "year_after", "century", "short_century", "old_century", "millennium", "decade", "the_month",
        "era_before", "ce", "bce", "ah", "sh", "nights_gone", "nights_left", "day_number", "date_word",
    }
)  # fmt: skip
_AHEAD = frozenset({"ahead", "ahead_before", "back", "back_before", "ago"})
_CORES = frozenset(
    {"tens", "season", "millennia", "other_era", "same_year", "same_month", "same_day", "same_decade", "same_century"}
)
_BEGINNINGS = _CORES | {
    "ord", "card", "year", "century", "old_century", "millennium", "decade", "era_before", "part", "month_word",
    "nights", "ahead_before", "one", "pairs_year", "pairs_month", "pairs_day",
    "back_before", "singular",
}  # fmt: skip
_FLAGS = (
    (BEGINS, _BEGINNINGS), (CORE, _CORES), (NUMBER, _NUMBERS), (MARK, _MARKS), (SPAN, _SPANS), (AHEAD, _AHEAD),
)  # fmt: skip
_DIGITS_OF_YEARS = (3, 4)
REACH = 8
"""Items; more than any expression has between two things it cannot do without."""
REACH_IN_RUNS = 2 * REACH
"""The same in runs of text between spaces, of which a phrase has several."""
_NEVER = 1 << 60


def clue_of_word(roles: Collection[str], *, is_month: bool) -> int:
    """What a word or phrase with the roles says of a date near it, as flags."""
    clue = BEGINS | MONTH if is_month else 0
    for flag, some in _FLAGS:
        if not some.isdisjoint(roles):
            clue |= flag
    return clue


def clue_of_digits(count: int) -> int:
    """What a number of so many digits says."""
    return BEGINS | NUMBER | (CORE if count in _DIGITS_OF_YEARS else 0)


def beginnings(clues: Sequence[int], reach: int = REACH) -> Iterator[int]:
    """The indices of the items, or runs, that may begin a date, by the clues of all in a block; the last first."""
    core = number = mark = span = ahead = second = _NEVER  # the next ones, as far as has been seen
    for index in reversed(list(compress(range(len(clues)), clues))):
        clue = clues[index]
        far = index + reach
        if (
            clue & (CORE | MONTH)
            or (clue & NUMBER and mark <= far)
            or (clue & MARK and number <= far)
            or (clue & SPAN and ahead <= far)
            or (clue & AHEAD and span <= far)
            or (clue & FIRST and second == index + 1)
        ):
            core = index
        if clue & NUMBER:
            number = index
        if clue & MARK:
            mark = index
        if clue & SPAN:
            span = index
        if clue & AHEAD:
            ahead = index
        if clue & SECOND:
            second = index
        if clue & (BEGINS | FIRST) and core <= far:
            yield index
            core = index  # of a list, this is the first: «5, 6, 7 and 8 May»


def may_begin(clues: Sequence[int], reach: int = REACH) -> bool:
    """Whether there is any."""
    return next(beginnings(clues, reach), None) is not None
