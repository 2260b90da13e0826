"""Hidden checks of the vectorised linear model.

Sizes 7 x 3 and 11 x 4 tell every scale factor apart; a square batch shows a transposed product; a single row or column
shows results that lost an axis. The speed check makes its batch inside the box and compares
CPU times read from outside.
"""

import numpy as np
import pytest

from grader.suite import assert_arguments_kept, assert_matches, assert_returns_new_array, check, require

GRADIENTS = ("dW", "db")
SIZES = [(7, 3), (11, 4)]
PREDICTIONS = ("test_predict_batch", "test_predict_batch_keeps_its_arguments")  # what the rest builds on


def batch(rng, n, m):
    """X, y, W, b without zeros, ones or coincidences: mixed errors, every slope visible, no column centred."""
    while True:
        X = np.round(rng.normal(size=(n, m)) * rng.uniform(0.6, 2.5, m) + rng.uniform(0.4, 2.0, m), 2)
        W = np.round(rng.uniform(0.3, 1.9, m) * rng.choice([-1, 1], m), 2)
        b = round(float(rng.uniform(0.3, 1.9) * rng.choice([-1, 1])), 2)
        y = np.round(X @ W + b + rng.normal(size=n) * 3 + 0.7, 2)
        errors = X @ W + b - y
        slopes = np.abs(np.append(X.T @ errors, errors.sum())) / n
        mixed = n < 4 or (errors.min() < -0.5 and errors.max() > 0.5)
        plain = np.abs(np.append(W, b) ** 2 - 1).min() > 0.1 and np.abs(X).min() > 0.02 and (y % 1 > 0).all()
        visible = slopes.min() > 0.05 and slopes.max() > 1.2 and np.abs(errors).min() > 0.01
        if mixed and plain and visible and (n == 1 or n == 4 or long_decimals(np.mean(errors**2) / 2)):
            return X, y, W, b


def whole_numbers(rng):
    """A batch of integers, and a bias that is none."""
    while True:
        X, W = rng.choice([-4, -3, -2, -1, 1, 2, 3, 5], (7, 3)), rng.choice([-3, -2, 2, 3, 4], 3)
        y, b = X @ W + rng.integers(-5, 6, 7), round(float(rng.uniform(0.2, 0.8)), 2)
        if long_decimals(np.mean((X @ W + b - y) ** 2) / 2):
            return X, y, W, b


def long_decimals(number):
    """Rounding to a few decimals would be seen."""
    return all(abs(number - round(float(number), k)) > 1e-8 for k in range(7))


def arguments_of(name, X, y, W, b):
    """What the function of this name is called with."""
    return {"predict_one": (X[0], W, b), "predict_batch": (X, W, b)}.get(name, (X, y, W, b))


def own(arguments):
    """Arguments that a call may spoil without harm to the next."""
    return [argument.copy() if isinstance(argument, np.ndarray) else argument for argument in arguments]


def assert_same(student, reference, name, *arguments):
    expected = getattr(reference, name)(*own(arguments))
    found = getattr(student, name)(*own(arguments))
    assert_matches(found, expected, names=GRADIENTS if name == "batch_gradients" else None)


def by_hand():
    """Three rows of two features."""
    X = np.array([[1.0, 2.0], [3.0, 0.0], [2.0, -1.0]])
    return X, np.array([1.0, 5.0, 4.0]), np.array([2.0, -1.0]), 0.5


@check(points=0.5, reveal=True)
@pytest.mark.parametrize("row", [0, 2])
def test_predict_one_by_hand(student, reference, row):
    """predict_one multiplies each feature by its weight, adds up, and adds b once"""
    X, _, W, b = by_hand()
    assert_same(student, reference, "predict_one", X[row], W, b)


@check(points=0.5)
@pytest.mark.parametrize("m", [3, 5])
def test_predict_one(student, reference, rng, m):
    """predict_one returns one number for one example, whatever the number of features"""
    X, _, W, b = batch(rng, 4, m)
    assert_same(student, reference, "predict_one", X[1], W, b)


@check(points=0.5, reveal=True)
def test_predict_batch_by_hand(student, reference):
    """predict_batch returns one prediction for each of three rows"""
    X, _, W, b = by_hand()
    assert_same(student, reference, "predict_batch", X, W, b)


