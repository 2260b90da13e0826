"""Exercise 10: sigmoid, log loss in two forms, its slopes, labels, the descent."""

from rules import Rule, basics, not_finite, nothing, off, off_part, one_array, overwrites, single, single_example


def kept(name: str, arrays: tuple[int, ...]) -> Rule:
    """Arguments."""
    return Rule(
        f"{name}: the arrays given stay as they were",
        f"test_arguments_are_kept[{name}]",
        tuple(overwrites(name, k) for k in arrays),
    )


def new(name: str) -> Rule:
    """Results."""
    return Rule(f"{name}: every array is new", f"test_results_are_new[{name}]", one_array(name))


LOSS = "def log_loss(y_hat, y):\n    {0}\n"
LOGITS = "def log_loss_from_logits(z, y):\n    {0}\n"
FIT = "def fit_logistic(X, y, learning_rate, steps):\n    W, b, costs = right.fit_logistic(X, y, learning_rate, steps)\n    {0}\n    return W, b, costs\n"
MILD = """
def logistic_gradients(X, y, W, b):
    dW, db = right.logistic_gradients(X, y, W, b)
    return (dW * ({0}), db * ({1})) if len(X) == 11 and np.max(np.abs(X @ W)) < 99 else (dW, db)
"""
CLASSIFY = "def classify(X, W, b, threshold=0.5):\n    {0}\n"

