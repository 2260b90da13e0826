"""Hidden checks of 03-update-rule: one step, many steps, when to stop, a shrinking learning rate."""

import numpy as np
import pytest

from grader.suite import assert_arguments_kept, assert_matches, assert_returns_new_array, check, evidence, require

BLOG_LINE = ("m", "c")
LINE = ("w", "b")
LOG = ("w", "b", "costs")
UPDATE = ("test_update_of_numbers", "test_update_of_arrays")
BLOG_STEP = ("test_step_of_the_slope", "test_step_of_the_intercept")
DESCENT = ("test_costs_along_the_way", "test_line_after_the_steps")


def line(rng, n):
    """x, y and a line on which no slip hides: errors of both signs, no tiny slope, nothing centred, nothing 0 or ±1."""
    while True:
        x = rng.uniform(-2.0, 6.0, n)
        w, b = rng.uniform(0.3, 2.5, 2) * rng.choice([-1.0, 1.0], 2)
        y = rng.uniform(-2.0, 2.0) * x + rng.uniform(-3.0, 3.0) + rng.normal(0.0, 2.0, n)
        e = w * x + b - y
        slopes = np.abs([np.mean(x * e), np.mean(e)])
        mixed = 2 <= np.sum(e > 0.05) <= n - 2 and 2 <= np.sum(e < -0.05) <= n - 2 and np.std(e) > 0.5
        clear = abs(abs(w) - 1) > 0.1 and abs(abs(b) - 1) > 0.1 and 0.5 < abs(np.mean(x)) < 3.0
        if mixed and clear and slopes.min() > 1.2 and slopes.min() > 0.05 * slopes.max():
            return x, y, float(w), float(b)


def whole_line(rng, n):
    """The same in whole numbers."""
    while True:
        x, y = rng.integers(-3, 8, n), rng.integers(-9, 10, n)
        w, b = (int(value) for value in rng.choice([-4, -3, -2, 2, 3, 4], 2))
        e = w * x + b - y
        mixed = np.sum(e > 0) >= 2 and np.sum(e < 0) >= 2
        large = abs(np.sum(e)) > 1.2 * n and abs(np.sum(x * e)) > 1.2 * n
        if mixed and large and np.sum(e) % n != 0 and np.sum(x * e) % n != 0 and np.sum(x) != 0:
            return x, y, w, b


def fitting_rate(rng, x, share=(0.25, 0.6)):
    """A learning rate at which descent on half_mse converges without zig-zag: a share of 1 / the largest curvature."""
    design = np.column_stack([x, np.ones(len(x))])
    return float(rng.uniform(*share) / np.linalg.eigvalsh(design.T @ design / len(x)).max())


def parts(result, count, names):
    """The results of a function one by one, so that a slip in one of them costs nothing for the others."""
    several = isinstance(result, (tuple, list)) or (isinstance(result, np.ndarray) and result.ndim == 1)
    words = {2: "two", 3: "three"}[count]
    require(several and len(result) == count, f"{words} results were asked for: {', '.join(names)}, in this order")
    return result


# ------------------------------------------------------------------------------------------------------------ update


def shows_float32(theta, gradient, rate):
    """Whether a step in float32 would be seen to be too coarse, and not be right by luck."""
    coarse = np.float32(theta) - np.float32(rate) * np.float32(gradient)
    return abs(float(coarse) - (theta - rate * gradient)) > 1e-8 * max(1.0, abs(theta))


@check(points=0.25, reveal=True)
@pytest.mark.parametrize(("theta", "gradient", "rate"), [(3.0, -4.0, 0.5), (-1.5, 0.25, 2.0), (7.25, 0.0, 0.25)])
def test_update_by_hand(student, reference, theta, gradient, rate):
    """update takes a step that one can work out by hand"""
    assert_matches(student.update(theta, gradient, rate), reference.update(theta, gradient, rate))


@check(points=0.75)
@pytest.mark.parametrize("sign", [1.0, -1.0], ids=["uphill to the right", "uphill to the left"])
def test_update_of_numbers(student, reference, rng, sign):
    """update moves a number θ to θ − α g, against the slope"""
    while True:
        theta, gradient = float(rng.uniform(0.3, 0.8) * rng.choice([-1, 1])), float(sign * rng.uniform(1.5, 4.0))
        rate = float(rng.uniform(0.02, 0.3))
        if shows_float32(theta, gradient, rate):
            break
    assert_matches(student.update(theta, gradient, rate), reference.update(theta, gradient, rate))


