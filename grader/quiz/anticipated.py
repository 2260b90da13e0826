"""What can be answered to a question, as its author wrote it: the key and the anticipated wrong answers, without any draw.

Their places are those that marking leaves in a report, so that what a class answered can be counted. Between the `bank`,
and `analysis` and `wording`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from grader.quiz import questions as of
from grader.quiz.mistakes import MistakeBug
from grader.quiz.questions import Asked


@dataclass(frozen=True)
class Choice:
    """One wrong answer: its text (Markdown, or code), and what it shows."""

    text: str
    misconception: str
    feedback: str
    is_code: bool = False


def wrong_choices(question: Asked) -> list[Choice]:
    """The anticipated wrong answers of a question, in the order in which a variant has them."""
    return WRONG[type(question)](question)


def right_choice(question: Asked) -> str:
    """The key in a few words, where one text holds it."""
    options = getattr(question, "options", ())
    if options and isinstance(options, tuple):
        return " · ".join(option.text.strip() for option in options if option.correct)
    answer = getattr(question, "answer", "")
    return f"`{answer}`" if isinstance(answer, int | str) and answer else ""


def _options(question: Any) -> list[Choice]:
    return [
        Choice(one.text, one.misconception or "", one.feedback or "") for one in question.options if not one.correct
    ]


def _values(question: Any) -> list[Choice]:
    return [Choice(one.value, one.misconception, one.feedback, True) for one in question.wrong]


def _orders(question: of.Order) -> list[Choice]:
    texts = {one.id: " ".join(one.text.split()) for one in question.items}
    return [
        Choice(" → ".join(texts[name] for name in one.order), one.misconception, one.feedback) for one in question.wrong
    ]


def _pairs(question: of.Match) -> list[Choice]:
    texts = {one.id: " ".join(one.text.split()) for one in (*question.left, *question.right)}
    left = {one.id: " ".join(one.text.split()) for one in question.left}
    return [
        Choice(f"{left[one.pair[0]]} ↔ {texts[one.pair[1]]}", one.misconception, one.feedback) for one in question.wrong
    ]


def _lines(question: of.Bug) -> list[Choice]:
    code = (question.code or "").splitlines()
    return [
        Choice(f"{one.line}: {code[one.line - 1].strip()}", one.misconception, one.feedback, True)
        for one in question.wrong
    ]


def _rows(question: of.Trace) -> list[Choice]:
    return [
        Choice(f"{row.name} = {one.value}", one.misconception, one.feedback, True)
        for row in question.rows
        for one in row.wrong
    ]


WRONG: dict[type, Callable[[Any], list[Choice]]] = {
    of.Single: _options, of.Multiple: _options, of.Numeric: _values, of.Written: _values, of.Shape: _values,
    of.Order: _orders, of.Match: _pairs, of.Output: _values, of.Bug: _lines, of.Trace: _rows, MistakeBug: _options,
}  # fmt: skip
