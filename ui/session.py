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

from core.chronology.corrections import Action, is_about
from core.chronology.model import DateMention, Event, HistoricalDate
from core.document.direction import Overrides
from core.document.model import Direction, Document
from core.jobs import CancelToken, Progress, Step
from core.library import Library
from core.library.anchors import make_anchor
from core.library.model import (
    Annotation,
    AnnotationKind,
    Changes,
    Correction,
    DocumentSettings,
    DocumentSummary,
    Section,
)
from core.pipeline import AddReport, add_paths, apply_corrections, fill_index, read_again, settle
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
        directions_changed: id of a document the reader turned, or whose paragraphs.
    """

    changed = Signal(object, object)
    directions_changed = Signal(str)

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
        """Do in the background what a kill, a damaged index or a new analysis left undone: corrections, index."""

        def work(progress: Progress, token: CancelToken) -> tuple[Changes, int]:
            return settle(self.library, token=token), fill_index(self.library, progress=progress, token=token)

        def finish(answer: tuple[Changes, int]) -> None:
            changes, count = answer
            if changes:
                self.changed.emit(changes, self)
            done(count)

        self.jobs.queue("index", work, finish, progressed=progressed)

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
        """Change ``body``, ``colour``, ``kind`` or ``anchor``; committed when this returns. Can be undone."""
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

    # --- Directions -----------------------------------------------------------------------------
    def directions(self, document_id: str) -> Overrides:
        """What the reader said about a document's direction."""
        return Overrides.of_json(self.state(f"direction:{document_id}"))

    def set_direction(self, document_id: str, direction: Direction | None, block_start: int | None = None) -> None:
        """Turn a document, or the block that starts at ``block_start``; None leaves it to the text. Can be undone."""
        before = self.directions(document_id)
        if block_start is None:
            after = replace(before, document=direction)
        else:
            after = before.with_block(block_start, direction)
        if after == before:
            return

        def put(overrides: Overrides) -> None:
            self.set_state(f"direction:{document_id}", overrides.as_json())
            self.directions_changed.emit(document_id)

        self.undo_stack.push(_Step(self.tr("Change direction"), lambda: put(after), lambda: put(before)))

    def move_annotation(self, annotation_id: str, start: int, end: int, origin: object = None) -> None:
        """Bind an annotation to ``text[start:end]``; committed when this returns. Can be undone."""
        document_id = self.library.notes.annotation(annotation_id).document_id
        anchor = make_anchor(self.document(document_id).text, start, end)
        self.change_annotation(annotation_id, origin=origin, anchor=anchor, orphaned=False)

    # --- The reader's last word on dates ----------------------------------------------------------
    def corrections(self, document_id: str) -> list[Correction]:
        """Corrections of a document's dates, in document order."""
        return self.library.corrections.corrections(document_id)

    def correction_at(self, document_id: str, start: int, end: int) -> Correction | None:
        """The correction of the words ``text[start:end]``, if the reader made one."""
        found = [
            one
            for one in self.corrections(document_id)
            if not one.orphaned and is_about(one.anchor.start, one.anchor.end, start, end)
        ]
        return max(found, key=lambda one: one.modified_ms, default=None)

    def found_date(self, document_id: str, start: int, end: int) -> DateMention | None:
        """What the engine alone reads in the words ``text[start:end]``."""
        found = self.library.documents.found_mentions(document_id)
        return next((m for m in found if is_about(m.start, m.end, start, end)), None)

    def correct_date(
        self,
        document_id: str,
        start: int,
        end: int,
        action: Action,
        date: HistoricalDate | None = None,
        origin: object = None,
    ) -> None:
        """Say what the words ``text[start:end]`` mean; committed when this returns. Can be undone.

        A second word on the same date replaces the first; dismissing what the reader added takes it back.
        """
        before = self.correction_at(document_id, start, end)
        added = before is not None and before.action is Action.ADD
        if before is not None and added and action is Action.DISMISS:
            self.take_back_correction(before.id, origin)
            return
        now_ms = time.time_ns() // 1_000_000
        after = Correction(
            id=before.id if before else self.library.notes.new_id(),
            document_id=document_id,
            anchor=make_anchor(self.document(document_id).text, start, end),
            action=Action.ADD if added else action,
            date=date,
            created_ms=before.created_ms if before else now_ms,
            modified_ms=now_ms,
        )
        texts = {
            Action.CORRECT: self.tr("Correct date"),
            Action.CONFIRM: self.tr("Confirm date"),
            Action.DISMISS: self.tr("Dismiss date"),
            Action.ADD: self.tr("Add date"),
        }
        self._swap_corrections(texts[action], document_id, before, after, origin)

    def take_back_correction(self, correction_id: str, origin: object = None) -> None:
        """Let the engine's reading count again; can be undone."""
        before = self.library.corrections.correction(correction_id)
        self._swap_corrections(self.tr("Take back correction"), before.document_id, before, None, origin)

    def _swap_corrections(
        self, text: str, document_id: str, before: Correction | None, after: Correction | None, origin: object
    ) -> None:
        store = self.library.corrections

        def swap(old: Correction | None, new: Correction | None) -> None:
            if new is not None:
                store.put(new)
            elif old is not None:
                store.remove(old.id)
            self._announce(apply_corrections(self.library, document_id, self.document(document_id)), origin)

        self.undo_stack.push(_Step(text, lambda: swap(before, after), lambda: swap(after, before)))

    def _announce(self, changes: Changes, origin: object) -> None:
        """Tell of dates that changed, and let the index learn of it in the background."""
        self.changed.emit(changes, origin)

        def index(progress: Progress, token: CancelToken) -> int:
            return fill_index(self.library, token=token)

        self.jobs.queue("index", index, lambda count: None)

    def document_settings(self, document_id: str) -> DocumentSettings:
        """What the reader said of all dates of a document."""
        return self.library.corrections.settings(document_id)

    def set_document_settings(self, document_id: str, settings: DocumentSettings, origin: object = None) -> None:
        """Say what holds for all dates of a document; it is read again in the background. Can be undone."""
        before = self.document_settings(document_id)
        if settings == before:
            return

        def apply(chosen: DocumentSettings) -> None:
            self.library.corrections.set_settings(document_id, chosen)

            def work(progress: Progress, token: CancelToken) -> Changes:
                return read_again(self.library, document_id)

            self.jobs.queue("dates", work, lambda changes: self._announce(changes, origin))

        self.undo_stack.push(_Step(self.tr("Dates of the document"), lambda: apply(settings), lambda: apply(before)))

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
