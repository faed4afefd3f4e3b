"""What the sources say of some days: every passage of every document, in order, as HTML or Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape

from core.chronology.model import Event
from core.document.model import Document
from core.library.model import DocumentSummary

CONTEXT_CHARACTERS = 110
"""Code points shown before and after a sentence, at most."""
_MONTH_DAYS = 31


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence that speaks of the days, with a little of its paragraph around it."""

    document_id: str
    event: Event
    before: str
    sentence: str
    """The whole sentence, ``text[event.start:event.end]``."""
    after: str


@dataclass(frozen=True, slots=True)
class Group:
    """The passages on the same days (JDN, both included), by document."""

    earliest: int
    latest: int
    cells: Mapping[str, tuple[Passage, ...]]


@dataclass(frozen=True, slots=True)
class Across:
    """What all sources say of the days from ``first`` to ``last`` (JDN, both included)."""

    first: int
    last: int
    columns: tuple[DocumentSummary, ...]
    """The documents that say something, in the order of the library."""
    groups: tuple[Group, ...]
    """In order of time; days before the longer times that hold them."""

    @property
    def passages(self) -> int:
        """How many passages there are in all."""
        return sum(len(found) for group in self.groups for found in group.cells.values())


def speaks_of(event: Event, first: int, last: int, *, longer: bool = False) -> bool:
    """Whether an event speaks of the days from ``first`` to ``last``: it touches them, and is no longer time.

    A year or a century touches every day in it and says little of any: times longer than the span
    (and than a month) do not count unless ``longer``.
    """
    date = event.date
    touches = date.earliest <= last and date.latest >= first
    return touches and (longer or date.latest - date.earliest < max(last - first + 1, _MONTH_DAYS))


def speaking_of(
    events: Iterable[tuple[str, Event]], first: int, last: int, *, longer: bool = False
) -> list[tuple[str, Event]]:
    """The events that speak of the days, see :func:`speaks_of`."""
    return [(id, event) for id, event in events if speaks_of(event, first, last, longer=longer)]


def gather(
    events: Iterable[tuple[str, Event]],
    summaries: Sequence[DocumentSummary],
    document: Callable[[str], Document],
    first: int,
    last: int,
    *,
    longer: bool = False,
) -> Across:
    """Every passage of ``summaries``' documents that speaks of the days; texts come from ``document``."""
    known = {summary.id for summary in summaries}
    chosen = [(id, event) for id, event in speaking_of(events, first, last, longer=longer) if id in known]
    chosen.sort(key=lambda pair: (pair[1].date.earliest, pair[1].date.latest, pair[1].start))
    groups: dict[tuple[int, int], dict[str, list[Passage]]] = {}
    texts: dict[str, Document] = {}
    for id, event in chosen:
        if id not in texts:
            texts[id] = document(id)
        cells = groups.setdefault((event.date.earliest, event.date.latest), {})
        cells.setdefault(id, []).append(_passage(texts[id], id, event))
    asked = last - first
    order = sorted(groups, key=lambda days: (days[1] - days[0] > asked, days[0], days[1]))
    return Across(
        first,
        last,
        tuple(summary for summary in summaries if summary.id in texts),
        tuple(Group(*days, {id: tuple(found) for id, found in groups[days].items()}) for days in order),
    )


def _passage(document: Document, document_id: str, event: Event) -> Passage:
    text = document.text
    start, end = 0, len(text)
    if document.blocks:
        block = document.blocks[document.block_at(event.start)]
        start, end = block.start, max(block.end, event.end)
    before = text[max(event.start - CONTEXT_CHARACTERS, start) : event.start]
    if event.start - CONTEXT_CHARACTERS > start:
        before = "… " + before.partition(" ")[2]
    after = text[event.end : min(event.end + CONTEXT_CHARACTERS, end)]
    if event.end + CONTEXT_CHARACTERS < end:
        after = after.rpartition(" ")[0] + " …"
    return Passage(document_id, event, before, text[event.start : event.end], after)


NameDays = Callable[[int, int], tuple[str, str]]
"""Days (JDN, both included) in the words of the one who reads: in the first calendar, and in others."""

PAPER = {"ink": "#23211d", "muted": "#6b655c", "rule": "#ddd6c8"}
"""Colours for paper and for a page of its own."""


def _style(colors: Mapping[str, str]) -> str:
    return (
        'body { font-family: "Noto Sans", "Noto Sans Arabic", "Noto Sans Devanagari", sans-serif;'
        f" color: {colors['ink']}; }}\n"
        f"a {{ color: {colors['ink']}; text-decoration: none; }}\n"
        "table { border-collapse: collapse; width: 100%; }\n"
        f"td, th {{ border-top: 1px solid {colors['rule']}; padding: 6px 10px;"
        " vertical-align: top; text-align: start; }\n"
        f".around {{ color: {colors['muted']}; }}\n"
    )


