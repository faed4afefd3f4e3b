"""STAGE 3: Document -> index; query -> hits, snippets, suggestions."""
