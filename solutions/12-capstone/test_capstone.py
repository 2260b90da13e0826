"""Hidden checks of exercise 12: test errors against benchmarks, and the laws that every trained model keeps."""

from pathlib import Path

import numpy as np

from grader.suite import assert_matches, check, credit, evidence, require

HERE = Path(__file__).resolve().parent
HANDED_OUT = HERE.parents[1] / "exercises" / HERE.name
NEAR = 1.05  # times the benchmark's error: full marks
LEAST, MOST = 1e-15, 1 - 1e-15  # of a probability, before its logarithm is taken


# --- data ------------------------------------------------------------------------------------------------------------


def table(path):
    """X and y of a file, new arrays each time: a student's function may write into them."""
    numbers = np.loadtxt(path, delimiter=",", skiprows=1)
    return np.ascontiguousarray(numbers[:, :-1]), np.ascontiguousarray(numbers[:, -1])


def small(kind):
    """Forty rows with three features on different scales: mild numbers, labels that overlap, or labels far apart."""
    rng = np.random.default_rng(12)
    Z = rng.normal(size=(40, 3))
    Z = (Z - Z.mean(axis=0)) / Z.std(axis=0)
    X = Z * [2.0, 15.0, 400.0] + [5.0, -40.0, 2000.0]
    score = Z @ [1.6, -1.2, 2.0]
    if kind == "numbers":
        return X, 200 + 5 * score + rng.normal(0, 3, 40)
    if kind == "overlapping":
        return X, (score + rng.logistic(size=40) > 0).astype(float)
    return X + np.sign(score)[:, None] * [1.0, -7.0, 200.0], (score > 0).astype(float)


# --- benchmarks ------------------------------------------------------------------------------------------------------


def least_squares_error(X, y, X_test, y_test):
    """Test error of the best straight formula for the training rows."""
    theta = np.linalg.lstsq(np.column_stack([X, np.ones(len(X))]), y, rcond=None)[0]
    return np.mean((X_test @ theta[:-1] + theta[-1] - y_test) ** 2)


def logistic_error(X, y, X_test, y_test):
    """Test error of logistic regression on normalised features with penalty 1/n, by Newton's method."""
    mean, scale, n = X.mean(axis=0), X.std(axis=0), len(y)
    A = np.column_stack([(X - mean) / scale, np.ones(n)])
    penalty = np.diag(np.append(np.full(X.shape[1], 1 / n), 0.0))
    theta = np.zeros(A.shape[1])
    for _ in range(25):
        p = 1 / (1 + np.exp(-A @ theta))
        theta -= np.linalg.solve((A.T * (p * (1 - p))) @ A / n + penalty, A.T @ (p - y) / n + penalty @ theta)
    return log_loss(1 / (1 + np.exp(-((X_test - mean) / scale @ theta[:-1] + theta[-1]))), y_test)


def log_loss(p, y):
    """The mean of -log of the probability given to the label that was seen."""
    p = np.clip(p, LEAST, MOST)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


def give(name, error, benchmark, constant):
    """Full marks within 5 % of the benchmark, none at the constant prediction, linear between."""
    share = float(np.clip((constant - error) / (constant - NEAR * benchmark), 0, 1))
    if share < 1:
        credit(
            share, f"On the rows held back the {name} is {error:.4g}, {error / benchmark:.3g} times the benchmark's."
        )


# --- what came back --------------------------------------------------------------------------------------------------


def data(params, name):
    """`params`, when it is the dict that was asked for; its costs go to the report."""
    require(isinstance(params, dict), f"{name} returns a dict of numbers and arrays")
    try:
        costs = np.asarray(params.get("costs", []), dtype=float)
    except (TypeError, ValueError):
        return params
    if costs.ndim == 1 and len(costs) > 1 and np.isfinite(costs).all():
        evidence("curve", costs=costs.tolist())
    return params


