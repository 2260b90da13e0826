"""Public checks of 10-logistic: run them with `python -m pytest` in this folder. Hidden checks use other numbers."""

import logistic
import numpy as np

X = np.array([[1.2, -0.5, 2.1], [0.4, 1.3, 0.6], [-0.9, 0.7, 1.4], [2.0, -1.1, 0.3],
              [0.8, 1.7, -0.2], [-1.3, 0.2, 0.9], [0.6, -0.8, 1.0]])  # fmt: skip
Y = np.array([1, 0, 0, 1, 0, 1, 0])
W, B = np.array([0.7, -1.1, 0.45]), -0.35

X2 = np.array([[0.3, 1.1], [1.6, -0.4], [-0.8, 0.9], [2.2, 1.5], [-1.4, -0.6]])
Y2 = np.array([0, 1, 1, 1, 0])
W2, B2 = np.array([1.3, -0.6]), 0.25


def slopes(cost, point, h=1e-5):
    """The partial derivatives of `cost` at the array `point`, by central differences."""
    found = np.zeros(len(point))
    for j in range(len(point)):
        step = np.zeros(len(point))
        step[j] = h
        found[j] = (cost(point + step) - cost(point - step)) / (2 * h)
    return found


def test_sigmoid_of_an_array():
    """sigmoid turns scores into probabilities"""
    assert np.allclose(logistic.sigmoid(np.array([-2.0, 0.0, 3.0])), [0.119202922022, 0.5, 0.952574126822], rtol=1e-9)
    assert np.allclose(logistic.sigmoid(np.array([[1.0, -1.0]])), [[0.731058578630, 0.268941421370]], rtol=1e-9)


def test_sigmoid_of_a_number():
    """sigmoid gives a number for a number, decimal or whole"""
    assert np.shape(logistic.sigmoid(0.5)) == ()
    assert np.isclose(logistic.sigmoid(0.5), 0.622459331202, rtol=1e-9)
    assert np.isclose(logistic.sigmoid(-2), 0.119202922022, rtol=1e-9)


def test_sigmoid_of_integers():
    """sigmoid of an integer array keeps its decimals"""
    assert np.allclose(logistic.sigmoid(np.array([-1, 0, 2])), [0.268941421370, 0.5, 0.880797077978], rtol=1e-9)


def test_sigmoid_far_out():
    """sigmoid stays finite and exact far from 0"""
    z = np.array([-10000.0, -800.0, -25.0, 32.0, 800.0, 10000.0])
    p = logistic.sigmoid(z)
    assert np.all(np.isfinite(p))
    assert np.allclose(p, [0, 0, 1.3887943864771144e-11, 1, 1, 1], rtol=1e-9, atol=1e-13)
    assert np.isclose(logistic.sigmoid(-25.0), 1.3887943864771144e-11, rtol=1e-9, atol=0)


def test_sigmoid_leaves_z_alone():
    """sigmoid does not change the array it is given"""
    z = np.array([1.0, -2.0, 3.0])
    logistic.sigmoid(z)
    assert z.tolist() == [1.0, -2.0, 3.0]


def test_log_loss():
    """log_loss is the mean of -log of the probability given to the true label"""
    assert np.isclose(
        logistic.log_loss(np.array([0.9, 0.2, 0.6, 0.35, 0.7]), np.array([1, 0, 1, 1, 0])), 0.618624923913
    )
    y_hat = np.array([0.8, 0.25, 0.55, 0.1, 0.4, 0.65, 0.7])
    assert np.isclose(logistic.log_loss(y_hat, Y), 0.822499965309)


def test_log_loss_at_the_ends():
    """log_loss is finite where a probability of exactly 0 or 1 meets its label, and exact for tiny ones"""
    assert np.isclose(logistic.log_loss(np.array([0.0, 1.0, 0.5]), np.array([0, 1, 1])), np.log(2) / 3)
    assert np.isclose(logistic.log_loss(np.array([1e-7, 0.5]), np.array([1, 0])), 8.405621415759, rtol=1e-5)


