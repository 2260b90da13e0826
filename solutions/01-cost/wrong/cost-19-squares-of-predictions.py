# mistake: mse COST-19 - squares the predictions, no y
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
    return np.array(np.dot(y_hat, y_hat) / len(y_hat))


def half_mse(y_hat, y):
    return np.asarray(np.square(errors(y_hat, y)).sum() / np.size(y) / 2)