def one_each(found, n, name):
    """One finite number for each row; whether the shape is (n,) or (n, 1) is asked in a check of its own."""
    try:
        numbers = np.asarray(found, dtype=float)
    except (TypeError, ValueError):
        numbers = np.zeros(0)
    require(numbers.size == n, f"{name} gives one number for each row")
    require(np.isfinite(numbers).all(), f"{name} gives a finite number for each row; some are nan or infinite")
    return numbers.ravel()


# --- beside the student's code ---------------------------------------------------------------------------------------


def regression_trained(module, X, y):
    """params, from a small table."""
    return module.train_regression(X, y, seed=5)


def classifier_trained(module, X, y):
    """params, from a small table."""
    return module.train_classifier(X, y, seed=5)


def regression_same_twice(module, X, y):
    """Whether two trainings with one seed predict the same."""
    one, two = [module.predict_regression(module.train_regression(X.copy(), y.copy(), seed=4), X) for _ in range(2)]
    return bool(np.allclose(one, two, rtol=1e-9, atol=0, equal_nan=True))


def classifier_same_twice(module, X, y):
    """Whether two trainings with one seed predict the same."""
    one, two = [module.predict_probability(module.train_classifier(X.copy(), y.copy(), seed=4), X) for _ in range(2)]
    return bool(np.allclose(one, two, rtol=1e-9, atol=1e-12, equal_nan=True))


def regression_keeps(module, X, y):
    """Whether training and predicting leave their arguments as they found them."""
    kept, rows = [X.copy(), y.copy()], X.copy()
    params = module.train_regression(X, y, seed=0)
    training = np.array_equal(kept[0], X) and np.array_equal(kept[1], y)
    before = {name: np.array(value) for name, value in params.items()}
    module.predict_regression(params, rows)
    same = before.keys() == params.keys() and all(
        np.array_equal(np.array(params[name]), before[name], equal_nan=before[name].dtype.kind == "f")
        for name in before
    )
    return [bool(training), bool(same and np.array_equal(kept[0], rows))]


def classifier_keeps(module, X, y):
    """Whether training and predicting leave their arguments as they found them."""
    kept, rows = [X.copy(), y.copy()], X.copy()
    params = module.train_classifier(X, y, seed=0)
    training = np.array_equal(kept[0], X) and np.array_equal(kept[1], y)
    before = {name: np.array(value) for name, value in params.items()}
    module.predict_probability(params, rows)
    same = before.keys() == params.keys() and all(
        np.array_equal(np.array(params[name]), before[name], equal_nan=before[name].dtype.kind == "f")
        for name in before
    )
    return [bool(training), bool(same and np.array_equal(kept[0], rows))]


def regression_habit(module, X, y):
    """In words, what predictions after a training on a small table look like. Decides no points."""
    n, scale = len(y), X.std(axis=0)

    def predict(rows):
        return np.asarray(module.predict_regression(params, rows.copy()), dtype=float)

    try:
        params = module.train_regression(X.copy(), y.copy(), seed=0)
        p = predict(X)
        if p.shape != (n,):
            return "a column" if p.shape == (n, 1) else "another shape"
        if not np.isfinite(p).all() or np.abs(p).max() > 1e9 * np.abs(y).max():
            return "beyond all bounds"
        if np.ptp(p) <= 1e-9 * np.abs(p).max():
            return "the same for every row"
        if np.abs(predict(X + 2 * scale) - p).max() < 1e-6 * np.ptp(p):
            return "no change when all rows move together"
        slopes = np.array([np.mean(predict(X + step) - p) for step in np.diag(scale)])
    except Exception:
        return "an error"
    A = np.column_stack([(X - X.mean(axis=0)) / scale, np.ones(n)])
    theta = np.linalg.lstsq(A, y, rcond=None)[0]
    least = np.mean((A @ theta - y) ** 2)
    if np.abs(slopes / (theta[:-1] * scale) - 1).max() < 0.1:
        return "weights for normalised rows on raw rows"
    if np.abs(np.mean(p)) < 0.02 * np.mean(y) and np.abs(slopes * np.std(y) / theta[:-1] - 1).max() < 0.1:
        return "the target's deviation for a unit"
    if np.mean((p + np.mean(y - p) - y) ** 2) < 1.1 * least and abs(np.mean(y - p)) > 0.5 * np.mean(y):
        return "right but for the level"
    return "far from the least cost" if np.mean((p - y) ** 2) > 1.2 * least else "fits"


