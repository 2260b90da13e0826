"""Public checks of 05-vectorization: run them with `python -m pytest` in this folder. Hidden checks use other numbers."""

import numpy as np
import pytest
import vectorization

# Four examples of three features: predictions -4.25, 4.75, 6.25, -3.75; errors -1, 0.5, -2, 1.5.
X4 = [[1.0, 2.0, -1.0], [0.0, 1.0, 3.0], [2.0, -2.0, 1.0], [1.0, 3.0, 0.0]]
Y4, W4, B4 = [-3.25, 4.25, 8.25, -5.25], [0.5, -1.5, 2.0], 0.25
# Five examples of two features: predictions 1, 2.5, -4.5, 1, 4.5; errors 0.5, -1, 1.5, -2, 0.25.
X5 = [[1.0, 0.0], [2.0, 1.0], [-1.0, 3.0], [0.5, -2.0], [3.0, 1.0]]
Y5, W5, B5 = [0.5, 3.5, -6.0, 3.0, 4.25], [2.0, -0.5], -1.0


def four():
    return np.array(X4), np.array(Y4), np.array(W4), B4


def five():
    return np.array(X5), np.array(Y5), np.array(W5), B5


def assert_vector(found, expected):
    assert np.shape(found) == np.shape(expected)
    assert np.asarray(found) == pytest.approx(np.array(expected))


def test_predict_one_of_three_features():
    """One example of three features gives one number"""
    X, _, W, b = four()
    found = vectorization.predict_one(X[0], W, b)
    assert np.shape(found) == ()
    assert float(found) == pytest.approx(-4.25)


def test_predict_one_of_two_features():
    """It works for any number of features"""
    X, _, W, b = five()
    assert float(vectorization.predict_one(X[2], W, b)) == pytest.approx(-4.5)


def test_predict_batch_of_four_examples():
    """Four rows, four predictions"""
    X, _, W, b = four()
    assert_vector(vectorization.predict_batch(X, W, b), [-4.25, 4.75, 6.25, -3.75])


def test_predict_batch_of_five_examples():
    """Five rows, five predictions"""
    X, _, W, b = five()
    assert_vector(vectorization.predict_batch(X, W, b), [1.0, 2.5, -4.5, 1.0, 4.5])


def test_predict_batch_of_a_square_matrix():
    """Two examples of two features: both products would fit, one is right"""
    X, W = np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([2.0, -1.0])
    assert_vector(vectorization.predict_batch(X, W, 0.5), [0.5, 2.5])


def test_predict_batch_of_a_single_example():
    """A batch of one row is still a batch: the result has shape (1,)"""
    X, _, W, b = four()
    assert_vector(vectorization.predict_batch(X[:1], W, b), [-4.25])


def test_cost_of_four_examples():
    """The squared errors add up to 7.5, so the cost is 7.5 / 8"""
    found = vectorization.batch_cost(*four())
    assert np.shape(found) == ()
    assert float(found) == pytest.approx(0.9375)


def test_cost_of_five_examples():
    """The squared errors add up to 7.5625, so the cost is 7.5625 / 10"""
    assert float(vectorization.batch_cost(*five())) == pytest.approx(0.75625)


def test_gradients_of_four_examples():
    """Three slopes for three weights, one for b"""
    dW, db = vectorization.batch_gradients(*four())
    assert_vector(dW, [-0.875, 1.75, 0.125])
    assert_vector(db, -0.25)


def test_gradients_of_five_examples():
    """Two slopes for two weights, one for b"""
    dW, db = vectorization.batch_gradients(*five())
    assert_vector(dW, [-0.65, 1.55])
    assert_vector(db, -0.15)


def test_gradients_of_a_single_feature():
    """One feature: dW has shape (1,)"""
    dW, db = vectorization.batch_gradients(
        np.array([[1.0], [2.0], [3.0]]), np.array([2.0, 3.0, 5.0]), np.array([1.0]), 0.0
    )
    assert_vector(dW, [-3.0])
    assert_vector(db, -4 / 3)


def test_whole_numbers_lose_no_decimals():
    """X, y and W of integers, b of 0.5"""
    X, y, W = np.array([[1, 2], [3, -1], [2, 2]]), np.array([4, 1, 3]), np.array([2, 1])
    assert_vector(vectorization.predict_one(X[0], W, 0.5), 4.5)
    assert_vector(vectorization.predict_batch(X, W, 0.5), [4.5, 5.5, 6.5])
    assert_vector(vectorization.batch_cost(X, y, W, 0.5), 32.75 / 6)
    dW, db = vectorization.batch_gradients(X, y, W, 0.5)
    assert_vector(dW, [7.0, 3.5 / 3])
    assert_vector(db, 8.5 / 3)


def test_arguments_are_kept():
    """X, y and W are the same after all four calls"""
    X, y, W, b = four()
    vectorization.predict_one(X[1], W, b)
    vectorization.predict_batch(X, W, b)
    vectorization.batch_cost(X, y, W, b)
    vectorization.batch_gradients(X, y, W, b)
    assert np.array_equal(X, X4)
    assert np.array_equal(y, Y4)
    assert np.array_equal(W, W4)
