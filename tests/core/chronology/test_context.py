"""Years that are not said."""

from __future__ import annotations

import pytest

from core.chronology.context import BARE_REACH, REACH
from core.chronology.extract import find_dates
from core.chronology.model import DatingHints, Evidence
from core.document.model import Block, BlockKind


def values(text: str, language: str, blocks: tuple[Block, ...] = ()) -> list[str]:
    return [
        "?" if mention.date is None else ("!" if mention.evidence is Evidence.CONTEXT else "") + mention.date.edtf
        for mention in find_dates(text, language, blocks)
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "It began in May 1905. In October it spread.", ["1905-05", "!1905-10"]),
        ("en", "On 4 June 1912 he came; the following year he left.", ["1912-06-04", "!1913"]),
        ("en", "On 4 June 1912 it opened. The next day it closed.", ["1912-06-04", "!1912-06-05"]),
        ("ar", "في 18 يونيه 1905 ثاروا. وفي سبتمبر من العام نفسه عادوا.", ["1905-06-18", "!1905-09"]),
        ("ar", "عام 1912 انتخب. وفي العام التالي استقال.", ["1912", "!1913"]),
        ("ar", "في 12 مايو 1905 أضربوا حتى أواخر يوليو", ["1905-05-12", "!1905-07"]),
        ("fa", "در ژوئیه ۱۹۱۸ بود. در نوامبر همان سال پایان یافت.", ["1918-07", "!1918-11"]),
        ("hi", "मई 1905 में। उसी वर्ष 12 जून को।", ["1905-05", "!1905-06-12"]),
        ("hi", "8 अगस्त 1912 को। उसी दिन सभा हुई।", ["1912-08-08", "!1912-08-08"]),
        ("en", "Prices rose in October.", ["?"]),
        ("en", "It closed the following year.", []),
    ],
)
def test_what_leans(language: str, text: str, expected: list[str]) -> None:
    assert values(text, language) == expected


def test_a_later_fate_is_a_side_step() -> None:
    text = (
        "في 14 يونيه 1905 ثار البحارة. أما قائدهم فقد أُعدم في عام 1907.\n"
        "وفي سبتمبر من العام نفسه أضربوا. وفي 17 أكتوبر صدر البيان."
    )
    assert values(text, "ar") == ["1905-06-14", "1907", "!1905-09", "!1905-10-17"]


def test_within_its_own_sentence_the_side_step_lends() -> None:
    text = "The revolt of June 1905 failed; he was executed in 1907, in March. By August all was quiet."
    assert values(text, "en") == ["1905-06", "1907", "!1907-03", "!1905-08"]


def test_a_look_far_back_is_a_side_step() -> None:
    text = "On 15 March 1917 the tsar gave up a line of tsars begun in 1547. From March to July it was quiet."
    assert values(text, "en") == ["1917-03-15", "1547", "!1917-03/1917-07"]
    assert values("It fell on 15 March 1917. In 1547 it was built. In May it burnt.", "en")[-1] == "!1547-05"


def test_a_month_of_its_own_calendar_stays_in_that_calendars_year() -> None:
    text = "در ۲۴ آذر ۱۲۹۶ (۱۵ دسامبر ۱۹۱۷) آتش‌بس شد. در دی همان سال مذاکره شد."
    assert values(text, "fa")[-1] == "!1917-12-22/1918-01-20"


def test_life_spans_ranges_and_citations_lend_nothing() -> None:
    assert values("Ivan Petrov (1870-1924) spoke in October.", "en") == ["1870/1924", "?"]
    assert values("The war of 1914-1918 ended. In October he spoke.", "en") == ["1914/1918", "?"]
    assert values("So it is said (Carr, 1953, 161). In October he spoke.", "en") == ["?"]


