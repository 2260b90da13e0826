# mistake: best_epoch SPLT-51 - returns the lowest cost and not its index

import numpy as np


def split_sizes(n, fractions=(0.6, 0.2, 0.2)):
    val = np.floor(n * fractions[1]).astype(int)
    test = np.floor(n * fractions[2]).astype(int)
    return n - val - test, val, test


def train_validation_test_split(X, y, fractions=(0.6, 0.2, 0.2), seed=0):
    table = np.column_stack((X, y))
    gen = np.random.Generator(np.random.MT19937(seed))
    gen.shuffle(table, axis=0)
    a, b, _ = split_sizes(len(table), fractions)
    blocks = [table[:a], table[a:a + b], table[a + b:]]
    out = []
    for block in blocks:
        out += [block[:, :-1].copy(), block[:, -1].copy()]
    return out


def best_epoch(validation_costs):
    lowest = sorted(validation_costs)[0]
    return lowest


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
