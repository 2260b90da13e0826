"""Hidden checks of 01-cost: the line, its errors, and the three costs made of them."""

import numpy as np
import pytest

from grader.suite import assert_arguments_kept, assert_matches, assert_returns_new_array, check, require


def line(rng, n):
    """x, w, b: nothing centred, nothing 0 or ±1."""
    while True:
        x = rng.uniform(-2.0, 6.0, n)
        w, b = rng.uniform(0.3, 2.5, 2) * rng.choice([-1.0, 1.0], 2)
        clear = abs(abs(w) - 1) > 0.1 and abs(abs(b) - 1) > 0.1 and abs(abs(w) - abs(b)) > 0.1
        if clear and abs(np.mean(x)) > 0.5 and np.all(np.abs(x) > 0.05):
            return x, float(w), float(b)


def predictions(rng, n):
    """y_hat, y: errors of both signs and different sizes that do not cancel; no target near 0."""
    while True:
        y = rng.uniform(1.2, 4.0, n) * rng.choice([-1.0, 1.0], n)
        y_hat = y + rng.normal(0.5, 2.0, n)
        e = y_hat - y
        mixed = 2 <= np.sum(e > 0) <= n - 2 and np.all(np.abs(e) > 0.05) and np.std(np.abs(e)) > 0.4
        if mixed and abs(np.mean(e)) > 0.3 and abs(np.mean(y)) > 0.2 and abs(np.mean(y_hat)) > 0.2:
            return y_hat, y


def whole_predictions(rng, n):
    """The same in whole numbers: nothing is 0, no mean is whole."""
    while True:
        y_hat, y = rng.integers(-9, 10, n), rng.integers(-9, 10, n)
        e = y_hat - y
        if 2 <= np.sum(e > 0) <= n - 2 and np.all(e * y * y_hat != 0) and np.sum(e) % n != 0 and np.sum(e**2) % n != 0:
            return y_hat, y


def differ(one, other):
    """Whether two results of a student are not the same numbers."""
    try:
        assert_matches(one, other)
    except AssertionError:
        return True
    return False


def same_as_floats(function, y_hat, y, name):
    """A function of predictions and targets loses nothing on integers: it agrees with itself on the same floats."""
    as_floats = function(y_hat.astype(float), y.astype(float))
    require(differ(function(y_hat + 50.5, y - 50.75), as_floats), f"{name} returns the same for other data")
    assert_matches(function(y_hat, y), as_floats)


def kept(function, again, y_hat, y, name):
    """A function of predictions and targets leaves both alone and answers the same when asked twice."""
    others = function(y_hat + 50.5, y - 50.75)
    once = assert_arguments_kept(function, y_hat, y)
    require(differ(others, once), f"{name} returns the same for other data")
    assert_matches(again, once)


WHOLE = [(True, True), (True, False), (False, True)]  # which of y_hat and y are integers


def whole(rng, y_hat_is_whole, y_is_whole):
    """Predictions and targets, at least one of them in integers."""
    y_hat, y = whole_predictions(rng, 7)
    return (y_hat if y_hat_is_whole else y_hat + 0.4), (y if y_is_whole else y + 0.4)


# ----------------------------------------------------------------------------------------------------------- predict


@check(points=0.25, reveal=True)
def test_predict_by_hand(student, reference):
    """predict gives the w x + b that one can work out by hand"""
    x = np.array([0.0, 1.0, 2.5, -2.0, 4.0])
    expected = reference.predict(x, 2.0, -3.0)
    assert_matches(student.predict(x, 2.0, -3.0), expected)


@check(points=1.0)
@pytest.mark.parametrize("n", [7, 11])
def test_predict_many(student, reference, rng, n):
    """predict gives w x + b, one value for each input"""
    x, w, b = line(rng, n)
    expected = reference.predict(x, w, b)
    assert_matches(student.predict(x, w, b), expected)


@check(points=0.25)
@pytest.mark.parametrize("whole_parameters", [True, False])
def test_predict_from_integers(student, rng, whole_parameters):
    """predict loses no fraction when the inputs come as integers"""
    x = rng.integers(-5, 9, 7)
    w, b = (3, -2) if whole_parameters else (0.375, -1.7)
    as_floats = student.predict(x.astype(float), float(w), float(b))
    require(
        differ(student.predict(x + 50.5, float(w), float(b)), as_floats), "predict returns the same for other inputs"
    )
    assert_matches(student.predict(x, w, b), as_floats)


