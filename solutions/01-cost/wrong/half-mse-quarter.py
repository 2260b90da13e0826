# mistake: half_mse COST-52 - halves twice
import numpy as np


def predict(x, w, b):
    return np.array([np.array(w, dtype=float) * value + b for value in x])


def errors(y_hat, y):
    out = np.empty(np.shape(y), dtype=np.float64)
    np.subtract(y_hat, y, out=out)
    return out


def sse(y_hat, y):
    return np.array(np.square(errors(y_hat, y)).sum())


def mse(y_hat, y):
    return np.array(np.square(errors(y_hat, y)).sum() / np.size(y))


def half_mse(y_hat, y):
    half = np.mean(errors(y_hat, y) ** 2) / 2
    return half / 2
