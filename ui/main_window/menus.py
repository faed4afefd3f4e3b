"""The menus: the same actions as keys and palette, arranged for the hand."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QWidget

from core.settings import Settings
from ui.actions import Actions

translate = QCoreApplication.translate
_THEMES = "theme-system | theme-light theme-sepia theme-dark theme-contrast"


def _fill(menu: QMenu, actions: Actions, names: str) -> QMenu:
    """Add actions by name; ``|`` is a separator."""
    for name in names.split():
        if name == "|":
            menu.addSeparator()
        else:
            menu.addAction(actions[name])
    return menu


def _submenu(menu: QMenu, title: str, actions: Actions, names: str) -> None:
    _fill(menu.addMenu(title), actions, names)


def main_menu(parent: QWidget, actions: Actions) -> QMenu:
    """Everything, behind the ☰ button."""
    menu = QMenu(parent)
    _submenu(
        menu,
        translate("menus", "&Library"),
        actions,
        "add-files add-folder | print export-pdf | remove-sample | close-tab quit",
    )
    _submenu(
        menu,
        translate("menus", "&Edit"),
        actions,
        "undo redo | copy copy-reference | bookmark highlight note fit-annotation",
    )
    _submenu(
        menu,
        translate("menus", "&Dates"),
        actions,
        "date-confirm date-correct date-dismiss date-add date-take-back | date-settings",
    )
    _submenu(
        menu,
        translate("menus", "&Go"),
        actions,
        "back forward | search find find-next find-previous go-to-date | next-tab previous-tab next-pane",
    )
    _submenu(
        menu,
        translate("menus", "&View"),
        actions,
        "show-library show-contents show-search show-notes show-info show-timeline | split tie | "
        "fit-timeline lock-timeline life-spans across event-table | caret show-controls page-only",
    )
    _submenu(menu, translate("menus", "&Text"), actions, "zoom-in zoom-out zoom-reset | justify hide-marks | settings")
    _submenu(menu, translate("menus", "&Colours"), actions, _THEMES)
    _submenu(menu, translate("menus", "&Interface language"), actions, "language-system language-en language-ar")
    menu.addSeparator()
    return _fill(menu, actions, "palette guide")


def text_menu(parent: QWidget, actions: Actions) -> QMenu:
    """Size and lines of the page."""
    return _fill(QMenu(parent), actions, "zoom-in zoom-out zoom-reset | justify hide-marks | settings")


def theme_menu(parent: QWidget, actions: Actions) -> QMenu:
    """Colours."""
    return _fill(QMenu(parent), actions, _THEMES)


def more_menu(parent: QWidget, actions: Actions) -> QMenu:
    """What is wanted often, and the interface language."""
    menu = _fill(
        QMenu(parent),
        actions,
        "add-files add-folder | bookmark highlight note | split show-timeline page-only | print |",
    )
    _submenu(menu, translate("menus", "&Interface language"), actions, "language-system language-en language-ar")
    return _fill(menu, actions, "palette guide")


def check_choices(actions: Actions, settings: Settings) -> None:
    """Tick what the settings say."""
    actions[f"theme-{settings.theme}"].setChecked(True)
    actions[f"language-{settings.interface_language}"].setChecked(True)
    actions["justify"].setChecked(settings.justify)
    actions["hide-marks"].setChecked(settings.hide_marks)