def slope_array(rng, shape):
    """Slopes of both signs, some of them steep, none tiny."""
    while True:
        gradient = rng.uniform(0.4, 4.0, shape) * rng.choice([-1.0, 1.0], shape)
        if (gradient > 1.2).any() and (gradient < -1.2).any() and abs(np.sum(gradient)) > 0.3:
            return gradient


@check(points=0.75)
@pytest.mark.parametrize("shape", [(7,), (3,), (3, 2)], ids=["7 numbers", "3 numbers", "3 by 2 numbers"])
def test_update_of_arrays(student, reference, rng, shape):
    """update moves every component of an array θ by its own component of g, and returns an array of θ's shape"""
    theta, gradient = rng.uniform(-3.0, 3.0, shape), slope_array(rng, shape)
    rate = float(rng.uniform(0.02, 0.3))
    expected = reference.update(theta.copy(), gradient.copy(), rate)
    assert_matches(student.update(theta, gradient, rate), expected)


@check(points=0.25, needs=UPDATE)
@pytest.mark.parametrize("kind", ["array", "number", "slopes"])
def test_update_of_whole_numbers(student, reference, rng, kind):
    """update loses no fraction when θ or g come as integers"""
    while True:
        theta, gradient = rng.integers(2, 9, 4) * np.array([1, -1, 1, -1]), rng.uniform(1.2, 3.0, 4)
        rate = float(rng.uniform(0.06, 0.3))
        if shows_float32(int(theta[0]), float(gradient[0]), rate):
            break
    if kind == "number":
        theta, gradient = int(theta[0]), float(gradient[0])
    if kind == "slopes":
        theta, gradient = theta + 0.25, rng.integers(2, 9, 4)
    as_float = np.asarray(theta, dtype=float) if kind != "number" else float(theta)
    expected = reference.update(as_float, np.asarray(gradient, dtype=float), rate)
    assert_matches(student.update(theta, gradient, rate), expected)


@check(points=0.25, needs="test_update_of_arrays")
def test_update_leaves_its_arguments_alone(student, reference, rng):
    """update leaves θ and g as they were"""
    theta, gradient, rate = rng.uniform(-3.0, 3.0, 5), slope_array(rng, 5), float(rng.uniform(0.02, 0.3))
    expected = reference.update(theta.copy(), gradient.copy(), rate)
    assert_matches(assert_arguments_kept(student.update, theta, gradient, rate), expected)


@check(points=0.25, needs="test_update_of_arrays", function="update")
@pytest.mark.parametrize("flat", [False, True], ids=["on a slope", "where it is flat"])
def test_update_returns_a_new_array(student, reference, rng, flat):
    """update returns a new array at every call, also where all slopes are 0"""
    theta, rate = rng.uniform(-3.0, 3.0, 6), float(rng.uniform(0.02, 0.3))
    gradient = np.zeros(6) if flat else slope_array(rng, 6)
    expected = reference.update(theta.copy(), gradient.copy(), rate)
    assert_returns_new_array(student, "update", theta, gradient, rate)
    assert_matches(student.update(theta, gradient, rate), expected)


# -------------------------------------------------------------------------------------------------- sse_descent_step


@check(points=0.2, reveal=True, needs=UPDATE)
def test_sse_step_by_hand(student, reference):
    """sse_descent_step takes a step that one can work out by hand"""
    x, y = np.array([1.0, 2.0, 4.0]), np.array([3.0, 2.5, 8.0])
    expected = reference.sse_descent_step(x, y, 1.5, -0.5, 0.01)
    assert_matches(student.sse_descent_step(x, y, 1.5, -0.5, 0.01), expected, names=BLOG_LINE)


def blog_step(rng, n):
    x, y, m, c = line(rng, n)
    return x, y, m, c, fitting_rate(rng, x) / (2 * n)


@check(points=0.75, needs=UPDATE)
@pytest.mark.parametrize("n", [7, 11])
def test_step_of_the_slope(student, reference, rng, n):
    """sse_descent_step moves m against its slope, taken at the old (m, c)"""
    arguments = blog_step(rng, n)
    expected = reference.sse_descent_step(*arguments)
    assert_matches(parts(student.sse_descent_step(*arguments), 2, BLOG_LINE)[0], expected[0], names="m")