@check(points=0.2)
def test_predict_one(student, rng):
    """predict gives an array of shape (1,) for one input"""
    result = student.predict(rng.uniform(1.0, 3.0, 1), 1.5, -0.5)
    require(
        np.shape(result) == (1,), "one input, an array of shape (1,): one prediction, still in an array of shape (1,)"
    )


def predict_twice(module, x, w, b):
    module.predict(x, w, b)
    return module.predict(x, w, b)


@check(points=0.25, function="predict")
def test_predict_leaves_the_inputs_alone(student, rng):
    """predict leaves x as it was, so asking twice gives the same answer"""
    x, w, b = line(rng, 7)
    others = student.predict(x + 50.5, w, b)
    again = student.run(predict_twice, x.copy(), w, b)
    once = assert_arguments_kept(student.predict, x, w, b)
    require(differ(others, once), "predict returns the same for other inputs")
    assert_matches(again, once)


@check(points=0.25, function="predict")
@pytest.mark.parametrize("plain", [False, True])
def test_predict_returns_a_new_array(student, rng, plain):
    """predict returns an array of its own, even for the line ŷ = x: changing it later changes nothing else"""
    x, w, b = line(rng, 7)
    w, b = (1.0, 0.0) if plain else (w, b)
    require(np.shape(student.predict(x.copy(), w, b)) == (7,), "seven inputs, so an array of shape (7,) was asked for")
    assert_returns_new_array(student, "predict", x, w, b)


# ------------------------------------------------------------------------------------------------------------ errors


@check(points=1.0)
@pytest.mark.parametrize("n", [7, 11])
def test_errors_have_signs(student, reference, rng, n):
    """errors gives prediction minus target for every example, with its sign"""
    y_hat, y = predictions(rng, n)
    expected = reference.errors(y_hat, y)
    assert_matches(student.errors(y_hat, y), expected)


@check(points=0.25)
@pytest.mark.parametrize(("y_hat_is_whole", "y_is_whole"), WHOLE)
def test_errors_of_integers(student, rng, y_hat_is_whole, y_is_whole):
    """errors loses no fraction when predictions or targets come as integers"""
    same_as_floats(student.errors, *whole(rng, y_hat_is_whole, y_is_whole), "errors")


@check(points=0.2)
def test_error_of_one_example(student, rng):
    """errors gives an array of shape (1,) for one example"""
    result = student.errors(rng.uniform(1.0, 3.0, 1), rng.uniform(4.0, 6.0, 1))
    require(np.shape(result) == (1,), "one example in arrays of shape (1,): one error, still in an array of shape (1,)")


def errors_twice(module, y_hat, y):
    module.errors(y_hat, y)
    return module.errors(y_hat, y)


@check(points=0.25, function="errors")
def test_errors_leave_their_arguments_alone(student, rng):
    """errors leaves predictions and targets as they were, so asking twice gives the same answer"""
    y_hat, y = predictions(rng, 7)
    again = student.run(errors_twice, y_hat.copy(), y.copy())
    kept(student.errors, again, y_hat, y, "errors")


@check(points=0.25, function="errors")
@pytest.mark.parametrize("plain", [False, True])
def test_errors_returns_a_new_array(student, rng, plain):
    """errors returns an array of its own, even for targets of 0: changing it later changes nothing else"""
    y_hat, y = predictions(rng, 7)
    y = np.zeros(7) if plain else y
    shape = np.shape(student.errors(y_hat.copy(), y.copy()))
    require(shape == (7,), "seven examples, so an array of shape (7,) was asked for")
    assert_returns_new_array(student, "errors", y_hat, y)


# --------------------------------------------------------------------------------------------------------------- sse


@check(points=0.25, reveal=True)
def test_sse_by_hand(student, reference):
    """sse squares each error first: errors of opposite sign do not cancel"""
    y_hat, y = np.array([3.0, 1.0, 5.0, 0.0, 2.0]), np.array([2.0, 2.0, 3.0, 2.0, 1.75])
    expected = reference.sse(y_hat, y)
    assert_matches(student.sse(y_hat, y), expected)


@check(points=1.25)
@pytest.mark.parametrize("n", [7, 11])
def test_sse_adds_the_squares(student, reference, rng, n):
    """sse is the sum of the squared errors, one number"""
    y_hat, y = predictions(rng, n)
    expected = reference.sse(y_hat, y)
    assert_matches(student.sse(y_hat, y), expected)


@check(points=0.25)
@pytest.mark.parametrize(("y_hat_is_whole", "y_is_whole"), WHOLE)
def test_sse_of_integers(student, rng, y_hat_is_whole, y_is_whole):
    """sse loses no fraction when predictions or targets come as integers"""
    same_as_floats(student.sse, *whole(rng, y_hat_is_whole, y_is_whole), "sse")


