"""Hidden checks of 09-mini-batches: laws of a shuffled pass, and training where the order of the rows cannot show.

Batches are random, so what comes back from the probes below are facts that all right batches share. Training is compared
number by number where every order gives the same (one batch; rows that are all alike), and elsewhere with a walk over the
student's own batches.
"""

import numpy as np
import pytest

from grader.suite import assert_arguments_kept, assert_matches, assert_returns_new_array, check, require

SLOPES = ("dW", "db")


def epoch_fact(module, fact, n, batch_size, seed):
    """One fact about the batches of an epoch."""

    def batches(seed):
        return [[int(number) for number in np.asarray(batch).ravel()] for batch in module.epoch_batches(n, batch_size, seed)]

    if fact == "form":
        result = module.epoch_batches(n, batch_size, seed)
        if not isinstance(result, (list, tuple, np.ndarray)):
            return [type(result).__name__, 0, 0]
        arrays = [np.asarray(batch) for batch in result]
        return ["list", sum(batch.ndim != 1 for batch in arrays), sum(batch.dtype.kind not in "iu" for batch in arrays)]
    found = batches(seed)
    numbers = [number for batch in found for number in batch]
    if fact == "sizes":
        return [len(batch) for batch in found]
    if fact == "once":
        known = {number for number in numbers if 0 <= number < n}
        strange = sum(not 0 <= number < n for number in numbers)
        twice = len(numbers) - strange - len(known)
        return [min(strange, 3), min(twice, 3), min(n - len(known), 3), int(len(found) > 1 and found[0] == found[1])]
    if fact == "order":
        runs = [batch for batch in found if len(batch) > 2 and sorted(batch) == list(range(min(batch), min(batch) + len(batch)))]
        return [len(runs), sum(batch == sorted(batch) for batch in runs), int(numbers == sorted(numbers))]
    if fact == "seeds":
        return len({frozenset(frozenset(batch) for batch in batches(seed + k)) for k in range(5)})
    if fact == "repeats":
        return len({str(batches(seed)) for _ in range(4)})
    return "no such fact"


def walk_fact(module, fact, X, y, learning_rate, epochs, batch_size, seed):
    """Which walk over the student's own batches `train` took, or of what its costs are; `seed` None leaves it out."""
    n, m = X.shape
    first = 0 if seed is None else seed
    own, slopes = module.epoch_batches, getattr(module, "minibatch_gradients", None)
    kept = {}

    def plain(batches):
        return [[int(number) for number in np.asarray(batch).ravel()] for batch in batches]

    def frozen(n, batch_size, seed):
        if (n, batch_size, seed) not in kept:
            kept[n, batch_size, seed] = plain(own(n, batch_size, seed))
        return [np.array(batch, dtype=int) for batch in kept[n, batch_size, seed]]

    def batches(k):
        return plain(frozen(n, batch_size, first + k))

    def slopes_by_hand(X, y, W, b, rows):
        off = X[rows] @ W + b - y[rows]
        return X[rows].T @ off / len(rows), sum(off.tolist()) / len(rows)

    def flat(W, b):
        return [float(value) for value in np.asarray(W, dtype=float).ravel()] + [float(np.asarray(b).ravel()[0])]

    def close(one, other):
        scale = max([1e-3] + [abs(value) for value in other])
        return len(one) == len(other) and all(abs(a - c) <= 1e-9 * scale for a, c in zip(one, other, strict=True))

    def walked(slope, rule):
        W, b = np.zeros(m), 0.0
        for k in range(epochs):
            for rows in rule(k):
                dW, db = slope(X, y, W, b, np.array(rows, dtype=int))
                W, b = W - learning_rate * np.asarray(dW), b - learning_rate * float(db)
        return flat(W, b)

    def cost(result, rows):
        off = X[rows] @ np.asarray(result[0], dtype=float).ravel() + float(np.asarray(result[1]).ravel()[0]) - y[rows]
        return sum(value * value for value in off.tolist()) / (2 * len(rows))

    chosen = () if seed is None else (seed,)
    if str(plain(own(n, batch_size, first))) != str(plain(own(n, batch_size, first))):
        module.epoch_batches = frozen  # batches that never repeat are the matter of another check
    try:
        results = [module.train(X.copy(), y.copy(), learning_rate, k + 1, batch_size, *chosen) for k in range(epochs)]
    finally:
        module.epoch_batches = own

    if fact == "walk":
        rules = {
            "seed + k": batches,
            "seed": lambda k: batches(0),
            "seed + k + 1": lambda k: batches(k + 1),
            "first batch again": lambda k: [batches(k)[0]] * len(batches(k)),
            "first batch only": lambda k: batches(k)[:1],
        }
        for name, rule in rules.items():
            for slope in (slopes, slopes_by_hand):
                try:
                    expected = walked(slope, rule)
                except Exception:
                    continue
                if close(flat(*results[-1][:2]), expected):
                    return name
        return "another"

    costs = [float(value) for value in np.asarray(results[-1][2], dtype=float).ravel()]
    if len(costs) != epochs:
        return f"{len(costs)} costs"
    start = (np.zeros(m), 0.0)
    before = [start, *results[:-1]]
    everything = range(n)
    series = {
        "all": [cost(result, everything) for result in results],
        "before": [cost(result, everything) for result in before],
        "last batch": [cost(result, batches(k)[-1]) for k, result in enumerate(results)],
        "mean of means": [
            sum(cost(result, rows) for rows in batches(k)) / len(batches(k)) for k, result in enumerate(results)
        ],
        "twice": [2 * cost(result, everything) for result in results],
    }
    for name, expected in series.items():
        if close(costs, expected):
            return name
    return "other"