def across_html(
    across: Across,
    *,
    title: str,
    language: str,
    direction: str,
    name_days: NameDays,
    columns: bool = True,
    link: Callable[[Passage], str] | None = None,
    colors: Mapping[str, str] = PAPER,
    mirrored: bool = False,
) -> str:
    """A page: a column a document and a row a day, or where not ``columns`` one passage below another.

    Plain enough for Qt's rich text: alignment and colours are said in attributes as well as by style.
    ``colors`` are ``ink muted rule``. ``mirrored`` puts the columns of a right-to-left page in order from
    the right by hand, for Qt, which does not; browsers do.
    """
    muted = colors["muted"]
    if mirrored and direction == "rtl":
        across = replace(across, columns=across.columns[::-1])
    body = _as_table(across, name_days, link, muted) if columns else _as_rows(across, name_days, link, muted)
    body = body.replace("<table ", f'<table dir="{direction}" ', 1) if columns else body
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(language)}" dir="{direction}">\n<head><meta charset="utf-8">'
        f"<title>{escape(title)}</title><style>{_style(colors)}</style></head>\n<body>\n"
        f"<h2>{escape(title)}</h2>\n{body}\n</body></html>\n"
    )


def _heading(group: Group, name_days: NameDays, muted: str) -> str:
    first, others = name_days(group.earliest, group.latest)
    return f'<h3>{escape(first)}</h3><p class="around" style="color:{muted}"><small>{escape(others)}</small></p>'


def _side(direction: str) -> str:
    return "right" if direction == "rtl" else "left"


def _said(passage: Passage, summary: DocumentSummary, link: Callable[[Passage], str] | None, muted: str) -> str:
    """A passage as a paragraph in its own language and direction, its date in bold."""
    event = passage.event
    a, b = event.mention_start - event.start, event.mention_end - event.start
    words = passage.sentence
    marked = f"{escape(words[:a])}<b>{escape(words[a:b])}</b>{escape(words[b:])}" if 0 <= a <= b else escape(words)
    if link is not None:
        marked = f'<a href="{escape(link(passage))}">{marked}</a>'
    around = f'class="around" style="color:{muted}"'
    return (
        f'<p lang="{escape(summary.language)}" dir="{summary.direction}" align="{_side(summary.direction)}">'
        f"<span {around}>{escape(passage.before)}</span>{marked}<span {around}>{escape(passage.after)}</span></p>"
    )


def _as_table(across: Across, name_days: NameDays, link: Callable[[Passage], str] | None, muted: str) -> str:
    width = 100 // max(len(across.columns), 1)
    head = "".join(
        f'<th width="{width}%" lang="{escape(c.language)}" dir="{c.direction}" align="{_side(c.direction)}">'
        f'<p dir="{c.direction}" align="{_side(c.direction)}">{escape(c.title)}</p></th>'
        for c in across.columns
    )
    rows = []
    for group in across.groups:
        rows.append(f'<tr><td colspan="{len(across.columns)}">{_heading(group, name_days, muted)}</td></tr>')
        cells = "".join(
            f'<td width="{width}%">{"".join(_said(p, c, link, muted) for p in group.cells.get(c.id, ()))}</td>'
            for c in across.columns
        )
        rows.append(f"<tr>{cells}</tr>")
    return f'<table cellspacing="0" cellpadding="8" width="100%">\n<tr>{head}</tr>\n' + "\n".join(rows) + "\n</table>"


def _as_rows(across: Across, name_days: NameDays, link: Callable[[Passage], str] | None, muted: str) -> str:
    parts = []
    for group in across.groups:
        parts.append(_heading(group, name_days, muted))
        for column in across.columns:
            found = group.cells.get(column.id, ())
            if found:
                side = _side(column.direction)
                parts.append(
                    f'<p dir="{column.direction}" align="{side}" style="color:{muted}">{escape(column.title)}</p>'
                )
                parts += [_said(passage, column, link, muted) for passage in found]
    return "\n".join(parts)


def across_markdown(across: Across, *, title: str, name_days: NameDays) -> str:
    """The same as Markdown: a heading a day, the document's title in bold before what it says.

    Right-to-left passages begin with a right-to-left mark, so that editors lay their paragraph out so.
    """
    parts = [f"# {title}", ""]
    for group in across.groups:
        first, others = name_days(group.earliest, group.latest)
        parts += [f"## {first}", "", *([others, ""] if others else [])]
        for column in across.columns:
            mark = "\u200f" if column.direction == "rtl" else ""
            for passage in group.cells.get(column.id, ()):
                said = " ".join((passage.before + passage.sentence + passage.after).split())
                parts += [f"{mark}**{_plain(column.title)}** — {_plain(said)}", ""]
    return "\n".join(parts)


def _plain(text: str) -> str:
    """Text that Markdown takes as it stands."""
    return "".join("\\" + c if c in "\\`*_[]<>#|" else c for c in text)
