"""`grade run --dask`: the same judges on other machines. The only module that knows Dask.

Submissions go out with the digest of the suite that is to judge them; reports come back. Suites and answers never travel:
each Dask worker has the course's folder (`FALLLINE_COURSE`, or found upwards from where it was started) and proves that it
is this one before it judges. What a worker that dies was at is judged by another. Beside `batch`, between `run` and `judge`.
"""

import asyncio
import logging
import os
import threading
from collections.abc import Iterator
from concurrent.futures import CancelledError
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from grader.batch import MAX_TRIES, Done, Task, choose_rung
from grader.course import Course, find_course
from grader.errors import FallLineError, GraderError, UsageError
from grader.gradebook.store import versions
from grader.judge.process import JudgeProcess, fault
from grader.model import Report, Submission

COURSE = "FALLLINE_COURSE"
LOCAL = "local:"
CONNECT_SECONDS = 30
PATIENCE = 60  # seconds without any Dask worker before the run stops
AHEAD = 3  # submissions for each thread of the cluster that are on their way at a time
GO_ON = "what is graded is kept: type the command again to go on"
GONE = GraderError(f"The Dask scheduler is gone: start it and its workers again; {GO_ON}.")
_here = threading.local()  # each thread of a Dask worker keeps a judge warm


@dataclass(frozen=True)
class Proof:
    """What a Dask worker must have, and how it must isolate."""

    suites: tuple[tuple[str, str], ...]  # slug and suite digest
    versions: str
    least: str


@dataclass(frozen=True)
class Machines:
    """The Dask cluster of a scheduler's address, or `local:4`: four Dask workers on this machine."""

    address: str

    def __call__(self, course: Course, slugs: list[str], tasks: Iterator[Task], least: str) -> Iterator[Done]:
        """Judge every task there; yields (key, report) as they arrive."""
        proof = Proof(tuple((slug, course.exercises[slug].suite_digest) for slug in slugs), versions(), least)
        with ExitStack() as opened:
            client = _connect(self.address, course, opened)
            yield from _judge_all(client, course, tasks, proof)


def _connect(address: str, course: Course, opened: ExitStack) -> Any:
    try:
        from distributed import Client
    except ImportError:
        raise UsageError("--dask needs Dask: pip install 'fallline[dask]'") from None
    for name in ("distributed", "distributed.client"):  # a failure is our sentence, not Dask's traceback
        logging.getLogger(name).setLevel(logging.CRITICAL)
    if address.startswith(LOCAL):
        return opened.enter_context(Client(opened.enter_context(local_cluster(address.removeprefix(LOCAL), course))))
    try:
        client = opened.enter_context(Client(address, timeout=CONNECT_SECONDS))
        client.wait_for_workers(1, timeout=CONNECT_SECONDS)
    except (OSError, ValueError) as error:  # a TimeoutError is an OSError
        raise UsageError(
            f"No Dask scheduler with Dask workers answers at {address} ({type(error).__name__}): start them as "
            "the README says (On many machines), or try --dask local:4."
        ) from None
    return client


def local_cluster(workers: str, course: Course) -> Any:
    """A cluster on this machine, closed to everybody else on it by certificates of its own."""
    from distributed import LocalCluster, Security

    if not workers.isdigit() or int(workers) < 1:
        raise UsageError(f"--dask {LOCAL}{workers} is not understood: say how many Dask workers, as in --dask local:4.")
    return LocalCluster(
        n_workers=int(workers), threads_per_worker=1, dashboard_address=None, silence_logs=logging.CRITICAL,
        protocol="tls", security=Security.temporary(), env={COURSE: str(course.root)},
    )  # fmt: skip


def _judge_all(client: Any, course: Course, tasks: Iterator[Task], proof: Proof) -> Iterator[Done]:
    """Keeps a few submissions for each worker on their way, so that a cluster of any size holds little."""
    from distributed import wait

    running: dict[Any, Task] = {}
    while True:
        threads = sum(_asked(client.nthreads).values())
        for task in islice(tasks, max(0, AHEAD * max(1, threads) - len(running))):
            sent = task[1].model_dump_json().encode()
            running[client.submit(judge_there, sent, proof, pure=False)] = task
        if not running:
            return
        try:
            done = _asked(wait, list(running), timeout=PATIENCE, return_when="FIRST_COMPLETED").done
        except TimeoutError:
            if not _asked(client.nthreads):
                raise GraderError(f"The last Dask worker is gone: start one again; {GO_ON}.") from None
            continue
        for future in done:
            yield _received(future, running.pop(future), course)


def _asked(question: Any, *arguments: Any, **more: Any) -> Any:
    """An answer of the scheduler; when it is gone, one sentence says so."""
    try:
        return question(*arguments, **more)
    except TimeoutError:
        raise
    except (OSError, RuntimeError, CancelledError, asyncio.CancelledError):
        raise GONE from None


def _received(future: Any, task: Task, course: Course) -> Done:
    """The report of one submission; a fault if worker after worker died over it."""
    from distributed import KilledWorker

    error = _asked(future.exception)
    if error is None:
        return task[0], Report.model_validate_json(_asked(future.result))
    if isinstance(error, KilledWorker):
        return task[0], fault(task[1], course, "one Dask worker after another died over it")
    if isinstance(error, (CancelledError, asyncio.CancelledError)):
        raise GONE
    if isinstance(error, FallLineError):
        raise error
    said = f"{type(error).__name__}: {str(error)[:200]}"
    raise GraderError(f"A Dask worker failed ({said}): it needs the same fallline as this machine; {GO_ON}.")


def judge_there(sent: bytes, proof: Proof) -> bytes:
    """On a Dask worker: one submission to one report, by the judge that this thread keeps."""
    submission = Submission.model_validate_json(sent)
    for _ in range(MAX_TRIES):
        judge = _warm(proof)
        try:
            judge.ask(submission)
            report = judge.answer()
        except (EOFError, OSError):
            _let_go()
            continue
        if report.status == "grader_fault":
            _let_go()
        return report.model_dump_json().encode()
    return fault(submission, _course(), "the judge stopped twice").model_dump_json().encode()


def _warm(proof: Proof) -> JudgeProcess:
    """The judge of this thread; a new one when another suite is asked for, and proved to be here."""
    from distributed import get_worker

    if getattr(_here, "proof", None) != proof:
        _let_go()
        course = _course()
        prove(course, proof, get_worker().address)
        _here.judge = JudgeProcess(course, [slug for slug, _ in proof.suites], choose_rung(proof.least))
        _here.proof = proof
    judge: JudgeProcess = _here.judge
    return judge


def _let_go() -> None:
    if getattr(_here, "proof", None) is not None:
        _here.proof = None
        _here.judge.stop()


def _course() -> Course:
    return find_course(Path(os.environ.get(COURSE, ".")))


def prove(course: Course, proof: Proof, name: str) -> None:
    """This machine has the suites and versions that are asked for, or one sentence says what differs."""
    here = f"The Dask worker {name} (course {course.root})"
    if versions() != proof.versions:
        raise GraderError(f"{here} has {versions()}, and {proof.versions} is asked for: install the same there.")
    for slug, wanted in proof.suites:
        found = course.exercises[slug].suite_digest if slug in course.exercises else "none"
        if found != wanted:
            raise GraderError(
                f"{here} has another suite of {slug}: {found} there, {wanted} here. Copy the course's folder to it "
                f"as it is here; {GO_ON}."
            )
