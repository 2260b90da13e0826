"""Hidden checks of 03-update-rule: one step, many steps, when to stop, and a learning rate that shrinks."""

import numpy as np
import pytest

from grader.suite import (
    assert_arguments_kept,
    assert_matches,
    assert_returns_new_array,
    check,
    evidence,
    require,
)


def line(rng, n):
    """x, y, w, b on which no slip hides: errors of both signs, both slopes clearly negative, a bowl not too narrow."""
    while True:
        x = rng.uniform(-2.0, 4.0, n)
        w, b = rng.uniform(0.3, 2.5, 2) * rng.choice([-1.0, 1.0], 2)
        y = rng.uniform(-2.0, 2.0) * x + rng.uniform(-3.0, 3.0) + rng.normal(0.0, 1.0, n)
        e = w * x + b - y
        slopes = -np.array([np.mean(x * e), np.mean(e)])
        mixed = 2 <= np.sum(e > 0.05) <= n - 2 and 2 <= np.sum(e < -0.05) <= n - 2
        clear = abs(abs(w) - 1) > 0.1 and abs(abs(b) - 1) > 0.1 and abs(np.mean(x)) > 0.4
        large, small = largest_and_smallest_bend(x)
        if mixed and clear and slopes.min() > 0.3 and slopes.max() < 20 * slopes.min() and large < 20 * small:
            return x, y, float(w), float(b)


def whole_line(rng, n):
    """The same in whole numbers."""
    while True:
        x, y = rng.integers(-3, 5, n), rng.integers(-9, 10, n)
        w, b = (int(value) for value in rng.choice([-4, -3, -2, 2, 3, 4], 2))
        e = w * x + b - y
        broken = np.sum(e) % n != 0 and np.sum(x * e) % n != 0 and np.all(x * e != 0) and np.sum(x) != 0
        if 2 <= np.sum(e > 0) <= n - 2 and broken:
            return x, y, w, b


def largest_and_smallest_bend(x):
    """The eigenvalues of half_mse's second derivatives: a learning rate below 2 / the largest converges."""
    small, large = np.linalg.eigvalsh([[np.mean(x**2), np.mean(x)], [np.mean(x), 1.0]])
    return large, small


def good_rate(x):
    """A learning rate at which half_mse converges, not at its limit."""
    return float(0.6 / largest_and_smallest_bend(x)[0])


def half_mse(x, y, w, b):
    return np.mean((w * x + b - y) ** 2) / 2


def one_of_two(result, k, expected, names):
    """Compare one of two results, so that a slip in the other one costs nothing here."""
    pair = isinstance(result, (tuple, list)) or (isinstance(result, np.ndarray) and result.ndim == 1)
    require(pair and len(result) == 2, f"two results were asked for: {names[0]} and {names[1]}, in this order")
    assert_matches(result[k], expected[k], names=names[k])


def three_of_descend(result):
    """w, b and costs, as descend returns them."""
    require(isinstance(result, (tuple, list)) and len(result) == 3, "descend returns three results: w, b and costs")
    return result


def differ(one, other):
    """Whether two results of a student are not the same numbers."""
    try:
        assert_matches(one, other)
    except AssertionError:
        return True
    return False


# ------------------------------------------------------------------------------------------------------------ update


@check(points=0.5, reveal=True)
@pytest.mark.parametrize(("theta", "gradient", "rate"), [(3.0, -2.5, 0.25), (-1.5, 0.8, 0.1), (4, 3, 0.5)])
def test_update_of_a_number(student, reference, theta, gradient, rate):
    """update moves a number by the learning rate times the gradient, downhill"""
    expected = reference.update(theta, gradient, rate)
    assert_matches(student.update(theta, gradient, rate), expected)


@check(points=0.75)
@pytest.mark.parametrize("size", [3, 5])
def test_update_of_an_array(student, reference, rng, size):
    """update moves every component of an array by its own gradient"""
    theta = rng.uniform(0.3, 3.0, size) * rng.choice([-1.0, 1.0], size)
    gradient, rate = rng.uniform(1.2, 9.0, size) * rng.choice([-1.0, 1.0], size), float(rng.uniform(0.03, 0.3))
    expected = reference.update(theta, gradient, rate)
    assert_matches(student.update(theta, gradient, rate), expected)


