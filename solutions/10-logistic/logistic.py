"""Logistic regression: a probability for each example, its loss, the slopes of that loss and the descent on them."""

import numpy as np


def sigmoid(z):
    """1 / (1 + e^-z), written so that the exponential never gets a positive argument."""
    decay = np.exp(-np.abs(z))
    return np.where(np.asarray(z) >= 0, 1.0, decay) / (1.0 + decay)


def log_loss(y_hat, y):
    """The mean of -log of the probability given to the label that was seen."""
    y_hat, smallest = np.asarray(y_hat), np.finfo(float).tiny
    seen_one = np.log(np.maximum(y_hat, smallest))
    seen_zero = np.log(np.maximum(1.0 - y_hat, smallest))
    return -np.mean(y * seen_one + (1 - y) * seen_zero)


def log_loss_from_logits(z, y):
    """The same loss from the scores: log(1 + e^z) - y z, without an overflow and without a logarithm of 0."""
    losses = np.maximum(z, 0) - y * z + np.log1p(np.exp(-np.abs(z)))
    return losses.sum() / losses.size


def logistic_gradients(X, y, W, b):
    """(dW, db) of the log loss: the means of x (p - y) and of p - y."""
    error = np.asarray(sigmoid(X @ W + b)) - y
    return X.T @ error / len(y), error.sum() / len(y)


def classify(X, W, b, threshold=0.5):
    """1 where the probability reaches the threshold, 0 elsewhere."""
    return (np.asarray(sigmoid(X @ W + b)) >= threshold).astype(int)


def accuracy(labels, y):
    """The share of labels that are right."""
    return np.mean(labels == y)


def fit_logistic(X, y, learning_rate, steps):
    """(W, b, costs): gradient descent on the log loss from zeros; the cost at the start and after each step."""
    W, b = np.zeros(X.shape[1]), 0.0
    costs = [log_loss_from_logits(X @ W + b, y)]
    for _ in range(steps):
        dW, db = logistic_gradients(X, y, W, b)
        W, b = W - learning_rate * np.asarray(dW), b - learning_rate * db
        costs.append(log_loss_from_logits(X @ W + b, y))
    return W, b, np.array(costs)
