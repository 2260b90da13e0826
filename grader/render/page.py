"""A student's page: what was asked, what came back, the named mistake, every point with its reason, whom to ask.

Made from the ledger for one student, once for an assignment, an exercise or everything; what it shows before and after the
due date (an extension counts) is what `course.toml` says. `render.site` writes it beside the class page, and the feedback
zip hands it out.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from grader.course import Course
from grader.gradebook.scores import Line, Result
from grader.gradebook.standings import Ledger, why
from grader.model import Check, Outcome, Report
from grader.quiz.markdown import to_html, to_line
from grader.quiz.wording import explanations, is_authors
from grader.render.files import counting_report, title_of
from grader.render.pages import moment, points, render
from grader.render.plots import Picture, pictures
from grader.sentences import Sentences
from grader.settings import Assignment, Feedback, FeedbackPolicy

LEVELS: tuple[Feedback, ...] = ("nothing", "score", "messages", "everything")
WORDS = {
    Outcome.PASSED: ("✓", "passed"), Outcome.PARTIAL: ("½", "partly right"), Outcome.FAILED: ("✗", "not right yet"),
    Outcome.CRASHED: ("!", "stopped with an error"), Outcome.TIMED_OUT: ("T", "took too long"),
    Outcome.NOT_IMPLEMENTED: ("○", "not written yet"), Outcome.SKIPPED: ("–", "could not be tested"),
}  # fmt: skip
STATES = {
    "graded": "graded", "rejected": "rejected", "grader_fault": "not graded yet, by our fault",
    "missing": "not handed in", "excused": "excused", "waiting": "handed in, not graded yet",
}  # fmt: skip
DIGITS = 12  # of a digest: enough to find the submission


@dataclass(frozen=True)
class CheckView:
    """A hidden check as its student sees it."""

    check: Check
    mark: str
    outcome: str
    title: str
    message: str
    feedback: str
    explanation: str = ""  # of a question, for those who may see its key
    hints: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    is_again: bool = False  # its mistake was named above already

    @property
    def is_done(self) -> bool:
        """Whether there is nothing to read about it."""
        return self.check.outcome is Outcome.PASSED and not self.pictures


@dataclass
class Section:
    """One exercise on the page, as far as it may be shown."""

    slug: str
    title: str
    level: Feedback
    state: str
    due: str
    result: Result
    report: Report | None = None
    handed_in: str = ""
    open_checks: list[CheckView] = field(default_factory=list)
    passed_checks: list[CheckView] = field(default_factory=list)
    request: str = ""

    @property
    def shows_score(self) -> bool:
        """Whether points are shown."""
        return self.level != "nothing"

    @property
    def kind(self) -> str:
        """What its report counts."""
        return "question" if self.report is not None and self.report.kind == "quiz" else "hidden check"

    @property
    def shows_messages(self) -> bool:
        """Whether hidden checks and their messages are shown."""
        return self.level in ("messages", "everything")


@dataclass(frozen=True)
class Sum:
    """One assignment's points, line by line."""

    name: str
    lines: Sequence[Line]
    points: float | None
    max_points: float


def page(
    ledger: Ledger, student: str, what: Assignment | str | None, sentences: Sentences, now: datetime,
    level: Feedback | None = None,
) -> bytes:  # fmt: skip
    """One student's page for an assignment, one exercise (its slug) or everything (None), as a self-contained HTML file.

    level: shown whatever the course says; for the instructor's own copy.
    """
    sections = [_section(ledger, student, slug, sentences, now, level) for slug in _slugs(ledger, student, what)]
    person = ledger.people.get(student)
    return render(
        "student.html", course=ledger.course.title, student=student, name=(person and person.name) or student,
        sections=sections, sums=_sums(ledger, student, what, sections), is_instructors=level is not None,
        written=moment(now, ledger.course.settings.zone),
    )  # fmt: skip


def shown_level(ledger: Ledger, student: str, slug: str, now: datetime) -> Feedback:
    """What this student may see of an exercise now; without a due date it is never over."""
    assignment = ledger.assignment_of(slug)
    policy = assignment.feedback if assignment else FeedbackPolicy()
    due = ledger.due(student, slug)
    return policy.after_due if due is not None and now >= due else policy.before_due


def _slugs(ledger: Ledger, student: str, what: Assignment | str | None) -> list[str]:
    if isinstance(what, str):
        return [what]
    if what is not None:
        return list(what.slugs)
    assigned = [slug for one in ledger.course.settings.assignments for slug in one.slugs]
    decided = {one.exercise for one in ledger.decisions.of("override") if one.student == student and one.exercise}
    own = {slug for name, slug in ledger.attempts if name == student} | decided
    return assigned + sorted(own - set(assigned))


