# mistake: predict_one COST-10 - the inner product, b left out
import numpy as np


def predict_one(x, W, b):
    return np.dot(W, x)


def predict_batch(X, W, b):
    return X @ W + b


def batch_cost(X, y, W, b):
    return np.mean((X @ W + b - y) ** 2) / 2


def batch_gradients(X, y, W, b):
    error = X @ W + b - y
    return X.T @ error / len(y), np.mean(error)
