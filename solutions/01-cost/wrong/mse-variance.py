# mistake: mse COST-53 - np.var of the errors, blind to a constant shift
import numpy as np


def predict(x, w, b):
    return np.polyval([w, b], x)


def errors(y_hat, y):
    return np.tensordot(np.array([1, -1]), np.stack([y_hat, y]), axes=1)


def sse(y_hat, y):
    e = y_hat - y
    return np.einsum("i,i->", e, e)


def mse(y_hat, y):
    return np.var(y_hat - y)


def half_mse(y_hat, y):
    return np.linalg.norm((y_hat - y) / np.sqrt(2 * len(y))) ** 2