def test_a_year_reaches_only_so_far() -> None:
    assert values("In 1905 it began. " + "word " * (BARE_REACH // 5) + "In October he spoke.", "en") == ["1905", "?"]
    near = "word " * (BARE_REACH // 5)
    assert values(f"In May 1905 it began. {near} In October he spoke.", "en") == ["1905-05", "!1905-10"]
    far = "word " * (REACH // 5)
    assert values(f"In May 1905 it began. {far} In October he spoke.", "en") == ["1905-05", "?"]


def test_a_background_year_gives_way_to_the_story() -> None:
    text = "In May 1905 it began. He had come in 1899. " + "word " * 260 + "In October it ended."
    assert values(text, "en") == ["1905-05", "1899", "!1905-10"]


def test_a_new_part_forgets_the_story() -> None:
    text = "In May 1905 it began.\nPart two\nIn October he spoke."
    blocks = (
        Block(0, 21, BlockKind.PARAGRAPH),
        Block(22, 30, BlockKind.HEADING, 1),
        Block(31, 51, BlockKind.PARAGRAPH),
    )
    assert values(text, "en", blocks) == ["1905-05", "?"]


def test_a_book_about_one_year_settles_its_days() -> None:
    dated = " ".join(f"On {day} November 1917 they met." for day in (6, 7, 8, 9))
    far = "word " * (REACH // 5)
    assert values(f"{dated} {far} On 17 November all ended.", "en")[-1] == "!1917-11-17"


def test_a_jalali_day_falls_in_the_common_year_of_the_story() -> None:
    assert values("در ۱۴ دسامبر ۱۹۱۷ نوشت. در ۱۶ آذر آمد.", "fa") == ["1917-12-14", "!1917-12-07"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ar", "احتُلت المدينة في تشرين الثاني 1917، وسقطت القلعة في السابع من الشهر.", ["1917-11", "!1917-11-07"]),
        ("en", "It met on 3 May 1905 and again on the 7th of that month.", ["1905-05-03", "!1905-05-07"]),
        ("en", "The revolt was put down in December 1905. In January the courts sat.", ["1905-12", "!1906-01"]),
        ("en", "It began in December 1905, and the plans of January were forgotten.", ["1905-12", "!1905-01"]),
        ("en", "It began on 4 May 1920. The feast is still kept on 7 January.", ["1920-05-04", "?"]),
        ("hi", "4 मई 1920 को सभा हुई। उसकी सालगिरह जून में पड़ती है।", ["1920-05-04", "?"]),
    ],
)
def test_what_leans_on_the_story(language: str, text: str, expected: list[str]) -> None:
    assert values(text, language)[: len(expected)] == expected


def test_a_later_fate_with_its_month_is_a_side_step_too() -> None:
    text = "في 22 يناير 1905 خرجوا، وفي 23 يناير عادوا. أما قائدهم فقُتل في أبريل 1906. وفي 17 فبراير وقع الانفجار."
    assert values(text, "ar") == ["1905-01-22", "!1905-01-23", "1906-04", "!1905-02-17"]


def test_a_tables_head_lends_its_calendar() -> None:
    text = "Event | Old Style | New Style\u2028Return | 3 April 1917 | 16 April 1917"
    table = Block(0, len(text), BlockKind.TABLE)
    assert values(text, "en", (table,)) == ["1917-04-16", "1917-04-16"]


def hinted(text: str, language: str, hints: DatingHints) -> list[str]:
    return [mention.date.edtf if mention.date else "?" for mention in find_dates(text, language, hints=hints)]


def test_an_old_style_document() -> None:
    text = "On 25 October 1917 it fell. On 26 October it was over. On 14 February 1918 the calendar changed."
    assert hinted(text, "en", DatingHints(old_style=True)) == ["1917-11-07", "1917-11-08", "1918-02-14"]
    assert hinted("25 October 1917 (7 November 1917)", "en", DatingHints(old_style=True))[-1] == "1917-11-07"
    assert hinted("In October 1917 and in 1917.", "en", DatingHints(old_style=True)) == ["1917-10", "1917"]


def test_a_base_year_settles_months_whose_digits_were_lost() -> None:
    text = "اندلعت في أكتوبر عام وقادت إلى تغيير. وفي مارس سقط القيصر."
    assert hinted(text, "ar", DatingHints()) == ["?", "?"]
    assert hinted(text, "ar", DatingHints(base_year=1917)) == ["1917-10", "1917-03"]
    mentions = find_dates(text, "ar", hints=DatingHints(base_year=1917))
    assert all(mention.evidence is Evidence.CONTEXT for mention in mentions)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "On 5 May 1905 it began. Two weeks later it ended.", ["1905-05-05", "!1905-05-19"]),
        ("en", "It began in 1905. A year later it ended.", ["1905", "!1906"]),
        (
            "en",
            "It began on 5 May 1905. Three weeks later, on 27 May, it ended.",
            ["1905-05-05", "!1905-05-27", "!1905-05-27"],
        ),
        ("en", "It began in May 1905. In 1906 it was over. One day later he left.", ["1905-05", "1906"]),
        ("ar", "في 5 مايو 1905 بدأت. وبعد عامين عاد.", ["1905-05-05", "!1907"]),
        ("ar", "بدأت الحرب عام 1914. بعد عام 1910 تغير كل شيء.", ["1914", "1910"]),
        ("fa", "در ۵ مه ۱۹۰۵ آغاز شد. دو ماه بعد پایان یافت.", ["1905-05-05", "!1905-07"]),
        ("fa", "در ۱۹۱۷ آغاز شد. صد سال پیش چنین بود و ده سال قبل هم.", ["1917"]),
        ("fa", "در ۱۹۰۵ آغاز شد. یک سال بعد رفت. دو سال بعد از جنگ.", ["1905", "!1906"]),
        ("hi", "5 मई 1905 को शुरू हुआ। तीन दिन बाद समाप्त हुआ।", ["1905-05-05", "!1905-05-08"]),
        ("ru", "В 1861 году провели реформу; три года спустя ввели земства.", ["1861", "!1864"]),
        ("ur", "1875ء میں مدرسہ بنا؛ دو سال بعد کالج بنا۔", ["1875", "!1877"]),
        ("tr", "Okul 1868'de açıldı. İki yıl sonra büyüdü; savaştan üç yıl sonra kapandı.", ["1868", "!1870"]),
        ("he", "הכפר נוסד ב-1878 וכעבור שנתיים גדל. מאה שנה לאחר מכן ננטש.", ["1878", "!1880"]),
    ],
)
def test_counted_spans(language: str, text: str, expected: list[str]) -> None:
    assert values(text, language) == expected


def test_how_long_it_took_is_not_when() -> None:
    assert values("استسلموا في 20 ديسمبر 1522 بعد خمسة أشهر.", "ar") == ["1522-12-20"]
    assert values("He spent his 70s in Rome until May 1905.", "en") == ["1905-05"]


def test_an_aside_lends_within_its_sentence() -> None:
    text = "وہ نومبر 1877ء میں پیدا ہوئے اور 1905ء میں یورپ گئے؛ اسی سال ستمبر میں کیمبرج پہنچے۔"
    assert values(text, "ur") == ["1877-11", "1905", "!1905-09"]


def test_the_turn_of_the_year_within_a_sentence() -> None:
    text = "The school moved in September 1954, and in January the old house was sold."
    assert values(text, "en") == ["1954-09", "!1955-01"]
    assert values("در اواخر سال ۱۹۱۴ وارد جنگ شد و در ژانویه تاخت.", "fa") == ["1914", "!1915-01"]
