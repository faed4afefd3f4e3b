"""What a benchmark says: ours beside what a user would have otherwise, measured in the same run."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Comparison:
    """One measure of both sides; smaller is better."""

    what: str
    ours: float
    rival: str
    theirs: float
    unit: str
    at_least: float | None = None
    """How many times smaller ours must be."""
    at_most: float | None = None
    """What ours must not exceed, in ``unit``."""

    @property
    def ratio(self) -> float:
        """How many times smaller ours is."""
        return self.theirs / max(self.ours, 1e-9)

    @property
    def kept(self) -> bool:
        """Whether what was promised holds."""
        enough = self.at_least is None or self.ratio >= self.at_least
        return enough and (self.at_most is None or self.ours <= self.at_most)
