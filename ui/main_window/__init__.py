"""The main window: builds the panels and makes every connection between them.

``window`` builds and connects; ``following`` keeps page, timeline and panels in step; ``annotating``
makes bookmarks, highlights and notes; ``importing`` brings files in; ``menus`` arranges the actions;
``tying`` brings the page beside to the same day; ``paper`` prints;
``remembering`` and ``state`` bring back what was open.
"""

from ui.main_window.window import MainWindow

__all__ = ["MainWindow"]