@check(points=0.25)
@pytest.mark.parametrize("whole_gradient", [True, False])
def test_update_of_integers(student, rng, whole_gradient):
    """update loses no fraction when theta holds integers"""
    theta, gradient = rng.integers(1, 9, 4), rng.integers(-9, 0, 4)
    gradient = gradient if whole_gradient else gradient + 0.3
    as_floats = student.update(theta.astype(float), gradient.astype(float), 0.15)
    others = student.update(theta + 50.0, gradient - 50.0, 0.15)
    require(differ(others, as_floats), "update returns the same for another theta and gradient")
    assert_matches(student.update(theta, gradient, 0.15), as_floats)


def update_twice(module, theta, gradient, rate):
    module.update(theta, gradient, rate)
    return module.update(theta, gradient, rate)


@check(points=0.25, function="update")
def test_update_leaves_its_arguments_alone(student, rng):
    """update leaves theta and gradient as they were, so asking twice gives the same answer"""
    theta, gradient = rng.uniform(1.0, 3.0, 4), rng.uniform(-9.0, -2.0, 4)
    others = student.update(theta + 50.0, gradient - 50.0, 0.15)
    again = student.run(update_twice, theta.copy(), gradient.copy(), 0.15)
    once = assert_arguments_kept(student.update, theta, gradient, 0.15)
    require(differ(others, once), "update returns the same for another theta and gradient")
    assert_matches(again, once)


@check(points=0.25, function="update")
@pytest.mark.parametrize("flat", [False, True])
def test_update_returns_a_new_array(student, rng, flat):
    """update returns an array of its own, even where nothing moves: changing it later changes nothing else"""
    theta = rng.uniform(1.0, 3.0, 4)
    gradient = np.zeros(4) if flat else rng.uniform(-9.0, -2.0, 4)
    shape = np.shape(student.update(theta.copy(), gradient.copy(), 0.15))
    require(shape == (4,), "theta has four components, so an array of shape (4,) was asked for")
    assert_returns_new_array(student, "update", theta, gradient, 0.15)


# -------------------------------------------------------------------------------------------------- sse_descent_step

NEW_PAIR = ("m", "c")


@check(points=0.75, needs=("test_update_of_a_number", "test_update_of_an_array"), function="sse_descent_step")
@pytest.mark.parametrize("n", [7, 10])
def test_step_of_m(student, reference, rng, n):
    """sse_descent_step moves m by the learning rate times the slope at the old m and c"""
    x, y, m, c = line(rng, n)
    rate = good_rate(x) / (2 * n)
    expected = reference.sse_descent_step(x.copy(), y.copy(), m, c, rate)
    one_of_two(student.sse_descent_step(x, y, m, c, rate), 0, expected, NEW_PAIR)


@check(points=0.75, needs=("test_update_of_a_number", "test_update_of_an_array"), function="sse_descent_step")
@pytest.mark.parametrize("n", [7, 10])
def test_step_of_c(student, reference, rng, n):
    """sse_descent_step moves c by the learning rate times the slope at the old m and c"""
    x, y, m, c = line(rng, n)
    rate = good_rate(x) / (2 * n)
    expected = reference.sse_descent_step(x.copy(), y.copy(), m, c, rate)
    one_of_two(student.sse_descent_step(x, y, m, c, rate), 1, expected, NEW_PAIR)


