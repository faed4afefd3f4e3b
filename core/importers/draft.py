"""What every importer hands over, and the one place where drafts become a Document.

An importer finds blocks; here their text is cleaned of what no page can show, laid end to end into the
canonical text, split where one paragraph is a book, and given a language and a direction each.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from core.document.direction import block_direction, language_direction, paragraph_direction
from core.document.language import UNKNOWN, block_language, detect_language, language_script, script_share
from core.document.model import Block, BlockKind, Direction, Document, Span, SpanKind

CONTROLS_REMOVED = "controls-removed"
PARAGRAPH_SPLIT = "paragraph-split"

LINE_BREAK = "\u2028"
"""A line break inside a block: table rows, verses, lines of code. A newline separates blocks."""

_LONGEST_BLOCK = 20_000
"""Code points; a longer paragraph is split, for no page can lay it out at once."""
_PIECE = 8_000


@dataclass(slots=True)
class Draft:
    """A block before it has a place in the document; spans are offsets into ``text``."""

    text: str
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    marker: str = ""
    language: str = ""
    """As the source declares it, or empty."""
    direction: Direction | None = None
    """As the source declares it, or None."""
    page: int | None = None
    spans: list[Span] = field(default_factory=list)


# ------------------------------------------------------------------------------------------- cleaning

_ESCAPES = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]")
_NEWLINES = re.compile(r"\r\n?|[\x85\u2028\u2029\x0b]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ufff9-\ufffb]")
_SURROGATES = re.compile(r"[\ud800-\udfff]+")
_SUSPECT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff]")
_VISIBLE = re.compile(r"[^\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\u061c\ufeff]")


def clean_text(text: str) -> tuple[str, bool]:
    """Text with ``\\n`` for every newline and nothing a page cannot show; whether anything was removed.

    Letters stay as their author wrote them; joiners and direction marks stay. A form feed is left for the
    caller, whose page break it is.
    """
    if not _SUSPECT.search(text):
        return text, False
    text = _NEWLINES.sub("\n", text).replace("\ufeff", "")
    without, count = _ESCAPES.subn("", text)
    without, more = _CONTROLS.subn("", without)
    without, halves = _SURROGATES.subn("\ufffd", without)
    return without, bool(count or more or halves)


def is_visible(text: str) -> bool:
    """Whether anything in the text can be seen: more than white space and invisible marks."""
    return _VISIBLE.search(text) is not None


# ------------------------------------------------------------------------------------------ assembling


def assemble(
    drafts: Iterable[Draft],
    *,
    title: str,
    metadata: Mapping[str, str],
    warnings: Sequence[str] = (),
    language: str = "",
    direction: Direction | None = None,
) -> Document:
    """Lay drafts end to end into a Document.

    ``language`` and ``direction`` are what the source declares for the whole; a block is still weighed
    on its own, and a declared left-to-right does not turn a right-to-left language around.
    """
    found = list(warnings)
    pieces = [piece for draft in drafts for piece in _pieces(trimmed(draft), found)]
    text = "\n".join(piece.text for piece in pieces)
    prose = "\n".join(piece.text for piece in pieces if _is_prose(piece)) or text
    language = document_language(prose, language)
    direction = _document_direction(prose, language, direction)
    blocks: list[Block] = []
    spans: list[Span] = []
    start = 0
    for piece in pieces:
        end = start + len(piece.text)
        blocks.append(
            Block(
                start,
                end,
                piece.kind,
                level=piece.level,
                language="" if is_code(piece) else piece.language or block_language(piece.text, language),
                direction=piece.direction or block_direction(piece.text, direction),
                marker=piece.marker,
                page=piece.page,
            )
        )
        spans += (Span(start + s.start, start + s.end, s.kind, s.target) for s in piece.spans)
        start = end + 1
    return Document(
        text=text,
        blocks=tuple(blocks),
        title=title,
        language=language,
        direction=direction,
        spans=tuple(sorted(dict.fromkeys(spans), key=lambda span: (span.start, -span.end))),
        metadata=MappingProxyType(dict(metadata)),
        warnings=tuple(dict.fromkeys(found)),
    )


def _document_direction(text: str, language: str, declared: Direction | None) -> Direction:
    own = language_direction(language)
    if language == UNKNOWN:
        return declared or paragraph_direction(text, Direction.LTR)
    return declared if declared is Direction.RTL else own


def is_code(draft: Draft) -> bool:
    """Whether all of a draft is code, which is in no language."""
    return any(span.kind is SpanKind.CODE and span.start == 0 and span.end == len(draft.text) for span in draft.spans)


def _is_prose(draft: Draft) -> bool:
    return draft.kind is not BlockKind.NAVIGATION and not is_code(draft)


_ENOUGH = 200
"""Code points of prose from which detection is trusted above a declaration (saved pages lie)."""


def document_language(text: str, declared: str) -> str:
    """Language of a document from its text and from what the source declares (``ar-MA``, ``fa``...)."""
    detected = detect_language(text)
    base = re.split(r"[-_]", declared.strip().lower())[0]
    base = {"iw": "he", "ji": "yi", "pes": "fa", "arb": "ar"}.get(base, base)
    if not re.fullmatch(r"[a-z]{2,3}", base) or base == UNKNOWN:
        return detected
    if detected == UNKNOWN:
        return base
    share = script_share(text, base)
    if not language_script(base):  # one we cannot detect: believe it unless it is written another way round
        return base if language_direction(base) is language_direction(detected) else detected
    if language_script(base) == language_script(detected):
        return detected if len(text) >= _ENOUGH else base
    return base if share >= _DECLARED_SHARE else detected


_DECLARED_SHARE = 0.3
"""Share of letters in the declared language's script from which a page half translated is still in it."""


