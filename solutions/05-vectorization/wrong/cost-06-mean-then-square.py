# mistake: batch_cost COST-06 - squares the mean
from operator import mul

import numpy as np

BLOCK = 1000


def predict_one(x, W, b):
    return sum(map(mul, x, W), b)


def blocks(*arrays):
    for start in range(0, len(arrays[0]), BLOCK):
        yield tuple(a[start : start + BLOCK] for a in arrays)


def predict_batch(X, W, b):
    return np.concatenate([part.dot(W) + b for (part,) in blocks(X)])


def residual(W, b, pair):
    part, targets = pair
    return part.dot(W) + b - targets


def batch_cost(X, y, W, b):
    return np.mean(X.dot(W) + b - y) ** 2 / 2


def batch_gradients(X, y, W, b):
    dW, db = np.zeros(X.shape[1]), 0.0
    for part, targets in blocks(X, y):
        r = residual(W, b, (part, targets))
        dW = dW + r.dot(part)
        db = db + r.sum()
    return dW / len(X), db / len(X)
