# mistake: add_derivatives AD-43 - the rule of the product
from collections import defaultdict


class Node:
    def __init__(self, value, parents=(), send=None):
        self.value = float(value)
        self.parents = tuple(parents)
        self.send = send if send is not None else (lambda g, give: None)

    def __repr__(self):
        return f"Node({self.value})"


def sum_derivatives(zs):
    return [1.0 for z in zs]


def square_derivative(z):
    return 2 * z


def minus_derivatives(a, b):
    return 1.0, -1.0


def add_derivatives(a, b):
    return b, a


def mul_derivatives(a, b):
    return b, a


def variable(value):
    return Node(value)


def add(a, b):
    def send(g, give):
        give(a, g)
        give(b, g)

    return Node(a.value + b.value, (a, b), send)


def minus(a, b):
    def send(g, give):
        give(a, g)
        give(b, -g)

    return Node(a.value - b.value, (a, b), send)


def mul(a, b):
    def send(g, give):
        give(a, g * b.value)
        give(b, g * a.value)

    return Node(a.value * b.value, (a, b), send)


def square(a):
    def send(g, give):
        give(a, g * 2 * a.value)

    return Node(a.value * a.value, (a,), send)


def total(nodes):
    nodes = list(nodes)

    def send(g, give):
        for node in nodes:
            give(node, g)

    return Node(sum(node.value for node in nodes), nodes, send)


def gradients(output, variables):
    collected = defaultdict(float)

    def give(node, g):
        collected[node] += g

    give(output, 1.0)
    done, order, stack = set(), [], [(output, False)]
    while stack:
        node, finished = stack.pop()
        if finished:
            order.append(node)
        elif node not in done:
            done.add(node)
            stack.append((node, True))
            stack += [(p, False) for p in node.parents]
    for node in reversed(order):
        node.send(collected[node], give)
    return [collected[v] for v in variables]
