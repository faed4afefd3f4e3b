"""Every form of a date the grammar reads, and the numbers that are none."""

from __future__ import annotations

import pytest

from core.chronology.extract import find_dates
from core.chronology.model import Calendar, Evidence
from core.document.model import Block, BlockKind


def read(text: str, language: str) -> list[tuple[str, str]]:
    """Surface and EDTF of each mention; ``?`` where the year is open, ``!`` before what is inferred."""
    return [
        (
            text[mention.start : mention.end],
            "?" if mention.date is None else ("!" if mention.date.inferred else "") + mention.date.edtf,
        )
        for mention in find_dates(text, language)
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        # days in every order and script of digits
        ("en", "on 22 January 1905", [("22 January 1905", "1905-01-22")]),
        ("en", "on January 22nd, 1905", [("January 22nd, 1905", "1905-01-22")]),
        ("en", "the 3rd of May, 1905", [("3rd of May, 1905", "1905-05-03")]),
        ("en", "on Sept. 3, 1905.", [("Sept. 3, 1905", "1905-09-03")]),
        ("en", "due 2017-10-24", [("2017-10-24", "2017-10-24")]),
        ("ar", "في ٢٧ يناير عام ١٩٠٤م", [("٢٧ يناير عام ١٩٠٤م", "1904-01-27")]),
        ("ar", "يوم الأحد، 22 يناير 1905", [("22 يناير 1905", "1905-01-22")]),
        ("ar", "7اذار 1918", [("7اذار 1918", "1918-03-07")]),
        ("ar", "1917نيسان ابريل/ 3بتاريخ", [("1917نيسان ابريل/ 3", "1917-04-03")]),
        ("ar", "في السادس عشر من ديسمبر 1905", [("السادس عشر من ديسمبر 1905", "1905-12-16")]),
        ("fa", "در بیست و چهارم اکتبر ۲۰۱۷", [("بیست و چهارم اکتبر ۲۰۱۷", "2017-10-24")]),
        ("fa", "۱۶ آذر ۱۲۹۶", [("۱۶ آذر ۱۲۹۶", "1917-12-07")]),
        ("fa", "23 آذرماه 1296", [("23 آذرماه 1296", "1917-12-14")]),
        ("fa", "دوم آبان ۱۳۹۶", [("دوم آبان ۱۳۹۶", "2017-10-24")]),
        ("fa", "۷ ثور ۱۳۵۷", [("۷ ثور ۱۳۵۷", "1978-04-27")]),
        ("en", "on 23 Azar 1296", [("23 Azar 1296", "1917-12-14")]),
        ("hi", "२५ अक्टूबर १९१७ को", [("२५ अक्टूबर १९१७", "1917-10-25")]),
        ("hi", "5 फ़रवरी 1922 को", [("5 फ़रवरी 1922", "1922-02-05")]),
        ("hi", "सन् 1919 की 13 अप्रैल", [("सन् 1919 की 13 अप्रैल", "1919-04-13")]),
        (
            "ru",
            "25 октября (7 ноября) 1917 года",
            [("25 октября", "1917-11-07"), ("7 ноября) 1917 года", "1917-11-07")],
        ),
        ("ru", "двадцать пятого октября 1917 г.", [("двадцать пятого октября 1917 г.", "1917-10-25")]),
        ("ur", "یکم مئی 1886ء کو", [("یکم مئی 1886ء", "1886-05-01")]),
        ("he", "ב-22 בינואר 1905", [("22 בינואר 1905", "1905-01-22")]),
        ("he", "ב־29.11.1947", [("29.11.1947", "1947-11-29")]),
        ("he", "בט' באב תרצ\"ג", []),
        ("tr", "29 Ekim 1923'te", [("29 Ekim 1923", "1923-10-29")]),
        ("tr", "1453 yılının 29 Mayıs’ında", [("1453 yılının 29 Mayıs", "1453-05-29")]),
        # several days of a month, short years, strokes
        ("en", "on October 25–26, 1917", [("October 25–26, 1917", "1917-10-25/1917-10-26")]),
        ("en", "November 6th and 7th, 1917", [("November 6th", "1917-11-06"), ("7th, 1917", "1917-11-07")]),
        ("en", "1 May–3 June 1940", [("1 May–3 June 1940", "1940-05-01/1940-06-03")]),
        ("en", "16/28 August 1813", [("16", "1813-08-28"), ("28 August 1813", "1813-08-28")]),
        ("en", "in 1941/42", [("1941/42", "1941/1942")]),
        ("en", "(264–241 BC)", [("264–241 BC", "-0263/-0240")]),
        ("en", "between 98 and 117 AD", [("98 and 117 AD", "0098/0117")]),
        ("en", "Rhazes (865–915) wrote", [("865–915", "0865/0915")]),
        ("en", "between 200 and 300 men (100–150) in the first March days", []),
        ("en", "in the 1800s and the 880s", [("1800s", "1800/1899"), ("880s", "088X")]),
        ("ar", "البيروني (973-1048 م)", [("973-1048 م", "0973/1048")]),
        ("ru", "в XVI—XVII веках", [("XVI—XVII веках", "1501/1700")]),
        ("ru", "в 30-е годы XX века", [("30-е годы XX века", "193X")]),
        ("ur", "1920ء کی دہائی میں", [("1920ء کی دہائی", "192X")]),
        ("he", "במאות ה-17 וה-18", [("מאות ה-17", "1601/1700"), ("18", "1701/1800")]),
        ("he", "במאה התשע עשרה היו מאה עשרים איש", [("מאה התשע עשרה", "1801/1900")]),
        ("he", "בין המאה ה-10 למאה ה-12", [("המאה ה-10 למאה ה-12", "0901/1200")]),
        ("he", "שנות ה-60 וה-70 של המאה ה-20", [("שנות ה-60", "196X"), ("70 של המאה ה-20", "197X")]),
        ("he", 'באלף ה-3 לפנה"ס', [('אלף ה-3 לפנה"ס', "-2999/-2000")]),
        ("tr", "XIX. yüzyılda, 5’inci yüzyılda", [("XIX. yüzyılda", "1801/1900"), ("5’inci yüzyılda", "0401/0500")]),
        ("tr", "MÖ 5. ve 4. yüzyıllar", [("MÖ 5.", "-0499/-0400"), ("4. yüzyıllar", "-0399/-0300")]),
        ("tr", "milattan sonra 2. yüzyıl", [("milattan sonra 2. yüzyıl", "0101/0200")]),
        ("tr", "MÖ 2. binyılda, MÖ 1200'lerde", [("MÖ 2. binyılda", "-1999/-1000"), ("MÖ 1200'lerde", "-1298/-1199")]),
        ("tr", "1930'lu yıllarda, 20'li yaşlarda", [("1930'lu yıllarda", "193X")]),
        # month names of every tradition
        ("ar", "في تشرين الثاني 1917", [("تشرين الثاني 1917", "1917-11")]),
        ("ar", "في تشرين الأول/ أكتوبر 1917", [("تشرين الأول/ أكتوبر 1917", "1917-10")]),
        ("ar", "في جويلية 1905", [("جويلية 1905", "1905-07")]),
        ("ar", "في غشت 1905", [("غشت 1905", "1905-08")]),
        ("ar", "في شهر أبريل 1905", [("شهر أبريل 1905", "1905-04")]),
        # years
        ("ar", "لعام 1915", [("عام 1915", "1915")]),
        ("ar", "في العام 1917", [("العام 1917", "1917")]),
        ("ar", "عام ألف وتسعمائة وسبعة عشر", [("عام ألف وتسعمائة وسبعة عشر", "1917")]),
        ("fa", "درسال ۱۹۱۷", [("سال ۱۹۱۷", "1917")]),
        ("fa", "برابر با ۱۹۱۷میلادی", [("۱۹۱۷میلادی", "1917")]),
        ("en", "in AD 79", [("AD 79", "0079")]),
        ("en", "in 44 BC", [("44 BC", "-0043")]),
        ("en", "c. 1250", [("1250", "1250~")]),
        ("he", "בשנת 5708, בשנת 1948", [("שנת 1948", "1948")]),
        ("tr", "Rumi 1325, H. 928", [("Rumi 1325", "1909/1910"), ("H. 928", "1521-12-11/1522-11-29")]),
        ("tr", "562'de 1500'den fazla asker vardı", [("562", "0562")]),
        ("tr", "1905 kişi, 5 nişan, 150 ms, 1789'uncu gün", []),
        # ranges and lists
        ("en", "from 1914 to 1918", [("1914 to 1918", "1914/1918")]),
        ("en", "8-13 March 1917", [("8-13 March 1917", "1917-03-08/1917-03-13")]),
        ("en", "1917-18", [("1917-18", "1917/1918")]),
        ("en", "since 1914", [("1914", "1914")]),
        ("ar", "(1918-1914)", [("1918-1914", "1914/1918")]),
        ("ar", "بين عامي 1914 و1918", [("عامي 1914 و1918", "1914/1918")]),
        ("ar", "في عامي 1905 و1917", [("عامي 1905", "1905"), ("1917", "1917")]),
        ("ar", "في يناير وفبراير 1905", [("يناير", "1905-01"), ("فبراير 1905", "1905-02")]),
        ("fa", "از ۱۹۱۴ تا ۱۹۱۸", [("۱۹۱۴ تا ۱۹۱۸", "1914/1918")]),
        ("fa", "از اکتبر ۱۹۱۷ تا ژانویه ۱۹۲۴", [("اکتبر ۱۹۱۷ تا ژانویه ۱۹۲۴", "1917-10/1924-01")]),
        ("hi", "अक्टूबर/नवंबर 1917", [("अक्टूबर", "1917-10"), ("नवंबर 1917", "1917-11")]),
        ("en", "25 and 26 October 1917", [("25", "1917-10-25"), ("26 October 1917", "1917-10-26")]),
        ("en", "16th and 17th centuries", [("16th", "1501/1600"), ("17th centuries", "1601/1700")]),
        ("he", "מ-1914 עד 1918", [("1914 עד 1918", "1914/1918")]),
        ("tr", "1914'ten 1918'e kadar", [("1914'ten 1918", "1914/1918")]),
        # decades, centuries, seasons, parts
        ("en", "the 1930s", [("1930s", "193X")]),
        ("fa", "اواخر دهه ۱۹۲۰", [("اواخر دهه ۱۹۲۰", "192X")]),
        ("ar", "ثلاثينيات القرن العشرين", [("ثلاثينيات القرن العشرين", "193X")]),
        ("ar", "القرن العشرين الميلادي", [("القرن العشرين الميلادي", "1901/2000")]),
        ("fa", "قرن بیست و یکم", [("قرن بیست و یکم", "2001/2100")]),
        ("hi", "सात नवंबर 1917 को", [("सात नवंबर 1917", "1917-11-07")]),
        ("hi", "1917 की शरद ऋतु", [("1917 की शरद ऋतु", "1917-23")]),
        ("en", "on 17 April 1912 troops came", [("17 April 1912", "1912-04-17")]),
        ("hi", "बीसवीं सदी में", [("बीसवीं सदी", "1901/2000")]),
        ("hi", "20वीं शताब्दी", [("20वीं शताब्दी", "1901/2000")]),
        ("ar", "في ربيع 1905", [("ربيع 1905", "1905-21")]),
        ("fa", "تابستان ۱۳۵۷", [("تابستان ۱۳۵۷", "1978-06-22/1978-09-22")]),
        ("ar", "في نهاية نوفمبر 1905", [("نهاية نوفمبر 1905", "1905-11")]),
        ("hi", "1917 के अंत में", [("1917 के अंत", "1917")]),
        ("en", "the second half of 1918", [("second half of 1918", "1918-07/1918-12")]),
    ],
)
def test_forms(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text, language) == expected


