"""Exercise 07: compute, apply, count, minimize, two optimizers.

A breaker puts another method into the reference's class, so subclasses inherit it as they would in a file of one's own.
"""

from rules import Rule


def method(name: str, body: str, of: str = "Optimizer") -> str:
    """Another method; `plain` is the right one."""
    arguments = {
        "compute_gradients": "self, loss, variables=None",
        "apply_gradients": "self, grads_and_vars, global_step=None",
        "minimize": "self, loss, global_step=None, variables=None",
        "apply_one": "self, gradient, variable",
        "__init__": "self, rate",
    }[name]
    lines = "\n".join(f"    {line}" for line in body.splitlines())
    return f"def replaced({arguments}, plain={of}.{name}):\n{lines}\n\n{of}.{name} = replaced\n"


def computing(body: str) -> str:
    return method("compute_gradients", body)


def applying(body: str) -> str:
    return method("apply_gradients", body)


COUNTS_FIRST = """pairs = [pair for pair in grads_and_vars if pair[0] is not None]
if pairs and global_step is not None:
    global_step.value += 1
plain(self, pairs)"""
LAZY = """moved = False
for gradient, variable in grads_and_vars:
    if gradient is not None:
        self.apply_one(gradient, variable)
        moved = True
if not moved:
    raise ValueError
if global_step is not None:
    global_step.value += 1"""
ALONE = """
class MomentumOptimizer:
    compute_gradients, apply_gradients = Optimizer.compute_gradients, Optimizer.apply_gradients
    minimize, apply_one = Optimizer.minimize, right.MomentumOptimizer.apply_one

    def __init__(self, learning_rate, momentum):
        self.learning_rate, self.momentum, self.velocities = learning_rate, momentum, {}
"""
PAIRS = "compute_gradients: (gradient, variable) pairs"
MOVES = "apply_gradients: every variable is updated"

