# mistake: predict SHAP-15 - np.matrix, so the result has two axes
import numpy as np


def predict(x, w, b):
    X = np.matrix(x)
    return w * X + b


def errors(y_hat, y):
    return np.tensordot(np.array([1, -1]), np.stack([y_hat, y]), axes=1)


def sse(y_hat, y):
    e = y_hat - y
    return np.einsum("i,i->", e, e)


def mse(y_hat, y):
    e = y_hat - y
    return np.inner(e, e) / e.size


def half_mse(y_hat, y):
    return np.linalg.norm((y_hat - y) / np.sqrt(2 * len(y))) ** 2
