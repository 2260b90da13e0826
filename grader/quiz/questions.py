"""A question as its author writes it, by type; validated by pydantic before anything is drawn.

The kinds: one right option (`single`) or several (`multiple`), a number (`numeric`), a formula (`expression`), an array's
shape (`shape`), an order (`order`), pairs (`match`), what code prints (`output`), the wrong line (`bug`, or "which bug made
this output?" from a known mistake of the exercise), and a table of steps (`trace`).

A trace table has rows, each with a name, a label and a formula that may use the names of earlier rows::

    type: trace
    rows:
      - {name: g, label: "slope at $w_0$", value: "k * w0"}
      - {name: w1, label: "$w$ after one step", value: "w0 - a * g", wrong: [{value: ..., misconception: ..., feedback: ...}]}

It is marked with follow-through: a row counts as right when it equals the key, or when it equals what its formula gives with
the learner's own values of the earlier rows. One slip costs one row.
"""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from grader.quiz.fields import (
    Concept,
    Formula,
    Id,
    Item,
    Label,
    MisconceptionId,
    Option,
    Parameter,
    Range,
    Slip,
    Strict,
    Text,
    Variable,
    WrongLine,
    WrongOrder,
    WrongPair,
    WrongValue,
)  # fmt: skip
from grader.quiz.fields import Tolerance as Tolerance


class Asked(Strict):
    """What every question has."""

    id: Id
    concepts: Annotated[tuple[Concept, ...], Field(min_length=1)]
    slips: tuple[Slip, ...] = ()
    use: Literal["practice", "graded"] = "practice"
    points: Annotated[float, Field(gt=0, le=100)] = 1.0
    parameters: dict[Variable, Parameter] = Field(default_factory=dict)
    let: dict[Variable, Formula] = Field(default_factory=dict)
    stem: Text
    picture: Annotated[str, StringConstraints(pattern=r"^[\w.-]+\.(svg|png)$")] | None = None
    picture_alt: Text | None = None
    code: str | None = None
    explanation: Text

    @model_validator(mode="after")
    def _whole(self) -> "Asked":
        if (self.picture is None) != (self.picture_alt is None):
            raise ValueError("picture and picture_alt go together")
        if both := sorted(self.parameters.keys() & self.let.keys()):
            raise ValueError(f"{', '.join(both)} is both a parameter and a let")
        self.check_type()
        return self

    def check_type(self) -> None:
        """What this type of question asks for besides."""


class _Optioned(Asked):
    options: Annotated[tuple[Option, ...], Field(min_length=3, max_length=6)]
    keep_order: bool = False

    def check_type(self) -> None:
        """Wrong options say what leads to them; no two are the same."""
        for option in self.options:
            if not option.correct and (option.misconception is None or option.feedback is None):
                raise ValueError(f"the wrong option {option.text.strip()[:40]!r} needs a misconception and feedback")
        texts = [option.text.strip() for option in self.options]
        if len(set(texts)) < len(texts):
            raise ValueError("two options have one text")

    @property
    def right(self) -> int:
        return sum(option.correct for option in self.options)


class Single(_Optioned):
    """One right option."""

    type: Literal["single"]

    def check_type(self) -> None:
        """Exactly one is right."""
        super().check_type()
        if self.right != 1:
            raise ValueError(f"exactly one option is correct, not {self.right}")


class Multiple(_Optioned):
    """Each option right or wrong."""

    type: Literal["multiple"]

    def check_type(self) -> None:
        """Some are right, some are not, all say why."""
        super().check_type()
        if not 1 <= self.right < len(self.options):
            raise ValueError("at least one option is correct, and not all of them")
        for option in self.options:
            if option.feedback is None:
                raise ValueError(f"the option {option.text.strip()[:40]!r} needs feedback: why it is true")


class Numeric(Asked):
    """A number."""

    type: Literal["numeric"]
    answer: Formula
    tolerance: Tolerance = Tolerance(relative=1e-3)
    decimals: Annotated[int, Field(ge=0, le=12)] | None = None
    wrong: Annotated[tuple[WrongValue, ...], Field(min_length=1)]


class Written(Asked):
    """A formula in given variables."""

    type: Literal["expression"]
    variables: Annotated[dict[Variable, Range], Field(min_length=1)]
    answer: Formula
    wrong: Annotated[tuple[WrongValue, ...], Field(min_length=1)]

    def check_type(self) -> None:
        """Ranges go upwards; no name means two things."""
        if wide := [name for name, (low, high) in self.variables.items() if not low < high]:
            raise ValueError(f"the range of {wide[0]} goes from a smaller to a larger number")
        if both := sorted(self.variables.keys() & {*self.parameters, *self.let}):
            raise ValueError(f"{', '.join(both)} is both a variable and a parameter or let")


class Shape(Asked):
    """The shape of an array."""

    type: Literal["shape"]
    answer: Text
    wrong: Annotated[tuple[WrongValue, ...], Field(min_length=1)]


