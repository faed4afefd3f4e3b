"""How a thrown window comes to rest: speed falls by the same share in the same time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

_REST_MS = 325.0
"""In this time the speed falls to 1/e: about what touch screens do."""
_LEAST_PX_PER_MS = 0.08
_MOST_PX_PER_MS = 6.0
_LOOKED_BACK_MS = 90.0


@dataclass(frozen=True, slots=True)
class Fling:
    """A throw with ``speed`` pixels a millisecond, to the visual right where positive."""

    speed: float

    @property
    def distance_px(self) -> float:
        """How far it goes in all."""
        return self.speed * _REST_MS

    def at(self, elapsed_ms: float) -> float:
        """How far it has gone after ``elapsed_ms``."""
        return self.distance_px * (1 - exp(-elapsed_ms / _REST_MS))

    def done(self, elapsed_ms: float) -> bool:
        """Whether what is left is less than half a pixel."""
        return abs(self.distance_px - self.at(elapsed_ms)) < 0.5


def release_speed(samples: Sequence[tuple[float, float]]) -> float:
    """Pixels a millisecond at the end of a drag; 0 where the hand had come to rest.

    ``samples`` are (time in ms, x) in order; only the last moments count.
    """
    if len(samples) < 2:
        return 0.0
    end_ms, end_x = samples[-1]
    recent = [sample for sample in samples if end_ms - sample[0] <= _LOOKED_BACK_MS]
    passed = end_ms - recent[0][0]
    if passed <= 0:
        return 0.0
    speed = (end_x - recent[0][1]) / passed
    return min(max(speed, -_MOST_PX_PER_MS), _MOST_PX_PER_MS) if abs(speed) >= _LEAST_PX_PER_MS else 0.0
