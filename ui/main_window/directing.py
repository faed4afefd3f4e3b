"""Menus by which the reader says which side a paragraph, or a whole document, starts on."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from core.document.model import Direction
from ui.session import Session


def add_direction_menus(menu: QMenu, session: Session, document_id: str, offset: int) -> None:
    """Add the submenus for the paragraph at ``offset`` and for its document, each with what holds now ticked."""
    document = session.document(document_id)
    if not document.blocks:
        return
    said = session.directions(document_id)
    start = document.blocks[document.block_at(offset)].start
    paragraph = menu.addMenu(QCoreApplication.translate("directing", "Direction of this paragraph"))
    _fill(paragraph, said.blocks.get(start), session, document_id, start)
    whole = menu.addMenu(QCoreApplication.translate("directing", "Direction of the whole document"))
    _fill(whole, said.document, session, document_id, None)


def _fill(menu: QMenu, now: Direction | None, session: Session, document_id: str, start: int | None) -> None:
    choices = (
        (QCoreApplication.translate("directing", "Automatic"), None),
        (QCoreApplication.translate("directing", "Right to left"), Direction.RTL),
        (QCoreApplication.translate("directing", "Left to right"), Direction.LTR),
    )
    group = QActionGroup(menu)
    for words, direction in choices:
        action = QAction(words, menu)
        action.setCheckable(True)
        action.setChecked(direction is now)
        action.triggered.connect(partial(_choose, session, document_id, direction, start))
        group.addAction(action)
        menu.addAction(action)


def _choose(session: Session, document_id: str, direction: Direction | None, start: int | None) -> None:
    session.set_direction(document_id, direction, start)
