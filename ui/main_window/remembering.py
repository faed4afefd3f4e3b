"""Remembering the window: what was open on which side, and how it was arranged, from one start to the next."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow, QSplitter

from ui.actions import Actions
from ui.main_window.following import Following
from ui.main_window.state import PANELS, WindowState, from_text, load_state, save_state, to_text
from ui.main_window.tying import Tying
from ui.reading_area import ReadingArea
from ui.session import Session


class Remembering(QObject):
    """Writes the state of a window into the library and brings it back."""

    def __init__(
        self,
        window: QMainWindow,
        session: Session,
        splitters: tuple[QSplitter, QSplitter],
        area: ReadingArea,
        following: Following,
        tying: Tying,
        actions: Actions,
    ) -> None:
        """``splitters`` are that of the columns and that of the rows."""
        super().__init__(window)
        self._window, self._session, self._area, self._actions = window, session, area, actions
        self._columns, self._rows = splitters
        self._following, self._tying = following, tying

    def restore(self) -> WindowState:
        """Arrange the window and open what was open; the panels are the caller's."""
        state = load_state(self._session)
        if state.geometry:
            self._window.restoreGeometry(from_text(state.geometry))
            self._columns.restoreState(from_text(state.columns))
            self._rows.restoreState(from_text(state.rows))
        area = self._area
        alive = {summary.id for summary in self._session.summaries()}
        area.blockSignals(True)  # nothing is remembered while it is being remembered
        for document_id in (*state.tabs, *state.beside):
            if document_id in alive:
                self._following.open(document_id)
        for document_id in state.beside:
            area.open_beside(document_id)
        for document_id in (*state.shown, state.current):
            if document_id in area.open_ids():
                self._following.open(document_id)
        area.set_sizes([int(width) for width in state.halves if width.isdigit()])
        area.blockSignals(False)
        self._actions["split"].setChecked(area.is_split())
        self._tying.set_tied(state.tied and area.is_split())
        return state

    def remember(self) -> None:
        """Write down what is open and how the window is arranged."""
        self._following.save_position()
        leading, trailing = self._area.ids_by_side()
        halves = self._area.sizes() if self._area.is_split() else []
        save_state(
            self._session,
            WindowState(
                geometry=to_text(self._window.saveGeometry()),
                columns=to_text(self._columns.saveState()),
                rows=to_text(self._rows.saveState()),
                tabs=tuple(leading),
                beside=tuple(trailing),
                shown=tuple(self._area.shown_ids()),
                current=self._area.current_id(),
                halves=tuple(str(width) for width in halves),
                tied=self._tying.tied,
                panel=next((name for name in PANELS if self._actions[f"show-{name}"].isChecked()), ""),
                notes=self._actions["show-notes"].isChecked(),
                timeline=self._actions["show-timeline"].isChecked(),
            ),
        )
