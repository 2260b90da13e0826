# mistake: predict_one SHAP-42 - adds b once for each feature
import numpy as np


def predict_one(x, W, b):
    total = 0
    for j in range(len(x)):
        total += x[j] * W[j] + b
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
    e = -1.0 * y + b
    for j in range(X.shape[1]):
        e += X[:, j] * W[j]
    dW = []
    for j in range(X.shape[1]):
        dW.append(np.dot(X[:, j], e) / e.size)
    return dW, e.sum() / e.size
