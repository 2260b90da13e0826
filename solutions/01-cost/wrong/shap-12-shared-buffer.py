# mistake: errors SHAP-12 SHAP-12b - writes every result into one array kept in the module
import numpy as np


def predict(x, w, b):
    return np.polyval([w, b], x)


BUFFER = np.zeros(100000)


def errors(y_hat, y):
    view = BUFFER[: len(y)]
    np.subtract(y_hat, y, out=view)
    return view


def sse(y_hat, y):
    e = y_hat - y
    return np.einsum("i,i->", e, e)


def mse(y_hat, y):
    e = y_hat - y
    return np.inner(e, e) / e.size


def half_mse(y_hat, y):
    return np.linalg.norm((y_hat - y) / np.sqrt(2 * len(y))) ** 2
