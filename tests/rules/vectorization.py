"""Exercise 05: one example, a batch, its cost, its slopes, their speed."""

from rules import Rule, basics, cut, off, off_part, one_array, overwrites, single_example

BATCH = "def predict_batch(X, W, b):\n    {0}\n"


def shared(name: str, arrays: int) -> list[Rule]:
    """Integers and arguments."""
    kept = "test_predict_batch_keeps_its_arguments" if name == "predict_batch" else f"test_arguments_are_kept[{name}]"
    return [
        Rule(f"{name}: integers lose no fraction", f"test_integers[{name}]", cut(name)),
        Rule(f"{name}: the arrays given stay as they were", kept, tuple(overwrites(name, k) for k in range(arrays))),
    ]


def quick(name: str) -> Rule:
    """Speed, the loop as breaker."""
    return Rule(
        f"{name}: at most a third of the CPU time of a loop, n = 20,000, m = 50",
        f"test_speed[{name}]",
        f"""
def {name}(X, *rest):
    W, slopes = rest[-2], np.zeros(X.shape[1])
    for row in X if len(X) > 100 else ():
        slopes += np.dot(row, W) * row
    return right.{name}(X, *rest)
""",
    )


RULES = [
    Rule(
        "predict_one: xᵀW + b, one number, whatever m",
        ("test_predict_one_by_hand", "test_predict_one"),
        off("predict_one", at=5),
        coarse=(off("predict_one"), *basics("predict_one")),
    ),
    *shared("predict_one", 2),
    Rule(
        "predict_batch: X W + b, shape (n,)",
        ("test_predict_batch_by_hand", "test_predict_batch"),
        off("predict_batch", at=11),
        coarse=(off("predict_batch"), *basics("predict_batch")),
    ),
    Rule(
        "predict_batch: rows times W when X is square, too",
        "test_square_batch",
        BATCH.format("return (X.T if X.shape[0] == X.shape[1] else X) @ W + b"),
    ),
    Rule(
        "predict_batch: one row gives shape (1,)",
        "test_batch_of_one_row_or_one_column[1-3]",
        BATCH.format("return right.predict_batch(X, W, b) if len(X) > 1 else X[0] @ W + b"),
    ),
    Rule(
        "predict_batch: one feature gives shape (n,)",
        "test_batch_of_one_row_or_one_column[5-1]",
        BATCH.format("return right.predict_batch(X, W, b) if X.shape[1] > 1 else X * W + b"),
    ),
    Rule("predict_batch: the array is new", "test_predictions_are_new", one_array("predict_batch")),
    *shared("predict_batch", 2),
    quick("predict_batch"),
    Rule(
        "batch_cost: half_mse of the batch, one number",
        ("test_cost_by_hand", "test_cost"),
        off("batch_cost", at=11),
        coarse=(off("batch_cost"), *basics("batch_cost")),
    ),
    *shared("batch_cost", 3),
    quick("batch_cost"),
    Rule(
        "batch_gradients: dW of shape (m,) and db, the partial derivatives of batch_cost",
        ("test_gradients_by_hand", "test_gradients"),
        (off_part("batch_gradients", 0, at=11), off_part("batch_gradients", 1, at=11)),
        coarse=(
            off("batch_gradients"),
            *basics("batch_gradients"),
            "def batch_gradients(X, y, W, b):\n    return right.batch_gradients(X, y, W, b)[::-1]\n",
        ),
    ),
    Rule(
        "batch_gradients: one feature gives dW of shape (1,)",
        "test_gradients_of_one_feature",
        "def batch_gradients(X, y, W, b):\n    dW, db = right.batch_gradients(X, y, W, b)\n    return (dW if len(dW) > 1 else dW[0]), db\n",
    ),
    Rule("batch_gradients: dW is a new array", "test_gradients_are_new", one_array("batch_gradients")),
    *shared("batch_gradients", 3),
    quick("batch_gradients"),
    *single_example("test_cost_and_gradients_of_one_row", "batch_cost", "batch_gradients"),
]
