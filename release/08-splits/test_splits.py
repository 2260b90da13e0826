"""Public checks of 08-splits: run them with `python -m pytest` in this folder. Hidden checks use other numbers."""

import numpy as np
import pytest
import splits

# Seventeen examples: row i is (i, 100 + i) and its target is i / 10, so that every row and target can be recognised.
X = np.column_stack([np.arange(17.0), 100.0 + np.arange(17.0)])
Y = np.arange(17.0) / 10


def rows_of(part):
    """The numbers of the rows that a part of X holds."""
    return [int(row[0]) for row in np.asarray(part)]


def are_near(sizes, shares):
    """Whether three sizes are less than 2 away from their shares."""
    return len(sizes) == 3 and all(abs(size - share) < 2 for size, share in zip(sizes, shares, strict=True))


def test_sizes_of_ten_examples():
    """10 examples: 6, 2 and 2, each less than 2 off, together 10"""
    sizes = splits.split_sizes(10)
    assert sum(sizes) == 10
    assert are_near(sizes, (6, 2, 2))


def test_sizes_of_numbers_that_are_no_multiple_of_five():
    """16, 17, 18, 19 examples: nothing is lost, nothing is counted twice"""
    for n in (16, 17, 18, 19):
        sizes = splits.split_sizes(n)
        assert sum(sizes) == n
        assert all(size == int(size) and size >= 0 for size in sizes)
        assert are_near(sizes, (0.6 * n, 0.2 * n, 0.2 * n))


def test_sizes_for_other_fractions():
    """70, 20 and 10 % of 80, then 50, 20 and 30 %"""
    assert are_near(splits.split_sizes(80, (0.7, 0.2, 0.1)), (56, 16, 8))
    assert are_near(splits.split_sizes(80, (0.5, 0.2, 0.3)), (40, 16, 24))


def test_a_split_has_six_parts():
    """Inputs and targets of three parts, in turn; two columns in each part of X"""
    parts = splits.train_validation_test_split(X, Y)
    assert len(parts) == 6
    for inputs, targets in zip(parts[0::2], parts[1::2], strict=True):
        assert np.shape(inputs)[1:] == (2,)
        assert np.shape(targets) == (len(inputs),)


def test_parts_have_the_sizes_of_split_sizes():
    """The parts are as large as split_sizes says, for the usual and for other fractions"""
    for fractions in ((0.6, 0.2, 0.2), (0.4, 0.3, 0.3)):
        parts = splits.train_validation_test_split(X, Y, fractions, 1)
        assert [len(part) for part in parts[0::2]] == list(splits.split_sizes(17, fractions))


def test_rows_keep_their_targets():
    """The target of row i is i / 10, in every part"""
    parts = splits.train_validation_test_split(X, Y, seed=3)
    for inputs, targets in zip(parts[0::2], parts[1::2], strict=True):
        assert np.asarray(targets) == pytest.approx(np.asarray(inputs)[:, 0] / 10)


def test_every_example_is_in_exactly_one_part():
    """All 17 rows are there, each once"""
    parts = splits.train_validation_test_split(X, Y, seed=2)
    assert sorted(rows_of(parts[0]) + rows_of(parts[2]) + rows_of(parts[4])) == list(range(17))


def test_rows_are_shuffled():
    """The parts are not just the beginning, the middle and the end of the table, and another seed gives another split"""
    many, targets = np.arange(200.0).reshape(100, 2), np.arange(100.0)
    last = [sorted(rows_of(splits.train_validation_test_split(many, targets, seed=seed)[4])) for seed in (1, 2)]
    assert last[0] != last[1]
    assert max(last[0]) - min(last[0]) > len(last[0])


def test_the_same_seed_gives_the_same_split():
    """Two calls with seed 4 return equal parts"""
    one, other = (splits.train_validation_test_split(X, Y, seed=4) for _ in range(2))
    for part, again in zip(one, other, strict=True):
        assert np.array_equal(part, again)


def test_the_data_stay_as_they_were():
    """Neither X nor y changes during a split"""
    inputs, targets = X.copy(), Y.copy()
    splits.train_validation_test_split(inputs, targets, seed=5)
    assert np.array_equal(inputs, X)
    assert np.array_equal(targets, Y)


def test_best_epoch():
    """The lowest of the costs, wherever it stands; the first of equals"""
    assert splits.best_epoch([3.0, 1.5, 2.0, 0.9, 1.1]) == 3
    assert splits.best_epoch(np.array([0.4, 0.6, 0.5])) == 0
    assert splits.best_epoch([2.0, 1.0, 3.0, 1.0]) == 1


def test_generalization_gap():
    """Positive when validation costs more, negative when it costs less"""
    assert splits.generalization_gap(0.25, 1.0) == pytest.approx(0.75)
    assert splits.generalization_gap(0.5, 0.375) == pytest.approx(-0.125)


def test_overfitting_of_the_worked_example():
    """The curves of the handout: patience 3, 4 and 8 as there, and True with patience 2 as well"""
    train = [1.0, 0.7, 0.5, 0.4, 0.33, 0.28, 0.25, 0.22]
    validation = [1.1, 0.9, 0.8, 0.76, 0.74, 0.77, 0.75, 0.79]
    assert bool(splits.is_overfitting(train, validation, 2)) is True
    assert bool(splits.is_overfitting(train, validation, 3)) is True
    assert bool(splits.is_overfitting(train, validation, 4)) is False
    assert bool(splits.is_overfitting(train, validation, 8)) is False


def test_no_overfitting_while_training_goes_wrong():
    """Both costs rise: the training itself goes wrong"""
    assert bool(splits.is_overfitting([1.0, 0.6, 0.8, 1.2], [1.2, 0.8, 1.0, 1.5], 2)) is False


def test_equal_costs():
    """Reaching the old best validation cost is no new best; a training cost that stands still is no progress"""
    assert bool(splits.is_overfitting([1.0, 0.8, 0.6, 0.5], [1.0, 0.7, 0.9, 0.7], 2)) is True
    assert bool(splits.is_overfitting([1.0, 0.6, 0.5, 0.6], [1.0, 0.7, 0.9, 0.8], 2)) is False
