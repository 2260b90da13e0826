# mistake: sse COST-03 - half of the sum
import numpy as np


def predict(x, w, b):
    return np.array([np.array(w, dtype=float) * value + b for value in x])


def errors(y_hat, y):
    out = np.empty(np.shape(y), dtype=np.float64)
    np.subtract(y_hat, y, out=out)
    return out


def sse(y_hat, y):
    e = np.subtract(y_hat, y)
    return np.array(0.5 * e.dot(e))


def mse(y_hat, y):
    return np.array(np.square(errors(y_hat, y)).sum() / np.size(y))


def half_mse(y_hat, y):
    return np.asarray(np.square(errors(y_hat, y)).sum() / np.size(y) / 2)
