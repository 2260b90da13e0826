"""The parts that questions are written in: names, parameters, tolerances, options, items, anticipated wrong answers.

Validated by pydantic; `questions` puts them together by type.
"""

import re
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

from grader.quiz.grammar import FUNCTIONS

PLACEHOLDER = re.compile(r"\{\{\s*([A-Za-z]\w*)\s*(?::([^{}]*))?\}\}")


def _as_text(value: Any) -> Any:
    if isinstance(value, bool):
        raise ValueError("put quotes around it: without them it is read as true or false")
    return str(value) if isinstance(value, int | float) else value


def _no_function(name: str) -> str:
    if name in FUNCTIONS:
        raise ValueError(f"{name} is the name of a function: choose another")
    return name


def _no_truth(value: Any) -> Any:
    if isinstance(value, bool):
        raise ValueError("put quotes around it: without them it is read as true or false")
    return value


Text = Annotated[str, BeforeValidator(_as_text), StringConstraints(min_length=1)]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Label = Annotated[str, BeforeValidator(_as_text), StringConstraints(pattern=r"^[\w.-]+$", max_length=40)]
Variable = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_]*$"), AfterValidator(_no_function)]
MisconceptionId = Annotated[str, StringConstraints(pattern=r"^[A-Z]+-\d+\w*$")]
Concept = Annotated[str, StringConstraints(pattern=r"^K\d\d$")]
Slip = Annotated[str, StringConstraints(pattern=r"^E\d+$")]
Formula = Text
Range = tuple[float, float]


class Strict(BaseModel):
    """Unknown keys are errors: a misspelt key must not be ignored."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Integers(Strict):
    """Whole numbers, both ends included."""

    integers: tuple[int, int]
    step: Annotated[int, Field(gt=0)] = 1


class Choices(Strict):
    """One of several numbers or words."""

    choices: Annotated[tuple[Annotated[int | float | str, BeforeValidator(_no_truth)], ...], Field(min_length=2)]


class Decimals(Strict):
    """Multiples of 10^-places, both ends included."""

    decimals: Range
    places: Annotated[int, Field(ge=0, le=8)] = 1


Parameter = Integers | Choices | Decimals


class Tolerance(Strict):
    """How far from the key an answer may be."""

    relative: Annotated[float, Field(gt=0, lt=0.5)] | None = None
    absolute: Annotated[float, Field(gt=0)] | None = None

    @model_validator(mode="after")
    def _one(self) -> "Tolerance":
        if (self.relative is None) == (self.absolute is None):
            raise ValueError("say either relative or absolute")
        return self

    def of(self, *values: float) -> float:
        """The distance that is allowed around the largest of some values; rounding is always forgiven."""
        largest = max(map(abs, values))
        own = self.absolute if self.absolute is not None else (self.relative or 0.0) * largest
        return max(own, 1e-9 * max(1.0, largest))


class Wrong(Strict):
    """An answer that a misconception leads to."""

    misconception: MisconceptionId
    feedback: Text


class WrongValue(Wrong):
    """A wrong value, formula, shape or output."""

    value: Text


class WrongPair(Wrong):
    """A wrong pair."""

    pair: tuple[Label, Label]


class WrongOrder(Wrong):
    """A wrong order."""

    order: tuple[Label, ...]


class WrongLine(Wrong):
    """A line that is not the wrong one."""

    line: Annotated[int, Field(ge=1)]


class Option(Strict):
    """One option."""

    text: Text
    correct: bool = False
    misconception: MisconceptionId | None = None
    feedback: Text | None = None


class Item(Strict):
    """Something to be ordered or paired."""

    id: Label
    text: Text
