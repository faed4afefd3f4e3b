"""JobRunner: core functions run in threads, their results arrive on the GUI thread.

Two verbs. :meth:`JobRunner.queue` runs jobs one after the other on a single worker: imports and
other writes. :meth:`JobRunner.latest` runs a question whose answer is stale as soon as a newer one
of its kind is asked: searches, previews; the older one is cancelled and its answer dropped.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from core.jobs import Cancelled, CancelToken, Progress, Step

Work = Callable[[Progress, CancelToken], Any]


@dataclass(eq=False)
class Job:
    """One piece of work under way; keep it to cancel it."""

    kind: str
    done: Callable[[Any], None]
    failed: Callable[[BaseException], None]
    progressed: Callable[[Step], None] | None = None
    token: CancelToken = field(default_factory=CancelToken)

    def cancel(self) -> None:
        """Ask the work to stop; neither ``done`` nor ``failed`` is called after its next check."""
        self.token.cancel()


class JobRunner(QObject):
    """Runs work off the GUI thread. Make it on the GUI thread: that is where its slots run.

    Signals:
        busy_changed: ``bool``, whether a queued job is waiting or under way.
        job_failed: kind and exception of a job nobody gave a ``failed`` for.
    """

    busy_changed = Signal(bool)
    job_failed = Signal(str, object)
    _delivered = Signal(object, object, object)
    _stepped = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="tarikh-write")
        self._readers = ThreadPoolExecutor(2, thread_name_prefix="tarikh-read")
        self._newest: dict[str, Job] = {}
        self._queued: list[Job] = []
        self._delivered.connect(self._on_delivered)
        self._stepped.connect(self._on_stepped)

    def queue(
        self,
        kind: str,
        work: Work,
        done: Callable[[Any], None],
        *,
        failed: Callable[[BaseException], None] | None = None,
        progressed: Callable[[Step], None] | None = None,
    ) -> Job:
        """Run ``work`` after all queued before it."""
        job = Job(kind, done, failed or self._reporter(kind), progressed)
        self._queued.append(job)
        if len(self._queued) == 1:
            self.busy_changed.emit(True)
        self._writer.submit(self._run, job, work)
        return job

    def latest(
        self,
        kind: str,
        work: Work,
        done: Callable[[Any], None],
        *,
        failed: Callable[[BaseException], None] | None = None,
    ) -> Job:
        """Run ``work`` now; a job of the same ``kind`` still under way is cancelled and forgotten."""
        self.forget(kind)
        job = Job(kind, done, failed or self._reporter(kind))
        self._newest[kind] = job
        self._readers.submit(self._run, job, work)
        return job

    def forget(self, kind: str) -> None:
        """Cancel the newest job of ``kind``; its answer will not be delivered."""
        older = self._newest.pop(kind, None)
        if older is not None:
            older.cancel()

    @property
    def busy(self) -> bool:
        """Whether a queued job is waiting or under way."""
        return bool(self._queued)

    def shut_down(self) -> None:
        """Cancel everything and wait for the threads to end; nothing is delivered afterwards."""
        for job in [*self._queued, *self._newest.values()]:
            job.cancel()
        self._writer.shutdown(wait=True, cancel_futures=True)
        self._readers.shutdown(wait=True, cancel_futures=True)
        self._queued.clear()
        self._newest.clear()

    def _reporter(self, kind: str) -> Callable[[BaseException], None]:
        return lambda error: self.job_failed.emit(kind, error)

    def _run(self, job: Job, work: Work) -> None:
        result: Any = None
        error: BaseException | None = None
        try:
            job.token.check()
            result = work(lambda step: self._stepped.emit(job, step), job.token)
        except Exception as caught:
            error = caught
        self._delivered.emit(job, result, error)

    @Slot(object, object)
    def _on_stepped(self, job: Job, step: Step) -> None:
        if job.progressed is not None and job in self._queued:
            job.progressed(step)

    @Slot(object, object, object)
    def _on_delivered(self, job: Job, result: object, error: BaseException | None) -> None:
        if job in self._queued:
            self._queued.remove(job)
            if not self._queued:
                self.busy_changed.emit(False)
        elif self._newest.get(job.kind) is job:
            del self._newest[job.kind]
        else:
            return
        if isinstance(error, Cancelled):
            return
        if error is not None:
            job.failed(error)
        else:
            job.done(result)
