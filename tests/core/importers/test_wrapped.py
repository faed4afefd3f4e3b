"""Hard-wrapped text made paragraphs again, and text that must be left alone."""

from __future__ import annotations

import textwrap
import time

from core.document.model import BlockKind
from core.importers.lines import read_lines
from core.importers.wrapped import is_wrapped, unwrap

PARAGRAPHS = [
    (
        "In the autumn the city was short of bread and of patience. Queues stood before dawn, and those who "
        "stood in them talked. By the end of the week the talk had reached the works across the river, and "
        "nobody there spoke of bread any more. The owners locked the gates; it changed nothing at all."
    ),
    (
        "A well-known officer was sent for. He asked for two regiments and was given one. What he did with it is "
        "told in every book, and told differently. Some have him at the bridge at noon. Others say that he had "
        "not left his rooms by four, and that the bridge was held by a sergeant and eleven men."
    ),
    (
        "The third day was quiet. Snow had come in the night. The trams stood where they had been left, and in "
        "one of them, it is said, a conductor was found asleep. He asked what day it was. Nobody could agree."
    ),
]
ARABIC = [
    (
        "في خريف ذلك العام شحّ الخبز في المدينة وشحّ الصبر معه. وقف الناس قبل الفجر في طوابير طويلة، وتحدث الواقفون فيها "
        "بعضهم إلى بعض. وقبل أن ينتهي الأسبوع بلغ الحديث المصانع في الضفة الأخرى، ولم يعد أحد هناك يذكر الخبز. أغلق "
        "أصحاب المصانع الأبواب، ولم يغير ذلك شيئا."
    ),
    (
        "أُرسل في طلب ضابط معروف. طلب كتيبتين فأعطي واحدة. وما صنعه بها ترويه الكتب كلها، وترويه مختلفا. منهم من يراه "
        "على الجسر عند الظهر. ومنهم من يقول إنه لم يغادر غرفته قبل الرابعة، وإن الجسر كان في يد رقيب وأحد عشر جنديا."
    ),
]


def wrap(paragraphs: list[str], between: str = "\n\n", width: int = 70) -> str:
    return between.join(textwrap.fill(paragraph, width, break_on_hyphens=False) for paragraph in paragraphs)


def rejoin(text: str) -> list[str]:
    lines = read_lines(text)
    assert is_wrapped(lines)
    return [paragraph.text for paragraph in unwrap(lines)]


def test_paragraphs_parted_by_empty_lines() -> None:
    assert rejoin(wrap(PARAGRAPHS)) == PARAGRAPHS
    assert rejoin(wrap(ARABIC)) == ARABIC


def test_paragraphs_parted_by_an_indent() -> None:
    text = "\n".join("    " + textwrap.fill(paragraph, 70) for paragraph in PARAGRAPHS)
    assert rejoin(text) == PARAGRAPHS


def test_an_empty_line_after_every_line() -> None:
    """As one extraction of a PDF leaves it: empty lines mean nothing, short lines do."""
    text = wrap(PARAGRAPHS, between="\n").replace("\n", "\n\n")
    assert rejoin(text) == PARAGRAPHS


def test_a_hyphen_at_the_margin_keeps_its_word_whole() -> None:
    text = wrap(PARAGRAPHS).replace("well-known", "well-\nknown", 1)
    assert "A well-known officer" in " ".join(rejoin(text))


def test_headings_and_bullets_are_not_swallowed() -> None:
    text = (
        wrap([PARAGRAPHS[0], "The Bridge", PARAGRAPHS[1]]) + "\n• one thing\n• and another\n\n" + wrap(PARAGRAPHS[2:])
    )
    found = rejoin(text)
    assert "The Bridge" in found
    assert "• one thing" in found
    assert "• and another" in found


def test_languages_do_not_run_together() -> None:
    english = wrap(PARAGRAPHS[:1]).replace("nothing at all.", "nothing at all, and so the matter rested")
    found = rejoin(english + "\n\n" + wrap(ARABIC))
    assert found[-2:] == ARABIC


def test_footnotes_under_a_rule_of_spaces() -> None:
    notes = " " * 40 + "\n\n* Sergeant of the fourth company, see the list printed in the annex to\nthis volume.\n"
    first, rest = PARAGRAPHS[0], PARAGRAPHS[1]
    text = wrap([first, PARAGRAPHS[2]]) + "\n\n" + notes + " " + wrap([rest])
    lines = read_lines(text)
    paragraphs = unwrap(lines)
    assert [paragraph.kind for paragraph in paragraphs] == [None, None, BlockKind.FOOTNOTE, None]
    assert paragraphs[2].text.endswith("in the annex to this volume.")
    assert paragraphs[3].text == rest


def test_sixty_thousand_lines_that_never_end_take_moments() -> None:
    lines = read_lines(("A sentence ends here. And the next goes on, to the margin and beyond\n") * 60_000)
    start = time.perf_counter()
    assert len(unwrap(lines)) == 1
    assert time.perf_counter() - start < 4


def test_what_is_not_wrapped() -> None:
    assert not is_wrapped(read_lines("\n\n".join(PARAGRAPHS * 5)))  # one line each
    assert not is_wrapped(read_lines("too short\nto tell"))
    verse = "The snow came down on the river and the town\nAnd nobody was left to sweep it from the stair\n" * 10
    assert not is_wrapped(read_lines(verse))
    hemistichs = "وقف الخلق ينظرون جميعا      كيف تبنى قواعد المجد وحدي\n" * 12
    assert not is_wrapped(read_lines(hemistichs))
    sentences = "".join(f"On day {day} the council met and nothing was decided by it again.\n" for day in range(30))
    assert not is_wrapped(read_lines(sentences))
