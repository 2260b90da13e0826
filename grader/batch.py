"""Many submissions to many reports: judges on every core, each judging one submission after another.

A judge that dies or had an internal error is replaced; what it was judging becomes a fault, never a zero. Reports are
handed on in the order in which they arrive. Between `intake` and `gradebook`.
"""

import contextlib
import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any

from grader.course import Course
from grader.errors import FallLineError
from grader.model import Report, Submission

Task = tuple[int, Submission]  # the caller's key, and what is to be judged
Done = tuple[int, Report]
MAX_TRIES = 2  # of a submission whose judge died


@dataclass
class _Worker:
    """One judge process and the task it is at."""

    process: Any
    connection: Connection
    task: Task | None = None


def run_batch(course: Course, tasks: Iterable[Task], rung: str, jobs: int) -> Iterator[Done]:
    """Judge every task; yields (key, report) as they arrive."""
    waiting = deque(tasks)
    slugs = sorted({submission.exercise for _, submission in waiting})
    tries: dict[int, int] = {}
    workers = [_start(course, slugs, rung) for _ in range(min(jobs, len(waiting)))]
    try:
        for worker in workers:
            _hand_out(worker, waiting)
        while any(worker.task for worker in workers):
            ready = wait([worker.connection for worker in workers if worker.task])
            for position, worker in enumerate(workers):
                if worker.connection not in ready:
                    continue
                done = _receive(worker, waiting, tries, course)
                if done is not None:
                    yield done
                if done is None or done[1].status == "grader_fault":
                    _stop(worker)
                    worker = workers[position] = _start(course, slugs, rung)
                _hand_out(worker, waiting)
    finally:
        for worker in workers:
            _stop(worker)


def _receive(worker: _Worker, waiting: deque[Task], tries: dict[int, int], course: Course) -> Done | None:
    """A worker's report; a worker that died puts its task back once."""
    assert worker.task is not None
    key, submission = worker.task
    worker.task = None
    try:
        return key, Report.model_validate_json(worker.connection.recv_bytes())
    except (EOFError, OSError):
        tries[key] = tries.get(key, 0) + 1
        if tries[key] < MAX_TRIES:
            waiting.append((key, submission))
            return None
        return key, fault(submission, course, f"the judge stopped (exit code {_exit_code(worker)})")


def _exit_code(worker: _Worker) -> int | None:
    worker.process.join(5)
    return worker.process.exitcode  # type: ignore[no-any-return]


def fault(submission: Submission, course: Course, reason: str) -> Report:
    """A report that says that the grader failed."""
    from grader.judge.judge import GRADER_VERSION

    kept = submission.model_dump(include={"student", "exercise", "submitted_at", "submitted_at_from", "digest", "late"})
    return Report(
        **kept, suite_digest=course.exercises[submission.exercise].suite_digest, grader_version=GRADER_VERSION,
        status="grader_fault", reason=reason, score=None, max_score=None, isolation="process", seed=0,
    )  # fmt: skip


def _hand_out(worker: _Worker, waiting: deque[Task]) -> None:
    if waiting:
        worker.task = waiting.popleft()
        with contextlib.suppress(OSError):  # dead already: `wait` will tell
            worker.connection.send_bytes(worker.task[1].model_dump_json().encode())


def _start(course: Course, slugs: list[str], rung: str) -> _Worker:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(str(course.root), slugs, rung, theirs), daemon=True)
    process.start()
    theirs.close()
    return _Worker(process, ours)


def _stop(worker: _Worker) -> None:
    worker.connection.close()
    worker.process.join(2)
    if worker.process.is_alive():
        worker.process.terminate()
        worker.process.join()


def _work(root: str, slugs: list[str], rung: str, connection: Connection) -> None:
    """A judge process: collects the suites, then answers submissions with reports until its pipe closes."""
    import signal

    from grader.judge.judge import Judge, with_judge

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the main process's to handle
    course = Course(Path(root))

    def loop(judge: Judge) -> None:
        with contextlib.suppress(EOFError, OSError):
            while True:
                submission = Submission.model_validate_json(connection.recv_bytes())
                connection.send_bytes(judge.judge(submission).model_dump_json().encode())

    _with_faults(lambda: with_judge([course.exercises[slug] for slug in slugs], rung, loop), connection, course)


def _with_faults(serve: Callable[[], None], connection: Connection, course: Course) -> None:
    """A judge that cannot even start says why, as the fault of whatever it is handed."""
    try:
        serve()
    except FallLineError as error:
        with contextlib.suppress(EOFError, OSError):
            submission = Submission.model_validate_json(connection.recv_bytes())
            connection.send_bytes(fault(submission, course, str(error)).model_dump_json().encode())
