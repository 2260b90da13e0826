# mistake: numerical_gradient GRAD-48 - works on one copy and goes on from the moved point
import numpy as np


class Line:
    def __init__(self, slope, intercept):
        self.slope = slope
        self.intercept = intercept

    def __call__(self, x):
        return self.slope * x + self.intercept


class Residuals:
    def __init__(self, line, x, y):
        self.x = x
        self.values = line(x) - y

    @property
    def n(self):
        return len(self.values)

    def total(self, weights=None):
        weights = np.ones(self.n) if weights is None else weights
        return (weights * self.values).sum()


class Norm:
    @staticmethod
    def of(vector):
        return float(np.linalg.norm(vector))


def cost_gradients(x, y, w, b):
    res = Residuals(Line(w, b), x, y)
    return res.total(x) / res.n, res.total() / res.n


def sse_gradients(x, y, m, c):
    res = Residuals(Line(m, c), x, y)
    return 2 * res.total(res.x), 2 * res.total()


class CentralDifference:
    def __init__(self, f, h):
        self.f, self.h = f, h

    def along(self, theta, j):
        right, left = np.array(theta, float), np.array(theta, float)
        right[j] += self.h
        left[j] -= self.h
        return (self.f(right) - self.f(left)) / (2 * self.h)


def numerical_gradient(f, theta, h=1e-5):
    point = np.array(theta, dtype=float)
    result = []
    for j in range(len(point)):
        point[j] += h
        high = f(point)
        point[j] -= 2 * h
        low = f(point)
        result.append((high - low) / (2 * h))
    return np.array(result)


def relative_error(a, b):
    a, b = np.atleast_1d(a), np.atleast_1d(b)
    try:
        return Norm.of(a - b) / max(Norm.of(a), Norm.of(b))
    except ZeroDivisionError:
        return 0.0
