"""`grade run`: sources to submissions to attempts to reports, and the reports into the gradebook as they arrive.

One screen from the folder of an instructor to the summary. What is already graded is left alone; equal bytes under the same
suite come from the gradebook, which is the cache. Judging again (`--regrade`) takes the same way from the attempts on.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, partial
from pathlib import Path

from grader.batch import Executor, Processes, choose_rung
from grader.course import QUIZ, Course
from grader.gradebook.secret import quiz_secret
from grader.gradebook.store import Attempt, Filed, Gradebook, versions
from grader.gradebook.students import Known, find_student, read_students
from grader.intake.sources import read_sources
from grader.judged import Judged, judged
from grader.model import Report, Submission
from grader.quiz.bank import quiz_digest
from grader.quiz.reports import Marker, by_page
from grader.roster import open_directory

__all__ = ["Options", "Progress", "Run", "choose_rung", "current", "for_student", "grade", "is_current", "regrade"]
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Options:
    """What an instructor says on the command line."""

    least: str = "filtered"
    jobs: int = 1
    exercise: str | None = None
    student: str | None = None
    dry_run: bool = False
    only_quizzes: bool = False
    executor: Executor | None = None  # where to judge; so many jobs on this machine otherwise

    def wants(self, student: str, exercise: str) -> bool:
        """Whether work is in what was asked for."""
        kind = exercise.endswith(QUIZ) or not self.only_quizzes
        return kind and self.exercise in (None, exercise) and self.student in (None, student)

    def meaning(self, known: Mapping[str, Known]) -> "Options":
        """The same with the student's key in place of what the instructor called them; UsageError when nobody is."""
        if self.student is None:
            return self
        people = {key: person for key, (person, _) in known.items()}
        return replace(self, student=find_student(known, people, self.student))


@dataclass
class Run:
    """What one run did."""

    reports: list[Judged] = field(default_factory=list)  # of this run, judged or from the cache
    by_attempt: dict[int, Judged] | None = None  # of judging again: the whole reports, to be compared
    expected: int = 0  # reports
    unchanged: int = 0
    outdated: int = 0  # graded by an older suite or version, left alone
    identical: list[tuple[str, list[str]]] = field(default_factory=list)  # exercise, students with the same bytes
    skipped: list[tuple[str, str]] = field(default_factory=list)
    read_as: list[tuple[str, str]] = field(default_factory=list)  # source, the LMS whose download it is
    strangers: list[str] = field(default_factory=list)  # not in the roster
    faults: int = 0
    deducts: bool = False  # we, for lateness: the reports hold the points before it

    @property
    def is_empty(self) -> bool:
        """Whether the sources held nothing of what was asked for."""
        return not (self.reports or self.unchanged or self.outdated)


@dataclass(frozen=True)
class Work:
    """What is to be judged, and how its files are read: when their turn comes, so that memory holds few of them."""

    filed: list[Filed]
    read: Callable[[Iterable[int]], Iterator[Submission]]

    def same_bytes(self, slugs: Container[str]) -> dict[tuple[str, str], list[Filed]]:
        """By exercise and digest: the same bytes of one exercise are judged once."""
        same: dict[tuple[str, str], list[Filed]] = {}
        for one in self.filed:
            if one.exercise in slugs:
                same.setdefault((one.exercise, one.digest), []).append(one)
        return same


def grade(course: Course, gradebook: Gradebook, sources: list[Path], options: Options, progress: Progress) -> Run:
    """Grade all that is new in the sources."""
    found = read_sources(sources, course)
    handed = found.submissions
    if options.only_quizzes:
        handed = [by_page(one, sources) for one in handed if one.exercise in course.quizzes]
    policy = course.settings.policy
    run = Run(skipped=found.skipped, read_as=found.read_as, deducts=policy is not None and policy.deduction > 0)
    directory = open_directory(course, gradebook)
    keys = [directory.students(one.student, one.person) for one in handed]
    options = options.meaning(directory.known)
    submissions = (one for one in _for_students(handed, keys) if options.wants(one.student, one.exercise))
    run.strangers = directory.strangers()
    if options.dry_run:
        return _try(course, gradebook, list(submissions), run, options, progress)
    directory.write()
    done, waiting, newest = gradebook.reported(), [], cache(partial(current, course))
    for filed in gradebook.add_attempts(submissions):
        if filed.id not in done:
            waiting.append(filed)
        elif done[filed.id] == newest(filed.exercise):
            run.unchanged += 1
        else:
            run.outdated += 1
    return _judge(course, gradebook, Work(waiting, gradebook.submissions), run, options, progress)


