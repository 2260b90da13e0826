"""Reference solution of 08-splits."""

import numpy as np


def split_sizes(n, fractions=(0.6, 0.2, 0.2)):
    """Round the first two down; what is left is the test set, so nothing is lost."""
    n_train = int(n * fractions[0] + 1e-9)  # 0.29 * 100 is 28.999999999999996
    n_validation = int(n * fractions[1] + 1e-9)
    return n_train, n_validation, n - n_train - n_validation


def train_validation_test_split(X, y, fractions=(0.6, 0.2, 0.2), seed=0):
    """Cut one permutation of the row numbers into three; the same numbers pick from X and from y."""
    n_train, n_validation, _ = (int(size) for size in split_sizes(len(y), fractions))  # 12.0 is a size, too
    order = np.random.default_rng(seed).permutation(len(y))
    train = order[:n_train]
    validation = order[n_train : n_train + n_validation]
    test = order[n_train + n_validation :]
    return X[train], y[train], X[validation], y[validation], X[test], y[test]


def best_epoch(validation_costs):
    """Argmin takes the first of equals."""
    return int(np.argmin(validation_costs))


def generalization_gap(train_cost, validation_cost):
    """How much worse the model is on examples that it was not trained on."""
    return validation_cost - train_cost


def is_overfitting(train_costs, validation_costs, patience):
    """The training cost still falls, the validation cost has found nothing better for `patience` epochs."""
    k = len(train_costs) - patience
    if k < 1:
        return False
    still_learning = train_costs[-1] < train_costs[k - 1]
    no_better = min(validation_costs[k:]) >= min(validation_costs[:k])
    return bool(still_learning and no_better)
