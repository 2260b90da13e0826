"""Marking: right, partly right, wrong with its misconception, and what cannot be read, for every type of question."""

from collections.abc import Callable
from typing import Any

import pytest
from quiz.cases import right_answer

from grader.model import Outcome
from grader.quiz.bank import Quiz
from grader.quiz.marked import numbers
from grader.quiz.marking import mark
from grader.quiz.questions import Asked
from grader.quiz.variants import Variant, variant

Find = Callable[[str], Asked]
JUNK: dict[str, Any] = {
    "truth": True, "number": 5, "broken number": 0.5, "huge": 10**40, "text": "rubbish", "long text": "x" * 5000, "list": ["a", "zz"],
    "list of numbers": [1, 2], "nested": [["a"]], "object": {"a": "b"}, "object of objects": {"1": {"a": 1}}, "import": "__import__('os')",
    "power": "9^9^9^9", "brackets": "(" * 190, "html": "<script>alert(1)</script>", "null byte": "\0", "bidi": "\u202eabc", "surrogate": "\ud800",
    "nan": "nan", "inf": "inf", "minus": "-", "empty brackets": "()", "comma": ",", "labels": "abcdefgh", "float list": [0.5], "zero": "0" * 150,
}  # fmt: skip


def label(made: Variant, name: str) -> str:
    return next(one.label for one in (*made.options, *made.left, *made.right) if one.id == name)


def test_the_right_answer_is_worth_everything(quiz: Quiz) -> None:
    for question in quiz.questions:
        for seed in range(12):
            made = variant(question, seed)
            marked = mark(made, right_answer(made))
            assert (marked.share, marked.outcome) == (1.0, Outcome.PASSED), (question.id, marked)


def test_every_anticipated_wrong_value_is_named(quiz: Quiz) -> None:
    for question in quiz.questions:
        made = variant(question, 4)
        for one in made.wrong:
            if made.rows:
                answer: Any = {one.row: str(one.value)}
            elif made.left:
                answer = {label(made, one.value[0]): label(made, one.value[1])}
            elif made.options and isinstance(one.value, tuple):
                answer = [label(made, name) for name in one.value]
            elif made.options:
                at = next(each.label for each in made.options if each.id == one.value or each.text == one.value)
                answer = [at] if getattr(question, "type", "") == "multiple" else at
            else:
                answer = "error" if one.value is None else str(one.value)
            marked = mark(made, answer)
            assert marked.share < 1
            assert (one.misconception, one.feedback) in marked.misconceptions, (question.id, one, marked)
            assert one.feedback in marked.said


@pytest.mark.parametrize("nothing", [None, "", "   ", [], {}], ids=repr)
def test_no_answer_is_said_to_be_none(quiz: Quiz, nothing: Any) -> None:
    for question in quiz.questions:
        marked = mark(variant(question, 1), nothing)
        assert (marked.share, marked.message) == (0.0, "No answer was given.")


@pytest.mark.parametrize("kind", JUNK)
def test_whatever_cannot_be_read_is_a_sentence(quiz: Quiz, kind: str) -> None:
    for question in quiz.questions:
        marked = mark(variant(question, 1), JUNK[kind])
        assert marked.share < 1
        assert 5 < len(marked.message) < 400
        assert not {"\0", "\u202e", "\ud800"} & set(marked.message)
        if not marked.read:
            assert "could not be read: " in marked.message


def test_the_message_never_holds_the_key(quiz: Quiz, question: Find) -> None:
    made = variant(question("gradient-of-toy"), 3)
    assert f"{made.key:.3g}" not in mark(made, "77777").said


@pytest.mark.parametrize(
    ("typed", "readings"),
    {"1/3": [1 / 3], "2e-3": [0.002], "0,5": [0.5], " -1,25 ": [-1.25], "−3": [-3.0], "1,250": [1.25, 1250.0], "0,125": [0.125],
     "12,345,678": [12345678.0], "1,250.5": [1250.5], "3*0,5": [1.5], "sqrt(2)": [2**0.5], "round(1.26, 1)": [1.3], "1,5/2": [0.75]}.items(),
)  # fmt: skip
def test_a_number_can_be_typed_in_many_ways(typed: str, readings: list[float]) -> None:
    assert sorted(numbers(typed)) == pytest.approx(sorted(readings))


def test_a_comma_with_two_meanings_is_read_both_ways(question: Find) -> None:
    made = variant(question("gradient-of-toy"), 1)
    for key in (1250.0, 1.25):
        assert mark(Variant(**{**vars(made), "key": key, "wrong": ()}), "1,250").share == 1


