# mistake: total AD-48 - the mean of the values
import math


class Node:
    def __init__(self, op, value, *parents):
        self.op = op
        self.value = value
        self.parents = parents


def sum_derivatives(zs):
    return list(map(lambda z: 1.0, zs))


def square_derivative(z):
    return 2.0 * z


def minus_derivatives(a, b):
    return [1.0, -1.0]


def add_derivatives(a, b):
    return [1.0, 1.0]


def mul_derivatives(a, b):
    return [b, a]


RULES = {
    "leaf": lambda: [],
    "add": add_derivatives,
    "minus": minus_derivatives,
    "mul": mul_derivatives,
    "square": lambda z: [square_derivative(z)],
    "total": lambda *zs: sum_derivatives(zs),
}


def variable(value):
    return Node("leaf", float(value))


def add(a, b):
    return Node("add", a.value + b.value, a, b)


def minus(a, b):
    return Node("minus", a.value - b.value, a, b)


def mul(a, b):
    return Node("mul", a.value * b.value, a, b)


def square(a):
    return Node("square", a.value * a.value, a)


def total(nodes):
    return Node("total", math.fsum(node.value for node in nodes) / len(nodes), *nodes)


def inputs_first(output):
    visited = {output}
    stack = [(output, iter(output.parents))]
    while stack:
        node, rest = stack[-1]
        for parent in rest:
            if parent not in visited:
                visited.add(parent)
                stack.append((parent, iter(parent.parents)))
                break
        else:
            stack.pop()
            yield node


def gradients(output, variables):
    grad = {node: 0.0 for node in variables}
    order = list(inputs_first(output))
    grad.update(dict.fromkeys(order, 0.0))
    grad[output] = 1.0
    while order:
        node = order.pop()
        for parent, slope in zip(node.parents, RULES[node.op](*(p.value for p in node.parents))):
            grad[parent] += slope * grad[node]
    return [grad[v] for v in variables]
