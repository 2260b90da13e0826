# mistake: predict_batch SHAP-42 - b inside the sum over the features
import numpy as np


def predict_one(x, W, b):
    total = b
    for j in range(len(x)):
        total = total + x[j] * W[j]
    return total


def predict_batch(X, W, b):
    return np.sum(X * W + b, axis=1)


def batch_cost(X, y, W, b):
    e = -1.0 * y + b
    for j in range(X.shape[1]):
        e += X[:, j] * W[j]
    e *= e
    return e.sum() / (2 * e.size)


def batch_gradients(X, y, W, b):
    e = -1.0 * y + b
    for j in range(X.shape[1]):
        e += X[:, j] * W[j]
    dW = []
    for j in range(X.shape[1]):
        dW.append(np.dot(X[:, j], e) / e.size)
    return dW, e.sum() / e.size
