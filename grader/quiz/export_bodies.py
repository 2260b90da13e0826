"""A variant as an LMS can ask it; what cannot be asked outside the course says why.

Between `variants`, and the formats `moodle` and `qti`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from grader.quiz import questions as of
from grader.quiz.compare import same_output, tokens
from grader.quiz.export_items import (
    Body,
    CannotError,
    Choice,
    Choices,
    Item,
    Near,
    Number,
    Pairs,
    Picture,
    Sequence,
    Spellings,
    exact,
    near,
)  # fmt: skip
from grader.quiz.export_spellings import of_output, of_shape
from grader.quiz.html import code, html, plain
from grader.quiz.mistakes import MistakeBug
from grader.quiz.templates import fill
from grader.quiz.variants import Variant

LONGEST_LABEL = 200  # characters: Moodle keeps 255 of what is picked from a list
MARKUP = set("<>&")
OUTPUT_TOLERANCE = Decimal("1e-6")
BY_NUMBER = "a fraction like 1/3 is not accepted as a number"
BY_LINE = "asked as a choice among its lines"
BY_SPELLING = "only the usual spellings of a shape are accepted"
BY_LETTER = "the printed text is compared letter by letter, not number by number"


@dataclass(frozen=True)
class _Made:
    body: Body
    after: str = ""
    changes: tuple[str, ...] = ()
    explanation: str = ""


def item(variant: Variant, folder: Path) -> Item:
    """The item of a variant; pictures lie in the exercise's folder."""
    question = variant.question
    made = BODIES[type(question)](question, variant)
    picture = Picture(folder / question.picture, question.picture_alt or "") if question.picture else None
    return Item(
        question=question.id, seed=variant.seed, points=exact(question.points), concepts=question.concepts,
        text=html(variant.stem), code=code(variant.code) if variant.code else "", body=made.body, after=made.after,
        explanation=f"{html(variant.explanation)}{made.explanation}", picture=picture, changes=made.changes,
    )  # fmt: skip


def _choices(question: Any, variant: Variant) -> _Made:
    options = tuple(
        Choice(html(one.text), one.id in variant.key, html(variant.feedback.get(one.id, ""))) for one in variant.options
    )
    return _Made(Choices(options, isinstance(question, of.Multiple), question.keep_order))


def _number(question: of.Numeric, variant: Variant) -> _Made:
    wrong = tuple(near(one.value, question.tolerance, html(one.feedback)) for one in variant.wrong)
    places = question.decimals
    hint = html(f"Give {places} decimal{'s' if places > 1 else ''}.") if places else ""
    return _Made(Number(near(variant.key, question.tolerance), wrong), hint, (BY_NUMBER,))


def _shape(question: of.Shape, variant: Variant) -> _Made:
    wrong = tuple((of_shape(one.value), html(one.feedback)) for one in variant.wrong)
    hint = html("Write a shape like `(7, 3)`, `(7,)` or `()`; write `error` if NumPy raises one.")
    return _Made(Spellings(of_shape(variant.key), wrong, letters=False), hint, (BY_SPELLING,))


def _output(question: of.Output, variant: Variant) -> _Made:
    if question.options:
        said = {str(at): html(one.feedback) for at, one in enumerate(variant.wrong, 1)}
        options = tuple(
            Choice(code(one.text), same_output(one.text, variant.key), said.get(one.id, "")) for one in variant.options
        )
        return _Made(Choices(options, several=False, keep_order=False))
    if "\n" in variant.key:
        raise CannotError("it prints several lines, and an LMS takes one")
    if all(len(tokens(one)) == 1 and isinstance(tokens(one)[0], float) for one in (variant.key, *_values(variant))):
        return _printed_number(variant)
    return _Made(
        Spellings(of_output(variant.key), tuple((of_output(one.value), html(one.feedback)) for one in variant.wrong),
                  letters=True),
        html("Write the line exactly as it is printed."), (BY_LETTER,),
    )  # fmt: skip


def _values(variant: Variant) -> list[str]:
    return [one.value for one in variant.wrong]


def _printed_number(variant: Variant) -> _Made:
    def one(text: str, feedback: str = "") -> Near:
        value = Decimal(repr(tokens(text)[0]))
        return Near(value, OUTPUT_TOLERANCE * abs(value), feedback)

    wrong = tuple(one(each.value, html(each.feedback)) for each in variant.wrong)
    return _Made(Number(one(variant.key), wrong), changes=(BY_NUMBER,))


def _lines(question: of.Bug, variant: Variant) -> _Made:
    said = {one.value: one.feedback for one in variant.wrong}
    lines = [(at, line) for at, line in enumerate((variant.code or "").splitlines(), 1) if line.strip()]
    options = tuple(
        Choice(f"<p>Line {at}:</p>{code(line.strip())}", at == variant.key,
               html("" if at == variant.key else said.get(at, "That line does what it should.")))
        for at, line in lines
    )  # fmt: skip
    fixed = f"\n{code(fill(question.fixed, variant.values))}" if question.fixed else ""
    return _Made(Choices(options, several=False, keep_order=True), changes=(BY_LINE,), explanation=fixed)


def _sequence(question: of.Order, variant: Variant) -> _Made:
    text = {one.id: html(one.text) for one in variant.options}
    steps = tuple(text[name] for name in variant.key)
    return _Made(Sequence(steps, html(question.feedback), question.before is not None, bool(question.wrong)))


def _pairs(question: of.Match, variant: Variant) -> _Made:
    """The labels are the texts of the right; letters, explained in the question, where a list cannot show those."""
    texts = {one.id: plain(one.text) for one in variant.right}
    shown = [text for text in texts.values() if text and len(text) <= LONGEST_LABEL and not MARKUP & set(text)]
    whole = len(set(shown)) == len(texts)
    labels = {one.id: texts[one.id] if whole else one.label.upper() for one in variant.right}
    after = "" if whole else "\n".join(html(f"**{one.label.upper()}** — {one.text}") for one in variant.right)
    left = tuple((html(one.text), str(labels[variant.key[one.id]])) for one in variant.left)
    return _Made(Pairs(left, tuple(map(str, labels.values()))), after)


def _formula(question: of.Written, variant: Variant) -> _Made:
    raise CannotError("a formula is compared by its values, which an LMS cannot do")


def _table(question: of.Trace, variant: Variant) -> _Made:
    raise CannotError("a table is marked with follow-through, which an LMS cannot do")


BODIES: dict[type, Callable[[Any, Variant], _Made]] = {
    of.Single: _choices, of.Multiple: _choices, MistakeBug: _choices, of.Numeric: _number, of.Shape: _shape,
    of.Output: _output, of.Bug: _lines, of.Order: _sequence, of.Match: _pairs, of.Written: _formula, of.Trace: _table,
}  # fmt: skip
