"""Known wrong functions of 08-splits, each with what a tutor would say about it."""

import numpy as np
from splits import split_sizes

from grader.suite import mistake

# ------------------------------------------------------------------------------------------------------- split_sizes


@mistake(
    "SPLT-01",
    of="split_sizes",
    title="All three sizes rounded down",
    hints=(
        "Add up your three sizes for n = 13.",
        "Which part could take what rounding left over?",
    ),
    feedback="This is what comes out when all three shares are rounded down: for most n some examples belong to no "
    "part. Round two of them and give the rest to the third.",
)
def all_down(n, fractions=(0.6, 0.2, 0.2)):
    return tuple(int(n * fraction) for fraction in fractions)


@mistake(
    "SPLT-02",
    of="split_sizes",
    title="Each size rounded to nearest on its own",
    hints=(
        "Add up your three sizes for n = 13, then for n = 12.",
        "Can three roundings know of each other?",
    ),
    feedback="This is what comes out when three shares are rounded independently: the total is sometimes n + 1, "
    "sometimes n - 1. Let the last size be n minus the other two.",
)
def all_nearest(n, fractions=(0.6, 0.2, 0.2)):
    return tuple(round(n * fraction) for fraction in fractions)


@mistake(
    "SPLT-42",
    of="split_sizes",
    title="All three sizes rounded up",
    hints=("Add up your three sizes for n = 11.",),
    feedback="This is what comes out when all three shares are rounded up: together they are more than there are "
    "examples. Round two of them and give the rest to the third.",
)
def all_up(n, fractions=(0.6, 0.2, 0.2)):
    return tuple(int(np.ceil(n * fraction - 1e-9)) for fraction in fractions)


@mistake(
    "SPLT-07",
    of="split_sizes",
    title="Validation share taken of what the test set left",
    hints=(
        "How large is your validation part for n = 100?",
        "20 % of which number?",
    ),
    feedback="This is what comes out when the validation share is taken of the remainder: 16 of 100 instead of 20. "
    "Every fraction is a fraction of the whole n.",
)
def of_the_remainder(n, fractions=(0.6, 0.2, 0.2)):
    n_test = int(n * fractions[2])
    n_validation = int((n - n_test) * fractions[1])
    return n - n_test - n_validation, n_validation, n_test


@mistake(
    "SPLT-08",
    of="split_sizes",
    title="Fractions in the opposite order",
    hints=("Which of your parts is the largest for 60/20/20?",),
    feedback="This is what comes out when the fractions are read backwards: the test set gets the share of the "
    "training set. The order is training, validation, test.",
)
def backwards(n, fractions=(0.6, 0.2, 0.2)):
    n_test, n_validation = int(n * fractions[0]), int(n * fractions[1])
    return n - n_test - n_validation, n_validation, n_test


@mistake(
    "SPLT-15",
    of="split_sizes",
    title="Fractions compared with 1 exactly",
    hints=("What does Python say to 0.7 + 0.2 + 0.1 == 1?",),
    feedback="This is what comes out when the sum of the fractions is compared with 1 by ==: 0.7 + 0.2 + 0.1 is "
    "0.9999999999999999 and is refused. Compare with a tolerance, or not at all.",
)
def exact_sum(n, fractions=(0.6, 0.2, 0.2)):
    if sum(fractions) != 1:
        raise ValueError("fractions must add up to 1")
    n_train, n_validation = int(n * fractions[0]), int(n * fractions[1])
    return n_train, n_validation, n - n_train - n_validation


@mistake(
    "SPLT-17",
    of="split_sizes",
    title="Fractions cut to whole per cent",
    hints=("What is int(0.29 * 100) in Python?",),
    feedback="This is what comes out when a fraction is cut to whole per cent first: 0.29 * 100 is 28.999999999999996 "
    "and becomes 28. Multiply n by the fraction, then round once.",
)
def whole_per_cent(n, fractions=(0.6, 0.2, 0.2)):
    n_train, n_validation = n * int(100 * fractions[0]) // 100, n * int(100 * fractions[1]) // 100
    return n_train, n_validation, n - n_train - n_validation


