# mistake: fit_normalizer NORM-05 - the deviation as it comes, 0 for a constant column

import numpy as np


def ridge_cost(X, y, W, b, penalty):
    e = X @ W + b - y
    return e @ e / (2 * len(y)) + penalty / 2 * (W @ W)


def ridge_gradients(X, y, W, b, penalty):
    e = X @ W + b - y
    return X.T @ e / len(y) + penalty * W, e.mean()


def fit_normalizer(X_train):
    mu = np.mean(X_train, axis=0)
    sigma = np.sqrt(np.mean((X_train - mu) ** 2, axis=0))
    return mu, sigma


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
