"""Many features, many examples: the linear model as a matrix product.

X has shape (n, m): n examples, m features, one example in each row.
y has shape (n,). W has shape (m,), b is one number.
"""

import numpy as np


def predict_one(x, W, b):
    """Return the prediction for one example.

    x: shape (m,), W: shape (m,), b: a scalar. Result: a scalar.
    """
    # TODO: the inner product of x and W, plus b
    raise NotImplementedError


def predict_batch(X, W, b):
    """Return the predictions for all rows of X.

    X: shape (n, m), W: shape (m,), b: a scalar. Result: shape (n,).
    """
    # TODO: all n predictions by one product, no loop over the examples
    raise NotImplementedError


def batch_cost(X, y, W, b):
    """Return half the mean squared error of the batch.

    X: shape (n, m), y: shape (n,), W: shape (m,), b: a scalar. Result: a scalar.
    """
    # TODO: errors, then their squares, then one number
    raise NotImplementedError


def batch_gradients(X, y, W, b):
    """Return the partial derivatives of `batch_cost` with respect to W and b.

    X: shape (n, m), y: shape (n,), W: shape (m,), b: a scalar. Result: (dW, db) of shapes (m,) and ().
    """
    # TODO: which product of X and the errors has one number for each feature?
    raise NotImplementedError
