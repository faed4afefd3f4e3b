"""The timeline's context menu: ways to frame what is there, and the axis' calendars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from core.chronology.model import Calendar
from ui.timeline.contents import calendar_name

if TYPE_CHECKING:
    from ui.timeline.widget import TimelineWidget


def add_calendars(menu: QMenu, timeline: TimelineWidget) -> None:
    """Two submenus: the first calendar of the axis, and a second one or none."""
    first, second = timeline.calendars()
    choices: tuple[tuple[str, tuple[Calendar | None, ...], Calendar | None], ...] = (
        (QCoreApplication.translate("TimelineView", "First calendar"), tuple(Calendar), first),
        (QCoreApplication.translate("TimelineView", "Second calendar"), (None, *Calendar), second),
    )
    for number, (title, calendars, now) in enumerate(choices):
        submenu = menu.addMenu(title)
        group = QActionGroup(submenu)
        for calendar in calendars:
            none = QCoreApplication.translate("TimelineView", "None")
            action = submenu.addAction(none if calendar is None else calendar_name(calendar))
            action.setCheckable(True)
            action.setChecked(calendar is now)
            action.setData((number, calendar))
            group.addAction(action)
        group.triggered.connect(lambda action: _choose(timeline, *action.data()))


def _choose(timeline: TimelineWidget, line: int, calendar: Calendar | None) -> None:
    first, second = timeline.calendars()
    if line == 0 and calendar is not None:
        # The two change places rather than being the same.
        timeline.set_calendars(calendar, first if calendar is second else second)
    elif line == 1:
        timeline.set_calendars(first, calendar)


def add_lives(menu: QMenu, timeline: TimelineWidget) -> None:
    """Whether people's lives are shown."""
    action = menu.addAction(QCoreApplication.translate("TimelineView", "Life spans"))
    action.setCheckable(True)
    action.setChecked(timeline.shows_lives())
    action.toggled.connect(timeline.set_lives)


def add_framing(menu: QMenu, timeline: TimelineWidget) -> None:
    """Fit all, the document, the selection; go to a date; forget the selected days."""
    menu.addAction(QCoreApplication.translate("TimelineView", "Show all dates") + "\tF", lambda: timeline.fit_all())
    menu.addAction(
        QCoreApplication.translate("TimelineView", "Show this document's dates") + "\tD",
        lambda: timeline.fit_current_document(),
    )
    menu.addAction(
        QCoreApplication.translate("TimelineView", "Show the selection") + "\tS", lambda: timeline.fit_selection()
    )
    menu.addAction(QCoreApplication.translate("TimelineView", "Go to a date…") + "\tG", lambda: timeline.ask_date())
    clear = menu.addAction(
        QCoreApplication.translate("TimelineView", "Clear the selected days"), lambda: timeline.clear_span()
    )
    clear.setEnabled(timeline.span() is not None)


def axis_menu(timeline: TimelineWidget) -> QMenu:
    """The whole menu, ready to be shown; it goes when it is closed."""
    menu = QMenu(timeline)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    add_framing(menu, timeline)
    menu.addSeparator()
    add_calendars(menu, timeline)
    add_lives(menu, timeline)
    return menu
