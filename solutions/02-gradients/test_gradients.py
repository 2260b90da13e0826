"""Hidden checks of 02-gradients: analytic slopes, numerical slopes, and the distance between two gradients."""

import numpy as np
import pytest

from grader.suite import assert_arguments_kept, assert_gradient, assert_matches, check, require

SLOPES = ("dw", "db")
BLOG_SLOPES = ("dm", "dc")
SMOOTH = 2e-4  # of waves of slope 1; the slopes come back rounded to 4 decimals


def line(rng, n):
    """x, y, w, b on which no slip hides: errors of both signs, no tiny slope, nothing centred, nothing 0 or ±1."""
    while True:
        x = rng.uniform(-2.0, 6.0, n)
        w, b = rng.uniform(0.3, 2.5, 2) * rng.choice([-1.0, 1.0], 2)
        y = rng.uniform(-2.0, 2.0) * x + rng.uniform(-3.0, 3.0) + rng.normal(0.0, 2.0, n)
        e = w * x + b - y
        slopes = np.abs([np.mean(x * e), np.mean(e)])
        mixed = 2 <= np.sum(e > 0.05) <= n - 2 and 2 <= np.sum(e < -0.05) <= n - 2 and np.std(e) > 0.5
        clear = abs(abs(w) - 1) > 0.1 and abs(abs(b) - 1) > 0.1 and abs(np.mean(x)) > 0.5
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
        broken = np.sum(e) % n != 0 and np.sum(x * e) % n != 0
        if mixed and large and broken and np.all(x * e != 0) and np.sum(x) != 0:
            return x, y, w, b


def one_of_two(result, k, expected, names):
    """Compare one of two results, so that a slip in the other one costs nothing here."""
    pair = isinstance(result, (tuple, list)) or (isinstance(result, np.ndarray) and result.ndim == 1)
    require(pair and len(result) == 2, f"two results were asked for: {names[0]} and {names[1]}, in this order")
    assert_matches(result[k], expected[k], names=names[k])


def differ(one, other):
    """Whether two results of a student are not the same numbers."""
    try:
        assert_matches(one, other)
    except AssertionError:
        return True
    return False


def nearly_fitting(x, w, b):
    """Other data, on which the slopes are almost 0."""
    return x + 0.5, w * (x + 0.5) + b - 0.01


def half_mse(x, y, w, b):
    return np.sum((w * x + b - y) ** 2) / (2 * len(y))


def blog_loss(x, y, m, c):
    return np.sum((m * x + c - y) ** 2)


# ---------------------------------------------------------------------------------------------------- cost_gradients


@check(points=0.5, reveal=True)
def test_cost_gradients_of_five_examples(student, reference):
    """cost_gradients gives the dw and db that one can work out by hand"""
    x, y = np.array([1.0, 2.0, 4.0, 5.0, 8.0]), np.array([2.0, 1.0, 9.0, 9.5, 13.0])
    expected = reference.cost_gradients(x, y, 2.0, -1.0)
    assert_matches(student.cost_gradients(x, y, 2.0, -1.0), expected, names=SLOPES)


@check(points=1.0)
@pytest.mark.parametrize("n", [7, 11])
def test_slope_for_the_weight(student, reference, rng, n):
    """The dw of cost_gradients is the mean of x times the error"""
    x, y, w, b = line(rng, n)
    expected = reference.cost_gradients(x, y, w, b)
    one_of_two(student.cost_gradients(x, y, w, b), 0, expected, SLOPES)


@check(points=1.0)
@pytest.mark.parametrize("n", [7, 11])
def test_slope_for_the_bias(student, reference, rng, n):
    """The db of cost_gradients is the mean of the errors"""
    x, y, w, b = line(rng, n)
    expected = reference.cost_gradients(x, y, w, b)
    one_of_two(student.cost_gradients(x, y, w, b), 1, expected, SLOPES)


@check(points=0.5, reveal=True)
def test_cost_gradients_are_the_slopes_of_half_mse(student, rng):
    """What cost_gradients returns are the slopes of half_mse: they match finite differences at three points"""
    x, y, w, b = line(rng, 7)
    assert_gradient(
        lambda w, b: student.cost_gradients(x.copy(), y.copy(), w, b),
        of=lambda w, b: half_mse(x, y, w, b),
        at=[(w, b), (w + 0.75, b - 1.5), (-2.0 * w, b + 2.25)],
        names=SLOPES,
    )


