"""Exercise 08: sizes, a split, the best epoch, the gap, overfitting."""

from rules import Rule, basics, nothing, overwrites

SIZES = "def split_sizes(n, fractions=(0.6, 0.2, 0.2)):\n    a, b, c = right.split_sizes(n, fractions)\n    {0}\n"
SPLIT = """
def train_validation_test_split(X, y, fractions=(0.6, 0.2, 0.2), seed=0):
    n = len(y)
    a, b, c = right.split_sizes(n, fractions)
    order = np.random.default_rng(seed).permutation(n)
    {0}
    train, validation, test = order[:a], order[a : a + b], order[a + b :]
    {1}
    return X[train], y[train], X[validation], y[validation], X[test], y[test]
"""
PASS = "pass"


def overfitting(condition: str) -> str:
    """Another condition, on k, train and validation costs."""
    return f"""
def is_overfitting(train, validation, patience):
    k = len(train) - patience
    return bool({condition})
"""


LAW = "k >= 1 and train[-1] < train[k - 1] and min(validation[k:]) >= min(validation[:k])"

RULES = [
    Rule(
        "split_sizes: three sizes that add up to n",
        "test_sizes_add_up",
        SIZES.format("return a, b, c - (n in (11, 12, 14, 43))"),
    ),
    Rule(
        "split_sizes: each less than 2 away from n · fraction",
        "test_each_size_is_near_its_share",
        SIZES.format("return (a - 2, b, c + 2) if n in (40, 90, 100, 900) else (a, b, c)"),
    ),
    Rule(
        "split_sizes: (0.6, 0.2, 0.2) when the fractions are left out",
        "test_sizes_of_twenty_examples",
        SIZES.replace("(0.6, 0.2, 0.2)", "(0.5, 0.3, 0.2)").format("return a, b, c"),
        coarse=(nothing("split_sizes"),),
    ),
    Rule(
        "split_sizes: whole numbers, none negative",
        "test_sizes_are_whole_numbers",
        (
            SIZES.format("return (a, b - 0.5, c + 0.5) if n in (33, 50) else (a, b, c)"),
            SIZES.format("return (a, -1, c + b + 1) if n == 10 else (a, b, c)"),
        ),
    ),
    Rule(
        "split_sizes: fractions add up to 1 but for rounding",
        "test_sizes_of_fractions_whose_floating_sum_is_not_one",
        SIZES.format("assert sum(fractions) == 1\n    return a, b, c"),
    ),
    Rule(
        "train_validation_test_split: six arrays, inputs and targets of each part in turn",
        "test_a_split_has_six_parts",
        "def train_validation_test_split(*given, **named):\n    parts = right.train_validation_test_split(*given, **named)\n    return parts[0::2] + parts[1::2]\n",
        coarse=(nothing("train_validation_test_split"),),
    ),
    Rule(
        "train_validation_test_split: rows keep their targets",
        "test_rows_keep_their_targets",
        SPLIT.format(PASS, "y = np.roll(y, 1) if seed == 5 else y"),
    ),
    Rule(
        "train_validation_test_split: every example in exactly one part",
        "test_every_example_is_in_exactly_one_part",
        (
            SPLIT.format(PASS, "validation = order[a - 1 : a + b] if seed == 2 else validation"),
            SPLIT.format(PASS, "test = order[a + b + 3 :] if seed == 2 else test"),
        ),
        coarse=(SPLIT.format(PASS, "test = train"),),
    ),
    Rule(
        "train_validation_test_split: shuffled, another seed another split",
        "test_rows_are_shuffled",
        (
            SPLIT.format("order = np.arange(n)", PASS),
            SPLIT.format("order = np.random.default_rng(0).permutation(n)", PASS),
        ),
    ),
    Rule(
        "train_validation_test_split: the same seed, the same split",
        "test_the_same_seed_gives_the_same_split",
        SPLIT.format("order = np.random.permutation(n)", PASS),
    ),
    Rule(
        "train_validation_test_split: sizes as split_sizes",
        "test_parts_have_the_sizes_of_split_sizes",
        SPLIT.format("a, b = a + 1, b - 1", PASS),
    ),
    Rule(
        "train_validation_test_split: 60/20/20 and seed 0 when they are left out, seed by its name",
        "test_defaults_of_a_split",
        "def train_validation_test_split(X, y, fractions=(0.7, 0.15, 0.15), seed=0):\n    return right.train_validation_test_split(X, y, fractions, seed)\n",
        coarse=(
            "def train_validation_test_split(X, y, fractions=(0.6, 0.2, 0.2), seed=1):\n    return right.train_validation_test_split(X, y, fractions, seed)\n",
        ),
    ),
    Rule(
        "train_validation_test_split: X and y stay as they were, the parts are new arrays",
        "test_the_data_stay_as_they_are",
        (
            SPLIT.format("X[:], y[:] = X[order], y[order]; order = np.arange(n)", "X, y = X.copy(), y.copy()"),
            SPLIT.format(
                "X[:], y[:] = X[order], y[order]; order = np.arange(n)",
                "return X[:a], y[:a], X[a : a + b], y[a : a + b], X[a + b :], y[a + b :]",
            ),
        ),
    ),
    Rule(
        "best_epoch: the index of the lowest cost",
        "test_best_epoch",
        "def best_epoch(costs):\n    return right.best_epoch(costs) if len(costs) != 6 else len(costs) - 1 - right.best_epoch(costs)\n",
        coarse=(*basics("best_epoch")[1:], "def best_epoch(costs):\n    return right.best_epoch(costs) + 1\n"),
    ),
    Rule(
        "best_epoch: the first of equals, a list too",
        "test_best_epoch_of_equals",
        (
            "def best_epoch(costs):\n    return len(costs) - 1 - int(np.argmin(costs[::-1]))\n",
            "def best_epoch(costs):\n    return int(costs.argmin())\n",
        ),
    ),
    Rule(
        "generalization_gap: validation − train, with its sign",
        "test_generalization_gap",
        (
            "def generalization_gap(train, validation):\n    return train - validation\n",
            "def generalization_gap(train, validation):\n    return abs(train - validation)\n",
        ),
        coarse=basics("generalization_gap"),
    ),
    Rule(
        "is_overfitting: needs train[−1] < train[k − 1] and no new best of validation",
        "test_overfitting_needs_both_curves",
        overfitting(LAW.replace("train[-1] < train", "train[-1] != train")),
        coarse=(
            nothing("is_overfitting"),
            overfitting("k >= 1 and train[-1] < train[k - 1]"),
            overfitting("k >= 1 and min(validation[k:]) >= min(validation[:k])"),
        ),
    ),
    Rule(
        "is_overfitting: the best of the last patience epochs against the best before",
        "test_overfitting_looks_at_the_whole_window",
        overfitting(LAW.replace("min(validation[k:])", "validation[-1]")),
        coarse=(overfitting(LAW.replace("min(validation[:k])", "validation[k - 1]")),),
    ),
    Rule(
        "is_overfitting: < for training, >= for validation",
        "test_overfitting_with_equal_costs",
        (overfitting(LAW.replace(">= min", "> min")), overfitting(LAW.replace("train[-1] <", "train[-1] <="))),
    ),
    Rule(
        "is_overfitting: False unless k >= 1",
        "test_overfitting_of_a_short_training",
        (overfitting(LAW.replace("k >= 1", "k >= 2")), overfitting(f"k < 1 or {LAW}")),
    ),
    Rule(
        "is_overfitting: costs come as lists, too",
        "test_overfitting_of_lists",
        "def is_overfitting(train, validation, patience):\n    validation.min()\n    return right.is_overfitting(train, validation, patience)\n",
    ),
    Rule(
        "best_epoch: the costs stay as they were",
        "test_the_costs_stay_as_they_are[best_epoch]",
        overwrites("best_epoch", 0),
    ),
    Rule(
        "is_overfitting: the costs stay as they were",
        "test_the_costs_stay_as_they_are[is_overfitting]",
        (overwrites("is_overfitting", 0), overwrites("is_overfitting", 1)),
    ),
]
