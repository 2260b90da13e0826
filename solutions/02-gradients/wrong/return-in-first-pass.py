# mistake: cost_gradients COST-13 - returns inside the loop, so only the first example counts
from functools import reduce
from operator import add


def residuals(xs, ys, slope, intercept):
    return [slope * xi + intercept - yi for xi, yi in zip(xs, ys)]


def cost_gradients(x, y, w, b):
    dw = 0
    db = 0
    for xi, yi in zip(x, y):
        e = w * xi + b - yi
        dw += xi * e
        db += e
        return dw / len(x), db / len(x)


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
