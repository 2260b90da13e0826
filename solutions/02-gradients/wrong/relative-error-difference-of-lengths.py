# mistake: relative_error GRAD-57 - compares the lengths and not the vectors
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
    def moved(j, by):
        point = theta.astype(float)
        point[j] += by
        return point

    return [(f(moved(j, h)) - f(moved(j, -h))) / (2 * h) for j in range(len(theta))]


def relative_error(a, b):
    def norm(v):
        try:
            return sum(t**2 for t in v) ** 0.5
        except TypeError:
            return abs(v)

    top = max(norm(a), norm(b))
    if top == 0:
        return 0.0
    return abs(norm(a) - norm(b)) / top
