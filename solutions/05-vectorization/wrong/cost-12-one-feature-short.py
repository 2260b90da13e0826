# mistake: predict_one COST-12 - the loop leaves the last feature out
import numpy as np


def predict_one(x, W, b):
    s = float(b)
    j = 0
    while j < len(W) - 1:
        s += x[j] * W[j]
        j += 1
    return s


def predict_batch(X, W, b):
    return ((X * W).sum(axis=1) + b).tolist()


def batch_cost(X, y, W, b):
    error = (X * W).sum(axis=1) + b - y
    return np.asarray(np.square(error).mean() / 2)


def batch_gradients(X, y, W, b):
    error = (X * W).sum(axis=1) + b - y
    dW = (X * error[:, None]).mean(axis=0)
    return tuple(dW.tolist()), np.asarray(error.mean())
