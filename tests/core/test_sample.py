"""The bundled texts: enough of them, well formed, and right wherever they give one day twice."""

from __future__ import annotations

import itertools
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import pytest
from convertdate import gregorian, islamic, persian

from core.paths import resource

SAMPLES = sorted(resource("sample").glob("*.md"))
GUIDES = sorted(resource("guide").glob("*.md"))
LANGUAGES = ("ar", "fa", "hi", "en")

# A day with its month, and its year if it has one; day and year in any of the texts' digits.
MONTHS = {
    gregorian: (
        "January February March April May June July August September October November December",
        "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
        "كانون_الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين_الأول تشرين_الثاني كانون_الأول",
        "ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر",
        "जनवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर",
        "जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितम्बर अक्तूबर नवम्बर दिसम्बर",
    ),
    persian: ("فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند",),
    islamic: (
        "محرم صفر ربيع_الأول ربيع_الآخر جمادى_الأولى جمادى_الآخرة رجب شعبان رمضان شوال ذو_القعدة ذو_الحجة",
        "محرم صفر ربيع_الأول ربيع_الآخر جمادى_الأولى جمادى_الآخرة رجب شعبان رمضان شوال ذي_القعدة ذي_الحجة",
    ),
}
MONTH = {
    name.replace("_", " "): (calendar, number)
    for calendar, rows in MONTHS.items()
    for row in rows
    for number, name in enumerate(row.split(), start=1)
}
NAMES = "|".join(sorted(map(re.escape, MONTH), key=len, reverse=True))
DAY = re.compile(rf"(?<!\d)(\d{{1,2}}) ({NAMES})\b[\u0654]?(?: (\d{{4}}))?")
BETWEEN_TWINS = re.compile(r" \(| \| |، الموافق ")
SHARED_MONTH = re.compile(rf"(?<!\d)(\d{{1,2}}) \((\d{{1,2}})\) ({NAMES}) (\d{{4}})")


@dataclass(frozen=True)
class Text:
    """A bundled file: its front matter and what follows it."""

    facts: dict[str, str]
    body: str


def read(path: Path) -> Text:
    opening, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    assert opening == "", f"{path.name} does not begin with front matter"
    return Text(dict(line.split(": ", 1) for line in front.splitlines()), body)


def words(body: str) -> list[str]:
    return [word for word in body.split() if any(unicodedata.category(letter).startswith("L") for letter in word)]


def ascii_digits(text: str) -> str:
    return "".join(str(unicodedata.digit(c)) if c.isdigit() and not c.isascii() else c for c in text)


def day_number(name: str, day: str, year: str) -> float:
    calendar, month = MONTH[name]
    return float(calendar.to_jd(int(year), month, int(day)))


@pytest.fixture(params=SAMPLES, ids=lambda path: path.name)
def sample(request: pytest.FixtureRequest) -> Text:
    return read(request.param)


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_documents_in_each_language(language: str) -> None:
    assert sum(read(path).facts["lang"] == language for path in SAMPLES) >= 2


def test_no_two_titles_are_the_same() -> None:
    titles = [read(path).facts["title"] for path in SAMPLES + GUIDES]
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("path", SAMPLES + GUIDES, ids=lambda path: path.name)
def test_front_matter_says_what_the_file_is(path: Path) -> None:
    text = read(path)
    assert text.facts == {**text.facts, "author": "Tarikh", "date": "2026", "lang": path.name.split(".")[-2]}
    assert text.body.lstrip().startswith(f"# {text.facts['title']}\n")


def test_each_document_is_a_good_read(sample: Text) -> None:
    assert 600 <= len(words(sample.body)) <= 1000
    assert sample.body.count("\n## ") >= 4
    assert sample.body.count("\n> ") == 1
    assert "\n[^1]: " in sample.body


def test_each_document_is_dense_with_dates(sample: Text) -> None:
    years = re.findall(r"(?<!\d)1[2-9]\d\d(?!\d)", ascii_digits(sample.body))
    assert len(years) >= 12


def twins(body: str) -> list[tuple[str, str, float, set[float]]]:
    """Days side by side in brackets or in a table: both, how many days apart, how many there may be."""
    text = ascii_digits(body)
    found = []
    for one, other in itertools.pairwise(DAY.finditer(text)):
        if not BETWEEN_TWINS.fullmatch(text[one.end() : other.start()]):
            continue
        first, second = MONTH[one[2]][0], MONTH[other[2]][0]
        year = one[3] or other[3] or "1905"
        apart = abs(day_number(one[2], one[1], one[3] or year) - day_number(other[2], other[1], other[3] or year))
        # Old Style is thirteen days behind; a lunar day may begin with the moon seen, a day after the table's.
        allowed = {13.0} if first is second else {0.0, 1.0} if islamic in (first, second) else {0.0}
        found.append((one[0], other[0], apart, allowed))
    for old, new, month, _year in SHARED_MONTH.findall(text):
        found.append((f"{old} {month}", f"{new} {month}", float(int(new) - int(old)), {13.0}))
    return found


def test_a_day_given_in_two_calendars_is_one_day(sample: Text) -> None:
    for one, other, apart, allowed in twins(sample.body):
        assert apart in allowed, f"{one} and {other} are {apart:g} days apart"


def test_every_language_gives_days_in_two_calendars() -> None:
    texts = [read(path) for path in SAMPLES]
    for language in LANGUAGES:
        assert sum(len(twins(text.body)) for text in texts if text.facts["lang"] == language) >= 5


def test_guides_are_short_and_name_the_keys() -> None:
    assert [path.name for path in GUIDES] == ["guide.ar.md", "guide.en.md"]
    keys = [set(re.findall(r"`((?:Ctrl|Alt|F\d|Escape)[^`]*)`", read(path).body)) for path in GUIDES]
    assert keys[0] == keys[1]
    assert {"Ctrl+O", "Ctrl+K", "Ctrl+Shift+P", "F6", "F11"} <= keys[0]
    for path in GUIDES:
        assert 450 <= len(words(read(path).body)) <= 800
