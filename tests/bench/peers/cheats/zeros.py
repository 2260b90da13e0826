"""Work that deserves little: zeros of the right shapes."""

import numpy as np


def predict(X, W, b):
    return np.zeros(len(X))


def cost(X, y, W, b):
    return 0.0


def gradients(X, y, W, b):
    return np.zeros(X.shape[1]), 0.0


def step(X, y, W, b, rate):
    return np.zeros(X.shape[1]), 0.0


def fit(X, y, rate, steps):
    return np.zeros(X.shape[1]), 0.0, np.zeros(steps + 1)
