"""Rows of the result list: document headings and hits, and how a hit is painted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from core.search.model import Hit
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
    paint_row_ground,
    scaled_font,
)

_NO_PARENT = QModelIndex()
_BEFORE = 32
"""Code points of context kept before the first marked word, so that it is seen in a narrow panel."""
_MOST_LINES = 3
_DOT = 8
BY_RELEVANCE = "relevance"
BY_DATE = "date"


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """The heading above one document's hits."""

    document_id: str
    title: str
    count: int


@dataclass(frozen=True, slots=True)
class HitRow:
    """One hit as it is shown; ``marks`` are code-point spans of ``text``."""

    hit: Hit
    text: str
    marks: tuple[tuple[int, int], ...]
    meta: str
    """The small line below: the date it speaks of, and its document where no heading says it."""


Row = DocumentRow | HitRow


def shown_snippet(hit: Hit) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The snippet on one line, begun shortly before its first mark; marks move along."""
    start = 0
    if hit.marks and hit.marks[0][0] > _BEFORE:
        start = hit.marks[0][0] - _BEFORE
        space = hit.snippet.find(" ", start, hit.marks[0][0])
        start = space + 1 if space >= 0 else start
    text = hit.snippet[start:].translate({ord(char): " " for char in "\n\r\t\u2028\u2029"})
    lead = "…" if start or hit.snippet_start else ""
    shift = len(lead) - start
    return lead + text, tuple((begin + shift, end + shift) for begin, end in hit.marks)


def result_rows(hits: Sequence[Hit], sort: str, dates: Mapping[int, str]) -> list[Row]:
    """The rows for ``hits`` (best first) in an order; ``dates`` are the words for ``id(hit)``.

    By relevance they stand under their documents, the document with the best hit first; by date they
    stand in one line of time, those that speak of no date last.
    """
    if sort == BY_DATE:
        timed = sorted(hits, key=lambda hit: (hit.earliest is None, hit.earliest or 0, hit.latest or 0))
        return [_hit_row(hit, dates.get(id(hit), ""), one_line(hit.title, 80)) for hit in timed]
    groups: dict[str, list[Hit]] = {}
    for hit in hits:
        groups.setdefault(hit.document_id, []).append(hit)
    rows: list[Row] = []
    for document_id, group in groups.items():
        rows.append(DocumentRow(document_id, one_line(group[0].title), len(group)))
        rows += [_hit_row(hit, dates.get(id(hit), "")) for hit in group]
    return rows


def _hit_row(hit: Hit, *facts: str) -> HitRow:
    from ui.text import isolate

    text, marks = shown_snippet(hit)
    return HitRow(hit, text, marks, " · ".join(isolate(fact) for fact in facts if fact))


class ResultModel(QAbstractListModel):
    """Headings and hits in one list."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._colours: Mapping[str, int] = {}

    def set_rows(self, rows: list[Row]) -> None:
        """Show these."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def set_colours(self, colours: Mapping[str, int]) -> None:
        """Lane index by document id."""
        self._colours = dict(colours)
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, 0), [RowRole.LANE])

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """Qt: number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: what a row shows; ``RowRole.KEY`` is the row itself."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == RowRole.KEY:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title if isinstance(row, DocumentRow) else row.text
        if role == RowRole.LANE:
            return self._colours.get(row.document_id if isinstance(row, DocumentRow) else row.hit.document_id)
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(row, DocumentRow):
            return row.title
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Qt: headings cannot be chosen."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        if isinstance(self._rows[index.row()], HitRow):
            flags |= Qt.ItemFlag.ItemIsSelectable
        return flags


class ResultDelegate(QStyledItemDelegate):
    """Paints headings and hits; remembers how a hit was broken into lines."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._theme = load_theme("light")
        self._paragraphs: dict[tuple[int, int, str], Paragraph] = {}
        self._line_heights: dict[str, int] = {}

    def set_theme(self, theme: Theme) -> None:
        """Paint with these colours."""
        self._theme = theme
        self.forget()

    def forget(self) -> None:
        """The rows are others now."""
        self._paragraphs.clear()

    def _paragraph(self, row: HitRow, option: QStyleOptionViewItem) -> Paragraph:
        width_px = self._view.viewport().width() - 2 * SPACE
        key = (id(row), width_px, option.font.key())
        if key not in self._paragraphs:
            self._paragraphs[key] = Paragraph(
                row.text,
                option.font,
                width_px,
                direction=natural_direction(row.text),
                max_lines=_MOST_LINES,
                marks=row.marks,
                mark_color=self._theme.color("find"),
            )
        return self._paragraphs[key]

    def _line_height(self, option: QStyleOptionViewItem) -> int:
        key = option.font.key()
        if key not in self._line_heights:
            self._line_heights[key] = line_height(option.font)
        return self._line_heights[key]

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the row's lines."""
        row = index.data(RowRole.KEY)
        if not isinstance(row, HitRow):
            return QSize(0, self._line_height(option) + 2 * SPACE)
        meta = round(self._line_height(option) * 0.85) if row.meta else 0
        return QSize(0, self._paragraph(row, option).height_px + meta + 2 * HALF + HALF)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row, mirrored where the interface is."""
        row = index.data(RowRole.KEY)
        painter.save()
        if isinstance(row, HitRow):
            self._paint_hit(painter, option, row)
        elif isinstance(row, DocumentRow):
            self._paint_document(painter, option, row, index.data(RowRole.LANE))
        painter.restore()

    def _paint_hit(self, painter: QPainter, option: QStyleOptionViewItem, row: HitRow) -> None:
        tinted = bool(option.state & QStyle.StateFlag.State_Selected)
        paint_row_ground(painter, option, self._theme, tinted=tinted)
        paragraph = self._paragraph(row, option)
        box = option.rect.adjusted(SPACE, HALF, -SPACE, -HALF)
        paragraph.draw(painter, box.topLeft(), self._theme.color("ink"))
        if row.meta:
            line = QRect(box.left(), box.top() + paragraph.height_px, box.width(), box.height() - paragraph.height_px)
            self._draw_small(painter, option, line, row.meta, option.direction)

    def _paint_document(
        self, painter: QPainter, option: QStyleOptionViewItem, row: DocumentRow, lane: int | None
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = option.rect.adjusted(SPACE, SPACE, -SPACE, 0)
        dot = QRect(box.left(), box.top() + (box.height() - _DOT) // 2, _DOT, _DOT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("muted") if lane is None else self._theme.lane(lane))
        painter.drawEllipse(QStyle.visualRect(option.direction, box, dot))
        count = str(row.count)
        room = painter.fontMetrics().horizontalAdvance(count) + SPACE
        title = box.adjusted(_DOT + SPACE, 0, -room, 0)
        draw_line(
            painter,
            QStyle.visualRect(option.direction, box, title),
            row.title,
            scaled_font(option.font, 1.0, semi_bold=True),
            self._theme.color("ink"),
            direction=natural_direction(row.title),
            side=option.direction,
        )
        rtl = option.direction is Qt.LayoutDirection.RightToLeft
        trailing = Qt.LayoutDirection.LeftToRight if rtl else Qt.LayoutDirection.RightToLeft
        self._draw_small(painter, option, box, count, trailing)

    def _draw_small(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        rect: QRect,
        text: str,
        side: Qt.LayoutDirection,
    ) -> None:
        draw_line(
            painter,
            rect,
            text,
            scaled_font(option.font, 0.85),
            self._theme.color("muted"),
            direction=option.direction,
            side=side,
        )
