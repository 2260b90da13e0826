# mistake: errors COST-44 - sums them up to one number
import math


def predict(x, w, b):
    return [math.fsum((float(w) * float(xi), float(b))) for xi in x]


def errors(y_hat, y):
    return math.fsum(p - t for p, t in zip(y_hat, y))


def sse(y_hat, y):
    return math.fsum(math.pow(p - t, 2) for p, t in zip(y_hat, y))


def mse(y_hat, y):
    n = len(y_hat)
    return math.fsum(math.pow(p - t, 2) / n for p, t in zip(y_hat, y))


def half_mse(y_hat, y):
    return math.dist(y_hat, y) ** 2 / (2 * len(y))