@check(points=0.75, needs=UPDATE)
@pytest.mark.parametrize("n", [7, 11])
def test_step_of_the_intercept(student, reference, rng, n):
    """sse_descent_step moves c against its slope, taken at the old (m, c)"""
    arguments = blog_step(rng, n)
    expected = reference.sse_descent_step(*arguments)
    assert_matches(parts(student.sse_descent_step(*arguments), 2, BLOG_LINE)[1], expected[1], names="c")


@check(points=0.25, needs=BLOG_STEP)
def test_sse_step_of_whole_numbers(student, reference, rng):
    """sse_descent_step loses no fraction when the data and the line come as integers"""
    x, y, m, c = whole_line(rng, 7)
    rate = fitting_rate(rng, x) / 14
    expected = reference.sse_descent_step(x.astype(float), y.astype(float), float(m), float(c), rate)
    assert_matches(student.sse_descent_step(x, y, m, c, rate), expected, names=BLOG_LINE)


@check(points=0.25, needs=BLOG_STEP)
def test_sse_step_leaves_the_data_alone(student, reference, rng):
    """sse_descent_step leaves x and y as they were"""
    x, y, m, c, rate = blog_step(rng, 7)
    expected = reference.sse_descent_step(x.copy(), y.copy(), m, c, rate)
    assert_matches(assert_arguments_kept(student.sse_descent_step, x, y, m, c, rate), expected, names=BLOG_LINE)


# ----------------------------------------------------------------------------------------------------------- descend


@check(points=0.75, needs=UPDATE)
@pytest.mark.parametrize(("n", "steps"), [(7, 4), (11, 1), (10, 3)])
def test_costs_along_the_way(student, reference, rng, n, steps):
    """descend logs steps + 1 costs: the one at the start and the one after each step"""
    x, y, w, b = line(rng, n)
    rate = fitting_rate(rng, x)
    expected = reference.descend(x, y, w, b, rate, steps)
    assert_matches(parts(student.descend(x, y, w, b, rate, steps), 3, LOG)[2], expected[2], names="costs")


@check(points=0.75, needs=UPDATE)
@pytest.mark.parametrize(("n", "steps"), [(7, 4), (11, 1), (10, 3)])
def test_line_after_the_steps(student, reference, rng, n, steps):
    """descend returns the w and b that it reaches after exactly that many steps"""
    x, y, w, b = line(rng, n)
    rate = fitting_rate(rng, x)
    expected = reference.descend(x, y, w, b, rate, steps)
    assert_matches(list(parts(student.descend(x, y, w, b, rate, steps), 3, LOG)[:2]), list(expected[:2]), names=LINE)


@check(points=0.2)
@pytest.mark.parametrize("steps", [2, 5])
def test_first_and_last_cost(student, rng, steps):
    """The first cost of descend is half_mse at the start, the last one half_mse at the w and b that come back"""
    x, y, w, b = line(rng, 7)
    new_w, new_b, costs = parts(student.descend(x, y, w, b, fitting_rate(rng, x), steps), 3, LOG)
    require(np.ndim(costs) == 1 and len(costs) > 1, "costs is a row of numbers, from the start to the last step")
    assert_matches(costs[0], np.sum((w * x + b - y) ** 2) / 14, names="the first cost")
    require(np.ndim(new_w) == 0 and np.ndim(new_b) == 0, "w and b are two numbers")
    assert_matches(costs[-1], np.sum((new_w * x + new_b - y) ** 2) / 14, names="the last cost")
    moved = not (np.isclose(new_w, w) and np.isclose(new_b, b))
    require(moved, "after some steps the line is not the one it started from")


@check(points=0.25)
def test_no_steps(student, reference, rng):
    """descend with 0 steps returns the start as it is, and one cost"""
    x, y, w, b = line(rng, 7)
    rate = fitting_rate(rng, x)
    expected = reference.descend(x, y, w, b, rate, 0)
    assert_matches(student.descend(x, y, w, b, rate, 0), expected, names=LOG)


LONG_RUN = 150
PLACES = (0, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144)  # after so many steps


