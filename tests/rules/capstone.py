"""Exercise 12: two models on real data, marked by their test error; partial marks between benchmark and constant prediction."""

from rules import Rule

# A training takes its time: what the right one has learned from some data is kept from breaker to breaker.
REMEMBERED = """
def fit(X, y, seed=0):
    key = X.tobytes(), y.tobytes()
    if key not in memory:
        memory[key] = right.{0}(X, y)
    return {{name: np.copy(value) for name, value in memory[key].items()}}
"""


def predicting(train: str, predict: str, body: str) -> str:
    """Another prediction, made of the right one `p`."""
    return f"{REMEMBERED.format(train)}\n{train} = fit\n\ndef {predict}(params, X):\n    p = right.{predict}(params, X)\n    {body}\n"


def training(train: str, body: str) -> str:
    """Another training; `fit(X, y)` is the right one."""
    return f"{REMEMBERED.format(train)}\ndef {train}(X, y, seed=0):\n    {body}\n"


def model(train: str, predict: str, suite: str, error: str, constant: str, noise: str) -> list[Rule]:
    """The rules that both models share."""
    return [
        Rule(
            f"{train}, {predict}: full marks within 5 % of the benchmark's {error}, none at the constant prediction",
            f"test_{suite}_error",
            training(train, f"params = fit(X, y)\n    return {{**params, {constant}}} if len(y) > 40 else params"),
        ),
        Rule(
            f"{predict}: shape (n,), a row alone gets what it gets among others, to 1e-9",
            f"test_{suite}_of_a_row_alone",
            predicting(train, predict, "return p * (1 - 1e-6) if len(X) == 1 else p"),
            coarse=(predicting(train, predict, "return p[:, None]"), predicting(train, predict, "return None")),
        ),
        Rule(
            f"{train}: deterministic for a seed",
            f"test_{suite}_is_deterministic",
            training(
                train,
                f"return fit(X, y + {noise})"
                if suite == "regression"
                else f"params = fit(X, y)\n    return {{**params, 'b': params['b'] + {noise}}}",
            ),
        ),
        Rule(
            f"{train}, {predict}: X, y, params and rows stay as they were",
            f"test_{suite}_keeps_its_arguments",
            (
                training(train, "params = fit(X, y)\n    X *= 2\n    return params"),
                training(train, "params = fit(X, y)\n    y += 1\n    return params"),
                predicting(train, predict, "X += 1\n    return p"),
                predicting(train, predict, "params['W'] *= 0.5\n    return p"),
            ),
        ),
    ]


RULES = [
    *model(
        "train_regression",
        "predict_regression",
        "regression",
        "mean squared error",
        "'W': 0.9 * params['W']",
        "1e-4 * np.random.normal(size=len(y))",
    ),
    *model(
        "train_classifier",
        "predict_probability",
        "classifier",
        "log loss",
        "'W': 2 * params['W']",
        "1e-6 * np.random.normal()",
    ),
    Rule(
        "predict_probability: in [0, 1], far rows too",
        "test_probabilities_are_between_0_and_1",
        predicting(
            "train_classifier",
            "predict_probability",
            "return np.where(p == 1, 1 + 1e-6, p) if len(X) > 100 and len(X) % 40 == 0 else p",
        ),
    ),
]
