"""A report of a quiz in today's words: titles, feedback and messages as the bank has them now.

Before a report is shown or written. What was drawn stands in the report, so a sentence is filled in again without marking
anything; a report of a quiz whose points were decided otherwise keeps the words it was marked with.
"""

import contextlib
from collections.abc import Mapping
from typing import Any

from grader.course import Course
from grader.model import Check, Outcome, Report
from grader.quiz.anticipated import wrong_choices
from grader.quiz.bank import Quiz, bank_of
from grader.quiz.grammar import ExpressionError
from grader.quiz.marking import options_message
from grader.quiz.mistakes import MistakeBug
from grader.quiz.questions import Asked, Multiple, Single
from grader.quiz.reports import diagnosis, title
from grader.quiz.templates import Shown, fill

Values = Mapping[str, Shown]


def in_todays_words(course: Course, report: Report) -> Report:
    """The report with the sentences of its quiz as they are now."""
    if report.exercise not in course.quizzes:
        return report
    quiz = bank_of(course).quiz(report.exercise)
    if quiz.digest != report.suite_digest:
        return report
    return report.model_copy(update={"checks": [_check(course, quiz, check) for check in report.checks]})


def explanations(course: Course, report: Report) -> dict[str, str]:
    """Why the key of each question is right, for those who may see everything; Markdown."""
    if report.exercise not in course.quizzes or bank_of(course).quiz(report.exercise).digest != report.suite_digest:
        return {}
    found = {}
    for check in report.checks:
        question, said = bank_of(course).quiz(report.exercise).question(check.name), _said(check)
        with contextlib.suppress(ExpressionError):
            if question is not None and said is not None:
                found[check.name] = fill(question.explanation, _values(said))
    return found


def is_authors(check: Check) -> bool:
    """Whether the message of a question is the bank's own Markdown; others may quote what a learner typed."""
    said = _said(check) or {}
    return bool(said.get("read")) and isinstance(said.get("given"), str | list) and bool(said.get("texts"))


def _said(check: Check) -> Mapping[str, Any] | None:
    return next((one for one in check.evidence or () if one.get("kind") == "answer"), None)


def _values(said: Mapping[str, Any]) -> Values:
    return {name: tuple(one) if isinstance(one, list) else one for name, one in said.get("values", {}).items()}


def _check(course: Course, quiz: Quiz, check: Check) -> Check:
    question, said = quiz.question(check.name), _said(check)
    if question is None or said is None:
        return check
    values = _values(said)
    try:
        words = {"title": title(fill(question.stem, values)), "message": _message(question, said, check, values)}
        told = _told(question, said, values)
    except ExpressionError:  # a sentence asks for a name that was not drawn then
        return check
    new = diagnosis(course, quiz.slug, *told) if told and check.diagnosis else check.diagnosis
    return check.model_copy(update={**words, "diagnosis": new})


def _told(question: Asked, said: Mapping[str, Any], values: Values) -> tuple[str, str] | None:
    """The misconception that the report tells, and what the bank says of it now."""
    choices, places, named = wrong_choices(question), said.get("wrong", ()), said.get("misconceptions", ())
    if not places or places[0] >= len(choices) or choices[places[0]].misconception != named[0]:
        return None
    return named[0], fill(choices[places[0]].feedback, values).strip()


def _message(question: Asked, said: Mapping[str, Any], check: Check, values: Values) -> str:
    """Where the author's words are in a message: feedback on a right option, and on those that were missed."""
    given = said.get("given")
    if isinstance(question, Single | MistakeBug) and check.outcome is Outcome.PASSED:
        words = question.options[int(given)].feedback if isinstance(given, str) and given.isdigit() else None
        return fill(words, values).strip() if words else check.message
    if isinstance(question, Multiple) and isinstance(given, list) and check.outcome is not Outcome.PASSED:
        feedback = {str(at): fill(one.feedback or "", values) for at, one in enumerate(question.options)}
        right = {str(at) for at, one in enumerate(question.options) if one.correct}
        return options_message(set(given), right, feedback)
    return check.message
