"""The Umm al-Qura calendar of Saudi Arabia: where each of its months begins, 1343 to 1500 AH.

The lengths are those of R. H. van Gent's table of the calendar as published and since computed by KACST,
taken from ``hijridate`` 2.6 (MIT), which is the test oracle; six hexadecimal digits a year, two bits a
month, the first month first: its days above 28. (Eight months of 1343 to 1364 had 28 or 31 days.)
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

FIRST_YEAR = 1343
LAST_YEAR = 1500
FIRST_DAY = 2_423_999
"""JDN of 1 Muharram 1343: 1 August 1924."""
_MONTHS_IN_YEAR = 12
_SHORTEST_MONTH = 28
_LENGTHS = (
    "9a6a2a59999999d8a65a69695a69a5999a5c999a8e6659a69995a69999999a66966669999999a6599a5999999a"
    "a65969a9965999999a99999999999999999a9998a999999a99999999999999999a999a6999999999666a66659a"
    "666666999a5a99996965a99996669a9999996666669999999a65999a69666699999999999a59a9a5999a59999a"
    "69999999999a999a6599999a59999a99599a9999699a65999a9966669999999a66666669a6599a666599a99966"
    "6a665969a9965a69999999a66666669999669a66599a9996669a65969a9965a69a5966a66659a699996699a665"
    "99a9996669a6659aa6595aa69656a69996669a65999a66996669a6599a69965a9a65969a6966666999966a6665"
    "9a69996669a59999a66666669a59969a96599a999666a66599a69966669999999a6696666a65966a69659a9999"
    "669a66599a69996669a65999a996666a59996a66665a66999666a665969a9965a6a65969a6665a6699999999a6"
    "659a6999666a66596a9996669a65999a66665a69a59699a9659a699996699a6599a6996666a65966a69659a6a5"
    "9669a66599a669666669a6599a69965a6a65969a6965a66a59999a66659a6999666a66599a699666699a5999a6"
    "9665a6a59666a66599a9996669a59999a666666669a5966a"
)


def _starts() -> tuple[int, ...]:
    years = [int(_LENGTHS[at : at + 6], 16) for at in range(0, len(_LENGTHS), 6)]
    lengths = (
        _SHORTEST_MONTH + (year >> 2 * (_MONTHS_IN_YEAR - 1 - month) & 3)
        for year in years
        for month in range(_MONTHS_IN_YEAR)
    )
    return tuple(accumulate(lengths, initial=FIRST_DAY))


_STARTS = _starts()
DAY_AFTER = _STARTS[-1]
"""JDN of the day after the table's last."""


def month_start(year: int, month: int) -> int:
    """JDN of a month's first day; the year must be from FIRST_YEAR to LAST_YEAR."""
    return _STARTS[(year - FIRST_YEAR) * _MONTHS_IN_YEAR + month - 1]


def date_of(jdn: int) -> tuple[int, int, int]:
    """Year, month and day of a JDN from FIRST_DAY to before DAY_AFTER."""
    index = bisect_right(_STARTS, jdn) - 1
    return FIRST_YEAR + index // _MONTHS_IN_YEAR, index % _MONTHS_IN_YEAR + 1, jdn - _STARTS[index] + 1
