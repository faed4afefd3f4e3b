"""NoteStore: what the reader made, in notes.db. Whatever a method was given is on the disk when it returns."""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterable

from core.errors import NotFound
from core.library.database import Database
from core.library.model import Anchor, Annotation, AnnotationKind, Changes, Section

_ANNOTATION = (
    "id, document_id, kind, start, end, exact, prefix, suffix, body, colour, created_ms, modified_ms, orphaned"
)
_ORDER = "ORDER BY document_id, start, end, created_ms, id"


def now_ms() -> int:
    """Unix time in milliseconds, UTC."""
    return time.time_ns() // 1_000_000


def new_id() -> str:
    """Twelve random hexadecimal digits: for documents, annotations and sections."""
    return secrets.token_hex(6)


class NoteStore:
    """Annotations, reading positions, sections, the trash, and what the window remembers."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def new_id(self) -> str:
        """An id nobody has: twelve random hexadecimal digits."""
        return new_id()

    # --- Annotations --------------------------------------------------------------------------------
    def annotations(self, document_id: str | None = None, include_trashed: bool = False) -> list[Annotation]:
        """Annotations of one document in document order, or of all, document by document."""
        query = f"SELECT {_ANNOTATION} FROM annotations WHERE 1"
        values: list[str] = []
        if document_id is not None:
            query += " AND document_id = ?"
            values.append(document_id)
        if not include_trashed:
            query += " AND trashed_ms IS NULL"
        with self._database.read() as connection:
            return [_annotation(*row) for row in connection.execute(f"{query} {_ORDER}", values)]

    def trashed_annotations(self) -> list[Annotation]:
        """Annotations in the trash, the latest first."""
        query = f"SELECT {_ANNOTATION} FROM annotations WHERE trashed_ms IS NOT NULL ORDER BY trashed_ms DESC, id"
        with self._database.read() as connection:
            return [_annotation(*row) for row in connection.execute(query)]

    def annotation(self, id: str) -> Annotation:
        """One annotation, in the trash or not.

        Raises:
            NotFound: there is none of that id.
        """
        with self._database.read() as connection:
            row = connection.execute(f"SELECT {_ANNOTATION} FROM annotations WHERE id = ?", (id,)).fetchone()
        if row is None:
            raise NotFound("no-annotation", id=id)
        return _annotation(*row)

    def put(self, annotation: Annotation) -> Changes:
        """Insert or update; a time of 0 means now. An annotation in the trash is updated there.

        Raises:
            LibraryReadOnly: opened for reading.
        """
        now = now_ms()
        anchor = annotation.anchor
        values = (
            annotation.id,
            annotation.document_id,
            annotation.kind.value,
            anchor.start,
            anchor.end,
            anchor.exact,
            anchor.prefix,
            anchor.suffix,
            annotation.body,
            annotation.colour,
            annotation.created_ms or now,
            annotation.modified_ms or now,
            int(annotation.orphaned),
        )
        names = _ANNOTATION.split(", ")
        updates = ", ".join(f"{name} = excluded.{name}" for name in names[1:])
        with self._database.write() as connection:
            former = connection.execute("SELECT document_id FROM annotations WHERE id = ?", (annotation.id,)).fetchall()
            connection.execute(
                f"INSERT INTO annotations ({_ANNOTATION}) VALUES ({', '.join('?' * len(names))})"
                f" ON CONFLICT (id) DO UPDATE SET {updates}",
                values,
            )
        return Changes(annotations=frozenset({annotation.document_id, *(row[0] for row in former)}))

    def trash_annotation(self, id: str) -> Changes:
        """Move to the trash, where it stays until it is restored.

        Raises:
            NotFound: there is none of that id.
        """
        return self._set_annotation_trashed(id, now_ms())

    def restore_annotation(self, id: str) -> Changes:
        """Take out of the trash, as it was.

        Raises:
            NotFound: there is none of that id.
        """
        return self._set_annotation_trashed(id, None)

    def _set_annotation_trashed(self, id: str, trashed_ms: int | None) -> Changes:
        with self._database.write() as connection:
            row = connection.execute("SELECT document_id FROM annotations WHERE id = ?", (id,)).fetchone()
            if row is None:
                raise NotFound("no-annotation", id=id)
            connection.execute("UPDATE annotations SET trashed_ms = ? WHERE id = ?", (trashed_ms, id))
        return Changes(annotations=frozenset({row[0]}))

    def move_anchors(
        self, document_id: str, anchors: Iterable[tuple[str, Anchor, bool]], position: int | None
    ) -> Changes:
        """Give annotations of a document new anchors, ``(id, anchor, orphaned)``, and its reading a new offset.

        All at once: a text's annotations are never half moved.
        """
        rows = [(a.start, a.end, a.exact, a.prefix, a.suffix, int(lost), id) for id, a, lost in anchors]
        if not rows and position is None:
            return Changes()
        with self._database.write() as connection:
            connection.executemany(
                "UPDATE annotations SET start = ?, end = ?, exact = ?, prefix = ?, suffix = ?, orphaned = ?"
                " WHERE id = ?",
                rows,
            )
            if position is not None:
                connection.execute("UPDATE positions SET offset = ? WHERE document_id = ?", (position, document_id))
        return Changes(annotations=frozenset({document_id}) if rows else frozenset())

    # --- Reading positions --------------------------------------------------------------------------
    def position(self, document_id: str) -> int | None:
        """The offset last read, or None."""
        found = self.position_and_quote(document_id)
        return None if found is None else found[0]

    def position_and_quote(self, document_id: str) -> tuple[int, str] | None:
        """The offset last read and the words that stood there, or None."""
        with self._database.read() as connection:
            row = connection.execute(
                "SELECT offset, quote FROM positions WHERE document_id = ?", (document_id,)
            ).fetchone()
        return None if row is None else (int(row[0]), str(row[1]))

    def set_position(self, document_id: str, offset: int, quote: str) -> None:
        """Remember how far a document was read; ``quote`` is the text from there, to find it again."""
        if self.position_and_quote(document_id) == (offset, quote):
            return
        with self._database.write() as connection:
            connection.execute(
                "INSERT INTO positions (document_id, offset, quote) VALUES (?, ?, ?) ON CONFLICT (document_id)"
                " DO UPDATE SET offset = excluded.offset, quote = excluded.quote",
                (document_id, offset, quote),
            )

    # --- Sections -----------------------------------------------------------------------------------
    def sections(self) -> list[Section]:
        """The reader's shelves in the order they were made."""
        with self._database.read() as connection:
            rows = connection.execute("SELECT id, name FROM sections ORDER BY place").fetchall()
            held: dict[str, list[str]] = {id: [] for id, _ in rows}
            for section, document in connection.execute(
                "SELECT section_id, document_id FROM section_documents ORDER BY place"
            ):
                held[section].append(document)
        return [Section(id, name, tuple(held[id])) for id, name in rows]

    def put_section(self, section: Section) -> Changes:
        """Make or change a shelf; a new one comes last."""
        with self._database.write() as connection:
            connection.execute(
                "INSERT INTO sections (id, name, place)"
                " VALUES (?, ?, (SELECT ifnull(max(place), 0) + 1 FROM sections))"
                " ON CONFLICT (id) DO UPDATE SET name = excluded.name",
                (section.id, section.name),
            )
            connection.execute("DELETE FROM section_documents WHERE section_id = ?", (section.id,))
            connection.executemany(
                "INSERT INTO section_documents (section_id, document_id, place) VALUES (?, ?, ?)",
                [(section.id, document, place) for place, document in enumerate(dict.fromkeys(section.document_ids))],
            )
        return Changes(sections=True)

    def remove_section(self, id: str) -> Changes:
        """Remove a shelf; its documents stay. Nothing happens where there is none."""
        with self._database.write() as connection:
            removed = connection.execute("DELETE FROM sections WHERE id = ?", (id,)).rowcount
        return Changes(sections=bool(removed))

    # --- Trash and identity of documents --------------------------------------------------------------
    def trashed_documents(self) -> frozenset[str]:
        """Ids of the documents in the trash."""
        with self._database.read() as connection:
            return frozenset(row[0] for row in connection.execute("SELECT document_id FROM trashed_documents"))

    def set_trashed(self, document_id: str, trashed: bool) -> Changes:
        """Move a document to the trash or out of it; no changes where it is there already."""
        with self._database.write() as connection:
            if trashed:
                cursor = connection.execute(
                    "INSERT INTO trashed_documents VALUES (?, ?) ON CONFLICT DO NOTHING", (document_id, now_ms())
                )
            else:
                cursor = connection.execute("DELETE FROM trashed_documents WHERE document_id = ?", (document_id,))
            changed = bool(cursor.rowcount)
        return Changes(documents=frozenset({document_id}) if changed else frozenset())

    def identity(self, sha256: str) -> str | None:
        """The document these bytes are or once were: removed from the library, it keeps its notes and its id."""
        with self._database.read() as connection:
            row = connection.execute("SELECT document_id FROM identities WHERE sha256 = ?", (sha256,)).fetchone()
        return None if row is None else str(row[0])

    def remember_identity(self, sha256: str, document_id: str) -> None:
        """Keep which document some bytes are."""
        if self.identity(sha256) == document_id:
            return
        with self._database.write() as connection:
            connection.execute(
                "INSERT INTO identities VALUES (?, ?)"
                " ON CONFLICT (sha256) DO UPDATE SET document_id = excluded.document_id",
                (sha256, document_id),
            )

    # --- What the window remembers --------------------------------------------------------------------
    def state(self, key: str) -> str | None:
        """A remembered text, or None."""
        with self._database.read() as connection:
            row = connection.execute("SELECT value FROM state WHERE key = ?", (key,)).fetchone()
        return None if row is None else str(row[0])

    def set_state(self, key: str, value: str) -> None:
        """Remember a text."""
        with self._database.write() as connection:
            connection.execute(
                "INSERT INTO state VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", (key, value)
            )


def _annotation(
    id: str,
    document_id: str,
    kind: str,
    start: int,
    end: int,
    exact: str,
    prefix: str,
    suffix: str,
    body: str,
    colour: str,
    created_ms: int,
    modified_ms: int,
    orphaned: int,
) -> Annotation:
    return Annotation(
        id=id,
        document_id=document_id,
        kind=AnnotationKind(kind),
        anchor=Anchor(start, end, exact, prefix, suffix),
        body=body,
        colour=colour,
        created_ms=created_ms,
        modified_ms=modified_ms,
        orphaned=bool(orphaned),
    )
