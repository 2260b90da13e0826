"""Twelve hidden checks: values, finite differences, laws, two fits of 200 steps."""

import numpy as np

from grader.suite import assert_arguments_kept, assert_gradient, assert_matches, check, require


def data(rng, n=50, m=5):
    X = rng.normal(0.5, 1.0, (n, m))
    return X, X @ rng.normal(0, 2, m) + rng.normal(1, 0.3, n), rng.normal(0, 1, m), float(rng.normal(1, 1))


@check()
def test_predict(student, reference, rng):
    """predict is X W + b"""
    X, _, W, b = data(rng)
    assert_matches(student.predict(X, W, b), reference.predict(X, W, b))


@check()
def test_predict_of_integers(student, reference, rng):
    """predict takes whole numbers"""
    X, W = rng.integers(-3, 4, (7, 3)), np.array([1, 2, 3])
    assert_matches(student.predict(X, W, 1), reference.predict(X, W, 1))


@check()
def test_cost(student, reference, rng):
    """cost is half of the mean squared error"""
    X, y, W, b = data(rng)
    assert_matches(student.cost(X, y, W, b), reference.cost(X, y, W, b))


@check()
def test_cost_of_a_perfect_fit(student, rng):
    """cost is zero on the line itself"""
    X, _, W, b = data(rng, 7, 3)
    assert_matches(student.cost(X, X @ W + b, W, b), 0.0)


@check()
def test_gradients(student, reference, rng):
    """gradients are the partial derivatives"""
    X, y, W, b = data(rng)
    assert_matches(student.gradients(X, y, W, b), reference.gradients(X, y, W, b), names=("dW", "db"))


@check()
def test_gradients_are_slopes(student, reference, rng):
    """gradients match central differences"""
    X, y, W, b = data(rng)
    points = [(W, b), (W + 1, b - 1), (np.zeros(5), 0.0)]
    assert_gradient(lambda W, b: student.gradients(X, y, W, b), of=lambda W, b: reference.cost(X, y, W, b), at=points)


@check()
def test_gradients_match_the_own_cost(student, rng):
    """gradients are the slopes of your own cost"""
    X, y, W, b = data(rng, 11, 3)
    assert_gradient(lambda W, b: student.gradients(X, y, W, b), of=lambda W, b: _half_mse(X, y, W, b), at=[(W, b)])


def _half_mse(X, y, W, b):
    return 0.5 * np.mean((X @ W + b - y) ** 2)


@check()
def test_step(student, reference, rng):
    """step moves both at once"""
    X, y, W, b = data(rng)
    assert_matches(student.step(X, y, W, b, 0.1), reference.step(X, y, W, b, 0.1), names=("W", "b"))


@check()
def test_step_keeps_its_arguments(student, rng):
    """step leaves its arguments alone"""
    X, y, W, b = data(rng)
    assert_arguments_kept(student.step, X, y, W, b, 0.1)


@check()
def test_first_steps_of_fit(student, reference, rng):
    """fit starts at zeros and takes its steps"""
    X, y, _, _ = data(rng)
    assert_matches(student.fit(X, y, 0.05, 3), reference.fit(X, y, 0.05, 3), names=("W", "b", "costs"))


@check()
def test_fit_goes_down(student, rng):
    """fit lowers the cost for 200 steps"""
    X, y, _, _ = data(rng)
    costs = np.asarray(student.fit(X, y, 0.05, 200)[2], dtype=float)
    require(len(costs) == 201 and np.all(np.diff(costs) <= 1e-12), "the cost rises on the way, or costs are missing")


@check()
def test_fit_arrives(student, rng):
    """fit comes near least squares after 200 steps"""
    X, y, _, _ = data(rng, 40, 2)
    W, b, _ = student.fit(X, y, 0.3, 200)
    best = np.linalg.lstsq(np.column_stack([X, np.ones(len(y))]), y, rcond=None)[0]
    require(np.max(np.abs(np.append(W, b) - best)) < 0.05, "the end is not near the best line")
