# mistake: gradients AD-02 - each arrival sends everything collected so far on again
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
    grads = {}
    queue = [(output, 1.0)]
    while queue:
        node, g = queue.pop(0)
        grads[node] = grads.get(node, 0.0) + g
        if len(queue) > 20000:
            raise RuntimeError("too many messages")
        for parent, d in zip(node.parents, node.locals_):
            queue.append((parent, grads[node] * d))
    return [grads.get(v, 0.0) for v in variables]
