# mistake: accuracy LOG-59 - the share of wrong labels

import numpy as np


def log_sigmoid(z):
    return -np.logaddexp(0.0, -z)


def sigmoid(z):
    return np.exp(log_sigmoid(np.multiply(z, 1.0)))


def log_loss(y_hat, y):
    p, q = np.array(y_hat, dtype=float), 1 - np.array(y_hat, dtype=float)
    log_p = np.log(p, out=np.full(p.shape, -1e4), where=p > 0)
    log_q = np.log(q, out=np.full(q.shape, -1e4), where=q > 0)
    return float(-(np.dot(y, log_p) + np.dot(1 - y, log_q)) / p.shape[0])


def log_loss_from_logits(z, y):
    sign = 2 * y - 1
    return -log_sigmoid(sign * z).mean()


def logistic_gradients(X, y, W, b):
    z = X.dot(W) + b
    sign = np.where(y > 0, 1.0, -1.0)
    pull = -sign * sigmoid(-sign * z)
    dW = np.zeros(len(W))
    for row, r in zip(X, pull):
        dW += row * r
    return dW / len(X), np.sum(pull) / len(X)


def classify(X, W, b, threshold=0.5):
    p = sigmoid(X.dot(W) + b)
    labels = np.zeros(len(X), dtype=np.int8)
    labels[p >= threshold] = 1
    return labels


def accuracy(labels, y):
    return np.mean(np.abs(np.asarray(labels, dtype=float) - y))


def fit_logistic(X, y, learning_rate, steps):
    theta = np.zeros(X.shape[1] + 1)
    history = []
    while True:
        W, b = theta[:-1], theta[-1]
        history.append(log_loss_from_logits(X.dot(W) + b, y))
        if len(history) > steps:
            return W.copy(), b, tuple(history)
        dW, db = logistic_gradients(X, y, W, b)
        theta = theta - learning_rate * np.concatenate([dW, [db]])
