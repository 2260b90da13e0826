"""Exercise 09: counting steps, batches of an epoch, their slopes, training."""

from rules import Rule, basics, nothing, off, off_part, one_array, overwrites

SAME_AGAIN = """
made = {}
def train(X, y, *rest):
    key = X.tobytes(), y.tobytes(), rest
    if key not in made:
        made[key] = right.train(X, y, *rest)
    return made[key]
"""
STEPS = "def steps_per_epoch(n, batch_size):\n    return {0}\n"
BATCHES = """
def epoch_batches(n, batch_size, seed):
    batches = right.epoch_batches(n, batch_size, seed)
    {0}
    return batches
"""
TRAIN = """
def train(X, y, learning_rate, epochs, batch_size, seed=0):
    n, m = X.shape
    W, b, costs = np.zeros(m), 0.0, []
    for k in range(epochs):
        for rows in right.epoch_batches(n, batch_size, {seed}):
            dW, db = right.minibatch_gradients(X, y, W, b, rows)
            {update}
        costs.append({cost})
    {end}
    return W, b, np.array(costs)
"""


def train(seed: str = "seed + k", update: str = "W, b = W - learning_rate * dW, b - learning_rate * db",
          cost: str = "np.sum((X @ W + b - y) ** 2) / (2 * n)", end: str = "pass") -> str:  # fmt: skip
    """`train` with one piece exchanged."""
    return TRAIN.format(seed=seed, update=update, cost=cost, end=end)


def minibatch(first: str) -> str:
    """`minibatch_gradients` after a statement of its own."""
    return f"def minibatch_gradients(X, y, W, b, indices):\n    {first}\n    return right.minibatch_gradients(X, y, W, b, indices)\n"


