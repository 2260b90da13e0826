"""What judging again changes: who gains, who loses, and by which hidden checks, before or after it is written.

Compares two ledgers, so voids, overrides, deductions and the choice of attempts count as they will.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from grader.course import Course
from grader.gradebook.decisions import Decision, Decisions, now, record
from grader.gradebook.standings import Ledger, read_ledger
from grader.gradebook.store import Attempt, Gradebook
from grader.judged import Judged
from grader.run import Options, Progress, Run, regrade


@dataclass(frozen=True)
class Change:
    """One student's exercise, before and after."""

    student: str
    exercise: str
    before: float | None
    after: float | None
    why: tuple[str, ...]

    @property
    def gain(self) -> float:
        """Points more than before; negative when some are lost."""
        return round((self.after or 0.0) - (self.before or 0.0), 6)


def judge_again(
    course: Course, gradebook: Gradebook, options: Options, keeper: str | None, progress: Progress
) -> tuple[Run, list[Change]]:
    """Regrade what is outdated and say what changes; with a `keeper` (--never-lower), nobody loses."""
    before = read_ledger(course, gradebook)
    run = regrade(course, gradebook, options, progress)
    again = run.by_attempt or {}
    after = with_reports(before, again)
    if keeper is not None:
        lines = kept(before, again, keeper)
        after = with_decisions(after, lines)
        if not options.dry_run:
            record(gradebook, lines)
    return run, changes(before, after)


def with_reports(ledger: Ledger, reports: Mapping[int, Judged]) -> Ledger:
    """The ledger as it will be with these reports of its attempts; a fault leaves the older report standing."""

    def renewed(attempt: Attempt) -> Attempt:
        report = reports.get(attempt.id)
        if report is None or report.status == "grader_fault":
            return replace(attempt, fault=report.reason) if report else attempt
        return replace(attempt, status=report.status, score=report.score, load=lambda: report.report, fault=None)

    attempts = {key: [renewed(one) for one in own] for key, own in ledger.attempts.items()}
    return replace(ledger, attempts=attempts)


def kept(before: Ledger, reports: Mapping[int, Judged], by: str) -> list[Decision]:
    """For `--never-lower`: a line for every attempt that the new suite gives less than the old one did."""
    return [
        Decision(at=now(), by=by, kind="keep", reason="the newer suite gives less", value=repr(attempt.score),
                 student=attempt.student, exercise=attempt.exercise, attempt=attempt.id)
        for own in before.attempts.values() for attempt in own
        if attempt.score is not None and (report := reports.get(attempt.id)) and report.score is not None
        and report.score < attempt.score
    ]  # fmt: skip


def with_decisions(ledger: Ledger, more: list[Decision]) -> Ledger:
    """The ledger as it will be with more decisions."""
    first = max((row.id for row in ledger.decisions.all), default=0) + 1
    numbered = [row.model_copy(update={"id": number}) for number, row in enumerate(more, first)]
    return replace(ledger, decisions=Decisions([*ledger.decisions.all, *numbered]))


def changes(before: Ledger, after: Ledger) -> list[Change]:
    """Every student's exercise whose points differ, losses first."""
    found = []
    for student, slug in before.attempts:
        old, new = before.result(student, slug), after.result(student, slug)
        if old.points != new.points:
            found.append(Change(student, slug, old.points, new.points, _why(old.attempt, new.attempt)))
    return sorted(found, key=lambda one: (one.gain, one.exercise, one.student))


def _why(old: Attempt | None, new: Attempt | None) -> tuple[str, ...]:
    if old is None or new is None or old.report is None or new.report is None:
        return ("graded for the first time",)
    if old.id != new.id:
        return (f"attempt {new.number} counts instead of {old.number}",)
    before = {check.name: check.points for check in old.report.checks}
    why = [f"{check.name} {before.pop(check.name, 0.0):g} → {check.points:g}" for check in new.report.checks
           if before.get(check.name, 0.0) != check.points or not before.pop(check.name, 1)]  # fmt: skip
    gone = {name: points for name, points in before.items() if name not in {check.name for check in new.report.checks}}
    return (*why, *(f"{name} is gone ({points:g})" for name, points in gone.items() if points))