def kept_fact(module, X, y, learning_rate, epochs, batch_size):
    """Whether `train` changed X, and whether it changed y."""
    own_X, own_y = X.copy(), y.copy()
    module.train(own_X, own_y, learning_rate, epochs, batch_size, 5)
    return [int(own_X.tolist() != X.tolist()), int(own_y.tolist() != y.tolist())]


def data(rng, n, m=3):
    """X, y, W, b on which no common slip hides: errors of both signs, columns of different scale, nothing centred."""
    while True:
        X = rng.normal(0.0, 1.0, (n, m)) * rng.uniform(0.6, 1.6, m) + rng.choice([-1.0, 1.0], m) * rng.uniform(0.4, 0.9, m)
        W, b = rng.uniform(0.3, 2.5, m) * rng.choice([-1.0, 1.0], m), float(rng.uniform(0.4, 2.0))
        y = X @ rng.uniform(-2.0, 2.0, m) + rng.uniform(1.5, 3.0) + rng.normal(0.0, 1.0, n)
        e = X @ W + b - y
        slopes = np.abs([*(X.T @ e / n), np.mean(e)])
        mixed = 2 <= np.sum(e > 0.1) and 2 <= np.sum(e < -0.1)
        clear = np.min(np.abs(X.mean(axis=0))) > 0.2 and np.min(np.abs(np.abs(W) - 1.0)) > 0.05
        if mixed and clear and slopes.min() > 0.05 * slopes.max():
            return X, y, W, b


def equal_rows(rng, n, m=3):
    """X and y of one example, n times: whatever the batches hold, their gradients are the same."""
    return np.tile(rng.uniform(0.4, 1.2, m) * rng.choice([-1.0, 1.0], m), (n, 1)), np.full(n, rng.uniform(1.0, 3.0))


def expected_sizes(n, batch_size):
    return [min(batch_size, n - start) for start in range(0, n, batch_size)]


# --------------------------------------------------------------------------------------------------- steps_per_epoch


@check(points=0.5, reveal=True)
@pytest.mark.parametrize(("n", "batch_size"), [(11, 4), (12, 4)])
def test_steps_of_a_small_data_set(student, reference, n, batch_size):
    """steps_per_epoch of 11 examples in batches of 4 is 3, and so it is of 12"""
    assert_matches(student.steps_per_epoch(n, batch_size), reference.steps_per_epoch(n, batch_size))


@check(points=0.5)
@pytest.mark.parametrize(("n", "batch_size"), [(10, 4), (1000, 32), (9, 4), (30, 6), (7, 1), (5, 8), (6, 6), (1, 1)])
def test_steps_per_epoch(student, reference, n, batch_size):
    """steps_per_epoch counts the short last batch, and gives 1 when the batch is as large as the data or larger"""
    assert_matches(student.steps_per_epoch(n, batch_size), reference.steps_per_epoch(n, batch_size))


# ----------------------------------------------------------------------------------------------------- epoch_batches


@check(points=0.25, function="epoch_batches")
@pytest.mark.parametrize(("n", "batch_size"), [(11, 4), (12, 4)])
def test_batches_are_lists_of_row_numbers(student, n, batch_size):
    """epoch_batches returns a list of 1-d arrays of integers"""
    kind, not_flat, not_whole = student.run(epoch_fact, "form", n, batch_size, 3)
    require(kind == "list", f"a list of batches was asked for, {kind} came back")
    require(not_flat == 0, "each batch is a 1-d array of row numbers")
    require(not_whole == 0, "row numbers are integers: an array of them can pick rows")


@check(points=1.0, needs="test_batches_are_lists_of_row_numbers", function="epoch_batches")
@pytest.mark.parametrize(("n", "batch_size"), [(11, 4), (12, 4), (10, 4), (13, 5), (6, 9), (8, 8), (7, 1), (1, 3)])
def test_batch_sizes(student, n, batch_size):
    """epoch_batches fills every batch but the last, which takes what is left; it is the only one when batch_size >= n"""
    sizes = student.run(epoch_fact, "sizes", n, batch_size, 2)
    require(sum(sizes) <= n, f"the batches hold {sum(sizes)} row numbers, more than there are rows: sizes {sizes}")
    require(sum(sizes) == n, f"the batches hold {sum(sizes)} row numbers, fewer than there are rows: sizes {sizes}")
    require(0 not in sizes, f"there is an empty batch: sizes {sizes}")
    require(sizes == expected_sizes(n, batch_size), f"all batches but the last are full: sizes {sizes}")


@check(points=0.75, needs="test_batches_are_lists_of_row_numbers", function="epoch_batches")
@pytest.mark.parametrize(("n", "batch_size"), [(30, 6), (48, 8)])
def test_each_row_is_in_one_batch(student, n, batch_size):
    """epoch_batches holds every row number from 0 to n - 1, each of them once"""
    strange, twice, missing, _ = student.run(epoch_fact, "once", n, batch_size, 4)
    words = ("none", "one", "two", "three or more")
    require(strange == 0, f"row numbers outside 0..n-1: {words[strange]}")
    require(twice == 0, f"row numbers that are there again: {words[twice]}")
    require(missing == 0 or any(student.run(epoch_fact, "sizes", n, batch_size, 4)) is False or counted(student, n, batch_size),
            f"row numbers that are missing: {words[missing]}")  # fmt: skip
