# mistake: train_validation_test_split SPLT-06 - draws each part from all rows, without looking at the parts before

import numpy as np


def split_sizes(n, fractions=(0.6, 0.2, 0.2)):
    sizes = np.round(n * np.array(fractions)).astype(int)
    sizes[2] = n - sizes[0] - sizes[1]
    return sizes


def train_validation_test_split(X, y, fractions=(0.6, 0.2, 0.2), seed=0):
    np.random.seed(seed)
    out = []
    for how_many in split_sizes(len(X), fractions):
        rows = np.random.choice(len(X), size=how_many, replace=False)
        out.append(X[rows])
        out.append(y[rows])
    return tuple(out)


def best_epoch(validation_costs):
    costs = np.array(validation_costs)
    return int(np.where(costs == costs.min())[0][0])


def generalization_gap(train_cost, validation_cost):
    return -(train_cost - validation_cost)


def is_overfitting(train_costs, validation_costs, patience):
    train_costs = np.array(train_costs)
    validation_costs = np.array(validation_costs)
    k = train_costs.size - patience
    return k >= 1 and train_costs[-1] < train_costs[k - 1] and validation_costs[k:].min() >= validation_costs[:k].min()
