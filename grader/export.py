"""`grade export`: standings of assignments into the file of an LMS, remembered for the next time; feedback into its zip.

Joins the gradebook and `lms`, which knows nothing of courses. Last step of a score's way.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from grader.course import Course
from grader.errors import UsageError
from grader.gradebook.exports import add_export, read_exports
from grader.gradebook.standings import Ledger, read_ledger
from grader.gradebook.store import Gradebook
from grader.lms.feedback import FeedbackPage, feedback_zip
from grader.lms.formats import Column, Exported, Finding, Options, check, export
from grader.model import Person, Standing
from grader.settings import Assignment
from grader.text import inert

Page = Callable[[Ledger, str, Assignment], bytes]  # a student's page for an assignment


@dataclass
class Exporter:
    """Scores of one assignment, or of all, on their way to one format."""

    course: Course
    gradebook: Gradebook
    format: str
    assignment: str | None
    options: Options

    def __post_init__(self) -> None:
        self.ledger = read_ledger(self.course, self.gradebook)
        self.assignments = _assignments(self.course, self.assignment)

    @property
    def columns(self) -> list[Column]:
        """The LMS's columns."""
        return [Column(one.name, one.column or one.name, self._worth(one)) for one in self.assignments]

    def _worth(self, assignment: Assignment) -> float:
        return assignment.points or sum(self.ledger.rules(slug).worth for slug in assignment.slugs)

    @cached_property
    def standings(self) -> list[Standing]:
        """Every student's score in every column."""
        return [self.ledger.standing(student, one) for one in self.assignments for student in self.ledger.students]

    @property
    def entries(self) -> dict[str, str]:
        """Each student's file in the LMS's download, by which a worksheet knows them."""
        slugs = {slug for one in self.assignments for slug in one.slugs}
        return {
            student: attempt.entry
            for (student, slug), own in self.ledger.attempts.items() if slug in slugs
            for attempt in own if attempt.entry and attempt.lms == self.format
        }  # fmt: skip

    def write(self, target: Path, template: Path | None) -> Exported:
        """Write the file and remember what was written; the LMS's own file is never touched."""
        if template is not None and target.resolve() == template.resolve():
            raise UsageError(f"{target} is the LMS's own file: name another with -o, it stays as it is.")
        done = export(self.format, self.columns, self.standings, self.options, *_read(template), entries=self.entries)
        _write(target, done.data)
        for one in self.assignments:
            scores = {
                standing.student: standing.points for standing in self.standings if standing.assignment == one.name
            }
            add_export(self.gradebook, self.format, one.name, done.data, scores)
        return done

    def check(self, template: Path | None) -> list[Finding]:
        """What the LMS would refuse or change, what was changed there by hand, what changed here since."""
        exports = read_exports(self.gradebook)
        names = [one.name for one in self.assignments]
        last = {name: exports[self.format, name].content for name in names if (self.format, name) in exports}
        data, name = _read(template)
        return check(self.format, self.columns, self.standings, self.options, data, last, name, self.entries)


def _assignments(course: Course, name: str | None) -> list[Assignment]:
    if name is not None:
        return [course.assignment(name)]
    if not course.settings.assignments:
        raise UsageError("course.toml has no assignment to export: write one, it fills one column of the LMS.")
    return list(course.settings.assignments)


def _read(template: Path | None) -> tuple[bytes | None, str]:
    if template is None:
        return None, "the file"
    try:
        return template.read_bytes(), template.name
    except OSError as error:
        raise UsageError(f"{template} cannot be read: {error.strerror}. Export it from the LMS again.") from None


def _write(target: Path, data: bytes) -> None:
    try:
        target.write_bytes(data)
    except OSError as error:
        raise UsageError(f"{target} cannot be written: {error.strerror}. Name another file with -o.") from None


def write_feedback(
    course: Course, gradebook: Gradebook, lms: str, assignment: str | None, target: Path, page: Page
) -> tuple[int, list[tuple[str, str]]]:
    """The zip that hands each student their page; how many pages, and who is left out with the reason."""
    wanted = _assignments(course, assignment)
    if len(wanted) != 1:
        raise UsageError(f"Feedback goes back for one assignment at a time: {', '.join(one.name for one in wanted)}.")
    ledger = read_ledger(course, gradebook)
    pages = [
        FeedbackPage(student, ledger.people.get(student, Person()), entry, page(ledger, student, wanted[0]))
        for student, entry in _returned(ledger, wanted[0], lms)
    ]
    data, skipped = feedback_zip(lms, pages)
    if len(pages) == len(skipped):  # an empty zip would be taken for done
        why = "".join(
            f" {inert(student, False)} was left out: {inert(reason, False)}." for student, reason in skipped[:1]
        )
        raise UsageError(
            f"{target.name} would be empty and was not written: the LMS hands a page back beside what was handed in for "
            f"{wanted[0].name}, so grade its own download of that first.{why}"
        )
    _write(target, data)
    return len(pages) - len(skipped), skipped


def _returned(ledger: Ledger, assignment: Assignment, lms: str) -> list[tuple[str, str]]:
    """Who handed something in, and the newest of their files in that LMS's download."""
    found: dict[str, str] = {}
    for slug in assignment.slugs:
        for student in ledger.students:
            for attempt in ledger.attempts.get((student, slug), ()):
                found[student] = attempt.entry if attempt.lms == lms else found.get(student, "")
    return sorted(found.items())
