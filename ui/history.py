"""Back and forward through jumps, as a browser does it."""

from __future__ import annotations

from dataclasses import dataclass

_KEPT = 100


@dataclass(frozen=True, slots=True)
class Place:
    """A spot in a document; ``offset`` in code points."""

    document_id: str
    offset: int


class History:
    """Places left by a jump. A new jump forgets what lay forward."""

    def __init__(self) -> None:
        self._back: list[Place] = []
        self._forward: list[Place] = []

    def leave(self, place: Place) -> None:
        """Remember ``place`` before a jump away from it."""
        if not self._back or self._back[-1] != place:
            self._back.append(place)
            del self._back[:-_KEPT]
        self._forward.clear()

    def back(self, here: Place) -> Place | None:
        """The place left last, or None."""
        return self._step(self._back, self._forward, here)

    def forward(self, here: Place) -> Place | None:
        """The place last gone back from, or None."""
        return self._step(self._forward, self._back, here)

    @staticmethod
    def _step(source: list[Place], target: list[Place], here: Place) -> Place | None:
        if not source:
            return None
        target.append(here)
        return source.pop()

    @property
    def can_go_back(self) -> bool:
        """Whether :meth:`back` leads anywhere."""
        return bool(self._back)

    @property
    def can_go_forward(self) -> bool:
        """Whether :meth:`forward` leads anywhere."""
        return bool(self._forward)

    def forget(self, document_id: str) -> None:
        """Drop the places of a document that is gone."""
        self._back = [place for place in self._back if place.document_id != document_id]
        self._forward = [place for place in self._forward if place.document_id != document_id]
