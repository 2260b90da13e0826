"""The suite of small steps. SECRET-CANARY-7f3a"""

import numpy as np
import pytest

from grader.suite import (
    assert_arguments_kept,
    assert_matches,
    assert_returns_new_array,
    check,
    credit,
    evidence,
    require,
)


@pytest.fixture
def x(rng):
    return rng.normal(3, 1, 7)


@pytest.fixture
def step(rng):
    return rng.normal(1, 1, 3), rng.normal(2, 1, 3), 0.25


@check(points=1)
def test_total(student, reference, x):
    """total adds up seven numbers"""
    assert_matches(student.total(x), reference.total(x))


@check(points=2)
@pytest.mark.parametrize("n", [1, 7, 11])
def test_mean(student, reference, rng, n):
    """mean divides by the number of numbers"""
    x = rng.normal(3, 1, n)
    assert_matches(student.mean(x), reference.mean(x))


@check(points=1, reveal=True)
def test_mean_of_three(student):
    """mean(1, 2, 6) is 3"""
    assert_matches(student.mean(np.array([1.0, 2.0, 6.0])), 3.0)


@check(points=2)
def test_update(student, reference, step):
    """update takes one step against the gradient"""
    assert_matches(student.update(*step), reference.update(*step))


@check(points=1)
def test_update_keeps_its_arguments(student, step):
    """update leaves theta and the gradient as they were"""
    assert_arguments_kept(student.update, *step)
    assert_returns_new_array(student, "update", *step)


@check(points=2, needs="test_update")
def test_walk(student, reference, step):
    """walk takes five steps"""
    theta, gradient, rate = step
    expected = reference.walk(theta, gradient, rate, 5)
    found = student.walk(theta, gradient, rate, 5)
    evidence("curve", path=expected[1])
    assert_matches(found, expected, names=("theta", "path"))


@check(points=1, needs="test_walk")
def test_walk_measured(student, step):
    """walk ends near where it should"""
    theta, gradient, rate = step
    end, path = student.walk(theta, gradient, rate, 3)
    require(len(path) == 4, f"path holds {len(path)} numbers, 3 steps give 4")
    gap = float(np.max(np.abs(end - (theta - 3 * rate * gradient))))
    credit(1.0 if gap < 1e-9 else 0.5 if gap < 1 else 0.0, f"the end is {gap:.3g} away")
