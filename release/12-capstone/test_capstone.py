"""Public checks of 12-capstone: run them with `python -m pytest` in this folder. Hidden checks use other data."""

import capstone
import numpy as np


def rows(seed, n):
    """n rows with three features on different scales, and a score that depends on them."""
    rng = np.random.default_rng(seed)
    Z = rng.normal(size=(n, 3))
    return Z * [3.0, 0.02, 500.0] + [10.0, 0.5, 3000.0], Z @ [1.5, -1.0, 2.0], rng


def numbers(seed, n):
    """A small regression problem: 50 plus or minus 4 * score, and a little noise."""
    X, score, rng = rows(seed, n)
    return X, 50 + 4 * (-1) ** seed * score + rng.normal(0, 1, n)


def labels(seed, n):
    """A small classification problem whose labels overlap."""
    X, score, rng = rows(seed, n)
    return X, ((-1) ** seed * score + rng.logistic(size=n) > 0).astype(float)


def log_loss(p, y):
    """Of probabilities p for labels y."""
    p = np.clip(p, 1e-15, 1 - 1e-15)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


def test_regression_beats_the_mean():
    """train_regression and predict_regression explain most of two small tables"""
    for seed in (1, 2):
        X, y = numbers(seed, 60)
        params = capstone.train_regression(X[:40], y[:40])
        assert isinstance(params, dict)
        p = np.asarray(capstone.predict_regression(params, X[40:]))
        assert p.shape == (20,)
        assert np.mean((p - y[40:]) ** 2) < 0.2 * np.mean((y[:40].mean() - y[40:]) ** 2)


def test_regression_of_a_row_alone():
    """predict_regression gives a row alone what it gives it among others"""
    X, y = numbers(3, 40)
    params = capstone.train_regression(X, y, seed=1)
    among = capstone.predict_regression(params, X)
    for row in (0, 11, 39):
        assert np.allclose(capstone.predict_regression(params, X[row : row + 1]), among[row], rtol=1e-9)


def test_regression_is_deterministic():
    """train_regression with one seed leads to one result"""
    X, y = numbers(4, 40)
    one, two = [capstone.predict_regression(capstone.train_regression(X, y, seed=3), X) for _ in range(2)]
    assert np.array_equal(one, two)


def test_regression_keeps_its_arguments():
    """train_regression and predict_regression do not change what they are given"""
    X, y = numbers(5, 40)
    X_before, y_before = X.copy(), y.copy()
    capstone.predict_regression(capstone.train_regression(X, y), X)
    assert np.array_equal(X, X_before)
    assert np.array_equal(y, y_before)


def test_classifier_beats_the_share_of_ones():
    """train_classifier and predict_probability know much more than the share of ones on two small tables"""
    for seed in (6, 7):
        X, y = labels(seed, 120)
        params = capstone.train_classifier(X[:80], y[:80])
        assert isinstance(params, dict)
        p = np.asarray(capstone.predict_probability(params, X[80:]))
        assert p.shape == (40,)
        assert log_loss(p, y[80:]) < 0.8 * log_loss(np.full(40, y[:80].mean()), y[80:])


def test_probabilities_are_between_0_and_1():
    """predict_probability stays in [0, 1], far away too"""
    X, y = labels(8, 50)
    params = capstone.train_classifier(X, y)
    far = np.array([300.0, 0.0, -50000.0])
    p = np.asarray(capstone.predict_probability(params, np.concatenate([X, X + far, X - far])))
    assert np.all((p >= 0) & (p <= 1))


def test_probability_of_a_row_alone():
    """predict_probability gives a row alone what it gives it among others"""
    X, y = labels(9, 40)
    params = capstone.train_classifier(X, y, seed=1)
    among = capstone.predict_probability(params, X)
    for row in (0, 11, 39):
        assert np.allclose(capstone.predict_probability(params, X[row : row + 1]), among[row], rtol=1e-9)


def test_classifier_is_deterministic():
    """train_classifier with one seed leads to one result"""
    X, y = labels(10, 40)
    one, two = [capstone.predict_probability(capstone.train_classifier(X, y, seed=3), X) for _ in range(2)]
    assert np.array_equal(one, two)


def test_classifier_keeps_its_arguments():
    """train_classifier and predict_probability do not change what they are given"""
    X, y = labels(11, 40)
    X_before, y_before = X.copy(), y.copy()
    capstone.predict_probability(capstone.train_classifier(X, y), X)
    assert np.array_equal(X, X_before)
    assert np.array_equal(y, y_before)
