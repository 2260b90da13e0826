"""Exercise 11 (preview): ridge regression and input normalisation. The handout says what each function computes."""

import numpy as np


def _floats(values):
    return np.asarray(values, dtype=np.float64)


def ridge_cost(X, y, W, b, penalty):
    """Return half_mse of the predictions X W + b, plus (penalty / 2) times the sum of the squared weights.

    X: (n, m); y: (n,); W: (m,); b: scalar, not penalised; penalty: a number >= 0.
    Result: a scalar.
    """
    W = _floats(W)
    errors = _floats(X) @ W + b - _floats(y)
    return np.mean(errors**2) / 2 + penalty / 2 * np.sum(W**2)


def ridge_gradients(X, y, W, b, penalty):
    """Return (dW, db), the partial derivatives of ridge_cost.

    Result: dW of shape (m,), db a scalar.
    """
    X, W = _floats(X), _floats(W)
    errors = X @ W + b - _floats(y)
    return X.T @ errors / len(errors) + penalty * W, np.mean(errors)


def fit_normalizer(X_train):
    """Return (mean, scale) of each column of X_train.

    X_train: (n, m).
    Result: mean and scale, each of shape (m,); scale is the population standard deviation (divide by n), and 1 for a
    column that is constant.
    """
    X_train = _floats(X_train)
    # Asking the values themselves: the computed deviation of, say, 0.1, 0.1, 0.1 need not be exactly 0.
    constant = np.all(X_train == X_train[0], axis=0)
    mean = np.where(constant, X_train[0], np.mean(X_train, axis=0))
    deviation = np.std(X_train, axis=0)
    scale = np.where(constant | (deviation == 0), 1.0, deviation)
    return mean, scale


def normalize(X, mean, scale):
    """Return X with the given mean subtracted and divided by the given scale, column by column.

    X: (n, m), any rows: training, validation or test; mean, scale: (m,), from the training rows.
    Result: (n, m).
    """
    return (_floats(X) - _floats(mean)) / _floats(scale)


def fit_ridge(X, y, penalty, learning_rate, steps):
    """Return (W, b, costs): `steps` steps of gradient descent on ridge_cost, from W = 0 and b = 0.

    X: (n, m); y: (n,); steps: an integer >= 0.
    Result: W of shape (m,), b a scalar, costs of shape (steps + 1,): ridge_cost at the start and after each step.
    """
    X, y = _floats(X), _floats(y)
    W, b = np.zeros(X.shape[1]), np.float64(0.0)
    costs = [ridge_cost(X, y, W, b, penalty)]
    for _ in range(steps):
        dW, db = ridge_gradients(X, y, W, b, penalty)
        W, b = W - learning_rate * dW, b - learning_rate * db
        costs.append(ridge_cost(X, y, W, b, penalty))
    return W, b, np.array(costs)
