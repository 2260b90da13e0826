# mistake: generalization_gap SPLT-61 - takes the absolute value, a negative gap is not shown

import numpy as np


class Dice:
    """A tiny random generator: every seed its own sequence."""

    def __init__(self, seed):
        self.state = (seed * 2862933555777941757 + 3037000493) % 2**64
        for _ in range(8):
            self.below(2)

    def below(self, k):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) % k


def split_sizes(n, fractions=(0.6, 0.2, 0.2)):
    sizes = {"train": 0, "validation": int(n * fractions[1]), "test": 0}
    sizes["train"] = int(n * fractions[0])
    sizes["test"] = n - sizes["train"] - sizes["validation"]
    return list(sizes[name] for name in ("train", "validation", "test"))


def train_validation_test_split(X, y, fractions=(0.6, 0.2, 0.2), seed=0):
    X, y = np.asarray(X), np.asarray(y)
    dice = Dice(seed)
    cards = list(range(len(y)))
    hands = {"train": [], "validation": [], "test": []}
    for hand, size in zip(hands.values(), split_sizes(len(y), fractions)):
        while len(hand) < size:
            hand.append(cards.pop(dice.below(len(cards))))
    pieces = []
    for name in ("train", "validation", "test"):
        pieces.extend((np.take(X, hands[name], axis=0), np.take(y, hands[name])))
    return tuple(pieces)


def best_epoch(validation_costs):
    order = sorted(range(len(validation_costs)), key=lambda i: (validation_costs[i], i))
    return order[0]


def generalization_gap(train_cost, validation_cost):
    if train_cost > validation_cost:
        return float(train_cost) - float(validation_cost)
    return float(validation_cost) - float(train_cost)


def is_overfitting(train_costs, validation_costs, patience):
    t, v = np.asarray(train_costs, dtype=float), np.asarray(validation_costs, dtype=float)
    k = t.shape[0] - patience
    # the best epoch is never one of the last `patience` ones exactly when no later cost beats an earlier one
    return bool(k >= 1 and t[-1] < t[k - 1] and np.argmin(v) < k)
