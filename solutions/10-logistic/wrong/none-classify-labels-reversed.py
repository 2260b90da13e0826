# mistake: classify LOG-56 - 1 and 0 exchanged in np.where

from functools import reduce
from math import exp, inf, log, log1p

import numpy as np

_sigma = np.vectorize(lambda t: 1 / (1 + exp(-t)) if t > 0 else 1 - 1 / (1 + exp(t)) if t > -1 else exp(t - log1p(exp(t))),
                      otypes=[float])
_cost_of_logit = np.vectorize(lambda t, label: log1p(exp(-abs(t))) + (max(t, 0) if label == 0 else max(-t, 0)), otypes=[float])


def sigmoid(z):
    result = _sigma(z)
    return result if np.ndim(z) else float(result)


def log_loss(y_hat, y):
    y_hat, y = np.asarray(y_hat, float), np.asarray(y)
    ones, zeros = y_hat[y == 1], y_hat[y == 0]
    tiny = np.finfo(float).tiny
    return -(np.log(ones + tiny).sum() + np.log(1 - zeros + tiny).sum()) / (ones.size + zeros.size)


def log_loss_from_logits(z, y):
    return _cost_of_logit(z, y).sum() / len(y)


def logistic_gradients(X, y, W, b):
    A = np.hstack([X, np.ones((len(X), 1))])
    g = A.T.dot(sigmoid(A.dot([*W, b])) - y) / len(X)
    *dW, db = g
    return np.array(dW), db


def classify(X, W, b, threshold=0.5):
    p = sigmoid(np.matmul(X, W) + b)
    return np.where(p >= threshold, 0, 1)


def accuracy(labels, y):
    return sum(map(lambda a, c: int(a == c), labels, y)) / len(labels)


def fit_logistic(X, y, learning_rate, steps):
    def cost(theta):
        return log_loss_from_logits(np.matmul(X, theta[0]) + theta[1], y)

    def step(path, _):
        (W, b), (dW, db) = path[-1], logistic_gradients(X, y, *path[-1])
        return [*path, (W - learning_rate * dW, b - learning_rate * db)]

    path = reduce(step, range(steps), [(np.zeros(X.shape[1]), 0.0)])
    return [*path[-1], [cost(theta) for theta in path]]