def _try(
    course: Course, gradebook: Gradebook, submissions: list[Submission], run: Run, options: Options, progress: Progress
) -> Run:
    """Judge what is filed nowhere."""
    filed = [
        Filed(number, number + 1, one.digest, one.submitted_at, one.student, one.exercise)
        for number, one in enumerate(submissions)
    ]
    work = Work(filed, lambda wanted: (submissions[number] for number in wanted))
    return _judge(course, gradebook, work, run, options, progress)


def regrade(course: Course, gradebook: Gradebook, options: Options, progress: Progress) -> Run:
    """Judge again every attempt whose report is of an older suite, grader or numpy, or a fault."""
    options = options.meaning(read_students(gradebook))
    run, waiting = Run(by_attempt={}), []
    for one in gradebook.all_attempts():
        known = one.exercise in course.exercises or one.exercise in course.quizzes
        if not known or not options.wants(one.student, one.exercise):
            continue
        if is_current(course, one):
            run.unchanged += 1
        else:
            waiting.append(Filed(one.id, one.number, one.digest, one.submitted_at, one.student, one.exercise))
    return _judge(course, gradebook, Work(waiting, gradebook.submissions), run, options, progress)


def current(course: Course, slug: str) -> str:
    """What an up-to-date report of an exercise comes from."""
    digest = quiz_digest(course, slug) if slug in course.quizzes else course.exercises[slug].suite_digest
    return f"{digest} {versions()}"


def is_current(course: Course, attempt: Attempt) -> bool:
    """Whether the suite, the grader and numpy are still those of the attempt's report."""
    return attempt.suite == current(course, attempt.exercise) and attempt.fault is None


def _for_students(submissions: Iterable[Submission], keys: Iterable[list[str]]) -> Iterator[Submission]:
    """Each submission under its students' keys: a group's work is every member's."""
    for one, students in zip(submissions, keys, strict=True):
        for student in students:
            yield one if one.student == student else one.model_copy(update={"student": student})


def _judge(course: Course, gradebook: Gradebook, work: Work, run: Run, options: Options, progress: Progress) -> Run:
    same = work.same_bytes(course.exercises)
    run.expected = len(work.filed)
    run.identical = _identical(same)

    def keep(filed: Filed, report: Report) -> None:
        report.attempt = filed.number
        if not options.dry_run:
            gradebook.add_report(filed.id, report)
        run.reports.append(judged(report, run.by_attempt is not None))
        if run.by_attempt is not None:
            run.by_attempt[filed.id] = run.reports[-1]
        run.faults += report.status == "grader_fault"
        progress(len(run.reports), run.expected)

    def keep_for(those: list[Filed], report: Report) -> None:
        for filed, submission in zip(those, work.read(one.id for one in those), strict=True):
            keep(filed, for_student(report, submission))

    if answers := [one for one in work.filed if one.exercise in course.quizzes]:
        marker = Marker(course, quiz_secret(gradebook))
        marker.prepare(work.read(one.id for one in answers))
        for one, submission in zip(answers, work.read(one.id for one in answers), strict=True):
            keep(one, for_student(marker.report(submission), submission))
    first: list[int] = []  # of those with the same bytes
    for (slug, digest), those in same.items():
        report = gradebook.cached(slug, digest, course.exercises[slug].suite_digest)
        if report is not None:
            keep_for(those, report)
        else:
            first.append(those[0].id)
    those_of = {those[0].id: those for those in same.values()}
    if first:
        execute = options.executor or Processes(options.jobs)
        slugs = sorted({those_of[one][0].exercise for one in first})
        for attempt, report in execute(course, slugs, zip(first, work.read(first), strict=True), options.least):
            own, *others = those_of[attempt]
            keep(own, report)  # already under its own student's name: its files need not be read again
            keep_for(others, report)
    return run


def _identical(same: dict[tuple[str, str], list[Filed]]) -> list[tuple[str, list[str]]]:
    """Work that several students handed in byte by byte."""
    groups = ((slug, sorted({one.student for one in those})) for (slug, _), those in same.items())
    return [(slug, students) for slug, students in groups if len(students) > 1]


def for_student(report: Report, submission: Submission) -> Report:
    """The report of the same bytes, under the name of who handed them in."""
    own = submission.model_dump(include={"student", "submitted_at", "submitted_at_from", "late"})
    notes = list(dict.fromkeys([*submission.notes, *report.notes]))
    return report.model_copy(update={**own, "notes": notes})
