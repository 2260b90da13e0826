"""What a page shows of a question: its texts as HTML and how it is answered, and nothing that decides points.

Made from variants; a graded question's key, feedback, seed and misconceptions are not read here at all. What a practice
question adds to judge an answer is made by `page_keys`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from markupsafe import Markup

from grader.errors import CourseError
from grader.quiz import questions as of
from grader.quiz.markdown import to_html, to_line, to_plain
from grader.quiz.mistakes import MistakeBug
from grader.quiz.questions import Asked
from grader.quiz.variants import Shown, Variant
from grader.text import inert

Kind = Literal["choice", "choices", "number", "formula", "shape", "order", "match", "output", "line", "trace"]
KINDS: dict[type, Kind] = {
    of.Single: "choice", of.Multiple: "choices", of.Numeric: "number", of.Written: "formula", of.Shape: "shape",
    of.Order: "order", of.Match: "match", of.Output: "output", of.Bug: "line", of.Trace: "trace", MistakeBug: "choice",
}  # fmt: skip
NOTHING = Markup("")


@dataclass(frozen=True)
class Part:
    """Something to choose, to order, to pair or to fill in: the name that is handed in, as HTML, and as plain words."""

    label: str
    html: Markup
    plain: str


@dataclass(frozen=True)
class Face:
    """One variant as its student sees it."""

    place: str  # unique on the page: begins every id in it
    tag: str
    stem: Markup
    code: str | None
    options: Sequence[Part]
    left: Sequence[Part]
    right: Sequence[Part]
    rows: Sequence[Part]
    told: Sequence[Markup] = ()  # feedback of a practice question, shown when an answer asks for it
    explanation: Markup = NOTHING

    @property
    def lines(self) -> list[str]:
        """The code, line by line."""
        return (self.code or "").splitlines()

    @property
    def rights_are_words(self) -> bool:
        """Whether a list to select from can show the right side itself, which takes no formulas."""
        return all(part.html == part.plain for part in self.right)


@dataclass(frozen=True)
class View:
    """One question on a page, with its variants."""

    name: str
    number: int
    kind: Kind
    points: float
    hint: Markup
    picture: str
    picture_alt: str
    faces: Sequence[Face]
    is_practice: bool = False
    names: Sequence[str] = ()  # that a formula may use
    is_once: bool = False  # whether each partner goes with one line only


def view(question: Asked, name: str, number: int, faces: Sequence[Face], picture: str) -> View:
    """A question with its variants as a page shows it."""
    kind = kind_of(question)
    return View(
        name, number, kind, question.points, _hint(question, kind), picture, question.picture_alt or "", faces,
        names=list(getattr(question, "variables", ())), is_once=not getattr(question, "reuse", True),
    )  # fmt: skip


def face(made: Variant, place: str, tag: str) -> Face:
    """A variant without anything that decides points."""
    try:
        return Face(
            place, tag, to_html(made.stem), made.code, _parts(made.options, _is_output(made)),
            _parts(made.left), _parts(made.right), [Part(name, to_line(text), to_plain(text)) for name, text in made.rows],
        )  # fmt: skip
    except CourseError as error:
        raise CourseError(f"{made.question.id}: {error}") from None


def kind_of(question: Asked) -> Kind:
    """How a question is answered on a page."""
    if isinstance(question, of.Output) and question.options:
        return "choice"
    return KINDS[type(question)]


def _is_output(made: Variant) -> bool:
    return isinstance(made.question, of.Output)


def _parts(shown: Sequence[Shown], as_code: bool = False) -> list[Part]:
    """Texts of a question; what code prints is no Markdown."""
    if as_code:
        return [
            Part(one.label, Markup("<code class=printed>{}</code>").format(inert(one.text)), one.text) for one in shown
        ]
    return [Part(one.label, to_line(one.text), to_plain(one.text)) for one in shown]


def _hint(question: Any, kind: Kind) -> Markup:
    """What to type and how."""
    decimals = getattr(question, "decimals", None)
    places = f", to at least {decimals} decimal{'' if decimals == 1 else 's'}" if decimals else ""
    if kind == "formula":
        names = ", ".join(question.variables)
        return Markup("Write a formula in {}, with * for a product and ^ for a power.").format(names)
    times = (
        "some fit several lines, some perhaps none"
        if getattr(question, "reuse", False)
        else "each fits one line at most"
    )
    return Markup(HINTS[kind]).format(places=places, times=times)


HINTS: dict[Kind, str] = {
    "choice": "Choose one.", "choices": "Choose every right one: each option counts, wrong ones against you.",
    "number": "Write a number, like 0.5, 1/3 or 2e-3{places}.",
    "trace": "Write a number in each row, like 0.5, 1/3 or 2e-3{places}.",
    "shape": "Write a shape, like (7, 3), (7,) or (), or the word error.",
    "order": "Move the lines up and down until they stand in the right order.",
    "match": "Choose a partner for each line: {times}.", "output": "Write exactly what is printed; spaces do not matter.",
    "line": "Choose the line that is wrong.",
}  # fmt: skip
