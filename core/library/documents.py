"""DocumentStore: texts, blocks, dates and events in library.db, all of it rebuildable from originals/."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from types import MappingProxyType
from typing import Any

from core.chronology.model import ENGINE, Calendar, DateMention, Event, HistoricalDate, Precision
from core.document.model import Direction, Document
from core.errors import LibraryDamaged, NotFound
from core.library import packing
from core.library.database import Database
from core.library.model import Changes, DocumentSummary, OriginalRecord

_SUMMARY = (
    "id, title, author, language, direction, length, blocks, dates, earliest, latest, source, sha256, format, "
    "size_bytes, added_ms, warnings"
)
_EVENT = (
    "start, end, earliest, latest, precision, calendar, inferred, approximate, edtf, label, "
    "mention_start, mention_end, life"
)
_SHORTEST_PREFIX = 4  # of an id, in resolve(): fewer letters are more likely a title


class DocumentStore:
    """Reads and writes documents. Every write is one transaction: a document is there whole or not at all.

    ``trashed`` tells the ids in the trash; ``remember(sha256, id)`` is told which document some bytes are
    before they are stored.
    """

    def __init__(
        self,
        database: Database,
        *,
        trashed: Callable[[], frozenset[str]],
        remember: Callable[[str, str], None],
    ) -> None:
        self._database = database
        self._trashed = trashed
        self._remember = remember

    # --- Writing ----------------------------------------------------------------------------------
    def add(
        self,
        document: Document,
        mentions: Sequence[DateMention],
        events: Sequence[Event],
        *,
        id: str,
        original: OriginalRecord,
    ) -> Changes:
        """Store a new document under ``id``.

        Raises:
            LibraryReadOnly: opened for reading.
        """
        return self._store(document, mentions, events, id, original, replacing=False)

    def replace(
        self,
        document: Document,
        mentions: Sequence[DateMention],
        events: Sequence[Event],
        *,
        id: str,
        original: OriginalRecord,
    ) -> Changes:
        """Store a document in place of the one called ``id``, or as a new one if there is none.

        Raises:
            LibraryReadOnly: opened for reading.
        """
        return self._store(document, mentions, events, id, original, replacing=True)

    def _store(
        self,
        document: Document,
        mentions: Sequence[DateMention],
        events: Sequence[Event],
        id: str,
        original: OriginalRecord,
        *,
        replacing: bool,
    ) -> Changes:
        values = _values(document, mentions, original)
        self._remember(original.sha256, id)
        marks = ", ".join("?" * len(values))
        insert = f"INSERT INTO documents (id, {', '.join(values)}) VALUES (?, {marks})"
        if replacing:
            updates = ", ".join(f"{name} = excluded.{name}" for name in values)
            insert += f" ON CONFLICT (id) DO UPDATE SET {updates}"
        with self._database.write() as connection:
            connection.execute(insert, (id, *values.values()))
            key = connection.execute("SELECT key FROM documents WHERE id = ?", (id,)).fetchone()[0]
            for table in ("contents", "events", "readings"):  # nothing is there under a new key
                connection.execute(f"DELETE FROM {table} WHERE document = ?", (key,))
            _write_contents(connection, key, document, mentions, events)
        return Changes(documents=frozenset({id}))

    def set_reading(
        self,
        id: str,
        mentions: Sequence[DateMention],
        events: Sequence[Event],
        spans: Sequence[tuple[int, int]],
        *,
        settled: str,
        found: Sequence[DateMention] | None = None,
    ) -> Changes:
        """Store a document's dates as the reader wants them, all or nothing.

        ``events`` replace those that begin within ``spans``; ``settled`` says which corrections and
        settings are in it, empty for none; ``found`` replaces what the engine found. The document's
        index entries count as out of date from now on.

        Raises:
            NotFound: there is no such document.
        """
        key = self._key(id)
        with self._database.write() as connection:
            if found is not None:
                connection.execute(
                    "UPDATE contents SET mentions = ?, engine = ? WHERE document = ?",
                    (packing.pack_mentions(found), ENGINE, key),
                )
            connection.execute("DELETE FROM readings WHERE document = ?", (key,))
            if settled:
                connection.execute(
                    "INSERT INTO readings VALUES (?, ?, ?)", (key, settled, packing.pack_mentions(mentions))
                )
            connection.executemany(
                "DELETE FROM events WHERE document = ? AND start >= ? AND start < ?",
                [(key, start, end) for start, end in spans],
            )
            _write_events(connection, key, events)
            connection.execute(
                "UPDATE documents SET dates = ?, earliest = ?, latest = ? WHERE key = ?",
                (*_dates_covered(mentions), key),
            )
            if spans:
                connection.execute(
                    "INSERT INTO unindexed VALUES (?, 1) ON CONFLICT (document) DO UPDATE SET stamp = stamp + 1",
                    (key,),
                )
        return Changes(dates=frozenset({id}))

    def set_indexed(self, id: str, stamp: int) -> None:
        """The index tells of the dates as they were at ``stamp``; later changes stay to be indexed."""
        with self._database.write() as connection:
            connection.execute(
                "DELETE FROM unindexed WHERE stamp = ? AND document = (SELECT key FROM documents WHERE id = ?)",
                (stamp, id),
            )

    def unindexed(self) -> dict[str, int]:
        """Documents whose dates changed since they were indexed, with the stamp for :meth:`set_indexed`."""
        with self._database.read() as connection:
            return dict(connection.execute("SELECT id, stamp FROM unindexed JOIN documents ON document = key"))

    def settled(self) -> dict[str, str]:
        """Which corrections and settings are in a document's dates, for documents that have any."""
        with self._database.read() as connection:
            return dict(connection.execute("SELECT id, settled FROM readings JOIN documents ON document = key"))

    def outdated(self) -> frozenset[str]:
        """Documents whose dates another engine than today's found."""
        with self._database.read() as connection:
            rows = connection.execute(
                "SELECT id FROM contents JOIN documents ON document = key WHERE engine != ?", (ENGINE,)
            )
            return frozenset(row[0] for row in rows)

    def remove_forever(self, id: str) -> Changes:
        """Delete a document; its annotations stay in notes.db and its original in originals/.

        Raises:
            NotFound: there is no such document.
        """
        with self._database.write() as connection:
            if not connection.execute("DELETE FROM documents WHERE id = ?", (id,)).rowcount:
                raise NotFound("no-document", id=id)
        return Changes(documents=frozenset({id}))

    def clear(self) -> Changes:
        """Delete all documents, before they are made anew from the originals."""
        with self._database.write() as connection:
            ids = frozenset(row[0] for row in connection.execute("SELECT id FROM documents"))
            connection.execute("DELETE FROM documents")
        return Changes(documents=ids)

    # --- Whole documents ----------------------------------------------------------------------------
    def get(self, id: str) -> Document:
        """The document with its text and blocks.

        Raises:
            NotFound: there is no such document.
            LibraryDamaged: what is stored of it cannot be understood.
        """
        row = self._one(
            "SELECT title, language, direction, metadata, warnings, contents.blocks, spans, text"
            " FROM documents JOIN contents ON document = key WHERE id = ?",
            id,
        )
        title, language, direction, metadata, warnings, blocks, spans, text = row
        try:
            return Document(
                text=text,
                blocks=packing.unpack_blocks(blocks),
                title=title,
                language=language,
                direction=Direction(direction),
                spans=packing.unpack_spans(spans),
                metadata=MappingProxyType(json.loads(metadata)),
                warnings=tuple(json.loads(warnings)),
            )
        except (ValueError, TypeError, LookupError) as error:
            raise self._damaged(id, error) from error

    def text(self, id: str) -> str:
        """The text alone.

        Raises:
            NotFound: there is no such document.
        """
        return str(self._one("SELECT text FROM documents JOIN contents ON document = key WHERE id = ?", id)[0])

    def mentions(self, id: str) -> tuple[DateMention, ...]:
        """The dates a document names, in order, as the reader wants them.

        Raises:
            NotFound: there is no such document.
            LibraryDamaged: what is stored of it cannot be understood.
        """
        return self._mentions(
            id,
            "SELECT coalesce(readings.mentions, contents.mentions) FROM documents"
            " JOIN contents ON contents.document = key LEFT JOIN readings ON readings.document = key WHERE id = ?",
        )

    def found_mentions(self, id: str) -> tuple[DateMention, ...]:
        """The dates the engine found in a document, before the reader's corrections.

        Raises:
            NotFound: there is no such document.
            LibraryDamaged: what is stored of it cannot be understood.
        """
        return self._mentions(id, "SELECT mentions FROM documents JOIN contents ON document = key WHERE id = ?")

    def _mentions(self, id: str, query: str) -> tuple[DateMention, ...]:
        row = self._one(query, id)
        try:
            return packing.unpack_mentions(row[0])
        except (ValueError, TypeError, LookupError) as error:
            raise self._damaged(id, error) from error

    def events(self, ids: Iterable[str] | None = None) -> list[tuple[str, Event]]:
        """Events with their documents' ids, the earliest first; without ``ids`` of all outside the trash."""
        query = f"SELECT id, {_prefixed('events', _EVENT)} FROM events JOIN documents ON document = key"
        if ids is None:
            query += " WHERE id NOT IN (SELECT value FROM json_each(?))"
            named = json.dumps(sorted(self._trashed()))
        else:
            query += " WHERE id IN (SELECT value FROM json_each(?))"
            named = json.dumps(list(ids))
        query += " ORDER BY events.earliest, events.latest, key, start"
        with self._database.read() as connection:
            return [(row[0], _event(*row[1:])) for row in connection.execute(query, (named,))]

    # --- Rows of the library ------------------------------------------------------------------------
    def summary(self, id: str) -> DocumentSummary:
        """One row of the library, in the trash or not.

        Raises:
            NotFound: there is no such document.
        """
        return _summary(self._one(f"SELECT {_SUMMARY} FROM documents WHERE id = ?", id), self._trashed())

    def summaries(self, include_trashed: bool = False) -> list[DocumentSummary]:
        """Rows of the library in the order they were added."""
        trashed = self._trashed()
        with self._database.read() as connection:
            rows = connection.execute(f"SELECT {_SUMMARY} FROM documents ORDER BY added_ms, key").fetchall()
        return [_summary(row, trashed) for row in rows if include_trashed or row[0] not in trashed]

    def ids(self) -> tuple[str, ...]:
        """All documents, those in the trash as well, in the order they were added."""
        with self._database.read() as connection:
            return tuple(row[0] for row in connection.execute("SELECT id FROM documents ORDER BY added_ms, key"))

    def id_by_sha256(self, sha256: str) -> str | None:
        """The document made of these bytes, in the trash or not."""
        with self._database.read() as connection:
            row = connection.execute("SELECT id FROM documents WHERE sha256 = ?", (sha256,)).fetchone()
        return None if row is None else str(row[0])

    def resolve(self, name: str) -> str:
        """The id a person means: an id or its beginning, a title or a part of one.

        Titles are compared folded. Documents in the trash answer to their whole id alone.

        Raises:
            NotFound: ``no-document``, or ``ambiguous-document`` with the ids it could be as ``candidates``.
        """
        if name in self.ids():
            return name
        from core.document.folding import fold_text  # its tables are built when it is imported

        summaries = self.summaries()
        wanted = fold_text(name.strip())
        tests: list[Callable[[DocumentSummary], bool]] = [
            lambda summary: len(wanted) >= _SHORTEST_PREFIX and summary.id.startswith(wanted),
            lambda summary: fold_text(summary.title) == wanted,
            lambda summary: bool(wanted) and wanted in fold_text(summary.title),
        ]
        for test in tests:
            found = [summary.id for summary in summaries if test(summary)]
            if len(found) == 1:
                return found[0]
            if found:
                raise NotFound("ambiguous-document", id=name, candidates=tuple(found))
        raise NotFound("no-document", id=name)

    def _one(self, query: str, id: str) -> tuple[Any, ...]:
        with self._database.read() as connection:
            row = connection.execute(query, (id,)).fetchone()
        if row is None:
            raise NotFound("no-document", id=id)
        return tuple(row)

    def _key(self, id: str) -> int:
        return int(self._one("SELECT key FROM documents WHERE id = ?", id)[0])

    def _damaged(self, id: str, error: Exception) -> LibraryDamaged:
        reason = f"document {id}: {error}"
        return LibraryDamaged("library-damaged", path=self._database.file, reason=reason)


