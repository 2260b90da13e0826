# mistake: fit_normalizer NORM-03 NORM-40 - mean and deviation of all numbers together, repeated for each column

import numpy as np


def _lump(X):
    return np.concatenate((X, np.ones((X.shape[0], 1))), axis=1)


def _mask(m):
    mask = np.ones(m + 1)
    mask[-1] = 0
    return mask


def _cost(A, y, theta, penalty):
    r = np.dot(A, theta) - y
    return np.average(r ** 2) / 2 + penalty / 2 * np.sum(_mask(theta.size - 1) * theta ** 2)


def _grad(A, y, theta, penalty):
    r = np.dot(A, theta) - y
    return np.dot(r, A) / y.size + penalty * _mask(theta.size - 1) * theta


def ridge_cost(X, y, W, b, penalty):
    return _cost(_lump(X), y, np.append(W, b), penalty)


def ridge_gradients(X, y, W, b, penalty):
    g = _grad(_lump(X), y, np.append(W, b), penalty)
    return g[:-1], g[-1]


def fit_normalizer(X_train):
    m = X_train.shape[1]
    mean = np.full(m, np.average(X_train))
    spread = np.std(X_train)
    scale = np.full(m, spread if spread > 0 else 1.0)
    return (mean, scale)


def normalize(X, mean, scale):
    Z = np.array(X, dtype=float)
    Z -= mean
    Z /= scale
    return Z


def fit_ridge(X, y, penalty, learning_rate, steps):
    A = _lump(X)
    theta = np.zeros(A.shape[1])
    costs = np.zeros(steps + 1)
    costs[0] = _cost(A, y, theta, penalty)
    for k in range(1, steps + 1):
        theta -= learning_rate * _grad(A, y, theta, penalty)
        costs[k] = _cost(A, y, theta, penalty)
    return (theta[:-1], theta[-1], costs)
