# mistake: half_mse SHAP-01 - targets as a column: the mean over n by n errors
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
    target = np.expand_dims(y, 1)
    return np.mean((y_hat - target) ** 2) / 2
