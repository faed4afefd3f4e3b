"""The files of an index: what Whoosh keeps in them, how they are replaced, and how damage is known.

Whoosh writes immutable segments and one table of contents (TOC) per commit. Beside them stands ``index.json``:
the analysis they were made with, and size and CRC-32 of every file. It is written before the TOC that needs it
and lists the files of the last commit too, so that a process killed at any instant leaves an index that opens as
of one commit or the other; anything else in the folder that does not fit is damage.
"""

from __future__ import annotations

import json
import shutil
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from whoosh import fields
from whoosh.filedb.filestore import FileStorage, RamStorage
from whoosh.index import TOC, FileIndex, clean_files
from whoosh.writing import SegmentWriter

from core.paths import atomic_write
from core.search.analysis import fingerprint, index_terms
from core.search.codec import FACTS, FACTS_COLUMN, NO_DAY, PassageCodec, SegmentView, WordField, merge
from core.search.model import Passage

STORAGE_VERSION = "1"
MANIFEST = "index.json"
NAME = "tarikh"
"""Whoosh's name for the index inside the folder: its files begin so."""

EXACT, FOLDED, STEM, DOCUMENT = "exact", "folded", "stem", "document"

_MERGE_FACTOR = 8
_SMALL_PASSAGES = 512
_LARGE_PASSAGES = 16_384
"""A segment this large is not merged any more: no commit shall take long."""


def schema() -> fields.Schema:
    """The fields of the index."""
    return fields.Schema(
        **{
            "facts": fields.COLUMN(FACTS_COLUMN),
            DOCUMENT: WordField(),
            EXACT: WordField(),
            FOLDED: WordField(),
            STEM: WordField(),
        }
    )


class IndexDamaged(Exception):
    """The folder holds no index of ours that can be trusted; its first argument says why."""


def _checksum(path: Path) -> list[int]:
    size = crc = 0
    with path.open("rb") as stream:
        while chunk := stream.read(1 << 20):
            size += len(chunk)
            crc = zlib.crc32(chunk, crc)
    return [size, crc]


def create(folder: Path) -> FileIndex:
    """Begin an empty index in ``folder``; the files of an older one are deleted, other files are not ours."""
    if folder.exists() and not folder.is_dir():
        folder.unlink()
    folder.mkdir(parents=True, exist_ok=True)
    remove_leftovers(folder)
    for path in [*folder.glob(f"_{NAME}_*"), *folder.glob(f"{NAME}_*"), folder / MANIFEST]:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    storage = FileStorage(str(folder))
    _write_toc(storage, TOC(schema(), [], 0))
    return FileIndex(storage, indexname=NAME)


def open_checked(folder: Path) -> FileIndex:
    """Open the index in ``folder`` after comparing every file with its checksum.

    Raises:
        IndexDamaged: a file is missing, cut, altered, of another version, or the folder holds no index.
    """
    try:
        manifest = json.loads((folder / MANIFEST).read_bytes())
        if manifest["analysis"] != fingerprint() or manifest["storage"] != STORAGE_VERSION:
            raise IndexDamaged("another version")
        known: dict[str, list[int]] = manifest["files"]
        storage = FileStorage(str(folder))
        generation = TOC._latest_generation(storage, NAME)
        name = TOC._filename(NAME, generation)
        _compare(folder, name, known)
        toc = TOC.read(storage, NAME)
        for segment in toc.segments:
            names = segment.list_files(storage)
            if not names:
                raise IndexDamaged("a segment is missing")
            for name in names:
                _compare(folder, name, known)
        return FileIndex(storage, indexname=NAME)
    except IndexDamaged:
        raise
    except Exception as error:  # unpickling what is not ours may raise anything at all
        raise IndexDamaged(repr(error)) from error


def _compare(folder: Path, name: str, known: dict[str, list[int]]) -> None:
    if known[name] != _checksum(folder / name):
        raise IndexDamaged(f"{name} is not as it was written")


