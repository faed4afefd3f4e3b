"""The date in sight is the one at the reading line, then one below it, then the last one above."""

from __future__ import annotations

from core.chronology.follow import mention_in_sight
from core.chronology.model import DateMention, Evidence, HistoricalDate, Precision


def mention(start: int, resolved: bool = True) -> DateMention:
    if not resolved:
        return DateMention(start, start + 4, None, "unresolved", Evidence.UNRESOLVED)
    return DateMention(start, start + 4, HistoricalDate(start, start, Precision.DAY), "day")


MENTIONS = [mention(10), mention(50, resolved=False), mention(100), mention(200)]


def chosen(sight: tuple[int, int], reading: int) -> int | None:
    found = mention_in_sight(MENTIONS, *sight, reading)
    return found.start if found else None


def test_the_last_date_above_the_reading_line_wins():
    assert chosen((0, 300), 150) == 100
    assert chosen((0, 300), 200) == 200


def test_a_date_below_the_line_is_better_than_one_out_of_sight():
    assert chosen((60, 300), 80) == 100


def test_without_a_date_in_sight_the_last_one_above_holds():
    assert chosen((110, 190), 150) == 100


def test_before_the_first_date_there_is_none():
    assert chosen((0, 8), 4) is None


def test_a_life_leads_nowhere():
    life = DateMention(120, 129, HistoricalDate(1, 9, Precision.RANGE), "range", life=True)
    assert mention_in_sight([*MENTIONS[:3], life], 0, 300, 150) == MENTIONS[2]
    assert mention_in_sight([life], 0, 300, 150) is None


def test_unresolved_mentions_are_no_dates():
    assert chosen((40, 90), 60) == 10
