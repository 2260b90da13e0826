"""Variants: the same for the same seed, never a draw that cannot be told apart, nobody's to guess."""

from collections.abc import Callable
from fractions import Fraction

import pytest

from grader.course import Course
from grader.gradebook.secret import quiz_secret
from grader.gradebook.store import Gradebook
from grader.quiz.answers import tag
from grader.quiz.bank import Quiz
from grader.quiz.draws import Chance, variant_seed
from grader.quiz.grammar import ExpressionError
from grader.quiz.proof import trial
from grader.quiz.questions import Asked, Numeric
from grader.quiz.variants import variant

Find = Callable[[str], Asked]


def numeric(**own: object) -> Numeric:
    kept = {
        "id": "one", "concepts": ["K01"], "type": "numeric", "stem": "?", "explanation": "!", "answer": "n",
        "wrong": [{"value": "2 * n", "misconception": "CON-01", "feedback": "No."}],
    }  # fmt: skip
    return Numeric.model_validate({**kept, **own})


def test_a_seed_fixes_everything(quiz: Quiz) -> None:
    for question in quiz.questions:
        assert variant(question, 7) == variant(question, 7)


def test_seeds_differ(question: Find) -> None:
    toy = question("gradient-of-toy")
    assert len({variant(toy, seed).drawn for seed in range(40)}) > 15
    assert len({variant(question("one-of-three"), seed).drawn for seed in range(40)}) == 6


def test_the_key_is_what_the_text_says(question: Find) -> None:
    for seed in range(30):
        made = variant(question("gradient-of-toy"), seed)
        n, a, d = (Fraction(str(made.values[name])) for name in "nad")
        assert made.key == pytest.approx(float(n * a * d))
        assert f"{float(n * a * d):.3f}" in made.stem
        assert n in (3, 5, 7, 9)
        assert "{{" not in made.stem + made.wrong[0].feedback


def test_chance_is_the_same_everywhere() -> None:
    chance = Chance("a", 1)
    assert [chance.below(100) for _ in range(6)] == [51, 65, 0, 58, 99, 83]


def test_answers_that_are_too_close_are_refused() -> None:
    close = numeric(parameters={"n": {"integers": [1, 9]}}, wrong=[{"value": "n + 0.009 * (n - 1) * n", "misconception": "CON-01", "feedback": "No."}])  # fmt: skip
    drawn = {variant(close, seed).values["n"] for seed in range(100)}
    assert drawn == {3, 4, 5, 6, 7, 8, 9}
    assert 0.1 < trial(close, range(200))[0] < 0.35


def test_a_draw_without_a_value_is_refused() -> None:
    poles = numeric(parameters={"n": {"integers": [-2, 2]}}, let={"m": "1 / n"})
    assert 0 not in {variant(poles, seed).values["n"] for seed in range(50)}


def test_a_text_with_two_signs_is_refused() -> None:
    signs = numeric(parameters={"n": {"integers": [-4, 4]}}, answer="3 + n", wrong=[{"value": "40 + n", "misconception": "CON-01", "feedback": "No."}], stem="What is $3 + {{n}}$?")  # fmt: skip
    assert min(variant(signs, seed).values["n"] for seed in range(60)) == 0
    assert trial(signs.model_copy(update={"stem": "What is $3 {{n:+}}$?"}), range(60))[0] == 0


def test_a_key_that_rounding_spoils_is_refused() -> None:
    tiny = numeric(parameters={"n": {"choices": [0.1234, 1.25]}}, decimals=2)
    assert {variant(tiny, seed).values["n"] for seed in range(30)} == {1.25}


def test_a_question_without_any_good_draw_says_why() -> None:
    with pytest.raises(ExpressionError, match="too close to tell apart"):
        variant(numeric(answer="1", wrong=[{"value": "1.0001", "misconception": "CON-01", "feedback": "No."}]), 1)


def test_two_formulas_with_the_same_values_are_refused(question: Find) -> None:
    slope = question("slope-as-a-formula")
    twin = slope.wrong[0].model_copy(update={"value": "k * (w*x*x + b*x - x*y)"})  # type: ignore[attr-defined]
    with pytest.raises(ExpressionError, match="the same values"):
        variant(slope.model_copy(update={"wrong": (twin,)}), 3)


def test_an_order_is_never_shown_in_order(question: Find) -> None:
    shown = [tuple(one.id for one in variant(question("steps-in-order"), seed).options) for seed in range(60)]
    assert ("start", "predict", "step") not in shown
    assert len(set(shown)) == 5


def test_the_key_of_an_output_is_what_the_code_prints(question: Find) -> None:
    made = variant(question("printed-rows"), 2)
    n = int(made.values["n"])  # type: ignore[call-overload]
    assert made.key == f"{n * (n - 1) // 2} [1. 1.]"


def test_labels_tell_nothing(quiz: Quiz) -> None:
    """The label of the right one is spread over all: no id of the bank is shown."""
    made = [variant(quiz.questions[1], seed) for seed in range(90)]
    rights = [next(one.label for one in each.options if one.id in each.key) for each in made]
    assert min(rights.count(label) for label in "abc") > 15


def test_the_seed_hangs_on_every_part_and_on_the_secret() -> None:
    own = variant_seed("s", "ada", "q", 1)
    others = [
        ("t", "ada", "q", 1),
        ("s", "bob", "q", 1),
        ("s", "ada", "r", 1),
        ("s", "ada", "q", 2),
        ("s", "ad", "aq", 1),
    ]
    assert len({own, *(variant_seed(*one) for one in others)}) == 6  # type: ignore[arg-type]
    assert own > 2**200


def test_a_tag_tells_variants_apart(question: Find) -> None:
    toy = question("gradient-of-toy")
    one, other = variant(toy, 1), variant(toy, 2)
    assert tag("s", "ada", 1, one) == tag("s", "ada", 1, variant(toy, 1))
    tags = {
        tag("s", "ada", 1, one),
        tag("s", "ada", 1, other),
        tag("s", "bob", 1, one),
        tag("s", "ada", 2, one),
        tag("t", "ada", 1, one),
    }
    assert len(tags) == 5


def test_the_secret_is_made_once_and_long(course: Course) -> None:
    first = Gradebook(str(course.root / "book.sqlite"))
    secret = quiz_secret(first)
    assert quiz_secret(first) == secret
    first.close()
    again, other = Gradebook(str(course.root / "book.sqlite")), Gradebook("sqlite://")
    assert len(secret) == 64
    assert quiz_secret(again) == secret != quiz_secret(other)
    again.close()
    other.close()
