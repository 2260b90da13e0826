# mistake: gradients AD-19 - None for a variable that does not affect the output


def sum_derivatives(zs):
    return [1.0 for _ in zs]


def square_derivative(z):
    return 2 * z


def minus_derivatives(a, b):
    return 1.0, -1.0


def add_derivatives(a, b):
    return 1.0, 1.0


def mul_derivatives(a, b):
    return b, a


class Node:
    def __init__(self, value, parents=(), rule=None):
        self.value = float(value)
        self.parents = tuple(parents)
        self.rule = rule

    def local(self):
        if self.rule is None:
            return []
        return self.rule(*[p.value for p in self.parents])


def variable(value):
    return Node(value)


def add(a, b):
    return Node(a.value + b.value, (a, b), add_derivatives)


def minus(a, b):
    return Node(a.value - b.value, (a, b), minus_derivatives)


def mul(a, b):
    return Node(a.value * b.value, (a, b), mul_derivatives)


def square(a):
    return Node(a.value**2, (a,), lambda z: (square_derivative(z),))


def total(nodes):
    nodes = tuple(nodes)
    return Node(sum(n.value for n in nodes), nodes, lambda *zs: sum_derivatives(zs))


def gradients(output, variables):
    order, seen, stack = [], set(), [(output, False)]
    while stack:
        node, done = stack.pop()
        if done:
            order.append(node)
        elif node not in seen:
            seen.add(node)
            stack.append((node, True))
            stack.extend((p, False) for p in node.parents)
    flow = {node: 0.0 for node in order}
    flow[output] = 1.0
    for node in reversed(order):
        for p, d in zip(node.parents, node.local()):
            flow[p] += d * flow[node]
    return [flow.get(v) for v in variables]
