# mistake: minus_derivatives AD-42 - the signs exchanged
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
    return -1.0, 1.0


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
    open_places = 1
    place = output.place
    while open_places:
        if place in bar:
            open_places -= 1
            for parent, partial in zip(TAPE[place].parents, TAPE[place].partials):
                if parent.place not in bar:
                    bar[parent.place] = 0.0
                    open_places += 1
                bar[parent.place] += partial * bar[place]
        place -= 1
    return [float(bar[v.place]) if v.place in bar else 0.0 for v in variables]
