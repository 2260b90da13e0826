# mistake: train_regression CAP-41 - raw features, a learning rate small enough not to diverge, 3000 steps

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
    n, m = X.shape
    W, b = np.zeros(m), 0.0
    learning_rate = 1.0 / (np.square(X).sum() / n + 1)
    costs = np.zeros(3000)
    for k in range(3000):
        e = X @ W + b - y
        costs[k] = np.mean(e ** 2) / 2
        W = W - learning_rate * X.T @ e / n
        b = b - learning_rate * e.mean()
    return {"mu": 0.0, "sigma": 1.0, "W": W, "b": b, "costs": costs}


def predict_regression(params, X):
    return _normalise(X, params) @ params["W"] + params["b"]


def _sigma(z):
    return 0.5 * (1 + np.tanh(z / 2))


def train_classifier(X, y, seed=0):
    std = X.std(0)
    params = {"mu": X.mean(0), "sigma": np.where(std == 0, 1, std)}
    Z = _normalise(X, params)
    W, b, _ = _sgd(Z, y, lambda s, t: _sigma(s) - t, 1 / len(y), 0.02, 400, seed, 0.0)
    params["W"], params["b"] = W, b
    return params


def predict_probability(params, X):
    return np.clip(_sigma(_normalise(X, params) @ params["W"] + params["b"]), 0, 1)
