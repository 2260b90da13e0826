"""What a student gets, and why: reports, policy and a person's decisions added up, line by line.

Pure functions between the gradebook and everything that shows or exports a score. Nothing is judged here; the machine's
report stays as it is. Deductions are percent of what the exercise is worth, as LMSs count them.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from grader.course import QUIZ
from grader.gradebook.decisions import Decision, Decisions
from grader.gradebook.store import Attempt
from grader.model import State
from grader.settings import Policy


@dataclass(frozen=True)
class Line:
    """One step of the sum; `points` is what it adds, or None when it only explains."""

    words: str
    points: float | None = None


@dataclass
class Result:
    """One student's exercise."""

    student: str
    exercise: str
    state: State
    max_points: float
    points: float | None = None
    raw_points: float | None = None  # before the late deduction
    deduction: float = 0.0
    attempt: Attempt | None = None  # the one that counts
    lines: list[Line] = field(default_factory=list)
    newer_work: bool = False  # an override stands on older work than there is
    late: str = ""  # what the source says of late work when it gives no time; until a person overrides

    def add(self, words: str, points: float | None = None) -> None:
        """One more line of the sum."""
        self.lines.append(Line(words, points))


@dataclass(frozen=True)
class Rules:
    """What the course says of one exercise."""

    exercise: str
    suite_points: float  # what the suite gives for everything right
    worth: float  # what the course counts it for
    due: datetime | None = None
    policy: Policy | None = None


def result(
    student: str, attempts: Sequence[Attempt], rules: Rules, decisions: Decisions, due: datetime | None
) -> Result:
    """What one student gets for one exercise; `due` is the student's own, extensions included."""
    override = decisions.find("override", student, rules.exercise)
    judged = [_attempt_result(student, one, rules, decisions, due) for one in attempts if one.status]
    found = _choose(judged, rules.policy) if judged else Result(student, rules.exercise, "missing", rules.worth)
    if not judged and attempts:
        found.state = "grader_fault" if attempts[-1].fault else "waiting"
        found.add(attempts[-1].fault or "handed in, not graded yet: run grade run again")
    if len(judged) > 1:
        how = "best" if rules.policy is None else rules.policy.attempt
        found.lines.insert(0, Line(f"{len(judged)} attempts were graded; the {how} one counts"))
    if override is not None:
        _apply(override, found, rules, attempts)
    if found.points is not None:
        found.points = round(found.points, 6)
    return found


def _choose(judged: list[Result], policy: Policy | None) -> Result:
    """The attempt that counts: the best (the earliest of equals), or the last by the time it was handed in."""
    if policy is None or policy.attempt == "best":
        return max(judged, key=lambda one: (one.points or 0.0, -one.attempt.number if one.attempt else 0))
    known = [one.attempt for one in judged if one.attempt is not None]
    if all(attempt.submitted_at for attempt in known):
        return max(judged, key=lambda one: (_handed_in(one), one.attempt.number if one.attempt else 0))
    return judged[-1]


def _handed_in(one: Result) -> datetime:
    assert one.attempt is not None
    assert one.attempt.submitted_at is not None
    return one.attempt.submitted_at


def _attempt_result(student: str, attempt: Attempt, rules: Rules, decisions: Decisions, due: datetime | None) -> Result:
    found = Result(student, rules.exercise, attempt.status or "waiting", rules.worth, attempt=attempt)
    points = attempt.score or 0.0
    when = (
        f", handed in {attempt.submitted_at:%Y-%m-%d %H:%M} ({attempt.submitted_at_from})"
        if attempt.submitted_at
        else ""
    )
    rejected = f": rejected, {attempt.report.reason}" if attempt.status == "rejected" and attempt.report else ""
    counted = "the questions" if rules.exercise.endswith(QUIZ) else "the hidden checks"
    found.add(f"attempt {attempt.number}{when}{rejected or f': {counted}'}", points)
    if attempt.fault:
        found.add(f"judging it again failed by our fault, so the older score stands: {attempt.fault}")
    points += _decided_checks(found, attempt, decisions)
    kept = decisions.find("keep", student, rules.exercise, attempt=attempt.id)
    if kept is not None and float(kept.value) > points:
        found.add(
            f"never lower: {float(kept.value):g} of an older suite stands ({kept.reason})", float(kept.value) - points
        )
        points = float(kept.value)
    scale = rules.worth / rules.suite_points if rules.suite_points else 1.0
    if scale != 1:
        found.add(f"the course counts {rules.worth:g} points for {rules.suite_points:g}", points * scale - points)
    found.raw_points = points * scale
    found.deduction = min(_deduction(found, attempt, rules, due), found.raw_points)
    found.points = found.raw_points - found.deduction
    return found


def _decided_checks(found: Result, attempt: Attempt, decisions: Decisions) -> float:
    """What voids and overrides of single hidden checks add to a graded attempt."""
    voids = decisions.voids(found.exercise)
    overrides = decisions.check_overrides(found.student, found.exercise)
    if attempt.status != "graded" or attempt.report is None or not (voids or overrides):
        return 0.0
    added = 0.0
    for check in attempt.report.checks:
        points = check.points
        if void := voids.get(check.name):
            points = check.max_points
            found.add(f"{check.name} is void, its full points count: {void.reason}", points - check.points)
        if override := overrides.get(check.name):
            before = points
            points = _overridden(override, points)
            found.add(f"{check.name} {override.value} by {override.by}: {override.reason}", points - before)
        added += points - check.points
    return added


def _overridden(override: Decision, points: float) -> float:
    sign, number = override.value[0], float(override.value[1:])
    return {"=": number, "+": points + number, "-": max(0.0, points - number)}[sign]


def _deduction(found: Result, attempt: Attempt, rules: Rules, due: datetime | None) -> float:
    """Points that lateness costs, by our own policy; what the LMS deducts is not ours to count."""
    policy = rules.policy
    if policy is None or policy.late == "lms" or due is None:
        return 0.0
    if attempt.submitted_at is None:
        if attempt.late:
            found.late = attempt.late
            found.add(f"{attempt.late}: nothing was deducted")
        return 0.0
    late_by = attempt.submitted_at - due
    if late_by <= timedelta(minutes=policy.grace_minutes):
        return 0.0
    period = timedelta(hours=1) if policy.per == "hour" else timedelta(days=1)
    begun = math.ceil(late_by / period)
    share = min(begun * policy.deduction, policy.at_most) / 100
    lost = min(share * rules.worth, found.raw_points or 0.0)
    found.add(f"late: {begun} {policy.per}{'s' if begun > 1 else ''} begun after {due:%Y-%m-%d %H:%M}", -lost)
    return lost


def _apply(override: Decision, found: Result, rules: Rules, attempts: Sequence[Attempt]) -> None:
    """A person's word on the whole exercise, in the suite's points; `=` is final, no deduction follows it."""
    found.newer_work = any(attempt.id > (override.attempt or 0) for attempt in attempts)
    found.late = ""
    words = f"{override.value} by {override.by}: {override.reason}"
    if override.value == "excused":
        found.state, found.points = "excused", None
        found.add(words)
        return
    scale = rules.worth / rules.suite_points if rules.suite_points else 1.0
    before = found.points or 0.0
    found.points = _overridden(override, before / scale) * scale
    found.raw_points, found.state = found.points, "graded"
    if override.value[0] == "=":
        found.deduction = 0.0
    found.add(words, found.points - before)