class Order(Asked):
    """Steps in a right order."""

    type: Literal["order"]
    items: Annotated[tuple[Item, ...], Field(min_length=3, max_length=10)]
    before: Annotated[tuple[tuple[Label, Label], ...], Field(min_length=1)] | None = None
    wrong: tuple[WrongOrder, ...] = ()
    misconception: MisconceptionId
    feedback: Text

    def check_type(self) -> None:
        """Every id is known; the given order is right, the wrong ones are not."""
        ids = [item.id for item in self.items]
        known_ids(ids, [name for pair in self.before or () for name in pair], "before")
        if any(ids.index(first) >= ids.index(then) for first, then in self.before or ()):
            raise ValueError("the items do not stand in an order that `before` allows")
        for one in self.wrong:
            if sorted(one.order) != sorted(ids):
                raise ValueError("a wrong order names every item once")
            if all(one.order.index(first) < one.order.index(then) for first, then in self.pairs):
                raise ValueError("a wrong order is a right one, too")

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """What must come before what."""
        if self.before is not None:
            return self.before
        ids = [item.id for item in self.items]
        return tuple((first, then) for at, first in enumerate(ids) for then in ids[at + 1 :])


class Match(Asked):
    """Pairs."""

    type: Literal["match"]
    left: Annotated[tuple[Item, ...], Field(min_length=2, max_length=10)]
    right: Annotated[tuple[Item, ...], Field(min_length=2, max_length=12)]
    answer: dict[Label, Label]
    reuse: bool = False
    wrong: Annotated[tuple[WrongPair, ...], Field(min_length=2)]

    def check_type(self) -> None:
        """Every id is known, every left has its right, and no wrong pair is right."""
        left, right = [item.id for item in self.left], [item.id for item in self.right]
        known_ids(left, [*self.answer, *(one.pair[0] for one in self.wrong)], "left")
        known_ids(right, [*self.answer.values(), *(one.pair[1] for one in self.wrong)], "right")
        if missing := [name for name in left if name not in self.answer]:
            raise ValueError(f"answer has no pair for {', '.join(missing)}")
        if not self.reuse and len(set(self.answer.values())) < len(self.answer):
            raise ValueError("two of the left go with one of the right: say reuse: true")
        if same := [one.pair for one in self.wrong if self.answer[one.pair[0]] == one.pair[1]]:
            raise ValueError(f"the wrong pair {', '.join(same[0])} is the right one")


class Output(Asked):
    """What code prints; the key comes from running it."""

    type: Literal["output"]
    code: Text
    options: bool = False
    wrong: Annotated[tuple[WrongValue, ...], Field(min_length=1)]


class KnownMistake(Strict):
    """One of the exercise's own mistakes, and the call that shows it."""

    id: MisconceptionId
    of: str
    call: Text | None = None


class Bug(Asked):
    """The wrong line of some code, or the mistake behind an output."""

    type: Literal["bug"]
    answer: Annotated[int, Field(ge=1)] | None = None
    fixed: str | None = None
    wrong: tuple[WrongLine, ...] = ()
    mistake: KnownMistake | None = None

    def check_type(self) -> None:
        """Either code with its wrong line, or a mistake of the exercise."""
        if self.mistake is not None:
            if self.answer is not None or self.wrong or self.fixed:
                raise ValueError("with mistake the engine makes key and choices: leave answer, fixed and wrong out")
            return
        if not self.code or self.answer is None or not self.wrong:
            raise ValueError("a bug question needs code, answer and wrong lines, or mistake")
        count = len(self.code.splitlines())
        for line in (self.answer, *(one.line for one in self.wrong)):
            if line > count:
                raise ValueError(f"line {line} does not exist: the code has {count}")
        if self.answer in [one.line for one in self.wrong]:
            raise ValueError("a wrong line is the right one, too")


class Row(Strict):
    """One step of a trace table."""

    name: Variable
    label: Text
    value: Formula
    wrong: tuple[WrongValue, ...] = ()


class Trace(Asked):
    """A table of steps, marked with follow-through."""

    type: Literal["trace"]
    rows: Annotated[tuple[Row, ...], Field(min_length=2, max_length=12)]
    tolerance: Tolerance = Tolerance(relative=1e-3)
    decimals: Annotated[int, Field(ge=0, le=12)] | None = None

    def check_type(self) -> None:
        """Every row has a name of its own."""
        names = [*self.parameters, *self.let, *(row.name for row in self.rows)]
        if twice := sorted({name for name in names if names.count(name) > 1}):
            raise ValueError(f"{', '.join(twice)} names two things")


Question = Annotated[
    Single | Multiple | Numeric | Written | Shape | Order | Match | Output | Bug | Trace, Field(discriminator="type")
]


class QuizFile(Strict):
    """A whole `quiz.yaml`."""

    title: Text
    questions: Annotated[tuple[Question, ...], Field(min_length=1)]


def known_ids(ids: list[str], used: list[str], where: str) -> None:
    """Every id is unique, and those used are among them."""
    if len(set(ids)) < len(ids):
        raise ValueError("two items have one id")
    if unknown := sorted({name for name in used if name not in ids}):
        raise ValueError(f"{where}: {', '.join(unknown)} is no id here (there are {', '.join(ids)})")
