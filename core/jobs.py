"""The contract for slow work: report progress, stop when asked, know nothing of threads."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass


class Cancelled(Exception):
    """Raised by :meth:`CancelToken.check` once cancellation was asked for; work undoes what is half done."""


class CancelToken:
    """A flag one thread sets and the working thread checks."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop at its next check."""
        self._event.set()

    @property
    def cancelled(self) -> bool:
        """Whether cancellation was asked for."""
        return self._event.is_set()

    def check(self) -> None:
        """Return quietly, or raise :class:`Cancelled`."""
        if self._event.is_set():
            raise Cancelled


@dataclass(frozen=True, slots=True)
class Step:
    """How far slow work has come: ``done`` of ``total`` (0 = unknown), and what it is on (a file name)."""

    done: int
    total: int
    subject: str = ""


Progress = Callable[[Step], None]


def no_progress(step: Step) -> None:
    """Where nobody watches."""