def test_log_loss_from_logits():
    """log_loss_from_logits gives the log loss straight from the scores"""
    assert np.isclose(logistic.log_loss_from_logits(X @ W + B, Y), 0.557722252952)
    assert np.isclose(logistic.log_loss_from_logits(X2 @ W2 + B2, Y2), 0.537334185588)


def test_log_loss_from_logits_far_out():
    """log_loss_from_logits costs what the score says, however large it is"""
    assert np.isclose(logistic.log_loss_from_logits(np.array([60.0, -60.0, 60.0]), np.array([0, 1, 1])), 40.0)
    assert np.isclose(logistic.log_loss_from_logits(np.array([2000.0, -2000.0]), np.array([0, 0])), 1000.0)


def test_gradients():
    """logistic_gradients gives the slopes of the loss, dW of shape (m,) and one db"""
    for X_, y, W_, b in ((X, Y, W, B), (X2, Y2, W2, B2)):
        dW, db = logistic.logistic_gradients(X_, y, W_, b)
        theta = np.append(W_, b)
        expected = slopes(lambda t, X_=X_, y=y: _loss(X_ @ t[:-1] + t[-1], y), theta)
        assert np.shape(dW) == W_.shape
        assert np.shape(db) == ()
        assert np.allclose(dW, expected[:-1], atol=1e-8)
        assert np.isclose(db, expected[-1], atol=1e-8)


def _loss(z, y):
    return np.mean(np.log(1 + np.exp(z)) - y * z)


def test_classify():
    """classify compares the probability with the threshold"""
    assert np.asarray(logistic.classify(X, W, B)).tolist() == [1, 0, 0, 1, 0, 0, 1]
    assert np.asarray(logistic.classify(X, W, B, 0.2)).tolist() == [1, 1, 1, 1, 0, 1, 1]
    assert np.asarray(logistic.classify(X, W, B, 0.9)).tolist() == [0, 0, 0, 1, 0, 0, 0]


def test_classify_at_one_half():
    """classify gives 1 where the probability is exactly the threshold"""
    rows = np.array([[1.0, 2.0], [3.0, 1.0], [0.0, 0.5]])
    assert np.asarray(logistic.classify(rows, np.array([2.0, -2.0]), 2.0)).tolist() == [1, 1, 1]
    assert np.asarray(logistic.classify(rows, np.array([2.0, -2.0]), 1.0)).tolist() == [0, 1, 1]


def test_accuracy():
    """accuracy is the share of labels that are right"""
    assert np.isclose(logistic.accuracy(np.array([1, 0, 0, 1, 0, 0, 1]), Y), 5 / 7)
    assert np.isclose(logistic.accuracy(np.array([1, 1, 1, 1, 1]), Y2), 3 / 5)


def test_fit_first_costs():
    """fit_logistic starts at log 2 and its costs fall; after the start comes one cost for each step"""
    for X_, y in ((X, Y), (X2, Y2)):
        _, _, costs = logistic.fit_logistic(X_, y, 0.5, 6)
        assert np.shape(costs) == (7,)
        assert np.isclose(costs[0], np.log(2))
        assert np.all(np.diff(costs) < 0)


def test_fit_two_steps():
    """fit_logistic moves W and b together, along the slopes at the old place"""
    fitted_W, fitted_b, costs = logistic.fit_logistic(X2, Y2, 0.5, 2)
    assert np.allclose(fitted_W, [0.351310873454, 0.122660024391])
    assert np.isclose(fitted_b, 0.079843964420)
    assert np.allclose(costs, [0.693147180560, 0.608100242356, 0.565729891874])


def test_fit_no_steps():
    """fit_logistic with no steps returns the start and its cost"""
    fitted_W, fitted_b, costs = logistic.fit_logistic(X, Y, 0.5, 0)
    assert np.asarray(fitted_W).tolist() == [0, 0, 0]
    assert fitted_b == 0
    assert np.allclose(costs, [np.log(2)])
