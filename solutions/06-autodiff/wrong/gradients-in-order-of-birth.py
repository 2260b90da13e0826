# mistake: gradients AD-52 - sorts the variables by creation and drops the order given
import heapq
import itertools

_numbers = itertools.count()


class Node:
    __slots__ = ("value", "parents", "slopes", "number")

    def __init__(self, value, parents=(), slopes=()):
        self.value = float(value)
        self.parents = tuple(parents)
        self.slopes = tuple(slopes)
        self.number = next(_numbers)


def sum_derivatives(zs):
    return [1.0] * len(zs)


def square_derivative(z):
    return z + z


def minus_derivatives(a, b):
    return (1.0, -1.0)


def add_derivatives(a, b):
    return (1.0, 1.0)


def mul_derivatives(a, b):
    return (b, a)


def variable(value):
    return Node(value)


def add(a, b):
    return Node(a.value + b.value, [a, b], [1.0, 1.0])


def minus(a, b):
    return Node(a.value - b.value, [a, b], [1.0, -1.0])


def mul(a, b):
    return Node(a.value * b.value, [a, b], [b.value, a.value])


def square(a):
    return Node(a.value * a.value, [a], [2 * a.value])


def total(nodes):
    values = [node.value for node in nodes]
    return Node(sum(values), nodes, [1.0] * len(values))


def gradients(output, variables):
    adjoint = {output.number: 1.0}
    heap = [(-output.number, output)]
    while heap:
        node = heapq.heappop(heap)[1]
        for parent, slope in zip(node.parents, node.slopes):
            if parent.number not in adjoint:
                adjoint[parent.number] = 0.0
                heapq.heappush(heap, (-parent.number, parent))
            adjoint[parent.number] += adjoint[node.number] * slope
    return [adjoint.get(number, 0.0) for number in sorted(v.number for v in variables)]
