"""`nbgrader export` in every format of `grade export`: what nbgrader's gradebook holds, as an LMS wants it.

nbgrader's assignments (our exercises) are the columns. Who handed in nothing is missing, not zero; who waits for a person is
left out; late penalties are nbgrader's. `nbgrader export --FallLineExporter.format=canvas --to scores.csv`.
"""

from collections.abc import Iterator
from datetime import UTC
from pathlib import Path
from typing import Any

from nbgrader.plugins import ExportPlugin
from traitlets import Bool, Dict, Enum, Float, Unicode

from grader.errors import FallLineError, UsageError
from grader.lms.formats import FORMATS, Column, Options, export
from grader.model import Person, Standing


class FallLineExporter(ExportPlugin):
    """Scores of nbgrader's gradebook as a file for an LMS."""

    format = Enum(tuple(FORMATS), default_value="csv", help=f"One of {', '.join(FORMATS)}.").tag(config=True)
    into = Unicode(help="The file that the LMS exported: a filled copy is written.").tag(config=True)
    missing = Float(None, allow_none=True, help="A score for who handed in nothing (left alone otherwise).").tag(
        config=True
    )
    decimal = Enum(("point", "comma"), default_value="point", help="As the LMS's language has it.").tag(config=True)
    spreadsheet = Bool(False, help="Make every text safe for a spreadsheet.").tag(config=True)
    columns = Dict(help="What the LMS calls the column of an assignment, by the assignment's name.").tag(config=True)
    comments = Bool(False, help="Fill the comment column, too, where the file has one.").tag(config=True)

    def export(self, gradebook: Any) -> None:
        """Write the file; what the person who exports can mend is one sentence."""
        try:
            self._write(gradebook)
        except FallLineError as error:
            where = " (for nbgrader: c.FallLineExporter.columns)" if "course.toml" in str(error) else ""
            raise SystemExit(f"nbgrader export: {error}{where}") from None

    def _write(self, gradebook: Any) -> None:
        chosen = _chosen(gradebook.assignments, self.assignment, "name", "assignment")
        students = _chosen(gradebook.students, self.student, "id", "student")
        columns = [Column(one.name, self.columns.get(one.name, one.name), one.max_score) for one in chosen]
        standings = list(_standings(gradebook, chosen, students))
        options = Options(self.decimal, self.spreadsheet, self.missing, self.comments, gradebook.course_id)
        target = Path(self.to or ("grades.json" if self.format == "json" else "grades.csv"))
        if self.into and target.resolve() == Path(self.into).resolve():
            raise UsageError(f"{target} is the LMS's own file: name another with --to, it stays as it is.")
        try:
            template = Path(self.into).read_bytes() if self.into else None
            done = export(self.format, columns, standings, options, template, Path(self.into).name or "the file")
            target.write_bytes(done.data)
        except OSError as error:
            raise UsageError(f"{error.filename} cannot be read or written: {error.strerror}.") from None
        for finding in done.findings:
            self.log.warning("%s", finding.sentence)
        self.log.info("wrote %s", target)


def _chosen(every: list[Any], wanted: list[Any], key: str, what: str) -> list[Any]:
    """What was named, or all; nbgrader reads a name of digits as a number."""
    names = [str(name) for name in wanted]
    known = {getattr(one, key) for one in every}
    if unknown := [name for name in names if name not in known]:
        raise UsageError(f"nbgrader's gradebook has no {what} {unknown[0]!r}.")
    return [one for one in every if not names or getattr(one, key) in names]


def _standings(gradebook: Any, assignments: list[Any], students: list[Any]) -> Iterator[Standing]:
    people = [(student.id, _person(student)) for student in students]
    for assignment in assignments:
        handed_in = {one.student_id: one for one in gradebook.assignment_submissions(assignment.name)}
        for student, person in people:
            if student in handed_in:
                yield _standing(handed_in[student], assignment, student, person)
            else:
                yield Standing(student=student, person=person, assignment=assignment.name, state="missing", points=None,
                               max_points=assignment.max_score)  # fmt: skip


def _standing(submission: Any, assignment: Any, student: str, person: Person) -> Standing:
    """nbgrader's score and its late penalty; no score at all while a person has still to look."""
    raw, penalty = float(submission.score), float(submission.late_submission_penalty or 0.0)
    waits = submission.needs_manual_grade
    time = submission.timestamp.replace(tzinfo=UTC) if submission.timestamp else None
    return Standing(
        student=student, person=person, assignment=assignment.name, state="waiting" if waits else "graded",
        points=None if waits else round(max(0.0, raw - penalty), 6), raw_points=None if waits else round(raw, 6),
        deduction=0.0 if waits else round(penalty, 6), max_points=assignment.max_score, submitted_at=time,
    )  # fmt: skip


def _person(student: Any) -> Person:
    first, last = student.first_name or "", student.last_name or ""
    return Person(
        name=f"{first} {last}".strip(), sortable_name=", ".join(filter(None, (last, first))), email=student.email or "",
        login=student.id, lms_id=student.lms_user_id or "",
    )  # fmt: skip
