"""The library panel: shelves above, documents below."""

from ui.library_panel.panel import LibraryPanel

__all__ = ["LibraryPanel"]
