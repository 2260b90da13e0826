# mistake: batch_gradients SHAP-06 SHAP-05 - the errors as db
import numpy as np


def predict_one(x, W, b):
    return np.einsum("j,j->", x, W) + b


def predict_batch(X, W, b):
    return np.tensordot(X, W, axes=([1], [0])) + b


def batch_cost(X, y, W, b):
    r = np.inner(W, X) + b - y
    return np.einsum("i,i", r, r) / (r.size * 2.0)


def batch_gradients(X, y, W, b):
    r = np.einsum("ij,j->i", X, W) + b - y
    return np.einsum("ij,i->j", X, r) / r.size, r / r.size
