"""The two databases of a library, shape by shape. Never change a migration that was released: add one."""

from __future__ import annotations

from core.library.migrations import Schema

# Rebuildable from originals/. Text whole per document; many small records as packed columns (packing.py).
DOCUMENTS = Schema(
    name="library.db",
    application_id=0x5461726B,  # "Tark"
    page_bytes=16384,  # a text of 50 MB is a chain of pages: long pages make it short
    migrations=(
        (
            """CREATE TABLE documents (
                key INTEGER PRIMARY KEY,
                id TEXT NOT NULL UNIQUE,
                sha256 TEXT NOT NULL UNIQUE,
                title TEXT NOT NULL,
                author TEXT NOT NULL,
                language TEXT NOT NULL,
                direction TEXT NOT NULL,
                length INTEGER NOT NULL,        -- code points
                blocks INTEGER NOT NULL,
                dates INTEGER NOT NULL,         -- resolved mentions
                earliest INTEGER,               -- JDN
                latest INTEGER,
                source TEXT NOT NULL,
                format TEXT NOT NULL,
                size_bytes INTEGER NOT NULL,
                added_ms INTEGER NOT NULL,
                warnings TEXT NOT NULL,         -- JSON array
                metadata TEXT NOT NULL          -- JSON object
            )""",
            """CREATE TABLE contents (
                document INTEGER PRIMARY KEY REFERENCES documents(key) ON DELETE CASCADE,
                blocks BLOB NOT NULL,
                spans BLOB NOT NULL,
                mentions BLOB NOT NULL,
                text TEXT NOT NULL
            )""",
            """CREATE TABLE events (
                document INTEGER NOT NULL REFERENCES documents(key) ON DELETE CASCADE,
                start INTEGER NOT NULL,         -- code points
                end INTEGER NOT NULL,
                earliest INTEGER NOT NULL,      -- JDN
                latest INTEGER NOT NULL,
                precision TEXT NOT NULL,
                calendar TEXT NOT NULL,
                inferred INTEGER NOT NULL,
                approximate INTEGER NOT NULL,
                edtf TEXT NOT NULL,
                label TEXT NOT NULL,
                mention_start INTEGER NOT NULL,
                mention_end INTEGER NOT NULL
            )""",
            "CREATE INDEX events_by_document ON events (document)",
        ),
        (
            # contents.mentions stays what the engine found; this is what the reader made of it.
            """CREATE TABLE readings (
                document INTEGER PRIMARY KEY REFERENCES documents(key) ON DELETE CASCADE,
                settled TEXT NOT NULL,          -- which corrections and settings of notes.db are in it
                mentions BLOB NOT NULL
            )""",
            # Documents whose index entries tell of former dates; the stamp says of which change.
            """CREATE TABLE unindexed (
                document INTEGER PRIMARY KEY REFERENCES documents(key) ON DELETE CASCADE,
                stamp INTEGER NOT NULL
            )""",
        ),
        (
            # core.chronology.model.ENGINE of what found the mentions; with another one they are found anew.
            "ALTER TABLE contents ADD COLUMN engine INTEGER NOT NULL DEFAULT 0",
            "ALTER TABLE events ADD COLUMN life INTEGER NOT NULL DEFAULT 0",
        ),
    ),
)

# The reader's own. Nothing here can be made again from anything else.
NOTES = Schema(
    name="notes.db",
    application_id=0x54617268,  # "Tarh"
    migrations=(
        (
            """CREATE TABLE annotations (
                id TEXT NOT NULL PRIMARY KEY,
                document_id TEXT NOT NULL,
                kind TEXT NOT NULL,
                start INTEGER NOT NULL,         -- code points
                end INTEGER NOT NULL,
                exact TEXT NOT NULL,
                prefix TEXT NOT NULL,
                suffix TEXT NOT NULL,
                body TEXT NOT NULL,
                colour TEXT NOT NULL,
                created_ms INTEGER NOT NULL,
                modified_ms INTEGER NOT NULL,
                orphaned INTEGER NOT NULL,
                trashed_ms INTEGER              -- null outside the trash
            )""",
            "CREATE INDEX annotations_in_order ON annotations (document_id, start, end, created_ms)",
            """CREATE TABLE positions (
                document_id TEXT NOT NULL PRIMARY KEY,
                offset INTEGER NOT NULL,
                quote TEXT NOT NULL
            )""",
            """CREATE TABLE sections (
                id TEXT NOT NULL PRIMARY KEY,
                name TEXT NOT NULL,
                place INTEGER NOT NULL
            )""",
            """CREATE TABLE section_documents (
                section_id TEXT NOT NULL REFERENCES sections(id) ON DELETE CASCADE,
                document_id TEXT NOT NULL,
                place INTEGER NOT NULL,
                PRIMARY KEY (section_id, document_id)
            )""",
            "CREATE TABLE trashed_documents (document_id TEXT NOT NULL PRIMARY KEY, trashed_ms INTEGER NOT NULL)",
            # Which document some bytes are: outlives library.db and originals/, so that notes find their way
            # back when a removed file is added again or notes.db alone was saved.
            "CREATE TABLE identities (sha256 TEXT NOT NULL PRIMARY KEY, document_id TEXT NOT NULL)",
            "CREATE TABLE state (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL)",
        ),
        (
            """CREATE TABLE corrections (
                id TEXT NOT NULL PRIMARY KEY,
                document_id TEXT NOT NULL,
                action TEXT NOT NULL,
                start INTEGER NOT NULL,         -- code points
                end INTEGER NOT NULL,
                exact TEXT NOT NULL,
                prefix TEXT NOT NULL,
                suffix TEXT NOT NULL,
                earliest INTEGER,               -- JDN; null where a date was dismissed
                latest INTEGER,
                precision TEXT NOT NULL,
                calendar TEXT NOT NULL,
                approximate INTEGER NOT NULL,
                edtf TEXT NOT NULL,
                created_ms INTEGER NOT NULL,
                modified_ms INTEGER NOT NULL,
                orphaned INTEGER NOT NULL
            )""",
            "CREATE INDEX corrections_in_order ON corrections (document_id, start, end, created_ms)",
            """CREATE TABLE document_settings (
                document_id TEXT NOT NULL PRIMARY KEY,
                old_style INTEGER NOT NULL,
                base_year INTEGER               -- astronomical
            )""",
        ),
    ),
)
