"""Exercise 8: training, validation and test sets. Fill in the five functions; the handout states their rules."""

import numpy as np


def split_sizes(n, fractions=(0.6, 0.2, 0.2)):
    """Return how many of n examples go into the training, the validation and the test set.

    n: an integer >= 10; fractions: three numbers >= 0.1 that add up to 1.
    Result: three integers, none negative, that add up to n, each less than 2 away from n * fraction.
    """
    # TODO: round two of them, and think about the third
    raise NotImplementedError


def train_validation_test_split(X, y, fractions=(0.6, 0.2, 0.2), seed=0):
    """Shuffle the examples and cut them into three parts.

    X: (n, m), n >= 10, one example in each row; y: (n,) their targets; fractions: as above; seed: an integer >= 0.
    Result: (X_train, y_train, X_validation, y_validation, X_test, y_test), with the sizes of split_sizes.
    The same seed gives the same split, another seed another. X and y stay as they are.
    """
    # TODO: one shuffled list of row numbers serves X and y
    raise NotImplementedError


def best_epoch(validation_costs):
    """Return the index of the lowest validation cost, the first one when several are equally low.

    validation_costs: a list or array of costs, one for each epoch, at least one.
    Result: an integer, counted from 0.
    """
    # TODO
    raise NotImplementedError


def generalization_gap(train_cost, validation_cost):
    """Return the validation cost minus the training cost.

    train_cost, validation_cost: numbers.
    Result: a number, negative when the validation cost is the lower one.
    """
    # TODO
    raise NotImplementedError


def is_overfitting(train_costs, validation_costs, patience):
    """Return whether the last `patience` epochs lowered the training cost and brought no new best validation cost.

    train_costs, validation_costs: lists or arrays of one length, one cost for each epoch; patience: an integer >= 1.
    Result: with k = (number of epochs) - patience, True exactly if k >= 1, train_costs[-1] < train_costs[k - 1] and
    min(validation_costs[k:]) >= min(validation_costs[:k]).
    """
    # TODO: the case k < 1 first
    raise NotImplementedError
