"""The embedded engine: Whoosh keeps, replaces and merges the segments, ``scoring`` asks them.

The index is disposable. One that is damaged, or was made by another analysis, is begun again empty and says so
in ``fresh``; whoever owns the documents then puts them in again.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from whoosh.index import TOC, FileIndex

from core.search import storage
from core.search.codec import SegmentView
from core.search.model import Filter, Node, Passage, RawHit
from core.search.scoring import FOLDED, Segment, Snapshot

_PATIENCE = 5
"""How often a reader tries again while another process writes."""


class WhooshEngine:
    """A :class:`core.search.model.SearchEngine` in one folder.

    One thread at a time writes; any number search meanwhile, each in the state of one commit.
    """

    def __init__(self, folder: Path, *, writable: bool = True) -> None:
        """Open the index in ``folder``, or begin one there.

        With ``writable=False`` nothing in the folder is touched: an index that cannot be read is taken as empty,
        and one that another process writes to is followed.

        Raises:
            OSError: the folder cannot be made or written.
        """
        self.fresh = False
        """True when the index had to start empty, for whatever reason: fill it again."""
        self._folder = folder
        self._writable = writable
        self._index: FileIndex | None = None
        self._writer: storage.Writer | None = None
        self._added: set[str] = set()
        self._writing = threading.RLock()
        self._refreshing = threading.Lock()
        self._snapshot = Snapshot(-1)
        self._open()

    def _open(self) -> None:
        if self._writable:
            storage.remove_leftovers(self._folder)
        for _ in range(1 if self._writable else _PATIENCE):
            try:
                self._index = storage.open_checked(self._folder)
                self._refresh()
                return
            except (storage.IndexDamaged, OSError):
                if not self._writable:
                    time.sleep(0.05)  # its writer may be in the middle of a commit
        self.fresh = True
        self._index = storage.create(self._folder) if self._writable else None
        if self._index is not None:
            self._refresh()

    def add(self, passages: Iterable[Passage]) -> None:
        """Put passages in; visible to searches after :meth:`commit`."""
        with self._writing:
            for passage in passages:
                writer = self._get_writer()
                writer.add_passage(passage)
                self._added.add(passage.document_id)

    def remove(self, document_id: str) -> None:
        """Take all passages of a document out; visible after :meth:`commit`."""
        with self._writing:
            if document_id in self._added:
                self.commit()  # a Whoosh writer cannot take out what it has not written yet
            self._get_writer().delete(document_id)

    def commit(self) -> None:
        """Make all changes since the last commit durable and visible at once."""
        with self._writing:
            writer, self._writer = self._writer, None
            self._added.clear()
            if writer is not None:
                try:
                    writer.commit_merged()
                except BaseException:
                    _abandon(writer)
                    raise
                self._refresh()

    def rollback(self) -> None:
        """Forget all changes since the last commit."""
        with self._writing:
            writer, self._writer = self._writer, None
            self._added.clear()
            if writer is not None:
                writer.cancel()

    def document_ids(self) -> frozenset[str]:
        """Documents that have at least one passage in the index."""
        return self._current().document_ids

    def search(self, query: Node, *, exact: bool, filter: Filter, limit: int) -> Sequence[RawHit]:
        """Best passages first."""
        return self._current().search(query, exact, filter, limit)

    def terms_with_prefix(self, prefix: str, *, limit: int) -> Sequence[str]:
        """Folded terms of the index that begin so, the most frequent first."""
        return [term for term, _ in self._current().terms_with_prefix(FOLDED, prefix, limit)]

    def close(self) -> None:
        """Let go of all files; changes not committed are forgotten."""
        self.rollback()
        self._index = None
        self._snapshot = Snapshot(-1)

    def _get_writer(self) -> storage.Writer:
        if self._writer is None:
            if self._index is None or not self._writable:
                raise ValueError("this index is closed or opened for reading only")
            self._writer = storage.Writer(self._index)
        return self._writer

    def _current(self) -> Snapshot:
        if not self._writable and self._index is not None:
            self._follow()
        return self._snapshot

    def _follow(self) -> None:
        """Catch up with another process; its files may vanish while they are opened, then try again."""
        assert self._index is not None
        for _ in range(_PATIENCE):
            try:
                if TOC._latest_generation(self._index.storage, storage.NAME) == self._snapshot.generation:
                    return
                self._refresh()
                return
            except (OSError, ValueError):
                continue

    def _refresh(self) -> None:
        """Read the last commit; segments that are still there are not opened again."""
        assert self._index is not None
        with self._refreshing:
            toc = TOC.read(self._index.storage, storage.NAME)
            known = {segment.view.segment_id: segment for segment in self._snapshot.segments}
            segments = []
            for entry in toc.segments:
                deleted = frozenset(entry.deleted_docs())
                old = known.get(entry.segment_id())
                if old is None:
                    view = SegmentView(self._folder, entry.segment_id())
                    segments.append(Segment.read(view, deleted))
                elif old.deleted == deleted:
                    segments.append(old)
                else:
                    segments.append(Segment(old.view, deleted, old.documents))
            self._snapshot = Snapshot(toc.generation, tuple(segments))


def _abandon(writer: storage.Writer) -> None:
    """Give the write lock back after a commit that failed; its half-written segment is nobody's."""
    if not writer.is_closed:
        writer._finish()
