"""`grade run`: sources to submissions to attempts to reports, and the reports into the gradebook as they arrive.

One screen from the folder of an instructor to the summary. What is already graded is left alone; equal bytes under the same
suite come from the gradebook, which is the cache.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from grader.batch import run_batch
from grader.box import ladder
from grader.course import Course
from grader.errors import GraderError, UsageError
from grader.gradebook.store import Gradebook, versions
from grader.intake.folders import read_sources
from grader.model import Report, Submission

Progress = Callable[[int, int], None]


@dataclass
class Run:
    """What one run did."""

    reports: list[Report] = field(default_factory=list)  # of this run, judged or from the cache
    unchanged: int = 0
    outdated: int = 0  # graded by an older suite or version, left alone
    identical: int = 0  # bytes that another student handed in, too: judged once
    skipped: list[tuple[str, str]] = field(default_factory=list)
    faults: int = 0


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


def grade(
    course: Course, gradebook: Gradebook, sources: list[Path], *, least: str, jobs: int,
    exercise: str | None, student: str | None, progress: Progress,
) -> Run:  # fmt: skip
    """Grade all that is new in the sources."""
    found = read_sources(sources, course)
    run = Run(skipped=found.skipped)
    wanted = [
        one for one in found.submissions if _wanted(one, course.exercise(exercise).slug if exercise else None, student)
    ]
    done, numbers = gradebook.reported(), {}
    waiting: dict[tuple[str, str], list[tuple[int, Submission]]] = {}  # same bytes of one exercise are judged once
    for attempt, submission, number in gradebook.add_attempts(wanted):
        numbers[attempt] = number
        if attempt in done:
            current = f"{course.exercises[submission.exercise].suite_digest} {versions()}"
            run.unchanged += done[attempt] == current
            run.outdated += done[attempt] != current
        else:
            waiting.setdefault((submission.exercise, submission.digest), []).append((attempt, submission))
    run.identical = sum(len(same) - 1 for same in waiting.values())
    _judge(course, gradebook, waiting, numbers, run, least, jobs, progress)
    return run


def _wanted(submission: Submission, exercise: str | None, student: str | None) -> bool:
    return exercise in (None, submission.exercise) and student in (None, submission.student)


def _judge(
    course: Course, gradebook: Gradebook, waiting: dict[tuple[str, str], list[tuple[int, Submission]]],
    numbers: dict[int, int], run: Run, least: str, jobs: int, progress: Progress,
) -> None:  # fmt: skip
    total = sum(map(len, waiting.values()))
    tasks = []

    def keep(report: Report, same: list[tuple[int, Submission]]) -> None:
        for attempt, submission in same:
            own = for_student(report, submission, numbers[attempt])
            gradebook.add_report(attempt, own)
            run.reports.append(own)
            run.faults += own.status == "grader_fault"
            progress(len(run.reports), total)

    for (slug, digest), same in waiting.items():
        report = gradebook.cached(slug, digest, course.exercises[slug].suite_digest)
        if report is not None:
            keep(report, same)
        else:
            tasks.append(same[0])
    by_attempt = {same[0][0]: same for same in waiting.values()}
    if tasks:
        for attempt, report in run_batch(course, tasks, choose_rung(least), jobs):
            keep(report, by_attempt[attempt])


def for_student(report: Report, submission: Submission, number: int) -> Report:
    """The report of the same bytes, under the name of who handed them in."""
    own = submission.model_dump(include={"student", "submitted_at", "submitted_at_from", "late"})
    return report.model_copy(update={**own, "attempt": number, "notes": _notes(report, submission)})


def _notes(report: Report, submission: Submission) -> list[str]:
    return list(dict.fromkeys([*submission.notes, *report.notes]))


def write_reports(reports: list[Report], folder: Path) -> None:
    """`<student>/<exercise>.json` for each report; names that could leave the folder are made harmless."""
    for report in reports:
        name = report.student.replace("/", "_").replace("\\", "_").replace("\0", "_").strip(". ") or "_"
        path = folder / name / f"{report.exercise}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(report.model_dump_json(indent=2) + "\n", encoding="utf-8")
