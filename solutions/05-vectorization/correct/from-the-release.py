"""Many features, many examples: the linear model as a matrix product.

X has shape (n, m): n examples, m features, one example in each row.
y has shape (n,). W has shape (m,), b is one number.
"""

import numpy as np


def _floats(values):
    """The values as float64 (no copy if they are that already; nobody writes into them here)."""
    return np.asarray(values, dtype=np.float64)


def predict_one(x, W, b):
    """Return the prediction for one example.

    x: shape (m,), W: shape (m,), b: a scalar. Result: a scalar.
    """
    return _floats(x) @ _floats(W) + b


def predict_batch(X, W, b):
    """Return the predictions for all rows of X.

    X: shape (n, m), W: shape (m,), b: a scalar. Result: shape (n,).
    """
    return _floats(X) @ _floats(W) + b


def batch_cost(X, y, W, b):
    """Return half the mean squared error of the batch.

    X: shape (n, m), y: shape (n,), W: shape (m,), b: a scalar. Result: a scalar.
    """
    errors = predict_batch(X, W, b) - _floats(y)
    return np.mean(errors**2) / 2


def batch_gradients(X, y, W, b):
    """Return the partial derivatives of `batch_cost` with respect to W and b.

    X: shape (n, m), y: shape (n,), W: shape (m,), b: a scalar. Result: (dW, db) of shapes (m,) and ().
    """
    X = _floats(X)
    errors = predict_batch(X, W, b) - _floats(y)
    return X.T @ errors / len(errors), np.mean(errors)
