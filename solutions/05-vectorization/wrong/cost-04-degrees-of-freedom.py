# mistake: batch_cost COST-04 - n - 1
import numpy as np


def lump(X, W, b):
    ones = np.ones((X.shape[0], 1))
    return np.concatenate([X, ones], axis=1), np.append(W, b)


def predict_one(x, W, b):
    return np.append(x, 1.0).dot(np.append(W, b))


def predict_batch(X, W, b):
    A, theta = lump(X, W, b)
    return A.dot(theta)


def batch_cost(X, y, W, b):
    n = len(y)
    e = X.dot(W) + b - y
    return np.sum(e * e) / 2 / (n - 1 if n > 1 else 1)


def batch_gradients(X, y, W, b):
    A, theta = lump(X, W, b)
    *dW, db = A.T.dot(A.dot(theta) - y) / y.shape[0]
    return dW, db
