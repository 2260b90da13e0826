"""Hidden checks of exercise 11: the ridge cost and its slopes, normalisation, descent with a penalty."""

from functools import cache

import numpy as np
import pytest

from grader.suite import assert_arguments_kept, assert_matches, assert_returns_new_array, check, require

SIZES = [(7, 3), (11, 3)]
LARGEST = np.finfo(float).max


def problem(rng, n, m):
    """X, y, W, b, penalty that hide no slip: errors of both signs, penalty and data alike in weight."""
    X, y, W, b, penalty = drawn(int(rng.integers(2**32)), n, m)
    return X.copy(), y.copy(), W.copy(), b, penalty


@cache
def drawn(seed, n, m):
    """One such problem for each seed, drawn once however often the suite runs."""
    own = np.random.default_rng(seed)
    while True:
        scale = own.permutation([0.5, 1.1, 1.9])[:m]
        X = np.round((own.normal(size=(n, m)) + own.choice([-0.8, 0.8], m)) * scale, 2)
        W, b = np.round(own.choice([-1, 1], m) * own.uniform(0.5, 1.8, m), 2), round(own.uniform(0.6, 1.6), 2)
        y = np.round(X @ W + b + own.normal(0, 1.5, n), 2)
        W = np.round(W + own.choice([-1, 1], m) * own.uniform(0.2, 0.6, m), 2)
        penalty = round(own.uniform(0.25, 0.9), 2)
        error = X @ W + b - y
        data, shrink = X.T @ error / n, penalty * W
        slopes = np.append(data + shrink, error.mean())
        mixed = 2 <= np.sum(error > 0.1) <= n - 2 and np.abs(error.mean()) > 0.1
        balanced = np.all(np.abs(shrink) > 0.1 * np.abs(data)) and np.all(np.abs(data) > 0.1 * np.abs(shrink))
        steep = np.abs(slopes).min() > 0.05 * np.abs(slopes).max()
        apart = abs(W.sum()) > 0.2 and np.abs(np.abs(W) - 1).min() > 0.05 and np.abs(W).min() > 0.2
        if mixed and balanced and steep and apart:
            return X, y, W, b, penalty


def table(rng, n, m=3):
    """Rows of features with very different means and scales."""
    scale = rng.permutation([0.02, 1.5, 40.0])[:m]
    return np.round((rng.normal(size=(n, m)) + rng.choice([-2.5, 2.5], m)) * scale, 4)


def assert_agree(student, reference, name, *arguments, names=None, rtol=1e-9, atol=None):
    """The student's function gives what the reference's gives; that is asked first, before anything can change."""
    expected = getattr(reference, name)(*arguments)
    assert_matches(getattr(student, name)(*arguments), expected, names=names, rtol=rtol, atol=atol)


def part(results, position, like, names):
    """One of several results, as finite numbers of the shape of `like`."""
    known = isinstance(results, (tuple, list)) and len(results) == len(names)
    require(known, f"{len(names)} results were asked for: {', '.join(names)}")
    assert_matches(results[position], like, names=names[position], rtol=0.0, atol=LARGEST)
    return np.asarray(results[position], dtype=float)


@check(points=1.25)
@pytest.mark.parametrize(("n", "m"), SIZES)
def test_cost_values(student, reference, rng, n, m):
    """ridge_cost is half_mse plus half the penalty times the sum of the squared weights"""
    assert_agree(student, reference, "ridge_cost", *problem(rng, n, m))


@check(points=0.25, needs="test_cost_values")
def test_cost_without_penalty(student, reference, rng):
    """ridge_cost with a penalty of 0 is half_mse"""
    X, y, W, b, _ = problem(rng, 7, 3)
    assert_agree(student, reference, "ridge_cost", X, y, W, b, 0.0)


@check(points=0.5, needs="test_cost_values")
def test_cost_leaves_the_bias_alone(student, rng):
    """ridge_cost does not penalise the bias: with all weights 0, no penalty changes it"""
    X, y, W, b, penalty = problem(rng, 7, 3)
    free = part([student.ridge_cost(X, y, 0 * W, b, 0.0)], 0, 0.0, ["the cost"])
    penalised = part([student.ridge_cost(X, y, 0 * W, b, penalty)], 0, 0.0, ["the cost"])
    require(
        abs(free - penalised) <= 1e-9 * abs(free), "with W = 0 the penalty must change nothing, but your cost changes"
    )


