# mistake: batch_cost COST-19 - the prediction in place of the error
import numpy as np


def predict_one(x, W, b):
    return np.einsum("j,j->", x, W) + b


def predict_batch(X, W, b):
    return np.tensordot(X, W, axes=([1], [0])) + b


def batch_cost(X, y, W, b):
    p = np.inner(X, W) + b
    return np.inner(p, p) / (2 * y.size)


def batch_gradients(X, y, W, b):
    r = np.einsum("ij,j->i", X, W) + b - y
    dW = np.einsum("ij,i->j", X, r) / r.size
    db = np.vdot(r, np.ones(r.size)) / r.size
    return [dW, db]
