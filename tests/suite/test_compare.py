"""Comparisons: type, then shape, then finiteness, then values; nothing broadcasts; correct work passes."""

import numpy as np
import pytest

from grader.judge.certain import how_off
from grader.suite import assert_gradient, assert_matches, credit, require
from grader.suite.check import Credit
from grader.suite.compare import Mismatch


@pytest.mark.parametrize("value", [3, 3.0, np.float64(3), np.int8(3), np.array(3.0), np.float32(3)])
def test_a_scalar_may_be_any_number(value: object) -> None:
    assert_matches(value, 3.0)


@pytest.mark.parametrize(
    "value", [[1, 2], (1.0, 2.0), np.array([1, 2]), [np.float64(1), np.array(2.0)], [np.array(1), 2]]
)
def test_an_array_may_be_anything_that_numpy_takes_for_it(value: object) -> None:
    assert_matches(value, np.array([1.0, 2.0]))


@pytest.mark.parametrize("value", [(1, [2.0]), [1.0, np.array([2])], (np.array(1), (2,))])
def test_several_results_may_be_tuple_or_list(value: object) -> None:
    assert_matches(value, (1.0, np.array([2.0])))


def test_several_scalars_may_be_an_array_of_that_length() -> None:
    assert_matches(np.array([1.0, 2.0]), (1.0, 2.0))
    with pytest.raises(Mismatch, match="2 results were asked for"):
        assert_matches(np.array([[1.0, 2.0]]), (1.0, 2.0))


@pytest.mark.parametrize(
    ("actual", "expected", "words"),
    [
        (None, 1.0, "None"), ("1", 1.0, "text"), ([1.0], 1.0, "a list of 1 item"), (np.ones(1), 1.0, "shape (1,)"),
        (1.0, np.ones(3), "one number came back"), (np.ones((3, 1)), np.ones(3), "shape (3, 1)"),
        (np.ones((3, 3)), np.ones(3), "shape (3, 3)"), ([[1], [1, 2]], np.ones((2, 2)), "unequal length"),
        (1 + 0j, 1.0, "complex"), ({"a": 1}, 1.0, "a dict"), (float("nan"), 1.0, "nan"), (np.array([1, np.inf]), np.ones(2), "infinite"),
        (3.0, (1.0, 2.0), "2 results"), ((1.0, 2.0, 3.0), (1.0, 2.0), "3 came back"), ([], np.ones(1), "a list of 0 items"),
        (np.array(["a"]), np.ones(1), "array of shape (1,)"), (False, 1.0, ""), (0.3, True, ""),
    ],
)  # fmt: skip
def test_anything_else_is_said_in_words(actual: object, expected: object, words: str) -> None:
    with pytest.raises(Mismatch) as caught:
        assert_matches(actual, expected)
    assert words in str(caught.value)


def test_another_order_of_summation_passes_and_the_smallest_slip_does_not() -> None:
    x = np.random.default_rng(0).normal(size=1000)
    assert_matches(sum(x), x.sum())
    assert_matches(np.cumsum(x[::-1])[-1], x.sum())
    with pytest.raises(Mismatch):
        assert_matches(x.sum() * (1 + 5e-4), x.sum())


def test_cancelled_components_are_judged_against_the_largest() -> None:
    assert_matches(np.array([1e6, 1e-8]), np.array([1e6, 0.0]))
    with pytest.raises(Mismatch):
        assert_matches(np.array([1.0, 1e-8]), np.array([1.0, 0.0]))


SIZES = {"n": 7, "m": 3}
RIGHT = np.array([1.25, -2.5, 0.75])


@pytest.mark.parametrize(
    ("actual", "words"),
    [
        (7 * RIGHT, "exactly 7 times too large; n is 7"), (RIGHT / 7, "exactly 7 times too small; n is 7"),
        (14 * RIGHT, "that is 2n"), (3 * RIGHT, "m is 3"), (2 * RIGHT, "exactly 2 times too large"), (-RIGHT, "opposite sign"),
        (-7 * RIGHT, "n is 7 and has the opposite sign"), (np.trunc(RIGHT), "lost its decimals"),
        (RIGHT * [1, 1, 2], "one component only, at index 2"), (RIGHT * [1, 2, 3], "right up to index 0"),
        (RIGHT * (1 + 1e-7), "seven digits"), (7 / 6 * RIGHT, "n/(n − 1)"), (RIGHT + np.array([1, 2, 4]), "not the value asked for"),
        (RIGHT * 1.2345, "not the value asked for"),
    ],
)  # fmt: skip
def test_what_is_certain_is_said_and_nothing_else(actual: np.ndarray, words: str) -> None:
    assert words in how_off(np.asarray(actual, dtype=float), RIGHT, SIZES)


