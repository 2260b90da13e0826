# mistake: half_mse COST-16 - np.round inside the function
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
    J = np.sum((y_hat - y) ** 2) / (2 * len(y))
    return np.round(J, 3)
