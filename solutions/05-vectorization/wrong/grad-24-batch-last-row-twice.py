# mistake: batch_gradients GRAD-24 - indices from 0 to n with X[i - 1]: the last example counts twice
import numpy as np


def predict_one(x, W, b):
    total = b
    for j in range(len(x)):
        total = total + x[j] * W[j]
    return total


def predict_batch(X, W, b):
    y_hat = np.zeros(X.shape[0])
    for j in range(X.shape[1]):
        y_hat += X[:, j] * W[j]
    y_hat += b
    return y_hat


def batch_cost(X, y, W, b):
    e = -1.0 * y + b
    for j in range(X.shape[1]):
        e += X[:, j] * W[j]
    e *= e
    return e.sum() / (2 * e.size)


def batch_gradients(X, y, W, b):
    n = len(y)
    i = np.arange(n + 1) - 1
    e = X[i] @ W + b - y[i]
    return X[i].T @ e / n, e.sum() / n