def test_old_and_new_style_are_one_day() -> None:
    for text in ("25 October (7 November) 1917", "25 October/7 November 1917", "7 November (25 October) 1917"):
        mentions = find_dates(text, "en")
        assert {mention.date.edtf for mention in mentions if mention.date} == {"1917-11-07"}
        calendars = {mention.date.calendar for mention in mentions if mention.date}
        assert calendars == {Calendar.JULIAN, Calendar.GREGORIAN}
    assert read("22 (9) January 1905", "en") == [("22", "1905-01-22"), ("9) January 1905", "1905-01-22")]


def test_style_marks_touch_only_their_own_day() -> None:
    for language, text in (
        ("hi", "8 मार्च 1917 (पुरानी गणना से 23 फ़रवरी) को"),
        ("en", "on 8 March 1917 (23 February, Old Style)"),
        ("ar", "في 8 مارس 1917 (23 فبراير بالتقويم القديم)"),
        ("fa", "در ۸ مارس ۱۹۱۷، برابر ۲۳ فوریه به تقویم قدیم روسیه"),
    ):
        one, other = find_dates(text, language)
        assert one.date is not None and other.date is not None
        assert (one.date.calendar, other.date.calendar) == (Calendar.GREGORIAN, Calendar.JULIAN), text
        assert one.date.edtf == other.date.edtf == "1917-03-08", text


