"""The report that counts, in today's words, of each student and exercise or quiz; `--reports` writes them as JSON files."""

from collections.abc import Iterable
from pathlib import Path

from grader.clusters import said_to
from grader.course import Course
from grader.gradebook.standings import Ledger
from grader.model import Report
from grader.quiz.bank import bank_of
from grader.quiz.wording import in_todays_words
from grader.sentences import Sentences


def counting_report(ledger: Ledger, student: str, slug: str, sentences: Sentences) -> Report | None:
    """The report of the attempt that counts, with today's sentences; it says which hidden checks are void."""
    attempt = ledger.result(student, slug).attempt
    if attempt is None or attempt.report is None:
        return None
    voids = ledger.decisions.voids(slug)
    notes = [f"{name} is void: everybody gets its full points ({void.reason})" for name, void in voids.items()]
    notes += said_to(attempt.report, ledger.decisions)
    is_quiz = attempt.report.kind == "quiz"
    report = in_todays_words(ledger.course, attempt.report) if is_quiz else sentences.current(attempt.report)
    return report.model_copy(update={"notes": [*report.notes, *notes]})


def title_of(course: Course, slug: str) -> str:
    """What an exercise or a quiz is called."""
    if slug in course.quizzes:
        return bank_of(course).quiz(slug).title
    return course.exercises[slug].settings.title if slug in course.exercises else slug


def write_reports(ledger: Ledger, which: Iterable[tuple[str, str]], folder: Path) -> None:
    """`<student>/<exercise>.json` for each; names that could leave the folder are made harmless."""
    sentences = Sentences(ledger.course)
    for student, slug in which:
        report = counting_report(ledger, student, slug, sentences)
        if report is not None:
            path = folder / safe_name(student) / f"{slug}.json"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(report.model_dump_json(indent=2) + "\n", encoding="utf-8")


def safe_name(student: str) -> str:
    """A student's key as a name of a file."""
    return student.replace("/", "_").replace("\\", "_").replace("\0", "_").strip(". ") or "_"
