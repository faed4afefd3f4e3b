"""The middle of the window: one page, or two side by side, each with tabs of its own.

``tabs`` is a row of tabs, ``side`` a row of tabs with its pages, ``gutter`` the strip between two sides
with the button that ties them, ``area`` all of it.
"""

from ui.reading_area.area import ReadingArea

__all__ = ["ReadingArea"]
