# mistake: predict_batch SHAP-02 - as for one example: transposed X
import numpy as np


def predict_one(x, W, b):
    return x @ W + b


def predict_batch(X, W, b):
    return np.dot(X.T, W) + b


def batch_cost(X, y, W, b):
    return np.mean((X @ W + b - y) ** 2) / 2


def batch_gradients(X, y, W, b):
    error = X @ W + b - y
    return X.T @ error / len(y), np.mean(error)
