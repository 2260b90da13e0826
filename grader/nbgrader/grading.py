"""One nbgrader run: each notebook judged as `grade run` would, and the report kept in our gradebook too.

Equal bytes under an equal suite come from the gradebook, which is the cache. Between `nbgrader.autograde` and the judge.
"""

import hashlib
from datetime import UTC, datetime
from functools import cached_property

from grader.course import Course
from grader.gradebook.store import Gradebook
from grader.model import Person, Report, Submission
from grader.nbgrader.judging import WarmJudge
from grader.roster import Directory, open_directory
from grader.run import choose_rung, for_student
from grader.sentences import Sentences


class Run:
    """What is shared by the notebooks of one run; closed at its end."""

    def __init__(self, course: Course, gradebook: str, least: str) -> None:
        self.course, self.least = course, least
        self._url = gradebook or course.settings.gradebook
        self._judges: dict[str, WarmJudge] = {}

    @cached_property
    def gradebook(self) -> Gradebook:
        """Ours, beside nbgrader's."""
        return Gradebook(self._url if "://" in self._url else str(self.course.root / self._url))

    @cached_property
    def directory(self) -> Directory:
        """Whom nbgrader's ids mean."""
        return open_directory(self.course, self.gradebook)

    @cached_property
    def rung(self) -> str:
        """The isolation of this run."""
        return choose_rung(self.least)

    @cached_property
    def sentences(self) -> Sentences:
        """Today's words."""
        return Sentences(self.course)

    def submission(
        self, student: str, slug: str, filename: str, content: bytes, time: datetime | None, notes: tuple[str, ...] = ()
    ) -> Submission:
        """A notebook as a submission; nbgrader's times are UTC without saying so."""
        return Submission(
            student=student, exercise=slug, filename=filename, content=content, notes=notes,
            digest=hashlib.sha256(content).hexdigest(), submitted_at=time.replace(tzinfo=UTC) if time else None,
            submitted_at_from="nbgrader timestamp" if time else None, source=f"nbgrader: {student}/{slug}/{filename}",
        )  # fmt: skip

    def report(self, submission: Submission) -> Report:
        """The report in today's words, judged or from the cache; filed for its student, or for a group's members."""
        exercise = self.course.exercises[submission.exercise]
        keys = self.directory.students(submission.student, Person())
        self.directory.write()
        own = [submission.model_copy(update={"student": key}) for key in keys]
        report = self.gradebook.cached(exercise.slug, submission.digest, exercise.suite_digest)
        report = report or self._judge(exercise.slug).judge(submission)
        for filed, one in zip(self.gradebook.add_attempts(own), own, strict=True):
            theirs = for_student(report, one)
            theirs.attempt = filed.number
            self.gradebook.add_report(filed.id, theirs)
        return self.sentences.current(report)

    def _judge(self, slug: str) -> WarmJudge:
        if slug not in self._judges:
            self._judges[slug] = WarmJudge(self.course, slug, self.rung)
        return self._judges[slug]

    def close(self) -> None:
        """End the judges, let the gradebook go."""
        for judge in self._judges.values():
            judge.close()
        if "gradebook" in self.__dict__:
            self.gradebook.close()
