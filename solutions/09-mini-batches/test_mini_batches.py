"""Hidden checks of 09-mini-batches: laws of a shuffled pass, and training where the order of the rows cannot show.

Batches are random, so what comes back from the probes below are facts that all right batches share. Training is
compared number by number where every order gives the same (one batch; rows that are all alike), and elsewhere with a
walk over the student's own batches.
"""

import numpy as np
import pytest

from grader.suite import assert_arguments_kept, assert_matches, assert_returns_new_array, check, require

SLOPES = ("dW", "db")


def epoch_fact(module, fact, n, batch_size, seed):
    """One fact about the batches of an epoch."""

    def batches(seed):
        found = module.epoch_batches(n, batch_size, seed)
        return [[int(number) for number in np.asarray(batch).ravel()] for batch in found]

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
        missing = n - len(known) - max(n - len(numbers), 0)  # rows that lack because batches are short: see the sizes
        return [min(strange, 3), min(twice, 3), min(missing, 3), int(len(found) > 1 and found[0] == found[1])]
    if fact == "order":
        long = [batch for batch in found if len(batch) > 2]
        runs = [batch for batch in long if sorted(batch) == list(range(min(batch), min(batch) + len(batch)))]
        return [len(runs), sum(batch == sorted(batch) for batch in runs), int(numbers == sorted(numbers))]
    if fact == "seeds":
        return len({frozenset(frozenset(batch) for batch in batches(seed + k)) for k in range(5)})
    if fact == "repeats":
        return len({str(batches(seed)) for _ in range(4)})
    if fact == "kept":
        result = module.epoch_batches(n, batch_size, seed)
        before = [[int(number) for number in np.asarray(batch).ravel()] for batch in result]
        batches(seed + 1)
        return sum(np.asarray(batch).ravel().tolist() != old for batch, old in zip(result, before, strict=True))
    return "no such fact"


def steps_of_a_large_batch(module, n, batch_size):
    """What `steps_per_epoch` says of a batch larger than the data."""
    try:
        return module.steps_per_epoch(n, batch_size)
    except NotImplementedError:
        raise
    except Exception:
        return "an error"


def sizes_of_a_large_batch(module, n, batch_size):
    """How `epoch_batches` cuts when one batch takes all the data."""
    try:
        return [len(batch) for batch in module.epoch_batches(n, batch_size, 2)]
    except NotImplementedError:
        raise
    except Exception:
        return "an error"


def costs_with_the_full_batch(module, X, y, learning_rate, epochs):
    """What `train` returns after one epoch, after two, ...: with one batch it is the same for every generator."""
    results = [module.train(X.copy(), y.copy(), learning_rate, k + 1, len(y), 2) for k in range(epochs)]
    return [list(result) for result in results]


def line_of(module, *arguments):
    """W and b of `train`, without its costs."""
    return list(module.train(*arguments)[:2])


def line_of_full_batches(module, *arguments):
    """The same; a probe of its own, because here a slip with shuffled rows gives other numbers for each generator."""
    return list(module.train(*arguments)[:2])


