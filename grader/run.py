"""`grade run`: sources to submissions to attempts to reports, and the reports into the gradebook as they arrive.

One screen from the folder of an instructor to the summary. What is already graded is left alone; equal bytes under the same
suite come from the gradebook, which is the cache. Judging again (`--regrade`) takes the same way from the attempts on.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path

from grader.batch import Executor, Processes, choose_rung
from grader.course import QUIZ, Course
from grader.gradebook.secret import quiz_secret
from grader.gradebook.store import Attempt, Gradebook, versions
from grader.intake.sources import read_sources
from grader.judged import Judged, judged
from grader.model import Report, Submission
from grader.quiz.bank import quiz_digest
from grader.quiz.reports import Marker, by_page
from grader.roster import Directory, open_directory

__all__ = ["Options", "Progress", "Run", "choose_rung", "current", "for_student", "grade", "is_current", "regrade"]
Progress = Callable[[int, int], None]
AT_ONCE = 5_000  # submissions that are read from the gradebook at a time
Filed = tuple[int, Submission, int]  # attempt id, what was handed in, number


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


def grade(course: Course, gradebook: Gradebook, sources: list[Path], options: Options, progress: Progress) -> Run:
    """Grade all that is new in the sources."""
    found = read_sources(sources, course)
    if options.only_quizzes:
        found.submissions = [by_page(one, sources) for one in found.submissions if one.exercise in course.quizzes]
    run = Run(skipped=found.skipped, read_as=found.read_as)
    directory = open_directory(course, gradebook)
    submissions = [
        one for one in _for_students(found.submissions, directory) if options.wants(one.student, one.exercise)
    ]
    run.strangers = directory.strangers()
    if options.dry_run:
        filed = [(-number, one, number) for number, one in enumerate(submissions, 1)]
        run.expected = len(filed)
        return _judge(course, gradebook, filed, run, options, progress)
    directory.write()
    done, waiting, newest = gradebook.reported(), [], cache(partial(current, course))
    for attempt, submission, number in gradebook.add_attempts(submissions):
        if attempt not in done:
            waiting.append((attempt, submission, number))
        elif done[attempt] == newest(submission.exercise):
            run.unchanged += 1
        else:
            run.outdated += 1
    run.expected = len(waiting)
    return _judge(course, gradebook, waiting, run, options, progress)


def regrade(course: Course, gradebook: Gradebook, options: Options, progress: Progress) -> Run:
    """Judge again every attempt whose report is of an older suite, grader or numpy, or a fault."""
    run, waiting = Run(by_attempt={}), []
    for attempt in gradebook.all_attempts():
        known = attempt.exercise in course.exercises or attempt.exercise in course.quizzes
        if not known or not options.wants(attempt.student, attempt.exercise):
            continue
        if is_current(course, attempt):
            run.unchanged += 1
        else:
            waiting.append((attempt.id, attempt.number))
    run.expected = len(waiting)
    for start in range(0, len(waiting), AT_ONCE):
        filed = [(key, gradebook.submission(key), number) for key, number in waiting[start : start + AT_ONCE]]
        _judge(course, gradebook, filed, run, options, progress)
    return run


def current(course: Course, slug: str) -> str:
    """What an up-to-date report of an exercise comes from."""
    digest = quiz_digest(course, slug) if slug in course.quizzes else course.exercises[slug].suite_digest
    return f"{digest} {versions()}"


def is_current(course: Course, attempt: Attempt) -> bool:
    """Whether the suite, the grader and numpy are still those of the attempt's report."""
    return attempt.suite == current(course, attempt.exercise) and attempt.fault is None


def _for_students(submissions: Iterable[Submission], directory: Directory) -> Iterable[Submission]:
    """Each submission under its students' keys: a group's work is every member's."""
    for one in submissions:
        for student in directory.students(one.student, one.person):
            yield one if one.student == student else one.model_copy(update={"student": student})


def _judge(
    course: Course, gradebook: Gradebook, filed: list[Filed], run: Run, options: Options, progress: Progress
) -> Run:
    answers = [one for one in filed if one[1].exercise in course.quizzes]
    same = _same_bytes([one for one in filed if one[1].exercise not in course.quizzes])
    run.identical = _identical(same)
    tasks = []

    def keep(report: Report, those: list[Filed]) -> None:
        for attempt, submission, number in those:
            own = for_student(report, submission, number)
            if not options.dry_run:
                gradebook.add_report(attempt, own)
            run.reports.append(judged(own, run.by_attempt is not None))
            if run.by_attempt is not None:
                run.by_attempt[attempt] = run.reports[-1]
            run.faults += own.status == "grader_fault"
            progress(len(run.reports), run.expected)

    if answers:
        marker = Marker(course, quiz_secret(gradebook))
        marker.prepare(one[1] for one in answers)
        for one in answers:
            keep(marker.report(one[1]), [one])
    for (slug, digest), those in same.items():
        report = gradebook.cached(slug, digest, course.exercises[slug].suite_digest)
        if report is not None:
            keep(report, those)
        else:
            tasks.append(those[0][:2])
    by_attempt = {those[0][0]: those for those in same.values()}
    if tasks:
        execute = options.executor or Processes(options.jobs)
        for attempt, report in execute(course, tasks, options.least):
            keep(report, by_attempt[attempt])
    return run


def _same_bytes(filed: list[Filed]) -> dict[tuple[str, str], list[Filed]]:
    """The same bytes of one exercise are judged once."""
    same: dict[tuple[str, str], list[Filed]] = {}
    for one in filed:
        same.setdefault((one[1].exercise, one[1].digest), []).append(one)
    return same


def _identical(same: dict[tuple[str, str], list[Filed]]) -> list[tuple[str, list[str]]]:
    """Work that several students handed in byte by byte."""
    groups = ((slug, sorted({one.student for _, one, _ in those})) for (slug, _), those in same.items())
    return [(slug, students) for slug, students in groups if len(students) > 1]


def for_student(report: Report, submission: Submission, number: int) -> Report:
    """The report of the same bytes, under the name of who handed them in."""
    own = submission.model_dump(include={"student", "submitted_at", "submitted_at_from", "late"})
    notes = list(dict.fromkeys([*submission.notes, *report.notes]))
    return report.model_copy(update={**own, "attempt": number, "notes": notes})
