# mistake: batch_cost COST-09 - root of the cost
import numpy as np


def predict_one(x, W, b):
    return np.einsum("j,j->", x, W) + b


def predict_batch(X, W, b):
    return np.tensordot(X, W, axes=([1], [0])) + b


def batch_cost(X, y, W, b):
    e = np.tensordot(X, W, 1) + b - y
    return (np.vdot(e, e) / 2 / e.size) ** 0.5


def batch_gradients(X, y, W, b):
    r = np.einsum("ij,j->i", X, W) + b - y
    dW = np.einsum("ij,i->j", X, r) / r.size
    db = np.vdot(r, np.ones(r.size)) / r.size
    return [dW, db]
