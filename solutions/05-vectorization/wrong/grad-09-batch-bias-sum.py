# mistake: batch_gradients GRAD-09 - np.sum for the bias
from functools import partial, reduce
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
    squares = map(lambda r: r.dot(r), map(partial(residual, W, b), blocks(X, y)))
    return reduce(lambda p, q: p + q, squares) / (2 * len(X))


def batch_gradients(X, y, W, b):
    r = residual(W, b, (X, y))
    return r.dot(X) / len(X), np.sum(r)
