"""Exercise 03: one step, many steps, when to stop, a smaller rate."""

from rules import (
    Rule,
    basics,
    column,
    cut,
    fails_on_one,
    not_finite,
    nothing,
    off,
    off_part,
    one_array,
    overwrites,
    single,
    single_example,
)

M_FIRST = """
def sse_descent_step(x, y, m, c, learning_rate):
    m = m - learning_rate * 2 * np.sum(x * (m * x + c - y))
    return m, c - learning_rate * 2 * np.sum(m * x + c - y)
"""
C_FIRST = """
def sse_descent_step(x, y, m, c, learning_rate):
    c = c - learning_rate * 2 * np.sum(m * x + c - y)
    return m - learning_rate * 2 * np.sum(x * (m * x + c - y)), c
"""
DESCEND = "def descend(x, y, w, b, learning_rate, steps):\n    {0}\n"
# A step that takes one gradient at the new line is a wrong step on any data: what compares steps falls with it.
STEP = "sse_descent_step: both gradients are taken at the old"

RULES = [
    Rule(
        "update: a number moves to θ − α g",
        ("test_update_by_hand", "test_update_of_numbers"),
        "def update(theta, gradient, rate):\n    return right.update(theta, gradient, rate) * (1 + 1e-6 * isinstance(theta, float))\n",
        coarse=basics("update"),
    ),
    Rule(
        "update: arrays too, of any shape, each component by its own",
        "test_update_of_arrays",
        "def update(theta, gradient, rate):\n    theta = right.update(theta, gradient, rate)\n    return np.ravel(theta) if np.ndim(theta) > 1 else theta\n",
        mistake=("SHAP-16", "update"),
        coarse=(off("update"), single("update")),
    ),
    Rule(
        "update: integers lose no fraction",
        "test_update_of_whole_numbers",
        (
            cut("update"),
            "def update(theta, gradient, rate):\n    theta_new = right.update(theta, gradient, rate)\n    return int(theta_new) if isinstance(theta, int) else theta_new\n",
        ),
    ),
    Rule(
        "update: θ and g stay as they were",
        "test_update_leaves_its_arguments_alone",
        (overwrites("update", 0), overwrites("update", 1)),
    ),
    Rule(
        "update: the array is new, not θ itself and not that of an earlier call",
        "test_update_returns_a_new_array",
        (
            "def update(theta, gradient, rate):\n    return right.update(theta, gradient, rate) if np.any(gradient) else theta\n",
            one_array("update"),
        ),
    ),
    Rule(
        "sse_descent_step: m' = m − α dm of the blog's sum",
        "test_step_of_the_slope",
        off_part("sse_descent_step", 0, 11),
        coarse=basics("sse_descent_step"),
        implied_by=(STEP,),
    ),
    Rule(
        "sse_descent_step: c' = c − α dc of the blog's sum",
        "test_step_of_the_intercept",
        off_part("sse_descent_step", 1, 11),
        coarse=basics("sse_descent_step"),
        implied_by=(STEP,),
    ),
    Rule(f"{STEP} (m, c)", "test_sse_step_by_hand", (M_FIRST, C_FIRST)),
    Rule(
        "sse_descent_step: integers lose no fraction",
        "test_sse_step_of_whole_numbers",
        cut("sse_descent_step"),
        implied_by=(STEP,),
    ),
    Rule(
        "sse_descent_step: x and y stay as they were",
        "test_sse_step_leaves_the_data_alone",
        (overwrites("sse_descent_step", 0), overwrites("sse_descent_step", 1)),
        implied_by=(STEP,),
    ),
    Rule(
        "descend: costs of shape (steps + 1,) are half_mse on the way",
        "test_costs_along_the_way",
        off_part("descend", 2, 11),
        coarse=(
            single("descend"),
            nothing("descend"),
            not_finite("descend"),
            DESCEND.format("w, b, costs = right.descend(x, y, w, b, learning_rate, steps); return w, b, costs[1:]"),
            DESCEND.format(
                "w, b, costs = right.descend(x, y, w, b, learning_rate, steps); return w, b, costs[:, None]"
            ),
        ),
    ),
    Rule(
        "descend: w and b after exactly that many steps, two numbers",
        "test_line_after_the_steps",
        off_part("descend", 0, 11),
        coarse=(
            off_part("descend", 1, 11),
            column("descend"),
            nothing("descend"),
            DESCEND.format("return right.descend(x, y, w, b, learning_rate, steps + 1)"),
        ),
    ),
    Rule(
        "descend: the first cost is that of the start, the last that of the w and b returned",
        "test_first_and_last_cost",
        DESCEND.format(
            "w, b, costs = right.descend(x, y, w, b, learning_rate, steps); costs[-1] = costs[-2] if steps > 4 else costs[-1]; return w, b, costs"
        ),
    ),
    Rule(
        "descend: 0 steps return the start and one cost",
        "test_no_steps",
        (
            DESCEND.format(
                "result = right.descend(x, y, w, b, learning_rate, steps); return result if steps else (w, b, np.zeros(0))"
            ),
            DESCEND.format("return right.descend(x, y, w, b, learning_rate, steps) if steps else None"),
        ),
    ),
    Rule(
        "descend: a hundred steps are a hundred steps of the same rate",
        "test_a_long_run",
        DESCEND.format("return right.descend(x, y, w, b, learning_rate / (1 + (steps > 99)) ** 4, steps)"),
    ),
    Rule("descend: integers lose no fraction", "test_descend_on_whole_numbers", cut("descend")),
    Rule(
        "descend: x and y stay as they were, costs is a new array",
        "test_descend_leaves_the_data_alone",
        (overwrites("descend", 0), overwrites("descend", 1), one_array("descend")),
    ),
    Rule(
        "has_converged: True when the last drop is smaller than tolerance, else False; a list or an array",
        "test_small_and_large_drops",
        "def has_converged(costs, tolerance):\n    slow = len(costs) > 3 and np.ptp(costs) < 3 * tolerance\n    return right.has_converged(costs, tolerance) and not slow\n",
        coarse=(
            "def has_converged(costs, tolerance):\n    return bool(costs) and right.has_converged(costs, tolerance)\n",
            "def has_converged(costs, tolerance):\n    return right.has_converged(np.add(costs, 0).tolist(), tolerance / np.abs(costs[-1]))\n",
            nothing("has_converged"),
        ),
    ),
    Rule(
        "has_converged: False when the last cost is above the one before it",
        "test_a_rise_is_no_convergence",
        "def has_converged(costs, tolerance):\n    return len(costs) > 1 and bool(abs(costs[-1] - costs[-2]) < tolerance)\n",
    ),
    Rule(
        "has_converged: strictly less than tolerance, and no drop at all is settled",
        "test_exactly_at_the_tolerance",
        (
            "def has_converged(costs, tolerance):\n    return len(costs) > 1 and bool(0 <= costs[-2] - costs[-1] <= tolerance)\n",
            "def has_converged(costs, tolerance):\n    return len(costs) > 1 and bool(0 < costs[-2] - costs[-1] < tolerance)\n",
        ),
    ),
    Rule(
        "has_converged: False with fewer than two costs",
        "test_too_few_costs",
        (
            "def has_converged(costs, tolerance):\n    return len(costs) < 2 or right.has_converged(costs, tolerance)\n",
            "def has_converged(costs, tolerance):\n    return bool(0 <= costs[-2] - costs[-1] < tolerance)\n",
        ),
    ),
    Rule(
        "is_stationary: True when no |component| is larger than tolerance; a list or an array",
        "test_small_and_large_slopes",
        "def is_stationary(gradients, tolerance):\n    return bool(np.mean(np.abs(gradients)) <= tolerance)\n",
        coarse=(
            "def is_stationary(gradients, tolerance):\n    return bool(np.max(gradients) <= tolerance)\n",
            "def is_stationary(gradients, tolerance):\n    return bool(np.all(abs(gradients) <= tolerance))\n",
            nothing("is_stationary"),
        ),
    ),
    Rule(
        "is_stationary: exactly tolerance is not larger",
        "test_slopes_exactly_at_the_tolerance",
        "def is_stationary(gradients, tolerance):\n    return all(abs(g) < tolerance for g in gradients)\n",
    ),
    Rule(
        "decayed_learning_rate: initial / (1 + decay · step)",
        "test_rate_after_some_steps",
        "def decayed_learning_rate(initial, step, decay):\n    return right.decayed_learning_rate(initial, min(step, 24), decay)\n",
        coarse=basics("decayed_learning_rate"),
    ),
    Rule(
        "decayed_learning_rate: step 0 has the first rate",
        "test_where_the_decay_begins[0.3-0-0.5]",
        "def decayed_learning_rate(initial, step, decay):\n    return right.decayed_learning_rate(initial, step or 1, decay)\n",
    ),
    Rule(
        "decayed_learning_rate: with decay 0 the rate stays",
        "test_where_the_decay_begins[0.7-3-0.0]",
        "def decayed_learning_rate(initial, step, decay):\n    return right.decayed_learning_rate(initial, step, decay or 0.01)\n",
    ),
    Rule(
        "decayed_learning_rate: integers lose no fraction",
        "test_where_the_decay_begins[2-1-2]",
        "def decayed_learning_rate(initial, step, decay):\n    return initial // (1 + decay * step) if isinstance(decay, int) and isinstance(initial, int) else right.decayed_learning_rate(initial, step, decay)\n",
    ),
    *single_example("test_steps_with_one_example", "descend"),
    Rule(
        "sse_descent_step: a single example is enough",
        "test_steps_with_one_example[sse_descent_step]",
        fails_on_one("sse_descent_step"),
        implied_by=(STEP,),
    ),
    Rule(
        "has_converged: the costs stay as they were",
        "test_decisions_leave_the_numbers_alone[has_converged]",
        overwrites("has_converged", 0),
    ),
    Rule(
        "is_stationary: the slopes stay as they were",
        "test_decisions_leave_the_numbers_alone[is_stationary]",
        overwrites("is_stationary", 0),
    ),
]
