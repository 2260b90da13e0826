# mistake: half_mse SHAP-08 SHAP-09 - errors and squares written into the caller's array
import numpy as np


def predict(x, w, b):
    return w * x + b


def errors(y_hat, y):
    return y_hat - y


def sse(y_hat, y):
    return np.sum((y_hat - y) ** 2)


def mse(y_hat, y):
    return np.mean((y_hat - y) ** 2)


def half_mse(y_hat, y):
    y_hat -= y
    y_hat **= 2
    return y_hat.mean() / 2