def classifier_habit(module, X, y, X_apart, y_apart):
    """In words, what probabilities after a training on a small table look like. Decides no points."""
    n, scale = len(y), X.std(axis=0)

    def predict(rows):
        return np.asarray(module.predict_probability(params, rows.copy()), dtype=float)

    def score(probabilities):
        kept = np.clip(probabilities, 1e-15, 1 - 1e-15)
        return np.log(kept / (1 - kept))

    try:
        params = module.train_classifier(X_apart.copy(), y_apart.copy(), seed=0)
        apart = predict(X_apart)
        params = module.train_classifier(X.copy(), y.copy(), seed=0)
        p = predict(X)
        if p.shape != (n,):
            return "a column" if p.shape == (n, 1) else "another shape"
        if not np.isfinite(p).all():
            return "not finite"
        if np.ptp(p) <= 1e-9 and 0.01 < p[0] < 0.99:
            return "the same for every row"
        if np.abs(predict(X + 2 * scale) - p).max() < 1e-6 * np.ptp(p):
            return "no change when all rows move together"
        middle, ahead, back = p, predict(X + scale), predict(X - scale)
        slopes = np.array([np.mean(score(predict(X + step)) - score(p)) for step in np.diag(scale)])
    except Exception:
        return "an error"
    Z = (X - X.mean(axis=0)) / scale
    straight = np.abs(ahead + back - 2 * middle).max() < 1e-6 * np.ptp(p)
    if straight and p.min() < -0.5 and p.max() > 1.5:
        return "scores"
    against = np.mean(p[y == 1]) < np.mean(p[y == 0])
    sure = np.mean(np.minimum(p, 1 - p)) < 0.01
    if against:
        return "against the labels and sure" if sure else "against the labels"
    if np.all((p == 0) | (p == 1)):
        return "labels"
    if p.min() < 0 or p.max() > 1:
        return "outside"
    A = np.column_stack([Z, np.ones(n)])
    line = A @ np.linalg.lstsq(A, y, rcond=None)[0]
    if np.abs(score(p) - line).max() < 0.05:
        return "the sigmoid of a line through the labels"
    if np.abs(-(Z.T @ (p - y) / n) / slopes - 1).max() < 0.1:
        return "a penalty of 1"
    if np.mean(np.minimum(apart, 1 - apart)) < 1e-3:
        return "sure of everything"
    cost = -np.mean(np.log(np.clip(np.where(y == 1, p, 1 - p), 1e-15, 1)))
    return "far from the least cost" if cost > 0.6 else "fits"


def notice(student, *question):
    """Ask what predictions look like: for naming a mistake, never for points."""
    try:
        student.run(*question)
    except Exception:
        return


# --- regression ------------------------------------------------------------------------------------------------------


@check(points=3.25)
def test_regression_error(student):
    """train_regression and predict_regression come within 5 % of least squares on cars never seen"""
    X, y = table(HANDED_OUT / "cars.csv")
    X_test, y_test = table(HERE / "cars_test.csv")
    constant = np.mean((y.mean() - y_test) ** 2)
    benchmark = least_squares_error(X, y, X_test, y_test)
    params = data(student.train_regression(X.copy(), y.copy()), "train_regression")
    found = student.predict_regression(params, X_test.copy())
    notice(student, regression_habit, *small("numbers"))
    p = one_each(found, len(y_test), "predict_regression")
    with np.errstate(over="ignore"):
        error = min(np.mean((p - y_test) ** 2), 1e300)
    give("mean squared error", error, benchmark, constant)


