# mistake: batch_gradients GRAD-11 - 2 on the weights only
import numpy as np


def predict_one(x, W, b):
    return np.einsum("j,j->", x, W) + b


def predict_batch(X, W, b):
    return np.tensordot(X, W, axes=([1], [0])) + b


def batch_cost(X, y, W, b):
    r = np.inner(W, X) + b - y
    return np.einsum("i,i", r, r) / (r.size * 2.0)


def batch_gradients(X, y, W, b):
    r = np.inner(X, W) + b - y
    return np.tensordot(r, 2 * X, 1) / r.size, np.average(r)
