# mistake: batch_cost COST-16 - four decimals
import math

import numpy as np


def predict_one(x, W, b):
    return np.asarray(math.fsum(float(p) * float(q) for p, q in zip(x, W)) + b)


def predict_batch(X, W, b):
    return ((X * W).sum(axis=1) + b).tolist()


def batch_cost(X, y, W, b):
    error = X.dot(W) + b - y
    return round(float((error**2).mean() / 2), 4)


def batch_gradients(X, y, W, b):
    error = (X * W).sum(axis=1) + b - y
    dW = (X * error[:, None]).mean(axis=0)
    return tuple(dW.tolist()), np.asarray(error.mean())
