"""`grade override`, `void` and `extend`: a person's decision, checked against the course before it is recorded.

Every refusal is one sentence that says what there is instead.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches

from grader.course import Course
from grader.errors import UsageError
from grader.gradebook.decisions import Decision, now, parse_override, record, undo
from grader.gradebook.standings import Ledger, read_ledger
from grader.gradebook.store import Gradebook
from grader.sentences import hidden_checks, quiz_questions


@dataclass(frozen=True)
class Desk:
    """Where an instructor decides: the course, its gradebook, and who it is."""

    course: Course
    gradebook: Gradebook
    by: str

    def override(self, student: str, slug: str, value: str | None, check: str | None, reason: str) -> Decision:
        """A score of a person's own beside the machine's; without a value the standing one is undone."""
        ledger = read_ledger(self.course, self.gradebook)
        key, work = find_student(ledger, student), self.course.work(slug)
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
        return self._decide(taken_back, Decision(
            at=now(), by=self.by, kind="void", reason=reason, exercise=work, check=_check_of(self.course, work, check),
        ))  # fmt: skip

    def extend(self, student: str, assignment: str, until: str | None, reason: str) -> Decision:
        """More time for one student; without a time the standing extension is undone."""
        ledger = read_ledger(self.course, self.gradebook)
        return self._decide(until is None, self._extension(ledger, student, assignment, until or "", reason))

    def extend_many(self, text: str) -> list[Decision]:
        """Extensions from a CSV with the columns student, assignment, until, reason; all of them or none."""
        ledger = read_ledger(self.course, self.gradebook)
        rows = [self._extension(ledger, *row) for row in _extension_rows(text)]
        record(self.gradebook, rows)
        return rows

    def _extension(self, ledger: Ledger, student: str, assignment: str, until: str, reason: str) -> Decision:
        due = self._time(until) if until else ""
        return Decision(
            at=now(), by=self.by, kind="extend", reason=reason, value=due,
            student=find_student(ledger, student), assignment=self.course.assignment(assignment).name,
        )  # fmt: skip

    def _time(self, text: str) -> str:
        try:
            found = datetime.fromisoformat(text.strip())
        except ValueError:
            raise UsageError(f"{text!r} is no time: write it like 2026-03-05T23:59.") from None
        return (found if found.tzinfo else found.replace(tzinfo=self.course.settings.zone)).isoformat()

    def _decide(self, taken_back: bool, decision: Decision) -> Decision:
        if taken_back:
            return undo(self.gradebook, decision)
        record(self.gradebook, [decision])
        return decision


def _extension_rows(text: str) -> Iterator[tuple[str, str, str, str]]:
    reader = csv.DictReader(io.StringIO(text))
    columns = ("student", "assignment", "until", "reason")
    if missing := [name for name in columns if name not in (reader.fieldnames or ())]:
        raise UsageError(f"The CSV of extensions lacks {', '.join(missing)}: its header is {','.join(columns)}.")
    for row in reader:
        student, assignment, until, reason = (str(row[name] or "").strip() for name in columns)
        if not (until and reason):
            raise UsageError(
                f"Line {reader.line_num} of the extensions says no time or no reason: nothing was recorded."
            )
        yield student, assignment, until, reason


def _check_of(course: Course, work: str, name: str) -> str:
    if work in course.quizzes:
        names, kind = list(quiz_questions(course.quizzes[work])), "question"
    else:
        names, kind = [check.name for check in hidden_checks(course.exercises[work])], "hidden check"
    matches = [known for known in names if name in (known, known.removeprefix("test_"))]
    if not matches:
        near = get_close_matches(name, names, 3, 0.4) or names
        raise UsageError(f"{work} has no {kind} {name!r}: there is {', '.join(near)}.")
    return matches[0]


def find_student(ledger: Ledger, said: str) -> str:
    """The key of the student whom an instructor means: the key itself, an id, an e-mail or a name that only one has."""
    if said in ledger.students:
        return said
    wanted = said.casefold()
    matches = [
        key for key in ledger.students
        if wanted in {key.casefold(), *(str(value).casefold() for value in _ids(ledger, key) if value)}
    ]  # fmt: skip
    if len(matches) == 1:
        return matches[0]
    if matches:
        raise UsageError(f"{len(matches)} students are called {said!r}: say which, {', '.join(matches)}.")
    near = get_close_matches(said, ledger.students, 3)
    raise UsageError(
        f"There is no student {said!r} in the gradebook{': did you mean ' + ', '.join(near) + '?' if near else '.'}"
    )


def _ids(ledger: Ledger, key: str) -> list[str]:
    person = ledger.people.get(key)
    return (
        [person.name, person.sortable_name, person.email, person.login, person.sis_id, person.lms_id] if person else []
    )