def walk_fact(module, fact, X, y, learning_rate, epochs, batch_size, seed):
    """Which walk over the student's own batches `train` took, or of what its costs are; `seed` None leaves it out."""
    n, m = X.shape
    first = 0 if seed is None else seed
    own, own_slopes = module.epoch_batches, getattr(module, "minibatch_gradients", None)
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
        scale = max([1e-3] + [abs(value) for value in other if value == value])
        near = [abs(a - c) <= 1e-9 * scale or (a != a and c != c) for a, c in zip(one, other, strict=False)]
        return len(one) == len(other) and all(near)

    def walked(slopes, way, rule):
        W, b = np.zeros(m), 0.0
        for k in range(epochs):
            if way == "from zero":
                W, b = np.zeros(m), 0.0
            sum_W, sum_b = np.zeros(m), 0.0
            start = 0
            for rows in rule(k):
                targets = y.copy()
                if way == "targets as they lie":
                    targets[rows] = y[start : start + len(rows)]
                start += len(rows)
                dW, db = slopes(X, targets, W, b, np.array(range(n) if way == "all rows" else rows, dtype=int))
                rate = learning_rate * {"over n": len(rows) / n, "uphill": -1.0}.get(way, 1.0)
                step_W = rate * np.asarray(dW)
                if way == "W first":
                    db = slopes(X, y, W - step_W, b, np.array(rows, dtype=int))[1]
                step_b = rate * float(db)
                if way == "at the end":
                    sum_W, sum_b = sum_W + step_W, sum_b + step_b
                else:
                    W, b = W - step_W, b - step_b
            W, b = W - sum_W, b - sum_b
        return flat(W, b)

    def cost(result, rows):
        off = X[rows] @ np.asarray(result[0], dtype=float).ravel() + float(np.asarray(result[1]).ravel()[0]) - y[rows]
        return sum(value * value for value in off.tolist()) / (2 * len(rows))

    def collected(slopes, after, by_size):
        W, b, means = np.zeros(m), 0.0, []
        for k in range(epochs):
            total = count = 0.0
            for rows in batches(k):
                dW, db = slopes(X, y, W, b, np.array(rows, dtype=int))
                moved = W - learning_rate * np.asarray(dW), b - learning_rate * float(db)
                weight = len(rows) if by_size else 1
                total, count = total + weight * cost(moved if after else (W, b), rows), count + weight
                W, b = moved
            means.append(total / count)
        return means

    chosen = () if seed is None else (seed,)
    if str(plain(own(n, batch_size, first))) != str(plain(own(n, batch_size, first))):
        module.epoch_batches = frozen  # batches that never repeat are the matter of another check
    try:
        results = [module.train(X.copy(), y.copy(), learning_rate, k + 1, batch_size, *chosen) for k in range(epochs)]
    finally:
        module.epoch_batches = own

    if fact == "walk":
        walks = [
            ("seed + k", "", batches),
            ("seed", "", lambda k: batches(0)),
            ("seed + k + 1", "", lambda k: batches(k + 1)),
            ("first batch again", "", lambda k: [batches(k)[0]] * len(batches(k))),
            ("first batch only", "", lambda k: batches(k)[:1]),
            *((f"seed + k, {way}", way, batches) for way in ("over n", "at the end", "from zero", "uphill", "W first")),
            ("all rows", "all rows", batches),
            ("targets as they lie", "targets as they lie", batches),
        ]
        for name, way, rule in walks:
            for slopes in (own_slopes, slopes_by_hand):
                try:
                    expected = walked(slopes, way, rule)
                except Exception:
                    continue
                if close(flat(*results[-1][:2]), expected):
                    return name
        return "another"

    costs = [float(value) for value in np.asarray(results[-1][2], dtype=float).ravel()]
    if len(costs) != epochs:
        return f"{len(costs)} costs"
    before = [(np.zeros(m), 0.0), *results[:-1]]
    series = {
        "all": [cost(result, range(n)) for result in results],
        "before": [cost(result, range(n)) for result in before],
        "last batch": [cost(result, batches(k)[-1]) for k, result in enumerate(results)],
        "batches": [
            sum(cost(result, rows) for rows in batches(k)) / len(batches(k)) for k, result in enumerate(results)
        ],
        "twice": [2 * cost(result, range(n)) for result in results],
    }
    for name, expected in series.items():
        if close(costs, expected):
            return name
    for slopes in (own_slopes, slopes_by_hand):
        for after, by_size in ((False, False), (False, True), (True, False), (True, True)):
            try:
                expected = collected(slopes, after, by_size)
            except Exception:
                continue
            if close(costs, expected):
                return "batches"
    return "other"


def data_after_training(module, X, y, learning_rate, epochs, batch_size):
    """Whether `train` changed X, and whether it changed y."""
    own_X, own_y = X.copy(), y.copy()
    module.train(own_X, own_y, learning_rate, epochs, batch_size, 5)
    return [int(own_X.tolist() != X.tolist()), int(own_y.tolist() != y.tolist())]


