# mistake: half_mse COST-01 - plain sum of squares
import numpy as np


def predict(x, w, b):
    return w * x + b


def errors(y_hat, y):
    return y_hat - y


def sse(y_hat, y):
    return np.sum((y_hat - y) ** 2)


def mse(y_hat, y):
    return np.mean((y_hat - y) ** 2)


def half_mse(y_hat, y):
    e = y_hat - y
    return e @ e
