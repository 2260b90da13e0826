"""A judge in a process of its own: submissions go in through a pipe, reports come out, and it ends when the pipe closes.

Started as a program, so that nothing of its caller's is loaded into it, and outside the terminal's process group, so that
Ctrl-C is the caller's to handle. Between `judge` and whoever hands out submissions: `batch` here, `machines` on a cluster.
"""

import contextlib
import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path

from grader.course import Course
from grader.errors import FallLineError
from grader.model import Report, Submission

END_SECONDS = 2.0  # an idle judge needs a moment to end its zygote
ONE_THREAD = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")


class JudgeProcess:
    """One judge process, warm from its first submission on."""

    def __init__(self, course: Course, slugs: Iterable[str], rung: str) -> None:
        self.connection, theirs = Pipe()
        self.busy = False
        with theirs:
            number = theirs.fileno()
            self._process = subprocess.Popen(  # -P: no file of the current folder is taken for a library
                [sys.executable, "-P", "-m", "grader.judge.process", str(number), str(course.root), rung, *slugs],
                pass_fds=[number], stdin=subprocess.DEVNULL, env={**os.environ, **ONE_THREAD}, process_group=0,
            )  # fmt: skip

    def ask(self, submission: Submission) -> None:
        """Hand it a submission; if it is dead already, `answer` tells."""
        self.busy = True
        with contextlib.suppress(OSError):
            self.connection.send_bytes(submission.model_dump_json().encode())

    def answer(self) -> Report:
        """The report; EOFError or OSError if the judge died over it."""
        report = Report.model_validate_json(self.connection.recv_bytes())
        self.busy = False
        return report

    def exit_code(self) -> int | None:
        """How it ended."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(5)
        return self._process.returncode

    def let_go(self) -> None:
        """Close the pipe; what it is at is given up, and its box with it."""
        self.connection.close()
        if self.busy:
            self._process.terminate()

    def stop(self) -> None:
        """End it, and wait until it is gone."""
        self.let_go()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(END_SECONDS)
        self._process.kill()
        self._process.wait()


def fault(submission: Submission, course: Course, reason: str) -> Report:
    """A report that says that the grader failed."""
    from grader.judge.judge import GRADER_VERSION

    kept = submission.model_dump(include={"student", "exercise", "submitted_at", "submitted_at_from", "digest", "late"})
    return Report(
        **kept, suite_digest=course.exercises[submission.exercise].suite_digest, grader_version=GRADER_VERSION,
        status="grader_fault", reason=reason, score=None, max_score=None, isolation="process", seed=0,
        notes=list(submission.notes),
    )  # fmt: skip


def serve(root: str, slugs: list[str], rung: str, connection: Connection) -> None:
    """The process: collects the suites, then answers submissions with reports until its pipe closes."""
    from grader.judge.judge import Judge, with_judge

    course = Course(Path(root))

    def loop(judge: Judge) -> None:
        with contextlib.suppress(EOFError, OSError):
            while True:
                submission = Submission.model_validate_json(connection.recv_bytes())
                connection.send_bytes(judge.judge(submission).model_dump_json().encode())

    _with_faults(lambda: with_judge([course.exercises[slug] for slug in slugs], rung, loop), connection, course)


def _with_faults(start: Callable[[], None], connection: Connection, course: Course) -> None:
    """A judge that cannot even start says why, as the fault of whatever it is handed."""
    try:
        start()
    except FallLineError as error:
        with contextlib.suppress(EOFError, OSError):
            submission = Submission.model_validate_json(connection.recv_bytes())
            connection.send_bytes(fault(submission, course, str(error)).model_dump_json().encode())


if __name__ == "__main__":
    serve(sys.argv[2], sys.argv[4:], sys.argv[3], Connection(int(sys.argv[1])))
