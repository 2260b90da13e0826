"""Public checks of 09-mini-batches: run them with `python -m pytest` in this folder. Hidden checks use other numbers."""

import mini_batches
import numpy as np
import pytest

# The four examples of the handout's worked example, and nine more with two features.
X4 = np.array([[1.0], [2.0], [3.0], [4.0]])
Y4 = np.array([2.0, 3.0, 5.0, 4.0])
X9 = np.array([[0.5, -2], [1.5, 1], [-0.5, 3], [2, 0.5], [1, -1], [0, 2], [2.5, 1], [-1, -1.5], [1.5, 2.5]])
Y9 = np.array([1.0, 4.5, 3.0, 2.5, -1.0, 6.0, 5.5, -3.0, 7.0])


def numbers_of(batches):
    """All row numbers of an epoch, in order of size."""
    return sorted(int(number) for batch in batches for number in batch)


def test_steps_per_epoch():
    """Ten rows in fours: 3 steps; in fives: 2; in twelves: 1"""
    assert mini_batches.steps_per_epoch(10, 4) == 3
    assert mini_batches.steps_per_epoch(10, 5) == 2
    assert mini_batches.steps_per_epoch(10, 12) == 1
    assert mini_batches.steps_per_epoch(10, 1) == 10


def test_batch_sizes():
    """All batches but the last are full; a batch larger than the data is the data"""
    assert [len(batch) for batch in mini_batches.epoch_batches(14, 4, 1)] == [4, 4, 4, 2]
    assert [len(batch) for batch in mini_batches.epoch_batches(15, 5, 1)] == [5, 5, 5]
    assert [len(batch) for batch in mini_batches.epoch_batches(5, 8, 1)] == [5]


def test_every_row_is_in_one_batch():
    """Each of the row numbers 0 to n - 1 is there once"""
    assert numbers_of(mini_batches.epoch_batches(14, 4, 2)) == list(range(14))
    assert numbers_of(mini_batches.epoch_batches(9, 3, 5)) == list(range(9))


def test_batches_are_arrays_of_integers():
    """Each batch is 1-d and can pick rows"""
    for batch in mini_batches.epoch_batches(14, 4, 3):
        assert np.ndim(batch) == 1
        assert np.asarray(batch).dtype.kind in "iu"


def test_batches_are_shuffled_by_the_seed():
    """The same seed gives the same batches, another seed others, and no batch is a run of neighbours"""
    one, again, other = (mini_batches.epoch_batches(60, 10, seed) for seed in (1, 1, 2))
    assert [list(batch) for batch in one] == [list(batch) for batch in again]
    assert [set(batch) for batch in one] != [set(batch) for batch in other]
    assert all(max(batch) - min(batch) > 9 for batch in one)


def test_gradients_of_the_worked_example():
    """The two batches of the handout, both at W = 0 and b = 0"""
    dW, db = mini_batches.minibatch_gradients(X4, Y4, np.zeros(1), 0.0, np.array([2, 0]))
    assert dW == pytest.approx([-8.5])
    assert db == pytest.approx(-3.5)
    dW, db = mini_batches.minibatch_gradients(X4, Y4, np.zeros(1), 0.0, np.array([1, 3]))
    assert dW == pytest.approx([-11.0])
    assert db == pytest.approx(-3.5)


def test_gradients_of_three_rows():
    """Three of nine rows, two features, a bias that is not 0"""
    dW, db = mini_batches.minibatch_gradients(X9, Y9, np.array([1.5, -0.5]), 2.0, np.array([7, 2, 4]))
    assert np.shape(dW) == (2,)
    assert np.shape(db) == ()
    assert dW == pytest.approx([2.375 / 3, -21.125 / 3])
    assert db == pytest.approx(2.0)


def test_gradients_of_the_batches_average_to_the_full_gradient():
    """Weighted by their sizes, the batches' gradients are the gradient of all rows"""
    W, b = np.array([0.5, -1.0]), 0.25
    batches = [np.array([8, 1, 6, 3]), np.array([0, 2, 5, 7]), np.array([4])]
    parts = [mini_batches.minibatch_gradients(X9, Y9, W, b, batch) for batch in batches]
    mean = sum(len(batch) * np.asarray(dW) for batch, (dW, _) in zip(batches, parts, strict=True)) / 9
    assert mean == pytest.approx(X9.T @ (X9 @ W + b - Y9) / 9)


def test_training_with_the_full_batch():
    """batch_size = n: one update in each epoch, so two epochs are two steps"""
    weights, b, costs = mini_batches.train(X4, Y4, 0.1, 2, 4)
    assert weights == pytest.approx([1.13125])
    assert b == pytest.approx(0.42125)
    assert costs == pytest.approx([0.49796875, 0.324985546875])


def test_training_on_equal_rows():
    """Five equal rows in twos: three updates in the epoch, each with the same gradient rule"""
    weights, b, costs = mini_batches.train(np.full((5, 1), 2.0), np.full(5, 10.0), 0.1, 1, 2)
    assert weights == pytest.approx([3.5])
    assert b == pytest.approx(1.75)
    assert costs == pytest.approx([0.78125])


def test_training_learns():
    """One cost for each epoch, the last one lower than the first, W of shape (m,)"""
    W, b, costs = mini_batches.train(X9, Y9, 0.02, 30, 4, seed=7)
    assert np.shape(W) == (2,)
    assert np.shape(b) == ()
    assert np.shape(costs) == (30,)
    assert costs[-1] < 0.5 * costs[0]


def test_the_cost_is_that_of_all_data_after_the_epoch():
    """The last cost belongs to the W and b that are returned"""
    W, b, costs = mini_batches.train(X9, Y9, 0.02, 3, 4, seed=1)
    assert costs[-1] == pytest.approx(np.sum((X9 @ W + b - Y9) ** 2) / 18)


def test_each_epoch_has_its_own_order():
    """Epoch k takes the batches of seed + k: after one epoch, seed 3 and seed 4 have gone different ways"""
    one, other, again = (mini_batches.train(X9, Y9, 0.02, 1, 2, seed=seed) for seed in (3, 4, 3))
    assert one[0] == pytest.approx(again[0], rel=1e-12)
    assert not np.allclose(one[0], other[0], rtol=1e-12, atol=0)


def test_the_data_stay_as_they_were():
    """Neither X nor y changes, in their order too"""
    X, y = X9.copy(), Y9.copy()
    mini_batches.train(X, y, 0.02, 2, 4)
    mini_batches.minibatch_gradients(X, y, np.zeros(2), 0.0, np.array([3, 1]))
    assert np.array_equal(X, X9)
    assert np.array_equal(y, Y9)
