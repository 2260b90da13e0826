# mistake: gradients AD-21 - collects functions in a loop that all see its last parent
import numpy as np

TAPE = []


class Node:
    def __init__(self, value, parents, partials):
        self.value = np.float64(value)
        self.parents = parents
        self.partials = partials
        self.place = len(TAPE)
        TAPE.append(self)


def sum_derivatives(zs):
    return np.ones(len(zs)).tolist()


def square_derivative(z):
    return np.multiply(2, z)


def minus_derivatives(a, b):
    return np.array([1.0, -1.0])


def add_derivatives(a, b):
    return np.array([1.0, 1.0])


def mul_derivatives(a, b):
    return np.array([b, a])


def variable(value):
    return Node(value, (), ())


def add(a, b):
    return Node(a.value + b.value, (a, b), (1, 1))


def minus(a, b):
    return Node(a.value - b.value, (a, b), (1, -1))


def mul(a, b):
    return Node(a.value * b.value, (a, b), (b.value, a.value))


def square(a):
    return Node(np.square(a.value), (a,), (2 * a.value,))


def total(nodes):
    return Node(np.sum([node.value for node in nodes]), tuple(nodes), (1,) * len(nodes))


def gradients(output, variables):
    bar = {output.place: 1.0}
    reached = {output.place}
    stack = [output]
    while stack:
        for parent in stack.pop().parents:
            if parent.place not in reached:
                reached.add(parent.place)
                stack.append(parent)
    for place in sorted(reached, reverse=True):
        node = TAPE[place]
        senders = []
        for parent, partial in zip(node.parents, node.partials):
            bar.setdefault(parent.place, 0.0)
            senders.append(lambda g: bar.update({parent.place: bar[parent.place] + partial * g}))  # noqa: B023
        for send in senders:
            send(bar[place])
    return [float(bar.get(v.place, 0.0)) for v in variables]
