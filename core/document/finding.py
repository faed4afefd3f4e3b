"""Find in page: every place of some words in a document, folded as in search or exact."""

from __future__ import annotations

from core.document.folding import fold, fold_text
from core.document.model import Document
from core.jobs import CancelToken

_CHECK_EVERY = 2000  # blocks between two looks at the cancel token


def find_in_page(
    document: Document, words: str, *, exact: bool = False, token: CancelToken | None = None
) -> list[tuple[int, int]]:
    """Spans (code points) of all matches, in order; a match lies within one block.

    Folded, a match covers whole letters with their marks. Raises Cancelled when ``token`` says so.
    """
    needle = words if exact else fold_text(words).strip()
    if not needle.strip():
        return []
    spans: list[tuple[int, int]] = []
    for number, block in enumerate(document.blocks):
        if token is not None and number % _CHECK_EVERY == 0:
            token.check()
        text = document.text[block.start : block.end]
        if exact:
            spans += [(block.start + at, block.start + at + len(needle)) for at in _places(text, needle)]
        elif needle in fold_text(text):
            folded = fold(text)
            for at in _places(folded.text, needle):
                start, end = folded.span(at, at + len(needle))
                spans.append((block.start + start, block.start + end))
    return spans


def _places(text: str, needle: str) -> list[int]:
    places: list[int] = []
    at = text.find(needle)
    while at >= 0:
        places.append(at)
        at = text.find(needle, at + len(needle))
    return places
