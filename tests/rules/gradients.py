"""Exercise 02: slopes of two costs, numerical slopes, relative error."""

from rules import Rule, basics, column, cut, not_finite, nothing, off, off_part, one_array, overwrites, single_example


def slopes(
    name: str, dw: str, db: str, weight: str, bias: str, at: int, both: tuple[str, ...], words: str
) -> list[Rule]:
    """The rules that both pairs of slopes share."""
    exchanged = f"def {name}(*given):\n    return right.{name}(*given)[::-1]\n"
    return [
        Rule(f"{name}: first {dw}, one number", weight, off_part(name, 0, at), coarse=basics(name)),
        Rule(f"{name}: then {db}, one number", bias, off_part(name, 1, at), coarse=(exchanged, *basics(name))),
        Rule(
            f"{name}: {words}, whatever the line",
            both,
            coarse=(exchanged, off(name)),
        ),
        Rule(f"{name}: integers lose no fraction", f"test_{name}_of_whole_numbers", cut(name)),
        Rule(
            f"{name}: x and y stay as they were",
            f"test_{name}_leave_the_data_alone",
            (overwrites(name, 0), overwrites(name, 1)),
        ),
    ]


ALIAS = """
def numerical_gradient(f, theta, h=1e-5):
    slopes = right.numerical_gradient(f, theta, h)
    return theta if np.allclose(slopes, theta) else slopes
"""

RULES = [
    *slopes(
        "cost_gradients",
        "dw = (1/n) Σ x e",
        "db = (1/n) Σ e",
        "test_slope_for_the_weight",
        "test_slope_for_the_bias",
        11,
        ("test_cost_gradients_of_five_examples", "test_cost_gradients_are_the_slopes_of_half_mse"),
        "both are the slopes of half_mse",
    ),
    *slopes(
        "sse_gradients",
        "dm = 2 Σ x e",
        "dc = 2 Σ e",
        "test_slope_of_the_sum_for_m",
        "test_slope_of_the_sum_for_c",
        10,
        ("test_sse_gradients_are_the_slopes_of_the_sum",),
        "both are the slopes of the sum",
    ),
    Rule(
        "numerical_gradient: central differences with the given h, one coordinate at a time, theta's shape",
        "test_central_differences_of_a_cubic",
        off("numerical_gradient"),
        coarse=(column("numerical_gradient"), nothing("numerical_gradient"), not_finite("numerical_gradient")),
    ),
    Rule(
        "numerical_gradient: h is 1e-5 when it is left out",
        "test_the_step_is_small_unless_said",
        "def numerical_gradient(f, theta, h=1e-4):\n    return right.numerical_gradient(f, theta, h)\n",
    ),
    Rule("numerical_gradient: theta may hold integers", "test_theta_may_hold_integers", cut("numerical_gradient")),
    Rule(
        "numerical_gradient: f receives an array of theta's shape",
        "test_f_receives_arrays_like_theta",
        "def numerical_gradient(f, theta, h=1e-5):\n    return right.numerical_gradient(lambda t: f(t[None, :]), theta, h)\n",
    ),
    Rule(
        "numerical_gradient: theta is put back exactly",
        "test_theta_stays_where_it_was",
        """
def numerical_gradient(f, theta, h=1e-5):
    slopes = right.numerical_gradient(f, theta, h)
    theta[0] = np.nextafter(theta[0], 99.0) if theta.dtype.kind == "f" else theta[0]
    return slopes
""",
    ),
    Rule(
        "numerical_gradient: the array is new",
        "test_slopes_are_a_new_array",
        ALIAS,
        coarse=(one_array("numerical_gradient"),),
    ),
    Rule(
        "relative_error: ‖a − b‖ / max(‖a‖, ‖b‖) for vectors, one number",
        "test_relative_error_of_vectors",
        "def relative_error(a, b):\n    return right.relative_error(a, b) * (1 + 1e-6 * (np.size(a) == 4))\n",
        coarse=basics("relative_error"),
    ),
    Rule(
        "relative_error: the same for two numbers",
        "test_relative_error_of_numbers",
        "def relative_error(a, b):\n    return right.relative_error(a, b) * (1 + 1e-6 * (np.ndim(a) == 0))\n",
    ),
    Rule(
        "relative_error: 0.0 when both are zero",
        "test_relative_error_of_nothing",
        "def relative_error(a, b):\n    return right.relative_error(a, b) if np.any(a) or np.any(b) else np.nan\n",
    ),
    Rule(
        "relative_error: nothing is added below the line, however small the vectors",
        "test_relative_error_of_tiny_vectors",
        "def relative_error(a, b):\n    return np.linalg.norm(np.subtract(a, b)) / (1e-30 + max(np.linalg.norm(a), np.linalg.norm(b), 1e-8))\n",
    ),
    Rule(
        "relative_error: both vectors stay as they were",
        "test_relative_error_leaves_its_vectors_alone",
        (overwrites("relative_error", 0), overwrites("relative_error", 1)),
    ),
    *single_example("test_slopes_of_one_example", "cost_gradients", "sse_gradients"),
]
