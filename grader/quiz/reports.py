"""A file of answers becomes a report, the same that code gets: its checks are the questions.

Marking happens here, in the main process: no code of a student runs. Between `answers` and `marking`, and `run`, which keeps
the reports in the gradebook.
"""

import contextlib
import json
import re
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Any

from grader.course import QUIZ, Course
from grader.errors import GraderError, RejectedError
from grader.model import Check, Diagnosis, Report, Submission
from grader.quiz.answers import AnswerFile, read_answers, tag
from grader.quiz.bank import Quiz, bank_of
from grader.quiz.draws import variant_seed
from grader.quiz.grammar import ExpressionError
from grader.quiz.marked import Marked
from grader.quiz.marking import mark
from grader.quiz.questions import Asked, Output
from grader.quiz.snippets import run_all
from grader.quiz.variants import Variant, code_of, variant
from grader.sentences import titles_of

LONGEST_TITLE = 200
STUDENT = re.compile(rb'"student"\s*:\s*("(?:[^"\\]|\\.){1,200}")')
ASKS = re.compile(r"(?:^|[.:!?] )([^.:!?]+\?)(?=\s|$)")
SENTENCE = re.compile(r"(.+?[.?!:])(?=\s|$)", re.DOTALL)


class Marker:
    """Marks the quizzes of a course with the secret of its gradebook."""

    def __init__(self, course: Course, secret: str) -> None:
        self.course, self.secret, self.bank = course, secret, bank_of(course)

    def asked(self, question: Asked, student: str, attempt: int) -> Variant:
        """The variant of a student in a try; practice pages are nobody's: their student is empty."""
        return variant(question, variant_seed(self.secret, student, question.id, attempt))

    def prepare(self, submissions: Iterable[Submission]) -> None:
        """Run the code that many files' questions show in one go: numpy is loaded once, not for each student."""
        codes: list[str] = []
        for submission in submissions:
            quiz = self.bank.quiz(submission.exercise)
            with contextlib.suppress(RejectedError):
                found = read_answers(submission.content, quiz)
                for question in quiz.questions:
                    if isinstance(question, Output) and question.id in found.variants:
                        seed = variant_seed(self.secret, found.student, question.id, found.attempt)
                        codes += code_of(question, [seed])
        run_all(codes)

    def report(self, submission: Submission) -> Report:
        """The report of a file of answers; what is wrong with the file is the student's, with the reason."""
        quiz = self.bank.quiz(submission.exercise)
        try:
            found = read_answers(submission.content, quiz)
            if found.student not in ("", submission.student):
                raise RejectedError("the answers were given on another student's page: hand in the file of your own")
            checks = self._checks(quiz, found)
        except RejectedError as error:
            return _report(submission, quiz, status="rejected", reason=str(error), score=0.0)
        except GraderError as error:
            return _report(submission, quiz, status="grader_fault", reason=str(error), score=None, max_score=None)
        score = round(sum(check.points for check in checks), 6)
        return _report(submission, quiz, status="graded", score=score, checks=checks)

    def _checks(self, quiz: Quiz, found: AnswerFile) -> list[Check]:
        counted = {question.id for question in quiz.counted}
        if missing := sorted(counted - found.variants.keys()):
            raise GraderError(
                f"{missing[0]} was not asked on the page that these answers are from: the quiz has been changed since; "
                "hand out new pages, or put the old quiz back"
            )
        asked = [question for question in quiz.questions if question.id in found.variants]
        return [
            self._check(quiz, question, found, question.points if question.id in counted else 0.0) for question in asked
        ]

    def _check(self, quiz: Quiz, question: Asked, found: AnswerFile, points: float) -> Check:
        made = self._asked(question, found)
        marked = mark(made, found.answers.get(question.id))
        return Check(
            name=question.id, title=title(made.stem), function=None, points=round(marked.share * points, 6),
            max_points=points, outcome=marked.outcome, message=marked.message, diagnosis=self._diagnosis(quiz, marked),
            evidence=[_evidence(question, made, marked)],
        )  # fmt: skip

    def _asked(self, question: Asked, found: AnswerFile) -> Variant:
        try:
            made = self.asked(question, found.student, found.attempt)
        except ExpressionError as error:
            raise GraderError(f"{question.id} cannot be drawn: {error}") from None
        if tag(self.secret, found.student, found.attempt, made) != found.variants[question.id]:
            raise GraderError(
                f"{question.id} is not what was asked on the page that these answers are from: the quiz was changed since, "
                "the page was made with another gradebook, or the file was altered; hand out new pages, or put back what was"
            )
        return made

    def _diagnosis(self, quiz: Quiz, marked: Marked) -> Diagnosis | None:
        if not marked.misconceptions:
            return None
        name, feedback = marked.misconceptions[0]
        return diagnosis(self.course, quiz.slug, name, feedback)


def diagnosis(course: Course, slug: str, name: str, feedback: str) -> Diagnosis:
    """A misconception as a report tells it: by its title, never by its id alone."""
    title = titles_of(course).find(name, slug.removesuffix(QUIZ))
    return Diagnosis(mistake=name, title=title or name, feedback=feedback)


def by_page(submission: Submission, sources: list[Path]) -> Submission:
    """A file of answers that an instructor names alone is of the student whose page it was; the tags prove the page."""
    if submission.source not in {str(source.absolute()) for source in sources if source.is_file()}:
        return submission
    said = STUDENT.search(submission.content)
    try:
        name = json.loads(said[1]) if said else ""
    except ValueError:
        name = ""
    return submission.model_copy(update={"student": name}) if name else submission


def title(stem: str) -> str:
    """What a report calls a question: the first sentence of its stem, and the one that asks where both are short."""
    text = " ".join(stem.split())
    first = SENTENCE.match(text)
    if first is None or not _is_whole(first[1]):
        return _cut(text)
    asks = ASKS.search(text, first.end())
    both = f"{first[1]} … {asks[1]}" if asks and _is_whole(asks[1]) else first[1]
    return both if len(both) <= LONGEST_TITLE else _cut(first[1])


def _is_whole(text: str) -> bool:
    """Whether no formula is cut in two."""
    return text.count("$") % 2 == 0


def _cut(text: str) -> str:
    if len(text) <= LONGEST_TITLE:
        return text
    short = text[: LONGEST_TITLE - 1]
    return (short if _is_whole(short) else short[: short.rindex("$")]).rstrip() + "…"


def _evidence(question: Asked, made: Variant, marked: Marked) -> dict[str, Any]:
    """What was answered, in the bank's own ids and places: for the analysis of the questions, never for a student's page.

    The values drawn let the sentences be read again from the bank when an author mends one.
    """
    shown = {one.id: one.text.strip() for one in made.options}
    chosen = marked.given if isinstance(marked.given, list) else [marked.given]
    texts = [shown[one] for one in chosen if isinstance(one, str) and one in shown]
    named = [name for name, _ in marked.misconceptions]
    kind = getattr(question, "type", "")
    return {"kind": "answer", "type": kind, "given": marked.given, "texts": texts, "misconceptions": named,
            "wrong": list(marked.wrong), "share": marked.share, "read": marked.read, "values": dict(made.values)}  # fmt: skip


def _report(submission: Submission, quiz: Quiz, **own: Any) -> Report:
    kept = submission.model_dump(include={"student", "exercise", "submitted_at", "submitted_at_from", "digest", "late"})
    fixed = {"suite_digest": quiz.digest, "grader_version": version("fallline"), "kind": "quiz", "isolation": "full"}
    return Report(**{**kept, **fixed, "seed": 0, "max_score": quiz.points, **own})
