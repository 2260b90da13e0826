"""Known wrong functions of 09-mini-batches, each with what a tutor would say about it."""

import numpy as np
from mini_batches import epoch_batches, minibatch_gradients

from grader.suite import mistake

# --------------------------------------------------------------------------------------------------- steps_per_epoch


@mistake(
    "BAT-01",
    of="steps_per_epoch",
    title="The short last batch dropped",
    hints=("How many of 11 rows do two batches of 4 hold?",),
    feedback="This is what comes out when n / batch_size is rounded down: the rows of the short last batch are never "
    "trained on. Round up.",
)
def steps_down(n, batch_size):
    return n // batch_size


@mistake(
    "BAT-04",
    of="steps_per_epoch",
    title="One step too many when the batches come out even",
    hints=("How many batches of 4 are there in 12 rows?",),
    feedback="This is what comes out when 1 is always added to n // batch_size: right for 11 rows in batches of 4, one "
    "too many for 12. Add it only when something is left over.",
)
def steps_plus_one(n, batch_size):
    return n // batch_size + 1


@mistake(
    "BAT-14",
    of="steps_per_epoch",
    title="A fraction of a step",
    hints=("Can you make 2.75 updates?",),
    feedback="This is what comes out when n / batch_size is returned as it is. Steps are counted: round up to the next "
    "integer.",
)
def steps_not_whole(n, batch_size):
    return n / batch_size


@mistake(
    "BAT-40",
    of="steps_per_epoch",
    title="Rounded to nearest instead of up",
    hints=("What do you get for 9 rows in batches of 4, and which row is left over?",),
    feedback="This is what comes out when n / batch_size is rounded to the nearest integer: a remainder of less than "
    "half a batch is lost. Always round up.",
)
def steps_to_nearest(n, batch_size):
    return round(n / batch_size)


@mistake(
    "CON-16",
    of="steps_per_epoch",
    title="An epoch taken for one step",
    hints=("How many updates does one pass over 12 rows in batches of 4 make?",),
    feedback="This is what comes out when an epoch is taken for one update. An epoch is one pass over all the rows: as "
    "many updates as there are batches.",
)
def steps_one(n, batch_size):
    return 1


@mistake(
    "BAT-18",
    of="steps_per_epoch",
    title="One step for each row",
    hints=("How many rows does one update use up?",),
    feedback="This is what comes out when every row counts as a step. One step uses a whole batch: divide n by "
    "batch_size and round up.",
)
def steps_rows(n, batch_size):
    return n


# ----------------------------------------------------------------------------------------------------- epoch_batches


