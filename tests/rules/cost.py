"""Exercise 01: the line, its errors, the costs."""

from rules import Rule, basics, cut, off, one_array, overwrites, single_example


def number_of_costs(name: str, formula: str, *checks: str) -> list[Rule]:
    """The rules that sse, mse and half_mse share."""
    return [
        Rule(
            f"{name}: {formula}, one number in double precision",
            checks,
            off(name, at=11),
            coarse=(off(name), *basics(name)),
        ),
        Rule(f"{name}: integers lose no fraction", f"test_{name}_of_integers", cut(name)),
        Rule(
            f"{name}: predictions and targets stay as they were",
            f"test_{name}_leaves_its_arguments_alone",
            (overwrites(name, 0), overwrites(name, 1)),
        ),
    ]


RULES = [
    Rule(
        "predict: ŷ = w x + b, one for each input, shape (n,), in double precision",
        ("test_predict_by_hand", "test_predict_many"),
        off("predict"),
        coarse=(*basics("predict"),),
    ),
    Rule("predict: integers lose no fraction", "test_predict_from_integers", cut("predict")),
    Rule(
        "predict: one example still gives shape (1,)",
        "test_predict_one",
        "def predict(x, w, b):\n    return w * x + b if len(x) > 1 else w * x[0] + b\n",
    ),
    Rule("predict: x stays as it was", "test_predict_leaves_the_inputs_alone", overwrites("predict", 0)),
    Rule(
        "predict: the array is new, not x itself and not that of an earlier call",
        "test_predict_returns_a_new_array",
        ("def predict(x, w, b):\n    return x if (w, b) == (1, 0) else w * x + b\n", one_array("predict")),
    ),
    Rule(
        "errors: ŷ − y with its sign, shape (n,), in double precision",
        "test_errors_have_signs",
        off("errors"),
        coarse=basics("errors"),
    ),
    Rule("errors: integers lose no fraction", "test_errors_of_integers", cut("errors")),
    Rule(
        "errors: one example still gives shape (1,)",
        "test_error_of_one_example",
        "def errors(y_hat, y):\n    return y_hat - y if len(y) > 1 else y_hat[0] - y[0]\n",
    ),
    Rule(
        "errors: predictions and targets stay as they were",
        "test_errors_leave_their_arguments_alone",
        (overwrites("errors", 0), overwrites("errors", 1)),
    ),
    Rule(
        "errors: the array is new, not ŷ itself and not that of an earlier call",
        "test_errors_returns_a_new_array",
        ("def errors(y_hat, y):\n    return y_hat - y if y.any() else y_hat\n", one_array("errors")),
    ),
    *number_of_costs("sse", "Σ (ŷ − y)²", "test_sse_by_hand", "test_sse_adds_the_squares"),
    *number_of_costs("mse", "SSE / n", "test_mse_averages_the_squares"),
    *number_of_costs("half_mse", "SSE / (2n)", "test_half_mse_by_hand", "test_half_mse_halves_the_average"),
    *single_example("test_costs_of_one_example", "sse", "mse", "half_mse"),
]