@check(points=0.25)
@pytest.mark.parametrize("whole_parameters", [True, False])
def test_step_on_integers(student, rng, whole_parameters):
    """sse_descent_step loses no fraction when data or parameters come as integers"""
    x, y, m, c = whole_line(rng, 7)
    if not whole_parameters:
        m, c = m + 0.375, c - 0.7
    rate = good_rate(x) / 14
    as_floats = student.sse_descent_step(x.astype(float), y.astype(float), float(m), float(c), rate)
    others = student.sse_descent_step(x + 0.5, y + 50.0, m + 20.0, c + 20.0, rate)
    require(differ(others, as_floats), "sse_descent_step returns the same for other data")
    assert_matches(student.sse_descent_step(x, y, m, c, rate), as_floats, names=NEW_PAIR)


def sse_descent_step_twice(module, x, y, m, c, rate):
    module.sse_descent_step(x, y, m, c, rate)
    return module.sse_descent_step(x, y, m, c, rate)


@check(points=0.25, function="sse_descent_step")
def test_step_leaves_the_data_alone(student, rng):
    """sse_descent_step leaves x and y as they were, so asking twice gives the same answer"""
    x, y, m, c = line(rng, 7)
    rate = good_rate(x) / 14
    others = student.sse_descent_step(x + 0.5, y + 50.0, m + 20.0, c + 20.0, rate)
    again = student.run(sse_descent_step_twice, x.copy(), y.copy(), m, c, rate)
    once = assert_arguments_kept(student.sse_descent_step, x, y, m, c, rate)
    require(differ(others, once), "sse_descent_step returns the same for other data")
    assert_matches(again, once, names=NEW_PAIR)


# ----------------------------------------------------------------------------------------------------------- descend


@check(points=1.0, needs=("test_update_of_a_number", "test_update_of_an_array"), function="descend")
@pytest.mark.parametrize(("n", "steps"), [(7, 1), (7, 3), (11, 5)])
def test_parameters_after_a_few_steps(student, reference, rng, n, steps):
    """descend takes exactly the steps asked for, each with the slopes of half_mse at the point it has reached"""
    x, y, w, b = line(rng, n)
    rate = good_rate(x)
    expected = reference.descend(x.copy(), y.copy(), w, b, rate, steps)
    found = three_of_descend(student.descend(x, y, w, b, rate, steps))
    assert_matches((found[0], found[1]), (expected[0], expected[1]), names=("w", "b"))


@check(points=1.0, function="descend")
@pytest.mark.parametrize(("n", "steps"), [(7, 4), (11, 3)])
def test_costs_on_the_way(student, rng, n, steps):
    """descend lists half_mse at the start and after each of its steps: steps + 1 costs"""
    x, y, w, b = line(rng, n)
    rate = good_rate(x)
    walked = [three_of_descend(student.descend(x.copy(), y.copy(), w, b, rate, k)) for k in range(1, steps + 1)]
    expected = [half_mse(x, y, w, b)]
    for k, (own_w, own_b, _) in enumerate(walked, start=1):
        numbers = np.shape(own_w) == () and np.shape(own_b) == ()
        require(numbers and np.isfinite(own_w) and np.isfinite(own_b), f"w and b after {k} steps must be numbers")
        expected.append(half_mse(x, y, own_w, own_b))
    assert_matches(walked[-1][2], np.array(expected), names="costs")


@check(points=0.25, function="descend")
def test_no_steps(student, rng):
    """descend with steps = 0 returns the start and its one cost"""
    x, y, w, b = line(rng, 7)
    result = three_of_descend(student.descend(x.copy(), y.copy(), w, b, good_rate(x), 0))
    assert_matches(result, (w, b, np.array([half_mse(x, y, w, b)])), names=("w", "b", "costs"))


@check(points=0.5, function="descend")
def test_the_long_way_down(student, rng):
    """descend reaches the best line in 1,500 steps, and its costs never rise"""
    x, y, w, b = line(rng, 9)
    best_w, best_b = np.polyfit(x, y, 1)
    found_w, found_b, costs = three_of_descend(student.descend(x.copy(), y.copy(), w, b, good_rate(x), 1500))
    costs = np.asarray(costs, dtype=float)
    require(costs.ndim == 1 and len(costs) > 1000, "1,500 steps leave 1,501 costs in one array")
    evidence("curve", costs=costs[:100])
    require(np.all(np.isfinite(costs)), "with this small learning rate every cost is finite")
    require(np.all(np.diff(costs) <= 1e-12 * costs[0]), "with this small learning rate the cost falls at every step")
    assert_matches((found_w, found_b), (float(best_w), float(best_b)), names=("w", "b"), rtol=1e-6, atol=1e-6)


