# mistake: errors SHAP-01b - reshapes both to a column
import numpy as np


def predict(x, w, b):
    return w * x + b


def errors(y_hat, y):
    return y_hat.reshape((-1, 1)) - y.reshape((-1, 1))


def sse(y_hat, y):
    return np.sum((y_hat - y) ** 2)


def mse(y_hat, y):
    return np.mean((y_hat - y) ** 2)


def half_mse(y_hat, y):
    return 0.5 * np.mean((y_hat - y) ** 2)