def test_tolerance_is_inside_and_no_further(question: Find) -> None:
    made = variant(question("gradient-of-toy"), 1)
    assert mark(made, repr(made.key * 1.0009)).share == 1
    assert mark(made, repr(made.key * 1.0011)).share == 0


def test_options_are_scored_one_by_one(question: Find) -> None:
    """Of four options 4, 3, 2 right give all, half, nothing: what guessing gives counts nothing"""
    made = variant(question("some-of-four"), 2)
    at = {one.id: one.label for one in made.options}
    shares = {
        ("0", "1"): 1.0,
        ("0",): 0.5,
        ("0", "1", "2"): 0.5,
        ("0", "1", "2", "3"): 0.0,
        ("2", "3"): 0.0,
        ("0", "2"): 0.0,
    }
    for chosen, share in shares.items():
        assert mark(made, [at[one] for one in chosen]).share == share
    assert "Two is." in mark(made, [at["0"]]).message


def test_any_form_of_the_right_formula_is_right(question: Find) -> None:
    made = variant(question("slope-as-a-formula"), 5)
    k = made.values["k"]
    for form in (f"{k}*x*(w*x+b-y)", f"{k}*w*x^2 + {k}*x*b - {k}*x*y", f"-{k}*x*(y - b - w*x)", f"x*{k}*(x*w-(y-b))/1"):
        assert mark(made, form).share == 1, form
    assert mark(made, f"{k}*x*(w*x+b-y) + 1e-6").share == 0
    assert mark(made, f"{k}*x*(w*x+b-y) + 0/(x - x)").share == 0
    assert "use x, w, b, y" in mark(made, "k*x*(w*x+b-y)").message


def test_a_vector_is_no_column(question: Find) -> None:
    made = variant(question("shape-of-the-product"), 1)
    n = made.values["n"]
    assert [mark(made, typed.format(n=n)).share for typed in ("({n},)", "({n})", "{n}", "[{n}]", "( {n} , )")] == [
        1
    ] * 5
    assert [mark(made, typed.format(n=n)).share for typed in ("({n}, 1)", "(1, {n})", "()", "error", "({n}.5,)")] == [
        0
    ] * 5


def test_an_order_is_scored_by_pairs(question: Find) -> None:
    made = variant(question("steps-in-order"), 1)
    marked = mark(made, [label(made, one) for one in ("predict", "start", "step")])
    assert marked.share == pytest.approx(2 / 3)
    assert marked.outcome is Outcome.PARTIAL
    assert marked.misconceptions == (("STEP-41", "Something is needed before it is there."),)
    assert mark(made, [label(made, one) for one in ("start", "step", "predict")]).misconceptions[0][0] == "STEP-40"


def test_pairs_are_scored_one_by_one(question: Find) -> None:
    made = variant(question("parts-and-uses"), 1)
    pairs = {label(made, "train"): label(made, "fit"), label(made, "test"): label(made, "choose")}
    marked = mark(made, pairs)
    assert marked.share == pytest.approx(1 / 3)
    assert marked.misconceptions[0][0] == "CON-11"
    twice = {label(made, "train"): label(made, "fit"), label(made, "test"): label(made, "fit")}
    assert "used twice" in mark(made, twice).message


def test_outputs_are_compared_by_what_they_say(question: Find) -> None:
    made = variant(question("printed-rows"), 1)
    total = made.key.split()[0]
    assert mark(made, f"  {total}.0   [1 1]  ").share == 1
    assert mark(made, f"{total} [1., 1.]").share == 1
    assert mark(made, f"{total} 1 1").share == 0


def test_a_slip_in_a_table_costs_one_row(question: Find) -> None:
    """What follows from the learner's own wrong value is right, and is said to be"""
    made = variant(question("two-steps-in-a-table"), 1)
    k, start = (float(made.values[name]) for name in ("k", "start"))  # type: ignore[arg-type]
    g0 = k * start
    w1 = start + 0.1 * g0
    g1 = k * w1
    answers = {"g0": g0, "w1": w1, "g1": g1, "w2": w1 - 0.1 * g1}
    marked = mark(made, {name: repr(value) for name, value in answers.items()})
    assert marked.share == 0.75
    assert marked.misconceptions == (("STEP-01", "Uphill."),)
    assert "g1: right from your own values above it." in marked.message


def test_a_missing_row_is_passed_over_with_the_key(question: Find) -> None:
    made = variant(question("two-steps-in-a-table"), 1)
    right = right_answer(made)
    assert mark(made, {**right, "w1": ""}).share == 0.75
    assert mark(made, {**right, "w1": "abc"}).share == 0.75
    assert "could not be read" in mark(made, {**right, "w1": "abc"}).message
    assert mark(made, {"w2": right["w2"]}).share == 0.25
