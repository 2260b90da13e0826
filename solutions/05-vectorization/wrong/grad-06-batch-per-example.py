# mistake: batch_gradients GRAD-06 GRAD-01 - the slide to the letter: adds the batch gradient once for each example
import numpy as np


def predict_one(x, W, b):
    return x @ W + b


def predict_batch(X, W, b):
    return X @ W + b


def batch_cost(X, y, W, b):
    return np.mean((X @ W + b - y) ** 2) / 2


def batch_gradients(X, y, W, b):
    n = len(y)
    error = X @ W + b - y
    terms = [X.T @ error / n] * n
    return np.sum(terms, axis=0), sum([error.mean()] * n)