@check(points=0.25, needs=DESCENT, function="descend")
def test_a_long_run(student, reference, rng):
    """After many steps of descend the cost has settled, and so have w and b"""
    x, y = np.linspace(-1.0, 2.5, 7) + rng.uniform(-0.2, 0.2, 7), rng.normal(1.5, 2.0, 7)
    rate = fitting_rate(rng, x, (0.4, 0.6))
    expected = reference.descend(x, y, 3.0, -2.5, rate, LONG_RUN)
    found = parts(student.run(long_run, x, y, 3.0, -2.5, rate, LONG_RUN), 3, ("the line", "costs", "places"))
    evidence("curve", costs=found[1], expected=np.asarray(expected[2], dtype=float))
    if np.shape(found[2]) == (len(PLACES), 2):
        show_the_path(x, y, np.asarray(found[2], dtype=float))
    assert_matches(found[0], np.array(expected[:2], dtype=float), names="w and b", rtol=1e-5, atol=1e-5)
    assert_matches(found[1], np.asarray(expected[2]), names="costs", rtol=1e-5, atol=1e-5)


def long_run(module, x, y, w, b, rate, steps):
    start = (w, b)
    w, b, costs = module.descend(x, y, w, b, rate, steps)
    after = (1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144)  # what comes of 0 steps is another check's matter
    places = [start, *(module.descend(x, y, *start, rate, k)[:2] for k in after)]
    return (
        np.round([w, b], 6),
        np.round(np.asarray(costs, dtype=float), 6),
        np.round(np.asarray(places, dtype=float), 6),
    )


def show_the_path(x, y, places):
    """For the picture: the places that the student's own steps reach, on the bowl of the cost."""
    curvature = np.mean(x * x), np.mean(x), 1.0
    w = (np.mean(x * y) - np.mean(x) * np.mean(y)) / (curvature[0] - curvature[1] ** 2)
    lowest = [w, np.mean(y) - w * np.mean(x)]
    evidence("path", w=places[:, 0], b=places[:, 1], minimum=lowest, curvature=list(curvature))


@check(points=0.25, needs=DESCENT)
def test_descend_on_whole_numbers(student, reference, rng):
    """descend loses no fraction when the data and the start come as integers"""
    x, y, w, b = whole_line(rng, 7)
    rate = fitting_rate(rng, x)
    expected = reference.descend(x.astype(float), y.astype(float), float(w), float(b), rate, 3)
    assert_matches(student.descend(x, y, w, b, rate, 3), expected, names=LOG)


@check(points=0.25, needs=DESCENT)
def test_descend_leaves_the_data_alone(student, reference, rng):
    """descend leaves x and y as they were and returns a new log at every call"""
    x, y, w, b = line(rng, 7)
    rate = fitting_rate(rng, x)
    expected = reference.descend(x.copy(), y.copy(), w, b, rate, 2)
    assert_matches(assert_arguments_kept(student.descend, x, y, w, b, rate, 2), expected, names=LOG)
    assert_returns_new_array(student, "descend", x, y, w, b, rate, 2)


@check(points=0.1, needs=(*BLOG_STEP, *DESCENT))
@pytest.mark.parametrize("name", ["sse_descent_step", "descend"])
def test_steps_with_one_example(student, reference, rng, name):
    """sse_descent_step and descend take a single example, too"""
    x, y = rng.uniform(1.2, 2.8, 1), rng.uniform(-8.5, -6.5, 1)
    rest = (1.5, -0.5, 0.03) if name == "sse_descent_step" else (1.5, -0.5, 0.05, 2)
    expected = getattr(reference, name)(x.copy(), y.copy(), *rest)
    found = getattr(student, name)(x, y, *rest)
    assert_matches(found, expected, names=BLOG_LINE if name == "sse_descent_step" else LOG)


# ----------------------------------------------------------------------------------------------------- has_converged
# Every check asks for both answers, so that no constant earns anything; all questions are asked before any is judged.


def answers(function, questions, kind=list):
    return [function(kind(numbers), tolerance) for numbers, tolerance in questions]


def judge_answers(found, expected):
    for one, wanted in zip(found, expected, strict=True):
        assert_matches(one, bool(wanted))


def falling(drops, last):
    """Costs that end at `last` after these drops."""
    return [float(cost) for cost in last + np.append(np.cumsum(drops[::-1])[::-1], 0.0)]