def test_style_is_only_taken_from_the_text() -> None:
    (plain,) = find_dates("on 25 October 1917", "en")
    (old,) = find_dates("on 25 October 1917 (O.S.)", "en")
    assert plain.date is not None and plain.date.calendar is Calendar.GREGORIAN
    assert old.date is not None and old.date.calendar is Calendar.JULIAN
    assert old.date.earliest - plain.date.earliest == 13


def test_a_hijri_year_is_not_a_common_one() -> None:
    (mention,) = find_dates("في عام 1336 هـ", "ar")
    assert mention.date is not None
    assert (mention.date.calendar, mention.date.edtf) == (Calendar.ISLAMIC, "1917-10-17/1918-10-06")
    (lunar,) = find_dates("سال ۱۳۲۴ هجری قمری", "fa")
    assert lunar.date is not None and lunar.date.calendar is Calendar.ISLAMIC


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "معركة استمرت 45 دقيقة"),
        ("ar", "بلغت الخسائر 35 ألفاً بين قتيل وجريح"),
        ("ar", "انضم 4000 عضو"),
        ("ar", "اشترك 1905 عمال"),
        ("ar", "دامت سبعة أشهر"),
        ("ar", "ثورة أكتوبر الكبرى"),
        ("ar", "راجع (دوتشير، 1981، 326-327) أيضاً"),
        ("ar", ".(18-13، 1979)ريد،"),
        ("ar", "الفصل 1917 والمادة 1905"),
        ("fa", "پس از ۷۴ سال قدرت"),
        ("fa", "کار روزانه ۱۶ ساعت"),
        ("fa", "در حد شعار و برنامه و همه"),
        ("fa", "از ۱۵۰۰ تا ۲۵۰۰ تن"),
        ("fa", "تلفن ۱۹۱۷۱۹۱۸"),
        ("hi", "45 मिनट तक"),
        ("hi", "1500 नागरिक मारे गए"),
        ("hi", "मार्च करते सैनिक"),
        ("en", "(Carr, 1953, 161)"),
        ("en", "ISSN 1995-8463"),
        ("en", "1,905 roubles and 19.05 percent at 19:05"),
        ("en", "page 1917, room 1905"),
        ("en", "you may march"),
        ("en", "the October Revolution"),
        ("en", "call 1905-1917-22"),
        ("en", "4000 members"),
        ("en", "he was 33 years old"),
        ("en", "https://example.org/1917/10/25/news"),
    ],
)
def test_no_dates(language: str, text: str) -> None:
    assert read(text, language) == []


