# mistake: predict COST-11 - subtracts b
import math


def predict(x, w, b):
    return [w * xi - b for xi in x]


def errors(y_hat, y):
    return list(map(lambda p, t: float(p) - float(t), y_hat, y))


def sse(y_hat, y):
    return math.fsum(math.pow(p - t, 2) for p, t in zip(y_hat, y))


def mse(y_hat, y):
    n = len(y_hat)
    return math.fsum(math.pow(p - t, 2) / n for p, t in zip(y_hat, y))


def half_mse(y_hat, y):
    return math.dist(y_hat, y) ** 2 / (2 * len(y))
