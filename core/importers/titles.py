"""What a document is called and who wrote it, read from its own text; and the menu that may stand on top."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from core.document.direction import paragraph_direction
from core.document.model import BlockKind, Direction
from core.importers.draft import Draft
from core.importers.lines import TERMINAL, is_section_word
from core.importers.structure import is_chapter_label

_LONGEST = 80
"""Code points of a title made from a sentence."""
_TOP = 40
"""Drafts among which a byline or a repeated title is looked for."""


@dataclass(frozen=True, slots=True)
class Titled:
    """A document's title, and its author where the text names one."""

    title: str
    author: str = ""


def find_title(drafts: Sequence[Draft], name: str) -> Titled:
    """The best title the text offers; the file's stem only where it offers nothing."""
    body = [draft for draft in drafts if draft.kind is not BlockKind.NAVIGATION]
    top = body[:_TOP]
    author = _byline(top)
    for attempt in (_named_by_author, _from_top, _from_topic, _from_heading, _from_sentence):
        found = attempt(top if attempt is not _from_heading else body)
        if found is not None and any(character.isalpha() for character in found.title):
            return Titled(tidy(found.title), found.author or author)
    return Titled(PurePath(name).stem or name, author)


# ------------------------------------------------------------------------------------------- attempts

_NAME_AND_TITLE = re.compile(r"(?P<author>[^:：.!?؟]{3,40}?)\s*[:：]\s+(?P<title>.{4,100})\Z")


def _named_by_author(top: Sequence[Draft]) -> Titled | None:
    """``Name: title`` on the first line, where the name or the title comes again on a line of its own."""
    found = _NAME_AND_TITLE.match(top[0].text) if top and len(top[0].text) <= 150 else None
    if found is None:
        return None
    again = {_plain(draft.text) for draft in top[1:]}
    if _plain(found["author"]) in again:
        return Titled(found["title"], found["author"].strip())
    return None


def _from_top(top: Sequence[Draft]) -> Titled | None:
    """The first line, where it is a heading or stands like one; a bare chapter label with what follows it."""
    for index, draft in enumerate(top[:3]):
        if is_section_word(draft.text):
            return None
        if draft.kind is not BlockKind.HEADING and not (index == 0 and _short(draft.text)):
            return None
        if not is_chapter_label(draft.text):
            return Titled(draft.text)
        label = draft.text.strip(" :.")
        following = next(
            (other.text for other in top[index + 1 : index + 4] if _plain(other.text) != _plain(label)), ""
        )
        if following and _short(following) and not is_section_word(following):
            return Titled(f"{label}: {following}")
        return Titled(label)
    return None


_TOPIC = re.compile(r"(?P<topic>.{8,80}?)\s*(?::\s?[-–—]|[-–—]:|：)\s")


def _from_topic(top: Sequence[Draft]) -> Titled | None:
    """A topic at the head of the first paragraph, closed by ``:-``, as Indian answer books write it."""
    found = _TOPIC.match(top[0].text[:200]) if top else None
    return Titled(found["topic"]) if found is not None else None


