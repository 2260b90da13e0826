"""Many submissions to many reports: judges on every core, each judging one submission after another.

A judge that dies or had an internal error is replaced; what it was judging becomes a fault, never a zero. Reports are
handed on in the order in which they arrive. Between `intake` and `gradebook`; `machines` is the same for a cluster.
"""

import os
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import wait
from typing import Protocol

from grader.box import ladder
from grader.course import Course
from grader.errors import GraderError, UsageError
from grader.judge.process import JudgeProcess, fault
from grader.model import Report, Submission

Task = tuple[int, Submission]  # the caller's key, and what is to be judged
Done = tuple[int, Report]
MAX_TRIES = 2  # of a submission whose judge died

__all__ = ["MAX_TRIES", "Done", "Executor", "Processes", "Task", "choose_rung", "cores", "fault", "run_batch"]


class Executor(Protocol):
    """Where submissions are judged: every task goes in, (key, report) come out as they arrive."""

    def __call__(self, course: Course, slugs: list[str], tasks: Iterator[Task], least: str, /) -> Iterator[Done]:
        """Judge every task (all are of these exercises), isolated at least so."""


@dataclass(frozen=True)
class Processes:
    """So many judges on this machine."""

    jobs: int

    def __call__(self, course: Course, slugs: list[str], tasks: Iterator[Task], least: str) -> Iterator[Done]:
        """Judge every task here."""
        return run_batch(course, slugs, tasks, choose_rung(least), self.jobs)


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def choose_rung(least: str) -> str:
    """The highest rung that holds on this machine, refused below `least`."""
    if least not in ladder.RUNGS:
        raise UsageError(f"There is no isolation {least!r}: choose {', '.join(ladder.RUNGS)}.")
    try:
        return ladder.best(least).rung
    except ladder.BelowLeastError as error:
        raise GraderError(
            f"Nothing was graded: {error}. Accept less with --isolation, or see `grade doctor`."
        ) from None


@dataclass
class _Worker:
    """One judge process and the task it is at."""

    judge: JudgeProcess
    task: Task | None = None

    def give(self, task: Task) -> None:
        """Have it judge that."""
        self.task = task
        self.judge.ask(task[1])


class Waiting:
    """Tasks that nobody has yet, each read when its turn comes; those that come back go first."""

    def __init__(self, tasks: Iterable[Task]) -> None:
        self._new, self._again = iter(tasks), deque[Task]()

    def take(self) -> Task | None:
        """The next one, if there is any."""
        return self._again.popleft() if self._again else next(self._new, None)

    def put_back(self, task: Task) -> None:
        """To be tried once more."""
        self._again.append(task)


def run_batch(course: Course, slugs: list[str], tasks: Iterable[Task], rung: str, jobs: int) -> Iterator[Done]:
    """Judge every task; yields (key, report) as they arrive."""
    waiting, tries = Waiting(tasks), Counter[int]()
    workers: list[_Worker] = []
    try:
        while len(workers) < jobs and (task := waiting.take()):
            workers.append(_Worker(JudgeProcess(course, slugs, rung)))
            workers[-1].give(task)
        while any(worker.task for worker in workers):
            ready = wait([worker.judge.connection for worker in workers if worker.task])
            for worker in workers:
                if worker.judge.connection not in ready:
                    continue
                done = _receive(worker, waiting, tries, course)
                if done is not None:
                    yield done
                if done is None or done[1].status == "grader_fault":
                    worker.judge.stop()
                    worker.judge = JudgeProcess(course, slugs, rung)
                if task := waiting.take():
                    worker.give(task)
    finally:
        for worker in workers:
            worker.judge.let_go()
        for worker in workers:
            worker.judge.stop()


def _receive(worker: _Worker, waiting: Waiting, tries: Counter[int], course: Course) -> Done | None:
    """A worker's report; a worker that died puts its task back once."""
    assert worker.task is not None
    key, submission = worker.task
    worker.task = None
    try:
        return key, worker.judge.answer()
    except (EOFError, OSError):
        tries[key] += 1
        if tries[key] < MAX_TRIES:
            waiting.put_back((key, submission))
            return None
        return key, fault(submission, course, f"the judge stopped (exit code {worker.judge.exit_code()})")