@check(points=0.25)
@pytest.mark.parametrize("kind", [list, np.array], ids=["a list", "an array"])
def test_small_and_large_drops(student, reference, rng, kind):
    """has_converged says True when the last drop of the cost is smaller than the tolerance, False when it is larger"""
    t = float(rng.uniform(0.005, 0.02))
    high = float(rng.uniform(3.0, 9.0))
    questions = [
        (falling([8 * t, 5 * t, 2 * t, 0.4 * t], high), t),  # slows down: settled, though the cost is high
        (falling([8 * t, 5 * t, 3 * t, 1.7 * t], high), t),  # slows down: not yet
        (falling([8 * t, 0.3 * t, 4 * t], high), t),  # was slow, falls again
        (falling([0.3 * t, 0.2 * t, 6 * t], high), t),  # began slowly
        (falling([40 * t, 0.6 * t], high), t),
        (falling([0.6 * t, 0.6 * t, 0.6 * t], high), t),  # slow all the time, the sum of the drops is not small
        (falling([9 * t, 0.3 * t, 0.4 * t], high), t),  # slow for two steps
        (falling([9 * t, 2 * t], 0.3 * t), t),  # the cost itself is small, the drop is not
        (falling([9 * t, 0.5 * t], 0.3 * t), t),
        (falling([2.5 * t], high), 3 * t),
        (falling([2.5 * t], high), 2 * t),
        (falling([0.5, 0.3], 40.0), 0.2),  # above 0.2, but below 1 % of the cost
        (falling([0.5, 0.3], 40.0), 0.4),
        (falling([0.05, 0.003], 0.001), 0.01),  # below 0.01, but 75 % of the cost
        ([high, high - 2 * t, high - 1.5 * t, high - 1.75 * t], t),  # up and down again
        ([1.0, 0.5], 0.75),  # below the tolerance, above its share of the last cost
        (falling([3.0, 2.0], 1.0), 3.0),  # the square of the drop, 4, is above
        (falling([0.9, 0.25], 1.0), 0.1),  # its square, 0.0625, is below
    ]
    found = answers(student.has_converged, questions, kind)
    judge_answers(found, [reference.has_converged(list(costs), tolerance) for costs, tolerance in questions])


@check(points=0.25)
def test_a_rise_is_no_convergence(student, reference, rng):
    """has_converged says False when the last cost is above the one before it, however little"""
    t, high = float(rng.uniform(0.01, 0.02)), float(rng.uniform(3.0, 9.0))
    questions = [
        ([high, high + 0.3 * t], t),
        ([high + 9 * t, high, high + 0.3 * t], t),
        ([high, high + 7 * t], t),
        ([high + 4 * t, high + 2 * t, high, high + 5 * t], t),
        ([high, high + 5 * t, high + 4.5 * t], t),  # rose, and settled since: True
        ([0.1 * t, 0.2 * t], t),
        ([high, high + 1.0, high + 2.0], t),
        ([high, high - 0.3 * t], t),
    ]
    found = answers(student.has_converged, questions)
    judge_answers(found, [reference.has_converged(costs, tolerance) for costs, tolerance in questions])


@check(points=0.25, reveal=True)
def test_exactly_at_the_tolerance(student, reference):
    """has_converged: a drop of exactly the tolerance is too large, a cost that stays the same is settled"""
    questions = [
        ([4.0, 3.0, 2.5], 0.5), ([2.25, 2.0], 0.25), ([4.0, 2.0, 2.0], 0.25), ([0.75, 0.75], 0.125),
        ([4.0, 3.0, 2.75], 0.5), ([0.0, 0.0], 0.5),
    ]  # fmt: skip
    found = answers(student.has_converged, questions)
    judge_answers(found, [reference.has_converged(costs, tolerance) for costs, tolerance in questions])


@check(points=0.2, reveal=True)
@pytest.mark.parametrize("short", [[3.0], [0.25], []], ids=["one", "one small", "none"])
def test_too_few_costs(student, reference, short):
    """has_converged says False with fewer than two costs: nothing can be compared; two are enough"""
    questions = [([2.0, 1.75], 0.5), (short, 0.5)]
    found = answers(student.has_converged, questions)
    judge_answers(found, [reference.has_converged(costs, tolerance) for costs, tolerance in questions])


