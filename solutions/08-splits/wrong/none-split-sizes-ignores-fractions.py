# mistake: split_sizes SPLT-41 - writes 60 and 20 percent into the code, other fractions are ignored

import numpy as np


def split_sizes(n, fractions=(0.6, 0.2, 0.2)):
    n_train = n * 6 // 10
    n_val = n * 2 // 10
    return n_train, n_val, n - n_train - n_val


def train_validation_test_split(X, y, fractions=(0.6, 0.2, 0.2), seed=0):
    n_train, n_val, _ = split_sizes(len(y), fractions)
    perm = np.random.default_rng(seed).permutation(len(y))
    tr, va, te = perm[:n_train], perm[n_train:n_train + n_val], perm[n_train + n_val:]
    return X[tr], y[tr], X[va], y[va], X[te], y[te]


def best_epoch(validation_costs):
    return np.argmin(validation_costs)


def generalization_gap(train_cost, validation_cost):
    return validation_cost - train_cost


def is_overfitting(train_costs, validation_costs, patience):
    k = len(train_costs) - patience
    if k < 1:
        return False
    return bool(train_costs[-1] < train_costs[k - 1] and np.min(validation_costs[k:]) >= np.min(validation_costs[:k]))
