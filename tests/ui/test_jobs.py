"""The JobRunner's promises: order for writes, newest wins for questions, results on the GUI thread."""

from __future__ import annotations

import threading

import pytest

from core.jobs import CancelToken, Progress, Step
from ui.jobs import JobRunner


@pytest.fixture
def runner(qapp):
    runner = JobRunner()
    yield runner
    runner.shut_down()


def test_queued_jobs_run_in_order_and_answer_on_the_gui_thread(runner, qtbot):
    order: list[int] = []
    threads: set[threading.Thread] = set()

    def done(number: int) -> None:
        order.append(number)
        threads.add(threading.current_thread())

    for number in range(20):
        runner.queue("write", lambda progress, token, n=number: n, done)
    qtbot.waitUntil(lambda: len(order) == 20)
    assert order == list(range(20))
    assert threads == {threading.main_thread()}
    assert not runner.busy


def test_only_the_newest_question_is_answered(runner, qtbot):
    answers: list[int] = []
    gate = threading.Event()

    def ask(number: int):
        def work(progress: Progress, token: CancelToken) -> int:
            gate.wait(5)
            token.check()
            return number

        return work

    for number in range(25):
        runner.latest("search", ask(number), answers.append)
    gate.set()
    qtbot.waitUntil(lambda: bool(answers))
    qtbot.wait(50)
    assert answers == [24]


def test_an_error_arrives_as_an_error(runner, qtbot):
    errors: list[BaseException] = []

    def work(progress: Progress, token: CancelToken) -> None:
        raise ValueError("no")

    runner.queue("write", work, lambda result: pytest.fail("must not succeed"), failed=errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], ValueError)


def test_progress_and_cancel(runner, qtbot):
    steps: list[Step] = []
    finished: list[object] = []
    started = threading.Event()

    def work(progress: Progress, token: CancelToken) -> None:
        progress(Step(1, 3, "one"))
        started.set()
        while True:
            token.check()

    job = runner.queue("import", work, finished.append, progressed=steps.append)
    qtbot.waitUntil(lambda: bool(steps))
    assert steps == [Step(1, 3, "one")]
    job.cancel()
    qtbot.waitUntil(lambda: not runner.busy)
    assert not finished
