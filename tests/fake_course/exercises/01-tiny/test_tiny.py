"""Public checks of small steps."""

import numpy as np
import tiny


def test_total_and_mean():
    """total adds up, mean divides by n"""
    assert tiny.total(np.array([1.0, 2.0, 4.0])) == 7
    assert tiny.total(np.array([1.0, 2.0])) == 3
    assert tiny.mean(np.array([1.0, 2.0, 6.0])) == 3
    assert tiny.mean(np.array([1.0, 3.0])) == 2


def test_update_moves_against_the_gradient():
    """update subtracts"""
    np.testing.assert_allclose(tiny.update(np.array([1.0, 2.0]), np.array([1.0, 1.0]), 0.5), [0.5, 1.5])
    np.testing.assert_allclose(tiny.update(np.array([0.0, 2.0]), np.array([1.0, 1.0]), 0.5), [-0.5, 1.5])


def test_walk_takes_steps():
    """walk keeps the first component"""
    theta, path = tiny.walk(np.array([1.0, 2.0]), np.array([1.0, 1.0]), 0.5, 2)
    np.testing.assert_allclose(theta, [0.0, 1.0])
    np.testing.assert_allclose(path, [1.0, 0.5, 0.0])
    assert len(tiny.walk(np.array([1.0]), np.array([1.0]), 0.5, 4)[1]) == 5
