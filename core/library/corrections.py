"""CorrectionStore: the reader's last word on dates, in notes.db. On the disk when a method returns."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from core.chronology.corrections import Action
from core.chronology.model import Calendar, HistoricalDate, Precision
from core.errors import NotFound
from core.library.database import Database
from core.library.model import Anchor, Changes, Correction, DocumentSettings
from core.library.notes import now_ms

_CORRECTION = (
    "id, document_id, action, start, end, exact, prefix, suffix, earliest, latest, precision, calendar, "
    "approximate, edtf, created_ms, modified_ms, orphaned"
)
_ORDER = "ORDER BY document_id, start, end, created_ms, id"


class CorrectionStore:
    """Corrections of single dates, and what holds for all dates of a document."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def corrections(self, document_id: str | None = None) -> list[Correction]:
        """Those of one document in document order, or all, document by document."""
        where = "" if document_id is None else "WHERE document_id = ?"
        values = () if document_id is None else (document_id,)
        with self._database.read() as connection:
            rows = connection.execute(f"SELECT {_CORRECTION} FROM corrections {where} {_ORDER}", values)
            return [_correction(*row) for row in rows]

    def correction(self, id: str) -> Correction:
        """One correction.

        Raises:
            NotFound: there is none of that id.
        """
        with self._database.read() as connection:
            row = connection.execute(f"SELECT {_CORRECTION} FROM corrections WHERE id = ?", (id,)).fetchone()
        if row is None:
            raise NotFound("no-correction", id=id)
        return _correction(*row)

    def put(self, correction: Correction) -> Changes:
        """Insert or update; a time of 0 means now.

        Raises:
            LibraryReadOnly: opened for reading.
        """
        now = now_ms()
        anchor, date = correction.anchor, correction.date
        values = (
            correction.id,
            correction.document_id,
            correction.action.value,
            anchor.start,
            anchor.end,
            anchor.exact,
            anchor.prefix,
            anchor.suffix,
            date.earliest if date else None,
            date.latest if date else None,
            date.precision.value if date else "",
            date.calendar.value if date else "",
            int(date.approximate) if date else 0,
            date.edtf if date else "",
            correction.created_ms or now,
            correction.modified_ms or now,
            int(correction.orphaned),
        )
        names = _CORRECTION.split(", ")
        updates = ", ".join(f"{name} = excluded.{name}" for name in names[1:])
        with self._database.write() as connection:
            connection.execute(
                f"INSERT INTO corrections ({_CORRECTION}) VALUES ({', '.join('?' * len(names))})"
                f" ON CONFLICT (id) DO UPDATE SET {updates}",
                values,
            )
        return Changes(dates=frozenset({correction.document_id}))

    def remove(self, id: str) -> Changes:
        """Take a correction back.

        Raises:
            NotFound: there is none of that id.
        """
        document_id = self.correction(id).document_id
        with self._database.write() as connection:
            connection.execute("DELETE FROM corrections WHERE id = ?", (id,))
        return Changes(dates=frozenset({document_id}))

    def move_anchors(self, anchors: Iterable[tuple[str, Anchor, bool]]) -> None:
        """Give corrections new anchors, ``(id, anchor, orphaned)``, all at once."""
        rows = [(a.start, a.end, a.exact, a.prefix, a.suffix, int(lost), id) for id, a, lost in anchors]
        if rows:
            with self._database.write() as connection:
                connection.executemany(
                    "UPDATE corrections SET start = ?, end = ?, exact = ?, prefix = ?, suffix = ?, orphaned = ?"
                    " WHERE id = ?",
                    rows,
                )

    # --- Settings of a document -----------------------------------------------------------------------
    def settings(self, document_id: str) -> DocumentSettings:
        """What the reader says of all dates of a document."""
        with self._database.read() as connection:
            row = connection.execute(
                "SELECT old_style, base_year FROM document_settings WHERE document_id = ?", (document_id,)
            ).fetchone()
        return DocumentSettings() if row is None else DocumentSettings(bool(row[0]), row[1])

    def set_settings(self, document_id: str, settings: DocumentSettings) -> Changes:
        """Remember what the reader says of all dates of a document."""
        with self._database.write() as connection:
            connection.execute("DELETE FROM document_settings WHERE document_id = ?", (document_id,))
            if settings != DocumentSettings():
                connection.execute(
                    "INSERT INTO document_settings VALUES (?, ?, ?)",
                    (document_id, int(settings.old_style), settings.base_year),
                )
        return Changes(dates=frozenset({document_id}))

    def document_ids(self) -> frozenset[str]:
        """Documents with a correction or a setting."""
        query = "SELECT document_id FROM corrections UNION SELECT document_id FROM document_settings"
        with self._database.read() as connection:
            return frozenset(row[0] for row in connection.execute(query))

    def digest(self, document_id: str) -> str:
        """A short text that is another one whenever a correction or setting of the document is; empty for none."""
        corrections, settings = self.corrections(document_id), self.settings(document_id)
        return digest_of(corrections, settings)


def digest_of(corrections: Sequence[Correction], settings: DocumentSettings) -> str:
    """The digest of what was applied: settings in words, then a hash of the corrections."""
    said = "" if settings == DocumentSettings() else f"{int(settings.old_style)},{settings.base_year};"
    if corrections:
        said += hashlib.sha256(repr(list(corrections)).encode("utf-8", "surrogatepass")).hexdigest()[:24]
    return said


def settings_in(digest: str) -> str:
    """The part of a digest that is about settings."""
    return digest.rpartition(";")[0]


def _correction(
    id: str,
    document_id: str,
    action: str,
    start: int,
    end: int,
    exact: str,
    prefix: str,
    suffix: str,
    earliest: int | None,
    latest: int | None,
    precision: str,
    calendar: str,
    approximate: int,
    edtf: str,
    created_ms: int,
    modified_ms: int,
    orphaned: int,
) -> Correction:
    date = None
    if earliest is not None and latest is not None:
        date = HistoricalDate(
            earliest, latest, Precision(precision), Calendar(calendar), approximate=bool(approximate), edtf=edtf
        )
    anchor = Anchor(start, end, exact, prefix, suffix)
    return Correction(id, document_id, anchor, Action(action), date, created_ms, modified_ms, orphaned=bool(orphaned))
