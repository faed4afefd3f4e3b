"""Every command of the window, once: its words, its key, its icon. Menus and the palette read this."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QWidget

from ui.text import key_words
from ui.theme import Theme


@dataclass(frozen=True, slots=True)
class _Command:
    name: str
    text: str
    keys: str = ""
    icon: str = ""
    checkable: bool = False


class Actions(QObject):
    """The window's QActions by name; ``main_window`` connects them.

    They belong to ``window``, so that their keys work wherever the focus is.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._all: dict[str, QAction] = {}
        self._icons: dict[str, str] = {}
        for command in self._commands():
            action = QAction(command.text, window)
            action.setObjectName(command.name)
            action.setCheckable(command.checkable)
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            if command.keys:
                action.setShortcuts([QKeySequence(key) for key in command.keys.split(" | ")])
                action.setToolTip(f"{command.text.replace('&', '').rstrip('…')} ({key_words(action)})")
            self._icons[command.name] = command.icon
            self._all[command.name] = action
            window.addAction(action)
        themes = QActionGroup(self)
        for name in ("theme-system", "theme-light", "theme-sepia", "theme-dark", "theme-contrast"):
            themes.addAction(self._all[name])
        languages = QActionGroup(self)
        for name in ("language-system", "language-en", "language-ar"):
            languages.addAction(self._all[name])

    def __getitem__(self, name: str) -> QAction:
        return self._all[name]

    def all(self) -> list[QAction]:
        """Every action, in the order of the menus."""
        return list(self._all.values())

    def set_theme(self, theme: Theme) -> None:
        """Draw the icons in the theme's colours."""
        for name, role in self._icons.items():
            if role:
                self._all[name].setIcon(theme.icon(role))

    def _commands(self) -> list[_Command]:
        return [
            _Command("add-files", self.tr("&Add files…"), "Ctrl+O", "add"),
            _Command("add-folder", self.tr("Add &folder…"), "Ctrl+Shift+O", "add-folder"),
            _Command("print", self.tr("&Print…"), "Ctrl+P", "print"),
            _Command("export-pdf", self.tr("Save as P&DF…"), "", "pdf"),
            _Command("close-tab", self.tr("&Close tab"), "Ctrl+W", "close"),
            _Command("quit", self.tr("&Quit"), "Ctrl+Q"),
            _Command("undo", self.tr("&Undo"), "Ctrl+Z", "undo"),
            _Command("redo", self.tr("&Redo"), "Ctrl+Shift+Z | Ctrl+Y"),
            _Command("copy", self.tr("&Copy"), "Ctrl+C"),
            _Command("copy-reference", self.tr("Copy with &reference"), "Ctrl+Shift+C"),
            _Command("bookmark", self.tr("&Bookmark this place"), "Ctrl+D", "bookmark"),
            _Command("highlight", self.tr("&Highlight selection"), "Ctrl+Shift+H", "highlight"),
            _Command("note", self.tr("Add &note"), "Ctrl+Shift+N", "note"),
            _Command("fit-annotation", self.tr("Fit highlight or note to the selection")),
            _Command("date-confirm", self.tr("Confirm this date")),
            _Command("date-correct", self.tr("Correct this date…")),
            _Command("date-dismiss", self.tr("This is not a date")),
            _Command("date-add", self.tr("Selected text is a date…")),
            _Command("date-take-back", self.tr("Take back my correction of this date")),
            _Command("date-settings", self.tr("Dates of this document…")),
            _Command("back", self.tr("&Back"), "Alt+Left", "back"),
            _Command("forward", self.tr("&Forward"), "Alt+Right", "forward"),
            _Command("search", self.tr("&Search everything"), "Ctrl+K", "search"),
            _Command("find", self.tr("Find in &page"), "Ctrl+F", "search"),
            _Command("find-next", self.tr("Next match"), "F3"),
            _Command("find-previous", self.tr("Previous match"), "Shift+F3"),
            _Command("go-to-date", self.tr("&Go to a date or a place…"), "Ctrl+G"),
            _Command("next-tab", self.tr("Next tab"), "Ctrl+Tab | Ctrl+PgDown"),
            _Command("previous-tab", self.tr("Previous tab"), "Ctrl+Shift+Tab | Ctrl+PgUp"),
            _Command("next-pane", self.tr("Next pane"), "F6"),
            _Command("split", self.tr("Two pages &side by side"), "F8", checkable=True),
            _Command("tie", self.tr("&Tie the two pages by date"), "Ctrl+Shift+T", "lock", checkable=True),
            _Command("show-library", self.tr("&Library"), "Ctrl+1", "library", checkable=True),
            _Command("show-contents", self.tr("&Contents"), "Ctrl+2", "contents", checkable=True),
            _Command("show-search", self.tr("&Search"), "Ctrl+3", "search", checkable=True),
            _Command("show-notes", self.tr("&Notes"), "Ctrl+4", "notes", checkable=True),
            _Command("show-info", self.tr("&Information"), "Ctrl+5", "info", checkable=True),
            _Command("show-timeline", self.tr("&Timeline"), "Ctrl+T", "timeline", checkable=True),
            _Command("page-only", self.tr("&Page only"), "F11", checkable=True),
            _Command("caret", self.tr("Caret in the text"), "F7"),
            _Command("show-controls", self.tr("Invisible characters"), "", "", checkable=True),
            _Command("zoom-in", self.tr("Larger text"), "Ctrl++ | Ctrl+=", "zoom-in"),
            _Command("zoom-out", self.tr("Smaller text"), "Ctrl+-", "zoom-out"),
            _Command("zoom-reset", self.tr("Default text size"), "Ctrl+0"),
            _Command("justify", self.tr("Justified lines"), "", "", checkable=True),
            _Command("hide-marks", self.tr("Hide Arabic vowel signs"), "", "", checkable=True),
            _Command("settings", self.tr("&Settings…"), "Ctrl+,"),
            _Command("theme-system", self.tr("Colours of the system"), "", "", checkable=True),
            _Command("theme-light", self.tr("Light colours"), "", "", checkable=True),
            _Command("theme-sepia", self.tr("Sepia colours"), "", "", checkable=True),
            _Command("theme-dark", self.tr("Dark colours"), "", "", checkable=True),
            _Command("theme-contrast", self.tr("High-contrast colours"), "", "", checkable=True),
            _Command("language-system", self.tr("Language of the system"), "", "", checkable=True),
            _Command("language-en", "English", "", "", checkable=True),
            _Command("language-ar", "العربية", "", "", checkable=True),
            _Command("fit-timeline", self.tr("Show all dates on the timeline"), "", "fit"),
            _Command("lock-timeline", self.tr("Timeline follows the page"), "", "lock", checkable=True),
            _Command("life-spans", self.tr("Life spans on the timeline"), "", "", checkable=True),
            _Command("across", self.tr("What the sources say…"), "Ctrl+Shift+A", "columns"),
            _Command("event-table", self.tr("Table of events"), "Ctrl+Shift+E", "table"),
            _Command("remove-sample", self.tr("Remove the sample library")),
            _Command("guide", self.tr("&Guide"), "F1", "guide"),
            _Command("palette", self.tr("All commands…"), "Ctrl+Shift+P"),
        ]
