# mistake: batch_gradients GRAD-19 - squared errors times X
import numpy as np


def predict_one(x, W, b):
    return x @ W + b


def predict_batch(X, W, b):
    return X @ W + b


def batch_cost(X, y, W, b):
    return np.mean((X @ W + b - y) ** 2) / 2


def batch_gradients(X, y, W, b):
    loss = np.square(X @ W + b - y)
    return loss @ X / len(y), loss.mean()
