"""Years that are not said: what «17 أكتوبر» and «من العام نفسه» take from the text before them.

The story a section tells has a *narrative year*. A year told of someone's later fate («أُعدم في عام 1907»)
is a side step and does not become it; nor do life spans, citations, decades, centuries and ranges.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from core.chronology.calendars import from_jdn, month_days, year_days
from core.chronology.clauses import (
    OPENING_ITEMS,
    clause,
    comes_back,
    is_islamic_month_alone,
    is_russian_old_style,
    is_short_and_bare,
    opens,
    sentence,
)
from core.chronology.edtf import edtf_of
from core.chronology.lexicon import PARTS, Lexicon
from core.chronology.model import Calendar, DateMention, DatingHints, Evidence, HistoricalDate, Precision
from core.chronology.moments import Moment, Year, days_of, year_in
from core.chronology.tokens import Items

REACH = 2500
"""How many code points a year reaches on; every date that takes it carries it further."""
BARE_REACH = 1200
"""The same for a year that was said without a month: it may have been only a background."""
_NEXT_BREATH = 40
"""Code points after a side step in which «العام نفسه» is still its year."""
_SOLAR_HIJRI_DAYS = Year(1370, Calendar.JALALI)
"""A middle year of the century since the calendar has been in use."""
_NEAR_CENTURIES = 300
_SHORT_SPAN = 731
"""Days."""
_THOUSAND = 1000
_LIFETIME = 100
"""Years within which a story goes on."""
_SEASON_REACH = 600
"""How far a year reaches to a season without one, which may be that of every year."""
_YEARS_AHEAD = 30
"""A decade said without its century is not this far ahead of the story, but in the century before."""
_SAME_BREATH = 120
"""Code points between the two halves of a date said in two calendars, at most."""
_FAR_DAYS = 30 * 366
"""A bare year this far from the story, and not at the opening of its sentence, is a look back or ahead."""
_DOMINANT_DATES = 4
_DOMINANT_SHARE = 0.8
_A_MONTH = 31
_MONTHS_BACK = 8
"""A month so much earlier in the year than the one before, at the opening of a clause, is next year's."""
_LAST_MONTHS = 11
"""The month that ``late 1914`` has come to."""
_LATE = PARTS.index("late")
_WINTER = 4
_YOUTH = 15
"""A birth so many years before the story is told of someone who enters it."""
_STORY = 2
"""So many dates in one year make it the story's, which a later fate with its month does not end."""
NO_HINTS = DatingHints()
_Found = tuple[tuple[int, int], Calendar, Year | None]
"""First and last JDN, the calendar, and the one year they lie in, if there is one."""


@dataclass(slots=True)
class _Told:
    """A date said or resolved, that later ones may lean on."""

    year: Year
    at: int
    days: tuple[int, int] | None = None
    fine: bool = False
    """Whether it had a month."""
    late: bool = False
    """Whether it was the end of a year: December, or a winter."""


def dominant_year(moments: Iterable[Moment]) -> Year | None:
    """The year of nearly all dates that say one with a day or month: a book about a single year."""
    years = Counter(
        Year(moment.year, moment.calendar_in(moment.year, ()))
        for moment in moments
        if moment.year is not None and moment.months and not moment.bce and moment.until is None
    )
    if sum(years.values()) < _DOMINANT_DATES:
        return None
    year, count = years.most_common(1)[0]
    return year if count >= _DOMINANT_SHARE * sum(years.values()) else None


