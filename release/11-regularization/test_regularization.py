"""Public checks of 11-regularization: run them with `python -m pytest` in this folder. Hidden checks use other numbers."""

import numpy as np
import regularization

X = np.array([[1.1, -0.4, 2.0], [0.3, 1.2, 0.7], [-0.8, 0.9, 1.5], [1.9, -1.2, 0.4],
              [0.7, 1.6, -0.3], [-1.2, 0.1, 1.0], [0.5, -0.7, 0.8]])  # fmt: skip
Y = np.array([4.1, -1.6, 2.9, 3.3, -2.4, 2.2, 5.0])
W, B = np.array([0.9, -1.4, 1.7]), 0.8
PENALTY = 0.6

X2 = np.array([[0.2, 1.0], [1.5, -0.3], [-0.9, 0.8], [2.1, 1.4], [-1.5, -0.7]])
Y2 = np.array([1.3, 2.8, -1.9, 4.4, 0.2])
W2, B2 = np.array([1.6, -0.5]), 1.2


def slopes(cost, point, h=1e-4):
    """The partial derivatives of `cost` at the array `point`, by central differences."""
    found = np.zeros(len(point))
    for j in range(len(point)):
        step = np.zeros(len(point))
        step[j] = h
        found[j] = (cost(point + step) - cost(point - step)) / (2 * h)
    return found


def test_ridge_cost():
    """ridge_cost is half_mse plus half the penalty times the sum of the squared weights"""
    assert np.isclose(regularization.ridge_cost(X, Y, W, B, PENALTY), 2.860971428571)
    assert np.isclose(regularization.ridge_cost(X2, Y2, W2, B2, 0.25), 0.747510000000)


def test_ridge_cost_without_penalty():
    """ridge_cost with a penalty of 0 is half_mse"""
    error = X @ W + B - Y
    assert np.isclose(regularization.ridge_cost(X, Y, W, B, 0.0), np.mean(error**2) / 2)


def test_ridge_cost_of_the_bias():
    """ridge_cost does not penalise the bias"""
    zeros = np.zeros(3)
    assert np.isclose(regularization.ridge_cost(X, Y, zeros, B, 5.0), regularization.ridge_cost(X, Y, zeros, B, 0.0))


def test_ridge_gradients():
    """ridge_gradients gives the slopes of the cost, dW of shape (m,) and one db"""
    for X_, y, W_, b, penalty in ((X, Y, W, B, PENALTY), (X2, Y2, W2, B2, 0.25)):
        dW, db = regularization.ridge_gradients(X_, y, W_, b, penalty)
        expected = slopes(lambda t, X_=X_, y=y, p=penalty: _cost(X_, y, t, p), np.append(W_, b))
        assert np.shape(dW) == W_.shape
        assert np.shape(db) == ()
        assert np.allclose(dW, expected[:-1], atol=1e-7)
        assert np.isclose(db, expected[-1], atol=1e-7)


def _cost(X_, y, theta, penalty):
    error = X_ @ theta[:-1] + theta[-1] - y
    return np.mean(error**2) / 2 + penalty / 2 * np.sum(theta[:-1] ** 2)


def test_fit_normalizer():
    """fit_normalizer gives the mean and the population standard deviation of each column"""
    mean, scale = regularization.fit_normalizer(np.array([[0.0, 10.0], [2.0, 30.0], [4.0, 80.0]]))
    assert np.allclose(mean, [2.0, 40.0])
    assert np.allclose(scale, [1.632993161855452, 29.43920288775949])
    mean, scale = regularization.fit_normalizer(X)
    assert np.allclose(mean, [0.35714285714285715, 0.21428571428571427, 0.8714285714285714])
    assert np.allclose(scale, [0.988298888939, 0.970167248363, 0.688091118788])


def test_fit_normalizer_of_a_constant_column():
    """fit_normalizer gives a constant column the scale 1, and only that column"""
    mean, scale = regularization.fit_normalizer(np.array([[1.5, 7.0], [2.5, 7.0], [6.5, 7.0]]))
    assert np.allclose(mean, [3.5, 7.0])
    assert np.allclose(scale, [2.160246899469287, 1.0])


def test_normalize():
    """normalize uses the mean and the scale it is given, also for one row alone and for integers"""
    mean, scale = np.array([2.0, 40.0]), np.array([0.5, 20.0])
    assert np.allclose(
        regularization.normalize(np.array([[3.0, 30.0], [1.0, 60.0]]), mean, scale), [[2, -0.5], [-2, 1]]
    )
    assert np.allclose(regularization.normalize(np.array([[2, 45]]), mean, scale), [[0, 0.25]])


def test_normalize_leaves_its_arguments_alone():
    """normalize does not change the table it is given"""
    rows = np.array([[3.0, 30.0], [1.0, 60.0]])
    regularization.normalize(rows, np.array([2.0, 40.0]), np.array([0.5, 20.0]))
    assert rows.tolist() == [[3.0, 30.0], [1.0, 60.0]]


def test_fit_ridge_two_steps():
    """fit_ridge moves W and b together, along the slopes of ridge_cost at the old place"""
    fitted_W, fitted_b, costs = regularization.fit_ridge(X2, Y2, 0.5, 0.2, 2)
    assert np.allclose(fitted_W, [0.873203520000, 0.246840000000])
    assert np.isclose(fitted_b, 0.438294400000)
    assert np.allclose(costs, [3.254000000000, 1.514116649280, 1.130743117781])


def test_fit_ridge_no_steps():
    """fit_ridge with no steps returns the start and its cost"""
    fitted_W, fitted_b, costs = regularization.fit_ridge(X, Y, PENALTY, 0.2, 0)
    assert np.asarray(fitted_W).tolist() == [0, 0, 0]
    assert fitted_b == 0
    assert np.allclose(costs, [np.mean(Y**2) / 2])


def test_fit_ridge_comes_to_rest():
    """fit_ridge ends where the slopes of ridge_cost vanish, with smaller weights for a larger penalty"""
    lengths = []
    for penalty in (0.1, 1.0):
        fitted_W, fitted_b, costs = regularization.fit_ridge(X, Y, penalty, 0.2, 500)
        assert np.shape(costs) == (501,)
        assert np.all(np.diff(costs) <= 1e-12)
        assert np.allclose(slopes(lambda t, p=penalty: _cost(X, Y, t, p), np.append(fitted_W, fitted_b)), 0, atol=1e-6)
        lengths.append(np.sum(np.asarray(fitted_W) ** 2))
    assert lengths[1] < lengths[0]