@check(points=0.5, needs=("test_slope_for_the_weight", "test_slope_for_the_bias"))
@pytest.mark.parametrize("whole_parameters", [True, False])
def test_cost_gradients_of_whole_numbers(student, rng, whole_parameters):
    """cost_gradients loses no fraction when the data come as integers"""
    x, y, w, b = whole_line(rng, 7)
    if not whole_parameters:
        w, b = w + 0.375, b - 0.7
    as_floats = student.cost_gradients(x.astype(float), y.astype(float), float(w), float(b))
    others = student.cost_gradients(*nearly_fitting(x, w, b), float(w), float(b))
    require(differ(others, as_floats), "cost_gradients returns the same for other data")
    assert_matches(student.cost_gradients(x, y, w, b), as_floats, names=SLOPES)


def cost_gradients_twice(module, x, y, w, b):
    module.cost_gradients(x, y, w, b)
    return module.cost_gradients(x, y, w, b)


@check(points=0.5, needs=("test_slope_for_the_weight", "test_slope_for_the_bias"), function="cost_gradients")
def test_cost_gradients_leave_the_data_alone(student, rng):
    """cost_gradients leaves x and y as they were, so asking twice gives the same answer"""
    x, y, w, b = line(rng, 7)
    others = student.cost_gradients(*nearly_fitting(x, w, b), w, b)
    again = student.run(cost_gradients_twice, x.copy(), y.copy(), w, b)
    once = assert_arguments_kept(student.cost_gradients, x, y, w, b)
    require(differ(others, once), "cost_gradients returns the same for other data")
    assert_matches(again, once, names=SLOPES)


# ----------------------------------------------------------------------------------------------------- sse_gradients


@check(points=0.75)
@pytest.mark.parametrize("n", [7, 10])
def test_slope_of_the_sum_for_m(student, reference, rng, n):
    """The dm of sse_gradients is the slope of the blog's sum: the 2 stays, nothing is divided by n"""
    x, y, m, c = line(rng, n)
    expected = reference.sse_gradients(x, y, m, c)
    one_of_two(student.sse_gradients(x, y, m, c), 0, expected, BLOG_SLOPES)


@check(points=0.75)
@pytest.mark.parametrize("n", [7, 10])
def test_slope_of_the_sum_for_c(student, reference, rng, n):
    """The dc of sse_gradients is the slope of the blog's sum: the 2 stays, nothing is divided by n"""
    x, y, m, c = line(rng, n)
    expected = reference.sse_gradients(x, y, m, c)
    one_of_two(student.sse_gradients(x, y, m, c), 1, expected, BLOG_SLOPES)


@check(points=0.25)
def test_sse_gradients_are_the_slopes_of_the_sum(student, rng):
    """What sse_gradients returns are the slopes of the blog's loss: they match finite differences at two points"""
    x, y, m, c = line(rng, 7)
    assert_gradient(
        lambda m, c: student.sse_gradients(x.copy(), y.copy(), m, c),
        of=lambda m, c: blog_loss(x, y, m, c),
        at=[(m, c), (m - 1.25, c + 0.5)],
        names=BLOG_SLOPES,
    )


@check(points=0.25, needs=("test_slope_of_the_sum_for_m", "test_slope_of_the_sum_for_c"))
@pytest.mark.parametrize("whole_parameters", [True, False])
def test_sse_gradients_of_whole_numbers(student, rng, whole_parameters):
    """sse_gradients loses no fraction when the data come as integers"""
    x, y, m, c = whole_line(rng, 7)
    if not whole_parameters:
        m, c = m - 0.375, c + 0.3
    as_floats = student.sse_gradients(x.astype(float), y.astype(float), float(m), float(c))
    others = student.sse_gradients(*nearly_fitting(x, m, c), float(m), float(c))
    require(differ(others, as_floats), "sse_gradients returns the same for other data")
    assert_matches(student.sse_gradients(x, y, m, c), as_floats, names=BLOG_SLOPES)


def sse_gradients_twice(module, x, y, m, c):
    module.sse_gradients(x, y, m, c)
    return module.sse_gradients(x, y, m, c)


@check(points=0.25, needs=("test_slope_of_the_sum_for_m", "test_slope_of_the_sum_for_c"), function="sse_gradients")
def test_sse_gradients_leave_the_data_alone(student, rng):
    """sse_gradients leaves x and y as they were, so asking twice gives the same answer"""
    x, y, m, c = line(rng, 7)
    others = student.sse_gradients(*nearly_fitting(x, m, c), m, c)
    again = student.run(sse_gradients_twice, x.copy(), y.copy(), m, c)
    once = assert_arguments_kept(student.sse_gradients, x, y, m, c)
    require(differ(others, once), "sse_gradients returns the same for other data")
    assert_matches(again, once, names=BLOG_SLOPES)


SLOPES_OF_ALL = (
    "test_slope_for_the_weight",
    "test_slope_for_the_bias",
    "test_slope_of_the_sum_for_m",
    "test_slope_of_the_sum_for_c",
)


