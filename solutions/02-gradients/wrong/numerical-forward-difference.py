# mistake: numerical_gradient GRAD-32 - forward difference in place of the central one
from functools import reduce
from operator import add, mul


def residuals(xs, ys, slope, intercept):
    return [slope * xi + intercept - yi for xi, yi in zip(xs, ys)]


def cost_gradients(x, y, w, b):
    e = residuals(x, y, w, b)
    return [sum(map(mul, x, e)) / len(e), sum(e) / len(e)]


def sse_gradients(x, y, m, c):
    return [
        sum(2 * xi * ri for xi, ri in zip(x, residuals(x, y, m, c))),
        reduce(add, (2 * ri for ri in residuals(x, y, m, c))),
    ]


def numerical_gradient(f, theta, h=1e-5):
    base = f(theta)
    out = []
    for j in range(len(theta)):
        moved = theta.astype(float)
        moved[j] += h
        out.append((f(moved) - base) / h)
    return out


def relative_error(a, b):
    def components(v):
        try:
            return list(v)
        except TypeError:
            return [v]

    def norm(v):
        return sum(t * t for t in v) ** 0.5

    a, b = components(a), components(b)
    largest = max(norm(a), norm(b))
    return norm([p - q for p, q in zip(a, b)]) / largest if largest else 0.0
