"""The twelve hidden checks of the benchmark's exercise in plain numpy, for graders that call the student's functions themselves.

The same data, cases and tolerances as `course/solutions/01-linear/test_linear.py`; only the helpers are numpy's own. What
is expected is computed first, since nothing here protects the arguments from the student's function.
"""

from types import SimpleNamespace

import numpy as np
import reference


def data(rng, n=50, m=5):
    X = rng.normal(0.5, 1.0, (n, m))
    return X, X @ rng.normal(0, 2, m) + rng.normal(1, 0.3, n), rng.normal(0, 1, m), float(rng.normal(1, 1))


def seeded():
    return np.random.default_rng(7)


def matches(actual, expected):
    """A number or array of the same shape, near enough; or several of these."""
    if isinstance(expected, tuple):
        assert isinstance(actual, (tuple, list)), "several results were asked for"
        assert len(actual) == len(expected), "how many results?"
        for part, wanted in zip(actual, expected, strict=True):
            matches(part, wanted)
        return
    assert np.shape(actual) == np.shape(expected), "the shape differs"
    largest = max(1.0, float(np.max(np.abs(expected))))
    np.testing.assert_allclose(actual, expected, rtol=1e-9, atol=1e-12 * largest)


def slopes(gradients, cost, at):
    """Central differences with Richardson's combination; what they may be off is the tolerance of each component."""
    for W, b in at:
        dW, db = gradients(W, b)
        assert (np.shape(dW), np.shape(db)) == (np.shape(W), ()), "the shape differs"
        numeric, tolerance = difference(lambda theta: cost(theta[:-1], float(theta[-1])), np.append(W, b))
        assert np.allclose(np.append(dW, db), numeric, rtol=1e-8, atol=tolerance), "not the slope of the cost"


def difference(cost, theta):
    scale = max(1.0, abs(cost(theta)))
    values, errors = np.empty_like(theta), np.empty_like(theta)
    for j in range(len(theta)):
        step = 1e-3 * max(1.0, abs(theta[j]))
        wide, narrow = (central(cost, theta, j, h) for h in (step, step / 2))
        values[j] = (4 * narrow - wide) / 3
        errors[j] = 10.0 * (abs(values[j] - narrow) + 100 * np.finfo(float).eps * scale / step)
    return values, errors


def central(cost, theta, j, step):
    up, down = theta.copy(), theta.copy()
    up[j] += step
    down[j] -= step
    return (cost(up) - cost(down)) / (up[j] - down[j])


def check_predict(student):
    """predict is X W + b"""
    X, _, W, b = data(seeded())
    expected = reference.predict(X, W, b)
    matches(student.predict(X, W, b), expected)


def check_predict_of_integers(student):
    """predict takes whole numbers"""
    X, W = seeded().integers(-3, 4, (7, 3)), np.array([1, 2, 3])
    expected = reference.predict(X, W, 1)
    matches(student.predict(X, W, 1), expected)


def check_cost(student):
    """cost is half of the mean squared error"""
    X, y, W, b = data(seeded())
    expected = reference.cost(X, y, W, b)
    matches(student.cost(X, y, W, b), expected)


def check_cost_of_a_perfect_fit(student):
    """cost is zero on the line itself"""
    X, _, W, b = data(seeded(), 7, 3)
    matches(student.cost(X, X @ W + b, W, b), 0.0)


def check_gradients(student):
    """gradients are the partial derivatives"""
    X, y, W, b = data(seeded())
    expected = reference.gradients(X, y, W, b)
    matches(student.gradients(X, y, W, b), expected)


def check_gradients_are_slopes(student):
    """gradients match central differences"""
    X, y, W, b = data(seeded())
    points = [(W, b), (W + 1, b - 1), (np.zeros(5), 0.0)]
    slopes(lambda W, b: student.gradients(X, y, W, b), lambda W, b: reference.cost(X, y, W, b), points)


def check_gradients_match_the_own_cost(student):
    """gradients are the slopes of your own cost"""
    X, y, W, b = data(seeded(), 11, 3)
    slopes(lambda W, b: student.gradients(X, y, W, b), lambda W, b: 0.5 * np.mean((X @ W + b - y) ** 2), [(W, b)])


def check_step(student):
    """step moves both at once"""
    X, y, W, b = data(seeded())
    expected = reference.step(X, y, W, b, 0.1)
    matches(student.step(X, y, W, b, 0.1), expected)


def check_step_keeps_its_arguments(student):
    """step leaves its arguments alone"""
    X, y, W, b = data(seeded())
    before = X.copy(), y.copy(), W.copy()
    student.step(X, y, W, b, 0.1)
    for old, now in zip(before, (X, y, W), strict=True):
        np.testing.assert_array_equal(now, old)


def check_first_steps_of_fit(student):
    """fit starts at zeros and takes its steps"""
    X, y, _, _ = data(seeded())
    expected = reference.fit(X, y, 0.05, 3)
    matches(student.fit(X, y, 0.05, 3), expected)


def check_fit_goes_down(student):
    """fit lowers the cost for 200 steps"""
    X, y, _, _ = data(seeded())
    costs = np.asarray(student.fit(X, y, 0.05, 200)[2], dtype=float)
    assert len(costs) == 201, "costs are missing"
    assert np.all(np.diff(costs) <= 1e-12), "the cost rises on the way"


def check_fit_arrives(student):
    """fit comes near least squares after 200 steps"""
    X, y, _, _ = data(seeded(), 40, 2)
    W, b, _ = student.fit(X, y, 0.3, 200)
    best = np.linalg.lstsq(np.column_stack([X, np.ones(len(y))]), y, rcond=None)[0]
    assert np.max(np.abs(np.append(W, b) - best)) < 0.05, "the end is not near the best line"


def namespace(names):
    """The functions of a notebook as one object, as the checks take them."""
    return SimpleNamespace(**names)


CHECKS = [value for name, value in list(globals().items()) if name.startswith("check_")]