@mistake(
    "BAT-01",
    of="epoch_batches",
    title="The short last batch dropped",
    hints=("Count the row numbers in all your batches together, for n = 11 and batch_size = 4.",),
    feedback="This is what comes out when only full batches are kept: three of 11 rows are never trained on in this "
    "epoch. Let the last batch be short.",
)
def short_batch_dropped(n, batch_size, seed):
    order = np.random.default_rng(seed).permutation(n)
    return [order[k * batch_size : (k + 1) * batch_size] for k in range(n // batch_size)]


@mistake(
    "BAT-02",
    of="epoch_batches",
    title="The last batch filled up with rows used before",
    hints=("Is a row number in two of your batches?",),
    feedback="This is what comes out when the short last batch is filled up from the beginning: some rows count twice "
    "in the epoch. A short last batch is fine.",
)
def filled_up(n, batch_size, seed):
    order = np.random.default_rng(seed).permutation(n)
    steps = -(-n // batch_size)
    order = np.resize(order, steps * batch_size)
    return [order[k * batch_size : (k + 1) * batch_size] for k in range(steps)]


@mistake(
    "BAT-03",
    of="epoch_batches",
    title="Every batch one row short",
    hints=("How many items are in order[0:3]?",),
    feedback="This is what comes out when each slice ends at start + batch_size - 1: one row of every batch is lost. A "
    "slice already leaves out its end.",
)
def one_short(n, batch_size, seed):
    order = np.random.default_rng(seed).permutation(n)
    return [order[start : start + batch_size - 1] for start in range(0, n, batch_size)]


@mistake(
    "BAT-04",
    of="epoch_batches",
    title="An empty batch at the end",
    hints=(
        "How many batches do you return for n = 12 and batch_size = 4?",
        "What is the mean of no rows?",
    ),
    feedback="This is what comes out with n // batch_size + 1 batches when batch_size divides n: the last one is "
    "empty, and its mean is nan. Step through range(0, n, batch_size) instead.",
)
def empty_at_the_end(n, batch_size, seed):
    order = np.random.default_rng(seed).permutation(n)
    return [order[k * batch_size : (k + 1) * batch_size] for k in range(n // batch_size + 1)]


@mistake(
    "SPLT-10",
    of="epoch_batches",
    title="The same batches for every seed",
    hints=("Does seed=1 give other batches than seed=2?",),
    feedback="This is what comes out when the generator is started with a fixed number: every epoch repeats the first. "
    "Start it with the argument seed.",
)
def seed_fixed(n, batch_size, seed):
    order = np.random.default_rng(0).permutation(n)
    return [order[start : start + batch_size] for start in range(0, n, batch_size)]


@mistake(
    "SPLT-09",
    of="epoch_batches",
    title="The seed is not used",
    hints=("Call it twice with the same seed: are the batches equal?",),
    feedback="This is what comes out when the shuffling does not start from the seed: no run can be repeated. Give the "
    "seed to the generator.",
)
def seed_unused(n, batch_size, seed):
    order = np.random.default_rng().permutation(n)
    return [order[start : start + batch_size] for start in range(0, n, batch_size)]


@mistake(
    "SPLT-03",
    of="epoch_batches",
    title="Not shuffled",
    hints=(
        "Which rows are in your first batch?",
        "What would that mean for a sorted file?",
    ),
    feedback="This is what comes out when the rows are taken in the order of the file: each batch sees one corner of "
    "the data, in every epoch the same. Shuffle the row numbers first.",
)
def unshuffled(n, batch_size, seed):
    return [np.arange(start, min(start + batch_size, n)) for start in range(0, n, batch_size)]


@mistake(
    "BAT-45",
    of="epoch_batches",
    title="Batches shuffled, rows not",
    hints=("Can row 0 and the last row ever be in one batch?",),
    feedback="This is what comes out when the rows are cut in the order of the file and only the batches change "
    "places. Shuffle the row numbers before cutting.",
)
def batches_shuffled(n, batch_size, seed):
    blocks = [np.arange(start, min(start + batch_size, n)) for start in range(0, n, batch_size)]
    full = np.random.default_rng(seed).permutation(n // batch_size)
    return [blocks[k] for k in full] + blocks[n // batch_size :]


@mistake(
    "BAT-08",
    of="epoch_batches",
    title="Rows drawn with replacement",
    hints=(
        "Is any row number missing from your epoch?",
        "What does choice do with a number that it has drawn already?",
    ),
    feedback="This is what comes out when row numbers are drawn anew each time: some come twice, others never. An "
    "epoch visits each row once: use a permutation.",
)
def with_replacement(n, batch_size, seed):
    order = np.random.default_rng(seed).choice(n, n)
    return [order[start : start + batch_size] for start in range(0, n, batch_size)]


@mistake(
    "BAT-15",
    of="epoch_batches",
    title="The first batch again and again",
    hints=("Print your first two batches: are they different?",),
    feedback="This is what comes out when the slice does not move: all batches hold the same rows. Let its start grow "
    "by batch_size.",
)
def slice_stays(n, batch_size, seed):
    order = np.random.default_rng(seed).permutation(n)
    return [order[:batch_size] for _ in range(0, n, batch_size)]


@mistake(
    "BAT-16",
    of="epoch_batches",
    title="A batch larger than the data refused",
    hints=("What is the batch when there are 6 rows and batch_size is 9?",),
    feedback="This is what comes out when batch_size > n raises an error. In that case return one batch: the whole "
    "data set.",
)
def large_refused(n, batch_size, seed):
    if batch_size > n:
        raise ValueError("batch_size must not be larger than n")
    order = np.random.default_rng(seed).permutation(n)
    return [order[start : start + batch_size] for start in range(0, n, batch_size)]


@mistake(
    "BAT-47",
    of="epoch_batches",
    title="Batches evened out",
    hints=("Which sizes do you get for n = 10 and batch_size = 4?",),
    feedback="This is what comes out when the rows are spread evenly over the batches (4, 3, 3 instead of 4, 4, 2), as "
    "np.array_split does. All but the last hold exactly batch_size rows.",
)
def evened_out(n, batch_size, seed):
    return np.array_split(np.random.default_rng(seed).permutation(n), -(-n // batch_size))


@mistake(
    "BAT-71",
    of="epoch_batches",
    title="As many batches as batch_size says",
    hints=("Is batch_size the number of batches or the number of rows in each?",),
    feedback="This is what comes out when batch_size is taken for the number of batches. It is the number of rows in "
    "each batch.",
)
def so_many_batches(n, batch_size, seed):
    return np.array_split(np.random.default_rng(seed).permutation(n), batch_size)


# ----------------------------------------------------------------------------------------------- minibatch_gradients


@mistake(
    "BAT-09",
    of="minibatch_gradients",
    title="Divided by n instead of the batch's size",
    hints=("Over how many rows is your sum, and by what do you divide it?",),
    feedback="This is what comes out when the sum over the batch is divided by the number of all rows: the gradient is "
    "too small by the factor len(indices) / n. Divide by len(indices).",
)
def over_all(X, y, W, b, indices):
    rows = X[indices]
    errors = rows @ W + b - y[indices]
    return rows.T @ errors / len(y), np.sum(errors) / len(y)


@mistake(
    "GRAD-01",
    of="minibatch_gradients",
    title="Summed over the batch",
    hints=("Does your gradient change when every row is in the batch twice?",),
    feedback="This is what comes out when the batch is added up and not averaged: a larger batch takes larger steps. "
    "Divide by the number of rows in the batch.",
)
def summed(X, y, W, b, indices):
    rows = X[indices]
    errors = rows @ W + b - y[indices]
    return rows.T @ errors, np.sum(errors)


@mistake(
    "BAT-49",
    of="minibatch_gradients",
    title="The gradient of all rows",
    hints=("Does your result change with indices?",),
    feedback="This is what comes out when indices is not used: the gradient of the whole data set. Pick the rows "
    "first: X[indices] and y[indices].",
)
def of_all_rows(X, y, W, b, indices):
    errors = X @ W + b - y
    return X.T @ errors / len(y), np.mean(errors)


@mistake(
    "BAT-15",
    of="minibatch_gradients",
    title="The first rows instead of the named ones",
    hints=("Which rows does indices name, and which do you use?",),
    feedback="This is what comes out when as many rows are taken as indices has, but from the top of the table. Pick "
    "them by X[indices] and y[indices].",
)
def first_rows(X, y, W, b, indices):
    count = len(indices)
    errors = X[:count] @ W + b - y[:count]
    return X[:count].T @ errors / count, np.mean(errors)


@mistake(
    "BAT-07",
    of="minibatch_gradients",
    title="Rows with the targets of other rows",
    hints=("Is y picked with the same row numbers as X?",),
    feedback="This is what comes out when X is picked by indices and y is taken from the top: rows and targets do not "
    "belong together. Use indices for both.",
)
def other_targets(X, y, W, b, indices):
    rows = X[indices]
    errors = rows @ W + b - y[: len(indices)]
    return rows.T @ errors / len(indices), np.mean(errors)


@mistake(
    "BAT-19",
    of="minibatch_gradients",
    title="The row numbers sorted in place",
    hints=("Look at indices after the call: is it still in its order?",),
    feedback="This is what comes out when the function changes the array indices that it was given. Its gradient is "
    "right, but the caller's array must stay as it was: sort a copy, or do not sort.",
)
def indices_sorted(X, y, W, b, indices):
    indices.sort()
    rows = X[indices]
    errors = rows @ W + b - y[indices]
    return rows.T @ errors / len(indices), np.mean(errors)


@mistake(
    "GRAD-07",
    of="minibatch_gradients",
    title="y minus prediction",
    hints=("Which way round is the error in this exercise?",),
    feedback="This is what comes out when the error is taken as y - ŷ: both gradients have the opposite sign. The "
    "error is ŷ - y.",
)
def error_turned_round(X, y, W, b, indices):
    rows = X[indices]
    errors = y[indices] - rows @ W - b
    return rows.T @ errors / len(indices), np.mean(errors)


@mistake(
    "GRAD-02",
    of="minibatch_gradients",
    title="The gradient of twice the cost",
    hints=("Where does the 2 of the square go in half_mse?",),
    feedback="This is what comes out for the mean squared error without the half: twice the gradient. half_mse has "
    "1/(2n), and the 2 cancels: leave it out.",
)
def doubled(X, y, W, b, indices):
    rows = X[indices]
    errors = rows @ W + b - y[indices]
    return 2 * rows.T @ errors / len(indices), 2 * np.mean(errors)


@mistake(
    "GRAD-09",
    of="minibatch_gradients",
    title="Only dW averaged",
    hints=("Is db a mean, too?",),
    feedback="This is what comes out when dW is divided by the batch's size and db is not. Both are means over the "
    "batch: divide db as well.",
)
def bias_summed(X, y, W, b, indices):
    rows = X[indices]
    errors = rows @ W + b - y[indices]
    return rows.T @ errors / len(indices), np.sum(errors)


@mistake(
    "GRAD-16",
    of="minibatch_gradients",
    title="Prediction without the bias",
    hints=("What is ŷ for a row of zeros?",),
    feedback="This is what comes out when b is left out of the prediction. The error is X W + b - y.",
)
def without_bias(X, y, W, b, indices):
    rows = X[indices]
    errors = rows @ W - y[indices]
    return rows.T @ errors / len(indices), np.mean(errors)


# ------------------------------------------------------------------------------------------------------------- train


def half_mse(X, y, W, b):
    return np.sum((X @ W + b - y) ** 2) / (2 * len(y))


@mistake(
    "BAT-01",
    of="train",
    title="Short batches skipped",
    hints=("Which rows are in no update of an epoch?",),
    feedback="This is what comes out when a batch with fewer than batch_size rows is passed over. It is a batch like "
    "any other: one update with the mean over its rows.",
)
def short_skipped(X, y, learning_rate, epochs, batch_size, seed=0):
    n, m = X.shape
    W, b, costs = np.zeros(m), 0.0, np.empty(epochs)
    for k in range(epochs):
        for indices in epoch_batches(n, batch_size, seed + k):
            if len(indices) == batch_size:
                dW, db = minibatch_gradients(X, y, W, b, indices)
                W, b = W - learning_rate * dW, b - learning_rate * db
        costs[k] = half_mse(X, y, W, b)
    return W, b, costs


@mistake(
    "BAT-05",
    of="train",
    title="The same batches in every epoch",
    hints=("Which seed does your second epoch use?",),
    feedback="This is what comes out when every epoch walks the batches of the first one. Epoch k takes "
    "epoch_batches(n, batch_size, seed + k): a new order each time.",
)
def same_batches(X, y, learning_rate, epochs, batch_size, seed=0):
    n, m = X.shape
    W, b, costs = np.zeros(m), 0.0, np.empty(epochs)
    for k in range(epochs):
        for indices in epoch_batches(n, batch_size, seed):
            dW, db = minibatch_gradients(X, y, W, b, indices)
            W, b = W - learning_rate * dW, b - learning_rate * db
        costs[k] = half_mse(X, y, W, b)
    return W, b, costs


@mistake(
    "BAT-66",
    of="train",
    title="Epochs counted from 1",
    hints=("Which seed does your very first epoch use?",),
    feedback="This is what comes out when the first epoch takes the batches of seed + 1. Epoch k is counted from 0: "
    "the first one takes those of seed itself.",
)
def epochs_from_one(X, y, learning_rate, epochs, batch_size, seed=0):
    n, m = X.shape
    W, b, costs = np.zeros(m), 0.0, np.empty(epochs)
    for k in range(epochs):
        for indices in epoch_batches(n, batch_size, seed + k + 1):
            dW, db = minibatch_gradients(X, y, W, b, indices)
            W, b = W - learning_rate * dW, b - learning_rate * db
        costs[k] = half_mse(X, y, W, b)
    return W, b, costs


@mistake(
    "BAT-70",
    of="train",
    title="Later epochs take other batches",
    hints=("Does your second epoch walk epoch_batches(n, batch_size, seed + 1)?",),
    feedback="This is what comes out when the first epoch is right and the later ones take other batches, as with one "
    "generator that runs on. Epoch k takes those of epoch_batches(n, batch_size, seed + k).",
)
def one_generator(X, y, learning_rate, epochs, batch_size, seed=0):
    n, m = X.shape
    W, b, costs = np.zeros(m), 0.0, np.empty(epochs)
    rng = np.random.default_rng(seed)
    for k in range(epochs):
        order = rng.permutation(n)
        for start in range(0, n, batch_size):
            dW, db = minibatch_gradients(X, y, W, b, order[start : start + batch_size])
            W, b = W - learning_rate * dW, b - learning_rate * db
        costs[k] = half_mse(X, y, W, b)
    return W, b, costs


@mistake(
    "BAT-07",
    of="train",
    title="Rows shuffled, targets not",
    hints=("Which entries of y belong to the rows of your second batch?",),
    feedback="This is what comes out when the batches pick shuffled rows of X and take y in the order of the file: "
    "rows and targets have come apart. Pick both with the same row numbers.",
)
def targets_in_file_order(X, y, learning_rate, epochs, batch_size, seed=0):
    n, m = X.shape
    W, b, costs = np.zeros(m), 0.0, np.empty(epochs)
    for k in range(epochs):
        start = 0
        for indices in epoch_batches(n, batch_size, seed + k):
            errors = X[indices] @ W + b - y[start : start + len(indices)]
            W, b = W - learning_rate * X[indices].T @ errors / len(indices), b - learning_rate * np.mean(errors)
            start += len(indices)
        costs[k] = half_mse(X, y, W, b)
    return W, b, costs


@mistake(
    "BAT-09",
    of="train",
    title="Steps divided by n instead of the batch's size",
    hints=("By what is your sum divided, and how many rows are in the batch?",),
    feedback="This is what comes out when the sum over a batch is divided by the number of all rows: every step is too "
    "short. The gradient is the mean over the batch: divide by len(indices).",
)
def steps_over_all(X, y, learning_rate, epochs, batch_size, seed=0):
    n, m = X.shape
    W, b, costs = np.zeros(m), 0.0, np.empty(epochs)
    for k in range(epochs):
        for indices in epoch_batches(n, batch_size, seed + k):
            errors = X[indices] @ W + b - y[indices]
            W, b = W - learning_rate * X[indices].T @ errors / n, b - learning_rate * np.sum(errors) / n
        costs[k] = half_mse(X, y, W, b)
    return W, b, costs


@mistake(
    "BAT-10",
    of="train",
    title="The short batch divided by batch_size",
    hints=("Cut 11 rows into batches of 4: how many rows are in the last one?",),
    feedback="This is what comes out when the sum over the short last batch is divided by batch_size. Divide by the "
    "number of rows that are in it: len(indices).",
)
def short_over_batch_size(X, y, learning_rate, epochs, batch_size, seed=0):
    n, m = X.shape
    W, b, costs = np.zeros(m), 0.0, np.empty(epochs)
    for k in range(epochs):
        for indices in epoch_batches(n, batch_size, seed + k):
            errors = X[indices] @ W + b - y[indices]
            W = W - learning_rate * X[indices].T @ errors / batch_size
            b = b - learning_rate * np.sum(errors) / batch_size
        costs[k] = half_mse(X, y, W, b)
    return W, b, costs


@mistake(
    "BAT-11",
    of="train",
    title="One update at the end of the epoch",
    hints=("How often do W and b change in one epoch?",),
    feedback="This is what comes out when the gradients of all batches are added up and applied once an epoch. Update "
    "after every batch: the next one sees the moved W and b.",
)
def at_the_end(X, y, learning_rate, epochs, batch_size, seed=0):
    n, m = X.shape
    W, b, costs = np.zeros(m), 0.0, np.empty(epochs)
    for k in range(epochs):
        slopes = [minibatch_gradients(X, y, W, b, indices) for indices in epoch_batches(n, batch_size, seed + k)]
        W = W - learning_rate * sum(dW for dW, _ in slopes)
        b = b - learning_rate * sum(db for _, db in slopes)
        costs[k] = half_mse(X, y, W, b)
    return W, b, costs


@mistake(
    "BAT-12",
    of="train",
    title="Mean of the batches' costs",
    hints=(
        "How much does each row of the short batch count in your mean?",
        "With which W and b is each batch's cost computed?",
    ),
    feedback="This is what comes out when the costs of the batches are averaged: the rows of a short batch count too "
    "much, and during the epoch each batch saw another W and b. Compute half_mse over all rows after the "
    "epoch.",
)
def mean_of_means(X, y, learning_rate, epochs, batch_size, seed=0):
    n, m = X.shape
    W, b, costs = np.zeros(m), 0.0, np.empty(epochs)
    for k in range(epochs):
        seen = []
        for indices in epoch_batches(n, batch_size, seed + k):
            seen.append(half_mse(X[indices], y[indices], W, b))
            dW, db = minibatch_gradients(X, y, W, b, indices)
            W, b = W - learning_rate * dW, b - learning_rate * db
        costs[k] = np.mean(seen)
    return W, b, costs


@mistake(
    "STEP-14",
    of="train",
    title="Costs before the epoch instead of after it",
    hints=("Which cost is your first one: that of zeros?",),
    feedback="This is what comes out when each cost is computed before the epoch's updates. costs[0] belongs to the W "
    "and b after the first epoch.",
)
def costs_before(X, y, learning_rate, epochs, batch_size, seed=0):
    n, m = X.shape
    W, b, costs = np.zeros(m), 0.0, np.empty(epochs)
    for k in range(epochs):
        costs[k] = half_mse(X, y, W, b)
        for indices in epoch_batches(n, batch_size, seed + k):
            dW, db = minibatch_gradients(X, y, W, b, indices)
            W, b = W - learning_rate * dW, b - learning_rate * db
    return W, b, costs


@mistake(
    "STEP-13",
    of="train",
    title="The cost at the start counted in",
    hints=("How many costs are asked for after 3 epochs?",),
    feedback="This is what comes out when the cost of the starting point is recorded, too: epochs + 1 costs. Here the "
    "first one belongs to the end of the first epoch.",
)
def start_counted_in(X, y, learning_rate, epochs, batch_size, seed=0):
    n, m = X.shape
    W, b = np.zeros(m), 0.0
    costs = [half_mse(X, y, W, b)]
    for k in range(epochs):
        for indices in epoch_batches(n, batch_size, seed + k):
            dW, db = minibatch_gradients(X, y, W, b, indices)
            W, b = W - learning_rate * dW, b - learning_rate * db
        costs.append(half_mse(X, y, W, b))
    return W, b, np.array(costs)


@mistake(
    "BAT-18",
    of="train",
    title="One cost for each update",
    hints=("How many costs do you return for 3 epochs, and how many updates were there?",),
    feedback="This is what comes out when a cost is recorded after every update. One for each epoch is asked for, "
    "after its last update.",
)
def cost_for_each_update(X, y, learning_rate, epochs, batch_size, seed=0):
    n, m = X.shape
    W, b, costs = np.zeros(m), 0.0, []
    for k in range(epochs):
        for indices in epoch_batches(n, batch_size, seed + k):
            dW, db = minibatch_gradients(X, y, W, b, indices)
            W, b = W - learning_rate * dW, b - learning_rate * db
            costs.append(half_mse(X, y, W, b))
    return W, b, np.array(costs)


@mistake(
    "BAT-65",
    of="train",
    title="The cost of the last batch only",
    hints=("Over how many rows is your cost?",),
    feedback="This is what comes out when the cost is computed from the rows of the last batch. Take half_mse over all "
    "the data.",
)
def cost_of_last_batch(X, y, learning_rate, epochs, batch_size, seed=0):
    n, m = X.shape
    W, b, costs = np.zeros(m), 0.0, np.empty(epochs)
    for k in range(epochs):
        for indices in epoch_batches(n, batch_size, seed + k):
            dW, db = minibatch_gradients(X, y, W, b, indices)
            W, b = W - learning_rate * dW, b - learning_rate * db
        costs[k] = half_mse(X[indices], y[indices], W, b)
    return W, b, costs


@mistake(
    "COST-02",
    of="train",
    title="Costs without the half",
    hints=("What is the factor before the sum in half_mse?",),
    feedback="This is what comes out when the mean squared error is recorded: twice half_mse. Divide the sum of "
    "squares by 2n.",
)
def costs_doubled(X, y, learning_rate, epochs, batch_size, seed=0):
    n, m = X.shape
    W, b, costs = np.zeros(m), 0.0, np.empty(epochs)
    for k in range(epochs):
        for indices in epoch_batches(n, batch_size, seed + k):
            dW, db = minibatch_gradients(X, y, W, b, indices)
            W, b = W - learning_rate * dW, b - learning_rate * db
        costs[k] = 2 * half_mse(X, y, W, b)
    return W, b, costs


@mistake(
    "BAT-13",
    of="train",
    title="One update in each epoch",
    hints=("How many updates does an epoch of 11 rows in batches of 4 make?",),
    feedback="This is what comes out when each epoch uses only its first batch. An epoch walks all of its batches, "
    "with one update for each.",
)
def one_batch_an_epoch(X, y, learning_rate, epochs, batch_size, seed=0):
    n, m = X.shape
    W, b, costs = np.zeros(m), 0.0, np.empty(epochs)
    for k in range(epochs):
        dW, db = minibatch_gradients(X, y, W, b, epoch_batches(n, batch_size, seed + k)[0])
        W, b = W - learning_rate * dW, b - learning_rate * db
        costs[k] = half_mse(X, y, W, b)
    return W, b, costs


@mistake(
    "BAT-15",
    of="train",
    title="The first batch for every update",
    hints=("Does the batch change inside your inner loop?",),
    feedback="This is what comes out when every update of an epoch uses the epoch's first batch. Take the next batch "
    "for the next update.",
)
def first_batch_again(X, y, learning_rate, epochs, batch_size, seed=0):
    n, m = X.shape
    W, b, costs = np.zeros(m), 0.0, np.empty(epochs)
    for k in range(epochs):
        batches = epoch_batches(n, batch_size, seed + k)
        for _ in batches:
            dW, db = minibatch_gradients(X, y, W, b, batches[0])
            W, b = W - learning_rate * dW, b - learning_rate * db
        costs[k] = half_mse(X, y, W, b)
    return W, b, costs


@mistake(
    "BAT-49",
    of="train",
    title="All rows in every update",
    hints=("Do your updates change with the batch?",),
    feedback="This is what comes out when every update uses the gradient of the whole data set. Each update takes the "
    "rows of its own batch.",
)
def all_rows_always(X, y, learning_rate, epochs, batch_size, seed=0):
    n, m = X.shape
    W, b, costs = np.zeros(m), 0.0, np.empty(epochs)
    for k in range(epochs):
        for _ in epoch_batches(n, batch_size, seed + k):
            dW, db = minibatch_gradients(X, y, W, b, np.arange(n))
            W, b = W - learning_rate * dW, b - learning_rate * db
        costs[k] = half_mse(X, y, W, b)
    return W, b, costs


@mistake(
    "STEP-17",
    of="train",
    title="Every epoch from zero",
    hints=("Where do W and b become zero: before both loops, or inside the outer one?",),
    feedback="This is what comes out when W and b are set to zero at the start of every epoch: nothing is kept. Set "
    "them once, before the loops.",
)
def from_zero_again(X, y, learning_rate, epochs, batch_size, seed=0):
    n, m = X.shape
    costs = np.empty(epochs)
    for k in range(epochs):
        W, b = np.zeros(m), 0.0
        for indices in epoch_batches(n, batch_size, seed + k):
            dW, db = minibatch_gradients(X, y, W, b, indices)
            W, b = W - learning_rate * dW, b - learning_rate * db
        costs[k] = half_mse(X, y, W, b)
    return W, b, costs


@mistake(
    "STEP-01",
    of="train",
    title="Uphill",
    hints=("Does your cost fall from epoch to epoch?",),
    feedback="This is what comes out when the gradient is added: the cost climbs. Subtract it.",
)
def uphill(X, y, learning_rate, epochs, batch_size, seed=0):
    n, m = X.shape
    W, b, costs = np.zeros(m), 0.0, np.empty(epochs)
    for k in range(epochs):
        for indices in epoch_batches(n, batch_size, seed + k):
            dW, db = minibatch_gradients(X, y, W, b, indices)
            W, b = W + learning_rate * dW, b + learning_rate * db
        costs[k] = half_mse(X, y, W, b)
    return W, b, costs


@mistake(
    "STEP-02",
    of="train",
    title="b updated with the moved W",
    hints=("Which W does the gradient of b see?",),
    feedback="This is what comes out when W moves first and the gradient of b is taken at the new W. Take both "
    "gradients at the same point, then move both.",
)
def weights_first(X, y, learning_rate, epochs, batch_size, seed=0):
    n, m = X.shape
    W, b, costs = np.zeros(m), 0.0, np.empty(epochs)
    for k in range(epochs):
        for indices in epoch_batches(n, batch_size, seed + k):
            W = W - learning_rate * minibatch_gradients(X, y, W, b, indices)[0]
            b = b - learning_rate * minibatch_gradients(X, y, W, b, indices)[1]
        costs[k] = half_mse(X, y, W, b)
    return W, b, costs


@mistake(
    "BAT-19",
    of="train",
    title="The caller's data shuffled",
    hints=("Look at X after the call: is its first row still the first?",),
    feedback="This is what comes out when X and y themselves are shuffled in every epoch: the caller's data have "
    "changed. Pick rows by their numbers instead.",
)
def in_place(X, y, learning_rate, epochs, batch_size, seed=0):
    n, m = X.shape
    W, b, costs = np.zeros(m), 0.0, np.empty(epochs)
    lying = np.arange(n)  # the row that lies in each place by now
    for k in range(epochs):
        order = np.concatenate(epoch_batches(n, batch_size, seed + k))
        now = np.argsort(lying)[order]
        X[:], y[:], lying = X[now], y[now], order
        for start in range(0, n, batch_size):
            dW, db = minibatch_gradients(X, y, W, b, np.arange(start, min(start + batch_size, n)))
            W, b = W - learning_rate * dW, b - learning_rate * db
        costs[k] = half_mse(X, y, W, b)
    return W, b, costs


LEFT_OUT = {
    "BAT-17": "a belief about noisy gradients, not code (the handout's experiment, and a quiz question)",
}
# Of `train`, BAT-06 is left out as well: it gives the same values as BAT-05. A fixed seed is named for `epoch_batches`.