def sse_twice(module, y_hat, y):
    module.sse(y_hat, y)
    return module.sse(y_hat, y)


@check(points=0.25, function="sse")
def test_sse_leaves_its_arguments_alone(student, rng):
    """sse leaves predictions and targets as they were, so asking twice gives the same answer"""
    y_hat, y = predictions(rng, 7)
    again = student.run(sse_twice, y_hat.copy(), y.copy())
    kept(student.sse, again, y_hat, y, "sse")


# --------------------------------------------------------------------------------------------------------------- mse


@check(points=1.25, needs="test_sse_adds_the_squares")
@pytest.mark.parametrize("n", [7, 11])
def test_mse_averages_the_squares(student, reference, rng, n):
    """mse is the sum of the squared errors divided by the number of examples"""
    y_hat, y = predictions(rng, n)
    expected = reference.mse(y_hat.copy(), y.copy())
    assert_matches(student.mse(y_hat, y), expected)


@check(points=0.25)
@pytest.mark.parametrize(("y_hat_is_whole", "y_is_whole"), WHOLE)
def test_mse_of_integers(student, rng, y_hat_is_whole, y_is_whole):
    """mse loses no fraction when predictions or targets come as integers"""
    same_as_floats(student.mse, *whole(rng, y_hat_is_whole, y_is_whole), "mse")


def mse_twice(module, y_hat, y):
    module.mse(y_hat, y)
    return module.mse(y_hat, y)


@check(points=0.25, function="mse")
def test_mse_leaves_its_arguments_alone(student, rng):
    """mse leaves predictions and targets as they were, so asking twice gives the same answer"""
    y_hat, y = predictions(rng, 7)
    again = student.run(mse_twice, y_hat.copy(), y.copy())
    kept(student.mse, again, y_hat, y, "mse")


# ---------------------------------------------------------------------------------------------------------- half_mse


@check(points=0.2, needs=("test_sse_adds_the_squares", "test_mse_averages_the_squares"), reveal=True)
def test_half_mse_by_hand(student, reference):
    """half_mse is the sum of the squared errors over 2n, the J of this unit"""
    y_hat, y = np.array([1.0, 4.0, 2.0, 7.0, 5.0]), np.array([3.0, 4.5, 1.0, 4.0, 5.0])
    expected = reference.half_mse(y_hat.copy(), y.copy())
    assert_matches(student.half_mse(y_hat, y), expected)


@check(points=1.25, needs=("test_sse_adds_the_squares", "test_mse_averages_the_squares"))
@pytest.mark.parametrize("n", [7, 11])
def test_half_mse_halves_the_average(student, reference, rng, n):
    """half_mse is half of the mean squared error, for any number of examples"""
    y_hat, y = predictions(rng, n)
    expected = reference.half_mse(y_hat.copy(), y.copy())
    assert_matches(student.half_mse(y_hat, y), expected)


@check(points=0.25)
@pytest.mark.parametrize(("y_hat_is_whole", "y_is_whole"), WHOLE)
def test_half_mse_of_integers(student, rng, y_hat_is_whole, y_is_whole):
    """half_mse loses no fraction when predictions or targets come as integers"""
    same_as_floats(student.half_mse, *whole(rng, y_hat_is_whole, y_is_whole), "half_mse")


def half_mse_twice(module, y_hat, y):
    module.half_mse(y_hat, y)
    return module.half_mse(y_hat, y)


@check(points=0.25, function="half_mse")
def test_half_mse_leaves_its_arguments_alone(student, rng):
    """half_mse leaves predictions and targets as they were, so asking twice gives the same answer"""
    y_hat, y = predictions(rng, 7)
    again = student.run(half_mse_twice, y_hat.copy(), y.copy())
    kept(student.half_mse, again, y_hat, y, "half_mse")


# ------------------------------------------------------------------------------------------------------- one example


VALUES = ("test_sse_adds_the_squares", "test_mse_averages_the_squares", "test_half_mse_halves_the_average")


@check(points=0.15, needs=VALUES)
@pytest.mark.parametrize("name", ["sse", "mse", "half_mse"])
def test_costs_of_one_example(student, reference, rng, name):
    """sse, mse and half_mse take a single example, too"""
    y_hat, y = rng.uniform(1.2, 2.8, 1), rng.uniform(4.2, 5.8, 1)
    expected = getattr(reference, name)(y_hat.copy(), y.copy())
    assert_matches(getattr(student, name)(y_hat, y), expected)
