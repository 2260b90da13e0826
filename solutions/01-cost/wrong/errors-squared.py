# mistake: errors COST-43 - already squares them
import functools

import numpy as np


class Line:
    def __init__(self, w, b):
        self.w, self.b = w, b

    def __call__(self, x):
        return np.add(np.multiply(self.w, x), self.b)


class Fit:
    def __init__(self, y_hat, y):
        self.errors = np.subtract(y_hat, y)

    @functools.cached_property
    def sse(self):
        return float(self.errors @ self.errors)

    @property
    def n(self):
        return self.errors.shape[0]


def predict(x, w, b):
    return Line(w, b)(x)


def errors(y_hat, y):
    e = Fit(y_hat, y).errors
    return e * e


def sse(y_hat, y):
    return Fit(y_hat, y).sse


def mse(y_hat, y):
    fit = Fit(y_hat, y)
    return fit.sse / fit.n


def half_mse(y_hat, y):
    fit = Fit(y_hat, y)
    return fit.sse / (fit.n + fit.n)
