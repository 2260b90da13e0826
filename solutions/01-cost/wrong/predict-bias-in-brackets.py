# mistake: predict COST-40 - brackets: w times (x + b)
import numpy as np


def predict(x, w, b):
    shifted = x + b
    return shifted * w


def errors(y_hat, y):
    return y_hat - y


def sse(y_hat, y):
    return np.sum((y_hat - y) ** 2)


def mse(y_hat, y):
    return np.mean((y_hat - y) ** 2)


def half_mse(y_hat, y):
    return 0.5 * np.mean((y_hat - y) ** 2)
