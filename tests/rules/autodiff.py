"""Exercise 06: local derivatives, the graph, the chain rule backwards.

Wrong ways to go backwards are built from one way to do it right.
"""

from rules import Rule, nothing


def backwards(
    locals_of: str = "local_derivatives(node)", report: str = "slopes.get(parent, 0.0) + slopes[node] * local"
) -> str:
    """`gradients` with other local derivatives or another way to collect."""
    return f"""
def gradients(output, variables):
    slopes = {{output: 1.0}}
    for node in reversed(inputs_first(output)):
        for parent, local in zip(node.parents, {locals_of}):
            slopes[parent] = {report}
    return [slopes.get(each, 0.0) for each in variables]
"""


def wrapped(body: str) -> str:
    """`gradients` around the right one."""
    return f"asked = []\n\ndef gradients(output, variables):\n{body}\n"


def value(name: str, arguments: str, formula: str) -> Rule:
    """The value of an operation."""
    wrong = (
        f"def {name}({arguments}):\n    node = right.{name}({arguments})\n    node.value *= 1 + 1e-6\n    return node\n"
    )
    return Rule(
        f"{name}: a Node of value {formula}",
        f"test_value_of_{name}",
        wrong,
        coarse=(nothing(name),),
    )


def derivative(name: str, words: str, wrong: str, *coarse: str) -> Rule:
    """A local derivative."""
    return Rule(f"{name}: {words}", f"test_{name}", wrong, coarse=(nothing(name), *coarse))


def operation(name: str, statement: str) -> str:
    """An operation whose new node is spoiled by a statement."""
    arguments = {"square": "a", "total": "nodes"}.get(name, "a, b")
    return f"def {name}({arguments}):\n    node = right.{name}({arguments})\n    {statement}\n    return node\n"


VALUES = ("add: a Node", "minus: a Node", "mul: a Node")  # the slopes of products and squares stand on them
OPERATIONS = ("add", "minus", "mul", "square", "total")

