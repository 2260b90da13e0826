"""The course's own questions: every variant is sound, every key right by a computation that shares no code with the engine.

FALLLINE_QUIZ_SEEDS says how many seeds (50 here, 1000 in `make prove`).
"""

import math
import os
import re
from collections import defaultdict
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from grader.course import Course
from grader.quiz import questions as of
from grader.quiz.bank import Bank, BankError
from grader.quiz.compare import tokens
from grader.quiz.fields import Tolerance
from grader.quiz.marking import mark
from grader.quiz.proof import trial
from grader.quiz.questions import Asked
from grader.quiz.snippets import run_all
from grader.quiz.variants import Variant, code_of, variant

ROOT = Path(__file__).parents[2]
SEEDS = range(int(os.environ.get("FALLLINE_QUIZ_SEEDS", "50")))
CONCEPTS = [f"K{number:02}" for number in range(1, 37)]
BANK = Bank(Course(ROOT))


def readable() -> list[Asked]:
    """Every question that loads; a file that does not is the failure of its own test."""
    found: list[Asked] = []
    for slug in BANK.course.quizzes:
        try:
            found += BANK.quiz(slug).questions
        except BankError:
            continue
    return found


QUESTIONS = readable()
VARIED = [one for one in QUESTIONS if one.parameters]
FUNCTIONS: dict[str, Any] = {
    "exp": np.exp, "log": np.log, "sqrt": np.sqrt, "abs": np.abs, "sin": np.sin, "cos": np.cos, "floor": np.floor, "ceil": np.ceil,
    "sum": lambda *many: np.sum(many), "mean": lambda *many: np.mean(many), "round": lambda x, places=0: np.round(x, int(places)),
    "min": lambda *many: np.min(many), "max": lambda *many: np.max(many),
}  # fmt: skip


def recomputed(formula: str, values: dict[str, Any]) -> Any:
    """By Python's own reading of the formula: for the course's own text, in this test only."""
    text = re.sub(r"\[", "array([", re.sub(r"\]", "])", formula.replace("^", "**").strip()))
    known = {name: np.array(one, float) if isinstance(one, tuple) else one for name, one in values.items()}
    with np.errstate(all="ignore"):
        return eval(text, {"__builtins__": {}}, {**FUNCTIONS, "array": np.array, **known})


def lets(made: Variant) -> dict[str, Any]:
    question = made.question
    values: dict[str, Any] = {name: made.values[name] for name in question.parameters}
    for name, formula in question.let.items():
        values[name] = recomputed(formula, values)
    return values


def texts(made: Variant) -> list[str]:
    shown = [one.text for one in (*made.options, *made.left, *made.right)]
    said = [one.feedback for one in made.wrong] + [label for _, label in made.rows]
    return [made.stem, made.explanation, *shown, *said, *made.feedback.values()]


def check_key(made: Variant) -> None:
    question, values = made.question, lets(made)
    for name in question.let:
        np.testing.assert_allclose(made.values[name], values[name], rtol=1e-12, atol=1e-12)  # type: ignore[arg-type]
    match question:
        case of.Numeric():
            assert made.key == pytest.approx(float(recomputed(question.answer, values)), rel=1e-12, abs=1e-12)
            for shown, one in zip(made.wrong, question.wrong, strict=True):
                assert shown.value == pytest.approx(float(recomputed(one.value, values)), rel=1e-12, abs=1e-12)
            apart([made.key, *(one.value for one in made.wrong)], question.tolerance)
        case of.Trace():
            for (name, _), key, row in zip(made.rows, made.key, question.rows, strict=True):
                values[name] = float(recomputed(row.value, values))
                assert key == pytest.approx(values[name], rel=1e-12, abs=1e-12)
                apart([key, *(one.value for one in made.wrong if one.row == name)], question.tolerance)
        case of.Written():
            chance = np.random.default_rng(made.seed)
            for _ in range(3):
                point = {name: chance.uniform(*ends) for name, ends in question.variables.items()}
                expected = recomputed(question.answer, {**values, **point})
                if math.isfinite(expected):
                    assert recomputed(made.key, point) == pytest.approx(expected, rel=1e-9, abs=1e-9)
        case of.Shape():
            wanted = question.answer.strip()
            expected = (
                None
                if wanted == "error"
                else tuple(int(one) for one in recomputed(wanted.replace("[", "("), values) or ())
            )
            assert made.key == expected
            assert len({made.key, *(one.value for one in made.wrong)}) == 1 + len(made.wrong)
        case of.Output():
            outputs = [str(tokens(one)) for one in (made.key, *(one.value for one in made.wrong))]
            assert len(set(outputs)) == len(outputs)


def apart(values: list[float], tolerance: Tolerance) -> None:
    """No two are nearer than ten tolerances, in exact arithmetic."""
    exact = [Fraction(value) for value in values]
    for at, one in enumerate(exact):
        for other in exact[at + 1 :]:
            width = tolerance.absolute or (tolerance.relative or 0) * float(max(abs(one), abs(other)))
            assert abs(one - other) > 10 * Fraction(width), (float(one), float(other))


@pytest.mark.parametrize("slug", list(BANK.course.quizzes))
def test_every_quiz_of_the_course_loads(slug: str) -> None:
    assert BANK.quiz(slug).questions


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.id)
def test_every_variant_is_sound(question: Asked) -> None:
    """Key right by an independent computation, wrong values apart, text well formed, half of the draws or more usable"""
    seeds = SEEDS if question.parameters else range(3)
    if isinstance(question, of.Output):
        run_all(code_of(question, seeds))
    refused, why = trial(question, seeds)
    assert not why
    assert refused <= 0.5, f"{refused:.0%} of the draws are refused"
    for seed in seeds:
        made = variant(question, seed)
        check_key(made)
        for text in (*texts(made), made.code or ""):
            assert "{{" not in text
            assert text.strip() or text == (made.code or "")
        assert len({one.text.strip() for one in made.options}) == len(made.options)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.id)
def test_every_right_answer_is_marked_right(question: Asked) -> None:
    from quiz.cases import right_answer

    for seed in range(3):
        made = variant(question, seed)
        assert mark(made, right_answer(made)).share == 1, (made.stem, made.key)


def test_no_two_questions_of_the_course_are_the_same() -> None:
    stems = defaultdict(list)
    for one in QUESTIONS:
        stems[" ".join(one.stem.split()).casefold()].append(one.id)
    assert not [ids for ids in stems.values() if len(ids) > 1]
    ids = [one.id for one in QUESTIONS]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("concept", CONCEPTS)
def test_every_concept_has_three_questions_of_three_types(concept: str) -> None:
    """Fails until the bank is complete."""
    own = [one for one in QUESTIONS if concept in one.concepts]
    types = {getattr(one, "type", "") for one in own}
    assert len(own) >= 3, [one.id for one in own]
    assert len(types) >= 3, types


def test_parameters_are_drawn_widely() -> None:
    """A parameterised question has variants that differ in their numbers"""
    for one in VARIED:
        assert len({str(sorted(variant(one, seed).values.items(), key=str)) for seed in range(20)}) >= 2, one.id
