"""How a card is laid out and painted."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QHelpEvent,
    QPainter,
    QPainterPath,
    QPalette,
    QPen,
    QTextDocument,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from core.library.model import Annotation, AnnotationKind
from ui.notes_panel.markdown import note_document
from ui.notes_panel.rows import Card, Heading, NotesModel
from ui.theme import Theme, load_theme
from ui.widgets import (
    HALF,
    SPACE,
    Index,
    Paragraph,
    RowRole,
    draw_line,
    line_height,
    natural_direction,
    one_line,
    reading_font,
    scaled_font,
)

_EDGE = 4
_PAD = 12
_RADIUS = 7
_QUOTE_LINES = 4
_ICON = 16
_KEPT = 2000
"""Cards whose lines are remembered."""
_META = 20
"""Height of the small line, which the buttons share."""
ACTIONS = ("delete", "edit", "colour")
"""Buttons of a card, from its trailing edge."""


@dataclass(frozen=True)
class _Parts:
    """What a card is made of, laid out to ``width_px``; heights in pixels."""

    annotation: Annotation
    width_px: int
    font_key: str
    quote: Paragraph | None
    body: QTextDocument | None

    @property
    def quote_px(self) -> int:
        return self.quote.height_px if self.quote is not None else 0

    @property
    def body_px(self) -> int:
        return round(self.body.size().height()) if self.body is not None else 0


class CardDelegate(QStyledItemDelegate):
    """Paints cards, and knows where their buttons and the place for an editor are."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._theme = load_theme("light")
        self._parts: dict[str, _Parts] = {}
        self._editing = ""
        self._editor_px = 0

    def set_theme(self, theme: Theme) -> None:
        """Paint with these colours."""
        self._theme = theme
        self._parts.clear()  # links carry their colour in the laid-out text

    def set_editing(self, annotation_id: str, editor_px: int) -> None:
        """Leave ``editor_px`` of room for an editor in this card; no id, in none."""
        self._editing, self._editor_px = annotation_id, editor_px

    # --- Geometry -------------------------------------------------------------------------------
    def _lay_out(self, card: Card, font: QFont) -> _Parts:
        annotation = card.annotation
        width_px = max(self._view.viewport().width() - _EDGE - 2 * _PAD, 40)
        known = self._parts.get(annotation.id)
        key = font.key()
        if known and known.annotation == annotation and known.width_px == width_px and known.font_key == key:
            return known
        bookmark = annotation.kind is AnnotationKind.BOOKMARK
        label = one_line(annotation.body) if bookmark else ""
        text = label or one_line(annotation.anchor.exact, 600)
        quote = None
        if text:
            inset = _ICON + SPACE if bookmark else 0
            own = natural_direction(text)
            quote = Paragraph(
                text,
                font if bookmark else reading_font(font, text),
                width_px - inset,
                direction=own,
                side=self._view.layoutDirection() if bookmark else own,
                max_lines=2 if bookmark else _QUOTE_LINES,
            )
        body = None
        if annotation.body.strip() and not bookmark:
            body = note_document(annotation.body, font, width_px)
        parts = _Parts(annotation, width_px, key, quote, body)
        if len(self._parts) > _KEPT:
            self._parts.clear()
        self._parts[annotation.id] = parts
        return parts

    def _middle_px(self, parts: _Parts) -> int:
        """Height between the quote and the small line, with the gap above it."""
        if parts.annotation.id == self._editing:
            return self._editor_px + SPACE
        return parts.body_px + SPACE if parts.body is not None else 0

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the card's parts, with the gap below it."""
        row = index.data(RowRole.KEY)
        if not isinstance(row, Card):
            return QSize(0, line_height(option.font) + 2 * SPACE)
        parts = self._lay_out(row, option.font)
        return QSize(0, 2 * SPACE + parts.quote_px + self._middle_px(parts) + HALF + _META + SPACE)

    def card_rect(self, row_rect: QRect) -> QRect:
        """The card within its row."""
        return row_rect.adjusted(0, 0, 0, -SPACE)

    def _content(self, row_rect: QRect, direction: Qt.LayoutDirection) -> QRect:
        card = self.card_rect(row_rect)
        inner = card.adjusted(_EDGE + _PAD, SPACE, -_PAD, -SPACE)
        return QStyle.visualRect(direction, card, inner)

    def editor_rect(self, row_rect: QRect, card: Card, font: QFont) -> QRect:
        """Where an editor stands in a card's row."""
        content = self._content(row_rect, self._view.layoutDirection())
        top = content.top() + self._lay_out(card, font).quote_px + SPACE
        return QRect(content.left(), top, content.width(), self._editor_px)

    def button_rects(self, row_rect: QRect, card: Card) -> dict[str, QRect]:
        """The buttons of a card by name."""
        direction = self._view.layoutDirection()
        content = self._content(row_rect, direction)
        bookmark = card.annotation.kind is AnnotationKind.BOOKMARK
        rects: dict[str, QRect] = {}
        right = content.right() + 1
        for name in ACTIONS:
            if name == "colour" and bookmark:
                continue
            rect = QRect(right - _META, content.bottom() + 1 - _META, _META, _META)
            rects[name] = QStyle.visualRect(direction, content, rect)
            right -= _META + HALF
        return rects

    def button_at(self, row_rect: QRect, card: Card, point: QPoint) -> str:
        """The button under a point of the viewport, or nothing."""
        if card.annotation.id == self._editing:
            return ""
        rects = self.button_rects(row_rect, card)
        return next((name for name, rect in rects.items() if rect.contains(point)), "")

    # --- Painting -------------------------------------------------------------------------------
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a card or a heading, mirrored where the interface is."""
        row = index.data(RowRole.KEY)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, Card):
            self._paint_card(painter, option, row, index)
        elif isinstance(row, Heading):
            self._paint_heading(painter, option, row)
        painter.restore()

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, row: Heading) -> None:
        draw_line(
            painter,
            option.rect.adjusted(0, SPACE, 0, 0),
            row.text,
            scaled_font(option.font, 0.9, semi_bold=True),
            self._theme.color("muted"),
            direction=option.direction,
            side=option.direction,
        )

    def _paint_card(self, painter: QPainter, option: QStyleOptionViewItem, card: Card, index: Index) -> None:
        parts = self._lay_out(card, option.font)
        self._paint_ground(painter, option, card)
        content = self._content(option.rect, option.direction)
        corner = content.topLeft()
        if parts.quote is not None:
            if card.annotation.kind is AnnotationKind.BOOKMARK:
                corner = self._paint_flag(painter, option, content, parts.quote)
            parts.quote.draw(painter, corner, self._theme.color("ink"))
        if parts.body is not None and card.annotation.id != self._editing:
            self._paint_body(painter, parts.body, content.topLeft() + QPoint(0, parts.quote_px + SPACE))
        self._paint_meta(painter, option, content, card, index)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, card: Card) -> None:
        rect = QRectF(self.card_rect(option.rect)).adjusted(0.5, 0.5, -0.5, -0.5)
        chosen = option.state & QStyle.StateFlag.State_Selected
        role = "rule"
        if chosen or card.annotation.id == self._editing:
            role = "accent" if option.state & QStyle.StateFlag.State_HasFocus else "muted"
        outline = QPainterPath()
        outline.addRoundedRect(rect, _RADIUS, _RADIUS)
        painter.fillPath(outline, self._theme.color("page"))
        if card.annotation.colour:
            edge = QRect(0, 0, _EDGE, option.rect.height())
            edge.moveTopLeft(option.rect.topLeft())
            painter.save()
            painter.setClipPath(outline)
            painter.fillRect(
                QStyle.visualRect(option.direction, option.rect, edge),
                self._theme.highlight(card.annotation.colour),
            )
            painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.color(role), 1))
        painter.drawPath(outline)

    def _paint_flag(self, painter: QPainter, option: QStyleOptionViewItem, content: QRect, label: Paragraph) -> QPoint:
        first_px = label.height_px // max(label.line_count, 1)
        square = QRect(content.left(), content.top() + (first_px - _ICON) // 2, _ICON, _ICON)
        self._theme.icon("bookmark", "accent").paint(painter, QStyle.visualRect(option.direction, content, square))
        if option.direction is Qt.LayoutDirection.RightToLeft:
            return content.topLeft()
        return content.topLeft() + QPoint(_ICON + SPACE, 0)

    def _paint_body(self, painter: QPainter, body: QTextDocument, corner: QPoint) -> None:
        context = QAbstractTextDocumentLayout.PaintContext()
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Text, self._theme.color("ink"))
        context.palette = palette
        painter.save()
        painter.translate(corner)
        body.documentLayout().draw(painter, context)
        painter.restore()

    def _paint_meta(
        self, painter: QPainter, option: QStyleOptionViewItem, content: QRect, card: Card, index: Index
    ) -> None:
        line = content.adjusted(0, content.height() - _META, 0, 0)
        wanted = QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Selected
        if option.state & wanted and card.annotation.id != self._editing:
            for name, rect in self.button_rects(option.rect, card).items():
                self._paint_button(painter, name, rect, card)
                line = line.adjusted(0, 0, -(_META + HALF), 0)
            line = QStyle.visualRect(option.direction, content, line)
        model = index.model()
        if isinstance(model, NotesModel):
            draw_line(
                painter,
                line,
                self._how_to_finish(card) if card.annotation.id == self._editing else model.meta(card),
                scaled_font(option.font, 0.85),
                self._theme.color("muted"),
                direction=option.direction,
                side=option.direction,
            )

    def _how_to_finish(self, card: Card) -> str:
        if card.annotation.kind is AnnotationKind.BOOKMARK:
            return self.tr("Enter saves · Esc cancels")
        return self.tr("Ctrl+Enter saves · Esc cancels")

    def _paint_button(self, painter: QPainter, name: str, rect: QRect, card: Card) -> None:
        square = QRect(0, 0, _ICON, _ICON)
        square.moveCenter(rect.center())
        if name == "colour":
            painter.setPen(QPen(self._theme.color("muted"), 1))
            painter.setBrush(self._theme.highlight(card.annotation.colour or "yellow"))
            painter.drawEllipse(QRectF(square).adjusted(2.5, 2.5, -2.5, -2.5))
        else:
            self._theme.icon("remove" if name == "delete" else name).paint(painter, square)

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """A button's name, or the whole of a quote that was cut."""
        row = index.data(RowRole.KEY)
        if event.type() != QEvent.Type.ToolTip or not isinstance(row, Card):
            return super().helpEvent(event, view, option, index)
        names = {
            "edit": self.tr("Edit (F2)"),
            "colour": self.tr("Colour"),
            "delete": self.tr("Delete (Del)"),
        }
        button = self.button_at(view.visualRect(index), row, event.pos())
        QToolTip.showText(event.globalPos(), names.get(button, ""), view)
        return True