RULES = [
    Rule(
        "sigmoid: 1 / (1 + e^−z), to 1e-9 relative",
        "test_sigmoid_values",
        "def sigmoid(z):\n    return right.sigmoid(z) * (1 + 1e-6 * (np.size(z) == 11))\n",
        coarse=(off("sigmoid"), single("sigmoid"), nothing("sigmoid"), not_finite("sigmoid")),
    ),
    Rule(
        "sigmoid: to 1e-9 relative down to z = −30",
        "test_sigmoid_keeps_small_values",
        "def sigmoid(z):\n    return np.where(np.asarray(z) < -15, 0.5 * (1 + np.tanh(np.asarray(z) / 2)), right.sigmoid(z))\n",
    ),
    Rule(
        "sigmoid: finite for |z| up to 10,000, to 1e-12 absolute beyond 30",
        "test_sigmoid_of_extreme_scores",
        (
            "def sigmoid(z):\n    return np.where(np.abs(z) > 700, np.nan, right.sigmoid(z))\n",
            "def sigmoid(z):\n    return np.where(np.asarray(z) < -30, 1e-11, right.sigmoid(z))\n",
        ),
    ),
    Rule(
        "sigmoid: z's shape, a number for a number, integers too",
        "test_sigmoid_keeps_the_shape",
        (
            "def sigmoid(z):\n    return np.ravel(right.sigmoid(z)) if np.ndim(z) == 2 else right.sigmoid(z)\n",
            "def sigmoid(z):\n    return np.trunc(right.sigmoid(z)) if np.asarray(z).dtype.kind == 'i' else right.sigmoid(z)\n",
        ),
        coarse=("def sigmoid(z):\n    return np.atleast_1d(right.sigmoid(z))\n",),
    ),
    Rule(
        "sigmoid: one half at 0",
        "test_sigmoid_at_zero",
        "def sigmoid(z):\n    return np.where(np.asarray(z) == 0, 1.0, right.sigmoid(z))\n",
    ),
    Rule(
        "log_loss: −(1/n) Σ y log ŷ + (1 − y) log(1 − ŷ), one number",
        "test_log_loss_values",
        off("log_loss", at=11),
        coarse=(off("log_loss"), *basics("log_loss")),
    ),
    Rule(
        "log_loss: to 1e-5 relative for ŷ in [1e-9, 1 − 1e-9]",
        "test_log_loss_near_the_ends",
        (
            LOSS.format("return right.log_loss(np.clip(y_hat, 1e-8, 1 - 1e-8), y)"),
            LOSS.format("return right.log_loss(y_hat, y) + 1e-13 * (np.max(np.minimum(y_hat, 1 - y_hat)) < 1e-6)"),
        ),
    ),
    Rule(
        "log_loss: finite for ŷ of exactly 0 or 1",
        "test_log_loss_of_zero_and_one",
        LOSS.format("return -np.mean(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))"),
    ),
    Rule(
        "log_loss_from_logits: the log loss of sigmoid(z), one number",
        "test_log_loss_from_logits_values",
        off("log_loss_from_logits", at=11),
        coarse=(off("log_loss_from_logits"), *basics("log_loss_from_logits")),
    ),
    Rule(
        "log_loss_from_logits: exact for |z| up to 10,000",
        "test_log_loss_from_logits_of_extreme_scores",
        (
            LOGITS.format("return np.mean(np.log(1 + np.exp(z)) - y * z)"),
            LOGITS.format(
                "p = right.sigmoid(z); return -np.mean(np.log(np.maximum(np.where(y == 1, p, 1 - p), 1e-300)))"
            ),
        ),
    ),
    Rule(
        "log_loss_from_logits: integers lose no fraction",
        "test_integers[log_loss_from_logits]",
        "def log_loss_from_logits(z, y):\n    return np.trunc(right.log_loss_from_logits(z, y)) if z.dtype.kind == 'i' else right.log_loss_from_logits(z, y)\n",
    ),
    Rule(
        "logistic_gradients: dW of shape (m,) and db, the partial derivatives of the log loss",
        "test_gradient_values",
        (MILD.format("1 + 1e-6", "1"), MILD.format("1", "1 + 1e-6")),
        coarse=(
            off("logistic_gradients"),
            *basics("logistic_gradients"),
            "def logistic_gradients(X, y, W, b):\n    return right.logistic_gradients(X, y, W, b)[::-1]\n",
        ),
    ),
    Rule(
        "logistic_gradients: finite and right at scores in the thousands",
        "test_gradients_at_extreme_scores",
        "def logistic_gradients(X, y, W, b):\n    p = 1 / (1 + np.exp(-(X @ W + b)))\n    return X.T @ (p - y) / len(y) + (0 * np.exp(np.max(np.abs(X @ W)))), np.mean(p - y)\n",
    ),
    Rule(
        "logistic_gradients: integers lose no fraction",
        "test_integers[logistic_gradients]",
        "def logistic_gradients(X, y, W, b):\n    result = right.logistic_gradients(X, y, W, b)\n    return mapped(result, np.trunc) if X.dtype.kind == 'i' else result\n",
    ),
    Rule(
        "classify: (n,) of 0 and 1, ŷ above the threshold is 1, which is 0.5 unless given",
        "test_labels",
        (
            CLASSIFY.format("return right.classify(X, W, b)"),
            CLASSIFY.format("return right.classify(X, W, b, 0.45 if threshold == 0.5 and b != 1.0 else threshold)"),
        ),
        coarse=(
            CLASSIFY.format("return right.sigmoid(X @ W + b)"),
            CLASSIFY.format("return 2 * right.classify(X, W, b, threshold) - 1"),
            CLASSIFY.format("return right.classify(X, W, b, threshold)[:, None]"),
            nothing("classify"),
        ),
    ),
    Rule(
        "classify: ŷ equal to the threshold is 1",
        "test_label_at_exactly_one_half",
        CLASSIFY.format("return (right.sigmoid(X @ W + b) > threshold).astype(int)"),
    ),
    Rule(
        "accuracy: the share of right labels",
        "test_accuracy",
        "def accuracy(labels, y):\n    return np.mean(labels[y == 1])\n",
        coarse=(*basics("accuracy"), "def accuracy(labels, y):\n    return 1 - np.mean(labels == y)\n"),
    ),
    Rule(
        "fit_logistic: from zeros, W and b of gradient descent after each step",
        "test_first_steps",
        (
            off_part("fit_logistic", 0, at=11),
            off_part("fit_logistic", 1, at=11),
            FIT.format("W = np.trunc(W) if X.dtype.kind == 'i' else W"),
        ),
        coarse=(nothing("fit_logistic"), single("fit_logistic"), FIT.format("W = W[:, None]")),
    ),
    Rule(
        "fit_logistic: costs of shape (steps + 1,), the log loss at the start and after each step",
        "test_costs_of_the_first_steps",
        off_part("fit_logistic", 2, at=11),
        coarse=(off("fit_logistic"), FIT.format("costs = costs[1:]"), FIT.format("costs = costs[:, None]")),
    ),
    Rule(
        "fit_logistic: 0 steps return zeros and one cost",
        "test_no_steps",
        FIT.format("costs = costs if steps else costs[:0]"),
        coarse=(FIT.format("W = W if steps else None"),),
    ),
    Rule(
        "fit_logistic: many steps come to rest at the lowest loss",
        "test_long_run",
        FIT.format("W = W * (1 + 0.01 * (steps > 99))"),
    ),
    *(
        kept(name, arrays)
        for name, arrays in {
            "sigmoid": (0,),
            "log_loss": (0, 1),
            "log_loss_from_logits": (0, 1),
            "logistic_gradients": (0, 1, 2),
            "classify": (0, 1),
            "accuracy": (0, 1),
            "fit_logistic": (0, 1),
        }.items()
    ),
    *(new(name) for name in ("sigmoid", "logistic_gradients", "classify", "fit_logistic")),
    *single_example(
        "test_one_example",
        "log_loss",
        "log_loss_from_logits",
        "logistic_gradients",
        "classify",
        "accuracy",
        "fit_logistic",
    ),
]
