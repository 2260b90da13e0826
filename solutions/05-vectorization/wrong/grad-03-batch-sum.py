# mistake: batch_gradients GRAD-03 - twice the sum
import numpy as np


def predict_one(x, W, b):
    return np.einsum("j,j->", x, W) + b


def predict_batch(X, W, b):
    return np.tensordot(X, W, axes=([1], [0])) + b


def batch_cost(X, y, W, b):
    r = np.inner(W, X) + b - y
    return np.einsum("i,i", r, r) / (r.size * 2.0)


def batch_gradients(X, y, W, b):
    r = 2 * (np.inner(X, W) + b - y)
    return np.einsum("nm,n->m", X, r), np.einsum("n->", r)
