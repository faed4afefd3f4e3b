"""Small parts every panel is made of: text painted by direction, rows, header, empty state, debounce.

Style is by property, never per widget: the dynamic property ``role`` (see :func:`with_role`) is what
the one style sheet in ``ui/theme.py`` speaks of.
"""

from ui.widgets.chip import SpanChip
from ui.widgets.paint import (
    HALF,
    MARGIN,
    SPACE,
    Paragraph,
    draw_line,
    layout_direction,
    leading_alignment,
    line_height,
    natural_direction,
    one_line,
    reading_font,
    scaled_font,
)
from ui.widgets.parts import (
    Debounce,
    EmptyState,
    Hairline,
    PanelHeader,
    Segments,
    with_role,
)
from ui.widgets.rows import Index, RowDelegate, RowList, RowRole, paint_row_ground
from ui.widgets.words import days_in_words

__all__ = [
    "HALF",
    "MARGIN",
    "SPACE",
    "Debounce",
    "EmptyState",
    "Hairline",
    "Index",
    "PanelHeader",
    "Paragraph",
    "RowDelegate",
    "RowList",
    "RowRole",
    "Segments",
    "SpanChip",
    "days_in_words",
    "draw_line",
    "layout_direction",
    "leading_alignment",
    "line_height",
    "natural_direction",
    "one_line",
    "paint_row_ground",
    "reading_font",
    "scaled_font",
    "with_role",
]
