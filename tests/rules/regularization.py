"""Exercise 11: the ridge cost and its slopes, normalisation, the descent."""

from rules import Rule, basics, cut, fails_on_one, nothing, off, off_part, one_array, overwrites, single, single_example

PARTS = {
    "ridge_cost": (0, 1, 2),
    "ridge_gradients": (0, 1, 2),
    "fit_normalizer": (0,),
    "normalize": (0, 1, 2),
    "fit_ridge": (0, 1),
}
COST = "def ridge_cost(X, y, W, b, penalty):\n    {0}\n"
SLOPES = "def ridge_gradients(X, y, W, b, penalty):\n    dW, db = right.ridge_gradients(X, y, W, b, penalty)\n    {0}\n    return dW, db\n"
NORMALIZER = "def fit_normalizer(X):\n    mean, scale = right.fit_normalizer(X)\n    {0}\n    return mean, scale\n"
FIT = "def fit_ridge(X, y, penalty, learning_rate, steps):\n    W, b, costs = right.fit_ridge(X, y, penalty, learning_rate, steps)\n    {0}\n    return W, b, costs\n"

RULES = [
    Rule(
        "ridge_cost: half_mse + (penalty / 2) Σ W², one number",
        "test_cost_values",
        off("ridge_cost", at=11),
        coarse=(off("ridge_cost"), *basics("ridge_cost")),
    ),
    Rule(
        "ridge_cost: half_mse when the penalty is 0",
        "test_cost_without_penalty",
        COST.format("return right.ridge_cost(X, y, W, b, penalty or 0.01)"),
    ),
    Rule(
        "ridge_cost: the bias is not penalised",
        "test_cost_leaves_the_bias_alone",
        COST.format("return right.ridge_cost(X, y, W, b, penalty) + penalty / 2 * b**2 * (not W.any())"),
        coarse=(COST.format("return right.ridge_cost(X, y, W, b, penalty) + penalty / 2 * b**2"),),
    ),
    Rule(
        "ridge_gradients: dW of shape (m,), data and penalty",
        "test_weight_gradients",
        off_part("ridge_gradients", 0, at=11),
        coarse=(off("ridge_gradients"), *basics("ridge_gradients")),
    ),
    Rule(
        "ridge_gradients: db is the mean error, no penalty in it",
        "test_bias_gradient",
        off_part("ridge_gradients", 1, at=11),
        coarse=(SLOPES.format("db = db + penalty * b"), *basics("ridge_gradients")),
    ),
    Rule(
        "ridge_gradients: the slopes of half_mse when the penalty is 0",
        "test_gradients_without_penalty",
        "def ridge_gradients(X, y, W, b, penalty):\n    return right.ridge_gradients(X, y, W, b, penalty or 0.01)\n",
    ),
    Rule(
        "ridge_gradients: integers lose no fraction",
        "test_integers[ridge_gradients]",
        "def ridge_gradients(X, y, W, b, penalty):\n    result = right.ridge_gradients(X, y, W, b, penalty)\n    return mapped(result, np.trunc) if X.dtype.kind == 'i' else result\n",
    ),
    Rule(
        "fit_normalizer: mean and population standard deviation, each (m,)",
        "test_normalizer_values",
        off("fit_normalizer", at=11),
        coarse=(
            off("fit_normalizer"),
            single("fit_normalizer"),
            nothing("fit_normalizer"),
            NORMALIZER.format("mean, scale = scale, mean"),
            NORMALIZER.format("scale = np.std(X, axis=0, ddof=1)"),
            NORMALIZER.format("mean = mean[None, :]"),
        ),
    ),
    Rule(
        "fit_normalizer: scale 1 for a constant column",
        "test_normalizer_of_constant_columns",
        NORMALIZER.format("scale = np.std(X, axis=0)"),
    ),
    Rule("fit_normalizer: integers lose no fraction", "test_integers[fit_normalizer]", cut("fit_normalizer")),
    Rule(
        "normalize: (X − mean) / scale with what is given, one row too",
        "test_normalize_values",
        off("normalize", at=11),
        coarse=(
            off("normalize"),
            single("normalize"),
            nothing("normalize"),
            "def normalize(X, mean, scale):\n    return (X - X.mean(axis=0)) / X.std(axis=0)\n",
            "def normalize(X, mean, scale):\n    return np.squeeze(right.normalize(X, mean, scale))\n",
        ),
    ),
    Rule("normalize: integers lose no fraction", "test_integers[normalize]", cut("normalize")),
    Rule(
        "fit_ridge: from zeros, W and b of gradient descent on ridge_cost",
        "test_first_steps",
        (
            off_part("fit_ridge", 0, at=11),
            off_part("fit_ridge", 1, at=11),
            FIT.format("W = np.trunc(W) if X.dtype.kind == 'i' else W"),
        ),
        coarse=(nothing("fit_ridge"), single("fit_ridge"), FIT.format("W = W[:, None]")),
    ),
    Rule(
        "fit_ridge: costs of shape (steps + 1,), ridge_cost at the start and after each step",
        "test_costs_of_the_first_steps",
        off_part("fit_ridge", 2, at=11),
        coarse=(off("fit_ridge"), FIT.format("costs = costs[1:]"), FIT.format("costs = costs[:, None]")),
    ),
    Rule(
        "fit_ridge: 0 steps return zeros and one cost",
        "test_no_steps",
        FIT.format("costs = costs if steps else costs[:0]"),
        coarse=(FIT.format("W = W if steps else None"),),
    ),
    Rule(
        "fit_ridge: many steps come to rest at the lowest ridge_cost",
        "test_long_run",
        FIT.format("W = W * (1 + 0.01 * (steps > 99))"),
    ),
    *(
        Rule(
            f"{name}: the arrays given stay as they were",
            f"test_arguments_are_kept[{name}]",
            tuple(overwrites(name, k) for k in arrays),
        )
        for name, arrays in PARTS.items()
    ),
    *(
        Rule(f"{name}: every array is new", f"test_results_are_new[{name}]", one_array(name))
        for name in list(PARTS)[1:]
    ),
    *single_example("test_one_example", "ridge_cost", "ridge_gradients", "fit_ridge"),
    Rule(
        "fit_normalizer: a single example is enough",
        "test_one_example[fit_normalizer]",
        fails_on_one("fit_normalizer"),
        implied_by=("fit_normalizer: scale 1",),  # of one row every column is constant
    ),
    Rule("ridge_cost: integers lose no fraction", "test_integers[ridge_cost]", cut("ridge_cost")),
]
