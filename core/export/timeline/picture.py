"""The timeline as it is seen, as SVG: text stays text, each in its own direction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from core.chronology.layout import DOT_RADIUS_PX, Mark, MarkKind, half_width_px
from core.chronology.ticks import Axis

_FAMILIES = "Noto Sans, Noto Sans Arabic, Noto Sans Devanagari, sans-serif"
_BAR_PX = 7.0
_LINE_PX = 14.0
_ISOLATES = {0x2066: None, 0x2067: None, 0x2068: None, 0x2069: None}


@dataclass(frozen=True, slots=True)
class PictureLane:
    """A row: its title (already short enough), its direction, its colour and where it is."""

    title: str
    title_width: float
    direction: str
    color: str
    top: float
    height: float


@dataclass(frozen=True, slots=True)
class PictureLabel:
    """Words beside a dot, as wide as from ``x0`` to ``x1`` of the plot."""

    lane: int
    x0: float
    x1: float
    text: str
    direction: str


@dataclass(frozen=True, slots=True)
class PictureAxis:
    """One line of the axis and the name of what it counts."""

    axis: Axis
    name: str
    name_width: float


@dataclass(frozen=True, slots=True)
class Picture:
    """All that is drawn, in pixels; ``lanes`` are by row, ``marks`` and ``labels`` count from ``plot_left``."""

    width: float
    height: float
    plot_left: float
    plot_width: float
    axis_top: float
    rtl: bool
    language: str
    """Language of the axis."""
    title: str
    colors: Mapping[str, str]
    """``page ink muted rule accent accent_ink`` as #rrggbb."""
    lanes: Mapping[int, PictureLane]
    marks: Sequence[Mark]
    labels: Sequence[PictureLabel] = ()
    axes: Sequence[PictureAxis] = ()
    cursor: tuple[float, str] | None = None
    """Where the date being read is, and its words."""
    span: tuple[float, float, str] | None = None
    """The selected days: both edges, and their words."""
    lanes_top: float = 0.0
    font_px: float = 11.0
    """The size the widths given were measured in."""


def view_svg(picture: Picture) -> str:
    """The picture as an SVG document of its own."""
    colors = picture.colors
    direction = "rtl" if picture.rtl else "ltr"
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{picture.width:g}" height="{picture.height:g}"'
            f' viewBox="0 0 {picture.width:g} {picture.height:g}" xml:lang={quoteattr(picture.language)}'
            f' direction="{direction}" font-family="{_FAMILIES}" font-size="{picture.font_px:g}" role="img">'
        ),
        f"<title>{escape(_plain(picture.title))}</title>",
        (
            '<defs><clipPath id="plot">'
            f'<rect x="{picture.plot_left:.1f}" y="0" width="{picture.plot_width:.1f}" height="{picture.height:g}"/>'
            "</clipPath></defs>"
        ),
        f'<rect width="{picture.width:g}" height="{picture.height:g}" fill="{colors["page"]}"/>',
    ]
    parts += _span(picture)
    parts += _lanes(picture)
    parts.append('<g clip-path="url(#plot)">')
    parts += [_bar(picture, mark) for mark in picture.marks if mark.kind is MarkKind.SPAN]
    parts.append("</g>")
    parts += [_dot(picture, mark) for mark in picture.marks if mark.kind is not MarkKind.SPAN]
    for label in picture.labels:
        lane = picture.lanes[label.lane]
        x, middle = picture.plot_left + (label.x0 + label.x1) / 2, lane.top + lane.height / 2
        # A bar behind the words would strike them through.
        parts.append(
            f'<rect x="{picture.plot_left + label.x0 - 2:.1f}" y="{middle - 6:.1f}"'
            f' width="{label.x1 - label.x0 + 4:.1f}" height="12" fill="{colors["page"]}" fill-opacity="0.82"/>'
        )
        parts.append(_text(x, middle + 4, label.text, label.direction, colors["muted"]))
    parts += _axes(picture)
    parts += _cursor(picture)
    return "\n".join([*parts, "</svg>"]) + "\n"


def _plain(text: str) -> str:
    """Without isolates: an SVG text has a direction of its own."""
    return text.translate(_ISOLATES)


def _text(x: float, y: float, text: str, direction: str, fill: str, *, extra: str = "") -> str:
    """Text with its middle at ``x``.

    Not by its start or end: in right-to-left text some programs take the one for the other.
    """
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" direction="{direction}" unicode-bidi="isolate" text-anchor="middle"'
        f' fill="{fill}"{extra}>{escape(_plain(text))}</text>'
    )


