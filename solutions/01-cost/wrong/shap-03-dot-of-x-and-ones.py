# mistake: predict SHAP-03 - an inner product where each example wants its own number
import numpy as np


def predict(x, w, b):
    return np.dot(x, np.full(x.shape, w)) + b


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
