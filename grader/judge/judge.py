"""Judge one submission: load it into a box, run the suite's checks on it, name what is wrong, write the report.

Read this first. `session` runs the checks, `student` asks the box, `verdict` turns outcomes into checks, `diagnose` names
mistakes, `bench` knows the reference's and the mistakes' tables. The judge never runs student code.
"""

import threading
import time
import traceback
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from grader.box import limits
from grader.course import Exercise
from grader.errors import FallLineError, GraderError, RejectedError
from grader.intake.cells import code_cells, without_public_checks
from grader.judge.bench import Bench
from grader.judge.channel import Zygote
from grader.judge.link import BoxLink, Source, prove_box
from grader.judge.session import Session, open_session
from grader.judge.student import Record, Student
from grader.judge.verdict import judge_checks
from grader.judge.words import masked
from grader.model import MAX_OUTPUT, Report, Submission

GRADER_VERSION = version("fallline")


@dataclass
class Judge:
    """Collected suites, a warm zygote, and what is known of each exercise."""

    session: Session
    zygote: Zygote
    benches: dict[str, Bench]

    def judge(self, submission: Submission) -> Report:
        """The report of one submission; a fault of ours is a report too, never a zero."""
        started = time.perf_counter()
        bench = self.benches[submission.exercise]
        try:
            report = self._judge(submission, bench)
        except RejectedError as error:
            report = _report(submission, bench, self, status="rejected", reason=masked(str(error)), score=0.0)
        except Exception as error:
            reason = str(error) if isinstance(error, FallLineError) else _last_line(error)
            report = _report(submission, bench, self, status="grader_fault", reason=reason, score=None)
        report.duration = round(time.perf_counter() - started, 4)
        return report

    def _judge(self, submission: Submission, bench: Bench) -> Report:
        bench.prove()
        settings = bench.exercise.settings
        found, notes = code_cells(submission)
        cells = without_public_checks(found, settings.functions) if len(found) > 1 else found
        given = bench.exercise.given
        link = BoxLink(self.zygote, Source(bench.exercise.module, cells, given, settings.functions, settings.seconds))
        try:
            if not set(settings.functions) & link.names.keys():
                raise RejectedError(f"none of the functions is there: {', '.join(settings.functions)}" + _why(link))
            record = Record()
            checks = judge_checks(bench, Student(link, record, settings.functions), record)
        finally:
            link.close()
        report = _report(
            submission, bench, self, status="graded", score=round(sum(check.points for check in checks), 6)
        )
        report.checks = checks
        report.notes = list(dict.fromkeys([*submission.notes, *notes, *(masked(note) for note in link.notes)]))
        report.output = masked(link.output)[:MAX_OUTPUT]
        return report


def _why(link: BoxLink) -> str:
    return f" ({'; '.join(link.notes[:2])})" if link.notes else ""


def _report(
    submission: Submission, bench: Bench, judge: Judge, *, status: str, score: float | None, reason: str | None = None
) -> Report:
    return Report.model_validate(
        {
            **submission.model_dump(include={"student", "exercise", "submitted_at", "submitted_at_from", "digest", "late"}),
            "suite_digest": bench.exercise.suite_digest, "grader_version": GRADER_VERSION,
            "status": status, "reason": reason, "score": score, "max_score": bench.max_score,
            "isolation": judge.zygote.rung, "seed": judge.session.seed, "notes": list(submission.notes),
        }
    )  # fmt: skip


def _last_line(error: BaseException) -> str:
    """`file:line: Type: text` of an internal error: where to look."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}: " if frames else ""
    return f"{place}{type(error).__name__}: {str(error)[:300]}"


def with_judge(exercises: list[Exercise], rung: str, loop, seed: int | None = None) -> None:  # type: ignore[no-untyped-def]
    """Start a zygote, collect the suites, run `loop(judge)`, end everything.

    From the main thread, because a zygote ends with the thread that started it. From here on no other process of this user
    may look into the memory of this one: it holds suites, answers and everybody's work.
    """
    if threading.current_thread() is not threading.main_thread():
        raise RuntimeError("a judge runs in the main thread of its process")
    limits.set_dumpable(False)
    zygote = Zygote(rung)
    try:
        prove_box(zygote)

        def inside(session: Session) -> None:
            benches = {exercise.slug: Bench(exercise, session) for exercise in exercises}
            loop(Judge(session, zygote, benches))

        open_session(exercises, inside, *([] if seed is None else [seed]))
    finally:
        zygote.close()


__all__ = ["GraderError", "Judge", "with_judge"]
