# mistake: predict SHAP-01 - makes x a column, the result is (n, 1)
import numpy as np


def predict(x, w, b):
    column = np.array(x).reshape(len(x), 1)
    return column @ np.array([[w]]) + b


def errors(y_hat, y):
    out = np.empty(np.shape(y), dtype=np.float64)
    np.subtract(y_hat, y, out=out)
    return out


def sse(y_hat, y):
    return np.array(np.square(errors(y_hat, y)).sum())


def mse(y_hat, y):
    return np.array(np.square(errors(y_hat, y)).sum() / np.size(y))


def half_mse(y_hat, y):
    return np.asarray(np.square(errors(y_hat, y)).sum() / np.size(y) / 2)