def data(rng, n, m=3):
    """X, y, W, b on which no common slip hides: errors of both signs, columns of different scale, nothing centred."""
    while True:
        X = rng.normal(0.0, 1.0, (n, m)) * rng.uniform(0.6, 1.6, m)
        X += rng.choice([-1.0, 1.0], m) * rng.uniform(0.4, 0.9, m)
        W, b = rng.uniform(0.3, 2.5, m) * rng.choice([-1.0, 1.0], m), float(rng.uniform(0.4, 2.0))
        y = X @ rng.uniform(-2.0, 2.0, m) + rng.uniform(1.5, 3.0) + rng.normal(0.0, 1.0, n)
        e = X @ W + b - y
        slopes = np.abs([*(X.T @ e / n), np.mean(e)])
        mixed = min(np.sum(e > 0.1), np.sum(e < -0.1)) >= 2
        clear = np.min(np.abs(X.mean(axis=0))) > 0.2 and np.min(np.abs(np.abs(W) - 1.0)) > 0.05
        if mixed and clear and slopes.min() > 0.05 * slopes.max():
            return X, y, W, b


def equal_rows(rng, n, m=3):
    """X and y of one example, n times: whatever the batches hold, their gradients are the same."""
    return np.tile(rng.uniform(0.4, 1.2, m) * rng.choice([-1.0, 1.0], m), (n, 1)), np.full(n, rng.uniform(1.0, 3.0))


def half_mse(X, y, W, b):
    return np.sum((X @ np.asarray(W) + b - y) ** 2) / (2 * len(y))


def expected_sizes(n, batch_size):
    return [min(batch_size, n - start) for start in range(0, n, batch_size)]


# --------------------------------------------------------------------------------------------------- steps_per_epoch


@check(points=0.5, reveal=True)
@pytest.mark.parametrize(("n", "batch_size"), [(11, 4), (12, 4)])
def test_steps_of_a_small_data_set(student, reference, n, batch_size):
    """steps_per_epoch is 3 for 11 examples in batches of 4, and 3 for 12 examples"""
    assert_matches(student.steps_per_epoch(n, batch_size), reference.steps_per_epoch(n, batch_size))


@check(points=0.375)
@pytest.mark.parametrize(("n", "batch_size"), [(10, 4), (1000, 32), (9, 4), (30, 6), (7, 1), (6, 6), (1, 1)])
def test_steps_per_epoch(student, reference, n, batch_size):
    """steps_per_epoch counts the short last batch as a step, and no step more"""
    assert_matches(student.steps_per_epoch(n, batch_size), reference.steps_per_epoch(n, batch_size))


@check(points=0.125)
@pytest.mark.parametrize(("n", "batch_size"), [(5, 8), (3, 40)])
def test_one_step_with_a_large_batch(student, n, batch_size):
    """steps_per_epoch is 1 when the batch is larger than the data"""
    steps = student.run(steps_of_a_large_batch, n, batch_size)
    require(steps != "an error", "steps_per_epoch raised an error for a batch larger than the data")
    assert_matches(steps, 1, names="the number of steps")


# ----------------------------------------------------------------------------------------------------- epoch_batches


@check(points=0.25, function="epoch_batches")
@pytest.mark.parametrize(("n", "batch_size"), [(11, 4), (12, 4)])
def test_batches_are_lists_of_row_numbers(student, n, batch_size):
    """epoch_batches returns a list of 1-d arrays of integers"""
    kind, not_flat, not_whole = student.run(epoch_fact, "form", n, batch_size, 3)
    require(kind == "list", f"a list of batches was asked for, {kind} came back")
    require(not_flat == 0, "each batch is a 1-d array of row numbers")
    require(not_whole == 0, "row numbers are integers: an array of them can pick rows")


