"""A small computation graph, handed out complete: build a loss from Variables, evaluate it, ask for its gradients.

    import graph

    w = graph.Variable(3.0)
    b = graph.Variable(-1.0)
    y_hat = graph.add(graph.mul(w, graph.constant(2.0)), b)         # 3 * 2 - 1 = 5
    loss = graph.square(graph.minus(y_hat, graph.constant(1.0)))    # (5 - 1)^2

    loss.evaluate()                   # 16.0
    graph.gradients(loss, [w, b])     # [16.0, 8.0]
    graph.variables_of(loss)          # [w, b]
    w.value = 2.0                     # the graph stays, the number changes
    loss.evaluate()                   # 4.0

Everything is a scalar. Building a graph computes nothing: `evaluate` and `gradients` compute each time they are called,
with the values that the Variables have at that moment, and change nothing. Long chains and nodes that are used many
times are fine.

How the gradients come about: every node gets its value together with its slope with respect to one Variable, from the
inputs towards the loss, one sweep for each Variable. That is the chain rule in the forward direction. The way back from
the loss, which you may know from "autodiff", gives the same numbers, all of them in one sweep. Nothing in this file has
to be changed, and you can write your optimizer without reading how it works.
"""

import itertools

_numbers = itertools.count()


class Node:
    """One place of the graph: an operation and the nodes it takes its numbers from.

    Made by `constant`, `add`, `minus`, `mul`, `square`, `total` or as a `Variable`, never directly. Two nodes are the
    same only if they are one object; equal values do not make them equal. Nodes can be keys of a dict.
    """

    def __init__(self, inputs, value_of, slope_of):
        for node in inputs:
            if not isinstance(node, Node):
                raise TypeError(
                    f"{node!r} is not a node of the graph: wrap numbers in graph.constant(...) or graph.Variable(...)"
                )
        self._inputs = tuple(inputs)
        self._value_of = value_of  # the inputs' values -> this node's value
        self._slope_of = slope_of  # the inputs' values, the inputs' slopes -> this node's slope
        self._number = next(_numbers)  # a node is made after its inputs, so sorting by number puts inputs first

    def evaluate(self):
        """Return this node's value as a float, computed with the current values of the Variables."""
        return _values(_needed_for(self))[self]


class Variable(Node):
    """A number that may be changed: read and set `variable.value`. Optimizers move Variables and nothing else."""

    def __init__(self, value):
        super().__init__((), lambda: float(self.value), None)
        self.value = value

    def __repr__(self):
        return f"Variable({self.value!r})"


def constant(value):
    """Return a node that always has this value: an input x, a target y, a factor such as 1/n."""
    fixed = float(value)
    return Node((), lambda: fixed, lambda: 0.0)


def add(a, b):
    """Return the node a + b."""
    return Node((a, b), lambda u, v: u + v, lambda u, v, du, dv: du + dv)


def minus(a, b):
    """Return the node a - b."""
    return Node((a, b), lambda u, v: u - v, lambda u, v, du, dv: du - dv)


def mul(a, b):
    """Return the node a * b."""
    return Node((a, b), lambda u, v: u * v, lambda u, v, du, dv: du * v + u * dv)


def square(a):
    """Return the node a * a."""
    return Node((a,), lambda u: u * u, lambda u, du: 2.0 * u * du)


def total(nodes):
    """Return the node that sums all the nodes of a list (0.0 for an empty one)."""
    nodes = tuple(nodes)
    return Node(nodes, lambda *values: sum(values, 0.0), lambda *both: sum(both[len(nodes) :], 0.0))


def gradients(loss, variables):
    """Return the partial derivatives of `loss` with respect to `variables`, in the order given: a list.

    Each is a float, taken at the current values of the Variables, or None for a Variable that the loss does not depend
    on. None is not 0.0: a Variable with a path to the loss has a slope, and that slope may happen to be 0.0; a Variable
    with no path has none.
    """
    nodes = _needed_for(loss)
    values = _values(nodes)
    return [_slope(loss, variable, nodes, values) if variable in values else None for variable in variables]


def variables_of(loss):
    """Return the Variables that `loss` depends on, each once, in the order in which they were created: a list."""
    return [node for node in _needed_for(loss) if isinstance(node, Variable)]


def _needed_for(output):
    """Return `output` and every node it depends on, each once, inputs before the nodes that use them."""
    found = {output}
    waiting = [output]
    while waiting:
        for node in waiting.pop()._inputs:
            if node not in found:
                found.add(node)
                waiting.append(node)
    return sorted(found, key=lambda node: node._number)


def _values(nodes):
    """Return the value of each node; `nodes` holds inputs first."""
    values = {}
    for node in nodes:
        values[node] = node._value_of(*[values[each] for each in node._inputs])
    return values


def _slope(loss, variable, nodes, values):
    """Return the derivative of `loss` with respect to `variable`: one sweep over `nodes`, inputs first."""
    slopes = {}
    for node in nodes:
        if node is variable:
            slopes[node] = 1.0
        elif isinstance(node, Variable):
            slopes[node] = 0.0
        else:
            numbers = [values[each] for each in node._inputs]
            slopes[node] = node._slope_of(*numbers, *[slopes[each] for each in node._inputs])
    return slopes[loss]
