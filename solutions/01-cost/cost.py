"""A line, its errors, and three ways to make one number of them."""

import numpy as np


def predict(x, w, b):
    """ŷ = w x + b for every input."""
    return w * x + b


def errors(y_hat, y):
    """ŷ − y, the errors with their signs."""
    return y_hat - y


def sse(y_hat, y):
    """The sum of squared errors, Σ (ŷ − y)²."""
    return np.sum(errors(y_hat, y) ** 2)


def mse(y_hat, y):
    """The mean squared error, SSE / n."""
    return sse(y_hat, y) / len(y)


def half_mse(y_hat, y):
    """Half the mean squared error, SSE / (2n): the J of the rest of the unit."""
    return mse(y_hat, y) / 2