@check(points=0.75, needs="test_batches_are_lists_of_row_numbers", function="epoch_batches")
@pytest.mark.parametrize(("n", "batch_size"), [(11, 4), (12, 4), (10, 4), (13, 5), (17, 6), (7, 1)])
def test_batch_sizes(student, n, batch_size):
    """epoch_batches fills every batch but the last, which takes what is left"""
    sizes = student.run(epoch_fact, "sizes", n, batch_size, 2)
    require(sum(sizes) <= n, f"the batches hold {sum(sizes)} row numbers, more than there are rows: sizes {sizes}")
    require(sum(sizes) == n, f"the batches hold {sum(sizes)} row numbers, fewer than there are rows: sizes {sizes}")
    require(0 not in sizes, f"there is an empty batch: sizes {sizes}")
    require(sizes == expected_sizes(n, batch_size), f"all batches but the last are full: sizes {sizes}")


@check(points=0.25, needs="test_batches_are_lists_of_row_numbers")
@pytest.mark.parametrize(("n", "batch_size"), [(6, 9), (8, 8), (1, 3)])
def test_one_batch_when_it_is_large(student, n, batch_size):
    """epoch_batches returns one batch with all the rows when batch_size is n or more"""
    sizes = student.run(sizes_of_a_large_batch, n, batch_size)
    require(sizes != "an error", "epoch_batches raised an error for a batch as large as the data or larger")
    require(sizes == [n], f"one batch with all the rows was asked for, the sizes are {sizes}")


@check(points=0.75, needs="test_batches_are_lists_of_row_numbers", function="epoch_batches")
@pytest.mark.parametrize(("n", "batch_size"), [(30, 6), (48, 8)])
def test_each_row_is_in_one_batch(student, n, batch_size):
    """epoch_batches holds every row number from 0 to n - 1, each of them once"""
    strange, twice, missing, _ = student.run(epoch_fact, "once", n, batch_size, 4)
    words = ("none", "one", "two", "three or more")
    require(strange == 0, f"row numbers outside 0..n-1: {words[strange]}")
    require(twice == 0, f"row numbers that are there again: {words[twice]}")
    require(missing == 0, f"row numbers that are missing: {words[missing]}")


@check(points=0.75, needs="test_batches_are_lists_of_row_numbers", function="epoch_batches")
@pytest.mark.parametrize(
    ("fact", "n", "batch_size"), [("order", 30, 6), ("order", 48, 8), ("seeds", 30, 6), ("seeds", 40, 5)]
)
def test_batches_are_shuffled(student, fact, n, batch_size):
    """epoch_batches shuffles the row numbers before it cuts, and another seed gives other batches"""
    facts = student.run(epoch_fact, fact, n, batch_size, 6)
    if fact == "seeds":
        require(facts == 5, f"five seeds gave {facts} different way(s) to group the rows into batches")
    else:
        require(facts[0] == 0, f"{facts[0]} of the batches hold neighbouring rows only")


@check(points=0.15, needs="test_batches_are_lists_of_row_numbers", function="epoch_batches")
@pytest.mark.parametrize(("n", "batch_size"), [(30, 6), (26, 7)])
def test_the_same_seed_gives_the_same_batches(student, n, batch_size):
    """epoch_batches gives the same batches whenever it gets the same seed"""
    different = student.run(epoch_fact, "repeats", n, batch_size, 9)
    require(different == 1, f"four calls with one seed gave {different} different results")


@check(points=0.1, needs="test_batches_are_lists_of_row_numbers", function="epoch_batches")
@pytest.mark.parametrize(("n", "batch_size"), [(30, 6), (26, 7)])
def test_batches_stay_as_they_were_handed_out(student, n, batch_size):
    """epoch_batches returns new arrays: drawing the next epoch changes none of them"""
    changed = student.run(epoch_fact, "kept", n, batch_size, 9)
    require(changed == 0, f"{changed} of the batches changed when those of another seed were drawn")


# ----------------------------------------------------------------------------------------------- minibatch_gradients


@check(points=0.5, reveal=True)
def test_minibatch_gradients_of_two_rows(student, reference):
    """minibatch_gradients gives the means over two of three rows that one can work out by hand"""
    X, y = np.array([[1.0, 2.0], [3.0, -1.0], [2.0, 4.0]]), np.array([2.0, 4.0, -3.0])
    arguments = X, y, np.array([2.0, -1.0]), 0.5, np.array([2, 0])
    assert_matches(student.minibatch_gradients(*arguments), reference.minibatch_gradients(*arguments), names=SLOPES)