@check(points=0.25, function="descend")
@pytest.mark.parametrize("whole_parameters", [True, False])
def test_descend_on_integers(student, rng, whole_parameters):
    """descend loses no fraction when data or parameters come as integers"""
    x, y, w, b = whole_line(rng, 7)
    if not whole_parameters:
        w, b = w + 0.375, b - 0.7
    rate = good_rate(x)
    as_floats = student.descend(x.astype(float), y.astype(float), float(w), float(b), rate, 3)
    others = student.descend(x + 0.5, y + 50.0, w + 20.0, b + 20.0, rate, 3)
    require(differ(others, as_floats), "descend returns the same for other data")
    assert_matches(student.descend(x, y, w, b, rate, 3), as_floats, names=("w", "b", "costs"))


def descend_twice(module, x, y, w, b, rate, steps):
    module.descend(x, y, w, b, rate, steps)
    return module.descend(x, y, w, b, rate, steps)


@check(points=0.25, function="descend")
def test_descend_leaves_the_data_alone(student, rng):
    """descend leaves x and y as they were, so a second descent from the same start gives the same answer"""
    x, y, w, b = line(rng, 7)
    rate = good_rate(x)
    others = student.descend(x + 0.5, y + 50.0, w + 20.0, b + 20.0, rate, 2)
    again = student.run(descend_twice, x.copy(), y.copy(), w, b, rate, 2)
    once = assert_arguments_kept(student.descend, x, y, w, b, rate, 2)
    require(differ(others, once), "descend returns the same for other data")
    assert_matches(again, once, names=("w", "b", "costs"))


# ----------------------------------------------------------------------------------------------------- has_converged
# Every check asks for True as well as for False, so that no constant earns a point; all answers are asked for before any
# is judged, so that each slip shows in more than one of them.


def assert_answers(function, questions):
    """Ask all questions (sequence, tolerance, expected answer), then compare."""
    answers = [function(sequence, tolerance) for sequence, tolerance, _ in questions]
    for answer, (_, _, expected) in zip(answers, questions, strict=True):
        assert_matches(answer, expected)


@check(points=0.25)
@pytest.mark.parametrize("kind", [list, np.array])
def test_a_small_fall_has_converged(student, kind):
    """has_converged tells a fall smaller than the tolerance from a larger one, for lists and arrays"""
    questions = [
        (kind([9.0, 4.0, 3.999]), 0.01, True),
        (kind([9.0, 4.0, 3.5]), 0.01, False),
        (kind([9.0, 4.0, 3.5]), 0.75, True),
        (kind([8.0, 3.0]), 0.01, False),
    ]
    assert_answers(student.has_converged, questions)


@check(points=0.25)
def test_a_rise_has_not_converged(student):
    """has_converged is False after any rise of the cost, however small; equal costs have converged"""
    questions = [
        ([5.0, 2.0, 2.001], 0.01, False),
        ([5.0, 2.0, 8.0], 0.01, False),
        ([5.0, 2.001, 2.0], 0.01, True),
        ([5.0, 2.0, 2.0], 0.01, True),
        ([4.0, 4.0], 0.01, True),
        ([5.0, 4.0, 4.5], 1.0, False),
    ]
    assert_answers(student.has_converged, questions)


@check(points=0.25)
def test_a_fall_of_the_tolerance_itself(student):
    """has_converged wants a fall of less than the tolerance: exactly the tolerance is not enough"""
    questions = [
        ([3.0, 2.5], 0.5, False),
        ([3.0, 2.5], 0.5 + 2.0**-20, True),
        ([8.0, 7.0, 6.75], 0.25, False),
        ([8.0, 7.0, 6.75], 0.25 + 2.0**-20, True),
    ]
    assert_answers(student.has_converged, questions)


