# mistake: batch_gradients GRAD-26 - the bias slope at already moved weights
import numpy as np


def predict_one(x, W, b):
    return x @ W + b


def predict_batch(X, W, b):
    return X @ W + b


def batch_cost(X, y, W, b):
    return np.mean((X @ W + b - y) ** 2) / 2


def batch_gradients(X, y, W, b):
    n = len(y)
    dW = X.T @ (X @ W + b - y) / n
    W = W - 0.05 * dW
    db = np.sum(X @ W + b - y) / n
    return dW, db
