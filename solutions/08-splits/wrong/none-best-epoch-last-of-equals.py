# mistake: best_epoch SPLT-50 - <= in the loop, the last of equal costs wins

from random import Random


def split_sizes(n, fractions=(0.6, 0.2, 0.2)):
    # rounded to nearest at the two cut points
    cut1 = int(n * fractions[0] + 0.5)
    cut2 = int(n * (fractions[0] + fractions[1]) + 0.5)
    return [cut1, cut2 - cut1, n - cut2]


def shuffled_indices(n, seed):
    generator = Random(seed)
    idx = list(range(n))
    i = n - 1
    while i > 0:
        j = generator.randint(0, i)
        idx[i], idx[j] = idx[j], idx[i]
        i -= 1
    return idx


def take_rows(X, wanted):
    rows = []
    for i in wanted:
        row = []
        for value in X[i]:
            row.append(value)
        rows.append(row)
    return rows


def take_targets(y, wanted):
    targets = []
    for i in wanted:
        targets.append(y[i])
    return targets


def train_validation_test_split(X, y, fractions=(0.6, 0.2, 0.2), seed=0):
    n = len(X)
    sizes = split_sizes(n, fractions)
    order = shuffled_indices(n, seed)
    result = []
    start = 0
    for size in sizes:
        part = order[start:start + size]
        result.append(take_rows(X, part))
        result.append(take_targets(y, part))
        start += size
    return result


def best_epoch(validation_costs):
    best = 0
    smallest = validation_costs[0]
    for epoch in range(1, len(validation_costs)):
        if validation_costs[epoch] <= smallest:
            smallest = validation_costs[epoch]
            best = epoch
    return best


def generalization_gap(train_cost, validation_cost):
    gap = validation_cost
    gap = gap - train_cost
    return gap


def is_overfitting(train_costs, validation_costs, patience):
    k = len(validation_costs) - patience
    if k <= 0:
        return False
    train_still_falls = train_costs[len(train_costs) - 1] < train_costs[k - 1]
    best_before = validation_costs[0]
    for c in validation_costs[:k]:
        if c < best_before:
            best_before = c
    for c in validation_costs[k:]:
        if c < best_before:
            return False
    return train_still_falls