@mistake(
    "SPLT-40",
    of="split_sizes",
    title="Shares that are not rounded",
    hints=("Is 12.5 a number of examples?",),
    feedback="This is what comes out when n times the fraction is returned as it is. A size counts examples: make "
    "whole numbers of the first two and give the rest to the third.",
)
def not_rounded(n, fractions=(0.6, 0.2, 0.2)):
    return tuple(n * fraction for fraction in fractions)


@mistake(
    "SPLT-41",
    of="split_sizes",
    title="Always 60, 20 and 20 per cent",
    hints=("What do you return for fractions=(0.5, 0.25, 0.25)?",),
    feedback="This is what comes out when 0.6 and 0.2 are written into the function: other fractions change nothing. "
    "Take them from the argument.",
)
def always_the_usual(n, fractions=(0.6, 0.2, 0.2)):
    n_train, n_validation = int(n * 0.6), int(n * 0.2)
    return n_train, n_validation, n - n_train - n_validation


@mistake(
    "SPLT-43",
    of="split_sizes",
    title="Cut points instead of sizes",
    hints=(
        "Add up your three numbers.",
        "Is your last number always n?",
    ),
    feedback="This is what comes out when the places of the cuts are returned, each counted from the first example. A "
    "size is the distance from one cut to the next.",
)
def cut_points(n, fractions=(0.6, 0.2, 0.2)):
    first = int(n * fractions[0])
    return first, first + int(n * fractions[1]), n


# ---------------------------------------------------------------------------------------- train_validation_test_split


@mistake(
    "SPLT-01",
    of="train_validation_test_split",
    title="Rows lost to rounding",
    hints=("Count the rows of your three parts together, for 13 examples.",),
    feedback="This is what comes out when each of the three parts is cut with a size rounded down: some rows are in no "
    "part. Use the sizes of split_sizes.",
)
def rows_lost(X, y, fractions=(0.6, 0.2, 0.2), seed=0):
    a, b, c = (int(len(y) * fraction) for fraction in fractions)
    order = np.random.default_rng(seed).permutation(len(y))
    train, validation, test = order[:a], order[a : a + b], order[a + b : a + b + c]
    return X[train], y[train], X[validation], y[validation], X[test], y[test]


@mistake(
    "SPLT-03",
    of="train_validation_test_split",
    title="Cut without shuffling",
    hints=("If the file is sorted by price, what does your test set hold?",),
    feedback="This is what comes out when the rows are cut in the order of the file: from a sorted file the parts are "
    "not comparable. Shuffle the row numbers first.",
)
def not_shuffled(X, y, fractions=(0.6, 0.2, 0.2), seed=0):
    a, b, _ = split_sizes(len(y), fractions)
    train, validation, test = np.split(np.arange(len(y)), [a, a + b])
    return X[train], y[train], X[validation], y[validation], X[test], y[test]


@mistake(
    "SPLT-49",
    of="train_validation_test_split",
    title="Shuffled only after the cut",
    hints=("Can the last row of the file ever be in your training set?",),
    feedback="This is what comes out when the file is cut first and each part is shuffled by itself: the parts hold "
    "the same rows for every seed. Shuffle all row numbers, then cut.",
)
def shuffled_after_the_cut(X, y, fractions=(0.6, 0.2, 0.2), seed=0):
    a, b, _ = split_sizes(len(y), fractions)
    rng = np.random.default_rng(seed)
    train, validation, test = (rng.permutation(part) for part in np.split(np.arange(len(y)), [a, a + b]))
    return X[train], y[train], X[validation], y[validation], X[test], y[test]


@mistake(
    "SPLT-04",
    of="train_validation_test_split",
    title="X and y shuffled separately",
    hints=(
        "Does the first row of X_train still have its own price?",
        "How many shuffled lists of row numbers are there?",
    ),
    feedback="This is what comes out when X and y are shuffled by two different orders: the rows have lost their "
    "targets. Draw one order of row numbers and pick from both with it.",
)
def shuffled_separately(X, y, fractions=(0.6, 0.2, 0.2), seed=0):
    a, b, _ = split_sizes(len(y), fractions)
    rng = np.random.default_rng(seed)
    X, y = X[rng.permutation(len(y))], y[rng.permutation(len(y))]
    return X[:a], y[:a], X[a : a + b], y[a : a + b], X[a + b :], y[a + b :]


