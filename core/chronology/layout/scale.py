"""The window of days over the pixels of the plot."""

from __future__ import annotations

from dataclasses import dataclass, replace

DAYS_PER_YEAR = 365.2425
MIN_WINDOW_DAYS = 2.0
MAX_WINDOW_DAYS = 60_000 * DAYS_PER_YEAR


@dataclass(frozen=True, slots=True)
class Scale:
    """The window of days from ``start`` to ``end`` laid over ``width_px`` pixels."""

    start: float
    end: float
    width_px: float
    rtl: bool = False

    @property
    def days(self) -> float:
        """Length of the window."""
        return self.end - self.start

    @property
    def px_per_day(self) -> float:
        """Pixels a day is wide."""
        return self.width_px / (self.end - self.start)

    def x_of(self, jd: float) -> float:
        """Where a day is, in pixels from the visual left."""
        along = (jd - self.start) / (self.end - self.start) * self.width_px
        return self.width_px - along if self.rtl else along

    def jd_of(self, x: float) -> float:
        """Which day is at ``x`` pixels from the visual left."""
        along = self.width_px - x if self.rtl else x
        return self.start + along / self.width_px * (self.end - self.start)

    def zoomed(self, factor: float, about_x: float) -> Scale:
        """Nearer by ``factor`` (2 shows half as much); the day at ``about_x`` stays there."""
        days = min(max(self.days / factor, MIN_WINDOW_DAYS), MAX_WINDOW_DAYS)
        still = self.jd_of(about_x)
        start = still - (still - self.start) * (days / self.days)
        return replace(self, start=start, end=start + days)

    def panned(self, px: float) -> Scale:
        """The window moved ``px`` to the visual right: what is drawn moves to the visual left."""
        days = px * self.days / self.width_px * (-1 if self.rtl else 1)
        return replace(self, start=self.start + days, end=self.start + days + self.days)

    def clamped(self, earliest: float, latest: float) -> Scale:
        """The window, no longer or shorter than can be shown, and touching ``[earliest, latest]``."""
        days = min(max(self.days, MIN_WINDOW_DAYS), MAX_WINDOW_DAYS)
        start = (self.start + self.end - days) / 2
        start = min(max(start, earliest - days), latest)
        return replace(self, start=start, end=start + days)

    def framed(self, earliest: float, latest: float, padding: float = 0.06) -> Scale:
        """A window that shows ``[earliest, latest)`` with ``padding`` of its length free on each side."""
        days = min(max((latest - earliest) * (1 + 2 * padding), MIN_WINDOW_DAYS), MAX_WINDOW_DAYS)
        start = (earliest + latest - days) / 2
        return replace(self, start=start, end=start + days)
