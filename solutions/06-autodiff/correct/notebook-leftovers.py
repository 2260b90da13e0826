"""A notebook saved as a file: if-chains on the name of the operation, a missing library, a demo that fails."""

import networkx as nx
import tensorflow as tf

print("autodiff by hand")


class Node(object):
    def __init__(self, value, parents, kind):
        self.value = value
        self.parents = parents
        self.kind = kind


def sum_derivatives(zs):
    return [1.0] * len(zs)


def square_derivative(z):
    return 2 * z


def minus_derivatives(a, b):
    da = 1.0
    db = -1.0
    return da, db


def add_derivatives(a, b):
    return 1.0, 1.0


def mul_derivatives(a, b):
    da = b
    db = a
    return da, db


def variable(value):
    return Node(float(value), (), "variable")


def add(a, b):
    return Node(a.value + b.value, (a, b), "add")


def minus(a, b):
    return Node(a.value - b.value, (a, b), "minus")


def mul(a, b):
    return Node(a.value * b.value, (a, b), "mul")


def square(a):
    return Node(a.value * a.value, (a,), "square")


def total(nodes):
    value = 0.0
    for z in nodes:
        value = value + z.value
    return Node(value, tuple(nodes), "total")


def sort_nodes(output):
    """parents before children, with my own stack (recursion was too deep)"""
    order = []
    state = {}
    stack = [output]
    while stack:
        node = stack[-1]
        if node in state:
            stack.pop()
            if state[node] == "open":
                state[node] = "closed"
                order.append(node)
        else:
            state[node] = "open"
            for p in node.parents:
                if p not in state:
                    stack.append(p)
    return order


def gradients(output, variables):
    order = sort_nodes(output)
    grads = {}
    for node in order:
        grads[node] = 0.0
    grads[output] = 1.0
    for node in order[::-1]:
        g = grads[node]
        if node.kind == "add":
            a, b = node.parents
            grads[a] += g
            grads[b] += g
        elif node.kind == "minus":
            a, b = node.parents
            grads[a] += g
            grads[b] -= g
        elif node.kind == "mul":
            a, b = node.parents
            grads[a] += g * b.value
            grads[b] += g * a.value
        elif node.kind == "square":
            (a,) = node.parents
            grads[a] += g * 2 * a.value
        elif node.kind == "total":
            for z in node.parents:
                grads[z] += g
    result = []
    for v in variables:
        if v in grads:
            result.append(grads[v])
        else:
            result.append(0.0)
    return result


x = variable(3)
y = mul(x, x)
print(gradients(y, [x]))
with tf.GradientTape() as t:
    pass
nx.draw(y)