@check(points=0.75)
def test_regression_of_a_row_alone(student):
    """predict_regression gives shape (n,), and a row alone gets what it gets among others"""
    X, y = small("numbers")
    params = data(student.run(regression_trained, X.copy(), y.copy()), "train_regression")
    among = student.predict_regression(params, X.copy())
    notice(student, regression_habit, X, y)
    numbers = one_each(among, len(X), "predict_regression")
    assert_matches(among, numbers, rtol=1e-9)
    for row in (0, 17, 39):
        alone = student.predict_regression(params, X[row : row + 1].copy())
        assert_matches(alone, numbers[row : row + 1], rtol=1e-9, atol=1e-9 * np.abs(numbers).max())


@check(points=0.5)
def test_regression_is_deterministic(student):
    """train_regression with the same rows and the same seed leads to the same predictions"""
    same = student.run(regression_same_twice, *small("numbers"))
    require(same, "two trainings with the same seed give different predictions: draw everything from default_rng(seed)")


@check(points=0.5)
def test_regression_keeps_its_arguments(student):
    """train_regression leaves X and y as they were, predict_regression leaves params and X"""
    training, predicting = student.run(regression_keeps, *small("numbers"))
    require(training, "train_regression changed an array that it was given")
    require(predicting, "predict_regression changed params or the rows that it was given")


# --- classification --------------------------------------------------------------------------------------------------


@check(points=3.25)
def test_classifier_error(student):
    """train_classifier and predict_probability come within 5 % of the benchmark on tumours never seen"""
    X, y = table(HANDED_OUT / "cells.csv")
    X_test, y_test = table(HERE / "cells_test.csv")
    constant = log_loss(np.full(len(y_test), y.mean()), y_test)
    benchmark = logistic_error(X, y, X_test, y_test)
    params = data(student.train_classifier(X.copy(), y.copy()), "train_classifier")
    found = student.predict_probability(params, X_test.copy())
    notice(student, classifier_habit, *small("overlapping"), *small("apart"))
    p = one_each(found, len(y_test), "predict_probability")
    require(
        p.min() >= 0 and p.max() <= 1, "predict_probability gives numbers outside of [0, 1]: no log loss can be taken"
    )
    give("log loss", log_loss(p, y_test), benchmark, constant)


@check(points=0.5)
def test_classifier_of_a_row_alone(student):
    """predict_probability gives shape (n,), and a row alone gets what it gets among others"""
    X, y = small("overlapping")
    params = data(student.run(classifier_trained, X.copy(), y.copy()), "train_classifier")
    among = student.predict_probability(params, X.copy())
    notice(student, classifier_habit, X, y, *small("apart"))
    numbers = one_each(among, len(X), "predict_probability")
    assert_matches(among, numbers, rtol=1e-9)
    for row in (0, 17, 39):
        alone = student.predict_probability(params, X[row : row + 1].copy())
        assert_matches(alone, numbers[row : row + 1], rtol=1e-9, atol=1e-9 * np.abs(numbers).max())


@check(points=0.5)
def test_probabilities_are_between_0_and_1(student):
    """predict_probability stays in [0, 1] and finite, also for rows far from all others"""
    X, y = small("overlapping")
    params = data(student.run(classifier_trained, X.copy(), y.copy()), "train_classifier")
    far = np.concatenate(
        [X, X + 30 * X.std(axis=0), X - 30 * X.std(axis=0), X.mean(axis=0) + 2000 * (X - X.mean(axis=0))]
    )
    p = one_each(student.predict_probability(params, far.copy()), len(far), "predict_probability")
    notice(student, classifier_habit, X, y, *small("apart"))
    require(p.min() >= 0 and p.max() <= 1, "predict_probability gives numbers outside of [0, 1]")


@check(points=0.5)
def test_classifier_is_deterministic(student):
    """train_classifier with the same rows and the same seed leads to the same probabilities"""
    same = student.run(classifier_same_twice, *small("overlapping"))
    require(same, "two trainings with the same seed give other probabilities: draw everything from default_rng(seed)")


@check(points=0.25)
def test_classifier_keeps_its_arguments(student):
    """train_classifier leaves X and y as they were, predict_probability leaves params and X"""
    training, predicting = student.run(classifier_keeps, *small("overlapping"))
    require(training, "train_classifier changed an array that it was given")
    require(predicting, "predict_probability changed params or the rows that it was given")