@check(points=1.0)
@pytest.mark.parametrize(("n", "m"), SIZES)
def test_predict_batch(student, reference, rng, n, m):
    """predict_batch is X W + b, of shape (n,)"""
    X, _, W, b = batch(rng, n, m)
    assert_same(student, reference, "predict_batch", X, W, b)


@check(points=0.25, needs="test_predict_batch")
def test_predict_batch_keeps_its_arguments(student, rng):
    """predict_batch leaves X and W as they are"""
    X, _, W, b = batch(rng, 7, 3)
    assert_arguments_kept(student.predict_batch, X, W, b)


@check(points=0.25, needs="test_predict_batch")
def test_square_batch(student, reference, rng):
    """predict_batch multiplies the rows of X by W also when X is square and both products would fit"""
    X, _, W, b = batch(rng, 4, 4)
    assert_same(student, reference, "predict_batch", X, W, b)


@check(points=0.25, needs="test_predict_batch")
@pytest.mark.parametrize(("n", "m"), [(1, 3), (5, 1)])
def test_batch_of_one_row_or_one_column(student, reference, rng, n, m):
    """predict_batch returns shape (1,) for a single row, and (n,) for a single feature"""
    X, _, W, b = batch(rng, n, m)
    assert_same(student, reference, "predict_batch", X, W, b)


@check(points=0.5, needs=PREDICTIONS, reveal=True)
def test_cost_by_hand(student, reference):
    """batch_cost is half the mean squared error of three rows"""
    assert_same(student, reference, "batch_cost", *by_hand())


@check(points=1.5, needs=PREDICTIONS)
@pytest.mark.parametrize(("n", "m"), SIZES)
def test_cost(student, reference, rng, n, m):
    """batch_cost is the sum of the squared errors over 2n, one number"""
    assert_same(student, reference, "batch_cost", *batch(rng, n, m))


@check(points=0.5, needs=PREDICTIONS, reveal=True)
def test_gradients_by_hand(student, reference):
    """batch_gradients finds the slopes of half the mean squared error of three rows"""
    assert_same(student, reference, "batch_gradients", *by_hand())


@check(points=2.0, needs=PREDICTIONS)
@pytest.mark.parametrize(("n", "m"), [*SIZES, (4, 4)])
def test_gradients(student, reference, rng, n, m):
    """batch_gradients returns the partial derivatives of batch_cost: dW of shape (m,) and the number db"""
    assert_same(student, reference, "batch_gradients", *batch(rng, n, m))


@check(points=0.15, needs=(*PREDICTIONS, "test_gradients"))
def test_gradients_of_one_feature(student, reference, rng):
    """batch_gradients returns dW of shape (1,) when there is one feature"""
    assert_same(student, reference, "batch_gradients", *batch(rng, 7, 1))


@check(points=0.1, needs=(*PREDICTIONS, "test_cost", "test_gradients"))
@pytest.mark.parametrize("name", ["batch_cost", "batch_gradients"])
def test_cost_and_gradients_of_one_row(student, reference, rng, name):
    """batch_cost and batch_gradients take a batch of a single row, too"""
    assert_same(student, reference, name, *batch(rng, 1, 3))


@check(points=0.5, needs=("test_predict_one", *PREDICTIONS, "test_cost", "test_gradients"))
@pytest.mark.parametrize("name", ["predict_one", "predict_batch", "batch_cost", "batch_gradients"])
def test_integers(student, reference, rng, name):
    """predict_one, predict_batch, batch_cost and batch_gradients are exact for whole numbers in X, y and W"""
    assert_same(student, reference, name, *arguments_of(name, *whole_numbers(rng)))


@check(points=0.25, needs=("test_predict_one", *PREDICTIONS, "test_cost", "test_gradients"))
@pytest.mark.parametrize("name", ["predict_one", "batch_cost", "batch_gradients"])
def test_arguments_are_kept(student, reference, rng, name):
    """predict_one, batch_cost and batch_gradients leave X, y and W as they are"""
    arguments = arguments_of(name, *batch(rng, 7, 3))
    mine = own(arguments)
    getattr(reference, name)(*mine)
    if all(np.array_equal(argument, kept) for argument, kept in zip(arguments, mine, strict=True)):
        assert_arguments_kept(getattr(student, name), *arguments)


