"""Our calendar arithmetic against Qt's, where both are defined.

Disagreements, with the reason:

- Jalali: Qt follows a 2820-year cycle, ours is the rule of 33 years. Of 1206 to 1502 they differ by a day in
  five years: in 1210, 1437 and 1470 ours is the astronomical Nowruz (``convertdate`` agrees), in 1243 and
  1276 Qt's is; both agree with each other and with the official calendar from 1304 to 1436.
- Islamic, 1343 to 1500: ours is Umm al-Qura, Qt's the civil table: -1 to +2 days apart.
"""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCalendar, QDate

from core.chronology.calendars import from_jdn, to_jdn
from core.chronology.model import Calendar

SYSTEMS = {
    Calendar.GREGORIAN: QCalendar.System.Gregorian,
    Calendar.JULIAN: QCalendar.System.Julian,
    Calendar.JALALI: QCalendar.System.Jalali,
    Calendar.ISLAMIC: QCalendar.System.IslamicCivil,
}


def qt_day(calendar: Calendar, year: int, month: int, day: int) -> int:
    """JDN of a day by Qt, whose years have no zero."""
    return QDate(year if year > 0 else year - 1, month, day, QCalendar(SYSTEMS[calendar])).toJulianDay()


@pytest.mark.parametrize("calendar", [Calendar.GREGORIAN, Calendar.JULIAN])
def test_christian_calendars(calendar: Calendar) -> None:
    for year in range(-2999, 3001, 3):
        for month in range(1, 13):
            assert to_jdn(calendar, year, month, 1) == qt_day(calendar, year, month, 1)


def test_islamic() -> None:
    for year in range(1, 2400):
        apart = {
            to_jdn(Calendar.ISLAMIC, year, month, 1) - qt_day(Calendar.ISLAMIC, year, month, 1)
            for month in range(1, 13)
        }
        assert apart == {0} or (1343 <= year <= 1500 and apart <= {-2, -1, 0, 1})


def test_jalali() -> None:
    apart = [
        year for year in range(1206, 1503) if to_jdn(Calendar.JALALI, year, 1, 1) != qt_day(Calendar.JALALI, year, 1, 1)
    ]
    assert apart == [1210, 1243, 1276, 1437, 1470]
    assert all(
        abs(to_jdn(Calendar.JALALI, year, 1, 1) - qt_day(Calendar.JALALI, year, 1, 1)) <= 1 for year in range(1, 1600)
    )


@pytest.mark.parametrize("calendar", [Calendar.GREGORIAN, Calendar.JULIAN])
def test_back_from_a_day(calendar: Calendar) -> None:
    qt = QCalendar(SYSTEMS[calendar])
    for jdn in range(600_000, 2_900_000, 9_973):
        parts = qt.partsFromDate(QDate.fromJulianDay(jdn))
        year = parts.year if parts.year > 0 else parts.year + 1
        assert from_jdn(calendar, jdn) == (year, parts.month, parts.day)
