# mistake: generalization_gap SPLT-60 - the difference the wrong way round

import random
from functools import reduce
from itertools import accumulate
from math import floor


def split_sizes(n, fractions=(0.6, 0.2, 0.2)):
    exact = [n * f for f in fractions]
    down = list(map(floor, exact))
    missing = n - sum(down)
    by_remainder = sorted(range(3), key=lambda i: down[i] - exact[i])
    return tuple(down[i] + (by_remainder.index(i) < missing) for i in range(3))


def train_validation_test_split(X, y, fractions=(0.6, 0.2, 0.2), seed=0):
    rng = random.Random(f"split {seed}")
    keys = [rng.random() for _ in y]
    order = sorted(range(len(keys)), key=keys.__getitem__)
    ends = list(accumulate(split_sizes(len(keys), fractions)))
    parts = (order[a:b] for a, b in zip([0, *ends], ends))
    pairs = (([tuple(X[i]) for i in part], [y[i] for i in part]) for part in parts)
    return reduce(lambda done, pair: done + pair, pairs, ())


def best_epoch(validation_costs):
    return min(enumerate(validation_costs), key=lambda pair: pair[1])[0]


def generalization_gap(train_cost, validation_cost):
    return (lambda a, b: a - b)(train_cost, validation_cost)


def is_overfitting(train_costs, validation_costs, patience):
    k = len(train_costs) - patience
    return (
        k > 0
        and train_costs[-1] < train_costs[k - 1]
        and not any(c < min(validation_costs[:k]) for c in validation_costs[k:])
    )
