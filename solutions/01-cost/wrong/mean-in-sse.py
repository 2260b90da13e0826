# mistake: sse COST-02 - the mean where the sum is asked
import numpy as np


def predict(x, w, b):
    return w * x + b


def errors(y_hat, y):
    return y_hat - y


def sse(y_hat, y):
    return np.average(np.square(y_hat - y))


def mse(y_hat, y):
    return np.mean((y_hat - y) ** 2)


def half_mse(y_hat, y):
    return 0.5 * np.mean((y_hat - y) ** 2)