@check(points=0.1, needs=SLOPES_OF_ALL)
@pytest.mark.parametrize("name", ["cost_gradients", "sse_gradients"])
def test_slopes_of_one_example(student, reference, rng, name):
    """cost_gradients and sse_gradients take a single example, too"""
    x, y = rng.uniform(2.2, 3.8, 1), rng.uniform(-8.5, -6.5, 1)
    expected = getattr(reference, name)(x.copy(), y.copy(), 1.5, -0.5)
    assert_matches(getattr(student, name)(x, y, 1.5, -0.5), expected, names=("the first slope", "the second slope"))


# ------------------------------------------------------------------------------------------------ numerical_gradient
# The functions below run beside the student's code; the reference answers the same ones in the judge. Slopes come back
# rounded, coarser than the noise of any right way to compute them (1e-9 at h = 1e-5), finer than any slip:
# so the same slip, written in another way, is the same answer.


def slopes_of_a_cubic(module, theta, cubes, squares, h):
    def f(t):
        return np.sum(cubes * t**3 + squares * t**2) + 0.7 * np.sum(t * np.roll(t, 1)) + 2.5

    return np.round(module.numerical_gradient(f, theta, h), 8)


@check(points=1.25, function="numerical_gradient")
@pytest.mark.parametrize(("m", "h"), [(3, 0.5), (5, 0.2), (1, 0.25)])
def test_central_differences_of_a_cubic(student, reference, rng, m, h):
    """numerical_gradient takes central differences with the h it is given, one coordinate at a time"""
    while True:
        theta, cubes, squares = rng.uniform(-2.0, 3.0, m), rng.uniform(0.5, 2.0, m), rng.uniform(-3.0, 3.0, m)
        expected = slopes_of_a_cubic(reference, theta, cubes, squares, h)
        if np.all(np.abs(np.abs(theta) - 1) > 0.2) and np.all(np.abs(theta) > 0.2) and np.all(np.abs(expected) > 0.5):
            break
    assert_matches(student.run(slopes_of_a_cubic, theta, cubes, squares, h), expected)


def slopes_of_waves(module, theta, frequency, steps):
    def f(t):
        return np.sum(np.sin(frequency * t))

    found = [module.numerical_gradient(f, theta)] + [module.numerical_gradient(f, theta, h=h) for h in steps]
    return [np.round(np.asarray(slopes) / frequency, 4) for slopes in found]


@check(points=0.25, function="numerical_gradient")
def test_the_step_is_small_unless_said(student, rng):
    """numerical_gradient without an h uses h = 1e-5"""
    while True:
        theta, frequency = rng.uniform(0.2, 1.0, 3), rng.uniform(15_000.0, 25_000.0, 3)
        if np.all(np.abs(np.cos(frequency * theta)) > 0.2):
            break
    unsaid, said, smaller, larger = student.run(slopes_of_waves, theta, frequency, [1e-5, 1e-6, 1e-4])
    require(np.shape(unsaid) == (3,), "numerical_gradient returns an array of theta's shape, also when no h is given")
    for other in (smaller, larger):
        near = np.abs(np.subtract(unsaid, other)) <= 5e-4
        require(not np.all(near), "when no h is given, 1e-5 is asked for; these are the slopes of another step")
    assert_matches(unsaid, np.asarray(said, dtype=float), atol=SMOOTH)


def slopes_at_whole_numbers(module, theta, tilt):
    def f(t):
        return np.sum(t**2) + np.sum(tilt * t)

    return np.round(module.numerical_gradient(f, theta), 4)


@check(points=0.2, function="numerical_gradient")
@pytest.mark.parametrize("m", [3, 4])
def test_theta_may_hold_integers(student, rng, m):
    """numerical_gradient works at a theta of integers: the small move is not cut off, nor are the slopes"""
    theta, tilt = rng.integers(1, 9, m) * rng.choice([-1, 1], m), rng.uniform(0.2, 0.8, m)
    assert_matches(student.run(slopes_at_whole_numbers, theta, tilt), 2 * theta + tilt, rtol=2e-4)


def shapes_that_f_saw(module, theta):
    seen = []

    def f(t):
        seen.append(str(t.shape) if isinstance(t, np.ndarray) else "no array")
        return float(np.sum(np.square(t)))

    module.numerical_gradient(f, theta)
    return sorted(set(seen))


@check(points=0.2, function="numerical_gradient")
@pytest.mark.parametrize("m", [4, 1])
def test_f_receives_arrays_like_theta(student, rng, m):
    """numerical_gradient always gives f a whole array of theta's shape"""
    seen = student.run(shapes_that_f_saw, rng.uniform(0.5, 2.0, m))
    require(len(seen) > 0, "f was never called: a numerical gradient is made of values of f")
    require(seen == [f"({m},)"], f"theta has shape ({m},); f was also given something of another shape")


