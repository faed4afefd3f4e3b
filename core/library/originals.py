"""OriginalStore: the imported files' bytes under ``originals/`` by SHA-256, each with a record beside it.

``originals/ab/abcdef….pdf`` holds the bytes, ``originals/ab/abcdef….record.json`` says which document they
are: with these alone library.db is made again under the same ids. Bytes come first, the record after: a
kill between the two leaves bytes without a record, never a record without bytes.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, fields
from pathlib import Path, PurePath

from core.errors import LibraryDamaged, LibraryError, LibraryReadOnly, NotFound
from core.library.model import OriginalRecord
from core.paths import atomic_write

_RECORD = ".record.json"
_LONGEST_SUFFIX = 12


class OriginalStore:
    """The local copy of the corpus."""

    def __init__(self, folder: Path, *, writable: bool) -> None:
        self._folder = folder
        self._writable = writable

    def put(self, data: bytes, record: OriginalRecord) -> None:
        """Keep ``data``; both files are on the disk when this returns.

        Raises:
            LibraryReadOnly: opened for reading, or the folder cannot be written.
            LibraryError: ``library-full``: the disk took no more.
            ValueError: ``record.sha256`` is not that of ``data``.
        """
        self._require_writable()
        if hashlib.sha256(data).hexdigest() != record.sha256:
            raise ValueError(f"the SHA-256 of {record.name} is not {record.sha256}")
        kept = self._bytes_of(record.sha256)
        text = json.dumps(asdict(record), ensure_ascii=False, indent=1)
        try:
            if kept is None or kept.stat().st_size != len(data):
                atomic_write(kept or self._place(record.sha256, _suffix(record.name)), data)
            atomic_write(self._place(record.sha256, _RECORD), text.encode())
        except PermissionError as error:
            raise LibraryReadOnly("library-read-only", path=self._folder, reason=str(error)) from error
        except OSError as error:
            raise LibraryError("library-full", path=self._folder, reason=str(error)) from error

    def read(self, sha256: str) -> bytes:
        """The bytes, checked against their hash.

        Raises:
            NotFound: ``no-original``: they are not here.
            LibraryDamaged: they have changed, or cannot be read.
        """
        path = self.path(sha256)
        try:
            data = path.read_bytes()
        except OSError as error:
            raise LibraryDamaged("library-damaged", path=path, reason=str(error)) from error
        if hashlib.sha256(data).hexdigest() != sha256:
            raise LibraryDamaged("library-damaged", path=path, reason="its bytes have changed")
        return data

    def path(self, sha256: str) -> Path:
        """Where the bytes are.

        Raises:
            NotFound: ``no-original``: they are not here.
        """
        path = self._bytes_of(sha256)
        if path is None:
            raise NotFound("no-original", id=sha256)
        return path

    def home(self, sha256: str) -> Path:
        """The folder the bytes belong in."""
        return self._folder / sha256[:2]

    def records(self) -> list[OriginalRecord]:
        """All readable records, in the order they were added."""
        found = [record for path in self.record_files() if (record := read_record(path)) is not None]
        return sorted(found, key=lambda record: (record.added_ms, record.document_id))

    def remove(self, sha256: str) -> None:
        """Delete the bytes and their record; nothing happens where there are none.

        Raises:
            LibraryReadOnly: opened for reading.
        """
        self._require_writable()
        # The record first: what a kill leaves is bytes nobody claims, not a document that comes back.
        self._place(sha256, _RECORD).unlink(missing_ok=True)
        path = self._bytes_of(sha256)
        if path is not None:
            path.unlink()

    def record_files(self) -> list[Path]:
        """The paths of all records."""
        return sorted(path for path in self._folder.glob("??/*" + _RECORD) if not path.name.startswith("."))

    def byte_files(self) -> list[Path]:
        """The paths of all originals' bytes; their names begin with the SHA-256."""
        return sorted(
            path
            for path in self._folder.glob("??/*")
            if not path.name.endswith(_RECORD) and not path.name.startswith(".")
        )

    def _place(self, sha256: str, suffix: str) -> Path:
        return self.home(sha256) / (sha256 + suffix)

    def _bytes_of(self, sha256: str) -> Path | None:
        candidates = self.home(sha256).glob(sha256 + "*")
        return next((path for path in sorted(candidates) if not path.name.endswith(_RECORD)), None)

    def _require_writable(self) -> None:
        if not self._writable:
            raise LibraryReadOnly("library-read-only", path=self._folder, reason="opened for reading")


def read_record(path: Path) -> OriginalRecord | None:
    """A record, or None where the file holds none."""
    try:
        facts = json.loads(path.read_text(encoding="utf-8"))
        record = OriginalRecord(**{field.name: facts[field.name] for field in fields(OriginalRecord)})
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return record if path.name == record.sha256 + _RECORD else None


def _suffix(name: str) -> str:
    suffix = PurePath(name).suffix.lower()
    safe = suffix[1:].isascii() and suffix[1:].isalnum() and len(suffix) <= _LONGEST_SUFFIX
    return suffix if safe else ""