RULES = [
    derivative(
        "sum_derivatives", "1.0 for each input", "def sum_derivatives(zs):\n    return [1.0] * max(1, len(zs) - 1)\n"
    ),
    derivative("square_derivative", "2 z", "def square_derivative(z):\n    return z\n"),
    derivative("minus_derivatives", "(1.0, −1.0)", "def minus_derivatives(a, b):\n    return -1.0, 1.0\n"),
    derivative("add_derivatives", "(1.0, 1.0)", "def add_derivatives(a, b):\n    return 1.0, -1.0\n"),
    derivative("mul_derivatives", "(b, a)", "def mul_derivatives(a, b):\n    return a, b\n"),
    Rule(
        "variable: a Node of that value without parents",
        "test_value_of_variable",
        "def variable(value):\n    return Node(value, (Node(0.0),), 'total')\n",
        coarse=("def variable(value):\n    return Node(int(value))\n", nothing("variable")),
    ),
    value("add", "a, b", "a + b"),
    value("minus", "a, b", "a − b"),
    value("mul", "a, b", "a b"),
    value("square", "a", "a²"),
    value("total", "nodes", "Σ, a node twice counts twice"),
    Rule(
        "operations: a new node, the inputs and the list stay as they were",
        "test_operations_make_new_nodes",
        operation("total", "nodes.reverse() or nodes.pop()"),
        coarse=tuple(operation(name, "a.value = node.value") for name in ("add", "minus", "mul")),
        implied_by=("add: a Node",),  # its inner node is a sum
    ),
    Rule(
        "Node: parents is a tuple of Nodes that leads back to the inputs",
        "test_parents_lead_back",
        tuple(operation(name, "node.parents = list(node.parents)") for name in OPERATIONS),
        coarse=tuple(operation(name, "node.parents = ()") for name in OPERATIONS),
    ),
    Rule(
        "gradients: multiplies along a path, from the output to each input",
        "test_gradients_of_one_example",
        backwards("((1.0, 1.0) if node.operation == 'minus' else local_derivatives(node))"),
        coarse=(backwards(report="slopes.get(parent, 0.0) + local"), nothing("gradients")),
        implied_by=VALUES,
    ),
    Rule(
        "gradients: adds over the examples of a batch",
        "test_gradients_of_a_batch",
        backwards(
            "([1 / len(node.parents)] * len(node.parents) if len(node.parents) > 3 else local_derivatives(node))"
        ),
        implied_by=VALUES,
    ),
    Rule(
        "gradients: a variable that is used more than once adds up its contributions",
        "test_gradients_of_a_reused_variable",
        backwards(
            report="slopes.get(parent, 0.0) + slopes[node] * local"
            " * (0.5 if node.operation == 'mul' and len(set(node.parents)) == 1 and not parent.parents else 1.0)"
        ),
        coarse=(backwards(report="slopes[node] * local"),),
        implied_by=VALUES[:1],
    ),
    Rule(
        "gradients: so does an inner node, before it passes anything on",
        "test_gradients_of_a_reused_inner_node",
        backwards(
            report="slopes.get(parent, 0.0) + slopes[node] * local"
            " * (0.5 if node.operation == 'mul' and len(set(node.parents)) == 1 and parent.parents else 1.0)"
        ),
        implied_by=VALUES[::2],
    ),
    Rule(
        "gradients: two nodes of one value are two nodes",
        "test_gradients_with_equal_values",
        backwards(
            report="slopes.get(parent, 0.0) + slopes[node] * local * (2.0 if parent.value == node.value else 1.0)"
        ),
    ),
    Rule(
        "gradients: 0.0 for a variable that does not affect the output",
        "test_gradients_of_an_unused_variable",
        wrapped(
            "    asked.extend(inputs_first(output))\n"
            "    return [slope if each in asked else None for slope, each in zip(right.gradients(output, variables), variables)]"
        ),
    ),
    Rule(
        "gradients: in the order given",
        "test_gradients_in_the_order_given",
        wrapped(
            "    order = inputs_first(output)\n"
            "    used = iter(sorted((each for each in variables if each in order), key=order.index))\n"
            "    return right.gradients(output, [next(used) if each in order else each for each in variables])"
        ),
    ),
    Rule(
        "gradients: asking twice gives the same answer",
        "test_gradients_asked_twice",
        wrapped(
            "    asked.append(output)\n"
            "    return [slope * asked.count(output) for slope in right.gradients(output, variables)]"
        ),
        coarse=(wrapped("    asked.extend(right.gradients(output, variables))\n    return asked[: len(variables)]"),),
    ),
    Rule(
        "gradients: ∂output/∂output is 1",
        "test_gradients_of_a_variable_alone",
        wrapped("    return right.gradients(output, variables) if output.parents else [0.0]"),
    ),
    Rule(
        "gradients: values and the list of variables stay as they were",
        "test_gradients_changes_nothing",
        (
            wrapped("    slopes = right.gradients(output, variables)\n    output.value += 1\n    return slopes"),
            wrapped("    slopes = right.gradients(output, variables)\n    variables.reverse()\n    return slopes"),
        ),
    ),
    Rule(
        "gradients: chains of 5,000 nodes work",
        "test_gradients_of_a_long_chain",
        wrapped(
            "    if len(inputs_first(output)) > 900:\n        raise RecursionError\n    return right.gradients(output, variables)"
        ),
    ),
    Rule(
        "gradients: the work grows with the nodes, not with the paths (an error stands for the end of the time)",
        "test_gradients_of_forty_doublings",
        wrapped(
            "    paths = {}\n"
            "    for node in inputs_first(output):\n"
            "        paths[node] = sum(paths[parent] for parent in node.parents) or 1\n"
            "    if paths[output] > 1e6:\n"
            "        raise TimeoutError\n"
            "    return right.gradients(output, variables)"
        ),
    ),
]