def typical_year(years: Iterable[Year | None]) -> Year | None:
    """The middle one of the years a document states in the calendar it states most in: the period it tells of."""
    stated = [year for year in years if year is not None and year.value >= _THOUSAND]
    if not stated:
        return None
    calendar, _ = Counter(year.calendar for year in stated).most_common(1)[0]
    values = sorted(year.value for year in stated if year.calendar is calendar)
    return Year(values[len(values) // 2], calendar)


class Narrative:
    """Walks through a document's moments in order and settles the year of each."""

    def __init__(
        self, dominant: Year | None = None, typical: Year | None = None, hints: DatingHints = NO_HINTS
    ) -> None:
        self._dominant = dominant
        self._typical = typical
        self._base = None if hints.base_year is None else Year(hints.base_year, Calendar.GREGORIAN)
        self._old_style = hints.old_style
        self._told: _Told | None = None
        self._fine: _Told | None = None
        self._last_day: _Told | None = None
        self._by_calendar: dict[Calendar, _Told] = {}
        self._aside: _Told | None = None
        self._span_end: _Told | None = None
        """The end of the last span of years: «the following year» may count from it."""
        self._ages: dict[str, _Told] = {}
        """The last decade and the last century that were said."""
        self._span: _Told | None = None
        """The last span of no more than two years, with its days: what follows mostly lies in it."""
        self._lived: _Told | None = None
        """The end of the last span of years or of a life: the story's years are near it."""
        self._aside_until = 0
        self._in_year = 0

    def begin_part(self) -> None:
        """A new part of the document begins: nothing said before it settles a year in it."""
        self._told = self._fine = self._last_day = self._aside = self._span_end = self._span = self._lived = None
        self._by_calendar.clear()
        self._ages.clear()

    def settle(self, moment: Moment, items: Items, words: Lexicon, *, lends: bool) -> DateMention | None:
        """The mention a moment makes, or None if the date cannot be; ``lends``: whether others may lean on it."""
        kind = moment.precision.value
        undated = DateMention(moment.start, moment.end, None, kind, Evidence.UNRESOLVED)
        if moment.broken and self._base is None:
            return undated
        inferred = moment.leans or (moment.short and self._century_of_story(moment) is not None)
        if inferred and moment.months and not moment.lean_unit and comes_back(moment, items):
            return undated
        if is_islamic_month_alone(moment) and not self._is_told_in_hijri(moment):
            named = "month_word" in items[moment.first].meaning.roles
            return undated if named else None
        if is_short_and_bare(moment) and self._tells_of_the_hijra(moment, items):
            moment.calendar = Calendar.ISLAMIC
        turn = self._turn_of_year(moment, items)
        found = self._range(moment, words) if moment.until is not None else self._single(moment, words, turn)
        if found is None:
            if not inferred or moment.season is not None or (moment.lean_unit and not moment.months):
                return None  # a season without a story is mostly that of every year
            return undated
        (earliest, latest), calendar, year = found
        if earliest > latest:
            return None
        precision = moment.precision
        date = HistoricalDate(
            earliest,
            latest,
            precision,
            calendar,
            inferred,
            moment.approximate,
            edtf_of(earliest, latest, precision, moment.approximate),
        )
        late = (moment.part == _LATE and precision is Precision.YEAR) or moment.season == _WINTER
        fine = bool(moment.months) or moment.lean_unit in ("day", "month")
        if moment.until is not None:
            ends = moment.until.stated_year(words.jalali_years)
            self._lived = _Told(ends, moment.end) if ends is not None else None
            self._span_end = self._lived if lends else None
            short = latest - earliest <= _SHORT_SPAN and ends is not None
            self._span = _Told(ends, moment.end, (earliest, latest)) if lends and short and ends is not None else None
        if moment.decade is not None or moment.century is not None:
            self._remember_age(moment, earliest, calendar)
        if year is not None and lends:
            self._remember(moment, items, _Told(year, moment.end, (earliest, latest), fine, late))
        evidence = Evidence.CONTEXT if inferred else Evidence.STATED
        return DateMention(moment.start, moment.end, date, kind, evidence)

    def _remember_age(self, moment: Moment, earliest: int, calendar: Calendar) -> None:
        if moment.bce or moment.until is not None:
            return
        first = Year(from_jdn(calendar, earliest)[0], calendar)
        self._ages["decade" if moment.decade is not None else "century"] = _Told(first, moment.end)

    def _tells_of_the_hijra(self, moment: Moment, items: Items) -> bool:
        """Whether «سنة 624» stands among caliphs and sultans, in a text that counts no other years."""
        if self._typical is not None and self._typical.calendar is Calendar.GREGORIAN:
            return False
        if self._in_calendar_of_story(moment, moment.stated_year(())) is not None:
            return False
        return any("hijri_world" in word.meaning.roles for word in items.found)

    def _is_told_in_hijri(self, moment: Moment) -> bool:
        told = self._told
        if told is None or moment.start - told.at > REACH // 4:
            return False
        return told.year.calendar is Calendar.ISLAMIC

    # -- the days of a moment

    def _single(self, moment: Moment, words: Lexicon, turn: int = 0) -> _Found | None:
        if moment.again is not None:
            return self._said_again(moment.lean_unit, moment.again, words)
        if moment.lean_unit in ("day", "month"):
            return self._leaning_days(moment)
        if moment.lean_unit in ("decade", "century"):
            return self._leaning_age(moment)
        if moment.lean_unit == "next":
            return self._next_of_its_name(moment)
        if moment.decade is not None and moment.leans and moment.century is None:
            return self._decade_in_century(moment)
        year = moment.stated_year(words.jalali_years) or self._year_of(moment)
        if moment.century is not None and moment.calendar is None and not moment.bce:
            moment.calendar = self._calendar_of_century(moment.century, moment.start)
        if moment.weak:
            year = self._near_story(moment)
        elif moment.calendar is None and not moment.months and not moment.bce and moment.year is not None:
            year = self._in_calendar_of_story(moment, year) or year
        if moment.short and year is not None:
            century = self._century_of_story(moment)
            if century is None and moment.calendar is None:
                return None
            year = Year((century or 0) + year.value, year.calendar)
        if turn and year is not None:
            year = Year(year.value + turn, year.calendar)
        if year is not None and self._old_style and is_russian_old_style(moment, year):
            year = Year(year.value, Calendar.JULIAN)
        days = days_of(moment, year)
        if days is None:
            return None
        if moment.century is not None or moment.decade is not None:
            return days, moment.calendar or Calendar.GREGORIAN, None
        assert year is not None
        return days, year.calendar, year

    def _range(self, moment: Moment, words: Lexicon) -> _Found | None:
        end = moment.until
        assert end is not None
        moment.until = None
        try:
            if moment.year is None and end.year is not None and moment.months and not moment.lean_unit:
                moment.year, moment.bce = end.year, end.bce
            begin = self._single(moment, words)
            if begin is not None and begin[2] is not None and end.months and end.leans and not end.lean_unit:
                end.year = 1 - begin[2].value if begin[2].value <= 0 else begin[2].value
                end.bce = begin[2].value <= 0
            last = self._single(end, words)
            if begin is None or last is None:
                return None
            if last[0][1] < begin[0][0] and end.months and end.year is not None and not end.bce:
                end.year += 1  # from November to February
                last = self._single(end, words)
                if last is None or last[0][1] < begin[0][0]:
                    return None
        finally:
            moment.until = end
        return (begin[0][0], last[0][1]), begin[1], begin[2] if begin[2] == last[2] else None

    def _year_of(self, moment: Moment) -> Year | None:
        told = self._source(moment) if not moment.broken else None
        if moment.months and not moment.lean_unit and not moment.broken:
            told = self._within_span(moment) or told
        if moment.season is not None and told is not None and moment.start - told.at > _SEASON_REACH:
            return None
        if told is None and self._base is not None:
            told = _Told(self._base, moment.start)
        if told is None:
            if self._dominant is None or moment.day is None or moment.lean_unit:
                return None
            return year_in(moment, self._dominant, moment.calendar_in(None, ()))
        own = self._by_calendar.get(moment.calendar_in(None, ())) if moment.months else None
        other = own is not None and own.year.calendar is not told.year.calendar
        if own is not None and other and own.at >= told.at - _SAME_BREATH:
            told = own  # said in two calendars: a month stays in the year of its own
        if moment.lean_unit == "year":
            moved = Year(told.year.value + moment.lean, told.year.calendar)
            return year_in(moment, moved, moment.calendar_in(None, ())) if moment.months else moved
        return year_in(moment, told.year, moment.calendar_in(None, ()))

    def _in_calendar_of_story(self, moment: Moment, written: Year | None) -> Year | None:
        """A year without an era, in the story's calendar, if only so it is near the story: «سنة 270» after 268 AH."""
        told = self._aside if moment.start < self._aside_until else self._told
        if told is None or written is None or moment.start - told.at > BARE_REACH:
            return None
        story, value = told.year, written.value
        if story.value <= 0:
            before = Year(1 - value, story.calendar)  # «عام 336» in a story of 356 BCE
            return before if abs(before.value - story.value) <= _LIFETIME else None
        distance = abs(year_in(moment, written, story.calendar).value - story.value)
        near = abs(value - story.value) <= _LIFETIME
        return Year(value, story.calendar) if near and distance > _LIFETIME else None

    def _calendar_of_century(self, century: int, at: int) -> Calendar | None:
        """«قرن ۹» in a story of the year 604 of the Hijra is of the Hijra too."""
        told = self._told or self._lived
        if told is None or at - told.at > REACH or told.year.calendar is not Calendar.ISLAMIC:
            return None
        near = abs(century * 100 - told.year.value) <= _NEAR_CENTURIES
        return Calendar.ISLAMIC if near else None

    def _near_story(self, moment: Moment) -> Year | None:
        """The year of a number that is one only near the story's years, counted as those are."""
        for told in (self._lived, self._told):
            if told is None or moment.start - told.at > BARE_REACH or moment.year is None:
                continue
            value = 1 - moment.year if told.year.value <= 0 else moment.year
            if abs(value - told.year.value) <= _LIFETIME:
                return Year(value, told.year.calendar)
        return None

    def _century_of_story(self, moment: Moment) -> int | None:
        """The first year of the century that «۶۹ء» and ``the summer of '42`` lean on, if a story has one."""
        told = self._told
        near = told.year if told is not None and moment.start - told.at <= REACH else None
        if near is None and moment.calendar is None:
            near = self._typical
        if near is None or near.value < _THOUSAND:
            return None
        other = moment.calendar is not None and near.calendar is not moment.calendar
        return None if other else near.value // 100 * 100

    def _within_span(self, moment: Moment) -> _Told | None:
        """The year that puts a day or month into the span told last: 19 November in that of July 1942 to February."""
        span, told = self._span, self._told
        if span is None or span.days is None or (told is not None and told.at > span.at):
            return None
        if moment.start - span.at > BARE_REACH:
            return None
        for value in range(span.year.value - 1, span.year.value + 2):
            year = year_in(moment, Year(value, span.year.calendar), moment.calendar_in(None, ()))
            days = days_of(moment, year)
            if days is not None and span.days[0] <= days[0] and days[1] <= span.days[1]:
                return _Told(Year(value, span.year.calendar), span.at)
        return None

    def _turn_of_year(self, moment: Moment, items: Items) -> int:
        """1 if a sentence opens in January after a story that had come to December."""
        told = self._told
        if not moment.leans or moment.lean_unit or not moment.months or told is None or told.days is None:
            return 0
        if moment.start - told.at > REACH // 2 or not (told.late or told.fine):
            return 0
        if not told.late and told.days[1] - told.days[0] > _A_MONTH:
            return 0
        month = moment.month_in(told.year.calendar)
        if month is None or moment.start < self._aside_until:
            return 0
        if not opens(moment, items):
            return 0
        come_to = _LAST_MONTHS if told.late else from_jdn(told.year.calendar, told.days[0])[1]
        return int(come_to - month >= _MONTHS_BACK)

    def _source(self, moment: Moment) -> _Told | None:
        """What a moment leans on: an aside in the same sentence, else the story."""
        if self._aside is not None and moment.lean_unit in ("", "year"):
            same = moment.lean_unit == "year" and moment.lean == 0 and not moment.months and moment.part is None
            if moment.start < self._aside_until + (_NEXT_BREATH if same else 0):
                return self._aside
        told = self._told
        span = self._span_end
        if moment.lean_unit == "year" and span is not None and (told is None or span.at > told.at):
            return span if moment.start - span.at <= BARE_REACH else None
        if told is not None and not told.fine and moment.start - told.at > BARE_REACH:
            told = self._fine
        return told if told is not None and moment.start - told.at <= REACH else None

    def _leaning_age(self, moment: Moment) -> _Found | None:
        """«العقد نفسه», «القرن التالي»: counted from the last decade or century said, or the story's year."""
        said = self._ages.get(moment.lean_unit)
        told = self._told if said is None or (self._told is not None and self._told.at > said.at) else said
        if told is None or told.year.value <= 0 or moment.start - told.at > REACH:
            return None
        decade = moment.lean_unit == "decade"
        length, offset = (10, 0) if decade else (100, 1)  # the 1900s begin in 1900, the 20th century in 1901
        first = (told.year.value - offset) // length * length + offset + length * moment.lean
        days = year_days(told.year.calendar, first, first + length - 1)
        self._ages[moment.lean_unit] = _Told(Year(first, told.year.calendar), moment.end)
        return days, told.year.calendar, None

    def _next_of_its_name(self, moment: Moment) -> _Found | None:
        """``the following spring``, ``the following March``: the first after what was told last."""
        told = self._told
        if told is None or told.days is None or moment.start - told.at > BARE_REACH:
            return None
        for value in (told.year.value, told.year.value + 1):
            year = year_in(moment, Year(value, told.year.calendar), moment.calendar_in(None, ()))
            days = days_of(moment, year)
            if days is not None and days[0] > (told.days[1] if not told.fine else told.days[0]):
                return days, year.calendar, year
        return None

    def _said_again(self, unit: str, date: Moment, words: Lexicon) -> _Found | None:
        """The day, month or year of the date that ``two days later`` leads to."""
        found = self._single(date, words)
        if found is None:
            return None
        days, calendar, year = found
        if year is None:
            return None
        if unit == "year":
            return year_days(calendar, year.value), calendar, year
        if unit == "month":
            middle = from_jdn(calendar, (days[0] + days[1]) // 2)
            return month_days(calendar, middle[0], middle[1]), calendar, year
        return found

    def _leaning_days(self, moment: Moment) -> _Found | None:
        """``the next day``, «الشهر نفسه»."""
        told = self._last_day if moment.lean_unit == "day" else self._first_named(self._told)
        if self._aside is not None and self._aside.fine and moment.start < self._aside_until:
            told = self._aside
        if told is None or told.days is None or not told.fine or moment.start - told.at > REACH // 4:
            return None
        first, last = told.days
        story = self._told
        if moment.lean_unit == "day" and story is not None and story.days is not None and story.at > told.at:
            day_is_in_it = story.days[0] <= last and first <= story.days[1]
            if not day_is_in_it:
                return None
        calendar = told.year.calendar
        if moment.lean_unit == "day":
            return (first + moment.lean, last + moment.lean), calendar, told.year
        year, month, _ = from_jdn(calendar, (first + last) // 2)
        months = year * 12 + month - 1 + moment.lean
        year, month = months // 12, months % 12 + 1
        days = month_days(calendar, year, month)
        if moment.day is None:
            return days, calendar, Year(year, calendar)
        day = days[0] + moment.day - 1
        if moment.lone and day < first:
            return None  # ``the 3rd`` after 28 May
        return ((day, day), calendar, Year(year, calendar)) if day <= days[1] else None

    def _first_named(self, told: _Told | None) -> _Told | None:
        """Of one date said in two calendars the one said first."""
        if told is None or told.days is None:
            return told
        for other in self._by_calendar.values():
            near = other.days is not None and told.at - _SAME_BREATH <= other.at < told.at
            if near and other.days and other.days[0] <= told.days[1] and told.days[0] <= other.days[1]:
                return other if other.fine else told
        return told

    def _decade_in_century(self, moment: Moment) -> _Found | None:
        told = self._source(moment)
        near = told.year if told is not None else self._typical
        if moment.calendar is Calendar.JALALI and (near is None or near.calendar is not Calendar.JALALI):
            near = _SOLAR_HIJRI_DAYS  # «دهه ۴۰ شمسی»
        if near is None or near.value <= 0:
            return None
        calendar = moment.calendar or near.calendar
        if calendar is not near.calendar:
            return None
        whole = Moment(moment.first, moment.last, moment.start, moment.end)
        whole.decade = near.value // 100 * 100 + (moment.decade or 0)
        if whole.decade > near.value + _YEARS_AHEAD:
            whole.decade -= 100
        whole.calendar = calendar
        days = days_of(whole, None)
        return (days, calendar, None) if days else None

    # -- what later moments lean on

    def _remember(self, moment: Moment, items: Items, told: _Told) -> None:
        if moment.until is not None and moment.precision is Precision.RANGE and not told.fine:
            return  # a span of years is nobody's year
        if moment.leans and moment.start < self._aside_until:
            return  # part of the side step
        stated = moment.year is not None
        if stated and self._told is not None and self._is_aside(moment, items, told):
            self._aside = told
            self._aside_until = items[sentence(moment, items)[1] - 1].end
            return
        self._aside = None
        again = self._told is not None and told.year.value == self._told.year.value
        self._in_year = self._in_year + 1 if again else 1
        self._told = told
        self._by_calendar[told.year.calendar] = told
        if moment.day is not None or moment.lean_unit == "day":
            self._last_day = told
        if told.fine:
            self._fine = told

    def _is_aside(self, moment: Moment, items: Items, told: _Told) -> bool:
        """A bare year that is told of a person's life, or only names a past or coming event."""
        assert self._told is not None
        if told.year == self._told.year:
            return False
        first, last = sentence(moment, items)
        if told.fine:
            later = self._in_year >= _STORY and told.year.value > self._told.year.value
            born = self._told.fine and told.year.value < self._told.year.value - _YOUTH
            return (later or born) and any("fate" in word.meaning.roles for word in clause(moment, items))
        if any("fate" in word.meaning.roles for word in items.found[first:last]):
            return True
        far = abs(told.days[0] - self._told.days[0]) > _FAR_DAYS if told.days and self._told.days else False
        if far and self._told.fine and moment.first - first > OPENING_ITEMS:
            return True
        before = items[moment.first - 1] if moment.first else None
        return before is not None and "happening" in before.meaning.roles and not moment.named