@mistake(
    "SPLT-05",
    of="train_validation_test_split",
    title="Slices that overlap",
    hints=(
        "In which parts is the last row of your training set?",
        "Where does a Python slice end?",
    ),
    feedback="This is what comes out when a part begins one row before the last one ended: a row is in two parts. A "
    "slice leaves out its end, so the next one begins at the same number.",
)
def overlapping(X, y, fractions=(0.6, 0.2, 0.2), seed=0):
    a, b, _ = split_sizes(len(y), fractions)
    order = np.random.default_rng(seed).permutation(len(y))
    train, validation, test = order[:a], order[a - 1 : a + b], order[a + b - 1 :]
    return X[train], y[train], X[validation], y[validation], X[test], y[test]


@mistake(
    "SPLT-06",
    of="train_validation_test_split",
    title="Each part drawn from all rows",
    hints=("Can a row be drawn for two parts?",),
    feedback="This is what comes out when each part is drawn from all the rows anew: some rows are in several parts, "
    "others in none. Draw one permutation and cut it.",
)
def drawn_independently(X, y, fractions=(0.6, 0.2, 0.2), seed=0):
    rng = np.random.default_rng(seed)
    train, validation, test = (rng.choice(len(y), size, replace=False) for size in split_sizes(len(y), fractions))
    return X[train], y[train], X[validation], y[validation], X[test], y[test]


@mistake(
    "SPLT-07",
    of="train_validation_test_split",
    title="A share of the rest instead of a share of the whole",
    hints=("How many validation rows do you get for 100 examples?",),
    feedback="This is what comes out when the test set is cut off first and the validation fraction is taken of what "
    "remains. 20 % of the whole is 25 % of the remaining 80 %: use split_sizes.",
)
def two_stages(X, y, fractions=(0.6, 0.2, 0.2), seed=0):
    order = np.random.default_rng(seed).permutation(len(y))
    n_test = int(len(y) * fractions[2])
    rest, test = order[n_test:], order[:n_test]
    n_validation = int(len(rest) * fractions[1])
    train, validation = rest[n_validation:], rest[:n_validation]
    return X[train], y[train], X[validation], y[validation], X[test], y[test]


@mistake(
    "SPLT-09",
    of="train_validation_test_split",
    title="The seed is not used",
    hints=("Call it twice with the same seed: are the results equal?",),
    feedback="This is what comes out when the shuffling does not start from the seed: every call gives another split, "
    "and nobody can repeat your experiment. Give the seed to the generator.",
)
def unseeded(X, y, fractions=(0.6, 0.2, 0.2), seed=0):
    a, b, _ = split_sizes(len(y), fractions)
    train, validation, test = np.split(np.random.default_rng().permutation(len(y)), [a, a + b])
    return X[train], y[train], X[validation], y[validation], X[test], y[test]


@mistake(
    "SPLT-10",
    of="train_validation_test_split",
    title="Always the same seed",
    hints=("Does seed=1 give another split than seed=2?",),
    feedback="This is what comes out when the generator is started with a fixed number: every seed gives the same "
    "split. Start it with the argument seed.",
)
def fixed_seed(X, y, fractions=(0.6, 0.2, 0.2), seed=0):
    a, b, _ = split_sizes(len(y), fractions)
    train, validation, test = np.split(np.random.default_rng(0).permutation(len(y)), [a, a + b])
    return X[train], y[train], X[validation], y[validation], X[test], y[test]


@mistake(
    "SPLT-11",
    of="train_validation_test_split",
    title="The caller's arrays shuffled",
    hints=("Look at X after the call: is its first row still the first?",),
    feedback="This is what comes out when X and y themselves are shuffled: the caller's data have changed. Shuffle row "
    "numbers and pick with them.",
)
def in_place(X, y, fractions=(0.6, 0.2, 0.2), seed=0):
    a, b, _ = split_sizes(len(y), fractions)
    order = np.random.default_rng(seed).permutation(len(y))
    X[:], y[:] = X[order], y[order]
    return X[:a], y[:a], X[a : a + b], y[a : a + b], X[a + b :], y[a + b :]


