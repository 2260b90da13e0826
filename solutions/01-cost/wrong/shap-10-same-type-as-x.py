# mistake: predict SHAP-10 - fills an array of the type of x
import numpy as np


def predict(x, w, b):
    y_hat = np.zeros_like(x)
    for i, value in enumerate(x):
        y_hat[i] = w * value + b
    return y_hat


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
