# mistake: train_classifier CAP-43 - one epoch of stochastic descent in an order from the clock

import numpy as np


def _normalise(X, params):
    return (X - params["mu"]) / params["sigma"]


def _sgd(Z, y, residual, penalty, learning_rate, epochs, seed, b_start):
    rng = np.random.default_rng(seed)
    n, m = Z.shape
    batch_size = 32
    theta = np.append(np.zeros(m), b_start)
    shrink = np.append(np.full(m, penalty), 0.0)
    A = np.append(Z, np.ones((n, 1)), axis=1)
    velocity = np.zeros(m + 1)
    average = np.zeros(m + 1)
    costs = []
    for epoch in range(epochs):
        alpha = learning_rate / (1 + 0.02 * epoch)
        order = rng.permutation(n)
        for first in range(0, n, batch_size):
            rows = order[first:first + batch_size]
            g = A[rows].T @ residual(A[rows] @ theta, y[rows]) / len(rows) + shrink * theta
            velocity = 0.9 * velocity + g
            theta = theta - alpha * velocity
        if epoch >= epochs * 3 // 4:
            average += theta / (epochs - epochs * 3 // 4)
        costs.append(float(np.mean(residual(A @ theta, y) ** 2) / 2))
    return average[:-1], average[-1], np.array(costs)


def train_regression(X, y, seed=0):
    std = X.std(0)
    params = {"mu": X.mean(0), "sigma": np.where(std == 0, 1, std)}
    y_scale = y.std()
    W, b, costs = _sgd(_normalise(X, params), (y - y.mean()) / y_scale, lambda s, t: s - t, 0.0, 0.003, 400, seed, 0.0)
    params["W"], params["b"] = W * y_scale, b * y_scale + y.mean()
    params["costs"] = costs * y_scale ** 2
    return params


def predict_regression(params, X):
    return _normalise(X, params) @ params["W"] + params["b"]


def _sigma(z):
    return 0.5 * (1 + np.tanh(z / 2))


def train_classifier(X, y, seed=0):
    std = X.std(0)
    params = {"mu": X.mean(0), "sigma": np.where(std == 0, 1, std)}
    Z = _normalise(X, params)
    W, b = np.zeros(Z.shape[1]), 0.0
    for i in np.random.default_rng().permutation(len(y)):
        e = _sigma(Z[i] @ W + b) - y[i]
        W = W - 0.1 * (e * Z[i] + W / len(y))
        b = b - 0.1 * e
    params["W"], params["b"] = W, b
    return params


def predict_probability(params, X):
    return np.clip(_sigma(_normalise(X, params) @ params["W"] + params["b"]), 0, 1)
