# mistake: mse COST-08 - mean absolute error
import math


def predict(x, w, b):
    return [math.fsum((float(w) * float(xi), float(b))) for xi in x]


def errors(y_hat, y):
    return list(map(lambda p, t: float(p) - float(t), y_hat, y))


def sse(y_hat, y):
    return math.fsum(math.pow(p - t, 2) for p, t in zip(y_hat, y))


def mse(y_hat, y):
    n = len(y)
    return sum(math.fabs(p - t) for p, t in zip(y_hat, y)) / n


def half_mse(y_hat, y):
    return math.dist(y_hat, y) ** 2 / (2 * len(y))
