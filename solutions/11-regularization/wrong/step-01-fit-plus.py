# mistake: fit_ridge STEP-01 - plus in the update

import numpy as np


def ridge_cost(X, y, W, b, penalty):
    e = X @ W + b - y
    return e @ e / (2 * len(y)) + penalty / 2 * (W @ W)


def ridge_gradients(X, y, W, b, penalty):
    e = X @ W + b - y
    return X.T @ e / len(y) + penalty * W, e.mean()


def fit_normalizer(X_train):
    std = X_train.std(axis=0)
    return X_train.mean(axis=0), np.where(std == 0, 1.0, std)


def normalize(X, mean, scale):
    return (X - mean) / scale


def fit_ridge(X, y, penalty, learning_rate, steps):
    theta = [np.zeros(X.shape[1]), 0.0]
    costs = [ridge_cost(X, y, *theta, penalty)]
    for _ in range(steps):
        grads = ridge_gradients(X, y, *theta, penalty)
        theta = [p + learning_rate * g for p, g in zip(theta, grads)]
        costs.append(ridge_cost(X, y, *theta, penalty))
    return theta[0], theta[1], np.array(costs)