@mistake(
    "SPLT-12",
    of="train_validation_test_split",
    title="Training data handed out as validation data",
    hints=("Is any validation row a training row as well?",),
    feedback="This is what comes out when the training part is returned twice: a validation cost on it says nothing "
    "about unseen examples. The second part starts where the first one ends.",
)
def training_twice(X, y, fractions=(0.6, 0.2, 0.2), seed=0):
    a, b, _ = split_sizes(len(y), fractions)
    train, _, test = np.split(np.random.default_rng(seed).permutation(len(y)), [a, a + b])
    return X[train], y[train], X[train], y[train], X[test], y[test]


@mistake(
    "SPLT-41",
    of="train_validation_test_split",
    title="The fractions are not used",
    hints=("What happens with fractions=(0.5, 0.2, 0.3)?",),
    feedback="This is what comes out when the sizes are always those of 60, 20 and 20 %. Hand the argument fractions "
    "on to split_sizes.",
)
def fractions_unused(X, y, fractions=(0.6, 0.2, 0.2), seed=0):
    a, b, _ = split_sizes(len(y))
    train, validation, test = np.split(np.random.default_rng(seed).permutation(len(y)), [a, a + b])
    return X[train], y[train], X[validation], y[validation], X[test], y[test]


@mistake(
    "SPLT-44",
    of="train_validation_test_split",
    title="First all inputs, then all targets",
    hints=("Which result comes second?",),
    feedback="This is what comes out when the three X parts are returned before the three y parts. The order asked for "
    "is X_train, y_train, X_validation, y_validation, X_test, y_test.",
)
def inputs_first(X, y, fractions=(0.6, 0.2, 0.2), seed=0):
    a, b, _ = split_sizes(len(y), fractions)
    train, validation, test = np.split(np.random.default_rng(seed).permutation(len(y)), [a, a + b])
    return X[train], X[validation], X[test], y[train], y[validation], y[test]


@mistake(
    "SPLT-45",
    of="train_validation_test_split",
    title="Validation and test set exchanged",
    hints=("With fractions (0.5, 0.2, 0.3): which part has 30 %?",),
    feedback="This is what comes out when the test set is returned where the validation set belongs. With 60/20/20 "
    "nobody notices; the order is training, validation, test.",
)
def exchanged(X, y, fractions=(0.6, 0.2, 0.2), seed=0):
    a, b, _ = split_sizes(len(y), fractions)
    train, validation, test = np.split(np.random.default_rng(seed).permutation(len(y)), [a, a + b])
    return X[train], y[train], X[test], y[test], X[validation], y[validation]


# -------------------------------------------------------------------------------------------------------- best_epoch


@mistake(
    "SPLT-50",
    of="best_epoch",
    title="The last of equally low costs",
    hints=("Which index do you give for 3, 1, 2, 1?",),
    feedback="This is what comes out when a later, equally low cost replaces the earlier one. The first is asked for: "
    "the same quality after less training.",
)
def last_of_equals(validation_costs):
    best = 0
    for k in range(len(validation_costs)):
        if validation_costs[k] <= validation_costs[best]:
            best = k
    return best


@mistake(
    "SPLT-51",
    of="best_epoch",
    title="The lowest cost instead of its epoch",
    hints=("Is your result a cost or a place in the list?",),
    feedback="This is what comes out when the lowest cost itself is returned. The place where it stands is asked for: "
    "its index.",
)
def lowest_cost(validation_costs):
    return min(validation_costs)


@mistake(
    "SPLT-52",
    of="best_epoch",
    title="Epochs counted from 1",
    hints=("What do you return when the very first cost is the lowest?",),
    feedback="This is what comes out when epochs are counted from 1. Here the first epoch is epoch 0, as in Python's "
    "lists.",
)
def counted_from_one(validation_costs):
    return int(np.argmin(validation_costs)) + 1


