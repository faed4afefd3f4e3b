"""The search panel: a query, and hits grouped by document with their words marked."""

from ui.search_panel.panel import SearchPanel

__all__ = ["SearchPanel"]