def _from_heading(body: Sequence[Draft]) -> Titled | None:
    """The first heading in the first third that says something of its own."""
    for draft in body[: max(_TOP, len(body) // 3)]:
        if draft.kind is BlockKind.HEADING and not is_section_word(draft.text):
            return Titled(draft.text)
    return None


def _from_sentence(top: Sequence[Draft]) -> Titled | None:
    """The first sentence of the first paragraph, cut at a word."""
    for draft in top:
        if is_section_word(draft.text) or not any(character.isalpha() for character in draft.text):
            continue
        first = re.split(r"(?<=[.!?؟।۔])\s", draft.text[:500].replace("\u2028", " "), maxsplit=1)[0]
        return Titled(_shortened(first))
    return None


def _short(text: str) -> bool:
    return len(text) <= 90 and len(text.split()) <= 14 and (not TERMINAL.search(text) or text[-1] in "!?؟")


def _shortened(sentence: str) -> str:
    if len(sentence) <= _LONGEST:
        return sentence
    cut = sentence.rfind(" ", 0, _LONGEST)
    return sentence[: cut if cut > _LONGEST // 3 else _LONGEST - 1].rstrip(" ,،;؛:-–—") + "…"


# -------------------------------------------------------------------------------------------- authors

_BY = re.compile(
    r"(?:by|written by|author\s*:|بقلم|تأليف|تاليف|المؤلف\s*:|الكاتب\s*:|إعداد|نوشته‌?ی?|نویسنده\s*:|نگارش|به قلم"
    r"|लेखक\s*:?|مصنف\s*:?|автор\s*:)\s*:?\s+(?P<name>[^.:!?\d]{3,50}?)\.?\Z",
    re.IGNORECASE,
)
_BY_ALONE = re.compile(r"(?:تأليف|تاليف|بقلم|إعداد|نوشته|نویسنده|by|लेखक)\s*:?\Z", re.IGNORECASE)


def _byline(top: Sequence[Draft]) -> str:
    for draft, following in zip(top, [*top[1:], Draft("")], strict=False):
        if len(draft.text) > 80:
            continue
        found = _BY.match(draft.text)
        if found is not None and len(found["name"].split()) <= 6:
            return found["name"].strip()
        if _BY_ALONE.match(draft.text) and 3 <= len(following.text) <= 50:
            return following.text.strip(" .")
    return ""


# ---------------------------------------------------------------------------------------------- tidying

_VISUAL = re.compile(r"[.،:\s]*(?P<from>\d{1,4})\s*(?:(?P<dash>[-–])\s*(?P<to>\d{1,4}))?\s*(?P<rest>[^\W\d_].*)\Z")


def head_with_title(drafts: Sequence[Draft], title: str) -> None:
    """Make a line near the top that repeats the title a heading too."""
    for draft in drafts[1:_TOP]:
        if draft.kind is BlockKind.PARAGRAPH and tidy(draft.text) == title:
            draft.kind, draft.level = BlockKind.HEADING, 1


def tidy(title: str) -> str:
    """A title on one line, without the punctuation that only led on to the text."""
    title = re.sub(r"\s+", " ", title.replace("\u2028", " ")).strip().strip("\u200e\u200f\ufeff")
    title = re.sub(r"^#{1,6}\s+", "", title)
    if paragraph_direction(title, Direction.LTR) is Direction.RTL:
        title = _logical(title)
    title = title.rstrip(" :،,;؛-–—")
    return title[:-1].rstrip() if title.endswith(".") and not title.endswith("..") else title


def _logical(title: str) -> str:
    """A right-to-left title extracted in visual order: its last figures and full stop stand in front."""
    found = _VISUAL.match(title)
    if found is None or (title[0] not in ".،:" and not title[found.start("rest") - 1].isdigit()):
        return title
    first, last = found["from"], found["to"]
    if last is None:
        return f"{found['rest'].rstrip()} {first}"
    if int(first) > int(last):
        first, last = last, first
    return f"{found['rest'].rstrip()} {first}{found['dash']}{last}"


_GENERIC = frozenset(
    re.split(
        ", ",
        "untitled, untitled document, home, home page, index, document, new page, no title, page, الرئيسية, "
        "الصفحة الرئيسية, بدون عنوان, صفحه اصلی, خانه, بدون عنوان",
    )
)


def is_generic(title: str) -> bool:
    """Whether a declared title says nothing: «الصفحة الرئيسية», ``Untitled``, an address."""
    return title.casefold() in _GENERIC or "://" in title or is_section_word(title)


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text).strip().casefold()


# ------------------------------------------------------------------------------------------- navigation

_MENU_WORDS = frozenset(
    re.findall(
        r"\S+",
        """home about contact search login register help menu news archive sitemap maps pictures photos gallery
    documents sections index timeline links download privacy faq blog rss subscribe
    الرئيسية الصفحة البحث بحث الصور الخرائط الفهارس الأقسام الوثائق معلومات إرشادات مقترحات اتصل المكتبة الأرشيف
    تسجيل الدخول خريطة الموقع المساعدة الأخبار المقالات روابط الفيديو
    خانه صفحه اصلی تماس درباره جستجو آرشیو ورود عضویت پیوندها نقشه تصاویر اخبار
    होम मुख्य पृष्ठ संपर्क खोज खोजें लॉगिन समाचार चित्र मानचित्र
    ہوم تلاش رابطہ сайт главная поиск контакты новости архив accueil recherche startseite suche inicio buscar""",
    )
)
_CRUMB = re.compile(r"\s+(?:/|>|»|›|→|\|)\s+|\s*[»›]\s*")
_HIGHEST_MENU = 15
"""Visible drafts at the top among which a menu is looked for."""


def mark_navigation(drafts: Sequence[Draft]) -> None:
    """Mark a site's menu, breadcrumb and name at the top of a saved page as navigation."""
    last = -1
    for index, draft in enumerate(drafts[:_HIGHEST_MENU]):
        if len(draft.text) > 200:
            break
        if _is_menu(draft.text) or _is_breadcrumb(draft.text):
            last = index
    if last < 0 or sum(len(draft.text) for draft in drafts[: last + 1]) > 900:
        return
    for draft in drafts[: last + 1]:
        draft.kind, draft.level = BlockKind.NAVIGATION, 0


def _is_menu(text: str) -> bool:
    words = [word.strip("|·•").casefold() for word in text.split()]
    if len(words) < 3 or TERMINAL.search(text):
        return False
    known = sum(word in _MENU_WORDS for word in words)
    return known >= 3 and known >= 0.5 * len(words)


def _is_breadcrumb(text: str) -> bool:
    items = _CRUMB.split(text)
    if len(items) < 3 or TERMINAL.search(text) or any(not 0 < len(item.split()) <= 8 for item in items):
        return False
    first = set(items[0].casefold().split())
    return bool(first & _MENU_WORDS) or len(items) >= 4
