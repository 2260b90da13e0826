"""A learner's answer to a variant: the share of the points it earns, a sentence, and the misconception that it shows.

An answer that cannot be read says why; one that is missing says so. The message never holds the key. Between `variants` and
the reports of `quiz.reports`.
"""

from collections.abc import Callable, Mapping, Set
from dataclasses import replace
from typing import Any

from grader.quiz import questions as of
from grader.quiz.compare import same_output, same_values, shape, values_at
from grader.quiz.expressions import evaluate
from grader.quiz.grammar import MAX_AUTHOR, MAX_LEARNER, ExpressionError, names, parse
from grader.quiz.keys import test_points
from grader.quiz.made import Anticipated, Shown, Variant
from grader.quiz.marked import RIGHT, AnswerError, Marked, close, numbers, short, typed
from grader.quiz.mistakes import MistakeBug
from grader.quiz.tracing import mark_trace

MAX_TEXT = 2000


def mark(variant: Variant, answer: Any) -> Marked:
    """Mark one answer."""
    if answer is None or answer in ("", [], {}) or (isinstance(answer, str) and not answer.strip()):
        return Marked(0.0, "No answer was given.")
    by_type: Callable[[Any, Variant, Any], Marked] = MARK[type(variant.question)]
    try:
        return by_type(variant.question, variant, answer)
    except (AnswerError, ExpressionError) as error:
        return Marked(0.0, f"The answer {short(answer)} could not be read: {error}.", read=False)


def _chosen(answer: Any, shown: tuple[Shown, ...]) -> str:
    """The id behind a label."""
    found = next((one.id for one in shown if one.label == answer), None) if isinstance(answer, str) else None
    if found is None:
        raise AnswerError(f"it is none of {', '.join(one.label for one in shown)}")
    return found


def _wrong(
    variant: Variant, holds: Callable[[Anticipated], bool], otherwise: str, given: Any, share: float = 0.0
) -> Marked:
    places = tuple(at for at, one in enumerate(variant.wrong) if holds(one))
    found = [(variant.wrong[at].misconception, variant.wrong[at].feedback.strip()) for at in places]
    return Marked(share, otherwise, given, tuple(found), wrong=places)


def _single(question: Any, variant: Variant, answer: Any) -> Marked:
    chosen = _chosen(answer, variant.options)
    if chosen in variant.key:
        return Marked(1.0, variant.feedback.get(chosen, RIGHT).strip(), chosen)
    return _wrong(variant, lambda one: one.value == chosen, "Not this one.", chosen)


def _multiple(question: of.Multiple, variant: Variant, answer: Any) -> Marked:
    """Each option right or wrong is worth 1/k; guessing all or none of them earns what it earns, never less than 0."""
    if not isinstance(answer, list):
        raise AnswerError("it is not a list of options")
    chosen = {_chosen(one, variant.options) for one in answer}
    wrong, count = chosen ^ variant.key, len(variant.options)
    if not wrong:
        return Marked(1.0, RIGHT, sorted(chosen))
    message = options_message(chosen, variant.key, variant.feedback)
    share = per_option(count - len(wrong), count)
    return _wrong(variant, lambda one: one.value in chosen, message, sorted(chosen), share)


def options_message(chosen: Set[str], right: Set[str], feedback: Mapping[str, str]) -> str:
    """How many options are as they should be, and why those are right that were left out; in the bank's order."""
    missed = [words.strip() for name, words in feedback.items() if name in right - chosen]
    return " ".join([f"{len(feedback) - len(chosen ^ right)} of {len(feedback)} options are right.", *missed])


def per_option(right: int, count: int) -> float:
    """The share that so many options right of all give: half of them is what chance gives, and counts nothing."""
    return max(0.0, (2 * right - count) / count)


def _numeric(question: of.Numeric, variant: Variant, answer: Any) -> Marked:
    readings = numbers(typed(answer))
    if any(close(one, variant.key, question.tolerance) for one in readings):
        return Marked(1.0, RIGHT, min(readings, key=lambda one: abs(one - variant.key)))
    otherwise = (
        "That is not the number." if len(readings) == 1 else "That is not the number, however its comma is read."
    )

    def holds(one: Anticipated) -> bool:
        return any(close(value, one.value, question.tolerance) for value in readings)

    return _wrong(variant, holds, otherwise, readings[0])


