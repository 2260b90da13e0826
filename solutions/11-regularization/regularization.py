"""Ridge regression and input normalisation: small weights, and features of one scale."""

import numpy as np


def ridge_cost(X, y, W, b, penalty):
    """half_mse plus half the penalty times the sum of the squared weights; the bias goes free."""
    error = X @ W + b - y
    return error @ error / (2 * len(y)) + penalty / 2 * (W @ W)


def ridge_gradients(X, y, W, b, penalty):
    """(dW, db) of ridge_cost: each weight's slope grows by penalty times the weight."""
    error = X @ W + b - y
    return X.T @ error / len(y) + penalty * W, np.mean(error)


def fit_normalizer(X_train):
    """(mean, scale) of each column; scale is the population standard deviation, or 1 where all values are equal."""
    constant = np.max(X_train, axis=0) == np.min(X_train, axis=0)
    return np.mean(X_train, axis=0), np.where(constant, 1.0, np.std(X_train, axis=0))


def normalize(X, mean, scale):
    """Every column shifted by the given mean and divided by the given scale."""
    return (X - mean) / scale


def fit_ridge(X, y, penalty, learning_rate, steps):
    """(W, b, costs): gradient descent on ridge_cost from zeros; the cost at the start and after each step."""
    W, b = np.zeros(X.shape[1]), 0.0
    costs = [ridge_cost(X, y, W, b, penalty)]
    for _ in range(steps):
        dW, db = ridge_gradients(X, y, W, b, penalty)
        W, b = W - learning_rate * np.asarray(dW), b - learning_rate * db
        costs.append(ridge_cost(X, y, W, b, penalty))
    return W, b, np.array(costs)
