# mistake: log_loss LOG-10 LOG-46 - clips the probabilities at 1e-6

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
    eps = 1e-6
    p = np.minimum(np.maximum(y_hat, eps), 1 - eps)
    return np.mean(-y * np.log(p) - (1 - y) * np.log(1 - p))


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
