# mistake: predict_one SHAP-17 - float32
import numpy as np


def predict_one(x, W, b):
    return np.dot(np.float32(x), np.float32(W)) + np.float32(b)


def predict_batch(X, W, b):
    return X @ W + b


def batch_cost(X, y, W, b):
    return np.mean((X @ W + b - y) ** 2) / 2


def batch_gradients(X, y, W, b):
    error = X @ W + b - y
    return X.T @ error / len(y), np.mean(error)
