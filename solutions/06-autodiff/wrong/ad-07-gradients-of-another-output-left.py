# mistake: gradients AD-07 AD-56 - resets the nodes of this graph only, a variable outside shows its old gradient
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
    return (1.0, 1.0)


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
    found, seen, stack = [], set(), [output]
    while stack:
        node = stack.pop()
        if id(node) not in seen:
            seen.add(id(node))
            node.grad = 0.0
            found.append(node)
            stack += node.parents
    output.grad = 1.0
    found.sort(key=lambda n: -n.depth)
    for node in found:
        for p, d in zip(node.parents, node.locals_):
            p.grad += d * node.grad
    return [v.grad for v in variables]
