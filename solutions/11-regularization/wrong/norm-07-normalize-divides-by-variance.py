# mistake: normalize NORM-07 - divides by the square of the scale

import numpy as np


def ridge_cost(X, y, W, b, penalty):
    e = np.einsum("ij,j->i", X, W) + b - y
    return 0.5 * (np.einsum("i,i->", e, e) / e.shape[0] + penalty * np.linalg.norm(W) ** 2)


def ridge_gradients(X, y, W, b, penalty):
    e = np.einsum("ij,j->i", X, W) + b - y
    dW = np.einsum("i,ij->j", e, X) / e.shape[0]
    dW = dW + np.multiply(penalty, W)
    return dW, np.einsum("i->", e) / e.shape[0]


def fit_normalizer(X_train):
    X_train = np.asarray(X_train, dtype=float)
    scale = np.var(X_train, axis=0) ** 0.5
    scale[np.ptp(X_train, axis=0) == 0] = 1.0
    return np.average(X_train, axis=0), scale


def normalize(X, mean, scale):
    variance = scale * scale
    return np.divide(np.subtract(X, mean), variance)


def fit_ridge(X, y, penalty, learning_rate, steps):
    n = X.shape[0]
    W = np.zeros((X.shape[1],), dtype=float)
    b = np.float64(0.0)
    costs = []
    while len(costs) < steps:
        e = np.einsum("ij,j->i", X, W) + b - y
        costs.append(0.5 * (e @ e / n + penalty * W @ W))
        # the penalty shrinks the weights, then the data move them
        W = (1 - learning_rate * penalty) * W - learning_rate / n * np.einsum("i,ij->j", e, X)
        b = b - learning_rate * np.mean(e)
    costs.append(ridge_cost(X, y, W, b, penalty))
    return W, b, np.asarray(costs)
