"""What the page of a practice question needs to judge an answer by itself: the key and the feedback, by type.

Only ever called for practice questions: what is made here stands in the page. The page's script (`quiz_judge.js.html`)
marks with it by the rules of `marking`.
"""

from collections.abc import Callable
from typing import Any

from grader.quiz import questions as of
from grader.quiz.compare import values_at
from grader.quiz.expressions import MAX_AUTHOR, parse
from grader.quiz.mistakes import MistakeBug
from grader.quiz.variants import Anticipated, Variant, test_points

Json = dict[str, Any]


class Told:
    """The feedback of a question, each sentence once, and the misconception that it is about."""

    def __init__(self) -> None:
        self.texts: list[tuple[str, str]] = []

    def add(self, text: str, misconception: str = "") -> int:
        """The number under which the page tells this."""
        if (misconception, text.strip()) not in self.texts:
            self.texts.append((misconception, text.strip()))
        return self.texts.index((misconception, text.strip()))

    def wrong(self, one: Anticipated) -> int:
        """The number of an anticipated wrong answer's feedback."""
        return self.add(one.feedback, one.misconception)


def key(made: Variant) -> tuple[Json, Told]:
    """The key of a variant as the page's script reads it, and the feedback that it names by number."""
    if getattr(made.question, "use", "") != "practice":
        raise ValueError(f"{made.question.id} is no practice question: its key stays here")
    told = Told()
    by_type: Callable[[Any, Variant, Told], Json] = KEYS[type(made.question)]
    return by_type(made.question, made, told), told


def _labels(made: Variant) -> dict[str, str]:
    return {one.id: one.label for one in (*made.options, *made.right)}


def _choice(question: Any, made: Variant, told: Told) -> Json:
    labels = _labels(made)
    says = {labels[name]: [told.add(text)] for name, text in made.feedback.items() if name in made.key}
    says.update({labels[one.value]: [told.wrong(one)] for one in made.wrong})
    right = [labels[name] for name in sorted(made.key)]
    return {"right": right, "says": says, "otherwise": "Not this one.", "labels": sorted(labels.values())}


def _choices(question: of.Multiple, made: Variant, told: Told) -> Json:
    """Several options can be told of at once, so each sentence says which it is about."""
    texts = {one.id: one.text.strip() for one in made.options}
    wrong = {one.value: one.misconception for one in made.wrong}
    labels = _labels(made)
    said = {name: told.add(f"“{texts[name]}”: {text}", wrong.get(name, "")) for name, text in made.feedback.items()}
    return {"right": [labels[name] for name in sorted(made.key)], "says": {labels[name]: [at] for name, at in said.items()},
            "labels": sorted(labels.values())}  # fmt: skip


def _output(question: of.Output, made: Variant, told: Told) -> Json:
    wrong = [[one.value, told.wrong(one)] for one in made.wrong]
    if not question.options:
        return {"key": made.key, "wrong": wrong}
    labels = {one.text: one.label for one in made.options}
    return {
        "right": [labels[made.key]], "says": {labels[text]: [number] for text, number in wrong},
        "otherwise": "That is not what it prints.", "labels": sorted(labels.values()),
    }  # fmt: skip


def _numeric(question: of.Numeric, made: Variant, told: Told) -> Json:
    wrong = [[one.value, told.wrong(one)] for one in made.wrong]
    return {"key": made.key, "tolerance": _tolerance(question), "wrong": wrong}


def _tolerance(question: of.Numeric | of.Trace) -> Json:
    return question.tolerance.model_dump(exclude_none=True)


def _written(question: of.Written, made: Variant, told: Told) -> Json:
    where = test_points(question, made)
    wrong = [[values_at(parse(one.value, MAX_AUTHOR), where), told.wrong(one)] for one in made.wrong]
    shown = [{name: point[name] for name in question.variables} for point in where]
    return {"points": shown, "key": values_at(parse(question.answer, MAX_AUTHOR), where), "wrong": wrong}


def _shape(question: of.Shape, made: Variant, told: Told) -> Json:
    return {"key": made.key, "wrong": [[one.value, told.wrong(one)] for one in made.wrong]}


def _order(question: of.Order, made: Variant, told: Told) -> Json:
    labels = _labels(made)
    wrong = [[[labels[name] for name in one.value], told.wrong(one)] for one in made.wrong]
    pairs = [[labels[first], labels[then]] for first, then in question.pairs]
    return {"pairs": pairs, "wrong": wrong, "other": told.add(question.feedback, question.misconception),
            "labels": sorted(labels.values())}  # fmt: skip


def _match(question: of.Match, made: Variant, told: Told) -> Json:
    left, right = {one.id: one.label for one in made.left}, _labels(made)
    wrong = [[left[one.value[0]], right[one.value[1]], told.wrong(one)] for one in made.wrong]
    return {"key": {left[one]: right[other] for one, other in made.key.items()}, "reuse": question.reuse, "wrong": wrong,
            "labels": sorted(right.values())}  # fmt: skip


def _line(question: of.Bug, made: Variant, told: Told) -> Json:
    count = len((made.code or "").splitlines())
    return {"key": made.key, "count": count, "wrong": [[one.value, told.wrong(one)] for one in made.wrong]}


def _trace(question: of.Trace, made: Variant, told: Told) -> Json:
    rows = [
        {"name": row.name, "key": made.key[at], "formula": row.value,
         "wrong": [[one.value, told.wrong(one)] for one in made.wrong if one.row == row.name]}
        for at, row in enumerate(question.rows)
    ]  # fmt: skip
    return {"rows": rows, "numbers": made.numbers, "tolerance": _tolerance(question)}


KEYS: dict[type, Callable[[Any, Variant, Told], Json]] = {
    of.Single: _choice, of.Multiple: _choices, MistakeBug: _choice, of.Numeric: _numeric, of.Written: _written,
    of.Shape: _shape, of.Order: _order, of.Match: _match, of.Output: _output, of.Bug: _line, of.Trace: _trace,
}  # fmt: skip
