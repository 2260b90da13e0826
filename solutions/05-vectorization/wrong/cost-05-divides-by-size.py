# mistake: batch_cost COST-05 - X.size for n
import math

import numpy as np


def predict_one(x, W, b):
    return np.asarray(math.fsum(float(p) * float(q) for p, q in zip(x, W)) + b)


def predict_batch(X, W, b):
    return ((X * W).sum(axis=1) + b).tolist()


def batch_cost(X, y, W, b):
    error = np.dot(X, W) + b - y
    return (error * error).sum() / (2 * X.size)


def batch_gradients(X, y, W, b):
    error = (X * W).sum(axis=1) + b - y
    dW = (X * error[:, None]).mean(axis=0)
    return tuple(dW.tolist()), np.asarray(error.mean())
