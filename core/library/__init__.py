"""STAGE 4: SQLite. Documents and mentions are rebuildable, annotations are precious."""
