# mistake: predict_batch none - prints the predictions, returns nothing
import numpy as np


def predict_one(x, W, b):
    return x @ W + b


def predict_batch(X, W, b):
    y_hat = np.dot(X, W) + b
    print(y_hat)


def batch_cost(X, y, W, b):
    return np.mean((X @ W + b - y) ** 2) / 2


def batch_gradients(X, y, W, b):
    error = X @ W + b - y
    return X.T @ error / len(y), np.mean(error)