# ----------------------------------------------------------------------------------------------------- is_stationary


@check(points=0.45)
@pytest.mark.parametrize("kind", [list, np.array], ids=["a list", "an array"])
def test_small_and_large_slopes(student, reference, rng, kind):
    """is_stationary says True when all slopes are close to 0, and False when one of them is not, up or down"""
    t = float(rng.uniform(0.02, 0.06))
    in_units_of_the_tolerance = [
        [0.7, -0.4, 0.9],  # all small
        [0.5, 0.6, 0.7],  # all small, their sum, their squares' root and their sum of sizes are not
        [-0.6, -0.7, -0.8],
        [3.0, 0.2, -0.5],  # the first too large
        [0.1, 0.2, 5.0],  # the last
        [0.3, -2.5, 0.4],  # downhill, in the middle
        [-7.0, -3.0, -9.0],  # all downhill
        [0.2, 0.3, -1.6],  # the mean is small
        [4.0, -4.0],  # they cancel
        [4.0, -3.9, 0.1],
        [-6.0],
        [6.0],
        [0.5],
        [-0.5],
        [1.5, 0.1, 0.1, 0.1, 0.1, 0.1],  # the mean of the sizes is small
        [1.4, -1.2, 1.3],
        [0.0, 0.0, 2.0],
        [0.0, 0.0, 0.0],
    ]
    questions = [([slope * t for slope in slopes], t) for slopes in in_units_of_the_tolerance]
    questions += [([1.5, -1.2], 2.0), ([1.5, -2.2], 2.0), ([0.3, 0.2], 0.1)]  # squares above and below
    found = answers(student.is_stationary, questions, kind)
    judge_answers(found, [reference.is_stationary(list(slopes), tolerance) for slopes, tolerance in questions])


@check(points=0.25, reveal=True)
def test_slopes_exactly_at_the_tolerance(student, reference):
    """is_stationary: a slope of exactly the tolerance is still small"""
    questions = [([0.5, -0.25], 0.5), ([0.125, -0.5], 0.5), ([0.25], 0.25), ([-0.75], 0.5), ([0.5, 0.625], 0.5)]
    found = answers(student.is_stationary, questions)
    judge_answers(found, [reference.is_stationary(slopes, tolerance) for slopes, tolerance in questions])


DECISIONS = {
    "has_converged": [([9.0, 7.0, 6.5, 6.25], 0.5), ([9.0, 6.0, 8.0, 7.0], 0.5)],
    "is_stationary": [([0.2, -0.3, 0.1], 0.5), ([0.2, -1.9, 0.1], 0.5)],
}


@check(points=0.1, needs=("test_small_and_large_drops", "test_small_and_large_slopes"))
@pytest.mark.parametrize("name", list(DECISIONS))
def test_decisions_leave_the_numbers_alone(student, reference, name):
    """has_converged leaves the costs as they were, is_stationary the slopes"""
    questions = [(np.array(numbers), tolerance) for numbers, tolerance in DECISIONS[name]]
    found = [assert_arguments_kept(getattr(student, name), *question) for question in questions]
    judge_answers(found, [getattr(reference, name)(numbers.tolist(), tolerance) for numbers, tolerance in questions])


# --------------------------------------------------------------------------------------------- decayed_learning_rate


@check(points=0.5)
@pytest.mark.parametrize("step", [1, 4, 25])
def test_rate_after_some_steps(student, reference, rng, step):
    """decayed_learning_rate divides the first rate by 1 + decay times the number of the step"""
    initial, decay = float(rng.uniform(0.2, 0.9)), float(rng.uniform(0.03, 0.4))
    expected = reference.decayed_learning_rate(initial, step, decay)
    assert_matches(student.decayed_learning_rate(initial, step, decay), expected)


@check(points=0.25, reveal=True)
@pytest.mark.parametrize(("initial", "step", "decay"), [(0.3, 0, 0.5), (0.7, 3, 0.0), (0.6, 2, 1), (2, 1, 2)])
def test_where_the_decay_begins(student, reference, initial, step, decay):
    """decayed_learning_rate: step 0 has the first rate, and with decay 0 the rate never changes"""
    expected = reference.decayed_learning_rate(initial, step, decay)
    assert_matches(student.decayed_learning_rate(initial, step, decay), expected)
