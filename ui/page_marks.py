"""What is marked on a page: its dates and the reader's annotations, as the reader pane wants them."""

from __future__ import annotations

from collections.abc import Sequence

from core.chronology.model import DateMention, Evidence
from core.library.model import Annotation, AnnotationKind
from ui.reader import Mark


def page_marks(mentions: Sequence[DateMention], annotations: Sequence[Annotation]) -> list[Mark]:
    """Marks for the dates that are resolved or contradict themselves, and for anchored annotations.

    A date's id is its index among ``mentions``, an annotation's its own.
    """
    marks = [
        Mark(m.start, m.end, _date_kind(m), id=str(index))
        for index, m in enumerate(mentions)
        if m.date is not None or m.conflict
    ]
    for annotation in annotations:
        if annotation.orphaned:
            continue
        anchor = annotation.anchor
        if annotation.kind is AnnotationKind.BOOKMARK:
            marks.append(Mark(anchor.start, anchor.end, "bookmark", id=annotation.id))
        else:
            kind = "note" if annotation.kind is AnnotationKind.NOTE else "highlight"
            marks.append(Mark(anchor.start, anchor.end, kind, colour=annotation.colour, id=annotation.id))
    return marks


def _date_kind(mention: DateMention) -> str:
    if mention.evidence is Evidence.CONFIRMED:
        return "confirmed-date"
    if mention.conflict:
        return "conflict-date"
    return "inferred-date" if mention.date is not None and mention.date.inferred else "date"
