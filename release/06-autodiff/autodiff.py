"""Exercise 06: automatic differentiation. Everything is a scalar. The handout builds this file in six steps."""


# Step 1: local derivatives -------------------------------------------------------------------------------------------


def sum_derivatives(zs):
    """Derivatives of z_1 + z_2 + ... + z_n with respect to each of its inputs.

    zs: list of n numbers (the inputs' values)
    Returns a list of n floats.
    """
    # TODO
    raise NotImplementedError


def square_derivative(z):
    """Derivative of z^2.

    z: number
    Returns a number.
    """
    # TODO
    raise NotImplementedError


def minus_derivatives(a, b):
    """Derivatives of a - b with respect to its two inputs.

    a, b: numbers
    Returns a pair: (derivative with respect to a, derivative with respect to b).
    """
    # TODO
    raise NotImplementedError


def add_derivatives(a, b):
    """Derivatives of a + b with respect to its two inputs.

    a, b: numbers
    Returns a pair: (derivative with respect to a, derivative with respect to b).
    """
    # TODO
    raise NotImplementedError


def mul_derivatives(a, b):
    """Derivatives of a times b with respect to its two inputs.

    a, b: numbers
    Returns a pair: (derivative with respect to a, derivative with respect to b).
    """
    # TODO
    raise NotImplementedError


# Step 2: the graph, forwards -----------------------------------------------------------------------------------------


class Node:
    """One place of the graph: a number that remembers where it came from.

    Attributes that every node has:
        value: float, the number
        parents: tuple of Nodes, those it was computed from; () for a variable
    You may give it more attributes and choose what its constructor takes: nodes are built only by the functions below.
    """

    def __init__(self, value, parents=()):
        # TODO
        raise NotImplementedError


def variable(value):
    """A node that depends on nothing.

    value: number
    Returns a new Node with this value and no parents.
    """
    # TODO
    raise NotImplementedError


def add(a, b):
    """The node a + b.

    a, b: Nodes (they may be the same one)
    Returns a new Node; a and b stay as they are.
    """
    # TODO
    raise NotImplementedError


def minus(a, b):
    """The node a - b.

    a, b: Nodes (they may be the same one)
    Returns a new Node; a and b stay as they are.
    """
    # TODO
    raise NotImplementedError


def mul(a, b):
    """The node a times b.

    a, b: Nodes (they may be the same one)
    Returns a new Node; a and b stay as they are.
    """
    # TODO
    raise NotImplementedError


def square(a):
    """The node a^2.

    a: Node
    Returns a new Node; a stays as it is.
    """
    # TODO
    raise NotImplementedError


def total(nodes):
    """The node that sums all the nodes of a list (the slides' "sum").

    nodes: list of at least one Node (the same one may be in it more than once)
    Returns a new Node; the list and its nodes stay as they are.
    """
    # TODO
    raise NotImplementedError


# Steps 3 to 6: the chain rule, backwards -----------------------------------------------------------------------------


def gradients(output, variables):
    """Derivatives of `output` with respect to each of `variables`.

    output: Node
    variables: list of Nodes made by `variable`
    Returns a list of floats in the order of `variables`; 0.0 for a variable that does not affect `output`.
    """
    # TODO
    raise NotImplementedError
