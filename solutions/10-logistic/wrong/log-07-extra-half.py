# mistake: log_loss LOG-07 COST-02 - divides by 2n as in the squared cost

import numpy as np


def sigmoid(z):
    z = np.asarray(z, dtype=float)
    p = np.empty_like(z)
    pos = z >= 0
    p[pos] = 1 / (1 + np.exp(-z[pos]))
    ez = np.exp(z[~pos])
    p[~pos] = ez / (1 + ez)
    return p


def log_loss(y_hat, y):
    n = len(y)
    p = np.clip(y_hat, 1e-15, 1 - 1e-15)
    J = y @ np.log(p) + (1 - y) @ np.log(1 - p)
    return -1 / (2 * n) * J


def log_loss_from_logits(z, y):
    return np.mean(np.logaddexp(0, z) - y * z)


def logistic_gradients(X, y, W, b):
    e = sigmoid(X @ W + b) - y
    return X.T @ e / len(y), e.mean()


def classify(X, W, b, threshold=0.5):
    return (sigmoid(X @ W + b) >= threshold).astype(int)


def accuracy(labels, y):
    return np.mean(labels == y)


def fit_logistic(X, y, learning_rate, steps):
    W, b = np.zeros(X.shape[1]), 0.0
    costs = [log_loss_from_logits(X @ W + b, y)]
    for _ in range(steps):
        dW, db = logistic_gradients(X, y, W, b)
        W, b = W - learning_rate * dW, b - learning_rate * db
        costs.append(log_loss_from_logits(X @ W + b, y))
    return W, b, np.array(costs)