@mistake(
    "SPLT-53",
    of="best_epoch",
    title="The highest cost",
    hints=("Is a high cost good?",),
    feedback="This is what comes out when the highest cost is looked for. A cost measures how wrong the model is: look "
    "for the lowest.",
)
def highest(validation_costs):
    return int(np.argmax(validation_costs))


@mistake(
    "STEP-20",
    of="best_epoch",
    title="Stopped at the first rise",
    hints=("Can the cost fall again after it has risen once?",),
    feedback="This is what comes out when the search ends as soon as the cost rises. Validation costs go up and down: "
    "look through all of them.",
)
def first_rise(validation_costs):
    k = 0
    while k + 1 < len(validation_costs) and validation_costs[k + 1] <= validation_costs[k]:
        k += 1
    return int(np.argmin(validation_costs[: k + 1]))


@mistake(
    "SPLT-55",
    of="best_epoch",
    title="The last epoch",
    hints=("Is more training always better?",),
    feedback="This is what comes out when the last epoch is taken for the best one. On unseen examples the model may "
    "have been better before: find the lowest validation cost.",
)
def last_epoch(validation_costs):
    return len(validation_costs) - 1


# ------------------------------------------------------------------------------------------------- generalization_gap


@mistake(
    "SPLT-60",
    of="generalization_gap",
    title="Training minus validation",
    hints=("What sign does the gap of a model that memorises have?",),
    feedback="This is what comes out when the validation cost is subtracted from the training cost. The gap is "
    "positive when unseen examples cost more: validation minus training.",
)
def gap_backwards(train_cost, validation_cost):
    return train_cost - validation_cost


@mistake(
    "SPLT-61",
    of="generalization_gap",
    title="The gap without its sign",
    hints=("Can the validation cost be the lower one?",),
    feedback="This is what comes out when the absolute value is taken. A validation cost below the training cost gives "
    "a negative gap: keep the sign.",
)
def gap_without_sign(train_cost, validation_cost):
    return abs(validation_cost - train_cost)


@mistake(
    "SPLT-62",
    of="generalization_gap",
    title="A ratio instead of a difference",
    hints=("What is the gap of two equal costs?",),
    feedback="This is what comes out when the costs are divided. The gap is their difference: 0 when both are equal.",
)
def gap_as_ratio(train_cost, validation_cost):
    return validation_cost / train_cost


@mistake(
    "SPLT-63",
    of="generalization_gap",
    title="The gap as a share of the training cost",
    hints=("Is there a division in the definition?",),
    feedback="This is what comes out when the difference is divided by the training cost. The gap is the plain "
    "difference.",
)
def gap_as_share(train_cost, validation_cost):
    return (validation_cost - train_cost) / train_cost


# ---------------------------------------------------------------------------------------------------- is_overfitting


@mistake(
    "CON-12",
    of="is_overfitting",
    title="Any gap taken for overfitting",
    hints=("Both curves may fall together with a gap between them: does the model still learn something useful?",),
    feedback="This is what comes out when the last validation cost is compared with the last training cost. A gap "
    "alone is no overfitting: ask whether the validation cost has stopped getting better.",
)
def any_gap(train_costs, validation_costs, patience):
    return bool(validation_costs[-1] > train_costs[-1])


@mistake(
    "SPLT-70",
    of="is_overfitting",
    title="Only the last two epochs compared",
    hints=("Where does patience come in?",),
    feedback="This is what comes out when the last costs are compared with those just before them, whatever the "
    "patience. Look at the last patience epochs together.",
)
def last_two(train_costs, validation_costs, patience):
    if len(train_costs) - patience < 1:
        return False
    return bool(train_costs[-1] < train_costs[-2] and validation_costs[-1] >= validation_costs[-2])


@mistake(
    "SPLT-72",
    of="is_overfitting",
    title="An equal validation cost taken for progress",
    hints=("Is a validation cost that only equals the old best one a new best?",),
    feedback="This is what comes out when > stands where ≥ belongs: reaching the old best cost again is no "
    "improvement, so it counts as overfitting.",
)
def strictly_worse(train_costs, validation_costs, patience):
    k = len(train_costs) - patience
    if k < 1:
        return False
    return bool(train_costs[-1] < train_costs[k - 1] and min(validation_costs[k:]) > min(validation_costs[:k]))


