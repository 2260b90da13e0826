"""Hidden checks of the closed form.

Data in general position show values; designs of +1 and -1 show what happens when columns are (nearly) collinear: their
products are exact in float64, so nothing that is compared hangs on rounding.
"""

import itertools

import numpy as np
import pytest

from grader.suite import assert_arguments_kept, assert_matches, assert_returns_new_array, check, require

FIT = ("W", "b")
SIZES = [(7, 3), (11, 4)]
TINY = 2.0**-29  # its square is lost beside 1


def lumped(X):
    return np.column_stack([X, np.ones(len(X))])


def plane(rng, n, m):
    """A noisy plane with an intercept, every number of its solution well away from 0 and from the others."""
    while True:
        spread, centre = rng.uniform(0.6, 2.5, m), rng.uniform(0.5, 2.0, m) * rng.choice([-1, 1], m)
        X = np.round(rng.normal(size=(n, m)) * spread + centre, 2)
        y = np.round(X @ rng.uniform(-3, 3, m) + rng.uniform(2, 5) * rng.choice([-1, 1]) + rng.normal(size=n), 2)
        theta = np.linalg.lstsq(lumped(X), y, rcond=None)[0]
        parts = np.sort(np.abs(theta))
        apart = np.diff(parts).min() > 0.05 and parts[0] > 0.1 and abs(theta[-1] - y.mean()) > 0.1
        if apart and np.linalg.cond(lumped(X)) < 8 and np.abs(X.mean(axis=0)).min() > 0.2:
            return X, y


def signs(rng):
    """The eight corners of a cube in some order: three columns that are orthogonal to each other and to the ones."""
    return np.array(list(itertools.product((-1.0, 1.0), repeat=3)))[rng.permutation(8)]


def targets(rng, corners):
    """A plane far above zero, a step of 0.05 along the third column, and errors that no plane explains."""
    others = [corners[:, k] * corners[:, j] for k, j in ((0, 1), (0, 2), (1, 2))] + [corners.prod(axis=1)]
    trend = rng.uniform(30, 60) + corners[:, :2] @ rng.uniform(2, 5, 2) + 0.05 * rng.choice([-1, 1]) * corners[:, 2]
    return trend + sum(0.02 * rng.choice([-1, 1]) * column for column in others)


def answers(student, reference, name, *arguments):
    """What the student's function and the reference's return, each called with arrays of its own."""
    found = getattr(student, name)(*(argument.copy() for argument in arguments))
    return found, getattr(reference, name)(*(argument.copy() for argument in arguments))


def half_mse(X, y, W, b):
    return float(np.mean((np.asarray(X) @ np.asarray(W, dtype=float) + float(b) - y) ** 2) / 2)


def consistent(found, best):
    """The same W and b as the reference's, but for rounding: nothing more need be asked."""
    try:
        assert_matches(found, best, rtol=1e-6)
    except AssertionError:
        return False
    return True


def assert_two_results(found, expected):
    """W and b of the right shapes, finite, whatever their values."""
    assert_matches(found, expected, names=FIT, rtol=2.0)


def assert_lowest(X, y, found, best):
    if consistent(found, best):
        return
    assert_two_results(found, best)
    require(
        half_mse(X, y, *found) <= half_mse(X, y, *best) * (1 + 1e-5),
        "the cost of this W and b is well above the lowest: what tells the two columns apart has been lost",
    )


def assert_shortest(X, y, found, best):
    if consistent(found, best):
        return
    assert_two_results(found, best)
    lowest = half_mse(X, y, *best)
    require(half_mse(X, y, *found) <= lowest * (1 + 1e-5), "the cost of this W and b is not the lowest")
    length, shortest = (np.linalg.norm(np.append(W, b)) for W, b in (found, best))
    require(
        length <= shortest * (1 + 1e-5), "the cost is the lowest, but there is a shorter theta = (W, b) of that cost"
    )
    assert_matches(found, best, names=FIT)


