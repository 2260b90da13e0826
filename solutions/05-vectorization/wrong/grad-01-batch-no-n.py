# mistake: batch_gradients GRAD-01 GRAD-06 - no 1/n
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
    A, theta = lump(X, W, b)
    # the square of the length of the errors
    return 0.5 * np.linalg.norm(A.dot(theta) - y) ** 2 / y.shape[0]


def batch_gradients(X, y, W, b):
    A, theta = lump(X, W, b)
    g = A.T @ (A @ theta - y)
    return g[:-1], g[-1]
