"""Events: what the timeline shows."""

from __future__ import annotations

from core.chronology.events import LABEL_LENGTH, find_events, shortened
from core.chronology.extract import find_dates
from core.chronology.model import Event
from core.document.model import Block, BlockKind


def events(text: str, language: str) -> tuple[Event, ...]:
    return find_events(text, language, (), find_dates(text, language))


def test_the_label_is_the_sentence_without_its_date() -> None:
    (event,) = events("وفي 22 يناير 1905 سار العمال نحو القصر.", "ar")
    assert event.label == "سار العمال نحو القصر"
    assert (event.start, event.mention_start) == (0, 4)
    (event,) = events("The line was cut on Sunday, 22 January 1905.", "en")
    assert event.label == "The line was cut"
    (event,) = events("26 अक्टूबर 1917 को बैठक हुई।", "hi")
    assert event.label == "बैठक हुई।"


def test_one_date_twice_is_one_event() -> None:
    (event,) = events("در ۱۴ دسامبر ۱۹۱۷ برابر با ۲۳ آذر ۱۲۹۶ لغو شد.", "fa")
    assert event.date.edtf == "1917-12-14"
    (event,) = events("در ۱۶ آذر ۱۲۹۶ برابر با ۱۹۱۷ میلادی لغو شد.", "fa")
    assert event.date.edtf == "1917-12-07"
    (event,) = events("It fell on 25 October (7 November) 1917.", "en")
    assert event.date.edtf == "1917-11-07"
    (event,) = events("سقطت في 1336 هـ (1917 م).", "ar")
    assert event.date.edtf == "1917"


def test_two_dates_in_a_sentence_are_two_events() -> None:
    found = events("He left in May 1905 and came back in June 1907.", "en")
    assert [event.date.edtf for event in found] == ["1905-05", "1907-06"]


def test_a_list_is_taken_out_whole() -> None:
    found = events("وفي يناير وفبراير 1905 انتشرت الحركة.", "ar")
    assert [event.label for event in found] == ["انتشرت الحركة"] * 2


def test_a_life_is_marked_and_keeps_the_name() -> None:
    (life,) = events("فؤاد الخوري (1870-1924) طبيب.", "ar")
    assert (life.life, life.date.edtf, life.label) == (True, "1870/1924", "فؤاد الخوري طبيب")
    found = events("In 1917 Ivan Petrov (1870-1924) came, after the war (1870-1914).", "en")
    assert [(event.date.edtf, event.life) for event in found] == [
        ("1917", False),
        ("1870/1924", True),
        ("1870/1914", False),
    ]
    assert found[0].label == "Ivan Petrov (1870-1924) came, after the war (1870-1914)"
    assert found[1].label == "In 1917 Ivan Petrov came, after the war (1870-1914)"


def test_no_event_from_citations_counts_and_open_dates() -> None:
    assert events("هذا رأي (دوتشير، 1981، 326-327) معروف.", "ar") == ()
    assert events("معركة استمرت 45 دقيقة وخسائرها 35 ألفاً.", "ar") == ()
    assert events("Prices rose in October.", "en") == ()


def test_navigation_makes_no_event() -> None:
    text = "Archive 1905"
    blocks = [Block(0, len(text), BlockKind.NAVIGATION)]
    assert find_events(text, "en", blocks, find_dates(text, "en")) == ()


def test_an_inferred_date_stays_inferred() -> None:
    found = events("It began in May 1905. On 3 October it spread.", "en")
    assert [event.date.inferred for event in found] == [False, True]


def test_long_sentences_are_cut_between_words_near_their_date() -> None:
    tail = "word " * 60
    (event,) = events(f"In 1905 a thing happened {tail}.", "en")
    assert len(event.label) <= LABEL_LENGTH and event.label.endswith("…")
    (event,) = events(f"{tail}, and in the end the fortress fell in 1905.", "en")
    assert event.label == "…and in the end the fortress fell"
    assert shortened("a" * 300, 20) == "a" * 19 + "…"


def test_a_date_alone_is_its_own_label() -> None:
    (event,) = events("1917", "en")
    assert event.label == "1917"


def test_a_label_keeps_no_lone_bracket_and_loses_no_word() -> None:
    labels = [event.label for event in events("در ۲۴ آذر ۱۲۹۶ (۱۵ دسامبر ۱۹۱۷) آتش‌بس شد.", "fa")]
    assert labels == ["آتش‌بس شد"]
    assert [event.label for event in events("War and rehearsal, 1904–1907", "en")] == ["War and rehearsal"]
    assert [event.label for event in events("सात दिन बाद, 15 मार्च 1917 को वे लौटे।", "hi")] == ["वे लौटे।"]


def test_a_row_of_a_table_is_a_sentence() -> None:
    text = "Event | Day\u2028Return | 3 April 1917\u2028Rising | 7 November 1917"
    blocks = (Block(0, len(text), BlockKind.TABLE),)
    found = find_events(text, "en", blocks, find_dates(text, "en", blocks))
    assert [(event.label, text[event.start : event.start + 6]) for event in found] == [
        ("Return", "Return"),
        ("Rising", "Rising"),
    ]


def test_a_span_and_the_date_it_led_to_are_one_event() -> None:
    found = events("It began in 1911. A year later, on 23 December 1912, a bomb was thrown.", "en")
    assert [event.date.edtf for event in found] == ["1911", "1912-12-23"]