def trimmed(draft: Draft) -> Draft:
    """The draft without white space around its text, its spans moved along."""
    stripped = draft.text.strip()
    if stripped == draft.text:
        return draft
    offset = len(draft.text) - len(draft.text.lstrip())
    draft.spans = _moved(draft.spans, offset, offset + len(stripped))
    draft.text = stripped
    return draft


def _moved(spans: Iterable[Span], start: int, end: int) -> list[Span]:
    """The parts of spans inside ``start``..``end``, counted from ``start``."""
    kept = []
    for span in spans:
        low, high = max(span.start, start) - start, min(span.end, end) - start
        if low < high:
            kept.append(Span(low, high, span.kind, span.target))
    return kept


_SENTENCE_END = re.compile(r"[.!?؟…।۔]['\"”»)\]]*\s+")
_SPACE = re.compile(r"\s+")


def _pieces(draft: Draft, warnings: list[str]) -> Iterable[Draft]:
    """The draft itself; or, of a paragraph as long as a book, pieces cut after sentences or words."""
    if not is_visible(draft.text):
        return
    if len(draft.text) <= _LONGEST_BLOCK:
        yield draft
        return
    warnings.append(PARAGRAPH_SPLIT)
    start, size = 0, len(draft.text)
    while start < size:
        end, resume = size, size
        if size - start > _LONGEST_BLOCK:
            end, resume = _cut(draft.text, start + _PIECE, start + _LONGEST_BLOCK)
        yield Draft(
            draft.text[start:end],
            draft.kind,
            draft.level,
            draft.marker if start == 0 else "",
            draft.language,
            draft.direction,
            draft.page,
            _moved(draft.spans, start, end),
        )
        start = resume


def _cut(text: str, low: int, high: int) -> tuple[int, int]:
    """Where a piece ends and the next begins: after a sentence, else a word, else before a letter."""
    found = _SENTENCE_END.search(text, low, high) or _SPACE.search(text, low, high)
    if found is not None:
        return found.start() + len(found[0].rstrip()), found.end()
    while high > low and not text[high].isalnum():
        high -= 1
    return high, high
