"""What a document is called, and the menu on top of it."""

from __future__ import annotations

import pytest

from core.document.model import BlockKind
from core.importers.draft import Draft
from core.importers.titles import find_title, head_with_title, mark_navigation, tidy

LONG = "في خريف ذلك العام شحّ الخبز في المدينة وشحّ الصبر معه، ووقف الناس قبل الفجر في طوابير طويلة."
P, H, N = BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.NAVIGATION


def drafts(*items: str | tuple[str, BlockKind]) -> list[Draft]:
    return [Draft(item) if isinstance(item, str) else Draft(*item) for item in items]


def title(*items: str | tuple[str, BlockKind]) -> str:
    return find_title(drafts(*items), "file.txt").title


def test_the_first_heading() -> None:
    assert title(("ثورة الخبز", H), LONG) == "ثورة الخبز"
    assert title(("menu", N), ("ثورة الخبز:", H), LONG) == "ثورة الخبز"


def test_a_chapter_label_is_joined_with_what_follows() -> None:
    assert title(("الفصل الثاني", H), ("الفصل الثاني", H), ("ثورة الخبز", H), LONG) == "الفصل الثاني: ثورة الخبز"
    assert title(("Chapter 2", H), ("The Bridge", H), LONG) == "Chapter 2: The Bridge"
    assert title(("فصل سوم", H), LONG) == "فصل سوم"


def test_author_and_title_on_one_line() -> None:
    found = find_title(drafts("مریم نمونه: نان و برف!", LONG, "نان و برف!", "مریم نمونه", LONG), "x.txt")
    assert (found.title, found.author) == ("نان و برف!", "مریم نمونه")


def test_a_colon_alone_makes_no_author() -> None:
    found = find_title(drafts(("ثورة الخبز: أسبابها ونتائجها", H), LONG), "x.txt")
    assert (found.title, found.author) == ("ثورة الخبز: أسبابها ونتائجها", "")


def test_a_topic_before_a_dash() -> None:
    text = "रोटी की क्रांति का वर्णन :- उस साल शरद में नगर में रोटी की कमी हो गई और लोग सड़कों पर निकल आए।"
    assert title(text) == "रोटी की क्रांति का वर्णन"


def test_section_words_are_no_titles() -> None:
    assert (
        title(("Abstract:", H), "It was a hard winter for all.", ("المقدمة", H), LONG, ("ثورة الخبز", H), LONG)
        == "ثورة الخبز"
    )


def test_a_sentence_cut_at_a_word() -> None:
    found = title(LONG + " " + LONG)
    assert found.endswith("…")
    assert len(found) <= 81
    assert LONG.startswith(found[:-1])
    assert LONG[len(found) - 1] in " ،"


def test_the_file_name_is_the_last_resort() -> None:
    assert title("***", "1905", "—") == "file"
    assert find_title([], "كتاب.txt").title == "كتاب"


@pytest.mark.parametrize(
    ("lines", "author"),
    [
        (["Bread", "By Jane Example.", LONG], "Jane Example"),
        (["الخبز", "تأليف", "فلان بن فلان", LONG], "فلان بن فلان"),
        (["الخبز", "بقلم: فلان بن فلان", LONG], "فلان بن فلان"),
        (["Bread", "By the river stood a mill, and in the mill nobody worked at all.", LONG], ""),
    ],
)
def test_bylines(lines: list[str], author: str) -> None:
    assert find_title(drafts(*lines), "x").author == author


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("  ثورة\u2028الخبز : ", "ثورة الخبز"),
        ("# Bread", "Bread"),
        ("Bread and snow.", "Bread and snow"),
        ("What next?", "What next?"),
        (".1905-1904ثورة الخبز في المدينة", "ثورة الخبز في المدينة 1904-1905"),  # extracted in visual order
        ("1905ثورة", "ثورة 1905"),
        ("1905 عام الخبز", "1905 عام الخبز"),
        ("1905: A year", "1905: A year"),
    ],
)
def test_tidying(raw: str, clean: str) -> None:
    assert tidy(raw) == clean


def test_a_repeated_title_is_a_heading_too() -> None:
    items = drafts("مریم: نان", LONG, "نان", LONG)
    head_with_title(items, "نان")
    assert [item.kind for item in items] == [P, P, H, P]


def navigation(*lines: str) -> int:
    items = drafts(*lines)
    mark_navigation(items)
    return sum(item.kind is N for item in items)


def test_menu_site_name_and_breadcrumb() -> None:
    assert (
        navigation("الرئيسية البحث الصور الخرائط اتصل بنا", "موقع ما", "Home / تاريخ / ثورات", "ثورة الخبز", LONG) == 3
    )
    assert navigation("Home » History » Revolts", "Bread", LONG) == 1
    assert navigation("خانه | درباره | تماس | جستجو", "نان", LONG) == 1


def test_titles_and_verses_are_no_menus() -> None:
    assert navigation("Ten Winters That Nobody Remembers Now", LONG) == 0
    assert navigation("الخبز / والثلج", LONG) == 0
    assert navigation("Search the archive for the home of the missing index.", LONG) == 0
    assert navigation(LONG * 3, "Home / History / Revolts") == 0
