"""Exercise 04: the lumped matrix, two exact fits, the condition number."""

from rules import Rule, basics, cut, not_finite, nothing, off, one_array, overwrites, single


def fit(name: str, values: tuple[str, ...]) -> list[Rule]:
    """The rules that both fits share."""
    short = name.removeprefix("fit_")
    return [
        Rule(
            f"{name}: W of shape (m,) and b, the minimum of the cost",
            values,
            off(name, at=11),
            coarse=(off(name), *basics(name), f"def {name}(X, y):\n    return right.{name}(X, y)[::-1]\n"),
        ),
        Rule(f"{name}: integers lose no fraction", f"test_{short}_of_integers", cut(name)),
        Rule(
            f"{name}: X and y stay as they were, W is a new array",
            f"test_arguments_are_kept[{name}]",
            (overwrites(name, 0), overwrites(name, 1), one_array(name)),
        ),
    ]


RULES = [
    Rule(
        "with_bias_column: (n, m + 1), X with a last column of ones",
        "test_bias_column",
        ("def with_bias_column(X):\n    return np.column_stack([np.ones(len(X)), X])\n", off("with_bias_column")),
        coarse=(single("with_bias_column"), nothing("with_bias_column"), not_finite("with_bias_column")),
    ),
    Rule(
        "with_bias_column: X stays as it was, the array is new",
        "test_bias_column_is_new",
        (overwrites("with_bias_column", 0), one_array("with_bias_column")),
    ),
    *fit("fit_normal_equation", ("test_normal_equation_by_hand", "test_normal_equation")),
    Rule(
        "fit_normal_equation: as many examples as unknowns are enough",
        "test_as_many_examples_as_unknowns",
        "def fit_normal_equation(X, y):\n    W, b = right.fit_normal_equation(X, y)\n    return (W, b) if len(X) > X.shape[1] + 1 else (0 * W, np.mean(y))\n",
    ),
    *fit("fit_least_squares", ("test_least_squares",)),
    Rule(
        "fit_least_squares: the lowest cost when columns are nearly collinear",
        "test_nearly_collinear",
        """
def fit_least_squares(X, y):
    theta = np.linalg.lstsq(right.with_bias_column(X), y, rcond=1e-6)[0]
    return theta[:-1], theta[-1]
""",
    ),
    Rule(
        "fit_least_squares: the shortest θ when features are exactly collinear",
        "test_exactly_collinear",
        """
def fit_least_squares(X, y):
    W, b = right.fit_least_squares(X, y)
    return (W, b) if np.linalg.matrix_rank(X) == X.shape[1] else (W + np.array([2.0, 0.0, -1.0]), b)
""",
    ),
    Rule(
        "fit_least_squares: b counts in the length of θ",
        "test_bias_counts_in_the_norm",
        mistake=("CF-50", "fit_least_squares"),
    ),
    Rule(
        "condition_number: the 2-norm condition number of XᵀX, ones included",
        "test_condition_number",
        off("condition_number", at=11),
        coarse=(off("condition_number"), *basics("condition_number")),
    ),
    Rule(
        "condition_number: inf or above 1e14 when singular",
        "test_condition_number_of_a_singular_matrix",
        "def condition_number(X):\n    return min(right.condition_number(X), 1e13)\n",
    ),
    Rule("condition_number: integers lose no fraction", "test_condition_number_of_integers", cut("condition_number")),
    Rule(
        "condition_number: X stays as it was",
        "test_arguments_are_kept[condition_number]",
        overwrites("condition_number", 0),
    ),
]
