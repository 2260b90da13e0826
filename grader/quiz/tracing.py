"""Trace tables, marked with follow-through: a row is right by the key or by the learner's own rows above it.

A part of `marking`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from grader.quiz.expressions import compute_number
from grader.quiz.grammar import ExpressionError
from grader.quiz.made import Variant
from grader.quiz.marked import RIGHT, AnswerError, Marked, close, numbers, short, typed
from grader.quiz.questions import Row, Trace


def mark_trace(question: Trace, variant: Variant, answer: Any) -> Marked:
    """Row by row: the key, or what follows from the learner's own earlier rows."""
    if not isinstance(answer, Mapping) or not set(answer) <= {row.name for row in question.rows}:
        raise AnswerError("it is not a table with the rows of the question")
    table = _Table(question, variant)
    for at, row in enumerate(question.rows):
        table.add(at, row, answer.get(row.name))
    share = table.right / len(question.rows)
    message = RIGHT if share == 1 and not table.words else " ".join(table.words)
    return Marked(share, message, table.given, tuple(table.misconceptions), wrong=tuple(table.wrong))


@dataclass
class _Table:
    question: Trace
    variant: Variant
    right: int = 0
    words: list[str] = field(default_factory=list)
    given: dict[str, float | None] = field(default_factory=dict)
    misconceptions: list[tuple[str, str]] = field(default_factory=list)
    wrong: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.own = dict(self.variant.numbers)  # what the learner goes on from

    def add(self, at: int, row: Row, answer: Any) -> None:
        """One row; an empty or unreadable one earns nothing, and the rows after it go on from the key."""
        key = self.variant.key[at]
        self.given[row.name], self.own[row.name] = None, key
        if answer is None or not str(answer).strip():
            self.words.append(f"{row.name}: no answer was given.")
            return
        try:
            readings = numbers(typed(answer))
        except (AnswerError, ExpressionError) as error:
            self.words.append(f"{row.name}: the answer {short(answer)} could not be read: {error}.")
            return
        self._judge(row, key, readings)

    def _judge(self, row: Row, key: float, readings: list[float]) -> None:
        follows = self._following(row)
        for value in readings:
            self.given[row.name] = self.own[row.name] = value
            if close(value, key, self.question.tolerance):
                self.right += 1
                return
            if follows is not None and close(value, follows, self.question.tolerance):
                self.right += 1
                self.words.append(f"{row.name}: right from your own values above it.")
                return
        for at, one in enumerate(self.variant.wrong):
            near = any(close(value, one.value, self.question.tolerance) for value in readings)
            if one.row == row.name and near:
                self.misconceptions.append((one.misconception, one.feedback.strip()))
                self.wrong.append(at)
        self.words.append(f"{row.name}: that is not the number.")

    def _following(self, row: Row) -> float | None:
        try:
            return compute_number(row.value, self.own)
        except ExpressionError:
            return None
