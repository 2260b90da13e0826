"""What marking says, and how numbers are typed: `1/3`, `2e-3`, `0,5`.

Used by `marking` and `tracing`.
"""

import re
from dataclasses import dataclass
from typing import Any

from grader.model import Outcome
from grader.quiz.expressions import compute_number
from grader.quiz.fields import Tolerance
from grader.quiz.grammar import MAX_LEARNER, ExpressionError
from grader.text import inert

MAX_SHOWN = 60
THOUSANDS = re.compile(r"[-+]?[1-9]\d{0,2}(,\d{3})+")
DECIMAL_COMMA = re.compile(r"(?<=\d),(?=\d)")
RIGHT = "Right."


class AnswerError(Exception):
    """An answer that is not of the kind that the question asks for, with a sentence for the learner."""


@dataclass(frozen=True)
class Marked:
    """What an answer is worth, and what it shows."""

    share: float  # of the points, 0 to 1
    message: str
    given: Any = None  # the answer in the bank's own ids and numbers; None where there is none
    misconceptions: tuple[tuple[str, str], ...] = ()  # id and feedback, the first is the one that is told
    read: bool = True  # whether the answer could be read
    wrong: tuple[int, ...] = ()  # places of the anticipated wrong answers that it is

    @property
    def said(self) -> str:
        """Everything that the learner reads: the sentence and the feedback on what the answer shows."""
        return " ".join([self.message, *dict.fromkeys(words for _, words in self.misconceptions)])

    @property
    def outcome(self) -> Outcome:
        """The share as a report says it."""
        return Outcome.PASSED if self.share >= 1 else Outcome.PARTIAL if self.share > 0 else Outcome.FAILED


def short(answer: Any) -> str:
    """An answer as a message quotes it: inert, and not longer than a line."""
    text = inert(answer if isinstance(answer, str) else repr(answer), keep_lines=False)
    return f"“{text if len(text) <= MAX_SHOWN else text[:MAX_SHOWN] + '…'}”"


def typed(answer: Any, longest: int = MAX_LEARNER) -> str:
    """What a learner typed; a plain number is as good as its text."""
    if isinstance(answer, bool) or not isinstance(answer, str | int | float):
        raise AnswerError("it is not a text")
    text = str(answer)
    if len(text) > longest:
        raise AnswerError(f"it has more than {longest} characters")
    return text


def numbers(text: str) -> list[float]:
    """A number that a learner typed: `1/3`, `2e-3`, `0,5`; two readings where the comma has two meanings (`1,250`)."""
    bare = text.strip()
    if bare.endswith("%") or "€" in bare or "$" in bare:
        raise AnswerError("write the number alone, without a unit")
    if "," not in bare or "(" in bare or "[" in bare:
        return [compute_number(bare, {}, MAX_LEARNER)]
    readings = [DECIMAL_COMMA.sub(".", bare)] if "." not in bare else []
    if THOUSANDS.fullmatch(bare.split(".")[0]):
        readings.append(bare.replace(",", ""))
    found = []
    for one in readings:
        try:
            found.append(compute_number(one, {}, MAX_LEARNER))
        except ExpressionError:
            continue
    if not found:
        raise AnswerError("write one number, like 0.5, 1/3 or 2e-3")
    return found


def close(value: float, other: float, tolerance: Tolerance) -> bool:
    """Whether a value counts as the other."""
    return abs(value - other) <= tolerance.of(other)
