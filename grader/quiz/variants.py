"""A variant: one question's numbers, texts, key and anticipated wrong answers for one seed.

A draw that gives no finite value, a text that is not well formed, or two answers too close to tell apart is refused and the
next one is drawn: from the same seed always the same. Between the bank, and pages, exports and `marking`.
"""

import contextlib
from collections.abc import Mapping, Sequence

from grader.quiz import questions as of
from grader.quiz.draws import Chance
from grader.quiz.expressions import Value, compute
from grader.quiz.grammar import MAX_AUTHOR, ExpressionError
from grader.quiz.keys import BUILD, test_points
from grader.quiz.made import Anticipated, RefusedError, Shown, Variant, well_formed
from grader.quiz.mistakes import MistakeBug
from grader.quiz.questions import Asked
from grader.quiz.templates import Shown as ShownValue
from grader.quiz.templates import fill

__all__ = ["Anticipated", "Shown", "Variant", "code_of", "test_points", "variant"]
MAX_DRAWS = 200


def variant(question: Asked | MistakeBug, seed: int) -> Variant:
    """The variant of a question for a seed."""
    draws = MAX_DRAWS if getattr(question, "parameters", None) else 1
    words = ""
    for number in range(draws):
        try:
            return _drawn(question, seed, number)
        except (RefusedError, ExpressionError) as error:
            words = str(error)
    raise ExpressionError(f"no draw can be used ({draws} tried): {words}" if draws > 1 else words)


def code_of(question: of.Output, seeds: Sequence[int]) -> list[str]:
    """The code of the first draw of each seed: to be run in one go."""
    found = []
    for seed in seeds:
        with contextlib.suppress(ExpressionError):
            found.append(fill(question.code, _values(question, Chance(question.id, seed, 0))))
    return found


def _drawn(question: Asked | MistakeBug, seed: int, number: int) -> Variant:
    chance = Chance(question.id, seed, number)
    values = _values(question, chance)
    made = Variant(
        question=question, seed=seed, refused=number, values=values, stem=well_formed(question.stem, values),
        code=fill(question.code, values) if question.code else None, explanation=well_formed(question.explanation, values),
    )  # fmt: skip
    return Variant(**{**vars(made), **BUILD[type(question)](question, made, chance)})


def _values(question: Asked | MistakeBug, chance: Chance) -> dict[str, ShownValue]:
    values: dict[str, ShownValue] = {name: chance.draw(one) for name, one in question.parameters.items()}
    for name, formula in question.let.items():
        values[name] = compute(formula, _numbers(values), MAX_AUTHOR)
    return values


def _numbers(values: Mapping[str, ShownValue]) -> dict[str, Value]:
    return {name: value for name, value in values.items() if not isinstance(value, str)}
