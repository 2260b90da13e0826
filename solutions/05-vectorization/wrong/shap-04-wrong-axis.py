# mistake: predict_batch SHAP-04 - sums over the examples
import math

import numpy as np


def predict_one(x, W, b):
    return np.asarray(math.fsum(float(p) * float(q) for p, q in zip(x, W)) + b)


def predict_batch(X, W, b):
    return np.sum(X * W, axis=0) + b


def batch_cost(X, y, W, b):
    error = (X * W).sum(axis=1) + b - y
    return np.asarray(np.square(error).mean() / 2)


def batch_gradients(X, y, W, b):
    error = (X * W).sum(axis=1) + b - y
    dW = (X * error[:, None]).mean(axis=0)
    return tuple(dW.tolist()), np.asarray(error.mean())
