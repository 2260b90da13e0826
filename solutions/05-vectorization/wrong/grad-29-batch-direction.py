# mistake: batch_gradients GRAD-29 - scaled to length one
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
    g = np.append(np.tensordot(r, X, 1), r.sum()) / r.size
    g = g / max(np.sqrt(g @ g), 1e-300)
    return g[:-1], g[-1]