@check(points=1.25)
@pytest.mark.parametrize(
    ("n", "rows"),
    [(11, (7, 2, 9, 4)), (7, (5, 1, 6, 0, 3)), (10, (8, 3, 0, 9, 5, 1)), (11, tuple(range(10, -1, -1)))],
    ids=("four", "five", "six", "all"),
)
def test_minibatch_gradients(student, reference, rng, n, rows):
    """minibatch_gradients gives the gradients of half_mse over the rows that indices names"""
    X, y, W, b = data(rng, n)
    indices = np.array(rows)
    expected = reference.minibatch_gradients(X, y, W, b, indices)
    assert_matches(student.minibatch_gradients(X, y, W, b, indices), expected, names=SLOPES)


@check(points=0.25, needs="test_minibatch_gradients")
@pytest.mark.parametrize("row", [6, 0])
def test_minibatch_gradients_of_one_row(student, reference, rng, row):
    """minibatch_gradients works for a batch of a single row"""
    X, y, W, b = data(rng, 10)
    expected = reference.minibatch_gradients(X, y, W, b, np.array([row]))
    assert_matches(student.minibatch_gradients(X, y, W, b, np.array([row])), expected, names=SLOPES)


@check(points=0.25, needs="test_minibatch_gradients")
def test_minibatch_gradients_of_integers(student, reference, rng):
    """minibatch_gradients takes whole numbers without rounding its results"""
    X, y = rng.integers(-4, 9, (8, 3)), rng.integers(-9, 10, 8)
    arguments = X, y, np.array([2, -3, 4]), 5, np.array([6, 1, 3, 7])
    assert_matches(student.minibatch_gradients(*arguments), reference.minibatch_gradients(*arguments), names=SLOPES)


@check(points=0.25, needs="test_minibatch_gradients")
def test_minibatch_gradients_leave_the_data_alone(student, rng):
    """minibatch_gradients leaves X, y, W and indices as they are and returns new arrays"""
    X, y, W, b = data(rng, 11)
    arguments = X, y, W, b, np.array([7, 2, 9])
    assert_arguments_kept(student.minibatch_gradients, *arguments)
    assert_returns_new_array(student, "minibatch_gradients", *arguments)


# ------------------------------------------------------------------------------------------------------------- train

NEEDS = ("test_batch_sizes", "test_each_row_is_in_one_batch", "test_minibatch_gradients")


def assert_same_line(actual, expected):
    """W and b; in follow-through an empty batch of the student's own makes nan of both."""
    if not np.isfinite(expected[0]).all():
        require(
            not np.isfinite(np.asarray(actual[0], dtype=float)).any(), "W is not that of a walk over your own batches"
        )
        return
    assert_matches(actual, expected, names=("W", "b"))


@check(points=0.75, needs=NEEDS)
@pytest.mark.parametrize(("n", "epochs"), [(7, 1), (7, 4), (11, 3)])
def test_train_with_the_full_batch(student, reference, rng, n, epochs):
    """train with batch_size = n is full-batch gradient descent from zeros: one update in each epoch"""
    X, y, *_ = data(rng, n)
    line = student.run(line_of_full_batches, X, y, 0.08, epochs, n, 3)
    assert_same_line(line, reference.train(X, y, 0.08, epochs, n, 3)[:2])


@check(points=0.75, needs=NEEDS, function="train")
@pytest.mark.parametrize(("n", "batch_size", "epochs"), [(11, 4, 2), (7, 3, 3), (8, 3, 2)])
def test_train_updates_after_every_batch(student, reference, rng, n, batch_size, epochs):
    """train makes one update for each batch, each with the mean over its own rows, the short last batch included"""
    X, y = equal_rows(rng, n)
    line = student.run(line_of, X, y, 0.06, epochs, batch_size, 4)
    assert_same_line(line, reference.train(X, y, 0.06, epochs, batch_size, 4)[:2])


