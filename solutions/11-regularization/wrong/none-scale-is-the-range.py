# mistake: fit_normalizer NORM-42 - largest minus smallest value of each column

import numpy as np


def ridge_cost(X, y, W, b, penalty):
    e = X @ W + b - y
    return e @ e / (2 * len(y)) + penalty / 2 * (W @ W)


def ridge_gradients(X, y, W, b, penalty):
    e = X @ W + b - y
    return X.T @ e / len(y) + penalty * W, e.mean()


def fit_normalizer(X_train):
    spread = X_train.max(axis=0) - X_train.min(axis=0)
    return X_train.mean(axis=0), np.where(spread == 0, 1.0, spread)


def normalize(X, mean, scale):
    return (X - mean) / scale


def fit_ridge(X, y, penalty, learning_rate, steps):
    W, b = np.zeros(X.shape[1]), 0.0
    costs = [ridge_cost(X, y, W, b, penalty)]
    for _ in range(steps):
        dW, db = ridge_gradients(X, y, W, b, penalty)
        W, b = W - learning_rate * dW, b - learning_rate * db
        costs.append(ridge_cost(X, y, W, b, penalty))
    return W, b, np.array(costs)
