"""What a run keeps of a report that it has handed on: enough for the summary, so that a class of any size fits into memory.

Between `run`, which makes them as reports arrive, and `render.terminal` and `regrade`, which read them.
"""

import zlib
from dataclasses import dataclass
from typing import Literal

from grader.model import Outcome, Report
from grader.text import shortened

BROKEN = (Outcome.CRASHED, Outcome.TIMED_OUT)
SHOWN = 2  # broken hidden checks of one report
LONGEST = 400  # characters of what is said of one


@dataclass(frozen=True, slots=True)
class Judged:
    """One report, in short."""

    student: str
    exercise: str
    status: Literal["graded", "rejected", "grader_fault"]
    score: float | None
    max_score: float | None
    reason: str | None
    isolation: str
    named: tuple[str, ...]  # titles of the mistakes
    broken: tuple[tuple[Outcome, str], ...]  # hidden checks that ended in the student's code
    packed: bytes = b""

    @property
    def report(self) -> Report:
        """The whole report, of those that keep it."""
        return Report.model_validate_json(zlib.decompress(self.packed))


def judged(report: Report, whole: bool) -> Judged:
    """A report in short; with the whole of it, packed, when it is to be compared."""
    broken = dict.fromkeys(
        (check.outcome, shortened(check.message.split(" (0 of ")[0], LONGEST))
        for check in report.checks
        if check.outcome in BROKEN
    )
    return Judged(
        report.student, report.exercise, report.status, report.score, report.max_score, report.reason, report.isolation,
        tuple(sorted({check.diagnosis.title for check in report.checks if check.diagnosis})), tuple(broken)[:SHOWN],
        zlib.compress(report.model_dump_json().encode(), 1) if whole else b"",
    )  # fmt: skip
