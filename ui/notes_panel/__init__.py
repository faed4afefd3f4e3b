"""The notes panel: bookmarks, highlights and notes as cards, in the order of the page."""

from ui.notes_panel.panel import NotesPanel

__all__ = ["NotesPanel"]
