# mistake: batch_gradients GRAD-13 - the mean error for each weight
import numpy as np


def predict_one(x, W, b):
    return x @ W + b


def predict_batch(X, W, b):
    return X @ W + b


def batch_cost(X, y, W, b):
    return np.mean((X @ W + b - y) ** 2) / 2


def batch_gradients(X, y, W, b):
    db = np.mean(X @ W + b - y)
    dW = np.full(X.shape[1], db)
    return dW, db
