# mistake: errors SHAP-10 - errors in an array of the type of the predictions
import numpy as np


def predict(x, w, b):
    return w * x + b


def errors(y_hat, y):
    e = np.array(y_hat)
    for i in range(len(y)):
        e[i] = y_hat[i] - y[i]
    return e


def sse(y_hat, y):
    return np.sum((y_hat - y) ** 2)


def mse(y_hat, y):
    return np.mean((y_hat - y) ** 2)


def half_mse(y_hat, y):
    return 0.5 * np.mean((y_hat - y) ** 2)
