"""Key, options and anticipated wrong answers of a draw, by type of question; refused where two cannot be told apart.

Between `variants`, which draws the numbers, and what it makes.
"""

import re
from collections.abc import Callable, Sequence
from typing import Any

from grader.quiz import fields
from grader.quiz import questions as of
from grader.quiz.compare import NEEDED_POINTS, Point, points, same_output, same_values, shape, values_at
from grader.quiz.draws import Chance
from grader.quiz.expressions import compute_number
from grader.quiz.fields import Tolerance
from grader.quiz.grammar import MAX_AUTHOR, parse
from grader.quiz.made import Anticipated, RefusedError, Shown, Variant
from grader.quiz.made import well_formed as _text
from grader.quiz.mistakes import MistakeBug
from grader.quiz.snippets import printed
from grader.quiz.templates import fill, show

APART = 10  # tolerances that answers are apart
NAME = re.compile(r"(?<![\w.])[A-Za-z]\w*", re.ASCII)


def _choices(question: Any, made: Variant, chance: Chance) -> dict[str, Any]:
    """Options in an order of their own; their ids are their places in the file."""
    texts = [_text(option.text, made.values) for option in question.options]
    if len({text.strip() for text in texts}) < len(texts):
        raise RefusedError("two options read the same")
    order = list(range(len(texts)))
    order = order if question.keep_order else chance.shuffled(order)
    wrong = [
        Anticipated(str(at), option.misconception or "", _text(option.feedback or "", made.values))
        for at, option in enumerate(question.options) if not option.correct
    ]  # fmt: skip
    return {
        "options": tuple(Shown(_letter(place), str(at), texts[at]) for place, at in enumerate(order)),
        "key": frozenset(str(at) for at, option in enumerate(question.options) if option.correct),
        "wrong": tuple(wrong),
        "feedback": {
            str(at): _text(one.feedback, made.values) for at, one in enumerate(question.options) if one.feedback
        },
    }


def _letter(place: int) -> str:
    return "abcdefghijklmnopqrstuvwxyz"[place]


def _numeric(question: of.Numeric, made: Variant, chance: Chance) -> dict[str, Any]:
    key = compute_number(question.answer, made.numbers)
    wrong = [(compute_number(one.value, made.numbers), one) for one in question.wrong]
    _apart([key, *(value for value, _ in wrong)], question.tolerance)
    _rounds(key, question.tolerance, question.decimals)
    return {"key": key, "wrong": _anticipated(wrong, made)}


def _anticipated(wrong: Sequence[tuple[Any, fields.Wrong]], made: Variant, row: str = "") -> tuple[Anticipated, ...]:
    return tuple(Anticipated(value, one.misconception, _text(one.feedback, made.values), row) for value, one in wrong)


def _apart(numbers: Sequence[float], tolerance: Tolerance) -> None:
    for at, first in enumerate(numbers):
        for second in numbers[at + 1 :]:
            if abs(first - second) <= APART * tolerance.of(first, second):
                raise RefusedError(f"two answers are too close to tell apart: {first:.6g} and {second:.6g}")


def _rounds(key: float, tolerance: Tolerance, decimals: int | None) -> None:
    if decimals is not None and abs(round(key, decimals) - key) > tolerance.of(key):
        raise RefusedError(f"rounded to {decimals} decimals the key {key:.6g} is outside its own tolerance")


def _written(question: of.Written, made: Variant, chance: Chance) -> dict[str, Any]:
    where = test_points(question, made)
    key = values_at(parse(question.answer, MAX_AUTHOR), where)
    if sum(value is not None for value in key) < NEEDED_POINTS:
        raise RefusedError(f"the key has a value at fewer than {NEEDED_POINTS} of the points: choose other ranges")
    answers = [question.answer, *(one.value for one in question.wrong)]
    found = [values_at(parse(one, MAX_AUTHOR), where) for one in answers]
    for at, first in enumerate(found):
        for second in range(at + 1, len(found)):
            if same_values(first, found[second], 1e-6):
                raise RefusedError(f"two answers have the same values: {answers[at]} and {answers[second]}")
    wrong = [(_with_numbers(one.value, made), one) for one in question.wrong]
    return {"key": _with_numbers(question.answer, made), "wrong": _anticipated(wrong, made)}