@check(points=1.25)
@pytest.mark.parametrize(("n", "m"), SIZES)
def test_weight_gradients(student, reference, rng, n, m):
    """dW of ridge_gradients holds the slopes of ridge_cost: those of the data and those of the penalty"""
    X, y, W, b, penalty = problem(rng, n, m)
    expected = reference.ridge_gradients(X, y, W, b, penalty)[0]
    found = part(student.ridge_gradients(X, y, W, b, penalty), 0, W, ["dW", "db"])
    assert_matches(found, expected, names="dW")


@check(points=0.75)
@pytest.mark.parametrize(("n", "m"), SIZES)
def test_bias_gradient(student, reference, rng, n, m):
    """db of ridge_gradients is the mean error: the penalty does not touch it"""
    X, y, W, b, penalty = problem(rng, n, m)
    expected = reference.ridge_gradients(X, y, W, b, penalty)[1]
    found = part(student.ridge_gradients(X, y, W, b, penalty), 1, 0.0, ["dW", "db"])
    assert_matches(found, expected, names="db")


@check(points=0.25, needs=("test_weight_gradients", "test_bias_gradient"))
def test_gradients_without_penalty(student, reference, rng):
    """ridge_gradients with a penalty of 0 gives the slopes of half_mse"""
    X, y, W, b, _ = problem(rng, 7, 3)
    assert_agree(student, reference, "ridge_gradients", X, y, W, b, 0.0, names=("dW", "db"))


@check(points=1.25)
@pytest.mark.parametrize(("n", "m"), SIZES)
def test_normalizer_values(student, reference, rng, n, m):
    """fit_normalizer gives the mean and the population standard deviation of each column"""
    assert_agree(student, reference, "fit_normalizer", table(rng, n, m), names=("mean", "scale"))


@check(points=0.75, needs="test_normalizer_values")
@pytest.mark.parametrize("constant", [2.5, 0.0, -3.0])
def test_normalizer_of_constant_columns(student, reference, rng, constant):
    """fit_normalizer gives a constant column its mean and the scale 1, and leaves the others as they are"""
    X = table(rng, 7, 3)
    X[:, rng.integers(3)] = constant
    assert_agree(student, reference, "fit_normalizer", X, names=("mean", "scale"))


@check(points=1)
@pytest.mark.parametrize("n", [7, 11, 1])
def test_normalize_values(student, reference, rng, n):
    """normalize subtracts the given mean and divides by the given scale, whatever rows come, even one alone"""
    mean, scale = np.round(table(rng, 1)[0], 3), np.round(rng.uniform(0.5, 2.5, 3) * [0.1, 1.0, 10.0], 3)
    assert_agree(student, reference, "normalize", table(rng, n), mean, scale)


FITTED = ["W", "b", "costs"]


@check(points=1, needs=("test_weight_gradients", "test_bias_gradient"))
@pytest.mark.parametrize(("n", "kind"), [(7, float), (11, float), (7, int)])
def test_first_steps(student, reference, rng, n, kind):
    """fit_ridge starts at zeros and reaches the W and b of gradient descent on ridge_cost after a few steps"""
    X, y, _, _, penalty = problem(rng, n, 3)
    if kind is int:
        X, y = np.round(2 * X).astype(int), np.round(2 * y).astype(int)
    steps = 4 if n == 7 else 3
    expected = reference.fit_ridge(X, y, penalty, 0.05, steps)[:2]
    fitted = student.fit_ridge(X, y, penalty, 0.05, steps)
    found = part(fitted, 0, np.zeros(3), FITTED), part(fitted, 1, 0.0, FITTED)
    assert_matches(found, expected, names=("W", "b"))


@check(points=0.5, needs=("test_first_steps", "test_cost_values", "test_cost_leaves_the_bias_alone"))
@pytest.mark.parametrize(("n", "m"), SIZES)
def test_costs_of_the_first_steps(student, reference, rng, n, m):
    """fit_ridge returns steps + 1 costs, the values of ridge_cost: at the start and after each step"""
    X, y, _, _, penalty = problem(rng, n, m)
    expected = reference.fit_ridge(X, y, penalty, 0.09, 4)[2]
    found = part(student.fit_ridge(X, y, penalty, 0.09, 4), 2, np.zeros(5), FITTED)
    assert_matches(found, expected, names="costs")


@check(points=0.25, needs="test_costs_of_the_first_steps")
@pytest.mark.parametrize(("n", "m"), [(7, 3), (10, 3)])
def test_no_steps(student, reference, rng, n, m):
    """fit_ridge with 0 steps returns zeros and one cost, that of the start"""
    X, y, _, _, penalty = problem(rng, n, m)
    assert_agree(student, reference, "fit_ridge", X, y, penalty, 0.09, 0, names=FITTED)