@check(points=1.0)
@pytest.mark.parametrize(("n", "m"), [(7, 3), (10, 4)])
def test_bias_column(student, reference, rng, n, m):
    """with_bias_column puts a last column of ones beside the columns of X, which keep their order"""
    X, _ = plane(rng, n, m)
    found, expected = answers(student, reference, "with_bias_column", X)
    assert_matches(found, expected)


@check(points=0.5, needs="test_bias_column")
def test_bias_column_is_new(student, rng):
    """with_bias_column leaves X as it is and returns a new array"""
    X, _ = plane(rng, 7, 3)
    assert_arguments_kept(student.with_bias_column, X)
    assert_returns_new_array(student, "with_bias_column", X)


HAND_SIZED = {
    "line": ([[0.0], [1.0], [2.0], [5.0]], [1.0, 2.0, 2.0, 5.0]),
    "plane": ([[1.0, 0.0], [0.0, 1.0], [2.0, 1.0], [1.0, 3.0], [0.5, 2.0]], [1.5, -1.0, 2.5, 3.0, 0.25]),
}


@check(points=0.75, needs="test_bias_column", reveal=True)
@pytest.mark.parametrize("shape", list(HAND_SIZED))
def test_normal_equation_by_hand(student, reference, shape):
    """fit_normal_equation finds the best line of four points and the best plane of five"""
    X, y = (np.array(numbers) for numbers in HAND_SIZED[shape])
    found, expected = answers(student, reference, "fit_normal_equation", X, y)
    assert_matches(found, expected, names=FIT)


@check(points=1.5, needs="test_bias_column")
@pytest.mark.parametrize(("n", "m"), SIZES)
def test_normal_equation(student, reference, rng, n, m):
    """fit_normal_equation returns the W and b at which both partial derivatives are zero"""
    X, y = plane(rng, n, m)
    found, expected = answers(student, reference, "fit_normal_equation", X, y)
    assert_matches(found, expected, names=FIT)


@check(points=0.5, needs=("test_bias_column", "test_normal_equation"))
def test_as_many_examples_as_unknowns(student, reference, rng):
    """fit_normal_equation goes through every point when there are as many examples as unknowns"""
    X, y = plane(rng, 4, 3)
    found, expected = answers(student, reference, "fit_normal_equation", X, y)
    assert_matches(found, expected, names=FIT, rtol=1e-8)


@check(points=1.25, needs="test_bias_column")
@pytest.mark.parametrize(("n", "m"), SIZES)
def test_least_squares(student, reference, rng, n, m):
    """fit_least_squares finds the W and b of lowest cost on ordinary data"""
    X, y = plane(rng, n, m)
    found, expected = answers(student, reference, "fit_least_squares", X, y)
    assert_matches(found, expected, names=FIT)


@check(points=1.0, needs=("test_bias_column", "test_least_squares"))
@pytest.mark.parametrize("twin", ["a feature", "the ones"])
def test_nearly_collinear(student, reference, rng, twin):
    """fit_least_squares still reaches the lowest cost when two columns are nearly the same"""
    corners = signs(rng)
    X, y = corners.copy(), targets(rng, corners)
    X[:, 2] = (corners[:, 0] if twin == "a feature" else 1.0) + TINY * corners[:, 2]
    assert_lowest(X, y, *answers(student, reference, "fit_least_squares", X, y))


def collinear(rng):
    corners = signs(rng)
    X = corners + np.array([1.0, 0.0, 0.0])
    return X, np.round(targets(rng, corners) - 3 * corners[:, 2], 2)


@check(points=1.0, needs=("test_bias_column", "test_least_squares"))
def test_exactly_collinear(student, reference, rng):
    """fit_least_squares returns the shortest theta of lowest cost when one feature is twice another"""
    X, y = collinear(rng)
    X[:, 2] = 2 * X[:, 0]
    assert_shortest(X, y, *answers(student, reference, "fit_least_squares", X, y))