def test_a_year_of_five_digits_is_left_open_not_repaired() -> None:
    assert read("अक्टूबर/नवंबर 11917 की क्रांति", "hi") == [("अक्टूबर", "?"), ("नवंबर", "?")]
    assert read("1905 में। फिर अक्टूबर 11917 में", "hi")[1:] == [("अक्टूबर", "?")]


def test_a_lost_year_is_not_found_elsewhere() -> None:
    assert read("في مايو 1905 بدأت. وفي أكتوبر عام قامت", "ar") == [("مايو 1905", "1905-05"), ("أكتوبر", "?")]


def test_navigation_and_bibliography_are_not_read() -> None:
    text = "menu 1917\nText of 1905.\nReferences\nA book, 1953"
    blocks = [
        Block(0, 9, BlockKind.NAVIGATION),
        Block(10, 23, BlockKind.PARAGRAPH),
        Block(24, 34, BlockKind.HEADING, 2),
        Block(35, 47, BlockKind.LIST_ITEM),
    ]
    assert [text[m.start : m.end] for m in find_dates(text, "en", blocks)] == ["1905"]


def test_a_block_in_another_script_is_read_in_a_language_of_it() -> None:
    text = "في عام 1905\nOctober 25, 1917"
    assert [m.date.edtf for m in find_dates(text, "ar") if m.date] == ["1905", "1917-10-25"]
    assert [m.date.edtf for m in find_dates("in May 1905", "und") if m.date] == ["1905-05"]


def test_stated_mentions_say_so() -> None:
    (mention,) = find_dates("in 1905", "en")
    assert (mention.kind, mention.evidence) == ("year", Evidence.STATED)


def test_a_bracket_of_short_years_may_open_the_text() -> None:
    assert find_dates("(865–915)", "en") == ()
