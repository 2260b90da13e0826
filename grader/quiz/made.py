"""What a variant is: one question's numbers, texts, key and anticipated wrong answers.

Made by `variants` and `keys`, read by pages, exports and `marking`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from grader.quiz.expressions import Value
from grader.quiz.mistakes import MistakeBug
from grader.quiz.questions import Asked
from grader.quiz.templates import Shown as ShownValue
from grader.quiz.templates import fill, show

TWO_SIGNS = re.compile(r"(?<=\S)[^\S\n]*[-+−] ?[-−](?=[\d.])")
CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)


class RefusedError(Exception):
    """A draw that cannot be used, with the reason."""


@dataclass(frozen=True)
class Shown:
    """Something to choose, to order or to pair: its label on the page (which tells nothing), its id in the bank, its text."""

    label: str
    id: str
    text: str


@dataclass(frozen=True)
class Anticipated:
    """A wrong answer that a misconception leads to; `row` is the step of a trace table."""

    value: Any
    misconception: str
    feedback: str
    row: str = ""


@dataclass(frozen=True)
class Variant:
    """One question with its numbers. What a student may see: stem, code, options, left, right, rows."""

    question: Asked | MistakeBug
    seed: int
    refused: int = 0  # draws before this one that could not be used
    values: Mapping[str, ShownValue] = field(default_factory=dict)
    stem: str = ""
    code: str | None = None
    explanation: str = ""
    options: tuple[Shown, ...] = ()  # of choices and of an order
    left: tuple[Shown, ...] = ()
    right: tuple[Shown, ...] = ()
    rows: tuple[tuple[str, str], ...] = ()  # name and label of each step of a trace table
    key: Any = None  # by type: ids of options, a number, a formula, axes, an order, pairs, an output, a line, numbers
    wrong: tuple[Anticipated, ...] = ()
    feedback: Mapping[str, str] = field(default_factory=dict)  # of options, by id

    @property
    def numbers(self) -> dict[str, Value]:
        """The values that formulas can use."""
        return {name: value for name, value in self.values.items() if not isinstance(value, str)}

    @property
    def drawn(self) -> str:
        """What chance decided, as one text: two variants with the same are the same."""
        orders = [[one.id for one in shown] for shown in (self.options, self.left, self.right)]
        return f"{self.question.id} {sorted((name, show(value)) for name, value in self.values.items())} {orders}"


def well_formed(text: str, values: Mapping[str, ShownValue]) -> str:
    """Markdown filled in; refused if it reads like `3 + -2` or shows what is no number."""
    filled = fill(text, values)
    if values and (found := TWO_SIGNS.search(CODE.sub("`", filled))):
        raise RefusedError(f"the text reads {filled[max(0, found.start() - 15) : found.end() + 10].strip()!r}")
    return filled
