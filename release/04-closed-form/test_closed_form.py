"""Public checks of 04-closed-form: run them with `python -m pytest` in this folder. Hidden checks use other numbers."""

import closed_form
import numpy as np
import pytest

LINE_X, LINE_Y = [[1.0], [2.0], [3.0]], [2.0, 3.0, 5.0]  # the worked example: slope 1.5, intercept 1/3
PLANE_X = [[1.0, 4.0], [2.0, 1.0], [3.0, 0.0], [4.0, 1.0], [5.0, 4.0]]
PLANE_Y = [-0.5, 4.0, 5.0, 5.0, 6.5]  # the best plane: W = (1.5, -0.5), b = 0.5


def assert_weights(found, weights, bias):
    W, b = found
    assert np.shape(W) == np.shape(weights)
    assert np.shape(b) == ()
    assert np.asarray(W) == pytest.approx(np.array(weights))
    assert float(b) == pytest.approx(bias)


def test_bias_column_of_one_feature():
    """Three examples of one feature become a matrix of shape (3, 2)"""
    A = closed_form.with_bias_column(np.array([[0.5], [2.0], [-1.0]]))
    assert np.array_equal(A, [[0.5, 1.0], [2.0, 1.0], [-1.0, 1.0]])


def test_bias_column_of_two_features():
    """The ones come last, and the features keep their order"""
    A = closed_form.with_bias_column(np.array([[1.5, 4.0], [2.0, -3.5], [0.0, 7.0]]))
    assert np.array_equal(A, [[1.5, 4.0, 1.0], [2.0, -3.5, 1.0], [0.0, 7.0, 1.0]])


def test_bias_column_leaves_the_data_alone():
    """X is the same after the call, also when the result is changed"""
    X = np.array(PLANE_X)
    A = closed_form.with_bias_column(X)
    A[:] = 9.0
    assert np.array_equal(X, PLANE_X)


def test_normal_equation_of_the_worked_example():
    """The line of the handout: slope 1.5 and intercept 1/3"""
    assert_weights(closed_form.fit_normal_equation(np.array(LINE_X), np.array(LINE_Y)), [1.5], 1 / 3)


def test_normal_equation_of_a_plane():
    """Five examples of two features"""
    assert_weights(closed_form.fit_normal_equation(np.array(PLANE_X), np.array(PLANE_Y)), [1.5, -0.5], 0.5)


def test_normal_equation_of_integers():
    """Whole numbers in, decimals out"""
    X, y = np.array([[1], [2], [3]]), np.array([2, 3, 5])
    assert_weights(closed_form.fit_normal_equation(X, y), [1.5], 1 / 3)


def test_least_squares_on_ordinary_data():
    """Where the normal equations work, both functions agree"""
    assert_weights(closed_form.fit_least_squares(np.array(LINE_X), np.array(LINE_Y)), [1.5], 1 / 3)
    assert_weights(closed_form.fit_least_squares(np.array(PLANE_X), np.array(PLANE_Y)), [1.5, -0.5], 0.5)


def test_least_squares_with_nearly_equal_columns():
    """Two columns that differ in the eighth decimal: the exact fit is still found"""
    x, difference = np.array([0.0, 1.0, 2.0, 3.0]), np.array([1.0, -1.0, -1.0, 1.0])
    X, y = np.column_stack([x, x + 1e-8 * difference]), 2 * x + difference
    W, b = closed_form.fit_least_squares(X, y)
    assert np.mean((X @ W + b - y) ** 2) / 2 < 1e-6


def test_least_squares_with_a_doubled_column():
    """One feature is twice the other: the shortest solution gives it twice the weight"""
    X = np.array([[1.0, 2.0], [2.0, 4.0], [3.0, 6.0]])
    assert_weights(closed_form.fit_least_squares(X, np.array(LINE_Y)), [0.3, 0.6], 1 / 3)


def test_least_squares_with_a_constant_column():
    """A feature that is always 2 shares the intercept with b, because b counts in the length"""
    X = np.array([[1.0, 2.0], [2.0, 2.0], [3.0, 2.0]])
    assert_weights(closed_form.fit_least_squares(X, np.array(LINE_Y)), [1.5, 2 / 15], 1 / 15)


def test_condition_number_of_the_worked_example():
    """The eigenvalues of the handout: (17 + √265) / 2 and (17 − √265) / 2"""
    found = closed_form.condition_number(np.array(LINE_X))
    assert np.shape(found) == ()
    assert float(found) == pytest.approx((17 + 265**0.5) / (17 - 265**0.5))


def test_condition_number_of_orthogonal_columns():
    """Columns with squares that add up to 10, 14 and 5"""
    X = np.array([[-2.0, 2.0], [-1.0, -1.0], [0.0, -2.0], [1.0, -1.0], [2.0, 2.0]])
    assert float(closed_form.condition_number(X)) == pytest.approx(14 / 5)


@pytest.mark.parametrize("X", [[[1.0, 0.0], [2.0, 0.0], [4.0, 0.0]], [[1.0, 0.0], [0.0, 2.0]]])
def test_condition_number_of_a_singular_matrix(X):
    """A feature that is always zero; two examples for three unknowns"""
    assert closed_form.condition_number(np.array(X)) > 1e14
