# mistake: batch_gradients GRAD-23 - the last row never counts
import numpy as np


def predict_one(x, W, b):
    return np.einsum("j,j->", x, W) + b


def predict_batch(X, W, b):
    return np.tensordot(X, W, axes=([1], [0])) + b


def batch_cost(X, y, W, b):
    r = np.inner(W, X) + b - y
    return np.einsum("i,i", r, r) / (r.size * 2.0)


def batch_gradients(X, y, W, b):
    r = np.inner(X[:-1], W) + b - y[:-1]
    return np.tensordot(r, X[:-1], 1) / len(y), r.sum() / len(y)
