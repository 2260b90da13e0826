"""Every student's score in an assignment: what `show --why` explains, `status` counts and `export` writes.

Joins the course's policy, the gradebook and the decisions; `gradebook.scores` does the sums.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from grader.course import Course
from grader.gradebook.decisions import Decisions, read_decisions
from grader.gradebook.scores import Line, Result, Rules, result
from grader.gradebook.store import Attempt, Gradebook
from grader.gradebook.students import read_students
from grader.model import Person, Standing, State
from grader.sentences import max_points, quiz_points
from grader.settings import Assignment


@dataclass
class Ledger:
    """The gradebook read once: who, what was handed in, what was decided."""

    course: Course
    people: dict[str, Person]
    attempts: dict[tuple[str, str], list[Attempt]]
    decisions: Decisions
    _rules: dict[str, Rules] = field(default_factory=dict)

    @property
    def students(self) -> list[str]:
        """Everybody of the roster and everybody who handed something in."""
        return sorted({*self.people, *(student for student, _ in self.attempts)})

    def assignment_of(self, slug: str) -> Assignment | None:
        """The assignment that an exercise or quiz stands in."""
        return next((one for one in self.course.settings.assignments if slug in one.slugs), None)

    def rules(self, slug: str) -> Rules:
        """What the course says of an exercise."""
        if slug not in self._rules:
            settings, assignment = self.course.settings, self.assignment_of(slug)
            own = self._suite_points(slug)
            due = settings.due(assignment) if assignment else None
            self._rules[slug] = Rules(slug, own, settings.points.get(slug, own), due, settings.policy)
        return self._rules[slug]

    def _suite_points(self, slug: str) -> float:
        if slug in self.course.quizzes:
            return quiz_points(self.course.quizzes[slug])
        exercise = self.course.exercises.get(slug)
        return max_points(exercise) if exercise is not None else 0.0

    def due(self, student: str, slug: str) -> datetime | None:
        """When it is due for this student."""
        assignment = self.assignment_of(slug)
        extended = self.decisions.find("extend", student, assignment=assignment.name) if assignment else None
        return datetime.fromisoformat(extended.value) if extended else self.rules(slug).due

    def result(self, student: str, slug: str) -> Result:
        """One student's exercise, with every line of the sum."""
        own = self.attempts.get((student, slug), [])
        return result(student, own, self.rules(slug), self.decisions, self.due(student, slug))

    def standing(self, student: str, assignment: Assignment) -> Standing:
        """One student's score in an assignment."""
        results = [self.result(student, slug) for slug in assignment.slugs]
        return total(self.people.get(student, Person(name=student)), student, assignment, results)


def read_ledger(course: Course, gradebook: Gradebook) -> Ledger:
    """Everything that scores are made of."""
    attempts: dict[tuple[str, str], list[Attempt]] = {}
    for attempt in gradebook.all_attempts():
        attempts.setdefault((attempt.student, attempt.exercise), []).append(attempt)
    people = {key: person for key, (person, _) in read_students(gradebook).items()}
    return Ledger(course, people, attempts, read_decisions(gradebook))


def total(person: Person, student: str, assignment: Assignment, results: Sequence[Result]) -> Standing:
    """Exercises added up to the assignment's points; what is excused is left out of both sides."""
    counted = [one for one in results if one.state != "excused"]
    state = _state(counted)
    worth = sum(one.max_points for one in counted)
    scale = assignment.points / worth if assignment.points and worth else 1.0
    known = [one.attempt for one in counted if one.attempt is not None]
    values: dict[str, float | None] = {"points": None, "raw_points": None, "deduction": 0.0}
    if state in ("graded", "rejected"):
        values = {
            "points": round(scale * sum(one.points or 0.0 for one in counted), 6),
            "raw_points": round(scale * sum(one.raw_points or 0.0 for one in counted), 6),
            "deduction": round(scale * sum(one.deduction for one in counted), 6),
        }
    return Standing.model_validate({
        "student": student, "person": person, "assignment": assignment.name, "state": state,
        "max_points": assignment.points or sum(one.max_points for one in results),
        "submitted_at": max((one.submitted_at for one in known if one.submitted_at), default=None),
        "graded_at": None, "attempt": max((one.number for one in known), default=None),
        "comment": _comment(results), **values,
    })  # fmt: skip


def _state(counted: Sequence[Result]) -> State:
    states = {one.state for one in counted}
    if not states:
        return "excused"
    for state in ("waiting", "grader_fault"):
        if state in states:
            return state
    if states == {"missing"}:
        return "missing"
    return "rejected" if states <= {"rejected", "missing"} else "graded"


def _comment(results: Sequence[Result]) -> str:
    words = {"missing": "not handed in", "excused": "excused", "rejected": "rejected"}
    parts = []
    for one in results:
        points = f"{round(one.points or 0, 2):g} of {one.max_points:g}"
        parts.append(f"{one.exercise}: {words.get(one.state, points if one.state == 'graded' else 'not graded yet')}")
    return "; ".join(parts)


def why(standing: Standing, assignment: Assignment, results: Sequence[Result]) -> list[Line]:
    """The lines from exercises to the assignment's points."""
    lines = [Line(f"{one.exercise}: {one.state}", one.points) for one in results]
    worth = sum(one.max_points for one in results if one.state != "excused")
    if assignment.points and worth and assignment.points != worth:
        lines.append(Line(f"{assignment.name} counts {assignment.points:g} points for {worth:g}"))
    lines.append(Line(f"{assignment.name}: of {standing.max_points:g}", standing.points))
    return lines
