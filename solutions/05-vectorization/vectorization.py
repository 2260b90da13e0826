"""Many features, many examples: the linear model as a matrix product (reference)."""

import numpy as np


def predict_one(x, W, b):
    """One prediction: xᵀW + b."""
    return np.dot(x, W) + b


def predict_batch(X, W, b):
    """All n predictions: X W + b, (n,)."""
    return X @ W + b


def batch_cost(X, y, W, b):
    """half_mse of the batch."""
    errors = predict_batch(X, W, b) - y
    return np.sum(errors**2) / (2 * len(y))


def batch_gradients(X, y, W, b):
    """The partial derivatives of `batch_cost`: (Xᵀe / n, mean of e)."""
    errors = predict_batch(X, W, b) - y
    return X.T @ errors / len(y), np.mean(errors)
