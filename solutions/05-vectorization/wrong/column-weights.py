# mistake: batch_gradients SHAP-45 - dW stays a column (m, 1)
import numpy as np


def as_column(v):
    return np.asarray(v, dtype=float).reshape(-1, 1)


def predict_one(x, W, b):
    return (as_column(x).T @ as_column(W) + b).item()


def predict_batch(X, W, b):
    return (X @ as_column(W) + b).ravel()


def batch_cost(X, y, W, b):
    e = X @ as_column(W) + b - as_column(y)
    return (e.T @ e)[0, 0] / (2 * X.shape[0])


def batch_gradients(X, y, W, b):
    e = X @ as_column(W) + b - as_column(y)
    return X.T @ e / len(e), e.mean()
