"""Exercise 11 (preview): ridge regression and input normalisation. The handout says what each function computes."""

import numpy as np


def ridge_cost(X, y, W, b, penalty):
    """Return half_mse of the predictions X W + b, plus (penalty / 2) times the sum of the squared weights.

    X: (n, m); y: (n,); W: (m,); b: scalar, not penalised; penalty: a number >= 0.
    Result: a scalar.
    """
    # TODO
    raise NotImplementedError


def ridge_gradients(X, y, W, b, penalty):
    """Return (dW, db), the partial derivatives of ridge_cost.

    Result: dW of shape (m,), db a scalar.
    """
    # TODO
    raise NotImplementedError


def fit_normalizer(X_train):
    """Return (mean, scale) of each column of X_train.

    X_train: (n, m).
    Result: mean and scale, each of shape (m,); scale is the population standard deviation (divide by n), and 1 for a
    column that is constant.
    """
    # TODO
    raise NotImplementedError


def normalize(X, mean, scale):
    """Return X with the given mean subtracted and divided by the given scale, column by column.

    X: (n, m), any rows: training, validation or test; mean, scale: (m,), from the training rows.
    Result: (n, m).
    """
    # TODO
    raise NotImplementedError


def fit_ridge(X, y, penalty, learning_rate, steps):
    """Return (W, b, costs): `steps` steps of gradient descent on ridge_cost, from W = 0 and b = 0.

    X: (n, m); y: (n,); steps: an integer >= 0.
    Result: W of shape (m,), b a scalar, costs of shape (steps + 1,): ridge_cost at the start and after each step.
    """
    # TODO
    raise NotImplementedError
