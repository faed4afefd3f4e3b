"""Colours and icons by role: a TOML file becomes a Theme, a palette and one style sheet."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from string import Template

import qtawesome
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPalette, QTransform

from core.paths import resource

ICONS: dict[str, str] = {
    "menu": "mdi6.menu",
    "back": "mdi6.chevron-left",
    "forward": "mdi6.chevron-right",
    "search": "mdi6.magnify",
    "library": "mdi6.bookshelf",
    "contents": "mdi6.format-list-bulleted-square",
    "notes": "mdi6.note-edit-outline",
    "info": "mdi6.information-outline",
    "timeline": "mdi6.chart-timeline-variant",
    "add": "mdi6.plus",
    "add-folder": "mdi6.folder-plus-outline",
    "remove": "mdi6.trash-can-outline",
    "undo": "mdi6.undo",
    "bookmark": "mdi6.bookmark-outline",
    "highlight": "mdi6.marker",
    "note": "mdi6.note-text-outline",
    "edit": "mdi6.pencil-outline",
    "close": "mdi6.close",
    "cancel": "mdi6.close-circle-outline",
    "theme": "mdi6.theme-light-dark",
    "text-size": "mdi6.format-size",
    "more": "mdi6.dots-horizontal",
    "document": "mdi6.file-document-outline",
    "warning": "mdi6.alert-outline",
    "fit": "mdi6.arrow-expand-horizontal",
    "zoom-in": "mdi6.plus",
    "zoom-out": "mdi6.minus",
    "lock": "mdi6.link-variant",
    "unlock": "mdi6.link-variant-off",
    "section": "mdi6.folder-outline",
    "previous": "mdi6.chevron-up",
    "next": "mdi6.chevron-down",
    "guide": "mdi6.help-circle-outline",
    "print": "mdi6.printer-outline",
    "pdf": "mdi6.file-pdf-box",
}
"""Role -> drawing. ``back`` and ``forward`` are mirrored in a right-to-left interface."""

_MIRRORED = {"back", "forward", "contents", "undo"}


@dataclass(frozen=True)
class Theme:
    """A set of colours by role.

    Roles: ``page`` paper; ``chrome`` everything around it; ``ink`` text; ``muted`` secondary text (AA on
    both); ``accent`` the one accent, ``accent_ink`` text on it; ``rule`` hairlines; ``selection`` chosen
    rows; ``text_selection`` chosen text; ``flash`` the sentence just jumped to; ``find`` search matches;
    ``error`` what went wrong.
    """

    name: str
    dark: bool
    roles: dict[str, str]
    highlights: dict[str, str]
    lanes: tuple[str, ...]

    def color(self, role: str) -> QColor:
        """The colour of a role; a misspelt role is a KeyError, not a default."""
        return QColor(self.roles[role])

    def highlight(self, name: str) -> QColor:
        """The tint of one of ``core.library.model.HIGHLIGHT_COLOURS``."""
        return QColor(self.highlights[name])

    def lane(self, index: int) -> QColor:
        """The colour of a document's lane; repeats after eight."""
        return QColor(self.lanes[index % len(self.lanes)])

    def icon(self, role: str, color_role: str = "muted") -> QIcon:
        """The icon of a role in a colour of this theme, mirrored where direction is its meaning."""
        rtl = QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
        return _icon(role, self.roles[color_role], rtl and role in _MIRRORED)

    def palette(self) -> QPalette:
        """The same colours for Qt's own widgets."""
        palette = QPalette()
        pairs = {
            QPalette.ColorRole.Window: "chrome",
            QPalette.ColorRole.WindowText: "ink",
            QPalette.ColorRole.Base: "page",
            QPalette.ColorRole.AlternateBase: "chrome",
            QPalette.ColorRole.Text: "ink",
            QPalette.ColorRole.Button: "chrome",
            QPalette.ColorRole.ButtonText: "ink",
            QPalette.ColorRole.Highlight: "text_selection",
            QPalette.ColorRole.HighlightedText: "ink",
            QPalette.ColorRole.ToolTipBase: "page",
            QPalette.ColorRole.ToolTipText: "ink",
            QPalette.ColorRole.PlaceholderText: "muted",
            QPalette.ColorRole.Link: "accent",
            QPalette.ColorRole.Accent: "accent",
        }
        for role, name in pairs.items():
            palette.setColor(role, self.color(name))
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.color("muted"))
        return palette

    def style_sheet(self) -> str:
        """The program's one style sheet, in this theme's colours."""
        template = Template(resource("themes", "tarikh.qss").read_text(encoding="utf-8"))
        # Glyphs come in two tones; urls in a style sheet have forward slashes on every system.
        glyphs = {"folder": resource("themes").as_posix(), "tone": "dark" if self.dark else "light"}
        return template.substitute(self.roles, **glyphs)


@cache
def _icon(role: str, color: str, mirrored: bool) -> QIcon:
    icon: QIcon = qtawesome.icon(ICONS[role], color=color)
    if not mirrored:
        return icon
    flipped = QIcon()
    for size in (16, 20, 24, 32, 40, 48):
        flipped.addPixmap(icon.pixmap(size, size).transformed(QTransform().scale(-1, 1)))
    return flipped


@cache
def load_theme(name: str) -> Theme:
    """Read ``resources/themes/<name>.toml``."""
    data = tomllib.loads(resource("themes", f"{name}.toml").read_text(encoding="utf-8"))
    return Theme(
        name=data["name"],
        dark=data["dark"],
        roles=data["roles"],
        highlights=data["highlights"],
        lanes=tuple(data["lanes"]["colours"]),
    )


def _luminance(colour: QColor) -> float:
    parts = [colour.redF(), colour.greenF(), colour.blueF()]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    """The contrast of two colours by WCAG 2: from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def theme_for(choice: str) -> Theme:
    """The theme of a settings choice; ``system`` asks the desktop."""
    if choice == "system":
        hints = QGuiApplication.styleHints()
        if hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
            choice = "contrast"
        else:
            choice = "dark" if hints.colorScheme() is Qt.ColorScheme.Dark else "light"
    return load_theme(choice)