def _lanes(picture: Picture) -> list[str]:
    parts = []
    for lane in picture.lanes.values():
        bottom, middle = lane.top + lane.height, lane.top + lane.height / 2
        parts.append(
            f'<line x1="8" x2="{picture.width - 8:g}" y1="{bottom:.1f}" y2="{bottom:.1f}"'
            f' stroke="{picture.colors["rule"]}"/>'
        )
        edge = picture.width - 15.5 if picture.rtl else 15.5
        inner = 9 + lane.title_width / 2
        parts.append(f'<circle cx="{edge:.1f}" cy="{middle:.1f}" r="3" fill="{lane.color}"/>')
        x = edge - inner if picture.rtl else edge + inner
        parts.append(_text(x, middle + 4, lane.title, lane.direction, picture.colors["muted"]))
    return parts


def _bar(picture: Picture, mark: Mark) -> str:
    lane = picture.lanes[mark.lane]
    x0, x1 = max(mark.x0, 0.0), min(mark.x1, picture.plot_width)
    background = mark.x1 - mark.x0 > picture.plot_width
    height = 3.0 if background else _BAR_PX
    style = f'fill="{lane.color}" fill-opacity="{0.28 if background else 0.38}"'
    if mark.inferred and not background:
        style = f'fill="{lane.color}" fill-opacity="0.1" stroke="{lane.color}" stroke-dasharray="3 2"'
    return (
        f'<rect x="{picture.plot_left + x0:.1f}" y="{lane.top + (lane.height - height) / 2:.1f}"'
        f' width="{x1 - x0:.1f}" height="{height:g}" rx="3" {style}/>'
    )


def _dot(picture: Picture, mark: Mark) -> str:
    lane = picture.lanes[mark.lane]
    x, y = picture.plot_left + mark.x, lane.top + lane.height / 2
    page = picture.colors["page"]
    style = f'fill="{page}" stroke="{lane.color}" stroke-width="1.5"' if mark.inferred else f'fill="{lane.color}"'
    if mark.size == 1:
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{DOT_RADIUS_PX}" {style}/>'
    half = half_width_px(mark.size)
    number = _text(x, y + 3.2, str(mark.size), "ltr", lane.color if mark.inferred else page, extra=' font-size="9"')
    return f'<rect x="{x - half:.1f}" y="{y - 7.5:.1f}" width="{2 * half:.1f}" height="15" rx="7.5" {style}/>{number}'


def _axes(picture: Picture) -> list[str]:
    colors, top = picture.colors, picture.axis_top
    right = picture.plot_left + picture.plot_width
    parts = [
        f'<line x1="{picture.plot_left:.1f}" x2="{right:.1f}" y1="{top:.1f}" y2="{top:.1f}" stroke="{colors["rule"]}"/>'
    ]
    direction = "rtl" if picture.rtl else "ltr"
    for number, line in enumerate(picture.axes):
        base = top + 5 + number * _LINE_PX + 11
        fill = colors["ink" if number == 0 else "muted"]
        for tick in line.axis.ticks:
            x = picture.plot_left + tick.x
            parts.append(
                f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{top:.1f}" y2="{top + 4:.1f}" stroke="{colors["muted"]}"/>'
            )
            if tick.label:
                parts.append(_text(x, base, tick.label, direction, fill))
        x = 12.0 + line.name_width / 2
        x = picture.width - x if picture.rtl else x
        parts.append(_text(x, base, line.name, direction, colors["muted"]))
    return parts


def _span(picture: Picture) -> list[str]:
    if picture.span is None:
        return []
    x0, x1, words = picture.span
    x0, x1 = max(x0, 0.0), min(x1, picture.plot_width)
    if x1 <= x0:
        return []
    accent = picture.colors["accent"]
    box = (
        f'<rect x="{picture.plot_left + x0:.1f}" y="{picture.lanes_top:.1f}" width="{x1 - x0:.1f}"'
        f' height="{picture.height - picture.lanes_top:.1f}" fill="{accent}" fill-opacity="0.13"/>'
    )
    direction = "rtl" if picture.rtl else "ltr"
    middle = picture.plot_left + (x0 + x1) / 2
    return [box, _text(middle, picture.axis_top - 6, words, direction, accent)]


def _cursor(picture: Picture) -> list[str]:
    if picture.cursor is None or not 0 <= picture.cursor[0] <= picture.plot_width:
        return []
    x, accent = picture.plot_left + picture.cursor[0], picture.colors["accent"]
    direction = "rtl" if picture.rtl else "ltr"
    top = picture.lanes_top
    return [
        f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{top:.1f}" y2="{picture.axis_top + 3:.1f}" stroke="{accent}"/>',
        _text(x, top - 6, picture.cursor[1], direction, accent),
    ]
