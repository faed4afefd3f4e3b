"""The events of documents as an SVG picture to print: one line an event."""

from __future__ import annotations

import html
from collections.abc import Sequence

from core.chronology.display import format_date
from core.export.timeline.tables import EventRow

_FONT = 'font-family="Noto Sans, Noto Sans Arabic, Noto Sans Devanagari, sans-serif" font-size="13"'
_ROW_PX, _WIDTH_PX, _MARGIN_PX, _DATE_PX = 26, 960, 24, 210


def timeline_svg(rows: Sequence[EventRow]) -> str:
    """A picture to print: one line an event in order of time, each label in its own direction."""
    height_px = 2 * _MARGIN_PX + max(len(rows), 1) * _ROW_PX
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH_PX}" height="{height_px}" {_FONT}>',
        f'<rect width="{_WIDTH_PX}" height="{height_px}" fill="#fdfbf6"/>',
        f'<line x1="{_DATE_PX}" x2="{_DATE_PX}" y1="{_MARGIN_PX}" y2="{height_px - _MARGIN_PX}" stroke="#ddd6c8"/>',
    ]
    for index, row in enumerate(rows):
        y = _MARGIN_PX + index * _ROW_PX + _ROW_PX // 2
        date = html.escape(format_date(row.event.date, row.language))
        fill = "#fdfbf6" if row.event.date.inferred else "#9c3b2e"
        rtl = row.direction == "rtl"
        # In right-to-left text "start" is the right-hand side, so the label hangs from the far edge.
        x = _WIDTH_PX - _MARGIN_PX if rtl else _DATE_PX + 16
        parts.append(f'<circle cx="{_DATE_PX}" cy="{y}" r="4" fill="{fill}" stroke="#9c3b2e"/>')
        parts.append(
            f'<text x="{_DATE_PX - 16}" y="{y + 4}" text-anchor="{"start" if rtl else "end"}"'
            f' direction="{row.direction}" fill="#6b655c">{date}</text>'
        )
        label = html.escape(row.event.label if len(row.event.label) <= 90 else row.event.label[:89].rstrip() + "…")
        parts.append(
            f'<text x="{x}" y="{y + 4}" direction="{row.direction}" text-anchor="start" fill="#23211d">{label}</text>'
        )
    return "\n".join([*parts, "</svg>"]) + "\n"
