"""The main window: builds the panels and makes every connection between them.

``window`` builds and connects; ``following`` keeps page, timeline and panels in step; ``annotating``
makes bookmarks, highlights and notes; ``importing`` brings files in; ``menus`` arranges the actions;
``state`` remembers what was open.
"""

from ui.main_window.window import MainWindow

__all__ = ["MainWindow"]
