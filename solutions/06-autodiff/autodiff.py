"""Automatic differentiation of scalars: a graph that remembers how it was built, and the chain rule backwards."""


def sum_derivatives(zs):
    """Return the derivatives of z_1 + ... + z_n with respect to each input: a list of n ones."""
    return [1.0 for _ in zs]


def square_derivative(z):
    """Return the derivative of z^2: 2 z."""
    return 2.0 * z


def minus_derivatives(a, b):
    """Return the derivatives of a - b with respect to a and to b."""
    return 1.0, -1.0


def add_derivatives(a, b):
    """Return the derivatives of a + b with respect to a and to b."""
    return 1.0, 1.0


def mul_derivatives(a, b):
    """Return the derivatives of a b with respect to a and to b: each is the other one's value."""
    return b, a


class Node:
    """A number that knows the nodes it was computed from, and by which operation."""

    def __init__(self, value, parents=(), operation="variable"):
        self.value = float(value)
        self.parents = tuple(parents)
        self.operation = operation


def variable(value):
    """Return a node that depends on nothing."""
    return Node(value)


def add(a, b):
    """Return the node a + b."""
    return Node(a.value + b.value, (a, b), "add")


def minus(a, b):
    """Return the node a - b."""
    return Node(a.value - b.value, (a, b), "minus")


def mul(a, b):
    """Return the node a b."""
    return Node(a.value * b.value, (a, b), "mul")


def square(a):
    """Return the node a^2."""
    return Node(a.value * a.value, (a,), "square")


def total(nodes):
    """Return the node that is the sum of all the nodes of a list."""
    return Node(sum(node.value for node in nodes), nodes, "total")


def gradients(output, variables):
    """Return d output / d v for each v of `variables`, in the order given: the chain rule from the output backwards."""
    slopes = {output: 1.0}  # node -> d output / d node, as far as its users have reported
    for node in reversed(inputs_first(output)):
        for parent, local in zip(node.parents, local_derivatives(node), strict=True):
            slopes[parent] = slopes.get(parent, 0.0) + slopes[node] * local
    return [slopes.get(each, 0.0) for each in variables]


def local_derivatives(node):
    """Return the derivatives of `node` with respect to each of its parents."""
    values = [parent.value for parent in node.parents]
    if not values:
        return []
    if node.operation == "total":
        return sum_derivatives(values)
    if node.operation == "square":
        return [square_derivative(*values)]
    if node.operation == "minus":
        return minus_derivatives(*values)
    if node.operation == "add":
        return add_derivatives(*values)
    return mul_derivatives(*values)


def inputs_first(output):
    """Return `output` and all nodes it was computed from, each once, parents before the nodes that use them."""
    order, seen = [], set()
    waiting = [(output, False)]
    while waiting:
        node, parents_are_done = waiting.pop()
        if parents_are_done:
            order.append(node)
        elif node not in seen:
            seen.add(node)
            waiting.append((node, True))
            waiting.extend((parent, False) for parent in reversed(node.parents))
    return order
