import math


def predict(x, w, b):
    return [math.fsum((float(w) * float(xi), float(b))) for xi in x]


def errors(y_hat, y):
    return list(map(lambda p, t: float(p) - float(t), y_hat, y))


def sse(y_hat, y):
    return math.fsum(math.pow(p - t, 2) for p, t in zip(y_hat, y))


def mse(y_hat, y):
    n = len(y_hat)
    return math.fsum(math.pow(p - t, 2) / n for p, t in zip(y_hat, y))


def half_mse(y_hat, y):
    n = len(y)
    return 1 / 2 * n * math.fsum((p - t) ** 2 for p, t in zip(y_hat, y))
