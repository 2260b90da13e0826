"""Public checks of 03-update-rule: run them with `python -m pytest` in this folder. Hidden checks use other numbers."""

import numpy as np
import pytest
import update_rule

# The example of the handout, and five points near no line in particular.
X3, Y3 = np.array([1.0, 2.0, 3.0]), np.array([2.0, 3.0, 5.0])
X5, Y5 = np.array([0.5, 1.5, -1.0, 3.0, 4.5]), np.array([2.5, -1.0, 0.5, 6.5, 3.0])


def test_update_of_numbers():
    """A slope of −3 sends θ to the right, a slope of 4 to the left"""
    assert update_rule.update(1.0, -3.0, 0.1) == pytest.approx(1.3)
    assert update_rule.update(-2.0, 4.0, 0.25) == pytest.approx(-3.0)
    assert update_rule.update(6, 3, 0.5) == pytest.approx(4.5)


def test_update_of_an_array():
    """Every component moves by its own slope; nothing is overwritten"""
    theta, gradient = np.array([1.0, -2.0, 0.5]), np.array([-3.0, 0.0, 5.0])
    new = update_rule.update(theta, gradient, 0.1)
    assert np.shape(new) == (3,)
    assert new == pytest.approx([1.3, -2.0, 0.0])
    assert theta.tolist() == [1.0, -2.0, 0.5]
    assert gradient.tolist() == [-3.0, 0.0, 5.0]


def test_update_of_an_array_of_integers():
    """No fraction is lost, and θ stays as it was"""
    theta = np.array([4, -1])
    assert update_rule.update(theta, np.array([2.5, 3.0]), 0.5) == pytest.approx([2.75, -2.5])
    assert theta.tolist() == [4, -1]


def test_sse_step_of_the_worked_example():
    """From (1, 0) with α = 0.01: gradients −18 and −8, so the new line is (1.18, 0.08)"""
    m, c = update_rule.sse_descent_step(X3, Y3, 1.0, 0.0, 0.01)
    assert m == pytest.approx(1.18)
    assert c == pytest.approx(0.08)


def test_sse_step_of_five_points():
    """Both gradients are taken at the old line: 25.25 and −2.5"""
    m, c = update_rule.sse_descent_step(X5, Y5, 1.5, -0.5, 0.02)
    assert m == pytest.approx(0.995)
    assert c == pytest.approx(-0.45)
    assert np.shape(m) == np.shape(c) == ()


def test_descend_through_the_worked_example():
    """Two steps of the handout's table"""
    w, b, costs = update_rule.descend(X3, Y3, 1.0, 0.0, 0.1, 2)
    assert w == pytest.approx(1.433333, abs=1e-6)
    assert b == pytest.approx(0.193333, abs=1e-6)
    assert np.shape(costs) == (3,)
    assert costs == pytest.approx([1.0, 0.2211111, 0.0666148], abs=1e-6)


def test_descend_with_no_steps():
    """Nothing moves, and the cost at the start is there"""
    w, b, costs = update_rule.descend(X5, Y5, 1.5, -0.5, 0.05, 0)
    assert (w, b) == (1.5, -0.5)
    assert costs == pytest.approx([3.56875])


def test_descend_reaches_the_best_line():
    """Many steps lead to the line that the closed formula gives, and the costs never rise"""
    for x, y in ((X3, Y3), (X5, Y5)):
        w, b, costs = update_rule.descend(x, y, 0.5, 1.0, 0.1, 2000)
        assert (w, b) == pytest.approx(tuple(np.polyfit(x, y, 1)), abs=1e-6)
        assert len(costs) == 2001
        assert np.all(np.diff(costs) < 1e-12)


def test_has_converged():
    """A small drop is convergence; a large drop and any rise are not"""
    assert update_rule.has_converged([9.0, 5.0, 4.75], 0.5)
    assert not update_rule.has_converged([9.0, 5.0, 4.0], 0.5)
    assert not update_rule.has_converged([9.0, 4.0, 4.25], 0.5)
    assert update_rule.has_converged(np.array([9.0, 4.0, 4.0]), 0.5)


def test_has_converged_with_few_costs():
    """One cost or none cannot be compared"""
    assert not update_rule.has_converged([1.0], 0.5)
    assert not update_rule.has_converged([], 0.5)
    assert update_rule.has_converged([1.0, 0.75], 0.5)


def test_is_stationary():
    """All components count, up and down, and one of exactly the tolerance is still small"""
    assert update_rule.is_stationary([0.01, -0.02, 0.0], 0.05)
    assert not update_rule.is_stationary([0.01, -5.0, 0.0], 0.05)
    assert not update_rule.is_stationary(np.array([2.0, -2.0]), 0.05)
    assert update_rule.is_stationary([-0.25, 0.25], 0.25)


def test_decayed_learning_rate():
    """0.5, then a third, then a quarter, when decay is ½"""
    rates = [update_rule.decayed_learning_rate(0.5, step, 0.5) for step in range(3)]
    assert rates == pytest.approx([0.5, 1 / 3, 0.25])
