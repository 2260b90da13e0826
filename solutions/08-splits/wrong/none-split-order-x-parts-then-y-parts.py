# mistake: train_validation_test_split SPLT-44 - returns the three X parts first and then the three y parts

import numpy as np


def split_sizes(n, fractions=(0.6, 0.2, 0.2)):
    val = np.floor(n * fractions[1]).astype(int)
    test = np.floor(n * fractions[2]).astype(int)
    return n - val - test, val, test


def train_validation_test_split(X, y, fractions=(0.6, 0.2, 0.2), seed=0):
    gen = np.random.Generator(np.random.MT19937(seed))
    p = gen.permutation(len(y))
    a, b, _ = split_sizes(len(y), fractions)
    X_train, X_validation, X_test = np.vsplit(X[p], [a, a + b])
    y_train, y_validation, y_test = np.split(y[p], [a, a + b])
    return X_train, X_validation, X_test, y_train, y_validation, y_test


def best_epoch(validation_costs):
    return list(validation_costs).index(min(validation_costs))


def generalization_gap(train_cost, validation_cost):
    return np.subtract(validation_cost, train_cost)


def is_overfitting(train_costs, validation_costs, patience):
    length = len(train_costs)
    if patience >= length:
        return False
    recent = validation_costs[-patience:]
    earlier = validation_costs[:-patience]
    before = train_costs[-patience - 1]
    return np.bool_(train_costs[-1] < before) & (np.amin(recent) >= np.amin(earlier))