@check(points=0.25)
def test_fewer_than_two_costs(student):
    """has_converged is False with no cost or one; two costs are enough"""
    questions = [([7.0, 7.0], 0.1, True), ([7.0], 0.1, False), ([0.001], 0.1, False), ([], 0.1, False)]
    assert_answers(student.has_converged, questions)


@check(points=0.25)
def test_only_the_last_two_costs_count(student):
    """has_converged compares the last two costs with each other, and nothing else"""
    questions = [
        ([50.0, 3.0, 0.5, 0.4999], 0.01, True),
        ([0.5, 0.5, 0.4], 0.01, False),
        ([6.0, 5.999, 2.0], 0.01, False),
        ([1000.0, 999.5], 0.01, False),
        ([2e-4, 1e-4], 0.01, True),
        ([0.5, 0.004], 0.01, False),
        ([80.0, 60.0, 60.0], 0.01, True),
        ([0.5, 0.3, 0.5], 0.01, False),
    ]
    assert_answers(student.has_converged, questions)


# ----------------------------------------------------------------------------------------------------- is_stationary


@check(points=0.25)
def test_every_component_counts_by_its_size(student):
    """is_stationary wants every component small in absolute value: −5 is not small, and +3 does not cancel −3"""
    questions = [
        ([-0.001, 0.002], 0.01, True),
        ([-5.0, 0.001], 0.01, False),
        ([0.002, -5.0, 0.0], 0.01, False),
        ([0.001, 4.0, 0.002], 0.01, False),
        ([3.0, -3.0], 0.01, False),
        ([2.0, 0.5, -2.5], 0.01, False),
        ([0.0, 0.03, 0.0, 0.0], 0.01, False),
        ([0.0, 0.0, -0.02, 0.0], 0.01, False),
        ([-2.0, -1.0], 0.01, False),
    ]
    assert_answers(student.is_stationary, questions)


@check(points=0.25)
def test_a_component_of_the_tolerance_itself(student):
    """is_stationary allows a component of exactly the tolerance, on both sides of 0"""
    questions = [
        ([0.25, 0.0, -0.25], 0.25, True),
        ([0.25, 0.0, -0.25 - 2.0**-20], 0.25, False),
        ([0.5], 0.5, True),
        ([-0.5], 0.5, True),
    ]
    assert_answers(student.is_stationary, questions)


@check(points=0.25)
@pytest.mark.parametrize("kind", [list, tuple, np.array])
def test_components_are_judged_one_by_one(student, kind):
    """is_stationary takes lists, tuples and arrays, and judges each component by itself, not their length"""
    questions = [
        (kind([0.08, -0.08, 0.08, -0.08, 0.08]), 0.1, True),
        (kind([0.07, -0.06]), 0.1, True),
        (kind([0.08, -0.08, 0.08, -0.12, 0.08]), 0.1, False),
    ]
    assert_answers(student.is_stationary, questions)


# --------------------------------------------------------------------------------------------- decayed_learning_rate


@check(points=0.5)
@pytest.mark.parametrize(("initial", "step", "decay"), [(0.8, 3, 0.5), (0.3, 10, 0.02), (2, 4, 1)])
def test_decayed_learning_rate(student, reference, initial, step, decay):
    """decayed_learning_rate is the initial rate over 1 + decay times step"""
    expected = reference.decayed_learning_rate(initial, step, decay)
    assert_matches(student.decayed_learning_rate(initial, step, decay), expected)


@check(points=0.25)
def test_no_decay_at_the_start(student):
    """decayed_learning_rate is the initial rate at step 0, and less than it at step 1"""
    assert_matches(student.decayed_learning_rate(0.4, 0, 0.3), 0.4)
    later = student.decayed_learning_rate(0.4, 1, 0.3)
    require(np.shape(later) == (), "decayed_learning_rate returns one number")
    require(0 < later < 0.4, "at step 1 a decaying learning rate is smaller than at step 0, and still above 0")