def _prefixed(table: str, columns: str) -> str:
    return ", ".join(f"{table}.{column}" for column in columns.split(", "))


def _values(
    document: Document, mentions: Sequence[DateMention], original: OriginalRecord
) -> dict[str, str | int | None]:
    dates, earliest, latest = _dates_covered(mentions)
    return {
        "sha256": original.sha256,
        "title": document.title,
        "author": document.metadata.get("author", ""),
        "language": document.language,
        "direction": document.direction.value,
        "length": len(document.text),
        "blocks": len(document.blocks),
        "dates": dates,
        "earliest": earliest,
        "latest": latest,
        "source": original.source,
        "format": document.metadata.get("format", ""),
        "size_bytes": original.size_bytes,
        "added_ms": original.added_ms,
        "warnings": json.dumps(document.warnings, ensure_ascii=False),
        "metadata": json.dumps(dict(document.metadata), ensure_ascii=False),
    }


def _dates_covered(mentions: Sequence[DateMention]) -> tuple[int, int | None, int | None]:
    """How many dates are resolved, and the first and last day (JDN) they speak of, lives aside."""
    count = sum(mention.date is not None for mention in mentions)
    dates = [mention.date for mention in mentions if mention.date is not None and not mention.life]
    return (
        count,
        min((date.earliest for date in dates), default=None),
        max((date.latest for date in dates), default=None),
    )


