"""Exercise 06: automatic differentiation. Everything is a scalar. The handout builds this file in six steps."""

import itertools

# Step 1: local derivatives -------------------------------------------------------------------------------------------


def sum_derivatives(zs):
    """Derivatives of z_1 + z_2 + ... + z_n with respect to each of its inputs: a list of n ones."""
    return [1.0 for _ in zs]


def square_derivative(z):
    """Derivative of z^2."""
    return 2.0 * float(z)


def minus_derivatives(a, b):
    """Derivatives of a - b with respect to a and to b."""
    return 1.0, -1.0


def add_derivatives(a, b):
    """Derivatives of a + b with respect to a and to b."""
    return 1.0, 1.0


def mul_derivatives(a, b):
    """Derivatives of a times b with respect to a and to b."""
    return float(b), float(a)


# Step 2: the graph, forwards -----------------------------------------------------------------------------------------

_birth_numbers = itertools.count()


class Node:
    """One place of the graph: a number that remembers where it came from.

    value: float, the number
    parents: tuple of Nodes, those it was computed from; () for a variable
    locals_: tuple of floats, the local derivative with respect to each parent
    number: nodes that were made later have higher numbers, so parents have lower ones than their users
    """

    def __init__(self, value, parents=(), locals_=()):
        self.value = float(value)
        self.parents = tuple(parents)
        self.locals_ = tuple(locals_)
        self.number = next(_birth_numbers)


def variable(value):
    """A node that depends on nothing."""
    return Node(value)


def add(a, b):
    """The node a + b."""
    return Node(a.value + b.value, (a, b), add_derivatives(a.value, b.value))


def minus(a, b):
    """The node a - b."""
    return Node(a.value - b.value, (a, b), minus_derivatives(a.value, b.value))


def mul(a, b):
    """The node a times b."""
    return Node(a.value * b.value, (a, b), mul_derivatives(a.value, b.value))


def square(a):
    """The node a^2."""
    return Node(a.value * a.value, (a,), (square_derivative(a.value),))


def total(nodes):
    """The node that sums all the nodes of a list (the slides' "sum")."""
    parents = tuple(nodes)
    values = [node.value for node in parents]
    return Node(sum(values), parents, sum_derivatives(values))


# Steps 3 to 6: the chain rule, backwards -----------------------------------------------------------------------------


def gradients(output, variables):
    """Derivatives of `output` with respect to each of `variables`.

    output: Node
    variables: list of Nodes made by `variable`
    Returns a list of floats in the order of `variables`; 0.0 for a variable that does not affect `output`.
    """
    # Everything that the output was made of, each node once.
    reached, waiting = {output}, [output]
    while waiting:
        for parent in waiting.pop().parents:
            if parent not in reached:
                reached.add(parent)
                waiting.append(parent)

    # Youngest first: when a node's turn comes, all its users have reported.
    slopes = {output: 1.0}
    for node in sorted(reached, key=lambda one: one.number, reverse=True):
        for parent, local in zip(node.parents, node.locals_):
            slopes[parent] = slopes.get(parent, 0.0) + slopes[node] * local
    return [slopes.get(v, 0.0) for v in variables]
