# mistake: mse COST-09 - root mean square
import numpy as np


def predict(x, w, b):
    return w * x + b


def errors(y_hat, y):
    return y_hat - y


def sse(y_hat, y):
    return np.sum((y_hat - y) ** 2)


def mse(y_hat, y):
    e = y_hat - y
    return np.sqrt(e @ e / len(e))


def half_mse(y_hat, y):
    return 0.5 * np.mean((y_hat - y) ** 2)
