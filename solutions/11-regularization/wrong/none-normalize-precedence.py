# mistake: normalize NORM-51 - brackets missing, only the mean is divided by the scale

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
    mean = np.sum(X_train, axis=0) / X_train.shape[0]
    scale = np.sqrt(np.mean(np.square(X_train - mean), axis=0))
    scale[scale == 0] = 1
    return (mean, scale)


def normalize(X, mean, scale):
    Z = X - mean / scale
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