def cost(W: np.ndarray, b: float) -> float:
    X = np.array([[0.5, -3, 11], [1.5, 2, 7], [-0.7, 4, 13], [2.3, -1, 2], [0.9, 6, 5], [-1.1, 1, -4], [3.1, -2, 8]])
    y = np.array([4.2, -1.3, 7.7, 0.6, -5.9, 2.4, 9.1])
    z = (X @ W + b - y) / 10
    return float(np.mean(np.logaddexp(0, z)) + 0.05 * np.sum((X @ W + b - y) ** 2))


def slope(W: np.ndarray, b: float) -> tuple[np.ndarray, float]:
    X = np.array([[0.5, -3, 11], [1.5, 2, 7], [-0.7, 4, 13], [2.3, -1, 2], [0.9, 6, 5], [-1.1, 1, -4], [3.1, -2, 8]])
    y = np.array([4.2, -1.3, 7.7, 0.6, -5.9, 2.4, 9.1])
    e = X @ W + b - y
    g = 1 / (1 + np.exp(-e / 10)) / 10 / 7 + 0.1 * e
    return X.T @ g, float(g.sum())


POINTS = [
    (np.array([0.8, -1.3, 0.35]), -0.6),
    (np.zeros(3), 0.0),
    (np.array([1e3, -2e3, 5e2]), 1e4),
    (np.array([1e-6, 0, 2]), 3.0),
]


def test_the_right_gradient_passes_everywhere() -> None:
    assert_gradient(slope, of=cost, at=POINTS)
    assert_gradient(lambda W, b: [list(slope(W, b)[0]), slope(W, b)[1]], of=cost, at=POINTS)


@pytest.mark.parametrize("position", range(4))
@pytest.mark.parametrize("factor", [1 + 5e-4, -1, 0, 2])
def test_one_wrong_component_fails_however_small_beside_the_others(position: int, factor: float) -> None:
    def wrong(W: np.ndarray, b: float) -> tuple[np.ndarray, float]:
        dW, db = slope(W, b)
        whole = np.append(dW, db)
        whole[position] *= factor
        return whole[:3], whole[3]

    with pytest.raises(Mismatch):
        assert_gradient(wrong, of=cost, at=POINTS)


def test_the_own_cost_tells_a_wrong_derivative_from_another_cost() -> None:
    def twice(W: np.ndarray, b: float) -> tuple[np.ndarray, float]:
        return 2 * slope(W, b)[0], 2 * slope(W, b)[1]

    with pytest.raises(Mismatch, match="slope of your own cost"):
        assert_gradient(twice, of=cost, at=POINTS[:1], own=lambda W, b: 2 * cost(W, b))
    with pytest.raises(Mismatch, match="nor of your own cost"):
        assert_gradient(twice, of=cost, at=POINTS[:1], own=cost)


def test_a_gradient_of_the_wrong_form_is_said_in_words() -> None:
    with pytest.raises(Mismatch, match="2 results were asked for"):
        assert_gradient(lambda W, b: W, of=cost, at=POINTS[:1])
    with pytest.raises(Mismatch, match="shape"):
        assert_gradient(lambda W, b: (W[:2], b), of=cost, at=POINTS[:1])
    with pytest.raises(Mismatch, match="finite"):
        assert_gradient(lambda W, b: (W * np.nan, b), of=cost, at=POINTS[:1])


def test_credit_is_a_share() -> None:
    with pytest.raises(Credit):
        credit(0.5)
    with pytest.raises(ValueError, match="between 0 and 1"):
        credit(1.5)


def test_a_law_says_its_sentence() -> None:
    require(True, "")
    with pytest.raises(Mismatch, match="they add up"):
        require(False, "they add up to 10, not to 11")
