"""Public checks of 01-cost: run them with `python -m pytest` in this folder. Hidden checks use other numbers."""

import cost
import numpy as np
import pytest

# The handout's worked example, and five examples with errors of both signs: 1.5, −2, −0.5, 3 and 1.
THREE_HAT, THREE = np.array([1.0, 2.0, 3.0]), np.array([2.0, 3.0, 5.0])
FIVE_HAT, FIVE = np.array([3.5, 1.0, -2.0, 6.0, 0.25]), np.array([2.0, 3.0, -1.5, 3.0, -0.75])


def test_predict_puts_inputs_on_the_line():
    """ŷ = 2 x − 1"""
    y_hat = cost.predict(np.array([0.0, 1.0, 4.0, -0.5]), 2.0, -1.0)
    assert np.shape(y_hat) == (4,)
    assert y_hat == pytest.approx([-1.0, 1.0, 7.0, -2.0])


def test_predict_another_line():
    """ŷ = −0.5 x + 3, from integer inputs"""
    y_hat = cost.predict(np.array([1, 2, 3, 4, 5]), -0.5, 3.0)
    assert y_hat == pytest.approx([2.5, 2.0, 1.5, 1.0, 0.5])


def test_predict_leaves_the_inputs_alone():
    """The caller's x is as it was"""
    x = np.array([1.0, 2.0, 5.0])
    cost.predict(x, 3.0, 1.0)
    assert x.tolist() == [1.0, 2.0, 5.0]


def test_errors_are_prediction_minus_target():
    """Too high is positive, too low is negative"""
    found = cost.errors(FIVE_HAT, FIVE)
    assert np.shape(found) == (5,)
    assert found == pytest.approx([1.5, -2.0, -0.5, 3.0, 1.0])


def test_errors_of_the_worked_example():
    """The line of the handout lies below all three points"""
    assert cost.errors(THREE_HAT, THREE) == pytest.approx([-1.0, -1.0, -2.0])


def test_sse_of_the_worked_example():
    """1 + 1 + 4"""
    assert cost.sse(THREE_HAT, THREE) == pytest.approx(6.0)
    assert np.shape(cost.sse(THREE_HAT, THREE)) == ()


def test_sse_of_five_examples():
    """2.25 + 4 + 0.25 + 9 + 1"""
    assert cost.sse(FIVE_HAT, FIVE) == pytest.approx(16.5)


def test_sse_does_not_let_errors_cancel():
    """Errors of +1 and −1 are no perfect fit"""
    assert cost.sse(np.array([4.0, 1.0]), np.array([3.0, 2.0])) == pytest.approx(2.0)


def test_mse_is_the_average():
    """6 / 3 and 16.5 / 5"""
    assert cost.mse(THREE_HAT, THREE) == pytest.approx(2.0)
    assert cost.mse(FIVE_HAT, FIVE) == pytest.approx(3.3)


def test_half_mse_is_half_of_it():
    """6 / (2 · 3) and 16.5 / (2 · 5)"""
    assert cost.half_mse(THREE_HAT, THREE) == pytest.approx(1.0)
    assert cost.half_mse(FIVE_HAT, FIVE) == pytest.approx(1.65)


def test_the_same_data_twice():
    """Every example twice: the sum doubles, the averages stay"""
    twice_hat, twice = np.tile(FIVE_HAT, 2), np.tile(FIVE, 2)
    assert cost.sse(twice_hat, twice) == pytest.approx(33.0)
    assert cost.mse(twice_hat, twice) == pytest.approx(3.3)
    assert cost.half_mse(twice_hat, twice) == pytest.approx(1.65)


def test_a_perfect_fit_costs_nothing():
    """No errors, no cost"""
    assert cost.half_mse(FIVE, FIVE) == pytest.approx(0.0)
