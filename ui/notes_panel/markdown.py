"""A note's Markdown as a small text document that never fetches anything."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QByteArray, Qt, QUrl
from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor, QTextDocument, QTextFormat, QTextOption

_INDENT_PX = 16
_MOST = 20_000
"""Code points of a body that are laid out."""
_OBJECT = "\ufffc"
_FEATURES = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML


class _Sealed(QTextDocument):
    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        return QByteArray()


def note_document(body: str, font: QFont, width_px: int) -> QTextDocument:
    """``body`` laid out to a width. HTML is shown as its source, a picture as its description."""
    document = _Sealed()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setDefaultFont(font)
    document.setIndentWidth(_INDENT_PX)
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    document.setMarkdown(body[:_MOST], _FEATURES)
    _replace_pictures(document)
    _calm_headings(document)
    document.setTextWidth(width_px)
    return document


def _replace_pictures(document: QTextDocument) -> None:
    cursor = document.find(_OBJECT)
    while not cursor.isNull():
        style = cursor.charFormat()
        words = style.property(QTextFormat.Property.ImageAltText) if style.isImageFormat() else ""
        cursor.insertText(f"[{words or '…'}]", QTextCharFormat())
        cursor = document.find(_OBJECT, cursor)


def _calm_headings(document: QTextDocument) -> None:
    """In a card a heading is bold, not large."""
    calm = QTextCharFormat()
    calm.setProperty(QTextFormat.Property.FontSizeAdjustment, 0)
    block = document.begin()
    while block.isValid():
        if block.blockFormat().headingLevel():
            cursor = QTextCursor(block)
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(calm)
        block = block.next()
