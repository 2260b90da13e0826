# mistake: predict_batch SHAP-01 - the column is not flattened
import numpy as np


def as_column(v):
    return np.asarray(v, dtype=float).reshape(-1, 1)


def predict_one(x, W, b):
    return (as_column(x).T @ as_column(W) + b).item()


def predict_batch(X, W, b):
    return X.dot(as_column(W)) + b


def batch_cost(X, y, W, b):
    e = X @ as_column(W) + b - as_column(y)
    return (e.T @ e)[0, 0] / (2 * X.shape[0])


def batch_gradients(X, y, W, b):
    n = X.shape[0]
    e = X @ as_column(W) + b - as_column(y)
    dW = (1 / n) * (X.T @ e)
    db = (1 / n) * np.sum(e)
    return dW.flatten(), db