def _section(
    ledger: Ledger, student: str, slug: str, sentences: Sentences, now: datetime, level: Feedback | None
) -> Section:
    title, zone = title_of(ledger.course, slug), ledger.course.settings.zone
    result, due = ledger.result(student, slug), moment(ledger.due(student, slug), zone)
    level = level or shown_level(ledger, student, slug, now)
    section = Section(slug, title, level, _state(result, level), due, result)
    section.report = report = counting_report(ledger, student, slug, sentences)
    if result.attempt is not None:
        section.handed_in = moment(result.attempt.submitted_at, zone)
    if report is not None and section.shows_messages:
        views = _views(ledger.course, report, sentences, level == "everything")
        section.passed_checks = [one for one in views if one.is_done]
        section.open_checks = [one for one in views if not one.is_done]
        section.request = regrade_request(report, result, title, section.handed_in)
    return section


def _state(result: Result, level: Feedback) -> str:
    """Whether a file was rejected is a result, too."""
    if level == "nothing" and result.state in ("graded", "rejected", "grader_fault"):
        return "handed in"
    return STATES[result.state]


def _views(course: Course, report: Report, sentences: Sentences, with_expected: bool) -> list[CheckView]:
    """The hidden checks or questions; a mistake that shows in several hidden checks is explained once."""
    views, explained, is_quiz = [], set(), report.kind == "quiz"
    why = explanations(course, report) if is_quiz and with_expected else {}
    for check in report.checks:
        told = check.diagnosis
        named = (told.mistake, told.title, told.feedback if is_quiz else "") if told else None
        view = CheckView(
            check, *WORDS[check.outcome], *_words(check, is_quiz), explanation=to_html(why.get(check.name, "")),
            hints=sentences.hints(report.exercise, told) if told else (),
            pictures=tuple(pictures(check.evidence, with_expected)), is_again=named in explained,
        )  # fmt: skip
        views.append(view)
        if named:
            explained.add(named)
    return views


def _words(check: Check, is_quiz: bool) -> tuple[str, str, str]:
    """Title, message and feedback; those of a question are its author's Markdown, unless a learner is quoted."""
    feedback = check.diagnosis.feedback if check.diagnosis else ""
    if not is_quiz:
        return check.title, check.message, feedback
    message = to_line(check.message) if is_authors(check) else check.message
    return to_line(check.title), message, to_line(feedback)


def _sums(ledger: Ledger, student: str, what: Assignment | str | None, sections: Sequence[Section]) -> list[Sum]:
    """The assignments' points, where the score of all their exercises is shown."""
    if isinstance(what, str):
        return []
    visible = {section.slug for section in sections if section.shows_score}
    sums = []
    for one in [what] if what is not None else ledger.course.settings.assignments:
        if set(one.slugs) <= visible and one.slugs:
            standing = ledger.standing(student, one)
            results = [section.result for section in sections if section.slug in one.slugs]
            lines = why(standing, one, results)[:-1]  # the last one says the sum
            sums.append(Sum(one.name, lines, standing.points, standing.max_points))
    return sums


def regrade_request(report: Report, result: Result, title: str, handed_in: str) -> str:
    """What a student sends to have a result looked at again: enough to find it, and room for the reason."""
    doubted = [check.name for check in report.checks if check.outcome is not Outcome.PASSED]
    names = doubted if report.checks else ["the file was rejected"]
    lines = [
        "Regrade request",
        f"student: {report.student}",
        f"exercise: {report.exercise} ({title})",
        f"attempt: {report.attempt}{', handed in ' + handed_in if handed_in else ''}",
        f"digest: {report.digest[:DIGITS]}, suite {report.suite_digest[:DIGITS]}",
        f"score: {_score(report, result)}",
        f"{'questions' if report.kind == 'quiz' else 'hidden checks'}: {', '.join(names) or 'all passed'}",
        "What I think is wrong with the result, and why:",
    ]
    return "\n".join(lines) + "\n"


def _score(report: Report, result: Result) -> str:
    """What counts, and what the hidden checks gave where that differs."""
    judged = f"{points(report.score)} of {points(report.max_score)}"
    counts = result.state if result.points is None else f"{points(result.points)} of {points(result.max_points)}"
    return counts if counts == judged else f"{counts} (before policy and decisions: {judged})"