LONG_X = np.array(
    [[1.2, 0.4], [0.1, -1.6], [-0.9, 0.3], [1.7, -0.8], [0.6, 0.9], [-0.3, -0.5], [2.0, 0.2], [0.4, -1.1]]
)
LONG_Y = np.array([3.4, 3.1, 0.9, 4.8, 2.0, 2.1, 4.6, 3.5])


@check(points=0.25, needs="test_first_steps")
def test_long_run(student, reference):
    """fit_ridge comes to rest at the lowest ridge_cost after many steps"""
    expected = reference.fit_ridge(LONG_X, LONG_Y, 0.3, 0.3, 200)[:2]
    fitted = student.fit_ridge(LONG_X, LONG_Y, 0.3, 0.3, 200)
    found = part(fitted, 0, np.zeros(2), FITTED), part(fitted, 1, 0.0, FITTED)
    assert_matches(found, expected, names=("W", "b"), rtol=1e-4, atol=1e-4)


def arguments_of(name, rng):
    """Arguments to call a function with."""
    X, y, W, b, penalty = problem(rng, 7, 3)
    return {
        "ridge_cost": (X, y, W, b, penalty),
        "ridge_gradients": (X, y, W, b, penalty),
        "fit_normalizer": (table(rng, 7),),
        "normalize": (X, X.mean(axis=0) + 0.1, X.std(axis=0) + 0.1),
        "fit_ridge": (X, y, penalty, 0.09, 3),
    }[name]


@check(points=0.25)
@pytest.mark.parametrize("name", ["ridge_cost", "ridge_gradients", "fit_normalizer", "normalize", "fit_ridge"])
def test_arguments_are_kept(student, rng, name):
    """every function leaves the arrays that it is given as they are"""
    assert_arguments_kept(getattr(student, name), *arguments_of(name, rng))


@check(points=0.25)
@pytest.mark.parametrize("name", ["ridge_gradients", "fit_normalizer", "normalize", "fit_ridge"])
def test_results_are_new(student, rng, name):
    """every array returned is a new one, not the caller's and not that of an earlier call"""
    assert_returns_new_array(student, name, *arguments_of(name, rng))


@check(
    points=0.15,
    needs=("test_weight_gradients", "test_bias_gradient", "test_normalizer_values", "test_normalize_values"),
)
@pytest.mark.parametrize("name", ["ridge_cost", "ridge_gradients", "fit_normalizer", "normalize"])
def test_integers(student, reference, rng, name):
    """integer features, targets and weights give the same as their decimal twins: nothing is cut off"""
    X = rng.permutation([[1, -3, 4], [-2, 1, 2], [2, 4, -1], [-1, 3, 2], [3, -1, 5], [1, 0, -2], [-1, 2, 1]])
    y, W = rng.integers(-9, 10, 7), rng.choice([-3, -2, 2, 3], 3)
    y[0] += 1 - (np.sum(X @ W + 2 - y)) % 7  # the errors do not add up to a multiple of 7
    arguments, names = {
        "ridge_cost": ((X, y, W, 2, 1), None),
        "ridge_gradients": ((X, y, W, 2, 1), ("dW", "db")),
        "fit_normalizer": ((X,), ("mean", "scale")),
        "normalize": ((X, np.array([1, -1, 2]), np.array([2, 3, 7])), None),
    }[name]
    assert_agree(student, reference, name, *arguments, names=names)


@check(
    points=0.1,
    needs=("test_cost_values", "test_weight_gradients", "test_bias_gradient", "test_normalizer_of_constant_columns",
           "test_first_steps", "test_costs_of_the_first_steps"),
)  # fmt: skip
@pytest.mark.parametrize("name", ["ridge_cost", "ridge_gradients", "fit_normalizer", "fit_ridge"])
def test_one_example(student, reference, rng, name):
    """ridge_cost, ridge_gradients, fit_normalizer and fit_ridge take a single row, too"""
    X, y, W = rng.uniform(0.5, 1.5, (1, 3)), rng.uniform(3, 4, 1), np.array([0.4, -0.6, 1.3])
    arguments, names = {
        "ridge_cost": ((X, y, W, 0.5, 0.7), None),
        "ridge_gradients": ((X, y, W, 0.5, 0.7), ("dW", "db")),
        "fit_normalizer": ((X,), ("mean", "scale")),
        "fit_ridge": ((X, y, 0.7, 0.05, 2), FITTED),
    }[name]
    assert_agree(student, reference, name, *arguments, names=names)