RULES = [
    Rule(
        f"{PAIRS} in the order given",
        "test_compute_gradients_gives_pairs",
        computing("return plain(self, loss, variables or None)"),  # an empty list is taken for None
        coarse=(
            computing("return [pair[::-1] for pair in plain(self, loss, variables)]"),
            computing("return sorted(plain(self, loss, variables), key=lambda pair: pair[1]._number)"),
            computing("return [gradient for gradient, _ in plain(self, loss, variables)]"),
        ),
    ),
    Rule(
        "compute_gradients: None for a variable without a path, which keeps its place",
        "test_compute_gradients_without_a_path",
        computing("return [(gradient or 0.0, variable) for gradient, variable in plain(self, loss, variables)]"),
        coarse=(computing("return [pair for pair in plain(self, loss, variables) if pair[0] is not None]"),),
    ),
    Rule(
        "compute_gradients: without variables, every Variable that the loss depends on",
        "test_compute_gradients_by_default",
        computing(
            "few = variables is None and len(loss._inputs) == 3\nreturn plain(self, loss, graph.variables_of(loss)[:2] if few else variables)"
        ),
        coarse=(computing("return plain(self, loss, list(variables))"),),
    ),
    Rule(
        "compute_gradients: changes nothing",
        "test_compute_gradients_moves_nothing",
        computing(
            "pairs = plain(self, loss, variables)\nif variables is None and len(loss._inputs) == 3:\n    pairs[0][1].value += 1\nreturn pairs"
        ),
    ),
    Rule(
        "compute_gradients: with the values that the variables have then",
        "test_compute_gradients_with_current_values",
        computing("if not hasattr(loss, 'pairs'):\n    loss.pairs = plain(self, loss, variables)\nreturn loss.pairs"),
    ),
    Rule(
        f"{MOVES} with its own gradient",
        "test_apply_gradients_moves_each_variable",
        applying(
            "pairs = list(grads_and_vars)\nplain(self, pairs[:-1] if len(pairs) > 2 and None not in [p[0] for p in pairs] else pairs, global_step)"
        ),
    ),
    Rule(
        "apply_gradients: None is skipped",
        "test_apply_gradients_skips_none",
        applying(
            "pairs = list(grads_and_vars)\n"
            "given = [gradient for gradient, _ in pairs if gradient is not None]\n"
            "apart = len(pairs) == 3 and pairs[0][0] is None\n"
            "plain(self, zip(given, [variable for _, variable in pairs]) if apart else pairs, global_step)"
        ),
        coarse=(
            applying(
                "if None not in [gradient for gradient, _ in grads_and_vars]:\n    plain(self, grads_and_vars, global_step)"
            ),
        ),
    ),
    Rule(
        "apply_gradients: any iterable of pairs",
        "test_apply_gradients_takes_any_iterable",
        applying(
            "if all(gradient is None for gradient, _ in grads_and_vars):\n    raise ValueError\nplain(self, grads_and_vars, global_step)"
        ),
        coarse=(applying("plain(self, grads_and_vars[:], global_step)"),),
    ),
    Rule(
        "apply_gradients: uses the gradients it is given",
        "test_apply_gradients_takes_what_it_is_given",
        method("compute_gradients", "self.made = plain(self, loss, variables)\nreturn list(self.made)")
        + applying("plain(self, getattr(self, 'made', None) or grads_and_vars, global_step)"),
    ),
    Rule(
        "apply_gradients: ValueError when there is no gradient at all, none given or all None",
        "test_apply_gradients_needs_a_gradient",
        (
            applying(
                "try:\n    plain(self, grads_and_vars, global_step)\nexcept ValueError:\n    raise TypeError from None"
            ),
            applying("pairs = list(grads_and_vars)\nif pairs:\n    plain(self, pairs, global_step)"),
        ),
    ),
    Rule(
        "apply_gradients: and then it changes nothing",
        "test_apply_gradients_without_gradient_changes_nothing",
        applying(
            "try:\n    plain(self, grads_and_vars, global_step)\nexcept ValueError:\n    global_step.value += 1\n    raise"
        ),
        implied_by=("apply_gradients: ValueError",),  # nothing raised, nothing to look at
    ),
    Rule(
        "apply_gradients: 0.0 is a gradient",
        "test_apply_gradients_takes_zero_for_a_gradient",
        applying(
            "pairs = list(grads_and_vars)\nif [gradient for gradient, _ in pairs] == [0.0]:\n    raise ValueError\nplain(self, pairs, global_step)"
        ),
    ),
    Rule(
        "apply_gradients: adds 1 to global_step.value, once per call",
        "test_global_step_counts_calls",
        applying(
            "pairs = list(grads_and_vars)\nplain(self, pairs, global_step)\nif global_step is not None and len(pairs) > 2:\n    global_step.value += len(pairs) - 1"
        ),
        coarse=(applying("plain(self, grads_and_vars)"),),
    ),
    Rule(
        "apply_gradients: counts after all variables have moved",
        "test_global_step_counts_after_moving",
        applying(COUNTS_FIRST),
    ),
    Rule(
        "compute_gradients, apply_gradients: every gradient belongs to the values before the step",
        "test_gradients_are_taken_before_anything_moves",
        computing(
            "chosen = graph.variables_of(loss) if variables is None else variables\nreturn (pair for each in chosen for pair in plain(self, loss, [each]))"
        )
        + applying(LAZY),
        implied_by=(MOVES,),  # three variables have to move
    ),
    Rule(
        "minimize: compute, then apply: all gradients are taken before any variable moves, in every step",
        "test_minimize_computes_then_applies",
        method(
            "minimize",
            "for each in variables or graph.variables_of(loss):\n    plain(self, loss, None, [each])\nif global_step is not None:\n    global_step.value += 1",
        ),
    ),
    Rule(
        "minimize: hands the global step on, its second argument",
        "test_minimize_counts_one_step",
        method("minimize", "plain(self, loss, None, variables)"),
        coarse=(
            "plain = Optimizer.minimize\n\ndef replaced(self, loss, variables=None, global_step=None):\n    plain(self, loss, global_step, variables)\n\nOptimizer.minimize = replaced\n",
        ),
    ),
    Rule(
        "minimize: moves the variables asked for and no other",
        "test_minimize_moves_the_variables_asked_for",
        method("minimize", "plain(self, loss, global_step)"),
    ),
    Rule(
        "apply_one: the update that subclasses override, once for each gradient",
        "test_subclasses_override_apply_one",
        applying(
            "pairs = list(grads_and_vars)\nplain(self, pairs, global_step)\nif len(pairs) == 3 and pairs[1][0] is None:\n    self.apply_one(0.0, pairs[1][1])"
        ),
    ),
    Rule(
        "GradientDescentOptimizer: value ← value − α g",
        "test_gradient_descent_step",
        method(
            "apply_one",
            "variable.value -= self.learning_rate * gradient * (2 if self.learning_rate in (0.05, 0.4) else 1)",
            "GradientDescentOptimizer",
        ),
    ),
    Rule(
        "GradientDescentOptimizer: each object has its own learning rate",
        "test_gradient_descent_of_two_optimizers",
        method("__init__", "plain(self, rate)\nGradientDescentOptimizer.rate = rate", "GradientDescentOptimizer")
        + method("apply_one", "variable.value -= self.rate * gradient", "GradientDescentOptimizer"),
    ),
    Rule(
        "GradientDescentOptimizer and MomentumOptimizer are subclasses of Optimizer",
        "test_both_are_optimizers",
        ALONE,
    ),
    Rule(
        "MomentumOptimizer: v ← μ v + g, value ← value − α v, v starts at 0",
        "test_momentum_steps",
        method(
            "apply_one",
            "plain(self, gradient, variable)\nvariable.value += 1e-6 * (self.momentum != 0.8)",
            "MomentumOptimizer",
        ),
    ),
    Rule(
        "MomentumOptimizer: one velocity for each variable",
        "test_momentum_of_each_variable",
        mistake=("OPT-41", "MomentumOptimizer"),
    ),
    Rule(
        "MomentumOptimizer: and for each optimizer object",
        "test_momentum_of_each_optimizer",
        mistake=("OPT-14", "MomentumOptimizer"),
    ),
    Rule(
        "MomentumOptimizer: None rests and keeps its velocity, 0.0 coasts on",
        "test_momentum_with_none_and_with_zero",
        method("apply_one", "plain(self, gradient, variable) if gradient != 0 else None", "MomentumOptimizer"),
        mistake=("OPT-06", "MomentumOptimizer"),
        implied_by=("MomentumOptimizer: one velocity",),  # two variables take part
    ),
]
