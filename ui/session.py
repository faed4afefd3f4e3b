"""Session: the open library. Performs every write, tells what changed, keeps what was read at hand."""

from __future__ import annotations

import json
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from core.chronology.model import DateMention, Event
from core.document.model import Document
from core.jobs import CancelToken, Progress, Step
from core.library import Library
from core.library.anchors import make_anchor
from core.library.model import Annotation, AnnotationKind, Changes, DocumentSummary, Section
from core.pipeline import AddReport, add_paths, fill_index
from core.search.model import Filter, Hit
from core.search.service import search, suggest
from ui.jobs import Job, JobRunner

_DOCUMENTS_KEPT = 8  # texts held in memory beside those on screen


class _Step(QUndoCommand):
    """One write and its opposite. Qt calls redo() when the command is pushed."""

    def __init__(self, text: str, do: Callable[[], None], undo: Callable[[], None]) -> None:
        super().__init__(text)
        self._do, self._undo = do, undo

    def redo(self) -> None:
        self._do()

    def undo(self) -> None:
        self._undo()


class Session(QObject):
    """The open library on behalf of the window.

    Signals:
        changed: ``(Changes, origin)`` after a write is committed; ``origin`` is who asked for it.
    """

    changed = Signal(object, object)

    def __init__(self, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.library = library
        self.jobs = JobRunner(self)
        self.undo_stack = QUndoStack(self)
        self._documents: OrderedDict[str, Document] = OrderedDict()

    def close(self) -> None:
        """Stop all work and close the library."""
        self.jobs.shut_down()
        self.undo_stack.clear()
        self.library.close()

    # --- Reading --------------------------------------------------------------------------------
    def summaries(self, *, trashed: bool = False) -> list[DocumentSummary]:
        """Rows of the library; with ``trashed``, those in the trash as well."""
        return self.library.documents.summaries(include_trashed=trashed)

    def summary(self, document_id: str) -> DocumentSummary:
        """One row of the library."""
        return self.library.documents.summary(document_id)

    def document(self, document_id: str) -> Document:
        """A document, from memory where it was read lately."""
        if document_id in self._documents:
            self._documents.move_to_end(document_id)
        else:
            self._documents[document_id] = self.library.documents.get(document_id)
            while len(self._documents) > _DOCUMENTS_KEPT:
                self._documents.popitem(last=False)
        return self._documents[document_id]

    def mentions(self, document_id: str) -> Sequence[DateMention]:
        """The dates of a document, in order."""
        return self.library.documents.mentions(document_id)

    def events(self) -> list[tuple[str, Event]]:
        """Events of all documents outside the trash, by time."""
        return self.library.documents.events([summary.id for summary in self.summaries()])

    def sections(self) -> list[Section]:
        """The reader's shelves."""
        return self.library.notes.sections()

    def annotations(self, document_id: str) -> list[Annotation]:
        """Annotations of one document, in document order."""
        return self.library.notes.annotations(document_id)

    # --- Documents ------------------------------------------------------------------------------
    def add(
        self,
        paths: Sequence[Path],
        *,
        done: Callable[[AddReport], None],
        progressed: Callable[[Step], None],
        section: str = "",
    ) -> Job:
        """Import files and folders in the background; what came in is announced as one change."""

        def work(progress: Progress, token: CancelToken) -> AddReport:
            return add_paths(self.library, paths, section=section, progress=progress, token=token)

        def finish(report: AddReport) -> None:
            if report.document_ids:
                self.changed.emit(Changes(documents=frozenset(report.document_ids)), self)
            done(report)

        return self.jobs.queue("import", work, finish, progressed=progressed)

    def bring_index_up_to_date(self, done: Callable[[int], None], progressed: Callable[[Step], None]) -> None:
        """Index in the background what a kill, a damaged index or a new analysis left out."""

        def work(progress: Progress, token: CancelToken) -> int:
            return fill_index(self.library, progress=progress, token=token)

        self.jobs.queue("index", work, done, progressed=progressed)

    def set_trashed(self, document_ids: Sequence[str], trashed: bool, origin: object = None) -> None:
        """Move documents to the trash or out of it; can be undone."""

        def apply(state: bool) -> None:
            changes = Changes()
            for document_id in document_ids:
                changes |= self.library.notes.set_trashed(document_id, state)
            self.changed.emit(changes, origin)

        text = self.tr("Remove from library") if trashed else self.tr("Restore from trash")
        self.undo_stack.push(_Step(text, lambda: apply(trashed), lambda: apply(not trashed)))

    def delete_forever(self, document_ids: Sequence[str], origin: object = None) -> None:
        """Delete trashed documents, their originals and index entries; this cannot be undone. Notes are kept."""
        changes = Changes()
        for document_id in document_ids:
            sha256 = self.library.documents.summary(document_id).sha256
            changes |= self.library.documents.remove_forever(document_id)
            self.library.originals.remove(sha256)
            changes |= self.library.notes.set_trashed(document_id, False)
            self._documents.pop(document_id, None)
        self.undo_stack.clear()

        def unindex(progress: Progress, token: CancelToken) -> None:
            for document_id in document_ids:
                self.library.index.remove(document_id)
            self.library.index.commit()

        self.jobs.queue("unindex", unindex, lambda result: None)
        self.changed.emit(changes, origin)

    def put_section(self, section: Section, origin: object = None) -> None:
        """Make or change a shelf."""
        self.changed.emit(self.library.notes.put_section(section), origin)

    def remove_section(self, section_id: str, origin: object = None) -> None:
        """Remove a shelf; its documents stay. Can be undone."""
        section = next((s for s in self.sections() if s.id == section_id), None)
        if section is None:
            return
        notes = self.library.notes
        self.undo_stack.push(
            _Step(
                self.tr("Remove section"),
                lambda: self.changed.emit(notes.remove_section(section_id), origin),
                lambda: self.changed.emit(notes.put_section(section), origin),
            )
        )

    # --- Annotations ----------------------------------------------------------------------------
    def annotate(
        self,
        document_id: str,
        kind: AnnotationKind,
        start: int,
        end: int,
        *,
        body: str = "",
        colour: str = "",
        origin: object = None,
    ) -> Annotation:
        """Make an annotation on ``text[start:end]``; it is committed when this returns. Can be undone."""
        now_ms = time.time_ns() // 1_000_000
        annotation = Annotation(
            id=self.library.notes.new_id(),
            document_id=document_id,
            kind=kind,
            anchor=make_anchor(self.document(document_id).text, start, end),
            body=body,
            colour=colour,
            created_ms=now_ms,
            modified_ms=now_ms,
        )
        notes = self.library.notes
        stored = False

        def make() -> None:
            nonlocal stored
            # A redo takes the annotation out of the trash, with whatever was done to it since.
            changes = notes.restore_annotation(annotation.id) if stored else notes.put(annotation)
            stored = True
            self.changed.emit(changes, origin)

        def unmake() -> None:
            self.changed.emit(notes.trash_annotation(annotation.id), origin)

        self.undo_stack.push(_Step(self._made(kind), make, unmake))
        return annotation

    def change_annotation(self, annotation_id: str, *, origin: object = None, **facts: Any) -> None:
        """Change ``body`` or ``colour``; committed when this returns. Can be undone."""
        before = self.library.notes.annotation(annotation_id)
        after = replace(before, **facts, modified_ms=time.time_ns() // 1_000_000)
        if replace(after, modified_ms=before.modified_ms) == before:
            return

        def put(annotation: Annotation) -> None:
            self.changed.emit(self.library.notes.put(annotation), origin)

        self.undo_stack.push(_Step(self.tr("Edit note"), lambda: put(after), lambda: put(before)))

    def delete_annotation(self, annotation_id: str, origin: object = None) -> None:
        """Move an annotation to the trash; can be undone."""
        notes = self.library.notes
        self.undo_stack.push(
            _Step(
                self.tr("Delete"),
                lambda: self.changed.emit(notes.trash_annotation(annotation_id), origin),
                lambda: self.changed.emit(notes.restore_annotation(annotation_id), origin),
            )
        )

    def _made(self, kind: AnnotationKind) -> str:
        names = {
            AnnotationKind.BOOKMARK: self.tr("Add bookmark"),
            AnnotationKind.HIGHLIGHT: self.tr("Highlight"),
            AnnotationKind.NOTE: self.tr("Add note"),
        }
        return names[kind]

    # --- Searching ------------------------------------------------------------------------------
    def search(
        self,
        query: str,
        *,
        exact: bool,
        document_id: str | None,
        as_you_type: bool,
        done: Callable[[str, list[Hit], list[str]], None],
        failed: Callable[[BaseException], None],
        span: tuple[int, int] | None = None,
    ) -> None:
        """Search in the background; a newer search makes this one's answer unwanted.

        ``span`` keeps to passages that speak of its days (JDN, both included). ``done`` gets the query,
        the hits and, where there are none, words that would match.
        """
        alive = frozenset(summary.id for summary in self.summaries())
        ids = alive & {document_id} if document_id is not None else alive
        first, last = span if span is not None else (None, None)

        def work(progress: Progress, token: CancelToken) -> tuple[list[Hit], list[str]]:
            index = self.library.index
            hits = search(
                index,
                self.library.documents.get,
                query,
                exact=exact,
                filter=Filter(document_ids=ids, earliest=first, latest=last),
                limit=200,
                as_you_type=as_you_type,
            )
            token.check()
            return hits, [] if hits else suggest(index, query, texts=self.library.documents.get)

        self.jobs.latest("search", work, lambda answer: done(query, *answer), failed=failed)

    # --- What comes back at the next start --------------------------------------------------------
    def state(self, key: str) -> Any:
        """A remembered value, or None; a damaged one is as good as none."""
        try:
            return json.loads(self.library.notes.state(key) or "null")
        except ValueError:
            return None

    def set_state(self, key: str, value: object) -> None:
        """Remember a JSON value."""
        self.library.notes.set_state(key, json.dumps(value, ensure_ascii=False))

    def reading_position(self, document_id: str) -> int:
        """The offset last read, or 0."""
        return self.library.notes.position(document_id) or 0

    def set_reading_position(self, document_id: str, offset: int) -> None:
        """Remember how far a document was read, with words to find the place again."""
        text = self.document(document_id).text
        self.library.notes.set_position(document_id, offset, text[offset : offset + 64])
