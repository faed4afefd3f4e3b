"""How the page is set: sizes, distances and fonts by kind of block, in pixels of the screen."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import ceil

from PySide6.QtGui import QFont, QFontMetricsF

from core.document.model import BlockKind
from core.settings import Settings
from ui.fonts import Face, Script, bundled_families, face_of, load_fonts, reading_family, set_weight
from ui.text_size import text_points

_ORDER = {script: index for index, script in enumerate(Script)}
_LEAST_MARGIN_PX = 18
_WIDEST_MARGIN_PX = 64
"""Of a margin of the usual share; a larger share may be wider in proportion."""
_USUAL_MARGIN = 0.06


@dataclass(frozen=True, slots=True)
class Look:
    """The look of one kind of block; lengths in em of the page's text."""

    scale: float = 1.0
    bold: bool = False
    muted: bool = False
    centred: bool = False
    ragged: bool = False
    tight: float = 1.0
    """Line distance relative to running text's."""
    before: float = 0.0
    after: float = 0.6
    indent: float = 0.0
    """Inset on the leading side, for markers and rules."""
    inset: float = 0.0
    """Inset on the trailing side."""


_HEADINGS = (
    Look(1.7, bold=True, ragged=True, tight=0.84, before=0.5, after=0.7),
    Look(1.36, bold=True, ragged=True, tight=0.86, before=1.1, after=0.5),
    Look(1.18, bold=True, ragged=True, tight=0.9, before=0.9, after=0.4),
    Look(1.06, bold=True, ragged=True, tight=0.95, before=0.7, after=0.3),
)
_LOOKS = {
    BlockKind.PARAGRAPH: Look(),
    BlockKind.FOOTNOTE: Look(0.84, tight=0.92, before=0.1, after=0.4, indent=1.5),
    BlockKind.TABLE: Look(0.94, ragged=True, before=0.2, after=0.8),
    BlockKind.FIGURE: Look(0.88, muted=True, centred=True, ragged=True, before=0.2, after=0.9),
    BlockKind.NAVIGATION: Look(0.8, muted=True, ragged=True, tight=0.86, after=0.1),
}


@lru_cache(maxsize=256)
def look_of(kind: BlockKind, level: int) -> Look:
    """The look of a block of this kind and level."""
    depth = min(max(level, 1), 6)
    if kind is BlockKind.HEADING:
        return _HEADINGS[min(depth, len(_HEADINGS)) - 1]
    if kind is BlockKind.LIST_ITEM:
        return Look(after=0.25, indent=1.6 * depth)
    if kind is BlockKind.QUOTE:
        return Look(0.97, before=0.3, indent=1.3 * depth, inset=0.8, after=0.8)
    return _LOOKS[kind]


@dataclass(frozen=True, slots=True)
class Hand:
    """How one script is written on this page."""

    face: Face
    scale: float
    """Size of its letters relative to the page's em."""
    leading: float
    """Line distance relative to the page's."""
    roomy: bool
    """Whether lines are at least as far apart as the face announces: one whose height nobody has tried."""


def _hand(script: Script, settings: Settings) -> Hand:
    face = face_of(script, getattr(settings, f"{script.value}_font"))
    scale = face.scale * getattr(settings, f"{script.value}_scale")
    leading = face.leading * getattr(settings, f"{script.value}_leading")
    return Hand(face, scale, leading, face.family not in bundled_families(script))


@dataclass(frozen=True, slots=True)
class PageStyle:
    """The page's measures; a new one is made whenever a setting or the screen changes."""

    em_px: float
    """Size of the page's Latin text."""
    line_height: float
    measure_px: int
    margin: float
    """Least margin on each side, as a share of the width."""
    justify: bool
    hide_marks: bool
    dots_per_inch: float
    hands: tuple[Hand, ...]
    """By script, in the order of ``Script``."""

    @staticmethod
    def of(settings: Settings, dots_per_inch: float) -> PageStyle:
        """The style of these settings on a screen."""
        load_fonts()
        em = text_points(settings) * dots_per_inch / 72
        return PageStyle(
            em_px=em,
            line_height=settings.line_height,
            measure_px=round(em * settings.measure_em),
            margin=settings.margin_percent / 100,
            justify=settings.justify,
            hide_marks=settings.hide_marks,
            dots_per_inch=dots_per_inch,
            hands=tuple(_hand(script, settings) for script in Script),
        )

    def px(self, em: float) -> int:
        """Whole pixels of a length in em."""
        return round(em * self.em_px)

    def column(self, width_px: int) -> tuple[int, int]:
        """Left edge and width of the text column in a viewport of this width."""
        # In a wide window the measure makes the margins; these are for a narrow one.
        widest = max(_WIDEST_MARGIN_PX, round(self.margin * _WIDEST_MARGIN_PX / _USUAL_MARGIN))
        margin = min(max(round(width_px * self.margin), _LEAST_MARGIN_PX), widest, max((width_px - 40) // 2, 0))
        column = max(min(self.measure_px, width_px - 2 * margin), 40)
        return (width_px - column) // 2, column

    def hand(self, script: Script) -> Hand:
        """How a script is written."""
        return self.hands[_ORDER[script]]

    def pitch(self, script: Script, look: Look) -> int:
        """Distance between baselines."""
        hand = self.hand(script)
        size = self.em_px * look.scale * hand.scale
        pitch = max(round(size * self.line_height * hand.leading * look.tight), 1)
        return max(pitch, ceil(sum(self.extent(script, look)))) if hand.roomy else pitch

    def points(self, script: Script, look: Look) -> float:
        """Size of this script's letters in a block of this look."""
        return round(self.em_px * look.scale * self.hand(script).scale * 72 / self.dots_per_inch, 2)

    def font(self, script: Script, look: Look) -> QFont:
        """The font of this script's letters; callers must not change it."""
        return _font(script, self.hand(script).face.family, self.points(script, look), look.bold)

    def extent(self, script: Script, look: Look) -> tuple[float, float]:
        """Ascent and descent of that font, in pixels."""
        return _extent(script, self.hand(script).face.family, self.points(script, look), look.bold)


@lru_cache(maxsize=128)
def _font(script: Script, family: str, points: float, bold: bool) -> QFont:
    made = QFont()
    made.setFamilies(reading_family(script, family))
    made.setPointSizeF(points)
    set_weight(made, bold=bold)
    return made


@lru_cache(maxsize=128)
def _extent(script: Script, family: str, points: float, bold: bool) -> tuple[float, float]:
    metrics = QFontMetricsF(_font(script, family, points, bold))
    return metrics.ascent(), metrics.descent()
