# mistake: batch_cost COST-11 - y - X W + b: b with the wrong sign
import numpy as np


def predict_one(x, W, b):
    return x @ W + b


def predict_batch(X, W, b):
    return X @ W + b


def batch_cost(X, y, W, b):
    e = y - X @ W + b
    return e.dot(e) / (2 * len(e))


def batch_gradients(X, y, W, b):
    error = X @ W + b - y
    return X.T @ error / len(y), np.mean(error)