def _write_contents(
    connection: sqlite3.Connection,
    key: int,
    document: Document,
    mentions: Sequence[DateMention],
    events: Sequence[Event],
) -> None:
    connection.execute(
        "INSERT INTO contents (document, blocks, spans, mentions, text, engine) VALUES (?, ?, ?, ?, ?, ?)",
        (
            key,
            packing.pack_blocks(document.blocks),
            packing.pack_spans(document.spans),
            packing.pack_mentions(mentions),
            document.text,
            ENGINE,
        ),
    )
    _write_events(connection, key, events)


def _write_events(connection: sqlite3.Connection, key: int, events: Sequence[Event]) -> None:
    marks = ", ".join("?" * len(_EVENT.split(", ")))
    connection.executemany(
        f"INSERT INTO events (document, {_EVENT}) VALUES (?, {marks})",
        (
            (
                key,
                event.start,
                event.end,
                event.date.earliest,
                event.date.latest,
                event.date.precision.value,
                event.date.calendar.value,
                event.date.inferred,
                event.date.approximate,
                event.date.edtf,
                event.label,
                event.mention_start,
                event.mention_end,
                event.life,
            )
            for event in events
        ),
    )


def _event(
    start: int,
    end: int,
    earliest: int,
    latest: int,
    precision: str,
    calendar: str,
    inferred: int,
    approximate: int,
    edtf: str,
    label: str,
    mention_start: int,
    mention_end: int,
    life: int,
) -> Event:
    date = HistoricalDate(
        earliest, latest, Precision(precision), Calendar(calendar), bool(inferred), bool(approximate), edtf
    )
    return Event(start, end, date, label, mention_start, mention_end, bool(life))


def _summary(row: tuple[Any, ...], trashed: frozenset[str]) -> DocumentSummary:
    facts = dict(zip(_SUMMARY.split(", "), row, strict=True))
    facts["warnings"] = tuple(json.loads(facts["warnings"]))
    return DocumentSummary(**facts, trashed=facts["id"] in trashed)
