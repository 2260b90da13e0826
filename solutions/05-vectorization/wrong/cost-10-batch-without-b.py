# mistake: predict_batch COST-10 - b left out
import numpy as np


def predict_one(x, W, b):
    return np.einsum("j,j->", x, W) + b


def predict_batch(X, W, b):
    return np.einsum("nm,m->n", X, W)


def batch_cost(X, y, W, b):
    r = np.inner(W, X) + b - y
    return np.einsum("i,i", r, r) / (r.size * 2.0)


def batch_gradients(X, y, W, b):
    r = np.einsum("ij,j->i", X, W) + b - y
    dW = np.einsum("ij,i->j", X, r) / r.size
    db = np.vdot(r, np.ones(r.size)) / r.size
    return [dW, db]