@check(points=0.75, needs=NEEDS, function="train")
@pytest.mark.parametrize(
    ("n", "batch_size", "epochs", "seed"),
    [(12, 4, 1, 21), (12, 4, 3, 5), (10, 5, 2, None), (9, 1, 2, 8), (20, 5, 4, 13)],
)
def test_train_walks_new_batches_in_each_epoch(student, rng, n, batch_size, epochs, seed):
    """train walks epoch_batches(n, batch_size, seed + k) in epoch k, counted from 0; seed is 0 when left out"""
    X, y, *_ = data(rng, n)
    walk = student.run(walk_fact, "walk", X, y, 0.02, epochs, batch_size, seed)
    require(walk != "seed", "every epoch walks the batches of the first one")
    require(walk != "seed + k + 1", "the first epoch walks the batches of seed + 1: epochs are counted from 0")
    require(walk != "first batch again", "every update of an epoch uses the same batch")
    require(walk != "all rows", "every update uses all the rows, not those of its batch")
    require(walk != "targets as they lie", "the rows are shuffled and their targets are not: X and y have come apart")
    counted_elsewhere = walk.startswith("seed + k, ") or walk == "first batch only"
    require(walk == "seed + k" or counted_elsewhere, "W and b are not those of a walk over your own batches")


@check(points=0.5, needs=NEEDS, function="train")
@pytest.mark.parametrize(("n", "batch_size", "epochs"), [(11, 4, 3), (10, 4, 2)])
def test_costs_of_train(student, rng, n, batch_size, epochs):
    """train records half_mse over all the data after each epoch, with the W and b of that moment"""
    X, y, *_ = data(rng, n)
    of = student.run(walk_fact, "costs", X, y, 0.02, epochs, batch_size, 2)
    require(not of.endswith(" costs"), f"one cost for each epoch was asked for, {of} came back for {epochs} epochs")
    require(of != "before", "each cost is the one before its epoch: compute it after the last update of the epoch")
    require(of != "last batch", "each cost is that of the epoch's last batch, not of all the data")
    require(of != "batches", "each cost is a mean of the batches' costs, not that of all the data after the epoch")
    require(of != "twice", "each cost is twice half_mse")
    require(of == "all", "the costs are not half_mse over all the data with the W and b after each epoch")


@check(points=0.25, needs="test_costs_of_train")
@pytest.mark.parametrize(("n", "epochs"), [(7, 3), (9, 1)])
def test_costs_of_full_batches(student, rng, n, epochs):
    """train returns costs of shape (epochs,), each the half_mse of the W and b that it returns after so many epochs"""
    X, y, *_ = data(rng, n)
    results = student.run(costs_with_the_full_batch, X, y, 0.05, epochs)
    require(len(results[-1]) == 3, f"three results were asked for, W, b and costs; {len(results[-1])} came back")
    expected = np.array([half_mse(X, y, *result[:2]) for result in results])
    if np.isfinite(expected).all():  # else W and b are nan, as another check says
        assert_matches(results[-1][2], expected, names="costs")


@check(points=0.25, needs=NEEDS)
@pytest.mark.parametrize(("n", "batch_size"), [(9, 4), (8, 8)])
def test_train_leaves_the_data_alone(student, rng, n, batch_size):
    """train leaves X and y as they are, in their order too, and returns new arrays"""
    X, y, *_ = data(rng, n)
    changed = student.run(data_after_training, X, y, 0.02, 2, batch_size)
    require(changed == [0, 0], f"changed by the call: {' and '.join(np.array(['X', 'y'])[np.array(changed) == 1])}")
    assert_returns_new_array(student, "train", X, y, 0.02, 2, batch_size)


@check(points=0.25, needs=NEEDS, function="train")
def test_train_of_integers(student, reference, rng):
    """train takes whole numbers in X and y without rounding W and b"""
    X, y = np.tile(rng.integers(1, 4, 3), (6, 1)), np.full(6, rng.integers(5, 9))
    line = student.run(line_of, X, y, 0.03, 3, 4, 7)
    assert_same_line(line, reference.train(X, y, 0.03, 3, 4, 7)[:2])
