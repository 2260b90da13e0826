"""A file of answers becomes a report, the same that code gets: its checks are the questions.

Marking happens here, in the main process: no code of a student runs. Between `answers` and `marking`, and `run`, which keeps
the reports in the gradebook.
"""

import contextlib
import json
import re
import tomllib
from collections.abc import Iterable
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import Any

from grader.course import Course
from grader.errors import CourseError, GraderError, RejectedError
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
from grader.sentences import mistakes

LONGEST_TITLE = 140
STUDENT = re.compile(rb'"student"\s*:\s*("(?:[^"\\]|\\.){1,200}")')
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
        return [self._check(question, found, question.points if question.id in counted else 0.0) for question in asked]

    def _check(self, question: Asked, found: AnswerFile, points: float) -> Check:
        made = self._asked(question, found)
        marked = mark(made, found.answers.get(question.id))
        return Check(
            name=question.id, title=title(made.stem), function=None, points=round(marked.share * points, 6),
            max_points=points, outcome=marked.outcome, message=marked.message, diagnosis=self._diagnosis(marked),
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

    def _diagnosis(self, marked: Marked) -> Diagnosis | None:
        if not marked.misconceptions:
            return None
        name, feedback = marked.misconceptions[0]
        return Diagnosis(mistake=name, title=self.titles.get(name, name), feedback=feedback)

    @cached_property
    def titles(self) -> dict[str, str]:
        """What each misconception is called: as the known mistakes call it, or `solutions/misconceptions.toml`."""
        path = self.course.root / "solutions" / "misconceptions.toml"
        try:
            found = tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise CourseError(f"{path} is not valid TOML: {error}.") from None
        for exercise in self.course.exercises.values():
            for name, known in mistakes(exercise).items() if exercise.mistakes.is_file() else ():
                found.setdefault(name, known[0].title)
        return {name: str(words) for name, words in found.items()}


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
    """The first sentence of a stem, as a report calls the question."""
    text = " ".join(stem.split())
    first = SENTENCE.match(text)
    short = first[1] if first else text
    return short if len(short) <= LONGEST_TITLE else short[: LONGEST_TITLE - 1].rstrip() + "…"


def _evidence(question: Asked, made: Variant, marked: Marked) -> dict[str, Any]:
    """What was answered, in the bank's own ids: for the analysis of the questions, never for a student's page."""
    shown = {one.id: one.text.strip() for one in made.options}
    chosen = marked.given if isinstance(marked.given, list) else [marked.given]
    texts = [shown[one] for one in chosen if isinstance(one, str) and one in shown]
    named = [name for name, _ in marked.misconceptions]
    kind = getattr(question, "type", "")
    return {"kind": "answer", "type": kind, "given": marked.given, "texts": texts, "misconceptions": named,
            "share": marked.share, "read": marked.read}  # fmt: skip


def _report(submission: Submission, quiz: Quiz, **own: Any) -> Report:
    kept = submission.model_dump(include={"student", "exercise", "submitted_at", "submitted_at_from", "digest", "late"})
    fixed = {"suite_digest": quiz.digest, "grader_version": version("fallline"), "kind": "quiz", "isolation": "full"}
    return Report(**{**kept, **fixed, "seed": 0, "max_score": quiz.points, **own})