@mistake(
    "SPLT-73",
    of="is_overfitting",
    title="Only the validation costs looked at",
    hints=("When both curves rise, is the model memorising?",),
    feedback="This is what comes out when the training costs play no part. If they rise as well, the training itself "
    "goes wrong (a learning rate too large, say): that is no overfitting.",
)
def validation_alone(train_costs, validation_costs, patience):
    k = len(train_costs) - patience
    if k < 1:
        return False
    return bool(min(validation_costs[k:]) >= min(validation_costs[:k]))


@mistake(
    "SPLT-82",
    of="is_overfitting",
    title="Only the training costs looked at",
    hints=("Does a falling training cost alone say that the model memorises?",),
    feedback="This is what comes out when the validation costs play no part. A falling training cost is what training "
    "is for: ask as well whether the validation cost found a new best.",
)
def training_alone(train_costs, validation_costs, patience):
    k = len(train_costs) - patience
    return bool(k >= 1 and train_costs[-1] < train_costs[k - 1])


@mistake(
    "SPLT-74",
    of="is_overfitting",
    title="A window one epoch too long",
    hints=("How many epochs are in validation_costs[k:]?",),
    feedback="This is what comes out when the window holds patience + 1 epochs. The last "
    "patience epochs begin at place -patience, counted from the end.",
)
def window_too_long(train_costs, validation_costs, patience):
    k = len(train_costs) - patience - 1
    if k < 1:
        return False
    return bool(train_costs[-1] < train_costs[k - 1] and min(validation_costs[k:]) >= min(validation_costs[:k]))


@mistake(
    "SPLT-85",
    of="is_overfitting",
    title="Epoch k counted on both sides",
    hints=("Is validation_costs[k] inside the window or before it?",),
    feedback="This is what comes out when the costs before the window are taken up to index k inclusive: the window's "
    "first cost is compared with itself. Before the window is validation_costs[:k].",
)
def epoch_k_twice(train_costs, validation_costs, patience):
    k = len(train_costs) - patience
    if k < 1:
        return False
    return bool(train_costs[-1] < train_costs[k - 1] and min(validation_costs[k:]) >= min(validation_costs[: k + 1]))


@mistake(
    "SPLT-86",
    of="is_overfitting",
    title="A window one epoch too short",
    hints=("How many epochs are in validation_costs[k:]?",),
    feedback="This is what comes out when the window holds patience - 1 epochs. The last "
    "patience epochs begin at place -patience, counted from the end.",
)
def window_too_short(train_costs, validation_costs, patience):
    k = len(train_costs) - patience + 1
    if k < 1:
        return False
    return bool(train_costs[-1] < train_costs[k - 1] and min(validation_costs[k:]) >= min(validation_costs[:k]))


@mistake(
    "SPLT-83",
    of="is_overfitting",
    title="The training cost compared with the wrong epoch",
    hints=("Which epoch is the last one before the window: k or k - 1?",),
    feedback="This is what comes out when the last training cost is compared with the first one inside the window, "
    "train_costs[k]. The last one before it is train_costs[k - 1].",
)
def train_inside_the_window(train_costs, validation_costs, patience):
    k = len(train_costs) - patience
    if k < 1:
        return False
    return bool(train_costs[-1] < train_costs[k] and min(validation_costs[k:]) >= min(validation_costs[:k]))


@mistake(
    "SPLT-75",
    of="is_overfitting",
    title="Short trainings not set apart",
    hints=("What is k with 3 epochs and patience 5, and what does a negative index mean in Python?",),
    feedback="This is what comes out when the case k < 1 is left out: with k = 0 there is nothing before the window, "
    "and a negative k counts from the end. Return False there first.",
)
def short_not_set_apart(train_costs, validation_costs, patience):
    k = len(train_costs) - patience
    return bool(train_costs[-1] < train_costs[k - 1] and min(validation_costs[k:]) >= min(validation_costs[:k]))


