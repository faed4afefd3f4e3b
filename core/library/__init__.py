"""STAGE 4: one folder with everything in it.

::

    library.db   DocumentStore: texts, blocks, dates, events; made again from originals/ at any time
    notes.db     NoteStore: annotations, reading positions, sections; CorrectionStore: the reader's last word
                 on dates; the reader's own, precious
    originals/   OriginalStore: the imported bytes by SHA-256, with the ids of their documents
    index/       the search index; disposable
    backups/     daily copies of notes.db
    lock         held by the one process that writes

``Library.open`` looks before it touches: a library that cannot be used is left as it was.
"""

from __future__ import annotations

from core.library.library import Library

__all__ = ["Library"]
