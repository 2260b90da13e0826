# mistake: ridge_cost REG-05 REG-41 - squares the sum of the weights

import numpy as np


def ridge_cost(X, y, W, b, penalty):
    e = X @ W + b - y
    return np.mean(e ** 2) / 2 + penalty / 2 * np.sum(W) ** 2


def ridge_gradients(X, y, W, b, penalty):
    e = X @ W + b - y
    return X.T @ e / len(y) + penalty * W, e.mean()


def fit_normalizer(X_train):
    std = X_train.std(axis=0)
    return X_train.mean(axis=0), np.where(std == 0, 1.0, std)


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