def moved_coordinates(module, theta, h):
    before = theta.copy()
    module.numerical_gradient(lambda t: float(np.sum(t**2)), theta, h)
    return int(np.sum(theta != before))


@check(points=0.15, function="numerical_gradient")
def test_theta_stays_where_it_was(student, rng):
    """numerical_gradient leaves theta exactly as it was, to the last digit"""
    h = 0.5
    while True:
        theta = rng.uniform(0.01, 0.2, 6) * rng.choice([-1.0, 1.0], 6)
        if np.sum(theta + h - 2 * h + h != theta) >= 2 and np.sum(theta + h - h - h + h != theta) >= 2:
            break  # going there and back by sums does not come home
    moved = student.run(moved_coordinates, theta, h)
    require(moved == 0, f"after the call {moved} of theta's 6 coordinates are not exactly what they were")


def slopes_after_another_call(module, theta, other):
    first = module.numerical_gradient(lambda t: float(np.sum(t**2) / 2), theta, 0.5)
    before = np.array(first)
    module.numerical_gradient(lambda t: float(np.sum(t**2) / 2), other, 0.5)
    shared = isinstance(first, np.ndarray) and np.shares_memory(first, theta)
    return [np.ndim(first), int(np.sum(np.asarray(first) != before)), int(shared)]


@check(points=0.1, needs="test_central_differences_of_a_cubic", function="numerical_gradient")
def test_slopes_are_a_new_array(student, rng):
    """numerical_gradient returns a new array at every call, also where the slopes are theta itself"""
    ndim, changed, shared = student.run(slopes_after_another_call, rng.uniform(1, 2, 4), rng.uniform(3, 4, 4))
    require(ndim == 1, "an array of slopes, one for each coordinate of theta, was asked for")
    require(changed == 0, "the slopes of an earlier call changed when numerical_gradient was called again")
    require(shared == 0, "what numerical_gradient returns is the caller's own theta: changing one changes the other")


# ---------------------------------------------------------------------------------------------------- relative_error


@check(points=0.5)
@pytest.mark.parametrize("larger", ["a", "b"])
def test_relative_error_of_vectors(student, reference, rng, larger):
    """relative_error of two vectors: the length of a − b over the larger of their two lengths"""
    a = rng.uniform(0.5, 3.0, 4) * np.array([1.0, -1.0, 1.0, -1.0])
    b = a * rng.uniform(0.3, 0.8, 4) * np.array([1.0, 1.0, -1.0, 1.0])
    a, b = (a, b) if larger == "a" else (b, a)
    expected = reference.relative_error(a, b)
    assert_matches(student.relative_error(a, b), expected)


@check(points=0.25, reveal=True)
@pytest.mark.parametrize(("a", "b"), [(3.0, 4.0), (-5.0, -4.0), (2, -2), (0.0, -0.5)])
def test_relative_error_of_numbers(student, reference, a, b):
    """relative_error of two numbers is |a − b| over the larger of |a| and |b|"""
    expected = reference.relative_error(a, b)
    assert_matches(student.relative_error(a, b), expected)


@check(points=0.25, reveal=True)
@pytest.mark.parametrize(("a", "b"), [(0.0, 0.0), (np.zeros(3), np.zeros(3))], ids=["numbers", "vectors"])
def test_relative_error_of_nothing(student, a, b):
    """relative_error is 0.0 when both are zero"""
    assert_matches(student.relative_error(a, b), 0.0)


@check(points=0.25)
def test_relative_error_of_tiny_vectors(student, reference, rng):
    """relative_error is as large for tiny vectors as for long ones: only the proportion counts"""
    a = rng.uniform(1.0, 2.0, 3) * 1e-9
    b = a * np.array([0.75, 1.0, 0.5])
    expected = reference.relative_error(a, b)
    assert_matches(student.relative_error(a, b), expected)


def relative_error_twice(module, a, b):
    module.relative_error(a, b)
    return module.relative_error(a, b)


@check(points=0.25, needs="test_relative_error_of_vectors", function="relative_error")
def test_relative_error_leaves_its_vectors_alone(student, rng):
    """relative_error leaves both vectors as they were, so asking twice gives the same answer"""
    a, b = rng.uniform(1.0, 2.0, 3), rng.uniform(-3.5, -2.5, 3)
    others = student.relative_error(a.copy(), b + 7.0)
    again = student.run(relative_error_twice, a.copy(), b.copy())
    once = assert_arguments_kept(student.relative_error, a, b)
    require(differ(others, once), "relative_error returns the same for other vectors")
    assert_matches(again, once)