def _with_numbers(formula: str, made: Variant) -> str:
    """A formula as a learner writes it: numbers instead of the names that only its author uses."""

    def one(name: re.Match[str]) -> str:
        if name[0] not in made.numbers:
            return name[0]
        text = show(made.numbers[name[0]], ".15g")
        return f"({text})" if text.startswith("-") else text

    return NAME.sub(one, formula).strip()


def test_points(question: of.Written, made: Variant) -> list[Point]:
    """Where a learner's formula is compared with the key: always the same points for the same seed."""
    where = points(question.variables, Chance(question.id, made.seed, "points"))
    return [{**made.numbers, **point} for point in where]


def _shape(question: of.Shape, made: Variant, chance: Chance) -> dict[str, Any]:
    key = shape(question.answer, made.numbers)
    wrong = [(shape(one.value, made.numbers), one) for one in question.wrong]
    axes = [key, *(value for value, _ in wrong)]
    if len(set(axes)) < len(axes):
        raise RefusedError(f"two shapes are the same: {', '.join(map(str, axes))}")
    return {"key": key, "wrong": _anticipated(wrong, made)}


def _order(question: of.Order, made: Variant, chance: Chance) -> dict[str, Any]:
    items = list(question.items)
    while in_order([item.id for item in items], question.pairs):
        items = chance.shuffled(items)
    wrong = [(one.order, one) for one in question.wrong]
    shown = tuple(Shown(_letter(at), one.id, _text(one.text, made.values)) for at, one in enumerate(items))
    return {"options": shown, "key": tuple(one.id for one in question.items), "wrong": _anticipated(wrong, made)}


def in_order(ids: Sequence[str], pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether everything comes before what it must come before."""
    place = {name: at for at, name in enumerate(ids)}
    return all(place[first] < place[then] for first, then in pairs)


def _match(question: of.Match, made: Variant, chance: Chance) -> dict[str, Any]:
    left, right = question.left, chance.shuffled(question.right)
    return {
        "left": tuple(Shown(str(at), one.id, _text(one.text, made.values)) for at, one in enumerate(left, 1)),
        "right": tuple(Shown(_letter(at), one.id, _text(one.text, made.values)) for at, one in enumerate(right)),
        "key": dict(question.answer), "wrong": _anticipated([(one.pair, one) for one in question.wrong], made),
    }  # fmt: skip


def _output(question: of.Output, made: Variant, chance: Chance) -> dict[str, Any]:
    key = printed(made.code or "")
    outputs = [key, *(fill(one.value, made.values).rstrip("\n") for one in question.wrong)]
    for at, first in enumerate(outputs):
        for second in outputs[at + 1 :]:
            if same_output(first, second):
                raise RefusedError(f"two outputs are the same: {first!r}")
    found = {"key": key, "wrong": _anticipated(list(zip(outputs[1:], question.wrong, strict=True)), made)}
    if not question.options:
        return found
    order = chance.shuffled(range(len(outputs)))
    shown = tuple(Shown(_letter(place), str(at), outputs[at]) for place, at in enumerate(order))
    return {**found, "options": shown}


def _bug(question: of.Bug, made: Variant, chance: Chance) -> dict[str, Any]:
    return {"key": question.answer, "wrong": _anticipated([(one.line, one) for one in question.wrong], made)}


def _trace(question: of.Trace, made: Variant, chance: Chance) -> dict[str, Any]:
    known, key = dict(made.numbers), list[float]()
    wrong: list[Anticipated] = []
    for row in question.rows:
        value = compute_number(row.value, known)
        others = [(compute_number(one.value, known), one) for one in row.wrong]
        _apart([value, *(other for other, _ in others)], question.tolerance)
        _rounds(value, question.tolerance, question.decimals)
        known[row.name] = value
        key.append(value)
        wrong += _anticipated(others, made, row.name)
    rows = tuple((row.name, _text(row.label, made.values)) for row in question.rows)
    return {"rows": rows, "key": tuple(key), "wrong": tuple(wrong)}


BUILD: dict[type, Callable[[Any, Variant, Chance], dict[str, Any]]] = {
    of.Single: _choices, of.Multiple: _choices, of.Numeric: _numeric, of.Written: _written, of.Shape: _shape,
    of.Order: _order, of.Match: _match, of.Output: _output, of.Bug: _bug, of.Trace: _trace, MistakeBug: _choices,
}  # fmt: skip
