"""One judge process that stays warm over all notebooks of an nbgrader run.

It is started as a program of its own, so that nothing of nbgrader's is loaded into it, and ends when its pipe closes: with
the run, or with the process that it belongs to. One that died is started again; after a fault of ours it is replaced.
"""

import os
import subprocess
import sys
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path

from grader.batch import MAX_TRIES, fault
from grader.batch import _work as serve
from grader.course import Course
from grader.model import Report, Submission

THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")


class WarmJudge:
    """Judges submissions of one exercise, one after another."""

    def __init__(self, course: Course, slug: str, rung: str) -> None:
        self.course, self.slug, self.rung = course, slug, rung
        self._process: subprocess.Popen[bytes] | None = None
        self._connection: Connection | None = None

    def judge(self, submission: Submission) -> Report:
        """The report; a judge that dies over it twice is a fault, never a zero."""
        for _ in range(MAX_TRIES):
            try:
                report = self._ask(submission)
            except (EOFError, OSError):
                self.close()
                continue
            if report.status == "grader_fault":
                self.close()
            return report
        return fault(submission, self.course, "the judge stopped twice")

    def _ask(self, submission: Submission) -> Report:
        connection = self._connection or self._start()
        connection.send_bytes(submission.model_dump_json().encode())
        return Report.model_validate_json(connection.recv_bytes())

    def _start(self) -> Connection:
        ours, theirs = Pipe()
        number = theirs.fileno()
        command = [
            sys.executable,
            "-m",
            "grader.nbgrader.judging",
            str(self.course.root),
            self.slug,
            self.rung,
            str(number),
        ]
        environment = {**os.environ, **dict.fromkeys(THREADS, "1")}
        self._process = subprocess.Popen(command, pass_fds=[number], stdin=subprocess.DEVNULL, env=environment)
        theirs.close()
        self._connection = ours
        return ours

    def close(self) -> None:
        """End the process, if there is one."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        if self._process is not None:
            try:
                self._process.wait(5)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            self._process = None


def main() -> None:
    """The judge process."""
    root, slug, rung, number = sys.argv[1:]
    with Connection(int(number)) as connection:
        serve(str(Path(root)), [slug], rung, connection)


if __name__ == "__main__":
    main()
