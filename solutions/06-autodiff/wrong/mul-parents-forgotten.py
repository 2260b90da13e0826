# mistake: mul AD-58 - keeps the first input only as a parent
from collections import Counter, deque


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
    return Node(a.value * b.value, (a,), lambda z: (b.value,))


def square(a):
    return Node(a.value**2, (a,), lambda z: (square_derivative(z),))


def total(nodes):
    nodes = tuple(nodes)
    return Node(sum(n.value for n in nodes), nodes, lambda *zs: sum_derivatives(zs))


def gradients(output, variables):
    waiting = Counter()
    seen = {id(output)}
    todo = [output]
    while todo:
        node = todo.pop()
        for parent in node.parents:
            waiting[id(parent)] += 1
            if id(parent) not in seen:
                seen.add(id(parent))
                todo.append(parent)

    flow = Counter({id(output): 1.0})
    ready = deque([output])
    while ready:
        node = ready.popleft()
        for parent, d in zip(node.parents, node.local()):
            flow[id(parent)] += d * flow[id(node)]
            waiting[id(parent)] -= 1
            if waiting[id(parent)] == 0:
                ready.append(parent)
    return [float(flow[id(v)]) for v in variables]