@check(points=0.5, needs=("test_bias_column", "test_least_squares"))
def test_bias_counts_in_the_norm(student, reference, rng):
    """fit_least_squares counts b in the length of theta: a feature that is always 4 shares the intercept with it"""
    X, y = collinear(rng)
    X[:, 2] = 4.0
    assert_shortest(X, y, *answers(student, reference, "fit_least_squares", X, y))


@check(points=1.0, needs="test_bias_column")
@pytest.mark.parametrize(("n", "m"), [(7, 3), (11, 4), (10, 1)])
def test_condition_number(student, reference, rng, n, m):
    """condition_number is that of the matrix of the normal equations, ones included"""
    X, _ = plane(rng, n, m)
    found, expected = answers(student, reference, "condition_number", X)
    assert_matches(found, expected)


@check(points=0.5, needs=("test_bias_column", "test_condition_number"))
@pytest.mark.parametrize("n", [7, 3])
def test_condition_number_of_a_singular_matrix(student, reference, rng, n):
    """condition_number is infinite, or above 1e14, when a feature is always zero, with many examples and with few"""
    X, _ = plane(rng, 7, 3)
    X = X[:n]
    X[:, 1] = 0.0
    found, expected = answers(student, reference, "condition_number", X)
    if expected < 1e14:  # only a reference with a student's own ones can say so
        assert_matches(found, expected)
    require(np.ndim(found) == 0, "one number was asked for")
    require(
        found > min(1e14, expected * (1 - 1e-9)),
        "this matrix is singular, but the number that came back does not say so",
    )


def whole_numbers(rng):
    while True:
        X = rng.integers(-5, 6, (8, 3))
        if np.linalg.cond(lumped(X)) < 6:
            return X, rng.integers(-9, 10, 8)


@check(points=0.1, needs=("test_bias_column", "test_normal_equation"))
def test_normal_equation_of_integers(student, reference, rng):
    """fit_normal_equation cuts off no decimals when X and y hold whole numbers"""
    found, expected = answers(student, reference, "fit_normal_equation", *whole_numbers(rng))
    assert_matches(found, expected, names=FIT)


@check(points=0.1, needs=("test_bias_column", "test_least_squares"))
def test_least_squares_of_integers(student, reference, rng):
    """fit_least_squares cuts off no decimals when X and y hold whole numbers"""
    found, expected = answers(student, reference, "fit_least_squares", *whole_numbers(rng))
    assert_matches(found, expected, names=FIT)


@check(points=0.05, needs=("test_bias_column", "test_condition_number"))
def test_condition_number_of_integers(student, reference, rng):
    """condition_number cuts off no decimals when X holds whole numbers"""
    found, expected = answers(student, reference, "condition_number", whole_numbers(rng)[0])
    assert_matches(found, expected)


@check(points=0.25, needs=("test_bias_column", "test_normal_equation", "test_least_squares", "test_condition_number"))
@pytest.mark.parametrize("name", ["fit_normal_equation", "fit_least_squares", "condition_number"])
def test_arguments_are_kept(student, reference, rng, name):
    """fit_normal_equation, fit_least_squares and condition_number leave X and y as they are; each W is a new array"""
    corners = np.array(list(itertools.product((-1.0, 1.0), repeat=2)))[rng.permutation(4)]
    X, y = np.column_stack([corners, corners.prod(axis=1)]), rng.normal(size=4)  # A is orthogonal: no rounding decides
    data = (X,) if name == "condition_number" else (X, y)
    mine = [argument.copy() for argument in data]
    getattr(reference, name)(*mine)
    if all(np.array_equal(argument, kept) for argument, kept in zip(data, mine, strict=True)):
        assert_arguments_kept(getattr(student, name), *data)
        assert_returns_new_array(student, name, *data)
