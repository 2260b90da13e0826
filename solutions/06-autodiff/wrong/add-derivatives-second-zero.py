# mistake: add_derivatives AD-60 - thinks of b as a constant
class Node:
    def __init__(self, value, parents, locals_):
        self.value = value
        self.parents = parents
        self.locals_ = locals_
        self.grad = 0.0
        self.depth = 0
        for p in parents:
            if p.depth >= self.depth:
                self.depth = p.depth + 1


def sum_derivatives(zs):
    out = []
    for z in zs:
        out.append(1.0)
    return out


def square_derivative(z):
    return 2 * z


def minus_derivatives(a, b):
    return (1.0, -1.0)


def add_derivatives(a, b):
    return 1.0, 0.0


def mul_derivatives(a, b):
    return (b, a)


def variable(value):
    return Node(float(value), (), ())


def add(a, b):
    return Node(a.value + b.value, (a, b), (1.0, 1.0))


def minus(a, b):
    return Node(a.value - b.value, (a, b), (1.0, -1.0))


def mul(a, b):
    return Node(a.value * b.value, (a, b), (b.value, a.value))


def square(a):
    return Node(a.value**2, (a,), (2 * a.value,))


def total(nodes):
    s = 0.0
    for node in nodes:
        s += node.value
    return Node(s, tuple(nodes), (1.0,) * len(nodes))


def gradients(output, variables):
    found = []
    seen = set()
    stack = [output]
    while len(stack) > 0:
        node = stack.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        found.append(node)
        stack.extend(node.parents)
    for v in variables:
        v.grad = 0.0
    for node in found:
        node.grad = 0.0
    output.grad = 1.0
    found.sort(key=lambda node: node.depth, reverse=True)
    for node in found:
        for k in range(len(node.parents)):
            node.parents[k].grad += node.grad * node.locals_[k]
    return [v.grad for v in variables]
