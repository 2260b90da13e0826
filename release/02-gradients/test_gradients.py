"""Public checks of 02-gradients: run them with `python -m pytest` in this folder. Hidden checks use other numbers."""

import gradients
import numpy as np
import pytest

# Five points near no line in particular.
X = np.array([0.5, 1.5, -1.0, 3.0, 4.5])
Y = np.array([2.5, -1.0, 0.5, 6.5, 3.0])


def test_cost_gradients_of_the_worked_example():
    """The example of the handout: dw = −3 and db = −4/3"""
    x, y = np.array([1.0, 2.0, 3.0]), np.array([2.0, 3.0, 5.0])
    dw, db = gradients.cost_gradients(x, y, 1.0, 0.0)
    assert dw == pytest.approx(-3.0)
    assert db == pytest.approx(-4 / 3)


def test_cost_gradients_of_five_points():
    """Errors of both signs, a bias that is not 0"""
    dw, db = gradients.cost_gradients(X, Y, 1.5, -0.5)
    assert dw == pytest.approx(2.525)
    assert db == pytest.approx(-0.25)
    assert np.shape(dw) == np.shape(db) == ()


def test_cost_gradients_of_the_same_points_twice():
    """A mean does not change when every point is there twice"""
    once = gradients.cost_gradients(X, Y, -0.5, 2.0)
    twice = gradients.cost_gradients(np.tile(X, 2), np.tile(Y, 2), -0.5, 2.0)
    assert twice == pytest.approx(once)


def test_cost_gradients_vanish_on_a_perfect_fit():
    """On a line that hits every point both slopes are 0"""
    assert gradients.cost_gradients(X, 2.5 * X - 1.5, 2.5, -1.5) == pytest.approx((0.0, 0.0))


def test_sse_gradients_of_the_worked_example():
    """The example of the handout: dm = −18 and dc = −8"""
    x, y = np.array([1.0, 2.0, 3.0]), np.array([2.0, 3.0, 5.0])
    dm, dc = gradients.sse_gradients(x, y, 1.0, 0.0)
    assert dm == pytest.approx(-18.0)
    assert dc == pytest.approx(-8.0)


def test_sse_gradients_of_five_points():
    """Errors of both signs, an intercept that is not 0"""
    dm, dc = gradients.sse_gradients(X, Y, 1.5, -0.5)
    assert dm == pytest.approx(25.25)
    assert dc == pytest.approx(-2.5)
    assert np.shape(dm) == np.shape(dc) == ()


def test_the_data_stay_as_they_were():
    """Neither function writes into x or y"""
    x, y = X.copy(), Y.copy()
    gradients.cost_gradients(x, y, 1.5, -0.5)
    gradients.sse_gradients(x, y, 1.5, -0.5)
    assert np.array_equal(x, X)
    assert np.array_equal(y, Y)


def test_numerical_gradient_of_a_parabola():
    """The slope of 3 t₀² − t₁ at (2, 5) is (12, −1)"""
    slopes = gradients.numerical_gradient(lambda t: 3 * t[0] ** 2 - t[1], np.array([2.0, 5.0]))
    assert np.shape(slopes) == (2,)
    assert slopes == pytest.approx([12.0, -1.0])


def test_numerical_gradient_of_a_cube_with_a_wide_step():
    """Central differences of t³ with step h give 3t² + h², for every coordinate"""
    theta = np.array([1.0, -2.0, 0.5])
    slopes = gradients.numerical_gradient(lambda t: np.sum(t**3), theta, h=0.1)
    assert slopes == pytest.approx(3 * theta**2 + 0.01)


def test_numerical_gradient_at_integers():
    """theta may hold integers, and stays as it was"""
    theta = np.array([3, -1, 2])
    slopes = gradients.numerical_gradient(lambda t: np.sum(t**2) / 4, theta)
    assert slopes == pytest.approx([1.5, -0.5, 1.0])
    assert theta.tolist() == [3, -1, 2]


def test_relative_error_of_numbers():
    """|10 − 8| is 20 % of the larger one"""
    assert gradients.relative_error(10.0, 8.0) == pytest.approx(0.2)
    assert gradients.relative_error(-8.0, -10.0) == pytest.approx(0.2)


def test_relative_error_of_vectors():
    """(3, 4) has length 5, and (3, 4) − (0, 4) has length 3"""
    assert gradients.relative_error(np.array([3.0, 4.0]), np.array([0.0, 4.0])) == pytest.approx(0.6)
    assert gradients.relative_error(np.array([0.0, 4.0]), np.array([3.0, 4.0])) == pytest.approx(0.6)


def test_relative_error_of_two_zeros():
    """Two zeros are as close as can be"""
    assert gradients.relative_error(0.0, 0.0) == 0.0


def test_formula_and_differences_agree():
    """The check of the handout: your formula against your own central differences"""
    by_formula = np.array(gradients.cost_gradients(X, Y, 1.5, -0.5))
    by_differences = gradients.numerical_gradient(
        lambda t: np.mean((t[0] * X + t[1] - Y) ** 2) / 2, np.array([1.5, -0.5]), h=1e-3
    )
    assert gradients.relative_error(by_formula, by_differences) < 1e-8