def remove_leftovers(folder: Path) -> None:
    """Take away the temporary files of a process that was killed while writing."""
    for path in folder.glob("*.tmp"):
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def _write_toc(storage: FileStorage, toc: TOC) -> None:
    """Write checksums, then the table of contents: the second is the commit."""
    folder = Path(storage.folder)
    memory = RamStorage()
    toc.write(memory, NAME)
    name = TOC._filename(NAME, toc.generation)
    data: bytes = memory.files[name]
    try:
        known = json.loads((folder / MANIFEST).read_bytes())["files"]
    except (OSError, ValueError, KeyError):
        known = {}
    files = {file: known[file] for file in known if (folder / file).exists()}
    for segment in toc.segments:
        for file in segment.list_files(storage):
            if file not in files:
                files[file] = _checksum(folder / file)
    files[name] = [len(data), zlib.crc32(data)]
    manifest = {"analysis": fingerprint(), "storage": STORAGE_VERSION, "files": files}
    atomic_write(folder / MANIFEST, json.dumps(manifest).encode())
    atomic_write(folder / name, data)
    clean_files(storage, NAME, toc.generation, toc.segments)


class Writer(SegmentWriter):  # type: ignore[misc]
    """Whoosh's writer with our codec, our checksums and our way of merging."""

    def __init__(self, index: FileIndex) -> None:
        super().__init__(index, timeout=10.0, limitmb=256, codec=PassageCodec(), compound=False)

    def add_passage(self, passage: Passage) -> None:
        """Analyse a passage and put it in."""
        exact, folded, stems, words = index_terms(passage.text, passage.language)
        earliest = NO_DAY if passage.earliest is None else passage.earliest
        latest = NO_DAY if passage.latest is None else passage.latest
        self.add_document(
            facts=FACTS.pack(passage.start, passage.end, earliest, latest, words),
            **{DOCUMENT: {passage.document_id: [0]}, EXACT: exact, FOLDED: folded, STEM: stems},
        )

    def delete(self, document_id: str) -> None:
        """Take a document's committed passages out."""
        before = 0
        for segment in self.segments:
            postings = self._view(segment).postings(DOCUMENT, document_id.encode())
            for number in postings.numbers if postings else ():
                self.delete_document(before + number)
            before += segment.doc_count_all()

    def commit_merged(self) -> None:
        """Commit; segments that have become many of one size, or mostly deleted, become one."""
        self.commit(mergetype=_merge_by_size)

    def merged(self, segments: Sequence[Any]) -> Any:
        """A new segment of what is not deleted of these."""
        merged = self.codec.new_segment(self.storage, NAME)
        sources = [(self._view(segment), frozenset(segment.deleted_docs())) for segment in segments]
        merge(sources, self.storage, merged)
        return merged

    def _view(self, segment: Any) -> SegmentView:
        return SegmentView(Path(self.storage.folder), segment.segment_id())

    def _commit_toc(self, segments: list[Any]) -> None:
        _write_toc(self.storage, TOC(self.schema, segments, self.generation))


def _merge_by_size(writer: Writer, segments: list[Any]) -> list[Any]:
    """Keep fewer than eight segments of each order of size, so that adding one by one stays linear.

    A passage is written again once per order of size, and never after its segment has become large.
    """
    levels: dict[int, list[Any]] = {}
    kept = []
    for segment in segments:
        left = segment.doc_count_all() - segment.deleted_count()
        if left == 0:
            continue
        if left * 2 < segment.doc_count_all():
            levels.setdefault(-1, []).append(segment)
        elif left >= _LARGE_PASSAGES:
            kept.append(segment)
        else:
            level, size = 0, _SMALL_PASSAGES
            while left >= size:
                level, size = level + 1, size * _MERGE_FACTOR
            levels.setdefault(level, []).append(segment)
    for level, members in levels.items():
        if level >= 0 and len(members) < _MERGE_FACTOR - 1:
            kept.extend(members)
        else:
            kept.append(writer.merged(members))
    return kept
