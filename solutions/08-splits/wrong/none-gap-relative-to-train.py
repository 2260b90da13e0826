# mistake: generalization_gap SPLT-63 - divides the gap by the training cost

import numpy as np


def split_sizes(n, fractions=(0.6, 0.2, 0.2)):
    n_train = int(fractions[0] * n)
    n_val = int(fractions[1] * n)
    return n_train, n_val, n - n_train - n_val


def train_validation_test_split(X, y, fractions=(0.6, 0.2, 0.2), seed=0):
    n_train, n_val, _ = split_sizes(len(y), fractions)
    perm = np.random.default_rng(seed).permutation(len(y))
    tr, va, te = perm[:n_train], perm[n_train:n_train + n_val], perm[n_train + n_val:]
    return X[tr], y[tr], X[va], y[va], X[te], y[te]


def best_epoch(validation_costs):
    return np.argmin(validation_costs)


def generalization_gap(train_cost, validation_cost):
    gap = validation_cost - train_cost
    return gap / train_cost if train_cost else gap


def is_overfitting(train_costs, validation_costs, patience):
    k = len(train_costs) - patience
    if k < 1:
        return False
    return bool(train_costs[-1] < train_costs[k - 1] and np.min(validation_costs[k:]) >= np.min(validation_costs[:k]))