@mistake(
    "SPLT-81",
    of="is_overfitting",
    title="One epoch before the window taken for too few",
    hints=("Can k = 1 already give True?",),
    feedback="This is what comes out when k = 1 is refused as well. One epoch before the window is enough to compare "
    "with: only k < 1 is too short.",
)
def one_is_too_few(train_costs, validation_costs, patience):
    k = len(train_costs) - patience
    if k <= 1:
        return False
    return bool(train_costs[-1] < train_costs[k - 1] and min(validation_costs[k:]) >= min(validation_costs[:k]))


@mistake(
    "SPLT-76",
    of="is_overfitting",
    title="End points compared instead of best costs",
    hints=("What if the validation cost had its best value in the middle of the window?",),
    feedback="This is what comes out when the last validation cost is compared with the one before the window. Compare "
    "the lowest costs of both sides: one new best inside the window is progress.",
)
def end_points(train_costs, validation_costs, patience):
    k = len(train_costs) - patience
    if k < 1:
        return False
    return bool(train_costs[-1] < train_costs[k - 1] and validation_costs[-1] >= validation_costs[k - 1])


@mistake(
    "SPLT-84",
    of="is_overfitting",
    title="Only the last validation cost compared with the best",
    hints=("What if the new best came two epochs ago?",),
    feedback="This is what comes out when only the very last validation cost is compared with the best one before the "
    "window. A new best anywhere in the window counts: take its minimum.",
)
def last_against_best(train_costs, validation_costs, patience):
    k = len(train_costs) - patience
    if k < 1:
        return False
    return bool(train_costs[-1] < train_costs[k - 1] and validation_costs[-1] >= min(validation_costs[:k]))


@mistake(
    "SPLT-77",
    of="is_overfitting",
    title="A rise in every epoch demanded",
    hints=("Must a noisy curve rise every single time?",),
    feedback="This is what comes out when the validation cost has to rise in every epoch of the window. It is enough "
    "that none of them is a new best.",
)
def rise_every_time(train_costs, validation_costs, patience):
    k = len(train_costs) - patience
    if k < 1:
        return False
    return bool(train_costs[-1] < train_costs[k - 1] and np.all(np.diff(validation_costs[k - 1 :]) > 0))


@mistake(
    "SPLT-78",
    of="is_overfitting",
    title="Either condition taken for enough",
    hints=("Is it 'and' or 'or'?",),
    feedback="This is what comes out when either condition alone suffices. Overfitting needs both: training still gets "
    "better and validation does not, so join them with 'and'.",
)
def either(train_costs, validation_costs, patience):
    k = len(train_costs) - patience
    if k < 1:
        return False
    return bool(train_costs[-1] < train_costs[k - 1] or min(validation_costs[k:]) >= min(validation_costs[:k]))


@mistake(
    "SPLT-79",
    of="is_overfitting",
    title="An equal training cost taken for progress",
    hints=("Has a model learned anything when its training cost is the same as before?",),
    feedback="This is what comes out when ≤ stands where < belongs: a training cost that has not moved is no sign of "
    "memorising.",
)
def train_not_higher(train_costs, validation_costs, patience):
    k = len(train_costs) - patience
    if k < 1:
        return False
    return bool(train_costs[-1] <= train_costs[k - 1] and min(validation_costs[k:]) >= min(validation_costs[:k]))


@mistake(
    "SPLT-80",
    of="is_overfitting",
    title="Lowest training costs compared",
    hints=("Which two training costs does the rule name?",),
    feedback="This is what comes out when the lowest training costs inside and before the window are compared. The "
    "rule compares two single costs: the last one and train_costs[k - 1].",
)
def lowest_training(train_costs, validation_costs, patience):
    k = len(train_costs) - patience
    if k < 1:
        return False
    lower = min(train_costs[k:]) < min(train_costs[:k])
    return bool(lower and min(validation_costs[k:]) >= min(validation_costs[:k]))


LEFT_OUT = {
    "SPLT-13": "about how a model is chosen: none of the five functions sees a test cost (a quiz question instead)",
    "SPLT-14": "about data that hold a row twice: the contract asks for nothing there (a quiz question instead)",
    "SPLT-16": "the contract keeps to n >= 10 and fractions >= 0.1, where no part is empty",
}
