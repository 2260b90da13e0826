"""`grade override`, `void` and `extend`: a person's decision, checked against the course before it is recorded.

Every refusal is one sentence that says what there is instead.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches

from grader.course import Course
from grader.errors import UsageError
from grader.gradebook.decisions import Decision, now, parse_override, read_decisions, record, undo
from grader.gradebook.standings import Ledger, read_ledger
from grader.gradebook.store import Gradebook
from grader.gradebook.students import find_student
from grader.sentences import hidden_checks, quiz_questions
from grader.settings import Assignment


@dataclass(frozen=True)
class Desk:
    """Where an instructor decides: the course, its gradebook, and who it is."""

    course: Course
    gradebook: Gradebook
    by: str

    def override(self, student: str, slug: str, value: str | None, check: str | None, reason: str) -> Decision:
        """A score of a person's own beside the machine's; without a value the standing one is undone."""
        ledger = read_ledger(self.course, self.gradebook)
        key, work = find_student(ledger.students, ledger.people, student), self.course.work(slug)
        known = ledger.attempts.get((key, work), [])
        if value == "excused" and check:
            raise UsageError("One hidden check cannot be excused: leave out --check, or use grade void.")
        return self._decide(value is None, Decision(
            at=now(), by=self.by, kind="override", reason=reason, value=parse_override(value) if value else "",
            student=key, exercise=work, check=_check_of(self.course, work, check) if check else None,
            attempt=max((one.id for one in known), default=0),
        ))  # fmt: skip

    def void(self, slug: str, check: str, reason: str, taken_back: bool) -> Decision:
        """A faulty hidden check gives everybody its full points."""
        work = self.course.work(slug)
        decision = Decision(
            at=now(), by=self.by, kind="void", reason=reason, exercise=work, check=_check_of(self.course, work, check),
        )  # fmt: skip
        if not taken_back and (known := self.standing(decision)):
            raise UsageError(
                f"{work} {known.check} is void already, since {known.at:%Y-%m-%d %H:%M} UTC, by {known.by}: {known.reason}."
            )
        return self._decide(taken_back, decision)

    def extend(self, student: str, assignment: str, until: str | None, reason: str) -> Decision:
        """More time for one student; without a time the standing extension is undone."""
        ledger = read_ledger(self.course, self.gradebook)
        return self._decide(until is None, self._extension(ledger, student, assignment, until or "", reason))

    def extend_many(self, table: Sequence[Sequence[str]]) -> list[Decision]:
        """Extensions from a table with the columns student, assignment, until, reason; all of them or none."""
        ledger = read_ledger(self.course, self.gradebook)
        rows = [self._extension(ledger, *row) for row in _extension_rows(table)]
        record(self.gradebook, rows)
        return rows

    def _extension(self, ledger: Ledger, student: str, assignment: str, until: str, reason: str) -> Decision:
        value = self._later(self.course.assignment(assignment), until) if until else ""
        return Decision(
            at=now(), by=self.by, kind="extend", reason=reason, value=value,
            student=find_student(ledger.students, ledger.people, student), assignment=assignment,
        )  # fmt: skip

    def _later(self, assignment: Assignment, text: str) -> str:
        """The new due time, which takes nobody's time away."""
        try:
            found = datetime.fromisoformat(text.strip())
        except ValueError:
            raise UsageError(f"{text!r} is no time: write it like 2026-03-05T23:59.") from None
        found = found if found.tzinfo else found.replace(tzinfo=self.course.settings.zone)
        due = self.course.settings.due(assignment)
        if due is not None and found < due:
            raise UsageError(
                f"{text.strip()} is before {assignment.name} is due ({due:%Y-%m-%d %H:%M}): an extension gives more time."
            )
        return found.isoformat()

    def standing(self, decision: Decision) -> Decision | None:
        """What stands on the same target now."""
        return read_decisions(self.gradebook).standing.get(decision.target)

    def exceeded(self, decision: Decision) -> float | None:
        """The points that there are, where an override gives more: a bonus, or a slip."""
        if decision.kind != "override" or decision.value[:1] not in ("=", "+"):
            return None
        points = _points_of(self.course, decision.exercise or "")
        most = points[decision.check] if decision.check else round(sum(points.values()), 6)
        return most if float(decision.value[1:]) > most else None

    def _decide(self, taken_back: bool, decision: Decision) -> Decision:
        if taken_back:
            return undo(self.gradebook, decision)
        record(self.gradebook, [decision])
        return decision


def _extension_rows(table: Sequence[Sequence[str]]) -> Iterator[tuple[str, str, str, str]]:
    header = [cell.strip().casefold() for cell in table[0]]
    columns = ("student", "assignment", "until", "reason")
    if missing := [name for name in columns if name not in header]:
        raise UsageError(f"The CSV of extensions lacks {', '.join(missing)}: its header is {','.join(columns)}.")
    places = [header.index(name) for name in columns]
    for number, row in enumerate(table[1:], 2):
        student, assignment, until, reason = (row[place].strip() if place < len(row) else "" for place in places)
        if not (student or assignment or until or reason):
            continue
        if not (until and reason):
            raise UsageError(f"Row {number} of the extensions says no time or no reason: nothing was recorded.")
        yield student, assignment, until, reason


def _points_of(course: Course, work: str) -> dict[str, float]:
    """The questions of a quiz, or the hidden checks of an exercise, with their points."""
    if work in course.quizzes:
        return quiz_questions(course.quizzes[work])
    return {check.name: check.points for check in hidden_checks(course.exercises[work])}


def _check_of(course: Course, work: str, name: str) -> str:
    names, kind = list(_points_of(course, work)), "question" if work in course.quizzes else "hidden check"
    matches = [known for known in names if name in (known, known.removeprefix("test_"))]
    if not matches:
        near = get_close_matches(name, names, 3, 0.4) or names
        raise UsageError(f"{work} has no {kind} {name!r}: there is {', '.join(near)}.")
    return matches[0]