@check(points=0.1, needs="test_predict_batch", function="predict_batch")
def test_predictions_are_new(student, rng):
    """predict_batch returns a new array at each call"""
    X, _, W, b = batch(rng, 7, 3)
    assert_returns_new_array(student, "predict_batch", X, W, b)


@check(points=0.15, needs="test_gradients", function="batch_gradients")
def test_gradients_are_new(student, rng):
    """batch_gradients returns a new dW at each call"""
    assert_returns_new_array(student, "batch_gradients", *batch(rng, 7, 3))


# Speed: these five run beside the student's code.


def make_batch(module, examples, features):
    np.empty(31 * 2**17)  # 31 MB, freed at once: from then on malloc keeps what is freed, and copies of X are cheap
    if not hasattr(module, "_speed_batch"):
        rng = np.random.default_rng(5)
        rows, targets = rng.normal(size=(100, features)), rng.normal(size=100)
        copies = examples // len(rows)
        module._speed_batch = (np.tile(rows, (copies, 1)), np.tile(targets, copies))


def call_repeatedly(module, name, W, b, times):
    X, y = module._speed_batch
    arguments = (X, W, b) if name == "predict_batch" else (X, y, W, b)
    for _ in range(times):
        getattr(module, name)(*arguments)


def loop_of_predictions(module, W, b, count, times):
    X, _ = module._speed_batch
    for _ in range(times):
        y_hat = np.empty(count)
        for i in range(count):
            y_hat[i] = np.dot(X[i], W) + b


def loop_of_costs(module, W, b, count, times):
    X, y = module._speed_batch
    for _ in range(times):
        total = 0.0
        for i in range(count):
            total += (np.dot(X[i], W) + b - y[i]) ** 2


def loop_of_gradients(module, W, b, count, times):
    X, y = module._speed_batch
    for _ in range(times):
        dW, db = np.zeros(len(W)), 0.0
        for i in range(count):
            error = np.dot(X[i], W) + b - y[i]
            dW += error * X[i]
            db += error


LOOPS = {
    "predict_batch": loop_of_predictions,
    "batch_cost": loop_of_costs,
    "batch_gradients": loop_of_gradients,
}
EXAMPLES, FEATURES = 20_000, 50


def seconds(student, function, *arguments):
    """CPU seconds of one shipped function, read from outside."""
    before = student.cpu_seconds()
    student.run(function, *arguments)
    return student.cpu_seconds() - before


def is_quick(student, name, W, b):
    """At most a third of the loop's CPU time, by the shortest of several calls and the longest of several loops.

    First single calls beside a fifth of the loop, which settles most; then, twice, four calls in a row beside four whole
    loops (60 ms and more). What disturbs a measurement makes it longer, never shorter, so nobody loses by it.
    """
    own, loop = np.inf, 0.0
    for share, times in ((5, 1), (1, 4), (1, 4)):
        loop = max(loop, seconds(student, LOOPS[name], W, b, EXAMPLES // share, times) * share / times)
        for _ in range(3):
            own = min(own, seconds(student, call_repeatedly, name, W, b, times) / times)
            if 3 * own <= loop:
                return True
            if own > 2 * loop:  # as slow as a loop over features and examples: not worth repeating
                times = 1
                break
    return False


@check(points=1.0, needs=("test_predict_batch", "test_cost", "test_gradients"))
@pytest.mark.parametrize("name", list(LOOPS))
def test_speed(student, reference, rng, name):
    """predict_batch, batch_cost and batch_gradients take at most a third of a loop's CPU time on 20,000 x 50 numbers"""
    X, y, W, b = rng.normal(size=(40, FEATURES)), rng.normal(size=40), rng.normal(size=FEATURES), 0.7
    assert_same(student, reference, name, *arguments_of(name, X, y, W, b))
    student.run(make_batch, EXAMPLES, FEATURES)
    require(
        is_quick(student, name, W, b),
        f"{name} is right, but on 20,000 examples of 50 features it takes more than a third of the CPU time of a "
        "loop with one np.dot for each example: one product of the whole X does the same",
    )
