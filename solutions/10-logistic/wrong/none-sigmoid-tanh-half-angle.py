# mistake: sigmoid LOG-40 - through tanh, small probabilities lose their digits

import numpy as np


def sigmoid(z):
    return 0.5 * (1.0 + np.tanh(np.asarray(z) / 2.0))


def log_loss(y_hat, y):
    probability_of_label = np.where(y == 1, y_hat, 1 - y_hat)
    return -np.log(np.maximum(probability_of_label, 1e-200)).sum() / y.size


def log_loss_from_logits(z, y):
    return np.average(np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z))))


def logistic_gradients(X, y, W, b):
    y_hat = sigmoid(np.dot(X, W) + b)
    dW = np.mean(X * (y_hat - y)[:, None], axis=0)
    db = np.mean(y_hat - y)
    return (dW, db)


def classify(X, W, b, threshold=0.5):
    return sigmoid(np.dot(X, W) + b) >= threshold


def accuracy(labels, y):
    return np.count_nonzero(np.equal(labels, y)) / len(y)


def fit_logistic(X, y, learning_rate, steps):
    W = np.zeros(X.shape[1])
    b = 0.0
    costs = np.zeros(steps + 1)
    for t in range(steps + 1):
        costs[t] = log_loss(sigmoid(np.dot(X, W) + b), y)
        if t < steps:
            dW, db = logistic_gradients(X, y, W, b)
            W = W - learning_rate * dW
            b = b - learning_rate * db
    return (W, b, costs)
