# mistake: gradients AD-51 - KeyError for a variable that does not affect the output
from dataclasses import dataclass
from graphlib import TopologicalSorter


@dataclass(eq=False)
class Node:
    parents: tuple = ()

    def __post_init__(self):
        self.value = float(self.forward(*[p.value for p in self.parents]))

    def slopes(self):
        return self.backward(*[p.value for p in self.parents])

    def backward(self):
        return ()


@dataclass(eq=False)
class Variable(Node):
    start: float = 0.0

    def forward(self):
        return self.start


class Add(Node):
    def forward(self, a, b):
        return a + b

    def backward(self, a, b):
        return 1.0, 1.0


class Minus(Node):
    def forward(self, a, b):
        return a - b

    def backward(self, a, b):
        return 1.0, -1.0


class Mul(Node):
    def forward(self, a, b):
        return a * b

    def backward(self, a, b):
        return b, a


class Square(Node):
    def forward(self, z):
        return z * z

    def backward(self, z):
        return (2.0 * z,)


class Total(Node):
    def forward(self, *zs):
        return sum(zs)

    def backward(self, *zs):
        return (1.0,) * len(zs)


def sum_derivatives(zs):
    return list((1.0,) * len(zs))


def square_derivative(z):
    return 2 * z


def minus_derivatives(a, b):
    return (1.0, -1.0)


def add_derivatives(a, b):
    return (1.0, 1.0)


def mul_derivatives(a, b):
    return (b, a)


def variable(value):
    return Variable((), value)


def add(a, b):
    return Add((a, b))


def minus(a, b):
    return Minus((a, b))


def mul(a, b):
    return Mul((a, b))


def square(a):
    return Square((a,))


def total(nodes):
    return Total(tuple(nodes))


def gradients(output, variables):
    graph, todo = {}, [output]
    while todo:
        node = todo.pop()
        if node not in graph:
            graph[node] = node.parents
            todo += node.parents
    grads = dict.fromkeys(graph, 0.0)
    grads[output] = 1.0
    for node in reversed([*TopologicalSorter(graph).static_order()]):
        for parent, slope in zip(node.parents, node.slopes()):
            grads[parent] += slope * grads[node]
    return [grads[v] for v in variables]
