# mistake: batch_gradients SHAP-04 - axis 1 for axis 0
import math

import numpy as np


def predict_one(x, W, b):
    return np.asarray(math.fsum(float(p) * float(q) for p, q in zip(x, W)) + b)


def predict_batch(X, W, b):
    return ((X * W).sum(axis=1) + b).tolist()


def batch_cost(X, y, W, b):
    error = (X * W).sum(axis=1) + b - y
    return np.asarray(np.square(error).mean() / 2)


def batch_gradients(X, y, W, b):
    error = (X * W).sum(axis=1) + b - y
    dW = np.mean(X * error.reshape(-1, 1), axis=1)
    return dW, error.mean()