RULES = [
    Rule(
        "steps_per_epoch: n / batch_size rounded up, the short batch counts",
        ("test_steps_of_a_small_data_set", "test_steps_per_epoch"),
        (
            STEPS.format("n // batch_size if n > batch_size else 1"),
            STEPS.format("n // batch_size + 1 if n > batch_size else 1"),
        ),
        coarse=(STEPS.format("n / batch_size"), nothing("steps_per_epoch")),
    ),
    Rule(
        "steps_per_epoch: 1 when batch_size is above n",
        "test_one_step_with_a_large_batch",
        STEPS.format("right.steps_per_epoch(n, batch_size) if batch_size <= n else 0"),
    ),
    Rule(
        "epoch_batches: a list of 1-d integer arrays",
        "test_batches_are_lists_of_row_numbers",
        (
            BATCHES.format("batches = [batch.astype(float) for batch in batches]"),
            BATCHES.format("batches = [batch[:, None] for batch in batches]"),
        ),
        coarse=(nothing("epoch_batches"),),
    ),
    Rule(
        "epoch_batches: all but the last hold exactly batch_size, the last takes what is left",
        "test_batch_sizes",
        (
            BATCHES.format("batches = [batch for batch in batches if len(batch) in (batch_size, n)]"),
            BATCHES.format("batches = np.array_split(np.concatenate(batches), len(batches))"),
            BATCHES.format(
                "batches = batches + [np.zeros(0, dtype=int)] if n % batch_size == 0 and n > batch_size else batches"
            ),
        ),
    ),
    Rule(
        "epoch_batches: one batch when batch_size is n or more",
        "test_one_batch_when_it_is_large",
        BATCHES.format("assert batch_size <= n"),
    ),
    Rule(
        "epoch_batches: each index once",
        "test_each_row_is_in_one_batch",
        (
            BATCHES.format("batches[-1] = batches[-1] - n if seed == 4 else batches[-1]"),
            BATCHES.format("batches[0][0] = batches[-1][-1]"),
        ),
        coarse=(
            BATCHES.format("batches = [np.random.default_rng(seed).integers(0, n, len(batch)) for batch in batches]"),
        ),
    ),
    Rule(
        "epoch_batches: shuffled, another seed gives others",
        "test_batches_are_shuffled",
        (
            BATCHES.format("batches = np.split(np.arange(n), range(batch_size, n, batch_size))"),
            BATCHES.format("batches = right.epoch_batches(n, batch_size, 0)"),
        ),
    ),
    Rule(
        "epoch_batches: the same seed gives the same batches",
        "test_the_same_seed_gives_the_same_batches",
        BATCHES.format("batches = np.split(np.random.permutation(n), range(batch_size, n, batch_size))"),
    ),
    Rule(
        "epoch_batches: every array is new",
        "test_batches_stay_as_they_were_handed_out",
        one_array("epoch_batches").replace("np.empty(np.shape(value))", "np.empty(np.shape(value), dtype=int)"),
    ),
    Rule(
        "minibatch_gradients: dW of shape (m,) and db, the means over those rows",
        ("test_minibatch_gradients_of_two_rows", "test_minibatch_gradients"),
        (
            minibatch("indices = indices if len(indices) != 5 else indices[1:]"),
            off_part("minibatch_gradients", 0, at=11),
            off_part("minibatch_gradients", 1, at=11),
        ),
        coarse=(
            off("minibatch_gradients"),
            *basics("minibatch_gradients"),
            "def minibatch_gradients(*given):\n    return right.minibatch_gradients(*given)[::-1]\n",
        ),
    ),
    Rule(
        "minibatch_gradients: one row is a batch, too",
        "test_minibatch_gradients_of_one_row",
        "def minibatch_gradients(X, y, W, b, indices):\n    dW, db = right.minibatch_gradients(X, y, W, b, indices)\n    return (dW, db) if len(indices) > 1 else (dW[None, :], db)\n",
    ),
    Rule(
        "minibatch_gradients: integers lose no fraction",
        "test_minibatch_gradients_of_integers",
        "def minibatch_gradients(X, y, W, b, indices):\n    result = right.minibatch_gradients(X, y, W, b, indices)\n    return mapped(result, np.trunc) if X.dtype.kind == 'i' else result\n",
    ),
    Rule(
        "minibatch_gradients: X, y, W and indices stay as they were, dW is new",
        "test_minibatch_gradients_leave_the_data_alone",
        (*(overwrites("minibatch_gradients", k) for k in (0, 1, 2, 4)), one_array("minibatch_gradients")),
    ),
    Rule(
        "train: batch_size = n is full-batch gradient descent from zeros",
        "test_train_with_the_full_batch",
        train(update="W, b = W - learning_rate * dW, b - learning_rate * db * (1 + 1e-6 * (batch_size == n))"),
        coarse=(nothing("train"), train(end="W = W[:, None]")),
    ),
    Rule(
        "train: one update for each batch, the mean over its own rows",
        "test_train_updates_after_every_batch",
        train(
            update="rate = learning_rate * (len(rows) / batch_size if n > 6 else 1); W, b = W - rate * dW, b - rate * db"
        ),
    ),
    Rule(
        "train: epoch k walks epoch_batches(n, batch_size, seed + k), k from 0; seed is 0 when left out",
        "test_train_walks_new_batches_in_each_epoch",
        (train(seed="seed"), train(seed="seed + k + 1"), train().replace("seed=0", "seed=1")),
        # it walks the batches of the student's own functions, whatever they are, and needs them to repeat
        implied_by=(
            "epoch_batches: all but",
            "epoch_batches: each index",
            "epoch_batches: shuffled",
            "epoch_batches: the same seed",
            "minibatch_gradients: X, y",
        ),
    ),
    Rule(
        "train: half_mse over all the data after each epoch",
        "test_costs_of_train",
        train(cost="np.sum((X[rows] @ W + b - y[rows]) ** 2) / (2 * len(rows))"),
        coarse=(train(cost="np.mean((X @ W + b - y) ** 2)"), train(end="costs = [1.0, *costs]")),
    ),
    Rule(
        "train: costs of shape (epochs,), of the W and b returned",
        "test_costs_of_full_batches",
        train(end="costs = costs if batch_size < n else [*costs[:-1], 0.0]"),
        coarse=(train(end="costs = [[cost] for cost in costs]"),),
    ),
    Rule(
        "train: X and y stay as they were, every array is new",
        "test_train_leaves_the_data_alone",
        (overwrites("train", 0), overwrites("train", 1), SAME_AGAIN),
        coarse=(one_array("train"),),
    ),
    Rule(
        "train: integers lose no fraction",
        "test_train_of_integers",
        "def train(X, *rest):\n    W, b, costs = right.train(X, *rest)\n    return (np.trunc(W), b, costs) if X.dtype.kind == 'i' else (W, b, costs)\n",
    ),
]