def _written(question: of.Written, variant: Variant, answer: Any) -> Marked:
    text = typed(answer)
    formula = parse(text, MAX_LEARNER)
    if unknown := sorted(names(formula) - question.variables.keys()):
        known = ", ".join(question.variables)
        raise AnswerError(f"{unknown[0][:40]!r} is not a name of this question: use {known}")
    where = test_points(question, variant)
    key, found = values_at(parse(variant.key, MAX_AUTHOR), where), values_at(formula, where)
    if all(one is None for one in found):
        evaluate(formula, where[0])  # says why there is no value
        raise AnswerError("it has no value that is one number")
    if same_values(key, found):
        return Marked(1.0, RIGHT, text)

    def holds(one: Anticipated) -> bool:
        return same_values(values_at(parse(one.value, MAX_AUTHOR), where), found)

    return _wrong(variant, holds, "That is another formula: it gives other values.", text)


def _shape(question: of.Shape, variant: Variant, answer: Any) -> Marked:
    axes = shape(typed(answer), {}, MAX_LEARNER)
    given = "error" if axes is None else str(axes)
    if axes == variant.key:
        return Marked(1.0, RIGHT, given)
    return _wrong(variant, lambda one: one.value == axes, "That is not the shape.", given)


def _order(question: of.Order, variant: Variant, answer: Any) -> Marked:
    if not isinstance(answer, list) or len(answer) != len(variant.options):
        raise AnswerError(f"it is not an order of all {len(variant.options)} items")
    ids = tuple(_chosen(one, variant.options) for one in answer)
    if len(set(ids)) < len(ids):
        raise AnswerError("an item stands in it twice")
    place = {name: at for at, name in enumerate(ids)}
    right = sum(place[first] < place[then] for first, then in question.pairs)
    share = right / len(question.pairs)
    if share == 1:
        return Marked(1.0, RIGHT, list(ids))
    count = f"{right} of {len(question.pairs)} pairs stand in the right order."
    found = _wrong(variant, lambda one: one.value == ids, count, list(ids), share)
    told = found.misconceptions or ((question.misconception, question.feedback.strip()),)
    return replace(found, misconceptions=told)


def _match(question: of.Match, variant: Variant, answer: Any) -> Marked:
    if not isinstance(answer, Mapping):
        raise AnswerError("it is not a list of pairs")
    pairs = {_chosen(left, variant.left): _chosen(right, variant.right) for left, right in answer.items() if right}
    if not question.reuse and len(set(pairs.values())) < len(pairs):
        raise AnswerError("something on the right is used twice")
    right = sum(pairs.get(left) == meant for left, meant in variant.key.items())
    share = right / len(variant.key)
    if share == 1:
        return Marked(1.0, RIGHT, pairs)
    count = f"{right} of {len(variant.key)} pairs are right."
    return _wrong(variant, lambda one: pairs.get(one.value[0]) == one.value[1], count, pairs, share)


def _output(question: of.Output, variant: Variant, answer: Any) -> Marked:
    text = typed(answer, MAX_TEXT)
    if question.options:
        chosen = _chosen(answer, variant.options)
        text = next(one.text for one in variant.options if one.id == chosen)
    if same_output(text, variant.key):
        return Marked(1.0, RIGHT, text)
    return _wrong(variant, lambda one: same_output(text, one.value), "That is not what it prints.", text)


def _line(question: of.Bug, variant: Variant, answer: Any) -> Marked:
    text, count = typed(answer).strip(), len((variant.code or "").splitlines())
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= count):
        raise AnswerError(f"it is not the number of a line, 1 to {count}")
    if int(text) == variant.key:
        return Marked(1.0, RIGHT, int(text))
    return _wrong(variant, lambda one: one.value == int(text), "That line does what it should.", int(text))


MARK: dict[type, Callable[[Any, Variant, Any], Marked]] = {
    of.Single: _single, of.Multiple: _multiple, of.Numeric: _numeric, of.Written: _written, of.Shape: _shape,
    of.Order: _order, of.Match: _match, of.Output: _output, of.Bug: _line, of.Trace: mark_trace, MistakeBug: _single,
}  # fmt: skip
